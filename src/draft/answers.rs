//! Words of answers that mean the same in every file.

use crate::plan::{NO, YES};

/// Answers that say that nothing is known, folded.
pub(super) const MISSING: [&str; 103] = [
    "unknown",
    "unk",
    "not known",
    "don't know",
    "dont know",
    "dk",
    "not specified",
    "unspecified",
    "not stated",
    "not given",
    "not provided",
    "not reported",
    "not recorded",
    "not asked",
    "not collected",
    "not disclosed",
    "undisclosed",
    "no answer",
    "no response",
    "no data",
    "missing",
    "n/a",
    "na",
    "#n/a",
    "n.a.",
    "not applicable",
    "not available",
    "refused",
    "declined",
    "declined to answer",
    "declined to state",
    "prefer not to say",
    "prefer not to answer",
    "undetermined",
    "uncertain",
    "unsure",
    "not sure",
    "null",
    "nan",
    "tbd",
    "-",
    "--",
    "?",
    "-99",
    "-9",
    "-1",
    "-88",
    "-77",
    "sin dato",
    "sin datos",
    "s/d",
    "no informa",
    "n/s",
    "ns/nc",
    "nsp",
    "ne sait pas",
    "non precise",
    "non precisee",
    "non renseigne",
    "inconnu",
    "inconnue",
    "sans reponse",
    "desconocido",
    "desconocida",
    "no especificado",
    "no sabe",
    "no contesta",
    "no corresponde",
    "nao informado",
    "nao informada",
    "nao sei",
    "nao sabe",
    "nao se aplica",
    "nao respondeu",
    "ignorado",
    "ignorada",
    "sem informacao",
    "desconhecido",
    "desconhecida",
    "prefiro nao responder",
    "does not know",
    "doesn't know",
    "no responde",
    "ns/nr",
    "no sabe / no responde",
    "prefiere no responder",
    "prefiero no responder",
    "prefiere no decir",
    "prefiero no decir",
    "no aplica",
    "no se sabe",
    "se desconoce",
    "prefer not to disclose",
    "decline to answer",
    "choose not to answer",
    "non concerne",
    "non communique",
    "ne se prononce pas",
    "client doesn't know",
    "client does not know",
    "client refused",
    "client prefers not to answer",
    "data not collected",
];

/// Answers that are everything else, folded.
const OTHER: [&str; 12] = [
    "other",
    "others",
    "other (specify)",
    "other, please specify",
    "other (please specify)",
    "something else",
    "otro",
    "otra",
    "otros",
    "otras",
    "otro (especificar)",
    "otra (especificar)",
];

/// Returns whether an answer, folded, says that nothing is known.
pub(super) fn is_missing(folded: &str) -> bool {
    // `Venue not specified` names what is not known.
    const ENDS: [&str; 9] = [
        " not specified",
        " unspecified",
        " not known",
        " not stated",
        " not given",
        " no especificado",
        " no especificada",
        " desconocido",
        " desconocida",
    ];
    let names_it = || ENDS.iter().any(|end| folded.ends_with(end)) || folded.ends_with(" unknown");
    // Codes of forms have `_` between words, and no signs within them: `dont_know`.
    let plain = folded.replace('_', " ");
    folded.is_empty() || MISSING.contains(&plain.as_str()) || names_it()
}

/// Returns whether an answer, folded, is everything else.
pub(super) fn is_other(folded: &str) -> bool {
    OTHER.contains(&folded)
}

/// Returns whether an answer, folded, is yes or no.
pub(super) fn is_yes_or_no(folded: &str) -> bool {
    YES.contains(&folded) || NO.contains(&folded)
}
