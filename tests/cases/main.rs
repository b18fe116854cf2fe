//! Real publications go through the report model, and nothing is lost.
//!
//! Twelve real ones, and some of our own making with the same difficulties.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot read its own files should fail")]

mod claims;
mod document;
mod found;
mod publication;
mod rendered;
mod words;

use std::fs;
use std::path::{Path, PathBuf};

use hotline_report::report::{Line, Node, Problem, Report, Severity, TableView};
use publication::{Check, Publication};
use serde_json::json;

struct Case {
    name: String,
    publication: Publication,
    report: Report,
    problems: Vec<Problem>,
}

/// Reads the cases of our own and the real ones.
fn cases() -> Vec<Case> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let own = files(&root.join("tests/fixtures/reports"));
    assert!(own.len() >= 3, "the cases of our own are missing");
    let real = files(&root.join("tests/data/publications"));
    assert_eq!(real.len(), 12, "a real publication is missing");
    own.into_iter().chain(real).map(|path| read(&path)).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    paths
}

fn read(path: &Path) -> Case {
    let name = path.file_stem().unwrap().to_string_lossy().into_owned();
    let publication: Publication = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let document = document::of(&publication).to_string();
    let node: Node = serde_json::from_str(&document).unwrap();
    let (report, problems) = Report::from_node(&node).unwrap_or_else(|problems| panic!("{name}: {problems:#?}"));
    Case { name, publication, report, problems }
}

#[test]
fn nothing_is_lost() {
    for Case { name, publication, report, .. } in cases() {
        assert_eq!(found::losses(&publication, &report), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn nothing_is_lost_on_the_page() {
    for Case { name, publication, report, .. } in cases() {
        assert_eq!(rendered::losses(&publication, &report), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn where_a_publication_contradicts_itself_it_is_said() {
    for case in cases() {
        for check in &case.publication.checks {
            let found = problems_about(&case, check);
            let said = found.iter().any(|problem| problem.message.contains(&check.computed));
            assert!(check.ok || said, "{}: {check:?}", case.name);
            assert!(!check.ok || found.is_empty(), "{}: {check:?}, but {found:#?}", case.name);
        }
    }
}

#[test]
fn nothing_else_is_called_a_contradiction() {
    for case in cases() {
        let wrong = case.publication.checks.iter().filter(|check| !check.ok);
        let expected: Vec<_> = wrong.flat_map(|check| problems_about(&case, check)).collect();
        for problem in case.problems.iter().filter(|problem| problem.severity == Severity::Contradiction) {
            assert!(expected.contains(&problem), "{}: {problem:#?}", case.name);
        }
    }
}

#[test]
fn a_sum_that_rounding_explains_is_advice_only() {
    for case in cases() {
        for problem in case.problems.iter().filter(|problem| problem.code.starts_with("percent-sum")) {
            let off = problem.message.contains("106%");
            let severity = if off { Severity::Contradiction } else { Severity::Advice };
            assert_eq!(problem.severity, severity, "{}: {problem:#?}", case.name);
        }
    }
}

/// The problems that are about the same thing as a check: the sum of a table, a share in it, or a claim.
fn problems_about<'c>(case: &'c Case, check: &Check) -> Vec<&'c Problem> {
    let is_sum = check.what.contains("percentages sum");
    let about = |problem: &&Problem| {
        if check.is_claim() {
            return problem.row.as_ref() == Some(&check.what);
        }
        problem.table.as_ref() == Some(&check.table) && (problem.code.starts_with("percent-sum") == is_sum)
    };
    case.problems.iter().filter(about).collect()
}

/// Four years that a publication gave as four tables, as one table with a column for each.
#[test]
fn four_years_make_one_table_with_their_change() {
    let columns: Vec<_> = ["2021", "2020", "2019", "2018"]
        .map(|year| json!({ "heading": year, "period": { "start": year, "end": year } }))
        .into();
    let document = json!({
        "version": 1, "language": "en-US", "title": "Human Trafficking Profile, Florida", "publisher": "Florida Health",
        "jurisdiction": { "name": "Florida" }, "period": { "start": "2018", "end": "2021" },
        "sections": [{ "tables": [{
            "id": "types", "title": "Cases by type", "kind": "exclusive", "unit": "cases", "change": "previous",
            "columns": columns,
            "rows": [
                { "label": "Sex", "values": [574, 517, 640, 524] },
                { "label": "Labor", "values": [99, 108, 128, 127] },
                { "label": "Sex and labor", "values": [37, 41, 46, 58] },
                { "label": "Not specified", "values": [71, 72, 82, 58] },
            ],
            "total": { "label": "Total", "values": [781, 738, 896, 767] },
        }] }],
    });
    let (report, problems) = Report::from_node(&serde_json::from_str(&document.to_string()).unwrap()).unwrap();
    assert_eq!(problems, []);
    let view = TableView::new(&report, report.table("types").unwrap());
    let change = |line: &Line| line.change.as_ref().and_then(|change| Some(change.percent?.to_string()));
    let changes: Vec<_> = view.lines.iter().filter_map(change).collect();
    assert_eq!(changes, ["11", "-8", "-10", "-1", "6"], "each row, and the total, from 2020 to 2021");
    let shares: Vec<_> =
        view.lines[0].cells.iter().filter_map(|cell| cell.percent).map(|share| share.to_string()).collect();
    assert_eq!(shares, ["73", "70", "71", "68"], "each column has its own total");
}
