//! Tables of counts with a column for each month, year or place, whose rows are no records.

use super::headings::{Heading, tokens};
use super::options::DraftOptions;
use super::places::{Gazetteer, PlaceSet};
use super::profile::{ColumnProfile, Profile};
use super::tally::{tells_records_apart, whole};
use crate::records::month_named;

/// Returns a word of warning about a file that has whole numbers under three or more times or places, and no numbers of
/// cases: a record has one date and one place, so each row is of several.
pub(super) fn doubt(profile: &Profile, options: &DraftOptions) -> Option<String> {
    const FEWEST: usize = 3;
    let is_open = |column: &&ColumnProfile| {
        !options.leave_columns.contains(&column.name) && !options.kinds.contains_key(&column.name)
    };
    let find = |is_among: &dyn Fn(&str) -> bool| -> Option<Vec<&ColumnProfile>> {
        let (among, others): (Vec<&ColumnProfile>, Vec<_>) =
            profile.columns.iter().partition(|column| is_among(&column.name));
        let open: Vec<_> = among.into_iter().filter(is_open).collect();
        let fits = open.len() >= FEWEST
            && open.iter().all(|column| holds_counts(column))
            && open.iter().any(|column| has_several(column));
        (fits && !others.into_iter().any(tells_cases_apart)).then_some(open)
    };
    let of_places = |set: PlaceSet| find(&|heading| is_place(heading, set));
    let found = find(&is_time).or_else(|| PlaceSet::ALL.into_iter().find_map(of_places))?;
    let [first, .., last] = found.as_slice() else { return None };
    Some(format!(
        "Columns “{}” to “{}” seem to hold numbers of records, one column for each time or place. They are taken for answers. \
         Write the numbers one below the other, in a column “Count”, with the time or place in a column beside it; or \
         paste the table as published text.",
        first.name, last.name
    ))
}

/// Returns whether a heading is a year, or a month or quarter with or without one.
fn is_time(heading: &str) -> bool {
    let words = tokens(heading);
    let is_year = |word: &str| word.len() == 4 && matches!(word.parse(), Ok(1950_u16..=2099));
    let is_number = |word: &str| word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_quarter = |word: &str| ["Q1", "Q2", "Q3", "Q4", "T1", "T2", "T3", "T4"].contains(&word);
    let is_named = |word: &str| month_named(word).is_some() || is_quarter(word);
    match words.as_slice() {
        [only] => is_year(only) || is_named(only),
        [one, other] => is_named(one) && is_number(other) || is_year(one) && (is_named(other) || is_number(other)),
        _ => false,
    }
}

/// Returns whether a heading is the name of a place. Short codes are words, too.
fn is_place(heading: &str, set: PlaceSet) -> bool {
    heading.chars().count() > 3 && Gazetteer::of(set).find(heading).is_some()
}

fn holds_counts(column: &ColumnProfile) -> bool {
    /// Signs for no number, and those that hide one.
    const NONE: [&str; 6] = ["", "-", "–", "—", "*", "x"];
    let is_count = |text: &str| {
        let text = text.trim();
        NONE.contains(&text) || whole(text.trim_start_matches(['<', '≤'])).is_some()
    };
    column.answers.iter().all(|answer| is_count(&answer.value))
}

/// Ticks are zeros and ones.
fn has_several(column: &ColumnProfile) -> bool {
    column.answers.iter().any(|answer| whole(&answer.value).is_some_and(|number| number > 1))
}

/// Returns whether the rows are those of single cases or people.
fn tells_cases_apart(column: &ColumnProfile) -> bool {
    let all = |holds: &dyn Fn(&str) -> bool| column.answers.iter().all(|answer| holds(&answer.value));
    let has_digit = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    // `a1`, `C-17`; ages and quarters are rows of tables, too.
    let is_code =
        |text: &str| has_digit(text) && text.starts_with(char::is_alphabetic) && !text.contains(' ') && !is_time(text);
    let is_numbered = tells_records_apart(column) || Heading::of(&column.name).is_id();
    all(&is_code) || is_numbered && all(&has_digit)
}

#[cfg(test)]
mod tests {
    use crate::draft::tests::profiled;
    use crate::draft::{DraftOptions, draft};

    fn is_doubted(text: &str) -> bool {
        let made = draft(&profiled(text), &DraftOptions::default());
        made.told.iter().any(|guess| guess.code == "counted-already" && guess.message.contains("time or place"))
    }

    #[test]
    fn numbers_under_times_or_places_are_doubted() {
        for text in [
            "Kind,Jan,Feb,Mar\nSex,12,9,14\nLabor,7,8,3\nOther,0,2,1\n",
            "Kind,Jan,Feb,Mar,Total\nSex,12,9,14,35\nLabor,7,<5,3,\nOther,-,2,1,3\n",
            "State,2021,2022,2023\nOhio,120,90,104\nIowa,71,81,33\nUtah,5,2,9\n",
            "Age group,2021,2022,2023\n0-17,12,9,14\n18-24,7,8,3\n25-64,4,5,8\n",
            "Tipo,Enero 2023,Febrero 2023,Marzo 2023\nSexual,12,9,14\nLaboral,\"1,207\",8,3\n",
            "Art,März,Mai,Dezember\nGewalt,12,9,14\nArbeit,7,8,3\n",
            "Motif,2023-01,2023-02,2023-03\nViolence,12,9,14\nTravail,7,8,3\n",
            "Kind,Q1 2023,Q2 2023,Q3 2023\nSex,12,9,14\nLabor,7,8,3\n",
            "Kind,Ohio,Iowa,Utah\nSex,12,9,14\nLabor,7,8,3\n",
            "Tipo,México,Perú,Chile\nSexual,12,9,14\nLaboral,7,8,3\n",
        ] {
            assert!(is_doubted(text), "{text}");
        }
    }

    #[test]
    fn nothing_else_is_said_of_rows_whose_total_is_added_up() {
        let text = "Motivo,enero,febrero,marzo,Total\nSexual,12,9,14,35\nLaboral,7,8,3,18\nOtro,0,2,1,3\n";
        let made = draft(&profiled(text), &DraftOptions::default());
        let codes: Vec<&str> = made.told.iter().map(|guess| guess.code).collect();
        assert!(codes.contains(&"counts") && codes.contains(&"counted-already"), "{codes:?}");
        assert!(made.told.iter().all(|guess| !guess.message.contains("counted as one")), "{:?}", made.told);
    }

    #[test]
    fn ticks_answers_and_numbers_of_cases_under_them_are_not_doubted() {
        for text in [
            "Kind,2021,2022,2023\nSex,0,1,1\nLabor,1,0,0\nSex,1,1,0\n",
            "Case,2021,2022,2023\na1,3,0,2\na2,0,4,1\na3,1,1,5\na4,2,2,2\n",
            "Client ID,Jan,Feb,Mar\n1001,3,0,2\n1002,0,4,1\n1003,1,1,5\n",
            "Kind,April,June,May\nSex,yes,no,yes\nLabor,no,no,yes\n",
            "Kind,Age,Children,Nights\nSex,12,9,14\nLabor,7,8,3\n",
        ] {
            assert!(!is_doubted(text), "{text}");
        }
    }
}
