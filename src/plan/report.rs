use std::collections::BTreeMap;

use super::document::Condition;
use super::text::TextPlan;
use super::treatment::TableTreatment;
use crate::report::{Benchmark, ChartKind, Comparison, Decimal, Imprint, NoteNumbering, TableKind};

/// Texts of the report around its figures, and its figures.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "camelCase", deny_unknown_fields))]
pub struct ReportPlan {
    /// Title of the report: `{jurisdiction} State Report`.
    pub title: String,
    /// A title that states a finding, `{OneIn:callers/Survivor} callers was a survivor`. It takes the title's place where
    /// the report prints all that it names.
    #[cfg_attr(test, serde(default))]
    pub finding: Option<String>,
    /// A second line under the title.
    #[cfg_attr(test, serde(default))]
    pub subtitle: Option<String>,
    /// Who publishes it.
    pub publisher: String,
    /// Name of the whole where no jurisdiction was chosen: `the United States`.
    #[cfg_attr(test, serde(default))]
    pub everywhere: Option<String>,
    /// Source of the figures.
    #[cfg_attr(test, serde(default))]
    pub source: Option<String>,
    /// Citation that the publisher asks for.
    #[cfg_attr(test, serde(default))]
    pub citation: Option<String>,
    /// The publisher's logo and colour, whom to ask, and what may be done with the report.
    #[cfg_attr(test, serde(default))]
    pub imprint: Option<Imprint>,
    /// Paragraphs before the figures.
    #[cfg_attr(test, serde(default))]
    pub introduction: Vec<TextPlan>,
    /// The figures that matter most.
    #[cfg_attr(test, serde(default))]
    pub headline: Vec<FigurePlan>,
    /// The parts of the report.
    #[cfg_attr(test, serde(default))]
    pub sections: Vec<SectionPlan>,
    /// Numbering of notes.
    #[cfg_attr(test, serde(default))]
    pub note_numbering: NoteNumbering,
    /// The notes that everything refers to by id. A note that nothing in the report refers to is left out.
    #[cfg_attr(test, serde(default))]
    pub notes: Vec<NotePlan>,
    /// Caveats for the reader, after the figures.
    #[cfg_attr(test, serde(default))]
    pub caveat: Vec<TextPlan>,
}

impl ReportPlan {
    /// The headline figures and the figures of sections.
    pub(crate) fn figures(&self) -> impl Iterator<Item = &FigurePlan> {
        self.headline.iter().chain(self.sections.iter().flat_map(|section| &section.figures))
    }
}

/// A part of the report.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "camelCase", deny_unknown_fields, default))]
pub struct SectionPlan {
    /// The heading.
    pub heading: Option<String>,
    /// Paragraphs under it.
    pub text: Vec<TextPlan>,
    /// Figures that belong to it.
    pub figures: Vec<FigurePlan>,
    /// A map of the jurisdiction.
    pub map: Option<MapPlan>,
    /// Its tables.
    pub tables: Vec<TablePlan>,
}

/// A note.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "camelCase", deny_unknown_fields))]
pub struct NotePlan {
    /// The name that references use.
    pub id: String,
    /// The marker to print, where notes are numbered as published.
    #[cfg_attr(test, serde(default))]
    pub marker: Option<String>,
    /// Text of the note.
    pub text: TextPlan,
}

/// A figure by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "camelCase", deny_unknown_fields))]
pub struct FigurePlan {
    /// A name for links and programs, unique in the report.
    pub id: String,
    /// Label of the figure.
    pub label: String,
    /// The measure that is counted.
    pub measure: String,
    /// Further conditions on its records.
    #[cfg_attr(test, serde(default, rename = "where"))]
    pub conditions: Vec<Condition>,
    /// The id of the figure that this one is a part of.
    #[cfg_attr(test, serde(default))]
    pub part_of: Option<String>,
    /// The jurisdiction's place among all jurisdictions.
    #[cfg_attr(test, serde(default))]
    pub rank: Option<RankPlan>,
    /// A second figure beside it: the change against the period before, which is as long as the report's.
    #[cfg_attr(test, serde(default))]
    pub change: bool,
    /// A second figure beside it: the rate.
    #[cfg_attr(test, serde(default))]
    pub rate: Option<RatePlan>,
    /// Ids of notes on the label.
    #[cfg_attr(test, serde(default))]
    pub notes: Vec<String>,
}

/// Rank of a jurisdiction. With records of fewer jurisdictions than there are, the rank is withheld.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "camelCase", deny_unknown_fields))]
pub struct RankPlan {
    /// Number of jurisdictions.
    pub among: u32,
    /// Universe in words: `all 50 states and Washington, D.C.`
    pub universe: String,
    /// Measure that is ranked, highest first: `signal volume`.
    pub measure: String,
}

/// A rate: per so many of a denominator.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "camelCase", deny_unknown_fields))]
pub struct RatePlan {
    /// One of the plan's `denominators`.
    pub denominator: String,
    /// Per how many: 100000.
    #[cfg_attr(test, schemars(range(min = 1)))]
    pub per: u64,
    /// Heading of the rates, in a table.
    #[cfg_attr(test, serde(default))]
    pub heading: Option<String>,
}

/// A map by counties, or by the places of any region that has a geometry.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "camelCase", deny_unknown_fields))]
pub struct MapPlan {
    /// A name for links and programs, unique among tables and maps.
    pub id: String,
    /// Title of the map.
    pub title: String,
    /// The measure that is counted.
    pub measure: String,
    /// The field with the places: their codes, as five-digit FIPS codes are, or their names.
    pub by: String,
    /// The region whose geometry is drawn: `world`, `AR`, or the `code` of an own one; the jurisdiction and its counties
    /// where absent.
    #[cfg_attr(test, serde(default))]
    pub region: Option<String>,
    /// The least count of each class of colours but the first, from the lowest up, at most four. Where absent, each class
    /// has about as many different counts.
    #[cfg_attr(test, serde(default), schemars(length(max = 4)))]
    pub breaks: Vec<Decimal>,
    /// Ids of notes on the map.
    #[cfg_attr(test, serde(default))]
    pub notes: Vec<String>,
    /// Treatment of places under the threshold.
    #[cfg_attr(test, serde(default))]
    pub small: SmallPlan,
}

/// A table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "camelCase", deny_unknown_fields, default))]
pub struct TablePlan {
    /// A name for links and programs, unique in the report: letters, digits, `-`, `_`.
    pub id: String,
    /// Title of the table.
    pub title: String,
    /// A title that states a finding, `{OneIn:callers/Survivor} callers was a survivor`. It takes the title's place where
    /// the report prints all that it names.
    pub finding: Option<String>,
    /// The head of the column of row labels; the title where absent.
    pub stub: Option<String>,
    /// The measure that is counted.
    pub measure: String,
    /// The field whose values are the rows. For the plan's jurisdiction, records of all jurisdictions count; for its
    /// date, say `each` what is a row.
    pub by: String,
    /// Length of a row's period, where rows are periods.
    pub each: Option<Each>,
    /// The time that a table of periods, or of jurisdictions, covers.
    pub span: Span,
    /// A second field that divides some of the rows.
    pub within: Option<Within>,
    /// A second field whose values are columns.
    pub columns: Option<ColumnsPlan>,
    /// Relation of the rows, where it is not what the field suggests: `ranking` for places in an order.
    pub kind: Option<TableKind>,
    /// Further conditions on the records.
    #[cfg_attr(test, serde(rename = "where"))]
    pub conditions: Vec<Condition>,
    /// The order of rows.
    pub order: Order,
    /// Labels of rows that are printed even if nothing was counted.
    pub always: Vec<String>,
    /// Treatment of records that have no value.
    pub missing: MissingRows,
    /// The label of the row of records that have no value, or whose value says so; drawn quieter.
    pub not_specified: Option<String>,
    /// The label of the row for everything else; drawn quieter.
    pub other: Option<String>,
    /// Print only this many rows.
    pub top: Option<usize>,
    /// Treatment of rows under the threshold.
    pub small: SmallPlan,
    /// Treatment of its counts, where it is not the plan's: exact but for small ones, or rounded.
    pub treatment: Option<TableTreatment>,
    /// Base of the percentages.
    pub base: BasePlan,
    /// Number of decimals of percentages.
    #[cfg_attr(test, schemars(range(max = 4)))]
    pub decimals: u8,
    /// A second column of rates, in a table by jurisdiction.
    pub rate: Option<RatePlan>,
    /// Change that is shown, where rows are periods.
    pub change: Comparison,
    /// Chart that it asks for.
    pub chart: ChartKind,
    /// The region whose places its rows are, where its chart is a map; the states of the country where absent.
    pub region: Option<String>,
    /// A count that its bars are compared with: a line through them. It is fixed, not computed from records, and not
    /// protected.
    pub benchmark: Option<Benchmark>,
    /// The row that stands out among the others, by its label. In a ranking that is the row of the jurisdiction if this is
    /// absent.
    pub highlight: Option<String>,
    /// The total row; without it, no total is printed.
    pub total: Option<TotalPlan>,
    /// Ids of notes on the table as a whole.
    pub notes: Vec<String>,
    /// Ids of notes on rows, by their label.
    pub row_notes: BTreeMap<String, Vec<String>>,
}

/// Length of a row's period, where rows are periods.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "kebab-case"))]
pub enum Each {
    /// A calendar year.
    Year,
    /// A fiscal year, see the plan's `fiscalYearStart`.
    FiscalYear,
    /// January to June, July to December.
    HalfYear,
    /// Three months.
    Quarter,
    /// A month.
    Month,
}

/// The time that a table covers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "kebab-case"))]
pub enum Span {
    /// The report's period.
    #[default]
    Report,
    /// Everything up to the end of the report's period: since inception.
    UntilEnd,
    /// All records.
    All,
}

/// A second field that divides some of the rows.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "camelCase", deny_unknown_fields))]
pub struct Within {
    /// The field.
    pub field: String,
    /// The rows that are divided, by their label, and what becomes of their small parts. Without any, all are.
    #[cfg_attr(test, serde(default))]
    pub of: BTreeMap<String, SmallPlan>,
    /// The order of the parts.
    #[cfg_attr(test, serde(default))]
    pub order: Order,
    /// The label of the part for records that have no value.
    #[cfg_attr(test, serde(default))]
    pub not_specified: Option<String>,
    /// The label of the part for everything else.
    #[cfg_attr(test, serde(default))]
    pub other: Option<String>,
}

/// A second field whose values are columns.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "camelCase", deny_unknown_fields))]
pub struct ColumnsPlan {
    /// The field; for the plan's date, say `each` what is a column.
    pub by: String,
    /// Length of a column's period, where columns are periods.
    #[cfg_attr(test, serde(default))]
    pub each: Option<Each>,
}

/// The order of rows. Pooled rows always are last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "kebab-case"))]
pub enum Order {
    /// The largest first; equal ones as the field lists them, else alphabetically.
    #[default]
    Count,
    /// As `count`, but what is not specified, and the field's row for other answers, after all else. Not with `top`.
    KnownFirst,
    /// As the field lists them, then the others alphabetically. Periods: from the earliest.
    Listed,
    /// Alphabetically.
    Alphabetical,
}

/// Treatment of records that have no value for the rows of a table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "kebab-case"))]
pub enum MissingRows {
    /// They have a row of their own, named by `notSpecified`. In a non-cumulative table they have none.
    #[default]
    Row,
    /// They do not count in this table, nor in its total.
    LeaveOut,
}

/// Treatment of counts under the threshold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "camelCase", deny_unknown_fields, default))]
pub struct SmallPlan {
    /// They are merged in a row of this label; only where rows do not overlap. A bound in it, such as “fewer than three”,
    /// must be true of every count under the threshold.
    pub pool: Option<String>,
    /// The label of that row where larger rows had to join, so that nobody can work the small ones out. It may state no
    /// bound.
    pub pool_with_larger: Option<String>,
    /// These words replace them, where they are not merged and every masked count of the table is small; else the plan's
    /// neutral sign does. A bound in them must be true of every count under the threshold.
    pub mask: Option<String>,
    /// Ids of notes on the merged row, or on the words. A note that states a bound is left out beside larger counts.
    pub notes: Vec<String>,
}

/// Base of the percentages of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "camelCase", deny_unknown_fields))]
pub enum BasePlan {
    /// The table's total, or in a non-cumulative table everything that its measure counts.
    #[default]
    Total,
    /// The parent row.
    Parent,
    /// Everything that has any value at all, in words: `situations with any detail of a victim`.
    Respondents(String),
    /// A figure of the report, by its id.
    Figure(String),
    /// There are no percentages.
    None,
}

/// The total row.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "camelCase", deny_unknown_fields))]
pub struct TotalPlan {
    /// Its label.
    pub label: String,
    /// Print 100 % with this many decimals.
    #[cfg_attr(test, serde(default))]
    pub decimals: Option<u8>,
    /// Ids of notes on its label.
    #[cfg_attr(test, serde(default))]
    pub notes: Vec<String>,
}
