mod days;
mod lists;
mod no_value;

use super::super::error::TabulateError;
use super::super::knowledge::{Exchanged, Knowledge};
use super::super::testing::reading;
use super::super::unparsed::{Noticed, Reason, Unparsed};
use super::{Context, FieldValues, Meaning, read};
use crate::plan::Field;
use crate::records::DecimalMark;

/// Returns the result of reading a field from some columns.
fn outcome(field: &str, csv: &str) -> Result<(FieldValues, Vec<Unparsed>), TabulateError> {
    told(field, csv, &Knowledge::default()).map(|(items, told)| (items, told.unread))
}

/// The same, with what else is told, where something is known beforehand.
fn told(field: &str, csv: &str, knowledge: &Knowledge) -> Result<(FieldValues, Noticed), TabulateError> {
    let field: Field = crate::plan::part(field);
    let reading = reading(csv);
    let columns: Vec<_> = reading.header.iter().map(|name| reading.records.column(name)).collect();
    let mut told = Noticed::default();
    let (records, decimal_mark) = (&reading.records, DecimalMark::Point);
    let context = Context { records, knowledge, keyed: None, decimal_mark, native_numbers: false };
    let items = read(&field, &columns, &context, &mut told)?;
    Ok((items, told))
}

/// For each row its labels, joined; `-` where it says nothing.
fn rows(field: &str, csv: &str) -> Vec<String> {
    let Ok((items, _)) = outcome(field, csv) else { panic!("not read") };
    let label = |row: usize| match items.codes.get(row) as usize {
        0 => "-".to_owned(),
        item => {
            let places = items.meaning.categories(item);
            places.iter().map(|place| items.meaning.labels()[*place].as_str()).collect::<Vec<_>>().join("+")
        }
    };
    (0..csv.lines().count() - 1).map(label).collect()
}

fn unread(field: &str, csv: &str) -> Vec<(Reason, String, u64, Vec<u64>)> {
    let Ok((_, unread)) = outcome(field, csv) else { panic!("not read") };
    unread.into_iter().map(|unread| (unread.reason, unread.example, unread.rows, unread.lines)).collect()
}

const AGE: &str = r#"{"label":"Age","type":"number","missing":["-99"],"bands":[
    {"label":"none","to":-1},{"label":"minor","from":0,"to":17},{"label":"adult","from":18,"to":99}]}"#;

#[test]
fn a_fraction_belongs_to_the_band_of_the_whole_number_below() {
    assert_eq!(rows(AGE, "a\n17.9\n\"17,5\"\n18.0\n0.5\n0\n"), ["minor", "minor", "adult", "minor", "minor"]);
    assert_eq!(rows(AGE, "a\n-0.5\n-1\n-0.0\n-7.25\n"), ["none", "none", "minor", "none"]);
}

#[test]
fn a_number_outside_all_bands_is_told() {
    assert_eq!(rows(AGE, "a\n100\n17\n100\n"), ["-", "minor", "-"]);
    assert_eq!(unread(AGE, "a\n100\n17\n100\n"), [(Reason::NoBand, "100".to_owned(), 2, vec![2, 4])]);
}

#[test]
fn what_is_no_number_is_told_and_what_is_missing_is_not() {
    let csv = "a,b\n-99,\n,\nold,\n12:30,\n";
    assert_eq!(rows(AGE, csv), ["-", "-", "-", "-"]);
    assert_eq!(unread(AGE, csv), [(Reason::NoNumber, "old".to_owned(), 2, vec![4, 5])]);
}

#[test]
fn a_negative_number_cannot_be_added_to_a_count() {
    let sum = r#"{"label":"Sum","type":"number"}"#;
    assert_eq!(unread(sum, "a\n(5)\n3\n"), [(Reason::Negative, "(5)".to_owned(), 1, vec![2])]);
}

const SUM: &str = r#"{"label":"Sum","type":"number"}"#;

/// Returns the summands of the rows of a column, in units of 1 ÷ the scale; `None` where nothing is read.
fn sum(csv: &str) -> (Vec<Option<u64>>, u64) {
    let Ok((items, _)) = outcome(SUM, csv) else { panic!("not read") };
    let Meaning::Numbers { values, scale, .. } = &items.meaning else { panic!("no numbers") };
    let number = |row| (items.codes.get(row) as usize).checked_sub(1).map(|place| values[place]);
    ((0..csv.lines().count() - 1).map(number).collect(), *scale)
}

fn warnings(field: &str, csv: &str) -> Vec<(&'static str, u64, Option<u64>)> {
    let Ok((_, told)) = told(field, csv, &Knowledge::default()) else { panic!("not read") };
    told.warnings.into_iter().map(|warning| (warning.code, warning.count, warning.line)).collect()
}

#[test]
fn a_number_that_can_be_read_in_two_ways_beside_both_marks_is_not_read() {
    let csv = "a\n\"1,234\"\n1.234\n\"0,125\"\n12.50\n1234.000\n";
    assert_eq!(sum(csv), (vec![None, None, Some(125), Some(12_500), Some(1_234_000)], 1000));
    assert_eq!(unread(SUM, csv), [(Reason::NoNumber, "1,234".to_owned(), 2, vec![2, 3])]);
}

#[test]
fn other_numbers_of_the_column_say_what_a_mark_means() {
    assert_eq!(sum("a\n\"1,234\"\n1.5\n"), (vec![Some(12_340), Some(15)], 10));
    assert_eq!(sum("a\n\"1,234\"\n\"1,5\"\n"), (vec![Some(1234), Some(1500)], 1000));
    assert_eq!(sum("a\n1.234\n1.234.567\n"), (vec![Some(1234), Some(1_234_567)], 1));
    assert_eq!(warnings(SUM, "a\n\"1,234\"\n\"2,000,000\"\n"), []);
}

#[test]
fn thousands_of_the_plans_language_are_read_and_told() {
    let csv = "a\n\"1,234\"\n\"2,000\"\n12\n";
    assert_eq!(sum(csv), (vec![Some(1234), Some(2000), Some(12)], 1));
    assert_eq!(warnings(SUM, csv), [("number-marks", 2, Some(2))]);
}

#[test]
fn thousands_of_another_language_are_asked_for() {
    let error = outcome(SUM, "a\n12\n1.234\n").err().unwrap();
    assert_eq!((error.code, error.message.contains("“1.234” on line 3")), ("ambiguous-numbers", true));
    let knowledge = Knowledge { decimal_mark: Some(DecimalMark::Comma), ..Knowledge::default() };
    let (items, _) = told(SUM, "a\n12\n1.234\n", &knowledge).ok().unwrap();
    assert!(matches!(items.meaning, Meaning::Numbers { values, scale: 1, .. } if values == [12, 1234]));
}

#[test]
fn a_field_may_say_what_separates_decimals() {
    let field = r#"{"label":"Sum","type":"number","decimal":"comma"}"#;
    let (items, unread) = outcome(field, "a\n12\n1.234\n12.5\n").ok().unwrap();
    assert!(matches!(items.meaning, Meaning::Numbers { values, .. } if values == [12, 1234]));
    assert_eq!(unread[0].example, "12.5");
}

#[test]
fn an_amount_in_another_currency_is_not_added() {
    assert_eq!(sum("a\n$5\n$7\n€3\n4\n"), (vec![Some(5), Some(7), None, Some(4)], 1));
    assert_eq!(unread(SUM, "a\n$5\n$7\n€3\n4\n"), [(Reason::OtherUnit, "€3".to_owned(), 1, vec![4])]);
    assert_eq!(sum("a\n5%\n7%\n3\n"), (vec![Some(5), Some(7), None], 1));
    assert_eq!(warnings(SUM, "a\n5%\n7%\n"), [("percentages", 2, Some(2))]);
}

#[test]
fn decimals_are_kept_and_told() {
    assert_eq!(sum("a\n0.5\n0.25\n3\n"), (vec![Some(50), Some(25), Some(300)], 100));
    assert_eq!(warnings(SUM, "a\n0.5\n0.25\n3\n"), [("decimals", 2, Some(2))]);
    assert_eq!(sum("a\n0.30000000000000004\n"), (vec![Some(3)], 10));
}

#[test]
fn digits_that_a_spreadsheet_may_have_cut_are_told() {
    assert_eq!(sum("a\n1.23E+05\n12\n"), (vec![Some(123_000), Some(12)], 1));
    assert_eq!(warnings(SUM, "a\n1.23E+05\n12\n"), [("exponents", 1, Some(2))]);
}

#[test]
fn an_option_with_the_separator_in_it_is_counted() {
    let field = r#"{"label":"Needs","type":"list","separator":", ","values":[{"label":"Shelter"},
        {"label":"Food, clothing, hygiene"},{"label":"Other","also":["Other (please say, if you like)"]}]}"#;
    let csv =
        "s\n\"Shelter, Food, clothing, hygiene\"\n\"Other (please say, if you like)\"\n\"food, clothing, hygiene\"\n";
    assert_eq!(rows(field, csv), ["Shelter+Food, clothing, hygiene", "Other", "Food, clothing, hygiene"]);
}

#[test]
fn invisible_characters_make_no_rows_of_their_own() {
    let csv = "a\n\u{feff}Boone\nBoone\nBoo\u{ad}ne\n\u{200b}\n";
    assert_eq!(rows(r#"{"label":"County","type":"category"}"#, csv), ["Boone", "Boone", "Boone", "-"]);
    let ids = outcome(r#"{"label":"Case","type":"id"}"#, csv).ok().unwrap().0;
    assert!(matches!(ids.meaning, Meaning::Names(1)));
}

#[test]
fn answers_that_the_plan_does_not_list_are_told_the_commonest_first() {
    let field = r#"{"label":"State","type":"category","values":[{"label":"Missouri"}],"otherwise":"missing"}"#;
    let csv = "s\nMisuri\nMissouri\nOntario\nOntario\n\nmissouri\n";
    assert_eq!(unread(field, csv), [(Reason::NotListed, "Misuri".to_owned(), 3, vec![2, 4, 5])]);
    let (_, told) = outcome(field, csv).ok().unwrap();
    assert_eq!(told[0].commonest, [("Ontario".to_owned(), 2), ("Misuri".to_owned(), 1)]);
}

#[test]
fn an_option_that_the_plan_does_not_list_is_told_and_the_others_are_kept() {
    let field = r#"{"label":"Needs","type":"list","values":[{"label":"Food"}],"otherwise":"missing"}"#;
    assert_eq!(rows(field, "s\nFood;Bed\nBed\n"), ["Food", "-"]);
    assert_eq!(unread(field, "s\nFood;Bed\nBed\n"), [(Reason::NotListed, "Bed".to_owned(), 2, vec![2, 3])]);
}

#[test]
fn yes_and_no_are_known_in_english_and_spanish() {
    let field = r#"{"label":"Sure","type":"yes-no"}"#;
    let exported = [("Checked", "Unchecked"), ("Selected", "Not selected"), ("Marcado", "No marcado"), ("S", "None")];
    let typed = [("Yes", "No"), ("Sí", "NO"), ("SI", "n"), ("true", "FALSE"), ("Verdadero", "falso"), ("1", "0")];
    for (yes, no) in typed.into_iter().chain(exported) {
        assert_eq!(rows(field, &format!("a\n{yes}\n{no}\n")), ["yes", "no"]);
    }
    assert_eq!(unread(field, "a\nmaybe\n"), [(Reason::NeitherYesNorNo, "maybe".to_owned(), 1, vec![2])]);
}

#[test]
fn a_field_that_says_how_it_answers_knows_no_other_words() {
    let field = r#"{"label":"Sure","type":"yes-no","yes":["Oui"],"no":["Non"]}"#;
    assert_eq!(rows(field, "a\noui\nNON\nyes\n"), ["yes", "no", "-"]);
}

#[test]
fn spellings_of_a_category_are_one() {
    let field = r#"{"label":"Kind","type":"category","values":[{"label":"Transgénero","also":["Trans"]}]}"#;
    assert_eq!(rows(field, "a\nTRANS\n transgenero\nTransgénero\n"), ["Transgénero"; 3]);
}

#[test]
fn an_unlisted_value_is_kept_pooled_or_dropped() {
    let of = |otherwise: &str| {
        let rest = r#""values":[{"label":"Sex"}]"#;
        let field = format!(r#"{{"label":"Kind","type":"category",{rest},"otherwise":{otherwise},"missing":["N/A"]}}"#);
        rows(&field, "a\nsex\nNew  one\nNEW ONE\nn/a\n")
    };
    assert_eq!(of(r#""keep""#), ["Sex", "New one", "New one", "-"]);
    assert_eq!(of(r#"{"category":"Other"}"#), ["Sex", "Other", "Other", "-"]);
    assert_eq!(of(r#"{"category":"sex"}"#), ["Sex", "Sex", "Sex", "-"]);
    assert_eq!(of(r#""missing""#), ["Sex", "-", "-", "-"]);
}

#[test]
fn a_list_counts_each_answer_once_and_no_blanks() {
    let field = r#"{"label":"Tags","type":"list","missing":["-99"],"values":[{"label":"B"},{"label":"A"}]}"#;
    assert_eq!(rows(field, "a,b\na;;A;b,\n ; ,\n-99;c,\n,\n"), ["B+A", "-", "C", "-"].map(|row| row.replace('C', "c")));
}

#[test]
fn a_list_may_have_a_separator_of_its_own() {
    let field = r#"{"label":"Tags","type":"list","separator":" / "}"#;
    assert_eq!(rows(field, "a\nx / y\nx;y\n"), ["x+y", "x;y"]);
}

const HARM: &str = r#"{"label":"Harm","type":"flags","missing":["-99"],
    "columns":[{"label":"P","names":["p"]},{"label":"V","names":["v"]}]}"#;

#[test]
fn flags_tell_no_answer_from_the_answer_no() {
    let csv = "p,v\nyes,no\nno,no\n-99,\nsi,1\n,no\n";
    assert_eq!(rows(HARM, csv), ["P", "", "-", "P+V", ""]);
}

#[test]
fn an_answer_that_nobody_understands_is_told_by_its_column() {
    let (items, unread) = outcome(HARM, "p,v\nyes,perhaps\nperhaps,perhaps\n").ok().unwrap();
    assert_eq!([items.codes.get(0) == 0, items.codes.get(1) == 0], [false, true]);
    let told: Vec<_> = unread.iter().map(|unread| (unread.column.as_str(), unread.rows)).collect();
    assert_eq!(told, [("p", 1), ("v", 2)]);
}

#[test]
fn names_are_told_apart_as_they_are_written() {
    let (items, _) =
        outcome(r#"{"label":"Case","type":"id","missing":["-99"]}"#, "a\nC1\nc1\n C1 \n-99\n").ok().unwrap();
    assert_eq!((0..4).map(|row| items.codes.get(row)).collect::<Vec<_>>(), [1, 2, 1, 0]);
}

#[test]
fn a_field_that_the_file_lacks_says_nothing() {
    for kind in ["category", "list", "flags", "yes-no", "number", "date", "id"] {
        let field: Field = crate::plan::part(&format!(r#"{{"label":"Any","type":"{kind}"}}"#));
        let reading = reading("a\nx\n");
        let knowledge = Knowledge::default();
        let (records, knowledge) = (&reading.records, &knowledge);
        let context =
            Context { records, knowledge, keyed: None, decimal_mark: DecimalMark::Point, native_numbers: false };
        let items = read(&field, &[], &context, &mut Noticed::default()).ok().unwrap();
        assert_eq!((items.codes.get(0), items.meaning.len()), (0, 1), "{kind}");
    }
}

fn told_warnings(field: &str, csv: &str) -> Vec<(&'static str, u64, String)> {
    let Ok((_, noticed)) = told(field, csv, &Knowledge::default()) else { panic!("not read") };
    noticed.warnings.into_iter().map(|warning| (warning.code, warning.count, warning.message)).collect()
}

#[test]
fn answers_that_the_plan_does_not_list_are_told_wherever_they_count() {
    const KEPT: &str = r#"{"label":"County","type":"category","values":[{"label":"Boone"},{"label":"Cole"}]}"#;
    let csv = "a\nBoone\nMisuri\nRay\nRay\ncole\n\n";
    let message = |how: &str| {
        let words = "County: “Ray” 2, “Misuri” 1 in column “a” (first in lines 3, 4): not listed in the plan,";
        vec![("unlisted", 3, format!("{words} {how}."))]
    };
    assert_eq!(told_warnings(KEPT, csv), message("so each has a row of its own"));
    let pooled = KEPT.replace(r#""values""#, r#""otherwise":{"category":"Other"},"values""#);
    assert_eq!(told_warnings(&pooled, &format!("{csv}Other\n")), message("so they count as “Other”"));
    let open = r#"{"label":"County","type":"category"}"#;
    assert_eq!(told_warnings(open, csv), []);
}

#[test]
fn of_a_list_the_option_is_told_that_the_plan_does_not_list() {
    const LIST: &str = r#"{"label":"Need","type":"list","values":[{"label":"Food"}]}"#;
    let csv = "a\nFood;Bed\nBed\nFood;Bad\n";
    let said = "Need: “Bed” 2, “Bad” 1 in column “a” (first in lines 2, 3, 4): not listed in the plan, so each has a row of its own.";
    assert_eq!(told_warnings(LIST, csv), [("unlisted", 3, said.to_owned())]);
    let missing = LIST.replace(r#""values""#, r#""otherwise":"missing","values""#);
    let Ok((_, unread)) = outcome(&missing, csv) else { panic!("not read") };
    assert_eq!(unread[0].commonest, [("Bed".to_owned(), 2), ("Bad".to_owned(), 1)]);
}

#[test]
fn flags_may_say_the_name_of_what_was_chosen() {
    const FLAGS: &str = r#"{"label":"Needs","type":"flags","columns":[
        {"label":"A bed","names":["Shelter"]},{"label":"Food","names":["food"]}]}"#;
    assert_eq!(rows(FLAGS, "Shelter,food\nShelter,\n,Food\na bed,Food\n"), ["A bed", "Food", "A bed+Food"]);
}

#[test]
fn formulas_that_only_say_a_text_are_that_text() {
    const YES: &str = r#"{"label":"Y","type":"yes-no"}"#;
    const DAY: &str = r#"{"label":"D","type":"date"}"#;
    assert_eq!(rows(YES, "a\n=\"yes\"\n1.0\n0.0\nTildado\nNo tildado\n"), ["yes", "yes", "no", "yes", "no"]);
    assert_eq!(rows(AGE, "a\n=\"17\"\n"), ["minor"]);
    let Ok((_, unread)) = outcome(DAY, "a\n=\"2024-01-03\"\n0000-00-00\n") else { panic!("not read") };
    assert_eq!((unread.len(), unread[0].reason), (1, Reason::PlaceholderDay));
}

#[test]
fn a_comma_before_decimals_among_whole_numbers_is_told() {
    assert_eq!(warnings(SUM, "a\n5\n7\n\"1,23\"\n"), [("number-marks", 1, Some(4)), ("decimals", 1, Some(4))]);
    let native = "a\n\"5,5\"\n\"7,25\"\n12\n";
    assert_eq!(warnings(SUM, native), [("decimals", 2, Some(2))]);
}

#[test]
fn a_negative_number_is_in_no_band_unless_one_begins_below_zero() {
    let ages =
        r#"{"label":"Age","type":"number","bands":[{"label":"Under 18","to":17},{"label":"18 and over","from":18}]}"#;
    assert_eq!(unread(ages, "a\n-23\n20\n"), [(Reason::Negative, "-23".to_owned(), 1, vec![2])]);
    let change = r#"{"label":"Change","type":"number","bands":[{"label":"Less","to":-1},{"label":"More","from":0}]}"#;
    assert_eq!(unread(change, "a\n-23\n20\n"), []);
}

#[test]
fn numbers_in_digits_of_other_scripts_are_read() {
    assert_eq!(unread(SUM, "a\n١٢\n１７\n"), []);
}
