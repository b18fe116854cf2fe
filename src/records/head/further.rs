//! Second and third rows of headings: questions, import ids, units.

use super::super::detect::Kind;
use super::super::markup::without_markup;
use super::super::nonrecords::{Profile, is_rule};
use super::super::reading::Warning;
use super::warning;

/// Meaning of the rows below a heading.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::records) struct Further {
    /// Number of the first rows that are headings, too.
    pub(in crate::records) rows: usize,
    /// The names that they give to columns without one.
    pub(in crate::records) names: Vec<(usize, String)>,
    /// The texts of questions below headings that are codes.
    pub(in crate::records) titles: Vec<(usize, String)>,
    /// A row that may be a heading, by its place among the rows, and what to ask.
    pub(in crate::records) asked: Option<(usize, Warning)>,
}

/// More rows of headings than that are not looked for.
const MOST: usize = 3;
/// Fewer rows below tell nothing of what is usual.
const FEWEST_BELOW: usize = 2;

/// Finds which of the first rows below a heading are headings, too.
pub(in crate::records) fn further(names: &[String], rows: &[Vec<String>]) -> Further {
    let mut found = Further::default();
    for place in 0..MOST.min(rows.len().saturating_sub(FEWEST_BELOW)) {
        let Some((row, below)) = rows.get(place..).and_then(|rows| rows.split_first()) else { break };
        // The very same heading is told as such, wherever it is.
        if row == names {
            break;
        }
        match judge(names, row, below) {
            Verdict::Heading => found.rows = place + 1,
            Verdict::Maybe => {
                found.asked.get_or_insert_with(|| (place, question()));
            }
            // The row below may tell: above the import ids are the questions.
            Verdict::Record if place > found.rows => break,
            Verdict::Record => {}
        }
    }
    found.asked = found.asked.filter(|(place, _)| *place >= found.rows);
    let (headings, below) = rows.split_at_checked(found.rows).unwrap_or_default();
    let is_text = |row: &&Vec<String>| !are_ids(row) && !are_places(row, below) && !are_kinds(row) && !count_up(row);
    found.titles = headings.iter().filter(is_text).flat_map(|row| titles(names, row)).collect();
    found.names = headings.iter().flat_map(|row| new_names(names, row, below)).collect();
    found
}

fn question() -> Warning {
    let message =
        "This row may be a second heading. It was read as a record; delete it from the file if it is a heading.";
    warning("possible-heading", None, message.into())
}

enum Verdict {
    Heading,
    Maybe,
    Record,
}

fn judge(names: &[String], row: &[String], below: &[Vec<String>]) -> Verdict {
    if row.len() != names.len() {
        return Verdict::Record;
    }
    let profile = Profile::of(names.len(), below.iter().skip_while(|other| are_ids(other)).map(Vec::as_slice));
    let likeness = profile.likeness(row.iter().map(|text| Some(text.as_str())));
    if are_ids(row) || is_rule(row) || are_places(row, below) {
        return Verdict::Heading;
    }
    if likeness.values > 0 || likeness.filled < 2.min(names.len()) {
        return Verdict::Record;
    }
    if likeness.known_words == 0 && (are_kinds(row) || count_up(row)) {
        return Verdict::Maybe;
    }
    let words = likeness.words_for_values;
    let alike = names.iter().zip(row).filter(|(name, text)| repeats(name, text)).count();
    let renamed = Some(new_names(names, row, below).len()).filter(|count| *count > 1).unwrap_or(0);
    let against = likeness.known_words.saturating_sub(renamed);
    let points = 2 * (words + alike + renamed) + likeness.new_words.min(2) + questions(row).min(2);
    let typed = (0..names.len()).filter(|place| profile.is_typed(*place)).count();
    let most_typed = words >= 2 && words * 2 > typed;
    let is_sure = most_typed || renamed > 0 || alike >= 2 || alike + words > 0 && questions(row) > 0;
    if is_sure && points >= 4 && against == 0 {
        Verdict::Heading
    } else if points >= 2 && against == 0 && (alike > 0 || words > 0 && words == typed) {
        Verdict::Maybe
    } else {
        Verdict::Record
    }
}

/// Returns whether a row says of each column what kind of values it has: `text`, `number`.
fn are_kinds(row: &[String]) -> bool {
    const KINDS: [&str; 16] = [
        "text",
        "string",
        "varchar",
        "char",
        "number",
        "numeric",
        "integer",
        "int",
        "bigint",
        "float",
        "double",
        "date",
        "datetime",
        "timestamp",
        "boolean",
        "bool",
    ];
    row.iter().all(|text| KINDS.contains(&text.trim().to_lowercase().as_str()))
}

/// Returns whether a row numbers the questions of a survey: `Q3`, `Q4`.
fn count_up(row: &[String]) -> bool {
    let parts: Option<Vec<(&str, u32)>> = row
        .iter()
        .map(|text| {
            let text = text.trim();
            let (name, number) = text.split_at(text.find(|c: char| c.is_ascii_digit()).filter(|at| *at > 0)?);
            Some((name, number.parse().ok()?))
        })
        .collect();
    let goes_on = |pair: &[(&str, u32)]| pair[0].0 == pair[1].0 && pair[0].1.checked_add(1) == Some(pair[1].1);
    parts.is_some_and(|parts| parts.len() > 1 && parts.windows(2).all(goes_on))
}

/// Returns whether a row holds what programs write for themselves: JSON in every field.
fn are_ids(row: &[String]) -> bool {
    let is_object = |text: &&String| text.starts_with("{\"") && text.ends_with('}');
    let mut filled = row.iter().filter(|text| !text.trim().is_empty()).peekable();
    filled.peek().is_some() && filled.all(|text| is_object(&text))
}

/// Returns whether a row numbers its columns: `(1)`, `(2)`, `(3)`. Without brackets, `1` and `2` may be answers, unless
/// a column holds something else than numbers.
fn are_places(row: &[String], below: &[Vec<String>]) -> bool {
    let in_brackets = |text: &str| {
        let inner = text.strip_prefix(['(', '['])?.strip_suffix([')', ']'])?;
        inner.parse::<usize>().ok()
    };
    let is_place = |(place, text): (usize, &String)| {
        let text = text.trim();
        in_brackets(text).or_else(|| text.parse().ok()) == Some(place + 1)
    };
    let are_bracketed = row.iter().all(|text| in_brackets(text.trim()).is_some());
    let no_number = |place: usize| {
        let mut kinds = below.iter().filter_map(|other| other.get(place)).map(|text| Kind::of(text.as_bytes()));
        kinds.all(|kind| kind != Kind::Number)
    };
    row.len() > 1
        && row.iter().enumerate().all(is_place)
        && (are_bracketed || row.len() > 2 && (0..row.len()).filter(|place| no_number(*place)).count() > 1)
}

/// Returns whether a text says the name of its column again: “Start Date” under `StartDate`, “County of the caller”
/// under `county`.
fn repeats(name: &str, text: &str) -> bool {
    const SHORTEST: usize = 4;
    let letters =
        |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect() };
    let (name, text) = (letters(name), letters(text));
    name == text && !name.is_empty() || name.chars().count() >= SHORTEST && text.contains(&name)
}

fn questions(row: &[String]) -> usize {
    row.iter().filter(|text| text.trim_end().ends_with(['?', ':'])).count()
}

/// Returns the names in a row for columns that have none, and for the first of a group that the heading names as a
/// whole. The group's own name goes before those that occur again, and before the answers of a question.
fn new_names(names: &[String], row: &[String], below: &[Vec<String>]) -> Vec<(usize, String)> {
    let is_blank = |texts: &[String], place: usize| texts.get(place).is_none_or(|text| text.trim().is_empty());
    let is_grouped = |place: usize| place + 1 < names.len() && is_blank(names, place + 1) && !is_blank(row, place + 1);
    let is_new =
        |place: &usize| !is_rule(row) && !is_blank(row, *place) && (is_blank(names, *place) || is_grouped(*place));
    let group_at = |place: usize| (0..=place.min(names.len().saturating_sub(1))).rev().find(|at| !is_blank(names, *at));
    let found = (0..row.len()).filter(is_new).map(|place| {
        let own = row[place].trim();
        let occurs_again = row.iter().filter(|other| other.trim() == own).count() > 1;
        let is_asked = |group: usize| {
            let members = (group..row.len()).take_while(|member| *member == group || is_blank(names, *member));
            members.into_iter().any(|member| is_answer(row[member].trim(), member, below))
        };
        let name = match group_at(place).filter(|group| occurs_again || is_asked(*group)) {
            Some(group) => format!("{} – {own}", names[group].trim()),
            None => own.to_owned(),
        };
        (place, name)
    });
    found.collect()
}

/// Returns the texts of questions in a row, where the heading has a code for them: “Who called?” below `Q1`.
fn titles(names: &[String], row: &[String]) -> Vec<(usize, String)> {
    let is_title = |name: &str, text: &str| {
        let has_digit = name.chars().any(|letter| letter.is_ascii_digit());
        let is_code = !name.is_empty() && !name.contains(char::is_whitespace);
        let is_unit = text.starts_with(['(', '[', '{']);
        is_code
            && !is_unit
            && text.chars().any(char::is_alphabetic)
            && (has_digit || text.contains(char::is_whitespace))
    };
    let texts = names.iter().zip(row).map(|(name, text)| (name.trim(), without_markup(text))).enumerate();
    texts.filter(|(_, (name, text))| is_title(name, text)).map(|(place, (_, text))| (place, text)).collect()
}

/// Titles by the names that their columns have in the end.
pub(in crate::records) fn named(titles: Vec<(usize, String)>, names: &[String]) -> Vec<(String, String)> {
    titles.into_iter().filter_map(|(place, title)| Some((names.get(place)?.clone(), title))).collect()
}

/// Returns whether a column below its name says that name or nothing, as surveys write the answers that were ticked.
fn is_answer(name: &str, column: usize, below: &[Vec<String>]) -> bool {
    let texts = below.iter().filter_map(|row| row.get(column)).map(|text| text.trim());
    let mut given = texts.filter(|text| !text.is_empty()).peekable();
    !name.is_empty() && given.peek().is_some() && given.all(|text| text == name)
}
