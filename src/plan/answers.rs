//! Words for yes and no that no plan has to list: those of spreadsheets, of survey tools and case files, in English and Spanish;
//! and the words of the other languages that reports are written in. Not the Vietnamese “có”: folded, it is Colorado.

/// Words for yes, folded.
pub(crate) const YES: [&str; 31] = [
    "yes",
    "y",
    "true",
    "t",
    "1",
    "si",
    "oui",
    "s",
    "x",
    "verdadero",
    "v",
    "checked",
    "selected",
    "ticked",
    "marcado",
    "marcada",
    "seleccionado",
    "seleccionada",
    "on",
    "1.0",
    "tildado",
    "tildada",
    "afirmativo",
    "✓",
    "✔",
    "☑",
    "ja",
    "sim",
    "예",
    "نعم",
    "是",
];

/// Words for no, folded.
pub(crate) const NO: [&str; 33] = [
    "no",
    "non",
    "n",
    "false",
    "f",
    "0",
    "falso",
    "none",
    "unchecked",
    "not checked",
    "unselected",
    "not selected",
    "not ticked",
    "no marcado",
    "no marcada",
    "sin marcar",
    "no seleccionado",
    "no seleccionada",
    "sin seleccionar",
    "off",
    "0.0",
    "no tildado",
    "no tildada",
    "negativo",
    "unticked",
    "✗",
    "☐",
    "nein",
    "nao",
    "아니요",
    "لا",
    "否",
    "khong",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Locale;
    use crate::plan::fold;
    use crate::report::languages::tags;

    #[test]
    fn the_words_of_all_languages_are_known_but_one() {
        for tag in tags() {
            let words = Locale::for_language(tag).draft_words();
            assert!(YES.contains(&fold(words.yes).as_str()) != tag.starts_with("vi"), "{tag}: {}", words.yes);
            assert!(NO.contains(&fold(words.no).as_str()), "{tag}: {}", words.no);
        }
    }
}
