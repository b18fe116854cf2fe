//! The words that rows of totals and page numbers begin with, in English and Spanish.

/// Certainty that a text is the label of a total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Label {
    /// It begins or ends as such labels do: “All counties”, “Boone total”.
    Partly,
    /// It has a word for averages beside others: “State average”.
    Average,
    /// It sums rows up in another way than by adding: “Average”, “Max”.
    Summary,
    /// It says nothing else: “Total”, “Grand total:”, “Total: 3 calls”.
    Exactly,
}

const WORDS: [&str; 16] = [
    "total",
    "totals",
    "totales",
    "subtotal",
    "subtotals",
    "subtotales",
    "sub-total",
    "sub-totals",
    "sum",
    "sums",
    "suma",
    "sumas",
    "overall",
    "grand",
    "gran",
    "sub",
];
/// Words that may follow without making it another label.
const WITH: [&str; 16] = [
    "total",
    "totals",
    "totales",
    "general",
    "sum",
    "suma",
    "calls",
    "llamadas",
    "records",
    "registros",
    "rows",
    "filas",
    "count",
    "cases",
    "casos",
    "contacts",
];
/// Begin what is printed at the edge of a page.
const PAGE: [&str; 10] =
    ["page", "página", "pagina", "pág", "printed", "impreso", "continued", "continúa", "continua", "continuación"];
/// Other ways to sum rows up than by adding.
const SUMMARIES: [&str; 21] = [
    "average",
    "avg",
    "mean",
    "median",
    "deviation",
    "stdev",
    "promedio",
    "mediana",
    "desviación",
    "desviacion",
    "std",
    "minimum",
    "maximum",
    "mínimo",
    "minimo",
    "máximo",
    "maximo",
    "min",
    "max",
    "count",
    "recuento",
];
/// Number of those that are no names, so that other words may be beside them.
const NO_NAMES: usize = 17;
const ALL: [&str; 11] =
    ["all", "todos", "todas", "todo", "toda", "every", "combined", "statewide", "countywide", "citywide", "nationwide"];

/// Returns the certainty that the text is the label of a total.
pub(super) fn label(text: &str) -> Option<Label> {
    const LONGEST: usize = 60;
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let lower = text.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty()).collect();
    let (first, last) = (words.first()?, words.last()?);
    let is_number = |word: &&str| word.bytes().all(|byte| byte.is_ascii_digit());
    let is_total = |word: &str| {
        word.trim_end_matches('s').ends_with("total") || WORDS.get(2..13).is_some_and(|all| all.contains(&word))
    };
    let total = words.iter().any(|word| is_total(word));
    if total && WORDS.contains(first) && words.iter().skip(1).all(|word| WITH.contains(word) || is_number(word)) {
        return Some(Label::Exactly);
    }
    if words.len() == 1 && SUMMARIES.contains(first) {
        return Some(Label::Summary);
    }
    let is_average = |word: &&str| SUMMARIES.iter().take(NO_NAMES).any(|summary| summary == word);
    if words.len() < 5 && (is_average(first) || is_average(last)) {
        return Some(Label::Average);
    }
    let all = ALL.contains(first) || ALL.contains(last);
    (is_total(first) || is_total(last) || all && words.len() < 5).then_some(Label::Partly)
}

/// Returns the name that the label of a total has beside the words for totals: “Boone” of “Total for Boone”.
pub(super) fn name_in(text: &str) -> String {
    const JOINING: [&str; 7] = ["for", "of", "de", "del", "para", "en", "in"];
    let lower = text.to_lowercase();
    let is_word = |word: &&&str| WORDS.contains(*word) || ALL.contains(*word) || JOINING.contains(*word);
    let words: Vec<&str> =
        lower.split(|c: char| c.is_whitespace() || c == ':').filter(|word| !word.is_empty()).collect();
    let start = words.iter().position(|word| !is_word(&word)).unwrap_or(words.len());
    let end = words.iter().rposition(|word| !is_word(&word)).map_or(start, |last| last + 1);
    words.get(start..end).unwrap_or_default().join(" ")
}

/// Returns whether a text begins with that word, as a whole.
fn begins(text: &[u8], word: &str) -> bool {
    let goes_on = |behind: &[u8]| behind.first().is_some_and(u8::is_ascii_alphanumeric);
    text.split_at_checked(word.len())
        .is_some_and(|(begin, behind)| begin.eq_ignore_ascii_case(word.as_bytes()) && !goes_on(behind))
}

/// Returns whether a text is a page number: `Page 2 of 5`, `Página 2 de 5`, `Page: 2/5`.
pub(super) fn is_page_number(text: &str) -> bool {
    const BETWEEN: [&str; 3] = ["of", "de", "from"];
    let lower = text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_number = |word: &str| word.len() <= 5 && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_page = words.next().is_some_and(|word| PAGE[..4].contains(&word));
    let rest: Vec<&str> = words.collect();
    let numbers = rest.iter().filter(|word| is_number(word)).count();
    is_page && (1..=2).contains(&numbers) && rest.iter().all(|word| is_number(word) || BETWEEN.contains(word))
}

/// Returns whether a text says when a page was printed, or that the table goes on: `Printed 2024-01-05`, `Continued on next page`.
pub(super) fn is_page_remark(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    let begins = |word: &&&str| lower.strip_prefix(**word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    let is_dated = || lower.bytes().any(|byte| byte.is_ascii_digit());
    let is_of_page = || ["page", "página", "pagina"].iter().any(|word| lower.contains(word));
    let said = PAGE.iter().skip(4).find(begins);
    said.is_some_and(|word| if word.starts_with("con") { is_of_page() } else { is_dated() })
}

/// Returns whether a text is only a word that remarks begin with, and their text is in the next field.
pub(super) fn is_source_word(text: &str) -> bool {
    const SOURCES: [&str; 12] = [
        "source",
        "sources",
        "note",
        "notes",
        "remark",
        "remarks",
        "fuente",
        "fuentes",
        "nota",
        "notas",
        "observación",
        "observaciones",
    ];
    SOURCES.contains(&text.trim_end_matches([':', '.']).to_lowercase().as_str())
}

/// Returns whether a text may be the label of a total. A quick look, not a judgement.
pub(super) fn may_be_label(text: &str) -> bool {
    if is_page_number(text) || is_page_remark(text) {
        return true;
    }
    let text = text.trim().as_bytes();
    let ends = |word: &str| {
        let end = text.len().checked_sub(word.len()).and_then(|start| text.get(start..));
        end.is_some_and(|end| end.eq_ignore_ascii_case(word.as_bytes()))
    };
    let all = || WORDS.iter().chain(&ALL).chain(&SUMMARIES);
    text.first().is_some_and(|byte| !byte.is_ascii_digit())
        && (all().any(|word| begins(text, word)) || all().any(|word| ends(word)))
}

/// The bytes that a label of a total, or a page number, may begin with.
pub(in crate::records) fn total_initials() -> [bool; 256] {
    let mut initials = [false; 256];
    for first in WORDS.iter().chain(&ALL).chain(&PAGE).filter_map(|word| word.bytes().next()) {
        initials[usize::from(first)] = true;
        initials[usize::from(first.to_ascii_uppercase())] = true;
    }
    initials
}

/// The first three bytes of the labels of totals and of page numbers, in small letters.
pub(in crate::records) fn total_beginnings() -> Vec<[u8; 3]> {
    let mut beginnings: Vec<_> =
        WORDS.iter().chain(&ALL).chain(&PAGE).filter_map(|word| word.as_bytes().first_chunk().copied()).collect();
    beginnings.sort_unstable();
    beginnings.dedup();
    beginnings
}

/// Returns whether the first filled field of a line begins as a label of a total or a page number does. A quick look, not a judgement.
pub(in crate::records) fn may_be_total_line(line: &[u8], delimiter: u8) -> bool {
    let is_outside = |byte: &u8| *byte == delimiter || matches!(byte, b'"' | b'\'' | b' ');
    let start = line.iter().position(|byte| !is_outside(byte)).unwrap_or(line.len());
    let text = line.get(start..).unwrap_or_default();
    WORDS.iter().chain(&ALL).chain(&PAGE).any(|word| begins(text, word))
}

#[cfg(test)]
mod tests {
    use super::{Label, is_page_number, is_page_remark, label, may_be_total_line, name_in};

    #[test]
    fn page_numbers_are_known_by_their_words() {
        for text in ["Page 2 of 5", "PAGE 2", "Página 2 de 5", "Page: 2/5", "Pág. 3"] {
            assert!(is_page_number(text), "{text}");
        }
        for text in ["Page", "Page, Ann", "Page Mill 2", "Pager 2", "2 of 5", "Page 1 2 3"] {
            assert!(!is_page_number(text), "{text}");
        }
        assert!(is_page_remark("Printed on 2024-01-05") && is_page_remark("Continued on next page"));
        assert!(!is_page_remark("Printed matter") && !is_page_remark("Continued abuse"));
    }

    #[test]
    fn labels_that_say_nothing_else_are_sure() {
        for text in [
            "Total",
            "TOTALS:",
            "Grand Total",
            "Subtotal",
            "Sub-total",
            "Total: 3 calls",
            "Total general",
            "Suma",
            "Total (12)",
            "Gran total",
            "Sub total",
            "Overall total",
        ] {
            assert_eq!(label(text), Some(Label::Exactly), "{text}");
        }
    }

    #[test]
    fn labels_that_may_be_names_are_not_sure() {
        assert_eq!(label("Average:"), Some(Label::Summary));
        for text in ["State average", "Monthly average:", "Average (2024)", "Std. deviation", "Promedio mensual"] {
            assert_eq!(label(text), Some(Label::Average), "{text}");
        }
        for text in
            ["All counties", "Boone total", "Total Boone", "Todos los condados", "Total Care Clinic", "Statewide"]
        {
            assert_eq!(label(text), Some(Label::Partly), "{text}");
        }
    }

    #[test]
    fn the_name_in_a_label_is_what_is_no_word_for_totals() {
        for (text, name) in [
            ("Total Boone", "boone"),
            ("Boone County total:", "boone county"),
            ("Total for New Madrid", "new madrid"),
            ("Subtotal del enero", "enero"),
            ("Total", ""),
        ] {
            assert_eq!(name_in(text), name, "{text}");
        }
    }

    #[test]
    fn other_words_are_no_labels() {
        for text in ["", "Boone", "Summit", "Sumner", "Grand Rapids", "Grand", "Allen", "Totally new", "12", "Max Lee"]
        {
            assert_eq!(label(text), None, "{text}");
        }
    }

    #[test]
    fn a_line_is_looked_at_by_its_first_filled_field() {
        let look = |line: &str| may_be_total_line(line.as_bytes(), b',');
        assert!(!look("Summit,,3") && !look("Totally,3"));
        assert!(look("Total,,3") && look(",\"Grand total\",3") && !look("Boone,Total,3"));
    }
}
