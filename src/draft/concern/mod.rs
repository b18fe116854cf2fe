//! Why a column may name or locate a person.

mod values;
mod words;

use serde::{Deserialize, Serialize};

use super::column::Cells;
use super::headings::{About, Heading};
use super::kind::{Kind, is_clock};
use super::profile::ColumnProfile;
use values::{MANY, is_of_location, is_of_scale};
use words::{
    ANY_NAMES, DESCRIPTIONS, INTERNET, LOCATOR_PHRASES, LOCATORS, NAME_PHRASES, NAMED, NAMES, NUMBER_PHRASES, NUMBERS,
    PERSONS, PHONES, SCHOOL_PHRASES, SCHOOLS, SHORT_POSTCODES, STAFF, STAFF_PHRASES, WORKPLACE_PHRASES, WORKPLACES,
};

/// Why a column may name or locate a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Concern {
    /// Kind of concern.
    pub code: ConcernCode,
    /// Why, in one sentence.
    pub reason: String,
}

/// Kind of contents by which a column may name or locate a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum ConcernCode {
    /// Names of people.
    Name,
    /// Those who work there.
    Staff,
    /// Telephone numbers.
    Phone,
    /// Addresses of e-mail, or names on the internet.
    Email,
    /// Addresses, postal codes, coordinates, employers and schools.
    Address,
    /// Days of birth.
    BirthDate,
    /// Numbers of people: passports, clients.
    PersonId,
    /// Words that somebody wrote freely.
    FreeText,
}

impl ConcernCode {
    /// Returns the description of such contents.
    const fn words(self) -> &'static str {
        match self {
            Self::Name => "names of people",
            Self::Staff => "the names of staff",
            Self::Phone => "telephone numbers",
            Self::Email => "e-mail or internet addresses",
            Self::Address => "addresses, or where somebody can be found",
            Self::BirthDate => "dates of birth",
            Self::PersonId => "numbers that identify people",
            Self::FreeText => "free text, which may name or locate people",
        }
    }
}

impl Concern {
    /// Returns the concern that a dictionary states.
    pub(super) fn said(code: ConcernCode) -> Self {
        Self { code, reason: format!("Its dictionary says that it holds {}.", code.words()) }
    }
}

/// Why a column may name or locate a person; `None` where nothing says so.
pub(super) fn of(column: &ColumnProfile, cells: &Cells) -> Option<Concern> {
    let text = column.heading();
    let heading = Heading::of(&text).unnumbered();
    let by_values = values::concern(column, cells).map(|code| (code, "by its answers"));
    let by_heading = || by_heading(&heading, column, cells).map(|code| (code, "by its heading"));
    let (code, how) = match column.kind {
        Kind::Blank => None,
        _ if is_of_location(&text) => Some((ConcernCode::Address, "by its heading")),
        Kind::YesNo => None,
        Kind::Date => heading.is_about(About::Birth).then_some((ConcernCode::BirthDate, "by its heading")),
        Kind::FreeText if cells.share(is_clock) >= MANY => by_heading(),
        Kind::FreeText => by_values.or_else(by_heading).or(Some((ConcernCode::FreeText, "by its answers"))),
        _ => by_values.or_else(by_heading),
    }?;
    let what = code.words();
    let reason = match code {
        ConcernCode::FreeText => format!("It seems to hold {what}."),
        _ => format!("It seems to hold {what}, {how}."),
    };
    Some(Concern { code, reason })
}

fn by_heading(heading: &Heading, column: &ColumnProfile, cells: &Cells) -> Option<ConcernCode> {
    /// More answers than this are no sectors of work.
    const FEW: u64 = 5;
    let is_sorted = heading.is_about(About::Kind);
    let is_varied = column.distinct * 4 > cells.given && column.distinct > 12;
    let has = |words: &str| heading.has_one_of(words);
    let says = |phrases: &[&str]| phrases.iter().any(|phrase| heading.says(phrase));
    let is_where_born = || {
        column.kind == Kind::Place
            || column.kind == Kind::OneAnswer && (heading.is_about(About::Place) || column.distinct <= 12)
    };
    // “Survivor code” is no code of an answer.
    let are_codes = || column.kind == Kind::CaseNumber || has("code codigo") && column.distinct > 20;
    let has_names = || has(ANY_NAMES) && !has(NAMED) && column.kind != Kind::Number && !heading.is_french_number();
    match () {
        () if is_of_scale(cells) => None,
        () if (has(NUMBERS) || says(NUMBER_PHRASES)) && !heading.says("number of") => Some(ConcernCode::PersonId),
        () if has(PERSONS) && are_codes() && !heading.is_about(About::Case) => Some(ConcernCode::PersonId),
        () if has(NAMES) && column.kind != Kind::Number => Some(ConcernCode::Name),
        () if is_sorted => None,
        () if heading.is_about(About::Birth) && !is_where_born() => Some(ConcernCode::BirthDate),
        () if has(STAFF) || says(STAFF_PHRASES) || heading.is_done_by() => Some(ConcernCode::Staff),
        () if (has(WORKPLACES) || says(WORKPLACE_PHRASES)) && column.distinct > FEW => Some(ConcernCode::Address),
        () if has(SCHOOLS)
            && (has(ANY_NAMES) || says(SCHOOL_PHRASES) && column.distinct > 2 || column.distinct > 12) =>
        {
            Some(ConcernCode::Address)
        }
        () if has_names() || says(NAME_PHRASES) => Some(ConcernCode::Name),
        () if has(PHONES) && is_varied => Some(ConcernCode::Phone),
        () if has(INTERNET) && is_varied => Some(ConcernCode::Email),
        () if has(LOCATORS) || says(LOCATOR_PHRASES) => Some(ConcernCode::Address),
        () if says(SHORT_POSTCODES) && values::are_postcodes(cells) => Some(ConcernCode::Address),
        () if has(DESCRIPTIONS) && column.distinct > FEW => Some(ConcernCode::FreeText),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::draft::tests::profiled;
    use crate::draft::{ConcernCode, Kind};

    /// The concern of a column under a heading, of which many rows have each of the answers.
    fn concern(heading: &str, answers: &[&str]) -> Option<ConcernCode> {
        let row = |answer: &&str| format!("2024-01-02,\"{answer}\"\n");
        let rows = answers.iter().cycle().take(120).map(row).collect::<Vec<_>>().concat();
        let profile = profiled(&format!("Date,\"{heading}\"\n{rows}"));
        profile.columns[1].concern.as_ref().map(|concern| concern.code)
    }

    #[test]
    fn people_are_found_under_headings_of_several_languages() {
        use ConcernCode::{Address, Name, PersonId, Staff};
        let codes = ["Q1", "Q2", "Q3", "Q4", "Q5", "Q6", "Q7"];
        for (heading, code) in [
            ("Apodo", Name),
            ("Prénom de l’appelante", Name),
            ("Nome do suspeito", Name),
            ("What should we call you?", Name),
            ("Service provider initials", Name),
            ("Relationship and surname", Name),
            ("¿Quién atendió la llamada?", Staff),
            ("Écoutante", Staff),
            ("Provided by", Staff),
            ("Cargado por", Staff),
            ("Employer", Address),
            ("Lugar de trabajo", Address),
            ("School name", Address),
            ("zip3", Address),
            ("Entre calles", Address),
            ("Client’s A-Number", PersonId),
            ("License plate", PersonId),
        ] {
            assert_eq!(concern(heading, &codes), Some(code), "{heading}");
        }
    }

    #[test]
    fn what_is_named_or_judged_is_no_person() {
        for (heading, answers) in [
            ("Need name", ["Food", "Shelter", "Legal aid"]),
            ("The staff treated me with respect", ["Strongly agree", "Agree", "Disagree"]),
            ("Nombre d’enfants", ["0", "1", "3 ou plus"]),
            ("Referred by", ["Police", "Friend", "Hospital"]),
            ("Town", ["São Paulo", "San José", "Santa Rosa"]),
            ("Hospital", ["St. Joseph", "Univ. Hospital", "Samaritan"]),
            ("Country of birth", ["Elbonia", "Ruritania", "Syldavia"]),
        ] {
            assert_eq!(concern(heading, &answers), None, "{heading}");
        }
    }

    #[test]
    fn people_are_found_by_their_answers() {
        let handles: Vec<String> = (0..60).map(|row| format!("@luz.{row}")).collect();
        let numbers: Vec<String> = (0..90).map(|row| (15_735_552_548_u64 + row * 7 % 97 * 331).to_string()).collect();
        let texts = |all: &[String]| concern("ANI", &all.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(texts(&handles), Some(ConcernCode::Email));
        assert_eq!(texts(&numbers), Some(ConcernCode::PersonId));
    }

    #[test]
    fn an_answer_of_ones_own_is_free_text() {
        let text = "Date,Remedy,Other remedy\n".to_owned()
            + &"2024-01-02,Visa,\n".repeat(40)
            + &"2024-01-02,Other,parole\n2024-01-03,Other,work permit\n".repeat(3);
        assert_eq!(profiled(&text).columns[2].kind, Kind::FreeText);
    }
}
