//! Numbers of a column: what their marks mean is decided by all of them together.

use std::collections::BTreeMap;

use super::super::error::TabulateError;
use super::super::unparsed::{Reason, Watch, shown};
use super::categories::item;
use super::{Context, FieldValues, Meaning, no_value};
use crate::plan::{Field, fold, visible};
use crate::records::{Amount, DecimalMark, Marks, WrittenNumber};

/// More decimals than these are what computers add to a sum, not what anybody counted.
const MOST_DECIMALS: u32 = 9;

/// No report can print a greater count.
const LARGEST: i128 = 1_000_000_000_000;

pub(super) fn numbers(field: &Field, context: &Context, watch: &mut Watch) -> Result<FieldValues, TabulateError> {
    let given = written(watch);
    let known = context.knowledge.decimal_mark.or(field.decimal);
    let mark = match known {
        Some(mark) => Some(mark),
        None => mark_of(&given, context, watch)?,
    };
    let unit = commonest_unit(&given);
    let mut amounts: Vec<Option<Amount>> = vec![None; watch.column.values().len()];
    let mut band_of = Vec::new();
    let mut exponents = Vec::new();
    for (code, number) in &given {
        let Some((number, amount)) = number.as_ref().and_then(|number| Some((number, valued(number, known, mark)?)))
        else {
            watch.note(*code, Reason::NoNumber);
            continue;
        };
        match fitting(field, number, amount, unit.as_ref()) {
            Ok(band) => {
                amounts[*code] = Some(amount);
                band_of.extend(band);
                exponents.extend(number.has_exponent().then_some(*code));
            }
            Err(reason) => watch.note(*code, reason),
        }
    }
    no_value::tell_of_nines(&amounts, watch);
    tell(&given, &exponents, unit.as_deref() == Some("%"), watch);
    let scale = if field.bands.is_empty() { scale(&mut amounts, context, watch) } else { 0 };
    let mut values = Vec::new();
    let meaning: Vec<u32> = amounts
        .iter()
        .map(|amount| {
            item(amount.map(|amount| {
                values.push(amount.scaled(scale).and_then(|units| u64::try_from(units).ok()).unwrap_or(0));
                values.len() - 1
            }))
        })
        .collect();
    let bands = field.bands.iter().map(|band| band.label.clone()).collect();
    let scale = 10_u64.pow(scale);
    Ok(FieldValues::of(watch.column, &meaning, Meaning::Numbers { values, scale, bands, band_of }))
}

/// Each value that is not missing, with its code, as a number if it is one.
type Given = Vec<(usize, Option<WrittenNumber>)>;

fn written(watch: &Watch) -> Given {
    let values = watch.column.values().iter().enumerate();
    let given = values.filter(|(_, value)| !watch.missing.has(&fold(value)));
    given.map(|(code, value)| (code, WrittenNumber::parse(&visible(value)))).collect()
}

/// A number's value: as the plan or the analyst says, or by itself, or by what the column says of `1,234`.
fn valued(number: &WrittenNumber, known: Option<DecimalMark>, of_column: Option<DecimalMark>) -> Option<Amount> {
    number.value(known.or(of_column.filter(|_| matches!(number.marks, Marks::Either(_)))))
}

/// The band of a number, if it has bands; an error if it has no place among them or in a sum.
fn fitting(
    field: &Field,
    number: &WrittenNumber,
    amount: Amount,
    unit: Option<&String>,
) -> Result<Option<usize>, Reason> {
    if unit.is_some_and(|unit| number.unit.as_ref().map_or(unit == "%", |own| own != unit)) {
        return Err(Reason::OtherUnit);
    }
    if field.bands.is_empty() {
        // These numbers are there to be added up, and a negative one is no count.
        let fits = amount.scaled(0).is_some_and(|whole| whole <= LARGEST);
        return match amount.units {
            ..0 => Err(Reason::Negative),
            _ if fits => Ok(None),
            _ => Err(Reason::NoNumber),
        };
    }
    let number = amount.floor().ok_or(Reason::NoBand)?;
    // An open band reaches down to zero, unless some band says that there is less.
    let is_below = |end: Option<i64>| end.is_some_and(|end| end < 0);
    if number < 0 && !field.bands.iter().any(|band| is_below(band.from) || is_below(band.to)) {
        return Err(Reason::Negative);
    }
    let within =
        |from: Option<i64>, to: Option<i64>| from.is_none_or(|from| from <= number) && to.is_none_or(|to| number <= to);
    field.bands.iter().position(|band| within(band.from, band.to)).map(Some).ok_or(Reason::NoBand)
}

/// Says of percentages, and of numbers with an exponent, what they were read as.
fn tell(given: &Given, exponents: &[usize], are_percentages: bool, watch: &mut Watch) {
    let example =
        |codes: &[usize], watch: &Watch| codes.first().map(|code| shown(watch.value(*code))).unwrap_or_default();
    if are_percentages {
        let codes: Vec<usize> = given.iter().map(|(code, _)| *code).collect();
        let example = example(&codes, watch);
        watch.warn("percentages", &codes, |_| {
            format!("These are percentages: “{example}” was read as the number before the sign.")
        });
    }
    let example = example(exponents, watch);
    watch.warn("exponents", exponents, |_| {
        format!("“{example}” is written with an exponent; a spreadsheet that does so may have cut digits off.")
    });
}

/// The unit of most of the numbers that have one; `%` only if most numbers have it.
fn commonest_unit(given: &Given) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for number in given.iter().filter_map(|(_, number)| number.as_ref()) {
        *counts.entry(number.unit.as_deref().unwrap_or_default()).or_default() += 1;
    }
    let plain = counts.remove("").unwrap_or_default();
    let (unit, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    // Among plain numbers a percentage is something else; an amount without its currency is not.
    Some(if unit == "%" && count <= plain { String::new() } else { unit.to_owned() })
}

/// Returns the number of decimals that sums are counted with, so that they are exact.
fn scale(amounts: &mut [Option<Amount>], context: &Context, watch: &mut Watch) -> u32 {
    for amount in amounts.iter_mut().flatten() {
        if amount.decimals > MOST_DECIMALS {
            let units = amount.scaled(MOST_DECIMALS).unwrap_or_default();
            *amount = Amount { units, decimals: MOST_DECIMALS };
        }
        while amount.decimals > 0 && amount.units % 10 == 0 {
            *amount = Amount { units: amount.units / 10, decimals: amount.decimals - 1 };
        }
    }
    let most = amounts.iter().flatten().map(|amount| amount.decimals).max().unwrap_or(0);
    let rows = context.records.rows_of_source().max(1);
    let fits = |scale: &u32| {
        let largest = amounts.iter().flatten().filter_map(|amount| amount.scaled(*scale)).max().unwrap_or(0);
        largest <= i128::from(u64::MAX / rows)
    };
    let scale = (1..=most).rev().find(fits).unwrap_or(0);
    let fractions: Vec<usize> = amounts
        .iter()
        .enumerate()
        .filter_map(|(code, amount)| amount.filter(|amount| amount.decimals > 0).map(|_| code))
        .collect();
    watch.warn("decimals", &fractions, |_| {
        "Sums of these decimals are exact; only what is printed is rounded, so that rows add up to their total.".into()
    });
    scale
}

/// Returns the decimal mark of numbers such as `1,234`, by the column's other numbers; else by their shape and the
/// plan's language, if these agree. `None` if there are no such numbers, or others contradict each other.
fn mark_of(given: &Given, context: &Context, watch: &mut Watch) -> Result<Option<DecimalMark>, TabulateError> {
    let numbers = || given.iter().filter_map(|(_, number)| number.as_ref());
    let has = |marks: Marks| numbers().any(|number| number.marks == marks);
    let is_decimal = |mark: DecimalMark| has(Marks::Decimal(mark)) || has(Marks::Group(mark.other()));
    let either: Vec<DecimalMark> =
        [DecimalMark::Point, DecimalMark::Comma].into_iter().filter(|mark| has(Marks::Either(*mark))).collect();
    let (&[mark], false, false) = (either.as_slice(), is_decimal(DecimalMark::Point), is_decimal(DecimalMark::Comma))
    else {
        let certain = [DecimalMark::Point, DecimalMark::Comma].into_iter().filter(|mark| is_decimal(*mark));
        let mark = certain.clone().next().filter(|_| certain.count() == 1);
        tell_foreign(given, mark, context, watch);
        return Ok(mark);
    };
    let codes: Vec<usize> = given
        .iter()
        .filter(|(_, number)| number.as_ref().is_some_and(|number| number.marks == Marks::Either(mark)))
        .map(|(code, _)| *code)
        .collect();
    let example = codes.first().map_or("", |code| watch.value(*code));
    // Who writes 12 and 1,234, but never 1234 or 1,5, separates thousands.
    let short = numbers().filter_map(WrittenNumber::is_short).collect::<Vec<_>>();
    let looks_grouped = !short.is_empty() && short.iter().all(|short| *short);
    let is_native = context.native_numbers && mark == DecimalMark::Point;
    let decimal = if is_native { mark } else { context.decimal_mark };
    if looks_grouped && decimal == mark && !is_native {
        return Err(TabulateError::ambiguous_numbers(watch.column.name(), example, watch.rows(&codes).lines.first()));
    }
    tell_as_read(&codes, decimal, watch);
    Ok(Some(decimal))
}

/// Warns about the few numbers whose mark separates thousands in the plan's language, as it does not here: `1,23` among whole
/// numbers may be 123.
fn tell_foreign(given: &Given, mark: Option<DecimalMark>, context: &Context, watch: &mut Watch) {
    let Some(mark) = mark.filter(|mark| *mark != context.decimal_mark && !context.native_numbers) else { return };
    let marked = |number: &Option<WrittenNumber>| number.as_ref().is_some_and(|n| n.marks == Marks::Decimal(mark));
    let codes: Vec<usize> = given.iter().filter(|(_, number)| marked(number)).map(|(code, _)| *code).collect();
    if codes.len() * 2 < given.len() {
        tell_as_read(&codes, mark, watch);
    }
}

/// Warns that a mark was taken for the one before decimals.
fn tell_as_read(codes: &[usize], decimal: DecimalMark, watch: &mut Watch) {
    let example = codes.first().map_or("", |code| watch.value(*code));
    let read = WrittenNumber::parse(&visible(example)).and_then(|number| number.value(Some(decimal)));
    let as_read = read.map(plain).unwrap_or_default();
    watch.warn("number-marks", codes, |_| {
        format!("“{example}” was read as {as_read}. If that is wrong, say what separates decimals.")
    });
}

/// An amount with a point before its decimals.
fn plain(Amount { units, decimals }: Amount) -> String {
    let digits = format!("{:0>width$}", units.abs(), width = decimals as usize + 1);
    let (whole, rest) = digits.split_at(digits.len() - decimals as usize);
    let sign = if units < 0 { "-" } else { "" };
    if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}
