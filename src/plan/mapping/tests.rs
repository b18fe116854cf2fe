use serde_json::json;

use super::{ColumnSample, Mapping, check_mapping, fingerprint, propose};
use crate::plan::{Plan, Proposal, built_in_plan};

fn column(name: &str, values: &[&str]) -> ColumnSample {
    ColumnSample { name: name.to_owned(), values: values.iter().map(|value| (*value).to_owned()).collect() }
}

fn report() -> Plan {
    built_in_plan("state-data-report").unwrap()
}

fn header(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// Returns the proposal for a field.
fn proposed(plan: &Plan, field: &str, columns: &[ColumnSample]) -> Proposal {
    propose(plan, columns).fields.into_iter().find(|proposal| proposal.field == field).unwrap()
}

#[test]
fn headings_of_other_houses_are_understood() {
    let columns = [
        column("Date Opened", &["1/31/2020", "2/1/2020"]),
        column("State/Province", &["MO", "KS", ""]),
        column("Caller Type", &["Law Enforcement", "Business"]),
        column("Case ID", &["17", "18", "19"]),
        column("Comments", &["called twice", ""]),
    ];
    let proposals = propose(&report(), &columns);
    let mapping = proposals.mapping().0;
    for (field, column) in [
        ("date", "Date Opened"),
        ("state", "State/Province"),
        ("signaler_type", "Caller Type"),
        ("situation_id", "Case ID"),
    ] {
        assert_eq!(mapping.get(field), Some(&vec![column.to_owned()]), "{field}: {proposals:#?}");
    }
    assert_eq!(proposals.unmapped, ["Comments"]);
}

#[test]
fn proposals_stand_in_the_order_of_labels_and_name_every_field() {
    let plan = report();
    let proposals = propose(&plan, &[]).fields;
    assert_eq!(proposals.len(), plan.fields.len());
    assert!(proposals.is_sorted_by_key(|proposal| &plan.fields[&proposal.field].label));
    assert!(proposals.iter().all(|proposal| proposal.confidence == 0 && proposal.columns.is_empty()));
}

#[test]
fn values_alone_can_tell_what_a_column_is() {
    let columns = [column("q7", &["Missouri", "Kansas", "Ohio"]), column("when", &["2020-01-31", "2020-02-01"])];
    assert_eq!(proposed(&report(), "state", &columns).columns, ["q7"]);
    assert_eq!(proposed(&report(), "date", &columns).columns, ["when"]);
}

#[test]
fn of_columns_called_alike_the_one_with_more_values_is_proposed() {
    let short = column("signaler_type", &["Business", "", "", ""]);
    let long = column("signaler_type (2)", &["Business", "Business", "Law Enforcement", "Business"]);
    assert_eq!(proposed(&report(), "signaler_type", &[short.clone(), long.clone()]).columns, ["signaler_type (2)"]);
    let full = column("signaler_type", &["Business"; 4]);
    assert_eq!(proposed(&report(), "signaler_type", &[full, long]).columns, ["signaler_type"]);
}

#[test]
fn values_that_do_not_fit_make_a_heading_less_sure() {
    let fits = proposed(&report(), "state", &[column("state", &["Missouri", "Kansas"])]).confidence;
    let silent = proposed(&report(), "state", &[column("state", &[])]).confidence;
    let contradicts = proposed(&report(), "state", &[column("state", &["open", "closed"])]).confidence;
    assert!(fits > silent && silent > contradicts, "{fits} {silent} {contradicts}");
}

#[test]
fn of_two_columns_the_one_whose_values_fit_is_taken() {
    let columns = [column("State", &["open", "closed"]), column("state of caller", &["Missouri", "Kansas"])];
    assert_eq!(proposed(&report(), "state", &columns).columns, ["state of caller"]);
}

#[test]
fn nothing_is_proposed_where_nothing_is_likely() {
    let columns = [column("Favourite colour", &["red", "green"])];
    let proposals = propose(&report(), &columns);
    assert!(proposals.mapping().0.is_empty());
    assert_eq!(proposals.unmapped, ["Favourite colour"]);
}

#[test]
fn a_column_is_used_once() {
    let columns = [column("type", &["Other"]), column("trafficking", &["Sex", "Labor"])];
    let proposals = propose(&report(), &columns);
    let used: Vec<_> = proposals.fields.iter().flat_map(|proposal| &proposal.columns).collect();
    let distinct: std::collections::BTreeSet<_> = used.iter().collect();
    assert_eq!(used.len(), distinct.len());
}

#[test]
fn lists_are_known_by_their_parts() {
    let columns = [column("details", &["Adults;Females", "Minors; Males", "Adults"])];
    assert_eq!(proposed(&report(), "demographics", &columns).columns, ["details"]);
}

#[test]
fn a_question_of_several_columns_has_an_empty_name_for_those_that_lack() {
    let columns = [column("violencia_sexual", &["Si", "No"]), column("Violencia física", &["No", "SI"])];
    let proposal = proposed(&built_in_plan("linea144").unwrap(), "tipos", &columns);
    assert_eq!(proposal.columns, ["", "Violencia física", "", "", "violencia_sexual"]);
    assert_eq!(proposal.reason, "2 of its 5 columns were found");
}

#[test]
fn names_that_mean_something_to_javascript_are_names_like_others() {
    let columns = [column("__proto__", &["Missouri", "Ohio"]), column("constructor", &["x"]), column("", &[])];
    let proposals = propose(&report(), &columns);
    assert_eq!(proposals.mapping().0["state"], ["__proto__"]);
    assert_eq!(proposals.unmapped, ["constructor", ""]);
}

#[test]
fn a_very_wide_file_is_no_trouble() {
    let wide = |index: usize| ColumnSample {
        name: format!("question {index} of the survey"),
        values: (0..20).map(|row| format!("answer {}", (index + row) % 7)).collect(),
    };
    let mut columns: Vec<ColumnSample> = (0..20_000).map(wide).collect();
    columns.push(column("state", &["Missouri"]));
    let proposals = propose(&report(), &columns);
    assert_eq!(proposals.mapping().0["state"], ["state"]);
    assert!(proposals.unmapped.len() >= 19_990);
}

fn mapping(value: serde_json::Value) -> Mapping {
    serde_json::from_value(value).unwrap()
}

/// Returns the problems with a mapping of the Spotlight: code and remedy, or else code and message.
fn wrong(mapping: &Mapping, header: &[String]) -> Vec<String> {
    let error = check_mapping(&built_in_plan("state-rankings").unwrap(), mapping, header).err();
    let say = |problem: crate::plan::PlanProblem| format!("{}: {} {}", problem.code, problem.message, problem.remedy);
    error.map(|error| error.problems.into_iter().map(say).collect()).unwrap_or_default()
}

#[test]
fn a_complete_mapping_is_sound_without_what_is_optional() {
    let mapping = mapping(json!({ "state": ["State"], "year": ["Year"], "calls": ["Calls"], "cases": [] }));
    assert_eq!(wrong(&mapping, &header(&["State", "Year", "Calls"])), Vec::<String>::new());
}

#[test]
fn a_field_without_a_column_is_named_with_the_nearest_heading() {
    let mapping = mapping(json!({ "state": ["State"], "year": ["Year"] }));
    let found = wrong(&mapping, &header(&["State", "Year", "calls_received"]));
    assert_eq!(found, ["missing-column: No column is mapped to “Calls”. Is it “calls_received”?"]);
}

#[test]
fn a_column_that_the_file_lacks_is_named_with_the_nearest() {
    let mapping = mapping(json!({ "state": ["Sate"], "year": ["Year"], "calls": ["Calls"] }));
    let found = wrong(&mapping, &header(&["State", "Year", "Calls"]));
    let expected = "missing-column: The file has no column “Sate”, which is mapped to “State”. Did you mean “State”?";
    assert_eq!(found, [expected]);
}

#[test]
fn a_mapping_of_another_plan_is_told() {
    let mapping = mapping(json!({ "state": ["a"], "year": ["a"], "calls": ["a", "a"], "kase": ["a"] }));
    let found = wrong(&mapping, &header(&["a"]));
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].starts_with("wrong-columns: “Calls” has 2 columns, not 1."));
    assert_eq!(found[1], "unknown-field: The plan has no field “kase”. Did you mean “cases”?");
}

#[test]
fn a_mapping_is_written_as_it_is_read() {
    let written = json!({ "calls": ["Calls"], "state": ["State"] });
    assert_eq!(serde_json::to_value(mapping(written.clone())).unwrap(), written);
}

#[test]
fn a_fingerprint_is_that_of_the_words_in_their_order() {
    let first = fingerprint(&header(&["Date", "State/Province"]));
    assert_eq!(first, fingerprint(&header(&["DATE", "state_province"])));
    assert_ne!(first, fingerprint(&header(&["State/Province", "Date"])));
    assert_ne!(first, fingerprint(&header(&["Date State", "Province"])));
}

#[test]
fn the_hash_is_fnv_1a_as_published() {
    assert_eq!(fingerprint(&[]), "cbf29ce484222325");
    assert_eq!(super::fnv(0xcbf2_9ce4_8422_2325, b"foobar"), 0x8594_4171_f739_67e8);
}
