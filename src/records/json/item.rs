//! One object, made flat.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// A value of an object, or of an object within it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Field<'t> {
    pub(super) name: Cow<'t, str>,
    /// The name within the object of that name.
    pub(super) within: Option<Cow<'t, str>>,
    pub(super) value: Cow<'t, str>,
}

/// The values of an object as text: numbers as they are written, nothing for null, lists joined by `;`, each item of them marked. `None` if the
/// item is no object, or goes deeper than an object or a list of plain values within it.
pub(super) fn fields(item: &str) -> Option<Vec<Field<'_>>> {
    let Members(members) = serde_json::from_str(item).ok()?;
    let mut fields = Vec::with_capacity(members.len());
    for (name, value) in members {
        if value.get().starts_with('{') {
            let Members(members) = serde_json::from_str(value.get()).ok()?;
            for (within, value) in members {
                fields.push(Field { name: name.clone(), within: Some(within), value: plain_or_list(value)? });
            }
        } else {
            fields.push(Field { name, within: None, value: plain_or_list(value)? });
        }
    }
    Some(fields)
}

fn plain_or_list(value: &RawValue) -> Option<Cow<'_, str>> {
    if !value.get().starts_with('[') {
        return plain(value);
    }
    let items: Vec<&RawValue> = serde_json::from_str(value.get()).ok()?;
    let items: Vec<_> = items.into_iter().filter(|item| item.get() != "null").map(plain).collect::<Option<_>>()?;
    Some(joined(&items).into())
}

/// The items of a list as one value.
pub(in crate::records) fn joined(items: &[impl AsRef<str>]) -> String {
    match items {
        // It reads the same in any way.
        [only] if only.as_ref().chars().all(|letter| letter.is_alphanumeric() || letter == ' ') => {
            only.as_ref().to_owned()
        }
        [] => String::new(),
        items => {
            let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
            format!("{ITEM}{}", items.join(BETWEEN_ITEMS))
        }
    }
}

/// Sign before each item of a list that came as such, so that no separator of a plan parts an item. Nobody sees it, and no
/// comparison of words does.
pub(crate) const ITEM: char = '\u{2063}';
/// Text between the items of such a list.
pub(crate) const BETWEEN_ITEMS: &str = ";\u{2063}";

/// Returns whether a value is neither list nor object.
pub(super) fn is_plain(value: &RawValue) -> bool {
    !value.get().starts_with(['{', '['])
}

/// A value that is neither list nor object.
fn plain(value: &RawValue) -> Option<Cow<'_, str>> {
    match value.get().as_bytes().first()? {
        b'{' | b'[' => None,
        b'"' => serde_json::from_str(value.get()).ok().map(|Text(text)| text),
        b'n' => Some(Cow::Borrowed("")),
        _ => Some(Cow::Borrowed(value.get())),
    }
}

/// The names and values of an object, as they are in the text.
pub(super) struct Members<'t>(pub(super) Vec<(Cow<'t, str>, &'t RawValue)>);

/// A text that is borrowed unless it has escapes.
#[derive(serde::Deserialize)]
struct Text<'t>(#[serde(borrow)] Cow<'t, str>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Members<'de>;

            fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
                out.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some((Text(name), value)) = object.next_entry()? {
                    members.push((name, value));
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Object)
    }
}
