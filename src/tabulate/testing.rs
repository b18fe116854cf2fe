//! Shared helpers of the tests of this module and of disclosure: a small plan, and records as text.

use serde_json::{Value as Json, json};

use super::{Knowledge, Scope, TabulateError, Tabulator};
use crate::plan::{Mapping, Plan};
use crate::records::csv::CsvReader;
use crate::records::{ColumnSelection, Dialect, Reading};

/// Records, from comma-separated text.
pub(crate) fn reading(csv: &str) -> Reading {
    let mut reader = CsvReader::new(&Dialect::default(), &ColumnSelection::All);
    reader.feed(csv.as_bytes()).unwrap();
    reader.finish().unwrap()
}

/// A plan whose every field is optional and is the column of its name; its report is empty.
fn plan() -> Json {
    json!({
        "version": 1, "id": "small", "name": "Small", "language": "en-US",
        "jurisdiction": "state", "date": "day", "fiscalYearStart": 7,
        "fields": {
            "state": { "label": "State", "type": "category", "optional": true, "values": [
                { "label": "Missouri", "also": ["MO"], "code": "US-MO" }, { "label": "Kansas", "also": ["KS"] }] },
            "day": { "label": "Day", "type": "date", "optional": true },
            "case": { "label": "Case", "type": "id", "optional": true },
            "kind": { "label": "Kind", "type": "category", "optional": true,
                      "values": [{ "label": "Sex" }, { "label": "Labor" }] },
            "venue": { "label": "Venue", "type": "category", "optional": true },
            "tags": { "label": "Tags", "type": "list", "optional": true },
            "weight": { "label": "Weight", "type": "number", "optional": true }
        },
        "measures": {
            "records": { "unit": "records" },
            "cases": { "unit": "cases", "count": { "distinct": "case" } },
            "sum": { "unit": "signals", "count": { "sum": "weight" } }
        },
        "report": { "title": "Small", "publisher": "Nobody" },
        "protection": { "threshold": 1 }
    })
}

/// The small plan over some records, after a change.
pub(crate) fn tabulator(csv: &str, change: impl FnOnce(&mut Json)) -> Tabulator {
    read_with(csv, change, Knowledge::default()).unwrap()
}

/// The same, where something is known beforehand; or why the records cannot be used.
pub(crate) fn read_with(
    csv: &str,
    change: impl FnOnce(&mut Json),
    knowledge: Knowledge,
) -> Result<Tabulator, TabulateError> {
    let mut plan = plan();
    change(&mut plan);
    let plan = Plan::from_json(&plan.to_string()).unwrap_or_else(|error| panic!("{error}"));
    let reading = reading(csv);
    let columns = reading.header.iter().filter(|name| plan.fields.contains_key(*name));
    let mapping = Mapping(columns.map(|name| (name.clone(), vec![name.clone()])).collect());
    Tabulator::new(plan, &mapping, reading, knowledge)
}

pub(crate) fn scope(json: &str) -> Scope {
    serde_json::from_str(json).unwrap()
}

/// The error of something that must not succeed.
pub(crate) fn error<T>(outcome: Result<T, TabulateError>) -> TabulateError {
    outcome.err().unwrap()
}
