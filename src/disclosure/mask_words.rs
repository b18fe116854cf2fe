//! What the words of a mask say by themselves: “fewer than three” is at most two.

use super::knowledge::Meaning;
use crate::plan::fold;

const NUMBERS: [(&str, u64); 28] = [
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("fifteen", 15),
    ("sixteen", 16),
    ("twenty", 20),
    ("uno", 1),
    ("una", 1),
    ("dos", 2),
    ("tres", 3),
    ("cuatro", 4),
    ("cinco", 5),
    ("seis", 6),
    ("siete", 7),
    ("ocho", 8),
    ("nueve", 9),
    ("diez", 10),
    ("doce", 12),
    ("veinte", 20),
];

/// Words after which the next number is not reached.
const BELOW: [&str; 8] = ["fewer than", "less than", "under", "below", "menos de", "menor que", "menores que", "<"];

/// Words after which the next number is the largest.
const UP_TO: [&str; 6] = ["at most", "no more than", "up to", "a lo sumo", "hasta", "≤"];

/// The smallest and the largest count that words stand for, where they say. “1–4” says both.
pub(super) fn bounds(words: &str) -> Option<(Option<u64>, u64)> {
    let words = fold(words);
    if let Some(range) = range(&words) {
        return Some(range);
    }
    let after = |marks: &[&str]| marks.iter().find_map(|mark| number(words.split_once(mark)?.1));
    if let Some(limit) = after(&BELOW) {
        return Some((None, limit.checked_sub(1)?));
    }
    after(&UP_TO).map(|limit| (None, limit))
}

/// `1–4`, `1 to 4`.
fn range(words: &str) -> Option<(Option<u64>, u64)> {
    let (first, last) = ["–", "-", " to ", " a "].iter().find_map(|between| words.split_once(between))?;
    let (first, last) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
    (first <= last).then_some((Some(first), last))
}

/// The number that a text begins with.
fn number(text: &str) -> Option<u64> {
    let word: String = text.trim_start().chars().take_while(|letter| letter.is_alphanumeric()).collect();
    word.parse().ok().or_else(|| NUMBERS.iter().find(|(name, _)| *name == word).map(|(_, number)| *number))
}

/// What the words of a document mean where nobody says what its rules are.
pub(super) struct Said {
    /// The threshold, where it is known.
    pub(super) threshold: Option<u64>,
    /// Whether zeros are always printed.
    pub(super) zeros_printed: bool,
}

impl Said {
    fn least(&self) -> u64 {
        u64::from(self.zeros_printed)
    }
}

impl Meaning for Said {
    fn of_mask(&self, words: &str) -> (u64, Option<u64>) {
        match bounds(words) {
            Some((low, high)) => (low.unwrap_or(self.least()), Some(high)),
            None => (self.least(), self.threshold.map(|threshold| threshold - 1)),
        }
    }

    fn of_member(&self, label: &str, _: bool) -> (u64, Option<u64>) {
        let high = bounds(label).map(|(_, high)| high).or(self.threshold.map(|threshold| threshold - 1));
        (self.least(), high)
    }
}

#[cfg(test)]
mod tests {
    use super::bounds;

    #[test]
    fn words_say_how_large_a_count_can_be() {
        for (words, said) in [
            ("Fewer than Three Times", Some((None, 2))),
            ("Caller Types Referenced Fewer than Three Times", Some((None, 2))),
            ("Less than 5", Some((None, 4))),
            ("<10", Some((None, 9))),
            ("≤ 4", Some((None, 4))),
            ("Menos de tres", Some((None, 2))),
            ("1–4", Some((Some(1), 4))),
            ("1 to 2", Some((Some(1), 2))),
            ("[c]", None),
            ("Suppressed", None),
            ("fewer than a few", None),
        ] {
            assert_eq!(bounds(words), said, "{words}");
        }
    }
}
