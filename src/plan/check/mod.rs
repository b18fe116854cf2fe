//! Everything that is wrong with the content of a plan, all at once.

mod charts;
mod fields;
mod frame;
mod places;
mod quartiles;
mod tables;
#[cfg(test)]
mod tests;
mod treatment;
mod words;

use std::collections::BTreeSet;

use super::document::Plan;
use super::error::PlanProblem;
use super::field::{Field, FieldType};
use crate::report::nearest;
pub(crate) use words::states_bound;

/// Returns the problems of a plan; empty, if it can be used.
pub(super) fn problems(plan: &Plan) -> Vec<PlanProblem> {
    let mut check = Check { plan, place: Vec::new(), problems: Vec::new() };
    check.frame();
    check.fields();
    check.measures();
    check.report();
    check.problems
}

/// A walk through a plan, with what it has found so far.
struct Check<'p> {
    plan: &'p Plan,
    place: Vec<String>,
    problems: Vec<PlanProblem>,
}

impl<'p> Check<'p> {
    /// Does something one step further down.
    fn at(&mut self, step: impl Into<String>, check: impl FnOnce(&mut Self)) {
        self.place.push(step.into());
        check(self);
        self.place.pop();
    }

    fn say(&mut self, code: &'static str, message: impl Into<String>, remedy: impl Into<String>) {
        let place = self.place.join(" › ");
        self.problems.push(PlanProblem { code, place, message: message.into(), remedy: remedy.into() });
    }

    /// Checks whether a name is one of those that there are; says so if it is not.
    fn known<'k>(&mut self, code: &'static str, what: &str, name: &str, known: impl IntoIterator<Item = &'k str>) {
        let known: Vec<&str> = known.into_iter().collect();
        if !known.contains(&name) {
            self.say(code, format!("There is no {what} “{name}”."), one_of(name, &known));
        }
    }

    /// The field of that name; says so if there is none.
    fn field(&mut self, id: &str) -> Option<&'p Field> {
        let fields = &self.plan.fields;
        self.known("unknown-field", "field", id, fields.keys().map(String::as_str));
        fields.get(id)
    }

    /// Reports a field of none of the types that make sense where it is.
    fn is_type(&mut self, id: &str, types: &[FieldType]) -> Option<&'p Field> {
        let field = self.field(id)?;
        if !types.contains(&field.kind) {
            let allowed: Vec<&str> = types.iter().map(|kind| kind.words()).collect();
            let message = format!("The field “{id}” is {}.", field.kind.words());
            self.say("wrong-type", message, format!("Name a field that is {} here.", allowed.join(" or ")));
        }
        Some(field)
    }

    fn measure(&mut self, id: &str) {
        let plan = self.plan;
        self.at("measure", |check| {
            check.known("unknown-measure", "measure", id, plan.measures.keys().map(String::as_str));
        });
    }

    fn filled(&mut self, name: &str, text: &str) {
        if text.trim().is_empty() {
            self.at(name, |check| check.say("blank", "There are no words.", "Write what it is called."));
        }
    }

    /// Checks whether a name is fit for links, and no other thing of its kind has it.
    fn id<'i>(&mut self, id: &'i str, seen: &mut BTreeSet<&'i str>) {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        if id.is_empty() || id.len() > 100 || !id.bytes().all(fits) {
            let remedy = "Use at most 100 letters a–z, digits, “-” and “_”.";
            self.say("bad-id", format!("“{id}” cannot be a name for programs."), remedy);
        }
        if !seen.insert(id) {
            self.say("duplicate-id", format!("“{id}” is used twice."), "Give each its own id.");
        }
    }

    fn at_least_one(&mut self, name: &str, number: u64) {
        if number == 0 {
            self.at(name, |check| check.say("out-of-range", "It is 0.", "Write 1 or more."));
        }
    }

    /// Says so if something needs the plan's date and there is none.
    fn needs_date(&mut self, what: &str) {
        if self.plan.date.is_none() {
            let remedy = "Name the field with the day as the plan's `date`.";
            self.say("no-date", format!("{what} needs a date, and the plan has none."), remedy);
        }
    }

    /// Says so if something needs the plan's jurisdiction and there is none.
    fn needs_jurisdiction(&mut self, what: &str) {
        if self.plan.jurisdiction.is_none() {
            let remedy = "Name the field with the state as the plan's `jurisdiction`.";
            self.say("no-jurisdiction", format!("{what} needs a jurisdiction, and the plan has none."), remedy);
        }
    }
}

/// The name that was most likely meant, or all that there are, as a sentence.
pub(super) fn one_of(name: &str, known: &[&str]) -> String {
    const MOST: usize = 8;
    if let Some(near) = nearest(name, known.iter().copied()) {
        return format!("Did you mean “{near}”?");
    }
    let listed: Vec<String> = known.iter().take(MOST).map(|name| format!("“{name}”")).collect();
    match known.len() {
        0 => "There are none: add it, or leave this out.".to_owned(),
        count if count > MOST => format!("There are {count}, among them {}.", listed.join(", ")),
        _ => format!("Choose among {}.", listed.join(", ")),
    }
}

impl FieldType {
    /// Returns the description of this type of field.
    const fn words(self) -> &'static str {
        match self {
            Self::Category => "a category",
            Self::List => "a list",
            Self::Flags => "a set of yes/no columns",
            Self::YesNo => "yes or no",
            Self::Number => "a number",
            Self::Date => "a date",
            Self::Id => "an id",
        }
    }

    /// Returns whether a record can have several of its values, so that rows overlap.
    const fn overlaps(self) -> bool {
        matches!(self, Self::List | Self::Flags)
    }
}

impl Field {
    /// The labels of its categories; `None` where records may bring any others.
    fn labels(&self) -> Option<Vec<&str>> {
        let labels: Vec<&str> = match self.kind {
            FieldType::Category | FieldType::List => {
                let other = match &self.otherwise {
                    super::field::Otherwise::Category(label) => Some(label.as_str()),
                    _ => None,
                };
                self.values.iter().map(|value| value.label.as_str()).chain(other).collect()
            }
            FieldType::Flags => self.columns.iter().map(|column| column.label.as_str()).collect(),
            FieldType::Number => self.bands.iter().map(|band| band.label.as_str()).collect(),
            FieldType::YesNo | FieldType::Date | FieldType::Id => Vec::new(),
        };
        (!labels.is_empty()).then_some(labels)
    }
}
