use std::borrow::Cow;
use std::collections::BTreeMap;

use super::csv::{Rows, broken};
use crate::records::Met;
use crate::tabulate::TabulateError;

/// Reason why a related table has no partner for a row, if it has none.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Lacking {
    /// Nothing: the table has a row with its key.
    Nothing = 0,
    /// The table has no row with its key.
    Row = 1,
    /// It has no key.
    Key = 2,
}

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
    /// Number of rows of the table, with what related tables have of each.
    pub(super) total: u64,
    /// Number of rows of the table by itself, where there are related ones.
    pub(super) own: Option<u64>,
    /// Of each related table, by its place from 1 on: the rows that lack something of it, and those that do not.
    pub(super) lacking: BTreeMap<(usize, Lacking), Met>,
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
    /// The code of the first value that means the same, which cells have in place of its own; 0 in a profile.
    pub(super) alike: u64,
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
        let mut content = Self::default();
        let (mut about, mut total, mut own) = (Once::default(), Once::default(), Once::default());
        for row in rows {
            let (line, fields) = row?;
            // The output of several statements is one below the other.
            if pass == Pass::Profile && fields == header {
                continue;
            }
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
                "plan" => about.note(text),
                // Its code is the number of rows that name lines.
                "total" => total.note((rows, code)),
                "own" => own.note(rows),
                "lacking" => {
                    let what = match code {
                        0 => Lacking::Nothing,
                        1 => Lacking::Row,
                        2 => Lacking::Key,
                        _ => return Err(broken(line, &format!("“{code}” is no code of what is lacking"))),
                    };
                    content.lacking.insert((place, what), Met { rows, lines: vec![row_line] });
                }
                "value" => {
                    let alike = fields.next().map_or(Some(0), |field| whole(&field));
                    let alike = alike.ok_or_else(|| broken(line, "a code is no whole number"))?;
                    content.values.push(Value { place, code, rows, line: row_line, text, alike });
                }
                "line" if pass == Pass::Cells => content.lines.push((place, code, row_line)),
                "cell" if pass == Pass::Cells => {
                    let codes: Option<Vec<u64>> = fields.map(|field| whole(&field)).collect();
                    let codes = codes.ok_or_else(|| broken(line, "a code is no whole number"))?;
                    content.cells.push(Cell { rows, line: row_line, codes });
                }
                other => return Err(broken(line, &format!("“{other}” is no kind of row"))),
            }
        }
        let (Some(about), Some((total, lines))) = (about.said(), total.said()) else {
            return Err(incomplete(content.values.is_empty() && content.cells.is_empty()));
        };
        (content.about, content.total) = (about, total);
        content.own = own.said();
        if content.lines.len() as u64 != lines {
            let what = format!("There are {} rows that name a line, but there must be {lines}.", content.lines.len());
            return Err(changed(&what));
        }
        // Otherwise a file that is cut off within its last number would be whole.
        if !text.ends_with('\n') {
            let line = text.lines().count() as u64;
            let message = format!("The last line, {line}, does not end: the file may be cut off.");
            let remedy = "Save what the statement gives once more; if it is whole, end it with a line break.";
            return Err(TabulateError::new("cells-broken", &format!("line {line}"), message, remedy));
        }
        debug_assert!(content.cells.iter().all(|cell| cell.codes.len() == columns));
        Ok(content)
    }

    /// Checks that the table has rows and, with so many related ones, each of them once.
    pub(super) fn check_rows(&self, related: usize) -> Result<(), TabulateError> {
        if self.total == 0 {
            let message = "The table has no rows.".to_owned();
            return Err(TabulateError::new("no-records", "cells", message, "Choose a table with at least one record."));
        }
        if related == 0 {
            return Ok(());
        }
        let rows = |place: usize| {
            let of = self.lacking.iter().filter(|((table, _), _)| *table == place);
            of.fold(0, |sum: u64, (_, met)| sum.saturating_add(met.rows))
        };
        match self.own {
            Some(own) if own == self.total && (1..=related).all(|place| rows(place) == own) => Ok(()),
            Some(own) if own != self.total => {
                let message =
                    format!("The table has {own} rows, but with the related tables there are {}.", self.total);
                let remedy = "A related table must have one row for each key: name a view of it that has.";
                Err(TabulateError::new("repeated-key", "source", message, remedy))
            }
            _ => Err(changed("What the file says of related tables is missing.")),
        }
    }
}

/// Something that a file says once, or several times in the same way.
#[derive(Default)]
struct Once<T> {
    said: Option<T>,
    differs: bool,
}

impl<T: PartialEq> Once<T> {
    fn note(&mut self, value: T) {
        self.differs |= self.said.as_ref().is_some_and(|said| *said != value);
        self.said = Some(value);
    }

    fn said(self) -> Option<T> {
        self.said.filter(|_| !self.differs)
    }
}

/// A whole number, in digits alone.
fn whole(field: &str) -> Option<u64> {
    field.bytes().all(|byte| byte.is_ascii_digit()).then(|| field.parse().ok())?
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

/// The error of a file that does not say what it is of, or how many rows there are; `says_nothing` if it has no counts.
fn incomplete(says_nothing: bool) -> TabulateError {
    // Some databases count nothing in a table without rows, others zero.
    let (message, remedy) = if says_nothing {
        let message = "The file has no counts: the table has no rows, or the file has lost them.";
        (message, "If the table has records, save what the statement gives, whole and unchanged.")
    } else {
        let message =
            "The file has lost rows, or has some that differ: it must say what it is of, and how many rows there are.";
        (message, "Save what the statement gives, whole and unchanged.")
    };
    TabulateError::new("cells-broken", "plan", message.to_owned(), remedy)
}

/// Programs that change texts on the way.
const CLIENTS: &str = "by a client that leaves texts as they are: some take out blanks, or a byte-order mark at the \
                       beginning of a text";

/// The error of texts of which two became the same.
pub(super) fn altered(what: &str) -> TabulateError {
    let message = format!("{what} A program on the way has changed values, or the file has rows twice.");
    let remedy = format!("Save what the statement gives {CLIENTS}.");
    TabulateError::new("cells-altered", "cells", message, &remedy)
}

/// The error of a text that is not among those of the profile.
pub(super) fn unknown_value(what: &str) -> TabulateError {
    let message = format!("{what} The table has changed between the two statements, or a program has changed values.");
    let remedy = format!("Run both statements again, while nobody writes to the table, {CLIENTS}.");
    TabulateError::new("cells-incomplete", "cells", message, &remedy)
}

/// The error of a file that does not fit together.
pub(super) fn changed(what: &str) -> TabulateError {
    let message = format!("{what} The file has lost rows, or the table has changed between the two statements.");
    let remedy = "Run both statements again, while nobody writes to the table.";
    TabulateError::new("cells-incomplete", "cells", message, remedy)
}
