//! The viewer shows documents without holding them against themselves: that was done when they were published. So
//! whatever decodes must come out whole, however little sense it makes.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test should fail where it cannot go on")]

mod documents;
mod markup;

use hotline_report::chart::{Geometry, HEADLINE, Kind, Metrics, Palette, SceneOptions, charts, scene, svg};
use hotline_report::html::{Contradiction, Drawing, Options, fragment};
use hotline_report::report::{Node, NoteNumbering, Report};
use markup::Markup;
use proptest::prelude::*;
use serde_json::{Value, json};

const FONT: &str = "system-ui, sans-serif";

fn node(json: &Value) -> Node {
    serde_json::from_str(&json.to_string()).unwrap()
}

/// Reads a document as the viewer does. All that are made here decode, else nothing would be tested.
fn read(document: &Value) -> Report {
    Report::from_checked(&node(document)).unwrap_or_else(|| panic!("{document:#}"))
}

fn geometry() -> Geometry {
    let square = |x: u32| json!([[x, 0, 50, 0, 0, 80, -50, 0]]);
    let county = |x: u32, fips: &str| json!({ "fips": fips, "rings": square(x) });
    Geometry::from_node(&node(&json!({
        "code": "US-XX", "name": "Nowhere", "width": 100, "height": 80,
        "outline": [[0, 0, 100, 0, 0, 80, -100, 0]],
        "counties": [county(0, "99001"), county(50, "99002")]
    })))
    .unwrap()
}

/// Every picture that can be asked for.
fn pictures(report: &Report, width: u32, text_scale: u16) -> Vec<Drawing> {
    let geometry = geometry();
    let tables = report.tables().map(|table| table.id.as_str());
    let ids = tables.chain(report.maps().map(|map| map.id.as_str())).chain([HEADLINE]);
    let mut drawn = Vec::new();
    for id in ids {
        for kind in [None, Some(Kind::Bars), Some(Kind::Donut)] {
            let options = SceneOptions { width, text_scale, kind };
            let Ok(scene) = scene(report, id, &options, &Metrics, Some(&geometry)) else { continue };
            scene.hit(f64::from(width) / 2.0, 10.0);
            for target in 0..scene.targets.len() {
                scene.highlight(target);
            }
            let picture = svg(&scene, &Palette::LIGHT, id, &report.title, &format!("chart-{}-", drawn.len()), FONT);
            drawn.push(Drawing { id: id.to_owned(), svg: Some(picture), narrow: None });
        }
    }
    drawn
}

fn options(numbering: NoteNumbering, charts: Vec<Drawing>, contradictions: Vec<Contradiction>) -> Options {
    let prefix = "p-".to_owned();
    Options { prefix, heading_level: 2, note_numbering: Some(numbering), charts, contradictions, ..Options::default() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_page_is_well_formed(
        document in documents::any_document(),
        level in any::<u8>(),
        deduplicated in any::<bool>(),
        pointers in prop::collection::vec("(/sections/[01]/tables/[01](/rows/[01](/value)?|/total)?|/headline/0|[/a-z]{0,4})", 0..4),
        message in documents::text(),
    ) {
        let report = read(&document);
        let numbering = if deduplicated { NoteNumbering::Deduplicated } else { NoteNumbering::AsPublished };
        let contradictions = pointers.into_iter().map(|pointer| {
            Contradiction { pointer, row: Some(message.clone()), message: message.clone() }
        });
        let charts = charts(&report).into_iter().map(|info| Drawing { id: info.id, svg: None, narrow: None }).collect();
        let mut options = options(numbering, charts, contradictions.collect());
        options.heading_level = level;
        prop_assert_eq!(Markup::read(&fragment(&report, &options)).faults, Vec::<String>::new());
    }

    #[test]
    fn every_picture_is_well_formed(
        document in documents::any_document(),
        width in prop::sample::select(vec![0_u32, 1, 320, 1280, u32::MAX]),
        text_scale in prop::sample::select(vec![0_u16, 100, 200, u16::MAX]),
    ) {
        let report = read(&document);
        for picture in pictures(&report, width, text_scale) {
            let markup = Markup::read(&picture.svg.unwrap());
            prop_assert_eq!(markup.faults, Vec::<String>::new());
            prop_assert_eq!(markup.ids.len(), 2, "a title and a description");
        }
    }

    #[test]
    fn ids_are_unique_and_links_lead_somewhere_where_the_document_says_each_id_once(
        document in documents::any_document(),
        names in documents::distinct_ids(),
        deduplicated in any::<bool>(),
    ) {
        let report = read(&documents::with_ids(document, names));
        let numbering = if deduplicated { NoteNumbering::Deduplicated } else { NoteNumbering::AsPublished };
        let charts = charts(&report).into_iter().map(|info| Drawing { id: info.id, svg: None, narrow: None }).collect();
        let html = fragment(&report, &options(numbering, charts, Vec::new()));
        let markup = Markup::read(&html);
        prop_assert_eq!(markup.twice(), Vec::<&str>::new(), "{}", html);
        prop_assert_eq!(markup.dangling(), Vec::<&str>::new(), "{}", html);
    }
}

fn of_tables(tables: &Value) -> Report {
    read(&json!({
        "version": 1, "language": "en-US", "title": "T", "jurisdiction": { "name": "Nowhere" },
        "publisher": "Nobody", "period": {}, "sections": [{ "tables": tables }]
    }))
}

#[test]
fn a_ring_shows_no_parts_of_parts() {
    let parts: Vec<Value> = (0..300).map(|part| json!({ "label": part.to_string(), "value": 1 })).collect();
    let rows = json!([{ "label": "Some", "value": 300, "children": parts }, { "label": "Others", "value": 20 }]);
    let table = json!({ "id": "t", "title": "T", "kind": "exclusive", "chart": "donut", "rows": rows });
    let report = of_tables(&json!([table]));
    assert!(charts(&report).is_empty());
    assert_eq!(pictures(&report, 640, 100).len(), 1, "bars can be asked for");
}

#[test]
fn rows_need_no_columns_and_columns_no_rows() {
    let many = vec![json!(1_000_000_000_000_u64); 40];
    let rows =
        json!([{ "label": "Far too many", "values": many }, { "label": "None" }, { "label": "Few", "value": 0 }]);
    let columns = json!([{ "heading": "One" }, { "heading": "Two" }, { "heading": "Three" }]);
    let base = json!({ "count": { "count": 0, "label": "nothing" } });
    let table = |id: &str, columns: &Value, rows: &Value| json!({ "id": id, "title": id, "kind": "trend", "change": "first", "base": base, "columns": columns, "rows": rows });
    let none = json!([]);
    let report = of_tables(&json!([
        table("a", &none, &rows),
        table("b", &columns, &rows),
        table("c", &columns, &none),
        table("d", &none, &none)
    ]));
    let html = fragment(&report, &options(NoteNumbering::AsPublished, pictures(&report, 320, 100), Vec::new()));
    assert_eq!(Markup::read(&html).faults, Vec::<String>::new());
}

#[test]
fn faults_of_markup_are_found() {
    let faults = |markup: &str| Markup::read(markup).faults.len();
    assert_eq!(faults("<p class=\"a &gt; b\">&lt; &#39;<br></p>"), 0);
    for broken in
        ["<p>", "</p>", "<b><i></b></i>", "<p", "a & b", "a > b", "<p id=\"a\" id=\"b\"></p>", "<p x=\"a\"b></p>"]
    {
        assert!(faults(broken) > 0, "{broken}");
    }
    let markup = Markup::read("<a id=\"x\" href=\"#y\"></a><p id=\"x\" aria-labelledby=\"x z\"></p>");
    assert_eq!((markup.twice(), markup.dangling()), (vec!["x"], vec!["y", "z"]));
}
