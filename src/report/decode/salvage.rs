//! The checks that can still be made when the shape of a document is broken somewhere.

use super::{Decode, decode};
use crate::report::document::{Figure, Note, Report};
use crate::report::findings::Findings;
use crate::report::node::Node;
use crate::report::problem::Problem;
use crate::report::table::Table;

/// Checks every figure and every table that is sound by itself, so that whoever mends the document sees at once
/// what else is wrong with it.
pub(super) fn check_sound_parts(document: &Node) -> Vec<Problem> {
    let parts = Parts::of(document);
    let mut found = Findings::default();
    parts.figures("headline", document, &mut found);
    each(document, "sections", &mut found, |section, found| {
        parts.figures("figures", section, found);
        each(section, "tables", found, |table, found| {
            if let Some(table) = alone::<Table>(table) {
                found.in_table(&table.title, |found| parts.report.check_by_itself(&table, found));
            }
        });
    });
    let mut problems = found.into_problems();
    problems.retain(|problem| !parts.may_be_broken(problem));
    problems
}

/// Targets that tables and figures refer to: a report of nothing but the sound figures and notes.
struct Parts {
    report: Report,
    all_figures: bool,
    all_notes: bool,
}

impl Parts {
    fn of(document: &Node) -> Self {
        let sections = document.list("sections").iter();
        let figures = document.list("headline").iter().chain(sections.flat_map(|section| section.list("figures")));
        let figures: Vec<Option<Figure>> = figures.map(alone).collect();
        let notes: Vec<Option<Note>> = document.list("notes").iter().map(alone).collect();
        let (all_figures, all_notes) = (figures.iter().all(Option::is_some), notes.iter().all(Option::is_some));
        let mut report = Report::blank();
        report.headline = figures.into_iter().flatten().collect();
        report.notes = notes.into_iter().flatten().collect();
        Self { report, all_figures, all_notes }
    }

    fn figures(&self, name: &'static str, parent: &Node, found: &mut Findings) {
        each(parent, name, found, |node, found| {
            if let Some(figure) = alone(node) {
                self.report.check_figure(&figure, found);
            }
        });
    }

    /// Returns whether what a problem misses may be there, only broken.
    fn may_be_broken(&self, problem: &Problem) -> bool {
        match problem.code {
            "unknown-figure" => !self.all_figures,
            "unknown-note" => !self.all_notes,
            _ => false,
        }
    }
}

/// Decodes a part by itself; what is wrong with it has been reported before.
fn alone<T: Decode>(node: &Node) -> Option<T> {
    decode(node, &mut Findings::default())
}

fn each(parent: &Node, name: &'static str, found: &mut Findings, mut f: impl FnMut(&Node, &mut Findings)) {
    found.each(name, parent.list(name), |found, node| f(node, found));
}
