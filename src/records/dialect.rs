use super::quoting::Quoting;
use serde::{Deserialize, Serialize};

use super::encoding::Encoding;

/// Layout of a text file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Dialect {
    /// Encoding of its text.
    pub encoding: Encoding,
    /// `true` if it began with a byte-order mark.
    pub byte_order_mark: bool,
    /// Separator between two fields; always a single ASCII byte.
    #[serde(serialize_with = "as_char")]
    #[cfg_attr(test, schemars(with = "String"))]
    pub delimiter: u8,
    /// Quote around fields that contain delimiters or line ends; doubled within them. `None`: nothing does.
    #[serde(serialize_with = "as_optional_char")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub quote: Option<u8>,
    /// Character that makes a quote plain within a quoted field, besides doubling it. `None`: nothing does.
    #[serde(serialize_with = "as_optional_char")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub escape: Option<u8>,
    /// `true` if blanks around fields are no part of them, as where `, ` is between two.
    pub padded: bool,
    /// Number of lines before the header (or before the first record, where there is none): a title, a `sep=` line,
    /// blank lines.
    pub preamble_lines: u32,
    /// `true` if the first line after the preamble names the columns.
    pub header: bool,
}

impl Default for Dialect {
    /// As RFC 4180 has it: UTF-8, commas, double quotes, a header in the first line.
    fn default() -> Self {
        Self {
            encoding: Encoding::Utf8,
            byte_order_mark: false,
            delimiter: b',',
            quote: Some(b'"'),
            escape: None,
            padded: false,
            preamble_lines: 0,
            header: true,
        }
    }
}

impl Dialect {
    /// Returns the quoting of its fields.
    pub(super) const fn quoting(&self) -> Quoting {
        Quoting { quote: self.quote, escape: self.escape, padded: self.padded }
    }
}

/// Settings that a user gives in place of detection. `None` leaves it to detection.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Overrides {
    /// See [`Dialect::encoding`].
    pub encoding: Option<Encoding>,
    /// See [`Dialect::delimiter`].
    pub delimiter: Option<char>,
    /// See [`Dialect::quote`]; an empty string for none.
    pub quote: Option<String>,
    /// See [`Dialect::preamble_lines`].
    pub preamble_lines: Option<u32>,
    /// See [`Dialect::header`].
    pub header: Option<bool>,
    /// The sheet of a workbook, by its name; the first that has a table where absent.
    pub sheet: Option<String>,
}

// serde hands references over.
#[expect(clippy::trivially_copy_pass_by_ref)]
fn as_char<S: serde::Serializer>(byte: &u8, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_char(char::from(*byte))
}

// serde hands references over.
#[expect(clippy::trivially_copy_pass_by_ref, clippy::ref_option)]
fn as_optional_char<S: serde::Serializer>(byte: &Option<u8>, serializer: S) -> Result<S::Ok, S::Error> {
    byte.map(char::from).serialize(serializer)
}
