use super::super::reading::Warning;
use super::address::{Address, Area};
use super::content::Remark;
use super::layout::Layout;

/// Remarks about a table's cells.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    errors: Tally,
    not_calculated: Tally,
    no_such_day: Tally,
    merged: Tally,
}

/// Number of occurrences, and the place of the first.
#[derive(Debug, Default)]
struct Tally {
    count: u64,
    first: Option<Address>,
}

impl Tally {
    fn note(&mut self, at: Address) {
        self.count += 1;
        self.first.get_or_insert(at);
    }

    fn warning(&self, code: &'static str, one: &str, many: &str) -> Option<Warning> {
        let at = self.first?;
        let message = if self.count == 1 {
            format!("Cell {at} {one}.")
        } else {
            format!("{} cells, the first of them {at}, {many}.", self.count)
        };
        Some(Warning { code, count: self.count, line: Some(u64::from(at.row)), column: Some(at.to_string()), message })
    }
}

impl Remarks {
    /// Notes what is odd about a cell.
    pub(super) fn note(&mut self, remark: Option<Remark>, at: Address) {
        match remark {
            Some(Remark::Error) => self.errors.note(at),
            Some(Remark::NotCalculated) => self.not_calculated.note(at),
            Some(Remark::NoSuchDay) => self.no_such_day.note(at),
            None => {}
        }
    }

    /// Notes cells that were merged into one.
    pub(super) fn note_merged(&mut self, area: &Area) {
        self.merged.note(area.first);
    }

    /// All of them as warnings.
    pub(super) fn warnings(&self) -> impl Iterator<Item = Warning> {
        let warnings = [
            self.errors.warning(
                "error-cells",
                "holds an error such as #N/A; it was read as empty",
                "hold errors such as #N/A; they were read as empty",
            ),
            self.not_calculated.warning(
                "formula-without-value",
                "holds a formula whose result was not saved; it was read as empty",
                "hold formulas whose results were not saved; they were read as empty",
            ),
            self.no_such_day.warning(
                "impossible-date",
                "holds 29 February 1900, a day that never was; it was left as it is",
                "hold 29 February 1900, a day that never was; they were left as they are",
            ),
            self.merged.warning(
                "merged-cells",
                "was merged with others; a label was taken for all their rows, an amount for the first",
                "were merged with others; a label was taken for all their rows, an amount for the first",
            ),
        ];
        warnings.into_iter().flatten()
    }
}

/// Records in rows that the sheet hides. A filter is a view: they count like the others, but whoever looks at the sheet does
/// not see them.
#[derive(Debug, Default)]
pub(super) struct Hidden {
    count: u64,
    first: Option<u32>,
}

impl Hidden {
    /// Notes a record, given which stretches of rows are hidden.
    pub(super) fn note(&mut self, row: u32, hidden: &[(u32, u32)]) {
        let place = hidden.partition_point(|(_, last)| *last < row);
        if hidden.get(place).is_some_and(|(first, _)| *first <= row) {
            self.count += 1;
            self.first.get_or_insert(row);
        }
    }

    /// Returns the warning about them.
    pub(super) fn warning(&self) -> Option<Warning> {
        let first = self.first?;
        let message = if self.count == 1 {
            format!("Row {first} is hidden on the sheet, by a filter or by hand. It counts like the others.")
        } else {
            let count = self.count;
            format!(
                "{count} rows, the first of them row {first}, are hidden on the sheet, by a filter or by hand. They count like the others."
            )
        };
        let line = Some(u64::from(first));
        Some(Warning { code: "hidden-rows", count: self.count, line, column: None, message })
    }
}

impl Layout {
    /// Returns the warning that blank rows within the table were skipped.
    pub(super) fn warning(&self) -> Option<Warning> {
        let (first, count) = self.blank?;
        let message = if count == 1 {
            format!("Row {first} within the table is blank and was skipped.")
        } else {
            format!("{count} rows within the table, the first of them row {first}, are blank and were skipped.")
        };
        Some(Warning { code: "blank-lines", count, line: Some(u64::from(first)), column: None, message })
    }
}
