//! In place of `collected` where nobody would read the findings: the viewer only needs to know whether a
//! document can be shown, and leaves it to the checker to say why not.

use std::fmt::Display;

/// A step on the way from the root of a document to a place in it.
#[expect(dead_code, reason = "nobody asks where")]
pub(crate) enum Step {
    Field(&'static str),
    Unknown(String),
    Index(usize),
}

/// Finds nothing worth telling.
#[derive(Debug, Default)]
pub(crate) struct Findings {}

impl Findings {
    #[expect(clippy::unused_self, reason = "the same shape as that of the findings that are told")]
    pub(crate) const fn is_lenient(&self) -> bool {
        false
    }

    pub(crate) fn at<T>(&mut self, _: Step, f: impl FnOnce(&mut Self) -> T) -> T {
        f(self)
    }

    pub(crate) fn in_table<T>(&mut self, _: &str, f: impl FnOnce(&mut Self) -> T) -> T {
        f(self)
    }

    pub(crate) fn in_row<T>(&mut self, _: &str, f: impl FnOnce(&mut Self) -> T) -> T {
        f(self)
    }

    #[expect(clippy::unused_self, reason = "the same shape as that of the findings that are told")]
    pub(crate) fn error(&mut self, _: &'static str, _: impl Display, _: impl Display) {}
}
