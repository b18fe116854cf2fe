//! Workbooks of Excel 97 to 2003.

use std::io::{Cursor, Write as _};

use cfb::{CompoundFile, Version};

use crate::{read, refusal, rows, warning};

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes(), &length.to_le_bytes(), data].concat()
}

fn words(numbers: &[u16]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

/// A file of one stream.
pub(crate) fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    let mut file = CompoundFile::create_with_version(Version::V3, Cursor::new(Vec::new())).unwrap();
    // Of a size that has sectors of its own.
    let padded = [stream, &vec![0; 4096_usize.saturating_sub(stream.len())]].concat();
    file.create_stream(name).unwrap().write_all(&padded).unwrap();
    file.into_inner().into_inner()
}

/// A workbook with every kind of cell.
pub(crate) fn workbook() -> Vec<u8> {
    let text = |text: &str| [&words(&[u16::try_from(text.len()).unwrap()])[..], &[0], text.as_bytes()].concat();
    let start = record(0x0809, &words(&[0x0600, 5, 0, 0, 0, 0, 0, 0]));
    let format = record(0x041E, &[words(&[164]), text("00000")].concat());
    let styles = [0, 14, 164].map(|id| record(0x00E0, &words(&[0, id, 0, 0, 0, 0, 0, 0, 0, 0])));
    let strings = [&[0; 8][..], &text("State"), &text("Date"), &text("Code"), &text("MO")].concat();
    // The last text goes on in a record that continues the table.
    let (first, rest) = strings.split_at(strings.len() - 1);
    let strings = [record(0x00FC, first), record(0x003C, &[&[0], rest].concat())].concat();
    let before = [start.clone(), format, styles.concat()].concat();
    let bound = |place: usize| {
        let place = u32::try_from(place).unwrap().to_le_bytes();
        record(0x0085, &[&place[..], &[0, 0, 4, 0], b"Data"].concat())
    };
    let globals = before.len() + bound(0).len() + strings.len() + 4;
    let number = |row, column, style, value: f64| {
        record(0x0203, &[&words(&[row, column, style])[..], &value.to_le_bytes()].concat())
    };
    let shared = |row, column, index| record(0x00FD, &words(&[row, column, 0, index, 0]));
    let formula =
        |row, column, result: [u8; 8]| record(0x0006, &[&words(&[row, column, 0])[..], &result, &[0; 8]].concat());
    let cells = [
        [shared(0, 0, 0), shared(0, 1, 1), shared(0, 2, 2)].concat(),
        record(0x0204, &[words(&[0, 3, 0]), text("Text")].concat()),
        [shared(1, 0, 3), number(1, 1, 1, 43831.0), number(1, 2, 2, 512.0)].concat(),
        [formula(1, 3, [0, 0, 0, 0, 0, 0, 255, 255]), record(0x0207, &text("came out"))].concat(),
        [shared(2, 0, 3), record(0x00BD, &words(&[2, 1, 0, 185 << 2 | 2, 0, 0, 1235 << 2 | 3, 0, 2]))].concat(),
        record(0x0205, &[&words(&[2, 3, 0])[..], &[42, 1]].concat()),
    ];
    let sheet = [start, cells.concat(), record(0x000A, &[])].concat();
    [before, bound(globals), strings, record(0x000A, &[]), sheet].concat()
}

#[test]
fn cells_of_every_kind_are_read() {
    let reading = read(&compound("Workbook", &workbook()));
    assert_eq!(reading.header, ["State", "Date", "Code", "Text"]);
    assert_eq!(rows(&reading), [["MO", "2020-01-01", "00512", "came out"], ["MO", "185", "12.35", ""]]);
    assert_eq!(warning(&reading, "error-cells"), Some((1, Some("D3"))));
}

#[test]
fn passwords_are_told_whatever_the_format() {
    assert_eq!(refusal(&compound("EncryptedPackage", b"")), "password-protected");
    let locked = [record(0x0809, &words(&[0x0600, 5])), record(0x002F, &words(&[1]))].concat();
    assert_eq!(refusal(&compound("Workbook", &locked)), "password-protected");
}

#[test]
fn other_documents_are_no_tables() {
    assert_eq!(refusal(&compound("WordDocument", b"")), "not-a-table");
    assert_eq!(refusal(&compound("Book", b"")), "not-a-table");
}

#[test]
fn sectors_that_run_in_a_circle_are_broken() {
    let mut file = compound("Workbook", &workbook());
    // The second sector of the stream is followed by itself.
    file[512 + 3 * 4..512 + 4 * 4].copy_from_slice(&3_u32.to_le_bytes());
    assert_eq!(refusal(&file), "broken-workbook");
}

/// The place of the first sheet's cells.
fn first_cell(book: &[u8]) -> usize {
    let start = record(0x0809, &words(&[0x0600, 5, 0, 0, 0, 0, 0, 0]));
    (start.len()..book.len()).find(|place| book[*place..].starts_with(&start)).unwrap() + start.len()
}

fn with(records: &[u8]) -> Vec<u8> {
    let mut book = workbook();
    let place = first_cell(&book);
    book.splice(place..place, records.iter().copied());
    compound("Workbook", &book)
}

#[test]
fn what_a_sheet_claims_to_span_is_not_believed() {
    let far = [u32::MAX.to_le_bytes(), 2_u32.to_le_bytes(), [0, 0, 255, 0], [0; 4]].concat();
    for claim in [far[..14].to_vec(), words(&[0, 0, 0xFFFF, 0xFFFF, 0, 0xFFFF, 0])] {
        assert_eq!(rows(&read(&with(&record(0x0200, &claim)))).len(), 2);
    }
}

#[test]
fn cells_far_apart_are_refused_and_cells_beyond_a_sheet_are_broken() {
    let number = |row, column| record(0x0203, &words(&[row, column, 0, 0, 0, 0, 0]));
    assert_eq!(refusal(&with(&number(65_535, 255))), "too-large");
    assert_eq!(refusal(&with(&number(0, 256))), "broken-workbook");
}

#[test]
fn a_record_that_is_cut_off_is_broken() {
    assert_eq!(refusal(&with(&[0x03, 0x02, 0xFF, 0xFF])), "broken-workbook");
}

#[test]
fn sheets_that_share_their_cells_are_broken() {
    let mut book = workbook();
    let place = u32::try_from(first_cell(&book)).unwrap();
    let bound = [&(place + 14).to_le_bytes()[..], &[0, 0, 4, 0], b"Twin"].concat();
    let bound = record(0x0085, &bound);
    let first = record(0x0809, &words(&[0x0600, 5, 0, 0, 0, 0, 0, 0])).len();
    let old = book.windows(2).position(|kind| kind == [0x85, 0]).unwrap();
    let moved = u32::from_le_bytes(book[old + 4..old + 8].try_into().unwrap()) + u32::try_from(bound.len()).unwrap();
    book[old + 4..old + 8].copy_from_slice(&moved.to_le_bytes());
    book.splice(first..first, bound);
    assert_eq!(refusal(&compound("Workbook", &book)), "broken-workbook");
}

#[test]
fn records_that_go_on_without_end_are_refused() {
    let mut book = workbook();
    let first = record(0x0809, &words(&[0x0600, 5, 0, 0, 0, 0, 0, 0])).len();
    book.splice(first..first, record(0x003C, &[]).repeat(20_001));
    assert_eq!(refusal(&compound("Workbook", &book)), "unsafe-workbook");
}
