use std::collections::HashSet;

use crate::report::nearest;

use super::super::error::RecordsError;
use super::super::reading::Warning;
use super::archive::Archive;
use super::dense::Dense;
use super::layout::Profile;
use super::xlsx::Xlsx;
use super::{Visit, ods, problem, xls, xlsb};

/// The part that only a workbook of Excel's binary format has.
const BINARY: &str = "xl/workbook.bin";

/// A sheet that can hold a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) visible: bool,
}

/// A workbook of any of the formats that can be read.
pub(super) enum Book<'a> {
    Xlsx(Box<Xlsx<'a>>),
    Dense(Dense),
}

impl<'a> Book<'a> {
    /// Opens a workbook of whatever format it turns out to be.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, RecordsError> {
        let book = Self::open_any(bytes)?;
        let mut names = HashSet::new();
        // calamine finds a sheet by its name.
        match book.sheets().iter().find(|sheet| !names.insert(&sheet.name)) {
            Some(twice) => Err(problem::broken(format!("two of its sheets have the name “{}”.", twice.name))),
            None => Ok(book),
        }
    }

    fn open_any(bytes: &'a [u8]) -> Result<Self, RecordsError> {
        if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
            return xls::open(bytes).map(Self::Dense);
        }
        if !bytes.starts_with(b"PK") {
            return Err(problem::no_table(
                "The file is no workbook.",
                "Choose a file that ends in .xlsx, .xls or .ods.",
            ));
        }
        let archive = Archive::open(bytes)?;
        match (archive.has("[Content_Types].xml"), archive.has("content.xml")) {
            (true, _) if archive.has(BINARY) => xlsb::open(bytes, archive).map(Self::Dense),
            (true, _) => Ok(Self::Xlsx(Box::new(Xlsx::open(bytes, archive)?))),
            (false, true) => ods::open(bytes, archive).map(Self::Dense),
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
            Self::Dense(book) => book.sheets(),
        }
    }

    /// Their names.
    pub(super) fn names(&self) -> Vec<String> {
        self.sheets().iter().map(|sheet| sheet.name.clone()).collect()
    }

    /// Shows every cell of a sheet that says something, by row and then by column.
    pub(super) fn walk(&mut self, sheet: usize, visit: Visit) -> Result<(), RecordsError> {
        match self {
            Self::Xlsx(book) => book.walk(sheet, visit),
            Self::Dense(book) => {
                book.walk(sheet, visit);
                Ok(())
            }
        }
    }

    /// Returns the filled cells of a sheet.
    pub(super) fn profile(&mut self, sheet: usize) -> Result<Option<&Profile>, RecordsError> {
        match self {
            Self::Xlsx(book) => book.survey(sheet).map(|survey| survey.map(|survey| &survey.found.profile)),
            Self::Dense(book) => Ok(book.profile(sheet)),
        }
    }

    /// Returns the warning about the way it was read.
    pub(super) fn warning(&self) -> Option<Warning> {
        matches!(self, Self::Dense(book) if !book.looks).then(|| Warning {
            code: "binary-workbook",
            count: 1,
            line: None,
            column: None,
            message: "Of a binary workbook (.xlsb) it is not known which rows are hidden, which cells are merged, and which numbers \
                      are shown as percentages or with zeros before them: 5 % is read as 0.05. Save it as .xlsx to have that looked \
                      at."
                .to_owned(),
        })
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
