//! Guesses of what the file does not state.

use super::headings::{About, Heading};
use super::kind::Kind;
use super::options::DraftOptions;
use super::plan::{Guess, plain};
use super::profile::{ColumnProfile, Profile};
use super::{joined, shares, tally, weights, wide};
use crate::locale::DraftWords;

const SPANISH: &str = "de la el los las fecha edad tipo genero sexo llamada llamadas persona provincia estado municipio pais \
                       violencia vinculo motivo nombre apellido mujer varon si otro otra femenino masculino desconocido sin \
                       dato hora numero";
const FRENCH: &str = "du des les une un et le la de date age type genre sexe appel appels personne departement commune ville pays \
                      violence lien motif nom prenom femme homme oui non autre feminin masculin inconnu inconnue precise \
                      heure numero qui";
const PORTUGUESE: &str = "da do dos das uma um data idade tipo sexo genero ligacao ligacoes chamada chamadas pessoa municipio cidade pais \
                          violencia vinculo motivo nome mulher homem sim nao outro outra feminino masculino desconhecido sem hora \
                          numero de em ao aos quantos quantas bairro telefone endereco atendimento relato filhos janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro";
const ENGLISH: &str = "of the date age type gender call caller state county city reason name yes other female male unknown and \
                       is to number id source status language";

/// Names of a row, in the plural, by words of the file's name and headings.
const UNITS: [(&[&str], &str); 8] = [
    (&["call", "calls"], "calls"),
    (&["llamada", "llamadas"], "llamadas"),
    (&["signal", "signals", "signaler"], "signals"),
    (&["chat", "chats"], "chats"),
    (&["helpline", "hotline", "caller"], "calls"),
    (&["contact", "contacts"], "contacts"),
    (&["visit", "visits"], "visits"),
    (&["consulta", "consultas"], "consultas"),
];

/// The language of headings and answers.
pub(super) fn language(profile: &Profile, options: &DraftOptions, told: &mut Vec<Guess>) -> String {
    if let Some(language) = &options.language {
        return language.clone();
    }
    let known = [("English", ENGLISH), ("Spanish", SPANISH), ("French", FRENCH), ("Portuguese", PORTUGUESE)];
    let mut words = [0_usize; 4];
    for column in &profile.columns {
        let answers = column.answers.iter().take(20).map(|answer| answer.value.as_str());
        for text in std::iter::repeat_n(column.name.as_str(), 2).chain(answers) {
            let heading = Heading::of(text);
            for (count, (_, telling)) in words.iter_mut().zip(known) {
                *count += usize::from(telling.split(' ').any(|word| heading.has(word)));
            }
        }
    }
    // The first of several that are as likely.
    let most = words.into_iter().max().unwrap_or(0);
    let place = words.iter().position(|count| *count == most).unwrap_or(0);
    let (name, language) = (known[place].0, if place == 1 { "es-US" } else { "en-US" });
    let message = if place > 1 {
        format!(
            "The headings and answers look {name}. Drafts have words in English and Spanish only: this one is in English. \
             Change its words and its language."
        )
    } else {
        format!("The headings and answers look {name}, so the report is in it.")
    };
    told.push(Guess { code: "language", message });
    language.to_owned()
}

/// Returns the name of a row.
pub(super) fn unit(profile: &Profile, options: &DraftOptions, words: &DraftWords, told: &mut Vec<Guess>) -> String {
    let file = options.file_name.as_deref().unwrap_or_default();
    // “Crisis calls” of a client are a number, not the rows; and somebody is called by a name.
    let is_other = |column: &&ColumnProfile| {
        let heading = Heading::of(&column.name);
        let is_amount = column.kind == Kind::Number && heading.is_about(About::Counted);
        is_amount && profile.counts.as_ref() != Some(&column.name) || heading.says("call you")
    };
    let named = profile.columns.iter().filter(|column| !is_other(column)).map(|column| column.name.as_str());
    let headings: Vec<Heading> = std::iter::once(file).chain(named).map(Heading::of).collect();
    let found = UNITS.iter().find(|(telling, _)| headings.iter().any(|heading| heading.has_any(telling)));
    let given = options.unit.as_deref().map(plain).filter(|unit| !unit.is_empty());
    let is_given = given.is_some();
    let unit = given.unwrap_or_else(|| found.map_or(words.records, |(_, unit)| unit).to_owned());
    let wide = wide::doubt(profile, options);
    if let Some(ColumnProfile { name, .. }) =
        tally::column(profile, options).and_then(|place| profile.columns.get(place))
    {
        let message = format!("Each row stands for as many {unit} as column “{name}” says; they are added up.");
        told.push(Guess { code: "counts", message });
    } else if let Some(message) = tally::doubt(profile, options).filter(|_| wide.is_none()) {
        told.push(Guess { code: "counted-already", message });
    } else if !is_given && wide.is_none() {
        told.push(Guess { code: "unit", message: format!("Each row is counted as one of the {unit}.") });
    }
    told.extend(wide.map(|message| Guess { code: "counted-already", message }));
    if let Some(message) = weights::doubt(profile, options) {
        told.push(Guess { code: "weights", message });
    }
    told.extend(shares::doubts(profile, options).into_iter().map(|message| Guess { code: "counted-already", message }));
    told.extend(joined::doubts(profile, options).into_iter().map(|message| Guess { code: "joined-answers", message }));
    unit
}
