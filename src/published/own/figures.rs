//! Figures by themselves: a label, the figure, and its details, each on a line.

use super::super::datum::{self, Cell, Datum};
use super::super::figures::{Ids, blank};
use super::super::inline::Inline;
use super::super::notes::Notes;
use super::super::{dates, places};
use super::Copied;
use crate::report::{Figure, Period, Rate, Value};

/// The figure that a line says, if it says one and nothing else.
pub(super) fn value(copied: &Copied, line: usize) -> Option<Cell> {
    if copied.of_note.get(line).copied().unwrap_or(true) || copied.text(line).contains('\t') {
        return None;
    }
    let [cell] = datum::read(&Inline::read(copied.text(line).trim_end_matches([' ', '≠'])), copied.comma)?.try_into().ok()?;
    Some(cell)
}

/// Where the figures end that begin with a label at a line.
pub(super) fn end(copied: &Copied, line: usize, limit: usize) -> usize {
    let mut last = line + 1;
    while let Some(next) = (last + 1..limit).take(10).find(|next| value(copied, *next).is_some()) {
        // A paragraph between two figures ends the first list.
        if next < last + 2 || (last + 1..next - 1).any(|line| copied.text(line).len() > 120) {
            break;
        }
        last = next;
    }
    let details = (last + 1..limit).take_while(|line| is_detail(copied, *line, *line == last + 1)).count();
    last + 1 + details
}

/// Whether a line behind the last figure says more of it: by its words, or as a unit, which begins with a small letter.
fn is_detail(copied: &Copied, line: usize, first: bool) -> bool {
    let text = copied.text(line);
    let unit = first && text.len() <= 60 && !text.ends_with('.')
        && (text.starts_with(|first: char| first.is_lowercase()) || text.len() <= 4 && text.to_uppercase() == text);
    unit || says(copied, text).is_some() || dates::period(text, false).is_some_and(|(_, start, end)| start == 0 && end == text.len())
        || places::is_place(text) || dates::whole(text).is_some() && !copied.lines[line].gap
}

/// What a detail says that its words give away.
enum Detail<'t> {
    Against(&'t str),
    Between(u64, u64),
    Rate(Rate),
    Rank(crate::report::Rank),
    Source(&'t str),
    Other,
}

fn says<'t>(copied: &Copied, text: &'t str) -> Option<Detail<'t>> {
    let words = copied.words;
    let after = |word: &str| text.strip_prefix(word).map(str::trim_start);
    if let Some(since) = after(&format!("{} ", words.against)) {
        return Some(Detail::Against(since));
    }
    if let Some(source) = after(&format!("{}: ", words.source)) {
        return Some(Detail::Source(source));
    }
    if let Some((from, to)) = text.split_once(" → ") {
        return Some(Detail::Between(datum::count(from, copied.comma)?, datum::count(to, copied.comma)?));
    }
    if let Some(rank) = datum::rank(text) {
        return Some(Detail::Rank(rank));
    }
    if let Some(rate) = rate(copied, text) {
        return Some(Detail::Rate(rate));
    }
    let signed = text.starts_with(['+', '−']) && datum::count(text.trim_start_matches(['+', '−']), copied.comma).is_some();
    let earlier = text.starts_with("earlier edition: ") || text.starts_with("edición anterior: ");
    (signed || earlier).then_some(Detail::Other)
}

/// `per 100,000 residents (4,210 among 11,689,100)`.
fn rate(copied: &Copied, text: &str) -> Option<Rate> {
    let rest = text.strip_prefix("per ").or_else(|| text.strip_prefix("por cada "))?;
    let (head, parts) = rest.strip_suffix(')')?.rsplit_once(" (")?;
    let (per, of) = head.split_once(' ')?;
    let (numerator, denominator) = parts.split_once(" among ").or_else(|| parts.split_once(" entre "))?;
    let count = |text: &str| datum::count(text, copied.comma);
    Some(Rate { numerator: count(numerator)?, denominator: count(denominator)?, of: of.to_owned(), per: count(per)?, printed: None })
}

/// The figure of a label and a value with its details, which stand from one line to another.
pub(super) fn figure(copied: &Copied, label: usize, until: usize, notes: &Notes, ids: &mut Ids) -> Option<Figure> {
    let cell = value(copied, label + 1)?;
    let text = copied.text(label);
    let of_which = text.strip_prefix(copied.words.of_which).and_then(|rest| rest.strip_prefix(' '));
    let (label_words, on_label) = notes.label(&Inline::read(of_which.unwrap_or(text).trim_end_matches([' ', '≠'])), label);
    let on_value = notes.ids(&cell.marks, label + 1).unwrap_or_default();
    let mut figure = blank(ids.make(&label_words, "figure"), label_words, cell.value(None, false, on_value), None, on_label);
    for line in label + 2..until {
        let text = copied.text(line);
        match says(copied, text) {
            Some(Detail::Against(since)) => {
                if let Value::Change { change, .. } = &mut figure.value {
                    change.since = Some(since.to_owned());
                }
            }
            Some(Detail::Between(from, to)) => {
                if let Value::Change { change, .. } = &mut figure.value {
                    (change.from, change.to) = (Some(from), Some(to));
                }
            }
            Some(Detail::Rate(rate)) => {
                let printed = match &cell.datum {
                    Datum::Number { number, .. } => Some(*number),
                    Datum::Count { count, .. } => i64::try_from(*count).ok().map(|count| crate::report::Decimal::new(count, 0)),
                    _ => None,
                };
                let notes = figure.value.notes().to_vec();
                figure.value = Value::Rate { rate: Rate { printed, ..rate }, notes };
            }
            // The place of a figure that is one is said again.
            Some(Detail::Rank(rank)) => match &mut figure.value {
                Value::Rank { rank: own, .. } => *own = rank,
                _ => figure.rank = Some(rank),
            },
            Some(Detail::Source(source)) => figure.source = Some(source.to_owned()),
            Some(Detail::Other) => {}
            None => place_detail(&mut figure, text, line == label + 2),
        }
    }
    Some(figure)
}

/// A detail without words of its own: the unit first, then whose figure it is, and of what time.
fn place_detail(figure: &mut Figure, text: &str, first: bool) {
    let whole = dates::whole(text).map(|date| Period { start: Some(date), end: Some(date), label: None });
    let period = dates::period(text, false).filter(|(_, start, end)| *start == 0 && *end == text.len()).map(|(period, ..)| period);
    if let Some(period) = whole.or(period) {
        figure.period = Some(period);
    } else if first && !places::is_place(text) {
        figure.unit = Some(text.to_owned());
    } else if figure.jurisdiction.is_none() {
        figure.jurisdiction = Some(text.to_owned());
    }
}
