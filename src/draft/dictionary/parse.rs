use serde::{Deserialize, Serialize};

use super::{Choice, Dictionary, DictionaryField};
use crate::draft::concern::ConcernCode;
use crate::draft::kind::Kind;
use crate::plan::{fold, fold_heading};

/// A table as text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableText {
    /// The headings.
    pub header: Vec<String>,
    /// The rows, in the order of the headings.
    pub rows: Vec<Vec<String>>,
}

impl TableText {
    /// The place of the first column whose heading begins with one of these words.
    fn column(&self, names: &[&str]) -> Option<usize> {
        let headings: Vec<String> = self.header.iter().map(|heading| fold_heading(heading)).collect();
        let exact = |name: &&str| headings.iter().position(|heading| heading == *name);
        names.iter().find_map(exact).or_else(|| {
            names.iter().find_map(|name| headings.iter().position(|heading| heading.starts_with(&format!("{name} "))))
        })
    }
}

/// The text of a cell, or none.
fn cell(row: &[String], column: Option<usize>) -> &str {
    column.and_then(|column| row.get(column)).map_or("", |text| text.trim())
}

/// `REDCap`'s data dictionary.
pub(super) fn redcap(tables: &[TableText]) -> Option<Dictionary> {
    let [table] = tables else { return None };
    let name = table.column(&["variable field name", "variable", "field name"])?;
    let kind = table.column(&["field type"])?;
    let [label, choices, validation, identifier, asked] = [
        ["field label", "label"],
        ["choices calculations or slider labels", "choices"],
        ["text validation type or show slider number", "text validation type"],
        ["identifier", "identifier"],
        ["branching logic show field only if", "branching logic"],
    ]
    .map(|names| table.column(&names));
    let field = |row: &Vec<String>| {
        let (own, of_type) = (cell(row, Some(name)), fold(cell(row, Some(kind))));
        if own.is_empty() || of_type == "descriptive" {
            return None;
        }
        let checked = fold(cell(row, validation));
        let (kind, concern) = match of_type.as_str() {
            "radio" | "dropdown" | "sql" => (Some(Kind::OneAnswer), None),
            "checkbox" => (Some(Kind::SeveralAnswers), None),
            "yesno" | "truefalse" => (Some(Kind::YesNo), None),
            "notes" => (Some(Kind::FreeText), Some(ConcernCode::FreeText)),
            "calc" | "slider" => (Some(Kind::Number), None),
            "file" => (None, Some(ConcernCode::Name)),
            _ if checked.starts_with("date") => (Some(Kind::Date), None),
            _ if checked.starts_with("number") || checked == "integer" => (Some(Kind::Number), None),
            _ if checked == "email" => (None, Some(ConcernCode::Email)),
            _ if checked.starts_with("phone") => (None, Some(ConcernCode::Phone)),
            _ if checked.contains("zip") || checked.contains("postal") => (None, Some(ConcernCode::Address)),
            _ => (None, None),
        };
        let is_identifier = fold(cell(row, identifier)) == "y";
        let choices = if of_type == "calc" { "" } else { cell(row, choices) };
        Some(DictionaryField {
            names: names(own, cell(row, label)),
            label: words(cell(row, label), own),
            question: None,
            kind,
            concern: concern.or(is_identifier.then_some(ConcernCode::PersonId)),
            choices: choices.split('|').filter_map(choice).collect(),
            separator: None,
            asked: Some(cell(row, asked)).filter(|asked| !asked.is_empty()).map(str::to_owned),
        })
    };
    let fields: Vec<DictionaryField> = table.rows.iter().filter_map(field).collect();
    (!fields.is_empty()).then(|| named("redcap", "REDCap data dictionary", fields))
}

/// `1, Female`
fn choice(text: &str) -> Option<Choice> {
    let (code, label) = text.split_once(',')?;
    Some(Choice(code.trim().to_owned(), words(label, code.trim())))
}

/// The sheets of an `XLSForm`.
pub(super) fn xlsform(tables: &[TableText]) -> Option<Dictionary> {
    let survey = tables.iter().find(|table| table.column(&["type"]).is_some() && table.column(&["name"]).is_some())?;
    let lists = tables.iter().find(|table| table.column(&["list name"]).is_some());
    let [of_type, name, label, asked] =
        [["type"], ["name"], ["label"], ["relevant"]].map(|names| survey.column(&names));
    let choices = |list: &str| -> Vec<Choice> {
        let Some(lists) = lists else { return Vec::new() };
        let [of_list, name, label] = [["list name"], ["name"], ["label"]].map(|names| lists.column(&names));
        let own = lists.rows.iter().filter(|row| cell(row, of_list) == list);
        own.map(|row| Choice(cell(row, name).to_owned(), words(cell(row, label), cell(row, name)))).collect()
    };
    let field = |row: &Vec<String>| {
        let mut type_words = cell(row, of_type).split_whitespace();
        let (kind, list) = (fold(type_words.next().unwrap_or_default()), type_words.next().unwrap_or_default());
        let own = cell(row, name);
        let (kind, concern) = match kind.as_str() {
            "select_one" | "select_one_from_file" | "rank" => (Some(Kind::OneAnswer), None),
            "select_multiple" => (Some(Kind::SeveralAnswers), None),
            "integer" | "decimal" | "range" => (Some(Kind::Number), None),
            "date" | "datetime" | "start" | "end" | "today" | "time" => (Some(Kind::Date), None),
            "geopoint" | "geotrace" | "geoshape" => (None, Some(ConcernCode::Address)),
            "image" | "audio" | "video" | "file" => (None, Some(ConcernCode::Name)),
            "username" => (None, Some(ConcernCode::Staff)),
            "email" => (None, Some(ConcernCode::Email)),
            "phonenumber" | "deviceid" => (None, Some(ConcernCode::Phone)),
            "text" | "barcode" | "acknowledge" | "calculate" | "hidden" => (None, None),
            _ => return None,
        };
        let own = if own.is_empty() { cell(row, of_type) } else { own };
        Some(DictionaryField {
            names: names(own, cell(row, label)),
            label: words(cell(row, label), own),
            question: None,
            kind,
            concern,
            choices: if list.is_empty() { Vec::new() } else { choices(list) },
            separator: (kind == Some(Kind::SeveralAnswers)).then(|| " ".to_owned()),
            asked: Some(cell(row, asked)).filter(|asked| !asked.is_empty()).map(str::to_owned),
        })
    };
    let fields: Vec<DictionaryField> = survey.rows.iter().filter_map(field).collect();
    (!fields.is_empty()).then(|| named("xlsform", "XLSForm", fields))
}

fn named(id: &str, name: &str, fields: Vec<DictionaryField>) -> Dictionary {
    Dictionary { id: id.to_owned(), name: name.to_owned(), fields, ..Dictionary::default() }
}

fn names(own: &str, label: &str) -> Vec<String> {
    [own, label].into_iter().filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// A label without markup and white space; the name where it is empty.
fn words(label: &str, name: &str) -> String {
    let mut plain = String::new();
    let mut is_markup = false;
    for letter in label.chars() {
        match letter {
            '<' => is_markup = true,
            '>' if is_markup => is_markup = false,
            _ if !is_markup => plain.push(letter),
            _ => {}
        }
    }
    let plain = plain.replace("**", "").split_whitespace().collect::<Vec<_>>().join(" ");
    if plain.is_empty() { name.to_owned() } else { plain }
}
