//! The records of Línea 144, packed as `linea144/linea144.zip`.

use std::fs::File;
use std::io::Read as _;

/// Returns the published file of a year, 2020 or 2021: UTF-8 with a byte-order mark.
pub(crate) fn linea144(year: &str) -> String {
    let packed = File::open(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/linea144/linea144.zip")).unwrap();
    let mut archive = zip::ZipArchive::new(packed).unwrap();
    let mut text = String::new();
    archive.by_name(&format!("linea144-{year}.csv")).unwrap().read_to_string(&mut text).unwrap();
    text
}
