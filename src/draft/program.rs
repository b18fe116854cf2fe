//! Columns that programs of forms and surveys write about a form, not about what was asked.

use super::headings::Heading;
use super::profile::{ColumnProfile, Profile};
use crate::plan::fold;

/// A program that makes exports.
struct Program {
    /// Headings by which it is known.
    marks: &'static [&'static str],
    /// Columns of its own that tell nothing of a record.
    own: &'static [&'static str],
    /// Those that tell when the form was filled in.
    times: &'static [&'static str],
}

/// Number of marks that make a program known: a column can be called `Status` anywhere.
const LEAST: usize = 3;

/// Qualtrics, `REDCap` with labels, `SurveyMonkey`, Microsoft Forms, `LimeSurvey`, Salesforce, `DHIS2`, ODK Central.
const PROGRAMS: [Program; 8] = [
    Program {
        marks: &["startdate", "enddate", "recordeddate", "responseid", "distributionchannel", "userlanguage"],
        own: &[
            "status",
            "progress",
            "duration (in seconds)",
            "finished",
            "distributionchannel",
            "externalreference",
            "q_recaptchascore",
            "q_duplicaterespondent",
            "q_relevantidduplicate",
            "q_relevantidfraudscore",
            "q_terminateflag",
            "q_totalduration",
            "q_url",
        ],
        times: &[],
    },
    Program {
        marks: &[
            "record id",
            "event name",
            "repeat instrument",
            "repeat instance",
            "survey identifier",
            "survey timestamp",
            "data access group",
            "complete?",
        ],
        own: &["repeat instrument", "repeat instance", "survey identifier"],
        times: &[],
    },
    Program {
        marks: &[
            "respondent id",
            "collector id",
            "date created",
            "date modified",
            "start date",
            "end date",
            "custom data 1",
        ],
        own: &["collector id"],
        times: &["date created", "date modified"],
    },
    Program {
        marks: &["id", "start time", "completion time", "email", "name", "last modified time"],
        own: &["total points", "quiz feedback"],
        times: &[],
    },
    Program {
        marks: &["id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp"],
        own: &["lastpage", "seed"],
        times: &[],
    },
    Program {
        marks: &[
            "case number",
            "created date",
            "closed date",
            "opened date",
            "case owner",
            "record type",
            "last modified date",
        ],
        own: &["parent case number", "parent case", "last modified by"],
        times: &[],
    },
    Program {
        marks: &["event", "event date", "program stage", "stored by", "organisation unit", "organisation unit name"],
        own: &["program stage", "organisation unit"],
        times: &[],
    },
    Program {
        marks: &["submissiondate", "key", "submitterid", "submittername", "reviewstate", "formversion"],
        own: &["submitterid", "edits", "status", "attachmentsexpected"],
        times: &["submissiondate"],
    },
];

/// Headings that no form has but those of `KoboToolbox` and ODK, and of `REDCap`.
const CERTAIN: [&str; 28] = [
    "_id",
    "_uuid",
    "_validation_status",
    "_notes",
    "_status",
    "_submitted_by",
    "__version__",
    "_version_",
    "_tags",
    "_index",
    "_parent_index",
    "_parent_table_name",
    "_submission__id",
    "_submission__uuid",
    "_submission__status",
    "_submission__submitted_by",
    "_submission__validation_status",
    "_submission___version__",
    "_xform_id_string",
    "_bamboo_dataset_id",
    "_total_media",
    "_media_all_received",
    "reviewstate",
    "formversion",
    "redcap_repeat_instrument",
    "redcap_repeat_instance",
    "redcap_survey_identifier",
    "attachmentspresent",
];

/// When a form was filled in, as Google and Microsoft Forms call it in other languages.
const TIMES: [&str; 9] = [
    "marca temporal",
    "horodateur",
    "carimbo de data/hora",
    "hora de inicio",
    "hora de finalizacion",
    "hora de la ultima modificacion",
    "heure de debut",
    "heure de fin",
    "hora de conclusao",
];

/// Returns whether a column says when the form was filled in, not when something happened.
pub(super) fn is_time_of_form(column: &ColumnProfile, profile: &Profile) -> bool {
    let heading = fold(&column.name);
    let is_own = |program: &Program| program.times.contains(&heading.as_str()) && known(program, profile);
    Heading::of(&column.name).is_of_form() || TIMES.contains(&heading.as_str()) || PROGRAMS.iter().any(is_own)
}

/// Returns why a column is left out because of the program that wrote it.
pub(super) fn reason(column: &ColumnProfile, profile: &Profile) -> Option<&'static str> {
    if is_of_entry(column, profile) {
        return Some("It says whether all of a form was entered, not what it is about.");
    }
    let heading = fold(&column.name);
    // LimeSurvey writes the question behind the code.
    let name = heading.split(". ").next().unwrap_or_default();
    let is_certain = CERTAIN.contains(&heading.as_str());
    let is_own = || PROGRAMS.iter().any(|program| program.own.contains(&name) && known(program, profile));
    (is_certain || is_own()).then_some("The form's program writes it, not the one who fills the form in.")
}

fn known(program: &Program, profile: &Profile) -> bool {
    let is_mark = |column: &&ColumnProfile| {
        let heading = fold(&column.name);
        program.marks.contains(&heading.split(". ").next().unwrap_or_default())
    };
    profile.columns.iter().filter(is_mark).count() >= LEAST
}

/// Returns whether a column is what `REDCap` says of each form: `intake_complete` with 0, 1 and 2, or `Complete?` with words.
fn is_of_entry(column: &ColumnProfile, profile: &Profile) -> bool {
    const WORDS: [&str; 3] = ["incomplete", "unverified", "complete"];
    const CODES: [&str; 3] = ["0", "1", "2"];
    let heading = fold(&column.name);
    let are_all = |wanted: &[&str]| {
        column.distinct > 0 && column.answers.iter().all(|one| wanted.contains(&fold(&one.value).as_str()))
    };
    let is_redcap = || {
        let is_mark = |one: &ColumnProfile| one.name.starts_with("redcap_") || one.name.contains("___");
        profile.columns.iter().any(is_mark)
    };
    // “Yes” and “no” of a form of one's own are 0 and 1, too.
    let has_own_code = || column.answers.iter().any(|answer| answer.value == "2") || is_redcap();
    let is_named = heading == "complete?" || heading.starts_with("complete? (") || heading.ends_with("_complete");
    is_named && (are_all(&WORDS) || are_all(&CODES) && has_own_code())
}

#[cfg(test)]
mod tests {
    use crate::draft::tests::{outcome, profiled};
    use crate::draft::{Draft, DraftOptions, draft};

    /// The draft of a hundred rows; each column has its answers in turn.
    fn drafted(columns: &[(&str, &[&str])]) -> Draft {
        let line = |cells: Vec<&str>| cells.join(",") + "\n";
        let mut text = line(columns.iter().map(|(heading, _)| *heading).collect());
        text.extend(
            (0..100).map(|row| line(columns.iter().map(|(_, answers)| answers[row % answers.len()]).collect())),
        );
        draft(&profiled(&text), &DraftOptions::default())
    }

    const DAYS: [&str; 3] = ["2024-01-02", "2024-02-03", "2024-03-04"];
    const STATUS: (&str, &[&str]) = ("Status", &["Open", "Closed", "Waiting"]);

    #[test]
    fn a_status_is_left_out_only_where_the_program_of_the_form_writes_it() {
        let own =
            drafted(&[("Call date", &DAYS), STATUS, ("Progress", &["10", "20", "100"]), ("Finished", &["Yes", "No"])]);
        assert!(
            ["Status", "Progress", "Finished"].iter().all(|heading| outcome(&own, heading).used),
            "{:?}",
            own.columns
        );
        let marks = [("StartDate", &DAYS[..]), ("RecordedDate", &DAYS), ("UserLanguage", &["EN", "ES"])];
        let rest = [STATUS, ("Progress", &["10", "20", "100"]), ("Finished", &["Yes", "No"]), ("Line", &["A", "B"])];
        let survey = drafted(&[&marks[..], &rest].concat());
        for (heading, is_used) in [("Status", false), ("Progress", false), ("Finished", false), ("Line", true)] {
            assert_eq!(outcome(&survey, heading).used, is_used, "{heading}");
        }
    }

    #[test]
    fn what_redcap_says_of_the_entry_of_a_form_is_left_out() {
        let draft = drafted(&[
            ("call_date", &DAYS),
            ("intake_complete", &["0", "1", "2"]),
            ("Complete?", &["Incomplete", "Unverified", "Complete"]),
            ("Complete?", &["Complete", "", "Incomplete"]),
            ("safety_plan_complete", &["0", "1"]),
        ]);
        for heading in ["intake_complete", "Complete?", "Complete? (2)"] {
            assert!(outcome(&draft, heading).reason.contains("whether all of a form was entered"), "{heading}");
        }
        assert!(outcome(&draft, "safety_plan_complete").used);
        let coded = drafted(&[("needs___1", &["0", "1"]), ("needs___2", &["1", "0"]), ("exit_complete", &["0", ""])]);
        assert!(!outcome(&coded, "exit_complete").used);
    }

    #[test]
    fn a_column_of_the_program_is_used_when_it_is_asked_for() {
        let columns = "redcap_repeat_instance,town\n".to_owned() + &"1,Elm\n2,Oak\n".repeat(30);
        let options =
            DraftOptions { use_columns: vec!["redcap_repeat_instance".to_owned()], ..DraftOptions::default() };
        assert!(outcome(&draft(&profiled(&columns), &options), "redcap_repeat_instance").used);
    }

    #[test]
    fn the_day_that_was_asked_for_goes_before_the_time_of_the_form_in_every_program() {
        for (time, others) in [
            ("Date Created", &["Respondent ID", "Collector ID", "Custom Data 1"][..]),
            ("Marca temporal", &[]),
            ("Hora de inicio", &[]),
            ("Horodateur", &[]),
            ("intake_timestamp", &[]),
            ("Survey Timestamp", &[]),
        ] {
            let mut columns = vec![(time, &DAYS[..])];
            columns.extend(others.iter().map(|other| (*other, &["7", "8"][..])));
            columns.push(("When did you contact us?", &DAYS));
            assert_eq!(drafted(&columns).plan["date"], "when_did_you_contact_us", "{time}");
        }
    }

    #[test]
    fn yes_and_no_in_a_section_of_a_form_are_questions_of_their_own() {
        let sections: [&[(&str, &[&str])]; 2] = [
            &[("case/hurt", &["yes", "no"]), ("case/pregnant", &["no", "yes"])],
            &[("Person - Hurt", &["1", "0"]), ("Person - Pregnant", &["0", "1"]), ("Person - Sex", &["f", "m"])],
        ];
        for columns in sections {
            assert!(drafted(columns).mapping.0.values().all(|own| own.len() == 1), "{columns:?}");
        }
        let question = drafted(&[("help/needs/bed", &["1", "0"]), ("help/needs/food", &["0", "0", "1"])]);
        assert_eq!(question.mapping.0.values().map(Vec::len).collect::<Vec<_>>(), [2]);
    }

    #[test]
    fn two_fields_are_not_called_alike_when_their_numbers_are_left_out() {
        let draft = drafted(&[("1. Other", &["a", "b", "c"]), ("2. Other", &["d", "e", "f"])]);
        let labels = draft.mapping.0.keys().map(|id| draft.plan["fields"][id]["label"].as_str().unwrap().to_owned());
        let mut labels: Vec<String> = labels.collect();
        labels.sort();
        assert_eq!(labels, ["2. Other", "Other"]);
        let names = draft.plan["fields"].as_object().unwrap().values().map(|field| field["names"][0].clone());
        assert_eq!(names.collect::<Vec<_>>(), ["1. Other", "2. Other"], "columns are found by their whole headings");
    }

    #[test]
    fn nearly_all_answers_are_known_places_where_a_map_is_drafted() {
        let region = |heading: &str, answers: &[&str]| {
            let draft = drafted(&[(heading, answers)]);
            let sections = draft.plan["report"]["sections"].as_array().unwrap().clone();
            sections[0]["tables"][0]["region"].as_str().map(str::to_owned)
        };
        assert_eq!(region("Country", &["MX", "Honduras", "PHL", "México", "Nepal"]).as_deref(), Some("world"));
        assert_eq!(region("Provincia", &["Salta", "CABA", "Córdoba", "Chubut"]).as_deref(), Some("AR"));
        assert_eq!(region("Country", &["MX", "Honduras", "Nepal", "Moldova", "Elbonia"]), None);
        assert_eq!(region("Country", &["MX", "Honduras"]), None);
        assert_eq!(region("State", &["MO", "KS", "IL", "IA"]), None);
    }
}
