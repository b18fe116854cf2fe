//! Detection of the type of a file. A file that holds no table is named for what it is.

use serde_json::Value;

use super::error::RecordsError;
use super::json;
use super::reading::Format;

/// Returns the type of a file whose first bytes are not text: a workbook, or an error for types that are not read.
///
/// `None` if it may be text. The bytes are the file's first, as they are; its name counts only where they leave a
/// choice.
pub(super) fn by_bytes(name: &str, sample: &[u8]) -> Result<Option<Format>, RecordsError> {
    if sample.starts_with(b"PK\x03\x04") {
        return archive(name, sample).map(Some);
    }
    if sample.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return compound(name, sample).map(Some);
    }
    let known = SIGNATURES.iter().find(|(at, magic, ..)| sample.get(*at..).is_some_and(|rest| rest.starts_with(magic)));
    match known {
        Some((_, _, what, remedy)) => Err(no_table(what, remedy)),
        None => Ok(None),
    }
}

/// Signature of a file type: its offset, its bytes, the type's name, and the remedy.
type Signature = (usize, &'static [u8], &'static str, &'static str);

const EXPORT: &str = "Export the table from the program that made it as CSV or as an Excel workbook.";
const PICTURE: &str = "Choose the file that the figures came from, as CSV or as an Excel workbook.";
const UNPACK: &str = "Unpack it and choose the file within.";

const SIGNATURES: [Signature; 22] = [
    (0, b"%PDF-", "a PDF document", EXPORT),
    (0, b"\x89PNG\r\n\x1A\n", "a picture (PNG)", PICTURE),
    (0, b"\xFF\xD8\xFF", "a picture (JPEG)", PICTURE),
    (0, b"GIF8", "a picture (GIF)", PICTURE),
    (8, b"WEBPVP8", "a picture (WebP)", PICTURE),
    (0, b"II*\0", "a picture (TIFF)", PICTURE),
    (0, b"MM\0*", "a picture (TIFF)", PICTURE),
    (4, b"ftyp", "a film or a picture", PICTURE),
    (0, b"\x1F\x8B", "a gzip archive", UNPACK),
    (0, b"7z\xBC\xAF\x27\x1C", "a 7-Zip archive", UNPACK),
    (0, b"Rar!\x1A\x07", "a RAR archive", UNPACK),
    (0, b"\xFD7zXZ\0", "an xz archive", UNPACK),
    (4, b"1AY&SY", "a bzip2 archive", UNPACK),
    (0, b"\x28\xB5\x2F\xFD", "a Zstandard archive", UNPACK),
    (0, b"PAR1", "an Apache Parquet file", EXPORT),
    (0, b"SQLite format 3\0", "an SQLite database", EXPORT),
    (4, b"Standard Jet DB", "an Access database", EXPORT),
    (4, b"Standard ACE DB", "an Access database", EXPORT),
    (0, b"$FL2", "an SPSS data file", EXPORT),
    (0, b"$FL3", "an SPSS data file", EXPORT),
    (0, b"<stata_dta>", "a Stata data file", EXPORT),
    (0, b"{\\rtf", "a text document (RTF)", EXPORT),
];

fn no_table(what: &str, remedy: &str) -> RecordsError {
    RecordsError::new("not-a-table", format!("The file is {what}, not a table."), remedy)
}

/// Workbooks are ZIP archives, and so is much else; what it holds tells.
fn archive(name: &str, sample: &[u8]) -> Result<Format, RecordsError> {
    let holds = |entry: &[u8]| contains(sample, entry);
    let kinds: [(&[u8], &str); 6] = [
        (b"application/vnd.oasis.opendocument.text", "a text document (OpenDocument)"),
        (b"application/vnd.oasis.opendocument.presentation", "a presentation (OpenDocument)"),
        (b"application/epub+zip", "an e-book (EPUB)"),
        (b"word/", "a Word document"),
        (b"ppt/", "a PowerPoint presentation"),
        (b"Index/Document.iwa", "an Apple Numbers, Pages or Keynote document"),
    ];
    if holds(b"application/vnd.oasis.opendocument.spreadsheet") || holds(b"xl/") {
        return Ok(Format::Workbook);
    }
    if let Some((_, what)) = kinds.into_iter().find(|(entry, _)| holds(entry)) {
        return Err(no_table(what, EXPORT));
    }
    if holds(b"[Content_Types].xml") || has_extension(name, &["xlsx", "xlsm", "xlsb", "ods"]) {
        return Ok(Format::Workbook);
    }
    Err(no_table("a ZIP archive", UNPACK))
}

/// Workbooks before 2007 and workbooks with a password are compound files, as old Word documents are.
fn compound(name: &str, sample: &[u8]) -> Result<Format, RecordsError> {
    let holds = |stream: &str| contains(sample, &stream.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>());
    if holds("Workbook") || holds("EncryptedPackage") {
        Ok(Format::Workbook)
    } else if holds("WordDocument") || has_extension(name, &["doc", "dot"]) {
        Err(no_table("a Word document", EXPORT))
    } else if holds("PowerPoint Document") || has_extension(name, &["ppt", "pps"]) {
        Err(no_table("a PowerPoint presentation", EXPORT))
    } else if holds("__properties_version1.0") || has_extension(name, &["msg"]) {
        Err(no_table("an Outlook message", "Save the file that is attached to it and choose that."))
    } else {
        Ok(Format::Workbook)
    }
}

fn has_extension(name: &str, extensions: &[&str]) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    extensions.iter().any(|known| extension.eq_ignore_ascii_case(known))
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Returns the type of a text, by its beginning without a byte-order mark. The name counts only where that leaves a
/// choice.
pub(super) fn by_text(name: &str, sample: &[u8]) -> Result<Format, RecordsError> {
    if is_binary(sample) {
        return Err(no_table("no text and of no kind that is known here", EXPORT));
    }
    if let Some(what) = other_text(sample.trim_ascii_start()) {
        return Err(no_table(what, EXPORT));
    }
    match sample.trim_ascii_start() {
        [b'<', rest @ ..] => markup(name, rest),
        text @ [b'[', rest @ ..] => match rest.trim_ascii_start() {
            [b'{' | b']', ..] => Ok(Format::Json),
            _ if has_extension(name, &["json", "geojson"]) => Ok(Format::Json),
            _ if text.starts_with(b"[[") => Ok(Format::Json),
            _ => Ok(Format::Csv),
        },
        text @ [b'{', rest @ ..] => match rest.trim_ascii_start() {
            [b'"' | b'}', ..] => Ok(objects(text)),
            _ => Ok(Format::Csv),
        },
        _ => Ok(Format::Csv),
    }
}

/// Returns the kind of a text that is for programs, and no table.
fn other_text(text: &[u8]) -> Option<&'static str> {
    const SQL: &str = "statements for a database (SQL)";
    const BEGINNINGS: [(&str, &str); 11] = [
        ("create table ", SQL),
        ("drop table ", SQL),
        ("insert into ", SQL),
        ("begin transaction;", SQL),
        ("pragma foreign_keys", SQL),
        ("-- mysql dump", SQL),
        ("--\n-- postgresql database dump", SQL),
        ("@relation ", "a data file of Weka (ARFF)"),
        ("begin:vcard", "a list of contacts (vCard)"),
        ("begin:vcalendar", "a calendar (iCalendar)"),
        ("%yaml", "a YAML document"),
    ];
    let begins = |beginning: &str| {
        text.get(..beginning.len()).is_some_and(|start| start.eq_ignore_ascii_case(beginning.as_bytes()))
    };
    BEGINNINGS.into_iter().find(|(beginning, _)| begins(beginning)).map(|(_, what)| what)
}

/// Returns whether there are so many different control characters as only data that is no text has.
fn is_binary(sample: &[u8]) -> bool {
    const DIFFERENT: u32 = 8;
    let control = |byte: &&u8| matches!(byte, 0..=8 | 14..=31);
    let seen = sample.iter().filter(control).fold(0_u32, |seen, byte| seen | 1 << byte);
    let (zeros, controls) = sample
        .iter()
        .filter(control)
        .fold((0, 0), |(zeros, controls), byte| (zeros + usize::from(*byte == 0), controls + 1));
    (seen.count_ones() >= DIFFERENT && controls * 100 > sample.len()) || zeros * 3 > sample.len()
}

fn markup(name: &str, text: &[u8]) -> Result<Format, RecordsError> {
    const LOOKED_AT: usize = 4096;
    let start = text.get(..LOOKED_AT).unwrap_or(text).to_ascii_lowercase();
    let saved_again = "Open it in Excel or LibreOffice and save it as CSV or as an Excel workbook.";
    let begins = |tag: &str| start.starts_with(tag.as_bytes());
    if contains(&start, b"urn:schemas-microsoft-com:office:spreadsheet") {
        Err(no_table("an XML spreadsheet of Excel 2003, which is not read here", saved_again))
    } else if contains(&start, b"<html")
        || ["!doctype html", "html", "table", "head", "meta", "style", "body", "div"].into_iter().any(begins)
    {
        let what = if has_extension(name, &["xls", "xlsx", "csv"]) {
            "a web page under the name of a spreadsheet"
        } else {
            "a web page"
        };
        Err(no_table(what, saved_again))
    } else if contains(&start, b"<svg") || begins("svg") {
        Err(no_table("a picture (SVG)", PICTURE))
    } else if ["?xml", "!--", "!doctype"].into_iter().any(begins)
        || start.first().is_some_and(u8::is_ascii_alphabetic) && contains(&start, b"</")
    {
        Err(no_table("an XML document", EXPORT))
    } else {
        Ok(Format::Csv)
    }
}

/// Objects one after another are records; a single one holds a list of them, is a table by columns or by rows, or is the
/// only record.
fn objects(text: &[u8]) -> Format {
    let mut values = serde_json::Deserializer::from_slice(text).into_iter::<Value>();
    let Some(Ok(first)) = values.next() else {
        return if are_mostly_lines(text) { Format::JsonLines } else { Format::Json };
    };
    let more = text.get(values.byte_offset()..).is_some_and(|rest| !rest.trim_ascii().is_empty());
    let is_records = |value: &Value| value.as_array().is_some_and(|items| items.first().is_none_or(Value::is_object));
    let wraps = first.as_object().is_some_and(|members| members.values().any(is_records));
    let is_table = || std::str::from_utf8(text).is_ok_and(json::is_table);
    if !more && (wraps || is_table()) { Format::Json } else { Format::JsonLines }
}

/// Returns whether most of the first lines are an object each, though the first is not.
fn are_mostly_lines(text: &[u8]) -> bool {
    const LOOKED_AT: usize = 20;
    let lines = || text.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty()).take(LOOKED_AT);
    let is_object = |line: &[u8]| serde_json::from_slice::<Value>(line).is_ok_and(|value| value.is_object());
    lines().filter(|line| is_object(line)).count() * 2 > lines().count()
}

#[cfg(test)]
mod tests {
    use super::{Format, by_bytes, by_text};

    fn refused(name: &str, sample: &[u8]) -> String {
        let error = by_bytes(name, sample).and_then(|_| by_text(name, sample)).unwrap_err();
        assert_eq!(error.code, "not-a-table");
        assert!(!error.remedy.is_empty());
        error.message
    }

    fn text(sample: &str) -> Format {
        by_text("records", sample.as_bytes()).unwrap()
    }

    #[test]
    fn lines_of_json_may_begin_with_a_broken_one() {
        assert_eq!(text("{\"a\": \"x\n{\"a\": 1}\n{\"a\": 2}\n"), Format::JsonLines);
        assert_eq!(text("{\"a\": \"x\n \"b\": 1}\n"), Format::Json);
    }

    #[test]
    fn workbooks_are_told_by_what_the_archive_holds() {
        for (name, sample) in [
            ("a.bin", &b"PK\x03\x04....[Content_Types].xml....xl/workbook.xml"[..]),
            ("a.bin", b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK"),
            ("a.xlsx", b"PK\x03\x04...."),
            ("a.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1...."),
        ] {
            assert_eq!(by_bytes(name, sample), Ok(Some(Format::Workbook)), "{name}");
        }
    }

    #[test]
    fn text_is_left_to_its_characters() {
        for sample in [&b""[..], b"a,b\n", b"\xFF\xFEa\0", b"PK,name\n", b"\xEF\xBB\xBF{}"] {
            assert_eq!(by_bytes("a.csv", sample), Ok(None));
        }
    }

    #[test]
    fn other_documents_are_named() {
        let word = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1..W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0";
        for (sample, what) in [
            (&b"%PDF-1.7\n"[..], "PDF"),
            (b"\x89PNG\r\n\x1A\n\0\0", "PNG"),
            (b"\xFF\xD8\xFF\xE0", "JPEG"),
            (b"GIF89a", "GIF"),
            (b"\x1F\x8B\x08\0", "gzip"),
            (b"PK\x03\x04....[Content_Types].xml..word/document.xml", "Word"),
            (b"PK\x03\x04....photo.txt", "ZIP"),
            (b"{\\rtf1\\ansi", "RTF"),
            (b"$FL2@(#) SPSS DATA FILE", "SPSS"),
            (word, "Word"),
        ] {
            assert!(refused("a.csv", sample).contains(what), "{what}");
        }
    }

    #[test]
    fn web_pages_are_named_also_under_another_name() {
        let page =
            b"\r\n<HTML xmlns:o='urn:schemas-microsoft-com:office:office'><body><table><tr><td>a</td></tr></table>";
        assert!(refused("a.html", page).contains("a web page,"));
        assert!(refused("a.xls", page).contains("under the name of a spreadsheet"));
        assert!(refused("a.xls", b"<table><tr><td>1</td>").contains("web page"));
    }

    #[test]
    fn xml_is_named() {
        assert!(refused("a.xml", b"<?xml version=\"1.0\"?><rows/>").contains("XML document"));
        let excel = b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">";
        assert!(refused("a.xls", excel).contains("Excel 2003"));
    }

    #[test]
    fn xml_without_a_declaration_is_named() {
        assert!(refused("a.xml", b"<calls><call><id>1</id></call></calls>").contains("XML document"));
        assert_eq!(by_text("a.csv", b"<id>,<day>\n1,2024-01-02\n"), Ok(Format::Csv));
    }

    #[test]
    fn texts_for_programs_are_named() {
        for (sample, what) in [
            ("CREATE TABLE calls (id int);\n", "SQL"),
            ("INSERT INTO calls VALUES (1);\n", "SQL"),
            ("@RELATION calls\n@attribute id numeric\n", "ARFF"),
            ("BEGIN:VCARD\nVERSION:3.0\n", "vCard"),
        ] {
            assert!(refused("a.txt", sample.as_bytes()).contains(what), "{what}");
        }
    }

    #[test]
    fn data_that_is_no_text_is_refused() {
        let bytes: Vec<u8> = (0..2000_u32).flat_map(|number| number.wrapping_mul(7_919_377).to_le_bytes()).collect();
        assert!(refused("a.csv", &bytes).contains("no text"));
    }

    #[test]
    fn a_zero_byte_in_a_table_is_no_reason_to_refuse_it() {
        assert_eq!(by_text("a.csv", b"a,b\n1\0,2\n"), Ok(Format::Csv));
    }

    #[test]
    fn lists_of_objects_are_json() {
        for sample in
            ["[{\"a\":1}]", " [ \n{\"a\":1}]", "[]", "[[1,2]]", "{\"data\":[{\"a\":1}]}", "{\"n\":1,\"rows\":[{}]}"]
        {
            assert_eq!(text(sample), Format::Json, "{sample}");
        }
    }

    #[test]
    fn an_object_that_the_sample_cuts_is_one_with_a_list() {
        assert_eq!(text("{\"data\":[{\"a\":1},{\"a\""), Format::Json);
    }

    #[test]
    fn objects_one_after_another_are_json_lines() {
        for sample in ["{\"a\":1}\n{\"a\":2}\n", "{\"a\":[{}]}\n{\"a\":[{}]}", "{\"a\":1}", "{\"a\":1}\n{\"a\""] {
            assert_eq!(text(sample), Format::JsonLines, "{sample}");
        }
    }

    #[test]
    fn an_object_of_columns_that_the_sample_holds_whole_is_no_record() {
        for sample in [
            "{\"date\":{\"0\":\"2024-01-05\",\"1\":\"2024-01-06\"},\"n\":{\"0\":1,\"1\":2}}",
            "{\"0\":{\"date\":\"2024-01-05\",\"n\":1},\"1\":{\"date\":\"2024-01-06\",\"n\":2}}\n",
            "{\"columns\":[\"n\"],\"index\":[0,1],\"data\":[[1],[2]]}",
        ] {
            assert_eq!(text(sample), Format::Json, "{sample}");
        }
    }

    #[test]
    fn an_only_record_with_parts_is_a_record() {
        for sample in
            ["{\"caller\":{\"age\":12},\"place\":{\"county\":\"Boone\"}}", "{\"id\":1,\"needs\":[\"a\",\"b\"]}"]
        {
            assert_eq!(text(sample), Format::JsonLines, "{sample}");
        }
    }

    #[test]
    fn braces_and_brackets_in_tables_are_no_json() {
        for sample in ["[Section],b\n1,2\n", "{guid},b\n", "<5,b\n1,2\n", "a,b\n"] {
            assert_eq!(text(sample), Format::Csv, "{sample}");
        }
    }

    #[test]
    fn the_name_tells_lists_that_hold_no_objects() {
        assert_eq!(by_text("a.json", b"[1, 2]"), Ok(Format::Json));
        assert_eq!(by_text("a.csv", b"[1, 2]"), Ok(Format::Csv));
    }
}
