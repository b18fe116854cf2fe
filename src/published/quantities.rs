//! Figures within a line of words: numbers that are no year, no date, no number of a list or chapter, and no part of a name.

use super::cell_value::{count, ordinal_place};
use super::{dates, words};

/// Sureness that a line of words has a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Holds {
    /// It has no number but years, dates and the like.
    None,
    /// A number that may belong to a name.
    Perhaps,
    /// A percentage, money, thousands in groups, decimals.
    Figure,
}

/// Returns whether a line of words has a figure.
pub(super) fn holds(text: &str) -> Holds {
    let parts: Vec<&str> = text.split_whitespace().collect();
    let found = (0..parts.len()).filter(|place| has_digit(parts[*place])).map(|place| part(&parts, place));
    found.max().unwrap_or(Holds::None)
}

fn has_digit(text: &str) -> bool {
    text.chars().any(|char| char.is_ascii_digit())
}

/// Returns whether a part of a line is a figure, by what is around it.
fn part(parts: &[&str], place: usize) -> Holds {
    let bare = |part: &str| part.trim_matches(|char: char| !char.is_alphanumeric()).to_lowercase();
    let printed = parts[place];
    let word = printed.trim_matches(['(', ')', '[', ']', ',', ';', ':', '!', '“', '”', '"']).trim_end_matches('.');
    let before = place.checked_sub(1).map(|before| parts[before]).unwrap_or_default();
    let after = parts.get(place + 1).copied().unwrap_or_default();
    let is_of_group = matches!(before, "=" | "(n" | "n") || word.to_lowercase().starts_with("n=");
    let of_month = parts.get(place + 2).filter(|_| after == "de").copied().unwrap_or(after);
    let is_dated = [before, of_month].into_iter().any(|word| words::month(&bare(word)).is_some());
    let years =
        word.split(['–', '-', '/']).all(|year| year.len() < 5 && year.bytes().all(|byte| byte.is_ascii_digit()));
    let is_year = dates::whole(&word.chars().take(4).collect::<String>()).is_some() && years;
    if is_of_group || is_dated || is_year || is_name(printed, word, before, after) {
        return Holds::None;
    }
    let digits = word.trim_start_matches(|char: char| !char.is_ascii_digit());
    let is_money = word.starts_with(['$', '€', '£']) || word.ends_with(['€', '£']);
    let is_grouped = digits.contains(',') && count(digits, false).is_some();
    let is_share = word.contains('%') || after == "%";
    // `3.2 Findings` is a section.
    let is_decimal = place > 0 && digits.contains('.') && !digits.ends_with('.');
    let is_times = digits.ends_with(['x', '×', 'K', 'M']);
    if is_money || is_grouped || is_share || is_decimal || is_times {
        return Holds::Figure;
    }
    let named = [words::is(&bare(before), |words| words.links), words::is(&bare(before), |words| words.top)];
    let is_linked = named.contains(&true) || words::is(&bare(before), |words| words.series);
    let is_counted = |part: &str| words::unit(part).is_some() || part.starts_with(char::is_lowercase);
    let is_listed = word != printed || digits.contains('.') || !is_counted(after);
    let is_chapter = place == 0 && is_listed && (digits.len() < 3 || digits.contains('.'));
    let is_ages = digits.contains(['–', '-'])
        && (printed.starts_with('(')
            || words::is(&bare(after), |words| words.lasting) && !bare(after).starts_with("minute"));
    if is_linked || is_chapter || is_ages { Holds::None } else { Holds::Perhaps }
}

/// Returns whether a word with digits is a name: `COVID-19`, `3rd`, `24/7`, `18+`, `9am`, a date, the number of a telephone.
fn is_name(printed: &str, word: &str, before: &str, after: &str) -> bool {
    let begins = word.starts_with(|first: char| first.is_alphabetic() || first == '#');
    let letters = word.chars().filter(|char| char.is_alphabetic()).count();
    let signs = ['-', '/', '.'].map(|sign| word.matches(sign).count()).into_iter().max().unwrap_or(0);
    let is_telephone =
        signs > 1 || printed.ends_with(')') && after.contains('-') || before.ends_with(')') && signs == 1;
    let is_dialled =
        matches!(before.to_lowercase().as_str(), "call" | "dial" | "text" | "llame" | "marque" | "appelez")
            && word.len() > 2
            && after.starts_with(char::is_lowercase);
    begins
        || letters > 1
        || word == "24/7"
        || word.ends_with('+') && letters == 0
        || is_telephone
        || is_dialled
        || ordinal_place(word).is_some()
}

/// Returns whether a label has a figure of another row within: `Calls 1,204, chats`, `Female 75% Male`.
pub(super) fn holds_row(label: &str) -> bool {
    let parts: Vec<&str> = label.split_whitespace().collect();
    let is_word = |word: &str| word.trim_end_matches(':').chars().all(char::is_alphabetic);
    parts.windows(3).enumerate().any(|(place, around)| {
        let [before, printed, after] = around else { return false };
        let number = printed.trim_end_matches([',', ';']);
        let digits = number.trim_end_matches('%');
        let figure = count(digits, false).is_some() && dates::whole(digits).is_none();
        let is_sign = |word: &str| matches!(word, "|" | "•" | "·" | "/" | "–" | "-" | "and" | "y" | "et" | "&");
        let behind = if is_sign(after) { parts.get(place + 3).copied().unwrap_or_default() } else { after };
        let parted = number != *printed || is_sign(after) || number.contains(['%', ',']);
        let before = before.to_lowercase();
        let is_free = !words::is(&before, |words| words.links) && (is_word(&before) || number.ends_with('%'));
        let compares = words::is(&behind.to_lowercase(), |words| words.versus);
        figure && parted && is_free && !compares && !behind.is_empty() && is_word(behind)
    })
}

/// Returns whether the last word of a line has a figure glued to its letters: `Phone240`.
pub(super) fn is_glued(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    let word = last.trim_end_matches(|char: char| char.is_ascii_digit());
    let is_year = dates::whole(&last[word.len()..]).is_some();
    word.len() < last.len() && word.len() > 2 && word.ends_with(char::is_lowercase) && !is_year
}

#[cfg(test)]
mod tests {
    use super::{Holds, holds};

    #[test]
    fn years_names_and_numbers_of_chapters_are_no_figures() {
        for text in [
            "Calls in 2023",
            "Fiscal year 2022/23",
            "2019–2020 at a glance",
            "3. Findings",
            "3 Findings",
            "3.2 Needs",
            "Top 5 needs",
            "COVID-19",
            "A 24/7 hotline",
            "Ages 12–17",
            "Young people (12–17)",
            "January 5, 2023",
            "Call 1-888-373-7888",
            "Call (888) 373-7888",
            "Our 50th year",
            "Clients by age (n = 1,204)",
            "5 de enero de 2023",
        ] {
            assert_eq!(holds(text), Holds::None, "{text}");
        }
        for text in
            ["Female (75%)", "Salaries (1,250)", "2.5x more chats", "Very satisfied 4.5/5", "Calls 1,204 in 2023"]
        {
            assert_eq!(holds(text), Holds::Figure, "{text}");
        }
        for text in ["1 in 4 callers", "Boone 12a", "Phone 2-5 minutes", "Longest wait 12 minutes", "Female 120 of 160"]
        {
            assert_eq!(holds(text), Holds::Perhaps, "{text}");
        }
    }
}
