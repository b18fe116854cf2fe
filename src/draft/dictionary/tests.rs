use super::{Choice, Dictionary, TableText, built_in};
use crate::draft::kind::Kind;
use crate::draft::tests::{outcome, profiled};
use crate::draft::{DraftOptions, draft};

fn table(text: &str) -> TableText {
    let mut rows = text.lines().map(|line| line.split('\t').map(str::to_owned).collect::<Vec<_>>());
    TableText { header: rows.next().unwrap(), rows: rows.collect() }
}

#[test]
fn the_built_in_dictionaries_are_read() {
    let dictionaries: Vec<Dictionary> = built_in().collect();
    assert_eq!(dictionaries.iter().map(|dictionary| dictionary.id.as_str()).collect::<Vec<_>>(), ["htcds-2.0", "ctdc"]);
}

/// A data dictionary of `REDCap`, and an export with codes.
fn redcap() -> (Dictionary, String) {
    let dictionary = table(
        "Variable / Field Name\tForm Name\tField Type\tField Label\tChoices, Calculations, OR Slider Labels\tIdentifier?\n\
         caller\tintake\tradio\tWho called?\t1, Survivor | 2, Friend | 9, Unknown\t\n\
         needs\tintake\tcheckbox\tNeeds\t1, Shelter | 2, Food\t\n\
         nick\tintake\ttext\tNickname used\t\ty\n",
    );
    let row = |row: usize| format!("{},{},{},{},x{}\n", row + 1, [1, 2, 9][row % 3], row % 2, row / 2 % 2, row % 4);
    let records = "record_id,caller,needs___1,needs___2,nick\n".to_owned() + &(0..60).map(row).collect::<String>();
    (Dictionary::parse(&[dictionary]).unwrap(), records)
}

#[test]
fn a_redcap_dictionary_gives_labels_choices_and_questions() {
    let (dictionary, records) = redcap();
    assert_eq!(dictionary.fields[0].choices[1], Choice("2".to_owned(), "Friend".to_owned()));
    let options = DraftOptions { dictionaries: vec![dictionary], ..DraftOptions::default() };
    let draft = draft(&profiled(&records), &options);
    let caller = &draft.plan["fields"]["who_called"];
    assert_eq!(caller["label"], "Who called?");
    assert_eq!(caller["values"][0]["label"], "Survivor");
    assert_eq!(caller["values"][0]["also"], serde_json::json!(["1"]));
    assert_eq!(caller["missing"], serde_json::json!(["9", "Unknown"]));
    assert_eq!(draft.mapping.0["needs"], ["needs___1", "needs___2"]);
    assert_eq!(draft.plan["fields"]["needs"]["columns"][0]["label"], "Shelter");
    assert!(!outcome(&draft, "nick").used);
}

#[test]
fn an_xlsform_gives_the_labels_of_codes_that_blanks_separate() {
    let survey =
        table("type\tname\tlabel::English (en)\nselect_multiple needs\tneeds\tWhat was needed?\nnote\tx\tHello\n");
    let choices = table("list_name\tname\tlabel::English (en)\nneeds\tbed\tA bed\nneeds\tfood\tFood\n");
    let dictionary = Dictionary::parse(&[survey, choices]).unwrap();
    let row = |row: usize| format!("{}\n", ["bed", "food", "bed food", ""][row % 4]);
    let records = "intake/needs\n".to_owned() + &(0..60).map(row).collect::<String>();
    let options = DraftOptions { dictionaries: vec![dictionary], ..DraftOptions::default() };
    let draft = draft(&profiled(&records), &options);
    assert_eq!(outcome(&draft, "intake/needs").kind, Kind::SeveralAnswers);
    assert_eq!(draft.plan["fields"]["what_was_needed"]["separator"], " ");
    assert_eq!(draft.plan["fields"]["what_was_needed"]["values"][1]["label"], "Food");
}

#[test]
fn a_table_of_other_columns_is_no_dictionary() {
    assert_eq!(Dictionary::parse(&[table("Date\tCalls\n2020\t7\n")]), None);
}

#[test]
fn the_standards_columns_are_known_by_label_by_name_and_as_custom_fields() {
    for headings in [
        "Methods of Control,Type of Exploitation,Trafficking Status",
        "vic_MethodsOfControl,vic_TypeOfExploitation,vic_TraffickingStatus",
        "vic_MethodsOfControl__c,vic_TypeOfExploitation__c,vic_TraffickingStatus__c",
    ] {
        let row = |row: usize| {
            let control = ["DebtBondage", "DebtBondage;PhysicalThreats", "PhysicalThreats"][row % 3];
            format!(
                "{control},ForcedLabour,{}\n",
                ["ActualVictimOfTrafficking", "PossibleVictimOfTrafficking"][row % 2]
            )
        };
        let records = format!("{headings}\n{}", (0..60).map(row).collect::<String>());
        let draft = draft(&profiled(&records), &DraftOptions::default());
        let field = &draft.plan["fields"]["methods_of_control"];
        assert!(field["values"].as_array().unwrap().iter().any(|value| value["label"] == "Debt bondage"), "{headings}");
    }
}

#[test]
fn a_question_that_some_were_asked_is_counted_among_those() {
    let dictionary = table(
        "Variable / Field Name\tField Type\tField Label\tChoices, Calculations, OR Slider Labels\tBranching Logic (Show field only if...)\n\
         caller\tradio\tWho called?\t1, Survivor | 2, Friend\t\n\
         hurt\tyesno\tHurt?\t\t[caller] = '1'\n",
    );
    let row = |row: usize| format!("{},{}\n", row % 2 + 1, ["0", "", "1", ""][row % 4]);
    let records = "caller,hurt\n".to_owned() + &(0..60).map(row).collect::<String>();
    let dictionaries = vec![Dictionary::parse(&[dictionary]).unwrap()];
    let draft = draft(&profiled(&records), &DraftOptions { dictionaries, ..DraftOptions::default() });
    let sections = draft.plan["report"]["sections"].as_array().unwrap();
    let tables: Vec<_> = sections.iter().flat_map(|section| section["tables"].as_array().unwrap()).collect();
    let hurt = tables.iter().find(|table| table["title"] == "Hurt?").unwrap();
    assert_eq!(hurt["where"], serde_json::json!([{ "field": "who_called", "is": ["Survivor"] }]));
    crate::plan::Plan::from_json(&draft.plan.to_string()).unwrap();
}
