//! Yes/no columns that together are one question with several answers.

use super::answers::{is_missing, is_yes_or_no};
use super::headings::tokens;
use super::kind::Kind;
use super::options::DraftOptions;
use super::profile::{ColumnProfile, Profile};
use super::program;
use super::question::title;
use crate::plan::{NO, fold};

/// A question with a column for each answer.
pub(super) struct Group {
    /// The question.
    pub(super) label: String,
    pub(super) members: Vec<Member>,
    /// The answers that mean yes, where they are not the common words.
    pub(super) yes: Vec<String>,
    /// The column that has all answers of the question, too.
    pub(super) also: Option<usize>,
}

/// The column of one answer.
pub(super) struct Member {
    /// Its place among the columns.
    pub(super) column: usize,
    /// The answer.
    pub(super) label: String,
}

/// The heading of a column, cut into question and answer.
struct Cut<'c> {
    column: usize,
    question: &'c str,
    answer: &'c str,
}

/// The questions that have a column for each answer.
pub(super) fn groups(profile: &Profile, options: &DraftOptions) -> Vec<Group> {
    let mut free: Vec<bool> = profile.columns.iter().map(|column| is_answer(column, profile, options)).collect();
    let mut groups = described(profile, &mut free);
    // Of each column, how many words of its heading name a section.
    let mut section_words = vec![0; free.len()];
    for (cut, sections) in CUTS {
        let cuts: Vec<Cut> = profile
            .columns
            .iter()
            .enumerate()
            .filter_map(|(column, of)| {
                let (question, answer) = cut(&of.name)?;
                (free[column] && !answer.trim().is_empty()).then_some(Cut { column, question, answer })
            })
            .collect();
        let mut questions: Vec<&str> = Vec::new();
        for question in cuts.iter().map(|cut| cut.question) {
            if !questions.contains(&question) {
                questions.push(question);
            }
        }
        for question in questions {
            let own: Vec<&Cut> = cuts.iter().filter(|cut| cut.question == question).collect();
            if is_section((question, cut, sections), &own, profile) {
                for cut in &own {
                    section_words[cut.column] = tokens(question).len();
                }
            } else if own.len() > 1 {
                for cut in &own {
                    free[cut.column] = false;
                }
                let members = own.iter().map(|cut| (cut.column, cut.answer.to_owned()));
                groups.push(group(question, &members.collect::<Vec<_>>(), profile));
            }
        }
    }
    groups.extend(unnamed(profile, &mut free));
    groups.extend(runs(profile, &section_words, &mut free));
    for group in &mut groups {
        group.label = title(&group.label);
    }
    groups
}

/// The questions that a dictionary names.
fn described(profile: &Profile, free: &mut [bool]) -> Vec<Group> {
    let question = |column: usize| {
        let question = profile.columns[column].described.as_ref()?.question.as_ref()?;
        Some(super::fields::label(question))
    };
    let mut groups: Vec<Group> = Vec::new();
    for (column, free) in free.iter_mut().enumerate() {
        let Some(question) = question(column).filter(|_| *free) else { continue };
        *free = false;
        let label = super::fields::label(profile.columns[column].title());
        let member = Member { column, label };
        if let Some(group) = groups.iter_mut().find(|group| group.label == question) {
            group.members.push(member);
        } else {
            groups.push(Group { label: question, members: vec![member], yes: Vec::new(), also: None });
        }
    }
    for group in &mut groups {
        let is_it = |column: &ColumnProfile| {
            let described = column.described.as_ref();
            described.is_some_and(|described| {
                described.question.is_none() && super::fields::label(&described.label) == group.label
            })
        };
        group.also = profile.columns.iter().position(is_it);
        group.yes = yes(group.members.iter().map(|member| &profile.columns[member.column]));
    }
    groups
}

/// Cuts a heading into question and answer.
type Cutter = fn(&str) -> Option<(&str, &str)>;

/// Parts of headings that may be a section of a form in place of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sections {
    /// None.
    Never,
    /// Those of which another column holds more than yes and no.
    Mixed,
    /// Those, and those whose answers are words: of one question they are 0 and 1.
    Paths,
}

const CUTS: [(Cutter, Sections); 7] = [
    (redcap, Sections::Never),
    (choice, Sections::Never),
    (bracket, Sections::Never),
    (slash, Sections::Paths),
    (dash, Sections::Mixed),
    (colon, Sections::Mixed),
    (numbered, Sections::Never),
];

/// Returns whether a part of headings is a section of a form, not a question.
fn is_section((question, cut, sections): (&str, Cutter, Sections), members: &[&Cut], profile: &Profile) -> bool {
    const WORDS: [&str; 8] = ["yes", "no", "si", "oui", "non", "sim", "nao", "y"];
    let is_other = |column: &ColumnProfile| {
        let is_told =
            matches!(column.kind, Kind::OneAnswer | Kind::Number | Kind::Place | Kind::Date | Kind::SeveralAnswers);
        is_told && !is_own_label(column) && cut(&column.name).is_some_and(|(own, _)| own == question)
    };
    let has_words =
        |member: &&Cut| told(&profile.columns[member.column]).any(|answer| WORDS.contains(&fold(answer).as_str()));
    sections != Sections::Never && profile.columns.iter().any(is_other)
        || sections == Sections::Paths && members.iter().any(has_words)
}

/// Returns whether a column can be one answer of a question: yes or no, or the answer itself where it was given.
fn is_answer(column: &ColumnProfile, profile: &Profile, options: &DraftOptions) -> bool {
    let kind = options.kind(column);
    let is_free = options.is_free(column) && program::reason(column, profile).is_none();
    is_free && (kind == Kind::YesNo || is_own_label(column) && kind == Kind::OneAnswer)
}

/// Returns whether all answers of a column are the same, and other rows have none.
fn is_own_label(column: &ColumnProfile) -> bool {
    column.kind == Kind::OneAnswer && column.blanks > 0 && told(column).count() == 1
}

/// The answers that tell something.
fn told(column: &ColumnProfile) -> impl Iterator<Item = &str> {
    column.answers.iter().map(|answer| answer.value.as_str()).filter(|value| !is_missing(&fold(value)))
}

/// The answers that mean yes, where columns have answers of their own.
fn yes<'c>(columns: impl Iterator<Item = &'c ColumnProfile> + Clone) -> Vec<String> {
    if !columns.clone().any(is_own_label) {
        return Vec::new();
    }
    columns.flat_map(told).filter(|value| !NO.contains(&fold(value).as_str())).map(str::to_owned).collect()
}

fn group(question: &str, members: &[(usize, String)], profile: &Profile) -> Group {
    let last = |text: &str| text.rsplit('/').next().unwrap_or(text).to_owned();
    // The column with all answers is called as the question is.
    let wanted = key(question);
    let is_it = |column: &ColumnProfile| {
        key(&column.name).strip_suffix(" concatenated").unwrap_or(&key(&column.name)) == wanted
    };
    let also = profile.columns.iter().position(is_it);
    let yes = yes(members.iter().map(|(column, _)| &profile.columns[*column]));
    let mut labels: Vec<String> = Vec::new();
    for (column, answer) in members {
        // An option that is only numbered is better called by what is in its cells.
        let own =
            profile.columns.get(*column).filter(|column| is_own_label(column)).and_then(|column| told(column).next());
        let is_code = answer.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
        let titled = profile.columns[*column].title.as_ref().and_then(|title| Some(dash(title)?.1));
        let own = own.filter(|own| is_code && titled.is_none() || !is_yes_or_no(&fold(own)));
        let plain = super::fields::label(own.or(titled).unwrap_or(answer));
        let plain = plain.trim_end_matches([':', ' ']).to_owned();
        let label = if labels.contains(&plain) { super::fields::label(&profile.columns[*column].name) } else { plain };
        labels.push(label);
    }
    let members: Vec<Member> =
        members.iter().zip(labels).map(|((column, _), label)| Member { column: *column, label }).collect();
    let label = asked(&members, profile).map_or_else(|| last(question.trim()), str::to_owned);
    Group { label: super::fields::label(&label), members, yes, also }
}

/// The question that the titles of all columns begin with, before the answer.
fn asked<'p>(members: &[Member], profile: &'p Profile) -> Option<&'p str> {
    let mut questions = members.iter().map(|member| Some(dash(profile.columns[member.column].title.as_ref()?)?.0));
    let first = questions.next()??;
    questions.all(|question| question == Some(first)).then(|| first.trim_end_matches(" - Selected Choice"))
}

/// A heading as its words.
fn key(heading: &str) -> String {
    tokens(heading).iter().map(|word| fold(word)).collect::<Vec<_>>().join(" ")
}

/// `field___1`
fn redcap(name: &str) -> Option<(&str, &str)> {
    name.rsplit_once("___")
}

/// `Question (choice=Answer)`
fn choice(name: &str) -> Option<(&str, &str)> {
    let (question, answer) = name.rsplit_once("(choice=")?;
    Some((question, answer.strip_suffix(')').unwrap_or(answer)))
}

/// `Question [Answer]`
fn bracket(name: &str) -> Option<(&str, &str)> {
    name.strip_suffix(']')?.rsplit_once('[')
}

/// `group/question/answer`
fn slash(name: &str) -> Option<(&str, &str)> {
    name.rsplit_once('/')
}

/// `Question - Answer`
fn dash(name: &str) -> Option<(&str, &str)> {
    name.rsplit_once(" - ").or_else(|| name.rsplit_once(" – "))
}

/// `Question: Answer`
fn colon(name: &str) -> Option<(&str, &str)> {
    name.rsplit_once(": ")
}

/// `Q5_1`
fn numbered(name: &str) -> Option<(&str, &str)> {
    let (question, answer) = name.rsplit_once('_')?;
    let is_number = !answer.is_empty() && answer.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some((question, answer))
}

/// Questions whose heading is over the first column only: the others have none.
fn unnamed(profile: &Profile, free: &mut [bool]) -> Vec<Group> {
    let mut groups = Vec::new();
    let mut at = 0;
    while at < profile.columns.len() {
        let rest = || profile.columns.iter().enumerate().skip(at + 1);
        let more = rest().take_while(|(index, column)| {
            free[*index] && is_own_label(column) && column.name == format!("column {}", index + 1)
        });
        let more: Vec<usize> = more.map(|(index, _)| index).collect();
        let end = at + 1 + more.len();
        if !more.is_empty() && free[at] && is_own_label(&profile.columns[at]) {
            let members: Vec<(usize, String)> = (at..end).map(|index| (index, (index - at + 1).to_string())).collect();
            free[at..end].fill(false);
            groups.push(group(&profile.columns[at].name, &members, profile));
        }
        at = end;
    }
    groups
}

/// Yes/no columns in a row whose headings begin with the same words.
fn runs(profile: &Profile, section_words: &[usize], free: &mut [bool]) -> Vec<Group> {
    const EMPTY: [&str; 22] = [
        "is", "has", "was", "did", "does", "the", "a", "any", "of", "in", "to", "if", "es", "fue", "tiene", "hay",
        "la", "el", "de", "q", "are", "with",
    ];
    let words: Vec<Vec<String>> = profile.columns.iter().map(|column| tokens(&column.name)).collect();
    let folded: Vec<Vec<String>> = words.iter().map(|words| words.iter().map(|word| fold(word)).collect()).collect();
    let mut groups = Vec::new();
    let mut at = 0;
    while at + 1 < profile.columns.len() {
        let shared = folded[at].iter().zip(&folded[at + 1]).take_while(|(one, other)| one == other).count();
        let prefix = &folded[at][..shared];
        let tells = prefix.iter().any(|word| !EMPTY.contains(&word.as_str()) && word.len() > 1);
        let belongs =
            |index: &usize| free[*index] && folded[*index].len() > shared && folded[*index].starts_with(prefix);
        let end = (at..profile.columns.len()).take_while(belongs).last().map_or(at, |last| last + 1);
        if tells && shared > section_words[at] && end - at > if shared > 1 { 1 } else { 2 } {
            // Words of a name for programs are put together as one is.
            let sign = if profile.columns[at].name.contains(' ') { " " } else { "_" };
            let answer = |index: usize| (index, words[index][shared..].join(sign));
            let members: Vec<(usize, String)> = (at..end).map(answer).collect();
            groups.push(group(&words[at][..shared].join(sign), &members, profile));
            free[at..end].fill(false);
            at = end;
        } else {
            at += 1;
        }
    }
    groups
}
