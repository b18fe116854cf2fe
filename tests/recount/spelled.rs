//! Spellings of the same word.

/// Lower case, without accents, single spaces.
pub(crate) fn plain(text: &str) -> String {
    let without_accents = |letter: char| match letter {
        'á' => 'a',
        'é' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' | 'ü' => 'u',
        'ñ' => 'n',
        other => other,
    };
    spaced(&text.to_lowercase()).chars().map(without_accents).collect()
}

/// Single spaces.
pub(crate) fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
