//! Days of a column: what its values leave open is decided by all of them together, or asked for.

use std::borrow::Cow;

use super::super::error::TabulateError;
use super::super::knowledge::Exchanged;
use super::super::unparsed::{Reason, Watch, shown};
use super::categories::item;
use super::zones::in_zone;
use super::{Context, FieldValues, Meaning, placeholders, weekdays};
use crate::plan::{Field, fold, visible};
use crate::records::{
    Counting, DateOrder, Day, Named, OrderFound, Precision, Time, Written, is_exchanged, obstacle, order_of_written,
};

/// A day, and the time of it where there is one.
pub(super) type Moment = (Day, Option<Time>);

/// Each value that is not missing, with its code.
type Given<'v> = Vec<(usize, Cow<'v, str>)>;

pub(super) fn days(field: &Field, context: &Context, watch: &mut Watch) -> Result<FieldValues, TabulateError> {
    let values = watch.column.values().iter().enumerate();
    let given: Given = values
        .filter(|(_, value)| !watch.missing.has(&fold(value)))
        .map(|(code, value)| (code, visible(value)))
        .collect();
    let (mut moments, precision) = match (years(&given), counted(&given, watch)) {
        (Some(years), _) => (years, Precision::Year),
        (None, Some(counted)) => (counted, Precision::Day),
        (None, None) => written(field, &given, context, watch)?,
    };
    in_zone(field, context, &mut moments, watch)?;
    placeholders::take_out(&mut moments, watch);
    let mut read = vec![None; watch.column.values().len()];
    for (code, (day, _)) in &moments {
        read[*code] = Some(*day);
    }
    let (meaning, days) = in_order(&read);
    Ok(FieldValues::of(watch.column, &meaning, Meaning::Days { days, precision }))
}

/// The moments of values, by code.
pub(super) type Moments = Vec<(usize, Moment)>;

/// A column of nothing but years, each as its first day.
fn years(given: &Given) -> Option<Moments> {
    let year = |(code, value): &(usize, Cow<str>)| {
        let digits = value.trim();
        let is_year = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
        Some((*code, (Day::new(digits.parse().ok().filter(|_| is_year)?, 1, 1)?, None)))
    };
    given.iter().map(year).collect::<Option<Moments>>().filter(|years| !years.is_empty())
}

/// A column of nothing but numbers that count days or seconds.
fn counted(given: &Given, watch: &mut Watch) -> Option<Moments> {
    let values: Vec<&str> = given.iter().map(|(_, value)| value.as_ref()).collect();
    let counting = Counting::of(&values)?;
    let moment = |(code, value): &(usize, Cow<str>)| Some((*code, counting.moment(value)?));
    let moments: Moments = given.iter().filter_map(moment).collect();
    let (first, (day, _)) = moments.first()?;
    let example = shown(watch.value(*first));
    let codes: Vec<usize> = moments.iter().map(|(code, _)| *code).collect();
    watch.warn("counted-dates", &codes, |_| {
        format!("The numbers were read as {}: “{example}” as {day}.", counting.words())
    });
    Some(moments)
}

/// A column of dates as people write them.
fn written(
    field: &Field,
    given: &Given,
    context: &Context,
    watch: &mut Watch,
) -> Result<(Moments, Precision), TabulateError> {
    let mut dates: Vec<(usize, Written)> = Vec::with_capacity(given.len());
    for (code, value) in given {
        match Written::parse(value) {
            Some(date) => dates.push((*code, date)),
            None if is_all_zeros(value) => watch.note(*code, Reason::PlaceholderDay),
            None => watch.note(*code, Reason::NoDay),
        }
    }
    let century = century(field, &dates, context, watch)?;
    undo_exchange(&mut dates, context, watch)?;
    let order = match context.knowledge.date_order {
        Some(order) => order,
        None => order(field, given, &dates, century, watch)?,
    };
    let mut moments = Vec::with_capacity(dates.len());
    for (code, date) in &dates {
        match date.day(order, century) {
            Some(day) => moments.push((*code, (day, date.time))),
            None => watch.note(*code, Reason::NoDay),
        }
    }
    weekdays::tell(&moments, watch);
    Ok((moments, precision(&dates, watch)))
}

/// Returns whether a date has no digit but zeros, as databases write where there is none: `0000-00-00`.
fn is_all_zeros(value: &str) -> bool {
    let signs = |character: char| matches!(character, '0' | '-' | '/' | '.' | ':' | ' ' | 'T');
    value.matches('0').count() >= 8 && value.chars().all(signs)
}

/// Returns the precision of the dates of a column; the few that name only a month among others are reported.
fn precision(dates: &[(usize, Written)], watch: &mut Watch) -> Precision {
    let of = |wanted: Precision| -> Vec<usize> {
        dates.iter().filter(|(_, date)| date.precision() == wanted).map(|(code, _)| *code).collect()
    };
    let (weeks, months) = (of(Precision::Week), of(Precision::Month));
    watch.warn("weeks", &weeks, |_| "Each week counts in the month and the year of its Thursday.".to_owned());
    if months.len() == dates.len() && !months.is_empty() {
        return Precision::Month;
    }
    let example = months.first().map(|code| shown(watch.value(*code))).unwrap_or_default();
    watch.warn("months", &months, |_| format!("“{example}” names no day; it counts as the first of the month."));
    Precision::Day
}

/// The century of years of two digits: as the plan or the analyst says, or that of the column's other years.
fn century(
    field: &Field,
    dates: &[(usize, Written)],
    context: &Context,
    watch: &mut Watch,
) -> Result<u16, TabulateError> {
    let short: Vec<usize> = dates.iter().filter(|(_, date)| date.has_short_year()).map(|(code, _)| *code).collect();
    let Some(first) = short.first() else { return Ok(0) };
    if let Some(century) = context.knowledge.century.or(field.century) {
        return Ok(century);
    }
    let example = shown(watch.value(*first));
    let full = dates.iter().filter(|(_, date)| !date.has_short_year()).filter_map(|(_, date)| {
        let orders = [DateOrder::MonthFirst, DateOrder::DayFirst];
        orders.iter().find_map(|order| date.day(*order, 0))
    });
    let mut centuries: Vec<u16> = full.map(|day| day.year / 100 * 100).collect();
    centuries.sort_unstable();
    centuries.dedup();
    let [century] = centuries[..] else {
        return Err(TabulateError::two_digit_years(watch.column.name(), &example, watch.rows(&short).lines.first()));
    };
    watch.warn("two-digit-years", &short, |_| {
        format!(
            "“{example}” has a year of two digits; it was read as of the {century}s, as the column's other years are."
        )
    });
    Ok(century)
}

/// Reverses the exchange of day and month by a spreadsheet if the analyst says so; asks if nobody has said.
fn undo_exchange(dates: &mut [(usize, Written)], context: &Context, watch: &mut Watch) -> Result<(), TabulateError> {
    if !is_exchanged(dates.iter().map(|(_, date)| date)) {
        return Ok(());
    }
    let is_real = |date: &Written| matches!(date.named, Named::YearFirst(_) | Named::WithMonth { .. });
    let real: Vec<usize> = dates.iter().filter(|(_, date)| is_real(date)).map(|(code, _)| *code).collect();
    match context.knowledge.exchanged_dates {
        Some(Exchanged::Keep) => {}
        Some(Exchanged::Undo) => {
            for (_, date) in dates.iter_mut() {
                date.exchange();
            }
            watch.warn("exchanged-dates", &real, |_| {
                "Day and month of these dates were exchanged back, as was asked for.".to_owned()
            });
        }
        None => {
            let text = dates.iter().find(|(_, date)| !is_real(date)).map(|(code, _)| watch.value(*code));
            let example = real.first().map(|code| watch.value(*code));
            let found = watch.rows(&real);
            return Err(TabulateError::exchanged_dates(
                watch.column.name(),
                example.unwrap_or_default(),
                text.unwrap_or_default(),
                &found,
            ));
        }
    }
    Ok(())
}

/// The order of a column's days, or what keeps it from being known.
fn order(
    field: &Field,
    given: &Given,
    dates: &[(usize, Written)],
    century: u16,
    watch: &Watch,
) -> Result<DateOrder, TabulateError> {
    let column = watch.column.name();
    match order_of_written(dates.iter().map(|(code, date)| (watch.value(*code), *date)), century) {
        OrderFound::Certain(order) => Ok(order),
        OrderFound::Ambiguous { example } => weekdays::order(dates, century, watch)
            .or(field.date_order)
            .ok_or_else(|| TabulateError::ambiguous_dates(column, example)),
        OrderFound::Conflicting { day_first, month_first } => {
            Err(TabulateError::conflicting_dates(column, day_first, month_first))
        }
        OrderFound::NoDates => {
            let example = given.first().map_or("", |(_, value)| value.as_ref());
            Err(TabulateError::no_dates(&field.label, column, example, obstacle(example)))
        }
    }
}

/// Days as items: the place of each among all of them.
fn in_order(read: &[Option<Day>]) -> (Vec<u32>, Vec<Day>) {
    let mut days: Vec<Day> = read.iter().copied().flatten().collect();
    days.sort_unstable();
    days.dedup();
    (read.iter().map(|day| item(day.and_then(|day| days.binary_search(&day).ok()))).collect(), days)
}
