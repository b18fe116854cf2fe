//! All charts on one page, to look at: `cargo test --test chart -- --ignored`.

use std::fmt::Write;
use std::fs;

use hotline_report::chart::{ChartInfo, Metrics, Palette, Rgb, SceneOptions, charts, scene, svg};

use super::FONT;
use super::fixtures::{geometry_of, hard, root, samples};

#[test]
#[ignore = "writes pictures to look at under target/charts"]
fn gallery() {
    let folder = root().join("target/charts");
    fs::create_dir_all(&folder).unwrap();
    let mut reports = samples();
    reports.push(("hard".to_owned(), hard()));
    let forced = Palette::from_colors(Rgb(255, 255, 255), Rgb(0, 0, 0), Rgb(255, 255, 0));
    let palettes = [("light", Palette::LIGHT), ("dark", Palette::DARK), ("print", Palette::PRINT), ("forced", forced)];
    for (ground, palette) in palettes {
        for (name, report) in &reports {
            for width in [320, 720, 1280] {
                let mut page = String::from("<!doctype html><meta charset=utf-8>");
                write!(page, "<body style='margin:16px 0;background:{};font:12px {FONT};color:#888'>", palette.ground)
                    .unwrap();
                for ChartInfo { id, kind } in charts(report) {
                    let options = SceneOptions { width, ..SceneOptions::default() };
                    write!(page, "<p>{name} {id} {kind:?}</p>").unwrap();
                    let scene = scene(report, &id, &options, &Metrics, geometry_of(report).as_ref());
                    let picture = scene.map(|scene| svg(&scene, &palette, &id, name, &id, FONT));
                    page.push_str(&picture.unwrap_or_else(|error| error.to_string()));
                }
                fs::write(folder.join(format!("{name}-{ground}-{width}.html")), page).unwrap();
            }
        }
    }
}
