use crate::export::csv::{Fields, is_formula};
use crate::report::testing::naughty_strings;

/// Beginnings of formulas in some spreadsheet.
const FORMULAS: [&str; 14] =
    ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "'=1", "''+1+1", "＝1", "＋1", "－1", "＠1"];

#[test]
fn whatever_begins_a_formula_begins_with_an_apostrophe() {
    for text in FORMULAS {
        let mut out = Fields::default();
        out.text(text);
        assert_eq!(out.finish().trim_matches('"'), format!("'{text}"), "{text:?}");
    }
}

#[test]
fn words_and_signed_numbers_stay_as_they_are() {
    for text in ["", "'", "'tis", "a=b", "229", "-5", "+35%", "+1,200", "−3%", "– none", "1-800", "é+1"] {
        assert!(!is_formula(text), "{text:?}");
    }
    assert!(is_formula("-"), "a sign alone");
    assert!(is_formula("+1-800-555-0100"), "a sum");
}

#[test]
fn naughty_strings_come_back_once_the_apostrophe_is_taken_away() {
    for text in naughty_strings() {
        let mut out = Fields::default();
        // Not at the beginning, where a mark of the byte order would be taken for one.
        out.text("first");
        out.text(&text);
        out.end();
        let line = out.finish();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(line.as_bytes());
        let record = reader.records().next().unwrap().unwrap();
        let field = record.get(1).unwrap();
        let back = field.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(field);
        assert_eq!((back, record.get(0)), (text.as_str(), Some("first")), "{line:?}");
    }
}
