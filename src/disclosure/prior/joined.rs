//! Published documents, as counts of one population.

use std::collections::{BTreeMap, BTreeSet};

use super::document_counts::{Account, Divided, Mapped};
use super::documents::Document;
use super::terms::Words;
use crate::disclosure::attacker::knowledge::Meaning;
use crate::disclosure::audit::explanation::full;
use crate::disclosure::cells::identities::{Stretch, days_of};
use crate::disclosure::cells::identity::{CountKey, Key};
use crate::disclosure::cells::registry::{Address, CellId, CellRegistry, Name};
use crate::disclosure::composition::answers::fold_label;
use crate::disclosure::population::{Days, EDITION, Labels, MISSING, Subset, rest_of};
use crate::plan::fold;
use crate::report::{Base, RegionMap, Role, Row, Table, Value};
use crate::tabulate::ExactRow;

/// The number of counts, of which each is printed alike, that show documents of two publishers to be of the same records.
const SHARED: usize = 2;

/// Keys of a document's counts.
pub(in crate::disclosure) struct Keyed {
    /// Counts of the document and their keys.
    pub(in crate::disclosure) counts: Vec<(CellId, Key)>,
    /// Categories that merged rows may hold.
    members: Vec<Member>,
    /// Keys of what no row counts, where all rows of which there are any are printed.
    nothing: Vec<Key>,
    /// Counts of rows that are there only if there is something, one list a row.
    rows: BTreeMap<Vec<String>, Vec<CellId>>,
}

/// Counts by what they count.
pub(in crate::disclosure) type Known = BTreeMap<CountKey, CellId>;

/// Counts of documents in the population of a report.
#[derive(Default)]
pub(in crate::disclosure) struct Joined {
    /// Counts that merged rows may hold, and what their names say each is at most.
    pub(in crate::disclosure) members: Vec<(CellId, Option<u64>)>,
}

impl Keyed {
    /// Finds the keys of a document's counts, by an account of what these are, in the words of the report in the making.
    pub(in crate::disclosure) fn new(account: &Account, words: Words, document: &Document) -> Self {
        let found = Self { counts: Vec::new(), members: Vec::new(), nothing: Vec::new(), rows: BTreeMap::new() };
        let mut found = Finder { account, words, document, found };
        for (id, key) in &account.figures {
            found.count(&Address::new(id, &[], None), key.clone());
        }
        for table in document.report.tables() {
            if let Some(divided) = account.tables.iter().find(|divided| divided.id == table.id) {
                found.table(table, divided);
            }
        }
        for map in document.report.maps() {
            if let Some(mapped) = account.maps.iter().find(|mapped| mapped.id == map.id) {
                found.map(map, mapped);
            }
        }
        found.found
    }

    /// Returns whether every count that the document prints, and the report has, too, is the same in both.
    pub(in crate::disclosure) fn agrees(&self, registry: &CellRegistry) -> bool {
        self.counts.iter().all(|(cell, key)| {
            let own = registry.find(key).and_then(|own| registry.cells[own].truth);
            own.zip(registry.cells[*cell].truth).is_none_or(|(own, printed)| own == printed)
        })
    }

    /// Returns whether the document prints counts that the report, or another document, prints, too, and all of them
    /// alike: then both are of the same records, whoever publishes them.
    pub(in crate::disclosure) fn are_shared(&self, registry: &CellRegistry) -> bool {
        let is_same = |(cell, key): &&(CellId, Key)| {
            let own = registry.find(key).and_then(|own| registry.cells[own].truth).filter(|count| *count > 0);
            own.is_some() && own == registry.cells[*cell].truth
        };
        self.counts.iter().filter(is_same).map(|(_, key)| key.identity()).collect::<BTreeSet<_>>().len() >= SHARED
            && self.agrees(registry)
    }

    /// The document as one of an earlier edition, to which records were only added; `None` if a count of it is larger than
    /// the report's. Its records are those that editions up to `place` have.
    pub(in crate::disclosure) fn earlier(mut self, registry: &CellRegistry, place: usize) -> Option<Self> {
        let fits = self.counts.iter().all(|(cell, key)| {
            let own = registry.find(key).and_then(|own| registry.cells[own].truth);
            own.zip(registry.cells[*cell].truth).is_none_or(|(own, printed)| own >= printed)
        });
        let editions: Vec<String> = (0..=place).map(|edition| edition.to_string()).collect();
        let of_edition = |key: &mut Key| {
            let had = Subset::Labels(Labels::of(editions.iter().map(String::as_str)));
            *key = key.within(EDITION, had);
        };
        self.counts.iter_mut().for_each(|(_, key)| of_edition(key));
        self.nothing.iter_mut().for_each(of_edition);
        self.members.iter_mut().for_each(|member| of_edition(&mut member.key));
        fits.then_some(self)
    }

    /// The counts of the document by what they count.
    pub(in crate::disclosure) fn known(&self) -> Known {
        self.counts.iter().map(|(cell, key)| (key.identity(), *cell)).collect()
    }

    /// The counts of the document of which there are none whatever is counted, by their conditions.
    pub(in crate::disclosure) fn empty(&self) -> impl Iterator<Item = CellId> {
        self.counts.iter().filter(|(_, key)| key.what.values().any(Subset::is_empty)).map(|(cell, _)| *cell)
    }

    /// Returns what hidden counts leave of others that are hidden, too, where their conditions differ in one field: no reader
    /// may work that out either, such as what was before this year, of all years.
    pub(in crate::disclosure) fn differences(&self, registry: &CellRegistry) -> Vec<(Key, Name)> {
        let hidden = self.counts.iter().filter(|(cell, _)| registry.cells[*cell].truth.is_none());
        let hidden: Vec<_> = hidden.collect();
        let pairs = hidden.iter().flat_map(|whole| hidden.iter().map(move |part| (whole, part)));
        let difference = |((whole, of_whole), (part, of_part)): (&&(CellId, Key), &&(CellId, Key))| {
            let differing = |(field, subset): &(&String, &Subset)| of_whole.what.get(*field) != Some(*subset);
            let mut fields = of_part.what.iter().filter(differing);
            let (field, subset) = fields.next().filter(|_| fields.next().is_none())?;
            let is_part = of_part.unit == of_whole.unit && of_part.is_within(&of_whole.what);
            let key = is_part.then(|| of_whole.within(field, subset.clone().complement()))?;
            let name = |cell: &CellId| registry.cells[*cell].name.clone();
            Some((key, rest_of(name(whole), &full(&name(part)))))
        };
        pairs.filter_map(difference).collect()
    }

    /// Makes the document's counts counts of the world's population.
    pub(in crate::disclosure) fn join(
        self,
        registry: &mut CellRegistry,
        title: &str,
        joined: &mut Joined,
    ) -> BTreeMap<CellId, CellId> {
        let mut of = BTreeMap::new();
        for (cell, key) in self.counts {
            let name = registry.cells[cell].name.clone();
            let truth = registry.cells[cell].truth;
            let own = registry.published(key, truth, name);
            registry.push(cell, vec![own]);
            of.insert(cell, own);
        }
        let rows = self.rows.into_values();
        registry.at_least_one.extend(rows.map(|row| row.iter().filter_map(|cell| of.get(cell).copied()).collect()));
        for key in self.nothing {
            registry.nothing(key, Name { place: title.to_owned(), label: "in no row".to_owned() });
        }
        for Member { key, label, most } in self.members {
            let cell = registry.published(key, None, Name { place: title.to_owned(), label });
            joined.members.push((cell, most));
        }
        of
    }
}

/// A category that a merged row may hold, its name, and what the row's name says that it is at most.
struct Member {
    key: Key,
    label: String,
    most: Option<u64>,
}

struct Finder<'a, 'r> {
    account: &'a Account,
    words: Words<'a>,
    document: &'a Document<'r>,
    found: Keyed,
}

impl Finder<'_, '_> {
    fn count(&mut self, address: &Address, key: Key) {
        if let Some(cell) = self.document.find(address) {
            self.found.counts.push((cell, key));
        }
    }

    fn table(&mut self, table: &Table, divided: &Divided) {
        let Divided { id, all, by, .. } = divided;
        let rows = self.words.rows(id, by);
        // What rounds to nothing has no row.
        let is_cut = table.partial || divided.is_rounded || self.account.kinds.several.contains(by);
        for column in 0..table.width() {
            // A second column of rates has no counts of its own.
            if divided.columns.is_none() && column > 0 {
                break;
            }
            let of = table.columns.get(column);
            let heading = of.map(|of| of.heading.as_str());
            let of_column = match of.zip(divided.columns.as_ref()) {
                Some((of, field)) => {
                    let subset = self.values(field, &of.heading, false, of.period.as_ref().map(days_of));
                    subset.map(|subset| all.within(field, subset))
                }
                None => Some(all.clone()),
            };
            let Some(of_column) = of_column else { continue };
            if let Some(total) = &table.total {
                self.count(&Address::new(id, &[&total.label], heading), of_column.clone());
            }
            let level = Level { id, above: &[], field: by, heading, merged: &divided.merged, is_cut };
            self.rows(&level, &table.rows, &of_column, rows);
            let Some(within) = divided.within.as_ref().filter(|_| column == 0) else { continue };
            for row in table.rows.iter().filter(|row| !row.children.is_empty()) {
                let Some(subset) = self.of_row(by, row) else { continue };
                let above = [row.label.as_str()];
                let is_cut = row.partial || divided.is_rounded;
                let level = Level { above: &above, field: within, is_cut, ..level.clone() };
                let parts = find(rows, row).map(|own| own.parts.as_slice()).unwrap_or_default();
                self.rows(&level, &row.children, &of_column.within(by, subset), parts);
            }
        }
        if let Base::Count { label, .. } = &table.base {
            let key =
                if divided.of_respondents { all.within(by, self.account.kinds.given(by, true)) } else { all.clone() };
            self.count(&Address::new(id, &[label], None), key);
        }
    }

    fn map(&mut self, map: &RegionMap, mapped: &Mapped) {
        for location in &map.locations {
            let labels = match mapped.labels.get(location.code()) {
                Some(labels) => labels.iter().map(String::as_str).collect(),
                None => vec![location.name.as_str()],
            };
            let represents = labels.into_iter().map(|label| self.meant(&mapped.by, label)).collect::<Option<Vec<_>>>();
            let Some(represents) = represents else { continue };
            let subset = self.account.kinds.labelled(&mapped.by, represents.iter().map(String::as_str));
            self.count(&Address::new(&mapped.id, &[location.code()], None), mapped.all.within(&mapped.by, subset));
        }
    }

    /// The category here, folded, of what the document calls so; `None` if there is no such.
    fn meant(&self, field: &str, label: &str) -> Option<String> {
        match self.account.kinds.bands.get(field) {
            // Numbers say themselves what they are.
            Some(bands) => Some(fold(label)).filter(|label| bands.contains_key(label)),
            None => self.words.mean(field, label),
        }
    }

    /// The rows of one level; a merged one is everything that no other row counts.
    fn rows(&mut self, level: &Level, rows: &[Row], base: &Key, own: &[ExactRow]) {
        let mut rest = Some(base.clone());
        let mut merged = None;
        for row in rows {
            let value = row.figures().first();
            if matches!(value, Some(Value::Pooled { .. })) || level.merged.contains(&fold(&row.label)) {
                merged = Some(row);
                continue;
            }
            let Some(subset) = self.of_row(level.field, row) else {
                rest = None;
                continue;
            };
            let path: Vec<&str> = level.above.iter().copied().chain([row.label.as_str()]).collect();
            let address = Address::new(level.id, &path, level.heading);
            self.count(&address, base.within(level.field, subset.clone()));
            if self.is_of_missing(level.field, row) {
                let row = std::iter::once(level.id).chain(path).map(str::to_owned).collect();
                self.found.rows.entry(row).or_default().extend(self.document.find(&address));
            }
            rest = rest.map(|rest| rest.within(level.field, subset.complement()));
        }
        let Some(rest) = rest else { return };
        let Some(row) = merged else {
            if !level.is_cut {
                self.found.nothing.push(rest);
            }
            return;
        };
        let path: Vec<&str> = level.above.iter().copied().chain([row.label.as_str()]).collect();
        let address = Address::new(level.id, &path, level.heading);
        match self.document.pools.get(&address.above()) {
            Some(pool) => self.found.counts.push((pool.cell, rest.clone())),
            // A merged row that prints no sum.
            None => self.count(&address, rest.clone()),
        }
        let most = self.document.wording.of_member(&row.label, false).1;
        // What has a row is no member, whatever it is called there.
        let is_in_no_row = |key: &Key| key.is_within(&rest.what);
        for member in own {
            let subset = self.values(level.field, &member.label, member.takes_missing, None);
            let key = subset.map(|subset| base.within(level.field, subset)).filter(is_in_no_row);
            self.found.members.extend(key.map(|key| Member { key, label: member.label.clone(), most }));
        }
        // The report may have no row of it.
        let kinds = &self.account.kinds;
        let is_divided = kinds.date.as_deref() != Some(level.field) && !kinds.several.contains(level.field);
        let labels: Vec<&str> = match kinds.bands.get(level.field) {
            Some(bands) => bands.keys().map(String::as_str).collect(),
            None => self.words.labels(level.field).iter().map(String::as_str).collect(),
        };
        for label in labels.into_iter().chain([MISSING]).filter(|_| is_divided) {
            let key = base.within(level.field, kinds.labelled(level.field, [label]));
            let is_new = !self.found.members.iter().any(|member| member.key.what == key.what);
            if is_new && is_in_no_row(&key) {
                self.found.members.push(Member { key, label: label.to_owned(), most });
            }
        }
    }

    /// Returns whether a row counts what has no value, and not also a value that is called so: it is there only if
    /// there is some.
    fn is_of_missing(&self, field: &str, row: &Row) -> bool {
        row.role == Role::NotSpecified && !self.words.may_list(field, &row.label)
    }

    /// The values of a field that a row counts; `None` if they have no name here.
    fn of_row(&self, field: &str, row: &Row) -> Option<Subset> {
        self.values(field, &row.label, row.role == Role::NotSpecified, row.period.as_ref().map(days_of))
    }

    /// The values of a field that are called so, those of some days, or also what has no value.
    fn values(&self, field: &str, label: &str, takes_missing: bool, days: Option<Stretch>) -> Option<Subset> {
        let kinds = &self.account.kinds;
        if kinds.date.as_deref() == Some(field) {
            return Some(Subset::Days(days.map_or_else(Days::missing, |(first, last)| Days::between(first, last))));
        }
        let named = self.meant(field, label);
        if !takes_missing || kinds.several.contains(field) {
            return Some(kinds.labelled(field, [named?.as_str()]));
        }
        // What is not specified may have a category of that name, too.
        let named = named.filter(|named| self.words.has(field, named));
        Some(kinds.labelled(field, named.as_deref().into_iter().chain([MISSING])))
    }
}

/// Rows of a table, or the parts of one of its rows, in one column.
#[derive(Clone)]
struct Level<'t> {
    id: &'t str,
    above: &'t [&'t str],
    field: &'t str,
    heading: Option<&'t str>,
    /// Names of merged rows, folded.
    merged: &'t [String],
    /// `true` if there may be rows that are not printed.
    is_cut: bool,
}

fn find<'e>(rows: &'e [ExactRow], row: &Row) -> Option<&'e ExactRow> {
    let [label, meaning] = [fold(&row.label), fold_label(&row.label)];
    rows.iter().find(|own| fold(&own.label) == label).or_else(|| rows.iter().find(|own| fold(&own.label) == meaning))
}
