use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};

use super::reports;
use crate::chart;
use crate::export::{ExportOptions, File, Format, export, grid};
use crate::report::Report;

/// Holds a file against the one under `tests/golden/export`; gives the path where they differ.
fn differs(name: &str, written: &[u8]) -> Option<String> {
    let path = format!("{}/tests/golden/export/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(std::path::Path::new(&path).parent().unwrap()).unwrap();
        std::fs::write(&path, written).unwrap();
    }
    let golden = std::fs::read(&path).unwrap_or_default();
    (golden != written).then_some(path)
}

/// Holds what each report becomes, all at once.
fn hold(files: impl Fn(&Report) -> Vec<(String, Vec<u8>)>) {
    let all = reports().flat_map(|(name, report)| {
        files(&report).into_iter().map(move |(file, written)| (format!("{name}/{file}"), written))
    });
    let different: Vec<_> = all.filter_map(|(name, written)| differs(&name, &written)).collect();
    assert!(different.is_empty(), "{different:#?} differ; look with UPDATE_GOLDEN=1 cargo test and git diff");
}

fn exported(report: &Report, format: Format, table: Option<&str>) -> File {
    export(report, format, &ExportOptions { table, ..ExportOptions::default() }).unwrap()
}

fn unpacked(zip: &[u8], name: &str) -> Vec<u8> {
    let mut content = Vec::new();
    zip::ZipArchive::new(Cursor::new(zip)).unwrap().by_name(name).unwrap().read_to_end(&mut content).unwrap();
    content
}

#[test]
fn tables_as_printed_are_written_as_before() {
    hold(|report| {
        report
            .tables()
            .map(|table| (format!("{}-printed.csv", table.id), grid::csv(report, table).into_bytes()))
            .collect()
    });
}

#[test]
fn tidy_figures_are_written_as_before() {
    hold(|report| vec![("tidy.csv".to_owned(), exported(report, Format::Csv, None).bytes)]);
}

#[test]
fn descriptions_of_csv_are_written_as_before() {
    hold(|report| {
        let package = exported(report, Format::DataPackage, None).bytes;
        vec![
            ("csv-metadata.json".to_owned(), exported(report, Format::Csvw, None).bytes),
            ("datapackage.json".to_owned(), unpacked(&package, "datapackage.json")),
        ]
    });
}

#[test]
fn statistics_for_programs_are_written_as_before() {
    hold(|report| {
        vec![
            ("json-stat.json".to_owned(), exported(report, Format::JsonStat, None).bytes),
            ("dataset.jsonld".to_owned(), exported(report, Format::JsonLd, None).bytes),
        ]
    });
}

#[test]
fn specifications_of_charts_are_written_as_before() {
    hold(|report| {
        let drawn = chart::charts(report).into_iter().filter(|info| report.table(&info.id).is_some());
        let file = |id: String| (format!("{id}.vl.json"), exported(report, Format::VegaLite, Some(&id)).bytes);
        drawn.map(|info| file(info.id)).collect()
    });
}

#[test]
fn workbooks_are_written_as_before() {
    hold(|report| {
        let book = exported(report, Format::Xlsx, None).bytes;
        vec![("workbook.txt".to_owned(), read_back(book).into_bytes())]
    });
}

/// A workbook as another program reads it, cell by cell.
fn read_back(book: Vec<u8>) -> String {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(book)).unwrap();
    let mut text = String::new();
    for name in book.sheet_names() {
        text.extend(["== ", &name, "\n"]);
        for row in book.worksheet_range(&name).unwrap().rows() {
            let cells: Vec<String> = row.iter().map(shown).collect();
            text += cells.join("\t").trim_end_matches('\t');
            text += "\n";
        }
    }
    text
}

fn shown(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::Float(number) => number.to_string(),
        cell => cell.to_string().replace('\n', "⏎"),
    }
}
