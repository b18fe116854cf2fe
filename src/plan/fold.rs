//! Spellings of the same word: case, accents and white space make no difference.

/// A text as it is compared: lower case, without accents, single spaces.
pub(crate) fn fold(text: &str) -> String {
    folded(text, char::is_whitespace)
}

/// A column heading as it is compared: punctuation, too, only separates words.
pub(crate) fn fold_heading(text: &str) -> String {
    folded(text, |letter| !letter.is_alphanumeric() && !is_combining(letter))
}

fn folded(text: &str, separates: impl Fn(char) -> bool) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric();
    if text.bytes().all(is_plain) {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    let mut pending_space = false;
    for letter in text.chars() {
        if separates(letter) {
            pending_space = !out.is_empty();
        } else if !is_combining(letter) {
            if std::mem::take(&mut pending_space) {
                out.push(' ');
            }
            letter.to_lowercase().filter(|lower| !is_combining(*lower)).for_each(|lower| push_base(lower, &mut out));
        }
    }
    out
}

const fn is_combining(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

/// The letter without its accent, for the letters of Western European languages.
fn push_base(letter: char, out: &mut String) {
    let base = match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
        'ç' | 'ć' | 'č' => "c",
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
        'ì'..='ï' | 'ī' | 'į' => "i",
        'ñ' | 'ń' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => "o",
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => "u",
        'ý' | 'ÿ' => "y",
        'ś' | 'š' | 'ş' => "s",
        'ź' | 'ż' | 'ž' => "z",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        '’' | '‘' => "'",
        '‐' | '‑' | '–' | '—' => "-",
        other => return out.push(other),
    };
    out.push_str(base);
}

#[cfg(test)]
mod tests {
    use super::{fold, fold_heading};

    #[test]
    fn case_accents_and_spaces_make_no_difference() {
        assert_eq!(fold("  Transgénero\u{a0} TRAVESTI "), "transgenero travesti");
        assert_eq!(fold("Transge\u{301}nero"), "transgenero");
        assert_eq!(fold("Sí"), fold("SI"));
    }

    #[test]
    fn punctuation_of_a_value_stays() {
        assert_eq!(fold("Sex & Labor"), "sex & labor");
        assert_eq!(fold("-99"), "-99");
    }

    #[test]
    fn a_heading_is_its_words() {
        assert_eq!(fold_heading("tipo_de.Violencia-física"), "tipo de violencia fisica");
        assert_eq!(fold_heading("__proto__"), "proto");
    }
}
