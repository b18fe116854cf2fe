//! Blanks among the digits of figures: `1 204`.

use super::cell_value::{self, Cell};
use super::inline::Inline;
use super::line::Line;
use super::soft::Ending;
use super::words;

/// Returns whether figures may have blanks among their digits: where commas or points group no others.
pub(super) fn are_usual(lines: &[Line], comma: bool) -> bool {
    let is_grouped = |word: &str| word.contains([',', '.']) && cell_value::count(word, comma).is_some();
    comma && !lines.iter().flat_map(|line| line.text.split(' ')).any(is_grouped)
}

/// Returns whether blanks group the digits: the head names fewer columns than there would be, or only so do the
/// rows reach their total.
pub(super) fn are_proved(read: &[Vec<Ending>], grouped: &[Vec<Ending>], heads: Option<&Vec<Inline>>) -> bool {
    if read == grouped {
        return false;
    }
    let counts = |read: &[Vec<Ending>]| -> Vec<(String, u64)> {
        let last = |endings: &Vec<Ending>| {
            let ending = endings.last()?;
            Some((ending.label.words().to_lowercase(), ending.cells.iter().find_map(Cell::count)?))
        };
        read.iter().filter_map(last).collect()
    };
    let adds_up = |counts: &[(String, u64)]| {
        let total = |label: &str| words::prefix(label, |words| words.total).is_some();
        let all: u64 = counts.iter().filter(|(label, _)| total(label)).map(|(_, count)| count).sum();
        let parts = counts.iter().filter(|(label, _)| !total(label)).map(|(_, count)| *count);
        all > 0 && parts.fold(0_u64, u64::saturating_add) == all
    };
    let named = heads.is_some_and(|heads| {
        let fits = |endings: &Vec<Ending>| endings.len() == heads.len() - 1;
        grouped.iter().all(fits) && !read.iter().all(fits)
    });
    named || adds_up(&counts(grouped)) && !adds_up(&counts(read))
}

/// Returns whether all rows have as many figures, and some.
pub(super) fn is_even(read: &[Vec<Ending>]) -> bool {
    read.iter().all(|endings| !endings.is_empty() && endings.len() == read[0].len())
}
