//! Every colour is told from its ground and from its neighbours, by every kind of eye.

use std::sync::LazyLock;

use hotline_report::chart::{Ground, Ink, Palette, Rgb};
use hotline_report::report::{Marks, Node, Report};

type Triple = [f64; 3];
type Matrix = [Triple; 3];

/// Normal vision, then protanopia, deuteranopia and tritanopia as Machado, Oliveira and Fernandes (2009) simulate
/// them, on linear light.
const VISIONS: [(&str, Matrix); 4] = [
    ("normal", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
    ),
    (
        "deuteranopia",
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
    ),
    (
        "tritanopia",
        [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]],
    ),
];

fn linear(color: Rgb) -> Triple {
    [color.0, color.1, color.2].map(|channel| {
        let part = f64::from(channel) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    })
}

fn through(matrix: &Matrix, light: Triple) -> Triple {
    matrix.map(|row| (row[0] * light[0] + row[1] * light[1] + row[2] * light[2]).clamp(0.0, 1.0))
}

fn lab(light: Triple) -> Triple {
    let to_xyz = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]];
    let [x, y, z] = to_xyz.map(|row: Triple| row[0] * light[0] + row[1] * light[1] + row[2] * light[2]);
    let bend = |t: f64| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 };
    let (x, y, z) = (bend(x / 0.95047), bend(y), bend(z / 1.08883));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// Lightness and two hues, 0 to 1 (Ottosson 2020, from linear light).
fn oklab(light: Triple) -> Triple {
    let to_cones = [
        [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
        [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
        [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
    ];
    let to_lab = [
        [0.210_454_255_3, 0.793_617_785, -0.004_072_046_8],
        [1.977_998_495_1, -2.428_592_205, 0.450_593_709_9],
        [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766],
    ];
    let times = |matrix: [Triple; 3], by: Triple| matrix.map(|row| row[0] * by[0] + row[1] * by[1] + row[2] * by[2]);
    times(to_lab, times(to_cones, light).map(f64::cbrt))
}

/// The distance of two colours (CIE76) under the vision that tells them apart worst.
fn distance(one: Rgb, other: Rgb) -> (f64, &'static str) {
    distance_in(lab, one, other)
}

/// The same in another space.
fn distance_in(space: fn(Triple) -> Triple, one: Rgb, other: Rgb) -> (f64, &'static str) {
    let under = |(name, matrix): &(&'static str, Matrix)| {
        let (a, b) = (space(through(matrix, linear(one))), space(through(matrix, linear(other))));
        ((a[0] - b[0]).hypot(a[1] - b[1]).hypot(a[2] - b[2]), *name)
    };
    VISIONS.iter().map(under).min_by(|a, b| a.0.total_cmp(&b.0)).unwrap()
}

fn contrast(one: Rgb, other: Rgb) -> f64 {
    let luminance = |color| {
        let [red, green, blue] = linear(color);
        0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05
    };
    let (a, b): (f64, f64) = (luminance(one), luminance(other));
    a.max(b) / a.min(b)
}

const GROUNDS: [Ground; 3] = [Ground::Light, Ground::Dark, Ground::Paper];

/// The families on every ground, by their names.
fn palettes() -> impl Iterator<Item = (String, Palette)> {
    Marks::FAMILIES.into_iter().flat_map(|(name, marks)| {
        GROUNDS.map(|ground| (format!("{} {ground:?}", name.name()), Palette::of(marks, ground)))
    })
}

#[test]
fn the_usual_palette_is_that_of_teal() {
    for (ground, usual) in GROUNDS.into_iter().zip([Palette::LIGHT, Palette::DARK, Palette::PRINT]) {
        assert_eq!(Palette::of(Marks::Teal, ground), usual, "{ground:?}");
    }
}

#[test]
fn contrast_is_measured_as_the_guidelines_say() {
    assert!((contrast(Rgb(0, 0, 0), Rgb(255, 255, 255)) - 21.0).abs() < 1e-9);
    assert!((contrast(Rgb(0x76, 0x76, 0x76), Rgb(255, 255, 255)) - 4.54).abs() < 0.01);
}

#[test]
fn text_and_marks_stand_out_from_their_ground() {
    for (name, palette) in palettes() {
        let wanted = [
            (Ink::Text, 7.0),
            (Ink::Quiet, 4.5),
            (Ink::Accent, 4.5),
            (Ink::AccentLight, 3.0),
            (Ink::Neutral, 3.0),
            (Ink::Rule, 3.0),
            (Ink::Hatch, 3.0),
            (Ink::MapOutline, 3.0),
            (Ink::Focus, 7.0),
        ];
        let series = (0..6).map(|index| (Ink::Series(index), 3.0));
        for (ink, least) in wanted.into_iter().chain(series) {
            let contrast = contrast(palette.color(ink), palette.ground);
            assert!(contrast >= least, "{name} {ink:?}: {contrast:.2}");
        }
    }
}

#[test]
fn figures_on_parts_and_tints_can_be_read() {
    for (name, palette) in palettes() {
        let on_parts = (0..6).map(|index| (Ink::OnSeries(index), Ink::Series(index)));
        let on_tints = (0..5).map(|index| (Ink::Text, Ink::Tint(index)));
        for (text, ground) in on_parts.chain(on_tints) {
            let contrast = contrast(palette.color(text), palette.color(ground));
            assert!(contrast >= 4.5, "{name} {text:?} on {ground:?}: {contrast:.2}");
        }
    }
}

#[test]
fn tints_are_told_apart_by_every_eye() {
    for (name, palette) in palettes() {
        let colors: Vec<Rgb> = [palette.ground].into_iter().chain(palette.tints).collect();
        for pair in colors.windows(2) {
            let (distance, vision) = distance(pair[0], pair[1]);
            assert!(distance >= 6.0, "{name}, {vision}: {} and {} are {distance:.1} apart", pair[0], pair[1]);
        }
    }
}

#[test]
fn parts_of_a_donut_are_told_apart_by_every_eye() {
    for (name, palette) in palettes() {
        let colors: Vec<Rgb> = palette.series.into_iter().chain([palette.neutral]).collect();
        for (index, one) in colors.iter().enumerate() {
            for other in &colors[..index] {
                let (distance, vision) = distance(*one, *other);
                assert!(distance >= 20.0, "{name}, {vision}: {one} and {other} are {distance:.1} apart");
                let (distance, vision) = distance_in(oklab, *one, *other);
                assert!(distance >= 0.055, "{name}, {vision}: {one} and {other} are {distance:.3} apart");
            }
        }
    }
}

#[test]
fn steps_of_a_map_are_told_apart_by_every_eye() {
    for (name, palette) in palettes() {
        let colors: Vec<Rgb> = [palette.map_land].into_iter().chain(palette.steps).collect();
        for pair in colors.windows(2) {
            let (distance, vision) = distance(pair[0], pair[1]);
            assert!(distance >= 9.0, "{name}, {vision}: {} and {} are {distance:.1} apart", pair[0], pair[1]);
        }
    }
}

#[test]
fn forced_colours_are_used_as_they_are() {
    let (text, ground, accent) = (Rgb(255, 255, 0), Rgb(0, 0, 0), Rgb(0, 255, 255));
    let palette = Palette::from_colors(text, ground, accent);
    assert_eq!([Ink::Text, Ink::Quiet, Ink::Hatch, Ink::Focus].map(|ink| palette.color(ink)), [text; 4]);
    assert_eq!(palette.color(Ink::Ground), ground);
    for index in 0..6 {
        let contrast = contrast(palette.color(Ink::OnSeries(index)), palette.color(Ink::Series(index)));
        assert!(contrast >= 3.0, "part {index}: {contrast:.2}");
    }
    assert_eq!(palette.color(Ink::Accent), accent);
    for ink in [Ink::AccentLight, Ink::Neutral] {
        assert!(contrast(palette.color(ink), ground) >= 3.0, "{ink:?}");
    }
}

/// Palettes of all accents of a grid that the check of a document takes, on light and dark ground.
static OWN: LazyLock<Vec<(String, Palette)>> = LazyLock::new(|| {
    const LEVELS: [u8; 6] = [0x00, 0x2a, 0x54, 0x7e, 0xa8, 0xd2];
    let mut palettes = Vec::new();
    for place in 0..216 {
        let accent = Rgb(LEVELS[place / 36], LEVELS[place / 6 % 6], LEVELS[place % 6]);
        let json = format!(
            r#"{{"version": 1, "language": "en-US", "title": "Calls", "jurisdiction": {{"name": "Missouri"}},
            "publisher": "Us", "period": {{"start": "2020", "end": "2020"}},
            "imprint": {{"accent": "{accent}", "palette": "accent"}}}}"#
        );
        if let Ok((report, _)) = Report::from_node(&Node::from_json(&json).unwrap()) {
            let on = |ground| (format!("{accent} {ground:?}"), Palette::of(report.marks(), ground));
            palettes.extend([Ground::Light, Ground::Dark].map(on));
        }
    }
    palettes
});

#[test]
fn many_accents_can_be_colours_of_marks() {
    assert!(OWN.len() >= 2 * 50, "{}", OWN.len() / 2);
}

#[test]
fn marks_of_an_accent_stand_out_from_their_ground() {
    for (name, palette) in OWN.iter() {
        for (ink, least) in [(Ink::Accent, 4.5), (Ink::AccentLight, 3.0), (Ink::Series(0), 4.5)] {
            let contrast = contrast(palette.color(ink), palette.ground);
            assert!(contrast >= least, "{name} {ink:?}: {contrast:.2}");
        }
    }
}

#[test]
fn figures_on_parts_and_tints_of_an_accent_can_be_read() {
    for (name, palette) in OWN.iter() {
        for (text, ground) in [(Ink::OnSeries(0), Ink::Series(0)), (Ink::Text, Ink::Tint(4))] {
            let contrast = contrast(palette.color(text), palette.color(ground));
            assert!(contrast >= 4.5, "{name} {text:?} on {ground:?}: {contrast:.2}");
        }
    }
}

#[test]
fn parts_beside_an_accent_are_told_apart_by_every_eye() {
    for (name, palette) in OWN.iter() {
        let [accent, others @ ..] = palette.series;
        for other in others.into_iter().chain([palette.neutral]) {
            let (distance, vision) = distance_in(oklab, accent, other);
            assert!(distance >= 0.0449, "{name}, {vision}: {accent} and {other} are {distance:.3} apart");
        }
    }
}

/// An accent may be grey, so that its shades differ in lightness alone.
#[test]
fn shades_of_an_accent_are_told_apart_by_every_eye() {
    for (name, palette) in OWN.iter() {
        let tints: Vec<Rgb> = [palette.ground].into_iter().chain(palette.tints).collect();
        let steps: Vec<Rgb> = [palette.map_land].into_iter().chain(palette.steps).collect();
        for (pair, least) in tints.windows(2).map(|pair| (pair, 4.0)).chain(steps.windows(2).map(|pair| (pair, 6.0))) {
            let (distance, vision) = distance(pair[0], pair[1]);
            assert!(distance >= least, "{name}, {vision}: {} and {} are {distance:.1} apart", pair[0], pair[1]);
        }
    }
}

#[test]
fn shades_grow_darker_on_light_ground_and_lighter_on_dark() {
    for (name, palette) in palettes().chain(OWN.iter().cloned()) {
        let lightness = |color: &Rgb| lab(linear(*color))[0];
        let is_dark = lightness(&palette.ground) < 50.0;
        for shades in [palette.steps, palette.tints] {
            let grows = |pair: &[Rgb]| (lightness(&pair[1]) > lightness(&pair[0])) == is_dark;
            assert!(shades.windows(2).all(grows), "{name}: {shades:?}");
        }
    }
}
