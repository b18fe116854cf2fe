//! SVG as it is written: well-formed, named, escaped, and the same from one version to the next.

use std::fs;

use hotline_report::chart::{
    Anchor, ChartInfo, Font, Ink, Kind, Mark, Metrics, Palette, Scene, SceneOptions, Shape, Text, card, charts, scene,
    svg,
};

use super::FONT;
use super::fixtures::{geometry_of, hard, kinds, over_time, root, samples};

/// The tags, attributes and entities of a picture that are not well-formed: enough of XML for what is written here.
fn xml_faults(xml: &str) -> Vec<String> {
    let (mut open, mut faults, mut ids) = (Vec::new(), Vec::new(), Vec::new());
    for part in xml.split('<').skip(1) {
        let Some((tag, text)) = part.split_once('>') else {
            faults.push(format!("a tag without an end: {part:?}"));
            continue;
        };
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name) {
                faults.push(format!("{name} closes something else"));
            }
        } else {
            let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
            if tag.matches('"').count() % 2 == 1 || attributes.replace("&quot;", "").contains('&') {
                faults.push(format!("unsound attributes: {tag}"));
            }
            ids.extend(tag.split("id=\"").nth(1).and_then(|rest| rest.split('"').next()));
            if !tag.ends_with('/') {
                open.push(name);
            }
        }
        let entities = ["&lt;", "&gt;", "&amp;", "&quot;", "&apos;"];
        let ampersands = text.matches('&').count();
        if ampersands != entities.iter().map(|entity| text.matches(entity).count()).sum::<usize>() {
            faults.push(format!("a bare ampersand: {text:?}"));
        }
    }
    faults.extend(open.iter().map(|name| format!("{name} is never closed")));
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    if ids.len() < all {
        faults.push("an id is there twice".to_owned());
    }
    if xml.chars().any(|letter| letter.is_control() && letter != '\n') || xml.contains(['\u{fffe}', '\u{ffff}']) {
        faults.push("a character that XML cannot hold".to_owned());
    }
    faults
}

fn pictures() -> Vec<(String, String)> {
    let mut reports = samples();
    reports.push(("hard".to_owned(), hard()));
    reports.push(("time".to_owned(), over_time()));
    reports.push(("kinds".to_owned(), kinds()));
    let mut pictures = Vec::new();
    for (name, report) in reports {
        let picture = svg(&card(&report, &Metrics), &Palette::LIGHT, "card", &report.title, "card", FONT);
        pictures.push((format!("{name}-card.svg"), picture));
        for ChartInfo { id, kind } in charts(&report) {
            // The map of a real state is large, and is there only when the package was built.
            if kind == Kind::Map && name != "hard" {
                continue;
            }
            for width in [320, 720] {
                let options = SceneOptions { width, ..SceneOptions::default() };
                let scene = scene(&report, &id, &options, &Metrics, geometry_of(&report).as_ref()).unwrap();
                let picture = svg(&scene, &Palette::LIGHT, &id, &report.title, &id, FONT);
                pictures.push((format!("{name}-{id}-{width}.svg"), picture));
            }
        }
    }
    pictures
}

#[test]
fn every_picture_is_well_formed() {
    for (name, picture) in pictures() {
        assert_eq!(xml_faults(&picture), Vec::<String>::new(), "{name}");
        assert!(!picture.contains("NaN") && !picture.contains("inf"), "{name}");
    }
}

/// Rewrite the files with `UPDATE_GOLDEN=1 cargo test --test chart`; look at them before committing them.
#[test]
fn pictures_are_as_they_were() {
    let folder = root().join("tests/golden/svg");
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    fs::create_dir_all(&folder).unwrap();
    for (name, picture) in pictures().into_iter().filter(|(name, _)| !name.starts_with("hard-labels")) {
        let path = folder.join(&name);
        if update {
            fs::write(&path, &picture).unwrap();
        }
        let before = fs::read_to_string(&path).unwrap_or_default();
        if before != picture {
            let changed = root().join("target/charts");
            fs::create_dir_all(&changed).unwrap();
            fs::write(changed.join(&name), &picture).unwrap();
            panic!("{name} has changed; the new one is under target/charts");
        }
    }
}

fn written(text: &str, size: u16) -> String {
    let text = Text { at: (80, 80), anchor: Anchor::Left, font: Font { size, bold: false }, text: text.to_owned() };
    let marks = vec![Mark { shape: Shape::Text(text), ink: Ink::Text }];
    let scene = Scene { width: 100, height: 20, marks, targets: Vec::new() };
    svg(&scene, &Palette::LIGHT, "A < B & \"C\"", "]]>\u{0}", "a b\"<", FONT)
}

#[test]
fn names_and_ids_are_escaped() {
    let picture = written("\u{2068}<b>&\u{2069}", 14);
    assert_eq!(xml_faults(&picture), Vec::<String>::new());
    assert!(
        picture.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" direction=\"ltr\" role=\"img\" width=\"100\"")
    );
    assert!(picture.contains(" viewBox=\"0 0 800 160\" font-family=\""));
    assert!(picture.contains(" aria-labelledby=\"a-b---title a-b---desc\">"));
    assert!(picture.contains("<title id=\"a-b---title\">A &lt; B &amp; &quot;C&quot;</title>"));
}

#[test]
fn letters_have_the_size_that_was_asked_for() {
    for size in 12..150_u16 {
        let picture = written("x", size);
        let (_, rest) = picture.split_once("font-size=\"").unwrap();
        let given: f64 = rest.split('"').next().unwrap().parse().unwrap();
        assert!((given - f64::from(size) * 8.0).abs() < 1e-9, "{size}: {given}");
    }
}

#[test]
fn tidying_leaves_the_report_alone() {
    let label = "\" opacity=\"1\" text-anchor=\"start\">";
    assert!(written(label, 14).contains(&label.replace('"', "&quot;").replace('>', "&gt;")));
}
