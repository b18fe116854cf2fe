use super::super::error::TabulateError;
use super::super::testing::reading;
use super::super::unread::{Reason, Unread};
use super::{Items, Meaning, read};
use crate::plan::Field;

/// What a field reads in some columns.
fn outcome(field: &str, csv: &str) -> Result<(Items, Vec<Unread>), TabulateError> {
    let field: Field = crate::plan::part(field);
    let reading = reading(csv);
    let columns: Vec<_> = reading.header.iter().map(|name| reading.records.column(name)).collect();
    let mut unread = Vec::new();
    let items = read(&field, &columns, &reading.records, None, None, &mut unread)?;
    Ok((items, unread))
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
    let csv = "a,b\n-99,\n,\nold,\n1e3,\n";
    assert_eq!(rows(AGE, csv), ["-", "-", "-", "-"]);
    assert_eq!(unread(AGE, csv), [(Reason::NoNumber, "old".to_owned(), 2, vec![4, 5])]);
}

#[test]
fn a_negative_number_cannot_be_added_to_a_count() {
    let sum = r#"{"label":"Sum","type":"number"}"#;
    assert_eq!(unread(sum, "a\n-5\n3\n"), [(Reason::NoNumber, "-5".to_owned(), 1, vec![2])]);
}

#[test]
fn a_number_that_can_be_read_in_two_ways_is_not_read() {
    let sum = r#"{"label":"Sum","type":"number"}"#;
    let csv = "a\n\"1,234\"\n1.234\n\"0,125\"\n12.50\n1234.000\n";
    let (items, _) = outcome(sum, csv).ok().unwrap();
    let Meaning::Numbers { values, .. } = &items.meaning else { panic!("no numbers") };
    let number = |row| (items.codes.get(row) as usize).checked_sub(1).map(|place| values[place]);
    assert_eq!((0..5).map(number).collect::<Vec<_>>(), [None, None, Some(0), Some(12), Some(1234)]);
    assert_eq!(unread(sum, csv), [(Reason::NoNumber, "1,234".to_owned(), 2, vec![2, 3])]);
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
    assert_eq!(unread(field, "s\nFood;Bed\nBed\n"), [(Reason::NotListed, "Food;Bed".to_owned(), 2, vec![2, 3])]);
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

fn days(field: &str, csv: &str) -> Vec<String> {
    let Ok((items, _)) = outcome(field, csv) else { panic!("not read") };
    let day = |row| (items.codes.get(row) as usize).checked_sub(1).map(|item| items.meaning.days()[item].to_string());
    (0..csv.lines().count() - 1).map(|row| day(row).unwrap_or_default()).collect()
}

const DAY: &str = r#"{"label":"Day","type":"date","missing":["N/A","1900-01-01"]}"#;

#[test]
fn days_are_read_in_their_order_and_others_are_told() {
    let csv = "a,b\n2020-02-29,\n2019-02-29,\n,x\n2019-01-01,\n";
    assert_eq!(days(DAY, csv), ["2020-02-29", "", "", "2019-01-01"]);
    assert_eq!(unread(DAY, csv), [(Reason::NoDay, "2019-02-29".to_owned(), 1, vec![3])]);
}

#[test]
fn a_day_that_means_nothing_is_none() {
    assert_eq!(days(DAY, "a\n1900-01-01\n2020-01-01\n"), ["", "2020-01-01"]);
}

#[test]
fn a_column_of_years_is_their_first_days() {
    assert_eq!(days(DAY, "a,b\n2020,\n,x\nn/a,\n1999,\n"), ["2020-01-01", "", "", "1999-01-01"]);
}

#[test]
fn dates_that_could_be_two_are_asked_back() {
    let code = |csv: &str| outcome(DAY, csv).err().map(|error| error.code);
    assert_eq!(code("a\n3/4/2020\n"), Some("ambiguous-dates"));
    assert_eq!(code("a\n13/4/2020\n4/13/2020\n"), Some("conflicting-dates"));
    assert_eq!(code("a\nsoon\n"), Some("no-dates"));
    assert_eq!(code("a,b\n,x\n"), Some("no-dates"));
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
        let items = read(&field, &[], &reading.records, None, None, &mut Vec::new()).ok().unwrap();
        assert_eq!((items.codes.get(0), items.meaning.len()), (0, 1), "{kind}");
    }
}
