//! Why a column may name or locate a person.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::column::Cells;
use super::headings::{About, Heading};
use super::kind::{Kind, is_clock};
use super::profile::ColumnProfile;
use crate::plan::fold;

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
    /// Addresses, postal codes, coordinates.
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
            Self::Address => "addresses or exact locations",
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
    let heading = Heading::of(&text);
    let by_values = by_values(cells).map(|code| (code, "by its answers"));
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

/// The share of answers, in percent, that must look like contact details; and like names, which words may look like.
const MANY: u64 = 30;
const MOST: u64 = 50;

/// The share of numbers, in percent, that must look like coordinates.
const NEARLY_ALL: u64 = 90;

fn by_values(cells: &Cells) -> Option<ConcernCode> {
    let known: BTreeSet<&str> = FIRST_NAMES.split_whitespace().collect();
    let has_first_name = |value: &str| has_first_name(value, &known);
    let is_first_name = |value: &str| known.contains(fold(value).as_str());
    // A state or a month can be called like a person; several in a column of nothing else hardly are.
    let are_first_names =
        cells.telling().filter(|(value, _)| is_first_name(value)).count() > 2 && cells.share(is_first_name) >= MOST;
    match () {
        () if cells.share(is_email) >= MANY => Some(ConcernCode::Email),
        () if cells.share(is_internet_address) >= MANY => Some(ConcernCode::Email),
        () if cells.share(is_phone) >= MANY => Some(ConcernCode::Phone),
        () if cells.share(is_address) >= MANY || cells.share(is_location) >= NEARLY_ALL => Some(ConcernCode::Address),
        () if cells.share(is_initialled_name) >= MANY || cells.share(has_first_name) >= MOST => Some(ConcernCode::Name),
        () if are_first_names => Some(ConcernCode::Name),
        () => None,
    }
}

fn by_heading(heading: &Heading, column: &ColumnProfile, cells: &Cells) -> Option<ConcernCode> {
    const ORGANISATIONS: [&str; 18] = [
        "agency",
        "organization",
        "organisation",
        "program",
        "project",
        "county",
        "state",
        "city",
        "country",
        "shelter",
        "school",
        "hospital",
        "campaign",
        "form",
        "survey",
        "event",
        "language",
        "file",
    ];
    let is_sorted = heading.is_about(About::Kind);
    let is_varied = column.distinct * 4 > cells.given && column.distinct > 12;
    let has = |words: &[&str]| heading.has_any(words);
    let says = |phrases: &[&str]| phrases.iter().any(|phrase| heading.says(phrase));
    match () {
        () if has(PERSON_NUMBERS) || says(PERSON_IDS) => Some(ConcernCode::PersonId),
        () if is_sorted => None,
        () if heading.is_about(About::Birth) && !matches!(column.kind, Kind::OneAnswer | Kind::Place) => {
            Some(ConcernCode::BirthDate)
        }
        () if has(STAFF) || says(STAFF_PHRASES) => Some(ConcernCode::Staff),
        () if has(NAMES) && !has(&ORGANISATIONS) && column.kind != Kind::Number => Some(ConcernCode::Name),
        () if has(PHONES) && is_varied => Some(ConcernCode::Phone),
        () if has(&["email", "mail", "correo", "ip", "url", "username", "facebook", "instagram"]) && is_varied => {
            Some(ConcernCode::Email)
        }
        () if has(LOCATORS) || says(&["codigo postal", "area code", "census tract", "block group"]) => {
            Some(ConcernCode::Address)
        }
        () => None,
    }
}

/// Common first names of English and Spanish, folded.
const FIRST_NAMES: &str = include_str!("data/first_names.txt");

const PERSON_NUMBERS: &[&str] = &[
    "ssn",
    "passport",
    "dni",
    "curp",
    "cuil",
    "cuit",
    "nss",
    "pasaporte",
    "passportnumber",
    "cpf",
    "deviceid",
    "subscriberid",
    "simserial",
    "phonenumber",
    "imei",
];
const PERSON_IDS: &[&str] = &[
    "social security",
    "driver license",
    "drivers license",
    "alien number",
    "client id",
    "client number",
    "caller id",
    "victim id",
    "survivor id",
    "person id",
    "patient id",
    "participant id",
    "respondent id",
    "id cliente",
    "id number",
    "document number",
    "numero de documento",
    "numero documento",
    "nro documento",
    "numero de identificacion",
    "numero de identidad",
    "numero de cedula",
    "device id",
];
const STAFF: &[&str] = &[
    "owner",
    "staff",
    "worker",
    "advocate",
    "operator",
    "agent",
    "assigned",
    "assignee",
    "counselor",
    "counsellor",
    "username",
    "user",
    "interviewer",
    "enumerator",
    "operador",
    "operadora",
    "responsable",
    "supervisor",
    "volunteer",
    "propietario",
    "asesor",
    "asesora",
    "author",
    "manager",
    "specialist",
];
const STAFF_PHRASES: &[&str] = &[
    "created by",
    "entered by",
    "modified by",
    "taken by",
    "answered by",
    "recorded by",
    "handled by",
    "completed by",
    "submitted by",
    "atendido por",
    "creado por",
    "registrado por",
];
const NAMES: &[&str] = &[
    "name",
    "names",
    "nombre",
    "nombres",
    "apellido",
    "apellidos",
    "surname",
    "firstname",
    "lastname",
    "fullname",
    "nickname",
    "alias",
    "initials",
    "iniciales",
    "signature",
    "firma",
];
const PHONES: &[&str] =
    &["phone", "telephone", "tel", "telefono", "mobile", "cell", "cellphone", "celular", "whatsapp", "fax"];
const LOCATORS: &[&str] = &[
    "address",
    "street",
    "zip",
    "zipcode",
    "postal",
    "postcode",
    "latitude",
    "longitude",
    "lat",
    "lon",
    "lng",
    "gps",
    "geopoint",
    "coordinates",
    "direccion",
    "domicilio",
    "calle",
    "cep",
    "plz",
];

fn is_email(value: &str) -> bool {
    value.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !value.contains(' '))
}

fn is_internet_address(value: &str) -> bool {
    value.parse::<std::net::IpAddr>().is_ok()
}

/// Returns whether a heading is of a part of an exact location, as forms name it: `_place_altitude`, `gps-Accuracy`.
fn is_of_location(heading: &str) -> bool {
    const PARTS: [&str; 5] = ["latitude", "longitude", "altitude", "precision", "accuracy"];
    let folded = fold(heading);
    PARTS.iter().any(|part| {
        let question = folded.strip_suffix(part).filter(|question| question.len() > 1);
        question.is_some_and(|question| {
            question.ends_with(['-', '.', ':', '/']) || question.starts_with('_') && question.ends_with('_')
        })
    })
}

fn is_phone(value: &str) -> bool {
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let is_sign = |letter: char| letter.is_ascii_digit() || " +()-./x".contains(letter);
    let signs = value.chars().filter(|letter| "+()- .".contains(*letter)).count();
    (9..=15).contains(&digits) && signs > 0 && value.chars().all(is_sign)
}

fn is_address(value: &str) -> bool {
    const STREETS: [&str; 15] = [
        "st", "street", "ave", "avenue", "rd", "road", "blvd", "dr", "drive", "ln", "lane", "calle", "avenida", "hwy",
        "apt",
    ];
    let is_numbered = value.starts_with(|letter: char| letter.is_ascii_digit());
    let words = value.split(|letter: char| !letter.is_alphanumeric()).map(str::to_lowercase);
    is_numbered && words.skip(1).any(|word| STREETS.contains(&word.as_str()))
}

/// Returns whether a value is degrees that are exact to some ten metres: `38.9517`, `38.9517, -92.3341`. Nothing else is measured
/// so exactly.
fn is_location(value: &str) -> bool {
    let is_degrees = |part: &str| {
        let digits = part.strip_prefix('-').unwrap_or(part);
        let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        decimals >= 4 && digits.parse().is_ok_and(|degrees: f64| degrees <= 180.0)
    };
    let parts = value.split([',', ' ']).filter(|part| !part.is_empty());
    value.len() > 5 && parts.take(2).all(is_degrees)
}

/// Returns whether a value is a name with an initial or a title: `J. Rivera`, `Rivera, J.`, `Dr. Rivera`. Saints,
/// mounts and forts are places.
fn is_initialled_name(value: &str) -> bool {
    const PLACES: [&str; 8] = ["St", "Ste", "Sta", "Sto", "Mt", "Ft", "Pt", "No"];
    let words: Vec<&str> = value.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let is_initial = |word: &str| {
        let Some(short) = word.strip_suffix('.').filter(|short| !PLACES.contains(short)) else { return false };
        short.chars().next().is_some_and(char::is_uppercase)
            && short.chars().count() <= 4
            && short.chars().all(char::is_alphabetic)
    };
    let is_word = |word: &str| word.chars().next().is_some_and(char::is_uppercase) && word.chars().count() > 2;
    (2..=3).contains(&words.len())
        && words.iter().any(|word| is_initial(word))
        && words.iter().any(|word| is_word(word))
}

/// Returns whether a value is a first name and one or two further words, each with a capital: `Maria Lopez`,
/// `Lopez, Maria`.
fn has_first_name(value: &str, known: &BTreeSet<&str>) -> bool {
    let words: Vec<&str> = value.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let is_capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let is_known = |word: &&str| known.contains(fold(word).as_str());
    (2..=3).contains(&words.len()) && words.iter().all(is_capital) && words.iter().any(is_known)
}
