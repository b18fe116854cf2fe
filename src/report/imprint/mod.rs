//! The publisher's mark on a report: a logo, a colour, whom to ask, and what may be done with it.

#[cfg(feature = "check")]
mod color;
#[cfg(feature = "check")]
mod faults;
#[cfg(feature = "check")]
mod palette_fault;
#[cfg(feature = "check")]
mod picture;
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;

use serde::Serialize;

use super::decode::{Decode, decode};
use super::findings::Findings;
use super::node::Node;
use super::palette::PaletteName;
use super::table::is_default;
use crate::common::Rgb;
#[cfg(feature = "check")]
pub(crate) use faults::Fault;

/// The publisher's own marks: a logo, a colour, whom to ask, and what may be done with the report.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Imprint {
    /// The logo, printed above the publisher's name: a PNG or SVG picture of at most 64 kB as a data address,
    /// `data:image/png;base64,…` or `data:image/svg+xml;base64,…`. Scripts, animations and anything outside the picture are
    /// refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub logo: Option<Logo>,
    /// Colour of the publisher's name, of large numbers and of links: `#8a1c1c`. Its contrast with white must be at least
    /// 4.5 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<String>", extend("pattern" = "^#[0-9A-Fa-f]{6}$")))]
    pub accent: Option<Accent>,
    /// Palette of charts and tints: a family of colours by its name, or `accent`, which is made of the accent.
    #[serde(skip_serializing_if = "is_default")]
    #[cfg_attr(test, serde(default))]
    pub palette: PaletteName,
    /// Whom to ask about the figures. E-mail addresses and addresses that begin with https:// become links.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// Permission for others to use the report: `CC BY 4.0, https://creativecommons.org/licenses/by/4.0/`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
}

#[cfg(feature = "export")]
impl Imprint {
    /// The address of the page that holds the licence.
    pub(crate) fn licence_address(&self) -> Option<&str> {
        let is_after = |letter: char| matches!(letter, ',' | '.' | ';' | ')' | '>');
        let mut words = self.licence.as_deref()?.split([' ', '(', '<']);
        words.find(|word| word.starts_with("https://")).map(|address| address.trim_end_matches(is_after))
    }
}

/// Beginnings of the data addresses that a logo can have.
const PNG: &str = "data:image/png;base64,";
const SVG: &str = "data:image/svg+xml;base64,";

/// A picture as a data address. Shown as an image, an SVG runs no script and loads nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Logo(String);

impl Logo {
    /// Returns the picture of a data address; `None` of any other address, which could load something or run it.
    pub fn new(address: &str) -> Option<Self> {
        [PNG, SVG].iter().any(|start| address.starts_with(start)).then(|| Self(address.to_owned()))
    }

    /// The data address.
    pub fn address(&self) -> &str {
        &self.0
    }
}

impl Decode for Logo {
    fn blank() -> Self {
        Self(String::new())
    }

    fn read(&mut self, node: &Node, found: &mut Findings) -> bool {
        let Some(address) = decode::<String>(node, found) else { return false };
        let Some(logo) = Self::new(&address) else {
            let remedy = format_args!("Give a PNG or SVG file as {PNG}… or {SVG}….");
            found.error("bad-logo", "This is not a picture as a data address.", remedy);
            return false;
        };
        *self = logo;
        true
    }
}

/// A colour: `#` and six hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Accent(String);

impl Accent {
    /// Returns the colour of a code; `None` if it is not `#` and six digits.
    pub fn new(code: &str) -> Option<Self> {
        let digits = code.strip_prefix('#')?;
        let is_color = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_color.then(|| Self(code.to_owned()))
    }

    /// The colour as CSS writes it.
    pub fn code(&self) -> &str {
        &self.0
    }

    /// The colour as numbers.
    pub(crate) fn color(&self) -> Rgb {
        let digits = self.0.get(1..).unwrap_or_default();
        Rgb::of(u32::from_str_radix(digits, 16).unwrap_or_default())
    }
}

impl Decode for Accent {
    fn blank() -> Self {
        Self(String::new())
    }

    fn read(&mut self, node: &Node, found: &mut Findings) -> bool {
        let Some(code) = decode::<String>(node, found) else { return false };
        let Some(accent) = Self::new(&code) else {
            let message = format_args!("“{code}” is not a colour in six digits.");
            found.error("bad-color", message, "Write `#` and six digits from 0 to f, such as “#12617a”.");
            return false;
        };
        *self = accent;
        true
    }
}
