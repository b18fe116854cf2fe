use std::borrow::Cow;
use std::collections::HashMap;

use super::super::unparsed::Watch;
use super::categories::code;
use super::{FieldValues, Meaning, keys};
use crate::plan::{Keyed, fold, visible};

pub(super) fn names(watch: &Watch, keyed: Option<Keyed>) -> FieldValues {
    let mut places = HashMap::new();
    let mut told_apart = Vec::new();
    let mut meaning = Vec::with_capacity(watch.column.values().len());
    for value in watch.column.values() {
        // Names are told apart as they are written, but for white space around them and what nobody sees.
        let name = match visible(value) {
            Cow::Borrowed(name) => Cow::Borrowed(name.trim()),
            Cow::Owned(name) => Cow::Owned(name.trim().to_owned()),
        };
        if watch.missing.has(&fold(&name)) {
            meaning.push(0);
        } else {
            let next = places.len() + 1;
            let place = *places.entry(name.clone()).or_insert(next);
            if place == next && keyed.is_some() {
                told_apart.push(name);
            }
            meaning.push(code(place));
        }
    }
    let mut items = FieldValues::of(watch.column, &meaning, Meaning::Names(places.len()));
    if let Some(keyed) = keyed {
        items.keys = keys(keyed, told_apart.iter().map(AsRef::as_ref));
    }
    items
}
