//! The sign before a number of records or answers.

/// The number behind the sign that it is one of records or answers: `n = 45`, `(N=45)`, `n: 45`. Any other text as it is.
pub(crate) fn without_n(value: &str) -> &str {
    let bare = value.strip_prefix('(').and_then(|value| value.strip_suffix(')')).unwrap_or(value).trim();
    let behind = bare.strip_prefix(['n', 'N']).map(str::trim_start);
    let number = behind.and_then(|behind| behind.strip_prefix(['=', ':'])).map(str::trim_start);
    number.filter(|number| number.starts_with(|first: char| first.is_ascii_digit())).unwrap_or(value)
}
