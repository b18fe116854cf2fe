//! Opening of a document: its title, and what the text says of itself as a whole.

use super::Became;
use super::account::Journal;
use super::blocks::{Item, Kind};
use super::dates;
use super::frame::{Frame, is_report, titled_period};
use super::line::Line;
use super::tongue::Tongue;
use crate::report::{Jurisdiction, NoteNumbering, Period, Report};

/// The title and the line under it, the period of the title line, and the item where the rest begins.
pub(super) fn title(
    lines: &[Line],
    items: &[Item],
    frame: &Frame,
    journal: &mut Journal,
) -> (Option<String>, Option<String>, Option<Period>, usize) {
    let heading = |place: usize| match items.get(place) {
        Some(Item { line, kind: Kind::Heading(level, text), .. }) => Some((text, *line, *level)),
        _ => None,
    };
    let marked = |place: usize| heading(place).is_some_and(|(_, line, _)| lines[line].level == 1);
    let (Some(first), true) = (heading(0), frame.running.0.is_none() || marked(0)) else {
        return (frame.running.0.clone(), frame.running.1.clone(), None, 0);
    };
    let printed = first.0.printed();
    let (title, period) = match titled_period(&printed, frame.day_first) {
        Some((title, period)) => {
            journal.quote(lines, first.1..first.1 + 1, "title", "This is the title, with the period of the report.");
            (title, Some(period))
        }
        None => (printed, None),
    };
    let second = heading(1).filter(|(text, _, level)| {
        let same_level = items[2..].iter().any(|item| matches!(item.kind, Kind::Heading(other, _) if other == *level));
        let says_more =
            is_report(&text.words()) || frame.publisher.as_ref().is_some_and(|name| text.words().contains(name));
        let heads_rows =
            matches!(items.get(2), Some(Item { kind: Kind::Row(..) | Kind::Head(_) | Kind::Closing(_), .. }));
        *level >= first.2 && !heads_rows && (says_more || !same_level && lines[first.1].level > 0)
    });
    journal.place(first.1..first.1 + 1, Became::Title, "/title");
    if let Some((_, line, _)) = second {
        journal.place(line..line + 1, Became::Title, "/subtitle");
    }
    match second {
        Some((text, ..)) => (Some(title), Some(text.printed()), period, 2),
        None => (Some(title), frame.running.1.clone(), period, 1),
    }
}

/// The document without its parts. What it must say and the text does not is said to be missing.
pub(super) fn start(
    frame: Frame,
    title: Option<String>,
    subtitle: Option<String>,
    period: Option<Period>,
    journal: &mut Journal,
) -> Report {
    let missing = if frame.is_spanish() { "No indicado" } else { "Not stated" };
    if let Tongue::Other(name) = frame.tongue {
        let message = format!(
            "The text seems to be in {name}. Reports are in English or Spanish; the words of this one are English."
        );
        journal.note("other-language", message);
    }
    let mut or_missing = |found: Option<String>, code: &'static str, message: &str| {
        found.filter(|text| !text.is_empty()).unwrap_or_else(|| {
            journal.note(code, message);
            missing.to_owned()
        })
    };
    let title = or_missing(title, "no-title", "The text does not begin with a title; write one.");
    let publisher =
        or_missing(frame.publisher, "no-publisher", "The text does not name a hotline; write who publishes it.");
    let year = dates::year(&title).or_else(|| dates::year(subtitle.as_deref().unwrap_or_default()));
    let period = frame.period.or(period).unwrap_or_else(|| {
        if year.is_some() {
            let message = "The text gives no dates from and to; the period is the year of the title.";
            journal.note("period-of-title", message);
            return Period { start: year, end: year, label: None };
        }
        journal.note("no-period", "The text gives no dates from and to; write the period that it covers.");
        Period { start: None, end: None, label: Some(missing.to_owned()) }
    });
    let jurisdiction = frame.jurisdiction.unwrap_or_else(|| {
        journal.note("no-jurisdiction", "The text names no state or country that its figures are of; write one.");
        Jurisdiction { name: missing.to_owned(), code: None }
    });
    Report {
        subtitle,
        accurate_as_of: frame.accurate_as_of,
        note_numbering: NoteNumbering::AsPublished,
        ..Report::bare(frame.language.to_owned(), title, jurisdiction, publisher, period)
    }
}
