//! Looks in a report for what a publication says.

use hotline_report::report::{Figure, Period, Report, Row, Table, Value};

use crate::publication::{Publication, PublishedRow, PublishedTable};
use crate::words::ordinal;

/// Everything the publication says that is not in the report at its place. Empty if nothing was lost.
pub(crate) fn losses(publication: &Publication, report: &Report) -> Vec<String> {
    let mut losses = Losses { report, lost: Vec::new() };
    losses.frame(publication);
    for (table, section) in publication.tables.iter().zip(&report.sections) {
        if let Some(found) = section.tables.first() {
            losses.table(table, found);
        } else {
            losses.same("name", &table.name, section.heading.as_deref());
            losses.text(table.note.as_deref());
            losses.rows(table, &section.figures);
        }
    }
    losses.lost
}

struct Losses<'r> {
    report: &'r Report,
    lost: Vec<String>,
}

/// What rows and figures have in common.
trait Line {
    fn label(&self) -> &str;
    fn value(&self) -> Option<&Value>;
    fn notes(&self) -> &[String];
    fn rank(&self) -> Option<String>;
}

impl Line for Row {
    fn label(&self) -> &str {
        &self.label
    }
    fn value(&self) -> Option<&Value> {
        self.value.as_ref()
    }
    fn notes(&self) -> &[String] {
        &self.notes
    }
    fn rank(&self) -> Option<String> {
        self.rank.as_ref().map(rank_words)
    }
}

impl Line for Figure {
    fn label(&self) -> &str {
        &self.label
    }
    fn value(&self) -> Option<&Value> {
        Some(&self.value)
    }
    fn notes(&self) -> &[String] {
        &self.notes
    }
    fn rank(&self) -> Option<String> {
        self.rank.as_ref().map(rank_words)
    }
}

impl Losses<'_> {
    fn frame(&mut self, publication: &Publication) {
        self.same("title", &publication.title, Some(&self.report.title));
        self.same("jurisdiction", &publication.jurisdiction, Some(&self.report.jurisdiction.name));
        self.same("source", &publication.source, self.report.source.as_deref());
        self.same("period", &publication.period, Some(&period_words(&self.report.period)));
        let as_of = self.report.accurate_as_of.map(|date| date.to_string());
        self.same("as_of", publication.as_of.as_deref().unwrap_or_default(), Some(&as_of.unwrap_or_default()));
        for text in [&publication.family, &publication.reliability, &publication.access] {
            self.text(Some(text));
        }
        for text in publication.footnotes.iter().chain(&publication.anomalies) {
            self.text(Some(text));
        }
    }

    fn table(&mut self, table: &PublishedTable, found: &Table) {
        self.same("name", &table.name, Some(&found.title));
        self.same("unit", table.unit.as_deref().unwrap_or_default(), Some(found.unit.as_deref().unwrap_or_default()));
        if let Some(note) = &table.note {
            self.note(note, &found.notes);
        }
        if let Some(total) = table.total {
            let printed = found.total.as_ref().and_then(|row| row.value.as_ref()?.published_count());
            let printed = printed.or_else(|| self.report.base_count(found, 0));
            self.same("total", &total.to_string(), printed.map(|count| count.to_string()).as_deref());
        }
        self.same("complete", &table.complete.to_string(), Some(&(!found.partial).to_string()));
        self.rows(table, &found.rows);
    }

    fn rows<L: Line>(&mut self, table: &PublishedTable, found: &[L]) {
        self.same("rows", &table.rows.len().to_string(), Some(&found.len().to_string()));
        for (row, found) in table.rows.iter().zip(found) {
            self.row(row, found);
        }
    }

    fn row<L: Line>(&mut self, row: &PublishedRow, found: &L) {
        self.same("label", &row.label, Some(found.label()));
        let value = found.value();
        if let Some(count) = row.count {
            let printed = value.and_then(Value::published_count).map(|count| count.to_string());
            self.same(&row.label, &count.to_string(), printed.as_deref());
        }
        if let Some(percent) = &row.percent {
            self.same(&row.label, percent, value.and_then(percent_words).as_deref());
        }
        if let Some(words) = &row.value_printed {
            self.same(&row.label, words, value.and_then(value_words).as_deref());
        }
        match &row.note {
            None => {}
            Some(note) if found.rank().as_ref() == Some(note) => {}
            Some(note) if note.starts_with('\'') => {
                self.same(&row.label, note.trim_matches('\''), value.and_then(Value::qualifier));
            }
            Some(note) => self.note(note, found.notes()),
        }
    }

    fn note(&mut self, text: &str, ids: &[String]) {
        let said = ids.iter().any(|id| self.report.note(id).is_some_and(|note| note.text.plain() == text));
        if !said {
            self.lost.push(format!("the note “{text}”"));
        }
    }

    /// A text that may stand in any paragraph or note.
    fn text(&mut self, text: Option<&str>) {
        let Report { introduction, caveat, sections, notes, .. } = self.report;
        let paragraphs = introduction.iter().chain(caveat).chain(sections.iter().flat_map(|section| &section.text));
        let mut all = paragraphs.chain(notes.iter().map(|note| &note.text));
        if let Some(text) = text.filter(|text| !all.any(|paragraph| paragraph.plain().contains(text))) {
            self.lost.push(format!("the text “{text}”"));
        }
    }

    fn same(&mut self, what: &str, published: &str, found: Option<&str>) {
        if found != Some(published) {
            self.lost.push(format!("{what}: “{published}”, not {found:?}"));
        }
    }
}

fn period_words(period: &Period) -> String {
    let Period { start, end, label } = period;
    let dates = || Some(format!("{}/{}", start.as_ref()?, end.as_ref()?));
    label.clone().or_else(dates).unwrap_or_default()
}

fn percent_words(value: &Value) -> Option<String> {
    let percent = if let Value::Change { change, .. } = value { change.percent } else { value.printed_percent() };
    percent.map(|percent| format!("{percent}%"))
}

fn value_words(value: &Value) -> Option<String> {
    match value {
        Value::Masked { masked: words, .. } | Value::NotCollected { not_collected: words, .. } => Some(words.clone()),
        Value::Rank { rank, .. } => Some(rank_words(rank)),
        _ => None,
    }
}

fn rank_words(rank: &hotline_report::report::Rank) -> String {
    let tied: Vec<_> = rank.tied_with.iter().map(|other| format!(", tied with {other}")).collect();
    ordinal(rank.place) + &tied.concat()
}
