//! Where the reader of a document stands, and the problems it has met.

use std::fmt::Display;

use super::problem::{Problem, Severity};

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

    pub(super) fn error(&mut self, code: &'static str, message: impl Display, remedy: impl Display) {
        self.add(Severity::Error, code, &message, &remedy);
    }

    pub(super) fn contradiction(&mut self, code: &'static str, message: impl Display, remedy: impl Display) {
        self.add(Severity::Contradiction, code, &message, &remedy);
    }

    pub(super) fn advice(&mut self, code: &'static str, message: impl Display, remedy: impl Display) {
        self.add(Severity::Advice, code, &message, &remedy);
    }

    #[inline(never)]
    fn add(&mut self, severity: Severity, code: &'static str, message: &dyn Display, remedy: &dyn Display) {
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
            message: message.to_string(),
            remedy: remedy.to_string(),
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
