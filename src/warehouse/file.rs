use std::borrow::Cow;

use super::csv::{Rows, broken};
use crate::tabulate::TabulateError;

/// Kind of a file that a statement gave.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Pass {
    /// The values of columns.
    Profile,
    /// The rows that differ in their codes.
    Cells,
}

/// The headings of both files; behind them, cells have a column for each column of the table.
pub(super) const HEADINGS: [&str; 5] = ["place", "code", "count", "line", "content"];

impl Pass {
    /// The first heading, which says what the file is, and that it is confidential.
    pub(super) const fn heading(self) -> &'static str {
        match self {
            Self::Profile => "confidential_hotline_report_profile",
            Self::Cells => "confidential_hotline_report_cells",
        }
    }
}

/// Content of a file.
#[derive(Default)]
pub(super) struct Content<'t> {
    /// Description of itself.
    pub(super) about: Cow<'t, str>,
    /// Number of rows of the table.
    pub(super) total: u64,
    pub(super) values: Vec<Value<'t>>,
    /// Lines of values: the place of the column, the code, the line.
    pub(super) lines: Vec<(usize, u64, u64)>,
    pub(super) cells: Vec<Cell>,
}

/// A value of a column.
pub(super) struct Value<'t> {
    /// The column's place, from 1 on.
    pub(super) place: usize,
    /// Its code; 0 in a profile.
    pub(super) code: u64,
    /// Number of rows that have it.
    pub(super) rows: u64,
    /// The line of the first of these.
    pub(super) line: u64,
    pub(super) text: Cow<'t, str>,
}

/// Rows that do not differ in their codes.
pub(super) struct Cell {
    /// Number of rows.
    pub(super) rows: u64,
    /// The line of the first of them.
    pub(super) line: u64,
    pub(super) codes: Vec<u64>,
}

impl<'t> Content<'t> {
    /// Reads what a statement gave of so many columns.
    pub(super) fn read(text: &'t str, pass: Pass) -> Result<Self, TabulateError> {
        let mut rows = Rows::of(text);
        let header = rows.next().transpose()?.map(|(_, header)| header).unwrap_or_default();
        let columns = check_header(&header, pass)?;
        let (mut content, mut abouts, mut totals) = (Self::default(), 0, 0);
        for row in rows {
            let (line, fields) = row?;
            if fields.len() != header.len() {
                let what = format!("there are {} columns, not {}", fields.len(), header.len());
                return Err(broken(line, &what));
            }
            let mut fields = fields.into_iter();
            let kind = fields.next().unwrap_or_default();
            let mut number = |heading: &str| {
                let field = fields.next().unwrap_or_default();
                whole(&field).ok_or_else(|| broken(line, &format!("“{field}” is no whole number for “{heading}”")))
            };
            let [place, code, rows, row_line] = [number("place")?, number("code")?, number("count")?, number("line")?];
            let text = fields.next().unwrap_or_default();
            let place = usize::try_from(place).unwrap_or(usize::MAX);
            match kind.as_ref() {
                "plan" => (content.about, abouts) = (text, abouts + 1),
                "total" => (content.total, totals) = (rows, totals + 1),
                "value" => content.values.push(Value { place, code, rows, line: row_line, text }),
                "line" if pass == Pass::Cells => content.lines.push((place, code, row_line)),
                "cell" if pass == Pass::Cells => {
                    let codes: Option<Vec<u64>> = fields.map(|field| whole(&field)).collect();
                    let codes = codes.ok_or_else(|| broken(line, "a code is no whole number"))?;
                    content.cells.push(Cell { rows, line: row_line, codes });
                }
                other => return Err(broken(line, &format!("“{other}” is no kind of row"))),
            }
        }
        if abouts != 1 || totals != 1 {
            let message = "The file has lost rows, or has some twice: it must say once what it is of, and how many rows there are.";
            let remedy = "Save what the statement gives, whole and unchanged.";
            return Err(TabulateError::new("cells-broken", "plan", message.to_owned(), remedy));
        }
        debug_assert!(content.cells.iter().all(|cell| cell.codes.len() == columns));
        Ok(content)
    }
}

fn whole(field: &str) -> Option<u64> {
    field.parse().ok()
}

/// Returns the number of columns of codes in a header.
fn check_header(header: &[Cow<str>], pass: Pass) -> Result<usize, TabulateError> {
    let first = header.first().map(|heading| heading.to_lowercase()).unwrap_or_default();
    let wrong = |message: String, remedy: &str| Err(TabulateError::new("cells-broken", "header", message, remedy));
    if first != pass.heading() {
        let other = if pass == Pass::Cells { Pass::Profile } else { Pass::Cells };
        return if first == other.heading() {
            let found = if pass == Pass::Cells { "the profile, not the cells" } else { "the cells, not the profile" };
            wrong(format!("This file is {found}."), "Choose what the other statement gave.")
        } else {
            let message = format!("The first heading is not “{}”.", pass.heading());
            wrong(message, "Save what the statement gives as comma-separated text, with its headings.")
        };
    }
    let codes = header.len().saturating_sub(HEADINGS.len() + 1);
    let names =
        HEADINGS.iter().map(|heading| (*heading).to_owned()).chain((1..=codes).map(|place| format!("c{place}")));
    match names
        .zip(header.iter().skip(1).map(Some).chain(std::iter::repeat(None)))
        .find(|(name, heading)| heading.is_none_or(|heading| heading.to_lowercase() != *name))
    {
        Some((name, _)) => wrong(
            format!("The column “{name}” is missing, or stands elsewhere."),
            "Leave the columns as the statement gives them.",
        ),
        None => Ok(codes),
    }
}
