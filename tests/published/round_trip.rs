//! Documents written as texts in every layout come back. `cargo run --example published_text` counts the same for any
//! folder of documents.

use std::fs;

use hotline_report::published::Became;

use super::round::score::{Score, compare, facts};
use super::round::{LAYOUTS, documents, folders, load};
use super::{path, read};

/// What became of all figures of the repository's documents in a layout.
fn scored(name: &str) -> Score {
    let (_, write) = LAYOUTS.into_iter().find(|(layout, _)| *layout == name).unwrap();
    let mut score = Score::default();
    for folder in folders() {
        for (_, report) in documents(&folder).unwrap() {
            score += compare(&report, &read(&write(&report)).0).0;
        }
    }
    assert!(score.all() > 400, "the documents are missing");
    score
}

/// All come back, and nothing else does.
fn complete(layout: &str) {
    let score = scored(layout);
    assert_eq!(score, Score { right: score.all(), ..Score::default() }, "{layout}");
}

#[test]
fn tables_with_tabs_come_back() {
    complete("tabs");
}

#[test]
fn aligned_columns_come_back() {
    complete("aligned");
}

#[test]
fn own_pages_come_back() {
    complete("own page");
}

#[test]
fn own_pages_as_inner_text_come_back() {
    complete("own page, innerText");
}

#[test]
fn own_pages_of_before_come_back_though_marks_are_glued_to_figures() {
    complete("own page, before");
}

#[test]
fn of_single_blanks_at_least_97_percent_come_back_and_none_is_wrong_or_invented() {
    let score = scored("single blanks");
    assert!(score.right * 100 >= score.all() * 97, "{score:?}");
    assert_eq!((score.wrong, score.invented), (0, 0), "{score:?}");
    assert!(score.unlisted <= 1, "{score:?}");
}

#[test]
fn of_cells_on_lines_at_least_99_percent_come_back_and_none_is_wrong_or_invented() {
    let score = scored("one cell per line");
    assert!(score.right * 100 >= score.all() * 99, "{score:?}");
    assert_eq!((score.wrong, score.invented), (0, 0), "{score:?}");
    assert!(score.unlisted <= 1, "{score:?}");
}

/// What Chromium copied of a saved page, its charts and controls among the rest.
fn copy(name: &str) -> String {
    fs::read_to_string(path(&format!("tests/fixtures/published/copies/{name}.txt"))).unwrap()
}

#[test]
fn what_a_browser_copies_of_a_saved_page_comes_back() {
    for (document, copies) in [
        ("every-kind", ["every-kind.selected", "every-kind.inner"].as_slice()),
        ("linea-azul", ["linea-azul.selected"].as_slice()),
    ] {
        let report = load(&path(&format!("tests/fixtures/documents/{document}.json"))).unwrap();
        for name in copies {
            let (score, said) = compare(&report, &read(&copy(name)).0);
            assert_eq!(score, Score { right: score.all(), ..Score::default() }, "{name}: {said:#?}");
        }
    }
}

#[test]
fn the_source_of_a_saved_file_gives_its_document() {
    let report = load(&path("tests/fixtures/published/harbour.json")).unwrap();
    let json = serde_json::to_string(&report).unwrap().replace('<', "\\u003c");
    let source = format!("<!doctype html>\n<script type=\"application/json\" id=\"hr-document\">{json}</script>\n");
    let published = hotline_report::published::read_published(&source);
    assert_eq!(published.report, report);
    assert!(published.lines.iter().all(|line| line.became == Became::Repeated));
}

#[test]
fn a_mark_that_is_glued_to_a_figure_is_told() {
    let report = load(&path("tests/fixtures/documents/every-kind.json")).unwrap();
    let (_, write) = LAYOUTS.into_iter().find(|(layout, _)| *layout == "own page, before").unwrap();
    let text = write(&report);
    assert!(text.contains("Cuyahoga County\t1,0011"));
    let (published, _) = read(&text);
    assert!(facts(&published.report).iter().any(|fact| fact.label == "cuyahoga county" && fact.value == "1001"));
    assert!(published.notes_of_reading.iter().any(|note| note.code == "glued-mark"));
}
