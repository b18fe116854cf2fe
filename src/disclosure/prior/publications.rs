use std::collections::{BTreeMap, BTreeSet};

use super::alignment::Vocabulary;
use super::document_counts::Account;
use super::documents::{Document, edition, enter, tell_all};
use super::joined::{Joined, Keyed};
use super::links::{Links, Party, link_parties};
use super::statement::{Unusable, stated_account, stated_words};
use super::terms::Words;
use super::wording::Wording;
use crate::disclosure::attacker::knowledge::Knowledge;
use crate::disclosure::attacker::{Limits, Movable, movable};
use crate::disclosure::audit::explanation::full;
use crate::disclosure::audit::{Warning, WarningCode};
use crate::disclosure::cells::identities::{Keys, days_of};
use crate::disclosure::cells::registry::{Address, CellId, CellRegistry};
use crate::plan::{Editions, Plan, fold};
use crate::report::{Period, Report};
use crate::tabulate::Tabulation;

/// Knowledge of readers from documents that were published before.
pub(in crate::disclosure) struct Publications<'r> {
    documents: Vec<Document<'r>>,
    links: Links,
    joined: Joined,
}

/// Role of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::disclosure) enum Taken {
    /// Counts of the report's own population, by what the documents state themselves and by the plan.
    AsStated,
    /// The same by the plan alone.
    ByPlan,
    /// Only counts at the same place are linked.
    ByPlace,
}

impl<'r> Publications<'r> {
    /// Enters the documents in a world that has the counts of the report in the making. Those that agree with the report are
    /// counts of its population, if they are taken for that.
    pub(in crate::disclosure) fn new(
        registry: &mut CellRegistry,
        plan: &Plan,
        tabulation: &Tabulation,
        published: &'r [Report],
        taken: Taken,
    ) -> Self {
        let wording = Wording::of_plan(plan);
        if published.is_empty() {
            return Self { documents: Vec::new(), links: Links::default(), joined: Joined::default() };
        }
        let policy = plan.protection.policy();
        let documents: Vec<Document> = published
            .iter()
            .enumerate()
            .map(|(place, report)| {
                // By the plan alone, its words, too, are those of the plan.
                let stated = stated_words(report).filter(|_| taken != Taken::ByPlan);
                let prefix = format!("{} ({}): ", report.title, edition(report, place));
                enter(registry, report, &prefix, stated.unwrap_or_else(|| wording.clone()))
            })
            .collect();
        let names: Vec<&str> = tabulation.jurisdictions.iter().map(String::as_str).collect();
        let everywhere = plan.everywhere();
        let own = registry.addresses.clone();
        let scope = &tabulation.scope;
        let period = Period { start: scope.start, end: scope.end, label: None };
        let mut parties: Vec<Party> = documents.iter().map(|document| Party::of(document, Some(&everywhere))).collect();
        let words = Words(Some((plan, tabulation)));
        let vocabulary = Vocabulary::of_plan(plan, tabulation);
        let editions = policy.editions;
        let (joined, linked, series) = (Joined::default(), BTreeSet::new(), BTreeMap::new());
        let mut joins = Joins { registry, editions, joined, linked, series };
        let mut unusable = Vec::new();
        for (place, (document, party)) in documents.iter().zip(&mut parties).enumerate() {
            let stated = stated_account(document.report).unwrap_or_else(|why| {
                unusable.push(why.warning(document.report));
                None
            });
            if taken == Taken::ByPlace {
                continue;
            }
            let keys = Keys::of_document(plan, tabulation, party.jurisdiction.clone(), &document.report.period);
            let by_plan = Account::of_plan(plan, tabulation, &keys);
            if stated.is_some() && taken == Taken::ByPlan {
                unusable.push(Unusable::DoesNotFit.warning(document.report));
            }
            let stated = stated.filter(|_| taken == Taken::AsStated);
            let stated = stated.map(|account| {
                let names = vocabulary.names(&Vocabulary::of_document(&account, document.report));
                let account = names.apply(account).in_words(words, &keys.kinds);
                (Keyed::new(&account, words, document), names)
            });
            // Who publishes it may be called otherwise now; what does not fit is not joined.
            if stated.is_some() && fold(&document.report.publisher) != fold(&plan.report.publisher) {
                unusable.push(other_publisher(document.report));
            }
            unusable.extend(stated.as_ref().and_then(|(_, names)| names.warning(document.report)));
            let stated = stated.map(|(keyed, _)| keyed);
            party.known = stated.as_ref().map(Keyed::known).unwrap_or_default();
            let by_plan = joins.join(Keyed::new(&by_plan, words, document), document, place, stated.is_none());
            for (address, cell) in party.cells.iter().filter(|_| party.jurisdiction.is_some()) {
                let own = by_plan.as_ref().and_then(|of| of.get(cell));
                joins.series.entry(address.clone()).or_default().extend(own);
            }
            let is_as_stated = stated.is_none_or(|keyed| joins.join(keyed, document, place, true).is_some());
            party.is_joined = by_plan.is_some() && is_as_stated;
        }
        let Joins { registry, joined, linked, series, .. } = joins;
        let jurisdiction = scope.jurisdiction.as_ref().map(|_| fold(&tabulation.jurisdiction.name));
        for (address, mut cells) in series {
            cells.extend(own.get(&address).filter(|_| jurisdiction.is_some()));
            registry.note_series(cells);
        }
        let key = |cell: &CellId| registry.cells[*cell].keys.first().map(|key| (key.identity(), *cell));
        let known = own.values().filter_map(key).collect();
        parties.push(Party { jurisdiction, days: days_of(&period), cells: &own, pools: None, is_joined: true, known });
        let mut links = link_parties(registry, &parties, &names, policy.editions);
        links.linked.extend(linked);
        links.warnings.extend(unusable);
        Self { documents, links, joined }
    }

    pub(in crate::disclosure) fn tell(&self, registry: &CellRegistry, knowledge: &mut Knowledge) {
        tell_all(registry, &self.documents, knowledge);
        self.links.tell(knowledge);
        for (cell, most) in &self.joined.members {
            knowledge.bound(*cell, (0, *most));
            knowledge.hidden.insert(*cell);
        }
    }

    /// The hidden counts of the documents that can be worked out from these alone. `world` has the same documents, and
    /// nothing else of the report in the making.
    fn told_by(&self, registry: &CellRegistry) -> Vec<CellId> {
        let mut knowledge = Knowledge::new(registry);
        self.tell(registry, &mut knowledge);
        knowledge.close();
        let hidden: Vec<CellId> = knowledge.hidden.iter().copied().collect();
        let vars: Vec<_> = hidden.iter().map(|cell| knowledge.vars[*cell]).collect();
        let moves = movable(&knowledge.system, &vars, 1, None, &Limits::default());
        hidden.iter().zip(moves).filter(|(_, moves)| *moves == Movable::No).map(|(cell, _)| *cell).collect()
    }

    /// Of the hidden counts of the documents in `world`, those that readers can work out before there is this report, as
    /// `before` has them, with the world that these documents make by themselves.
    pub(in crate::disclosure) fn told_already(
        &self,
        registry: &CellRegistry,
        before: Option<(&Self, &CellRegistry)>,
    ) -> BTreeSet<CellId> {
        let Some((documents, alone)) = before else { return BTreeSet::new() };
        let mut known = BTreeSet::new();
        for told in documents.told_by(alone) {
            known.extend(alone.cells[told].keys.iter().filter_map(|key| registry.find(key)));
            for (document, own) in documents.documents.iter().zip(&self.documents) {
                let places = document.cells.iter().filter(|(_, cell)| **cell == told);
                known.extend(places.filter_map(|(address, _)| own.find(address)));
            }
        }
        known
    }

    pub(in crate::disclosure) fn warnings(&self, registry: &CellRegistry, known: &BTreeSet<CellId>) -> Vec<Warning> {
        let told = known.iter().map(|cell| {
            let name = &registry.cells[*cell].name;
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

/// Documents on their way into the population of a report.
struct Joins<'w> {
    registry: &'w mut CellRegistry,
    editions: Editions,
    joined: Joined,
    linked: BTreeSet<CellId>,
    /// The counts of jurisdictions that are at the same place.
    series: BTreeMap<Address, Vec<CellId>>,
}

impl Joins<'_> {
    /// Makes the counts of a document counts of the population, unless they differ: then they may be of the records that an
    /// earlier edition had, if the document `may_be_earlier`. `place` is its place among all.
    fn join(
        &mut self,
        keyed: Keyed,
        document: &Document,
        place: usize,
        may_be_earlier: bool,
    ) -> Option<BTreeMap<CellId, CellId>> {
        if !keyed.agrees(self.registry) {
            if may_be_earlier
                && self.editions == Editions::NonDecreasing
                && let Some(earlier) = keyed.earlier(self.registry, place)
            {
                self.enter(earlier, document);
            }
            return None;
        }
        let of = self.enter(keyed, document);
        self.linked.extend(of.keys().copied());
        Some(of)
    }

    /// Enters the counts of a document, and what its hidden counts leave of each other.
    fn enter(&mut self, keyed: Keyed, document: &Document) -> BTreeMap<CellId, CellId> {
        let differences = keyed.differences(self.registry);
        let of = keyed.join(self.registry, &document.report.title, &mut self.joined);
        for (key, name) in differences {
            self.joined.members.push((self.registry.published(key, None, name), None));
        }
        of
    }
}

/// Says that a document of another publisher is taken for one of the same records.
pub(in crate::disclosure) fn other_publisher(report: &Report) -> Warning {
    let message = format!("Its publisher is “{}”. Its numbers are taken to be of the same records.", report.publisher);
    Warning { code: WarningCode::Unmatched, place: report.title.clone(), message }
}
