use std::collections::BTreeSet;

use crate::report::date::Period;
use crate::report::document::{Report, VERSION};
use crate::report::findings::{Findings, Step};
use crate::report::imprint::{Fault, Imprint};
use crate::report::languages::{known_language, tags};
use crate::report::nearest::nearest;
use crate::report::table::{Row, Table};
use crate::report::text::{Paragraph, Run};
use crate::report::value::Value;

/// Returns whether a text looks like `US`, or `US-MO`. A state alone, as `MO`, is a country's code, so few are told
/// apart.
fn is_place_code(code: &str) -> bool {
    const COUNTRIES: &str = "US CA MX GB IE AU NZ ES FR DE IN ZA BR AR CO PE CL EU";
    let (country, place) = code.split_once('-').unwrap_or((code, "A"));
    let fits = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
    };
    let is_country = country.len() == 2 && fits(country, 2);
    is_country && fits(place, 3) && (code.contains('-') || COUNTRIES.split(' ').any(|known| known == country))
}

impl Report {
    /// The version, language and dates of the document.
    pub(super) fn check_frame(&self, found: &mut Findings) {
        if self.version != VERSION {
            let message = format!("This document has version {}.", self.version);
            found.at(Step::Field("version"), |found| found.error("version", message, "This program reads version 1."));
        }
        if !tags().contains(&self.language.as_str()) {
            let message = format!("There are no number and date formats for “{}”.", self.language);
            let used = known_language(&self.language);
            let remedy = format!("Those of “{used}” are used; known are {}.", tags().join(", "));
            found.at(Step::Field("language"), |found| found.advice("language", message, remedy));
        }
        if let Some(code) = self.jurisdiction.code.as_deref().filter(|code| !is_place_code(code)) {
            let remedy = "Write the country and the place, as in “US-MO”, or the country alone, as in “MX”.";
            let message = format!("“{code}” is not an ISO 3166 code.");
            found.at(Step::Field("jurisdiction"), |found| {
                found.at(Step::Field("code"), |found| found.advice("bad-code", message, remedy));
            });
        }
        found.at(Step::Field("imprint"), |found| {
            for Fault { field, code, message, remedy } in self.imprint.iter().flat_map(Imprint::faults) {
                found.at(Step::Field(field), |found| found.error(code, message, remedy));
            }
        });
        found.at(Step::Field("period"), |found| check_period(&self.period, found));
        if let Some((as_of, end)) = self.accurate_as_of.zip(self.period.end).filter(|(as_of, end)| end.is_after(*as_of))
        {
            let message = format!("The figures are accurate as of {as_of}, before the period ends on {end}.");
            found.at(Step::Field("accurateAsOf"), |found| {
                found.advice("early-date", message, "This is right only for figures of a period that was still open.");
            });
        }
    }

    /// Ids and the references to them.
    pub(super) fn check_references(&self, found: &mut Findings) {
        self.check_ids(found);
        let mut notes = NoteUse::of(self);
        found.each("introduction", &self.introduction, |found, text| notes.in_text(text, found));
        found.each("headline", &self.headline, |found, figure| notes.in_figure(figure, found));
        found.each("sections", &self.sections, |found, section| {
            found.each("text", &section.text, |found, text| notes.in_text(text, found));
            found.each("figures", &section.figures, |found, figure| notes.in_figure(figure, found));
            if let Some(map) = &section.map {
                found.at(Step::Field("map"), |found| {
                    notes.list(&map.notes, found);
                    found.each("locations", &map.locations, |found, place| {
                        found.at(Step::Field("value"), |found| notes.list(place.value.notes(), found));
                        found.at(Step::Field("rate"), |found| {
                            notes.list(place.rate.as_ref().map_or(&[], Value::notes), found);
                        });
                    });
                });
            }
            found.each("tables", &section.tables, |found, table| {
                found.in_table(&table.title, |found| notes.in_table(table, found));
            });
        });
        found.each("caveat", &self.caveat, |found, text| notes.in_text(text, found));
        found.each("notes", &self.notes, |found, note| {
            for run in &note.text.0 {
                if let Run::Note { note: other } = run {
                    let message = format!("The note “{}” refers to the note “{other}”.", note.id);
                    found.error("note-in-note", message, "Say it in one note, or refer to both from the text.");
                }
            }
            if !notes.used.contains(note.id.as_str()) {
                let message = format!("Nothing refers to the note “{}”.", note.id);
                found.advice(
                    "unused-note",
                    message,
                    "Add its id to the `notes` of what it explains; it is printed last.",
                );
            }
        });
    }

    /// The notes that one table refers to.
    pub(super) fn check_notes_of(&self, table: &Table, found: &mut Findings) {
        NoteUse::of(self).in_table(table, found);
    }

    fn check_ids(&self, found: &mut Findings) {
        let mut seen = BTreeSet::new();
        found.each("headline", &self.headline, |found, figure| unique("id", &figure.id, &mut seen, found));
        found.each("sections", &self.sections, |found, section| {
            found.each("figures", &section.figures, |found, figure| unique("id", &figure.id, &mut seen, found));
            if let Some(map) = &section.map {
                found.at(Step::Field("map"), |found| unique("id", &map.id, &mut seen, found));
            }
            found.each("tables", &section.tables, |found, table| {
                found.in_table(&table.title, |found| {
                    unique("id", &table.id, &mut seen, found);
                    let mut rows = BTreeSet::new();
                    found.each("rows", &table.rows, |found, row| unique_rows(row, &mut rows, found));
                });
            });
        });
        let mut notes = BTreeSet::new();
        found.each("notes", &self.notes, |found, note| unique("id", &note.id, &mut notes, found));
    }
}

fn unique<'r>(field: &'static str, id: &'r str, seen: &mut BTreeSet<&'r str>, found: &mut Findings) {
    found.at(Step::Field(field), |found| {
        let sound = id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        if !sound || id.len() > 100 {
            let remedy = "Use at most 100 letters a–z, digits, “-” and “_”.";
            found.error("bad-id", format!("“{id}” cannot be an id."), remedy);
        }
        if !seen.insert(id) {
            found.error("duplicate-id", format!("The id “{id}” is used twice."), "Give each its own.");
        }
    });
}

fn unique_rows<'r>(row: &'r Row, seen: &mut BTreeSet<&'r str>, found: &mut Findings) {
    found.in_row(&row.label, |found| {
        if let Some(id) = &row.id {
            unique("id", id, seen, found);
        }
        found.each("children", &row.children, |found, child| unique_rows(child, seen, found));
    });
}

/// A period whose end lies before its start, or that says nothing.
pub(super) fn check_period(period: &Period, found: &mut Findings) {
    match (period.start, period.end) {
        (Some(start), Some(end)) if start.is_after(end) => {
            let message = format!("The period ends on {end}, before it starts on {start}.");
            found.error("period-order", message, "Exchange `start` and `end`.");
        }
        (None, None) if period.label.is_none() => {
            found.error("empty-period", "This period says nothing.", "Give it `start` and `end`, or a `label`.");
        }
        _ => {}
    }
}

struct NoteUse<'r> {
    known: BTreeSet<&'r str>,
    used: BTreeSet<&'r str>,
}

impl<'r> NoteUse<'r> {
    fn of(report: &'r Report) -> Self {
        let mut known = BTreeSet::new();
        // Not collected: that would sort first, with 3 kB of code.
        for note in &report.notes {
            known.insert(note.id.as_str());
        }
        Self { known, used: BTreeSet::new() }
    }

    fn one(&mut self, id: &'r str, found: &mut Findings) {
        self.used.insert(id);
        if self.known.contains(id) {
            return;
        }
        let hint = nearest(id, self.known.iter().copied())
            .map_or_else(|| "Add it to the report's `notes`.".to_owned(), |near| format!("Did you mean “{near}”?"));
        found.error("unknown-note", format!("There is no note “{id}”."), hint);
    }

    fn list(&mut self, ids: &'r [String], found: &mut Findings) {
        found.each("notes", ids, |found, id| self.one(id, found));
    }

    fn in_text(&mut self, text: &'r Paragraph, found: &mut Findings) {
        for (index, run) in text.0.iter().enumerate() {
            if let Run::Note { note } = run {
                found.at(Step::Index(index), |found| self.one(note, found));
            }
        }
    }

    fn in_figure(&mut self, figure: &'r crate::report::Figure, found: &mut Findings) {
        self.list(&figure.notes, found);
        found.at(Step::Field("value"), |found| self.list(figure.value.notes(), found));
    }

    fn in_table(&mut self, table: &'r Table, found: &mut Findings) {
        self.list(&table.notes, found);
        found.each("columns", &table.columns, |found, column| self.list(&column.notes, found));
        found.each("rows", &table.rows, |found, row| self.in_row(row, found));
        if let Some(total) = &table.total {
            found.at(Step::Field("total"), |found| self.in_row(total, found));
        }
    }

    fn in_row(&mut self, row: &'r Row, found: &mut Findings) {
        found.in_row(&row.label, |found| {
            self.list(&row.notes, found);
            if let Some(value) = &row.value {
                found.at(Step::Field("value"), |found| self.list(Value::notes(value), found));
            }
            found.each("values", &row.values, |found, value| self.list(value.notes(), found));
            found.each("children", &row.children, |found, child| self.in_row(child, found));
        });
    }
}
