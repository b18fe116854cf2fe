//! Advice for the commonest mistakes of shape.

use std::fmt;

use super::value::split_number;
use crate::report::decimal::Decimal;
use crate::report::duration::Duration;
use crate::report::node::Node;

/// Writes the form that an object should have.
pub(super) fn instead_of(node: &Node, what: &str) -> impl fmt::Display {
    fmt::from_fn(move |out| {
        if what == "value" {
            return value_instead_of(node, out);
        }
        write!(out, "It should be an object: {what}")?;
        match member_of(what).zip(scalar(node)) {
            Some((member, given)) => write!(out, ", such as {}.", object(member, &given)),
            None => out.write_str("."),
        }
    })
}

/// The text of an object's member around what was given: a bare name, year or number is most likely this member.
fn member_of(what: &str) -> Option<&'static str> {
    Some(match what {
        "period" => "start",
        "jurisdiction" | "location" => "name",
        "rank" => "place",
        "change" => "percent",
        "rate" => "printed",
        "row" | "value of a field" => "label",
        "band" => "label from",
        "figure" => "value",
        "column" | "section" => "heading",
        "note" => "text",
        "division into columns" => "by",
        "division of rows" => "field",
        "field" => "type",
        "measure" => "unit",
        _ => return None,
    })
}

fn object(member: &str, given: &str) -> String {
    match member {
        // A year is the whole of it, a total has a name, a figure has one, too.
        "start" => format!("{{\"start\": {given}, \"end\": {given}}}"),
        "label from" => format!("{{\"label\": {given}, \"from\": 0, \"to\": 17}}"),
        "label" if !given.starts_with('"') => format!("{{\"label\": \"Total\", \"value\": {given}}}"),
        "value" => format!("{{\"id\": \"calls\", \"label\": \"Calls\", \"value\": {given}}}"),
        "type" => format!("{{\"label\": {given}, \"type\": \"category\"}}"),
        "printed" => format!("{{\"of\": \"residents\", \"per\": 100000, \"printed\": {given}}}"),
        "text" => format!("{{\"id\": \"note-1\", \"text\": {given}}}"),
        _ => format!("{{\"{member}\": {given}}}"),
    }
}

/// A scalar as JSON; dates and names always as a string.
fn scalar(node: &Node) -> Option<String> {
    match node {
        Node::Integer(number @ 1000..=2999) => Some(format!("\"{number}\"")),
        Node::Integer(number) => Some(number.to_string()),
        Node::Text(text) => Some(quoted(text)),
        _ => None,
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// The kind of value that a text most likely is, and how to write it.
fn value_instead_of(node: &Node, out: &mut fmt::Formatter) -> fmt::Result {
    let Node::Text(text) = node else {
        return out.write_str("Give a whole number, such as 310, or an object, such as {\"masked\": \"<3\"}.");
    };
    let text = text.trim();
    let (word, number) = split_number(text);
    let plain: String = number.chars().filter(|letter| !matches!(letter, ',' | ' ' | '\u{a0}' | '\u{202f}')).collect();
    let whole = plain.parse::<u64>().ok();
    let place = ["st", "nd", "rd", "th", ".º", "º"].iter().find_map(|end| plain.strip_suffix(end)?.parse::<u32>().ok());
    let written = quoted(text);
    let is_blank = ["", "-", "–", "—", "n/a", "na", "n.a."].contains(&text.to_lowercase().as_str());
    match (word, whole) {
        _ if is_blank => {
            let sign = if text.is_empty() { "\"–\"" } else { &written };
            write!(out, "Where there can be no figure, write {{\"notApplicable\": {sign}}}; ")?;
            write!(out, "where nobody published it, {{\"notCollected\": {sign}}}.")
        }
        _ if text.ends_with('%') && text.starts_with(['+', '-', '−']) => {
            let percent = text.trim_start_matches('+').trim_end_matches('%').trim().replace('−', "-");
            write!(out, "Write a change as {{\"change\": {{\"percent\": {}}}}}.", quoted(&percent))
        }
        _ if text.ends_with('%') && Decimal::parse(number).is_some() => {
            write!(out, "Write a percentage as {{\"percent\": {written}}}.")
        }
        ("", Some(whole)) => write!(out, "Write the number without quotation marks: {whole}."),
        ("", None) if Duration::parse(text).is_some() => {
            write!(out, "Write a length of time as {{\"duration\": {written}}}.")
        }
        ("", None) if Decimal::parse(text).is_some() => {
            write!(out, "Write a number that is no count as {{\"number\": {written}}}.")
        }
        ("", None) if place.is_some() => {
            write!(out, "Write a place in an order as {{\"rank\": {{\"place\": {}}}}}.", place.unwrap_or_default())
        }
        ("$" | "€" | "£", _) if Decimal::parse(&plain).is_some() => {
            write!(out, "Write it as {{\"number\": \"{plain}\", \"qualifier\": {}}}.", quoted(word))
        }
        _ if at_least(&plain).is_some() => {
            write!(
                out,
                "Write it as {{\"count\": {}, \"qualifier\": \"at least\"}}.",
                at_least(&plain).unwrap_or_default()
            )
        }
        _ if with_percent(text).is_some() => {
            let (count, percent) = with_percent(text).unwrap_or_default();
            write!(out, "Write it as {{\"count\": {count}, \"percent\": {}}}.", quoted(percent))
        }
        _ if rate(text).is_some() => {
            let (printed, per) = rate(text).unwrap_or_default();
            write!(
                out,
                "Write a rate as {{\"rate\": {{\"of\": \"residents\", \"per\": {per}, \"printed\": {}}}}}.",
                quoted(printed)
            )
        }
        ("" | "<" | "≤" | ">" | "≥", _) | (_, None) => {
            write!(out, "Write a withheld count as {{\"masked\": {written}}}; ")?;
            write!(out, "one that nobody published as {{\"notCollected\": {written}}}.")
        }
        (word, Some(whole)) => write!(out, "Write it as {{\"count\": {whole}, \"qualifier\": {}}}.", quoted(word)),
    }
}

/// The count of `300+`.
fn at_least(plain: &str) -> Option<u64> {
    plain.strip_suffix('+')?.parse().ok()
}

/// The count and the percentage of `310 (86%)`.
fn with_percent(text: &str) -> Option<(u64, &str)> {
    let (count, percent) = text.strip_suffix(')')?.split_once('(')?;
    let is_percent = percent.strip_suffix('%').is_some_and(|number| Decimal::parse(number.trim()).is_some());
    count.trim().replace(',', "").parse().ok().filter(|_| is_percent).map(|count| (count, percent))
}

/// The figure and what it is per, of `1.1 per 1,000`.
fn rate(text: &str) -> Option<(&str, u64)> {
    let (printed, per) = text.split_once(" per ")?;
    let per: String = per.chars().take_while(|letter| letter.is_ascii_digit() || *letter == ',').collect();
    Decimal::parse(printed)?;
    Some((printed, per.replace(',', "").parse().ok()?))
}

/// Returns the right place of a field that is in the wrong one.
pub(super) fn place_of(field: &str, what: &str) -> Option<&'static str> {
    let in_section = ["tables", "figures", "map", "text", "heading"].contains(&field);
    let in_table = ["rows", "columns", "kind", "base", "decimals", "chart", "stub", "unit", "total"].contains(&field);
    let in_report = ["title", "publisher", "sections", "headline", "notes", "introduction", "caveat"].contains(&field);
    match what {
        "plan" if in_report => Some("It belongs in `report`: {\"report\": {…}}."),
        "plan" if in_section => {
            Some("It belongs in a part of the report's `sections`: {\"sections\": [{\"tables\": […]}]}.")
        }
        "report" | "plan of a report" if in_section => {
            Some("It belongs in a part of `sections`: {\"sections\": [{\"tables\": […]}]}.")
        }
        "report" | "section" if in_table => Some("It belongs in a table: {\"sections\": [{\"tables\": [{…}]}]}."),
        "section" if field == "headline" => Some("It belongs in the report; a section has `figures`."),
        "table" if ["value", "values", "children"].contains(&field) => Some("It belongs in a row: {\"rows\": [{…}]}."),
        _ => None,
    }
}
