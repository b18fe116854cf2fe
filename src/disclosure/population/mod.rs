//! Every relation between counts, from what each of them counts.
//!
//! Each count is the number of units (records, situations, or a sum of numbers) that meet a condition, and a condition limits
//! the values of fields. What a reader does not know is a population: how many units there are of each *type*, a type
//! being one value of each field. Every count is a sum over types; complements, unions, periods and their year,
//! the records behind a measure with a condition of its own are all sums over the same types, and nothing else has to be
//! linked. `docs/protection.md` has the model and its limits.
//!
//! - `subset`, `stretches`, `options`: canonical conditions on one field; `limit`: as documents state them;
//! - `space`: the classes of values that conditions tell apart, and pairs of them that do not occur;
//! - `cliques`: which fields a table of types must hold together;
//! - `boxes`, `block`, `table`, `cover`: conditions as classes, the types, and each count as a sum of others;
//! - `addition`: the sums to add to what is known; `derived`: counts that follow from others; `remainder`: small differences
//!   that no table prints;
//! - `absent`: what only readers know who know the records.

mod absent;
mod addition;
mod bits;
mod block;
mod boxes;
mod cliques;
mod cover;
mod derived;
mod limit;
mod options;
mod relate;
mod remainder;
mod space;
mod stretches;
mod subset;
mod table;

use std::collections::{BTreeMap, BTreeSet};

use super::cells::kinds::{Bands, Kinds};
use crate::plan::{FieldType, Plan, fold};
use crate::tabulate::Tabulation;

pub(super) use relate::relate;
pub(super) use remainder::rest_of;
pub(super) use stretches::{Days, Numbers};
pub(super) use subset::{Labels, MISSING, Options, Subset};

/// The field that says since which edition a record is there.
pub(super) const EDITION: &str = "\u{1}edition";

/// Limits on fields; a field that is not named can have any value, or none.
pub(super) type Conditions = BTreeMap<String, Subset>;

/// Values of one field that occur only with one value of another: each town lies in one county.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dependency {
    /// The field whose values are parts.
    pub(crate) inner: String,
    /// The field whose values are wholes.
    pub(crate) outer: String,
    /// For each value of the first, folded, the values of the second that it occurs with: one, or one and none.
    pub(crate) values: BTreeMap<String, BTreeSet<String>>,
    /// `true` if so many records bear it out that it is no accident.
    pub(crate) is_certain: bool,
}

/// Rules beside the conditions on which relations depend.
#[derive(Clone)]
pub(super) struct Rules<'a> {
    /// Fields that determine each other.
    dependencies: &'a [Dependency],
    /// The labels that records have, or that the plan lists, of each field, folded.
    labels: BTreeMap<String, BTreeSet<String>>,
    /// The bands that numbers of a field fall into.
    bands: BTreeMap<String, Bands>,
    /// Fields of which every answer has at least one of its labels, and may have several.
    lists: BTreeSet<String>,
    /// `true` if the counts are of records: records and sums of their numbers then always agree with one population.
    of_records: bool,
    /// Counts under this are not to be known.
    threshold: u64,
    /// Width that the interval of a count that is not to be known must have.
    width: u64,
    /// `true` if zeros are not to be known, either.
    zeros_sensitive: bool,
}

impl<'a> Rules<'a> {
    /// The rules of a report.
    pub(super) fn new(plan: &Plan, tabulation: &'a Tabulation) -> Self {
        let is_list = |field: &&String| plan.fields.get(*field).is_some_and(|field| field.kind == FieldType::List);
        let folded = |labels: &Vec<String>| labels.iter().map(|label| fold(label)).collect();
        let policy = plan.protection.policy();
        Self {
            dependencies: &tabulation.dependencies,
            labels: tabulation.labels.iter().map(|(field, labels)| (field.clone(), folded(labels))).collect(),
            bands: Kinds::of_plan(plan, tabulation).bands,
            lists: tabulation.labels.keys().filter(is_list).cloned().collect(),
            of_records: tabulation.is_of_records,
            threshold: policy.threshold,
            width: policy.width,
            zeros_sensitive: policy.zeros_sensitive,
        }
    }

    /// The rules of finished documents, with what these say of fields that determine each other.
    pub(super) const fn of_documents(
        dependencies: &'a [Dependency],
        bands: BTreeMap<String, Bands>,
        threshold: u64,
        zeros_sensitive: bool,
    ) -> Self {
        Self {
            dependencies,
            labels: BTreeMap::new(),
            bands,
            lists: BTreeSet::new(),
            of_records: true,
            threshold,
            width: 1,
            zeros_sensitive,
        }
    }

    /// Returns whether a count may not be known.
    const fn is_small(&self, count: u64) -> bool {
        count < self.threshold && (count > 0 || self.zeros_sensitive)
    }
}
