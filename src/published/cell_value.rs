//! Meaning of a cell: a count, a percentage, a change, a place, words in place of a figure.

use super::inline::{Inline, Mark};
use super::numerals::{decimal, worded};
use super::words;
use crate::common::without_n;
use crate::report::{Change, Decimal, Duration, Interval, MAX_DECIMALS, Rank, Value};

pub(super) use super::numerals::count;

/// A percentage as printed, and the word or sign before it: `<1%`.
pub(super) struct Share {
    pub(super) percent: Decimal,
    pub(super) qualifier: Option<String>,
}

/// Contents of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Datum {
    /// A count, perhaps with its unit: `112 Cases`.
    Count {
        /// Count.
        count: u64,
        /// Unit of the count, in lower case.
        unit: Option<String>,
        /// The word that makes it an approximation.
        qualifier: Option<String>,
    },
    /// A percentage.
    Percent {
        /// The percentage as printed.
        percent: Decimal,
        /// The word that makes it an approximation.
        qualifier: Option<String>,
    },
    /// A change in percent: `+17%`.
    Change {
        /// The percentage, with its sign.
        percent: Decimal,
        /// The word that makes it an approximation.
        qualifier: Option<String>,
    },
    /// A number that is no count, perhaps of money.
    Number {
        /// The number as printed.
        number: Decimal,
        /// The sign of its money.
        unit: Option<String>,
        /// The word that makes it an approximation.
        qualifier: Option<String>,
    },
    /// A place in an order: `12th`.
    Rank(Rank),
    /// Words in place of a withheld figure.
    Masked(String),
    /// A length of time: `2:35`.
    Duration {
        /// The duration as printed.
        duration: Duration,
        /// The word that makes it an approximation.
        qualifier: Option<String>,
    },
    /// Words where there can be no figure, and figures of a kind that documents do not have: `52.0–58.2`.
    NotApplicable(String),
    /// Words or a sign where nobody has a figure.
    NotCollected(String),
}

/// A datum with the markers behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    /// Contents.
    pub(super) datum: Datum,
    /// The markers on it.
    pub(super) marks: Vec<Mark>,
    /// `true` if the document says it in other words: `300+` is at least 300.
    pub(super) reworded: bool,
    /// `true` if it may as well be a year: four digits that nothing groups.
    pub(super) is_year: bool,
    /// The interval that is printed with it.
    pub(super) interval: Option<Interval>,
}

/// Reads a cell; `None` if it holds no figure and nothing that stands for one. `58 (22%)` is two.
pub(super) fn read(cell: &Inline, comma: bool) -> Option<Vec<Cell>> {
    let text = cell.words();
    if text.len() > 60 {
        return None;
    }
    let marks: Vec<Mark> = cell.marks().cloned().collect();
    if let Some((figure, interval)) = interval(&text, comma)
        && let Some(cell) = datum(figure, comma).filter(Cell::may_have_interval)
    {
        return Some(vec![Cell { marks, interval: Some(interval), ..cell }]);
    }
    // `12% (n = 45)`, `58 (22%)`, `n = 58 (22%)`.
    if let Some((first, second)) = text.strip_suffix(')').and_then(|text| text.split_once('(')) {
        let (first, count) = (first.trim(), without_n(second));
        if first.ends_with('%') && count.len() < second.len() {
            let count = Cell { marks, reworded: true, ..datum(count, comma)? };
            return Some(vec![count, datum(first, comma)?]);
        }
        if second.ends_with('%') && !first.is_empty() {
            let count = without_n(first);
            let cell = datum(count, comma)?;
            let reworded = cell.reworded || count.len() < first.len();
            return Some(vec![Cell { marks, reworded, ..cell }, datum(second, comma)?]);
        }
    }
    Some(vec![Cell { marks, ..datum(&text, comma)? }])
}

/// The figure and the interval of `4.2 (3.9–4.6)`, and of percentages.
fn interval(text: &str, comma: bool) -> Option<(&str, Interval)> {
    let (figure, ends) = text.strip_suffix(')')?.rsplit_once('(')?;
    let (low, high) = ends.split_once(['–', '-'])?;
    let end = |end: &str| decimal(end.trim().trim_end_matches('%').trim_end(), comma);
    let (low, high) = (end(low)?, end(high)?);
    let size = |end: Decimal| end.units_at(MAX_DECIMALS);
    (size(low) <= size(high)).then(|| (figure.trim(), Interval { low, high }))
}

/// Words that are in a cell of a table and are no figure that is known here.
pub(super) fn in_words(cell: &Inline) -> Cell {
    let text = cell.words();
    let figure = is_figure_in_words(&text);
    let datum = if figure { Datum::NotApplicable(text) } else { Datum::NotCollected(text) };
    Cell { datum, marks: cell.marks().cloned().collect(), reworded: false, is_year: false, interval: None }
}

/// Returns whether words are or hold a figure: `52.0–58.2`, `½`, `ten`.
pub(super) fn is_figure_in_words(text: &str) -> bool {
    text.chars().any(char::is_numeric) || words::is(&text.to_lowercase(), |words| words.numbers)
}

/// A figure in brackets, `(5)`, kept as it is printed: it may be negative, withheld, or a count in another unit.
pub(super) fn bracketed(cell: &Inline) -> Option<Cell> {
    let text = cell.words();
    let count = count(text.strip_prefix('(')?.strip_suffix(')')?, true)?;
    (!(1950..2100).contains(&count)).then(|| in_words(cell))
}

fn plain(datum: Datum) -> Cell {
    Cell { datum, marks: Vec::new(), reworded: false, is_year: false, interval: None }
}

fn datum(text: &str, comma: bool) -> Option<Cell> {
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
/// Words behind a figure that is at most so large.
const OR_FEWER: [&str; 5] = [" or fewer", " or less", " o menos", " ou moins", " and under"];

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

/// `<1%`, `less than 1%`, `≤5%`: a percentage with a bound.
fn bounded_percent(lower: &str, comma: bool) -> Option<Cell> {
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
fn withheld(text: &str, lower: &str, comma: bool) -> Option<Cell> {
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

/// A place in an order: `12th`, `7.º`, `22nd of 51`, `20th highest number of cases of all states, tied with Ohio`.
pub(super) fn rank(text: &str) -> Option<Rank> {
    let parted = [", tied with ", ", empatado con "].into_iter().find_map(|tied| text.split_once(tied));
    let (text, tied) = parted.map_or((text, None), |(place, tied)| (place, Some(tied)));
    let (ordinal, rest) = text.split_once(' ').map_or((text, ""), |(ordinal, rest)| (ordinal, rest));
    let place = ordinal_place(ordinal)?;
    let (rest, universe) = [" of ", " among ", " entre "]
        .into_iter()
        .find_map(|of| {
            format!(" {rest}")
                .split_once(of)
                .map(|(rest, universe)| (rest.trim().to_owned(), Some(universe.to_owned())))
        })
        .unwrap_or_else(|| (rest.to_owned(), None));
    let measure = match rest.as_str() {
        "" | "lugar" => None,
        rest => Some(["highest ", "lugar por "].into_iter().find_map(|words| rest.strip_prefix(words))?.to_owned()),
    };
    let among = universe.as_deref().and_then(|universe| universe.parse().ok());
    let universe = universe.filter(|_| among.is_none());
    let tied_with = tied.into_iter().map(str::to_owned).collect();
    (among.is_none_or(|among| place <= among)).then_some(Rank { place, among, universe, measure, tied_with })
}

/// The number of `12th` or `7.º`.
pub(super) fn ordinal_place(text: &str) -> Option<u32> {
    let ends = ["st", "nd", "rd", "th", ".º", ".ª", "º", "ª", ".o", "er", "re", "ème", "e"];
    let digits = ends.into_iter().find_map(|end| text.strip_suffix(end))?;
    let sound = !digits.is_empty() && digits.len() <= 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|place| sound && *place > 0)
}

impl Datum {
    /// A place and no more.
    pub(super) fn place(place: u32) -> Self {
        Self::Rank(Rank { place, among: None, universe: None, measure: None, tied_with: Vec::new() })
    }
}

impl Cell {
    /// The count, if this is one.
    pub(super) fn count(&self) -> Option<u64> {
        if let Datum::Count { count, .. } = self.datum { Some(count) } else { None }
    }

    /// The percentage, if this is one.
    pub(super) fn percent(&self) -> Option<Decimal> {
        if let Datum::Percent { percent, .. } = self.datum { Some(percent) } else { None }
    }

    /// Returns whether a number is first in it.
    pub(super) fn begins_with_number(&self) -> bool {
        match &self.datum {
            Datum::Count { .. } | Datum::Percent { .. } | Datum::Number { .. } | Datum::Duration { .. } => true,
            Datum::Masked(words) | Datum::NotApplicable(words) => {
                words.starts_with(|first: char| first.is_ascii_digit())
            }
            Datum::Change { .. } | Datum::Rank(_) | Datum::NotCollected(_) => false,
        }
    }

    /// Returns whether words or a sign are in place of a figure.
    pub(super) fn is_words(&self) -> bool {
        self.is_gap() || matches!(self.datum, Datum::Masked(_))
    }

    fn may_have_interval(&self) -> bool {
        matches!(self.datum, Datum::Count { .. } | Datum::Percent { .. } | Datum::Number { .. })
    }

    /// Returns whether it only says that there is no figure.
    pub(super) fn is_gap(&self) -> bool {
        matches!(self.datum, Datum::NotApplicable(_) | Datum::NotCollected(_))
    }

    /// Returns whether it is a number with a sign or decimals, which no count has.
    pub(super) fn is_no_count(&self) -> bool {
        matches!(&self.datum, Datum::Number { unit: None, .. })
    }

    /// The percentage, with what is printed before it, if this is one.
    pub(super) fn share(&self) -> Option<Share> {
        match &self.datum {
            Datum::Percent { percent, qualifier } => Some(Share { percent: *percent, qualifier: qualifier.clone() }),
            _ => None,
        }
    }

    /// Returns the unit of the count, where the cell states it.
    pub(super) fn unit(&self) -> Option<&str> {
        match &self.datum {
            Datum::Count { unit, .. } | Datum::Number { unit, .. } => unit.as_deref(),
            _ => None,
        }
    }

    /// The value that a document gives for it; a count may have a percentage beside it.
    pub(super) fn value(&self, beside: Option<Share>, pooled: bool, notes: Vec<String>) -> Value {
        let (percent, percent_qualifier) = beside.map_or((None, None), |share| (Some(share.percent), share.qualifier));
        let interval = self.interval.clone();
        match self.datum.clone() {
            Datum::Count { count, qualifier: None, .. } if pooled => {
                Value::Pooled { pooled: count, percent, percent_qualifier, notes }
            }
            Datum::Count { count, qualifier, .. } => {
                Value::Count { count, percent, percent_qualifier, interval, qualifier, notes }
            }
            Datum::Percent { percent, qualifier } => {
                Value::Share { percent, rounds_to_zero: false, interval, qualifier, notes }
            }
            Datum::Change { percent, qualifier } => {
                Value::Change { change: Change { percent: Some(percent), ..Change::default() }, qualifier, notes }
            }
            Datum::Number { number, qualifier, .. } => Value::Number { number, interval, qualifier, notes },
            Datum::Duration { duration, qualifier } => Value::Duration { duration, qualifier, notes },
            Datum::Rank(rank) => Value::Rank { rank, notes },
            Datum::Masked(masked) => Value::Masked { masked, notes },
            Datum::NotApplicable(not_applicable) => Value::NotApplicable { not_applicable, notes },
            Datum::NotCollected(not_collected) => Value::NotCollected { not_collected, notes },
        }
    }
}
