//! Joint knowledge from documents: editions of one report, and jurisdictions beside the whole.

use std::collections::{BTreeMap, BTreeSet};

use super::documents::{Document, MergedRow};
use super::joined::Known;
use crate::disclosure::attacker::knowledge::{Knowledge, Source};
use crate::disclosure::audit::explanation::full;
use crate::disclosure::audit::{Warning, WarningCode};
use crate::disclosure::cells::identities::days_of;
use crate::disclosure::cells::identity::CountKey;
use crate::disclosure::cells::registry::{Address, CellId, CellRegistry, Name, Relation};
use crate::disclosure::population::Subset;
use crate::plan::{Editions, fold};
use crate::records::Day;

/// Links between documents.
#[derive(Default)]
pub(in crate::disclosure) struct Links {
    editions: Vec<Edition>,
    members: Vec<Member>,
    /// The counts of documents that something else is known of from another one.
    pub(in crate::disclosure) linked: BTreeSet<CellId>,
    pub(in crate::disclosure) warnings: Vec<Warning>,
}

/// Relation of a later count to an earlier one.
struct Edition {
    earlier: CellId,
    now: CellId,
    what: Editions,
}

/// A count that an earlier edition can only have hidden in a merged row, and what it is now.
struct Member {
    cell: CellId,
    now: CellId,
    pool: CellId,
    /// Limit by the label of the merged row.
    most: Option<u64>,
}

impl Links {
    pub(in crate::disclosure) fn tell(&self, knowledge: &mut Knowledge) {
        for Edition { earlier, now, what } in &self.editions {
            let high = match what {
                Editions::Unchanged => Some(0),
                Editions::NonDecreasing => None,
                Editions::Revised => continue,
            };
            let source = Source::Edition { earlier: *earlier, now: *now };
            knowledge.fact(&[(*now, 1), (*earlier, -1)], (Some(0), high), source);
        }
        for Member { cell, most, .. } in &self.members {
            // Or there was none of it.
            knowledge.bound(*cell, (0, *most));
            knowledge.hidden.insert(*cell);
        }
    }
}

/// A document, or the report in the making, as one of several.
pub(in crate::disclosure) struct Party<'a> {
    /// Whose figures these are; `None`: of all jurisdictions together.
    pub(in crate::disclosure) jurisdiction: Option<String>,
    pub(in crate::disclosure) days: (Option<Day>, Option<Day>),
    pub(in crate::disclosure) cells: &'a BTreeMap<Address, CellId>,
    pub(in crate::disclosure) pools: Option<&'a BTreeMap<Address, MergedRow>>,
    /// `true` if its counts are counts of the report's own population.
    pub(in crate::disclosure) is_joined: bool,
    /// Its counts by what they count, as far as it says that.
    pub(in crate::disclosure) known: Known,
}

impl<'a> Party<'a> {
    pub(in crate::disclosure) fn of(document: &'a Document, everywhere: Option<&str>) -> Self {
        let report = document.report;
        Self {
            jurisdiction: jurisdiction(&report.jurisdiction.name, report.jurisdiction.code.as_deref(), everywhere),
            days: days_of(&report.period),
            cells: &document.cells,
            pools: Some(&document.pools),
            is_joined: false,
            known: Known::new(),
        }
    }
}

/// Whose figures a document gives; `None` for the whole, which has the code of a country or the name that the plan has
/// for it.
fn jurisdiction(name: &str, code: Option<&str>, everywhere: Option<&str>) -> Option<String> {
    let is_country = code.is_some_and(|code| !code.contains('-'));
    let is_whole = is_country || everywhere.is_some_and(|everywhere| fold(everywhere) == fold(name));
    (!is_whole).then(|| fold(name))
}

/// Links parties, in the order in which they were published: editions by what became of counts, and the whole with its
/// parts. `names` are all jurisdictions, where they are known.
pub(in crate::disclosure) fn link_parties(
    registry: &mut CellRegistry,
    parties: &[Party],
    names: &[&str],
    what: Editions,
) -> Links {
    let mut links = Links::default();
    for (place, now) in parties.iter().enumerate() {
        for earlier in &parties[..place] {
            let is_known = earlier.is_joined && now.is_joined;
            if !is_known && earlier.jurisdiction == now.jurisdiction && earlier.days == now.days {
                link_editions(registry, (earlier, now), what, &mut links);
            }
        }
    }
    let are_joined = parties.iter().all(|party| party.is_joined);
    for whole in parties.iter().filter(|party| party.jurisdiction.is_none() && !are_joined) {
        whole_and_parts(registry, whole, parties, names, &mut links);
    }
    links
}

/// The counts of two editions, one by one. A row that only the later one prints was in the earlier one's merged row.
fn link_editions(registry: &mut CellRegistry, (before, after): (&Party, &Party), what: Editions, links: &mut Links) {
    let keys: BTreeMap<CellId, &CountKey> = after.known.iter().map(|(key, cell)| (*cell, key)).collect();
    let mut merged = Merged::default();
    let mut pairs: BTreeSet<(CellId, CellId)> = BTreeSet::new();
    for (address, now) in after.cells {
        let known = keys.get(now).and_then(|key| before.known.get(*key));
        if let Some(earlier) = before.cells.get(address) {
            pairs.insert((*earlier, *now));
        } else if known.is_some_and(|known| !before.keeps_name(*known, after)) {
            // Only its name is new.
        } else if let Some(pool) = before.pools.and_then(|pools| pools.get(&address.above()))
            && !address.path.is_empty()
        {
            merged.add(registry, pool, *now, keys.get(now).copied());
        }
    }
    for (key, now) in &after.known {
        if let Some(earlier) = before.known.get(key) {
            pairs.insert((*earlier, *now));
        } else if let Some(pool) = before.pool_of(key) {
            merged.add(registry, pool, *now, Some(key));
        }
    }
    pairs.extend(merged.members.iter().map(|member| (member.cell, member.now)));
    for (earlier, now) in pairs {
        if let (Some(was), Some(is)) = (registry.cells[earlier].truth, registry.cells[now].truth)
            && !fits(was, is, what)
        {
            let name = &registry.cells[now].name;
            let message = format!("{}: an earlier edition does not fit what is assumed of such.", full(name));
            links.warnings.push(Warning { code: WarningCode::Edition, place: name.place.clone(), message });
            continue;
        }
        links.linked.extend([earlier, now]);
        links.editions.push(Edition { earlier, now, what });
    }
    for (total, mut parts) in merged.parts() {
        // What was there and only grew would be there now; of a report in the making everything is known.
        if what == Editions::Revised || after.pools.is_some() {
            let Name { place, label } = registry.cells[total].name.clone();
            parts.push(registry.add(None, Name { place, label: format!("{label}, the others") }));
        }
        registry.relations.push(Relation { total, parts });
    }
    links.members.extend(merged.members);
}

/// The counts that an earlier edition hides in its merged rows.
#[derive(Default)]
struct Merged {
    members: Vec<Member>,
    /// Keys of its members, by the merged row and the identity of the count.
    keys: BTreeSet<(CellId, CountKey)>,
}

impl Merged {
    /// Adds what a count was earlier, once for what it counts.
    fn add(&mut self, registry: &mut CellRegistry, pool: &MergedRow, now: CellId, key: Option<&CountKey>) {
        if key.is_some_and(|key| !self.keys.insert((pool.cell, key.clone()))) {
            return;
        }
        let Name { place, label } = &registry.cells[now].name;
        let name = Name { place: place.clone(), label: format!("{label}, earlier edition") };
        let cell = registry.add(None, name);
        self.members.push(Member { cell, now, pool: pool.cell, most: pool.most });
    }

    fn parts(&self) -> BTreeMap<CellId, Vec<CellId>> {
        let mut parts: BTreeMap<CellId, Vec<CellId>> = BTreeMap::new();
        for member in &self.members {
            parts.entry(member.pool).or_default().push(member.cell);
        }
        parts
    }
}

impl Party<'_> {
    /// Returns whether a count is at the same place in another document, too.
    fn keeps_name(&self, cell: CellId, other: &Self) -> bool {
        self.cells.iter().any(|(address, known)| *known == cell && other.cells.contains_key(address))
    }

    /// The merged row that a category of its field belongs to.
    fn pool_of(&self, key: &CountKey) -> Option<&MergedRow> {
        let row = |cell: CellId| self.pools?.values().find(|pool| pool.cell == cell);
        self.known.iter().filter(|(rest, _)| is_category_of(key, rest)).find_map(|(_, cell)| row(*cell))
    }
}

/// Returns whether one count is that of a single category among those of another.
fn is_category_of((unit, what): &CountKey, (of_unit, rest): &CountKey) -> bool {
    let mut fields = what.iter().filter(|(field, subset)| rest.get(*field) != Some(subset));
    let is_within = |(field, subset): (&String, &Subset)| {
        subset.is_one() && rest.get(field).is_some_and(|whole| whole.and(subset) == *subset)
    };
    unit == of_unit && what.len() == rest.len() && fields.next().is_some_and(is_within) && fields.next().is_none()
}

const fn fits(was: u64, is: u64, editions: Editions) -> bool {
    match editions {
        Editions::Unchanged => was == is,
        Editions::NonDecreasing => was <= is,
        Editions::Revised => true,
    }
}

/// Relates the figure of the whole to the sum of its parts, as far as there are documents of them.
fn whole_and_parts(registry: &mut CellRegistry, whole: &Party, parties: &[Party], names: &[&str], links: &mut Links) {
    // The last edition of each.
    let mut parts: BTreeMap<&String, &Party> = BTreeMap::new();
    for party in parties.iter().filter(|party| party.days == whole.days) {
        if let Some(jurisdiction) = &party.jurisdiction {
            parts.insert(jurisdiction, party);
        }
    }
    if parts.is_empty() {
        return;
    }
    let complete = !names.is_empty() && names.iter().all(|name| parts.contains_key(&fold(name)));
    for (address, total) in whole.cells {
        let mut cells: Vec<CellId> = parts.values().filter_map(|part| part.cells.get(address).copied()).collect();
        if cells.is_empty() || cells.contains(total) {
            continue;
        }
        let known: Option<u64> = cells.iter().map(|cell| registry.cells[*cell].truth).sum();
        // What counts otherwise (ranks, things told apart by name) does not add up.
        if let (Some(sum), Some(truth)) = (known, registry.cells[*total].truth)
            && (sum > truth || (complete && sum != truth))
        {
            continue;
        }
        links.linked.extend(cells.iter().chain([total]));
        if !(complete && cells.len() == parts.len()) {
            let mut name = registry.cells[*total].name.clone();
            name.label = format!("{}, the other jurisdictions", name.label);
            cells.push(registry.add(None, name));
        }
        registry.relations.push(Relation { total: *total, parts: cells });
    }
}
