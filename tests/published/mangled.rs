//! The publications as they arrive from a clipboard: the tables are the same.

use super::facts::{frame, tables};
use super::{SPOTLIGHT, STATE_REPORT, publication, read};

const PUBLICATIONS: [&str; 2] = [STATE_REPORT, SPOTLIGHT];

/// What a publication and its mangled text must have in common is all but the words.
fn is_the_same(name: &str, mangle: impl Fn(&str) -> String) {
    let text = publication(name);
    let (plain, mangled) = (read(&text).0.report, read(&mangle(&text)).0.report);
    assert_eq!(tables(&mangled), tables(&plain), "{name}");
    assert_eq!(frame(&mangled), frame(&plain), "{name}");
}

/// The same for both publications.
fn all_the_same(mangle: impl Fn(&str) -> String) {
    for name in PUBLICATIONS {
        is_the_same(name, &mangle);
    }
}

fn digit(char: char) -> Option<char> {
    let place = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|raised| raised == char)?;
    char::from_digit(u32::try_from(place).unwrap(), 10)
}

/// Raised figures as plain ones.
fn plain_figures(text: &str) -> String {
    let text: String = text.chars().map(|char| digit(char).unwrap_or(char)).collect();
    text.replace("<sup>", "").replace("</sup>", "")
}

/// Raised figures as plain ones, glued to the word before them.
fn glued(text: &str) -> String {
    let raised = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars();
    plain_figures(
        &raised.fold(text.to_owned(), |text, figure| text.replace(&format!(" {figure}"), &figure.to_string())),
    )
}

/// Each cell of a table on a line of its own.
fn cell_by_cell(text: &str) -> String {
    text.replace('\t', "\n")
}

#[test]
fn with_carriage_returns() {
    all_the_same(|text| text.replace('\n', "\r\n"));
    all_the_same(|text| text.replace('\n', "\r"));
}

#[test]
fn with_runs_of_spaces_for_tabs() {
    is_the_same(STATE_REPORT, |text| text.replace('\t', "  "));
    is_the_same(STATE_REPORT, |text| text.replace('\t', "        "));
}

#[test]
fn with_single_spaces_for_tabs() {
    let row = |line: &str| line.contains('%') && !line.contains('#');
    let spaced = |text: &str| -> String {
        text.lines().map(|line| if row(line) { line.replace('\t', " ") } else { line.to_owned() } + "\n").collect()
    };
    is_the_same(STATE_REPORT, spaced);
    is_the_same(STATE_REPORT, |text| plain_figures(&spaced(text)));
}

#[test]
fn with_each_cell_on_a_line() {
    is_the_same(STATE_REPORT, cell_by_cell);
}

#[test]
fn with_each_cell_on_a_line_between_blank_lines() {
    is_the_same(STATE_REPORT, |text| text.replace('\t', "\n\n"));
}

#[test]
fn with_plain_figures_for_raised_ones() {
    all_the_same(plain_figures);
}

#[test]
fn with_plain_figures_glued_to_the_words() {
    all_the_same(glued);
}

#[test]
fn with_raised_figures_in_tags() {
    is_the_same(STATE_REPORT, |text| {
        let tag = |char: char| digit(char).map_or(char.to_string(), |digit| format!("<sup>{digit}</sup>"));
        text.chars().map(tag).collect::<String>().replace("</sup><sup>", "")
    });
}

#[test]
fn with_glued_figures_and_each_cell_on_a_line() {
    is_the_same(STATE_REPORT, |text| glued(&cell_by_cell(text)));
}

#[test]
fn with_other_spaces() {
    all_the_same(|text| text.replace(' ', "\u{a0}"));
    all_the_same(|text| text.replace('\n', "   \n   "));
}

#[test]
fn with_soft_hyphens() {
    all_the_same(|text| text.replace("ing", "\u{ad}ing"));
}

#[test]
fn with_curly_quotes() {
    all_the_same(|text| text.replace('\'', "’"));
}

#[test]
fn without_any_markup() {
    is_the_same(STATE_REPORT, |text| text.replace("**", ""));
    is_the_same(SPOTLIGHT, |text| plain_figures(&text.replace("**", "").replace('#', "")));
}

#[test]
fn with_page_headers_and_numbers_amid_a_table() {
    let header = "NATIONAL HUMAN TRAFFICKING HOTLINE DATA REPORT\n\nMissouri State Report: 1/1/2020 – 12/31/2020\n\nPage 2 of 5\n\n";
    is_the_same(STATE_REPORT, |text| text.replace("Pornography", &format!("\n{header}Pornography")));
    is_the_same(STATE_REPORT, |text| text.replace("Government", &format!("{header}Government")));
    is_the_same(STATE_REPORT, |text| text.replace("Males", &format!("{header}Males")));
}

#[test]
fn with_wrapped_lines() {
    let wrap = |text: &str| {
        let mut wrapped = String::new();
        for line in text.lines() {
            let mut width = 0;
            for word in line.split(' ') {
                let space = if width == 0 {
                    ""
                } else if width + word.len() > 80 && !line.contains('\t') {
                    "\n"
                } else {
                    " "
                };
                width = if space == "\n" { word.len() } else { width + space.len() + word.len() };
                wrapped.push_str(space);
                wrapped.push_str(word);
            }
            wrapped.push('\n');
        }
        wrapped
    };
    is_the_same(STATE_REPORT, wrap);
    is_the_same(SPOTLIGHT, wrap);
}

#[test]
fn with_figures_above_and_beside_their_labels() {
    let labels = ["Victims Identified", "Traffickers Identified", "Trafficking Businesses"];
    let above = "174\nVictims Identified\n\n98\nTraffickers Identified\n\n38\nTrafficking Businesses\n";
    let beside = "Victims Identified: 174\nTraffickers Identified: 98\nTrafficking Businesses: 38\n";
    let cells = "174\tVictims Identified\n98\tTraffickers Identified\n38\tTrafficking Businesses\n";
    for figures in [above, beside, cells] {
        is_the_same(SPOTLIGHT, |text| {
            let (before, rest) = text.split_once(labels[0]).unwrap();
            let (_, after) = rest.split_once("38\n").unwrap();
            format!("{before}{figures}{after}")
        });
    }
}
