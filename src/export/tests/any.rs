//! Properties of the files of any report, sound or not.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use proptest::prelude::*;

use super::{columns, parsed};
use crate::export::csv::is_formula;
use crate::export::{Block, COLUMNS, ExportOptions, Format, blocks, clipping, export, grid, tidy};
use crate::report::arbitrary;
use crate::report::{Change, Decimal, Report, TableView, Value};

/// All numbers that tables of the report show, as CSV writes them.
fn shown(report: &Report, blocks: &[Block]) -> BTreeSet<String> {
    let mut shown = BTreeSet::new();
    let changes = |change: &Change, shown: &mut BTreeSet<String>| {
        shown.extend(change.absolute().map(|number| number.to_string()));
        shown.extend(change.shown().map(|number| number.to_string()));
        shown.extend(change.from.map(|number| number.to_string()));
    };
    for block in blocks {
        let view = TableView::new(report, &block.table);
        for (index, line) in view.lines.iter().enumerate() {
            shown.extend(view.place(index).map(|place| place.to_string()));
            shown.extend(line.row.rank.as_ref().map(|rank| rank.place.to_string()));
            if let Some(change) = &line.change {
                changes(change, &mut shown);
            }
            for cell in &line.cells {
                shown.extend(cell.value.number().map(|number| number.to_string()));
                shown.extend(cell.percent.map(|percent| percent.to_string()));
                shown.extend(cell.base.map(|base| base.to_string()));
                if let Value::Change { change, .. } = cell.value {
                    changes(change, &mut shown);
                }
            }
        }
    }
    shown
}

/// A number as files write it that know only floating point, which beyond 2^53 is not exact.
fn floating(number: &str) -> f64 {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let units = format!("{whole}{fraction}").parse().unwrap();
    Decimal::new(units, u8::try_from(fraction.len()).unwrap()).to_f64()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn csv_holds_what_the_tables_show_and_no_other_number(report in arbitrary::report()) {
        let blocks = blocks(&report);
        let known = shown(&report, &blocks);
        for record in parsed(&tidy::csv(&report, &blocks)) {
            for name in ["value", "percent", "base_count", "rank"] {
                let number = &record[name];
                prop_assert!(number.is_empty() || known.contains(number), "{name}: {number}");
            }
        }
    }

    #[test]
    fn statistics_hold_no_other_number_either(report in arbitrary::report()) {
        let blocks = blocks(&report);
        let known: Vec<f64> = shown(&report, &blocks).iter().map(|number| floating(number)).collect();
        let text = export(&report, Format::JsonStat, &ExportOptions::default()).unwrap().bytes;
        let collection: serde_json::Value = serde_json::from_slice(&text).unwrap();
        for dataset in collection["link"]["item"].as_array().unwrap() {
            for number in dataset["value"].as_array().unwrap().iter().filter_map(serde_json::Value::as_f64) {
                prop_assert!(known.contains(&number), "{number}");
            }
        }
    }

    #[test]
    fn csv_has_a_record_for_every_cell_in_order(report in arbitrary::report()) {
        let blocks = blocks(&report);
        let records = parsed(&tidy::csv(&report, &blocks));
        let mut states = records.iter().filter(|record| record["column"] != "Change" && record["column"] != "Cambio").map(|record| record["state"].clone());
        for block in &blocks {
            for line in TableView::new(&report, &block.table).lines {
                if line.cells.is_empty() {
                    prop_assert_eq!(states.next(), Some("no-figure".to_owned()));
                }
                for cell in &line.cells {
                    prop_assert_eq!(states.next(), Some(cell.state.name().to_owned()));
                }
            }
        }
        prop_assert_eq!(states.next(), None);
    }

    #[test]
    fn a_withheld_figure_has_one_code_and_no_number(report in arbitrary::report()) {
        for record in parsed(&tidy::csv(&report, &blocks(&report))) {
            if record["state"] == "masked" {
                let codes = ["obs_status", "conf_status", "symbol"].map(|name| record[name].as_str());
                prop_assert_eq!(codes, ["Q", "C", "[c]"]);
                prop_assert!(["value", "percent", "base", "base_count", "measure"].iter().all(|name| record[*name].is_empty()));
            } else {
                prop_assert!(record["conf_status"] != "C" && record["symbol"] != "[c]");
            }
        }
    }

    #[test]
    fn no_text_of_csv_begins_like_a_formula(report in arbitrary::report()) {
        let blocks = blocks(&report);
        let printed = blocks.iter().map(|block| grid::csv(&report, &block.table)).collect::<String>();
        for text in [tidy::csv(&report, &blocks), printed] {
            let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
            for record in reader.records() {
                for field in &record.unwrap() {
                    // What begins with an apostrophe was defused, or needs it not; numbers are harmless.
                    prop_assert!(field.starts_with('\'') || !is_formula(field), "{field:?}");
                }
            }
        }
    }

    #[test]
    fn every_format_can_be_written_and_is_the_same_again(report in arbitrary::report()) {
        for format in Format::ALL.iter().copied().filter(|format| *format != Format::VegaLite) {
            let once = export(&report, format, &ExportOptions::default());
            prop_assert!(once.is_ok(), "{format:?}: {once:?}");
            prop_assert_eq!(once, export(&report, format, &ExportOptions::default()));
        }
        for block in blocks(&report) {
            let options = ExportOptions { table: Some(&block.table.id), ..ExportOptions::default() };
            for format in [Format::VegaLite, Format::JsonStat] {
                if let Err(error) = export(&report, format, &options) {
                    prop_assert!(error.code.starts_with("no-"), "{error}");
                }
            }
            clipping(&report, &block.table);
        }
    }

    #[test]
    fn workbooks_open_whatever_their_texts_are(report in arbitrary::report()) {
        let book = export(&report, Format::Xlsx, &ExportOptions::default()).unwrap().bytes;
        let mut archive = zip::ZipArchive::new(Cursor::new(book)).unwrap();
        for index in 0..archive.len() {
            let mut xml = String::new();
            archive.by_index(index).unwrap().read_to_string(&mut xml).unwrap();
            prop_assert!(!xml.contains("<f>"), "a formula");
            let mut reader = quick_xml::Reader::from_str(&xml);
            loop {
                match reader.read_event() {
                    Ok(quick_xml::events::Event::Eof) => break,
                    Ok(_) => {}
                    Err(error) => prop_assert!(false, "{error} in {xml}"),
                }
            }
            let forbidden = |letter: char| letter < ' ' && !"\t\r\n".contains(letter) || "\u{fffe}\u{ffff}".contains(letter);
            prop_assert!(!xml.contains(forbidden), "a letter that XML forbids");
        }
    }
}

proptest! {
    // The validator reads its schema anew each time.
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn json_stat_of_any_report_is_valid(report in arbitrary::report()) {
        let text = export(&report, Format::JsonStat, &ExportOptions::default()).unwrap().bytes;
        super::statistics::is_valid(&text)?;
    }
}

#[test]
fn the_columns_are_those_that_are_described() {
    let header: Vec<String> = COLUMNS.iter().map(|column| column.name.to_owned()).collect();
    let report = super::reports().next().unwrap().1;
    assert_eq!(columns(&tidy::csv(&report, &[])), header);
}
