//! Words that are printed in place of counts, and in texts.

use serde_json::{Value as Json, json};

use super::{lines, records, report, table, tried, with};
use crate::disclosure::audit::remedies::remedies;
use crate::disclosure::{Circumstances, Refusal, Verdict, disclose};
use crate::report::{Base, Run};
use crate::tabulate::testing::{scope, tabulator};

/// A table of kinds that merges small rows.
fn merging(small: Json) -> impl FnOnce(&mut Json) {
    move |plan| {
        plan["report"]["notes"] = json!([{ "id": "n", "text": "Each is fewer than three." }]);
        let table = json!({ "id": "t", "title": "T", "measure": "records", "by": "kind", "small": small });
        plan["report"]["sections"] = json!([{ "tables": [table] }]);
    }
}

#[test]
fn a_note_with_a_bound_is_left_out_beside_larger_counts() {
    let small = || json!({ "pool": "Few", "poolWithLarger": "Others", "notes": ["n"] });
    let csv = records("kind", &[("A", 1), ("B", 5), ("C", 9)]);
    let (larger, _) = report(&csv, "{}", merging(small()));
    assert_eq!(
        (lines(&larger.sections[0].tables[0].rows).pop().unwrap().as_str(), larger.notes.len()),
        ("Others: 6 together", 0)
    );
    let csv = records("kind", &[("A", 1), ("B", 2), ("C", 9)]);
    let (few, _) = report(&csv, "{}", merging(small()));
    assert_eq!(
        (lines(&few.sections[0].tables[0].rows).pop().unwrap().as_str(), few.notes.len()),
        ("Few: 3 together", 1)
    );
}

#[test]
fn a_rate_of_a_hidden_count_has_the_neutral_sign() {
    let csv = records("state", &[("MO", 2), ("KS", 9)]);
    let (report, _) = report(&csv, "{}", |plan| {
        plan["denominators"] = json!({ "p": { "of": "people", "values": { "Missouri": 100, "Kansas": 100 } } });
        plan["report"]["sections"] = json!([{ "tables": [{
            "id": "t", "title": "T", "measure": "records", "by": "state", "small": { "mask": "fewer than three" },
            "rate": { "denominator": "p", "per": 100 }
        }] }]);
    });
    assert_eq!(lines(&report.sections[0].tables[0].rows), ["Kansas: 9 | 9 of 100", "Missouri: fewer than three | [c]"]);
}

#[test]
fn a_hidden_figure_is_no_base_and_no_whole() {
    let csv = records("kind,tags", &[("Sex,x", 1), ("Sex,y", 1), ("B,x", 9)]);
    let (report, _) = report(&csv, "{}", |plan| {
        let of_a = json!([{ "field": "kind", "is": ["Sex"] }]);
        plan["report"]["headline"] = json!([
            { "id": "a", "label": "A", "measure": "records", "where": of_a },
            { "id": "b", "label": "B", "measure": "records", "partOf": "a", "where": of_a }
        ]);
        plan["report"]["sections"] = json!([{ "tables": [
            { "id": "t", "title": "T", "measure": "records", "by": "tags", "where": of_a, "base": { "figure": "a" } }
        ] }]);
    });
    assert_eq!((report.figure("b").unwrap().part_of.as_ref(), &report.sections[0].tables[0].base), (None, &Base::None));
}

#[test]
fn a_sentence_without_its_value_is_left_out() {
    let (report, _) = report(&records("kind", &[("A", 5)]), "{}", |plan| {
        plan["report"]["caveat"] = json!(["As of {accurateAsOf}. They are {figure:all}.", "Until {end}."]);
        plan["report"]["headline"] = json!([{ "id": "all", "label": "All", "measure": "records" }]);
    });
    let texts: Vec<&Run> = report.caveat.iter().flat_map(|paragraph| &paragraph.0).collect();
    assert_eq!(texts, [&Run::Text("They are 5.".to_owned())]);
}

#[test]
fn a_title_without_its_value_is_refused_by_the_name_of_the_value() {
    let refusal = tried(&records("kind", &[("A", 5)]), "{}", |plan| {
        plan["report"]["title"] = json!("Calls in {year}");
    });
    let Err(Refusal::Incomplete(missing)) = &refusal else { panic!("{:?}", refusal.map(|(report, _)| report)) };
    assert_eq!(missing[0].value, "periodLabel");
}

#[test]
fn a_report_that_would_contradict_itself_is_not_made() {
    let refusal = tried(&records("kind", &[("Sex", 5), ("B", 9)]), "{}", |plan| {
        plan["report"]["headline"] = json!([
            { "id": "a", "label": "A", "measure": "records", "where": [{ "field": "kind", "is": ["Sex"] }] },
            { "id": "all", "label": "All", "measure": "records", "partOf": "a" }
        ]);
    });
    let refusal = refusal.map(|(report, _)| report).unwrap_err();
    assert!(matches!(&refusal, Refusal::Unsound(problems) if problems[0].code == "part-above-whole"), "{refusal}");
}

#[test]
fn a_table_in_which_nothing_was_counted_is_left_out() {
    let csv = records("kind,venue", &[("A,", 5)]);
    let (report, _) = report(&csv, "{}", |plan| {
        plan["report"]["sections"] = json!([{ "heading": "H", "tables": [
            { "id": "t", "title": "T", "measure": "records", "by": "kind",
              "where": [{ "field": "kind", "is": ["Sex"] }] }
        ] }]);
    });
    assert_eq!(report.tables().count(), 0);
}

#[test]
fn the_same_report_again_is_safe() {
    let csv = records("kind", &[("A", 2), ("B", 5), ("C", 9)]);
    for small in [json!({}), json!({ "mask": "fewer than three" }), json!({ "pool": "Few" })] {
        let mut tabulator = tabulator(&csv, |plan| {
            plan["protection"] = json!({ "threshold": 3 });
            plan["report"]["sections"] = json!([{ "tables": [{
                "id": "t", "title": "T", "measure": "records", "by": "kind", "small": small, "total": { "label": "All" }
            }] }]);
        });
        let (tabulation, _) = tabulator.tabulate(&scope("{}")).unwrap();
        let (first, _) = disclose(tabulator.plan(), &tabulation, Circumstances::default()).unwrap();
        let published = [first];
        let circumstances = Circumstances { published: &published, ..Circumstances::default() };
        let (_, audit) =
            disclose(tabulator.plan(), &tabulation, circumstances).unwrap_or_else(|refusal| panic!("{refusal}"));
        assert_eq!((audit.verdict, audit.examined.documents), (Verdict::Safe, vec!["Small".to_owned()]));
    }
}

#[test]
fn a_refusal_names_the_count_and_a_change_that_helps() {
    let csv = records("kind", &[("A", 2), ("B", 9)]);
    let mut tabulator = tabulator(&csv, |plan| {
        plan["protection"] = json!({ "threshold": 3, "earlierEditions": "unchanged" });
        plan["report"]["sections"] = json!([{ "tables": [{
            "id": "t", "title": "Kinds", "measure": "records", "by": "kind", "total": { "label": "All" }
        }] }]);
    });
    let (tabulation, _) = tabulator.tabulate(&scope("{}")).unwrap();
    let open = crate::plan::Plan { protection: crate::plan::part(r#"{"threshold": 1}"#), ..tabulator.plan().clone() };
    let (earlier, _) = disclose(&open, &tabulation, Circumstances::default()).unwrap();
    let published = [earlier];
    let circumstances = Circumstances { published: &published, ..Circumstances::default() };
    let refusal = disclose(tabulator.plan(), &tabulation, circumstances).map(|(report, _)| report).unwrap_err();
    let words = refusal.to_string();
    assert!(words.contains("Readers can work out Kinds › A (2).") && !words.contains(": ."), "{words}");
}

#[test]
fn an_audit_says_what_it_looked_at() {
    let (_, audit) =
        table(&records("kind", &[("A", 2), ("B", 5), ("C", 9)]), "kind", json!({ "total": { "label": "All" } }));
    assert_eq!((audit.examined.printed, audit.examined.hidden), (2, 2));
    assert!(audit.examined.links.iter().any(|linked| linked.number > 0) && !audit.examined.not_covered.is_empty());
}

#[test]
fn the_smallest_change_that_helps_is_named() {
    let csv = records("kind", &[("Elm", 1), ("Lakeside", 2), ("C", 30)]);
    let mut tabulator = tabulator(&csv, |plan| {
        plan["protection"] = json!({ "threshold": 3 });
        plan["report"]["sections"] = json!([{ "tables": [{
            "id": "t", "title": "Kinds", "measure": "records", "by": "kind", "total": { "label": "All" }
        }] }]);
    });
    let (tabulation, _) = tabulator.tabulate(&scope("{}")).unwrap();
    let (_, mut audit) = disclose(tabulator.plan(), &tabulation, Circumstances::default()).unwrap();
    audit.verdict = Verdict::Disclosed;
    audit.findings.iter_mut().for_each(|finding| finding.verdict = Verdict::Disclosed);
    let helps = |rows: usize, has_total: bool| {
        remedies(tabulator.plan(), &tabulation, &audit, &|plan, tabulation| {
            let of_plan = &plan.report.sections[0].tables[0];
            let found = tabulation.sections[0].tables[0].as_ref().map_or(0, |table| table.rows.len());
            (found == rows && of_plan.total.is_some() == has_total).then_some(rows)
        })
    };
    assert_eq!(
        helps(2, true),
        ["Put “Elm” and “Lakeside” together in “Kinds”: then the report is safe, and 2 counts are hidden."]
    );
    assert_eq!(helps(3, false), ["Leave out the total of “Kinds”: then the report is safe, and 3 counts are hidden."]);
    assert_eq!(helps(0, true), ["Leave out the table “Kinds”: then the report is safe, and no count is hidden."]);
    assert!(helps(9, true)[0].starts_with("No change of one or two tables was found that helps."));
}

#[test]
fn where_no_single_change_helps_a_pair_is_named() {
    let csv = records("kind,venue", &[("Elm,x", 1), ("Lakeside,x", 2), ("C,y", 30)]);
    let mut tabulator = tabulator(&csv, |plan| {
        plan["protection"] = json!({ "threshold": 3 });
        let table = |id: &str, by: &str| json!({ "id": id, "title": id, "measure": "records", "by": by });
        let tables = [table("Kinds", "kind"), table("Venues", "venue"), table("Again", "kind")];
        plan["report"]["sections"] = json!([{ "tables": tables }]);
    });
    let (tabulation, _) = tabulator.tabulate(&scope("{}")).unwrap();
    let (_, mut audit) = disclose(tabulator.plan(), &tabulation, Circumstances::default()).unwrap();
    audit.verdict = Verdict::Disclosed;
    let helps = |wanted: [bool; 3]| {
        remedies(tabulator.plan(), &tabulation, &audit, &|_, tabulation| {
            let tables = &tabulation.sections[0].tables;
            (tables.iter().map(Option::is_some).collect::<Vec<_>>() == wanted).then_some(0)
        })
    };
    let pair = "Leave out the table “Kinds”, and leave out the table “Again”: then the report is safe, and no count is hidden.";
    assert_eq!(helps([false, true, false]), [pair]);
    assert!(helps([false, false, false])[0].starts_with("No change of one or two tables"));
}

#[test]
fn words_for_yes_and_no_among_other_answers_are_names_and_linked_to_the_edition_before() {
    let tabulated = |yes: usize| {
        let csv = records("kind", &[("Ja", yes), ("Nein", 30), ("yes", 12), ("Teilweise", 5)]);
        let mut tabulator = tabulator(&csv, |plan| {
            plan["protection"] = json!({ "threshold": 3 });
            plan["report"]["sections"] = json!([{ "tables": [{
                "id": "t", "title": "Kinds", "measure": "records", "by": "kind", "total": { "label": "All" }
            }] }]);
        });
        let (tabulation, _) = tabulator.tabulate(&scope("{}")).unwrap();
        (tabulator.plan().clone(), tabulation)
    };
    let (plan, tabulation) = tabulated(40);
    let (earlier, audit) = disclose(&plan, &tabulation, Circumstances::default()).unwrap();
    assert_eq!((audit.verdict, audit.examined.hidden, audit.examined.printed), (Verdict::Safe, 0, 5));
    let published = [earlier];
    let after = |yes: usize| {
        let (plan, tabulation) = tabulated(yes);
        disclose(&plan, &tabulation, Circumstances { published: &published, ..Circumstances::default() })
    };
    assert_eq!(after(40).unwrap().1.verdict, Verdict::Safe);
    // One more of them would be a count of one.
    assert!(!after(41).is_ok_and(|(_, audit)| audit.verdict == Verdict::Safe && audit.examined.hidden == 0));
}

/// The title of a table of kinds that states a finding.
fn title_of(counts: &[(&str, usize)], finding: &str) -> String {
    let (table, _) =
        table(&records("kind", counts), "kind", json!({ "finding": finding, "total": { "label": "All" } }));
    table.title
}

#[test]
fn a_title_states_its_finding_and_follows_the_figures() {
    let finding = "{OneIn:t/Sex} were about sex ({share:t/Sex})";
    assert_eq!(title_of(&[("Sex", 5), ("Labor", 15)], finding), "One in four were about sex (25%)");
    assert_eq!(title_of(&[("Sex", 9), ("Labor", 15)], finding), "More than one in three were about sex (38%)");
}

#[test]
fn a_title_states_no_finding_about_what_is_not_printed() {
    for counts in [[("Sex", 1), ("Other", 1), ("Labor", 15)], [("Sex", 0), ("Other", 5), ("Labor", 15)]] {
        assert_eq!(title_of(&counts, "{OneIn:t/Sex} were about sex"), "T");
    }
}

#[test]
fn texts_may_name_shares_and_lose_the_sentence_of_a_hidden_one() {
    let made = |counts: &[(&str, usize)]| {
        let (report, _) = report(&records("kind", counts), "{}", |plan| {
            plan["report"]["finding"] = json!("{share:t/Labor} about labor");
            plan["report"]["caveat"] = json!(["{OneIn:t/Sex} were about sex. The rest were not."]);
            let table =
                json!({ "id": "t", "title": "T", "measure": "records", "by": "kind", "total": { "label": "All" } });
            plan["report"]["sections"] = json!([{ "tables": [table] }]);
        });
        (report.title.clone(), report.caveat[0].plain())
    };
    let (title, caveat) = made(&[("Sex", 5), ("Labor", 5)]);
    let expected = ("50% about labor", "One in two were about sex. The rest were not.");
    assert_eq!((title.as_str(), caveat.as_str()), expected);
    let (_, caveat) = made(&[("Sex", 1), ("Other", 2), ("Labor", 15)]);
    assert_eq!(caveat, "The rest were not.");
}

/// The words of a paragraph about the ages of some people, who are in bands up to 17, 24, 34 and above.
fn ages_said(ages: &[(&str, usize)], more: Json, text: &str) -> String {
    let (report, _) = report(&records("age", ages), "{}", |plan| {
        plan["fields"]["age"] = json!({ "label": "Age", "type": "number", "bands": [
            { "label": "35 and over", "from": 35 }, { "label": "Under 18", "to": 17 },
            { "label": "18–24", "from": 18, "to": 24 }, { "label": "25–34", "from": 25, "to": 34 },
        ] });
        let table = json!({ "id": "t", "title": "T", "measure": "records", "by": "age" });
        plan["report"]["sections"] = json!([{ "tables": [with(table, more)] }]);
        plan["report"]["caveat"] = json!([text, "More."]);
    });
    report.caveat[0].plain()
}

#[test]
fn a_text_says_in_which_range_the_median_and_the_quartiles_lie() {
    let ages = [("16", 10), ("20", 30), ("30", 10), ("40", 5), ("", 40)];
    let text = "{lowerQuartile:t}, {median:t}, {upperQuartile:t}.";
    assert_eq!(ages_said(&ages, json!({}), text), "18–24, 18–24, 25–34.");
}

#[test]
fn a_median_is_said_beside_hidden_counts_that_cannot_move_it_and_not_beside_others() {
    let total = json!({ "total": { "label": "All" } });
    let sure = [("16", 2), ("20", 30), ("30", 1), ("40", 5)];
    assert_eq!(ages_said(&sure, total.clone(), "{median:t}."), "18–24.");
    assert_eq!(ages_said(&sure, json!({ "small": { "pool": "Few" } }), "{median:t}."), "18–24.");
    let close = [("16", 2), ("20", 13), ("30", 1), ("40", 14)];
    assert_eq!(ages_said(&close, total, "{median:t}."), "More.");
    assert_eq!(ages_said(&sure, json!({}), "{median:t}."), "More.", "without a total, more may be hidden");
}

#[test]
fn a_median_of_few_people_is_not_said() {
    assert_eq!(ages_said(&[("16", 4), ("20", 15)], json!({}), "{median:t}."), "More.");
}

#[test]
fn answers_to_a_yes_no_question_are_in_the_language_of_the_report() {
    let answers = |language: &str| {
        let (report, _) = report(&records("sure", &[("yes", 5), ("no", 9)]), "{}", |plan| {
            plan["language"] = json!(language);
            plan["fields"]["sure"] = json!({ "label": "Sure", "type": "yes-no", "names": ["sure"] });
            let table = json!({ "id": "t", "title": "T", "measure": "records", "by": "sure" });
            plan["report"]["sections"] = json!([{ "tables": [table] }]);
        });
        lines(&report.sections[0].tables[0].rows)
    };
    assert_eq!(answers("en-US"), ["No: 9", "Yes: 5"]);
    assert_eq!(answers("es-US"), ["No: 9", "Sí: 5"]);
    assert_eq!(answers("pt-BR"), ["Não: 9", "Sim: 5"]);
}
