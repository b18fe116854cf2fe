use super::super::dates::DateSystem;
use super::super::error::RecordsError;
use super::address::{Address, Area};
use super::book::Sheet;
use super::cfb::{CompoundFile, u16_at, u32_at};
use super::content::{Cell, Content};
use super::format::Format;
use super::limits::CELLS;
use super::xls_text::{Cursor, short_text, text};
use super::xlsx_strings::Strings;
use super::{Merges, Visit, problem};

/// A workbook as Excel 97 to 2003 saved it ([MS-XLS]). Formulas are not looked into, only at what they came to.
pub(super) struct Xls {
    stream: Vec<u8>,
    sheets: Vec<Sheet>,
    starts: Vec<usize>,
    system: DateSystem,
    own: Vec<(u16, Format)>,
    formats: Vec<Format>,
    strings: Strings,
}

/// The kinds of records that are looked at ([MS-XLS] 2.3).
mod kind {
    pub(super) const FORMULA: u16 = 0x0006;
    pub(super) const EOF: u16 = 0x000A;
    pub(super) const DATE_MODE: u16 = 0x0022;
    pub(super) const FILE_PASS: u16 = 0x002F;
    pub(super) const CONTINUE: u16 = 0x003C;
    pub(super) const BOUND_SHEET: u16 = 0x0085;
    pub(super) const MUL_RK: u16 = 0x00BD;
    pub(super) const RICH_STRING: u16 = 0x00D6;
    pub(super) const XF: u16 = 0x00E0;
    pub(super) const MERGE_CELLS: u16 = 0x00E5;
    pub(super) const SST: u16 = 0x00FC;
    pub(super) const LABEL_SST: u16 = 0x00FD;
    pub(super) const NUMBER: u16 = 0x0203;
    pub(super) const LABEL: u16 = 0x0204;
    pub(super) const BOOL_ERR: u16 = 0x0205;
    pub(super) const STRING: u16 = 0x0207;
    pub(super) const RK: u16 = 0x027E;
    pub(super) const FORMAT: u16 = 0x041E;
    pub(super) const BOF: u16 = 0x0809;
}

/// A record: its kind, its data, and the data of the records that continue it.
struct Record<'a> {
    kind: u16,
    data: &'a [u8],
    more: Vec<&'a [u8]>,
}

/// The records of a stream, up to where it ends or makes no more sense.
struct Records<'a>(&'a [u8]);

impl<'a> Records<'a> {
    fn one(&mut self) -> Option<(u16, &'a [u8])> {
        let length = usize::from(u16_at(self.0, 2)?);
        let data = self.0.get(4..4 + length)?;
        let kind = u16_at(self.0, 0)?;
        self.0 = self.0.get(4 + length..).unwrap_or_default();
        Some((kind, data))
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        let (kind, data) = self.one()?;
        let mut more = Vec::new();
        while u16_at(self.0, 0) == Some(kind::CONTINUE) {
            more.push(self.one()?.1);
        }
        Some(Record { kind, data, more })
    }
}

/// What a cell says, or where it is said.
enum Value {
    Number(f64, u16),
    Shared(u32),
    Text(String),
    Bool(bool),
    Error,
}

impl Xls {
    /// Reads everything but the cells.
    pub(super) fn open(bytes: &[u8]) -> Result<Self, RecordsError> {
        let file = CompoundFile::open(bytes)?;
        if file.stream("EncryptedPackage")?.is_some() {
            return Err(problem::password());
        }
        let Some(stream) = file.stream("Workbook")? else {
            return Err(match file.stream("Book")? {
                Some(_) => old(),
                None => problem::no_table("The file is an Office document, but no workbook.", "Choose a workbook."),
            });
        };
        let mut book = Self {
            stream: Vec::new(),
            sheets: Vec::new(),
            starts: Vec::new(),
            system: DateSystem::From1900,
            own: Vec::new(),
            formats: Vec::new(),
            strings: Strings::default(),
        };
        for record in Records(&stream) {
            if record.kind == kind::EOF {
                break;
            }
            book.take(&record)?;
        }
        book.stream = stream;
        Ok(book)
    }

    fn take(&mut self, record: &Record) -> Result<(), RecordsError> {
        let data = record.data;
        match record.kind {
            kind::BOF if u16_at(data, 0) != Some(0x0600) => return Err(old()),
            kind::FILE_PASS => return Err(problem::password()),
            kind::DATE_MODE if u16_at(data, 0) == Some(1) => self.system = DateSystem::From1904,
            kind::FORMAT => {
                let id = u16_at(data, 0).ok_or_else(damaged)?;
                self.own.push((id, Format::parse(&text(data.get(2..).unwrap_or_default()).ok_or_else(damaged)?)));
            }
            kind::XF => {
                let id = u16_at(data, 2).ok_or_else(damaged)?;
                let own = self.own.iter().find(|(known, _)| *known == id);
                self.formats.push(own.map_or(Format::builtin(u32::from(id)), |(_, format)| format.clone()));
            }
            kind::BOUND_SHEET => {
                let (Some(start), Some([state, sort, name @ ..])) = (u32_at(data, 0), data.get(4..)) else {
                    return Err(damaged());
                };
                // Other sorts are charts and macros.
                if *sort == 0 {
                    let name = short_text(name).ok_or_else(damaged)?;
                    self.sheets.push(Sheet { name, visible: matches!(state & 3, 0) });
                    self.starts.push(start as usize);
                }
            }
            kind::SST => {
                let mut cursor = Cursor::new(data.get(8..).unwrap_or_default(), &record.more);
                while !cursor.is_at_end() {
                    self.strings.push(&cursor.rich_text().ok_or_else(damaged)?);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Its sheets.
    pub(super) fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// Shows every cell of a sheet, by row and then by column.
    pub(super) fn walk(&self, sheet: usize, visit: Visit) -> Result<Merges, RecordsError> {
        let stream = self.starts.get(sheet).and_then(|start| self.stream.get(*start..)).ok_or_else(damaged)?;
        let (mut cells, merges) = cells(stream)?;
        cells.sort_by_key(|(at, _)| *at);
        for pair in cells.windows(2) {
            if let [(before, _), (after, _)] = pair
                && before == after
            {
                return Err(problem::broken_cell(*after, "it is there twice."));
            }
        }
        for (at, value) in &cells {
            let content = match value {
                Value::Number(value, format) => Content::Number {
                    value: *value,
                    format: self.formats.get(usize::from(*format)).unwrap_or(&Format::Number),
                    system: self.system,
                },
                Value::Shared(index) => match self.strings.get(*index as usize) {
                    Some(text) => Content::Text(text),
                    None => return Err(problem::broken_cell(*at, "it refers to a text that is not there.")),
                },
                Value::Text(text) => Content::Text(text),
                Value::Bool(value) => Content::Bool(*value),
                Value::Error => Content::Error,
            };
            visit(Cell { at: *at, content })?;
        }
        Ok(merges)
    }
}

type Cells = Vec<(Address, Value)>;

fn cells(stream: &[u8]) -> Result<(Cells, Merges), RecordsError> {
    let mut cells = Cells::new();
    let mut merges = Merges::new();
    let mut depth = 0_u32;
    let mut awaiting = None;
    for record in Records(stream) {
        match record.kind {
            // Charts within the sheet are streams within its stream.
            kind::BOF => depth += 1,
            kind::EOF if depth <= 1 => return Ok((cells, merges)),
            kind::EOF => depth -= 1,
            _ if depth > 1 => {}
            kind::MERGE_CELLS => {
                merges.extend(record.data.get(2..).unwrap_or_default().chunks_exact(8).filter_map(area));
            }
            kind::MUL_RK => several(record.data, &mut cells).ok_or_else(damaged)?,
            kind::STRING => {
                if let Some(at) = awaiting.take() {
                    let mut cursor = Cursor::new(record.data, &record.more);
                    cells.push((at, Value::Text(cursor.text().ok_or_else(damaged)?)));
                }
            }
            kind::FORMULA => {
                let at = address(record.data).ok_or_else(damaged)?;
                match result(record.data).ok_or_else(damaged)? {
                    Outcome::Value(value) => cells.push((at, value)),
                    Outcome::TextFollows => awaiting = Some(at),
                }
            }
            _ => {
                if let Some(value) = single(&record).transpose() {
                    cells.push((address(record.data).ok_or_else(damaged)?, value?));
                }
            }
        }
        if cells.len() as u64 > CELLS {
            return Err(problem::too_large("A sheet has more than 20 million cells."));
        }
    }
    // A sheet that does not end was cut off.
    Err(damaged())
}

/// What a record says that holds one cell; `None` for all others.
fn single(record: &Record) -> Result<Option<Value>, RecordsError> {
    let data = record.data;
    let format = u16_at(data, 4).unwrap_or_default();
    let value = match record.kind {
        kind::NUMBER => f64_at(data, 6).map(|value| Value::Number(value, format)),
        kind::RK => u32_at(data, 6).map(|packed| Value::Number(unpacked(packed), format)),
        kind::LABEL_SST => u32_at(data, 6).map(Value::Shared),
        kind::LABEL | kind::RICH_STRING => data.get(6..).and_then(text).map(Value::Text),
        kind::BOOL_ERR => match (data.get(6), data.get(7)) {
            (Some(value), Some(0)) => Some(Value::Bool(*value != 0)),
            (Some(_), Some(_)) => Some(Value::Error),
            _ => None,
        },
        _ => return Ok(None),
    };
    value.map(Some).ok_or_else(damaged)
}

/// What a formula came to.
enum Outcome {
    Value(Value),
    /// A text, which the next record holds.
    TextFollows,
}

fn result(data: &[u8]) -> Option<Outcome> {
    let format = u16_at(data, 4)?;
    Some(Outcome::Value(match data.get(6..14)? {
        [0, .., 0xFF, 0xFF] => return Some(Outcome::TextFollows),
        [1, _, value, .., 0xFF, 0xFF] => Value::Bool(*value != 0),
        [2, .., 0xFF, 0xFF] => Value::Error,
        [3, .., 0xFF, 0xFF] => Value::Text(String::new()),
        _ => Value::Number(f64_at(data, 6)?, format),
    }))
}

/// Numbers in cells side by side.
fn several(data: &[u8], cells: &mut Cells) -> Option<()> {
    let first = address(data)?;
    let packed = data.get(4..data.len().checked_sub(2)?)?.chunks_exact(6);
    for (column, cell) in (first.column..=0xFF).zip(packed) {
        cells.push((Address { column, ..first }, Value::Number(unpacked(u32_at(cell, 2)?), u16_at(cell, 0)?)));
    }
    Some(())
}

fn address(data: &[u8]) -> Option<Address> {
    let column = u16_at(data, 2).filter(|column| *column <= 0xFF)?;
    Some(Address { row: u32::from(u16_at(data, 0)?) + 1, column: u32::from(column) })
}

fn area(data: &[u8]) -> Option<Area> {
    let corner = |row, column| {
        Some(Address { row: u32::from(u16_at(data, row)?) + 1, column: u32::from(u16_at(data, column)?) })
    };
    let (first, last) = (corner(0, 4)?, corner(2, 6)?);
    (first != last && first.row <= last.row && first.column <= last.column).then_some(Area { first, last })
}

/// A number that was packed into 30 bits, either its upper ones or a whole number, and perhaps in hundredths.
fn unpacked(packed: u32) -> f64 {
    let value = if packed & 2 == 0 {
        f64::from_bits(u64::from(packed & !3) << 32)
    } else {
        f64::from(packed.cast_signed() >> 2)
    };
    if packed & 1 == 0 { value } else { value / 100.0 }
}

fn f64_at(data: &[u8], place: usize) -> Option<f64> {
    data.get(place..)?.first_chunk().map(|bytes| f64::from_le_bytes(*bytes)).filter(|number| number.is_finite())
}

fn old() -> RecordsError {
    problem::no_table(
        "The workbook is in a format from before Excel 97, which cannot be read here.",
        "Open it in a spreadsheet program and save it as .xlsx.",
    )
}

fn damaged() -> RecordsError {
    problem::broken("its records make no sense.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_numbers_come_out() {
        for (packed, expected) in
            [(0x3FF0_0000, 1.0), (185 << 2 | 2, 185.0), (1234 << 2 | 3, 12.34), (0xFFFF_FFFE, -1.0)]
        {
            assert!((unpacked(packed) - expected).abs() < 1e-12, "{packed:x}");
        }
    }

    #[test]
    fn the_result_of_a_formula_may_be_of_any_kind() {
        let formula = |result: [u8; 8]| [&[0; 6][..], &result, &[0; 8]].concat();
        assert!(matches!(result(&formula([0, 0, 0, 0, 0, 0, 255, 255])), Some(Outcome::TextFollows)));
        assert!(matches!(result(&formula([1, 0, 1, 0, 0, 0, 255, 255])), Some(Outcome::Value(Value::Bool(true)))));
        assert!(matches!(result(&formula([2, 0, 42, 0, 0, 0, 255, 255])), Some(Outcome::Value(Value::Error))));
        assert!(matches!(result(&formula(2.5_f64.to_le_bytes())), Some(Outcome::Value(Value::Number(2.5, 0)))));
        assert!(result(&[0; 8]).is_none());
    }
}
