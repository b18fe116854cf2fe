use std::collections::{HashMap, HashSet};

use super::reading::Warning;

/// Makes headings usable as names: trimmed, none blank, no two equal.
///
/// A blank heading becomes `column 3`, a repeated `type` becomes `type (2)`; a name that another column has by right
/// is passed over.
pub(crate) fn unique_names(raw: Vec<String>) -> (Vec<String>, Vec<Warning>) {
    let trimmed: Vec<String> = raw.into_iter().map(|name| name.trim().to_owned()).collect();
    let originals: HashSet<&str> = trimmed.iter().map(String::as_str).collect();
    let mut names = Names { taken: HashSet::new(), next: HashMap::new() };
    let (mut blank, mut repeated) = (Renamed::default(), Renamed::default());
    let mut unique = Vec::with_capacity(trimmed.len());
    for (place, heading) in trimmed.iter().enumerate() {
        let name = if heading.is_empty() {
            let base = format!("column {}", place + 1);
            blank.note(if originals.contains(base.as_str()) { names.numbered(&base, &originals) } else { base })
        } else if names.taken.contains(heading) {
            repeated.note(names.numbered(heading, &originals))
        } else {
            heading.clone()
        };
        names.taken.insert(name.clone());
        unique.push(name);
    }
    let warnings = [
        blank.warning("blank-heading", "a column has no heading", "columns have no heading"),
        repeated.warning("repeated-heading", "a heading occurs before", "headings occur before"),
    ];
    (unique, warnings.into_iter().flatten().collect())
}

struct Names {
    taken: HashSet<String>,
    /// The number to try next, by base name: without it, ten thousand equal headings would take fifty million tries.
    next: HashMap<String, u32>,
}

impl Names {
    /// The base name with the smallest number from 2 that makes it new.
    fn numbered(&mut self, base: &str, originals: &HashSet<&str>) -> String {
        let number = self.next.entry(base.to_owned()).or_insert(2);
        loop {
            let name = format!("{base} ({number})");
            *number += 1;
            if !originals.contains(name.as_str()) && !self.taken.contains(&name) {
                return name;
            }
        }
    }
}

/// Headings, each with what is left of it without capitals, signs and a number that was added: `county` of `County (2)`.
pub(crate) struct Headings {
    keys: Vec<String>,
}

impl Headings {
    pub(crate) fn of(names: &[String]) -> Self {
        let known: HashSet<&str> = names.iter().map(String::as_str).collect();
        let own = |name: &String| {
            let base = numbered(name).filter(|base| known.contains(base));
            base.unwrap_or(name).chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        };
        Self { keys: names.iter().map(own).collect() }
    }

    /// Returns what headings have in common that are alike; `None` where nothing is left.
    pub(crate) fn key(&self, place: usize) -> Option<&str> {
        self.keys.get(place).map(String::as_str).filter(|key| !key.is_empty())
    }
}

/// The heading that occurs before, of a name that was numbered: `type` of `type (2)`.
pub(crate) fn numbered(name: &str) -> Option<&str> {
    let (base, number) = name.strip_suffix(')')?.rsplit_once(" (")?;
    (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())).then_some(base)
}

/// The columns that got another name.
#[derive(Default)]
struct Renamed {
    count: u64,
    first: Option<String>,
}

impl Renamed {
    fn note(&mut self, name: String) -> String {
        self.count += 1;
        self.first.get_or_insert_with(|| name.clone());
        name
    }

    fn warning(self, code: &'static str, one: &str, many: &str) -> Option<Warning> {
        let name = self.first?;
        let message = if self.count == 1 {
            format!("In the header, {one}; it is called “{name}”.")
        } else {
            format!("In the header, {} {many}; the first of them is called “{name}”.", self.count)
        };
        Some(Warning { code, count: self.count, line: None, column: Some(name), message })
    }
}

/// Beginning of the first heading of files of counts that a database made, which are confidential and no records.
const CONFIDENTIAL: &str = "confidential_hotline_report_";

/// Returns whether the headings of a file say that it holds counts that a database made.
pub(crate) fn is_of_warehouse(header: &[String]) -> bool {
    header.first().is_some_and(|heading| heading.to_lowercase().starts_with(CONFIDENTIAL))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(raw: &[&str]) -> Vec<String> {
        unique_names(raw.iter().map(|name| (*name).to_owned()).collect()).0
    }

    #[test]
    fn good_headings_stay_as_they_are() {
        let raw = ["__proto__", "constructor", "Type", "type", "año"];
        let (names, warnings) = unique_names(raw.map(str::to_owned).to_vec());
        assert_eq!(names, raw);
        assert_eq!(warnings, []);
    }

    #[test]
    fn headings_are_trimmed() {
        assert_eq!(names(&[" a ", "\tb\u{a0}"]), ["a", "b"]);
    }

    #[test]
    fn a_blank_heading_is_named_by_its_place() {
        assert_eq!(names(&["a", " ", ""]), ["a", "column 2", "column 3"]);
    }

    #[test]
    fn a_repeated_heading_is_numbered() {
        assert_eq!(names(&["type", "type", "type "]), ["type", "type (2)", "type (3)"]);
    }

    #[test]
    fn a_name_that_another_column_has_is_not_given_away() {
        assert_eq!(names(&["type", "type", "type (2)"]), ["type", "type (3)", "type (2)"]);
        assert_eq!(names(&["", "column 1"]), ["column 1 (2)", "column 1"]);
    }

    #[test]
    fn what_was_renamed_is_said() {
        let (_, warnings) = unique_names(["a", "", "a", "a"].map(str::to_owned).to_vec());
        let said: Vec<_> = warnings.iter().map(|w| (w.code, w.count, w.column.as_deref())).collect();
        assert_eq!(said, [("blank-heading", 1, Some("column 2")), ("repeated-heading", 2, Some("a (2)"))]);
    }

    #[test]
    fn headings_are_alike_but_for_capitals_signs_and_added_numbers() {
        let names = ["county", "County", "County_", "county (2)", "county 2", "?", "phone (2)"].map(str::to_owned);
        let headings = Headings::of(&names);
        let keys: Vec<_> = (0..names.len()).map(|place| headings.key(place)).collect();
        let county = Some("county");
        assert_eq!(keys, [county, county, county, county, Some("county2"), None, Some("phone2")]);
    }

    #[test]
    fn twenty_thousand_equal_headings_take_no_time() {
        let names = names(&vec!["x"; 20_000]);
        assert_eq!(names.iter().collect::<HashSet<_>>().len(), 20_000);
    }
}
