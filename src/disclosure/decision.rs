use std::collections::{BTreeMap, BTreeSet};

use super::cells::registry::{CellId, CellRegistry};
use super::exact::Exact;
use crate::plan::Policy;
use crate::report::Value;

/// Decision which counts are hidden. Where a table merges small rows, all its hidden rows are merged; elsewhere each is
/// masked.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Decision {
    pub(super) hidden: BTreeSet<CellId>,
    /// Levels of tables whose merged row must not say how many it is.
    pub(super) silent: BTreeSet<Level>,
    /// Levels of tables that must not say of counts that they are small.
    pub(super) wordless: BTreeSet<Level>,
    /// Counts that are not printed as they are, but rounded or with noise.
    pub(super) altered: BTreeMap<CellId, Alteration>,
    /// Counts of figures whose places are printed, among those of which a place tells something.
    pub(super) ranked: BTreeSet<CellId>,
}

/// Value printed in place of a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Alteration {
    pub(super) printed: u64,
    /// Maximum difference of the count from it, as readers know.
    pub(super) slack: u64,
    /// `true` if chance has a part in it, so that sums need not hold.
    pub(super) is_noise: bool,
}

/// The rows of a table, or the parts of one of its rows, by their places in the plan and the tabulation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Level {
    pub(super) section: usize,
    pub(super) table: usize,
    pub(super) row: Option<usize>,
}

impl Decision {
    pub(super) fn hides(&self, cell: CellId) -> bool {
        self.hidden.contains(&cell)
    }

    /// Returns the printed value of a count that is not hidden.
    pub(super) fn printed(&self, cell: CellId, exact: Exact) -> u64 {
        self.altered.get(&cell).map_or_else(|| exact.reveal(), |altered| altered.printed)
    }

    /// The value that is printed of counts that are merged.
    pub(super) fn pooled(exact: Exact) -> Value {
        Value::Pooled { pooled: exact.reveal(), percent: None, percent_qualifier: None, notes: Vec::new() }
    }

    /// The value that is printed of a count that is not hidden; `all` if all counts beside it are rounded, so that sums hold.
    pub(super) fn value(&self, cell: CellId, exact: Exact, all: bool) -> Value {
        let is_about = self.altered.get(&cell).is_some_and(|altered| altered.is_noise || !all);
        let qualifier = is_about.then(|| "≈".to_owned());
        Value::Count {
            count: self.printed(cell, exact),
            percent: None,
            percent_qualifier: None,
            interval: None,
            qualifier,
            notes: Vec::new(),
        }
    }

    /// Returns the meaning of the printed value of a count.
    pub(super) fn represents(&self, cell: CellId) -> Represents {
        let altered = self.altered.get(&cell).filter(|_| !self.hides(cell));
        altered.map_or(Represents::Cell(cell), |altered| Represents::About { cell, slack: altered.slack })
    }
}

/// Context of the decision about printed counts.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) registry: &'a CellRegistry,
    pub(super) policy: &'a Policy,
    pub(super) decision: &'a Decision,
}

impl Context<'_> {
    /// Returns whether a hidden count is one that the threshold hides, and not only one that would tell of another.
    pub(super) fn is_small(&self, cell: CellId) -> bool {
        self.registry.cells[cell].truth.is_some_and(|truth| self.policy.is_sensitive(truth))
    }
}

/// Meaning of a printed value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Represents {
    /// One count.
    Cell(CellId),
    /// One count, which is at most so far from what is printed.
    About { cell: CellId, slack: u64 },
    /// Several counts together; whether all of them are small.
    Pool { members: Vec<CellId>, small: bool },
    /// Nothing that anybody could learn from: what follows from other printed values.
    Nothing,
}

impl Represents {
    pub(super) fn into_cells(self) -> Vec<CellId> {
        match self {
            Self::Cell(cell) | Self::About { cell, .. } => vec![cell],
            Self::Pool { members, .. } => members,
            Self::Nothing => Vec::new(),
        }
    }
}

/// A printed value of a report: where it is, and what it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PrintedValue {
    pub(super) position: Position,
    pub(super) represents: Represents,
}

/// Position of a printed value in a report, by places in the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Position {
    /// Of all figures, headline first.
    Figure(usize),
    /// Reference of a figure's change.
    Before(usize),
    Location {
        section: usize,
        place: usize,
    },
    /// The path of a row through the rows and their children.
    Row {
        section: usize,
        table: usize,
        path: Vec<usize>,
        column: usize,
    },
    Total {
        section: usize,
        table: usize,
        column: usize,
    },
    Base {
        section: usize,
        table: usize,
    },
    /// Below the last row of a list of which only the beginning is printed.
    Beyond {
        section: usize,
        table: usize,
    },
}
