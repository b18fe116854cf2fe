//! Questions as titles: without their numbers, and without what a form says to the one who fills it in.

use super::fields::label;
use super::headings::tokens;
use super::profile::{ColumnProfile, Profile};
use crate::plan::fold;

/// A heading as a title: `5. What was needed? (Select all that apply) *` becomes `What was needed?`.
pub(super) fn title(heading: &str) -> String {
    let own = heading.trim();
    let plain = without_number(without_remarks(own.strip_prefix("redcap_").unwrap_or(own)));
    let chosen = plain.rsplit_once("(choice=").and_then(|(question, answer)| {
        Some(format!("{}: {}", without_remarks(question.trim()), answer.strip_suffix(')')?.trim()))
    });
    let title = label(chosen.as_deref().unwrap_or(plain));
    if title.is_empty() { label(heading) } else { title }
}

/// A heading without the group of the form that it is in, `Caller/Age`, if other columns are in that group, too. `Race/Ethnicity`
/// stays.
pub(super) fn without_group<'h>(heading: &'h str, profile: &Profile) -> &'h str {
    let Some((group, question)) = heading.rsplit_once('/').filter(|(_, question)| !question.trim().is_empty()) else {
        return heading;
    };
    let is_in = |column: &&ColumnProfile| column.name.rsplit_once('/').is_some_and(|(own, _)| own == group);
    if profile.columns.iter().filter(is_in).count() > 1 { question } else { heading }
}

/// A question without what is behind it: instructions, the sign of what must be answered, a colon.
fn without_remarks(question: &str) -> &str {
    let mut rest = question;
    loop {
        let plain = rest.trim_end_matches(|letter: char| letter.is_whitespace() || "*:".contains(letter));
        let plain = UNDER_HEADINGS.iter().find_map(|end| plain.strip_suffix(end)).unwrap_or(plain);
        let shorter = without_brackets(plain).or_else(|| without_sentence(plain)).unwrap_or(plain);
        if shorter == rest || shorter.is_empty() {
            return if shorter.is_empty() { rest } else { shorter };
        }
        rest = shorter;
    }
}

/// The second heading that surveys write below a question with one answer.
const UNDER_HEADINGS: [&str; 3] = [" – Response", " – Open-Ended Response", " - Selected Choice"];

/// A text without the brackets at its end, if they hold an instruction.
fn without_brackets(text: &str) -> Option<&str> {
    let text = text.strip_suffix('.').unwrap_or(text);
    let open = match text.chars().next_back()? {
        ')' => '(',
        ']' => '[',
        _ => return None,
    };
    let (question, remark) = text[..text.len() - 1].rsplit_once(open)?;
    is_instruction(remark).then(|| question.trim_end())
}

/// A text without its last sentence, if that is an instruction: `What was needed? Select all that apply.`
fn without_sentence(text: &str) -> Option<&str> {
    let own = text.strip_suffix(['.', ':']).unwrap_or(text);
    let ends = ["? ", ". ", ": ", " - ", " – ", "; "];
    let (at, end) =
        ends.iter().filter_map(|end| Some((own.rfind(end)?, *end))).max_by_key(|(at, end)| at + end.len())?;
    let question = &own[..at + usize::from(end == "? ")];
    (is_instruction(&own[at + end.len()..]) && !question.is_empty()).then(|| question.trim_end())
}

/// Words of a request, in the languages of drafts and in French and Portuguese, folded.
const REQUESTS: [&str; 27] = [
    "select",
    "check",
    "choose",
    "mark",
    "tick",
    "pick",
    "marque",
    "marca",
    "marcar",
    "seleccione",
    "selecciona",
    "seleccionar",
    "elija",
    "elige",
    "elegir",
    "senale",
    "cochez",
    "choisissez",
    "selectionnez",
    "cocher",
    "assinale",
    "selecione",
    "escolha",
    "selecionar",
    "indicate",
    "enter",
    "indique",
];

/// Words of how many answers may be given.
const AMOUNTS: [&str; 29] = [
    "all",
    "any",
    "one",
    "up",
    "more",
    "many",
    "apply",
    "applies",
    "applicable",
    "only",
    "todas",
    "todos",
    "todo",
    "una",
    "uno",
    "mas",
    "varias",
    "varios",
    "correspondan",
    "apliquen",
    "toutes",
    "tous",
    "plusieurs",
    "uma",
    "um",
    "mais",
    "une",
    "opciones",
    "multiple",
];

/// Words with which a request begins politely, or says that several are allowed.
const BEFORE: [&str; 13] =
    ["please", "por", "favor", "you", "may", "can", "puede", "puedes", "vous", "pouvez", "pode", "veuillez", "and"];

/// Remarks of other words.
const REMARKS: [&str; 21] = [
    "required",
    "obligatorio",
    "obligatoria",
    "obligatoire",
    "obrigatorio",
    "optional",
    "opcional",
    "multiple choice",
    "multiple answers",
    "multiple answers possible",
    "multiple answers allowed",
    "multiple responses",
    "multi select",
    "multiselect",
    "seleccion multiple",
    "opcion multiple",
    "respuesta multiple",
    "varias respuestas posibles",
    "plusieurs reponses possibles",
    "choix multiple",
    "multipla escolha",
];

/// Returns whether a remark says how to answer: `Select all that apply`, `mm/dd/yyyy`, `required`.
fn is_instruction(remark: &str) -> bool {
    let words: Vec<String> = tokens(remark).iter().map(|word| fold(word)).collect();
    let is_date = || {
        const PARTS: [&str; 12] = ["mm", "dd", "yyyy", "yy", "aaaa", "jj", "m", "d", "y", "hh", "ss", "am"];
        words.len() > 1 && words.iter().all(|word| PARTS.contains(&word.as_str()))
    };
    let mut rest = words.iter().skip_while(|word| BEFORE.contains(&word.as_str()));
    let asks = rest.next().is_some_and(|word| REQUESTS.contains(&word.as_str()))
        && words.len() <= 12
        && rest.any(|word| AMOUNTS.contains(&word.as_str()) || word.parse::<u8>().is_ok());
    asks || REMARKS.contains(&words.join(" ").as_str()) || is_date()
}

/// A question without its number: `5. `, `Q5) `, `Question 5: `, `2a. `, `1.2 `. A number without a sign belongs to it: `24 hour
/// shelter`.
fn without_number(question: &str) -> &str {
    let lower = question.to_lowercase();
    let word = ["question", "pregunta", "pergunta", "item", "no.", "q", "p"].iter().find(|word| {
        lower
            .strip_prefix(**word)
            .is_some_and(|rest| rest.trim_start().starts_with(|letter: char| letter.is_ascii_digit()))
    });
    let own = question.get(word.map_or(0, |word| word.len())..).unwrap_or(question).trim_start();
    let numbered = own.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
    let number = &own[..own.len() - numbered.len()];
    let is_number = number.starts_with(|letter: char| letter.is_ascii_digit()) && number.len() <= 8;
    // The letter of a part: `2a. `.
    let of_part = numbered.strip_prefix(|letter: char| letter.is_ascii_alphabetic());
    let part = of_part.filter(|rest| rest.starts_with(['.', ')', ':'])).unwrap_or(numbered);
    let has_sign = number.contains('.') || part.len() < numbered.len() || part.starts_with([')', ':', '-', '–', '—']);
    let rest = part.trim_start_matches(['.', ')', ':', '-', '–', '—']);
    let is_apart = rest.starts_with(char::is_whitespace);
    // `5 - 9 years` is a range.
    let rest = rest.trim_start();
    let is_text = rest.starts_with(|letter: char| letter.is_alphabetic() || "¿¡(\"“«".contains(letter));
    let has_sign = has_sign || part.trim_start().starts_with(['-', '–']) && word.is_some();
    if is_number && has_sign && is_apart && is_text { rest } else { question }
}

#[cfg(test)]
mod tests {
    use super::title;

    #[test]
    fn a_title_has_neither_the_number_of_its_question_nor_instructions() {
        for (heading, wanted) in [
            ("5. What was needed? (Select all that apply) *", "What was needed?"),
            ("Question 5: What was needed? Check all that apply.", "What was needed?"),
            ("Q5. Needs [check all that apply]", "Needs"),
            ("5) Needs - please select all that apply:", "Needs"),
            ("2a. Needs (choose up to 3)", "Needs"),
            ("1.2 Needs of the caller *", "Needs of the caller"),
            ("¿Qué necesita? (Marque todas las que correspondan)", "¿Qué necesita?"),
            ("12. Servicios. Seleccione todas las que apliquen", "Servicios"),
            ("Besoins (plusieurs réponses possibles) :", "Besoins"),
            ("Tipo de violência (marque todas as opções)", "Tipo de violência"),
            ("Date of the call (MM/DD/YYYY)", "Date of the call"),
            ("Needs (check all that apply) (choice=Bed)", "Needs: Bed"),
            ("3. call_type", "Call type"),
            ("Q1. Who is calling? – Response", "Who is calling?"),
            ("redcap_event_name", "Event name"),
        ] {
            assert_eq!(title(heading), wanted, "{heading}");
        }
    }

    #[test]
    fn numbers_and_brackets_that_say_something_stay() {
        for heading in [
            "24 hour shelter",
            "911 called?",
            "5 - 9 years",
            "Q5",
            "2. 3",
            "Wait (seconds)",
            "Needs (all kinds)",
            "How safe (0 = not at all, 10 = completely)?",
            "Select committee",
            "Age. At first contact",
            "*",
            "(Select all that apply)",
        ] {
            assert_eq!(title(heading), heading, "{heading}");
        }
    }
}
