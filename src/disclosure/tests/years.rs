//! Reports of several years, one after the other.

use serde_json::json;

use super::lines;
use crate::disclosure::{Circumstances, Refusal, disclose};
use crate::report::Report;
use crate::tabulate::testing::{scope, tabulator};

const RECORDS: &str = "date,kind
2018-05-05,B\n2018-05-05,C\n2019-02-05,A\n2019-02-05,B\n2019-02-05,C\n2019-08-05,B\n2019-08-05,C\n2020-02-05,A\n2020-02-05,B
2020-02-05,C\n2020-08-05,A\n2020-11-05,\n2020-11-05,B\n2020-11-05,B\n2020-11-05,C\n2020-11-05,C\n";

/// The report of some days, of kinds in these and of all until their end, after others were published.
fn after(csv: &str, published: &[Report], of: &str) -> Result<Report, Refusal> {
    let mut tabulator = tabulator(csv, |plan| {
        let table = |id: &str, span: &str| {
            json!({ "id": id, "title": id, "by": "kind", "measure": "records", "base": "none", "span": span,
                "total": { "label": "Total" } })
        };
        plan["fields"]["date"] = json!({ "label": "Date", "type": "date", "names": ["date"] });
        plan["date"] = json!("date");
        plan["protection"] = json!({ "threshold": 3, "mask": "[c]" });
        plan["report"]["sections"] = json!([{ "tables": [table("now", "report"), table("ever", "until-end")] }]);
    });
    let (tabulation, _) = tabulator.tabulate(&scope(of)).unwrap();
    let circumstances = Circumstances { published, ..Circumstances::default() };
    disclose(tabulator.plan(), &tabulation, circumstances).map(|(report, _)| report)
}

#[test]
fn a_later_report_does_not_tell_what_hidden_counts_of_an_earlier_one_leave_of_each_other() {
    let first = after(RECORDS, &[], r#"{"start":"2020","end":"2020"}"#).unwrap();
    let rows = lines(&first.sections[0].tables[1].rows);
    assert_eq!(rows, ["B: 6", "C: 6", "A: [c]", "Not specified: [c]"]);
    // Ever but in 2020 there is one record that has neither B nor C. Where no row of the second report counts records
    // without a kind, it has A.
    match after(RECORDS, &[first], r#"{"start":"2019-07","end":"2020-06"}"#) {
        Err(Refusal::NotSafe(_)) => {}
        Err(other) => panic!("{other}"),
        Ok(second) => {
            let rows = lines(&second.sections[0].tables[1].rows);
            assert!(rows.iter().any(|row| row.starts_with("Not specified")), "{rows:?}");
        }
    }
}

#[test]
fn a_later_report_does_not_tell_what_is_between_the_days_of_others() {
    let csv =
        "date,kind\n2018-02-05,B\n2018-08-05,B\n2018-11-05,B\n2020-02-05,B\n2020-11-05,B\n2020-11-05,B\n2020-11-05,B\n";
    let first = after(csv, &[], r#"{"start":"2020","end":"2020"}"#).unwrap();
    let rows = |report: &Report| report.tables().map(|table| lines(&table.rows)).collect::<Vec<_>>();
    assert_eq!(rows(&first), [["B: 4"], ["B: 7"]]);
    // Three of seven were before 2020, so four until June 2020 would be one of that year.
    match after(csv, &[first], r#"{"start":"2020-04","end":"2020-06"}"#) {
        Err(Refusal::NotSafe(_)) => {}
        Err(other) => panic!("{other}"),
        Ok(second) => assert!(!rows(&second).concat().contains(&"B: 4".to_owned()), "{:?}", rows(&second)),
    }
}

#[test]
fn records_without_a_day_do_not_keep_years_from_being_compared() {
    let csv = "date,kind\n2018-02-05,A\n2018-03-05,A\n2018-04-05,A\n2019-02-05,A\n2019-03-05,A\n2019-04-05,A\n2019-12-31,A\n\
        ,A\n,A\n,A\n";
    let mut tabulator = tabulator(csv, |plan| {
        plan["fields"]["date"] = json!({ "label": "Date", "type": "date", "names": ["date"] });
        plan["date"] = json!("date");
        plan["report"]["sections"] = json!([{ "tables": [{ "id": "years", "title": "Years", "by": "date", "each": "year",
            "measure": "records", "base": "none", "change": "previous", "span": "until-end" }] }]);
    });
    let (tabulation, _) = tabulator.tabulate(&scope("{}")).unwrap();
    let (report, _) = disclose(tabulator.plan(), &tabulation, Circumstances::default()).unwrap();
    assert_eq!(lines(&report.sections[0].tables[0].rows), ["2018: 3", "2019: 4", "Not specified: 3"]);
}

/// The report of 2020 with one table, of which `more` says what it is.
fn of_2020(csv: &str, more: &serde_json::Value) -> Report {
    let mut tabulator = tabulator(csv, |plan| {
        plan["fields"]["date"] = json!({ "label": "Date", "type": "date", "names": ["date"] });
        plan["date"] = json!("date");
        plan["protection"] = json!({ "threshold": 3, "mask": "[c]" });
        let table = json!({ "id": "t", "title": "T", "measure": "records", "base": "none" });
        plan["report"]["sections"] = json!([{ "tables": [super::with(table, more.clone())] }]);
    });
    let (tabulation, _) = tabulator.tabulate(&scope(r#"{"start":"2020","end":"2020"}"#)).unwrap();
    disclose(tabulator.plan(), &tabulation, Circumstances::default()).unwrap().0
}

#[test]
fn the_first_of_several_periods_say_nothing_of_the_size_of_the_others() {
    let csv = super::records("date,kind", &[("2020-07-05,A", 5), ("2020-08-05,A", 4), ("2020-09-05,A", 9)]);
    let report = of_2020(&csv, &json!({ "by": "date", "each": "month", "top": 2, "total": { "label": "Total" } }));
    assert_eq!(lines(&report.sections[0].tables[0].rows), ["July 2020: 5", "August 2020: 4"]);
}

#[test]
fn a_change_is_left_out_where_only_one_period_has_records() {
    let csv = "date,kind\n2020-07-05,A\n2020-07-05,A\n2020-07-05,A\n";
    let more = json!({ "by": "kind", "columns": { "by": "date", "each": "year" }, "change": "previous" });
    let report = of_2020(csv, &more);
    assert_eq!(lines(&report.sections[0].tables[0].rows), ["A: 3"]);
    assert_eq!(report.check(), []);
}
