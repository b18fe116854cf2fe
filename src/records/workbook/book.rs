use crate::report::nearest;

use super::super::error::RecordsError;
use super::archive::Archive;
use super::ods::Ods;
use super::xls::Xls;
use super::xlsx::Xlsx;
use super::{Merges, Visit, problem};

/// A sheet that can hold a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) visible: bool,
}

/// A workbook of any of the formats that can be read.
pub(super) enum Book<'a> {
    Xlsx(Xlsx<'a>),
    Ods(Ods<'a>),
    Xls(Xls),
}

impl<'a> Book<'a> {
    /// Opens a workbook of whatever format it turns out to be.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, RecordsError> {
        if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
            return Ok(Self::Xls(Xls::open(bytes)?));
        }
        if !bytes.starts_with(b"PK") {
            return Err(problem::no_table(
                "The file is no workbook.",
                "Choose a file that ends in .xlsx, .xls or .ods.",
            ));
        }
        let archive = Archive::open(bytes)?;
        match (archive.has("[Content_Types].xml"), archive.has("content.xml")) {
            (true, _) => Ok(Self::Xlsx(Xlsx::open(archive)?)),
            (false, true) => Ok(Self::Ods(Ods::open(archive)?)),
            (false, false) => Err(problem::no_table(
                "The file is an archive, but no workbook.",
                "Unpack it, and choose the workbook in it.",
            )),
        }
    }

    /// Its sheets, in their order. Sheets without cells, such as charts, are not among them.
    pub(super) fn sheets(&self) -> &[Sheet] {
        match self {
            Self::Xlsx(book) => book.sheets(),
            Self::Ods(book) => book.sheets(),
            Self::Xls(book) => book.sheets(),
        }
    }

    /// Shows every cell of a sheet, by row and then by column, and says which are merged.
    pub(super) fn walk(&mut self, sheet: usize, visit: Visit) -> Result<Merges, RecordsError> {
        match self {
            Self::Xlsx(book) => book.walk(sheet, visit),
            Self::Ods(book) => book.walk(sheet, visit),
            Self::Xls(book) => book.walk(sheet, visit),
        }
    }

    /// The sheet of that name.
    pub(super) fn find(&self, name: &str) -> Result<usize, RecordsError> {
        let found = self.sheets().iter().position(|sheet| sheet.name == name);
        found.ok_or_else(|| {
            let names = self.sheets().iter().map(|sheet| sheet.name.as_str());
            let nearest = nearest(name, names.clone());
            let hint = nearest.map(|nearest| format!("Did you mean “{nearest}”? ")).unwrap_or_default();
            let listed: Vec<String> = names.map(|name| format!("“{name}”")).collect();
            RecordsError::new(
                "unknown-sheet",
                format!("The workbook has no sheet “{name}”."),
                format!("{hint}Its sheets are {}.", listed.join(", ")),
            )
        })
    }
}
