use std::fmt;

use super::limits::{COLUMNS, ROWS};

/// Position of a cell. Written the way a spreadsheet writes it: `B12`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Address {
    /// Its row, from 1.
    pub(super) row: u32,
    /// Its column, from 0.
    pub(super) column: u32,
}

impl Address {
    /// Reads `B12`. `None` for whatever no sheet has, also for places beyond its last row or column.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let digits = text.find(|letter: char| letter.is_ascii_digit())?;
        let (letters, number) = text.split_at(digits);
        if letters.is_empty() || letters.len() > 3 || !number.bytes().all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        let row = number.parse().ok().filter(|row| (1..=ROWS).contains(row))?;
        let column = letters.bytes().try_fold(0, |column: u32, letter| {
            letter.is_ascii_alphabetic().then(|| column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1)
        })?;
        (column <= COLUMNS).then(|| Self { row, column: column - 1 })
    }
}

impl fmt::Display for Address {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let mut letters = Vec::new();
        let mut left = self.column + 1;
        while left > 0 {
            left -= 1;
            letters.push(b'A' + u8::try_from(left % 26).unwrap_or_default());
            left /= 26;
        }
        letters.iter().rev().try_for_each(|letter| write!(out, "{}", char::from(*letter)))?;
        write!(out, "{}", self.row)
    }
}

/// Cells that were merged into one: its first and its last, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) first: Address,
    pub(super) last: Address,
}

impl Area {
    /// Reads `B2:D3`. `None` for a single cell, too, which merges nothing.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (first, last) = text.split_once(':')?;
        let (first, last) = (Address::parse(first)?, Address::parse(last)?);
        (first != last && first.row <= last.row && first.column <= last.column).then_some(Self { first, last })
    }

    /// Returns the number of columns it covers.
    pub(super) const fn width(&self) -> u32 {
        self.last.column - self.first.column + 1
    }

    /// Returns the number of rows it covers.
    pub(super) const fn height(&self) -> u32 {
        self.last.row - self.first.row + 1
    }

    /// Returns whether the cell is part of it.
    pub(super) fn contains(&self, cell: Address) -> bool {
        (self.first.row..=self.last.row).contains(&cell.row)
            && (self.first.column..=self.last.column).contains(&cell.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_reads_as_it_is_written() {
        for text in ["A1", "Z9", "AA10", "AZ100", "XFD1048576"] {
            assert_eq!(Address::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn no_address_lies_outside_of_a_sheet() {
        for text in ["", "A", "1", "A0", "XFE1", "A1048577", "AAAA1", "A99999999999", "É1", "A1B", "a-1", "A1:B2"] {
            assert_eq!(Address::parse(text), None, "{text}");
        }
    }

    #[test]
    fn an_area_never_ends_before_it_begins() {
        assert_eq!(Area::parse("B2:A1"), None);
        assert_eq!(Area::parse("B2:B2"), None);
        let area = Area::parse("B2:D3").unwrap();
        assert_eq!((area.width(), area.height()), (3, 2));
    }
}
