//! Lines that may be read in two ways: they are read as they are printed, with a note, or listed; never silently one way.

use hotline_report::published::{Published, Reason};
use hotline_report::report::Report;

use super::{harbour, said};

fn heads(report: &Report) -> Vec<&str> {
    report.tables().flat_map(|table| &table.columns).map(|column| column.heading.as_str()).collect()
}

fn is_noted(published: &Published, code: &str, line: u32) -> bool {
    published.notes_of_reading.iter().any(|note| note.code == code && note.line == Some(line))
}

#[test]
fn a_figure_in_brackets_is_kept_as_it_is_printed() {
    let wanted = ["sex = 120", "labor = (5)", "other = 30"];
    for text in [
        "Type Cases\nSex 120\nLabor (5)\nOther 30\n",
        "Type  Cases\nSex  120\nLabor  (5)\nOther  30\n",
        "Type,Cases\nSex,120\nLabor,(5)\nOther,30\n",
        "Type\tCases\nSex\t120\nLabor\t(5)\nOther\t30\n",
    ] {
        let published = harbour(text);
        assert_eq!(said(&published), wanted, "{published:#?}");
        assert!(is_noted(&published, "figure-in-words", 5), "{published:#?}");
    }
}

#[test]
fn years_are_heads_whatever_is_in_the_first_row() {
    let published = harbour("Type  2022  2023\nSex  10  (5)\nLabor  12  7\nOther  3  2\n");
    assert_eq!(heads(&published.report), ["2022", "2023"], "{published:#?}");
}

#[test]
fn a_line_of_two_rows_is_told() {
    let published = harbour("Age Cases\nAdults 120\nMinors 7 Unknown 10\nSeniors 4\n");
    assert!(is_noted(&published, "number-in-label", 5), "{published:#?}");
    let published = harbour("Age Cases\nAdults 120\nMinorities 7 Fewer than Three Times 10\nSeniors 4\n");
    let left: Vec<_> = published.unplaced.iter().map(|line| (line.line, line.reason)).collect();
    assert_eq!(left, [(5, Reason::NotUnderstood)], "{published:#?}");
    let published = harbour("Place Cases\nUnit 5 North 120\nUnit 7 South 10\n");
    assert!(!published.notes_of_reading.iter().any(|note| note.code == "number-in-label"), "{published:#?}");
}

#[test]
fn only_a_number_of_cases_makes_a_row_a_pool() {
    let is_pooled = |label: &str| {
        let published = harbour(&format!("Type\tCases\nSex\t120\n{label}\t12\n"));
        serde_json::to_string(&published.report).unwrap().contains("\"pooled\"")
    };
    for label in [
        "Fewer than three cases: Guam",
        "Fewer than 3 each",
        "Types with less than three",
        "Types named fewer than three times",
        "Less than 5 (Guam)",
    ] {
        assert!(is_pooled(label), "{label}");
    }
    for label in ["Fewer than three times", "Less than one year", "Less than high school"] {
        assert!(!is_pooled(label), "{label}");
    }
}

#[test]
fn a_heading_right_below_a_row_may_be_the_rest_of_its_label() {
    let published = harbour("Type\tCases\nSex\t120\nDomestic Work and Household\t45\nServices\n");
    assert!(is_noted(&published, "heading-amid-rows", 6), "{published:#?}");
}

#[test]
fn upper_heads_are_joined_where_gaps_show_what_they_are_above() {
    let rows = "Sex             10     4         3     2\nLabor            5     6         1     1\n";
    let lower = "Type          Female  Male    Female  Male\n";
    for upper in ["                 Adults           Minors\n", "              Adults          Minors\n"] {
        let published = harbour(&format!("{upper}{lower}{rows}"));
        let wanted = ["Adults, Female", "Adults, Male", "Minors, Female", "Minors, Male"];
        assert_eq!(heads(&published.report), wanted, "{published:#?}");
    }
    // Both are above the first two columns, so this is no head of two levels.
    let published = harbour(&format!("              Adults  Minors\n{lower}{rows}"));
    assert_eq!(heads(&published.report), ["Female", "Male", "Female", "Male"], "{published:#?}");
    assert!(published.notes_of_reading.iter().any(|note| note.code == "same-heads"), "{published:#?}");
}

#[test]
fn numbers_that_no_count_can_be_are_told() {
    for figure in ["-5", "1.234", "1,23"] {
        let published = harbour(&format!("Type Cases\nSex 120\nLabor {figure}\nOther 30\n"));
        assert!(is_noted(&published, "number-among-counts", 5), "{published:#?}");
    }
}

#[test]
fn words_in_place_of_a_figure_are_told() {
    for (figure, code) in [("½", "figure-in-words"), ("ten", "figure-in-words"), ("pending", "words-for-figure")] {
        let published = harbour(&format!("Type\tCases\nSex\t120\nLabor\t{figure}\nOther\t30\n"));
        assert!(is_noted(&published, code, 5), "{published:#?}");
    }
}

#[test]
fn a_head_that_comes_again_is_no_row() {
    let published = harbour("Type\tCases\nSex\t120\nType\tCases\nLabor\t30\nOther\t2\n");
    assert_eq!(published.unplaced.iter().map(|line| line.line).collect::<Vec<_>>(), [5], "{published:#?}");
}

#[test]
fn digits_misread_as_letters_make_no_heading() {
    let published = harbour("Type Cases\nSex 12O\nLabor 567\nOther 30\n");
    assert_eq!(published.unplaced.iter().map(|line| line.line).collect::<Vec<_>>(), [4], "{published:#?}");
}

#[test]
fn several_labels_with_colons_are_listed() {
    let published = harbour("Sex: 120, Labor: 30, Other: 5\n");
    assert_eq!(published.unplaced.iter().map(|line| line.line).collect::<Vec<_>>(), [3], "{published:#?}");
}

#[test]
fn a_head_of_percentages_is_above_them_only_where_each_column_has_one() {
    let published = harbour("Type Cases %\nSex 120 (80%)\nLabor 30 (20%)\nTotal 150 (100%)\n");
    assert!(!said(&published).contains(&"labor = 30%".to_owned()), "{published:#?}");
}
