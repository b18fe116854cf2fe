//! From records to a report, and from counts to the same one.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its own files should fail")]

use std::sync::LazyLock;

use hotline_report::disclosure::{Audit, Circumstances, Treatment, Verdict, disclose};
use hotline_report::plan::{ColumnSample, Plan, built_in_plan, propose};
use hotline_report::records::csv::CsvReader;
use hotline_report::records::{ColumnSelection, Dialect, Reading};
use hotline_report::report::{Node, Report};
use hotline_report::sample::Sample;
use hotline_report::tabulate::{Account, Counts, Knowledge, Known, Scope, Tabulator};
use serde_json::Value as Json;

/// The invented records, read once for all tests.
fn sample() -> Reading {
    static SAMPLE: LazyLock<Reading> = LazyLock::new(read_sample);
    SAMPLE.clone()
}

fn read_sample() -> Reading {
    let dialect = Dialect::default();
    let mut reader = CsvReader::new(&dialect, &ColumnSelection::All);
    for chunk in Sample::new(Sample::MINIMUM) {
        reader.feed(chunk.as_bytes()).unwrap();
    }
    reader.finish().unwrap()
}

fn tabulator(plan: &str) -> Tabulator {
    with(built_in_plan(plan).unwrap(), sample())
}

fn with(plan: Plan, reading: Reading) -> Tabulator {
    let column = |name: &String| {
        let column = reading.records.column(name).unwrap();
        ColumnSample {
            name: name.clone(),
            values: (0..200).filter_map(|row| column.value(row)).map(str::to_owned).collect(),
        }
    };
    let columns: Vec<ColumnSample> = reading.header.iter().map(column).collect();
    let mapping = propose(&plan, &columns).mapping();
    // Every county that the invented records name, under a name of its own.
    let counties = reading.records.column("county").into_iter().flat_map(hotline_report::records::Column::values);
    let places = counties
        .flat_map(|value| value.split(';'))
        .map(|fips| (fips.to_owned(), Known::County(format!("County {fips}"))));
    let knowledge = Knowledge { places: places.collect(), ..Knowledge::default() };
    Tabulator::new(plan, &mapping, reading, knowledge).unwrap()
}

fn scope(json: &str) -> Scope {
    serde_json::from_str(json).unwrap()
}

fn missouri_2020() -> Scope {
    scope(r#"{"jurisdiction":"Missouri","start":"2020-01-01","end":"2020-12-31","accurateAsOf":"2021-07-01"}"#)
}

fn made(tabulator: &mut Tabulator, scope: &Scope) -> (Report, Audit, Account) {
    let (tabulation, account) = tabulator.tabulate(scope).unwrap();
    let (report, audit) = disclose(tabulator.plan(), &tabulation, Circumstances::default()).unwrap();
    (report, audit, account)
}

fn json(report: &Report) -> Json {
    serde_json::to_value(report).unwrap()
}

/// A report as it is printed: nobody prints what its numbers count.
fn printed(report: &Report) -> Json {
    json(&Report { counts: None, ..report.clone() })
}

/// A committed document, as it would be written again.
fn published(name: &str) -> Json {
    let path = format!("{}/www/reports/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let node: Node = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    json(&Report::from_node(&node).unwrap().0)
}

fn pretty(json: &Json) -> String {
    serde_json::to_string_pretty(json).unwrap()
}

/// What each line of the document says, so that the first difference is shown.
fn assert_same(made: &Json, published: &Json) {
    let (made, published) = (pretty(made), pretty(published));
    for (number, (made, published)) in made.lines().zip(published.lines()).enumerate() {
        assert_eq!(made, published, "line {}", number + 1);
    }
    assert_eq!(made, published);
}

const COUNTS: &str = r#"{
  "figures": { "substantive-signals": 750, "situations": 267 },
  "ranks": { "substantive-signals": 13 },
  "tables": {
    "signaler-type": { "rows": [
      { "label": "Victim of Trafficking", "count": 185 }, { "label": "Community Member", "count": 104 },
      { "label": "Medical Professional", "count": 91 }, { "label": "NGO Representative", "count": 85 },
      { "label": "Victim of Other Crime", "count": 84 }, { "label": "Other", "count": 63 },
      { "label": "Family of Trafficking Victim", "count": 34 }, { "label": "Friend of Trafficking Victim", "count": 23 },
      { "label": "Law Enforcement", "count": 14 }, { "label": "Acquaintance of Trafficker", "count": 14 },
      { "label": "Government Official", "count": 11 }, { "label": "Victim of Labor Exploitation", "count": 10 },
      { "label": "Not Specified", "count": 10 }, { "label": "Mental Health Professional", "count": 9 },
      { "label": "Business", "count": 3 }, { "label": "Educator/School Personnel", "count": 3 },
      { "label": "Legal Professional", "count": 2 }, { "label": "Truck Driver", "count": 2 },
      { "label": "Faith-Based Representative", "count": 2 }, { "label": "Flight Attendant", "count": 1 }
    ] },
    "primary-reason": { "rows": [
      { "label": "Access Service Referrals", "count": 58 }, { "label": "Report a Trafficking Tip", "count": 199 },
      { "label": "Request Crisis Assistance", "count": 10 }
    ] },
    "venue-industry": { "rows": [
      { "label": "Sex", "parts": [
        { "label": "Venue Not Specified", "count": 111 }, { "label": "Pornography", "count": 37 },
        { "label": "Illicit Massage/Spa Business", "count": 17 },
        { "label": "Residence-Based Commercial Sex", "count": 14 }, { "label": "Hotel/Motel-Based", "count": 14 },
        { "label": "Online Ad, Venue Unknown", "count": 13 }, { "label": "Other Venue", "count": 9 },
        { "label": "Escort/Delivery Service", "count": 7 }, { "label": "Truck Stop-Based", "count": 3 },
        { "label": "Street-Based", "count": 2 }, { "label": "Strip Club", "count": 1 },
        { "label": "Outdoor Solicitation", "count": 1 }
      ] },
      { "label": "Labor", "parts": [
        { "label": "Restaurant/Food Service", "count": 3 }, { "label": "Construction", "count": 3 },
        { "label": "Domestic Work", "count": 2 }, { "label": "Agriculture", "count": 1 },
        { "label": "Landscaping", "count": 1 }
      ] },
      { "label": "Sex and Labor", "count": 9 }, { "label": "Trafficking Type Not Specified", "count": 19 }
    ] },
    "demographics": { "total": 267, "rows": [
      { "label": "Adults", "count": 149 }, { "label": "Minors", "count": 101 }, { "label": "Females", "count": 234 },
      { "label": "Males", "count": 26 }, { "label": "Gender Minorities", "count": 2 },
      { "label": "US Citizens/Legal Permanent Residents", "count": 26 }, { "label": "Foreign Nationals", "count": 12 }
    ] }
  }
}"#;

#[test]
fn records_make_the_published_report() {
    let (report, ..) = made(&mut tabulator("state-data-report"), &missouri_2020());
    assert!(report.counts.is_some());
    assert_same(&printed(&report), &published("missouri-2020"));
}

#[test]
fn typed_counts_make_the_report_that_records_make() {
    let plan = built_in_plan("state-data-report").unwrap();
    let tabulation = Counts::from_json(COUNTS).unwrap().tabulate(&plan, &missouri_2020()).unwrap();
    let (of_records, ..) = made(&mut tabulator("state-data-report"), &missouri_2020());
    assert_same(&json(&disclose(&plan, &tabulation, Circumstances::default()).unwrap().0), &json(&of_records));
}

#[test]
fn records_make_the_published_spotlight_with_a_map_of_their_own() {
    let scope = scope(r#"{"jurisdiction":"MO","start":"2017-01-01","end":"2017-12-31","accurateAsOf":"2018-07-11"}"#);
    let (report, ..) = made(&mut tabulator("spotlight"), &scope);
    let mut document = printed(&report);
    let locations = document["sections"][0]["map"].as_object_mut().unwrap().remove("locations").unwrap();
    let is_masked = |place: &&Json| place["value"].get("masked").is_some();
    assert!(locations.as_array().unwrap().iter().any(|place| is_masked(&place)));
    assert!(locations.as_array().unwrap().iter().any(|place| !is_masked(&place)));
    assert_same(&document, &published("missouri-2017"));
}

#[test]
fn every_row_is_accounted_for() {
    let (_, _, account) = made(&mut tabulator("state-data-report"), &missouri_2020());
    let excluded: u64 = account.excluded.iter().map(|excluded| excluded.rows).sum();
    let failed: u64 = account.failed.iter().map(|failure| failure.rows).sum();
    assert_eq!(account.rows, Sample::MINIMUM as u64);
    assert_eq!(account.rows, account.in_scope + excluded + failed);
    for measure in &account.measures {
        assert!(measure.rows + measure.not_meeting == account.in_scope, "{}", measure.measure);
    }
}

#[test]
fn the_audit_names_what_was_hidden_and_how() {
    let (_, audit, _) = made(&mut tabulator("state-data-report"), &missouri_2020());
    let hidden: Vec<(&str, Treatment)> =
        audit.hidden.iter().map(|hidden| (hidden.place.as_str(), hidden.treatment)).collect();
    let venues = "Venue/Industry of Potential Trafficking";
    assert_eq!(
        hidden,
        [
            ("Signaler Type", Treatment::Pooled),
            (&*format!("{venues} › Sex"), Treatment::Pooled),
            (&*format!("{venues} › Labor"), Treatment::Pooled),
            ("Victim Demographics", Treatment::Masked),
        ]
    );
    assert_eq!(audit.hidden[3].rows, ["Gender Minorities"]);
    assert_eq!(audit.verdict, Verdict::Safe);
}

#[test]
fn arranging_the_records_changes_no_report() {
    let scopes = [
        missouri_2020(),
        Scope::default(),
        scope(r#"{"jurisdiction":"Texas"}"#),
        scope(r#"{"start":"2018-03","end":"2019-07-15"}"#),
        scope(r#"{"jurisdiction":"Ohio","where":[{"field":"demographics","is":["Females"]}]}"#),
    ];
    // A plan of records alone, which are not arranged until somebody asks for it.
    let mut plan = built_in_plan("state-data-report").unwrap();
    for measure in plan.measures.values_mut() {
        measure.count = hotline_report::plan::Aggregate::Records;
    }
    let mut tabulator = with(plan, sample());
    let before: Vec<_> = scopes.iter().map(|scope| made(&mut tabulator, scope)).collect();
    tabulator.arrange();
    let after: Vec<_> = scopes.iter().map(|scope| made(&mut tabulator, scope)).collect();
    assert!(before == after);
}

#[test]
fn a_rank_among_too_few_is_withheld() {
    let mut plan = built_in_plan("state-data-report").unwrap();
    plan.report.headline[0].rank.as_mut().unwrap().among = 56;
    let (report, ..) = made(&mut with(plan, sample()), &missouri_2020());
    assert_eq!(report.headline[0].rank, None);
    let [note] = report.headline[0].notes.as_slice() else { panic!("no note says why") };
    assert!(report.note(note).unwrap().text.plain().contains("withheld"));
}

#[test]
fn a_jurisdiction_that_nobody_knows_is_asked_back() {
    let error = tabulator("state-data-report").tabulate(&scope(r#"{"jurisdiction":"Misouri"}"#)).err().unwrap();
    assert_eq!(error.code, "unknown-jurisdiction");
    assert!(error.remedy.contains("Missouri"), "{error}");
}
