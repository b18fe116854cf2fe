use serde_json::{Value as Json, json};

use super::document;
use crate::disclosure::{Circumstances, Warning, WarningCode, disclose};
use crate::plan::Plan;
use crate::report::texts::{in_language, languages};
use crate::report::{Node, Report};
use crate::tabulate::testing::{scope, tabulator};

const RECORDS: &str = "state,day,kind,told\nMO,2020-01-05,Sex,yes\nMO,2020-02-05,Sex,yes\nMO,2020-02-06,Sex,no\n\
    MO,2020-02-07,Sex,no\nMO,2020-03-05,Labor,yes\nMO,2020-03-09,Sex,yes\nKS,2020-03-05,Labor,\n";

/// A text in both languages.
fn both(english: &str, spanish: &str) -> Json {
    json!({ "en": english, "es": spanish })
}

/// A plan that is in English and Spanish as a whole.
fn translate(plan: &mut Json) {
    plan["fields"]["kind"]["values"] =
        json!([{ "label": both("Sex", "Sexual") }, { "label": both("Labor", "Laboral") }]);
    plan["fields"]["told"] = json!({ "label": "Told", "type": "yes-no", "optional": true });
    plan["measures"]["records"]["unit"] = both("calls", "llamadas");
    plan["protection"] = json!({ "threshold": 2, "mask": "[c]" });
    plan["report"] = json!({
        "title": both("Calls from {jurisdiction}", "Llamadas de {jurisdiction}"),
        "finding": both("{OneIn:kinds/Sex} calls were about sex", "{OneIn:kinds/Sex} llamadas fueron sexuales"),
        "publisher": "The Line",
        "everywhere": both("the United States", "los Estados Unidos"),
        "introduction": [{ "en": ["There were ", { "strong": "{figure:all}" }, "."], "es": "Hubo {figure:all}." }],
        "headline": [{ "id": "all", "label": both("Calls", "Llamadas"), "measure": "records" }],
        "sections": [{ "heading": both("Reasons", "Motivos"), "tables": [
            { "id": "kinds", "title": both("Calls by reason", "Llamadas por motivo"), "measure": "records", "by": "kind",
              "rowNotes": { "Labor": ["labor"] }, "total": { "label": both("Total", "Total") },
              "small": { "mask": both("one", "una") } },
            { "id": "told", "title": both("Police told", "Policía avisada"), "measure": "records", "by": "told" },
            { "id": "months", "title": both("Calls by month", "Llamadas por mes"), "measure": "records", "by": "day",
              "each": "month" }
        ] }],
        "notes": [{ "id": "labor", "text": both("Of any trade.", "De cualquier oficio.") }]
    });
}

/// The document of a report of the whole, and the warnings about its languages.
fn made(change: impl FnOnce(&mut Json)) -> (Node, Vec<Warning>) {
    let mut tabulator = tabulator(RECORDS, |plan| {
        translate(plan);
        change(plan);
    });
    let (tabulation, _) = tabulator.tabulate(&scope(r#"{"start":"2020","end":"2020"}"#)).unwrap();
    let (report, mut audit) = disclose(tabulator.plan(), &tabulation, Circumstances::default()).unwrap();
    let document = document(tabulator.plan(), &tabulation, &report, &mut audit);
    let node = Node::from_json(&serde_json::to_string(&document).unwrap()).unwrap();
    (node, audit.warnings.into_iter().filter(|warning| warning.code == WarningCode::Untranslated).collect())
}

fn read(document: &Node, tag: &str) -> Report {
    Report::from_checked(&in_language(document, Some(tag))).unwrap()
}

fn rows(report: &Report, table: &str) -> Vec<String> {
    report.table(table).unwrap().rows.iter().map(|row| row.label.clone()).collect()
}

#[test]
fn a_plan_in_two_languages_makes_a_report_in_both() {
    let (document, warnings) = made(|_| {});
    assert_eq!((languages(&document), warnings), (vec!["en-US".to_owned(), "es-US".to_owned()], Vec::new()));
    let spanish = read(&document, "es-US");
    assert_eq!(spanish.title, "Más de 2 de cada 3 llamadas fueron sexuales");
    assert_eq!(spanish.introduction[0].plain(), "Hubo 7.");
    assert_eq!(spanish.jurisdiction.name, "los Estados Unidos");
    assert_eq!(spanish.sections[0].heading.as_deref(), Some("Motivos"));
    assert_eq!(spanish.notes[0].text.plain(), "De cualquier oficio.");
}

#[test]
fn rows_are_in_the_language_of_the_report_and_in_one_order() {
    let (document, _) = made(|_| {});
    let spanish = read(&document, "es-US");
    assert_eq!(rows(&spanish, "kinds"), ["Sexual", "Laboral"]);
    assert_eq!(rows(&spanish, "told"), ["Sí", "No", "Sin especificar"]);
    assert_eq!(rows(&spanish, "months")[..2], ["enero de 2020", "febrero de 2020"]);
    let labor = &spanish.table("kinds").unwrap().rows[1];
    assert_eq!(labor.notes, ["labor"], "notes are by the label of the plan's own language");
}

#[test]
fn the_document_is_sound_in_both_languages() {
    let (document, _) = made(|_| {});
    let (report, problems) = Report::from_node(&document).unwrap();
    assert_eq!((report.language.as_str(), problems), ("en-US", Vec::new()));
    assert_eq!(read(&document, "es-US").check(), Vec::new());
}

#[test]
fn the_words_for_small_counts_are_those_of_the_language() {
    let (document, _) = made(|plan| {
        plan["protection"]["threshold"] = json!(3);
        for table in plan["report"]["sections"][0]["tables"].as_array_mut().unwrap() {
            table["small"] = json!({ "mask": both("one or two", "una o dos") });
        }
    });
    let masked = |tag| {
        let report = read(&document, tag);
        serde_json::to_string(&report.table("told").unwrap().rows).unwrap()
    };
    assert!(
        masked("en-US").contains(r#""masked":"one or two""#) && masked("es-US").contains(r#""masked":"una o dos""#)
    );
}

#[test]
fn a_report_is_not_in_a_language_that_one_text_lacks() {
    let (document, warnings) =
        made(|plan| plan["report"]["sections"][0]["tables"][0]["title"] = json!("Calls by reason"));
    assert_eq!(languages(&document), ["en-US"]);
    let message =
        "The report is not in “es”, because the plan lacks that language for: “Calls by reason” (Calls by reason).";
    assert_eq!(warnings.iter().map(|warning| warning.message.as_str()).collect::<Vec<_>>(), [message]);
}

#[test]
fn answers_that_the_plan_does_not_list_are_not_translated() {
    let (document, warnings) = made(|plan| {
        plan["fields"]["kind"]["values"] = json!([{ "label": both("Sex", "Sexual") }]);
        plan["report"]["sections"][0]["tables"][0]["rowNotes"] = json!({});
    });
    assert_eq!(languages(&document), ["en-US"]);
    assert!(warnings[0].message.contains("“Labor” (Calls by reason)"), "{}", warnings[0].message);
}

#[test]
fn a_period_that_was_given_in_words_is_in_one_language() {
    let mut tabulator = tabulator(RECORDS, translate);
    let (tabulation, _) =
        tabulator.tabulate(&scope(r#"{"start":"2020","end":"2020","periodLabel":"The first year"}"#)).unwrap();
    let (report, mut audit) = disclose(tabulator.plan(), &tabulation, Circumstances::default()).unwrap();
    let _ = document(tabulator.plan(), &tabulation, &report, &mut audit);
    assert!(audit.warnings.iter().any(|warning| warning.message.contains("“The first year")), "{:?}", audit.warnings);
}

#[test]
fn days_that_the_records_cover_are_named_in_each_language() {
    let (document, _) = made(|_| {});
    let label = |tag| read(&document, tag).period.label.unwrap();
    assert_eq!(label("en-US"), "January 1, 2020 – March 9, 2020");
    assert_eq!(label("es-US"), "1 de enero de 2020 – 9 de marzo de 2020");
}

#[test]
fn a_text_that_is_the_same_in_both_languages_is_translated() {
    let (document, _) = made(|_| {});
    assert_eq!(read(&document, "es-US").table("kinds").unwrap().total.as_ref().unwrap().label, "Total");
}

/// The problems of a plan, as places and codes.
fn problems(change: impl FnOnce(&mut Json)) -> Vec<(String, &'static str)> {
    let mut plan: Json = serde_json::from_str(include_str!("../../../plan/plans/state-data-report.json")).unwrap();
    change(&mut plan);
    let error = Plan::from_json(&plan.to_string()).unwrap_err();
    error.problems.into_iter().map(|problem| (problem.place, problem.code)).collect()
}

#[test]
fn a_text_without_the_plans_own_language_is_a_mistake() {
    let found = problems(|plan| plan["report"]["title"] = json!({ "es": "Informe" }));
    assert_eq!(found, [("report › title".to_owned(), "untranslated")]);
}

#[test]
fn a_false_bound_in_another_language_is_a_mistake() {
    let found = problems(|plan| plan["protection"]["mask"] = both("[c]", "menos de tres"));
    assert_eq!(found, [("protection › mask › es-US".to_owned(), "false-words")]);
}
