//! Writes all charts of the samples, and of tables that are harder than any sample, as pages to look at:
//! `cargo run --example gallery`, then open `target/charts/*.html`.

#[expect(clippy::unwrap_used, clippy::panic, reason = "fixtures that do not read are a mistake in the fixtures")]
#[path = "../tests/chart/fixtures.rs"]
mod fixtures;

use std::fmt::Write;
use std::{error, fs};

use fixtures::{geometry_of, hard, kinds, over_time, root, samples};
use hotline_report::chart::{ChartInfo, Ground, Metrics, Palette, Rgb, SceneOptions, charts, scene, svg};
use hotline_report::report::{Marks, Report};

const FONT: &str = "system-ui, Arial, Helvetica, sans-serif";

fn main() -> Result<(), Box<dyn error::Error>> {
    let folder = root().join("target/charts");
    fs::create_dir_all(&folder)?;
    let forced = Palette::from_colors(Rgb(255, 255, 255), Rgb(0, 0, 0), Rgb(255, 255, 0));
    let grounds = [("light", Ground::Light), ("dark", Ground::Dark), ("print", Ground::Paper)];
    let named = Marks::FAMILIES.map(|(name, marks)| (name.name(), marks));
    let own = ("accent", Marks::Own(Rgb(0x8a, 0x1c, 0x1c)));
    let of = |(name, marks)| grounds.map(|(ground, on)| (format!("{name}-{ground}"), Palette::of(marks, on)));
    let palettes = named.into_iter().chain([own]).flat_map(of).chain([("forced".to_owned(), forced)]);
    let palettes: Vec<_> = palettes.collect();
    let mut reports = samples();
    reports.push(("hard".to_owned(), hard()));
    reports.push(("time".to_owned(), over_time()));
    reports.push(("kinds".to_owned(), kinds()));
    for (name, report) in &reports {
        for (ground, palette) in &palettes {
            for width in [320, 720, 1280] {
                fs::write(folder.join(format!("{name}-{ground}-{width}.html")), page(name, report, palette, width)?)?;
            }
        }
    }
    println!("{}", folder.display());
    Ok(())
}

/// All charts of a report, one below the other.
fn page(name: &str, report: &Report, palette: &Palette, width: u32) -> Result<String, std::fmt::Error> {
    let mut page = String::from("<!doctype html><meta charset=utf-8>");
    write!(page, "<body style='margin:16px 0;background:{};font:12px {FONT};color:#888'>", palette.ground)?;
    let geometry = geometry_of(report);
    for ChartInfo { id, kind } in charts(report) {
        write!(page, "<p>{name} {id} {kind:?}</p>")?;
        let options = SceneOptions { width, ..SceneOptions::default() };
        let picture = scene(report, &id, &options, &Metrics, geometry.as_ref())
            .map(|scene| svg(&scene, palette, &id, name, &id, FONT));
        page.push_str(&picture.unwrap_or_else(|error| error.to_string()));
    }
    Ok(page)
}
