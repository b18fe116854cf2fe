//! Meaning of a cell: a count, a percentage, a change, a place, words in place of a figure.

mod figure;
mod rank;
mod withheld;

use figure::datum;

use super::inline::{Inline, Mark};
use super::numerals::decimal;
use super::words;
use crate::common::without_n;
use crate::report::{Change, Decimal, Duration, Interval, MAX_DECIMALS, Rank, Value};

pub(super) use super::numerals::count;
pub(super) use rank::{ordinal_place, rank};

/// A percentage as printed, and the word or sign before it: `<1%`.
pub(super) struct Share {
    pub(super) percent: Decimal,
    pub(super) qualifier: Option<String>,
}

/// Contents of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Datum {
    /// A count, perhaps with its unit: `112 Cases`.
    Count {
        /// Count.
        count: u64,
        /// Unit of the count, in lower case.
        unit: Option<String>,
        /// The word that makes it an approximation.
        qualifier: Option<String>,
    },
    /// A percentage.
    Percent {
        /// The percentage as printed.
        percent: Decimal,
        /// The word that makes it an approximation.
        qualifier: Option<String>,
    },
    /// A change in percent: `+17%`.
    Change {
        /// The percentage, with its sign.
        percent: Decimal,
        /// The word that makes it an approximation.
        qualifier: Option<String>,
    },
    /// A number that is no count, perhaps of money.
    Number {
        /// The number as printed.
        number: Decimal,
        /// The sign of its money.
        unit: Option<String>,
        /// The word that makes it an approximation.
        qualifier: Option<String>,
    },
    /// A place in an order: `12th`.
    Rank(Rank),
    /// Words in place of a withheld figure.
    Masked(String),
    /// A length of time: `2:35`.
    Duration {
        /// The duration as printed.
        duration: Duration,
        /// The word that makes it an approximation.
        qualifier: Option<String>,
    },
    /// Words where there can be no figure, and figures of a kind that documents do not have: `52.0–58.2`.
    NotApplicable(String),
    /// Words or a sign where nobody has a figure.
    NotCollected(String),
}

/// A datum with the markers behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    /// Contents.
    pub(super) datum: Datum,
    /// The markers on it.
    pub(super) marks: Vec<Mark>,
    /// `true` if the document says it in other words: `300+` is at least 300.
    pub(super) reworded: bool,
    /// `true` if it may as well be a year: four digits that nothing groups.
    pub(super) is_year: bool,
    /// The interval that is printed with it.
    pub(super) interval: Option<Interval>,
}

/// Reads a cell; `None` if it holds no figure and nothing that stands for one. `58 (22%)` is two.
pub(super) fn read(cell: &Inline, comma: bool) -> Option<Vec<Cell>> {
    let text = cell.words();
    if text.len() > 60 {
        return None;
    }
    let marks: Vec<Mark> = cell.marks().cloned().collect();
    if let Some((figure, interval)) = interval(&text, comma)
        && let Some(cell) = datum(figure, comma).filter(Cell::may_have_interval)
    {
        return Some(vec![Cell { marks, interval: Some(interval), ..cell }]);
    }
    // `12% (n = 45)`, `58 (22%)`, `n = 58 (22%)`.
    if let Some((first, second)) = text.strip_suffix(')').and_then(|text| text.split_once('(')) {
        let (first, count) = (first.trim(), without_n(second));
        if first.ends_with('%') && count.len() < second.len() {
            let count = Cell { marks, reworded: true, ..datum(count, comma)? };
            return Some(vec![count, datum(first, comma)?]);
        }
        if second.ends_with('%') && !first.is_empty() {
            let count = without_n(first);
            let cell = datum(count, comma)?;
            let reworded = cell.reworded || count.len() < first.len();
            return Some(vec![Cell { marks, reworded, ..cell }, datum(second, comma)?]);
        }
    }
    Some(vec![Cell { marks, ..datum(&text, comma)? }])
}

/// The figure and the interval of `4.2 (3.9–4.6)`, and of percentages.
fn interval(text: &str, comma: bool) -> Option<(&str, Interval)> {
    let (figure, ends) = text.strip_suffix(')')?.rsplit_once('(')?;
    let (low, high) = ends.split_once(['–', '-'])?;
    let end = |end: &str| decimal(end.trim().trim_end_matches('%').trim_end(), comma);
    let (low, high) = (end(low)?, end(high)?);
    let size = |end: Decimal| end.units_at(MAX_DECIMALS);
    (size(low) <= size(high)).then(|| (figure.trim(), Interval { low, high }))
}

/// Words that are in a cell of a table and are no figure that is known here.
pub(super) fn in_words(cell: &Inline) -> Cell {
    let text = cell.words();
    let figure = is_figure_in_words(&text);
    let datum = if figure { Datum::NotApplicable(text) } else { Datum::NotCollected(text) };
    Cell { datum, marks: cell.marks().cloned().collect(), reworded: false, is_year: false, interval: None }
}

/// Returns whether words are or hold a figure: `52.0–58.2`, `½`, `ten`.
pub(super) fn is_figure_in_words(text: &str) -> bool {
    text.chars().any(char::is_numeric) || words::is(&text.to_lowercase(), |words| words.numbers)
}

/// A figure in brackets, `(5)`, kept as it is printed: it may be negative, withheld, or a count in another unit.
pub(super) fn bracketed(cell: &Inline) -> Option<Cell> {
    let text = cell.words();
    let count = count(text.strip_prefix('(')?.strip_suffix(')')?, true)?;
    (!(1950..2100).contains(&count)).then(|| in_words(cell))
}

fn plain(datum: Datum) -> Cell {
    Cell { datum, marks: Vec::new(), reworded: false, is_year: false, interval: None }
}

impl Datum {
    /// A place and no more.
    pub(super) fn place(place: u32) -> Self {
        Self::Rank(Rank { place, among: None, universe: None, measure: None, tied_with: Vec::new() })
    }
}

impl Cell {
    /// The count, if this is one.
    pub(super) fn count(&self) -> Option<u64> {
        if let Datum::Count { count, .. } = self.datum { Some(count) } else { None }
    }

    /// The percentage, if this is one.
    pub(super) fn percent(&self) -> Option<Decimal> {
        if let Datum::Percent { percent, .. } = self.datum { Some(percent) } else { None }
    }

    /// Returns whether a number is first in it.
    pub(super) fn begins_with_number(&self) -> bool {
        match &self.datum {
            Datum::Count { .. } | Datum::Percent { .. } | Datum::Number { .. } | Datum::Duration { .. } => true,
            Datum::Masked(words) | Datum::NotApplicable(words) => {
                words.starts_with(|first: char| first.is_ascii_digit())
            }
            Datum::Change { .. } | Datum::Rank(_) | Datum::NotCollected(_) => false,
        }
    }

    /// Returns whether words or a sign are in place of a figure.
    pub(super) fn is_words(&self) -> bool {
        self.is_gap() || matches!(self.datum, Datum::Masked(_))
    }

    fn may_have_interval(&self) -> bool {
        matches!(self.datum, Datum::Count { .. } | Datum::Percent { .. } | Datum::Number { .. })
    }

    /// Returns whether it only says that there is no figure.
    pub(super) fn is_gap(&self) -> bool {
        matches!(self.datum, Datum::NotApplicable(_) | Datum::NotCollected(_))
    }

    /// Returns whether it is a number with a sign or decimals, which no count has.
    pub(super) fn is_no_count(&self) -> bool {
        matches!(&self.datum, Datum::Number { unit: None, .. })
    }

    /// The percentage, with what is printed before it, if this is one.
    pub(super) fn share(&self) -> Option<Share> {
        match &self.datum {
            Datum::Percent { percent, qualifier } => Some(Share { percent: *percent, qualifier: qualifier.clone() }),
            _ => None,
        }
    }

    /// Returns the unit of the count, where the cell states it.
    pub(super) fn unit(&self) -> Option<&str> {
        match &self.datum {
            Datum::Count { unit, .. } | Datum::Number { unit, .. } => unit.as_deref(),
            _ => None,
        }
    }

    /// The value that a document gives for it; a count may have a percentage beside it.
    pub(super) fn value(&self, beside: Option<Share>, pooled: bool, notes: Vec<String>) -> Value {
        let (percent, percent_qualifier) = beside.map_or((None, None), |share| (Some(share.percent), share.qualifier));
        let interval = self.interval.clone();
        match self.datum.clone() {
            Datum::Count { count, qualifier: None, .. } if pooled => {
                Value::Pooled { pooled: count, percent, percent_qualifier, notes }
            }
            Datum::Count { count, qualifier, .. } => {
                Value::Count { count, percent, percent_qualifier, interval, qualifier, notes }
            }
            Datum::Percent { percent, qualifier } => {
                Value::Share { percent, rounds_to_zero: false, interval, qualifier, notes }
            }
            Datum::Change { percent, qualifier } => {
                Value::Change { change: Change { percent: Some(percent), ..Change::default() }, qualifier, notes }
            }
            Datum::Number { number, qualifier, .. } => Value::Number { number, interval, qualifier, notes },
            Datum::Duration { duration, qualifier } => Value::Duration { duration, qualifier, notes },
            Datum::Rank(rank) => Value::Rank { rank, notes },
            Datum::Masked(masked) => Value::Masked { masked, notes },
            Datum::NotApplicable(not_applicable) => Value::NotApplicable { not_applicable, notes },
            Datum::NotCollected(not_collected) => Value::NotCollected { not_collected, notes },
        }
    }
}
