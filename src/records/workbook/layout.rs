//! Location of the table on a sheet, by the cells that are filled.

use std::ops::RangeInclusive;

use super::super::dialect::Overrides;
use super::address::{Address, Area};

/// A row with anything in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) row: u32,
    pub(super) first: u32,
    pub(super) last: u32,
    /// Number of filled cells.
    pub(super) filled: u32,
    /// Number of those with text.
    pub(super) texts: u32,
}

/// Filled cells of a sheet.
#[derive(Debug, Default)]
pub(super) struct Profile {
    pub(super) spans: Vec<Span>,
    pub(super) merges: Vec<Area>,
    /// Rows that the sheet hides, by a filter or by hand: stretches of them, in their order.
    pub(super) hidden: Vec<(u32, u32)>,
}

impl Profile {
    /// Takes in a cell that is filled, which is after those before.
    pub(super) fn take(&mut self, Address { row, column }: Address, is_text: bool) {
        let texts = u32::from(is_text);
        match self.spans.last_mut().filter(|span| span.row == row) {
            Some(span) => {
                span.last = column;
                span.filled += 1;
                span.texts += texts;
            }
            None => self.spans.push(Span { row, first: column, last: column, filled: 1, texts }),
        }
    }
}

/// Location of the table.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Layout {
    /// The rows that name the columns; none if nothing does, two if the upper names groups of columns.
    pub(super) header: Vec<u32>,
    /// The rows of records, blank ones included; empty if there is none.
    pub(super) rows: RangeInclusive<u32>,
    /// Its columns, from 0.
    pub(super) columns: RangeInclusive<u32>,
    /// The filled rows above it: the first, and how many.
    pub(super) preamble: Option<(u32, u64)>,
    /// The filled rows below it: the first, and how many.
    pub(super) footer: Option<(u32, u64)>,
    /// Blank rows within it: the first, and how many.
    pub(super) blank: Option<(u32, u64)>,
}

/// Finds the table. `None` if nothing is filled.
pub(super) fn find(profile: &Profile, overrides: &Overrides) -> Option<Layout> {
    let skipped = overrides.preamble_lines.unwrap_or(0);
    let start = profile.spans.partition_point(|span| span.row <= skipped);
    let spans = profile.spans.get(start..)?;
    let widest = spans.iter().map(|span| span.filled).max()?;
    let top = if overrides.preamble_lines.is_some() { 0 } else { top(spans, widest) };
    let (top, header) = header(spans, top, &profile.merges, overrides);
    let body = spans.get(top + header.len()..).unwrap_or_default();
    let kept = body.len() - footer(body, spans.get(top)?.first, widest);
    let (body, below) = body.split_at(kept);
    let table = spans.get(top..top + header.len() + kept)?;
    let columns = table.iter().map(|span| span.first).min()?..=table.iter().map(|span| span.last).max()?;
    let rows = match (body.first(), body.last()) {
        (Some(first), Some(last)) => first.row..=last.row,
        _ => RangeInclusive::new(1, 0),
    };
    let above = profile.spans.get(..start + top).unwrap_or_default();
    Some(Layout {
        header,
        rows,
        columns,
        preamble: above.first().map(|span| (span.row, above.len() as u64)),
        footer: below.first().map(|span| (span.row, below.len() as u64)),
        blank: blank(body),
    })
}

/// The first row that is wide enough for a table, where what precedes it are titles and remarks.
fn top(spans: &[Span], widest: u32) -> usize {
    let enough = (widest * 3).div_ceil(5).max(2).min(widest);
    let is_top = |place: &usize| {
        let is_wide = spans.get(*place).is_some_and(|span| span.filled >= enough);
        is_wide && !spans.get(*place..).is_some_and(|spans| stands_alone(spans) || sums_up(spans))
    };
    (0..spans.len()).find(is_top).unwrap_or(0)
}

/// Returns whether the rows before the first gap are narrower than the one below it, like a remark and its date.
fn stands_alone(spans: &[Span]) -> bool {
    let gap = spans.windows(2).position(|pair| matches!(pair, [before, after] if after.row > before.row + 1));
    let (block, below) = spans.split_at(gap.map_or(spans.len(), |before| before + 1));
    below.first().is_some_and(|next| block.iter().all(|span| span.filled < next.filled))
}

/// Returns whether the first row has a number and is narrower than the one below, which has words alone, as its next has not: a
/// total above the heading.
fn sums_up(spans: &[Span]) -> bool {
    let [first, heading, record, ..] = spans else { return false };
    first.texts < first.filled
        && first.filled < heading.filled
        && heading.row == first.row + 1
        && heading.texts == heading.filled
        && record.texts < record.filled
}

/// The place of the table's first row, and the rows that name its columns.
fn header(spans: &[Span], top: usize, merges: &[Area], overrides: &Overrides) -> (usize, Vec<u32>) {
    let Some(span) = spans.get(top) else { return (top, Vec::new()) };
    // Columns of years have numbers for headings, but then the first names what the rows are.
    if !overrides.header.unwrap_or(span.texts > 0) {
        return (top, Vec::new());
    }
    let groups = |upper: &Span, lower: &Span| {
        let spread = |area: &Area| {
            area.first.row == upper.row && area.width() > 1 && area.last.row < lower.row && upper.filled > 1
        };
        lower.row == upper.row + 1 && lower.texts * 2 >= lower.filled && merges.iter().any(spread)
    };
    if let Some(lower) = spans.get(top + 1).filter(|lower| groups(span, lower)) {
        return (top, vec![span.row, lower.row]);
    }
    let above = top.checked_sub(1).and_then(|above| spans.get(above)).filter(|_| overrides.preamble_lines.is_none());
    match above.filter(|upper| groups(upper, span)) {
        Some(upper) => (top - 1, vec![upper.row, span.row]),
        None => (top, vec![span.row]),
    }
}

/// Returns the number of the last rows that are remarks, which begin at the table's left: single cells, and narrow rows
/// after a blank one.
fn footer(body: &[Span], left: u32, widest: u32) -> usize {
    let mut kept = body.len();
    loop {
        let gap = (1..kept).rev().find(|place| match (body.get(place - 1), body.get(*place)) {
            (Some(before), Some(after)) => after.row > before.row + 1,
            _ => false,
        });
        let narrow = |span: &Span| span.filled * 2 <= widest && span.first <= left;
        if let Some(gap) = gap
            && body.get(gap..kept).is_some_and(|block| block.iter().all(narrow))
        {
            kept = gap;
            continue;
        }
        let single = |span: &Span| span.filled == 1 && span.first <= left && widest > 2;
        // One row at least is a record.
        match kept.checked_sub(1).filter(|last| *last > 0).and_then(|last| body.get(last)) {
            Some(last) if single(last) => kept -= 1,
            _ => return body.len() - kept,
        }
    }
}

fn blank(body: &[Span]) -> Option<(u32, u64)> {
    let gaps = body.windows(2).filter_map(|pair| match pair {
        [before, after] if after.row > before.row + 1 => Some((before.row + 1, u64::from(after.row - before.row - 1))),
        _ => None,
    });
    gaps.reduce(|(first, count), (_, more)| (first, count + more))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A sheet drawn in letters: `t` text, `n` a number, `.` nothing.
    fn profile(rows: &[&str], merges: &[&str]) -> Profile {
        let mut spans = Vec::new();
        for (row, cells) in (1..).zip(rows) {
            let place = |found: Option<usize>| found.map(|place| u32::try_from(place).unwrap());
            let Some(first) = place(cells.find(|cell| cell != '.')) else { continue };
            let last = place(cells.rfind(|cell| cell != '.')).unwrap();
            let count = |wanted: char| u32::try_from(cells.matches(wanted).count()).unwrap();
            spans.push(Span { row, first, last, filled: count('t') + count('n'), texts: count('t') });
        }
        Profile { spans, merges: merges.iter().filter_map(|area| Area::parse(area)).collect(), hidden: Vec::new() }
    }

    fn layout(rows: &[&str]) -> Layout {
        find(&profile(rows, &[]), &Overrides::default()).unwrap()
    }

    #[test]
    fn a_table_alone_is_found_whole() {
        let found = layout(&["ttt", "tnn", "tnn"]);
        assert_eq!((found.header, found.rows, found.columns), (vec![1], 2..=3, 0..=2));
        assert_eq!((found.preamble, found.footer, found.blank), (None, None, None));
    }

    #[test]
    fn an_empty_sheet_has_no_table() {
        assert_eq!(find(&profile(&[], &[]), &Overrides::default()), None);
    }

    #[test]
    fn titles_above_and_notes_below_are_left_out() {
        let found = layout(&["t...", "tt..", "....", ".ttt", ".tnn", ".tnn", "....", ".t..", ".t.."]);
        assert_eq!((found.header, found.rows, found.columns), (vec![4], 5..=6, 1..=3));
        assert_eq!((found.preamble, found.footer), (Some((1, 2)), Some((8, 2))));
    }

    #[test]
    fn a_note_right_below_the_table_is_left_out() {
        assert_eq!(layout(&["ttt", "tnn", "tnn", "t.."]).footer, Some((4, 1)));
    }

    #[test]
    fn a_sparse_record_is_no_note() {
        let found = layout(&["ttt", "tnn", "t..", "tnn", "..n"]);
        assert_eq!((found.rows, found.footer), (2..=5, None));
    }

    #[test]
    fn a_sparse_record_after_a_blank_row_is_no_note() {
        assert_eq!(layout(&["tttt", "tnnn", "....", "..nn"]).footer, None);
    }

    #[test]
    fn a_list_of_one_column_has_no_notes() {
        let found = layout(&["t", "t", ".", "t"]);
        assert_eq!((found.header, found.rows, found.blank), (vec![1], 2..=4, Some((3, 1))));
    }

    #[test]
    fn a_remark_and_its_date_are_no_header() {
        assert_eq!(layout(&["tt.", "...", "ttt", "tnn"]).header, [3]);
        assert_eq!(layout(&["tt.", "t.t", "...", "ttt", "tnn"]).header, [4]);
    }

    #[test]
    fn a_total_above_the_heading_is_none() {
        let found = layout(&["t.n", "ttt", "ttn", "ttn"]);
        assert_eq!((found.header, found.preamble), (vec![2], Some((1, 1))));
    }

    #[test]
    fn years_are_headings() {
        assert_eq!(layout(&["tnn", "tnn"]).header, [1]);
    }

    #[test]
    fn numbers_alone_are_no_headings() {
        let found = layout(&["nnn", "nnn"]);
        assert_eq!((found.header, found.rows), (vec![], 1..=2));
    }

    #[test]
    fn merged_headings_make_a_header_of_two_rows() {
        let rows = ["ttt.t.", ".tttt", "tnnnn", "tnnnn"];
        let found = find(&profile(&rows, &["A1:A2", "B1:C1", "E1:F1"]), &Overrides::default()).unwrap();
        assert_eq!((found.header, found.rows), (vec![1, 2], 3..=4));
        let rows = [".t.t.", "ttttt", "tnnnn", "tnnnn"];
        let found = find(&profile(&rows, &["B1:C1", "D1:E1"]), &Overrides::default()).unwrap();
        assert_eq!((found.header, found.preamble), (vec![1, 2], None));
    }

    #[test]
    fn a_title_merged_over_the_table_is_no_heading() {
        let found = find(&profile(&["t..", "ttt", "tnn"], &["A1:C1"]), &Overrides::default()).unwrap();
        assert_eq!((found.header, found.preamble), (vec![2], Some((1, 1))));
    }

    #[test]
    fn what_the_user_knows_is_followed() {
        let sheet = profile(&["t..", "ttt", "ttt", "tnn"], &[]);
        let told = Overrides { preamble_lines: Some(2), header: Some(false), ..Overrides::default() };
        let found = find(&sheet, &told).unwrap();
        assert_eq!((found.header, found.rows, found.preamble), (vec![], 3..=4, Some((1, 2))));
    }
}
