//! The sample, read back from its text and counted anew: nothing here knows how it was made.

mod file;
mod missouri;
mod nation;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::Sample;

/// The fields of the smallest sample, without its header.
static SMALLEST: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| signals(&text(0)));

/// The fields of a larger one: 100,000 rows.
static LARGER: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| signals(&text(100_000)));

const STATE: usize = 2;
const COUNTY: usize = 3;
const CHANNEL: usize = 4;
const SIGNALER: usize = 5;
const SUBSTANTIVE: usize = 6;
const SITUATION: usize = 7;
const REASON: usize = 8;
const KIND: usize = 9;
const VENUE: usize = 10;
const DEMOGRAPHICS: usize = 11;
const AGE: usize = 12;
const VICTIMS: usize = 13;
const TRAFFICKERS: usize = 14;
const BUSINESSES: usize = 15;
const LANGUAGE: usize = 16;

fn text(rows: usize) -> String {
    Sample::new(rows).collect()
}

/// The fields of every row but the header, by the rules of RFC 4180.
fn signals(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut field, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut rest = text.chars().peekable();
    while let Some(next) = rest.next() {
        match next {
            '"' if quoted && rest.next_if_eq(&'"').is_some() => field.push('"'),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut field)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut field));
                rows.push(std::mem::take(&mut row));
            }
            other => field.push(other),
        }
    }
    assert!(field.is_empty() && row.is_empty() && !quoted, "the last row is whole");
    rows.remove(0);
    rows
}

/// The substantive signals of a state's year.
fn substantive<'a>(signals: &'a [Vec<String>], state: &str, year: &str) -> Vec<&'a Vec<String>> {
    let of = |row: &&Vec<String>| row[STATE] == state && row[1].starts_with(year) && row[SUBSTANTIVE] == "yes";
    signals.iter().filter(of).collect()
}

/// The first signal of every situation.
fn situations<'a>(signals: &[&'a Vec<String>]) -> Vec<&'a Vec<String>> {
    let known = signals.iter().filter(|row| !row[SITUATION].is_empty());
    let mut first = BTreeMap::new();
    for row in known {
        first.entry(&row[SITUATION]).or_insert(*row);
    }
    first.into_values().collect()
}

/// Returns the number of occurrences of each value of a column.
fn tally<'a>(rows: &[&'a Vec<String>], column: usize) -> BTreeMap<&'a str, usize> {
    let mut tally = BTreeMap::new();
    for row in rows {
        *tally.entry(row[column].as_str()).or_default() += 1;
    }
    tally
}
