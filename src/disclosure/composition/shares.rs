//! Shares in texts: as the table prints them, or in words such as “almost one in four”.

use crate::locale::Locale;
use crate::report::{Cell, Report, TableView, percent};

/// Fractions that people picture, in ascending order: one in twenty, one in ten, …
const FRACTIONS: [(u64, u64); 14] =
    [(1, 20), (1, 10), (1, 8), (1, 6), (1, 5), (1, 4), (1, 3), (2, 5), (1, 2), (3, 5), (2, 3), (3, 4), (4, 5), (9, 10)];

/// Parts of a thousand by which a share may lie below a fraction to be almost it.
const CLOSE: u64 = 20;

/// A row, `TABLE/ROW`, by its label in a report, of which another may be the translation.
type Name<'a> = (&'a Report, &'a str);

/// Returns the percentage of a row as the report prints it; `None` if it does not.
pub(in crate::disclosure) fn share(report: &Report, name: Name) -> Option<String> {
    of_cell(report, name, |locale, cell| {
        let is_rounded = cell.percent_is_low() || cell.percent_is_high();
        Some(locale.percent(cell.percent.filter(|_| !is_rounded)?))
    })
}

/// Returns the share of a row in words that are true of the printed counts; `None` if the report prints none, or the
/// share is so small or so large that no such words fit.
pub(in crate::disclosure) fn one_in(report: &Report, name: Name) -> Option<String> {
    of_cell(report, name, |locale, cell| {
        let is_exact = cell.value.qualifier().is_none();
        in_words(locale, cell.value.published_count().filter(|_| is_exact)?, cell.base?)
    })
}

fn of_cell(
    report: &Report,
    (named, name): Name,
    words: impl FnOnce(&'static Locale, &Cell) -> Option<String>,
) -> Option<String> {
    let (id, label) = name.split_once('/')?;
    let place = named.tables().position(|table| table.id == id && table.columns.is_empty())?;
    let of_labels = TableView::new(named, named.tables().nth(place)?);
    let row = of_labels.body().position(|(_, line)| line.row.label == label)?;
    let view = TableView::new(report, report.tables().nth(place)?);
    let (_, line) = view.body().nth(row)?;
    words(Locale::for_language(&report.language), line.cells.first()?)
}

fn in_words(locale: &Locale, count: u64, base: u64) -> Option<String> {
    if count >= base {
        return None;
    }
    let printed = percent(count, base, 0)?;
    let words = locale.draft_words();
    let same = FRACTIONS.iter().find(|(part, whole)| percent(*part, *whole, 0) == Some(printed));
    if let Some((part, whole)) = same {
        return Some(words.fraction(*part, *whole));
    }
    let is_below = |(part, whole): &&(u64, u64)| count * whole < part * base;
    let above = FRACTIONS.iter().find(is_below);
    let is_close = |(part, whole): &&(u64, u64)| (part * base - count * whole) * 1000 <= CLOSE * whole * base;
    if let Some((part, whole)) = above.filter(is_close) {
        return Some(words.almost_fraction(*part, *whole));
    }
    let (part, whole) = FRACTIONS.iter().rev().find(|fraction| !is_below(fraction))?;
    Some(words.more_than_fraction(*part, *whole))
}

#[cfg(test)]
mod tests {
    use super::in_words;
    use crate::locale::Locale;

    const NUMBERS: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    fn english(count: u64, base: u64) -> String {
        in_words(Locale::for_language("en-US"), count, base).unwrap_or_default()
    }

    #[test]
    fn a_share_that_prints_as_a_fraction_does_is_that_fraction() {
        assert_eq!(english(25, 100), "one in four");
        assert_eq!(english(333, 1000), "one in three");
        assert_eq!(english(668, 1000), "two in three");
        assert_eq!(english(1, 20), "one in 20");
    }

    #[test]
    fn other_shares_are_almost_a_fraction_or_more_than_one() {
        assert_eq!(english(24, 100), "almost one in four");
        assert_eq!(english(44, 100), "more than two in five");
        assert_eq!(english(48, 100), "almost one in two");
        assert_eq!(english(95, 100), "more than nine in ten");
    }

    #[test]
    fn what_is_rare_or_all_has_no_such_words() {
        assert_eq!([english(2, 100), english(0, 100), english(100, 100), english(0, 0)], [""; 4]);
    }

    #[test]
    fn other_languages_write_digits() {
        let spanish = |count| in_words(Locale::for_language("es-US"), count, 100).unwrap();
        assert_eq!([spanish(25), spanish(44), spanish(48)], ["1 de cada 4", "más de 2 de cada 5", "casi 1 de cada 2"]);
    }

    #[test]
    fn words_are_true_of_every_share() {
        for base in 1..200_u64 {
            for count in 0..base {
                let words = english(count, base);
                let number =
                    |word: &str| NUMBERS.iter().position(|known| *known == word).map_or(20, |place| place as u64 + 1);
                let Some((before, after)) = words.split_once(" in ") else { continue };
                let (part, whole) = (number(before.rsplit(' ').next().unwrap()), number(after));
                let (share, fraction) = (count * whole, part * base);
                let holds = match () {
                    () if words.starts_with("more than") => share > fraction,
                    () if words.starts_with("almost") => share < fraction && (fraction - share) * 50 <= whole * base,
                    () => share.abs_diff(fraction) * 100 <= whole * base,
                };
                assert!(holds, "{count} of {base}: {words}");
            }
        }
    }
}
