use super::{fit, further};

fn table(text: &str) -> Vec<Vec<String>> {
    text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

fn further_rows(text: &str) -> (usize, bool) {
    let rows = table(text);
    let found = further(&rows[0], &rows[1..]);
    (found.rows, found.asked.is_some())
}

/// The names, and the code of the warning.
fn fitted(text: &str) -> (Vec<String>, Option<&'static str>) {
    let rows = table(text);
    let fit = fit(rows[0].clone(), &rows[1..], false, 1);
    (fit.names, fit.warning.map(|warning| warning.code))
}

#[test]
fn question_texts_below_names_are_headings() {
    let text = "date,q1,q2\nWhen?,How old?,Which county?\n2024-01-02,34,Boone\n2024-01-03,51,Cole\n2024-01-04,28,Boone";
    assert_eq!(further_rows(text), (1, false));
}

#[test]
fn import_ids_below_question_texts_are_headings_too() {
    let text = "date,q1\nWhen?,How old?\n{\"id\":1},{\"id\":2}\n2024-01-02,34\n2024-01-03,51";
    assert_eq!(further_rows(text), (2, false));
}

#[test]
fn units_are_a_heading() {
    let text = "date,length,calls\n(dd/mm/yyyy),(minutes),(number)\n2024-01-02,34,1\n2024-01-03,51,2";
    assert_eq!(further_rows(text), (1, false));
}

#[test]
fn words_in_the_only_column_of_numbers_are_asked_about() {
    assert_eq!(further_rows("county,calls\nname,number\nBoone,4\nCole,5\nBoone,7"), (0, true));
}

#[test]
fn names_said_again_in_words_are_headings() {
    assert_eq!(further_rows("county,caller\nCounty of call,Caller was\nBoone,Friend\nCole,Friend"), (1, false));
}

#[test]
fn a_first_record_is_no_heading() {
    for text in [
        "date,county,age\n2024-01-02,Boone,unknown\n2024-01-03,Cole,51\n2024-01-04,Cole,28",
        "county,need\nBoone,food\nCole,legal\nBoone,food",
        "county,note\nAdair,A long story\nCole,Another\nBoone,A third",
        ",county,need\nx,Adair,food\ny,Cole,legal\nz,Boone,food",
        "date,age\n,unknown\n2024-01-03,51\n2024-01-04,28",
    ] {
        assert_eq!(further_rows(text).0, 0, "{text}");
    }
}

#[test]
fn a_further_heading_names_columns_without_a_name() {
    let rows = table("id,Needs,,Sex\n,Food,Legal,Answer\n1,Food,,f\n2,,Legal,m\n3,Food,,f");
    let found = further(&rows[0], &rows[1..]);
    assert_eq!((found.rows, found.names), (1, vec![(1, "Needs – Food".into()), (2, "Needs – Legal".into())]));
}

#[test]
fn groups_with_the_same_names_keep_their_own() {
    let rows = table("A,,B,\nx,y,x,y\n1,2,3,4\n5,6,7,8\n1,2,3,4");
    let names: Vec<_> = further(&rows[0], &rows[1..]).names.into_iter().map(|(_, name)| name).collect();
    assert_eq!(names, ["A – x", "A – y", "B – x", "B – y"]);
}

#[test]
fn answers_below_a_question_keep_its_name() {
    let rows = table("Role,What helped?,,,Day\n,Bed,Food,Other,\nx,Bed,,,1\ny,,Food,care,2\nx,Bed,Food,,3\ny,,,,4");
    let names = |rows: &[Vec<String>]| -> Vec<String> {
        further(&rows[0], &rows[1..]).names.into_iter().map(|(_, name)| name).collect()
    };
    assert_eq!(names(&rows), ["What helped? – Bed", "What helped? – Food", "What helped? – Other"]);
    let other = table("Role,Person,,,Day\n,Age,Sex,Town,\nx,12,F,Elm,1\ny,13,M,Oak,2\nx,14,F,Ash,3\ny,15,F,Elm,4");
    assert_eq!(names(&other), ["Age", "Sex", "Town"]);
}

#[test]
fn names_that_fit_stay() {
    assert_eq!(fitted("a,b\n1,2\n3,4"), (vec!["a".into(), "b".into()], None));
}

#[test]
fn rows_that_do_not_agree_move_no_name() {
    assert_eq!(fitted("a,b\n1,2,3\n3,4\n5,6,7").1, None);
}

#[test]
fn row_names_have_no_heading() {
    let names = vec![String::new(), "a".into(), "b".into()];
    assert_eq!(fitted("a,b\n1,x,y\n2,x,y\n3,x,y"), (names.clone(), Some("heading-short")));
    assert_eq!(fitted("a,b\nOne,x,y\nTwo,x,y\nThree,x,y"), (names, Some("heading-short")));
}

#[test]
fn a_name_missing_elsewhere_leaves_columns_numbered() {
    let (names, code) = fitted("date,county notes\n2024-01-02,Boone,x\n2024-01-03,Cole,y\n2024-01-04,Cole,y");
    assert_eq!(
        (&names[..], code),
        (&["column 1", "column 2", "column 3"].map(str::to_owned)[..], Some("heading-short"))
    );
}

#[test]
fn an_empty_last_field_in_all_rows_is_a_column_without_a_name() {
    let names = ["a", "b", "column 3"].map(str::to_owned).to_vec();
    assert_eq!(fitted("a,b\n1,2,\n3,4,"), (names, Some("heading-short")));
}

#[test]
fn empty_names_too_many_are_left_out() {
    assert_eq!(fitted("a,,b\n1,2\n3,4\n5,6"), (vec!["a".into(), "b".into()], Some("heading-long")));
}

#[test]
fn names_without_a_column_are_told() {
    assert_eq!(fitted("a,b,c\n1,2\n3,4\n5,6"), (vec!["a".into(), "b".into()], Some("heading-long")));
}

#[test]
fn a_name_that_may_be_cut_in_two_leaves_columns_numbered() {
    assert_eq!(fitted("date,county, state\n1,2\n3,4\n5,6").0, ["column 1", "column 2"]);
}
