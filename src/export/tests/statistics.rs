use proptest::test_runner::TestCaseError;

use super::reports;
use crate::export::{ExportOptions, Format, blocks, export};
use jsonstat_validator::{Severity, ValidateOptions, validate_from_str};

/// Checks whether the validator of JSON-stat finds no error.
pub(super) fn is_valid(text: &[u8]) -> Result<(), TestCaseError> {
    let text = std::str::from_utf8(text).unwrap();
    let result = validate_from_str(text, &ValidateOptions::default());
    let errors: Vec<_> = result.findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
    if errors.is_empty() && result.valid { Ok(()) } else { Err(TestCaseError::fail(format!("{errors:#?}\n{text}"))) }
}

#[test]
fn collections_and_datasets_of_all_documents_are_valid() {
    for (_, report) in reports() {
        is_valid(&export(&report, Format::JsonStat, &ExportOptions::default()).unwrap().bytes).unwrap();
        for block in blocks(&report).iter().filter(|block| !block.table.rows.is_empty()) {
            let options = ExportOptions { table: Some(&block.table.id), ..ExportOptions::default() };
            is_valid(&export(&report, Format::JsonStat, &options).unwrap().bytes).unwrap();
        }
    }
}

#[test]
fn a_dataset_in_a_page_cannot_end_its_script() {
    let (_, mut report) = reports().next().unwrap();
    report.title = "</script><script>alert(1)</script><!--".to_owned();
    let text = export(&report, Format::JsonLd, &ExportOptions::default()).unwrap().bytes;
    assert!(!text.contains(&b'<'));
    let dataset: serde_json::Value = serde_json::from_slice(&text).unwrap();
    assert!(dataset["name"].as_str().unwrap().starts_with(&report.title));
}

#[test]
fn nothing_tells_one_withheld_figure_from_another() {
    let (_, report) = reports().find(|(name, _)| *name == "every-kind").unwrap();
    let options = ExportOptions { table: Some("needs"), ..ExportOptions::default() };
    let text = export(&report, Format::JsonStat, &options).unwrap().bytes;
    let dataset: serde_json::Value = serde_json::from_slice(&text).unwrap();
    // Two are withheld, in other words: passports and interpreters, rows 4 and 5 of two measures each.
    let status = dataset["status"].as_object().unwrap();
    assert!(["6", "7", "8", "9"].iter().all(|place| status[*place] == "Q"), "{status:?}");
    assert_eq!(status["3"], "low");
}
