use std::ops::Range;
use std::rc::Rc;

use super::super::error::RecordsError;
use super::address::{Address, Area};
use super::dense::Room;
use super::format::{Place, code_pattern};
use super::found::{Found, Note};
use super::limits::{CELLS, MERGES};
use super::problem;

/// The kinds of records that are looked at ([MS-XLS] 2.3).
mod kind {
    pub(super) const FORMULA: u16 = 0x0006;
    pub(super) const EOF: u16 = 0x000A;
    pub(super) const FILE_PASS: u16 = 0x002F;
    pub(super) const CONTINUE: u16 = 0x003C;
    pub(super) const BOUND_SHEET: u16 = 0x0085;
    pub(super) const MUL_RK: u16 = 0x00BD;
    pub(super) const RICH_STRING: u16 = 0x00D6;
    pub(super) const XF: u16 = 0x00E0;
    pub(super) const MERGE_CELLS: u16 = 0x00E5;
    pub(super) const LABEL_SST: u16 = 0x00FD;
    pub(super) const DIMENSIONS: u16 = 0x0200;
    pub(super) const NUMBER: u16 = 0x0203;
    pub(super) const LABEL: u16 = 0x0204;
    pub(super) const ROW: u16 = 0x0208;
    pub(super) const BOOL_ERR: u16 = 0x0205;
    pub(super) const RK: u16 = 0x027E;
    pub(super) const FORMAT: u16 = 0x041E;
    pub(super) const BOF: u16 = 0x0809;
}

/// Maximum number of continuations of a record: calamine moves all of them at each.
const CONTINUED: u32 = 20_000;
/// The columns that a sheet of that format has.
const NARROW: u16 = 256;

/// A record: its kind, and where its data is.
type Record = (u16, Range<usize>);

/// The record at that place.
fn record(stream: &[u8], place: usize) -> Result<Record, RecordsError> {
    let head = u16_at(stream, place).zip(u16_at(stream, place.saturating_add(2)));
    let (kind, length) = head.ok_or_else(damaged)?;
    let data = place + 4..place + 4 + usize::from(length);
    if data.end > stream.len() {
        return Err(damaged());
    }
    Ok((kind, data))
}

/// Looks through a workbook's stream, and takes out what its sheets claim to span.
pub(super) fn check(stream: &mut [u8]) -> Result<Vec<Found>, RecordsError> {
    let globals = Globals::read(stream)?;
    let mut found = Vec::new();
    let mut room = Room::default();
    let mut claims = Vec::new();
    let mut extents = vec![globals.extent.clone()];
    for start in &globals.sheets {
        let mut sheet = Sheet { codes: &globals.codes, room: &mut room, claims: &mut claims, found: Found::default() };
        let end = sheet.read(stream, *start)?;
        found.push(sheet.found);
        room.next_sheet();
        extents.push(*start..end);
    }
    // Sheets that share their cells would multiply them.
    extents.sort_by_key(|extent| extent.start);
    if extents.windows(2).any(|pair| matches!(pair, [before, after] if before.end > after.start)) {
        return Err(problem::broken("two of its sheets stand in the same place."));
    }
    for claim in claims {
        if let Some(data) = stream.get_mut(claim) {
            data.fill(0);
        }
    }
    Ok(found)
}

/// State that all sheets share.
struct Globals {
    extent: Range<usize>,
    sheets: Vec<usize>,
    codes: Vec<Option<Rc<[Place]>>>,
}

impl Globals {
    fn read(stream: &[u8]) -> Result<Self, RecordsError> {
        let mut globals = Self { extent: 0..0, sheets: Vec::new(), codes: Vec::new() };
        let mut formats = Vec::new();
        let mut styles = Vec::new();
        let mut continued = 0;
        while globals.extent.end < stream.len() {
            let (kind, place) = record(stream, globals.extent.end)?;
            globals.extent.end = place.end;
            continued = if kind == kind::CONTINUE { continued + 1 } else { 0 };
            if continued > CONTINUED {
                return Err(problem::hostile("It continues a record more often than any program does."));
            }
            let data = stream.get(place).unwrap_or_default();
            match kind {
                kind::EOF => break,
                kind::FILE_PASS => return Err(problem::password()),
                kind::BOUND_SHEET => globals.sheets.push(u32_at(data, 0).ok_or_else(damaged)? as usize),
                kind::FORMAT => formats.extend(format(data)),
                kind::XF => styles.push(u16_at(data, 2).ok_or_else(damaged)?),
                _ => {}
            }
        }
        let built_in = |style: &u16| PERCENTAGES.contains(style).then(|| Rc::from([Place::Percent]));
        let own = |style: &u16| formats.iter().find(|(id, _)| id == style).and_then(|(_, code)| code.clone());
        let code = |style: &u16| own(style).or_else(|| built_in(style));
        globals.codes = styles.iter().map(code).collect();
        Ok(globals)
    }
}

/// Formats of percentages that no file defines.
const PERCENTAGES: [u16; 2] = [9, 10];

/// The number of a format, and the pattern of the code that it makes.
fn format(data: &[u8]) -> Option<(u16, Option<Rc<[Place]>>)> {
    let (id, length, wide) = (u16_at(data, 0)?, usize::from(u16_at(data, 2)?), *data.get(4)?);
    let letters = data.get(5..)?;
    let text = if wide & 1 == 0 {
        letters.get(..length)?.iter().map(|letter| char::from(*letter)).collect()
    } else {
        let units = letters.as_chunks::<2>().0.get(..length)?.iter().map(|unit| u16::from_le_bytes(*unit));
        char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect::<String>()
    };
    Some((id, code_pattern(&text)))
}

/// A sheet that is looked through.
struct Sheet<'a> {
    codes: &'a [Option<Rc<[Place]>>],
    room: &'a mut Room,
    claims: &'a mut Vec<Range<usize>>,
    found: Found,
}

impl Sheet<'_> {
    /// Looks through the records from that place on, and says where they end.
    fn read(&mut self, stream: &[u8], start: usize) -> Result<usize, RecordsError> {
        let mut place = start;
        let mut depth = 0_u32;
        let mut cells = 0;
        loop {
            // A sheet that does not end was cut off.
            let (kind, data) = record(stream, place)?;
            place = data.end;
            match kind {
                // Charts within the sheet are streams within its stream.
                kind::BOF => depth += 1,
                kind::EOF if depth <= 1 => break,
                kind::EOF => depth -= 1,
                _ if depth > 1 => {}
                kind::DIMENSIONS => self.claims.push(data),
                kind => cells += self.take(kind, stream.get(data).unwrap_or_default())?,
            }
            if cells > CELLS {
                return Err(problem::too_large("A sheet has more than 20 million cells."));
            }
        }
        self.found.notes.sort_by_key(|(area, _)| area.first);
        self.found.profile.hidden.sort_unstable();
        Ok(place)
    }

    /// Takes in a record, and says how many cells it holds.
    fn take(&mut self, kind: u16, data: &[u8]) -> Result<u64, RecordsError> {
        match kind {
            kind::MERGE_CELLS => self.take_merges(data)?,
            kind::ROW => self.take_row(data),
            kind::NUMBER | kind::RK | kind::FORMULA => {
                let at = self.take_cell(data, u16_at(data, 2))?;
                self.take_style(at, u16_at(data, 4));
                return Ok(1);
            }
            kind::LABEL | kind::RICH_STRING | kind::BOOL_ERR | kind::LABEL_SST => {
                self.take_cell(data, u16_at(data, 2))?;
                return Ok(1);
            }
            kind::MUL_RK => {
                let first = u16_at(data, 2).ok_or_else(damaged)?;
                let packed = data.get(4..data.len().saturating_sub(2)).ok_or_else(damaged)?;
                for (column, cell) in (first..NARROW).zip(packed.as_chunks::<6>().0) {
                    let at = self.take_cell(data, Some(column))?;
                    self.take_style(at, u16_at(cell, 0));
                }
                self.take_cell(data, u16_at(data, data.len().saturating_sub(2)))?;
                return Ok(packed.len() as u64 / 6);
            }
            _ => {}
        }
        Ok(0)
    }

    /// Notes a row that the sheet hides ([MS-XLS] 2.4.221).
    fn take_row(&mut self, data: &[u8]) {
        const HIDDEN: u16 = 0x20;
        if let (Some(row), Some(flags)) = (u16_at(data, 0), u16_at(data, 12))
            && flags & HIDDEN != 0
        {
            let row = u32::from(row) + 1;
            self.found.profile.hidden.push((row, row));
        }
    }

    fn take_cell(&mut self, data: &[u8], column: Option<u16>) -> Result<Address, RecordsError> {
        let (Some(row), Some(column)) = (u16_at(data, 0), column.filter(|column| *column < NARROW)) else {
            return Err(damaged());
        };
        let at = Address { row: u32::from(row) + 1, column: u32::from(column) };
        self.room.take(at)?;
        Ok(at)
    }

    fn take_style(&mut self, at: Address, style: Option<u16>) {
        if let Some(Some(code)) = style.and_then(|style| self.codes.get(usize::from(style))) {
            self.found.note(at, Note::Code(Rc::clone(code)));
        }
    }

    fn take_merges(&mut self, data: &[u8]) -> Result<(), RecordsError> {
        let count = usize::from(u16_at(data, 0).ok_or_else(damaged)?);
        let areas = data.get(2..2 + count * 8).ok_or_else(damaged)?.as_chunks::<8>().0;
        self.found.profile.merges.extend(areas.iter().copied().filter_map(area));
        if self.found.profile.merges.len() > MERGES {
            return Err(problem::too_large("A sheet has more than 100,000 merged areas."));
        }
        Ok(())
    }
}

fn area(data: [u8; 8]) -> Option<Area> {
    let corner = |row, column| {
        Some(Address { row: u32::from(u16_at(&data, row)?) + 1, column: u32::from(u16_at(&data, column)?) })
    };
    let (first, last) = (corner(0, 4)?, corner(2, 6)?);
    (first != last && first.row <= last.row && first.column <= last.column).then_some(Area { first, last })
}

fn damaged() -> RecordsError {
    problem::broken("its records make no sense.")
}

fn u16_at(bytes: &[u8], place: usize) -> Option<u16> {
    bytes.get(place..)?.first_chunk().map(|number| u16::from_le_bytes(*number))
}

fn u32_at(bytes: &[u8], place: usize) -> Option<u32> {
    bytes.get(place..)?.first_chunk().map(|number| u32::from_le_bytes(*number))
}
