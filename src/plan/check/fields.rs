use std::collections::{BTreeMap, BTreeSet};

use super::Check;
use crate::plan::field::{Band, Field, FieldType, Otherwise};
use crate::plan::{Options, fold};
use crate::records::TimeZone;
use crate::report::nearest;

impl Check<'_> {
    /// Checks the fields.
    pub(super) fn fields(&mut self) {
        let plan = self.plan;
        self.at("fields", |check| {
            let mut seen = BTreeSet::new();
            for (id, field) in &plan.fields {
                check.at(format!("“{id}”"), |check| {
                    check.id(id, &mut seen);
                    check.filled("label", &field.label);
                    check.attributes(field);
                    check.spellings(field);
                    for other in &field.determines {
                        check.at("determines", |check| {
                            check.field(other);
                        });
                    }
                    check.at("bands", |check| check.bands(&field.bands));
                });
            }
        });
    }

    /// Checks whether a field has what its type needs, and nothing that only other types have.
    fn attributes(&mut self, field: &Field) {
        use FieldType::{Category, Date, Flags, List, Number, YesNo};
        let attributes: [(&str, bool, &[FieldType]); 11] = [
            ("values", !field.values.is_empty(), &[Category, List]),
            ("otherwise", field.otherwise != Otherwise::Keep, &[Category, List]),
            ("separator", field.separator.is_some(), &[List]),
            ("yes", !field.yes.is_empty(), &[YesNo, Flags]),
            ("no", !field.no.is_empty(), &[YesNo, Flags]),
            ("columns", !field.columns.is_empty(), &[Flags]),
            ("bands", !field.bands.is_empty(), &[Number]),
            ("decimal", field.decimal.is_some(), &[Number]),
            ("dateOrder", field.date_order.is_some(), &[Date]),
            ("century", field.century.is_some(), &[Date]),
            ("zone", field.zone.is_some(), &[Date]),
        ];
        for (name, present, types) in attributes {
            if present && !types.contains(&field.kind) {
                let fit: Vec<&str> = types.iter().map(|kind| kind.words()).collect();
                let message = format!("Only a field that is {} has `{name}`.", fit.join(" or "));
                self.at(name, |check| check.say("misplaced", message, "Change the field's `type`, or leave this out."));
            }
        }
        if field.kind == Flags && field.columns.is_empty() {
            self.say("no-columns", "It has no columns.", "List its yes/no columns as `columns`.");
        }
        if field.otherwise != Otherwise::Keep && field.values.is_empty() {
            let message = "Without `values`, no value is listed, and all would be treated so.";
            self.at("otherwise", |check| check.say("no-values", message, "List the field's `values`."));
        }
        if field.separator.as_deref() == Some("") {
            self.at("separator", |check| check.say("blank", "It is empty.", "Write the sign between two values."));
        }
        for column in &field.columns {
            self.filled("columns", &column.label);
        }
        if field.century.is_some_and(|century| ![1800, 1900, 2000].contains(&century)) {
            self.at("century", |check| {
                check.say("out-of-range", "No century of records begins so.", "Write 1900 or 2000.");
            });
        }
        if let Some(zone) = field.zone.as_deref().filter(|zone| TimeZone::parse(zone).is_none()) {
            let message = format!("The time zone “{zone}” is not known.");
            let remedy = match nearest(zone, TimeZone::names()) {
                Some(name) => format!("Did you mean “{name}”?"),
                None => "Write how far it lies from universal time, as -06:00.".to_owned(),
            };
            self.at("zone", |check| check.say("unknown-zone", message, remedy));
        }
        if field.kind == List {
            self.options(field);
        }
    }

    /// Checks whether every listed option can be told from several others.
    fn options(&mut self, field: &Field) {
        for (option, parts) in Options::of(field).ambiguous(field) {
            let parts: Vec<String> = parts.iter().map(|part| format!("“{}”", part.trim())).collect();
            let message =
                format!("“{option}” cannot be told from {}, between which the same sign stands.", parts.join(" and "));
            let remedy = "Leave it out, or use another `separator` in the records.";
            self.at("values", |check| check.say("ambiguous-option", message, remedy));
        }
    }

    /// Checks whether every spelling belongs to one category only.
    fn spellings(&mut self, field: &Field) {
        let mut claims = Claims::default();
        self.at("values", |check| {
            for value in &field.values {
                check.filled("label", &value.label);
                for spelling in std::iter::once(&value.label).chain(&value.also) {
                    claims.claim(check, spelling, &value.label);
                }
            }
        });
        self.at("missing", |check| field.missing.iter().for_each(|word| claims.claim(check, word, "missing")));
        let mut answers = Claims::default();
        self.at("yes", |check| field.yes.iter().for_each(|word| answers.claim(check, word, "yes")));
        self.at("no", |check| field.no.iter().for_each(|word| answers.claim(check, word, "no")));
        let mut columns = Claims::default();
        self.at("columns", |check| {
            for column in &field.columns {
                column.names.iter().for_each(|name| columns.claim(check, name, &column.label));
            }
        });
    }

    fn bands(&mut self, bands: &[Band]) {
        let ends = |band: &Band| (band.from.unwrap_or(i64::MIN), band.to.unwrap_or(i64::MAX));
        for (index, band) in bands.iter().enumerate() {
            self.filled("label", &band.label);
            let (from, to) = ends(band);
            if from > to {
                let message = format!("No number falls into “{}”: it begins at {from} and ends at {to}.", band.label);
                self.say("empty-band", message, "Write the smaller number as `from`.");
            }
            for other in &bands[..index] {
                let (first, last) = ends(other);
                if from.max(first) <= to.min(last) {
                    let message = format!("“{}” and “{}” share numbers.", other.label, band.label);
                    self.say("overlapping-bands", message, "Let each begin after the end of the one before.");
                }
            }
        }
    }
}

/// Category that each spelling stands for.
#[derive(Default)]
struct Claims<'f>(BTreeMap<String, &'f str>);

impl<'f> Claims<'f> {
    fn claim(&mut self, check: &mut Check, spelling: &str, label: &'f str) {
        if let Some(first) = self.0.insert(fold(spelling), label)
            && first != label
        {
            let message = format!("“{spelling}” stands for “{first}” and for “{label}”.");
            check.say("same-spelling", message, "Leave it with one of them.");
        }
    }
}
