//! The language that a file is in: the one of a draft.

use super::headings::Heading;
use super::options::DraftOptions;
use super::plan::Guess;
use super::profile::Profile;

/// A language that is known by its words, folded.
struct Words {
    /// Nothing where drafts have no words of it.
    tag: &'static str,
    name: &'static str,
    telling: &'static str,
}

const ENGLISH: &str = "en-US";

const BY_WORDS: [Words; 8] = [
    Words {
        tag: ENGLISH,
        name: "English",
        telling: "of the date age type gender call caller state county city reason name yes other female male unknown and is to \
                number id source status language",
    },
    Words {
        tag: "es-US",
        name: "Spanish",
        telling: "de la el los las fecha edad tipo genero sexo llamada llamadas persona provincia estado municipio pais violencia \
                vinculo motivo nombre apellido mujer varon si otro otra femenino masculino desconocido sin dato hora numero",
    },
    Words {
        tag: "fr-FR",
        name: "French",
        telling: "du des les une un et le la de date age type genre sexe appel appels personne departement commune ville pays \
                violence lien motif nom prenom femme homme oui non autre feminin masculin inconnu inconnue precise heure numero \
                qui",
    },
    Words {
        tag: "pt-BR",
        name: "Portuguese",
        telling: "da do dos das uma um data idade tipo sexo genero ligacao ligacoes chamada chamadas pessoa municipio cidade pais \
                violencia vinculo motivo nome mulher homem sim nao outro outra feminino masculino desconhecido sem hora numero de \
                em ao aos quantos quantas bairro telefone endereco atendimento relato filhos janeiro fevereiro marco abril maio \
                junho julho agosto setembro outubro novembro dezembro",
    },
    Words {
        tag: "de-DE",
        name: "German",
        telling: "der das und des dem den ein eine von zum zur bei datum alter geschlecht anruf anrufe anrufer anruferin \
                anrufende uhrzeit bundesland landkreis gemeinde stadt staat sprache grund ja nein andere anderes sonstige \
                sonstiges weiblich mannlich divers unbekannt keine angabe beratung gewalt frau mann januar februar marz mai juni \
                juli oktober dezember",
    },
    Words {
        tag: "",
        name: "Italian",
        telling: "della delle dei degli data eta genere sesso chiamata chiamate tipo persona comune provincia regione paese violenza \
                motivo nome cognome donna uomo si no altro altra femmina maschio sconosciuto non ora numero lingua esito",
    },
    Words {
        tag: "",
        name: "Dutch",
        telling: "van het een en datum leeftijd geslacht soort gesprek gesprekken gemeente plaats land taal reden naam vrouw man \
                ja nee anders onbekend tijd nummer",
    },
    Words {
        tag: "",
        name: "Polish",
        telling: "data i wiek plec płec rodzaj rozmowa rozmowy telefon miasto wojewodztwo gmina kraj jezyk powod imie nazwisko \
                kobieta mezczyzna tak nie inne inny nieznane godzina numer",
    },
];

/// A language that is known by its letters.
struct Letters {
    tag: &'static str,
    name: &'static str,
    has: fn(char) -> bool,
}

const BY_LETTERS: [Letters; 4] = [
    Letters { tag: "ar", name: "Arabic", has: |letter| matches!(letter, '\u{620}'..='\u{64a}') },
    Letters { tag: "ko-KR", name: "Korean", has: |letter| matches!(letter, '\u{ac00}'..='\u{d7a3}') },
    Letters { tag: "zh-CN", name: "Chinese", has: |letter| matches!(letter, '\u{4e00}'..='\u{9fff}') },
    Letters {
        tag: "vi-VN",
        name: "Vietnamese",
        has: |letter| matches!(letter, 'ơ' | 'ư' | 'Ơ' | 'Ư' | '\u{1ea0}'..='\u{1ef9}'),
    },
];

/// Letters of which none is in a language of drafts: Japanese kana, Cyrillic, Greek, Hebrew, Devanagari and its neighbours, Thai;
/// what only Persian and Urdu add to Arabic; Latin ones of the languages to the east and north.
const fn is_of_another(letter: char) -> bool {
    matches!(letter, '\u{3041}'..='\u{30fa}' | '\u{370}'..='\u{52f}' | '\u{5d0}'..='\u{5ea}' | '\u{900}'..='\u{e7f}')
        || matches!(letter, 'پ' | 'چ' | 'ژ' | 'گ' | 'ی' | 'ے' | 'ٹ')
        || matches!(letter, 'ą' | 'ę' | 'ł' | 'ś' | 'ź' | 'ż' | 'č' | 'š' | 'ž' | 'ě' | 'ř' | 'ů' | 'ğ' | 'ı' | 'ş')
        || matches!(letter, 'ș' | 'ț' | 'ţ' | 'ő' | 'ű' | 'å' | 'ø')
}

/// The language of headings and answers.
pub(super) fn language(profile: &Profile, options: &DraftOptions, told: &mut Vec<Guess>) -> String {
    if let Some(language) = &options.language {
        return language.clone();
    }
    let mut found = [0_usize; BY_WORDS.len() + BY_LETTERS.len()];
    let mut of_another = 0;
    for text in texts(profile) {
        let heading = Heading::of(text);
        let by_words = BY_WORDS.iter().map(|language| heading.has_one_of(language.telling));
        let is_other = text.contains(is_of_another);
        let by_letters = BY_LETTERS.iter().map(|language| !is_other && text.contains(language.has));
        for (count, is_it) in found.iter_mut().zip(by_words.chain(by_letters)) {
            *count += usize::from(is_it);
        }
        of_another += usize::from(is_other);
    }
    // The first of several that are as likely.
    let most = found.into_iter().max().unwrap_or(0);
    let place = found.iter().position(|count| *count == most).unwrap_or(0);
    let names = BY_WORDS.iter().map(|language| (language.tag, language.name));
    let (tag, name) = names
        .chain(BY_LETTERS.iter().map(|language| (language.tag, language.name)))
        .nth(place)
        .unwrap_or((ENGLISH, "English"));
    // Where some of the texts are Japanese, those of Chinese letters alone are, too.
    let is_another = of_another > most || place >= BY_WORDS.len() && of_another * 4 > most;
    let (tag, message) = if is_another || most == 0 {
        let message = "The headings and answers show no language of which drafts have words: this one is in English. Change \
                       its words and its language.";
        (ENGLISH, message.to_owned())
    } else if tag.is_empty() {
        let message = format!(
            "The headings and answers look {name}, of which drafts have no words: this one is in English. Change its words \
             and its language."
        );
        (ENGLISH, message)
    } else {
        (tag, format!("The headings and answers look {name}, so the report is in it."))
    };
    told.push(Guess { code: "language", message });
    tag.to_owned()
}

/// The texts that show the language: headings, twice, and answers.
fn texts(profile: &Profile) -> impl Iterator<Item = &str> {
    profile.columns.iter().flat_map(|column| {
        let answers = column.answers.iter().take(20).map(|answer| answer.value.as_str());
        std::iter::repeat_n(column.name.as_str(), 2).chain(answers)
    })
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::super::tests::profiled;
    use super::super::{DraftOptions, draft};

    fn found(headings: &str, row: &str) -> (String, String) {
        let line = |day: u32| format!("2024-01-{day:02},{row}\n");
        let rows: String = (1..29).map(line).collect();
        let draft = draft(&profiled(&format!("{headings}\n{rows}")), &DraftOptions::default());
        let told = draft.told.iter().find(|guess| guess.code == "language").map(|guess| guess.message.clone());
        (draft.plan["language"].as_str().unwrap_or_default().to_owned(), told.unwrap_or_default())
    }

    #[test]
    fn a_draft_is_in_the_language_of_its_file() {
        for (headings, row, language) in [
            ("Call date,Gender", "Female", "en-US"),
            ("Fecha de la llamada,Género", "Femenino", "es-US"),
            ("Date de l’appel,Sexe", "Femme", "fr-FR"),
            ("Data da ligação,Sexo", "Mulher", "pt-BR"),
            ("Datum des Anrufs,Geschlecht", "weiblich", "de-DE"),
            ("تاريخ المكالمة,الجنس", "أنثى", "ar"),
            ("통화 날짜,성별", "여성", "ko-KR"),
            ("来电日期,性别", "女", "zh-CN"),
            ("Ngày gọi,Giới tính", "Nữ", "vi-VN"),
        ] {
            assert_eq!(found(headings, row).0, language, "{headings}");
        }
    }

    #[test]
    fn a_draft_of_a_language_without_words_is_in_english_and_says_so() {
        for (headings, row) in [
            ("Дата звонка,Пол", "женский"),
            ("通話の日付,性別", "女性"),
            ("تاریخ تماس,جنسیت", "زن"),
            ("Data rozmowy,Płeć", "kobieta"),
            ("Data della chiamata,Sesso", "donna"),
            ("Data apelului,Județ,Tip violență", "Iași,psihică"),
            ("A,B", "x"),
        ] {
            let (language, told) = found(headings, row);
            assert!(language == "en-US" && told.contains("this one is in English"), "{headings}: {told}");
        }
    }
}
