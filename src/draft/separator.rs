//! The sign between several answers in one cell.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::column::Cells;
use super::profile::{SeparatorFound, commonest};
use crate::plan::{fold, visible};

/// Signs that are between answers, the most telling first.
const SIGNS: [&str; 7] = [";", "|", "\n", ", ", ",", " / ", "/"];

/// Signs that are within no answer: one that is beside another is enough.
const TELLING: [&str; 3] = [";", "|", "\n"];

/// More single answers than this are no list to choose from.
const MOST_ANSWERS: usize = 100;

/// More combinations of answers than this are no choices from a form.
const MOST_COMBINED: usize = 500;

/// The signs that separate answers which recur, the likeliest first.
pub(super) fn find(cells: &Cells) -> Vec<SeparatorFound> {
    let mut found: Vec<(u64, SeparatorFound)> = SIGNS.iter().filter_map(|sign| of_sign(sign, cells)).collect();
    if found.is_empty() && are_codes(cells) {
        found.extend(of_sign(" ", cells));
    }
    found.sort_by_key(|(rows, _)| Reverse(*rows));
    found.into_iter().map(|(_, found)| found).collect()
}

/// Returns whether all answers are codes of forms, and blanks may separate them: no words of a language, and at least half
/// occur alone, too.
fn are_codes(cells: &Cells) -> bool {
    let is_code = |value: &str| {
        value.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_ ".contains(&byte))
    };
    let is_alone = |value: &str| cells.telling().any(|(other, _)| other == value);
    let several = || cells.telling().filter(|(value, _)| value.contains(' '));
    cells.answers.len() <= MOST_COMBINED
        && cells.telling().all(|(value, _)| is_code(value))
        && several().next().is_some()
        && several()
            .all(|(value, _)| value.split(' ').filter(|part| is_alone(part)).count() * 2 >= value.split(' ').count())
}

/// Splits the cells at a sign; `None` where the parts are no answers.
fn of_sign(sign: &str, cells: &Cells) -> Option<(u64, SeparatorFound)> {
    // Where each part is: in how many distinct values, and of how many rows.
    let mut parts: HashMap<String, (u64, u64, &str)> = HashMap::new();
    let (mut cut, mut rows) = (0_u64, 0);
    for (value, count) in cells.telling() {
        let own: Vec<&str> = value.split(sign).map(str::trim).filter(|part| !part.is_empty()).collect();
        if own.len() > 1 {
            cut += 1;
            rows += count;
        }
        for part in own {
            let place = parts.entry(fold(&visible(part))).or_insert((0, 0, part));
            place.0 += 1;
            place.1 += count;
        }
        if parts.len() > MOST_ANSWERS {
            return None;
        }
    }
    // The parts of a list recur: beside others, or alone.
    let recurring = |value: &str| {
        value
            .split(sign)
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .all(|part| parts.get(&fold(&visible(part))).is_some_and(|(values, ..)| *values > 1))
    };
    let whole: HashSet<String> = cells.telling().map(|(value, _)| fold(&visible(value))).collect();
    // A small file may have an answer once only: then it is enough that it is beside one that is given alone, too.
    let is_beside = |value: &str| {
        value.split(sign).map(str::trim).any(|part| !part.is_empty() && whole.contains(&fold(&visible(part))))
    };
    let several = || cells.telling().map(|(value, _)| value).filter(|value| value.contains(sign));
    let certain = several().filter(|value| recurring(value)).count() as u64;
    let likely = several().filter(|value| recurring(value) || is_beside(value)).count() as u64;
    // Nobody writes some signs within an answer.
    let explained = if certain > 0 || TELLING.contains(&sign) { likely } else { 0 };
    if cut == 0 || explained * 10 < cut * 6 || parts.len() < 2 {
        return None;
    }
    let answers = parts.values().map(|(_, rows, part)| (*part, *rows));
    Some((rows, SeparatorFound { separator: sign.to_owned(), rows, answers: commonest(answers) }))
}
