use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use super::error::ExportError;
use crate::report::Decimal;

/// A JSON value to write; objects keep their order, so that files come out the same on every machine.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Json {
    Null,
    Bool(bool),
    Number(Decimal),
    Text(String),
    List(Vec<Self>),
    Object(Vec<(String, Self)>),
}

/// An object of the entries that say something.
pub(super) fn object<K: Into<String>>(entries: impl IntoIterator<Item = (K, Json)>) -> Json {
    let said = entries.into_iter().filter(|(_, value)| *value != Json::Null);
    Json::Object(said.map(|(key, value)| (key.into(), value)).collect())
}

/// A list; nothing where it would be empty.
pub(super) fn list<J: Into<Json>>(items: impl IntoIterator<Item = J>) -> Json {
    let items: Vec<Json> = items.into_iter().map(Into::into).collect();
    if items.is_empty() { Json::Null } else { Json::List(items) }
}

impl Json {
    /// As text, indented, with a line end.
    pub(super) fn write(&self) -> Result<Vec<u8>, ExportError> {
        let mut bytes = serde_json::to_vec_pretty(self).map_err(|error| ExportError::internal(&error.to_string()))?;
        bytes.push(b'\n');
        Ok(bytes)
    }
}

impl Json {
    /// As text that may be in a script of a page: nothing in it can end the script or begin a comment.
    pub(super) fn write_for_markup(&self) -> Result<Vec<u8>, ExportError> {
        let bytes = self.write()?;
        // The sign is within texts only, and may be written so there.
        Ok(bytes.split(|byte| *byte == b'<').collect::<Vec<_>>().join(&b"\\u003c"[..]))
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Json {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Json {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<Decimal> for Json {
    fn from(number: Decimal) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Json {
    fn from(number: usize) -> Self {
        Self::Number(Decimal::new(i64::try_from(number).unwrap_or(i64::MAX), 0))
    }
}

impl<J: Into<Self>> From<Option<J>> for Json {
    fn from(value: Option<J>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(number) if number.decimals() == 0 => serializer.serialize_i64(number.units()),
            Self::Number(number) => serializer.serialize_f64(number.to_f64()),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(item)?;
                }
                list.end()
            }
            Self::Object(entries) => {
                let mut object = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    object.serialize_entry(key, value)?;
                }
                object.end()
            }
        }
    }
}
