//! Columns whose cells have a share and a number: `12% (n = 45)`, `45 (12%)`.

use super::kind::Kind;
use super::options::DraftOptions;
use super::profile::{ColumnProfile, Profile};
use crate::records::WrittenNumber;

/// Returns a word about each such column: each of its cells is taken for an answer.
pub(super) fn doubts(profile: &Profile, options: &DraftOptions) -> Vec<String> {
    profile.columns.iter().filter(|column| options.kind(column) == Kind::OneAnswer).filter_map(doubt).collect()
}

fn doubt(column: &ColumnProfile) -> Option<String> {
    let given: u64 = column.answers.iter().map(|answer| answer.count).sum();
    let shares = || column.answers.iter().filter(|answer| has_share_and_number(&answer.value));
    let example = &shares().next()?.value;
    (shares().map(|answer| answer.count).sum::<u64>() * 2 > given).then(|| {
        format!(
            "Column “{}” has a share and a number in each cell, such as “{example}”. Each cell is taken for an answer of its own. \
             Write the number alone, or paste the table as published text.",
            column.name
        )
    })
}

fn has_share_and_number(value: &str) -> bool {
    let value = value.trim().trim_end_matches(')');
    let is_before_n = |at: &usize| value[*at..].starts_with(['n', 'N']) && value[..*at].ends_with([' ', ',', ';']);
    let at_n =
        || (0..value.len()).filter(|at| value.is_char_boundary(*at)).find(is_before_n).map(|at| value.split_at(at));
    let parts = value.split_once(['(', '/', ';']).or_else(at_n);
    let number = |text: &str| WrittenNumber::parse(text.trim().trim_end_matches([',', ';']));
    let pair = parts.and_then(|(one, other)| Some((number(one)?, number(other)?)));
    let is_share = |number: &WrittenNumber| number.unit.as_deref() == Some("%");
    pair.is_some_and(|(one, other)| is_share(&one) != is_share(&other))
}

#[cfg(test)]
mod tests {
    use super::has_share_and_number;
    use crate::draft::tests::profiled;
    use crate::draft::{DraftOptions, draft};

    #[test]
    fn shares_with_their_numbers_are_known() {
        for value in [
            "12% (n = 45)",
            "12 % (45)",
            "45 (12%)",
            "n=45 (12,5 %)",
            "12%, n = 45",
            "12% n=1,204",
            "45/12%",
            "12%; N: 45",
        ] {
            assert!(has_share_and_number(value), "{value}");
        }
        for value in ["12%", "45", "45 (12)", "12% (13%)", "Food (12%)", "n = 45", "1/2", ""] {
            assert!(!has_share_and_number(value), "{value}");
        }
    }

    #[test]
    fn a_column_of_shares_with_their_numbers_is_doubted() {
        let text = "Tipo,Casos\nSexual,12% (n = 45)\nLaboral,50% (n = 180)\nOtro,38% (n = 137)\n";
        let made = draft(&profiled(text), &DraftOptions::default());
        let told = made.told.iter().find(|guess| guess.code == "counted-already").unwrap();
        assert!(told.message.contains("“12% (n = 45)”"), "{}", told.message);
    }
}
