//! Small random reports, held against everything that could be true: whoever tries all tables of whole numbers that
//! agree with what is printed finds at least two values for every small count that is not.

use std::collections::{BTreeMap, BTreeSet};

use hotline_report::disclosure::{Circumstances, disclose};
use hotline_report::plan::{Mapping, Plan};
use hotline_report::records::{ReadOptions, Reader};
use hotline_report::report::{Report, Row, Table, Value};
use hotline_report::tabulate::{Knowledge, Scope, Tabulator};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

const KINDS: [&str; 3] = ["A", "B", "C"];
const VENUES: [&str; 2] = ["x", "y"];
const THRESHOLD: u64 = 3;

/// Counts by kind and venue.
type Counts = [[u64; 2]; 3];

/// What a printed value is a sum of: kinds, venues.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Sum {
    kinds: BTreeSet<usize>,
    venues: BTreeSet<usize>,
}

impl Sum {
    fn of(&self, counts: &Counts) -> u64 {
        self.kinds.iter().flat_map(|kind| self.venues.iter().map(|venue| counts[*kind][*venue])).sum()
    }
}

fn one(place: usize) -> BTreeSet<usize> {
    BTreeSet::from([place])
}

fn all(number: usize) -> BTreeSet<usize> {
    (0..number).collect()
}

/// Everything that a reader may want to know.
fn quantities() -> Vec<Sum> {
    let kinds = (0..3).map(|kind| Sum { kinds: one(kind), venues: all(2) });
    let venues = (0..2).map(|venue| Sum { kinds: all(3), venues: one(venue) });
    let cells = (0..3).flat_map(|kind| (0..2).map(move |venue| Sum { kinds: one(kind), venues: one(venue) }));
    kinds.chain(venues).chain(cells).collect()
}

/// What a reader knows of a sum: the least and the most that it can be.
type Fact = (Sum, u64, u64);

#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is there or not")]
struct ColumnSelection {
    kinds: bool,
    kinds_pooled: bool,
    kinds_total: bool,
    venues: bool,
    venues_total: bool,
    crossed: bool,
    nested: bool,
}

fn plan(wanted: &ColumnSelection) -> Plan {
    let total = |is_wanted: bool| if is_wanted { json!({ "label": "Total" }) } else { Json::Null };
    let mut tables = Vec::new();
    if wanted.kinds {
        let small = if wanted.kinds_pooled { json!({ "pool": "Few" }) } else { json!({ "mask": "Few" }) };
        tables.push(json!({ "id": "kinds", "title": "Kinds", "by": "kind", "small": small, "total": total(wanted.kinds_total) }));
    }
    if wanted.venues {
        tables.push(json!({ "id": "venues", "title": "Venues", "by": "venue", "total": total(wanted.venues_total) }));
    }
    if wanted.crossed {
        tables.push(json!({ "id": "crossed", "title": "Crossed", "by": "kind", "columns": { "by": "venue" } }));
    }
    if wanted.nested {
        tables.push(json!({ "id": "nested", "title": "Nested", "by": "kind", "within": { "field": "venue" } }));
    }
    for table in &mut tables {
        let table = table.as_object_mut().unwrap();
        table.insert("measure".to_owned(), json!("records"));
        table.insert("base".to_owned(), json!("none"));
        table.retain(|_, value| !value.is_null());
    }
    let plan = json!({
        "version": 1, "id": "random", "name": "Random", "language": "en-US",
        "fields": {
            "kind": { "label": "Kind", "type": "category" },
            "venue": { "label": "Venue", "type": "category" }
        },
        "measures": { "records": { "unit": "records" } },
        "report": { "title": "Random", "publisher": "Nobody", "sections": [{ "tables": tables }] },
        "protection": { "threshold": THRESHOLD }
    });
    Plan::from_json(&plan.to_string()).unwrap()
}

fn report(counts: &Counts, wanted: &ColumnSelection) -> Option<Report> {
    let mut csv = "kind,venue\n".to_owned();
    for (kind, venues) in KINDS.iter().zip(counts) {
        for (venue, count) in VENUES.iter().zip(venues) {
            let line = format!("{kind},{venue}\n");
            csv.push_str(&line.repeat(usize::try_from(*count).unwrap()));
        }
    }
    let mut reader = Reader::new("random.csv", ReadOptions::default());
    reader.push(csv.as_bytes()).unwrap();
    let mapping = Mapping(["kind", "venue"].map(|name| (name.to_owned(), vec![name.to_owned()])).into());
    let plan = plan(wanted);
    let mut tabulator = Tabulator::new(plan, &mapping, reader.finish().unwrap(), Knowledge::default()).unwrap();
    let (tabulation, _) = tabulator.tabulate(&Scope::default()).unwrap();
    // A refusal prints nothing.
    disclose(tabulator.plan(), &tabulation, Circumstances::default()).ok().map(|(report, _)| report)
}

/// What a value says of a sum. A reader knows the rules: zeros are printed, and words stand only for small counts.
fn said(value: &Value, sum: Sum, facts: &mut Vec<Fact>) {
    match value {
        Value::Count { count, .. } | Value::Pooled { pooled: count, .. } => facts.push((sum, *count, *count)),
        Value::Masked { masked, .. } if masked == "Few" => facts.push((sum, 1, THRESHOLD - 1)),
        Value::Masked { .. } => facts.push((sum, 1, u64::MAX)),
        other => panic!("{other:?}"),
    }
}

fn place(names: &[&str], label: &str) -> Option<usize> {
    names.iter().position(|name| *name == label)
}

/// Everything that a table tells somebody who knows which categories there are.
fn told(table: &Table, truth: &Counts, facts: &mut Vec<Fact>) {
    let by_venue = table.id == "venues";
    let names: &[&str] = if by_venue { &VENUES } else { &KINDS };
    let sum_of = |places: BTreeSet<usize>| {
        if by_venue { Sum { kinds: all(3), venues: places } } else { Sum { kinds: places, venues: all(2) } }
    };
    let shown: BTreeSet<usize> = table.rows.iter().filter_map(|row| place(names, &row.label)).collect();
    let merged: BTreeSet<usize> =
        (0..names.len()).filter(|at| !shown.contains(at) && sum_of(one(*at)).of(truth) > 0).collect();
    let is_merged = table.rows.iter().any(|row| place(names, &row.label).is_none());
    for row in &table.rows {
        let own = place(names, &row.label);
        let own_sum = || sum_of(own.map_or_else(|| merged.clone(), one));
        if table.columns.is_empty() {
            said(row.value.as_ref().unwrap(), own_sum(), facts);
        } else {
            for (column, value) in table.columns.iter().zip(&row.values) {
                let venue = place(&VENUES, &column.heading).unwrap();
                said(value, Sum { kinds: own_sum().kinds, venues: one(venue) }, facts);
            }
        }
        if own.is_none() {
            let most = if row.label == "Few" { THRESHOLD - 1 } else { u64::MAX };
            facts.extend(merged.iter().map(|member| (sum_of(one(*member)), 1, most)));
        }
        if let Some(kind) = own.filter(|_| !row.children.is_empty()) {
            children(&row.children, kind, facts);
        }
    }
    // A category without a row is none, if it is not merged.
    let none = (0..names.len()).filter(|at| !(shown.contains(at) || is_merged && merged.contains(at)));
    facts.extend(none.map(|at| (sum_of(one(at)), 0, 0)));
    if let Some(value) = table.total.as_ref().and_then(|total| total.value.as_ref()) {
        said(value, sum_of(all(names.len())), facts);
    }
}

fn children(rows: &[Row], kind: usize, facts: &mut Vec<Fact>) {
    let shown: BTreeSet<usize> = rows.iter().filter_map(|row| place(&VENUES, &row.label)).collect();
    for row in rows {
        let venue = place(&VENUES, &row.label).unwrap();
        said(row.value.as_ref().unwrap(), Sum { kinds: one(kind), venues: one(venue) }, facts);
    }
    let none = (0..2).filter(|venue| !shown.contains(venue));
    facts.extend(none.map(|venue| (Sum { kinds: one(kind), venues: one(venue) }, 0, 0)));
}

/// Of every quantity, the values that it has in any table of at most `most` in all that agrees with the facts.
fn possible(facts: &[Fact], most: u64) -> BTreeMap<Sum, BTreeSet<u64>> {
    let mut found: BTreeMap<Sum, BTreeSet<u64>> = BTreeMap::new();
    let mut flat = [0_u64; 6];
    loop {
        let counts: Counts = [[flat[0], flat[1]], [flat[2], flat[3]], [flat[4], flat[5]]];
        if facts.iter().all(|(sum, low, high)| (*low..=*high).contains(&sum.of(&counts))) {
            for sum in quantities() {
                let value = sum.of(&counts);
                found.entry(sum).or_default().insert(value);
            }
        }
        // The next table, as an odometer whose digits may not exceed the total.
        let mut digit = 0;
        loop {
            if digit == flat.len() {
                return found;
            }
            flat[digit] += 1;
            if flat.iter().sum::<u64>() <= most {
                break;
            }
            flat[digit] = 0;
            digit += 1;
        }
    }
}

fn wanted() -> impl Strategy<Value = ColumnSelection> {
    prop::array::uniform7(any::<bool>()).prop_map(
        |[kinds, kinds_pooled, kinds_total, venues, venues_total, crossed, nested]| ColumnSelection {
            kinds: kinds || !(venues || crossed || nested),
            kinds_pooled,
            kinds_total,
            venues,
            venues_total,
            crossed,
            nested,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_small_count_has_only_one_possible_value(
        counts in prop::array::uniform3(prop::array::uniform2(prop::sample::select(vec![0_u64, 1, 1, 2, 2, 3, 4]))),
        wanted in wanted(),
    ) {
        let Some(report) = report(&counts, &wanted) else { return Ok(()) };
        let mut facts = Vec::new();
        report.tables().for_each(|table| told(table, &counts, &mut facts));
        let most = counts.iter().flatten().sum::<u64>() + 2;
        let possible = possible(&facts, most);
        for sum in quantities() {
            let truth = sum.of(&counts);
            prop_assert!(possible.get(&sum).is_some_and(|values| values.contains(&truth)), "the truth agrees with the report");
            if (1..THRESHOLD).contains(&truth) {
                prop_assert!(possible[&sum].len() > 1, "{sum:?} can only be {truth}: {counts:?} {wanted:?} {facts:?}");
            }
        }
    }
}
