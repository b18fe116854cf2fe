use std::iter;

use super::super::column::Column;
use super::super::column_selection::ColumnSelection;
use super::super::dialect::Overrides;
use super::super::encoding::Encoding;
use super::super::error::RecordsError;
use super::super::preview::{Preview, preview};
use super::super::reading::{Format, Reading};
use super::{ReadOptions, Reader, SAMPLE};

fn read_in(name: &str, bytes: &[u8], size: usize, options: ReadOptions) -> Result<Reading, RecordsError> {
    let mut reader = Reader::new(name, options);
    for chunk in bytes.chunks(size) {
        reader.push(chunk)?;
    }
    reader.finish()
}

fn read(bytes: impl AsRef<[u8]>) -> Result<Reading, RecordsError> {
    read_in("records", bytes.as_ref(), usize::MAX, ReadOptions::default())
}

fn shown(bytes: impl AsRef<[u8]>, complete: bool) -> Preview {
    preview("records", bytes.as_ref(), complete, &Overrides::default()).unwrap()
}

/// Every column: its name, then its values.
fn columns(reading: &Reading) -> Vec<Vec<&str>> {
    reading.records.columns().iter().map(column).collect()
}

fn column(column: &Column) -> Vec<&str> {
    iter::once(column.name()).chain((0..column.len()).filter_map(|row| column.value(row))).collect()
}

/// A table of plain ASCII that is longer than the sample.
fn long_table() -> Vec<u8> {
    let mut text = b"county,calls\n".to_vec();
    while text.len() <= SAMPLE + 1000 {
        text.extend_from_slice(b"Boone,17\n");
    }
    text
}

fn guess(reading: &Reading) -> Option<(Option<u64>, &str)> {
    let found = reading.warnings.iter().find(|warning| warning.code == "guessed-encoding");
    found.map(|warning| (warning.line, warning.message.as_str()))
}

#[test]
fn an_encoding_that_shows_only_late_is_guessed_from_there() {
    let japanese: [&[u8]; 2] =
        [b"\x93\x8C\x8B\x9E\x82\xCC\x91\x8A\x92\x6B,1\n", b"\x91\xE5\x8D\xE3\x82\xCC\x89\xC6\x82\xC5,2\n"];
    for (rows, encoding, first) in [
        ([&b"C\xA2rdoba,1\n"[..], b"Tucum\xA0n,2\n"], Encoding::Cp850, "Córdoba"),
        ([b"Qu\x8Ebec,1\n", b"Montr\x8Eal,2\n"], Encoding::Macintosh, "Québec"),
        ([b"C\xF3rdoba,1\n", b"Tucum\xE1n,2\n"], Encoding::Windows1252, "Córdoba"),
        (japanese, Encoding::ShiftJis, "東京の相談"),
    ] {
        let mut bytes = long_table();
        let lines = bytes.split(|byte| *byte == b'\n').count() - 1;
        bytes.extend(rows.concat());
        for size in [usize::MAX, 1000, 7] {
            let reading = read_in("records", &bytes, size, ReadOptions::default()).unwrap();
            assert_eq!(reading.dialect.as_ref().map(|dialect| dialect.encoding), Some(encoding), "{size}");
            assert_eq!(reading.records.columns()[0].value(lines - 1), Some(first), "{size}");
            let (line, message) = guess(&reading).unwrap();
            assert_eq!((line, message.contains(first)), (Some(lines as u64 + 1), true), "{message}");
        }
    }
}

#[test]
fn letters_of_utf8_that_come_late_are_no_guess() {
    let mut bytes = long_table();
    bytes.extend("Córdoba,1\n".as_bytes());
    let reading = read(&bytes).unwrap();
    assert_eq!((guess(&reading), reading.warnings.as_slice()), (None, &[][..]));
    assert_eq!(reading.records.columns()[0].value(reading.records.len() - 1), Some("Córdoba"));
}

#[test]
fn an_encoding_that_is_named_is_not_guessed_late() {
    let mut bytes = long_table();
    bytes.extend(b"C\xA2rdoba,1\n");
    let overrides = Overrides { encoding: Some(Encoding::Cp437), ..Overrides::default() };
    let options = ReadOptions { overrides, ..ReadOptions::default() };
    let reading = read_in("records", &bytes, 4096, options).unwrap();
    assert_eq!(
        (guess(&reading), reading.records.columns()[0].value(reading.records.len() - 1)),
        (None, Some("Córdoba"))
    );
}

#[test]
fn json_that_is_long_and_whose_letters_come_late_is_read_in_their_encoding() {
    let mut bytes = b"[".to_vec();
    while bytes.len() <= SAMPLE {
        bytes.extend(b"{\"county\":\"Boone\"},\n");
    }
    bytes.extend(b"{\"county\":\"Qu\x8Ebec\"}]");
    let reading = read(&bytes).unwrap();
    assert_eq!(reading.records.columns()[0].value(reading.records.len() - 1), Some("Québec"));
    assert_eq!(guess(&reading).and_then(|(line, _)| line), Some(reading.records.len() as u64));
}

#[test]
fn encodings_that_are_not_read_are_refused_by_name_unless_one_is_given() {
    let bytes = b"city,calls\nQu+AOk-bec,3\nMontr+AOk-al,4\n";
    let error = read(bytes).unwrap_err();
    assert_eq!((error.code, error.message.contains("UTF-7")), ("unsupported-encoding", true));
    let overrides = Overrides { encoding: Some(Encoding::Utf8), ..Overrides::default() };
    assert!(read_in("records", bytes, 9, ReadOptions { overrides, ..ReadOptions::default() }).is_ok());
}

#[test]
fn japanese_of_mail_is_read_by_its_escapes() {
    let reading = read(b"city,calls\n\x1B$BElK~\x1B(B,3\n\x1B$BBg:e\x1B(B,4\n").unwrap();
    assert_eq!(reading.dialect.as_ref().map(|dialect| dialect.encoding), Some(Encoding::Iso2022Jp));
    assert_eq!(columns(&reading)[0][2], "大阪");
    assert_eq!(guess(&reading), None);
}

#[test]
fn a_preview_of_long_json_by_columns_asks_for_the_whole_file() {
    let column = |name: &str| {
        let values: Vec<String> = (0..20_000).map(|row| format!("\"{row}\":\"{name}\"")).collect();
        format!("\"{name}\":{{{}}}", values.join(","))
    };
    let text = format!("{{{},{}}}", column("county"), column("need"));
    let refused = preview("a.json", &text.as_bytes()[..SAMPLE], false, &Overrides::default()).unwrap_err();
    assert_eq!(refused.code, "beginning-too-short");
    let whole = shown(&text, true);
    assert_eq!(
        (whole.header.as_slice(), whole.rows.len()),
        (&["county".to_owned(), "need".to_owned()][..], Preview::ROWS)
    );
    let reading = read(&text).unwrap();
    assert_eq!((reading.header, reading.records.len()), (whole.header, 20_000));
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

const SPANISH: &str = "Fecha;Categoría;Número\r\n03/04/2020;Víctima “A”;1.234,5\r\n";

#[test]
fn the_same_text_reads_alike_in_all_encodings() {
    let expected = [["Fecha", "03/04/2020"], ["Categoría", "Víctima “A”"], ["Número", "1.234,5"]];
    let marked = format!("\u{FEFF}{SPANISH}");
    let windows_1252 = b"Fecha;Categor\xEDa;N\xFAmero\r\n03/04/2020;V\xEDctima \x93A\x94;1.234,5\r\n";
    for (bytes, encoding, mark) in [
        (SPANISH.as_bytes().to_vec(), Encoding::Utf8, false),
        (marked.as_bytes().to_vec(), Encoding::Utf8, true),
        (windows_1252.to_vec(), Encoding::Windows1252, false),
        (utf16(SPANISH, u16::to_le_bytes), Encoding::Utf16Le, false),
        (utf16(SPANISH, u16::to_be_bytes), Encoding::Utf16Be, false),
        (utf16(&marked, u16::to_le_bytes), Encoding::Utf16Le, true),
        (utf16(&marked, u16::to_be_bytes), Encoding::Utf16Be, true),
    ] {
        let reading = read(&bytes).unwrap();
        let dialect = reading.dialect.as_ref().unwrap();
        assert_eq!(columns(&reading), expected, "{encoding:?}");
        assert_eq!((dialect.encoding, dialect.byte_order_mark, dialect.delimiter), (encoding, mark, b';'));
        assert_eq!(reading.bytes, bytes.len() as u64);
    }
}

#[test]
fn a_byte_that_is_no_utf8_may_come_late() {
    let bytes = [&b"a,b\n"[..], &b"x,1\n".repeat(200_000), b"caf\xE9,2\n"].concat();
    let reading = read(&bytes).unwrap();
    assert_eq!(reading.records.column("a").unwrap().value(200_000), Some("café"));
    assert_eq!(guess(&reading).map(|(line, message)| (line, message.contains("“café”"))), Some((Some(200_002), true)));
}

#[test]
fn a_byte_that_is_no_utf8_below_letters_of_utf8_is_told() {
    let bytes = [&b"a,b\n"[..], "té,1\n".as_bytes(), &b"x,1\n".repeat(200_000), b"caf\xE9,2\n"].concat();
    let reading = read(&bytes).unwrap();
    assert_eq!(reading.records.column("a").unwrap().value(200_001), Some("café"));
    let warning = reading.warnings.iter().find(|warning| warning.code == "invalid-utf-8").unwrap();
    assert_eq!(warning.line, Some(200_003));
}

#[test]
fn json_is_read_by_its_bytes_whatever_its_name() {
    let reading = read("\u{FEFF} [{\"a\":1},{\"a\":2}]").unwrap();
    assert_eq!(reading.format, Format::Json);
    assert_eq!(columns(&reading), [["a", "1", "2"]]);
    assert_eq!(read("{\"a\":1}\n{\"a\":2}\n").unwrap().format, Format::JsonLines);
}

#[test]
fn json_of_other_encodings_is_read() {
    let text = "[{\"año\":\"é\"}]";
    for bytes in [utf16(text, u16::to_le_bytes), b"[{\"a\xF1o\":\"\xE9\"}]".to_vec()] {
        assert_eq!(columns(&read(&bytes).unwrap()), [["año", "é"]]);
    }
}

#[test]
fn a_guess_is_told_and_what_the_user_says_is_not() {
    let bytes = b"city,n\nQu\x8Ebec,1\n";
    let reading = read(bytes).unwrap();
    assert_eq!(columns(&reading)[0], ["city", "Québec"]);
    assert_eq!(reading.warnings.iter().map(|warning| warning.code).collect::<Vec<_>>(), ["guessed-encoding"]);
    let overrides = Overrides { encoding: Some(Encoding::Windows1252), ..Overrides::default() };
    let mut reader = Reader::new("a.csv", ReadOptions { overrides, ..ReadOptions::default() });
    reader.push(bytes).unwrap();
    let reading = reader.finish().unwrap();
    assert_eq!((columns(&reading)[0].clone(), reading.warnings.clone()), (vec!["city", "QuŽbec"], vec![]));
}

#[test]
fn east_asian_records_read_alike_whatever_the_pieces() {
    // The second byte of “表” is a backslash in Shift JIS, that of “ポ” a vertical bar.
    let line = "2024-01-01,東京の表,ポスターを見て電話しました\n".repeat(50);
    let (bytes, ..) = encoding_rs::SHIFT_JIS.encode(&line);
    let bytes = [&b"date,place,why\n"[..], &bytes].concat();
    let whole = read(&bytes).unwrap();
    assert_eq!(columns(&whole)[1][1], "東京の表");
    assert_eq!(whole.dialect.as_ref().unwrap().encoding, Encoding::ShiftJis);
    for size in [1, 7, 1000] {
        let mut reader = Reader::new("a.csv", ReadOptions::default());
        bytes.chunks(size).for_each(|piece| reader.push(piece).unwrap());
        assert_eq!(reader.finish().unwrap(), whole, "{size}");
    }
}

#[test]
fn halves_of_characters_are_told() {
    let mut bytes = utf16("a,b\n1,", u16::to_le_bytes);
    bytes.extend(b"\x3D\xD8");
    let reading = read(&bytes).unwrap();
    assert_eq!(columns(&reading)[1], ["b", "\u{FFFD}"]);
    assert!(reading.warnings.iter().any(|warning| (warning.code, warning.count) == ("invalid-utf-16", 1)));
}

#[test]
fn empty_files_are_refused() {
    for bytes in [&b""[..], b"\xEF\xBB\xBF", b"\xFF\xFE", b"\n\n"] {
        assert_eq!(read(bytes).unwrap_err().code, "empty-file");
    }
}

#[test]
fn a_header_without_records_is_refused_with_its_columns() {
    let error = read("name,age\n").unwrap_err();
    assert_eq!(error.code, "no-records");
    assert!(error.message.contains("“name”, “age”"), "{}", error.message);
    assert!(read("a,b,c,d,e,f,g,h,i,j,k,l\n").unwrap_err().message.contains("“j” and 2 more"));
    assert_eq!(read("[]").unwrap_err().code, "no-records");
}

#[test]
fn other_files_are_refused() {
    assert_eq!(read(b"%PDF-1.7").unwrap_err().code, "not-a-table");
    assert_eq!(read(b"\x89PNG\r\n\x1A\n").unwrap_err().code, "not-a-table");
}

#[test]
fn workbooks_go_to_their_own_reader() {
    let code = if cfg!(feature = "workbook") { "broken-workbook" } else { "workbook" };
    assert_eq!(read(b"PK\x03\x04....xl/workbook.xml").unwrap_err().code, code);
}

#[test]
fn an_error_is_the_only_outcome_after_it() {
    let mut reader = Reader::new("records", ReadOptions::default());
    reader.push(b"%PDF-1.7").unwrap();
    let error = reader.push(&vec![b' '; SAMPLE]).unwrap_err();
    assert_eq!(reader.push(b"a,b\n1,2\n"), Err(error.clone()));
    assert_eq!(reader.finish(), Err(error));
}

#[test]
fn only_columns_that_are_wanted_are_read() {
    let wanted = ColumnSelection::Named(vec!["b".into()]);
    let options = ReadOptions { wanted, overrides: Overrides::default() };
    let reading = read_in("records", b"a,b\n1,2\n", usize::MAX, options).unwrap();
    assert_eq!(reading.header, ["a", "b"]);
    assert_eq!(columns(&reading), [["b", "2"]]);
}

#[test]
fn what_a_user_says_is_heeded() {
    let overrides = Overrides { delimiter: Some(';'), header: Some(false), ..Overrides::default() };
    let options = ReadOptions { wanted: ColumnSelection::All, overrides };
    let reading = read_in("records", b"a;b,c\n1;2,3\n", usize::MAX, options).unwrap();
    assert_eq!(columns(&reading)[1], ["column 2", "b,c", "2,3"]);
}

#[test]
fn progress_counts_bytes_at_once_and_rows_as_they_are_read() {
    let mut reader = Reader::new("records", ReadOptions::default());
    let bytes = b"a,b\n1,2\n".repeat(200_000);
    assert_eq!(reader.progress(), (0, 0));
    reader.push(&bytes).unwrap();
    let (read, rows) = reader.progress();
    assert_eq!(read, bytes.len() as u64);
    assert!(rows > 0 && rows < 200_000);
}

#[test]
fn a_preview_shows_the_first_rows_as_they_will_be_read() {
    let preview = shown("Calls in 2020\n\ntype;n\ncall;1,5\ntext;2,5\nem", false);
    assert_eq!(preview.header, ["type", "n"]);
    assert_eq!(preview.rows, [["call", "1,5"], ["text", "2,5"]]);
    assert_eq!(preview.dialect.unwrap().preamble_lines, 2);
}

#[test]
fn a_preview_of_a_whole_file_has_its_last_row() {
    assert_eq!(shown("a,b\n1,2", true).rows, [["1", "2"]]);
    assert_eq!(shown("a,b\n", true).rows, Vec::<Vec<String>>::new());
}

#[test]
fn a_preview_has_two_hundred_rows_at_most() {
    assert_eq!(shown(b"a,b\n1,2\n".repeat(100_000), true).rows.len(), 200);
}

#[test]
fn a_preview_of_json_has_the_items_that_are_whole() {
    let preview =
        shown("[{\"a\":\"é\"},{\"a\":\"x\",\"b\":2},{\"a\":\"\u{e9}".as_bytes().split_last().unwrap().1, false);
    assert_eq!(preview.header, ["a", "b"]);
    assert_eq!(preview.rows, [["é", ""], ["x", "2"]]);
}

#[cfg(not(target_arch = "wasm32"))]
mod properties {
    use proptest::prelude::*;

    use super::{Overrides, ReadOptions, SPANISH, preview, read_in, utf16};

    /// Files of all kinds, longer than the sample or shorter.
    fn files() -> Vec<Vec<u8>> {
        let records = format!("{SPANISH}{}", "04/04/2020;\"Otra; «más»\r\n😀\";2\r\n".repeat(12_000));
        let items = format!("[{}{{\"a\":\"é\"}}]", "{\"a\":1,\"b\":{\"c\":[1,2]}},".repeat(15_000));
        vec![
            SPANISH.into(),
            records.clone().into(),
            utf16(&records, u16::to_le_bytes),
            utf16(&format!("\u{FEFF}{SPANISH}"), u16::to_be_bytes),
            [records.as_bytes(), b"caf\xE9;;1\r\n;;\r\nfin"].concat(),
            [&b"a\xE9,b\n"[..], &b"\xE9,2\n".repeat(60_000)].concat(),
            items.into(),
            "{\"a\":1}\n{\"a\":\"x\"}\n".into(),
            b"%PDF-1.7".to_vec(),
            b"a,b\n\"1,2\n3,4\n".to_vec(),
        ]
    }

    #[test]
    fn the_result_does_not_depend_on_where_a_file_is_cut() {
        for file in files() {
            let whole = read_in("records", &file, usize::MAX, ReadOptions::default());
            for size in [1, 2, 3, 7, 1 << 16] {
                let cut = read_in("records", &file, size, ReadOptions::default());
                assert!(cut == whole, "{size}: {}", String::from_utf8_lossy(&file[..file.len().min(40)]));
            }
        }
    }

    proptest! {
        #[test]
        fn any_bytes_read_alike_however_they_are_cut(bytes: Vec<u8>, size in 1_usize..9) {
            let read = |size| read_in("records", &bytes, size, ReadOptions::default());
            prop_assert_eq!(read(size), read(usize::MAX));
        }

        #[test]
        fn any_text_reads_alike_however_it_is_cut(text in "[a1é,;\t\"' \r\n{}\\[\\]:=]{0,60}", size in 1_usize..9) {
            let read = |size| read_in("records", text.as_bytes(), size, ReadOptions::default());
            prop_assert_eq!(read(size), read(usize::MAX));
        }

        #[test]
        fn a_preview_of_a_whole_file_has_what_its_reading_has(text in "[a1é,;\t\"' \r\n{}\\[\\]:]{0,60}") {
            let overrides = Overrides::default();
            if let Ok(reading) = read_in("records", text.as_bytes(), usize::MAX, ReadOptions::default()) {
                let preview = preview("records", text.as_bytes(), true, &overrides).unwrap();
                prop_assert_eq!((preview.header, preview.rows.len()), (reading.header, reading.records.len()));
            }
        }

        #[test]
        fn nothing_is_too_strange_to_be_shown(text in "[a1é,;\t\"' \r\n{}\\[\\]:]{0,60}", complete: bool) {
            drop(preview("records", text.as_bytes(), complete, &Overrides::default()));
        }
    }
}

#[test]
fn letters_that_were_broken_before_are_told_and_those_of_the_reader_only_once() {
    let told = |bytes: &[u8]| -> Vec<(&str, u64, Option<u64>)> {
        let warnings = read(bytes).unwrap().warnings;
        warnings.iter().map(|warning| (warning.code, warning.count, warning.line)).collect()
    };
    assert_eq!(told("lugar,n\nCórdoba,1\nCÃ³rdoba,2\nCÃ³rdoba,3\n".as_bytes()), [("broken-letters", 2, Some(3))]);
    assert_eq!(told("lugar,n\nC\u{fffd}rdoba,1\nCórdoba,2\n".as_bytes()), [("broken-letters", 1, Some(2))]);
    assert_eq!(told("lugar,n\nCórdoba,1\nSão Paulo,2\n".as_bytes()), []);
}

#[test]
fn signs_of_web_pages_are_told_with_their_first_line() {
    let csv = "kind,n\nSex,1\nSex &amp; Labor,2\n<b>Labor</b>,3\n";
    let told: Vec<_> = read(csv.as_bytes()).unwrap().warnings;
    let told: Vec<_> = told.iter().map(|warning| (warning.code, warning.count, warning.line)).collect();
    assert_eq!(told, [("markup", 2, Some(3))]);
}
