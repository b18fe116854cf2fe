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
    INTERNET, LOCATOR_PHRASES, LOCATORS, NAME_PHRASES, NAMED, NAMES, NUMBER_PHRASES, NUMBERS, PERSONS, PHONES, SCHOOLS,
    STAFF, STAFF_PHRASES, WORKPLACE_PHRASES, WORKPLACES,
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
    let by_values = values::concern(cells).map(|code| (code, "by its answers"));
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
    let has_names = || has(NAMES) && !has(NAMED) && column.kind != Kind::Number && !heading.is_french_number();
    match () {
        () if is_of_scale(cells) => None,
        () if (has(NUMBERS) || says(NUMBER_PHRASES)) && !heading.says("number of") => Some(ConcernCode::PersonId),
        () if column.kind == Kind::CaseNumber && has(PERSONS) && !heading.is_about(About::Case) => {
            Some(ConcernCode::PersonId)
        }
        () if is_sorted => None,
        () if heading.is_about(About::Birth) && !matches!(column.kind, Kind::OneAnswer | Kind::Place) => {
            Some(ConcernCode::BirthDate)
        }
        () if has(STAFF) || says(STAFF_PHRASES) => Some(ConcernCode::Staff),
        () if (has(WORKPLACES) || says(WORKPLACE_PHRASES)) && column.distinct > FEW => Some(ConcernCode::Address),
        () if has(SCHOOLS) && (has(NAMES) || column.distinct > 12) => Some(ConcernCode::Address),
        () if has_names() || says(NAME_PHRASES) => Some(ConcernCode::Name),
        () if has(PHONES) && is_varied => Some(ConcernCode::Phone),
        () if has(INTERNET) && is_varied => Some(ConcernCode::Email),
        () if has(LOCATORS) || says(LOCATOR_PHRASES) => Some(ConcernCode::Address),
        () => None,
    }
}
