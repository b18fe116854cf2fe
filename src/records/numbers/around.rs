//! Parts around the digits of a number: signs, brackets, currencies, an exponent.

/// The digits with the marks between them, what they count, and whether the number is negative.
pub(super) fn undressed(value: &str) -> Option<(&str, Option<String>, bool)> {
    let is_digit = |character: char| character.is_ascii_digit();
    let (first, last) = (value.find(is_digit)?, value.rfind(is_digit)?);
    // `.5` has no digit before its mark.
    let first = if value[..first].ends_with(['.', ',']) { first - 1 } else { first };
    let (before, body, after) = (&value[..first], &value[first..=last], &value[last + 1..]);
    let (before, after, bracketed) = match (before.split_once('('), after.split_once(')')) {
        (None, None) => (before.to_owned(), after.to_owned(), false),
        (Some((left, right)), Some((inner, outer))) => (format!("{left}{right}"), format!("{inner}{outer}"), true),
        _ => return None,
    };
    let (before, minus_before, plus) = unsigned(&before);
    let (after, minus_after, plus_after) = unsigned(&after);
    let signs = [bracketed, minus_before, minus_after, plus].into_iter().filter(|sign| *sign).count();
    if signs > 1 || plus_after {
        return None;
    }
    let unit = match (before.as_str(), after.as_str()) {
        // Spreadsheets write an apostrophe before a number that is text.
        ("" | "'", "") => None,
        ("", "%") | ("%", "") => Some("%".to_owned()),
        (unit, "") | ("", unit) => Some(currency(unit)?),
        (sign, code) => {
            currency(sign)?;
            Some(currency(code)?)
        }
    };
    Some((body, unit, bracketed || minus_before || minus_after))
}

/// The text without white space and without its sign; whether that is minus, or plus.
fn unsigned(text: &str) -> (String, bool, bool) {
    let text: String = text.chars().filter(|character| !character.is_whitespace()).collect();
    match (text.find(['-', '−', '–']), text.find('+')) {
        (Some(_), None) => (text.replacen(['-', '−', '–'], "", 1), true, false),
        (None, Some(_)) => (text.replacen('+', "", 1), false, true),
        _ => (text, false, false),
    }
}

/// A currency's code or sign, in capitals; `None` if it is neither: `$`, `US$`, `EUR`, `kr`.
fn currency(text: &str) -> Option<String> {
    const NAMES: [&str; 21] = [
        "MXN", "CAD", "ARS", "BRL", "CLP", "COP", "PEN", "UYU", "CHF", "SEK", "NOK", "DKK", "PLN", "JPY", "CNY", "INR",
        "AUD", "NZD", "KR", "RS", "FR",
    ];
    let upper = text.trim_end_matches('.').to_uppercase();
    let is_sign = |character: char| matches!(character, '$' | '¢'..='¥' | '\u{20a0}'..='\u{20cf}');
    let letters = upper.trim_matches(is_sign);
    let signs = upper.chars().filter(|character| is_sign(*character)).count();
    let is_short = letters.len() <= 3 && letters.bytes().all(|byte| byte.is_ascii_uppercase());
    match upper.as_str() {
        // Codes and signs of the same currency.
        "USD" | "US$" => Some("$".to_owned()),
        "EUR" => Some("€".to_owned()),
        "GBP" => Some("£".to_owned()),
        _ => (NAMES.contains(&upper.as_str()) || signs == 1 && is_short).then_some(upper),
    }
}

/// The body before an exponent, and the exponent: `1.5E+03`.
pub(super) fn with_exponent(body: &str) -> Option<(&str, i32)> {
    match body.split_once(['e', 'E']) {
        None => Some((body, 0)),
        Some((body, exponent)) => {
            let digits = exponent.trim_start_matches(['+', '-']);
            let is_sound = (1..=2).contains(&digits.len()) && exponent.len() - digits.len() <= 1;
            Some((body, exponent.parse().ok().filter(|_| is_sound)?))
        }
    }
}
