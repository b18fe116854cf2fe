use super::reports;
use crate::export::{ExportError, ExportOptions, Format, export};

fn fault(format: Format, table: Option<&str>) -> ExportError {
    let (_, report) = reports().nth(1).unwrap();
    export(&report, format, &ExportOptions { table, ..ExportOptions::default() }).unwrap_err()
}

#[test]
fn an_unknown_format_is_told_with_those_that_are_known() {
    let error = Format::from_name("pdf").unwrap_err();
    assert_eq!(error.code, "unknown-format");
    assert!(
        error.message.contains("“pdf”") && error.message.contains("csv, csv-zip, csvw, json-stat, xlsx"),
        "{error}"
    );
}

#[test]
fn an_unknown_table_is_told_with_those_that_there_are() {
    let error = fault(Format::Csv, Some("nothing"));
    assert_eq!(error.code, "no-table");
    assert!(error.message.contains("“nothing”") && error.message.contains("cases-by-form, channels"), "{error}");
}

#[test]
fn a_chart_that_there_is_not_is_told_with_those_that_there_are() {
    assert!(fault(Format::VegaLite, Some("headline")).message.contains("cases-by-form"));
    assert_eq!(fault(Format::VegaLite, None).code, "no-chart");
}

#[test]
fn a_map_without_its_geometry_is_no_chart() {
    let (_, report) = reports().find(|(name, _)| *name == "every-kind").unwrap();
    let options = ExportOptions { table: Some("counties"), ..ExportOptions::default() };
    assert!(export(&report, Format::VegaLite, &options).unwrap_err().message.contains("geometry"));
}

#[test]
fn a_map_without_figures_has_no_statistics() {
    let (_, report) = reports().nth(1).unwrap();
    let map = report.maps().next().unwrap();
    assert_eq!(fault(Format::JsonStat, Some(&map.id)).code, "no-table");
}
