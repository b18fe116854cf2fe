use hotline_report::records::{DateOrder, OrderFound, Overrides, order_of, preview};

use crate::linea144::linea144;
use crate::{data, read};

#[test]
fn the_calls_of_linea_144_are_all_read() {
    for (year, calls) in [("2020", 29_706), ("2021", 25_301)] {
        let reading = read(&format!("linea144-{year}.csv"), linea144(year).as_bytes()).unwrap();
        let dialect = reading.dialect.as_ref().unwrap();
        assert_eq!((dialect.delimiter, dialect.preamble_lines, dialect.header), (b',', 0, true), "{year}");
        assert!(dialect.byte_order_mark, "{year}");
        assert_eq!((reading.header.len(), reading.header[0].as_str()), (19, "fecha"), "{year}");
        assert_eq!((reading.records.len(), reading.failures.len()), (calls, 0), "{year}");
    }
}

#[test]
fn the_days_of_linea_144_are_certain() {
    let text = linea144("2020");
    let reading = read("linea144-2020.csv", text.as_bytes()).unwrap();
    let days = reading.records.column("fecha").unwrap().values();
    assert_eq!(order_of(days.iter().map(String::as_str)), OrderFound::Certain(DateOrder::YearFirst));
}

#[test]
fn a_preview_of_linea_144_has_the_headings_of_the_whole() {
    let text = linea144("2020");
    let whole = read("linea144-2020.csv", text.as_bytes()).unwrap();
    let shown = preview("linea144-2020.csv", &text.as_bytes()[..1 << 18], false, &Overrides::default()).unwrap();
    assert_eq!((shown.dialect, shown.header), (whole.dialect, whole.header));
    assert_eq!(shown.rows.len(), 200);
}

#[test]
fn the_figures_of_the_states_are_all_read() {
    let bytes = data("hotline-states/calls-and-cases-2012-2015.csv");
    let reading = read("calls-and-cases.csv", &bytes).unwrap();
    assert_eq!((reading.records.len(), reading.failures.len()), (204, 0));
}
