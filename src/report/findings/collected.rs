//! Position of the reader of a document, and the problems it has met.

use std::fmt::Display;

use crate::report::problem::{Problem, Severity};

/// A step on the way from the root of a document to a place in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    Field(&'static str),
    /// A field that the model does not know, so its name is the document's.
    Unknown(String),
    Index(usize),
}

/// Position of the reader, and the problems it has met so far.
///
/// Decoding and checking walk the document in the same way, so both keep their place here.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    steps: Vec<Step>,
    tables: Vec<String>,
    rows: Vec<String>,
    problems: Vec<Problem>,
    is_lenient: bool,
}

impl Findings {
    /// Those of a plan. What is blank or out of range is left to its own check, which knows where that is wrong.
    #[cfg(feature = "analyst")]
    pub(crate) fn of_plan() -> Self {
        Self { is_lenient: true, ..Self::default() }
    }

    /// Returns whether blank texts and numbers out of range are left to a later check.
    pub(crate) const fn is_lenient(&self) -> bool {
        self.is_lenient
    }

    /// Does something one step further down.
    pub(crate) fn at<T>(&mut self, step: Step, f: impl FnOnce(&mut Self) -> T) -> T {
        self.enter(step);
        let result = f(self);
        self.leave();
        result
    }

    // Out of line: `at` is in hundreds of places, and every reader downloads each copy.
    #[inline(never)]
    pub(crate) fn enter(&mut self, step: Step) {
        self.steps.push(step);
    }

    #[inline(never)]
    pub(crate) fn leave(&mut self) {
        self.steps.pop();
    }

    /// Does something for each item of a list in a field.
    pub(crate) fn each<'t, T: 't>(
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
    pub(crate) fn in_table<T>(&mut self, name: &str, f: impl FnOnce(&mut Self) -> T) -> T {
        push_name(&mut self.tables, name);
        let result = f(self);
        pop_name(&mut self.tables);
        result
    }

    /// Does something inside a row of that label.
    pub(crate) fn in_row<T>(&mut self, label: &str, f: impl FnOnce(&mut Self) -> T) -> T {
        push_name(&mut self.rows, label);
        let result = f(self);
        pop_name(&mut self.rows);
        result
    }

    pub(crate) fn error(&mut self, code: &'static str, message: impl Display, remedy: impl Display) {
        self.add(Severity::Error, code, &message, &remedy);
    }

    pub(crate) fn contradiction(&mut self, code: &'static str, message: impl Display, remedy: impl Display) {
        self.add(Severity::Contradiction, code, &message, &remedy);
    }

    pub(crate) fn advice(&mut self, code: &'static str, message: impl Display, remedy: impl Display) {
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

    pub(crate) fn into_problems(self) -> Vec<Problem> {
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
