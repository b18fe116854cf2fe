//! Reads every file of a folder and prints, one JSON object a line, the table and everything that is reported about it.
//!
//! `cargo run --release --example pollock -- <folder>`; the scores are worked out by `score.mjs`, see the README.

use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use hotline_report::records::{ReadOptions, Reader, Reading, RecordsError};
use serde_json::{Value, json};

fn main() -> std::io::Result<()> {
    let folder = std::env::args_os().nth(1).ok_or_else(|| std::io::Error::other("Name a folder of CSV files."))?;
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.sort();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for path in files {
        let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let found = match read(&path, &std::fs::read(&path)?) {
            Ok(reading) => table(&name, &reading),
            Err(error) => json!({ "file": name, "error": error.to_string(), "line": error.line }),
        };
        writeln!(out, "{found}")?;
    }
    Ok(())
}

fn read(path: &Path, bytes: &[u8]) -> Result<Reading, RecordsError> {
    let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
    let mut reader = Reader::new(name, ReadOptions::default());
    reader.push(bytes)?;
    reader.finish()
}

fn table(name: &str, reading: &Reading) -> Value {
    let columns = reading.records.columns();
    let row = |row: usize| -> Vec<&str> { columns.iter().filter_map(|column| column.value(row)).collect() };
    let rows: Vec<_> = (0..reading.records.len()).map(row).collect();
    // A heading may be found though the layout has none.
    let is_numbered = reading.header.iter().zip(1..).all(|(name, place)| *name == format!("column {place}"));
    let has_header = reading.dialect.as_ref().is_none_or(|dialect| dialect.header || !is_numbered);
    let header = if has_header { reading.header.as_slice() } else { &[] };
    json!({
        "file": name,
        "header": header,
        "rows": rows,
        "failures": reading.failures,
        "leftOut": reading.left_out,
        "warnings": reading.warnings,
    })
}
