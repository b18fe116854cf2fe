//! Places in a ranking that the document leaves to be counted.

use super::cell::{Line, TableView};
use super::table::Role;
use super::value::Value;

impl<'r> TableView<'r> {
    /// A line's place among those beside it, from 1: by the printed order, shared by equal figures that follow each other.
    ///
    /// There is none to count where the document gives places itself, from the first withheld figure on, and for what
    /// is no single category.
    pub fn place(&self, index: usize) -> Option<u32> {
        let line = self.lines.get(index)?;
        let beside = || self.lines.iter().filter(|other| other.parent == line.parent && !other.is_total);
        let first = |line: &Line<'r>| line.cells.first().map(|cell| cell.value);
        let is_given = |line: &Line<'r>| line.row.rank.is_some() || matches!(first(line), Some(Value::Rank { .. }));
        if beside().any(is_given) {
            return None;
        }
        let is_one =
            |line: &&Line<'r>| line.row.role == Role::Category && !matches!(first(line), Some(Value::Pooled { .. }));
        let (mut place, mut before) = (0, None);
        for (counted, other) in (1..).zip(beside().filter(is_one)) {
            let value = first(other);
            if value.is_some_and(Value::is_in_words) {
                return None;
            }
            let size = value.and_then(|value| Some((value.size()?, value.qualifier())));
            if size.is_none() || size != before {
                place = counted;
            }
            before = size;
            if std::ptr::eq(other, line) {
                return Some(place);
            }
        }
        None
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use serde_json::{Value as Json, json};

    use crate::report::testing::{node, put, sound};
    use crate::report::{Report, TableView};

    /// The places of a ranking's rows.
    fn places(rows: &Json) -> Vec<Option<u32>> {
        let mut document = sound();
        let table = json!({ "id": "places", "title": "Places", "kind": "ranking", "base": "none", "rows": rows });
        put(&mut document, "/sections/0/tables/5", table);
        let (report, _) = Report::from_node(&node(&document)).unwrap();
        let view = TableView::new(&report, report.table("places").unwrap());
        (0..view.lines.len()).map(|index| view.place(index)).collect()
    }

    #[test]
    fn equal_figures_share_a_place_and_the_next_is_skipped() {
        let value = |value: Json| json!({ "label": value.to_string(), "value": value });
        let counts = json!([value(json!(9)), value(json!(7)), value(json!(7)), value(json!(2))]);
        assert_eq!(places(&counts), [Some(1), Some(2), Some(2), Some(4)]);
        let number = |text: &str| value(json!({ "number": text }));
        assert_eq!(places(&json!([number("1.9"), number("1.87"), number("1.870")])), [Some(1), Some(2), Some(2)]);
    }

    #[test]
    fn none_is_counted_where_some_are_given() {
        let rows = json!([
            { "label": "Puebla", "value": 9, "rank": { "place": 7 } },
            { "label": "Tlaxcala", "value": 5, "rank": { "place": 12 } },
            { "label": "Sonora", "value": 3 },
        ]);
        assert_eq!(places(&rows), [None; 3]);
    }

    #[test]
    fn what_is_withheld_has_no_place_and_takes_those_after_it() {
        let rows = json!([
            { "label": "A", "value": 9 },
            { "label": "B", "value": { "masked": "<3" } },
            { "label": "C", "value": 2 },
            { "label": "D", "value": { "notCollected": "–" } },
        ]);
        assert_eq!(places(&rows), [Some(1), None, None, None]);
    }

    #[test]
    fn what_is_no_single_category_has_no_place() {
        let rows = json!([
            { "label": "Unknown", "value": 20, "role": "not-specified" },
            { "label": "A", "value": 9 },
            { "label": "Others", "value": { "pooled": 4 } },
        ]);
        assert_eq!(places(&rows), [None, Some(1), None]);
    }

    #[test]
    fn an_order_without_figures_is_counted() {
        assert_eq!(places(&json!([{ "label": "A" }, { "label": "B" }])), [Some(1), Some(2)]);
    }
}
