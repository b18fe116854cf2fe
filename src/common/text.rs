//! Searches of texts for texts. Not by the standard library's: its search, and the panics of that, weigh 6 kB of what
//! every reader downloads, and what is searched here is short.

/// The text before and after another within it.
pub(crate) fn split_once<'t>(text: &'t str, by: &str) -> Option<(&'t str, &'t str)> {
    text.char_indices().find_map(|(at, _)| {
        let (before, rest) = text.split_at_checked(at)?;
        Some((before, rest.strip_prefix(by)?))
    })
}

/// The texts between another.
pub(crate) fn split<'t>(text: &'t str, by: &str) -> Vec<&'t str> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((part, after)) = split_once(rest, by) {
        parts.push(part);
        rest = after;
    }
    parts.push(rest);
    parts
}

/// A text with each of some words replaced.
pub(crate) fn replaced(text: &str, pairs: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let found = pairs.iter().find_map(|(said, by)| Some((rest.strip_prefix(said)?, by)));
        rest = if let Some((after, by)) = found {
            out.push_str(by);
            after
        } else {
            out.push(letter);
            rest.get(letter.len_utf8()..).unwrap_or_default()
        };
    }
    out
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::{replaced, split, split_once};

    proptest! {
        #[test]
        fn texts_are_split_as_the_standard_library_does(text in "[ab=é]{0,12}", by in "[a=é]{1,2}") {
            prop_assert_eq!(split_once(&text, &by), text.split_once(&by));
            prop_assert_eq!(split(&text, &by), text.split(&by).collect::<Vec<_>>());
        }

        #[test]
        fn words_are_replaced_as_the_standard_library_does(text in "[abé]{0,12}", word in "[aé]{1,2}") {
            prop_assert_eq!(replaced(&text, &[(&word, "*")]), text.replace(&word, "*"));
        }
    }
}
