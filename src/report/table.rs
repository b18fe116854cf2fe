use serde::Serialize;

use super::date::{Date, Period};
use super::document::Restated;
use super::value::Value;

/// Relation of the rows of a table to each other and to the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "analyst", derive(serde::Deserialize))]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum TableKind {
    /// Every unit is in exactly one row: the rows sum to the total.
    Exclusive,
    /// Exclusive, and some rows are subtotals of the rows below them.
    Nested,
    /// Multiple response: rows overlap, so there is no total, no 100 % and no pie.
    NonCumulative,
    /// Rows are in the order of their rank; what they say of each other is only that order.
    Ranking,
    /// Rows are periods of one measure.
    Trend,
}

/// Base of the percentages of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub enum Base {
    /// The table's own total; no percentages where it has none.
    #[default]
    Total,
    /// The parent row; top-level rows refer to the total.
    Parent,
    /// Counts have no percentages, and those that are printed are no parts of a whole.
    None,
    /// A headline figure, by its id.
    Figure(String),
    /// A count given here, with what it counts.
    Count {
        /// Number of units.
        count: u64,
        /// Unit: `contacts`.
        label: String,
    },
    /// Something whose count was not published, in words: `calls to the helpline`.
    Unpublished(String),
}

/// Chart that a table asks for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "analyst", derive(serde::Deserialize))]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum ChartKind {
    /// The chart that suits the table: bars in the rows of a list, columns or lines of a trend over time, bars beside a
    /// table of several columns, tints in one of six or more; none where there is nothing to draw.
    #[default]
    Auto,
    /// Horizontal bars, also of periods, and also where the rows count different things.
    Bars,
    /// Bars in a chart of their own beside the table, also where it is a list.
    Separate,
    /// A ring; only for exclusive tables of two to six rows that sum to their total.
    Donut,
    /// Bars of parts: a bar for each row, divided by the columns, which are parts of one whole.
    Stacked,
    /// The same, each bar as long as the others: 100%. A row of which something is withheld has none.
    #[serde(rename = "stacked-100")]
    Stacked100,
    /// Two columns as bars on both sides of the labels: sex by age.
    Pyramid,
    /// Tints behind the figures of a table of several columns; what `auto` is for six or more.
    Heat,
    /// A dot for each figure, with a line between the bounds of its `interval`.
    Range,
    /// A map of the states of the country, in classes of colours; the rows are states.
    Map,
    /// No chart.
    None,
}

/// Change from period to period that a table shows beside its counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "analyst", derive(serde::Deserialize))]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Comparison {
    /// None.
    #[default]
    None,
    /// Against the period before.
    Previous,
    /// Against the earliest period.
    First,
}

/// Meaning of a row that is not an ordinary category. Such rows are drawn quieter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Role {
    /// A category of its own.
    #[default]
    Category,
    /// Everything that has no category of its own.
    Other,
    /// The source does not say.
    NotSpecified,
}

/// Returns whether rows, or two columns at least, are periods that a change can be between. Records without a day have a row
/// of their own, which is compared with none.
#[cfg(feature = "check")]
pub(crate) fn compares_periods<'r>(columns: &[Column], rows: impl Iterator<Item = &'r Row>) -> bool {
    let starts = |period: Option<&Period>| period.is_some_and(|period| period.start.is_some());
    if columns.is_empty() {
        rows.filter(|row| row.role == Role::Category).all(|row| starts(row.period.as_ref()))
    } else {
        columns.iter().filter(|column| starts(column.period.as_ref())).count() >= 2
    }
}

/// A table of figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Table {
    /// A name for links and programs, unique in the report: letters, digits, `-`, `_`.
    pub id: String,
    /// Title of the table.
    pub title: String,
    /// Relation of its rows.
    pub kind: TableKind,
    /// Unit of the counts, as a plural: `signals`, `situations`. Absent where each row has its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The head of the column of row labels; the title where absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stub: Option<String>,
    /// The columns of figures, where there is more than one; rows then give `values` of the same length.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<Column>,
    /// The rows, in the order in which they are printed.
    pub rows: Vec<Row>,
    /// The total row; in a non-cumulative table a closing line without a figure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<Row>,
    /// Base of its percentages.
    #[serde(skip_serializing_if = "is_default")]
    pub base: Base,
    /// Number of decimals of its percentages, 0 to 4.
    #[serde(skip_serializing_if = "is_default")]
    #[cfg_attr(test, schemars(range(max = 4)))]
    pub decimals: u8,
    /// `true` if the rows are only the first of a longer list, so that they need not reach the total.
    #[serde(skip_serializing_if = "is_default")]
    pub partial: bool,
    /// Change that it shows, where its rows are periods.
    #[serde(skip_serializing_if = "is_default")]
    pub change: Comparison,
    /// Chart that it asks for.
    #[serde(skip_serializing_if = "is_default")]
    pub chart: ChartKind,
    /// The region whose places its rows are, where it is drawn as a map: `world`, or the `code` of another geometry; the
    /// states of the country where absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// A value that its bars are compared with: a line through them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub benchmark: Option<Benchmark>,
    /// Whose figures these are, where not the report's jurisdiction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jurisdiction: Option<String>,
    /// The time it covers, where not the report's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// When its figures were drawn from the records, where not when the report's were.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accurate_as_of: Option<Date>,
    /// Source of the figures, where not the publisher's own records.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Ids of notes on the table as a whole.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// A value that the bars of a table are compared with, such as an average of all states. It is printed under the table and
/// drawn as a line. It is the author's: no program computes, checks or protects it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Benchmark {
    /// Name of the value: `National average`.
    pub label: String,
    /// The value, of the measure that the bars show.
    pub value: Value,
}

/// A column of figures.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Column {
    /// Heading of the column.
    pub heading: String,
    /// The heading over this column and those beside it that say the same: a head of two levels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// `true` if it is the sum of the columns beside it (of its group, where it has one), and so checked and not drawn.
    /// Where absent, a heading such as “Total” says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<bool>,
    /// `true` if its percentages are no parts of a whole, as answer rates are: they need not reach 100%.
    #[serde(skip_serializing_if = "is_default")]
    pub independent: bool,
    /// Unit of its counts, where not the table's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The time it covers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// Whose figures these are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jurisdiction: Option<String>,
    /// Ids of notes on the column.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// A row: a label and what is printed for it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Row {
    /// A name for links and programs, unique in the table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Label of the row.
    pub label: String,
    /// The figure, in a table of one column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// The figures, in a table with `columns`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<Value>,
    /// The rows that this one is the subtotal of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Row>,
    /// `true` if the children are only some of its parts, so that they need not reach its figure.
    #[serde(skip_serializing_if = "is_default")]
    pub partial: bool,
    /// Meaning of the row.
    #[serde(skip_serializing_if = "is_default")]
    pub role: Role,
    /// `true` if it stands out among the others, in the table and in its bars: `Missouri` among the states.
    #[serde(skip_serializing_if = "is_default")]
    pub highlight: bool,
    /// Unit of its counts, where not the table's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The time it covers, where not the table's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// When it was drawn from the records, where not when the table's figures were.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accurate_as_of: Option<Date>,
    /// Whose figure this is, where not the table's jurisdiction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jurisdiction: Option<String>,
    /// Its place, in a ranking; counted from the order where absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<super::makings::Rank>,
    /// Source of this figure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Values that earlier editions printed for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub restated: Vec<Restated>,
    /// Ids of notes on the label.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

impl Row {
    /// The row's figures, one per column.
    pub fn figures(&self) -> &[Value] {
        self.value.as_ref().map_or(&self.values, std::slice::from_ref)
    }
}

impl Column {
    /// Its heading after that of its group, where it has one.
    pub fn full_heading(&self) -> String {
        self.group.as_ref().map_or_else(|| self.heading.clone(), |group| [group, ", ", &self.heading].concat())
    }
}

impl Table {
    /// Returns the number of columns of figures.
    pub fn width(&self) -> usize {
        self.columns.len().max(1)
    }

    /// The counts of a table that a ring would show truthfully: two to six published parts, none of them divided
    /// further, that are one whole. `None` for any other table.
    pub fn parts_of_one_whole(&self) -> Option<Vec<u64>> {
        let count = |row: &Row| row.figures().first().filter(|_| row.children.is_empty())?.published_count();
        let counts: Vec<u64> = self.rows.iter().map(count).collect::<Option<_>>()?;
        let whole = self.kind == TableKind::Exclusive && self.columns.is_empty() && !self.partial;
        (whole && (2..=6).contains(&counts.len()) && counts.iter().any(|count| *count > 0)).then_some(counts)
    }

    /// The unit of a figure: its row's, its column's, or the table's.
    pub fn unit_of<'t>(&'t self, row: &'t Row, column: usize) -> Option<&'t str> {
        let of_column = || self.columns.get(column).and_then(|column| column.unit.as_deref());
        row.unit.as_deref().or_else(of_column).or(self.unit.as_deref())
    }
}

/// Returns whether a field has the value it has when the document does not give it.
pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
