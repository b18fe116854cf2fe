use super::super::error::TabulateError;
use super::super::missing::Missing;
use super::super::unread::{Reason, Watch};
use super::categories::item;
use super::{Context, Items, Meaning};
use crate::plan::{Field, fold};
use crate::records::{Column, Day, OrderFound, order_of};

pub(super) fn days(
    field: &Field,
    context: &Context,
    watch: &mut Watch,
) -> Result<Items, TabulateError> {
    let (column, missing, order) = (watch.column, Missing::of(field), context.knowledge.date_order);
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
