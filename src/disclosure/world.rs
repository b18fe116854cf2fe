use std::collections::{BTreeMap, BTreeSet};

use super::exact::Exact;
use super::key::{Key, Part, is_exclusive};
use crate::plan::{Plan, fold};

/// A count, by its place in [`World::cells`].
pub(super) type CellId = usize;

/// All counts that a report is about, printed or not, and the sums that hold between them.
#[derive(Default)]
pub(super) struct World {
    pub(super) cells: Vec<Cell>,
    pub(super) relations: Vec<Relation>,
    /// Where the counts of the report stand.
    pub(super) addresses: BTreeMap<Address, CellId>,
    index: BTreeMap<Key, CellId>,
    known: BTreeSet<(CellId, Vec<CellId>)>,
    /// Which cells the periods of one table are, in their order.
    series: Vec<Vec<CellId>>,
}

/// A count.
pub(super) struct Cell {
    /// What it is; unknown of what somebody else published and hid.
    pub(super) truth: Option<u64>,
    pub(super) key: Option<Key>,
    /// With the key of its records, of the report's own counts.
    pub(super) exact: Option<Exact>,
    pub(super) name: Name,
}

/// What a count is called.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name {
    /// The table, map or figure.
    pub(super) place: String,
    /// The row, and the column where there are several.
    pub(super) label: String,
}

/// Where a count stands in a document, so that it can be found in another edition: case and accents make no difference.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Address {
    /// The id of the table, the map or the figure.
    pub(super) id: String,
    /// The label of the row, those it stands under before it.
    pub(super) path: Vec<String>,
    pub(super) column: Option<String>,
}

impl Address {
    pub(super) fn new(id: &str, path: &[&str], column: Option<&str>) -> Self {
        let path = path.iter().map(|label| fold(label)).collect();
        Self { id: id.to_owned(), path, column: column.map(fold) }
    }

    /// The row that this one stands under, or the table.
    pub(super) fn above(&self) -> Self {
        let path = self.path.split_last().map_or_else(Vec::new, |(_, above)| above.to_vec());
        Self { path, ..self.clone() }
    }
}

/// A total is the sum of its parts.
pub(super) struct Relation {
    pub(super) total: CellId,
    pub(super) parts: Vec<CellId>,
}

impl World {
    /// The count of a key. A count that contradicts one of the same key is one of its own: what was typed may be wrong.
    pub(super) fn cell(&mut self, key: Key, exact: Exact, name: Name) -> CellId {
        let truth = exact.reveal();
        let id = match self.index.get(&key) {
            Some(known) if self.cells[*known].truth == Some(truth) => *known,
            Some(_) => self.add(Some(truth), Some(key), name),
            None => {
                let id = self.add(Some(truth), Some(key.clone()), name);
                self.index.insert(key, id);
                id
            }
        };
        self.cells[id].exact = Some(exact);
        id
    }

    /// A count that no other is the same as.
    pub(super) fn add(&mut self, truth: Option<u64>, key: Option<Key>, name: Name) -> CellId {
        self.cells.push(Cell { truth, key, exact: None, name });
        self.cells.len() - 1
    }

    pub(super) fn find(&self, key: &Key) -> Option<CellId> {
        self.index.get(key).copied()
    }

    /// Notes that these counts are those of successive periods.
    pub(super) fn note_series(&mut self, cells: Vec<CellId>) {
        self.series.push(cells);
    }

    /// Everything, where it is known.
    pub(super) fn truths(&self) -> Option<Vec<u64>> {
        self.cells.iter().map(|cell| cell.truth).collect()
    }

    /// The part of a whole that is not in `parts`: a count that nothing prints, but that can be worked out. Without one
    /// if there is nothing left, or if they are no parts of it.
    fn rest(&mut self, total: CellId, parts: &[CellId], name: impl FnOnce(&Self) -> Name) -> Option<Vec<CellId>> {
        let sum: u64 = parts.iter().map(|part| self.cells[*part].truth).sum::<Option<u64>>()?;
        let rest = self.cells[total].truth?.checked_sub(sum)?;
        let mut parts = parts.to_vec();
        if rest > 0 {
            let name = name(self);
            parts.push(self.add(Some(rest), None, name));
        }
        Some(parts)
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
                let rest = self.add(Some(rest), None, Name { place, label: format!("not {label}") });
                self.push(Relation { total, parts: vec![part, rest] });
            }
        }
    }

    /// Finds every sum that holds between counts: of the categories of a field, of periods, of conditions. What records
    /// say in one field adds up to what they say in all others, whichever tables print it; this links the tables.
    pub(super) fn relate(&mut self, plan: &Plan) {
        let mut wholes: BTreeMap<(CellId, &str), Vec<CellId>> = BTreeMap::new();
        let keys: Vec<(Key, CellId)> = self.index.iter().map(|(key, id)| (key.clone(), *id)).collect();
        for (key, id) in &keys {
            for field in key.what.keys().filter(|field| is_exclusive(plan, field) && key.label(field).is_some()) {
                let whole = key.without(field);
                let given = whole.with_part(field, Part::Given);
                for total in [self.find(&whole), self.find(&given)].into_iter().flatten() {
                    wholes.entry((total, field.as_str())).or_default().push(*id);
                }
            }
        }
        for ((total, field), parts) in wholes {
            self.relate_categories(total, label(plan, field), &parts);
        }
        self.relate_unions(plan, &keys);
        self.relate_periods(&keys);
        self.relate_conditions(&keys);
    }

    fn relate_categories(&mut self, total: CellId, label: &str, parts: &[CellId]) {
        let name = |world: &Self| {
            let place = world.cells[parts[0]].name.place.clone();
            Name { place, label: format!("{label}: in no row") }
        };
        if let Some(parts) = self.rest(total, parts, name) {
            self.push(Relation { total, parts });
        }
    }

    /// A condition that takes several categories together is their sum.
    fn relate_unions(&mut self, plan: &Plan, keys: &[(Key, CellId)]) {
        for (key, total) in keys {
            for (field, part) in &key.what {
                let Part::Labels(labels) = part else { continue };
                if labels.len() < 2 || !is_exclusive(plan, field) {
                    continue;
                }
                let single: Vec<CellId> =
                    labels.iter().filter_map(|label| self.find(&key.with(field, label))).collect();
                if !single.is_empty() {
                    self.relate_categories(*total, label(plan, field), &single);
                }
            }
        }
    }

    /// A period is the sum of the periods of a table that fill it.
    fn relate_periods(&mut self, keys: &[(Key, CellId)]) {
        for series in std::mem::take(&mut self.series) {
            let of = |id: &CellId| self.cells[*id].key.as_ref();
            let Some(first) = series.first().and_then(of) else { continue };
            let same = |key: &Key| key.measure == first.measure && key.what == first.what;
            let mut found = Vec::new();
            for (key, total) in keys.iter().filter(|(key, _)| same(key)) {
                let within =
                    |id: &&CellId| of(id).is_some_and(|part| part.days.0 >= key.days.0 && part.days.1 <= key.days.1);
                let parts: Vec<CellId> = series.iter().filter(within).copied().collect();
                let fills = parts.first().and_then(of).is_some_and(|part| part.days.0 == key.days.0)
                    && parts.last().and_then(of).is_some_and(|part| part.days.1 == key.days.1);
                if fills && parts.len() > 1 && self.adds_up(*total, &parts) {
                    found.push(Relation { total: *total, parts });
                }
            }
            for relation in found {
                self.push(relation);
            }
        }
    }

    /// Notes that a total is the sum of these, if it is: typed counts may be wrong, and rows may overlap.
    pub(super) fn relate_sum(&mut self, total: CellId, parts: &[CellId]) {
        if !parts.is_empty() && self.adds_up(total, parts) {
            self.push(Relation { total, parts: parts.to_vec() });
        }
    }

    /// Every sum once.
    fn push(&mut self, mut relation: Relation) {
        relation.parts.sort_unstable();
        if self.known.insert((relation.total, relation.parts.clone())) {
            self.relations.push(relation);
        }
    }

    fn adds_up(&self, total: CellId, parts: &[CellId]) -> bool {
        parts.iter().map(|part| self.cells[*part].truth).sum::<Option<u64>>() == self.cells[total].truth
    }

    /// A count under further conditions is a part of the nearest ones with fewer.
    fn relate_conditions(&mut self, keys: &[(Key, CellId)]) {
        let parts: BTreeSet<CellId> =
            self.relations.iter().flat_map(|relation| relation.parts.iter().copied()).collect();
        let alone: Vec<&(Key, CellId)> = keys.iter().filter(|(_, id)| !parts.contains(id)).collect();
        for (key, id) in alone {
            let wider: Vec<&(Key, CellId)> = keys.iter().filter(|(other, _)| key.is_within(other)).collect();
            let most = wider.iter().map(|(other, _)| other.what.len()).max();
            for (_, total) in wider.iter().filter(|(other, _)| Some(other.what.len()) == most) {
                self.relate_part(*total, *id);
            }
        }
    }
}

/// What a field is called.
fn label<'p>(plan: &'p Plan, field: &'p str) -> &'p str {
    plan.fields.get(field).map_or(field, |field| &field.label)
}
