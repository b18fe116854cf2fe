use std::borrow::Cow;
use std::collections::hash_map::{Entry, HashMap};
use std::io::Cursor;
use std::ops::ControlFlow;

use calamine::{Reader, SheetType, SheetVisible, XlsxError};

use super::super::dates::DateSystem;
use super::super::error::RecordsError;
use super::address::Address;
use super::archive::Archive;
use super::book::Sheet;
use super::content::{Cell, Content};
use super::format::code_pattern;
use super::limits::SHEET;
use super::xlsx_parts::{MACROS, Package, Texts, check_strings, check_styles};
use super::xlsx_sheet::{Survey, survey};
use super::{Visit, problem};

/// Type given to a sheet of macros: it holds no records.
const WITHOUT_CELLS: &str = "/chartsheet";

/// A workbook of Excel's present format, and of the many programs that write it (ECMA-376, part 1, 18). calamine reads
/// every part of it only after it was looked through here.
pub(super) struct Xlsx<'a> {
    archive: Archive<'a>,
    book: calamine::Xlsx<Cursor<Cow<'a, [u8]>>>,
    system: DateSystem,
    sheets: Vec<Sheet>,
    paths: Vec<String>,
    texts: Texts,
    /// Surveys of the parts of sheets.
    surveys: HashMap<String, Survey>,
}

impl<'a> Xlsx<'a> {
    /// Reads everything but the cells.
    pub(super) fn open(bytes: &'a [u8], mut archive: Archive<'a>) -> Result<Self, RecordsError> {
        let package = Package::read(&mut archive)?;
        let folder = &package.folder;
        let texts = check_strings(&mut archive, &format!("{folder}sharedStrings.xml"))?;
        check_styles(&mut archive, &format!("{folder}styles.xml"))?;
        archive.scan(&format!("{folder}theme/theme1.xml"))?;
        let known = match &package.macros {
            None => Cow::Borrowed(bytes),
            Some(part) => Cow::Owned(archive.replacing(part, |kinds| {
                MACROS.iter().fold(kinds, |kinds, macros| kinds.replace(macros, WITHOUT_CELLS))
            })?),
        };
        let book = calamine::Xlsx::new(Cursor::new(known)).map_err(|error| explain(&error))?;
        let listed = book.sheets_metadata();
        if listed.len() != package.sheets.len() {
            return Err(problem::broken("its sheets are not listed as they are stored."));
        }
        let (sheets, paths) = listed
            .iter()
            .zip(package.sheets)
            // Sheets that only hold a chart have no cells.
            .filter(|(sheet, _)| sheet.typ == SheetType::WorkSheet)
            .map(|(sheet, path)| {
                (Sheet { name: sheet.name.clone(), visible: sheet.visible == SheetVisible::Visible }, path)
            })
            .unzip();
        let system = if book.has_1904_epoch() { DateSystem::From1904 } else { DateSystem::From1900 };
        Ok(Self { archive, book, system, sheets, paths, texts, surveys: HashMap::new() })
    }

    /// Its sheets.
    pub(super) fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// Surveys a sheet.
    pub(super) fn survey(&mut self, sheet: usize) -> Result<Option<&Survey>, RecordsError> {
        let Some(path) = self.paths.get(sheet) else { return Ok(None) };
        Ok(Some(match self.surveys.entry(path.clone()) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => place.insert(survey(self.archive.needed(path, SHEET)?, &self.texts)?),
        }))
    }

    /// Shows every cell of a sheet that says something, by row and then by column.
    pub(super) fn walk(&mut self, sheet: usize, visit: Visit) -> Result<(), RecordsError> {
        self.survey(sheet)?;
        let survey = self.paths.get(sheet).and_then(|path| self.surveys.get(path));
        let (Some(survey), Some(Sheet { name, .. })) = (survey, self.sheets.get(sheet)) else { return Ok(()) };
        let mut cells = self.book.worksheet_cells_reader(name).map_err(|error| explain(&error))?;
        let codes: Vec<_> = cells
            .styles()
            .iter()
            .map(|style| style.number_format.as_ref().and_then(|format| code_pattern(&format.format_code)))
            .collect();
        let mut notes = survey.found.notes.iter().peekable();
        let mut last = None;
        loop {
            let next = match cells.next_cell_with_style_id() {
                Ok(next) => next,
                // An error that calamine does not know, of which there is a note.
                Err(XlsxError::CellError(_)) if survey.is_addressed => continue,
                Err(error) => return Err(explain_after(last, &error)),
            };
            let at = next.as_ref().map(|(cell, _)| {
                let (row, column) = cell.get_position();
                Address { row: row + 1, column }
            });
            while let Some((area, note)) = notes.next_if(|(area, _)| at.is_none_or(|at| area.first <= at)) {
                if let Some(content) = note.content()
                    && let ControlFlow::Break(()) = visit(Cell { at: area.first, content })
                {
                    return Ok(());
                }
                last = Some(area.first);
            }
            let (Some((cell, style)), Some(at)) = (next, at) else { return Ok(()) };
            // The note about a cell stands for what calamine says of it.
            if last == Some(at) {
                continue;
            }
            let code = codes.get(style).and_then(Option::as_deref);
            if let Some(content) = Content::of(cell.get_value(), code, self.system)
                && let ControlFlow::Break(()) = visit(Cell { at, content })
            {
                return Ok(());
            }
            last = Some(at);
        }
    }
}

fn explain(error: &XlsxError) -> RecordsError {
    problem::broken(format!("{error}."))
}

fn explain_after(last: Option<Address>, error: &XlsxError) -> RecordsError {
    let Some(at) = last else { return explain(error) };
    problem::broken(format!("after cell {at}: {error}.")).at_line(u64::from(at.row)).in_column(at.to_string())
}
