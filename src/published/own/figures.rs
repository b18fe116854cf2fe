//! Figures by themselves: a label, the figure, and its details, each on a line.

use super::super::cell_value::{self, Cell, Datum};
use super::super::figures::{Ids, blank};
use super::super::inline::Inline;
use super::super::notes::Notes;
use super::super::{dates, places};
use super::Copied;
use crate::report::{Figure, Period, Rate, Value};

/// The cell that a line says, if it says one and nothing else.
pub(super) fn cell(copied: &Copied, line: usize) -> Option<Cell> {
    if copied.of_note.get(line).copied().unwrap_or(true) || copied.text(line).contains('\t') {
        return None;
    }
    let [cell] = cell_value::read(&Inline::read(copied.text(line).trim_end_matches([' ', '≠'])), copied.comma)?
        .try_into()
        .ok()?;
    Some(cell)
}

/// The figure that a line says. A year is not one, as counts are grouped; a place is one if its details say it again, else
/// it is a detail.
pub(super) fn value(copied: &Copied, line: usize) -> Option<Cell> {
    let cell = cell(copied, line)?;
    let text = copied.text(line);
    let again = || {
        let next = copied.text(line + 1);
        cell_value::rank(next).is_some() && next.starts_with(text.split(' ').next().unwrap_or_default())
    };
    let figure = match cell.datum {
        Datum::Rank(_) => again(),
        _ => dates::whole(text).is_none() && !text.starts_with('+') || text.ends_with('%'),
    };
    figure.then_some(cell)
}

/// A figure by its lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FigureAt {
    pub(super) label: usize,
    /// End of its details.
    pub(super) end: usize,
}

/// The figures that are one below the other, the first with its label at a line.
pub(super) fn list(copied: &Copied, line: usize, limit: usize) -> Vec<FigureAt> {
    let mut found: Vec<FigureAt> = Vec::new();
    let mut label = line;
    while label + 1 < limit && value(copied, label + 1).is_some() {
        let next = next_label(copied, label + 2, limit);
        let details = (label + 2..limit).take_while(|line| is_detail(copied, *line, *line == label + 2)).count();
        let end = next.unwrap_or(label + 2 + details);
        found.push(FigureAt { label, end });
        if next.is_none() {
            break;
        }
        label = end;
    }
    found
}

/// The label of the next figure of the same list: no gap and no text is before it.
fn next_label(copied: &Copied, from: usize, limit: usize) -> Option<usize> {
    /// No figure has more details.
    const MOST: usize = 8;
    let label = (from..limit).take(MOST).find(|line| {
        says(copied, copied.text(*line)).is_none()
            && value(copied, *line).is_none()
            && value(copied, line + 1).is_some()
    })?;
    let free = |line: usize| {
        !copied.lines[line].gap
            || says(copied, copied.text(line)).is_some()
            || dates::whole(copied.text(line)).is_some()
    };
    let close = (from..=label).all(|line| free(line) && copied.text(line).len() <= 200);
    let text = (from..label).any(|line| copied.text(line).ends_with('.') && says(copied, copied.text(line)).is_none());
    (close && !text && label + 1 < limit).then_some(label)
}

/// Returns whether a line behind the last figure says more of it: by its words, or as a unit, which begins with a small
/// letter.
fn is_detail(copied: &Copied, line: usize, first: bool) -> bool {
    let text = copied.text(line);
    let unit = first
        && text.len() <= 60
        && !text.ends_with('.')
        && (text.starts_with(|first: char| first.is_lowercase()) || text.len() <= 4 && text.to_uppercase() == text);
    let period = dates::period(text, false).is_some_and(|(_, start, end)| start == 0 && end == text.len());
    !copied.lines[line].gap
        && (unit || says(copied, text).is_some() || period || places::is_place(text) || dates::whole(text).is_some())
}

/// Meaning of a detail, by its words.
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
    if let Some(since) = after(words.against.split('{').next().unwrap_or_default()) {
        return Some(Detail::Against(since));
    }
    if let Some(source) = after(&format!("{}: ", words.source)) {
        return Some(Detail::Source(source));
    }
    if let Some((from, to)) = text.split_once(" → ") {
        return Some(Detail::Between(cell_value::count(from, copied.comma)?, cell_value::count(to, copied.comma)?));
    }
    if let Some(rank) = cell_value::rank(text) {
        return Some(Detail::Rank(rank));
    }
    if let Some(rate) = rate(copied, text) {
        return Some(Detail::Rate(rate));
    }
    let signed =
        text.starts_with(['+', '−']) && cell_value::count(text.trim_start_matches(['+', '−']), copied.comma).is_some();
    let earlier = text.starts_with("earlier edition: ") || text.starts_with("edición anterior: ");
    (signed || earlier).then_some(Detail::Other)
}

/// `per 100,000 residents (4,210 among 11,689,100)`.
fn rate(copied: &Copied, text: &str) -> Option<Rate> {
    let rest = text.strip_prefix("per ").or_else(|| text.strip_prefix("por cada "))?;
    let (head, parts) = rest.strip_suffix(')')?.rsplit_once(" (")?;
    let (per, of) = head.split_once(' ')?;
    let (numerator, denominator) = parts.split_once(" among ").or_else(|| parts.split_once(" entre "))?;
    let count = |text: &str| cell_value::count(text, copied.comma);
    Some(Rate {
        numerator: Some(count(numerator)?),
        denominator: Some(count(denominator)?),
        of: of.to_owned(),
        per: count(per)?,
        printed: None,
    })
}

/// The figure of these lines, with its details.
pub(super) fn figure(
    copied: &Copied,
    FigureAt { label, end }: FigureAt,
    notes: &Notes,
    ids: &mut Ids,
) -> Option<Figure> {
    let cell = value(copied, label + 1)?;
    let text = copied.text(label);
    let of_which = text.strip_prefix(copied.words.of_which).and_then(|rest| rest.strip_prefix(' '));
    let (label_words, on_label) =
        notes.label(&Inline::read(of_which.unwrap_or(text).trim_end_matches([' ', '≠'])), label);
    let on_value = notes.ids(&cell.marks, label + 1).unwrap_or_default();
    let mut figure =
        blank(ids.make(&label_words, "figure"), label_words, cell.value(None, false, on_value), None, on_label);
    for line in label + 2..end {
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
                    Datum::Count { count, .. } => {
                        i64::try_from(*count).ok().map(|count| crate::report::Decimal::new(count, 0))
                    }
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
    let period = dates::period(text, false)
        .filter(|(_, start, end)| *start == 0 && *end == text.len())
        .map(|(period, ..)| period);
    if let Some(period) = whole.or(period) {
        figure.period = Some(period);
    } else if first && !places::is_place(text) {
        figure.unit = Some(text.to_owned());
    } else if figure.jurisdiction.is_none() {
        figure.jurisdiction = Some(text.to_owned());
    }
}
