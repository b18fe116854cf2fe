//! Lines that say in what unit figures are given: `in thousands`, `$ millions`, `en miles`.

use super::account::Journal;
use super::line::Line;

/// Longer lines are running text, in which thousands are a figure of speech.
const LONGEST: usize = 120;

/// Words for a unit of thousands or millions, in lower case.
const SCALES: [&str; 18] = [
    "in thousands",
    "in millions",
    "in billions",
    "in 000s",
    "in '000",
    "in ’000",
    "(000s)",
    "(000)",
    "('000)",
    "(thousands)",
    "(millions)",
    "$ thousands",
    "$ millions",
    "en miles",
    "en millones",
    "(miles)",
    "(millones)",
    "en milliers",
];

/// Tells of each such line: the figures stay as they are printed.
pub(super) fn tell(lines: &[Line], journal: &mut Journal) {
    for line in lines.iter().filter(|line| line.text.len() <= LONGEST && says_scale(&line.text)) {
        let message = "This line says that figures are in thousands or millions; they are kept as they are printed.";
        journal.note_at(line, "scaled-figures", message);
    }
}

/// Returns whether a text ends a phrase with such words, or says of what they are.
fn says_scale(text: &str) -> bool {
    let lower = text.to_lowercase();
    SCALES.into_iter().filter_map(|scale| Some(&lower[lower.find(scale)? + scale.len()..])).any(|rest| {
        let of = [" of ", " de ", " d'", " d’"].into_iter().any(|of| {
            rest.strip_prefix(of).is_some_and(|unit| {
                ["dollar", "us", "usd", "peso", "euro", "dólar"].into_iter().any(|money| unit.starts_with(money))
            })
        });
        of || !rest.trim_start().starts_with(char::is_alphanumeric)
    })
}
