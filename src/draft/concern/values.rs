//! Answers that name or locate a person.

use std::collections::HashSet;
use std::sync::OnceLock;

use super::ConcernCode;
use super::words::SCALE;
use crate::draft::column::Cells;
use crate::draft::headings::Heading;
use crate::draft::kind::Kind;
use crate::draft::profile::ColumnProfile;
use crate::plan::fold;

/// Common first names, folded.
const FIRST_NAMES: &str = include_str!("../data/first_names.txt");

/// The share of answers, in percent, that must look like contact details; and like names, which words may look like.
pub(super) const MANY: u64 = 30;
const MOST: u64 = 50;

/// The share of numbers, in percent, that must look like coordinates.
const NEARLY_ALL: u64 = 90;

/// Why the answers may name or locate a person; `None` where nothing of them says so.
pub(super) fn concern(column: &ColumnProfile, cells: &Cells) -> Option<ConcernCode> {
    static KNOWN: OnceLock<HashSet<&str>> = OnceLock::new();
    let known = KNOWN.get_or_init(|| FIRST_NAMES.split_whitespace().collect());
    let has_first_name = |value: &str| has_first_name(value, known);
    let is_first_name = |value: &str| known.contains(fold(value).as_str());
    // A state or a month can be called like a person; several in a column of nothing else hardly are.
    let are_first_names =
        cells.telling().filter(|(value, _)| is_first_name(value)).count() > 2 && cells.share(is_first_name) >= MOST;
    match () {
        () if cells.share(is_email) >= MANY => Some(ConcernCode::Email),
        () if cells.share(is_internet_address) >= MANY
            || cells.share(is_handle) >= MANY
            || cells.share(is_link) >= MANY =>
        {
            Some(ConcernCode::Email)
        }
        () if cells.share(is_phone) >= MANY => Some(ConcernCode::Phone),
        () if cells.share(is_address) >= MANY || cells.share(is_location) >= NEARLY_ALL => Some(ConcernCode::Address),
        () if cells.share(is_initialled_name) >= MANY || cells.share(has_first_name) >= MOST => Some(ConcernCode::Name),
        () if are_first_names => Some(ConcernCode::Name),
        () if column.kind == Kind::Number && are_long_numbers(cells) => Some(ConcernCode::PersonId),
        () => None,
    }
}

fn is_email(value: &str) -> bool {
    value.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !value.contains(' '))
}

fn is_internet_address(value: &str) -> bool {
    value.parse::<std::net::IpAddr>().is_ok()
}

/// Returns whether a value is a name on the internet: `@marisol.88`.
fn is_handle(value: &str) -> bool {
    let is_sign = |letter: char| letter.is_alphanumeric() || "._-".contains(letter);
    value.strip_prefix('@').is_some_and(|name| name.len() > 2 && name.chars().all(is_sign))
}

/// Returns whether a value is the address of a page.
fn is_link(value: &str) -> bool {
    ["https://", "http://", "www."].iter().any(|begin| value.starts_with(begin))
}

/// Returns whether nearly all answers are numbers of many digits, as no quantity has, and few recur: documents, telephones.
fn are_long_numbers(cells: &Cells) -> bool {
    let is_long =
        |value: &str| value.len() >= 8 && value.bytes().all(|byte| byte.is_ascii_digit()) && !value.ends_with("000");
    cells.share(is_long) >= NEARLY_ALL && cells.answers.len() as u64 * 2 > cells.given
}

/// Returns whether nearly all answers are numbers as long as postal codes.
pub(super) fn are_postcodes(cells: &Cells) -> bool {
    cells.share(|value| (4..=5).contains(&value.len()) && value.bytes().all(|byte| byte.is_ascii_digit())) >= NEARLY_ALL
}

/// Returns whether nearly all answers are how much somebody agrees, how often, how good.
pub(super) fn is_of_scale(cells: &Cells) -> bool {
    /// More answers than this are no scale.
    const MOST_STEPS: usize = 15;
    cells.answers.len() <= MOST_STEPS && cells.share(|value| Heading::of(value).has_one_of(SCALE)) >= NEARLY_ALL
}

/// Returns whether a heading is of a part of an exact location, as forms name it: `_place_altitude`, `gps-Accuracy`.
pub(super) fn is_of_location(heading: &str) -> bool {
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
/// mounts, forts and hospitals are places.
fn is_initialled_name(value: &str) -> bool {
    const PLACES: [&str; 14] =
        ["St", "Ste", "Sta", "Sto", "Mt", "Ft", "Pt", "No", "Univ", "Dept", "Hosp", "Ctr", "Gral", "Inc"];
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
/// `Lopez, Maria`. Saints are places: `São Paulo`.
fn has_first_name(value: &str, known: &HashSet<&str>) -> bool {
    const SAINTS: [&str; 8] = ["san", "santa", "santo", "sao", "st", "st.", "saint", "sainte"];
    let words: Vec<&str> = value.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let is_capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let is_known = |word: &&str| known.contains(fold(word).as_str());
    let is_saint = || words.first().is_some_and(|word| SAINTS.contains(&fold(word).as_str()));
    (2..=3).contains(&words.len()) && words.iter().all(is_capital) && words.iter().any(is_known) && !is_saint()
}
