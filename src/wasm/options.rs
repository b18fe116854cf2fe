//! What JavaScript may ask for. `js/report.ts` types it; here it is read.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

use super::fault::Fault;
use crate::chart::{Geometry, Palette, Rgb};
use crate::report::{Node, NoteNumbering};

/// Reads options; `undefined` asks for nothing special.
pub(super) fn read<T: DeserializeOwned + Default>(options: JsValue) -> Result<T, JsValue> {
    if options.is_undefined() || options.is_null() {
        return Ok(T::default());
    }
    serde_wasm_bindgen::from_value(options).map_err(|error| Fault::options(&error).into())
}

/// The geometry of a map, if one was given.
pub(super) fn geometry(node: &Option<Node>) -> Result<Option<Geometry>, JsValue> {
    let given = node.as_ref().filter(|node| **node != Node::Null);
    given.map(|node| Geometry::from_node(node).map_err(|error| Fault::chart(error).into())).transpose()
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(super) struct HtmlOptions {
    pub(super) prefix: String,
    pub(super) heading_level: u8,
    pub(super) note_numbering: Option<NoteNumbering>,
    pub(super) charts: ChartPlaces,
    /// By region code.
    pub(super) geometry: std::collections::BTreeMap<String, Node>,
}

#[derive(Deserialize, Default, PartialEq)]
#[serde(rename_all = "camelCase")]
pub(super) enum ChartPlaces {
    #[default]
    None,
    Places,
    Svg,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(super) struct SvgOptions {
    pub(super) width: u32,
    pub(super) theme: ThemeName,
    pub(super) prefix: String,
    pub(super) geometry: Option<Node>,
}

impl Default for SvgOptions {
    fn default() -> Self {
        Self { width: 660, theme: ThemeName::Light, prefix: String::new(), geometry: None }
    }
}

impl SvgOptions {
    /// The picture that stands in a page in place of a canvas.
    pub(super) fn in_page(options: &HtmlOptions, region: Option<&str>) -> Self {
        let geometry = region.and_then(|region| options.geometry.get(region)).cloned();
        Self { prefix: options.prefix.clone(), geometry, ..Self::default() }
    }

    pub(super) fn palette(&self) -> &'static Palette {
        self.theme.palette()
    }
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(super) struct LayOutOptions {
    pub(super) width: u32,
    pub(super) text_scale: u16,
    pub(super) font_family: String,
    pub(super) geometry: Option<Node>,
}

#[derive(Deserialize, Default, Clone, Copy)]
#[serde(rename_all = "camelCase")]
pub(super) enum ThemeName {
    #[default]
    Light,
    Dark,
    Print,
    Forced,
}

impl ThemeName {
    const fn palette(self) -> &'static Palette {
        match self {
            Self::Light | Self::Forced => &Palette::LIGHT,
            Self::Dark => &Palette::DARK,
            Self::Print => &Palette::PRINT,
        }
    }
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(super) struct ThemeOptions {
    name: ThemeName,
    /// Text, ground and highlight, where the user forces colours.
    colors: Option<[(u8, u8, u8); 3]>,
}

impl ThemeOptions {
    pub(super) fn palette(&self) -> Palette {
        let rgb = |(red, green, blue)| Rgb(red, green, blue);
        match self.colors {
            Some([text, ground, accent]) => Palette::from_colors(rgb(text), rgb(ground), rgb(accent)),
            None => self.name.palette().clone(),
        }
    }
}
