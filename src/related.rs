//! Related files: the rows of one file get what another file says of the case, the person or the place that they name.
//!
//! The other file has one row for each key; many rows of the first may name the same key. So what is counted of rows stays
//! as it is, and what is counted of distinct keys is counted of the rows of the other file.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use crate::plan::fold;
use crate::records::{Column, Reading, RecordsError, Warning};

/// The other file, as text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Related {
    /// Its name.
    pub name: String,
    /// The headings.
    pub header: Vec<String>,
    /// The rows, in the order of the headings.
    pub rows: Vec<Vec<String>>,
}

/// A column of each file that hold the same keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "JoinKey"))]
pub struct Key {
    /// The heading in the file whose rows are kept.
    pub column: String,
    /// The heading in the other file.
    pub other: String,
}

/// Outcome of a key for two files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "KeyMatch"))]
pub struct Match {
    /// The columns.
    #[serde(flatten)]
    pub key: Key,
    /// Number of rows whose key the other file has.
    pub matched: u64,
    /// Number of rows whose key it has not.
    pub unmatched: u64,
    /// Number of rows without a key.
    pub blank: u64,
    /// Number of rows of the other file that some row names.
    pub used: u64,
    /// Number of its rows that no row names: what they say is counted nowhere.
    pub unused: u64,
}

/// Fewer rows than this share, in percent, are no sign that two columns hold the same keys.
const LEAST: u64 = 50;
/// Number of proposed keys.
const MOST: usize = 5;

/// The keys by which two files may belong together, the likeliest first.
pub fn keys(reading: &Reading, other: &Related) -> Vec<Match> {
    let rank = |found: &Match| {
        let is_same_heading = fold(&found.key.column) == fold(&found.key.other);
        // Two columns of small numbers share many by chance; those that use up the other file hardly do.
        let share = 100 * found.used / (found.used + found.unused).max(1);
        std::cmp::Reverse((is_same_heading, share, found.matched))
    };
    let of_other = |place: usize| Some((other.header.get(place)?, Places::of(other, place).ok()?));
    let mut found: Vec<Match> = (0..other.header.len())
        .filter_map(of_other)
        .filter(|(_, places)| places.0.len() > 1)
        .flat_map(|(heading, places)| {
            let columns = reading.records.columns().iter();
            columns.map(move |column| matched(column, heading, &places)).collect::<Vec<_>>()
        })
        .filter(|found| found.matched > 0 && found.matched * 100 >= (found.matched + found.unmatched) * LEAST)
        .collect();
    found.sort_by_key(rank);
    found.truncate(MOST);
    found
}

/// Gives each row the columns of the one row of the other file that has its key, and tells which rows have none.
///
/// # Errors
/// If a file has no such column, or several rows of the other file have the same key.
pub fn join(reading: &Reading, other: &Related, key: &Key) -> Result<(Reading, Match), RecordsError> {
    let Some(own) = reading.records.column(&key.column) else {
        return Err(no_column(&key.column, "The records have", &reading.header));
    };
    let Some(place) = other.header.iter().position(|heading| *heading == key.other) else {
        return Err(no_column(&key.other, &format!("{} has", other.name), &other.header));
    };
    let places = Places::of(other, place)?;
    let found = matched(own, &key.other, &places);
    let rows: Vec<Option<usize>> = own.values().iter().map(|value| places.row(value)).collect();
    let mut taken: HashSet<String> = reading.header.iter().map(|heading| fold(heading)).collect();
    let others = other.header.iter().enumerate().filter(|(at, _)| *at != place);
    let columns: Vec<Column> = others
        .map(|(at, heading)| {
            let name = std::iter::once(heading.clone())
                .chain((1..=u32::MAX).map(|number| match number {
                    1 => format!("{heading} ({})", other.name),
                    _ => format!("{heading} ({}, {number})", other.name),
                }))
                .find(|name| taken.insert(fold(name)))
                .unwrap_or_default();
            let value = |row: usize| other.rows.get(row).and_then(|row| row.get(at)).map_or("", String::as_str);
            own.mapped(name, |code| rows.get(code).copied().flatten().map_or("", value))
        })
        .collect();
    let warnings = warnings(own, reading, other, key, &found, &rows);
    let mut joined = reading.clone();
    joined.warnings.extend(warnings);
    joined.header.extend(columns.iter().map(|column| column.name().to_owned()));
    joined.records = joined.records.with(columns);
    Ok((joined, found))
}

/// Rows of the keys of the other file.
struct Places(HashMap<String, usize>);

impl Places {
    /// The row of each key.
    fn of(other: &Related, place: usize) -> Result<Self, RecordsError> {
        let mut places = HashMap::new();
        for (row, cells) in other.rows.iter().enumerate() {
            let key = fold(cells.get(place).map_or("", String::as_str));
            if key.is_empty() {
                continue;
            }
            if let Some(before) = places.insert(key, row) {
                let shown = cells.get(place).map_or("", |text| text.trim());
                let heading = other.header.get(place).map_or("", String::as_str);
                let message = format!(
                    "In {}, rows {} and {} both have the “{heading}” “{shown}”: it is not known which of them is meant.",
                    other.name,
                    before + 1,
                    row + 1
                );
                let remedy = "Give the file with one row for each key second: situations after their signals.";
                return Err(RecordsError::new("repeated-key", message, remedy));
            }
        }
        Ok(Self(places))
    }

    fn row(&self, value: &str) -> Option<usize> {
        self.0.get(&fold(value)).copied()
    }
}

fn matched(own: &Column, other: &str, places: &Places) -> Match {
    let rows: Vec<Option<usize>> = own.values().iter().map(|value| places.row(value)).collect();
    let mut counts = vec![0_u64; own.values().len()];
    for code in own.blocks().iter().flat_map(crate::records::Codes::iter) {
        counts[code as usize] += 1;
    }
    let key = Key { column: own.name().to_owned(), other: other.to_owned() };
    let mut found = Match { key, matched: 0, unmatched: 0, blank: 0, used: 0, unused: 0 };
    let mut used = HashSet::new();
    for ((value, row), count) in own.values().iter().zip(rows).zip(counts) {
        match row {
            Some(row) if count > 0 => {
                used.insert(row);
                found.matched += count;
            }
            Some(_) => {}
            None if value.trim().is_empty() => found.blank += count,
            None => found.unmatched += count,
        }
    }
    found.used = used.len() as u64;
    found.unused = (places.0.len() - used.len()) as u64;
    found
}

/// Findings about rows that have no partner.
fn warnings(
    own: &Column,
    reading: &Reading,
    other: &Related,
    key: &Key,
    found: &Match,
    rows: &[Option<usize>],
) -> Vec<Warning> {
    let name = &other.name;
    let first = |is_it: &dyn Fn(&str, Option<usize>) -> bool| {
        (0..reading.records.len()).find(|row| {
            own.code(*row).is_some_and(|code| {
                is_it(
                    own.values().get(code as usize).map_or("", String::as_str),
                    rows.get(code as usize).copied().flatten(),
                )
            })
        })
    };
    let of = |code: &'static str, count: u64, row: Option<usize>, message: String| {
        let line = row.map(|row| reading.records.line(row));
        (count > 0).then(|| Warning { code, count, line, column: Some(key.column.clone()), message })
    };
    let stray = first(&|value, row| row.is_none() && !value.trim().is_empty());
    let example = stray.and_then(|row| own.value(row)).unwrap_or_default().trim().to_owned();
    let blank = first(&|value, _| value.trim().is_empty());
    let without =
        format!("“{example}” is no “{}” of {name}: what that file says is not known of these rows.", key.other);
    let unnamed = format!("Rows without “{}” have no row in {name}: what it says is not known of them.", key.column);
    let unused = format!("Rows of {name} that no record names are counted nowhere.");
    [
        of("unmatched-keys", found.unmatched, stray, without),
        of("blank-keys", found.blank, blank, unnamed),
        of("unused-rows", found.unused, None, unused),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn no_column(wanted: &str, who: &str, header: &[String]) -> RecordsError {
    let known: Vec<String> = header.iter().map(|heading| format!("“{heading}”")).collect();
    let message = format!("There is no column “{wanted}”.");
    RecordsError::new("wrong-key", message, format!("{who} {}.", known.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::{Key, Related, join, keys};
    use crate::tabulate::testing::reading;

    fn situations() -> Related {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        Related {
            name: "situations.csv".to_owned(),
            header: row(["ID", "Venue", "Day"]),
            rows: vec![row(["s-1", "Farm", "x"]), row(["S-2", "Hotel", "y"]), row(["S-9", "Street", "z"])],
        }
    }

    const SIGNALS: &str = "Situation,Day\nS-1,a\nS-2,b\n S-1 ,c\nS-7,d\n,e\n";

    fn key() -> Key {
        Key { column: "Situation".to_owned(), other: "ID".to_owned() }
    }

    #[test]
    fn each_row_gets_what_the_row_with_its_key_says() {
        let (joined, _) = join(&reading(SIGNALS), &situations(), &key()).unwrap();
        let venue = joined.records.column("Venue").unwrap();
        let venues: Vec<_> = (0..5).map(|row| venue.value(row).unwrap()).collect();
        assert_eq!(venues, ["Farm", "Hotel", "Farm", "", ""]);
    }

    #[test]
    fn a_heading_that_both_files_have_is_told_apart() {
        let (joined, _) = join(&reading(SIGNALS), &situations(), &key()).unwrap();
        assert_eq!(joined.header, ["Situation", "Day", "Venue", "Day (situations.csv)"]);
    }

    #[test]
    fn every_row_without_a_partner_is_counted_and_told() {
        let (joined, found) = join(&reading(SIGNALS), &situations(), &key()).unwrap();
        assert_eq!((found.matched, found.unmatched, found.blank, found.used, found.unused), (3, 1, 1, 2, 1));
        let told: Vec<_> = joined.warnings.iter().map(|told| (told.code, told.count, told.line)).collect();
        assert_eq!(told, [("unmatched-keys", 1, Some(5)), ("blank-keys", 1, Some(6)), ("unused-rows", 1, None)]);
    }

    #[test]
    fn a_key_of_several_rows_is_refused_with_both() {
        let mut other = situations();
        other.rows[2][0] = "s-2".to_owned();
        let error = join(&reading(SIGNALS), &other, &key()).unwrap_err();
        assert_eq!(error.code, "repeated-key");
        assert!(error.message.contains("rows 2 and 3"), "{}", error.message);
    }

    #[test]
    fn the_key_is_proposed_that_matches() {
        let found = keys(&reading(SIGNALS), &situations());
        assert_eq!(found.iter().map(|found| found.key.clone()).collect::<Vec<_>>(), [key()]);
    }

    #[test]
    fn columns_that_share_little_are_no_keys() {
        let unrelated = reading("Situation,Age\nA,1\nB,2\nC,3\n");
        assert_eq!(keys(&unrelated, &situations()), []);
    }

    #[test]
    fn a_column_that_is_not_there_is_told_with_those_that_are() {
        let wrong = Key { column: "Sitation".to_owned(), other: "ID".to_owned() };
        let error = join(&reading(SIGNALS), &situations(), &wrong).unwrap_err();
        assert_eq!((error.code, error.remedy.as_str()), ("wrong-key", "The records have “Situation”, “Day”."));
    }
}
