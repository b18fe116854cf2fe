//! Values that programs and people write where there is none, and that may count as answers nevertheless.

use super::super::unparsed::Watch;
use crate::plan::fold;
use crate::records::{Amount, Codes, Column, Met};

/// Words of programs and people for no value, folded. “None” may be an answer.
const WORDS: [&str; 32] = [
    "null",
    "(null)",
    "<null>",
    "\\n",
    "n/a",
    "#n/a",
    "n.a.",
    "na",
    "nan",
    "nil",
    "undefined",
    "-",
    "--",
    "---",
    "–",
    "—",
    "?",
    "??",
    "???",
    ".",
    "..",
    "...",
    "…",
    "*",
    "n/d",
    "s/d",
    "n.d.",
    "s.d.",
    "(blank)",
    "(en blanco)",
    "(vacias)",
    "(empty)",
];

/// Words of spreadsheets for a formula that has failed, folded.
const ERRORS: [&str; 7] = ["#ref!", "#value!", "#div/0!", "#name?", "#null!", "#num!", "#spill!"];

/// Returns whether a value is what is written for none.
pub(super) fn is_no_value(value: &str) -> bool {
    let folded = fold(value);
    WORDS.contains(&folded.as_str()) || ERRORS.contains(&folded.as_str())
}

/// Returns which of several answers are codes for no answer among words: `-99` or `999` where no other is a number.
pub(super) fn codes_among_words<'v>(values: impl Iterator<Item = (usize, &'v str)>) -> Vec<(usize, String)> {
    let (mut codes, mut numbers, mut words) = (Vec::new(), 0, 0);
    for (place, value) in values.filter(|(_, value)| !value.trim().is_empty()) {
        match value.trim().parse::<i64>() {
            Ok(number) if is_code(number) => codes.push((place, value.trim().to_owned())),
            Ok(_) => numbers += 1,
            Err(_) => words += 1,
        }
    }
    if numbers == 0 && words >= codes.len() { codes } else { Vec::new() }
}

/// Returns whether surveys use a number for no answer: repeated nines, eights or sevens, and less than zero.
const fn is_code(number: i64) -> bool {
    matches!(
        number,
        -1 | -7 | -8 | -9 | -77 | -88 | -99 | -777 | -888 | -999 | 99 | 999 | 9999 | 888 | 8888 | 777 | 7777
    )
}

/// Warns about values that count as answers, though they hardly are any.
pub(super) fn tell(found: &[(usize, String)], watch: &mut Watch) {
    let why = "these may say that nothing is known, but each is counted as an answer; if so, list them in the plan as \
               `missing`";
    watch.warn_of_words("null-words", found, why);
}

/// Warns about numbers of nothing but nines far above all other numbers: 999 among ages.
pub(super) fn tell_of_nines(amounts: &[Option<Amount>], watch: &mut Watch) {
    let wholes = || {
        let whole = |(code, amount): (usize, &Option<Amount>)| Some((code, amount.as_ref()?.floor()?));
        amounts.iter().enumerate().filter_map(whole)
    };
    let is_nines = |number: i64| matches!(number, 99 | 999 | 9999 | 99_999 | 999_999);
    let Some(largest) = wholes().map(|(_, number)| number).filter(|number| !is_nines(*number)).max() else { return };
    let far = wholes().filter(|(_, number)| is_nines(*number) && number.saturating_mul(2) > largest.saturating_mul(3));
    let found: Vec<(usize, String)> = far.map(|(code, number)| (code, number.to_string())).collect();
    tell(&found, watch);
}

/// Warns about a column in which most rows are blank below values that each stand in one row: as merged cells and reports
/// by groups leave it, where the blanks mean the value above.
pub(super) fn tell_of_blanks(watch: &mut Watch) {
    /// With fewer values, chance does as much.
    const LEAST: usize = 3;
    let is_blank: Vec<bool> = watch.column.values().iter().map(|value| value.trim().is_empty()).collect();
    let given = is_blank.iter().filter(|is_blank| !**is_blank).count();
    if given < LEAST || !each_is_in_one_row(watch.column, &is_blank) {
        return;
    }
    let blanks: Vec<usize> = (0..is_blank.len()).filter(|code| is_blank[*code]).collect();
    if watch.rows(&blanks).rows < 2 * given as u64 {
        return;
    }
    watch.warn("blanks-below", &blanks, |found| {
        format!(
            "Each value is in one row, with blanks below: {} of them. They count as not known; if they mean the value above, \
             fill it in.",
            found.rows
        )
    });
}

/// Returns whether each value is in one row, and a value in the first.
fn each_is_in_one_row(column: &Column, is_blank: &[bool]) -> bool {
    if let Some(met) = column.met() {
        let first = met.iter().zip(is_blank).min_by_key(|(met, _)| met.lines.first().copied().unwrap_or(u64::MAX));
        let is_alone = |(met, is_blank): (&Met, &bool)| *is_blank || met.rows == 1;
        return first.is_some_and(|(_, is_blank)| !is_blank) && met.iter().zip(is_blank).all(is_alone);
    }
    let mut seen = vec![false; is_blank.len()];
    let mut codes = column.blocks().iter().flat_map(Codes::iter).map(|code| code as usize).peekable();
    codes.peek().is_some_and(|code| is_blank.get(*code) == Some(&false))
        && codes.all(|code| is_blank[code] || seen.get_mut(code).is_some_and(|seen| !std::mem::replace(seen, true)))
}

#[cfg(test)]
mod tests {
    use super::{Column, Met, codes_among_words, each_is_in_one_row, is_no_value};

    #[test]
    fn words_for_no_value_are_known() {
        for value in ["N/A", " - ", "—", "(Blank)", "s/d", "#REF!", "?"] {
            assert!(is_no_value(value), "{value}");
        }
        for value in ["None", "No", "Unknown", "0", "A", ""] {
            assert!(!is_no_value(value), "{value}");
        }
    }

    #[test]
    fn values_in_one_row_each_are_known_in_rows_and_in_counts_of_a_database() {
        let values: Vec<String> = ["", "Elm", "Oak"].map(str::to_owned).into();
        let is_blank = [true, false, false];
        let rows = |codes: &[u32]| {
            let column = Column::of_codes("place".to_owned(), values.clone(), codes);
            let met = |code: usize| {
                let lines = codes.iter().zip(2..).filter(|(own, _)| **own as usize == code).map(|(_, line)| line);
                let lines: Vec<u64> = lines.collect();
                Met { rows: lines.len() as u64, lines }
            };
            let counted = column.clone().with_met((0..values.len()).map(met).collect());
            [each_is_in_one_row(&column, &is_blank), each_is_in_one_row(&counted, &is_blank)]
        };
        assert_eq!(rows(&[1, 0, 0, 2, 0]), [true, true]);
        assert_eq!(rows(&[1, 0, 2, 0, 2]), [false, false], "one is there twice");
        assert_eq!(rows(&[0, 1, 0, 2]), [false, false], "nothing is above the first");
    }

    #[test]
    fn numbers_for_no_answer_are_known_among_words() {
        let codes = |values: &[&'static str]| {
            let found = codes_among_words(values.iter().copied().enumerate());
            found.into_iter().map(|(_, value)| value).collect::<Vec<_>>()
        };
        assert_eq!(codes(&["", "Bed", "Legal", "-99", "999"]), ["-99", "999"]);
        assert!(codes(&["1", "2", "99"]).is_empty(), "all are codes here");
        assert!(codes(&["99", "999", "Bed"]).is_empty());
        assert!(codes(&["Bed", "12"]).is_empty());
    }
}
