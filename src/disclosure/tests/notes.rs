use serde_json::json;

use super::{records, report};

/// The ids of the notes that are printed, of a report whose table refers to `of_table` and whose small rows to
/// `small`.
fn notes(lines: &[(&str, usize)], of_table: &str) -> Vec<String> {
    let (report, _) = report(&records("kind", lines), "{}", |plan| {
        let note = |id: &str| json!({ "id": id, "text": format!("About {id}.") });
        plan["report"]["notes"] = json!([note("small"), note("plain"), note("alone")]);
        let mut table = json!({ "id": "t", "title": "T", "measure": "records", "by": "kind", "notes": [of_table] });
        table["small"] = json!({ "pool": "Few", "notes": ["small"] });
        plan["report"]["sections"] = json!([{ "tables": [table] }]);
    });
    report.notes.iter().map(|note| note.id.clone()).collect()
}

#[test]
fn a_note_that_nothing_refers_to_is_left_out() {
    assert_eq!(notes(&[("A", 5)], "plain"), ["plain"]);
}

#[test]
fn a_note_on_small_rows_is_there_only_if_there_are_some() {
    assert_eq!(notes(&[("A", 5), ("B", 1), ("C", 2)], "plain"), ["small", "plain"]);
}
