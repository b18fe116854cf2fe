use serde_json::{Value as Json, json};

use crate::plan::{Plan, PlanProblem};
use crate::report::testing::put;

/// A plan that uses every part once, and has nothing wrong with it.
fn sound() -> Json {
    serde_json::from_str(include_str!("sound.json")).unwrap()
}

/// The sound plan with one value put in another's place.
pub(super) fn with(pointer: &str, value: Json) -> Json {
    let mut plan = sound();
    put(&mut plan, pointer, value);
    plan
}

pub(super) fn problems(plan: &Json) -> Vec<PlanProblem> {
    Plan::from_json(&plan.to_string()).err().map_or_else(Vec::new, |error| error.problems)
}

/// Returns whether that change has just this one thing wrong with it, at this place.
#[track_caller]
pub(super) fn finds(code: &str, place: &str, pointer: &str, value: Json) {
    let problems = problems(&with(pointer, value));
    let found: Vec<_> = problems.iter().map(|problem| (problem.code, problem.place.as_str())).collect();
    assert_eq!(found, [(code, place)], "{problems:#?}");
}

#[test]
fn a_report_that_is_given_for_a_plan_is_one_problem() {
    let report = json!({ "version": 1, "language": "en-US", "title": "x", "headline": [], "sections": [] });
    let problems: Vec<_> = problems(&report).into_iter().map(|problem| (problem.code, problem.message)).collect();
    assert_eq!(problems, [("not-a-plan", "This is a report, not a plan.".to_owned())]);
}

pub(super) const KINDS: &str = "/report/sections/0/tables/0";
pub(super) const HARMS: &str = "/report/sections/0/tables/1";
const STATES: &str = "/report/sections/0/tables/2";
const YEARS: &str = "/report/sections/0/tables/3";

/// Returns whether that change of a table has just this one thing wrong with it.
#[track_caller]
pub(super) fn table_finds(code: &str, step: &str, table: &str, key: &str, value: Json) {
    let ids = [(KINDS, "kinds"), (HARMS, "harms"), (STATES, "states"), (YEARS, "years")];
    let (_, id) = ids.into_iter().find(|(pointer, _)| *pointer == table).unwrap();
    finds(code, &format!("report › table “{id}”{step}"), &format!("{table}/{key}"), value);
}

#[test]
fn nothing_is_wrong_with_a_sound_plan() {
    assert_eq!(problems(&sound()), Vec::new());
}

#[test]
fn everything_is_found_at_once() {
    let mut plan = with("/version", json!(2));
    plan["language"] = json!("en-UK");
    plan["report"]["publisher"] = json!(" ");
    let codes: Vec<_> = problems(&plan).into_iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["version", "unknown-language", "blank"]);
}

#[test]
fn what_was_likely_meant_is_named() {
    assert_eq!(problems(&with("/jurisdiction", json!("sate")))[0].remedy, "Did you mean “state”?");
    let known = &problems(&with("/report/headline/1/measure", json!("zebra")))[0].remedy;
    assert_eq!(known, "Choose among “all”, “cases”, “signals”, “victims”.");
    let many = &problems(&with("/jurisdiction", json!("zebra")))[0].remedy;
    assert!(many.starts_with("There are 10, among them “age”, “case”, "), "{many}");
}

#[test]
fn syntax() {
    let problem = &Plan::from_json("{\n  \"version\": 1,\n}").unwrap_err().problems[0];
    assert_eq!((problem.code, problem.place.as_str()), ("syntax", "line 2, column 15"));
    assert_eq!(problem.to_string(), "line 2, column 15: A comma stands before }. Take the comma away.");
}

/// Everything that is said of a plan with those changes.
fn said(changes: &[(&str, Json)]) -> Vec<String> {
    let mut plan = sound();
    for (pointer, value) in changes {
        put(&mut plan, pointer, value.clone());
    }
    problems(&plan).iter().map(ToString::to_string).collect()
}

#[test]
fn all_that_is_wrong_with_the_shape_is_told_at_once_in_the_words_of_the_plan() {
    let found = said(&[
        ("/report/sections/0/map/titel", json!("Map")),
        (&format!("{KINDS}/columns"), json!("sex")),
        (&format!("{KINDS}/top"), json!("ten")),
        (&format!("{HARMS}/base"), json!("everyone")),
        ("/fields/day/type", json!("day")),
        ("/measures/all/count", json!({ "distinct": "case", "sum": "case" })),
        ("/measures/all/where", json!([{ "feild": "state" }])),
    ]);
    let expected = [
        "fields › “day” › type: “day” is not a choice here. Use one of “category”, “list”, “flags”, “yes-no”, “number”, “date”, “id”.",
        "measures › “all” › count: This way of counting has no known form, or several at once. Use one of \"records\", {\"distinct\": …}, {\"sum\": …}, {\"sumDistinct\": …}.",
        "measures › “all” › where, condition 1 › field: The field `field` is missing. Every condition has one.",
        "measures › “all” › where, condition 1 › feild: A condition has no field `feild`. Did you mean `field`?",
        "report › map “map” › titel: A map has no field `titel`. Did you mean `title`?",
        "report › table “kinds” › columns: This is a string. It should be an object: division into columns, such as {\"by\": \"sex\"}.",
        "report › table “kinds” › top: This is a string. It should be a whole number from 0 to 1,000,000,000,000.",
        "report › table “harms” › base: “everyone” is not a choice here. Use one of \"total\", \"parent\", \"none\", {\"respondents\": …}, {\"figure\": …}.",
    ];
    assert_eq!(found, expected);
}

#[test]
fn what_is_sound_beside_a_broken_shape_is_checked_too() {
    let found = said(&[(&format!("{KINDS}/top"), json!("ten")), (&format!("{HARMS}/by"), json!("hram"))]);
    let expected = [
        "report › table “kinds” › top: This is a string. It should be a whole number from 0 to 1,000,000,000,000.",
        "report › table “harms” › by: There is no field “hram”. Did you mean “harm”?",
    ];
    assert_eq!(found, expected);
}

#[test]
fn what_misses_a_broken_field_is_not_told() {
    let found = said(&[("/fields/harm", json!("list"))]);
    assert_eq!(
        found,
        [
            "fields › “harm”: This is a string. It should be an object: field, such as {\"label\": \"list\", \"type\": \"category\"}."
        ]
    );
}

#[test]
fn a_name_that_is_given_twice_is_told() {
    let plan = sound().to_string().replacen("\"measures\":{", "\"measures\":{\"all\":{\"unit\":\"calls\"},", 1);
    let problems = Plan::from_json(&plan).unwrap_err().problems;
    assert_eq!(problems[0].to_string(), "measures › “all”: The name “all” is given twice. Give it once.");
}

#[test]
fn what_is_no_object_is_no_plan() {
    for text in ["7", "[]", "null", "\"plan\""] {
        let problems = Plan::from_json(text).unwrap_err().problems;
        assert_eq!((problems.len(), problems[0].code), (1, "wrong-type"), "{problems:?}");
    }
}

#[test]
fn version() {
    finds("version", "version", "/version", json!(2));
}

#[test]
fn unknown_language() {
    finds("unknown-language", "language", "/language", json!("tlh"));
}

#[test]
fn bad_id() {
    finds("bad-id", "id", "/id", json!("no spaces"));
    finds("bad-id", "report › figure “é”", "/report/headline/1/id", json!("é"));
    finds("bad-id", "report › table “a.b”", &format!("{HARMS}/id"), json!("a.b"));
}

#[test]
fn duplicate_id() {
    finds(
        "duplicate-id",
        "report › figure “total”",
        "/report/headline/1",
        json!({ "id": "total", "label": "x", "measure": "all" }),
    );
    finds("duplicate-id", "report › table “map”", &format!("{HARMS}/id"), json!("map"));
    finds("duplicate-id", "report › figure “total” › rate", "/report/headline/1/id", json!("total-rate"));
}

#[test]
fn blank() {
    finds("blank", "fields › “day” › label", "/fields/day/label", json!(""));
    finds("blank", "measures › “all” › unit", "/measures/all/unit", json!(" "));
    table_finds("blank", " › title", HARMS, "title", json!(""));
    finds("blank", "fields › “county” › separator", "/fields/county/separator", json!(""));
}

#[test]
fn unknown_field() {
    finds("unknown-field", "measures › “all” › count", "/measures/all/count", json!({ "sum": "victim" }));
    finds("unknown-field", "measures › “cases” › where, condition 1", "/measures/cases/where/0/field", json!("x"));
    table_finds("unknown-field", " › by", HARMS, "by", json!("harms"));
    table_finds("unknown-field", " › columns", KINDS, "columns/by", json!("x"));
}

#[test]
fn unknown_measure() {
    table_finds("unknown-measure", " › measure", HARMS, "measure", json!("signal"));
    finds("unknown-measure", "report › map “map” › measure", "/report/sections/0/map/measure", json!("x"));
}

#[test]
fn unknown_figure() {
    finds("unknown-figure", "report › figure “part” › partOf", "/report/headline/1/partOf", json!("x"));
    table_finds("unknown-figure", " › base", HARMS, "base", json!({ "figure": "x" }));
    finds("unknown-figure", "report › title", "/report/title", json!("{figure:x}"));
}

#[test]
fn a_part_that_counts_something_else_than_its_whole() {
    for measure in ["all", "victims"] {
        finds("other-units", "report › figure “part” › partOf", "/report/headline/1/measure", json!(measure));
    }
    let mut plan = with(&format!("{HARMS}/base"), json!({ "figure": "total" }));
    put(&mut plan, &format!("{HARMS}/measure"), json!("all"));
    let found: Vec<_> = problems(&plan).into_iter().map(|problem| problem.place).collect();
    assert_eq!(found, ["report › table “harms” › base"]);
}

#[test]
fn unknown_table() {
    finds("unknown-table", "report › heading", "/report/sections/0/heading", json!("{total:x}"));
}

#[test]
fn unknown_note() {
    finds("unknown-note", "report › figure “part” › notes", "/report/headline/1/notes", json!(["x"]));
    finds("unknown-note", "report › introduction, paragraph 1", "/report/introduction/0/2", json!({ "note": "x" }));
    table_finds("unknown-note", " › small › notes", HARMS, "small", json!({ "notes": ["x"] }));
    table_finds("unknown-note", " › within › of › “Sex” › notes", KINDS, "within/of/Sex/notes", json!(["x"]));
}

#[test]
fn unknown_denominator() {
    table_finds("unknown-denominator", " › rate", STATES, "rate/denominator", json!("x"));
}

#[test]
fn unknown_value() {
    table_finds("unknown-value", " › always", KINDS, "always", json!(["Labour"]));
    table_finds("unknown-value", " › other", KINDS, "other", json!("Others"));
    table_finds("unknown-value", " › rowNotes", KINDS, "rowNotes", json!({ "Motel": ["some"] }));
    table_finds("unknown-value", " › within › of", KINDS, "within/of", json!({ "Sex": { "pool": "Few" }, "Seks": {} }));
    table_finds("unknown-value", " › within › other", KINDS, "within/other", json!("x"));
    finds(
        "unknown-value",
        "measures › “cases” › where, condition 1 › is",
        "/measures/cases/where/0/is",
        json!(["yep"]),
    );
    finds("unknown-value", "denominators › “people” › values", "/denominators/people/values", json!({ "Misouri": 1 }));
}

#[test]
fn rows_of_a_field_without_values_may_have_any_label() {
    assert_eq!(
        problems(&with(
            HARMS,
            json!({ "id": "harms", "title": "x", "measure": "all", "by": "county", "always": ["Cole"] })
        )),
        Vec::new()
    );
}

#[test]
fn unknown_place() {
    finds("unknown-place", "report › note “some”", "/report/notes/0/text", json!("{month}"));
    table_finds("unknown-place", " › total › label", KINDS, "total/label", json!("All of {year}"));
    table_finds("unknown-place", " › title", HARMS, "title", json!("{figure:total} harms"));
}

#[test]
fn wrong_type() {
    finds("wrong-type", "measures › “all” › count", "/measures/all/count", json!({ "sum": "kind" }));
    finds("wrong-type", "measures › “all” › count", "/measures/all/count", json!({ "distinct": "day" }));
    finds(
        "wrong-type",
        "measures › “cases” › where, condition 1 › is",
        "/measures/cases/where/0",
        json!({ "field": "case", "is": ["7"] }),
    );
    table_finds("wrong-type", " › by", HARMS, "by", json!("case"));
    table_finds("wrong-type", " › columns", KINDS, "columns/by", json!("harm"));
    finds("wrong-type", "report › map “map” › by", "/report/sections/0/map/by", json!("age"));
}

#[test]
fn misplaced() {
    table_finds("misplaced", " › order", KINDS, "order", json!("known-first"));
    finds("misplaced", "fields › “venue” › bands", "/fields/venue/bands", json!([{ "label": "x", "to": 1 }]));
    finds("misplaced", "fields › “day” › separator", "/fields/day/separator", json!(";"));
    finds("misplaced", "fields › “day” › decimal", "/fields/day/decimal", json!("comma"));
    finds("misplaced", "fields › “county” › zone", "/fields/county/zone", json!("UTC"));
    finds("misplaced", "report › map “map” › small", "/report/sections/0/map/small", json!({ "pool": "x" }));
    table_finds("misplaced", " › change", STATES, "change", json!("first"));
    table_finds("misplaced", " › base", HARMS, "base", json!("parent"));
    table_finds("misplaced", " › rate", HARMS, "rate", json!({ "denominator": "people", "per": 1 }));
}

#[test]
fn ambiguous_option() {
    let values = json!([{ "label": "Food" }, { "label": "Bed" }, { "label": "Food; bed" }]);
    let field = json!({ "label": "County", "type": "list", "separator": ";", "values": values });
    finds("ambiguous-option", "fields › “county” › values", "/fields/county", field);
}

#[test]
fn unknown_zone() {
    finds("unknown-zone", "fields › “day” › zone", "/fields/day/zone", json!("America/Chicag"));
    finds("out-of-range", "fields › “day” › century", "/fields/day/century", json!(20));
}

#[test]
fn no_values() {
    finds("no-values", "fields › “county” › otherwise", "/fields/county/otherwise", json!("missing"));
}

#[test]
fn no_bands() {
    table_finds("no-bands", " › by", HARMS, "by", json!("victims"));
}

#[test]
fn empty_band() {
    finds(
        "empty-band",
        "fields › “age” › bands",
        "/fields/age/bands/1",
        json!({ "label": "Adults", "from": 20, "to": 18 }),
    );
}

#[test]
fn overlapping_bands() {
    finds("overlapping-bands", "fields › “age” › bands", "/fields/age/bands/1/from", json!(17));
}

#[test]
fn same_spelling() {
    finds("same-spelling", "fields › “state” › values", "/fields/state/values/1/also", json!(["mo"]));
    finds("same-spelling", "fields › “state” › missing", "/fields/state/missing", json!(["KS"]));
    finds("same-spelling", "fields › “sure” › no", "/fields/sure/no", json!(["OK"]));
    finds("same-spelling", "fields › “harm” › columns", "/fields/harm/columns/1/names", json!(["Physical"]));
}

#[test]
fn empty_condition() {
    finds(
        "empty-condition",
        "measures › “cases” › where, condition 2",
        "/measures/cases/where/1",
        json!({ "field": "kind" }),
    );
}

#[test]
fn no_each() {
    table_finds("no-each", " › columns", KINDS, "columns/by", json!("day"));
}

#[test]
fn misplaced_each() {
    table_finds("misplaced-each", " › by", HARMS, "each", json!("year"));
}

#[test]
fn kind() {
    table_finds("kind", " › kind", HARMS, "kind", json!("exclusive"));
    table_finds("kind", " › kind", STATES, "kind", json!("nested"));
    table_finds("kind", " › kind", STATES, "kind", json!("trend"));
}

#[test]
fn pooled_overlap() {
    table_finds("pooled-overlap", " › small", HARMS, "small", json!({ "pool": "x" }));
    table_finds("pooled-overlap", " › small", KINDS, "kind", json!("non-cumulative"));
}

#[test]
fn out_of_range() {
    finds("out-of-range", "protection › threshold", "/protection/threshold", json!(0));
    finds("out-of-range", "fiscalYearStart", "/fiscalYearStart", json!(13));
    finds("out-of-range", "report › figure “total” › rank › among", "/report/headline/0/rank/among", json!(0));
    table_finds("out-of-range", " › rate › per", STATES, "rate/per", json!(0));
    table_finds("out-of-range", " › top", KINDS, "top", json!(0));
    table_finds("out-of-range", " › decimals", KINDS, "decimals", json!(5));
    finds(
        "out-of-range",
        "denominators › “people” › values › Missouri",
        "/denominators/people/values/Missouri",
        json!(0),
    );
}

/// The sound plan without one of its top fields.
fn without(key: &str) -> Vec<&'static str> {
    let mut plan = sound();
    plan.as_object_mut().unwrap().remove(key);
    problems(&plan).iter().map(|problem| problem.code).collect()
}

#[test]
fn no_columns() {
    let mut plan = sound();
    plan["fields"]["harm"]["columns"] = json!([]);
    assert_eq!(problems(&plan)[0].code, "no-columns");
}

#[test]
fn no_date() {
    assert!(without("date").contains(&"no-date"));
}

#[test]
fn no_jurisdiction() {
    assert!(without("jurisdiction").contains(&"no-jurisdiction"));
}

#[test]
fn no_fiscal_year() {
    assert_eq!(without("fiscalYearStart"), ["no-fiscal-year"]);
}

#[test]
fn imprint() {
    let at = |field: &str| format!("report › imprint › {field}");
    finds("low-contrast", &at("accent"), "/report/imprint", json!({ "accent": "#ffcc00" }));
    finds("bad-color", &at("accent"), "/report/imprint", json!({ "accent": "red" }));
    finds("no-accent", &at("palette"), "/report/imprint", json!({ "palette": "accent" }));
    finds("unfit-accent", &at("palette"), "/report/imprint", json!({ "palette": "accent", "accent": "#005ea2" }));
    finds("bad-logo", &at("logo"), "/report/imprint", json!({ "logo": "data:image/png;base64,AAAA" }));
    finds("unknown-place", &at("contact"), "/report/imprint", json!({ "contact": "In {year}" }));
}

#[test]
fn shares() {
    table_finds("unknown-table", " › finding", KINDS, "finding", json!("{share:kind/Sex} of them"));
    table_finds("unknown-row", " › finding", HARMS, "finding", json!("{oneIn:harms/Violense} of them"));
    table_finds("unknown-row", " › finding", KINDS, "finding", json!("{share:kinds} of them"));
    table_finds("unknown-place", " › title", KINDS, "title", json!("{share:harms/Verbal} of them"));
    finds("unknown-place", "report › title", "/report/title", json!("{OneIn:harms/Verbal} of them"));
    table_finds("no-share", " › finding", KINDS, "finding", json!("{share:kinds/Sex} of them"));
}

/// A plan whose caveat names the median of the kinds, which are the ages, with one more change of their table or field.
fn median_of_ages(pointer: &str, value: Json) -> Vec<PlanProblem> {
    let mut plan = sound();
    let table = json!({ "id": "kinds", "title": "Ages", "measure": "signals", "by": "age", "base": "none" });
    for (pointer, value) in [(KINDS, table), ("/report/caveat", json!(["{median:kinds} is usual."])), (pointer, value)]
    {
        put(&mut plan, pointer, value);
    }
    problems(&plan)
}

#[test]
fn a_median_is_of_ranges_that_cover_all_numbers_and_are_counted_exactly() {
    let codes = |pointer: &str, value| -> Vec<_> {
        median_of_ages(pointer, value).into_iter().map(|problem| (problem.code, problem.place)).collect()
    };
    let at = [("no-median", "report › caveat, paragraph 1".to_owned())];
    assert_eq!(codes("/fields/age/label", json!("Age")), []);
    assert_eq!(codes("/fields/age/bands/1/from", json!(20)), at);
    let unbounded = [("no-bands", "report › table “kinds” › by".to_owned()), at[0].clone()];
    assert_eq!(codes(&format!("{KINDS}/by"), json!("victims")), unbounded);
    assert_eq!(codes(&format!("{KINDS}/top"), json!(1)), at);
    assert_eq!(codes(&format!("{KINDS}/treatment"), json!({ "round": { "base": 3 } })), at);
    finds("unknown-table", "report › caveat, paragraph 1", "/report/caveat", json!(["{median:kin} is usual."]));
    assert_eq!(codes("/report/title", json!("{median:kinds}")), [("unknown-place", "report › title".to_owned())]);
}

#[test]
fn a_chart_of_columns_needs_columns_and_counts_have_no_bounds() {
    for chart in ["stacked", "stacked-100", "pyramid", "heat", "range"] {
        table_finds("misplaced", " › chart", HARMS, "chart", json!(chart));
    }
    table_finds("misplaced", " › chart", KINDS, "chart", json!("range"));
}

#[test]
fn a_benchmark_is_a_count_and_needs_bars() {
    let benchmark = |value: Json| json!({ "label": "Average", "value": value });
    table_finds("misplaced", " › benchmark", HARMS, "benchmark", benchmark(json!({ "percent": "7" })));
    table_finds("misplaced", " › benchmark", YEARS, "benchmark", benchmark(json!(7)));
}

#[test]
fn the_row_that_stands_out_is_one_of_the_table() {
    table_finds("unknown-value", " › highlight", HARMS, "highlight", json!("Verbel"));
}

#[test]
fn the_region_of_a_map_is_the_name_of_a_file() {
    finds("unknown-region", "report › map “map” › region", "/report/sections/0/map/region", json!("../x"));
    assert_eq!(problems(&with("/report/sections/0/map/region", json!("world"))), Vec::new());
}

#[test]
fn a_map_without_a_region_needs_a_jurisdiction() {
    let said = said(&[("/jurisdiction", Json::Null)]);
    let needs = "A map without a region needs a jurisdiction, and the plan has none.";
    assert!(said.iter().any(|line| line.contains(needs)), "{said:?}");
    let given = [("/jurisdiction", Json::Null), ("/report/sections/0/map/region", json!("world"))];
    assert!(!self::said(&given).iter().any(|line| line.contains("map")), "{:?}", self::said(&given));
}

#[test]
fn a_table_is_a_map_of_its_jurisdictions_or_of_a_region() {
    table_finds("misplaced", " › chart", HARMS, "chart", json!("map"));
    let chart = format!("{HARMS}/chart");
    let region = format!("{HARMS}/region");
    assert_eq!(said(&[(&chart, json!("map")), (&region, json!("AR"))]), Vec::<String>::new());
    table_finds("misplaced", " › region", KINDS, "region", json!("AR"));
}
