//! Small things that both the conversion and the comparison read from words.

/// `13th`, as English publications write it.
pub(crate) fn ordinal(number: u32) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

pub(crate) fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse().is_ok_and(|year: u16| (1990..2100).contains(&year))
}

/// The year that a label ends with, unless it is the start or the end of a longer time.
pub(crate) fn trailing_year(label: &str) -> Option<&str> {
    let (rest, word) = label.rsplit_once([' ', '('])?;
    let longer = ["since", "Since", "-"].iter().any(|word| rest.trim_end().ends_with(word));
    (is_year(word) && !longer).then_some(word)
}

/// The counts in a sentence, with or without thousands separators; years are none.
pub(crate) fn counts(sentence: &str) -> Vec<u64> {
    let words = sentence.split(|letter: char| !letter.is_ascii_digit() && letter != ',');
    let words = words.map(|word| word.trim_matches(',')).filter(|word| !word.is_empty() && !is_year(word));
    words.filter_map(|word| word.replace(',', "").parse().ok()).collect()
}

/// The years that a sentence compares, in its order.
pub(crate) fn years(sentence: &str) -> Vec<&str> {
    sentence.split(|letter: char| !letter.is_ascii_digit()).filter(|word| is_year(word)).collect()
}
