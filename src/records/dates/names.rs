//! Months and days of the week as words: in English, Spanish, French, Portuguese and German.

/// The names of each month, without accents.
const MONTHS: [&[&str]; 12] = [
    &["january", "enero", "janvier", "janeiro", "januar", "janner"],
    &["february", "febrero", "fevrier", "fevereiro", "februar", "feber"],
    &["march", "marzo", "mars", "marco", "marz", "maerz"],
    &["april", "abril", "avril"],
    &["may", "mayo", "mai", "maio"],
    &["june", "junio", "juin", "junho", "juni"],
    &["july", "julio", "juillet", "julho", "juli"],
    &["august", "agosto", "aout"],
    &["september", "septiembre", "setiembre", "septembre", "setembro"],
    &["october", "octubre", "octobre", "outubro", "oktober"],
    &["november", "noviembre", "novembre", "novembro"],
    &["december", "diciembre", "decembre", "dezembro", "dezember"],
];

/// The names of each day of the week from Sunday, without accents.
const WEEKDAYS: [&[&str]; 7] = [
    &["sunday", "domingo", "dimanche", "sonntag"],
    &["monday", "lunes", "lundi", "segunda", "montag"],
    &["tuesday", "martes", "mardi", "terca", "dienstag"],
    &["wednesday", "miercoles", "mercredi", "quarta", "mittwoch"],
    &["thursday", "jueves", "jeudi", "quinta", "donnerstag"],
    &["friday", "viernes", "vendredi", "sexta", "freitag"],
    &["saturday", "sabado", "samedi", "samstag"],
];

/// The month of that name, or of an abbreviation of three letters or more that is no other's.
pub(crate) fn month_named(word: &str) -> Option<u8> {
    let word = plain(word);
    if word.len() < 3 {
        return None;
    }
    let mut months = (1..).zip(MONTHS).filter(|(_, names)| names.iter().any(|name| name.starts_with(&word)));
    let (month, _) = months.next()?;
    // `jui` is June or July in French.
    months.next().is_none().then_some(month)
}

/// Returns whether a word is a day of the week, or an abbreviation of two letters or more.
pub(super) fn is_weekday(word: &str) -> bool {
    weekdays(word) != [false; 7]
}

/// The days of the week, from Sunday, that a word may be the name of, or an abbreviation of two letters or more.
pub(super) fn weekdays(word: &str) -> [bool; 7] {
    let word = plain(word);
    WEEKDAYS.map(|names| word.len() >= 2 && names.iter().any(|name| name.starts_with(&word)))
}

/// Lower case, without accents.
pub(super) fn plain(word: &str) -> String {
    let base = |letter: char| match letter {
        'à'..='å' => Some('a'),
        'ç' => Some('c'),
        'è'..='ë' => Some('e'),
        'ì'..='ï' => Some('i'),
        'ò'..='ö' => Some('o'),
        'ù'..='ü' => Some('u'),
        '\u{300}'..='\u{36f}' => None,
        other => Some(other),
    };
    word.chars().flat_map(char::to_lowercase).filter_map(base).collect()
}

#[cfg(test)]
mod tests {
    use super::{is_weekday, month_named, weekdays};

    #[test]
    fn months_are_known_in_five_languages() {
        for (month, words) in [
            (1, "January ene. janv Janeiro Jänner"),
            (2, "Feb febrero févr. fevereiro Feber"),
            (3, "mar March março März mars"),
            (4, "Apr abril avr"),
            (5, "May mayo mai Maio"),
            (6, "jun junio juin junho Juni"),
            (7, "Jul julio juil. juillet julho"),
            (8, "Aug agosto août aou"),
            (9, "Sept setiembre set Septembre"),
            (10, "Oct octubre out Okt"),
            (11, "NOVIEMBRE nov"),
            (12, "Dec dic déc dez Dezember"),
        ] {
            for word in words.split(' ').map(|word| word.trim_end_matches('.')) {
                assert_eq!(month_named(word), Some(month), "{word}");
            }
        }
    }

    #[test]
    fn what_could_be_two_months_is_none() {
        assert_eq!(["jui", "ju", "ma", "", "x", "maybe"].map(month_named), [None; 6]);
    }

    #[test]
    fn days_of_the_week_are_known() {
        for word in "Mon Tuesday mié Sábado dim ven Di Fr segunda sex".split(' ') {
            assert!(is_weekday(word), "{word}");
        }
        assert!(!is_weekday("m") && !is_weekday("april"));
        let days = |word: &str| (0..7).filter(|day| weekdays(word)[*day]).collect::<Vec<_>>();
        assert_eq!(
            [days("Mon"), days("mar."), days("mar"), days("di"), days("qu")],
            [vec![1], vec![], vec![2], vec![0, 2], vec![3, 4]]
        );
    }
}
