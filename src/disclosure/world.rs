use std::collections::{BTreeMap, BTreeSet};

use super::exact::Exact;
use super::key::{CountKey, Key};
use super::kinds::Kinds;
use super::population::Subset;
use crate::plan::fold;

/// A count, by its place in [`World::cells`].
pub(super) type CellId = usize;

/// All counts that a report is about, printed or not, and the sums that hold between them.
#[derive(Default)]
pub(super) struct World {
    pub(super) cells: Vec<Cell>,
    pub(super) relations: Vec<Relation>,
    pub(super) at_most: Vec<AtMost>,
    /// Counts that together are at least one, as a row is printed only then.
    pub(super) at_least_one: Vec<Vec<CellId>>,
    /// Pairs of counts of which the second is not zero if the first is not.
    pub(super) implied: Vec<(CellId, CellId)>,
    /// Counts by their place in the report.
    pub(super) addresses: BTreeMap<Address, CellId>,
    index: BTreeMap<CountKey, CellId>,
    known: BTreeSet<(CellId, Vec<CellId>)>,
    /// Counts of rows that do not overlap, one list for each column of a table or level of it.
    pub(super) series: Vec<Vec<CellId>>,
    /// Counts that are zero, as readers know who know the records.
    pub(super) absent: BTreeSet<CellId>,
    /// Kinds of values of fields.
    pub(super) kinds: Kinds,
    /// Counts with too many types of units to reckon with.
    pub(super) unresolved: Vec<String>,
}

/// A count.
#[derive(Default)]
pub(super) struct Cell {
    /// The true count; unknown of what somebody else published and hid.
    pub(super) truth: Option<u64>,
    /// A count that agrees with all others, where the true one is not known.
    pub(super) guess: Option<u64>,
    /// Keys of the count: the same units, expressed in one way or several.
    pub(super) keys: Vec<Key>,
    /// With the key of its records, of the report's own counts.
    pub(super) exact: Option<Exact>,
    pub(super) name: Name,
    /// `true` if readers know that there are none: a table prints every row of which there are some.
    pub(super) is_empty: bool,
    /// `true` if it is of the report in the making, or follows from its counts: no document's.
    pub(super) is_own: bool,
}

/// Name of a count.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name {
    /// The table, map or figure.
    pub(super) place: String,
    /// The row, and the column where there are several.
    pub(super) label: String,
}

/// Place of a count in a document, so that it can be found in another edition: case and accents make no difference.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Address {
    /// The id of the table, the map or the figure.
    pub(super) id: String,
    /// The label of the row, those it is under before it.
    pub(super) path: Vec<String>,
    pub(super) column: Option<String>,
}

impl Address {
    pub(super) fn new(id: &str, path: &[&str], column: Option<&str>) -> Self {
        let path = path.iter().map(|label| fold(label)).collect();
        Self { id: id.to_owned(), path, column: column.map(fold) }
    }

    /// The row that this one is under, or the table.
    pub(super) fn above(&self) -> Self {
        let path = self.path.split_last().map_or_else(Vec::new, |(_, above)| above.to_vec());
        Self { path, ..self.clone() }
    }
}

/// A count is at most the sum of others.
pub(super) struct AtMost {
    pub(super) part: CellId,
    pub(super) wholes: Vec<CellId>,
}

/// A total is the sum of its parts.
pub(super) struct Relation {
    pub(super) total: CellId,
    pub(super) parts: Vec<CellId>,
}

impl World {
    /// A world without counts.
    pub(super) fn of_kinds(kinds: Kinds) -> Self {
        Self { kinds, ..Self::default() }
    }

    /// The count of a key. A count that contradicts one of the same key is one of its own: what was typed may be wrong, and
    /// a situation may meet conditions by several records.
    pub(super) fn cell(&mut self, key: Key, exact: Exact, name: Name) -> CellId {
        let truth = exact.reveal();
        let identity = key.identity();
        let id = match self.index.get(&identity) {
            Some(known) if self.cells[*known].truth == Some(truth) => *known,
            Some(_) => self.add(Some(truth), name),
            None => {
                let id = self.add(Some(truth), name);
                self.index.insert(identity, id);
                id
            }
        };
        let cell = &mut self.cells[id];
        cell.exact = Some(exact);
        cell.is_own = true;
        if !cell.keys.iter().any(|known| known.group == key.group) {
            cell.keys.push(key);
        }
        id
    }

    /// Notes that readers know that nothing has this key, if no count of the report has it.
    pub(super) fn nothing(&mut self, key: Key, name: Name) {
        let identity = key.identity();
        if !self.index.contains_key(&identity) && !key.what.values().any(Subset::is_empty) {
            let id = self.add(Some(0), name);
            self.cells[id].keys.push(key);
            self.cells[id].is_empty = true;
            self.index.insert(identity, id);
        }
    }

    /// A count that no other is the same as.
    pub(super) fn add(&mut self, truth: Option<u64>, name: Name) -> CellId {
        self.cells.push(Cell { truth, name, ..Cell::default() });
        self.cells.len() - 1
    }

    /// A count that follows from the report's counts, or that these are made of.
    pub(super) fn add_helper(&mut self, truth: Option<u64>, name: Name) -> CellId {
        self.cells.push(Cell { truth, name, is_own: true, ..Cell::default() });
        self.cells.len() - 1
    }

    /// The count of a key, one that nothing prints if there was none.
    pub(super) fn helper_of(&mut self, key: Key, name: Name) -> CellId {
        let identity = key.identity();
        if let Some(known) = self.index.get(&identity) {
            return *known;
        }
        let id = self.add_helper(None, name);
        self.cells[id].keys.push(key);
        self.index.insert(identity, id);
        id
    }

    /// The count of a key that a document prints (`None`: hides), in the population of the report.
    pub(super) fn published(&mut self, key: Key, printed: Option<u64>, name: Name) -> CellId {
        let identity = key.identity();
        let id = if let Some(known) = self.index.get(&identity) {
            *known
        } else {
            let id = self.add(None, name);
            self.index.insert(identity, id);
            id
        };
        let cell = &mut self.cells[id];
        cell.truth = cell.truth.or(printed);
        if !cell.keys.iter().any(|known| known.group == key.group) {
            cell.keys.push(key);
        }
        id
    }

    pub(super) fn find(&self, key: &Key) -> Option<CellId> {
        self.index.get(&key.identity()).copied()
    }

    /// Notes that these counts are of rows that do not overlap.
    pub(super) fn note_series(&mut self, cells: Vec<CellId>) {
        self.series.push(cells);
    }

    /// All true counts, or such as agree with them; `None` if neither is known of one.
    pub(super) fn truths(&self) -> Option<Vec<u64>> {
        self.cells.iter().map(|cell| cell.truth.or(cell.guess)).collect()
    }

    /// A whole and one part of it.
    pub(super) fn relate_part(&mut self, total: CellId, part: CellId) {
        let is_known = |relation: &Relation| relation.total == total && relation.parts.contains(&part);
        if total != part && !self.relations.iter().any(is_known) {
            // That nothing is left is no more known than how much is.
            let rest =
                self.cells[total].truth.zip(self.cells[part].truth).and_then(|(total, part)| total.checked_sub(part));
            if let Some(rest) = rest {
                let Name { place, label } = self.cells[part].name.clone();
                let rest = self.add_helper(Some(rest), Name { place, label: format!("not {label}") });
                self.push(total, vec![part, rest]);
            }
        }
    }

    /// Notes that a total is the sum of these, if it is: typed counts may be wrong, and rows may overlap.
    pub(super) fn relate_sum(&mut self, total: CellId, parts: &[CellId]) {
        if !parts.is_empty() && self.adds_up(total, parts) {
            self.push(total, parts.to_vec());
        }
    }

    /// Notes a sum, once.
    pub(super) fn push(&mut self, total: CellId, mut parts: Vec<CellId>) {
        parts.sort_unstable();
        if parts != [total] && self.known.insert((total, parts.clone())) {
            self.relations.push(Relation { total, parts });
        }
    }

    fn adds_up(&self, total: CellId, parts: &[CellId]) -> bool {
        parts.iter().map(|part| self.cells[*part].truth).sum::<Option<u64>>() == self.cells[total].truth
    }
}
