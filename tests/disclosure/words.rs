//! No printed word is false, and no report contradicts itself, whatever the counts and the plan.

use std::collections::BTreeMap;

use hotline_report::disclosure::{Circumstances, disclose};
use hotline_report::plan::{Mapping, Plan};
use hotline_report::records::{ReadOptions, Reader};
use hotline_report::report::{Report, Severity, Table, Value};
use hotline_report::tabulate::{Knowledge, Scope, Tabulator};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

const KINDS: [&str; 4] = ["A", "B", "C", "D"];
const TAGS: [&str; 4] = ["", "x", "y", "x;y"];

/// Words, and the counts that they are true of; signs are true of all.
const WORDS: [(&str, u64, u64); 14] = [
    ("[c]", 0, u64::MAX),
    ("Not published", 0, u64::MAX),
    ("fewer than three", 0, 2),
    ("Fewer than ten times", 0, 9),
    ("<5", 0, 4),
    ("1–4", 1, 4),
    ("at most two", 0, 2),
    ("Under 10", 0, 9),
    ("0 to 2", 0, 2),
    ("none or one", 0, 1),
    ("one or two", 1, 2),
    ("Menos de tres llamadas", 0, 2),
    ("no más de cuatro", 0, 4),
    ("10 or more", 10, u64::MAX),
];

/// Records by kind and tags.
type Counts = [[u64; 4]; 4];

#[derive(Debug, Clone)]
struct ColumnSelection {
    threshold: u64,
    sensitive: bool,
    /// Places in `WORDS`: of the neutral sign, merged rows, merged rows with larger ones, masks.
    words: [usize; 4],
    pools: bool,
    totals: bool,
    base: usize,
    treatment: usize,
}

fn plan(wanted: &ColumnSelection) -> Json {
    let word = |place: usize| WORDS[wanted.words[place]].0;
    let small = if wanted.pools {
        json!({ "pool": word(1), "poolWithLarger": word(2) })
    } else {
        json!({ "mask": word(3), "notes": ["small"] })
    };
    let base = [json!("total"), json!({ "figure": "few" }), json!({ "respondents": "calls with a kind" })];
    let mut kinds = json!({
        "id": "kinds", "title": "Kinds", "measure": "calls", "by": "kind", "small": small, "base": base[wanted.base]
    });
    if wanted.totals {
        kinds["total"] = json!({ "label": "All" });
    }
    let treatments = [
        json!("suppress"),
        json!({ "round": { "base": 3 } }),
        json!({ "round": { "base": 3, "secret": "sixteen letters!" } }),
    ];
    json!({
        "version": 1, "id": "words", "name": "Words", "language": "en-US",
        "fields": {
            "kind": { "label": "Kind", "type": "category" },
            "tags": { "label": "Tags", "type": "list" }
        },
        "measures": { "calls": { "unit": "calls" } },
        "report": {
            "title": "Words", "publisher": "Nobody",
            "introduction": ["We took {figure:all} calls. As of {accurateAsOf}.", "In {year}, {figure:few} of them."],
            "headline": [
                { "id": "all", "label": "All", "measure": "calls" },
                { "id": "few", "label": "A", "measure": "calls", "partOf": "all", "where": [{ "field": "kind", "is": ["A"] }] },
                { "id": "fewer", "label": "A with x", "measure": "calls", "partOf": "few",
                  "where": [{ "field": "kind", "is": ["A"] }, { "field": "tags", "is": ["x"] }] }
            ],
            "sections": [{ "tables": [
                kinds,
                { "id": "tags", "title": "Tags", "measure": "calls", "by": "tags", "small": { "mask": word(3) },
                  "base": { "figure": "all" } },
                { "id": "tags-of-a", "title": "Tags of A", "measure": "calls", "by": "tags",
                  "where": [{ "field": "kind", "is": ["A"] }], "base": { "figure": "few" } }
            ] }],
            "notes": [{ "id": "small", "text": "Small counts are not printed." }]
        },
        "protection": {
            "threshold": wanted.threshold, "mask": word(0), "treatment": treatments[wanted.treatment],
            "zeros": if wanted.sensitive { "sensitive" } else { "printed" }
        }
    })
}

fn report(counts: &Counts, plan: Plan) -> Option<Report> {
    let mut csv = "kind,tags\n".to_owned();
    for (kind, of_kind) in KINDS.iter().zip(counts) {
        for (tags, count) in TAGS.iter().zip(of_kind) {
            csv.push_str(&format!("{kind},{tags}\n").repeat(usize::try_from(*count).unwrap()));
        }
    }
    let mut reader = Reader::new("words.csv", ReadOptions::default());
    reader.push(csv.as_bytes()).unwrap();
    let mapping = Mapping(["kind", "tags"].map(|name| (name.to_owned(), vec![name.to_owned()])).into());
    let mut tabulator = Tabulator::new(plan, &mapping, reader.finish().unwrap(), Knowledge::default()).unwrap();
    let (tabulation, _) = tabulator.tabulate(&Scope::default()).unwrap();
    disclose(tabulator.plan(), &tabulation, Circumstances::default()).ok().map(|(report, _)| report)
}

/// The true counts of a table's rows, by label.
fn truths(table: &str, counts: &Counts) -> BTreeMap<&'static str, u64> {
    let of_tag = |tag: &str, kinds: &[[u64; 4]]| -> u64 {
        let places = (0..4).filter(|place| TAGS[*place].split(';').any(|own| own == tag));
        places.map(|place| kinds.iter().map(|kind| kind[place]).sum::<u64>()).sum()
    };
    match table {
        "kinds" => KINDS.iter().zip(counts).map(|(kind, of_kind)| (*kind, of_kind.iter().sum())).collect(),
        "tags" => ["x", "y"].map(|tag| (tag, of_tag(tag, counts))).into(),
        _ => ["x", "y"].map(|tag| (tag, of_tag(tag, &counts[..1]))).into(),
    }
}

/// Whether words are true of a count.
fn is_true(words: &str, count: u64) -> bool {
    WORDS.iter().find(|(known, ..)| *known == words).is_none_or(|(_, low, high)| (*low..=*high).contains(&count))
}

fn false_words(table: &Table, counts: &Counts) -> Vec<String> {
    let truths = truths(&table.id, counts);
    let mut found = Vec::new();
    let mut say = |words: &str, count: u64| {
        if !is_true(words, count) {
            found.push(format!("{}: “{words}” of {count}", table.id));
        }
    };
    for row in &table.rows {
        match (row.value.as_ref(), truths.get(row.label.as_str())) {
            (Some(Value::Masked { masked, .. }), Some(count)) => say(masked, *count),
            (Some(value), None) => {
                let shown = |label: &&str| table.rows.iter().any(|row| row.label == *label);
                let members: Vec<u64> = truths
                    .iter()
                    .filter(|(label, count)| !shown(label) && **count > 0)
                    .map(|(_, count)| *count)
                    .collect();
                for count in &members {
                    say(&row.label, *count);
                }
                if let Value::Masked { masked, .. } = value {
                    say(masked, members.iter().sum());
                }
            }
            _ => {}
        }
    }
    if let Some(Value::Masked { masked, .. }) = table.total.as_ref().and_then(|total| total.value.as_ref()) {
        say(masked, truths.values().sum());
    }
    found
}

fn wanted() -> impl Strategy<Value = ColumnSelection> {
    let words = || prop_oneof![3 => 0_usize..2, 2 => 2..WORDS.len()];
    let words = [words().boxed(), (2..WORDS.len()).boxed(), words().boxed(), (2..WORDS.len()).boxed()];
    let more = (any::<bool>(), any::<bool>(), 0_usize..3, prop_oneof![4 => Just(0_usize), 1 => 1_usize..3]);
    (prop::sample::select(vec![2_u64, 3, 3, 5, 10]), any::<bool>(), words, more).prop_map(
        |(threshold, sensitive, words, (pools, totals, base, treatment))| ColumnSelection {
            threshold,
            sensitive,
            words,
            pools,
            totals,
            base,
            treatment,
        },
    )
}

fn counts() -> impl Strategy<Value = Counts> {
    let count = || prop::sample::select(vec![0_u64, 0, 1, 2, 3, 4, 7, 12]);
    prop::array::uniform4(prop::array::uniform4(count()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_word_of_an_accepted_plan_is_false(counts in counts(), wanted in wanted()) {
        let Ok(plan) = Plan::from_json(&plan(&wanted).to_string()) else { return Ok(()) };
        let Some(report) = report(&counts, plan) else { return Ok(()) };
        let found: Vec<String> = report.tables().flat_map(|table| false_words(table, &counts)).collect();
        prop_assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn every_report_is_sound_and_complete(counts in counts(), wanted in wanted()) {
        let wanted = ColumnSelection { words: [0, 3, 1, 3], ..wanted };
        let Ok(plan) = Plan::from_json(&plan(&wanted).to_string()) else { return Ok(()) };
        let Some(report) = report(&counts, plan) else { return Ok(()) };
        let mut problems = report.check();
        problems.retain(|problem| problem.severity != Severity::Advice);
        prop_assert!(problems.is_empty(), "{problems:?}");
        let texts = format!("{:?} {:?}", report.introduction, report.title);
        prop_assert!(!texts.contains("{figure") && !texts.contains("{year") && !texts.contains("{acc"), "{texts}");
    }
}

#[test]
fn a_neutral_sign_with_a_bound_is_refused_with_the_remedy() {
    let wanted = ColumnSelection {
        threshold: 3,
        sensitive: false,
        words: [2, 2, 1, 2],
        pools: false,
        totals: true,
        base: 0,
        treatment: 0,
    };
    let error = Plan::from_json(&plan(&wanted).to_string()).unwrap_err();
    let [problem] = error.problems.as_slice() else { panic!("{error}") };
    assert_eq!((problem.code, problem.place.as_str()), ("false-words", "protection › mask"));
    let remedy = "Put “fewer than three” under `small.mask` of the tables, and a sign such as “[c]” here.";
    assert_eq!(problem.remedy, remedy);
}
