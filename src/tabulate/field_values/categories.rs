use std::collections::HashMap;

use super::super::missing::Missing;
use super::super::unparsed::{Reason, Watch};
use super::no_value::{self, codes_among_words, is_no_value};
use super::{FieldValues, Meaning, YES_NO};
use crate::plan::{Field, NO, Otherwise, YES, fold, visible};

/// The categories of a field, those that it lists and those that turn up.
pub(super) struct Categories<'f> {
    field: &'f Field,
    missing: Missing,
    pub(super) labels: Vec<String>,
    places: HashMap<String, usize>,
}

impl<'f> Categories<'f> {
    pub(super) fn of(field: &'f Field) -> Self {
        let mut places = HashMap::new();
        for (place, category) in field.values.iter().enumerate() {
            for spelling in std::iter::once(&category.label).chain(&category.also) {
                places.entry(fold(spelling)).or_insert(place);
            }
        }
        let labels = field.values.iter().map(|category| category.label.clone()).collect();
        Self { field, missing: Missing::of(field), labels, places }
    }

    /// Returns whether a value is one that the field lists, or one that means nothing.
    pub(super) fn is_listed(&self, value: &str) -> bool {
        let folded = fold(value);
        !folded.is_empty() && (self.places.contains_key(&folded) || self.missing.has(&folded))
    }

    /// Returns whether a value is an answer that the field, which lists some, does not list.
    pub(super) fn is_unlisted(&self, value: &str) -> bool {
        let folded = fold(value);
        let is_other = matches!(&self.field.otherwise, Otherwise::Category(label) if fold(label) == folded);
        let is_listed = self.places.get(&folded).is_some_and(|place| *place < self.field.values.len());
        !self.field.values.is_empty() && !is_listed && !is_other && !self.missing.has(&folded)
    }

    /// Warns about the values that the field does not list, and says what they count as.
    pub(super) fn tell(&self, unlisted: &[(usize, String)], watch: &mut Watch) {
        let counted = match &self.field.otherwise {
            Otherwise::Keep => "so each has a row of its own".to_owned(),
            Otherwise::Category(label) => format!("so they count as “{label}”"),
            Otherwise::Missing => return,
        };
        watch.warn_of_words("unlisted", unlisted, &format!("not listed in the plan, {counted}"));
    }

    /// Warns about values, of a field that lists none, that are written where there is none.
    pub(super) fn tell_no_values(&self, watch: &mut Watch) {
        if !self.field.values.is_empty() || self.field.otherwise != Otherwise::Keep {
            return;
        }
        let given = || {
            let values = watch.column.values().iter().enumerate();
            values.filter(|(_, value)| !self.missing.has(&fold(value))).map(|(code, value)| (code, value.as_str()))
        };
        let words =
            given().filter(|(_, value)| is_no_value(value)).map(|(code, value)| (code, value.trim().to_owned()));
        let found: Vec<(usize, String)> = words.chain(codes_among_words(given())).collect();
        no_value::tell(&found, watch);
    }

    /// The place of a value's category; `None` if the value means nothing. An error if the plan has no place for it.
    pub(super) fn place(&mut self, value: &str) -> Result<Option<usize>, ()> {
        let folded = fold(value);
        if let Some(place) = self.places.get(&folded) {
            return Ok(Some(*place));
        }
        if self.missing.has(&folded) {
            return Ok(None);
        }
        let label = match &self.field.otherwise {
            Otherwise::Keep => visible(value).split_whitespace().collect::<Vec<_>>().join(" "),
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

pub(super) fn categories(field: &Field, watch: &mut Watch) -> FieldValues {
    let column = watch.column;
    let mut known = Categories::of(field);
    let mut unlisted = Vec::new();
    let mut place = |(code, value): (usize, &String)| {
        if known.is_unlisted(value) {
            unlisted.push((code, value.trim().to_owned()));
        }
        let place = known.place(value);
        if place.is_err() {
            watch.note(code, Reason::NotListed);
        }
        item(place.unwrap_or(None))
    };
    let meaning: Vec<u32> = column.values().iter().enumerate().map(&mut place).collect();
    known.tell(&unlisted, watch);
    known.tell_no_values(watch);
    no_value::tell_of_blanks(watch);
    FieldValues::of(column, &meaning, Meaning::Categories(known.labels))
}

pub(super) fn yes_no(field: &Field, watch: &mut Watch) -> FieldValues {
    let column = watch.column;
    let answers = Answers::of(field);
    let mut answer = |(code, value): (usize, &String)| {
        let answer = answers.read(value);
        if answer.is_err() {
            watch.note(code, Reason::NeitherYesNorNo);
        }
        answer.unwrap_or(0)
    };
    let meaning: Vec<u32> = column.values().iter().enumerate().map(&mut answer).collect();
    FieldValues::of(column, &meaning, Meaning::Categories(YES_NO.map(str::to_owned).to_vec()))
}

/// Spellings of yes and no in a field.
pub(in crate::tabulate) struct Answers {
    yes: Vec<String>,
    no: Vec<String>,
    missing: Missing,
}

impl Answers {
    pub(in crate::tabulate) fn of(field: &Field) -> Self {
        let words = |own: &[String], common: &[&str]| match own {
            [] => common.iter().map(|word| (*word).to_owned()).collect(),
            own => own.iter().map(|word| fold(word)).collect::<Vec<_>>(),
        };
        Self { yes: words(&field.yes, &YES), no: words(&field.no, &NO), missing: Missing::of(field) }
    }

    /// 1 for yes, 2 for no, 0 for nothing.
    pub(in crate::tabulate) fn read(&self, value: &str) -> Result<u32, ()> {
        let folded = fold(value);
        match () {
            () if self.missing.has(&folded) => Ok(0),
            () if self.yes.contains(&folded) => Ok(1),
            () if self.no.contains(&folded) => Ok(2),
            () => Err(()),
        }
    }
}
