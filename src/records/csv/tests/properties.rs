use std::fmt::Write;

use proptest::prelude::*;

use super::super::index::Index;
use super::super::syntax::Syntax;
use super::*;
use crate::records::quoting::Quoting;

const SYNTAX: Syntax = Syntax { delimiter: b',', quoting: Quoting { quote: Some(b'"'), escape: None, padded: false } };

/// Texts of the bytes that matter, with few others between.
fn nasty() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        4 => Just(b"a".to_vec()),
        2 => Just("é".as_bytes().to_vec()),
        1 => Just(vec![0xe9]),
        1 => Just(vec![0]),
        8 => Just(b",".to_vec()),
        4 => Just(b"\n".to_vec()),
        2 => Just(b"\r\n".to_vec()),
        2 => Just(b"\r".to_vec()),
        3 => Just(b"\"".to_vec()),
        3 => Just(b"\"\"".to_vec()),
        3 => Just(b"\"a\nb\"".to_vec()),
        2 => Just(b"a,b\n".to_vec()),
        1 => Just(b"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx".to_vec()),
    ];
    prop::collection::vec(piece, 0..80).prop_map(|pieces| pieces.concat())
}

/// Tables of as many columns throughout, and whether to quote each field.
fn tables() -> impl Strategy<Value = Vec<Vec<(String, bool)>>> {
    (1_usize..5).prop_flat_map(|columns| {
        let field = ("[a-c\",\r\né ]{0,40}", any::<bool>());
        prop::collection::vec(prop::collection::vec(field, columns), 1..30)
    })
}

fn written(table: &[Vec<(String, bool)>], line_end: &str) -> String {
    let mut text = String::new();
    for row in table {
        for (place, (field, quoted)) in row.iter().enumerate() {
            let delimiter = if place == 0 { "" } else { "," };
            if *quoted || field.contains(['"', ',', '\r', '\n']) {
                write!(text, "{delimiter}\"{}\"", field.replace('"', "\"\"")).unwrap();
            } else {
                write!(text, "{delimiter}{field}").unwrap();
            }
        }
        text.push_str(line_end);
    }
    text
}

fn left_out_count(reading: &Reading) -> u64 {
    reading.left_out.iter().map(|left_out| left_out.rows).sum()
}

fn padded(text: &[u8]) -> Vec<u8> {
    [text, &[b'\n'; 64]].concat()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn the_fast_way_agrees_with_the_slow_way_or_gives_up(text in nasty()) {
        let text = [b"a,b\n", &text[..], b"\n"].concat();
        let (mut fast, mut slow) = (Index::new(), Index::new());
        slow.scan_bytes(&text, SYNTAX);
        if fast.scan_blocks(&padded(&text), text.len(), SYNTAX) {
            prop_assert!(fast.agrees_with(&slow), "{fast:?} {slow:?}");
            prop_assert!(slow.strays(text.len()).is_empty());
        }
    }

    #[test]
    fn the_fast_way_takes_what_is_well_formed(table in tables()) {
        let text = written(&table, "\r\n");
        prop_assert!(Index::new().scan_blocks(&padded(text.as_bytes()), text.len(), SYNTAX));
    }

    #[test]
    fn how_the_file_is_cut_makes_no_difference(text in nasty(), preamble in 0..2_u32, quote: bool, header: bool) {
        let quote = quote.then_some(b'"');
        let dialect = Dialect { preamble_lines: preamble, header, quote, ..dialect() };
        let text = [b"x\r\na,b\r\n", &text[..]].concat();
        let whole = read_as(&text, &dialect);
        for piece in [1, 2, 3, 7, 64] {
            prop_assert_eq!(&read_in_pieces(&text, &dialect, 1 << 16, 1 << 20, piece), &whole);
        }
        for window in [1, 5, 64, 100, 128] {
            prop_assert_eq!(&read_in_pieces(&text, &dialect, window, 1 << 20, 3), &whole, "a window of {}", window);
        }
    }

    #[test]
    fn well_formed_text_reads_as_the_csv_crate_reads_it(table in tables(), line_end in prop_oneof!["\n", "\r\n", "\r"]) {
        let text = written(&table, &line_end);
        let dialect = Dialect { header: false, ..dialect() };
        let mut theirs = Vec::new();
        for record in csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes()).records() {
            let record: Vec<String> = record.unwrap().iter().map(str::to_owned).collect();
            if record.iter().any(|field| !field.is_empty()) {
                theirs.push(record);
            }
        }
        match try_read(&text, &dialect, &ColumnSelection::All) {
            Ok(reading) => {
                // What looks like a remark below the table is left out.
                theirs.truncate(theirs.len() - usize::try_from(left_out_count(&reading)).unwrap());
                prop_assert_eq!(rows(&reading), theirs);
                prop_assert_eq!(reading.failures, vec![]);
            }
            Err(error) => prop_assert!(theirs.is_empty(), "{}", error),
        }
    }

    #[test]
    fn every_row_is_counted_once(text in nasty()) {
        let text = [b"a,b\n", &text[..]].concat();
        let reading = read(&text);
        let mut slow = Index::new();
        let ended = [&text[..], b"\n"].concat();
        let ended = if matches!(text.last(), Some(b'\r' | b'\n')) { &text } else { &ended };
        slow.scan_bytes(ended, SYNTAX);
        let failed: u64 = reading.failures.iter().map(|failure| failure.rows).sum();
        let blank: u64 = reading.warnings.iter().filter(|w| w.code == "blank-lines").map(|w| w.count).sum();
        let left_out = blank + left_out_count(&reading);
        let unclosed = u64::from(slow.consumed(ended) < ended.len());
        let records = slow.fields().count() as u64 - 1;
        prop_assert_eq!(reading.records.len() as u64 + failed + left_out, records + unclosed);
    }
}

#[test]
fn pieces_of_any_size_give_the_same_over_many_windows() {
    let text = (0..30_000).fold(String::from("id,name,note\r\n"), |text, id| {
        let row = match id % 997 {
            1 => "\r\n".to_owned(),
            2 => format!("{id},short\n"),
            3 => format!("{id},\"bad\"ly,quoted\n"),
            4 => format!("{id},\"two\r\nlines\",é\r"),
            _ => format!("{id},\"Name, {}\",{}\n", id % 50, id % 3),
        };
        text + &row
    });
    let whole = read(&text);
    assert_eq!(whole.records.len(), 30_000 - 2 * 31);
    for piece in [1, 7, 1 << 16] {
        assert_eq!(read_in_pieces(text.as_bytes(), &dialect(), 1 << 18, 1 << 24, piece), whole);
    }
}
