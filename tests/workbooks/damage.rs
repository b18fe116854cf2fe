//! Whatever happens to a file, reading it ends in records or in an error with a name.

use std::sync::LazyLock;

use hotline_report::records::{Overrides, preview_workbook, sheets};
use proptest::prelude::*;

use crate::make::{Xlsx, archive, rows as made};
use crate::{old, open_document, told};

const CONTENT: &str = "<d xmlns:table=\"t\" xmlns:text=\"x\" xmlns:office=\"o\"><table:table table:name=\"D\">\
    <table:table-row table:number-rows-repeated=\"2\"><table:table-cell office:value-type=\"string\" \
    table:number-columns-repeated=\"2\"><text:p>a<text:s text:c=\"2\"/></text:p></table:table-cell><table:covered-table-cell/>\
    <table:table-cell office:value-type=\"float\" office:value=\"1\" table:number-rows-spanned=\"2\"><text:p>01</text:p>\
    </table:table-cell></table:table-row></table:table></d>";

fn document(content: &str) -> Vec<u8> {
    archive(&[("mimetype", open_document::MIME), ("META-INF/manifest.xml", "<manifest/>"), ("content.xml", content)])
}

static GOOD: LazyLock<[Vec<u8>; 3]> = LazyLock::new(|| {
    let xlsx = Xlsx::of(&made(&[&["a", "b"], &["x", "1"], &["y", "2"]])).with_formats(&["00000"]).bytes();
    [xlsx, document(CONTENT), old::compound("Workbook", &old::workbook())]
});

fn survives(bytes: &[u8]) {
    const CODES: [&str; 5] = ["broken-workbook", "unsafe-workbook", "too-large", "password-protected", "not-a-table"];
    let checked = |code: &str| assert!(CODES.contains(&code), "{code}");
    told(bytes, &Overrides::default()).map_or_else(|error| checked(error.code), drop);
    preview_workbook(bytes, &Overrides::default()).map_or_else(|error| checked(error.code), drop);
    sheets(bytes).map_or_else(|error| checked(error.code), drop);
}

#[test]
fn a_file_may_be_cut_off_anywhere() {
    for bytes in GOOD.iter() {
        (0..bytes.len()).for_each(|end| survives(&bytes[..end]));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn any_bytes_may_be_wrong(file in 0..3_usize, wrong in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let mut bytes = GOOD[file].clone();
        for (place, byte) in wrong {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        survives(&bytes);
    }

    #[test]
    fn any_byte_of_a_sheet_may_be_wrong(place: prop::sample::Index, letter in "[<>&\"'/a-zA-Z0-9=: ]{0,3}") {
        let sheet = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"><f>A1</f><v>1.5</v></c></row></sheetData>\
                     <mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>";
        let mut text = sheet.to_owned();
        let at = place.index(text.len());
        text.replace_range(at..=at, &letter);
        survives(&Xlsx { strings: "<si><t>x</t></si>", ..Xlsx::of(&text) }.bytes());
    }

    #[test]
    fn any_byte_of_a_document_may_be_wrong(place: prop::sample::Index, letter in "[<>&\"'/a-zA-Z0-9=: ]{0,3}") {
        let mut text = CONTENT.to_owned();
        let at = place.index(text.len());
        text.replace_range(at..=at, &letter);
        survives(&document(&text));
    }

    #[test]
    fn any_bytes_of_old_records_may_be_wrong(wrong in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4)) {
        let mut records = old::workbook();
        for (place, byte) in wrong {
            let place = place.index(records.len());
            records[place] = byte;
        }
        survives(&old::compound("Workbook", &records));
    }
}
