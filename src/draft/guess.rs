//! Guesses of what the file does not state.

use super::headings::{About, Heading};
use super::kind::Kind;
use super::options::DraftOptions;
use super::plan::{Guess, plain};
use super::profile::{ColumnProfile, Profile};
use super::{joined, shares, tally, weights, wide};
use crate::locale::DraftWords;

/// Names of a row, in the plural, by words of the file's name and headings.
const UNITS: [(&[&str], &str); 17] = [
    (&["call", "calls"], "calls"),
    (&["llamada", "llamadas"], "llamadas"),
    (&["signal", "signals", "signaler"], "signals"),
    (&["chat", "chats"], "chats"),
    (&["helpline", "hotline", "caller"], "calls"),
    (&["contact", "contacts"], "contacts"),
    (&["visit", "visits"], "visits"),
    (&["consulta", "consultas"], "consultas"),
    (&["appel", "appels"], "appels"),
    (&["signalement", "signalements"], "signalements"),
    (&["entretien", "entretiens"], "entretiens"),
    (&["ligacao", "ligacoes"], "ligações"),
    (&["chamada", "chamadas"], "chamadas"),
    (&["atendimento", "atendimentos"], "atendimentos"),
    (&["anruf", "anrufe", "anrufs"], "Anrufe"),
    (&["beratung", "beratungen"], "Beratungen"),
    (&["meldung", "meldungen"], "Meldungen"),
];

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
