//! Days that stand for none, and days so far from all others that they are hardly meant.

use super::super::unparsed::{Reason, Watch, shown};
use super::days::Moments;
use crate::records::Day;

/// Placeholders of databases and spreadsheets for no day: year, month, day.
const PLACEHOLDERS: [(u16, u8, u8); 12] = [
    (1, 1, 1),
    (1111, 11, 11),
    (1753, 1, 1),
    (1899, 12, 30),
    (1899, 12, 31),
    (1900, 1, 1),
    (1901, 1, 1),
    (1970, 1, 1),
    (2099, 12, 31),
    (2999, 12, 31),
    (9999, 1, 1),
    (9999, 12, 31),
];

/// Between such a day and all others lie more years than this.
const APART: u16 = 5;

/// A day that is further from the middle one than this, in years, is told.
const FAR: u16 = 40;

/// Years that records may be of. Others are of another calendar, such as 2567, or mistyped.
const COMMON: std::ops::RangeInclusive<u16> = 1850..=2150;

/// Takes the days out that stand for none, and tells the days that are far from all others.
pub(super) fn take_out(moments: &mut Moments, watch: &mut Watch) {
    let is_listed = |day: Day| PLACEHOLDERS.contains(&(day.year, day.month, day.day));
    let mut years: Vec<u16> =
        moments.iter().filter(|(_, (day, _))| !is_listed(*day)).map(|(_, (day, _))| day.year).collect();
    years.sort_unstable();
    let is_placeholder = |day: Day| {
        let sticks_out = !years.is_empty() && years.iter().all(|year| year.abs_diff(day.year) > APART);
        is_listed(day) && (sticks_out || matches!(day.year, 1 | 9999))
    };
    moments.retain(|(code, (day, _))| {
        let is_placeholder = is_placeholder(*day);
        if is_placeholder {
            watch.note(*code, Reason::PlaceholderDay);
        }
        !is_placeholder
    });
    let Some(middle) = years.get(years.len() / 2) else { return };
    if !COMMON.contains(middle) {
        let all: Vec<usize> = moments.iter().map(|(code, _)| *code).collect();
        let example = all.first().map(|code| shown(watch.value(*code))).unwrap_or_default();
        watch.warn("far-dates", &all, |_| {
            format!("Most dates of the column, such as “{example}”, are of years about {middle}; they are counted as they are written.")
        });
        return;
    }
    let far: Vec<usize> =
        moments.iter().filter(|(_, (day, _))| day.year.abs_diff(*middle) > FAR).map(|(code, _)| *code).collect();
    let example = far.first().map(|code| shown(watch.value(*code))).unwrap_or_default();
    watch.warn("far-dates", &far, |_| {
        format!(
            "“{example}” is more than {FAR} years away from most dates of the column; it is counted as it is written."
        )
    });
}
