//! What the README shows works.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot read its own files should fail")]

use std::fs;
use std::path::PathBuf;

use hotline_report::chart::charts;
use hotline_report::html::{Options, fragment};
use hotline_report::report::{Node, Report};

fn file(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The only block of code in that language.
fn block(language: &str) -> String {
    let readme = file("README.md");
    let blocks: Vec<&str> = readme.split(&format!("```{language}\n")).skip(1).collect();
    let [block] = blocks.as_slice() else { panic!("{} blocks of {language}", blocks.len()) };
    block.split_once("```").unwrap().0.to_owned()
}

#[test]
fn the_document_is_sound_and_shows_what_it_should() {
    let node: Node = serde_json::from_str(&block("json")).unwrap();
    let (report, problems) = Report::from_node(&node).unwrap();
    assert_eq!(problems, Vec::new());
    assert_eq!(charts(&report).len(), 1);
    let html = fragment(&report, &Options::default());
    for printed in ["310", "86%", "42", "12%", "0%", "2%", "361", "Web chat, e-mail and letters."] {
        assert!(html.contains(&format!(">{printed}<")), "{printed}");
    }
}

#[test]
fn the_example_imports_and_calls_what_there_is() {
    // What is the same for every entry stands in the slim one.
    let (example, index) = (block("js"), file("js/index.ts") + &file("js/slim.ts"));
    let (_, names) = example.split_once("import { ").unwrap();
    for name in names.split_once(" }").unwrap().0.split(", ") {
        assert!(index.contains(&format!(" {name}")) && example.matches(name).count() > 1, "{name}");
    }
    let (mount, report, problem) =
        (file("js/viewer/mount.ts"), file("js/viewer/report.ts"), file("js/generated/report-document.ts"));
    for (used, by) in
        [("headingLevel", &mount), ("unmount()", &mount), ("get title()", &report), ("get charts()", &report)]
    {
        assert!(by.contains(used), "{used}");
    }
    for field in ["severity", "pointer", "message", "remedy"] {
        assert!(example.contains(field) && problem.contains(&format!("  {field}: ")), "{field}");
    }
}

#[test]
fn the_example_of_records_imports_and_uses_what_there_is() {
    let (example, analyst) = (block("ts"), file("js/analyst.ts"));
    let (_, names) = example.split_once("import { ").unwrap();
    for name in names.split_once(" }").unwrap().0.split(", ") {
        assert!(analyst.contains(&format!(" {name}")) && example.matches(name).count() > 1, "{name}");
    }
    let (files, types) = (file("js/analyst/records-file.ts"), file("js/analyst/types.ts"));
    let (options, records) = (file("js/analyst/options.ts"), file("js/analyst/records.ts"));
    for (used, by) in [
        ("async read(", &files),
        ("onProgress?:", &options),
        ("async report(", &records),
        ("close()", &files),
        ("report: ReportDocument;", &types),
        ("account: Account;", &types),
        ("audit: Audit;", &types),
        ("jurisdiction?:", &types),
    ] {
        assert!(by.contains(used), "{used}");
    }
}

#[test]
fn every_file_that_is_linked_is_there() {
    for name in ["README.md", "CONTRIBUTING.md"] {
        let text = file(name);
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(link);
            assert!(link.starts_with("https://") || path.exists(), "{name}: {link}");
        }
    }
}
