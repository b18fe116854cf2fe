//! The time of day behind a day, and the zone it is given in.

use super::names::plain;

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Time {
    /// Seconds since midnight.
    pub(crate) seconds: u32,
    pub(crate) offset: Offset,
}

/// Difference of a time from universal time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Offset {
    /// It does not say.
    Unsaid,
    /// So many minutes ahead.
    Minutes(i32),
    /// It names a zone of which the distance is not known here.
    Named,
}

/// Reads what follows a day: `None` if it is no time of day; no time if it is empty, or only a zone.
///
/// `T10:00:00.5+02:00`, ` 10:00`, `, 1:05 p. m.`, ` at 1:39:50 PM Eastern Standard Time`, ` 13h39`, `Z`.
#[expect(clippy::option_option, reason = "a day without a time is something else than a text that is no time")]
pub(super) fn behind(text: &str) -> Option<Option<Time>> {
    if text.is_empty() || text.starts_with(['Z', 'z', '+']) && zone(text).is_some() {
        return Some(None);
    }
    let rest = text.strip_prefix(['T', 't', ' ', ',', ':', '\u{a0}', '\u{202f}'])?;
    of_day(without_fillers(rest)).map(Some)
}

/// Reads a time of day and its zone.
pub(super) fn of_day(text: &str) -> Option<Time> {
    let (hour, mut rest) = digits(text);
    let (mut minute, mut second, mut is_clock) = ("0", "0", false);
    let long = |found: &(&str, &str)| found.0.len() == 2;
    let minutes = rest.strip_prefix(':').map(digits);
    // `13 h 39`
    rest = rest.strip_prefix(' ').filter(|rest| rest.starts_with(['h', 'H'])).unwrap_or(rest);
    if let Some(found) = minutes
        .or_else(|| rest.strip_prefix(['h', 'H', '.']).map(|rest| digits(rest.trim_start_matches(' '))).filter(long))
    {
        (minute, rest, is_clock) = (found.0, found.1, true);
        if let Some(found) = rest.strip_prefix(':').map(digits) {
            (second, rest) = found;
        }
        if let Some(fraction) = rest.strip_prefix(['.', ',']) {
            rest = digits(fraction).1;
        }
    }
    let (half, rest) = half(rest);
    let (is_named, rest) = without_hours(rest);
    // A number alone is no time.
    if !is_clock && half.is_none() && !is_named {
        return None;
    }
    let (hour, minute, second) = (below(hour, 25)?, below(minute, 60)?, below(second, 61)?);
    let hour = match half {
        Some(Half::Afternoon) if hour < 12 => hour + 12,
        Some(Half::Morning) if hour == 12 => 0,
        _ => hour,
    };
    Some(Time { seconds: hour * 3600 + minute * 60 + second, offset: zone(rest)? })
}

/// The digits that a text begins with, and the rest.
pub(super) fn digits(text: &str) -> (&str, &str) {
    text.split_at(text.bytes().take_while(u8::is_ascii_digit).count())
}

fn below(digits: &str, limit: u32) -> Option<u32> {
    let number = digits.parse().ok().filter(|_| digits.len() <= 2)?;
    (number < limit).then_some(number)
}

const SPACES: [char; 4] = [' ', ',', '\u{a0}', '\u{202f}'];

/// The text without the words between a day and its time.
fn without_fillers(text: &str) -> &str {
    const FILLERS: [&str; 9] = ["at", "um", "a las", "a la", "às", "as", "à", "@", "-"];
    let text = text.trim_start_matches(SPACES);
    let rest = FILLERS.iter().find_map(|word| text.strip_prefix(word).filter(|rest| rest.starts_with(SPACES)));
    rest.unwrap_or(text).trim_start_matches(SPACES)
}

#[derive(Clone, Copy)]
enum Half {
    Morning,
    Afternoon,
}

/// The half of the day that a text begins with, and the rest: `PM`, ` p. m.`
fn half(text: &str) -> (Option<Half>, &str) {
    let skip = |text: &'_ str| text.len() - text.trim_start_matches([' ', '.', '\u{a0}', '\u{202f}']).len();
    let trimmed = &text[skip(text)..];
    let (half, rest) = match trimmed.chars().next() {
        Some('a' | 'A') => (Half::Morning, &trimmed[1..]),
        Some('p' | 'P') => (Half::Afternoon, &trimmed[1..]),
        _ => return (None, text),
    };
    match rest[skip(rest)..].strip_prefix(['m', 'M']) {
        Some(rest) if !rest.starts_with(char::is_alphanumeric) => (Some(half), rest.strip_prefix('.').unwrap_or(rest)),
        _ => (None, text),
    }
}

/// Returns whether the word for hours is at the beginning, and the rest: `13h`, `13.30 Uhr`, `13:30 hs`.
fn without_hours(text: &str) -> (bool, &str) {
    let trimmed = text.trim_start_matches(SPACES);
    let end = trimmed.find(|letter: char| !letter.is_alphabetic()).unwrap_or(trimmed.len());
    let is_hours = ["h", "hs", "hrs", "uhr"].contains(&trimmed[..end].to_ascii_lowercase().as_str());
    (is_hours, if is_hours { trimmed[end..].trim_start_matches('.') } else { text })
}

/// The zones of North America and Western Europe by their letters, in minutes.
const LETTERS: [(&str, i32); 26] = [
    ("z", 0),
    ("utc", 0),
    ("gmt", 0),
    ("est", -300),
    ("edt", -240),
    ("cst", -360),
    ("cdt", -300),
    ("mst", -420),
    ("mdt", -360),
    ("pst", -480),
    ("pdt", -420),
    ("akst", -540),
    ("akdt", -480),
    ("hst", -600),
    ("ast", -240),
    ("adt", -180),
    ("cet", 60),
    ("cest", 120),
    ("mez", 60),
    ("mesz", 120),
    ("wet", 0),
    ("west", 60),
    ("eet", 120),
    ("eest", 180),
    ("bst", 60),
    ("art", -180),
];

/// The zones that are spelled out, in minutes in winter.
const WORDS: [(&str, i32); 7] = [
    ("eastern", -300),
    ("central european", 60),
    ("central", -360),
    ("mountain", -420),
    ("pacific", -480),
    ("alaska", -540),
    ("coordinated universal", 0),
];

/// Words that only names of zones have.
const OF_ZONES: [&str; 6] = ["time", "hora", "heure", "zeit", "horario", "/"];

/// Reads a time zone; `None` if it is unknown.
fn zone(text: &str) -> Option<Offset> {
    let text = text.trim_matches(SPACES);
    if text.is_empty() {
        return Some(Offset::Unsaid);
    }
    if let Some((before, name)) = bracketed(text) {
        return match zone(before)? {
            Offset::Unsaid => Some(named(name).unwrap_or(Offset::Named)),
            said => Some(said),
        };
    }
    let letters = text.len() - text.trim_start_matches(|letter: char| letter.is_ascii_alphabetic()).len();
    match text[letters..].strip_prefix(['+', '-']) {
        Some(offset)
            if letters == 0 || LETTERS[..3].iter().any(|(zero, _)| text[..letters].eq_ignore_ascii_case(zero)) =>
        {
            let minutes = minutes(offset)?;
            Some(Offset::Minutes(if text[letters..].starts_with('-') { -minutes } else { minutes }))
        }
        _ => named(text),
    }
}

/// Returns the text before a name in brackets at the end, and the name.
fn bracketed(text: &str) -> Option<(&str, &str)> {
    let (open, inner) = match text.strip_suffix(']') {
        Some(inner) => ('[', inner),
        None => ('(', text.strip_suffix(')')?),
    };
    let (before, name) = inner.split_once(open)?;
    (name.len() <= 60 && name.chars().any(char::is_alphabetic)).then_some((before, name))
}

/// `2`, `02`, `0230`, `02:30`
fn minutes(offset: &str) -> Option<i32> {
    let (hours, minutes) = match offset.split_once(':') {
        Some((hours, minutes)) => (hours, minutes),
        None if offset.len() > 2 => offset.split_at_checked(offset.len() - 2)?,
        None => (offset, "0"),
    };
    Some(i32::try_from(below(hours, 16)? * 60 + below(minutes, 60)?).unwrap_or_default())
}

fn named(text: &str) -> Option<Offset> {
    let folded = plain(text);
    if let Some((_, minutes)) = LETTERS.iter().find(|(letters, _)| *letters == folded) {
        return Some(Offset::Minutes(*minutes));
    }
    let is_name = text.chars().all(|letter| letter.is_alphabetic() || " ._-/'’".contains(letter));
    let is_short = text.len() <= 5 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    if !is_name || !is_short && !OF_ZONES.iter().any(|word| folded.contains(word)) {
        return None;
    }
    let summer = if ["daylight", "summer"].iter().any(|word| folded.contains(word)) { 60 } else { 0 };
    let known = WORDS.iter().find(|(word, _)| folded.starts_with(word));
    Some(known.map_or(Offset::Named, |(_, minutes)| Offset::Minutes(minutes + summer)))
}

#[cfg(test)]
mod tests {
    use super::{Offset, behind};

    fn read(text: &str) -> Option<(u32, Offset)> {
        behind(text)?.map(|time| (time.seconds / 60, time.offset))
    }

    #[test]
    fn times_are_read_in_many_forms() {
        for text in [
            " 13:39",
            "T13:39:50.5",
            ", 1:39 PM",
            " 1:39:50 p. m.",
            " at 1:39 pm",
            " 13h39",
            " à 13 h 39",
            " um 13.39 Uhr",
            ":13:39:50",
            " a las 13:39 hs",
            "\u{a0}13:39\u{202f}",
            " - 13:39",
        ] {
            assert_eq!(read(text), Some((13 * 60 + 39, Offset::Unsaid)), "{text:?}");
        }
        assert_eq!(read(" 12:05 AM").unwrap().0, 5);
        assert_eq!(read(" 1 PM").unwrap().0, 13 * 60);
    }

    #[test]
    fn zones_are_known_by_offset_letters_and_words() {
        for (text, minutes) in [
            ("Z", 0),
            (" UTC", 0),
            ("+02:00", 120),
            (" -0500", -300),
            ("-05", -300),
            (" EST", -300),
            (" cdt", -300),
            (" GMT-0500 (Central Daylight Time)", -300),
            (" Eastern Standard Time", -300),
            (" Pacific Daylight Time", -420),
            ("-06:00[America/Chicago]", -360),
            (" (UTC)", 0),
            (" GMT+1", 60),
        ] {
            assert_eq!(read(&format!(" 10:00{text}")), Some((600, Offset::Minutes(minutes))), "{text:?}");
        }
        for text in
            [" (hora estándar oriental)", "[America/Chicago]", " America/Chicago", " XYZT", " heure normale de l’Est"]
        {
            assert_eq!(read(&format!(" 10:00{text}")), Some((600, Offset::Named)), "{text:?}");
        }
    }

    #[test]
    fn a_zone_may_follow_a_day_without_a_time() {
        assert_eq!([behind(""), behind("Z"), behind("+02:00")], [Some(None); 3]);
    }

    #[test]
    fn what_is_no_time_is_not_read() {
        for text in [
            "x",
            " 10",
            " 25:00",
            " 10:75",
            " 10:00 soon",
            " 10:00 maybe so",
            "10:00",
            " 10:00+99:00",
            " (x)",
            " 10:00 (1)",
        ] {
            assert_eq!(behind(text), None, "{text:?}");
        }
    }
}
