//! Answers with a word or a comma between them: `Food and shelter`, `Comida, salud y albergue`.

use std::ops::Range;

use super::fold;

/// Words between two answers, folded, in the languages of reports.
const AND: [&str; 9] = ["and", "&", "y", "e", "et", "und", "va", "و", "및"];

/// More joints are a text, and no answers.
const MOST: usize = 12;

/// The answers that a text joins, if all are known: from the left, the longest that leave known ones. `None` of any other text.
pub(crate) fn joined<'v>(text: &'v str, is_known: &impl Fn(&str) -> bool) -> Option<Vec<&'v str>> {
    let joints = joints(text);
    match joints.first() {
        None => None,
        // What is behind the last comma: “and legal help”.
        Some(first) if text[..first.start].trim().is_empty() => {
            let rest = text[first.end..].trim();
            if is_known(rest) { Some(vec![rest]) } else { parts(rest, is_known) }
        }
        Some(_) => parts(text, is_known),
    }
}

/// Returns whether a text has what may join answers.
pub(crate) fn may_join(text: &str) -> bool {
    !joints(text).is_empty()
}

/// The word or sign before the last of the answers that a text joins.
pub(crate) fn joint(text: &str) -> Option<&str> {
    joints(text).pop().map(|last| text[last].trim())
}

fn parts<'v>(text: &'v str, is_known: &impl Fn(&str) -> bool) -> Option<Vec<&'v str>> {
    let joints = joints(text);
    if joints.len() > MOST {
        return None;
    }
    joints.iter().rev().find_map(|joint| {
        let (head, tail) = (text[..joint.start].trim(), text[joint.end..].trim());
        if head.is_empty() || tail.is_empty() || !is_known(head) {
            return None;
        }
        let rest = if is_known(tail) { Some(vec![tail]) } else { parts(tail, is_known) };
        rest.map(|rest| [vec![head], rest].concat())
    })
}

/// The places of the words and signs that may join answers; “, and” is one.
fn joints(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut note = |from: usize, to: usize| match found.last_mut() {
        Some(last) if text[last.end..from].trim().is_empty() => last.end = to,
        _ => found.push(from..to),
    };
    let mut from = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        if AND.contains(&fold(word.trim()).as_str()) {
            note(from, from + word.len());
        } else {
            let signs = word.match_indices([',', '&', '،', '、']);
            signs.for_each(|(at, sign)| note(from + at, from + at + sign.len()));
        }
        from += word.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{fold, joined};

    const KNOWN: [&str; 7] =
        ["Food", "Shelter", "Legal help", "Food and shelter", "Comida", "Rights and duties", "Salud"];

    fn cut(text: &str) -> Vec<&str> {
        joined(text, &|part| KNOWN.iter().any(|known| fold(known) == fold(part))).unwrap_or_default()
    }

    #[test]
    fn known_answers_are_parted_at_words_of_several_languages() {
        for text in [
            "Food and Shelter",
            "food AND shelter",
            "Food & Shelter",
            "Food&Shelter",
            "Food et Shelter",
            "Food  und Shelter",
        ] {
            assert_eq!(cut(text).iter().map(|part| fold(part)).collect::<Vec<_>>(), ["food", "shelter"], "{text}");
        }
        assert_eq!(cut("Comida y Salud"), ["Comida", "Salud"]);
        assert_eq!(cut("Comida e Salud"), ["Comida", "Salud"]);
    }

    #[test]
    fn commas_before_the_last_word_part_them_too() {
        assert_eq!(cut("Comida, Shelter y Salud"), ["Comida", "Shelter", "Salud"]);
        assert_eq!(cut("Comida, Shelter, and Legal help"), ["Comida", "Shelter", "Legal help"]);
        assert_eq!(cut("and Legal help"), ["Legal help"]);
    }

    #[test]
    fn the_longest_known_answer_wins() {
        assert_eq!(cut("Food and shelter and Legal help"), ["Food and shelter", "Legal help"]);
        assert_eq!(cut("Legal help and rights and duties"), ["Legal help", "rights and duties"]);
    }

    #[test]
    fn texts_of_which_a_part_is_unknown_are_not_parted() {
        for text in [
            "Food and drink",
            "Drink and Food",
            "Food or Shelter",
            "Food and/or Shelter",
            "Food",
            "and",
            "",
            ", ",
            "Android",
        ] {
            assert_eq!(cut(text), [""; 0], "{text}");
        }
    }
}
