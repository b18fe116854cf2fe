//! Bounds, and words and signs in place of withheld figures.

use super::super::numerals::{count, decimal};
use super::super::words;
use super::{Cell, Datum, plain};

/// Words behind a figure that is at most so large.
const OR_FEWER: [&str; 5] = [" or fewer", " or less", " o menos", " ou moins", " and under"];

/// `<1%`, `less than 1%`, `≤5%`: a percentage with a bound.
pub(super) fn bounded_percent(lower: &str, comma: bool) -> Option<Cell> {
    let bounds = [
        ("<", ["less than", "menos de"]),
        ("≤", ["at most", "a lo sumo"]),
        ("less than", ["less than", "menos de"]),
        ("under", ["less than", "menos de"]),
        ("menos de", ["less than", "menos de"]),
    ];
    let (sign, words) = bounds.into_iter().find(|(sign, _)| lower.starts_with(sign))?;
    let digits = lower.strip_prefix(sign)?.trim().strip_suffix('%')?;
    let percent = decimal(digits.trim(), comma)?;
    let word = if comma || sign == "menos de" { words[1] } else { words[0] };
    Some(Cell { reworded: word != sign, ..plain(Datum::Percent { percent, qualifier: Some(word.to_owned()) }) })
}

/// Most words of a bound and what it counts: `three`, `three times`, `three case reports`.
const MOST_BEHIND: usize = 3;

/// Signs and words in place of a withheld figure: `*`, `[c]`, `≤4`, `1–9`, `fewer than three`.
pub(super) fn withheld(text: &str, lower: &str, comma: bool) -> Option<Cell> {
    if words::is(lower, |words| words.withheld_signs) {
        return Some(plain(Datum::Masked(text.to_owned())));
    }
    if let Some(length) = words::prefix(lower, |words| words.masked) {
        // `Fewer than` alone lacks its number.
        let open = lower.ends_with("than") || lower.ends_with(" de") || lower.ends_with('<') || lower.ends_with('≤');
        let rest = lower.get(length..).unwrap_or_default().trim();
        if lower.starts_with(['<', '≤']) && count(rest, comma).is_none() {
            return None;
        }
        let bound = !rest.is_empty();
        // In `fewer than 3 *`, the sign is another cell.
        if rest.split(' ').skip(1).any(|word| words::is(word, |words| words.withheld_signs)) {
            return None;
        }
        let numbers = rest.split(' ').filter(|word| {
            words::is(word, |words| words.numbers) || word.starts_with(|first: char| first.is_ascii_digit())
        });
        let numbers = numbers.count();
        // `Fewer than three cases are not shown.` is a sentence: behind the number is its unit and no more.
        let words = rest.split(' ').filter(|word| !word.is_empty()).count();
        let sentence = words > 0 && lower.ends_with('.') || numbers > 0 && words > MOST_BEHIND;
        // `Less than 18 years` is a group.
        let is_time = rest.split(' ').skip(1).any(|word| words::is(word, |words| words.lasting));
        if numbers > 1 || sentence || is_time {
            return None;
        }
        return (bound || !open).then(|| plain(Datum::Masked(text.to_owned())));
    }
    if let Some(figure) = OR_FEWER.into_iter().find_map(|words| lower.strip_suffix(words)) {
        return count(figure, comma).map(|_| plain(Datum::Masked(text.to_owned())));
    }
    let (low, high) = ["–", "-", "—", " to ", " a "].into_iter().find_map(|dash| lower.split_once(dash))?;
    // `18 to 29 340` is a group and its figure, `373-7888` the number of a telephone.
    if high.trim().contains(' ') || low.len() == 3 && high.len() == 4 && high.bytes().all(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    let bounds = count(low.trim(), comma).zip(count(high.trim(), comma));
    if let Some((low, high)) = bounds {
        // Years are a period.
        let years = (1950..2100).contains(&low) && (1950..2100).contains(&high);
        return (low < high && !years).then(|| plain(Datum::Masked(text.to_owned())));
    }
    let spans = decimal(low.trim(), comma).zip(decimal(high.trim().trim_end_matches('%'), comma));
    let figure = spans.is_some_and(|(low, high)| low.units_at(6) < high.units_at(6) && low.units() >= 0);
    figure.then(|| plain(Datum::NotApplicable(text.to_owned())))
}
