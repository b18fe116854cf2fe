use std::borrow::Cow;
use std::fmt;

use serde::Serialize;

/// How much a problem weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Severity {
    /// Worth knowing; the report is right as it stands.
    Advice,
    /// The publication contradicts itself. The report renders with the printed figures, marked.
    Contradiction,
    /// The document cannot be shown.
    Error,
}

/// One thing that is wrong with a document: where, what, and what would be right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Problem {
    /// How much it weighs.
    pub severity: Severity,
    /// A stable name for programs, such as `sum-mismatch`.
    pub code: &'static str,
    /// JSON Pointer (RFC 6901) to the place in the document.
    pub pointer: String,
    /// The table it stands in: its title, or its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<String>,
    /// The row it stands in, with the labels of its parents: `Sex › Pornography`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<String>,
    /// The field, as the document spells it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// What is wrong, in one sentence.
    pub message: String,
    /// What would be right, in one sentence.
    pub remedy: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let named = [("table", &self.table), ("row", &self.row), ("field", &self.field)];
        let mut first = true;
        for (what, name) in named {
            if let Some(name) = name {
                write!(out, "{}{what} “{name}”", if first { "" } else { ", " })?;
                first = false;
            }
        }
        if !first {
            out.write_str(": ")?;
        }
        write!(out, "{} {}", self.message, self.remedy)
    }
}

/// A step on the way from the root of a document to a place in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    Field(&'static str),
    /// A field that the model does not know, so its name is the document's.
    Unknown(String),
    Index(usize),
}

/// Where the reader stands, and the problems it has met so far.
///
/// Decoding and checking walk the document in the same way, so both keep their place here.
#[derive(Debug, Default)]
pub(super) struct Findings {
    steps: Vec<Step>,
    tables: Vec<String>,
    rows: Vec<String>,
    problems: Vec<Problem>,
}

impl Findings {
    /// Does something one step further down.
    pub(super) fn at<T>(&mut self, step: Step, f: impl FnOnce(&mut Self) -> T) -> T {
        self.enter(step);
        let result = f(self);
        self.leave();
        result
    }

    // Out of line: `at` stands in hundreds of places, and every reader downloads each copy.
    #[inline(never)]
    pub(super) fn enter(&mut self, step: Step) {
        self.steps.push(step);
    }

    #[inline(never)]
    pub(super) fn leave(&mut self) {
        self.steps.pop();
    }

    /// Does something for each item of a list in a field.
    pub(super) fn each<'t, T: 't>(
        &mut self,
        field: &'static str,
        items: impl IntoIterator<Item = &'t T>,
        mut f: impl FnMut(&mut Self, &'t T),
    ) {
        self.at(Step::Field(field), |found| {
            for (index, item) in items.into_iter().enumerate() {
                found.at(Step::Index(index), |found| f(found, item));
            }
        });
    }

    /// Does something inside a table of that name.
    pub(super) fn in_table<T>(&mut self, name: &str, f: impl FnOnce(&mut Self) -> T) -> T {
        push_name(&mut self.tables, name);
        let result = f(self);
        pop_name(&mut self.tables);
        result
    }

    /// Does something inside a row of that label.
    pub(super) fn in_row<T>(&mut self, label: &str, f: impl FnOnce(&mut Self) -> T) -> T {
        push_name(&mut self.rows, label);
        let result = f(self);
        pop_name(&mut self.rows);
        result
    }

    #[inline(never)]
    pub(super) fn error<'w>(
        &mut self,
        code: &'static str,
        message: impl Into<Cow<'w, str>>,
        remedy: impl Into<Cow<'w, str>>,
    ) {
        self.add(Severity::Error, code, message.into(), remedy.into());
    }

    #[inline(never)]
    pub(super) fn contradiction<'w>(
        &mut self,
        code: &'static str,
        message: impl Into<Cow<'w, str>>,
        remedy: impl Into<Cow<'w, str>>,
    ) {
        self.add(Severity::Contradiction, code, message.into(), remedy.into());
    }

    #[inline(never)]
    pub(super) fn advice<'w>(
        &mut self,
        code: &'static str,
        message: impl Into<Cow<'w, str>>,
        remedy: impl Into<Cow<'w, str>>,
    ) {
        self.add(Severity::Advice, code, message.into(), remedy.into());
    }

    #[inline(never)]
    fn add(&mut self, severity: Severity, code: &'static str, message: Cow<str>, remedy: Cow<str>) {
        let field = self.steps.iter().rev().find_map(|step| match step {
            Step::Field(name) => Some((*name).to_owned()),
            Step::Unknown(name) => Some(name.clone()),
            Step::Index(_) => None,
        });
        let row = (!self.rows.is_empty()).then(|| self.rows.join(" › "));
        self.problems.push(Problem {
            severity,
            code,
            pointer: self.pointer(),
            table: self.tables.last().cloned(),
            row,
            field,
            message: message.into_owned(),
            remedy: remedy.into_owned(),
        });
    }

    fn pointer(&self) -> String {
        let mut pointer = String::new();
        for step in &self.steps {
            pointer.push('/');
            match step {
                Step::Field(name) => pointer.push_str(name),
                Step::Unknown(name) => pointer.push_str(&name.replace('~', "~0").replace('/', "~1")),
                Step::Index(index) => pointer.push_str(&index.to_string()),
            }
        }
        pointer
    }

    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.problems
    }
}

#[inline(never)]
fn push_name(names: &mut Vec<String>, name: &str) {
    names.push(name.to_owned());
}

#[inline(never)]
fn pop_name(names: &mut Vec<String>) {
    names.pop();
}

/// The name among `known` that `given` most likely meant, as the end of a sentence.
pub(super) fn nearest<'k>(given: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    known
        .into_iter()
        .map(|name| (strsim::osa_distance(&given.to_ascii_lowercase(), &name.to_ascii_lowercase()), name))
        .filter(|(distance, name)| *distance <= 1 + name.len().min(given.len()) / 3)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}
