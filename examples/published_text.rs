//! Writes documents as texts in the layouts that people paste, reads them again, and counts the figures that came
//! back: `cargo run --example published_text -- FOLDER…`, without a folder those of this repository.
//!
//! `--differences` lists every figure that did not, `--write FOLDER` writes the texts, `--pages FOLDER` the pages.
//! `--copies FOLDER` reads what a browser copied of the pages, from `NAME.….txt`. `--read FILE` shows what is read of a text, and nothing else.

#[expect(clippy::unwrap_used, reason = "a publication that contradicts itself is a mistake in the fixtures")]
#[path = "../tests/cases/claims.rs"]
mod claims;
#[path = "../tests/cases/document.rs"]
mod document;
#[expect(dead_code, reason = "checks of publications are not used here")]
#[path = "../tests/cases/publication.rs"]
mod publication;
#[path = "../tests/published/round/mod.rs"]
mod round;
#[path = "../tests/cases/words.rs"]
mod words;

use std::path::PathBuf;
use std::{env, error, fs};

use hotline_report::chart::{ChartInfo, Metrics, Palette, SceneOptions, charts, scene, svg};
use hotline_report::html::{Drawing, Options, fragment};
use hotline_report::published::read_published;
use hotline_report::report::Report;
use round::score::{Score, compare};

fn main() -> Result<(), Box<dyn error::Error>> {
    let mut folders: Vec<PathBuf> = Vec::new();
    let (mut differences, mut texts, mut pages, mut copies) = (false, None, None, None);
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--differences" => differences = true,
            "--write" => texts = arguments.next().map(PathBuf::from),
            "--pages" => pages = arguments.next().map(PathBuf::from),
            "--copies" => copies = arguments.next().map(PathBuf::from),
            "--read" => return show(&arguments.next().unwrap_or_default()),
            folder => folders.push(folder.into()),
        }
    }
    if folders.is_empty() {
        folders = round::folders();
    }
    for folder in texts.iter().chain(&pages) {
        fs::create_dir_all(folder)?;
    }
    let mut documents = Vec::new();
    for folder in &folders {
        documents.extend(round::documents(folder)?);
    }
    println!("{} documents", documents.len());
    println!(
        "{:<24}{:>8}{:>8}{:>8}{:>8}{:>10}{:>10}",
        "layout", "figures", "right", "wrong", "lost", "unlisted", "invented"
    );
    for (layout, write) in round::LAYOUTS {
        let mut score = Score::default();
        for (name, report) in &documents {
            let text = write(report);
            let (own, said) = compare(report, &read_published(&text));
            score += own;
            if differences {
                for line in &said {
                    println!("  {name}, {layout}: {line}");
                }
            }
            if let Some(folder) = &texts {
                fs::write(folder.join(format!("{name}-{}.txt", layout.replace(' ', "-"))), text)?;
            }
        }
        let share = score.right * 1000 / score.all().max(1);
        let Score { right, wrong, lost, unlisted, invented } = score;
        println!(
            "{layout:<24}{:>8}{right:>8}{wrong:>8}{lost:>8}{unlisted:>10}{invented:>10}  {}.{} %",
            score.all(),
            share / 10,
            share % 10
        );
    }
    if let Some(folder) = &pages {
        for (name, report) in &documents {
            fs::write(folder.join(format!("{name}.html")), fragment(report, &drawn(report)))?;
        }
    }
    if let Some(folder) = &copies {
        let mut score = Score::default();
        for (name, report) in &documents {
            for file in fs::read_dir(folder)? {
                let path = file?.path();
                if path.file_name().is_some_and(|file| file.to_string_lossy().starts_with(&format!("{name}."))) {
                    let (own, said) = compare(report, &read_published(&fs::read_to_string(&path)?));
                    score += own;
                    said.iter().filter(|_| differences).for_each(|line| println!("  {}: {line}", path.display()));
                }
            }
        }
        println!("{:<24}{score:?}", "copies");
    }
    Ok(())
}

/// A page as it is saved: with its charts as vectors and its controls.
fn drawn(report: &Report) -> Options {
    let drawing = |chart: ChartInfo| {
        let options = SceneOptions { width: 520, ..SceneOptions::default() };
        let scene = scene(report, &chart.id, &options, &Metrics, None).ok()?;
        let picture = svg(&scene, &Palette::LIGHT, &chart.id, &chart.id, &chart.id, "sans-serif");
        Some(Drawing { id: chart.id, svg: Some(picture), narrow: None })
    };
    Options { charts: charts(report).into_iter().filter_map(drawing).collect(), controls: true, ..Options::default() }
}

/// Shows what is read of a text.
fn show(path: &str) -> Result<(), Box<dyn error::Error>> {
    let read = read_published(&fs::read_to_string(path)?);
    println!("{}", serde_json::to_string_pretty(&read.report)?);
    read.unplaced.iter().for_each(|line| println!("unplaced {}: {} ({:?})", line.line, line.text, line.reason));
    read.notes_of_reading.iter().for_each(|note| println!("{:?} {}: {}", note.line, note.code, note.message));
    Ok(())
}
