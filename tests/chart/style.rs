//! A picture in a page without script is drawn for a light ground; a style sheet gives it the inks of others.

use std::fmt::Write;

use hotline_report::chart::{Ground, Ink, Palette, Rgb};
use hotline_report::report::Marks;

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

/// Ink of a picture on the screen instead of a light colour: as the page says of its ground and its text, and of
/// all else the colour of the theme that it is in.
fn on_screen(ink: Ink, light: Rgb) -> String {
    match ink {
        Ink::Ground => "var(--hr-ground)".into(),
        Ink::Text => "var(--hr-text)".into(),
        Ink::Quiet => "var(--hr-quiet)".into(),
        _ => themed(light, Palette::DARK.color(ink)),
    }
}

fn on_paper(ink: Ink, _: Rgb) -> String {
    Palette::PRINT.color(ink).to_string()
}

fn themed(light: Rgb, dark: Rgb) -> String {
    format!("var(--hr-if-light, {light}) var(--hr-if-dark, {dark})")
}

/// Of two inks that share a light colour, the first decides.
fn rules(color: fn(Ink, Rgb) -> String) -> Vec<String> {
    let mut done: Vec<Rgb> = Vec::new();
    let mut rules = Vec::new();
    for ink in INKS {
        let light = Palette::LIGHT.color(ink);
        let other = color(ink, light);
        if done.contains(&light) {
            continue;
        }
        done.push(light);
        if light.to_string() != other {
            rules.extend(both(".hr-chart", light, &other));
        }
    }
    rules
}

/// Rules for areas and lines of a colour.
fn both(within: &str, light: Rgb, other: &str) -> [String; 2] {
    ["fill", "stroke"]
        .map(|property| format!("  {within} [{property}='{light}' i] {{\n    {property}: {other};\n  }}\n"))
}

/// The families that are not the usual one, by their names.
fn families() -> impl Iterator<Item = (&'static str, [Palette; 2])> {
    let palettes = |marks| [Ground::Light, Ground::Dark].map(|ground| Palette::of(marks, ground));
    Marks::FAMILIES.into_iter().skip(1).map(move |(name, marks)| (name.name(), palettes(marks)))
}

/// Parts that only a family has: those of another colour than its accent.
fn parts_of_families() -> Vec<String> {
    let parts = families().flat_map(|(_, [light, dark])| light.series.into_iter().zip(dark.series).skip(1));
    parts.flat_map(|(light, dark)| both(".hr-chart", light, &themed(light, dark))).collect()
}

/// Shades of an accent, and the share that it has in each, in percent.
const OWN: [(&str, u8); 11] = [
    ("bar-lighter", 70),
    ("tint-0", 9),
    ("tint-1", 18),
    ("tint-2", 27),
    ("tint-3", 36),
    ("tint-4", 45),
    ("step-0", 29),
    ("step-1", 45),
    ("step-2", 62),
    ("step-3", 80),
    ("step-4", 100),
];

/// The shades of a family, and the properties of the page's own mark that win over them.
const SHADES: [(&str, Ink, &str); 12] = [
    ("bar", Ink::Accent, "still"),
    ("bar-lighter", Ink::AccentLight, "still-65"),
    ("tint-0", Ink::Tint(0), "shade-0"),
    ("tint-1", Ink::Tint(1), "shade-1"),
    ("tint-2", Ink::Tint(2), "shade-2"),
    ("tint-3", Ink::Tint(3), "shade-3"),
    ("tint-4", Ink::Tint(4), "shade-4"),
    ("step-0", Ink::Step(0), "still-22"),
    ("step-1", Ink::Step(1), "still-41"),
    ("step-2", Ink::Step(2), "still-61"),
    ("step-3", Ink::Step(3), "still-80"),
    ("step-4", Ink::Step(4), "still"),
];

/// A block of declarations for the reports of a palette.
fn block(palette: &str, declarations: impl IntoIterator<Item = String>) -> String {
    let lines = declarations.into_iter().map(|line| format!("    --hr-{line};\n")).collect::<Vec<_>>().concat();
    format!("  .hr-report[data-hr-palette='{palette}'] {{\n{lines}  }}\n")
}

fn shades_on_screen() -> Vec<String> {
    let family = |(name, [light, dark]): (_, [Palette; 2])| {
        let color = |ink| themed(light.color(ink), dark.color(ink));
        block(name, SHADES.map(|(shade, ink, own)| format!("{shade}: var(--hr-{own}, {})", color(ink))))
    };
    let own = SHADES.map(|(shade, _, own)| {
        let share = OWN.into_iter().find(|(name, _)| *name == shade).map_or(100, |(_, share)| share);
        format!("{shade}: var(--hr-{own}, color-mix(in srgb, var(--hr-own-mark) {share}%, var(--hr-ground)))")
    });
    // Names, large numbers and links go with the bars, unless the publisher has an accent for them.
    let text = |(name, [light, dark]): (_, [Palette; 2])| {
        let color = themed(light.accent, dark.accent);
        format!("  .hr-report[data-hr-palette='{name}']:not([data-hr-accent]) {{\n    --hr-accent: {color};\n  }}\n")
    };
    // A page in which no script says the accent has grey marks.
    let either = "own-mark: var(--hr-if-light, var(--hr-own, var(--hr-quiet)))\n      \
                  var(--hr-if-dark, var(--hr-own-dark, var(--hr-quiet)))";
    let own = block("accent", [either.to_owned()].into_iter().chain(own));
    families().map(family).chain(families().map(text)).chain([own]).collect()
}

/// On paper bars are black.
fn shades_on_paper() -> Vec<String> {
    let printed = || SHADES.into_iter().filter(|(_, ink, _)| matches!(ink, Ink::Tint(_) | Ink::Step(_)));
    let family = |(name, [light, _]): (_, [Palette; 2])| {
        block(name, printed().map(|(shade, ink, _)| format!("{shade}: {} !important", light.color(ink))))
    };
    let own = OWN
        .into_iter()
        .skip(1)
        .map(|(shade, share)| format!("{shade}: color-mix(in srgb, var(--hr-own, #333) {share}%, #fff) !important"));
    families().map(family).chain([block("accent", own)]).collect()
}

/// Pictures in a page are drawn in the shades of the usual palette, whichever the report has.
fn pictures_of_palettes() -> Vec<String> {
    let rules = SHADES.map(|(shade, ink, _)| {
        both(".hr-report[data-hr-palette] .hr-chart", Palette::LIGHT.color(ink), &format!("var(--hr-{shade})"))
    });
    // Tints and classes of maps are areas.
    let lines = |(place, rule): (usize, [String; 2])| rule.into_iter().take(if place < 2 { 2 } else { 1 });
    rules.into_iter().enumerate().flat_map(lines).collect()
}

/// The analyst's page shows the parts of each family beside its name.
#[test]
fn the_choice_of_palettes_shows_their_colours() {
    let script = include_str!("../../www/maker/plan/palettes.js");
    for (name, marks) in Marks::FAMILIES {
        let colors = Palette::of(marks, Ground::Light).series.map(|color| format!("'{color}'")).join(", ");
        let shown = script.lines().any(|line| line.contains(&format!("['{}',", name.name())) && line.contains(&colors));
        assert!(shown, "{}: {colors}", name.name());
    }
}

/// Compares a style sheet with what it should be, or writes it.
fn holds<const N: usize>(name: &str, about: &str, media: [(&str, Vec<String>); N]) {
    let path = format!("{}/js/style/{name}", env!("CARGO_MANIFEST_DIR"));
    let mut written = format!("/* Written by `UPDATE_GOLDEN=1 cargo test` from the palettes: {about}. */\n");
    for (media, rules) in media {
        write!(written, "\n@media {media} {{\n{}}}\n", rules.join("\n")).unwrap();
    }
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &written).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == written, "{path} is out of date; UPDATE_GOLDEN=1 cargo test writes it");
}

#[test]
fn the_style_sheet_gives_static_pictures_the_inks_of_dark_pages_and_of_paper() {
    let screen = [rules(on_screen), parts_of_families()].concat();
    let media = [("screen and (forced-colors: none)", screen), ("print", rules(on_paper))];
    holds("pictures.css", "pictures in a page without script are light", media);
}

#[test]
fn the_style_sheet_has_the_shades_of_every_palette() {
    let media = [
        ("screen and (forced-colors: none)", shades_on_screen()),
        ("print", shades_on_paper()),
        ("(forced-colors: none)", pictures_of_palettes()),
    ];
    holds("families.css", "shades of reports that name one; a page’s own `--hr-mark` wins", media);
}

#[test]
fn a_mark_of_the_page_colours_the_parts_of_every_family() {
    let sheet = include_str!("../../js/style/marks.css");
    for (name, [light, _]) in families() {
        for color in &light.series[1..] {
            for property in ["fill", "stroke"] {
                assert!(sheet.contains(&format!("[{property}='{color}' i]")), "{name}: {property} {color}");
            }
        }
    }
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
