use std::collections::{BTreeMap, BTreeSet};

use super::audit::{Warning, WarningCode};
use super::documents::{Document, edition, enter, tell_all};
use super::explain::full;
use super::joined::{Joined, Keyed};
use super::keys::days_of;
use super::knowledge::Knowledge;
use super::ledger::{Links, Party, link_parties};
use super::mask_words::Said;
use super::solve::{Limits, Movable, movable};
use super::world::{Address, CellId, World};
use crate::plan::{Plan, fold};
use crate::report::{Period, Report};
use crate::tabulate::Tabulation;

/// What readers know from documents that were published before.
pub(super) struct Elsewhere<'r> {
    documents: Vec<Document<'r>>,
    links: Links,
    meaning: Said,
    joined: Joined,
}

impl<'r> Elsewhere<'r> {
    /// Enters the documents in a world that has the counts of the report in the making. With `joins`, documents of the
    /// same plan that agree with the report are counts of its population; otherwise only counts at the same place are linked.
    pub(super) fn new(
        world: &mut World,
        plan: &Plan,
        tabulation: &Tabulation,
        published: &'r [Report],
        joins: bool,
    ) -> Self {
        let policy = plan.protection.policy();
        let documents: Vec<Document> = published
            .iter()
            .enumerate()
            .map(|(place, report)| enter(world, report, &format!("{} ({}): ", report.title, edition(report, place))))
            .collect();
        let names: Vec<&str> = tabulation.jurisdictions.iter().map(String::as_str).collect();
        let everywhere = plan.everywhere();
        let own = world.addresses.clone();
        let scope = &tabulation.scope;
        let period = Period { start: scope.start, end: scope.end, label: None };
        let mut parties: Vec<Party> = documents.iter().map(|document| Party::of(document, Some(&everywhere))).collect();
        let mut joined = Joined::default();
        let meaning = Said::of_plan(plan);
        let mut linked = BTreeSet::new();
        let mut series: BTreeMap<Address, Vec<CellId>> = BTreeMap::new();
        for (document, party) in documents.iter().zip(&mut parties).filter(|_| joins) {
            let keyed = Keyed::new((plan, &meaning), tabulation, document, party.jurisdiction.clone());
            if !keyed.agrees(world) {
                continue;
            }
            party.is_joined = true;
            let of = keyed.join(world, &document.report.title, &mut joined);
            linked.extend(of.keys().copied());
            for (address, cell) in party.cells.iter().filter(|_| party.jurisdiction.is_some()) {
                series.entry(address.clone()).or_default().extend(of.get(cell));
            }
        }
        let jurisdiction = scope.jurisdiction.as_ref().map(|_| fold(&tabulation.jurisdiction.name));
        for (address, mut cells) in series {
            cells.extend(own.get(&address).filter(|_| jurisdiction.is_some()));
            world.note_series(cells);
        }
        let days = days_of(&period);
        parties.push(Party { jurisdiction, days, cells: &own, pools: None, is_joined: true });
        let mut links = link_parties(world, &parties, &names, policy.editions);
        links.linked.extend(linked);
        Self { documents, links, meaning, joined }
    }

    pub(super) fn tell(&self, world: &World, knowledge: &mut Knowledge) {
        tell_all(world, &self.documents, knowledge, &self.meaning);
        self.links.tell(knowledge, &self.meaning);
        for (cell, most) in &self.joined.members {
            knowledge.bound(*cell, (0, *most));
            knowledge.hidden.insert(*cell);
        }
    }

    /// The hidden counts of the documents that can be worked out from these alone.
    pub(super) fn told_already(&self, world: &World) -> BTreeSet<CellId> {
        if self.documents.is_empty() {
            return BTreeSet::new();
        }
        let mut knowledge = Knowledge::new(world);
        self.tell(world, &mut knowledge);
        let hidden: Vec<CellId> = knowledge.hidden.iter().copied().collect();
        let vars: Vec<_> = hidden.iter().map(|cell| knowledge.vars[*cell]).collect();
        let moves = movable(&knowledge.system, &vars, 1, None, &Limits::default());
        hidden.iter().zip(moves).filter(|(_, moves)| *moves == Movable::No).map(|(cell, _)| *cell).collect()
    }

    pub(super) fn warnings(&self, world: &World, known: &BTreeSet<CellId>) -> Vec<Warning> {
        let told = known.iter().map(|cell| {
            let name = &world.cells[*cell].name;
            let message = format!("{} can be worked out from what is published already.", full(name));
            Warning { code: WarningCode::Edition, place: name.place.clone(), message }
        });
        let documents = self.documents.iter().filter(|document| !document.is_linked(&self.links));
        let unmatched = documents.map(|document| {
            let message = "It shares no count with this report: another jurisdiction or period, or other tables.";
            Warning { code: WarningCode::Unmatched, place: document.report.title.clone(), message: message.to_owned() }
        });
        self.links.warnings.iter().cloned().chain(told).chain(unmatched).collect()
    }
}
