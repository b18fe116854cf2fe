//! Rows that say in every column what an earlier row says: files that were put together twice, or records sent twice.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::BuildHasher;

use foldhash::fast::FixedState;

use super::Usual;
use crate::records::column::Records;
use crate::records::reading::Warning;

/// Compares the rows of a file with those before them, as they pass.
///
/// No more than [`Repeats::MOST`] rows are remembered. In files with more different rows only every second is, then every
/// fourth, and so on, chosen by what they say, so that a row and its repetition are both remembered or both not.
#[derive(Debug, Clone, Default)]
pub(super) struct Repeats {
    places: HashMap<u64, u32, FixedState>,
    /// Bits that are zero in the hash of a row that is remembered.
    mask: u64,
    /// Rows that say what an earlier one says.
    again: u64,
    /// The first of them, and of those in stretches.
    rows: Vec<u32>,
    stretch: Option<Stretch>,
    found: Vec<Stretch>,
}

/// Rows that say, in the same order, what earlier rows say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stretch {
    first: u32,
    last: u32,
    /// Number of rows between each and the earlier one.
    distance: u32,
    /// Remembered rows in it of that distance, and of another: rows that say the same by chance.
    alike: u32,
    odd: u32,
}

impl Repeats {
    /// Number of rows that are remembered.
    const MOST: usize = 1 << 17;
    /// Number of rows that are listed.
    const LISTED: usize = 1000;
    /// Number of different rows that repeat earlier ones in their order before that is no chance.
    const SHORTEST: u32 = 20;

    /// Hash of a row's text.
    pub(super) fn hash(text: &[u8]) -> u64 {
        FixedState::default().hash_one(text)
    }

    /// Hash of the fields of a row.
    pub(super) fn hash_of(fields: &[&str]) -> u64 {
        FixedState::default().hash_one(fields)
    }

    /// Takes in the next row.
    #[inline]
    pub(super) fn see(&mut self, row: u32, hash: u64) {
        if hash & self.mask == 0 {
            self.remember(row, hash);
        }
    }

    fn remember(&mut self, row: u32, hash: u64) {
        match self.places.entry(hash) {
            Entry::Vacant(vacant) => {
                vacant.insert(row);
                self.end_stretch();
                if self.places.len() > Self::MOST {
                    self.mask = self.mask << 1 | 1;
                    let mask = self.mask;
                    self.places.retain(|hash, _| hash & mask == 0);
                }
            }
            Entry::Occupied(known) => {
                let distance = row - known.get();
                self.again += 1;
                if self.rows.len() < Self::LISTED {
                    self.rows.push(row);
                }
                self.go_on(row, distance);
            }
        }
    }

    fn go_on(&mut self, row: u32, distance: u32) {
        match &mut self.stretch {
            Some(stretch) if stretch.distance == distance => {
                stretch.alike += 1;
                stretch.last = row;
            }
            Some(stretch) if stretch.odd < stretch.alike => stretch.odd += 1,
            _ => {
                self.end_stretch();
                self.stretch = Some(Stretch { first: row, last: row, distance, alike: 1, odd: 0 });
            }
        }
    }

    fn end_stretch(&mut self) {
        let long = self.stretch.take().filter(|stretch| stretch.alike >= Self::SHORTEST);
        self.found.extend(long);
    }

    /// Returns the warning about the rows that may have been counted twice.
    ///
    /// Many records are alike in files of few columns, so single rows are only told of where a column tells the others
    /// apart. Whole stretches are not alike by chance.
    pub(super) fn warning(
        mut self,
        records: &Records,
        header: &[String],
        usual: &Usual,
        is_judged: impl Fn(u32) -> bool,
    ) -> Option<Warning> {
        self.end_stretch();
        let line = |row: u32| records.line(row as usize);
        if let Some(first) = self.found.first() {
            let count = self.found.iter().map(|found| u64::from(found.last - found.first) + 1).sum();
            let message = format!(
                "These rows say, in the same order, what rows before them say (line {} what line {} says): parts of the \
                 file may be in it twice. They were counted; take them out of the file if they are the same records.",
                line(first.first),
                line(first.first - first.distance),
            );
            return Some(warning(count, line(first.first), message));
        }
        let listed: Vec<u32> = self.rows.iter().copied().filter(|row| !is_judged(*row)).collect();
        let (first, judged) = (*listed.first()?, self.rows.len() - listed.len());
        let name = telling_apart(header, usual)?;
        let count = self.again - judged as u64;
        let (says, they_were, them) = match count {
            1 => ("This row says", "It was", "it out of the file if it is the same record"),
            _ => ("These rows say", "They were", "them out of the file if they are the same records"),
        };
        let message = format!(
            "{says} in every column what an earlier row says, though column “{name}” usually tells rows apart. {they_were} \
             counted; take {them}."
        );
        Some(warning(count, line(first), message))
    }
}

fn warning(count: u64, line: u64, message: String) -> Warning {
    Warning { code: "repeated-rows", count, line: Some(line), column: None, message }
}

/// Returns the first column in which no two different rows of the first ones say the same.
fn telling_apart<'h>(header: &'h [String], usual: &Usual) -> Option<&'h str> {
    const FEWEST: usize = 20;
    let mut rows: Vec<&[String]> = usual.first.iter().map(|seen| seen.fields.as_slice()).collect();
    rows.sort_unstable();
    rows.dedup();
    let tells = |place: &usize| {
        let mut texts: Vec<&str> = rows.iter().filter_map(|row| row.get(*place)).map(|text| text.trim()).collect();
        texts.sort_unstable();
        texts.dedup();
        texts.len() == rows.len() && texts.first().is_some_and(|text| !text.is_empty())
    };
    let place = (0..header.len()).find(tells).filter(|_| rows.len() >= FEWEST)?;
    header.get(place).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use crate::records::{ColumnSelection, ReadOptions, Reader};

    /// Number of rows that are asked about, and the line of the first of them.
    fn asked(name: &str, text: &str) -> Option<(u64, u64)> {
        let wanted = ColumnSelection::Named(vec!["kind".to_owned()]);
        let mut reader = Reader::new(name, ReadOptions { wanted, ..ReadOptions::default() });
        reader.push(text.as_bytes()).unwrap();
        let warnings = reader.finish().unwrap().warnings;
        let found = warnings.iter().find(|warning| warning.code == "repeated-rows")?;
        Some((found.count, found.line?))
    }

    /// A number without any pattern. The last step of `MurmurHash3`.
    fn mixed(number: u32) -> u32 {
        let once = (number ^ number >> 16).wrapping_mul(0x85eb_ca6b);
        let twice = (once ^ once >> 13).wrapping_mul(0xc2b2_ae35);
        twice ^ twice >> 16
    }

    /// The rows of those numbers: each with a number of its own where they are `numbered`.
    fn rows(numbers: impl Iterator<Item = u32>, numbered: bool) -> String {
        numbers.fold(String::new(), |mut text, number| {
            let id = if numbered { number } else { number % 7 };
            // Days and kinds that have nothing to do with each other.
            let (day, kind) = (mixed(number) % 28 + 1, mixed(number + 1) % 5);
            let _ = writeln!(text, "{id},2024-03-{day:02},k{kind}");
            text
        })
    }

    const HEADING: &str = "case,day,kind\n";

    #[test]
    fn parts_that_are_in_a_file_twice_are_asked_about_with_their_lines() {
        for numbered in [true, false] {
            let (first, second) = (rows(0..60, numbered), rows(30..90, numbered));
            let (count, line) = asked("records.csv", &format!("{HEADING}{first}{second}")).unwrap();
            // Without numbers, a row at an end may say by chance what a third one says.
            let (fewest, last) = if numbered { (30, 62) } else { (26, 64) };
            assert!((fewest..=30).contains(&count) && (62..=last).contains(&line), "{count} from line {line}");
        }
    }

    #[test]
    fn a_row_twice_is_asked_about_where_a_column_tells_rows_apart() {
        let once = rows(0..40, true);
        assert_eq!(asked("records.csv", &format!("{HEADING}{once}")), None);
        assert_eq!(asked("records.csv", &format!("{HEADING}{once}{}", rows(7..8, true))), Some((1, 42)));
    }

    #[test]
    fn rows_that_are_alike_by_chance_are_not_asked_about() {
        let alike = (0..4000).map(|number| mixed(number) % 97);
        assert_eq!(asked("records.csv", &format!("{HEADING}{}", rows(alike, false))), None);
    }

    #[test]
    fn several_rows_of_one_case_are_not_asked_about() {
        let several = (0..200).map(|number| format!("{},2024-03-01,k{}\n", number / 4, number % 4));
        assert_eq!(asked("records.csv", &format!("{HEADING}{}", several.collect::<String>())), None);
    }

    #[test]
    fn objects_are_compared_as_rows_are() {
        let object = |number: u32| format!("{{\"case\": {number}, \"kind\": \"k{}\"}}\n", number % 5);
        let text: String = (0..40).chain(3..5).map(object).collect();
        assert_eq!(asked("records.jsonl", &text), Some((2, 41)));
    }

    #[test]
    fn large_files_are_compared_by_what_is_remembered_of_them() {
        let text = format!("{HEADING}{}{}", rows(0..400_000, true), rows(200_000..300_000, true));
        let (count, line) = asked("records.csv", &text).unwrap();
        assert!((99_900..=100_000).contains(&count), "{count}");
        assert!((400_002..400_100).contains(&line), "{line}");
    }
}
