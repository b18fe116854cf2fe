//! A picture in a page without script is drawn for a light ground; a style sheet gives it the inks of others.

use std::fmt::Write;

use hotline_report::chart::{Ink, Palette, Rgb};

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/js/style/pictures.css");

const INKS: [Ink; 34] = [
    Ink::Ground,
    Ink::Text,
    Ink::Quiet,
    Ink::Accent,
    Ink::AccentLight,
    Ink::Neutral,
    Ink::Track,
    Ink::Rule,
    Ink::Hatch,
    Ink::Series(0),
    Ink::Series(1),
    Ink::Series(2),
    Ink::Series(3),
    Ink::Series(4),
    Ink::Series(5),
    Ink::Step(0),
    Ink::Step(1),
    Ink::Step(2),
    Ink::Step(3),
    Ink::Step(4),
    Ink::OnSeries(0),
    Ink::OnSeries(1),
    Ink::OnSeries(2),
    Ink::OnSeries(3),
    Ink::OnSeries(4),
    Ink::OnSeries(5),
    Ink::Tint(0),
    Ink::Tint(1),
    Ink::Tint(2),
    Ink::Tint(3),
    Ink::Tint(4),
    Ink::MapLand,
    Ink::MapBorder,
    Ink::MapOutline,
];

/// What a picture on the screen has instead of a light colour: what the page says of its ground and its text, and of
/// all else the colour of the theme that it is in.
fn on_screen(ink: Ink, light: Rgb) -> String {
    match ink {
        Ink::Ground => "var(--hr-ground)".into(),
        Ink::Text => "var(--hr-text)".into(),
        Ink::Quiet => "var(--hr-quiet)".into(),
        _ => format!("var(--hr-if-light, {light}) var(--hr-if-dark, {})", Palette::DARK.color(ink)),
    }
}

fn on_paper(ink: Ink, _: Rgb) -> String {
    Palette::PRINT.color(ink).to_string()
}

/// Where two inks share a light colour, the first decides.
fn rules(color: fn(Ink, Rgb) -> String) -> String {
    let mut done: Vec<Rgb> = Vec::new();
    let mut rules = Vec::new();
    for ink in INKS {
        let light = Palette::LIGHT.color(ink);
        let other = color(ink, light);
        if done.contains(&light) {
            continue;
        }
        done.push(light);
        for property in ["fill", "stroke"].into_iter().filter(|_| light.to_string() != other) {
            rules.push(format!("  .hr-chart [{property}='{light}' i] {{\n    {property}: {other};\n  }}\n"));
        }
    }
    rules.join("\n")
}

#[test]
fn the_style_sheet_gives_static_pictures_the_inks_of_dark_pages_and_of_paper() {
    let mut written = String::from(
        "/* Written by `UPDATE_GOLDEN=1 cargo test` from the palettes: pictures in a page without script are light. */\n",
    );
    for (media, rules) in [("screen and (forced-colors: none)", rules(on_screen)), ("print", rules(on_paper))] {
        write!(written, "\n@media {media} {{\n{rules}}}\n").unwrap();
    }
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(PATH, &written).unwrap();
    }
    let committed = std::fs::read_to_string(PATH).unwrap_or_default();
    assert!(committed == written, "{PATH} is out of date; UPDATE_GOLDEN=1 cargo test writes it");
}

/// The bars in rows are drawn by a canvas and by the style sheet, in the same colours.
#[test]
fn bars_in_rows_have_the_inks_of_the_palettes() {
    let sheet = include_str!("../../js/style/palette.css");
    let inks = [
        ("bar", Ink::Accent),
        ("bar-lighter", Ink::AccentLight),
        ("bar-grey", Ink::Neutral),
        ("bar-line", Ink::Rule),
        ("bar-hatch", Ink::Hatch),
    ];
    for (name, ink) in inks {
        let [light, dark, print] = [Palette::LIGHT, Palette::DARK, Palette::PRINT].map(|palette| palette.color(ink));
        let screen = format!("--hr-{name}: var(--hr-if-light, {light}) var(--hr-if-dark, {dark});");
        assert!(sheet.contains(&screen), "{screen}");
        assert!(sheet.contains(&format!("--hr-{name}: {print} !important;")), "{name} on paper");
    }
}
