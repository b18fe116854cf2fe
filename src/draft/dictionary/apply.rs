use super::find::{Entry, Index};
use super::{Choice, Dictionary, built_in};
use crate::draft::answers::is_missing;
use crate::draft::concern::Concern;
use crate::draft::kind::Kind;
use crate::draft::profile::{ColumnProfile, Described, Profile, SeparatorFound};
use crate::plan::fold;

/// The profile with what dictionaries say of its columns, and the names of the dictionaries that were of use. A built-in
/// dictionary is of use where a good part of the columns are its own.
pub(in crate::draft) fn described(profile: &Profile, given: &[Dictionary]) -> (Profile, Vec<String>) {
    const LEAST: usize = 3;
    let mut profile = profile.clone();
    let mut names = Vec::new();
    let all =
        given.iter().map(|dictionary| (dictionary.clone(), true)).chain(built_in().map(|built_in| (built_in, false)));
    for (dictionary, is_given) in all {
        let index = Index::of(&dictionary);
        let entries: Vec<Option<Entry>> = profile.columns.iter().map(|column| index.entry(&column.name)).collect();
        let known = entries.iter().flatten().count();
        if known == 0 || !is_given && (known < LEAST || known * 4 < profile.columns.len()) {
            continue;
        }
        for (column, entry) in profile.columns.iter_mut().zip(entries) {
            if let Some(entry) = entry.filter(|_| column.described.is_none()) {
                describe(column, entry, &dictionary.missing);
            }
        }
        names.push(dictionary.name.clone());
    }
    (profile, names)
}

fn describe(column: &mut ColumnProfile, Entry { field, choice }: Entry, missing: &[String]) {
    let is_missing_here = |value: &String| missing.iter().any(|code| fold(code) == fold(value));
    let spelled = column.answers.iter().map(|answer| &answer.value).filter(|value| is_missing_here(value));
    let more: Vec<String> = spelled.filter(|value| !column.missing.contains(value)).cloned().collect();
    column.missing.extend(more);
    let question = choice.map(|_| field.label.clone()).or_else(|| field.question.clone());
    let label = choice.map_or(&field.label, |Choice(_, label)| label).clone();
    let choices = if choice.is_some() { Vec::new() } else { field.choices.clone() };
    let is_listed = !choices.is_empty() && are_listed(column, &choices, field.separator.as_deref());
    if choice.is_none() {
        column.kind = kind(column, field.kind, is_listed);
        if let Some(separator) = field.separator.as_ref().filter(|_| column.kind == Kind::SeveralAnswers) {
            let found = column.separators.iter().position(|found| found.separator == *separator);
            let found = match found {
                Some(place) => column.separators.remove(place),
                None => of_separator(column, separator),
            };
            column.separators.insert(0, found);
        }
    }
    if is_listed {
        column.concern = None;
    }
    if let Some(code) = field.concern {
        column.concern = Some(Concern::said(code));
    }
    let name = field.names.first().cloned().unwrap_or_default();
    let code = choice.map(|Choice(code, _)| code.clone());
    column.described = Some(Described { name, code, label, question, choices, asked: field.asked.clone() });
}

/// Returns whether most answers are among those that can be chosen.
fn are_listed(column: &ColumnProfile, choices: &[Choice], separator: Option<&str>) -> bool {
    let known: Vec<String> = choices.iter().flat_map(|Choice(code, label)| [fold(code), fold(label)]).collect();
    let is_known = |part: &str| known.contains(&fold(part)) || is_missing(&fold(part));
    let is_listed = |value: &str| {
        let of_parts = |separator: &str| value.split(separator).all(|part| is_known(part.trim()));
        is_known(value) || separator.is_some_and(of_parts) || of_parts(";")
    };
    let listed =
        column.answers.iter().filter(|answer| is_listed(&answer.value)).map(|answer| answer.count).sum::<u64>();
    listed * 10 >= column.answers.iter().map(|answer| answer.count).sum::<u64>() * 8
}

/// Returns the kind of a column, by a dictionary and by what was found.
fn kind(column: &ColumnProfile, said: Option<Kind>, is_listed: bool) -> Kind {
    let found = column.kind;
    match said {
        _ if found == Kind::Blank => found,
        Some(said @ (Kind::OneAnswer | Kind::SeveralAnswers)) if is_listed => said,
        Some(Kind::SeveralAnswers) if found == Kind::OneAnswer => Kind::SeveralAnswers,
        Some(Kind::Number) if column.numbers.is_some() => Kind::Number,
        Some(Kind::FreeText) => Kind::FreeText,
        _ => found,
    }
}

/// The single answers of a column, where a sign separates them.
fn of_separator(column: &ColumnProfile, separator: &str) -> SeparatorFound {
    let mut rows = 0;
    let mut answers: Vec<crate::draft::Answer> = Vec::new();
    for answer in &column.answers {
        let parts: Vec<&str> = answer.value.split(separator).map(str::trim).filter(|part| !part.is_empty()).collect();
        rows += if parts.len() > 1 { answer.count } else { 0 };
        for part in parts {
            match answers.iter_mut().find(|known| known.value == part) {
                Some(known) => known.count += answer.count,
                None => answers.push(crate::draft::Answer { value: part.to_owned(), count: answer.count }),
            }
        }
    }
    answers.sort_by_key(|answer| std::cmp::Reverse(answer.count));
    SeparatorFound { separator: separator.to_owned(), rows, answers }
}
