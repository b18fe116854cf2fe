//! The way there and back: a document is written as a text in each layout that people paste, read again, and every
//! figure is compared.

pub(crate) mod copied;
pub(crate) mod score;
pub(crate) mod written;

use std::path::{Path, PathBuf};
use std::{fs, io};

use hotline_report::report::{Node, Report};

use crate::document;
use crate::publication::Publication;

/// Reads a report document, or a publication in the form of `tests/data/publications`.
pub(crate) fn load(path: &Path) -> io::Result<Report> {
    let text = fs::read_to_string(path)?;
    let json: serde_json::Value = serde_json::from_str(&text)?;
    let node: Node = if json.get("version").is_some() {
        serde_json::from_value(json)?
    } else {
        let publication: Publication = serde_json::from_value(json)?;
        serde_json::from_value(document::of(&publication))?
    };
    let sound = Report::from_node(&node).map_err(|problems| io::Error::other(format!("{problems:?}")))?;
    Ok(sound.0)
}

/// The JSON files of a folder, in the order of their names.
pub(crate) fn documents(folder: &Path) -> io::Result<Vec<(String, Report)>> {
    let mut paths: Vec<_> = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    let name = |path: &Path| path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    paths.iter().map(|path| Ok((name(path), load(path)?))).collect()
}

/// Writes a document as a text.
type Write = fn(&Report) -> String;

/// The layouts, with their names.
pub(crate) const LAYOUTS: [(&str, Write); 7] = [
    ("tabs", |report| written::text(report, written::Layout::Tabs)),
    ("aligned", |report| written::text(report, written::Layout::Aligned)),
    ("one cell per line", |report| written::text(report, written::Layout::Lines)),
    ("single blanks", |report| written::text(report, written::Layout::Blanks)),
    ("own page", copied::selected),
    ("own page, innerText", copied::inner),
    ("own page, before", copied::old),
];

/// The folders of this repository that hold documents.
pub(crate) fn folders() -> Vec<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let names = [
        "www/reports",
        "tests/fixtures/documents",
        "tests/fixtures/published",
        "tests/fixtures/reports",
        "tests/data/publications",
    ];
    names.iter().map(|name| root.join(name)).collect()
}
