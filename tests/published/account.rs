//! Nothing is lost: every word and number of a text stands in the document, in a line without a place, or in a
//! quotation.

use std::collections::BTreeMap;

use hotline_report::published::{Became, LineRead, Published};
use hotline_report::report::Report;
use proptest::prelude::*;
use serde_json::Value as Json;

use super::read;

/// Counts the words and numbers of a text; a number glued to a word stands by itself, and its grouping does not count.
fn count(text: &str, counts: &mut BTreeMap<String, usize>) {
    let text: String = text
        .chars()
        .map(|char| {
            "⁰¹²³⁴⁵⁶⁷⁸⁹"
                .chars()
                .position(|raised| raised == char)
                .map_or(char, |digit| char::from_digit(u32::try_from(digit).unwrap(), 10).unwrap())
        })
        .collect();
    let chars: Vec<char> = text.chars().collect();
    let mut word = String::new();
    for (place, char) in chars.iter().enumerate() {
        let number = word.ends_with(|last: char| last.is_ascii_digit());
        let grouping = matches!(char, '.' | ',') && number && chars.get(place + 1).is_some_and(char::is_ascii_digit);
        if grouping {
            continue;
        }
        if !word.is_empty() && (!char.is_alphanumeric() || char.is_ascii_digit() != number) {
            *counts.entry(std::mem::take(&mut word)).or_default() += 1;
        }
        if char.is_alphanumeric() {
            word.extend(char.to_lowercase());
        }
    }
    if !word.is_empty() {
        *counts.entry(word).or_default() += 1;
    }
}

/// All that a document prints, note markers where they are referred to, too.
fn said(report: &Report, node: &Json, key: &str, counts: &mut BTreeMap<String, usize>) {
    match node {
        Json::Object(fields) => fields.iter().for_each(|(key, node)| said(report, node, key, counts)),
        Json::Array(items) => items.iter().for_each(|item| said(report, item, key, counts)),
        Json::String(id) if key == "notes" || key == "note" => {
            count(report.note(id).unwrap().marker.as_deref().unwrap(), counts);
        }
        Json::String(text) if !matches!(key, "id" | "code" | "kind" | "role" | "base" | "language") => {
            count(&apart(text), counts);
        }
        Json::Number(number) if key != "version" => count(&number.to_string(), counts),
        _ => {}
    }
}

/// Whether a note of reading that begins at a line quotes it.
fn quoted(published: &Published, line: &LineRead) -> bool {
    let begins = published.notes_of_reading.iter().filter(|note| note.line == Some(line.line));
    begins.filter_map(|note| note.quote.as_ref()).any(|quote| quote.starts_with(&line.text))
}

/// The text with a blank between figures and the raised digits beside them, which are marks: `240¹`, `¹9 people`.
fn apart(text: &str) -> String {
    let raised = |letter: char| matches!(letter, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹');
    let mut apart = String::with_capacity(text.len());
    for letter in text.chars() {
        let behind = raised(letter) && !apart.ends_with(|before: char| raised(before) || before == ' ');
        let before = letter.is_ascii_digit() && apart.ends_with(raised);
        apart.extend((behind || before).then_some(' ').into_iter().chain([letter]));
    }
    apart
}

/// Every word of the text is accounted for, as often as it stands there.
pub(crate) fn nothing_is_lost(text: &str, published: &Published) {
    let tags = ["<sup>", "</sup>", "<b>", "</b>", "<strong>", "</strong>"];
    let invisible = |char: char| matches!(char, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    let plain = text.replace("\u{ad}\r\n", "").replace("\u{ad}\n", "").replace(invisible, "");
    // A raised figure is not glued to the one before it.
    let plain = tags.iter().fold(apart(&plain), |text, tag| text.replace(tag, " "));
    // A letter behind this sign tells the links from a note to its marks apart.
    let plain = plain
        .split('↩')
        .enumerate()
        .map(|(place, part)| part.strip_prefix(|first: char| place > 0 && first.is_ascii_lowercase()).unwrap_or(part));
    let plain = plain.collect::<Vec<_>>().join(" ");
    let mut wanted = BTreeMap::new();
    plain.lines().for_each(|line| count(line, &mut wanted));
    let mut found = BTreeMap::new();
    let report = &published.report;
    said(report, &serde_json::to_value(report).unwrap(), "", &mut found);
    let quotes = published.notes_of_reading.iter().filter_map(|note| note.quote.as_ref());
    // What only repeats others, or says it in a field of the document, is told line by line.
    let told = published.lines.iter().filter(|line| matches!(line.became, Became::Repeated | Became::Fact));
    let told: Vec<_> = told.filter(|line| !quoted(published, line)).map(|line| &line.text).collect();
    quotes.chain(told).chain(published.unplaced.iter().map(|line| &line.text)).for_each(|line| {
        let line = tags.iter().fold(apart(line), |text, tag| text.replace(tag, " "));
        count(&line, &mut found);
    });
    // A unit stands once in a table and in every cell of the publication.
    for table in report.tables() {
        (0..=table.rows.len()).for_each(|_| count(table.unit.as_deref().unwrap_or_default(), &mut found));
    }
    let numbers: Vec<u32> = published.lines.iter().map(|line| line.line).collect();
    assert!(numbers.is_sorted(), "the lines are in their order");
    let document = serde_json::to_value(report).unwrap();
    for line in &published.lines {
        let unplaced = published.unplaced.iter().any(|other| other.line == line.line);
        assert!(unplaced || line.became != Became::LeftOut, "{line:?} is left out and not listed");
        for path in &line.paths {
            assert!(document.pointer(path).is_some(), "{path} of {line:?} is not in the document");
        }
    }
    let lost: Vec<_> = wanted.iter().filter(|(word, count)| found.get(*word).unwrap_or(&0) < count).collect();
    assert!(lost.is_empty(), "lost: {lost:?}\n{text}\n{published:#?}");
}

/// Lines that look like those of publications, in any order.
fn lines() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        3 => "[A-Z][a-z]{1,8}( [A-Za-z]{1,9}){0,3}",
        2 => "[A-Z][a-z]{1,8}( [a-z]{1,9}){0,2}(\t|  | )[0-9]{1,4}((\t|  | )[0-9]{1,2}%)?",
        2 => "[0-9]{1,3}%?",
        2 => "([1-3]|¹|²|\\*)?[A-Z][a-z]{2,9} [a-z]{3,9} [a-z]{3,9} [a-z]{3,9} [a-z]{3,9}([123]|²|\\*)?[.]?",
        1 => prop::sample::select(vec!["NON-CUMULATIVE⁹", "TOTAL # OF CASES\t10\t", "TYPE\t# OF CASES\t% OF CASES", "TYPE", "# OF CASES",
            "% OF CASES", "### 12 Cases", "# Missouri Report", "Page 3 of 7", "Fewer than Three Times 10", "Other*",
            "Missouri State Report: 1/1/2020 – 12/31/2020", "2019\t2020", "Top venues", "<sup>1</sup>Some", "**Bold**", "7 Cases",
            "This is the 3rd highest volume of all 50 states.", "A total of 10 cases were reported.", "\t2019\t2020", "| a | 3 |",
            "\tAdults\t\tMinors\t", "Type\tn\t%\tn\t%", "Sex\t10\t50\t12\t40", "Labor\t6\t30%\t9\t30%"]).prop_map(str::to_owned),
        4 => Just(String::new()),
        1 => any::<String>(),
    ];
    prop::collection::vec(line, 0..24).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #[test]
    fn no_text_loses_anything_or_gives_an_invalid_document(text in lines()) {
        read(&text);
    }

    #[test]
    fn no_characters_make_it_panic(text in "\\PC*") {
        read(&text);
    }
}

#[test]
fn an_empty_text_gives_a_document_that_says_what_is_missing() {
    let (published, _) = read("");
    let codes: Vec<_> = published.notes_of_reading.iter().map(|note| note.code).collect();
    assert_eq!(codes, ["no-title", "no-publisher", "no-period", "no-jurisdiction"]);
}

#[test]
fn a_figure_between_a_word_and_a_raised_mark_is_kept() {
    for text in ["H4¹?", "H4¹", ".c H4¹?*å'", "Case H4¹ and H4²\n\n¹ A note\n² Another", ".c𐁙Oⶰ*:ኲ.🕴{𑤸H4¹?*å'%:\\`n"]
    {
        read(text);
    }
}

#[test]
fn a_line_of_nothing_but_bars_is_no_paragraph() {
    let (published, problems) = read("|\nMissouri State Report\n| |\n||");
    assert_eq!(published.report.introduction.len(), 0);
    assert_eq!(problems, []);
}
