//! Figures with what is around them: signs, units, words that make them approximations.

use super::super::numerals::{count, decimal, worded};
use super::super::words;
use super::rank::rank;
use super::withheld::{bounded_percent, withheld};
use super::{Cell, Datum, plain};
use crate::report::{Decimal, Duration};

/// Reads the text of a figure, or what is in place of one.
pub(super) fn datum(text: &str, comma: bool) -> Option<Cell> {
    let lower = text.to_lowercase();
    if words::is(&lower, |words| words.not_applicable) {
        return Some(plain(Datum::NotApplicable(text.to_owned())));
    }
    if words::is(&lower, |words| words.not_collected) {
        return Some(plain(Datum::NotCollected(text.to_owned())));
    }
    if let Some(cell) = bounded_percent(&lower, comma).or_else(|| withheld(text, &lower, comma)) {
        return Some(cell);
    }
    if let Some(rank) = rank(text) {
        return Some(Cell { reworded: true, ..plain(Datum::Rank(rank)) });
    }
    let word = words::prefix(&lower, |words| words.qualifiers).and_then(|length| text.split_at_checked(length));
    let (qualifier, figure) = word.map_or((None, text), |(word, rest)| (Some(word.to_owned()), rest.trim()));
    let (sign, figure) = signed_bound(figure);
    let reworded = sign.is_some() && qualifier.is_none();
    let qualifier =
        qualifier.or_else(|| sign.map(|[english, spanish]| if comma { spanish } else { english }.to_owned()));
    number(figure, qualifier, comma).map(|cell| Cell { reworded: cell.reworded || reworded, ..cell })
}

/// Words behind a figure that is at least so large.
const OR_MORE: [&str; 5] = [" or more", " and more", " o más", " y más", " ou plus"];
/// A figure that a sign or the words behind it make an approximation: `300+`, `~30`, `>500`, `20 or more`.
fn signed_bound(text: &str) -> (Option<[&'static str; 2]>, &str) {
    let signs = [
        ("≥", ["at least", "al menos"]),
        (">", ["more than", "más de"]),
        ("~", ["about", "cerca de"]),
        ("≈", ["about", "cerca de"]),
    ];
    // `12K+`, `1.2M+`
    let is_number = |figure: &&str| {
        let digits = figure.strip_suffix(['K', 'k', 'M']).unwrap_or(figure);
        digits.ends_with(|last: char| last.is_ascii_digit())
    };
    if let Some(figure) = text.strip_suffix('+').filter(is_number) {
        return (Some(["at least", "al menos"]), figure);
    }
    if let Some(figure) = OR_MORE.into_iter().find_map(|words| text.strip_suffix(words)) {
        return (Some(["at least", "al menos"]), figure);
    }
    let found = signs.into_iter().find_map(|(sign, words)| Some((words, text.strip_prefix(sign)?.trim_start())));
    found.map_or((None, text), |(words, figure)| (Some(words), figure))
}

/// A number with what is around it: `%`, a unit, the sign of money.
fn number(figure: &str, qualifier: Option<String>, comma: bool) -> Option<Cell> {
    // `↑ 12%` is a change.
    if let Some(rest) = figure.strip_prefix(['↑', '▲', '↓', '▼']) {
        let sign = if figure.starts_with(['↑', '▲']) { '+' } else { '-' };
        let change = number(&format!("{sign}{}", rest.trim_start()), qualifier, comma)?;
        return Some(change).filter(|cell| matches!(cell.datum, Datum::Change { .. }));
    }
    let percent = ["%", "percent", "per cent", "por ciento"].into_iter().find_map(|end| figure.strip_suffix(end));
    if let Some(digits) = percent {
        let digits = digits.trim();
        let percent = decimal(digits, comma).filter(|_| !digits.contains(' '))?;
        let signed = digits.starts_with(['+', '-', '−']);
        let datum = if signed { Datum::Change { percent, qualifier } } else { Datum::Percent { percent, qualifier } };
        return Some(Cell { reworded: !figure.ends_with('%'), ..plain(datum) });
    }
    if let Some(count) = count(figure, comma) {
        let reworded = figure.contains([' ', '\'', '’']);
        let is_year = figure.len() == 4 && (1950..2100).contains(&count);
        return Some(Cell { reworded, is_year, ..plain(Datum::Count { count, unit: None, qualifier }) });
    }
    if let Some((count, exact)) = worded(figure, comma) {
        let about = || if figure.contains("mil") && !figure.contains("million") { "cerca de" } else { "about" };
        let qualifier = qualifier.or_else(|| (!exact).then(|| about().to_owned()));
        return Some(Cell { reworded: true, ..plain(Datum::Count { count, unit: None, qualifier }) });
    }
    if let Some(duration) = Duration::parse(figure) {
        return Some(plain(Datum::Duration { duration, qualifier }));
    }
    if is_pair(figure) && qualifier.is_none() {
        return Some(plain(Datum::NotApplicable(figure.to_owned())));
    }
    if let Some((digits, unit)) = figure.split_once(' ')
        && let Some(count) = count(digits, comma)
    {
        let unit = unit.trim().to_lowercase();
        let known = words::unit(&unit).is_some_and(|(word, _)| word == unit);
        return known.then(|| plain(Datum::Count { count, unit: Some(unit), qualifier }));
    }
    if let Some((number, unit)) = money(figure, comma) {
        let reworded = figure.contains(char::is_alphabetic);
        return Some(Cell { reworded, ..plain(Datum::Number { number, unit: Some(unit), qualifier }) });
    }
    let signed = figure.starts_with(['+', '-', '−']);
    let number = decimal(figure, comma).filter(|number| number.decimals() > 0 || signed)?;
    Some(plain(Datum::Number { number, unit: None, qualifier }))
}

/// `$1,250`, `1.250 €`.
fn money(text: &str, comma: bool) -> Option<(Decimal, String)> {
    const SIGNS: [&str; 7] = ["US$", "$", "€", "£", "USD", "MXN", "EUR"];
    SIGNS.into_iter().find_map(|sign| {
        let number = text.strip_prefix(sign).or_else(|| text.strip_suffix(sign))?.trim();
        let large = || i64::try_from(worded(number, comma)?.0).ok().map(|number| Decimal::new(number, 0));
        Some((decimal(number, comma).or_else(large)?, sign.to_owned()))
    })
}

/// `30 (75)`: a figure that documents do not have, unless a head says what it is.
fn is_pair(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    text.strip_suffix(')').and_then(|text| text.split_once(" (")).is_some_and(|(first, second)| {
        let share = decimal(second, false).is_some_and(|share| (0..=100_000_000).contains(&share.units_at(6)));
        digits(&first.replace([',', '.'], "")) && share
    })
}
