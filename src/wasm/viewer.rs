use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use super::fault::Fault;
use super::options::Options;
use super::pictures::Look;
use super::{from_js, pictures};
use crate::chart::{self, Kind, RowBars, RowPlaces, Scene, Target};
use crate::export;
use crate::html::{self, Drawing};
use crate::locale::{self, Locale};
use crate::report::{self, texts};

/// The code of a tag's language, if it is known but its words are not here yet: `fr`.
#[wasm_bindgen(js_name = missingLanguage)]
#[expect(unreachable_pub, reason = "JavaScript reaches it")]
pub fn missing_language(tag: &str) -> Option<String> {
    locale::missing(tag).map(str::to_owned)
}

/// Takes in the words of a language: the beginning of its file. `false` where the text is invalid.
#[wasm_bindgen(js_name = addLanguage)]
#[expect(unreachable_pub, reason = "JavaScript reaches it")]
pub fn add_language(words: &str) -> bool {
    locale::add(words)
}

/// A report that can be shown.
#[wasm_bindgen]
pub struct Report {
    inner: report::Report,
    /// The languages that the document can be read in as a whole.
    languages: Vec<String>,
}

#[wasm_bindgen]
impl Report {
    /// Reads a document, given as a JavaScript object, in a language that it has; in its own where it has not.
    ///
    /// # Errors
    /// An `Error` with the code `invalid-document`; the checker says why.
    #[expect(clippy::needless_pass_by_value, reason = "JavaScript hands it over so")]
    pub fn parse(document: &JsValue, language: Option<String>) -> Result<Self, JsValue> {
        let node = from_js::read(document).map_err(Fault::document)?;
        let read = report::Report::from_checked(&texts::in_language(&node, language.as_deref()));
        let inner = read.ok_or_else(|| Fault::document("Check it to see why."))?;
        Ok(Self { inner, languages: texts::languages(&node) })
    }

    /// Returns the title of the report.
    #[wasm_bindgen(getter)]
    pub fn title(&self) -> String {
        self.inner.title.clone()
    }

    /// The language of its texts.
    #[wasm_bindgen(getter)]
    pub fn language(&self) -> String {
        self.inner.language.clone()
    }

    /// The languages that the document can be read in as a whole, its own first.
    #[wasm_bindgen(getter)]
    pub fn languages(&self) -> Vec<String> {
        self.languages.clone()
    }

    /// Returns the direction of its lines: `ltr` or `rtl`.
    #[wasm_bindgen(getter)]
    pub fn direction(&self) -> String {
        Locale::for_language(&self.inner.language).direction().to_owned()
    }

    /// The report as a static fragment of HTML.
    ///
    /// # Errors
    /// An `Error` with the code `invalid-options`.
    pub fn html(&self, options: &JsValue) -> Result<String, JsValue> {
        let known = [
            "prefix",
            "headingLevel",
            "noteNumbering",
            "charts",
            "geometry",
            "contradictions",
            "width",
            "narrowWidth",
            "plain",
            "controls",
            "separate",
        ];
        let options = Options::read(options, &known)?;
        let places = match options.text("charts") {
            "" | "none" => false,
            "places" | "svg" => true,
            _ => return Err(Fault::options("`charts` should be \"none\", \"places\" or \"svg\".").into()),
        };
        let separate = options.flag("separate");
        let charts = self.offers().into_iter().filter(|_| places).filter_map(|offer| {
            if options.text("charts") == "places" || (offer.in_rows && !separate) {
                return Some(Drawing { id: offer.id, svg: None, narrow: None });
            }
            pictures::drawing(&self.inner, offer.id, offer.region.as_deref(), &options)
        });
        let charts = charts.collect();
        let written = html::Options {
            prefix: options.text("prefix").to_owned(),
            heading_level: options.number("headingLevel", 1),
            note_numbering: options.note_numbering()?,
            charts,
            separate,
            languages: self.languages.clone(),
            plain: options.flag("plain"),
            controls: options.flag("controls"),
            contradictions: options.contradictions(),
        };
        Ok(html::fragment(&self.inner, &written))
    }

    /// The charts that the report offers.
    #[wasm_bindgen(getter)]
    pub fn charts(&self) -> Array {
        let offer = |offer: &Offer| {
            from_js::object(&[
                ("id", Some(offer.id.as_str().into())),
                ("kind", Some(offer.kind.into())),
                ("inRows", Some(offer.in_rows.into())),
                ("region", offer.region.as_deref().map(Into::into)),
            ])
        };
        self.offers().iter().map(offer).collect()
    }

    /// A table in a sentence or two.
    ///
    /// # Errors
    /// An `Error` with the code `no-chart`, if there is no such table.
    pub fn summary(&self, id: &str) -> Result<String, JsValue> {
        let table = self.inner.table(id).ok_or_else(|| Fault::no_table(id))?;
        Ok(Locale::for_language(&self.inner.language).summary(&self.inner, table))
    }

    /// A table as CSV, the way it is printed, with its notes.
    ///
    /// # Errors
    /// An `Error` with the code `no-chart`, if there is no such table.
    pub fn csv(&self, id: &str) -> Result<String, JsValue> {
        let table = self.inner.table(id).ok_or_else(|| Fault::no_table(id))?;
        Ok(export::grid::csv(&self.inner, table))
    }

    /// A chart as SVG.
    ///
    /// # Errors
    /// An `Error` with a code, where the options are invalid or the chart cannot be drawn.
    pub fn svg(&self, id: &str, options: &JsValue) -> Result<String, JsValue> {
        let options = Options::read(options, &["width", "theme", "prefix", "geometry", "order"])?;
        pictures::svg(&self.inner, id, &options)
    }

    /// Lays a chart out for a canvas, measuring text with the canvas itself; with a title, as a picture that can be passed on
    /// by itself, with the lines `below` it.
    ///
    /// # Errors
    /// An `Error` with a code, where the options are invalid or the chart cannot be drawn.
    #[wasm_bindgen(js_name = layOut)]
    pub fn lay_out(&self, id: &str, canvas: HtmlCanvasElement, options: &JsValue) -> Result<CanvasChart, JsValue> {
        let options = Options::read(
            options,
            &["width", "textScale", "fontFamily", "geometry", "order", "title", "subtitle", "below"],
        )?;
        let (scene, look) = pictures::scene(&self.inner, id, &canvas, &options)?;
        Ok(CanvasChart { scene, canvas, look: Some(look) })
    }

    /// Lays the bars of a list out for a canvas behind its rows: `order` names these, `boxes` are their places.
    ///
    /// # Errors
    /// An `Error` with a code, where the table is no list.
    #[wasm_bindgen(js_name = layOutRows)]
    #[expect(clippy::too_many_arguments, reason = "an object of JavaScript would take more of the viewer to read")]
    pub fn lay_out_rows(
        &self,
        id: &str,
        canvas: HtmlCanvasElement,
        order: &str,
        boxes: &[i32],
        width: u32,
        height: u32,
        mirrored: bool,
    ) -> Result<CanvasChart, JsValue> {
        let table = self.inner.table(id).ok_or_else(|| Fault::no_table(id))?;
        let places = RowPlaces { order, boxes, size: [width, height], mirrored };
        let scene = RowBars::scene(&self.inner, table, places).map_err(Fault::chart)?;
        Ok(CanvasChart { scene, canvas, look: None })
    }
}

/// A chart that a report offers.
struct Offer {
    id: String,
    kind: &'static str,
    /// `true` if it is within its table: bars in rows, or tinted cells.
    in_rows: bool,
    /// For a map, whose geometry it needs.
    region: Option<String>,
}

impl Report {
    /// The charts that are in a page; headline figures are there as text already.
    fn offers(&self) -> Vec<Offer> {
        let in_page = chart::charts(&self.inner).into_iter().filter(|info| info.kind != Kind::Tiles);
        let offer = |info: chart::ChartInfo| {
            let kind = match info.kind {
                Kind::Bars | Kind::NestedBars => "bars",
                Kind::Time => "time",
                Kind::Donut => "donut",
                Kind::Stacked | Kind::Stacked100 => "stacked",
                Kind::Pyramid => "pyramid",
                Kind::Heat => "heat",
                Kind::Range => "range",
                Kind::Map => "map",
                Kind::Tiles => "tiles",
            };
            let region = chart::region(&self.inner, &info.id).map(str::to_owned);
            let in_rows = self.inner.table(&info.id).is_some_and(|table| chart::is_in_table(&self.inner, table));
            Offer { id: info.id, kind, in_rows, region }
        };
        in_page.map(offer).collect()
    }
}

/// A chart laid out for one canvas at one width.
#[wasm_bindgen]
pub struct CanvasChart {
    scene: Scene,
    canvas: HtmlCanvasElement,
    /// Bars in rows have none: they have no texts, and the page says their colours.
    look: Option<Look>,
}

#[wasm_bindgen]
impl CanvasChart {
    /// Width in CSS pixels.
    #[wasm_bindgen(getter)]
    pub fn width(&self) -> u32 {
        self.scene.width
    }

    /// Height in CSS pixels.
    #[wasm_bindgen(getter)]
    pub fn height(&self) -> u32 {
        self.scene.height
    }

    /// Returns the targets of the pointer, in keyboard order: key, label, value, percentage; and bounds, which are left,
    /// top, width and height in CSS pixels.
    #[wasm_bindgen(getter)]
    pub fn targets(&self) -> Array {
        let target = |target: &Target| {
            let bounds = target.bounds.css().into_iter().map(JsValue::from).collect::<Array>();
            from_js::object(&[
                ("key", Some(target.key.as_str().into())),
                ("label", Some(target.label.as_str().into())),
                ("value", Some(target.value.as_str().into())),
                ("percent", target.percent.as_deref().map(Into::into)),
                ("bounds", Some(bounds.into())),
            ])
        };
        self.scene.targets.iter().map(target).collect()
    }

    /// The target at a place of the canvas, in CSS pixels.
    pub fn hit(&self, x: f64, y: f64) -> Option<usize> {
        pictures::hit(&self.scene, x, y)
    }

    /// Paints the chart, with a ring around a target if one is given.
    ///
    /// # Errors
    /// An `Error` with a code, where the theme is invalid or the canvas cannot be drawn on.
    pub fn paint(&self, density: f64, theme: &JsValue, highlight: Option<usize>) -> Result<(), JsValue> {
        let theme = Options::read(theme, &["theme", "colors"])?;
        let painted = match &self.look {
            None => chart::paint_rows(&self.scene, &self.canvas, &theme.palette_of_rows(), density),
            Some(look) => pictures::paint(&self.scene, &self.canvas, look, &theme, density, highlight),
        };
        painted.map_err(|error| Fault::chart(error).into())
    }
}
