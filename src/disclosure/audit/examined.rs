use serde::Serialize;

use crate::disclosure::attacker::knowledge::{Knowledge, Source};

/// The extent of an audit, and its limits.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Examined {
    /// Number of different counts that are printed.
    pub printed: usize,
    /// Number of different counts that are hidden.
    pub hidden: usize,
    /// Titles of the documents that were taken into account, beside the report itself.
    pub documents: Vec<String>,
    /// The relations between counts that were used, by their kind.
    pub links: Vec<Linked>,
    /// Limits of the proof, in words.
    pub not_covered: Vec<&'static str>,
}

/// Number of relations of a kind that an audit used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Linked {
    /// The kind.
    pub kind: Link,
    /// Number of relations.
    pub number: usize,
}

/// A kind of relation between counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "LinkKind"))]
pub enum Link {
    /// Counts that add up to another one.
    Sum,
    /// The sum that a merged row prints.
    MergedRow,
    /// A percentage of a count.
    Percentage,
    /// A row that comes before another one in a list sorted by count.
    Order,
    /// A count that an earlier edition prints or hides.
    Edition,
    /// A count that others bound: cases by calls, an answer by its options.
    Bound,
}

/// Statement of the check that only reports undergo whose plan asks for it.
const PROCEDURE: &str = "what follows from knowing how this program chooses what to hide";

/// Statements that audits do not cover.
const NOT_COVERED: [&str; 4] = [
    "what people know who are counted themselves, alone or together (see the warnings)",
    "what readers know from publications, such as the news",
    "publications that were not given here",
    PROCEDURE,
];

/// Statement that an audit of finished documents does not cover, either.
const NOT_SAID: &str = "relations that the documents do not show, such as towns that make up a county";

impl Examined {
    /// Returns the coverage of the proof of a report in the making.
    pub(in crate::disclosure) fn of_report(knowledge: &Knowledge, documents: Vec<String>) -> Self {
        Self::new(knowledge, documents, None)
    }

    /// Returns the coverage of an audit of finished documents.
    pub(in crate::disclosure) fn of_documents(knowledge: &Knowledge, documents: Vec<String>) -> Self {
        Self::new(knowledge, documents, Some(NOT_SAID))
    }

    /// Notes whether it was found out what readers learn who know how the choice is made.
    pub(in crate::disclosure) fn has_procedure(&mut self, is_complete: bool) {
        self.not_covered.retain(|what| !is_complete || *what != PROCEDURE);
    }

    fn new(knowledge: &Knowledge, documents: Vec<String>, own: Option<&'static str>) -> Self {
        let kinds = [Link::Sum, Link::MergedRow, Link::Percentage, Link::Order, Link::Edition, Link::Bound];
        let number = |kind| knowledge.sources.iter().filter(|source| kind_of(source) == kind).count();
        let links = kinds.into_iter().map(|kind| Linked { kind, number: number(kind) });
        Self {
            printed: knowledge.printed.len(),
            hidden: knowledge.hidden.len(),
            documents,
            links: links.filter(|linked| linked.number > 0).collect(),
            not_covered: NOT_COVERED.into_iter().chain(own).collect(),
        }
    }
}

const fn kind_of(source: &Source) -> Link {
    match source {
        Source::Sum(_) => Link::Sum,
        Source::AtMost(_) | Source::Row | Source::Implied { .. } => Link::Bound,
        Source::Pool { .. } => Link::MergedRow,
        Source::Percent { .. } => Link::Percentage,
        Source::Order { .. } => Link::Order,
        Source::Edition { .. } => Link::Edition,
    }
}
