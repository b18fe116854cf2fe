//! The sign between several answers in one cell.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::column::Cells;
use super::profile::{SeparatorFound, commonest};
use crate::plan::{fold, joined, joint, may_join, visible, without_bullet};
use crate::records::{BETWEEN_ITEMS, ITEM};

/// Signs that are between answers, the most telling first.
const SIGNS: [&str; 11] = [";", ";#", "|", "\n", "^", "~", ", ", ",", " / ", "/", " + "];

/// Signs that are within no answer: one that is beside another is enough.
const TELLING: [&str; 6] = [";", ";#", "|", "\n", "^", "~"];

/// More single answers than this are no list to choose from.
const MOST_ANSWERS: usize = 100;

/// More combinations of answers than this are no choices from a form.
const MOST_COMBINED: usize = 500;

/// Fewer combinations of words than this may be names of more than one word.
const FEWEST_COMBINED: usize = 3;

/// Values of a file so small that none of its answers need recur.
const FEW: usize = 10;

/// Returns whether a text is as short as the answers of forms are, and no remark.
fn is_short(part: &str) -> bool {
    part.split_whitespace().count() <= 3 && part.chars().count() <= 30
}

/// The signs that separate answers which recur, the likeliest first.
pub(super) fn find(cells: &Cells) -> Vec<SeparatorFound> {
    let mut found: Vec<(u64, SeparatorFound)> = SIGNS.iter().filter_map(|sign| of_sign(sign, cells)).collect();
    // What SharePoint writes between answers has the commonest sign in it.
    if found.iter().any(|(_, one)| one.separator == ";#") && cells.telling().any(|(value, _)| value.contains(";#")) {
        found.retain(|(_, one)| one.separator != ";");
    }
    if found.is_empty() && are_codes(cells) {
        found.extend(of_sign(" ", cells));
    }
    if found.is_empty() {
        found.extend(of_words(cells));
    }
    // A comma is within an answer where another sign is between several.
    let most = found.iter().map(|(rows, _)| *rows).max().unwrap_or(0);
    let is_telling =
        |rows: u64, found: &SeparatorFound| TELLING.contains(&found.separator.as_str()) && rows * 10 >= most;
    found.sort_by_key(|(rows, one)| (!is_telling(*rows, one), Reverse(*rows)));
    found.into_iter().map(|(_, found)| found).collect()
}

/// Returns whether blanks separate all answers: codes of forms, no words of a language, of which at least half occur alone, too; or
/// words that all occur alone, and beside several others.
fn are_codes(cells: &Cells) -> bool {
    let is_code = |value: &str| {
        value.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_ ".contains(&byte))
    };
    let alone: HashSet<&str> = cells.telling().map(|(value, _)| value).filter(|value| !value.contains(' ')).collect();
    let several: Vec<Vec<&str>> =
        cells.telling().filter(|(value, _)| value.contains(' ')).map(|(value, _)| value.split(' ').collect()).collect();
    let known = |parts: &Vec<&str>| parts.iter().filter(|part| alone.contains(*part)).count();
    let are_codes = || {
        cells.telling().all(|(value, _)| is_code(value)) && several.iter().all(|parts| known(parts) * 2 >= parts.len())
    };
    let are_words = || several.len() >= FEWEST_COMBINED && several.iter().all(|parts| known(parts) == parts.len());
    cells.answers.len() <= MOST_COMBINED && !several.is_empty() && (are_codes() || are_words())
}

/// Splits the cells at the words that join answers, each of which is given alone, too; `None` where few do. Of two joined
/// answers, the third may be both.
fn of_words(cells: &Cells) -> Option<(u64, SeparatorFound)> {
    let alone = alone(cells.telling().map(|(value, _)| value));
    if cells.answers.len() > MOST_COMBINED || alone.len() > MOST_ANSWERS {
        return None;
    }
    let mut combined: HashMap<&str, usize> = HashMap::new();
    let (mut rows, mut answers) = (0, HashMap::<String, (&str, u64)>::new());
    for (value, count) in cells.telling() {
        let parts = joined(value, &|part| alone.contains(&folded(part)));
        if parts.is_some() {
            *combined.entry(joint(value)?).or_default() += 1;
            rows += count;
        }
        for part in parts.unwrap_or_else(|| vec![value]) {
            answers.entry(folded(part)).or_insert((part, 0)).1 += count;
        }
    }
    let (word, _) = combined.iter().max_by_key(|(word, times)| (**times, Reverse(**word)))?;
    let separator = format!(" {word} ");
    let found = SeparatorFound { separator, rows, answers: commonest(answers.into_values()) };
    (combined.values().sum::<usize>() >= FEWEST_COMBINED).then_some((rows, found))
}

/// The answers, folded, that have nothing which may join others.
fn alone<'v>(pieces: impl Iterator<Item = &'v str>) -> HashSet<String> {
    pieces.filter(|piece| !may_join(piece)).map(folded).collect()
}

/// Splits the cells at a sign; `None` where the parts are no answers.
fn of_sign(sign: &str, cells: &Cells) -> Option<(u64, SeparatorFound)> {
    if has_too_many(sign, cells) {
        return None;
    }
    let together = Together::of(sign, cells);
    let values: Vec<(Vec<String>, u64)> =
        cells.telling().map(|(value, count)| (together.split(value), count)).collect();
    let alone = alone(values.iter().flat_map(|(own, _)| own).map(String::as_str));
    let is_alone = |part: &str| alone.contains(&folded(part));
    let apart = |piece: String| match joined(&piece, &is_alone) {
        Some(parts) => parts.into_iter().map(str::to_owned).collect(),
        None => vec![piece],
    };
    // How many parts the sign makes, and those that words join apart, too.
    let values: Vec<(usize, Vec<String>, u64)> =
        values.into_iter().map(|(own, count)| (own.len(), own.into_iter().flat_map(apart).collect(), count)).collect();
    // Where each part is: in how many distinct values, and of how many rows.
    let mut parts: HashMap<String, (u64, u64, &str)> = HashMap::new();
    let (mut cut, mut cut_rows, mut rows) = (0_u64, 0, 0);
    for (pieces, own, count) in &values {
        if *pieces > 1 {
            cut += 1;
            cut_rows += count;
        }
        rows += if own.len() > 1 { *count } else { 0 };
        for part in own {
            let place = parts.entry(folded(part)).or_insert((0, 0, part));
            place.0 += 1;
            place.1 += count;
        }
        if parts.len() > MOST_ANSWERS {
            return None;
        }
    }
    // The parts of a list recur: beside others, or alone.
    let recurs = |part: &String| parts.get(&folded(part)).is_some_and(|(values, ..)| *values > 1);
    let whole: HashSet<String> = cells.telling().map(|(value, _)| folded(value)).collect();
    // A small file may have an answer once only: then it is enough that it is beside one that is given alone, too.
    let is_beside = |own: &[String]| own.iter().any(|part| whole.contains(&folded(part)));
    let several = || values.iter().filter(|(pieces, ..)| *pieces > 1).map(|(_, own, _)| own.as_slice());
    let certain = several().filter(|own| own.iter().all(recurs)).count() as u64;
    let likely = several().filter(|own| own.iter().all(recurs) || is_beside(own)).count() as u64;
    // Nobody writes some signs within an answer, and in few rows no answer need recur.
    let explained = match () {
        () if TELLING.contains(&sign) && cells.answers.len() <= FEW && parts.values().all(|part| is_short(part.2)) => {
            cut
        }
        () if certain > 0 || TELLING.contains(&sign) => likely,
        () => 0,
    };
    if cut == 0 || explained * 10 < cut * 6 || parts.len() < 2 {
        return None;
    }
    let answers = parts.values().map(|(_, rows, part)| (*part, *rows));
    Some((cut_rows, SeparatorFound { separator: sign.to_owned(), rows, answers: commonest(answers) }))
}

/// Returns whether there are too many pieces for answers: of a column of names, nothing is kept.
fn has_too_many(sign: &str, cells: &Cells) -> bool {
    // Some answers have pieces.
    let most = if sign.starts_with(',') { 3 * MOST_ANSWERS } else { MOST_ANSWERS };
    let mut seen = HashSet::new();
    cells
        .telling()
        .flat_map(|(value, _)| pieces(sign, value))
        .any(|piece| seen.insert(folded(piece)) && seen.len() > most)
}

fn folded(part: &str) -> String {
    fold(&visible(part))
}

/// Answers that have the sign within them: `Food, clothing, hygiene`. Their pieces are never apart, and those behind the
/// first begin with a small letter.
struct Together<'s> {
    sign: &'s str,
    /// Of each piece, the one that always follows on it.
    next: HashMap<String, String>,
}

impl<'s> Together<'s> {
    fn of(sign: &'s str, cells: &Cells) -> Self {
        // Of each piece, what follows on it, and what it follows on; `None` for nothing.
        let mut after: HashMap<String, HashSet<Option<String>>> = HashMap::new();
        let mut before: HashMap<String, HashSet<Option<String>>> = HashMap::new();
        let mut begins_small: HashMap<String, bool> = HashMap::new();
        for (value, _) in cells.telling().filter(|_| sign.starts_with(',')) {
            let pieces: Vec<&str> = pieces(sign, value).collect();
            let names: Vec<String> = pieces.iter().map(|piece| folded(piece)).collect();
            for (place, name) in names.iter().enumerate() {
                after.entry(name.clone()).or_default().insert(names.get(place + 1).cloned());
                let last = place.checked_sub(1).and_then(|place| names.get(place)).cloned();
                before.entry(name.clone()).or_default().insert(last);
                let is_small = pieces[place].starts_with(char::is_lowercase);
                *begins_small.entry(name.clone()).or_insert(true) &= is_small;
            }
        }
        // Where no answer begins with a capital, the small letters tell nothing.
        let has_capitals = begins_small.values().any(|is_small| !is_small);
        let only = |of: &HashSet<Option<String>>| match of.iter().next() {
            Some(Some(one)) if of.len() == 1 && has_capitals => Some(one.clone()),
            _ => None,
        };
        let follows = |(name, of): (&String, &HashSet<Option<String>>)| {
            let next = only(of)?;
            let is_sure = begins_small.get(&next) == Some(&true) && only(before.get(&next)?).as_ref() == Some(name);
            is_sure.then(|| (name.clone(), next))
        };
        Self { sign, next: after.iter().filter_map(follows).collect() }
    }

    /// The answers in a cell.
    fn split(&self, value: &str) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        let mut last = None;
        for piece in pieces(self.sign, value) {
            let name = folded(piece);
            let is_next = last.as_ref().is_some_and(|last| self.next.get(last) == Some(&name));
            match found.last_mut().filter(|_| is_next) {
                Some(answer) => *answer = format!("{answer}{}{piece}", self.sign),
                None => found.push(piece.to_owned()),
            }
            last = Some(name);
        }
        found
    }
}

fn pieces<'v>(sign: &'v str, value: &'v str) -> impl Iterator<Item = &'v str> {
    // What came as a list is cut already, whatever its items hold.
    let (value, sign) = value.strip_prefix(ITEM).map_or((value, sign), |items| (items, BETWEEN_ITEMS));
    value.split(sign).map(|piece| without_bullet(piece.trim())).filter(|piece| !piece.is_empty())
}
