use std::collections::{BTreeMap, BTreeSet};

use super::identity::{CountKey, Key};
use super::kinds::Kinds;
use crate::disclosure::exact::Exact;
use crate::disclosure::population::Subset;
use crate::plan::fold;

/// A count, by its place in [`CellRegistry::cells`].
pub(in crate::disclosure) type CellId = usize;

/// All counts that a report is about, printed or not, and the sums that hold between them.
#[derive(Default)]
pub(in crate::disclosure) struct CellRegistry {
    pub(in crate::disclosure) cells: Vec<Cell>,
    pub(in crate::disclosure) relations: Vec<Relation>,
    pub(in crate::disclosure) at_most: Vec<AtMost>,
    /// Counts that together are at least one, as a row is printed only then.
    pub(in crate::disclosure) at_least_one: Vec<Vec<CellId>>,
    /// Pairs of counts of which the second is not zero if the first is not.
    pub(in crate::disclosure) implied: Vec<(CellId, CellId)>,
    /// Counts by their place in the report.
    pub(in crate::disclosure) addresses: BTreeMap<Address, CellId>,
    index: BTreeMap<CountKey, CellId>,
    known: BTreeSet<(CellId, Vec<CellId>)>,
    /// Counts of rows that do not overlap, one list for each column of a table or level of it.
    pub(in crate::disclosure) series: Vec<Vec<CellId>>,
    /// Counts that are zero, as readers know who know the records.
    pub(in crate::disclosure) absent: BTreeSet<CellId>,
    /// Kinds of values of fields.
    pub(in crate::disclosure) kinds: Kinds,
    /// Counts with too many types of units to reckon with.
    pub(in crate::disclosure) unresolved: Vec<String>,
}

/// A count.
#[derive(Default)]
pub(in crate::disclosure) struct Cell {
    /// The true count; unknown of what somebody else published and hid.
    pub(in crate::disclosure) truth: Option<u64>,
    /// A count that agrees with all others, where the true one is not known.
    pub(in crate::disclosure) guess: Option<u64>,
    /// Keys of the count: the same units, expressed in one way or several.
    pub(in crate::disclosure) keys: Vec<Key>,
    /// With the key of its records, of the report's own counts.
    pub(in crate::disclosure) exact: Option<Exact>,
    pub(in crate::disclosure) name: Name,
    /// `true` if readers know that there are none: a table prints every row of which there are some.
    pub(in crate::disclosure) is_empty: bool,
    /// `true` if it is of the report in the making, or follows from its counts: no document's.
    pub(in crate::disclosure) is_own: bool,
}

/// Name of a count.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::disclosure) struct Name {
    /// The table, map or figure.
    pub(in crate::disclosure) place: String,
    /// The row, and the column where there are several.
    pub(in crate::disclosure) label: String,
}

/// Place of a count in a document, so that it can be found in another edition: case and accents make no difference.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::disclosure) struct Address {
    /// The id of the table, the map or the figure.
    pub(in crate::disclosure) id: String,
    /// The label of the row, those it is under before it.
    pub(in crate::disclosure) path: Vec<String>,
    pub(in crate::disclosure) column: Option<String>,
}

impl Address {
    pub(in crate::disclosure) fn new(id: &str, path: &[&str], column: Option<&str>) -> Self {
        let path = path.iter().map(|label| fold(label)).collect();
        Self { id: id.to_owned(), path, column: column.map(fold) }
    }

    /// The row that this one is under, or the table.
    pub(in crate::disclosure) fn above(&self) -> Self {
        let path = self.path.split_last().map_or_else(Vec::new, |(_, above)| above.to_vec());
        Self { path, ..self.clone() }
    }
}

/// A count is at most the sum of others.
pub(in crate::disclosure) struct AtMost {
    pub(in crate::disclosure) part: CellId,
    pub(in crate::disclosure) wholes: Vec<CellId>,
}

/// A total is the sum of its parts.
pub(in crate::disclosure) struct Relation {
    pub(in crate::disclosure) total: CellId,
    pub(in crate::disclosure) parts: Vec<CellId>,
}

impl CellRegistry {
    /// A world without counts.
    pub(in crate::disclosure) fn of_kinds(kinds: Kinds) -> Self {
        Self { kinds, ..Self::default() }
    }

    /// The count of a key. A count that contradicts one of the same key is one of its own: what was typed may be wrong, and
    /// a situation may meet conditions by several records.
    pub(in crate::disclosure) fn cell(&mut self, key: Key, exact: Exact, name: Name) -> CellId {
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
    pub(in crate::disclosure) fn nothing(&mut self, key: Key, name: Name) {
        let identity = key.identity();
        if !self.index.contains_key(&identity) && !key.what.values().any(Subset::is_empty) {
            let id = self.add(Some(0), name);
            self.cells[id].keys.push(key);
            self.cells[id].is_empty = true;
            self.index.insert(identity, id);
        }
    }

    /// A count that no other is the same as.
    pub(in crate::disclosure) fn add(&mut self, truth: Option<u64>, name: Name) -> CellId {
        self.cells.push(Cell { truth, name, ..Cell::default() });
        self.cells.len() - 1
    }

    /// A count that follows from the report's counts, or that these are made of.
    pub(in crate::disclosure) fn add_helper(&mut self, truth: Option<u64>, name: Name) -> CellId {
        self.cells.push(Cell { truth, name, is_own: true, ..Cell::default() });
        self.cells.len() - 1
    }

    /// The count of a key, one that nothing prints if there was none.
    pub(in crate::disclosure) fn helper_of(&mut self, key: Key, name: Name) -> CellId {
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
    pub(in crate::disclosure) fn published(&mut self, key: Key, printed: Option<u64>, name: Name) -> CellId {
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

    pub(in crate::disclosure) fn find(&self, key: &Key) -> Option<CellId> {
        self.index.get(&key.identity()).copied()
    }

    /// Notes that these counts are of rows that do not overlap.
    pub(in crate::disclosure) fn note_series(&mut self, cells: Vec<CellId>) {
        self.series.push(cells);
    }

    /// All true counts, or such as agree with them; `None` if neither is known of one.
    pub(in crate::disclosure) fn truths(&self) -> Option<Vec<u64>> {
        self.cells.iter().map(|cell| cell.truth.or(cell.guess)).collect()
    }

    /// A whole and one part of it.
    pub(in crate::disclosure) fn relate_part(&mut self, total: CellId, part: CellId) {
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
    pub(in crate::disclosure) fn relate_sum(&mut self, total: CellId, parts: &[CellId]) {
        if !parts.is_empty() && self.adds_up(total, parts) {
            self.push(total, parts.to_vec());
        }
    }

    /// Notes a sum, once.
    pub(in crate::disclosure) fn push(&mut self, total: CellId, mut parts: Vec<CellId>) {
        parts.sort_unstable();
        if parts != [total] && self.known.insert((total, parts.clone())) {
            self.relations.push(Relation { total, parts });
        }
    }

    fn adds_up(&self, total: CellId, parts: &[CellId]) -> bool {
        parts.iter().map(|part| self.cells[*part].truth).sum::<Option<u64>>() == self.cells[total].truth
    }
}
