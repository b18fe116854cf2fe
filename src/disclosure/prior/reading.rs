//! Published documents as readers understand them: by their labels, or by what they state that they count.

use std::collections::{BTreeMap, BTreeSet};

use super::alignment::Vocabulary;
use super::document_counts::Account;
use super::documents::{Document, edition, enter, tell_all};
use super::guesses::guess;
use super::joined::{Joined, Keyed};
use super::links::{Party, link_parties};
use super::publications::other_publisher;
use super::published::Assumptions;
use super::statement::{Unusable, stated_account, stated_words};
use super::terms::Words;
use crate::disclosure::attacker::knowledge::Knowledge;
use crate::disclosure::attacker::{Limits, Solved, solved};
use crate::disclosure::audit::Warning;
use crate::disclosure::cells::kinds::Bands;
use crate::disclosure::cells::registry::{Address, CellId, CellRegistry};
use crate::disclosure::population::{Dependency, Rules, relate};
use crate::plan::{Editions, fold};
use crate::report::Report;

/// Published documents as a reader knows them.
pub(in crate::disclosure) struct Reading {
    pub(in crate::disclosure) registry: CellRegistry,
    pub(in crate::disclosure) knowledge: Knowledge,
    pub(in crate::disclosure) warnings: Vec<Warning>,
    /// The counts of the documents, by where they are.
    pub(in crate::disclosure) cells: BTreeMap<Address, CellId>,
    /// Counts of which there are none whatever is counted: nothing is told by that.
    pub(in crate::disclosure) empty: BTreeSet<CellId>,
}

impl Reading {
    /// Reads documents by their labels alone, as those of unknown making; with `guesses`, tables that seem to have counts in
    /// common are related.
    pub(in crate::disclosure) fn by_labels(reports: &[Report], assumptions: Assumptions, guesses: bool) -> Self {
        Self::new(reports, assumptions, guesses, &[])
    }

    /// Reads documents by what they state that they count; `None` where none does, or no counts agree with that.
    pub(in crate::disclosure) fn as_stated(
        reports: &[Report],
        assumptions: Assumptions,
        warnings: &mut Vec<Warning>,
    ) -> Option<Self> {
        let mut unusable = |why: Unusable, report| warnings.push(why.warning(report));
        let mut account = |report| stated_account(report).map_err(|why| unusable(why, report)).ok().flatten();
        let accounts: Vec<Option<Account>> = reports.iter().map(&mut account).collect();
        let stating: Vec<&Report> =
            reports.iter().zip(&accounts).filter(|(_, account)| account.is_some()).map(|(report, _)| report).collect();
        let reading = (!stating.is_empty()).then(|| Self::new(reports, assumptions, false, &accounts))?;
        if reading.registry.unresolved.is_empty() && !reading.is_contradiction() {
            return Some(reading);
        }
        for report in stating {
            unusable(Unusable::DoesNotFit, report);
        }
        None
    }

    fn new(reports: &[Report], assumptions: Assumptions, guesses: bool, accounts: &[Option<Account>]) -> Self {
        let mut registry = CellRegistry::default();
        let several = reports.len() > 1;
        let documents: Vec<Document> = reports
            .iter()
            .enumerate()
            .map(|(place, report)| {
                let prefix =
                    if several { format!("{} ({}): ", report.title, edition(report, place)) } else { String::new() };
                let stated = stated_words(report).filter(|_| accounts.get(place).is_some_and(Option::is_some));
                let wording = stated.unwrap_or_default().or_zeros_printed(assumptions.zeros_printed);
                enter(&mut registry, report, &prefix, wording)
            })
            .collect();
        for document in documents.iter().filter(|_| guesses) {
            guess(&mut registry, document);
        }
        let editions = assumptions.editions.unwrap_or(Editions::Revised);
        let mut parties: Vec<Party> = documents.iter().map(|document| Party::of(document, None)).collect();
        let mut empty = BTreeSet::new();
        let is_stated = accounts.iter().any(Option::is_some);
        let mut stated = Stated::default();
        // Earlier editions must agree with later ones.
        for ((document, party), account) in documents.iter().zip(&mut parties).zip(accounts).rev() {
            let Some(account) = account else { continue };
            let keyed = stated.keyed(account, document, &registry);
            empty.extend(keyed.empty());
            party.known = keyed.known();
            party.is_joined = keyed.agrees(&registry);
            if party.is_joined {
                keyed.join(&mut registry, &document.report.title, &mut Joined::default());
            }
        }
        let links = link_parties(&mut registry, &parties, &[], editions);
        if is_stated {
            let threshold = assumptions.threshold.unwrap_or_default().max(2);
            let Stated { dependencies, bands, .. } = &stated;
            let bands = bands.iter().filter_map(|(field, bands)| Some((field.clone(), bands.clone()?))).collect();
            relate(&mut registry, &Rules::of_documents(dependencies, bands, threshold, !assumptions.zeros_printed));
        }
        let mut knowledge = Knowledge::new(&registry);
        tell_all(&registry, &documents, &mut knowledge);
        links.tell(&mut knowledge);
        knowledge.close();
        let cells = documents.iter().flat_map(|document| document.cells.clone()).collect();
        let warnings = links.warnings.into_iter().chain(stated.warnings).collect();
        Self { registry, knowledge, warnings, cells, empty }
    }

    /// Returns whether no counts agree with what is known.
    fn is_contradiction(&self) -> bool {
        solved(&self.knowledge.system, &Limits::default()) == Solved::Contradiction
    }
}

/// Joint statement of the documents that were read so far.
#[derive(Default)]
struct Stated {
    vocabularies: BTreeMap<String, Vocabulary>,
    dependencies: Vec<Dependency>,
    /// The bands of fields; `None` of those that documents divide otherwise.
    bands: BTreeMap<String, Option<Bands>>,
    warnings: Vec<Warning>,
}

impl Stated {
    /// The counts of a document, in the names of those that were read before it, and in the population of one of another
    /// publisher if both print the same counts.
    fn keyed(&mut self, account: &Account, document: &Document, registry: &CellRegistry) -> Keyed {
        let report = document.report;
        let own = Vocabulary::of_document(account, report);
        let of = |publisher: &String, known: &Vocabulary| {
            let names = known.names(&own);
            let account = names.apply(account.clone()).of_publisher(publisher);
            let keyed = Keyed::new(&account, Words::default(), document);
            (publisher.clone(), account, keyed, names)
        };
        let publisher = fold(&report.publisher);
        let known = self.vocabularies.get(&publisher).map(|known| of(&publisher, known));
        let others = || self.vocabularies.iter().map(|(publisher, known)| of(publisher, known));
        let found = known.or_else(|| others().find(|(_, _, keyed, _)| keyed.are_shared(registry)));
        let (of, account, keyed, names) = found.unwrap_or_else(|| of(&publisher, &Vocabulary::default()));
        if of != publisher {
            self.warnings.push(other_publisher(report));
        }
        self.warnings.extend(names.warning(report));
        let wording = Vocabulary::of_document(&account, report);
        self.vocabularies.entry(of).or_default().extend(wording);
        for (field, bands) in account.kinds.bands {
            let known = self.bands.entry(field).or_insert_with(|| Some(bands.clone()));
            *known = known.take().filter(|known| *known == bands);
        }
        for link in account.dependencies {
            let is_same = |known: &&mut Dependency| (&known.inner, &known.outer) == (&link.inner, &link.outer);
            match self.dependencies.iter_mut().find(is_same) {
                Some(known) => {
                    for (value, with) in link.values {
                        known.values.entry(value).or_default().extend(with);
                    }
                }
                None => self.dependencies.push(link),
            }
        }
        keyed
    }
}
