//! The files of a report for other programs, as text that can be searched.

use std::io::{Cursor, Read};

use hotline_report::chart::{Geometry, HEADLINE};
use hotline_report::export::{ExportOptions, Format, clipping, export};
use hotline_report::report::Report;

/// Every file that a report becomes, and what is copied of its tables: of all of it, and of each part by itself.
pub(crate) fn exports(report: &Report, ids: &[String], geometry: &Geometry) -> Vec<(String, String)> {
    let mut made = Vec::new();
    let parts = ids.iter().map(|id| Some(id.as_str())).chain([Some(HEADLINE), None]);
    for (part, format) in parts.flat_map(|part| Format::ALL.iter().map(move |format| (part, *format))) {
        for as_printed in [false, true] {
            let options = ExportOptions { table: part, as_printed, bom: false, geometry: Some(geometry) };
            // Some formats are of everything, and some of one chart.
            let Ok(file) = export(report, format, &options) else { continue };
            made.extend(texts(&format!("{} of {}", format.name(), part.unwrap_or("all")), file.bytes));
        }
    }
    for table in report.tables() {
        let copied = clipping(report, table);
        made.push((format!("copy of {}", table.id), format!("{} {}", copied.html, copied.text)));
    }
    made
}

/// The text of a file; of an archive, that of every file in it.
fn texts(name: &str, bytes: Vec<u8>) -> Vec<(String, String)> {
    if !bytes.starts_with(b"PK") {
        return vec![(name.to_owned(), String::from_utf8(bytes).unwrap())];
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|place| {
            let mut file = archive.by_index(place).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (format!("{name}: {}", file.name().unwrap()), String::from_utf8(bytes).unwrap())
        })
        .collect()
}
