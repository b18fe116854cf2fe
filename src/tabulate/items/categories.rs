use std::collections::{BTreeMap, HashMap};

use super::super::flat::Flat;
use super::super::unread::{Reason, Unread, Watch};
use super::{Items, Meaning, YES_NO};
use crate::plan::{Field, NO, Otherwise, YES, fold};
use crate::records::{Column, Records};

/// Which values of a field mean nothing.
pub(super) struct Missing(Vec<String>);

impl Missing {
    pub(super) fn of(field: &Field) -> Self {
        Self(field.missing.iter().map(|value| fold(value)).collect())
    }

    pub(super) fn has(&self, folded: &str) -> bool {
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

    /// The place of a value's category; `None` if the value means nothing. An error if the plan has no place for it.
    fn place(&mut self, value: &str) -> Result<Option<usize>, ()> {
        let folded = fold(value);
        if let Some(place) = self.places.get(&folded) {
            return Ok(Some(*place));
        }
        if self.missing.has(&folded) {
            return Ok(None);
        }
        let label = match &self.field.otherwise {
            Otherwise::Keep => value.split_whitespace().collect::<Vec<_>>().join(" "),
            Otherwise::Category(label) => label.clone(),
            Otherwise::Missing => return Err(()),
        };
        let place = *self.places.entry(fold(&label)).or_insert_with(|| {
            self.labels.push(label);
            self.labels.len() - 1
        });
        self.places.insert(folded, place);
        Ok(Some(place))
    }
}

pub(super) fn code(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// The item of a category, which is one more than its place.
pub(super) fn item(place: Option<usize>) -> u32 {
    place.map_or(0, |place| code(place + 1))
}

pub(super) fn categories(field: &Field, column: &Column, watch: &mut Watch) -> Items {
    let mut known = Categories::of(field);
    let mut place = |(code, value): (usize, &String)| {
        let place = known.place(value);
        if place.is_err() {
            watch.note(code, Reason::NotListed);
        }
        item(place.unwrap_or(None))
    };
    let meaning: Vec<u32> = column.values().iter().enumerate().map(&mut place).collect();
    Items::of(column, &meaning, Meaning::Categories(known.labels))
}

pub(super) fn yes_no(field: &Field, column: &Column, watch: &mut Watch) -> Items {
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

pub(super) fn lists(field: &Field, column: &Column, watch: &mut Watch) -> Items {
    let mut known = Categories::of(field);
    let mut sets = Sets::new();
    let separator = field.separator.as_deref().filter(|separator| !separator.is_empty()).unwrap_or(";");
    let mut meaning = Vec::with_capacity(column.values().len());
    for (code, value) in column.values().iter().enumerate() {
        let mut parts: Vec<u16> = Vec::new();
        let mut is_listed = true;
        for place in value.split(separator).map(|part| known.place(part)) {
            is_listed &= place.is_ok();
            parts.extend(place.unwrap_or(None).and_then(|place| u16::try_from(place).ok()));
        }
        if !is_listed {
            watch.note(code, Reason::NotListed);
        }
        meaning.push(if parts.is_empty() { 0 } else { sets.item(parts) });
    }
    Items::of(column, &meaning, Meaning::Sets { labels: known.labels, sets: sets.sets })
}

/// Several yes/no columns become one column of sets, a column after the other.
pub(super) fn flags(field: &Field, columns: &[Option<&Column>], records: &Records, unread: &mut Vec<Unread>) -> Items {
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
        keys: Vec::new(),
    }
}
