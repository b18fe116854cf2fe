//! Writes the charts of the sample reports as one page to look at: `cargo test --test chart_gallery -- --ignored`.

use std::fs;
use std::path::Path;

use hotline_report::chart::{ChartInfo, Geometry, Metrics, Palette, SceneOptions, charts, scene, svg};
use hotline_report::report::{Node, Report};

const FONT: &str = "system-ui, Arial, Helvetica, sans-serif";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn node(path: &Path) -> Node {
    serde_json::from_str(&fs::read_to_string(path).expect("file")).expect("JSON")
}

fn reports() -> Vec<(String, Report)> {
    let mut paths: Vec<_> = ["www/reports", "tests/fixtures/reports"]
        .iter()
        .filter_map(|folder| fs::read_dir(root().join(folder)).ok())
        .flatten()
        .map(|entry| entry.expect("entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    paths.sort();
    let read = |path: &Path| {
        let (report, _) = Report::from_node(&node(path)).ok()?;
        Some((path.file_stem()?.to_string_lossy().into_owned(), report))
    };
    paths.iter().filter_map(|path| read(path)).collect()
}

fn geometry(report: &Report) -> Option<Geometry> {
    let code = report.jurisdiction.code.as_ref()?;
    let path = root().join(format!("pkg/maps/{code}.json"));
    path.exists().then(|| Geometry::from_node(&node(&path)).expect("geometry"))
}

#[test]
#[ignore = "writes pictures to look at under target/charts"]
fn gallery() {
    let folder = root().join("target/charts");
    fs::create_dir_all(&folder).expect("folder");
    for (ground, palette) in [("light", Palette::LIGHT), ("dark", Palette::DARK), ("print", Palette::PRINT)] {
        let back = palette.ground;
        for width in [320, 720, 1280] {
            let mut page = format!(
                "<!doctype html><meta charset=utf-8><body style='margin:16px 0;background:rgb({},{},{});font:14px {FONT};color:#888'>",
                back.0, back.1, back.2
            );
            for (name, report) in reports() {
                let geometry = geometry(&report);
                for ChartInfo { id, kind } in charts(&report) {
                    let options = SceneOptions { width, ..SceneOptions::default() };
                    page.push_str(&format!("<p>{name} {id} {kind:?}</p>"));
                    match scene(&report, &id, &options, &Metrics, geometry.as_ref()) {
                        Ok(scene) => page.push_str(&svg(&scene, &palette, &id, &name, &format!("{name}-{id}"), FONT)),
                        Err(error) => page.push_str(&error.to_string()),
                    }
                }
            }
            fs::write(folder.join(format!("{ground}-{width}.html")), page).expect("page");
        }
    }
}
