//! The audit: findings about every count that is not printed, and the verdict.
//!
//! - `findings`, `explanation`, `warnings`, `examined`, `conflicts`: what it says, and of what;
//! - `refusal`, `remedies`: why there is no report, and what would help;
//! - `finished`: the finished document, read once more from its own text.

pub(super) mod conflicts;
pub(super) mod examined;
pub(super) mod explanation;
pub(super) mod findings;
pub(super) mod finished;
pub(super) mod refusal;
pub(super) mod remedies;
pub(super) mod warnings;

use serde::Serialize;

use examined::Examined;

/// Audit of a report: what was hidden and why, and what readers can work out nevertheless. It is for the analyst, never
/// for the public.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Audit {
    /// Counts under this were hidden.
    pub threshold: u64,
    /// `true` if zeros were hidden, too.
    pub zeros_sensitive: bool,
    /// Verdict of the proof.
    pub verdict: Verdict,
    /// Why the report was made although it is not safe, in the words of whoever decided that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overridden: Option<String>,
    /// Everything that was hidden.
    pub hidden: Vec<Hidden>,
    /// Findings about every hidden count, and every small one that the report does not mention.
    pub findings: Vec<Finding>,
    /// Merged rows of which nobody said how many categories are behind them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pools: Vec<PoolFinding>,
    /// Warnings about what the proof does not cover: the knowledge of insiders, statements about whole groups.
    pub warnings: Vec<Warning>,
    /// The tables that show what else could be true.
    pub witnesses: Witnesses,
    /// Coverage of the audit.
    pub examined: Examined,
    /// Counts that do not fit each other, where the verdict is a contradiction.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub conflicts: Vec<String>,
    /// Of a report that is not safe, what would help; the first needs the least change.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub remedies: Vec<String>,
}

/// Verdict of the proof of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Verdict {
    /// No hidden count can be worked out: of each, two values far enough apart agree with everything that is printed.
    Safe,
    /// It was not found out whether one can, within the limit of the search. Counts as not safe.
    Unresolved,
    /// The printed figures contradict each other, or the assumptions about earlier editions.
    Contradiction,
    /// At least one can be worked out, or nearly.
    Disclosed,
}

/// A place where counts were hidden.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Hidden {
    /// The table, map or figure, by its title or label.
    pub place: String,
    /// The rows, by their labels.
    pub rows: Vec<String>,
    /// Treatment of the count.
    pub treatment: Treatment,
    /// Why.
    pub reason: Reason,
}

/// Treatment by which counts were hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "HiddenTreatment"))]
pub enum Treatment {
    /// Their rows were merged into one.
    Pooled,
    /// Words or a sign are in their place.
    Masked,
    /// A figure computed from them (a rank, a change, a rate) was left out.
    Withheld,
    /// They were rounded.
    Rounded,
    /// Noise was added to them.
    Perturbed,
}

/// Why counts were hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "HiddenReason"))]
pub enum Reason {
    /// They are under the threshold (primary suppression).
    Small,
    /// They would tell one that is (secondary suppression).
    WouldTell,
}

/// Finding about one count: what readers can work out of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Finding {
    /// The table, map or figure.
    pub place: String,
    /// The row, and the column where there are several.
    pub label: String,
    /// `true` if the report shows that it hides this count. A count that it does not mention may still follow from
    /// others.
    pub mentioned: bool,
    /// The smallest value that agrees with everything that is printed.
    pub low: u64,
    /// The largest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<u64>,
    /// `true` if smaller and larger values may agree with it, too: these two were found, and that was enough.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub may_be_wider: bool,
    /// Verdict on the count.
    pub verdict: Verdict,
    /// Derivation by a reader, step by step, where there is a short one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<String>,
    /// The two tables, by their places in [`Witnesses::tables`], in which the count is as small and as large as can be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub witnesses: Option<[usize; 2]>,
}

/// Finding about a merged row: what it tells of its members, depending on their number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PoolFinding {
    /// The table.
    pub place: String,
    /// The row.
    pub label: String,
    /// Printed total.
    pub total: u64,
    /// Range of each member, for every number of members.
    pub by_members: Vec<Members>,
}

/// Range of each member of a merged row with so many members.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Members {
    /// Number of categories behind the row.
    pub members: u64,
    /// The smallest count that one can have.
    pub low: u64,
    /// The largest.
    pub high: u64,
}

/// Something to think about before publishing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "AuditWarning"))]
pub struct Warning {
    /// A name for programs.
    pub code: WarningCode,
    /// The table, map or figure.
    pub place: String,
    /// Description of the warning.
    pub message: String,
}

/// Subject of a warning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "AuditWarningCode"))]
pub enum WarningCode {
    /// Whoever is counted alone can work out another count.
    Insider,
    /// Everybody in a group is said to be in one category.
    Group,
    /// An earlier edition does not fit what is assumed of it.
    Edition,
    /// A document could not be matched with this report.
    Unmatched,
    /// The search for what else to hide ended before it found enough.
    TooLarge,
    /// Readers who know how this program chooses what to hide can work out counts.
    Procedure,
    /// A table of the plan is not in the report, as it has nothing to print.
    LeftOut,
    /// The report is not in a language that some texts of the plan are in.
    Untranslated,
}

/// Whole tables that agree with everything that is printed. Each was added up again by code that has no part in finding
/// them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Witnesses {
    /// The counts that are not printed, as place and label.
    pub counts: Vec<[String; 2]>,
    /// The first table: a value for each of these counts.
    pub first: Vec<u64>,
    /// The tables: each as what differs from the first, by the count's place and its value there. The first of them
    /// differs in nothing.
    pub tables: Vec<Vec<(usize, u64)>>,
}

impl Witnesses {
    /// The value of a count in a table, both by their places.
    pub fn value(&self, table: usize, count: usize) -> Option<u64> {
        let differing = self.tables.get(table)?.iter().find(|(place, _)| *place == count);
        differing.map(|(_, value)| *value).or_else(|| self.first.get(count).copied())
    }
}
