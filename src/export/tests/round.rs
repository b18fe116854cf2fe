use std::path::Path;

use super::report;
use crate::export::{ExportOptions, Format, export};

#[test]
fn the_document_comes_back_from_its_file_as_it_was() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut read = 0;
    for folder in ["www/reports", "tests/fixtures/documents"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let first = report(&std::fs::read_to_string(entry.unwrap().path()).unwrap());
            let file = export(&first, Format::Json, &ExportOptions::default()).unwrap();
            let again = report(std::str::from_utf8(&file.bytes).unwrap());
            assert_eq!(again, first);
            assert_eq!(export(&again, Format::Json, &ExportOptions::default()).unwrap(), file);
            read += 1;
        }
    }
    assert!(read >= 4, "{read}");
}
