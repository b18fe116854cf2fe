//! What a cell says: a count, a percentage, words in place of a figure.

use super::inline::{Inline, Mark};
use super::words;
use crate::report::{Decimal, Value};

/// The largest count that a document takes.
const MAX_COUNT: u64 = 1_000_000_000_000;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Datum {
    /// A count, perhaps with its unit: `112 Cases`.
    Count {
        /// How many.
        count: u64,
        /// What is counted, in lower case.
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
    /// A number that is no count.
    Number(Decimal),
    /// Words in place of a withheld figure.
    Masked(String),
    /// Words where there can be no figure.
    NotApplicable(String),
    /// Words or a sign where nobody has a figure.
    NotCollected(String),
}

/// A datum with the markers behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    /// What stands there.
    pub(super) datum: Datum,
    /// The markers on it.
    pub(super) marks: Vec<Mark>,
}

/// Reads a cell; `None` if it holds no figure and nothing that stands for one. `58 (22%)` is two.
pub(super) fn read(cell: &Inline, spanish: bool) -> Option<Vec<Cell>> {
    let text = cell.words();
    if text.len() > 60 {
        return None;
    }
    let marks: Vec<Mark> = cell.marks().cloned().collect();
    if let Some((count, percent)) = text.strip_suffix(')').and_then(|text| text.split_once('('))
        && percent.ends_with('%')
    {
        let first = Cell { datum: datum(count.trim(), spanish)?, marks };
        return Some(vec![first, Cell { datum: datum(percent, spanish)?, marks: Vec::new() }]);
    }
    Some(vec![Cell { datum: datum(&text, spanish)?, marks }])
}

fn datum(text: &str, spanish: bool) -> Option<Datum> {
    let lower = text.to_lowercase();
    if words::is(&lower, |words| words.not_applicable) {
        return Some(Datum::NotApplicable(text.to_owned()));
    }
    if words::is(&lower, |words| words.not_collected) {
        return Some(Datum::NotCollected(text.to_owned()));
    }
    if words::prefix(&lower, |words| words.masked).is_some() {
        return Some(Datum::Masked(text.to_owned()));
    }
    let word = words::prefix(&lower, |words| words.qualifiers).and_then(|length| text.split_at_checked(length));
    let (qualifier, figure) = word.map_or((None, text), |(word, rest)| (Some(word.to_owned()), rest.trim()));
    if let Some(digits) = figure.strip_suffix('%') {
        return Some(Datum::Percent { percent: decimal(digits.trim(), spanish)?, qualifier });
    }
    if let Some(count) = count(figure, spanish) {
        return Some(Datum::Count { count, unit: None, qualifier });
    }
    if let Some((digits, unit)) = figure.split_once(' ')
        && let Some(count) = count(digits, spanish)
    {
        let unit = unit.trim().to_lowercase();
        let known = words::unit(&unit).is_some_and(|(word, _)| word == unit);
        return known.then_some(Datum::Count { count, unit: Some(unit), qualifier });
    }
    decimal(figure, spanish).filter(|number| number.decimals() > 0 && qualifier.is_none()).map(Datum::Number)
}

/// A count, its digits grouped by threes or not at all.
pub(super) fn count(text: &str, spanish: bool) -> Option<u64> {
    let mut groups = text.split(if spanish && text.contains('.') { '.' } else { ',' });
    let first = groups.next()?;
    let mut digits = first.to_owned();
    for group in groups {
        if group.len() != 3 || first.len() > 3 {
            return None;
        }
        digits.push_str(group);
    }
    let sound = digits.bytes().all(|byte| byte.is_ascii_digit()) && (digits == "0" || !digits.starts_with('0'));
    digits.parse().ok().filter(|count| sound && *count <= MAX_COUNT)
}

fn decimal(text: &str, spanish: bool) -> Option<Decimal> {
    if spanish { Decimal::parse(&text.replace(',', ".")) } else { Decimal::parse(text) }
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

    /// What is counted, where the cell says so.
    pub(super) fn unit(&self) -> Option<&str> {
        if let Datum::Count { unit, .. } = &self.datum { unit.as_deref() } else { None }
    }

    /// The value that a document gives for it; a count may have a percentage beside it.
    pub(super) fn value(&self, beside: Option<Decimal>, pooled: bool, notes: Vec<String>) -> Value {
        match self.datum.clone() {
            Datum::Count { count, qualifier: None, .. } if pooled => {
                Value::Pooled { pooled: count, percent: beside, percent_qualifier: None, notes }
            }
            Datum::Count { count, qualifier, .. } => {
                Value::Count { count, percent: beside, percent_qualifier: None, interval: None, qualifier, notes }
            }
            Datum::Percent { percent, qualifier } => {
                Value::Share { percent, rounds_to_zero: false, interval: None, qualifier, notes }
            }
            Datum::Number(number) => Value::Number { number, interval: None, qualifier: None, notes },
            Datum::Masked(masked) => Value::Masked { masked, notes },
            Datum::NotApplicable(not_applicable) => Value::NotApplicable { not_applicable, notes },
            Datum::NotCollected(not_collected) => Value::NotCollected { not_collected, notes },
        }
    }
}
