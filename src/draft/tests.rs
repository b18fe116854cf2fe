//! From text to a report.

use super::{ColumnOutcome, Draft, DraftOptions, Kind, Profile, draft, profile};
use crate::disclosure::{Circumstances, disclose};
use crate::plan::Plan;
use crate::report::Report;
use crate::tabulate::testing::reading;
use crate::tabulate::{Knowledge, Scope, Tabulator};

pub(super) fn profiled(csv: &str) -> Profile {
    profile(&reading(csv))
}

/// Returns the outcome of a column.
pub(super) fn outcome<'d>(draft: &'d Draft, column: &str) -> &'d ColumnOutcome {
    draft.columns.iter().find(|outcome| outcome.column == column).unwrap()
}

/// The report that the draft of some records makes.
pub(super) fn report(csv: &str) -> Report {
    let reading = reading(csv);
    let draft = draft(&profile(&reading), &DraftOptions::default());
    let plan = Plan::from_json(&draft.plan.to_string()).unwrap_or_else(|error| panic!("{error}"));
    let mut tabulator = Tabulator::new(plan, &draft.mapping, reading, Knowledge::default()).unwrap();
    let (tabulation, _) = tabulator.tabulate(&Scope::default()).unwrap();
    disclose(tabulator.plan(), &tabulation, Circumstances::default()).map(|(report, _)| report).map_err(|_| ()).unwrap()
}

/// Records of an invented helpline.
fn helpline() -> String {
    let towns = ["Elm", "Oak", "Ash"];
    let row = |row: usize| {
        let (month, day) = (row % 12 + 1, row % 28 + 1);
        let harms = ["Stalking", "Stalking; Sexual", "Sexual; Physical", "Physical", ""][row % 5];
        let asked = ["Y", "N"][row % 2];
        format!("2024-{month:02}-{day:02},{harms},{},{asked},{}\n", 15 + row * 7 % 60, towns[row % 3])
    };
    "Call date,Abuse types,Age,Shelter requested,Town\n".to_owned() + &(0..240).map(row).collect::<String>()
}

#[test]
fn every_column_of_a_helpline_makes_a_table() {
    let report = report(&helpline());
    let tables: Vec<&str> =
        report.sections.iter().flat_map(|section| &section.tables).map(|table| table.title.as_str()).collect();
    assert_eq!(tables, ["Calls by month", "Town", "Abuse types", "Age", "Shelter requested"]);
}

/// Records of an invented case system: a name for each row and each case, states spelled in two ways, who took the call.
fn case_system() -> String {
    let row = |row: usize| {
        let state = ["MO", "Missouri", "Kansas", "Texas", "KS"][row % 5];
        let owner = ["J. Rivera", "K. Park", "T. Obi"][row % 3];
        let profile = ["Adult;Female", "Minor;Female", "Adult;Male", "Female"][row % 4];
        let reason = ["Tip", "Crisis", "Referral"][row * row % 3];
        let (case, month, day) = (row / 2, row % 12 + 1, row % 28 + 1);
        format!("a0X{row:04},{case:05},{month}/{day}/2020,{state},{reason},{profile},{owner},left message\n")
    };
    let head = "Record ID,Case Number,Created Date,Caller's State,Purpose,Victim Profile,Owner,Comments\n";
    head.to_owned() + &(0..300).map(row).collect::<String>()
}

fn drafted(csv: &str) -> Draft {
    draft(&profiled(csv), &DraftOptions::default())
}

#[test]
fn staff_and_remarks_are_left_out_with_the_reason() {
    let draft = drafted(&case_system());
    assert_eq!(
        outcome(&draft, "Owner").reason,
        "It seems to hold names of people, by its answers. Left out, so that nobody is named or found."
    );
    assert!(!outcome(&draft, "Comments").used && !outcome(&draft, "Record ID").used);
}

#[test]
fn rows_of_the_same_case_number_are_counted_once() {
    let draft = drafted(&case_system());
    assert_eq!(draft.plan["measures"]["cases"]["count"]["distinct"], "case_number");
    assert_eq!(outcome(&draft, "Record ID").kind, Kind::RowNumber);
}

#[test]
fn states_are_put_together_and_a_report_can_be_about_one() {
    let report = report(&case_system());
    let tables: Vec<_> = report.sections.iter().flat_map(|section| &section.tables).collect();
    let states = tables.iter().find(|table| table.title == "Caller's State").unwrap();
    let labels: Vec<&str> = states.rows.iter().map(|row| row.label.as_str()).collect();
    assert_eq!(labels, ["Kansas", "Missouri", "Texas"]);
    assert_eq!(drafted(&case_system()).plan["jurisdiction"], "caller_s_state");
}

#[test]
fn a_column_that_names_people_is_used_when_it_is_asked_for() {
    let options = DraftOptions { use_columns: vec!["Owner".to_owned()], ..DraftOptions::default() };
    assert!(outcome(&draft(&profiled(&case_system()), &options), "Owner").used);
}

#[test]
fn people_are_found_by_name_phone_mail_address_and_day_of_birth() {
    for (heading, values) in [
        ("Contact", ["Maria Lopez", "John Smith", "Lopez, Ana"]),
        ("Caller", ["Maria", "JOHN", "pedro"]),
        ("Reached at", ["(573) 555-0100", "573-555-0101", "+1 573 555 0102"]),
        ("Where to write", ["a@b.org", "c.d@e.com", "f@g.net"]),
        ("Location", ["12 Elm St", "7 Oak Avenue", "300 Main Street"]),
        ("DOB", ["1990-01-02", "1985-03-04", "2001-05-06"]),
        ("Zip code", ["63101", "63102", "65201"]),
        ("Client ID", ["C-1", "C-2", "C-1"]),
        ("Atendido por", ["Turno A", "Turno B", "Turno A"]),
    ] {
        let rows: String = (0..60).map(|row| format!("\"{}\",Yes\n", values[row % 3])).collect::<Vec<_>>().concat();
        let draft = drafted(&format!("{heading},Safe\n{rows}"));
        let found = outcome(&draft, heading);
        assert!(!found.used && found.reason.contains("nobody"), "{heading}: {found:?}");
    }
}

#[test]
fn columns_with_one_answer_each_are_one_question_in_every_style() {
    for (headings, label) in [
        (["needs___1", "needs___2", "needs___3"], "Needs"),
        (["Needs (choice=Bed)", "Needs (choice=Food)", "Needs (choice=Visa)"], "Needs"),
        (["intake/needs/bed", "intake/needs/food", "intake/needs/visa"], "Needs"),
        (["Needs [Bed]", "Needs [Food]", "Needs [Visa]"], "Needs"),
        (["Q5_1", "Q5_2", "Q5_3"], "Q5"),
        (["tipo_de_violencia_fisica", "tipo_de_violencia_sexual", "tipo_de_violencia_simbolica"], "Tipo de violencia"),
        (["meansOfControlThreats", "meansOfControlDebt", "meansOfControlDocuments"], "Means of control"),
    ] {
        let rows: String =
            (0..60).map(|row| format!("{},{},{}\n", row % 2, row / 2 % 2, row / 4 % 2)).collect::<Vec<_>>().concat();
        let draft = drafted(&format!("{}\n{rows}", headings.join(",")));
        let (id, columns) = draft.mapping.0.first_key_value().unwrap();
        assert_eq!(columns, &headings, "{headings:?}");
        assert_eq!(draft.plan["fields"][id]["label"], label);
    }
}

#[test]
fn answers_under_a_heading_that_stands_over_the_first_column_only_are_one_question() {
    let rows: String = (0..60)
        .map(|row| format!("{},{},x{}\n", ["Bed", ""][row % 2], ["Food", ""][row / 2 % 2], row % 3))
        .collect::<Vec<_>>()
        .concat();
    let draft = drafted(&format!("What was needed?,column 2,Town\n{rows}"));
    assert_eq!(draft.plan["fields"]["what_was_needed"]["columns"][1]["label"], "Food");
}

#[test]
fn a_question_in_both_styles_is_counted_once() {
    let row = |row: usize| {
        let (bed, food) = (row % 2, row / 2 % 2);
        let both = [["", "food"], ["bed", "bed food"]][bed][food];
        format!("{both},{bed},{food}\n")
    };
    let draft = drafted(&format!("needs,needs/bed,needs/food\n{}", (0..60).map(row).collect::<String>()));
    assert!(!outcome(&draft, "needs").used);
    assert!(outcome(&draft, "needs/bed").used);
}

#[test]
fn a_file_in_spanish_has_a_report_in_spanish() {
    let rows: String = (0..60)
        .map(|row| format!("2024-{:02}-03,{},{}\n", row % 12 + 1, ["Sí", "No"][row % 2], 20 + row % 30))
        .collect::<Vec<_>>()
        .concat();
    let draft = drafted(&format!("Fecha de la llamada,Denuncia realizada,Edad\n{rows}"));
    assert_eq!(draft.plan["language"], "es-US");
    assert_eq!(draft.plan["report"]["title"], "Informe sobre llamadas");
}

#[test]
fn yes_is_before_no_and_what_is_not_known_behind_both() {
    for (heading, answers, rows) in [
        ("Call date,Shelter requested", ["No", "Yes", "Unknown"], ["Yes", "No", "Not specified"]),
        ("Date de l’appel,Enfants", ["Non", "Oui", "NSP"], ["Oui", "Non", "Non précisé"]),
    ] {
        let row = |row: usize| format!("2024-01-{:02},{}\n", row % 28 + 1, answers[row % 3]);
        let report = report(&format!("{heading}\n{}", (0..90).map(row).collect::<String>()));
        let tables = report.sections.iter().flat_map(|section| &section.tables);
        let labels = tables.map(|table| table.rows.iter().map(|row| row.label.as_str()).collect::<Vec<_>>());
        assert!(labels.clone().any(|labels| labels == rows), "{:?}", labels.collect::<Vec<_>>());
    }
}

#[test]
fn remarks_are_left_out_however_few_they_are() {
    for heading in ["Comments", "Commentaire", "Observações", "Bemerkungen"] {
        let row = |row: usize| format!("2024-01-{:02},{}\n", row % 28 + 1, ["son mari la menace", "sa mère"][row % 2]);
        let made = drafted(&format!("Date,{heading}\n{}", (0..90).map(row).collect::<String>()));
        assert!(!outcome(&made, heading).used, "{heading}");
    }
}

#[test]
fn ages_have_the_usual_ranges_and_other_numbers_round_ones() {
    let rows: String = (0..200).map(|row| format!("{},{}\n", 15 + row % 60, row * 3)).collect::<Vec<_>>().concat();
    let draft = drafted(&format!("Age,Minutes waited\n{rows}"));
    let labels = |field: &str| -> Vec<String> {
        let bands = draft.plan["fields"][field]["bands"].as_array().unwrap();
        bands.iter().map(|band| band["label"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(labels("age"), ["Under 18", "18 to 24", "25 to 34", "35 to 44", "45 to 54", "55 to 64", "65 and over"]);
    assert_eq!(labels("minutes_waited")[..3], ["Under 100", "100 to 199", "200 to 299"]);
}

#[test]
fn codes_of_a_form_are_cut_at_blanks_and_words_of_a_language_are_not() {
    for (values, kind) in [
        (["bed", "food", "bed food", "legal_help"], Kind::SeveralAnswers),
        (["domestic violence", "sexual violence", "domestic abuse", "sexual abuse"], Kind::OneAnswer),
        (["partner", "ex partner", "friend", "self"], Kind::OneAnswer),
    ] {
        let rows: String = (0..80).map(|row| format!("{},x\n", values[row % 4])).collect::<Vec<_>>().concat();
        assert_eq!(outcome(&drafted(&format!("needs,town\n{rows}")), "needs").kind, kind, "{values:?}");
    }
}

#[test]
fn the_day_of_the_call_goes_before_the_day_on_which_the_form_was_filled_in() {
    let rows: String = (1..29)
        .map(|day| format!("2024-02-{day:02}T10:00:00Z,2024-01-{day:02},2024-02-{day:02}\n"))
        .collect::<Vec<_>>()
        .concat();
    let draft = drafted(&format!("start,intake/call_date,_submission_time\n{rows}"));
    assert_eq!(draft.plan["date"], "call_date");
}

#[test]
fn a_question_with_a_column_of_all_answers_put_together_is_counted_once() {
    let row = |row: usize| {
        let (debt, threats) = (row % 2, row / 2 % 2);
        let all = [["-99", "Threats"], ["Debt", "Debt;Threats"]][debt][threats];
        format!("{debt},{threats},{all}\n")
    };
    let heads = "meansOfControlDebt,meansOfControlThreats,meansOfControlConcatenated";
    let draft = drafted(&format!("{heads}\n{}", (0..60).map(row).collect::<String>()));
    assert!(!outcome(&draft, "meansOfControlConcatenated").used);
}

/// The answers of a column of needs, in cells that are separated by a sign.
fn needs(sign: &str) -> Vec<String> {
    let offered = ["Food, clothing, hygiene", "Shelter", "Legal help", "Medical care, emergency"];
    let row = |row: usize| {
        let given = (0..=row % 3).map(|place| offered[(row / 3 + place * place) % 4]);
        format!("2024-01-{:02},\"{}\"\n", row % 28 + 1, given.collect::<Vec<_>>().join(sign))
    };
    let found = profiled(&("Call date,Needs\n".to_owned() + &(0..120).map(row).collect::<String>()));
    let mut answers: Vec<String> =
        found.columns[1].separators[0].answers.iter().map(|answer| answer.value.clone()).collect();
    answers.sort();
    answers
}

#[test]
fn an_answer_with_a_comma_within_it_stays_one_answer() {
    let offered = ["Food, clothing, hygiene", "Legal help", "Medical care, emergency", "Shelter"];
    assert_eq!(needs("; "), offered);
    assert_eq!(needs(", "), offered);
}

#[test]
fn signs_of_other_programs_are_between_answers() {
    let separator = |around: &str, sign: &str| {
        let offered = ["Food", "Shelter", "Legal help"];
        let row = |row: usize| {
            let given: Vec<&str> = (0..=row % 3).map(|place| offered[(row / 3 + place) % 3]).collect();
            format!("2024-01-{:02},\"{around}{}{around}\"\n", row % 28 + 1, given.join(sign))
        };
        let found = profiled(&("Call date,Needs\n".to_owned() + &(0..120).map(row).collect::<String>()));
        let answers = &found.columns[1].separators[0].answers;
        assert_eq!(answers.len(), 3, "{answers:?}");
        found.columns[1].separators[0].separator.clone()
    };
    for (around, sign) in [(";#", ";#"), ("", "^"), ("", "~"), ("", " + "), ("", ";")] {
        assert_eq!(separator(around, sign), sign);
    }
    assert_eq!(separator("", "\n• "), "\n");
}

#[test]
fn dates_that_are_numbers_are_dates_where_the_heading_says_so() {
    let records = |heading: &str, first: u64, step: u64| {
        let row =
            |row: u64| format!("{},{}\n", first + row * step, ["Sex", "Labor"][usize::from(row.is_multiple_of(3))]);
        format!("{heading},Type\n") + &(0..100).map(row).collect::<String>()
    };
    let dates = |csv: &str| {
        let found = profiled(csv);
        (found.columns[0].kind, found.columns[0].dates.as_ref().map(|dates| dates.first.clone()))
    };
    let from = |day: &str| (Kind::Date, Some(day.to_owned()));
    assert_eq!(dates(&records("Case Date", 45_292, 3)), from("2024-01-01"));
    assert_eq!(dates(&records("Created", 1_704_067_200, 90_000)), from("2024-01-01"));
    assert_eq!(dates(&records("timestamp", 1_704_067_200_000, 90_000_000)), from("2024-01-01"));
    assert_ne!(dates(&records("Annual income", 20_000, 300)).0, Kind::Date);
}

#[test]
fn in_a_small_file_answers_between_semicolons_need_not_recur() {
    let separator = |cells: [&str; 4]| {
        let found = profiled(&format!("Needs,Day\n{}", cells.map(|cell| format!("\"{cell}\",2024-01-02\n")).concat()));
        found.columns[0].separators.first().map(|found| found.separator.clone())
    };
    assert_eq!(separator(["Shelter; Legal help", "Food; Transport", "School", "Bed|Bath"]).as_deref(), Some(";"));
    let remarks = ["called back; she did not answer", "left", "asked for her brother; hung up", "other"];
    assert_eq!(separator(remarks), None);
}

#[test]
fn questions_below_headings_that_are_codes_are_the_titles() {
    let row = |row: usize| {
        let (bed, food) = (["Bed", ""][row % 2], ["Food", ""][row / 2 % 2]);
        format!("2024-01-{:02},{},{bed},{food},{}\n", row % 28 + 1, ["Survivor", "Friend"][row % 2], row % 50 + 10)
    };
    let heads = "StartDate,Q1,Q2_1,Q2_2,Q3\nStart Date,<b>Who</b>&nbsp;called?,What helped? - Selected Choice - Bed,\
                 What helped? - Selected Choice - Food,Age of the caller\n";
    let ids = [1, 2, 3, 4, 5].map(|id| format!("\"{{\"\"ImportId\"\":\"\"{id}\"\"}}\"")).join(",");
    let draft = drafted(&format!("{heads}{ids}\n{}", (0..60).map(row).collect::<String>()));
    let label = |column: &str| {
        let id = draft.mapping.0.iter().find(|(_, columns)| columns.iter().any(|own| own == column)).unwrap().0;
        draft.plan["fields"][id]["label"].as_str().unwrap().to_owned()
    };
    assert_eq!([label("Q1"), label("Q2_2"), label("Q3")], ["Who called?", "What helped?", "Age of the caller"]);
    let coded = ["0,0\n", "1,0\n", "0,1\n", "1,1\n"].concat().repeat(15);
    let heads = "Q2_1,Q2_2\nWhat helped? - Bed,What helped? - Food\n\"{\"\"ImportId\"\":\"\"1\"\"}\",\"{\"\"ImportId\"\":\"\"2\"\"}\"\n";
    let draft = drafted(&format!("{heads}{coded}"));
    let id = draft.mapping.0.keys().next().unwrap();
    assert_eq!(draft.plan["fields"][id]["columns"][1]["label"], "Food");
}

#[test]
fn a_question_for_a_name_below_a_code_is_a_concern() {
    let row = |row: usize| format!("2024-01-{:02},Word{row} Other{row}\n", row % 28 + 1);
    let heads = "Q1,Q2\nWhen did you call?,What is your last name?\n\"{\"\"ImportId\"\":\"\"1\"\"}\",\"{\"\"ImportId\"\":\"\"2\"\"}\"\n";
    let found = profiled(&format!("{heads}{}", (0..60).map(row).collect::<String>()));
    assert_eq!(found.columns[1].concern.as_ref().map(|concern| concern.code), Some(super::ConcernCode::Name));
}
