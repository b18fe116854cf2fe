//! Invented hotline records, to try things out with and to measure on.
//!
//! They are made so that two publications about Missouri come out of them, number by number: the state report of
//! 2020 and the Spotlight of 2017 of the National Human Trafficking Hotline. Behind the numbers that those pool or
//! withhold are made-up ones, and so does everything else: other states, other years, each single record.
//!
//! A row is a signal; several signals may belong to one situation, and then repeat all that is known of it.

mod generator;
mod place;
mod row;
mod sampler;
#[cfg(test)]
mod tests;
mod values;
mod year;

use row::HEADER;
use sampler::share;
use year::{Year, fixed_rows};

/// Size of a chunk of the sample in bytes, or a line more.
const CHUNK: usize = 1 << 16;

/// The years, and how the rows that are not fixed spread over them.
const YEARS: [(u16, u32); 7] = [(2015, 50), (2016, 61), (2017, 76), (2018, 92), (2019, 108), (2020, 0), (2021, 113)];

/// A CSV file of invented records, made as it is read: chunks of whole lines, of about 64 KiB, the header first.
///
/// The same number of rows gives the same bytes, everywhere. Missouri's numbers of 2017 and 2020, and everybody's of
/// 2020, do not depend on it.
///
/// ```
/// use hotline_report::sample::Sample;
///
/// let bytes: usize = Sample::new(100_000).map(|chunk| chunk.len()).sum();
/// assert!(bytes > 10_000_000);
/// ```
pub struct Sample {
    rows: u32,
    /// Years to come, the next one last, and their rows that are not fixed.
    years: Vec<(u16, u32)>,
    year: Option<Year>,
    begun: bool,
}

impl Sample {
    /// Label to print wherever these records, or anything made of them, are shown.
    pub const LABEL: &str = "Invented records: they stand for no person, no call and no case.";

    /// The fewest rows there are. Three in four are of 2020, in which Missouri must rank 13th of 51; the others leave
    /// something for each of the other years, though at this size Missouri's fixed 2017 outweighs its neighbours.
    pub const MINIMUM: usize = 50_000;

    /// A sample of that many rows, not counting the header: at least [`Self::MINIMUM`], at most `u32::MAX`.
    pub fn new(rows: usize) -> Self {
        let rows = u32::try_from(rows.max(Self::MINIMUM)).unwrap_or(u32::MAX);
        let more = share(rows - FIXED, YEARS.map(|(_, weight)| weight));
        let years = YEARS.iter().zip(more).map(|((year, _), more)| (*year, more)).rev().collect();
        Self { rows, years, year: None, begun: false }
    }

    /// Returns the number of rows, the header excluded.
    pub const fn rows(&self) -> u32 {
        self.rows
    }
}

/// Number of rows that every sample has in common.
const FIXED: u32 = fixed_rows(2017) + fixed_rows(2020);

const _: () = assert!(FIXED as usize <= Sample::MINIMUM);

impl Iterator for Sample {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let mut chunk = String::with_capacity(CHUNK + 512);
        if !self.begun {
            self.begun = true;
            chunk.push_str(HEADER);
        }
        while chunk.len() < CHUNK {
            if let Some(row) = self.year.as_mut().and_then(Year::row) {
                row.write(&mut chunk);
            } else if let Some((year, more)) = self.years.pop() {
                self.year = Some(Year::new(year, more));
            } else {
                break;
            }
        }
        (!chunk.is_empty()).then_some(chunk)
    }
}
