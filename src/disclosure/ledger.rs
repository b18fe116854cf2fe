//! What documents say together: editions of one report, and jurisdictions beside the whole.

use std::collections::{BTreeMap, BTreeSet};

use super::audit::{Warning, WarningCode};
use super::documents::{Document, MergedRow};
use super::explain::full;
use super::keys::days_of;
use super::knowledge::{Knowledge, Meaning, Source};
use super::world::{Address, CellId, Name, Relation, World};
use crate::plan::{Editions, fold};
use crate::records::Day;

/// What links documents.
#[derive(Default)]
pub(super) struct Links {
    editions: Vec<Edition>,
    members: Vec<Member>,
    /// The counts of documents that something else is known of from another one.
    pub(super) linked: BTreeSet<CellId>,
    pub(super) warnings: Vec<Warning>,
}

/// That a later count follows from an earlier one.
struct Edition {
    earlier: CellId,
    now: CellId,
    what: Editions,
}

/// A count that an earlier edition can only have hidden in a merged row.
struct Member {
    cell: CellId,
    label: String,
}

impl Links {
    pub(super) fn tell(&self, knowledge: &mut Knowledge, meaning: &dyn Meaning) {
        for Edition { earlier, now, what } in &self.editions {
            let high = match what {
                Editions::Unchanged => Some(0),
                Editions::NonDecreasing => None,
                Editions::Revised => continue,
            };
            let source = Source::Edition { earlier: *earlier, now: *now };
            knowledge.fact(&[(*now, 1), (*earlier, -1)], (Some(0), high), source);
        }
        for Member { cell, label } in &self.members {
            // Or there was none of it.
            let (_, high) = meaning.of_member(label, true);
            knowledge.bound(*cell, (0, high));
            knowledge.hidden.insert(*cell);
        }
    }
}

/// A document, or the report in the making, as one of several.
pub(super) struct Party<'a> {
    /// Whose figures these are; `None`: of all jurisdictions together.
    pub(super) jurisdiction: Option<String>,
    pub(super) days: (Option<Day>, Option<Day>),
    pub(super) cells: &'a BTreeMap<Address, CellId>,
    pub(super) pools: Option<&'a BTreeMap<Address, MergedRow>>,
    /// Whether its counts are counts of the report's own population.
    pub(super) is_joined: bool,
}

impl<'a> Party<'a> {
    pub(super) fn of(document: &'a Document, everywhere: Option<&str>) -> Self {
        let report = document.report;
        Self {
            jurisdiction: jurisdiction(&report.jurisdiction.name, report.jurisdiction.code.as_deref(), everywhere),
            days: days_of(&report.period),
            cells: &document.cells,
            pools: Some(&document.pools),
            is_joined: false,
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

/// Links published documents with each other.
pub(super) fn link(world: &mut World, documents: &[Document], editions: Editions) -> Links {
    let parties: Vec<Party> = documents.iter().map(|document| Party::of(document, None)).collect();
    link_parties(world, &parties, &[], editions)
}

/// Links parties, in the order in which they were published: editions by what became of counts, and the whole with its
/// parts. `names` are all jurisdictions, where they are known.
pub(super) fn link_parties(world: &mut World, parties: &[Party], names: &[&str], what: Editions) -> Links {
    let mut links = Links::default();
    for (place, now) in parties.iter().enumerate() {
        for earlier in &parties[..place] {
            let is_known = earlier.is_joined && now.is_joined;
            if !is_known && earlier.jurisdiction == now.jurisdiction && earlier.days == now.days {
                link_editions(world, (earlier, now), what, &mut links);
            }
        }
    }
    let are_joined = parties.iter().all(|party| party.is_joined);
    for whole in parties.iter().filter(|party| party.jurisdiction.is_none() && !are_joined) {
        whole_and_parts(world, whole, parties, names, &mut links);
    }
    links
}

/// The counts of two editions, one by one. A row that only the later one prints was in the earlier one's merged row.
fn link_editions(world: &mut World, (before, after): (&Party, &Party), what: Editions, links: &mut Links) {
    let mut merged: BTreeMap<CellId, Vec<CellId>> = BTreeMap::new();
    for (address, now) in after.cells {
        let earlier = if let Some(known) = before.cells.get(address) {
            *known
        } else {
            let Some(pool) = before.pools.and_then(|pools| pools.get(&address.above())) else { continue };
            if address.path.is_empty() {
                continue;
            }
            let Name { place, label } = &world.cells[*now].name;
            let name = Name { place: place.clone(), label: format!("{label}, earlier edition") };
            let cell = world.add(None, name);
            links.members.push(Member { cell, label: pool.label.clone() });
            merged.entry(pool.cell).or_default().push(cell);
            cell
        };
        if let (Some(was), Some(is)) = (world.cells[earlier].truth, world.cells[*now].truth)
            && !fits(was, is, what)
        {
            let name = &world.cells[*now].name;
            let message = format!("{}: an earlier edition does not fit what is assumed of such.", full(name));
            links.warnings.push(Warning { code: WarningCode::Edition, place: name.place.clone(), message });
            continue;
        }
        links.linked.extend([earlier, *now]);
        links.editions.push(Edition { earlier, now: *now, what });
    }
    for (total, mut parts) in merged {
        // What was there and only grew would be there now; of a report in the making everything is known.
        if what == Editions::Revised || after.pools.is_some() {
            let Name { place, label } = world.cells[total].name.clone();
            parts.push(world.add(None, Name { place, label: format!("{label}, the others") }));
        }
        world.relations.push(Relation { total, parts });
    }
}

const fn fits(was: u64, is: u64, editions: Editions) -> bool {
    match editions {
        Editions::Unchanged => was == is,
        Editions::NonDecreasing => was <= is,
        Editions::Revised => true,
    }
}

/// What the whole prints is what its parts print together, as far as there are documents of them.
fn whole_and_parts(world: &mut World, whole: &Party, parties: &[Party], names: &[&str], links: &mut Links) {
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
        let known: Option<u64> = cells.iter().map(|cell| world.cells[*cell].truth).sum();
        // What counts otherwise (ranks, things told apart by name) does not add up.
        if let (Some(sum), Some(truth)) = (known, world.cells[*total].truth)
            && (sum > truth || (complete && sum != truth))
        {
            continue;
        }
        links.linked.extend(cells.iter().chain([total]));
        if !(complete && cells.len() == parts.len()) {
            let mut name = world.cells[*total].name.clone();
            name.label = format!("{}, the other jurisdictions", name.label);
            cells.push(world.add(None, name));
        }
        world.relations.push(Relation { total: *total, parts: cells });
    }
}
