use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use super::fault::Fault;
use super::from_js;
use super::options::Options;
use crate::chart::{self, CanvasMeasure, Metrics, Scene, SceneOptions, UI_FONT};
use crate::export::{self, Clipping, ExportOptions, File, Format};
use crate::report::Report;

/// A report that files are made of.
#[wasm_bindgen]
pub struct Exporter {
    inner: Report,
}

/// A file, as JavaScript takes it apart.
#[wasm_bindgen]
pub struct Exported {
    file: File,
}

#[wasm_bindgen]
impl Exported {
    /// Returns its name.
    #[wasm_bindgen(getter)]
    pub fn name(&self) -> String {
        self.file.name.clone()
    }

    /// Returns its media type.
    #[wasm_bindgen(getter)]
    pub fn r#type(&self) -> String {
        self.file.media_type.to_owned()
    }

    /// Returns its contents.
    #[wasm_bindgen(getter)]
    pub fn bytes(&self) -> Vec<u8> {
        self.file.bytes.clone()
    }
}

/// Options of a chart's picture.
const PICTURE: [&str; 4] = ["width", "theme", "prefix", "geometry"];

#[wasm_bindgen]
impl Exporter {
    /// Reads a document, given as a JavaScript object.
    ///
    /// # Errors
    /// An `Error` with the code `invalid-document`.
    pub fn parse(document: &JsValue) -> Result<Self, JsValue> {
        let node = from_js::read(document).map_err(Fault::document)?;
        let inner = Report::from_checked(&node).ok_or_else(|| Fault::document("Check it to see why."))?;
        Ok(Self { inner })
    }

    /// The report as a file.
    ///
    /// # Errors
    /// An `Error` with a code: no such format, table or chart.
    pub fn export(&self, format: &str, options: &JsValue) -> Result<Exported, JsValue> {
        let format = Format::from_name(format).map_err(Fault::export)?;
        let options = Options::read(options, &["table", "layout", "bom", "geometry"])?;
        let geometry = options.geometry(None)?;
        let as_printed = match options.text("layout") {
            "" | "tidy" => false,
            "printed" => true,
            _ => return Err(Fault::options("`layout` should be \"tidy\" or \"printed\".").into()),
        };
        let wanted = ExportOptions {
            table: Some(options.text("table")).filter(|id| !id.is_empty()),
            as_printed,
            bom: options.flag("bom"),
            geometry: geometry.as_ref(),
        };
        Ok(Exported { file: export::export(&self.inner, format, &wanted).map_err(Fault::export)? })
    }

    /// Returns the name of the report's files, without their ending.
    #[wasm_bindgen(getter)]
    pub fn name(&self) -> String {
        export::file_name(&self.inner, None)
    }

    /// Returns the name of a file of a table, map or chart, without its ending.
    #[wasm_bindgen(js_name = fileName)]
    pub fn file_name(&self, id: &str) -> String {
        export::file_name(&self.inner, Some(id))
    }

    /// A table for the clipboard: its HTML, and its text with tabs.
    ///
    /// # Errors
    /// An `Error` with the code `no-table`.
    pub fn clipping(&self, id: &str) -> Result<Vec<String>, JsValue> {
        let block = export::block(&self.inner, id).ok_or_else(|| Fault::no_table(id))?;
        let Clipping { html, text } = export::clipping(&self.inner, &block.table);
        Ok(vec![html, text])
    }

    /// A chart with its title and notes, as SVG.
    ///
    /// # Errors
    /// An `Error` with a code, where the options are invalid or the chart cannot be drawn.
    pub fn svg(&self, id: &str, options: &JsValue) -> Result<String, JsValue> {
        let options = Options::read(options, &PICTURE)?;
        let (scene, title) = self.sheet(id, &options, &Metrics)?;
        let prefix = format!("{}{id}-", options.text("prefix"));
        Ok(chart::svg(&scene, &options.palette(self.inner.marks()), &title, "", &prefix, UI_FONT))
    }

    /// Paints a chart with its title and notes on a canvas, at so many pixels per CSS pixel.
    ///
    /// # Errors
    /// An `Error` with a code, where the options are invalid or the chart cannot be drawn.
    pub fn paint(&self, id: &str, canvas: &HtmlCanvasElement, scale: f64, options: &JsValue) -> Result<(), JsValue> {
        let options = Options::read(options, &PICTURE)?;
        let measure = CanvasMeasure::on(canvas, UI_FONT).ok_or_else(Fault::no_canvas)?;
        let (scene, _) = self.sheet(id, &options, &measure)?;
        chart::paint_canvas(&scene, canvas, &options.palette(self.inner.marks()), scale, UI_FONT, None)
            .map_err(|error| Fault::chart(error).into())
    }
}

impl Exporter {
    fn sheet(&self, id: &str, options: &Options, measure: &dyn chart::Measure) -> Result<(Scene, String), JsValue> {
        if chart::is_card(&self.inner, id) {
            return Ok((chart::card(&self.inner, measure), self.inner.title.clone()));
        }
        let geometry = options.geometry(None)?;
        let surround = export::surround(&self.inner, id).map_err(Fault::export)?;
        let wanted = SceneOptions { width: options.number("width", 800), ..SceneOptions::default() };
        let scene = chart::sheet(&self.inner, id, "", &wanted, measure, geometry.as_ref(), &surround);
        Ok((scene.map_err(Fault::chart)?, surround.title))
    }
}
