//! The core in a real browser: what a canvas shows, how it measures, and what comes in from JavaScript.

#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test should fail where it cannot go on")]
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a canvas is small"
)]

use hotline_report::chart::{
    Anchor, Area, CanvasMeasure, Ink, Mark, Measure, Metrics, Palette, Rgb, Scene, SceneOptions, Shape, Text,
    paint_canvas, scene,
};
use hotline_report::html::{Options, fragment};
use hotline_report::report::{Node, Report};
use serde_json::{Value, json};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

wasm_bindgen_test_configure!(run_in_browser);

const MISSOURI_2020: &str = include_str!("../www/reports/missouri-2020.json");
const MISSOURI_2017: &str = include_str!("../www/reports/missouri-2017.json");
const FONT: &str = "Arial, 'Liberation Sans', sans-serif";

fn read(json: &str) -> Report {
    Report::from_checked(&serde_json::from_str(json).unwrap()).unwrap()
}

fn canvas() -> HtmlCanvasElement {
    let document = web_sys::window().unwrap().document().unwrap();
    document.create_element("canvas").unwrap().unchecked_into()
}

fn laid_out(report: &Report, id: &str, width: u32) -> Scene {
    let measure = CanvasMeasure::on(&canvas(), FONT).unwrap();
    let options = SceneOptions { width, ..SceneOptions::default() };
    scene(report, id, &options, &measure, None).unwrap()
}

/// What a canvas shows.
struct Pixels {
    width: usize,
    height: usize,
    bytes: Vec<u8>,
}

/// Left, top, right and bottom of something painted, in pixels; right and bottom are the first ones without it.
type Bounds = (usize, usize, usize, usize);

impl Pixels {
    fn of(scene: &Scene, dpr: f64) -> Self {
        let canvas = canvas();
        paint_canvas(scene, &canvas, &Palette::LIGHT, dpr, FONT, None).unwrap();
        let context: CanvasRenderingContext2d = canvas.get_context("2d").unwrap().unwrap().unchecked_into();
        let (width, height) = (canvas.width(), canvas.height());
        let data = context.get_image_data(0.0, 0.0, f64::from(width), f64::from(height)).unwrap();
        Self { width: width as usize, height: height as usize, bytes: data.data().0 }
    }

    /// The scene with these of its marks alone.
    fn of_marks(scene: &Scene, wanted: impl Fn(&Mark) -> bool, dpr: f64) -> Self {
        let marks = scene.marks.iter().filter(|mark| wanted(mark)).cloned().collect();
        Self::of(&Scene { marks, ..scene.clone() }, dpr)
    }

    fn at(&self, x: usize, y: usize) -> &[u8] {
        assert!(x < self.width && y < self.height, "{x}, {y} lies outside");
        &self.bytes[(y * self.width + x) * 4..][..4]
    }

    fn is(&self, x: usize, y: usize, Rgb(red, green, blue): Rgb) -> bool {
        self.at(x, y) == [red, green, blue, 255]
    }

    /// Around everything that is there at all.
    fn ink(&self) -> Option<Bounds> {
        self.bounds(|pixel| pixel[3] > 0)
    }

    fn bounds(&self, wanted: impl Fn(&[u8]) -> bool) -> Option<Bounds> {
        let places = self.bytes.chunks_exact(4).enumerate().filter(|(_, pixel)| wanted(pixel));
        places.map(|(index, _)| (index % self.width, index / self.width)).fold(None, |around, (x, y)| {
            let (left, top, right, bottom) = around.unwrap_or((x, y, x, y));
            Some((left.min(x), top.min(y), right.max(x + 1), bottom.max(y + 1)))
        })
    }
}

fn texts(scene: &Scene) -> impl Iterator<Item = &Text> {
    scene.marks.iter().filter_map(|mark| if let Shape::Text(text) = &mark.shape { Some(text) } else { None })
}

fn rects(scene: &Scene, ink: Ink) -> impl Iterator<Item = Area> {
    let marks = scene.marks.iter().filter(move |mark| mark.ink == ink);
    marks.filter_map(|mark| if let Shape::Rect(area) = mark.shape { Some(area) } else { None })
}

/// Where a text ends, and begins, in CSS pixels, as the canvas measures it.
fn span(text: &Text, measure: &dyn Measure) -> (f64, f64) {
    let (x, width) = (f64::from(text.at.0) / 8.0, measure.width(&text.text, text.font));
    match text.anchor {
        Anchor::Left => (x, x + width),
        Anchor::Center => (x - width / 2.0, x + width / 2.0),
        Anchor::Right => (x - width, x),
    }
}

#[wasm_bindgen_test]
fn a_bar_is_painted_where_the_scene_says() {
    let scene = laid_out(&read(MISSOURI_2020), "signaler-type", 640);
    let pixels = Pixels::of(&scene, 1.0);
    let [left, top, width, height] = rects(&scene, Ink::Accent).next().unwrap().css();
    let (x, y) = ((left + width / 2.0) as usize, (top + height / 2.0) as usize);
    assert!(pixels.is(x, y, Palette::LIGHT.color(Ink::Accent)), "{:?}", pixels.at(x, y));
    assert_eq!(pixels.at(left as usize - 2, y)[3], 0, "nothing stands between label and bar");
}

#[wasm_bindgen_test]
fn nothing_is_painted_beyond_the_longest_line() {
    let measure = CanvasMeasure::on(&canvas(), FONT).unwrap();
    for width in [320, 640, 1280] {
        let scene = laid_out(&read(MISSOURI_2020), "signaler-type", width);
        let end = texts(&scene).map(|text| span(text, &measure).1).fold(0.0, f64::max);
        let (left, top, right, bottom) = Pixels::of(&scene, 1.0).ink().unwrap();
        assert!(end <= f64::from(width) - 4.0, "at {width} px a line ends at {end}");
        assert!(right as f64 <= end + 1.0, "at {width} px there is ink up to {right}, beyond {end}");
        assert!(left >= 3 && top > 0 && bottom < scene.height as usize, "at {width} px: {left}, {top}, {bottom}");
    }
}

#[wasm_bindgen_test]
fn every_density_shows_the_same_picture() {
    let scene = laid_out(&read(MISSOURI_2020), "venue-industry", 720);
    let bar = rects(&scene, Ink::Accent).next().unwrap();
    let is_bar = |mark: &Mark| mark.shape == Shape::Rect(bar);
    for dpr in [1.0, 1.25, 2.0, 3.0] {
        let pixels = Pixels::of(&scene, dpr);
        let sides = [scene.width, scene.height].map(|side| (f64::from(side) * dpr).round() as usize);
        assert_eq!([pixels.width, pixels.height], sides, "at {dpr}");
        let [left, top, width, height] = bar.css().map(|side| side * dpr);
        let accent = Palette::LIGHT.color(Ink::Accent);
        assert!(pixels.is((left + width / 2.0) as usize, (top + height / 2.0) as usize, accent), "at {dpr}");
        let (x0, y0, x1, y1) = Pixels::of_marks(&scene, is_bar, dpr).ink().unwrap();
        for (painted, wanted) in [(x0, left), (y0, top), (x1, left + width), (y1, top + height)] {
            assert!((painted as f64 - wanted).abs() <= 1.0, "at {dpr}: an edge is at {painted} instead of {wanted}");
        }
    }
}

#[wasm_bindgen_test]
fn no_text_is_wider_than_it_was_measured() {
    let measure = CanvasMeasure::on(&canvas(), FONT).unwrap();
    let scene = laid_out(&read(MISSOURI_2020), "signaler-type", 640);
    for text in texts(&scene) {
        let (from, to) = span(text, &measure);
        let this = |mark: &Mark| matches!(&mark.shape, Shape::Text(other) if other == text);
        let (left, top, right, bottom) = Pixels::of_marks(&scene, this, 1.0).ink().unwrap();
        let said = &text.text;
        assert!(left as f64 >= from - 2.0 && right as f64 <= to + 2.0, "{said}: {left}–{right}, measured {from}–{to}");
        let (middle, half) = (f64::from(text.at.1) / 8.0, f64::from(text.font.size) * 0.65);
        assert!(top as f64 >= middle - half - 1.0 && bottom as f64 <= middle + half + 1.0, "{said}: {top}–{bottom}");
    }
}

#[wasm_bindgen_test]
fn labels_end_before_their_bars_begin() {
    let measure = CanvasMeasure::on(&canvas(), FONT).unwrap();
    let scene = laid_out(&read(MISSOURI_2020), "venue-industry", 768);
    let bars = || [Ink::Accent, Ink::AccentLight, Ink::Neutral].into_iter().flat_map(|ink| rects(&scene, ink));
    assert!(bars().count() > 5);
    for text in texts(&scene) {
        let (from, to) = span(text, &measure);
        let middle = f64::from(text.at.1) / 8.0;
        for [left, top, width, height] in bars().map(|bar| bar.css()) {
            let beside = middle < top || middle > top + height;
            assert!(beside || to <= left || from >= left + width, "{} lies on a bar", text.text);
        }
    }
}

#[wasm_bindgen_test]
fn a_canvas_measures_no_wider_than_the_tables_do() {
    let measure = CanvasMeasure::on(&canvas(), FONT).unwrap();
    let scene = laid_out(&read(MISSOURI_2020), "signaler-type", 640);
    for text in texts(&scene) {
        let (canvas, table) = (measure.width(&text.text, text.font), Metrics.width(&text.text, text.font));
        assert!(canvas > 0.0 && canvas <= table + 0.5, "{}: {canvas} on the canvas, {table} by table", text.text);
    }
}

#[wasm_bindgen_test]
fn the_total_of_a_ring_stands_in_its_middle() {
    for width in [320, 660] {
        let scene = laid_out(&read(MISSOURI_2017), "cases-by-form", width);
        let is_slice = |mark: &Mark| matches!(mark.shape, Shape::Polygon(_));
        let is_total = |mark: &Mark| matches!(&mark.shape, Shape::Text(text) if text.anchor == Anchor::Center);
        assert!(texts(&scene).any(|text| text.anchor == Anchor::Center && text.text == "144"), "at {width} px");
        let ring = Pixels::of_marks(&scene, is_slice, 1.0);
        let (left, top, right, bottom) = ring.ink().unwrap();
        assert!((right - left).abs_diff(bottom - top) <= 2, "at {width} px the ring is round");
        let (x0, y0, x1, y1) = Pixels::of_marks(&scene, is_total, 1.0).ink().unwrap();
        assert!((x0 + x1).abs_diff(left + right) <= 6, "at {width} px: {x0}–{x1} in {left}–{right}");
        assert!((y0 + y1).abs_diff(top + bottom) <= 16, "at {width} px: {y0}–{y1} in {top}–{bottom}");
        for (x, y) in [(x0, y0), (x1, y0), (x0, y1), (x1, y1)] {
            assert_eq!(ring.at(x, y)[3], 0, "at {width} px the total touches the ring");
        }
    }
}

/// The picture of the withheld row of a table whose other rows are these.
fn mark_of_withheld(others: &Value, width: u32, dpr: f64) -> Vec<u8> {
    let mut rows = others.as_array().unwrap().clone();
    rows.push(json!({ "label": "Withheld", "value": { "masked": "Fewer than three" } }));
    let table = json!({ "id": "t", "title": "T", "kind": "non-cumulative", "base": "none", "rows": rows });
    let report = read(
        &json!({
            "version": 1, "language": "en-US", "title": "T", "jurisdiction": { "name": "Nowhere" },
            "publisher": "Nobody", "period": { "start": "2020" }, "sections": [{ "tables": [table] }]
        })
        .to_string(),
    );
    let scene = laid_out(&report, "t", width);
    let pixels = Pixels::of_marks(&scene, |mark| mark.ink == Ink::Hatch, dpr);
    let (left, top, right, bottom) = pixels.ink().unwrap();
    (top..bottom)
        .flat_map(|y| (left..right).flat_map(move |x| [(x, y)]))
        .flat_map(|(x, y)| pixels.at(x, y).to_vec())
        .collect()
}

#[wasm_bindgen_test]
fn what_is_withheld_looks_the_same_whatever_stands_beside_it() {
    let one = json!([{ "label": "A", "value": 1 }]);
    let many = json!([
        { "label": "A label that is much longer", "value": 1_000_000 },
        { "label": "B", "value": 0 },
        { "label": "C", "value": 17 },
    ]);
    for dpr in [1.0, 2.0, 3.0] {
        let mark = mark_of_withheld(&one, 640, dpr);
        assert!(mark.iter().any(|byte| *byte > 0));
        for (others, width) in [(&one, 1280), (&many, 640), (&many, 720), (&many, 320)] {
            assert!(mark == mark_of_withheld(others, width, dpr), "{others} at {width} px, density {dpr}");
        }
    }
}

#[wasm_bindgen_test]
fn a_document_is_the_same_from_javascript_as_from_text() {
    for json in [MISSOURI_2020, MISSOURI_2017, "[0, -1, 1.5, 1e20, true, null, \"é\\u0000\", {}, {\"a\": [[]]}]"] {
        let value = js_sys::JSON::parse(json).unwrap();
        let from_js: Node = serde_wasm_bindgen::from_value(value).unwrap();
        assert!(from_js == serde_json::from_str(json).unwrap());
    }
    let (report, value) = (read(MISSOURI_2020), js_sys::JSON::parse(MISSOURI_2020).unwrap());
    let from_js = Report::from_checked(&serde_wasm_bindgen::from_value(value).unwrap()).unwrap();
    assert_eq!(fragment(&from_js, &Options::default()), fragment(&report, &Options::default()));
}

#[wasm_bindgen_test]
fn what_javascript_leaves_undefined_is_nothing() {
    let object = js_sys::Object::new();
    js_sys::Reflect::set(&object, &"field".into(), &JsValue::UNDEFINED).unwrap();
    let node: Node = serde_wasm_bindgen::from_value(object.into()).unwrap();
    assert_eq!(node, Node::Object(vec![("field".to_owned(), Node::Null)]));
}

#[wasm_bindgen_test]
fn what_is_nested_without_end_is_refused() {
    let mut list = js_sys::Array::new();
    for _ in 0..100_000 {
        list = js_sys::Array::of1(&list);
    }
    let mut object = js_sys::Object::new();
    for _ in 0..100_000 {
        let outer = js_sys::Object::new();
        js_sys::Reflect::set(&outer, &"rows".into(), &object).unwrap();
        object = outer;
    }
    let circle = js_sys::Array::new();
    circle.push(&circle);
    for value in [JsValue::from(list), object.into(), circle.into()] {
        let fault = serde_wasm_bindgen::from_value::<Node>(value).unwrap_err();
        assert!(fault.to_string().contains("nested more than"), "{fault}");
    }
}

#[wasm_bindgen_test]
fn what_json_cannot_say_is_refused() {
    for value in
        [js_sys::Function::new_no_args("").into(), js_sys::BigInt::from(1_u64 << 60).into(), JsValue::symbol(None)]
    {
        let node = serde_wasm_bindgen::from_value::<Node>(value);
        assert!(node.ok().and_then(|node| Report::from_checked(&node)).is_none());
    }
}
