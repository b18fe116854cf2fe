//! Place of the records in a document.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::super::error::RecordsError;
use super::super::reading::Format;

/// Calls `each` with every item of the text and its number, from 1. A text that is `cut` may end anywhere.
pub(super) fn for_each_item(
    text: &str,
    format: Format,
    cut: bool,
    mut each: impl FnMut(u64, Item),
) -> Result<(), RecordsError> {
    let mut found = Found { each: &mut each, items: 0, lists: 0 };
    match found.read(text, format, cut) {
        Ok(()) if found.lists > 0 => Ok(()),
        Ok(()) => Err(RecordsError::new("not-a-table", "The JSON object has no list of objects.", REMEDY)),
        Err(_) if found.lists > 1 => {
            Err(RecordsError::new("not-a-table", "The JSON object has several lists of objects.", REMEDY))
        }
        Err(error) if cut && error.is_eof() => Ok(()),
        Err(error) => Err(broken(&error)),
    }
}

const REMEDY: &str = "Give one list of objects, such as [{\"type\": \"call\", \"year\": 2020}].";

fn broken(error: &serde_json::Error) -> RecordsError {
    let said = error.to_string();
    let what = said.rsplit_once(" at line ").map_or(said.as_str(), |(what, _)| what);
    let message = format!("The JSON is broken at character {} of the line: {what}.", error.column());
    RecordsError::new("bad-json", message, "Export the file again, or mend it there.").at_line(error.line() as u64)
}

/// Value found where a record is expected.
#[derive(Debug, Clone, Copy)]
pub(super) enum Item<'t> {
    /// JSON of any kind.
    Whole(&'t str),
    /// A line that is no JSON.
    Broken(&'t str),
}

/// Values found, and the receiver of them.
struct Found<'f> {
    each: &'f mut dyn FnMut(u64, Item),
    items: u64,
    /// Number of lists of records.
    lists: u32,
}

impl Found<'_> {
    fn read(&mut self, text: &str, format: Format, cut: bool) -> Result<(), serde_json::Error> {
        let mut document = serde_json::Deserializer::from_str(text);
        if format == Format::JsonLines {
            self.lists = 1;
            return self.read_lines(text, cut);
        }
        document.deserialize_any(Whole(self))?;
        document.end()
    }

    /// Reads objects one after another. A line that breaks is told of, and reading goes on with the next, unless all
    /// are broken.
    fn read_lines(&mut self, text: &str, cut: bool) -> Result<(), serde_json::Error> {
        let (mut rest, mut first, mut whole) = (text, None, 0);
        loop {
            let mut items = serde_json::Deserializer::from_str(rest).into_iter::<&RawValue>();
            let broken = items.by_ref().find_map(|item| match item {
                Ok(item) => {
                    whole += 1;
                    self.tell(item);
                    None
                }
                Err(error) => Some(error),
            });
            let Some(error) = broken else { break };
            if cut && error.is_eof() {
                return Err(error);
            }
            rest = rest.get(items.byte_offset()..).unwrap_or_default().trim_start();
            let (line, behind) = rest.split_once('\n').unwrap_or((rest, ""));
            self.items += 1;
            (self.each)(self.items, Item::Broken(line.trim_end()));
            first.get_or_insert(error);
            rest = behind;
        }
        first.filter(|_| whole == 0).map_or(Ok(()), Err)
    }

    fn tell(&mut self, item: &RawValue) {
        self.items += 1;
        (self.each)(self.items, Item::Whole(item.get()));
    }
}

/// The whole document: a list of records, or an object that has one.
struct Whole<'a, 'f>(&'a mut Found<'f>);

impl<'de> Visitor<'de> for Whole<'_, '_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("a list of objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        self.0.lists = 1;
        while let Some(item) = list.next_element()? {
            self.0.tell(item);
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        while object.next_key::<IgnoredAny>()?.is_some() {
            object.next_value_seed(Member(self.0))?;
        }
        Ok(())
    }
}

/// A member of the outermost object, of which only a list of objects is of interest.
struct Member<'a, 'f>(&'a mut Found<'f>);

impl<'de> DeserializeSeed<'de> for Member<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Member<'_, '_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("any value")
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<(), A::Error> {
        IgnoredAny.visit_map(object).map(|_| ())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let Some(first) = list.next_element::<&RawValue>()? else {
            self.0.lists = self.0.lists.max(1);
            return Ok(());
        };
        if !first.get().starts_with('{') {
            return IgnoredAny.visit_seq(list).map(|_| ());
        }
        self.0.lists += 1;
        if self.0.items > 0 {
            return Err(A::Error::custom("a second list of objects"));
        }
        self.0.tell(first);
        while let Some(item) = list.next_element()? {
            self.0.tell(item);
        }
        Ok(())
    }
}
