//! Shapes of tables that some charts need: parts of a whole, two sides, a grid, figures with bounds.

use super::document::Report;
use super::scale::{Measured, common, length_of};
#[cfg(feature = "check")]
use super::table::Benchmark;
use super::table::{ChartKind, Column, Row, Table, TableKind};

/// Parts of a whole beyond this cannot be told apart by their colours.
const MOST_PARTS: usize = 6;
/// A table of this many columns is a grid by itself.
const WIDE_GRID: usize = 6;
/// 100%, in millionths.
const WHOLE: u64 = 100_000_000;
/// Maximum error of a rounded percentage, in millionths.
const ROUNDING: u64 = 500_000;

/// Labels of what adds up the others.
const TOTALS: [&str; 12] = [
    "total",
    "totals",
    "all",
    "sum",
    "overall",
    "grand total",
    "row total",
    "todos",
    "todas",
    "suma",
    "total general",
    "ambos",
];

/// Returns whether a label is that of a sum.
pub(super) fn is_total_word(label: &str) -> bool {
    TOTALS.iter().any(|word| word.eq_ignore_ascii_case(label.trim()))
}

impl Column {
    /// Returns whether the column is the sum of those beside it: because the document says so, or because of its heading.
    pub fn is_sum(&self) -> bool {
        self.total.unwrap_or_else(|| is_total_word(&self.heading))
    }
}

impl ChartKind {
    /// Returns what a table must be for this chart, where not every table of figures will do.
    pub const fn need(self) -> Option<&'static str> {
        match self {
            Self::Donut => Some("A donut shows two to six published parts of one whole"),
            Self::Stacked | Self::Stacked100 => Some(
                "Stacked bars show two to six columns that are parts of one whole in each row: counts of one unit, or \
                 shares that reach 100%",
            ),
            Self::Pyramid => Some("A pyramid shows two columns, of counts or of shares, in two rows at least"),
            Self::Heat => Some("Tints show two columns and two rows at least, all of one measure and unit"),
            Self::Range => Some("Ranges show one column of figures of one measure, some of which have an `interval`"),
            Self::Map => Some("A map shows figures of one measure, in the first column, of rows that are states"),
            Self::Auto | Self::Bars | Self::Separate | Self::None => None,
        }
    }
}

impl Table {
    /// Returns whether the table is what a chart needs.
    pub fn suits(&self, chart: ChartKind) -> bool {
        match chart {
            ChartKind::Donut => self.parts_of_one_whole().is_some(),
            ChartKind::Stacked | ChartKind::Stacked100 => self.stacked_columns().is_some(),
            ChartKind::Pyramid => self.sides().is_some(),
            ChartKind::Heat => self.grid().is_some(),
            ChartKind::Range => self.has_intervals(),
            ChartKind::Map => self.measured_by(&[0]).is_some(),
            ChartKind::Auto | ChartKind::Bars | ChartKind::Separate | ChartKind::None => true,
        }
    }

    /// The columns whose figures are parts of one whole in every row, as stacked bars show them: two to six columns of
    /// counts, or of shares that reach 100% in every row. `None` for any other table.
    pub fn stacked_columns(&self) -> Option<Vec<usize>> {
        let columns = self.crossed_columns()?;
        let own = |column: &usize| self.columns.get(*column);
        // Figures of several times or places, or of several wholes, are no parts of one.
        let apart = |own: &Column| own.independent || own.period.is_some() || own.jurisdiction.is_some();
        let measured = self.measured_by(&columns)?;
        let is_whole = match measured {
            Measured::Count => true,
            Measured::Share => self.all_rows().iter().all(|row| is_whole(row, &columns)),
            _ => false,
        };
        (is_whole && columns.len() <= MOST_PARTS && !columns.iter().filter_map(own).any(apart)).then_some(columns)
    }

    /// The two columns that the two sides of a pyramid show, if they have one scale and there are several rows.
    pub fn sides(&self) -> Option<[usize; 2]> {
        let columns = self.crossed_columns()?;
        let (&[left, right], true) = (columns.as_slice(), self.rows.len() > 1) else { return None };
        matches!(self.measured_by(&columns)?, Measured::Count | Measured::Share).then_some([left, right])
    }

    /// The columns of a table whose figures, across rows and columns, have one scale, as tints show them.
    pub fn grid(&self) -> Option<Vec<usize>> {
        let columns = self.crossed_columns()?;
        (self.rows.len() > 1 && self.measured_by(&columns).is_some()).then_some(columns)
    }

    /// Returns whether a table is so wide that tints are the only chart that shows it.
    pub fn is_wide_grid(&self) -> bool {
        self.kind != TableKind::Trend && self.grid().is_some_and(|columns| columns.len() >= WIDE_GRID)
    }

    /// Returns whether the table is one column of figures of which some have bounds.
    pub fn has_intervals(&self) -> bool {
        let rows = self.all_rows();
        let values = || rows.iter().filter_map(|row| row.figures().first());
        self.columns.is_empty()
            && values().any(|value| value.interval().is_some())
            && common(values()).is_some_and(|measured| measured.is_some())
    }

    /// Labels of the rows that the author highlights.
    #[cfg(feature = "check")]
    pub(super) fn highlighted(&self) -> Vec<&str> {
        let labels = self.all_rows().into_iter().filter(|row| row.highlight).map(|row| row.label.as_str());
        labels.rev().collect()
    }

    /// Returns whether the benchmark has one scale with bars of the table: those of one of its columns.
    #[cfg(feature = "check")]
    pub(super) fn shares_scale_with(&self, benchmark: &Benchmark) -> bool {
        let own = common(std::iter::once(&benchmark.value)).flatten();
        let drawn = matches!(self.chart, ChartKind::Auto | ChartKind::Bars | ChartKind::Separate)
            && (self.kind != TableKind::Trend || self.chart == ChartKind::Bars)
            && !(self.chart == ChartKind::Auto && self.is_wide_grid());
        let has_scale = |column| self.measured_by(&[column]).is_none_or(|measured| Some(measured) == own);
        own.is_some() && drawn && (0..self.width()).any(has_scale)
    }

    /// The columns that are no sums, where there are several of one unit.
    fn crossed_columns(&self) -> Option<Vec<usize>> {
        let parts = self.columns.iter().enumerate().filter(|(_, own)| !own.is_sum());
        let columns: Vec<usize> = parts.map(|(column, _)| column).collect();
        let rows = self.all_rows();
        let mut units = rows.iter().flat_map(|row| columns.iter().map(|column| self.unit_of(row, *column)));
        let first = units.next();
        (columns.len() > 1 && units.all(|unit| Some(unit) == first)).then_some(columns)
    }

    /// The measure of all figures of some columns, if it is the same and any is published.
    fn measured_by(&self, columns: &[usize]) -> Option<Measured> {
        let rows = self.all_rows();
        common(rows.iter().flat_map(|row| columns.iter().filter_map(|column| row.figures().get(*column)))).flatten()
    }

    /// All rows but the total, however deep.
    fn all_rows(&self) -> Vec<&Row> {
        let (mut found, mut next): (Vec<&Row>, Vec<&Row>) = (Vec::new(), self.rows.iter().collect());
        while let Some(row) = next.pop() {
            found.push(row);
            next.extend(&row.children);
        }
        found
    }
}

impl Report {
    /// The row that stands out among the others: the one that the author highlights, or in a ranking the place that the
    /// report is about.
    pub fn own_row<'t>(&self, table: &'t Table) -> Option<&'t Row> {
        let rows = table.all_rows();
        let is_own = |row: &&&Row| table.kind == TableKind::Ranking && row.label == self.jurisdiction.name;
        rows.iter().find(|row| row.highlight).or_else(|| rows.iter().find(is_own)).copied()
    }
}

/// Returns whether the shares of a row are all of it, but for their rounding, or some are not published.
fn is_whole(row: &Row, columns: &[usize]) -> bool {
    let values = columns.iter().filter_map(|column| row.figures().get(*column));
    let shares: Vec<u64> = values.filter_map(length_of).collect();
    shares.len() < columns.len() || shares.iter().sum::<u64>().abs_diff(WHOLE) <= ROUNDING * shares.len() as u64
}
