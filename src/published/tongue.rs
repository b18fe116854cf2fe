//! The language of a text.

use super::words::{BOTH, Words};

/// The language that most of a text's commonest words are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tongue {
    English,
    Spanish,
    /// One that reports cannot be in, by its name.
    Other(&'static str),
}

/// The commonest words of languages that reports cannot be in; those that other languages have, too, are among them.
const OTHERS: [(&str, &[&str]); 3] = [
    (
        "French",
        &[
            "le",
            "la",
            "les",
            "des",
            "du",
            "de",
            "et",
            "est",
            "une",
            "aux",
            "pour",
            "dans",
            "sur",
            "par",
            "avec",
            "en",
            "que",
            "à",
            "ans",
            "rapport",
            "appels",
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ],
    ),
    (
        "Portuguese",
        &[
            "os",
            "da",
            "dos",
            "das",
            "em",
            "um",
            "uma",
            "não",
            "de",
            "que",
            "por",
            "vítima",
            "vítimas",
            "ligações",
            "janeiro",
            "fevereiro",
            "março",
            "abril",
            "maio",
            "junho",
            "julho",
            "agosto",
            "setembro",
            "outubro",
            "novembro",
            "dezembro",
        ],
    ),
    (
        "German",
        &[
            "der",
            "die",
            "das",
            "und",
            "von",
            "für",
            "im",
            "nicht",
            "ein",
            "eine",
            "mit",
            "zu",
            "anrufe",
            "januar",
            "februar",
            "märz",
            "april",
            "mai",
            "juni",
            "juli",
            "august",
            "september",
            "oktober",
            "november",
            "dezember",
        ],
    ),
];

/// Fewer words tell no language that reports cannot be in.
const FEWEST: usize = 3;

impl Tongue {
    /// Returns the language of a text; English where nothing speaks for another.
    pub(super) fn of(text: &str) -> Self {
        let mut known = [0_usize; 2];
        let mut others = [0_usize; OTHERS.len()];
        for word in text.split(|char: char| !char.is_alphabetic()).filter(|word| !word.is_empty()) {
            let lower = word.to_lowercase();
            for (count, words) in known.iter_mut().zip(&BOTH) {
                *count += usize::from(says(words, &lower));
            }
            for (count, (_, words)) in others.iter_mut().zip(OTHERS) {
                *count += usize::from(words.contains(&lower.as_str()));
            }
        }
        let [english, spanish] = known;
        let most = others.iter().zip(OTHERS).max_by_key(|(count, _)| **count);
        match most {
            Some((count, (name, _))) if *count >= FEWEST && *count > english.max(spanish) => Self::Other(name),
            _ if spanish > english => Self::Spanish,
            _ => Self::English,
        }
    }
}

fn says(words: &Words, lower: &str) -> bool {
    let known = words.common.iter().chain(words.report).chain(words.units.iter().copied().flatten());
    known.chain(&words.months).any(|known| *known == lower)
}

#[cfg(test)]
mod tests {
    use super::Tongue;

    #[test]
    fn the_language_is_told_by_the_commonest_words() {
        for (text, tongue) in [
            ("Calls to the hotline in 2024, by type of caller", Tongue::English),
            ("Llamadas a la línea en 2024, por tipo de llamada", Tongue::Spanish),
            ("Appels à la ligne d’aide en 2024, par type de victime et par mois", Tongue::Other("French")),
            ("Ligações para a linha em 2024, por tipo de vítima e do autor", Tongue::Other("Portuguese")),
            ("Anrufe bei der Hotline im Jahr 2024 nach Art und Monat, mit dem Alter", Tongue::Other("German")),
            ("Phone 30\nMail 10", Tongue::English),
            ("Total de llamadas 30", Tongue::Spanish),
        ] {
            assert_eq!(Tongue::of(text), tongue, "{text}");
        }
    }
}
