use super::machine::{Machine, Step};
use super::syntax::Syntax;
use super::text::excerpt;

/// Follows a record that is not kept: it is too long, or it never ends.
#[derive(Debug, Clone)]
pub(super) struct OverlongRecord {
    machine: Machine,
    /// The line that the record begins on.
    began: u64,
    /// The line that has been come to.
    line: u64,
    /// The line of the last quote that opened a field.
    opened: u64,
    /// Beginning of the record.
    beginning: Vec<u8>,
}

impl OverlongRecord {
    /// At the start of a record.
    pub(super) fn new(syntax: Syntax, line: u64) -> Self {
        Self { machine: Machine::new(syntax), began: line, line, opened: line, beginning: Vec::new() }
    }

    /// Goes on with the record; returns where it ends, if it does.
    pub(super) fn follow(&mut self, text: &[u8]) -> Option<usize> {
        if self.beginning.is_empty() {
            self.beginning = excerpt(text).to_vec();
        }
        for (at, byte) in text.iter().enumerate() {
            match self.machine.step(*byte) {
                Step::EndsRecord => return Some(at),
                Step::QuotedLine => self.line += 1,
                Step::Opens => self.opened = self.line,
                Step::Inside | Step::Stray | Step::EndsField => {}
            }
        }
        None
    }

    pub(super) const fn began(&self) -> u64 {
        self.began
    }

    pub(super) const fn line(&self) -> u64 {
        self.line
    }

    pub(super) const fn opened(&self) -> u64 {
        self.opened
    }

    pub(super) fn beginning(&self) -> &[u8] {
        &self.beginning
    }
}
