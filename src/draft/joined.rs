//! Answers of one question that join others of it: `Sex and labor` beside `Sex` and `Labor`.

use std::collections::HashSet;

use super::kind::Kind;
use super::options::DraftOptions;
use super::profile::{ColumnProfile, Profile};
use crate::plan::{fold, joined, may_join};

/// Returns a word about each column of single answers, of which some join others. They may be answers of their own, or two.
pub(super) fn doubts(profile: &Profile, options: &DraftOptions) -> Vec<String> {
    let is_open =
        |column: &&ColumnProfile| options.kind(column) == Kind::OneAnswer && !options.kinds.contains_key(&column.name);
    profile.columns.iter().filter(is_open).filter_map(doubt).collect()
}

fn doubt(column: &ColumnProfile) -> Option<String> {
    let values = || column.answers.iter().map(|answer| answer.value.as_str());
    let alone: HashSet<String> = values().filter(|value| !may_join(value)).map(fold).collect();
    let is_alone = |part: &str| alone.contains(&fold(part));
    let (example, parts) = values().find_map(|value| Some((value, joined(value, &is_alone)?)))?;
    let parts: Vec<String> = parts.into_iter().map(|part| format!("“{part}”")).collect();
    Some(format!(
        "Column “{}” has “{example}” beside {}. Each is taken for an answer of its own. If it is several answers, say that the \
         column has several.",
        column.name,
        parts.join(" and ")
    ))
}

#[cfg(test)]
mod tests {
    use crate::draft::tests::profiled;
    use crate::draft::{DraftOptions, Kind, draft};

    fn rows(answers: &[&str]) -> String {
        let row = |row: usize| format!("2024-01-02,\"{}\"\n", answers[row % answers.len()]);
        "Date,Kind\n".to_owned() + &(0..90).map(row).collect::<String>()
    }

    fn doubts(answers: &[&str]) -> usize {
        let made = draft(&profiled(&rows(answers)), &DraftOptions::default());
        made.told.iter().filter(|guess| guess.code == "joined-answers").count()
    }

    #[test]
    fn an_answer_that_joins_two_others_is_doubted() {
        assert_eq!(doubts(&["Sex", "Labor", "Sex and labor", "Other"]), 1);
        assert_eq!(doubts(&["Sexual", "Laboral", "Sexual y laboral"]), 1);
        assert_eq!(doubts(&["Sex", "Labor", "Food and drink"]), 0);
    }

    #[test]
    fn three_that_join_others_are_several_answers() {
        let answers = ["Food", "Bed", "Visa", "Food and bed", "Bed and visa", "Visa and food", "Rights and duties"];
        let profile = profiled(&rows(&answers));
        let column = &profile.columns[1];
        assert_eq!(column.kind, Kind::SeveralAnswers);
        assert_eq!(column.separators[0].separator, " and ");
        let found: Vec<&str> = column.separators[0].answers.iter().map(|answer| answer.value.as_str()).collect();
        assert_eq!(found, ["Bed", "Food", "Visa", "Rights and duties"]);
    }

    #[test]
    fn the_last_of_several_answers_may_have_a_word_before_it() {
        for answers in [
            ["Food", "Bed", "Visa", "Food, bed and visa", "Bed, food", "Visa and food"],
            ["Food", "Bed", "Visa", "Food, bed, and visa", "Bed, food", "Visa and food"],
            ["Food", "Bed", "Visa", "Food; bed y visa", "Bed; food", "Visa y food"],
        ] {
            let profile = profiled(&rows(&answers));
            let found = &profile.columns[1].separators[0];
            let mut names: Vec<&str> = found.answers.iter().map(|answer| answer.value.as_str()).collect();
            names.sort_unstable();
            assert_eq!(names, ["Bed", "Food", "Visa"], "{answers:?}");
            assert_eq!(found.rows, 45, "{answers:?}");
        }
    }
}
