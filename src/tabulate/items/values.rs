use std::collections::HashMap;

use super::super::error::TabulateError;
use super::super::unread::{Reason, Watch};
use super::categories::{Missing, code, item};
use super::{Items, Meaning, keys};
use crate::plan::{Field, Keyed, fold};
use crate::records::{Column, DateOrder, Day, OrderFound, order_of};

pub(super) fn numbers(field: &Field, column: &Column, watch: &mut Watch) -> Items {
    let missing = Missing::of(field);
    let (mut values, mut band_of, mut meaning) = (Vec::new(), Vec::new(), Vec::new());
    for (code, value) in column.values().iter().enumerate() {
        if missing.has(&fold(value)) {
            meaning.push(0);
            continue;
        }
        // Numbers without bands are there to be added up, and a negative one is no count.
        let number = whole(value).filter(|number| *number >= 0 || !field.bands.is_empty());
        let band = number.and_then(|number| band(field, number));
        if number.is_none_or(|_| band.is_none() && !field.bands.is_empty()) {
            watch.note(code, if number.is_none() { Reason::NoNumber } else { Reason::NoBand });
            meaning.push(0);
            continue;
        }
        values.push(number.and_then(|number| u64::try_from(number).ok()).unwrap_or(0));
        band_of.extend(band);
        meaning.push(item(Some(values.len() - 1)));
    }
    let bands = field.bands.iter().map(|band| band.label.clone()).collect();
    Items::of(column, &meaning, Meaning::Numbers { values, bands, band_of })
}

/// The largest whole number up to a number as files write it: `17`, `17.5`, `17,0`, `-99`.
///
/// `1,234` is a thousand in one country and little more than one in the next: it is not read.
fn whole(value: &str) -> Option<i64> {
    let value = value.trim();
    let (whole, fraction) = value.split_once(['.', ',']).unwrap_or((value, ""));
    let digits = whole.trim_start_matches(['-', '+']);
    let is_ambiguous = fraction.len() == 3 && (1..=3).contains(&digits.len()) && !digits.starts_with('0');
    if is_ambiguous || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let lies_below = whole.starts_with('-') && fraction.bytes().any(|digit| digit != b'0');
    whole.parse::<i64>().ok()?.checked_sub(i64::from(lies_below))
}

fn band(field: &Field, number: i64) -> Option<usize> {
    let within =
        |from: Option<i64>, to: Option<i64>| from.is_none_or(|from| from <= number) && to.is_none_or(|to| number <= to);
    field.bands.iter().position(|band| within(band.from, band.to))
}

pub(super) fn days(
    field: &Field,
    column: &Column,
    order: Option<DateOrder>,
    watch: &mut Watch,
) -> Result<Items, TabulateError> {
    let missing = Missing::of(field);
    if let Some(years) = years(column, &missing) {
        return Ok(years);
    }
    let given = || column.values().iter().filter(|value| !missing.has(&fold(value)));
    let order = match order {
        Some(order) => order,
        None => match order_of(given().map(String::as_str)) {
            OrderFound::Certain(order) => order,
            OrderFound::Ambiguous { example } => return Err(TabulateError::ambiguous_dates(column.name(), example)),
            OrderFound::Conflicting { day_first, month_first } => {
                return Err(TabulateError::conflicting_dates(column.name(), day_first, month_first));
            }
            OrderFound::NoDates => {
                let example = given().next().map_or("", String::as_str);
                return Err(TabulateError::no_dates(&field.label, column.name(), example));
            }
        },
    };
    let mut read = Vec::with_capacity(column.values().len());
    for (code, value) in column.values().iter().enumerate() {
        let is_given = !missing.has(&fold(value));
        let day = Day::parse(value, order).filter(|_| is_given);
        if is_given && day.is_none() {
            watch.note(code, Reason::NoDay);
        }
        read.push(day);
    }
    let (meaning, days) = in_order(&read);
    Ok(Items::of(column, &meaning, Meaning::Days(days)))
}

/// A column of nothing but years, each as its first day.
fn years(column: &Column, missing: &Missing) -> Option<Items> {
    let year = |value: &String| {
        let digits = value.trim();
        if missing.has(&fold(value)) {
            return Some(None);
        }
        let is_year = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
        Day::new(digits.parse().ok().filter(|_| is_year)?, 1, 1).map(Some)
    };
    let read: Vec<Option<Day>> = column.values().iter().map(year).collect::<Option<_>>()?;
    let (meaning, days) = in_order(&read);
    (!days.is_empty()).then(|| Items::of(column, &meaning, Meaning::Days(days)))
}

/// Days as items: the place of each among all of them.
fn in_order(read: &[Option<Day>]) -> (Vec<u32>, Vec<Day>) {
    let mut days: Vec<Day> = read.iter().copied().flatten().collect();
    days.sort_unstable();
    days.dedup();
    (read.iter().map(|day| item(day.and_then(|day| days.binary_search(&day).ok()))).collect(), days)
}

pub(super) fn names(field: &Field, column: &Column, keyed: Option<Keyed>) -> Items {
    let missing = Missing::of(field);
    let mut places = HashMap::new();
    let mut told_apart = Vec::new();
    let mut meaning = Vec::with_capacity(column.values().len());
    for value in column.values() {
        // Names are told apart as they are written, but for white space around them.
        let name = value.trim();
        if missing.has(&fold(name)) {
            meaning.push(0);
        } else {
            let next = places.len() + 1;
            let place = *places.entry(name).or_insert(next);
            if place == next && keyed.is_some() {
                told_apart.push(name);
            }
            meaning.push(code(place));
        }
    }
    let mut items = Items::of(column, &meaning, Meaning::Names(places.len()));
    if let Some(keyed) = keyed {
        items.keys = keys(keyed, told_apart.into_iter());
    }
    items
}
