use std::collections::{BTreeMap, HashMap};

use super::error::TabulateError;
use super::flat::Flat;
use super::unread::{Reason, Unread, Watch};
use crate::plan::{Field, FieldType, Otherwise, fold};
use crate::records::{Column, DateOrder, Day, OrderFound, Records, order_of};

/// A field of the plan as the records have it: for every row an item, and what the items mean. Item 0 is nothing.
pub(super) struct Items {
    pub(super) codes: Flat,
    pub(super) meaning: Meaning,
}

/// What the items of a field are.
pub(super) enum Meaning {
    /// Categories: item 1 is the first of them.
    Categories(Vec<String>),
    /// Sets of categories, for several answers at once. Item 0 is no answer; a set may also be empty.
    Sets { labels: Vec<String>, sets: Vec<Vec<u16>> },
    /// Numbers: item 1 is the first of them. With bands, each belongs to one, or to none.
    Numbers { values: Vec<u64>, bands: Vec<String>, band_of: Vec<usize> },
    /// Days in order: item 1 is the earliest.
    Days(Vec<Day>),
    /// Names told apart.
    Names(usize),
}

/// What the answers of a yes/no field are called in conditions and tables.
pub(super) const YES_NO: [&str; 2] = ["yes", "no"];
const YES: [&str; 8] = ["yes", "y", "true", "t", "1", "si", "x", "verdadero"];
const NO: [&str; 6] = ["no", "n", "false", "f", "0", "falso"];

impl Meaning {
    /// How many items there are, the empty one included.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Categories(labels) => labels.len() + 1,
            Self::Sets { sets, .. } => sets.len(),
            Self::Numbers { values, .. } => values.len() + 1,
            Self::Days(days) => days.len() + 1,
            Self::Names(count) => count + 1,
        }
    }

    /// The labels of the categories, in the order in which the field lists them.
    pub(super) fn labels(&self) -> &[String] {
        match self {
            Self::Categories(labels) | Self::Sets { labels, .. } | Self::Numbers { bands: labels, .. } => labels,
            Self::Days(_) | Self::Names(_) => &[],
        }
    }

    /// The categories of an item, as places among the labels.
    pub(super) fn categories(&self, item: usize) -> Vec<usize> {
        let before = item.checked_sub(1);
        match self {
            Self::Categories(_) => before.into_iter().collect(),
            Self::Sets { sets, .. } => {
                sets.get(item).into_iter().flatten().map(|category| usize::from(*category)).collect()
            }
            Self::Numbers { band_of, .. } => before.and_then(|item| band_of.get(item)).into_iter().copied().collect(),
            Self::Days(_) | Self::Names(_) => Vec::new(),
        }
    }

    /// The days, if these are days.
    pub(super) fn days(&self) -> &[Day] {
        if let Self::Days(days) = self { days } else { &[] }
    }
}

/// Reads a field's columns.
pub(super) fn read(
    field: &Field,
    columns: &[Option<&Column>],
    records: &Records,
    date_order: Option<DateOrder>,
    unread: &mut Vec<Unread>,
) -> Result<Items, TabulateError> {
    let Some(column) = columns.iter().flatten().next() else {
        // An optional field that the file lacks: nobody has a value.
        return Ok(Items { codes: Flat::constant(0, records.len()), meaning: nothing(field.kind) });
    };
    let mut watch = Watch::new(field, records, column);
    let items = match field.kind {
        FieldType::Category => categories(field, column),
        FieldType::List => lists(field, column),
        FieldType::Flags => flags(field, columns, records, unread),
        FieldType::YesNo => yes_no(field, column, &mut watch),
        FieldType::Number => numbers(field, column, &mut watch),
        FieldType::Date => days(field, column, date_order, &mut watch)?,
        FieldType::Id => names(field, column),
    };
    watch.report(unread);
    Ok(items)
}

fn nothing(kind: FieldType) -> Meaning {
    match kind {
        FieldType::Category | FieldType::YesNo => Meaning::Categories(Vec::new()),
        FieldType::List | FieldType::Flags => Meaning::Sets { labels: Vec::new(), sets: vec![Vec::new()] },
        FieldType::Number => Meaning::Numbers { values: Vec::new(), bands: Vec::new(), band_of: Vec::new() },
        FieldType::Date => Meaning::Days(Vec::new()),
        FieldType::Id => Meaning::Names(0),
    }
}

/// Which values of a field mean nothing.
struct Missing(Vec<String>);

impl Missing {
    fn of(field: &Field) -> Self {
        Self(field.missing.iter().map(|value| fold(value)).collect())
    }

    fn has(&self, folded: &str) -> bool {
        folded.is_empty() || self.0.iter().any(|missing| missing == folded)
    }
}

/// The categories of a field, those that it lists and those that turn up.
struct Categories<'f> {
    field: &'f Field,
    missing: Missing,
    labels: Vec<String>,
    places: HashMap<String, usize>,
}

impl<'f> Categories<'f> {
    fn of(field: &'f Field) -> Self {
        let mut places = HashMap::new();
        for (place, category) in field.values.iter().enumerate() {
            for spelling in std::iter::once(&category.label).chain(&category.also) {
                places.entry(fold(spelling)).or_insert(place);
            }
        }
        let labels = field.values.iter().map(|category| category.label.clone()).collect();
        Self { field, missing: Missing::of(field), labels, places }
    }

    /// The place of a value's category; `None` if the value means nothing.
    fn place(&mut self, value: &str) -> Option<usize> {
        let folded = fold(value);
        if let Some(place) = self.places.get(&folded) {
            return Some(*place);
        }
        if self.missing.has(&folded) {
            return None;
        }
        let label = match &self.field.otherwise {
            Otherwise::Keep => value.split_whitespace().collect::<Vec<_>>().join(" "),
            Otherwise::Category(label) => label.clone(),
            Otherwise::Missing => return None,
        };
        let place = *self.places.entry(fold(&label)).or_insert_with(|| {
            self.labels.push(label);
            self.labels.len() - 1
        });
        self.places.insert(folded, place);
        Some(place)
    }
}

fn code(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// The item of a category, which is one more than its place.
fn item(place: Option<usize>) -> u32 {
    place.map_or(0, |place| code(place + 1))
}

fn categories(field: &Field, column: &Column) -> Items {
    let mut known = Categories::of(field);
    let meaning: Vec<u32> = column.values().iter().map(|value| item(known.place(value))).collect();
    Items::of(column, &meaning, Meaning::Categories(known.labels))
}

fn yes_no(field: &Field, column: &Column, watch: &mut Watch) -> Items {
    let answers = Answers::of(field);
    let mut answer = |(code, value): (usize, &String)| {
        let answer = answers.read(value);
        if answer.is_err() {
            watch.note(code, Reason::NeitherYesNorNo);
        }
        answer.unwrap_or(0)
    };
    let meaning: Vec<u32> = column.values().iter().enumerate().map(&mut answer).collect();
    Items::of(column, &meaning, Meaning::Categories(YES_NO.map(str::to_owned).to_vec()))
}

/// How a field says yes and no.
struct Answers {
    yes: Vec<String>,
    no: Vec<String>,
    missing: Missing,
}

impl Answers {
    fn of(field: &Field) -> Self {
        let words = |own: &[String], common: &[&str]| match own {
            [] => common.iter().map(|word| (*word).to_owned()).collect(),
            own => own.iter().map(|word| fold(word)).collect::<Vec<_>>(),
        };
        Self { yes: words(&field.yes, &YES), no: words(&field.no, &NO), missing: Missing::of(field) }
    }

    /// 1 for yes, 2 for no, 0 for nothing.
    fn read(&self, value: &str) -> Result<u32, ()> {
        let folded = fold(value);
        match () {
            () if self.missing.has(&folded) => Ok(0),
            () if self.yes.contains(&folded) => Ok(1),
            () if self.no.contains(&folded) => Ok(2),
            () => Err(()),
        }
    }
}

/// Sets of categories, each kept once. The first is that of no answer.
struct Sets {
    sets: Vec<Vec<u16>>,
    places: HashMap<Vec<u16>, u32>,
}

impl Sets {
    fn new() -> Self {
        Self { sets: vec![Vec::new()], places: HashMap::new() }
    }

    fn item(&mut self, mut set: Vec<u16>) -> u32 {
        set.sort_unstable();
        set.dedup();
        *self.places.entry(set).or_insert_with_key(|set| {
            self.sets.push(set.clone());
            code(self.sets.len() - 1)
        })
    }
}

fn lists(field: &Field, column: &Column) -> Items {
    let mut known = Categories::of(field);
    let mut sets = Sets::new();
    let separator = field.separator.as_deref().filter(|separator| !separator.is_empty()).unwrap_or(";");
    let mut meaning = Vec::with_capacity(column.values().len());
    for value in column.values() {
        let parts: Vec<u16> =
            value.split(separator).filter_map(|part| u16::try_from(known.place(part)?).ok()).collect();
        meaning.push(if parts.is_empty() { 0 } else { sets.item(parts) });
    }
    Items::of(column, &meaning, Meaning::Sets { labels: known.labels, sets: sets.sets })
}

/// Several yes/no columns become one column of sets, a column after the other.
fn flags(field: &Field, columns: &[Option<&Column>], records: &Records, unread: &mut Vec<Unread>) -> Items {
    let answers = Answers::of(field);
    let mut sets = Sets::new();
    // For each row the set so far. Item 0 is no answer at all; a row of nothing but “no” has the empty set.
    let mut so_far = vec![0_u32; records.len()];
    for (category, column) in (0_u16..).zip(columns) {
        let Some(column) = column else { continue };
        let mut watch = Watch::new(field, records, column);
        let mut answer_of = Vec::with_capacity(column.values().len());
        for (code, value) in column.values().iter().enumerate() {
            let answer = answers.read(value);
            if answer.is_err() {
                watch.note(code, Reason::NeitherYesNorNo);
            }
            answer_of.push(answer.unwrap_or(0));
        }
        watch.report(unread);
        let answers = Flat::translated(column, &answer_of, 3);
        let mut known: BTreeMap<(u32, u32), u32> = BTreeMap::new();
        for (row, set) in so_far.iter_mut().enumerate() {
            let answer = answers.get(row);
            if answer != 0 {
                let before = *set;
                *set = *known.entry((before, answer)).or_insert_with(|| {
                    let mut with = sets.sets.get(before as usize).cloned().unwrap_or_default();
                    if answer == 1 {
                        with.push(category);
                    }
                    sets.item(with)
                });
            }
        }
    }
    let labels = field.columns.iter().map(|column| column.label.clone()).collect();
    let kinds = sets.sets.len();
    Items {
        codes: Flat::collect(so_far.into_iter(), kinds, records.len()),
        meaning: Meaning::Sets { labels, sets: sets.sets },
    }
}

fn numbers(field: &Field, column: &Column, watch: &mut Watch) -> Items {
    let missing = Missing::of(field);
    let (mut values, mut band_of, mut meaning) = (Vec::new(), Vec::new(), Vec::new());
    for (code, value) in column.values().iter().enumerate() {
        if missing.has(&fold(value)) {
            meaning.push(0);
            continue;
        }
        let number = whole(value);
        let band = number.and_then(|number| band(field, number));
        if number.is_none_or(|_| band.is_none() && !field.bands.is_empty()) {
            watch.note(code, if number.is_none() { Reason::NoNumber } else { Reason::NoBand });
            meaning.push(0);
            continue;
        }
        // A sum of negative numbers is no count.
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

fn days(field: &Field, column: &Column, order: Option<DateOrder>, watch: &mut Watch) -> Result<Items, TabulateError> {
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

fn names(field: &Field, column: &Column) -> Items {
    let missing = Missing::of(field);
    let mut places = HashMap::new();
    let mut meaning = Vec::with_capacity(column.values().len());
    for value in column.values() {
        // Names are told apart as they are written, but for white space around them.
        let name = value.trim();
        if missing.has(&fold(name)) {
            meaning.push(0);
        } else {
            let next = places.len() + 1;
            meaning.push(code(*places.entry(name).or_insert(next)));
        }
    }
    Items::of(column, &meaning, Meaning::Names(places.len()))
}

impl Items {
    fn of(column: &Column, meaning: &[u32], kinds: Meaning) -> Self {
        Self { codes: Flat::translated(column, meaning, kinds.len()), meaning: kinds }
    }
}

#[cfg(test)]
mod tests;
