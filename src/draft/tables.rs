//! The tables of a drafted plan, and the sections that they are in.

use serde_json::{Value as Json, json};

use super::fields::Field;
use super::headings::{About, Heading};
use super::kind::Kind;
use super::profile::DatesFound;
use crate::locale::DraftWords;

/// The parts of a report, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Topic {
    WhenAndWhere,
    Contact,
    Matter,
    People,
    Help,
    Other,
}

impl Topic {
    const ALL: [Self; 6] = [Self::WhenAndWhere, Self::Contact, Self::Matter, Self::People, Self::Help, Self::Other];

    /// Returns the subject of a field, by its heading.
    fn of(field: &Field) -> Self {
        let heading = Heading::of(&field.label);
        let is = |about: About| heading.is_about(about);
        match () {
            () if field.kind == Kind::Place || is(About::Place) => Self::WhenAndWhere,
            () if is(About::Help) => Self::Help,
            () if is(About::Matter) => Self::Matter,
            () if is(About::Contact) => Self::Contact,
            () if is(About::Person) => Self::People,
            () => Self::Other,
        }
    }
}

/// The sections of the report.
pub(super) fn sections(
    fields: &[Field],
    date: Option<(&Field, &DatesFound)>,
    unit: &str,
    words: &DraftWords,
) -> Vec<Json> {
    let section = |(topic, heading): (Topic, &'static str)| {
        let periods =
            date.filter(|_| topic == Topic::WhenAndWhere).map(|(field, dates)| periods(field, dates, unit, words));
        let counted =
            fields.iter().filter(|field| field.is_tabulated && makes_table(field.kind) && Topic::of(field) == topic);
        let tables: Vec<Json> = periods.into_iter().chain(counted.map(|field| table(field, words))).collect();
        (!tables.is_empty()).then(|| json!({ "heading": heading, "tables": tables }))
    };
    Topic::ALL.into_iter().zip(words.sections()).filter_map(section).collect()
}

const fn makes_table(kind: Kind) -> bool {
    matches!(kind, Kind::YesNo | Kind::OneAnswer | Kind::SeveralAnswers | Kind::Number | Kind::Place | Kind::FreeText)
}

/// The table of a field.
fn table(field: &Field, words: &DraftWords) -> Json {
    let mut table = json!({ "id": field.id, "title": field.label, "measure": "records", "by": field.id });
    let mut notes = Vec::new();
    if let Some((condition, _)) = &field.asked {
        table["where"] = json!([condition]);
        notes.push(asked_note(field));
    }
    if field.kind == Kind::SeveralAnswers {
        notes.push("overlap".to_owned());
    } else {
        table["notSpecified"] = words.not_specified.into();
        table["total"] = json!({ "label": words.total });
        if matches!(field.kind, Kind::OneAnswer | Kind::Place | Kind::FreeText) && !field.is_ordered {
            table["small"] = json!({ "pool": words.pool });
        }
    }
    if !notes.is_empty() {
        table["notes"] = json!(notes);
    }
    // “Yes” before “no”, and what is not known after both.
    let is_listed = field.is_ordered || field.kind == Kind::YesNo;
    table["order"] = if is_listed { "listed" } else { "known-first" }.into();
    if let Some(region) = field.region {
        table["chart"] = "map".into();
        table["region"] = region.into();
    }
    if let Some(other) = &field.other {
        table["other"] = other.clone().into();
    }
    table
}

/// The id of the note that says who was asked.
fn asked_note(field: &Field) -> String {
    format!("asked-{}", field.id)
}

/// The notes that tables refer to.
pub(super) fn notes(fields: &[Field], words: &DraftWords) -> Vec<Json> {
    let overlaps = fields.iter().any(|field| field.kind == Kind::SeveralAnswers);
    let overlap = overlaps.then(|| json!({ "id": "overlap", "text": words.overlap }));
    let asked = fields.iter().filter_map(|field| {
        let (_, of) = field.asked.as_ref()?;
        let text = words.asked.replace("{of}", &super::plan::plain(of));
        Some(json!({ "id": asked_note(field), "text": text }))
    });
    overlap.into_iter().chain(asked).collect()
}

/// The table of months, or of years where there are many months.
fn periods(date: &Field, dates: &DatesFound, unit: &str, words: &DraftWords) -> Json {
    const MOST_MONTHS: i64 = 24;
    let month = |day: &str| {
        let mut numbers = day.split('-').map(|number| number.parse().unwrap_or(0_i64));
        numbers.next().unwrap_or(0) * 12 + numbers.next().unwrap_or(0)
    };
    let is_short = month(&dates.last) - month(&dates.first) < MOST_MONTHS && !dates.years_only;
    let (each, title, stub) =
        if is_short { ("month", words.by_month, words.month) } else { ("year", words.by_year, words.year) };
    let title = super::fields::label(&title.replace("{unit}", unit));
    json!({
        "id": "over-time", "title": title, "stub": stub, "measure": "records", "by": date.id, "each": each, "base": "none"
    })
}
