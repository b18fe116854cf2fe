//! Every colour is told from its ground and from its neighbours, by every kind of eye.

use hotline_report::chart::{Ink, Palette, Rgb};

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

/// The distance of two colours (CIE76) under the vision that tells them apart worst.
fn distance(one: Rgb, other: Rgb) -> (f64, &'static str) {
    let under = |(name, matrix): &(&'static str, Matrix)| {
        let (a, b) = (lab(through(matrix, linear(one))), lab(through(matrix, linear(other))));
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

const PALETTES: [(&str, Palette); 3] = [("light", Palette::LIGHT), ("dark", Palette::DARK), ("print", Palette::PRINT)];

#[test]
fn contrast_is_measured_as_the_guidelines_say() {
    assert!((contrast(Rgb(0, 0, 0), Rgb(255, 255, 255)) - 21.0).abs() < 1e-9);
    assert!((contrast(Rgb(0x76, 0x76, 0x76), Rgb(255, 255, 255)) - 4.54).abs() < 0.01);
}

#[test]
fn text_and_marks_stand_out_from_their_ground() {
    for (name, palette) in PALETTES {
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
    for (name, palette) in PALETTES {
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
    for (name, palette) in PALETTES {
        let colors: Vec<Rgb> = [palette.ground].into_iter().chain(palette.tints).collect();
        for pair in colors.windows(2) {
            let (distance, vision) = distance(pair[0], pair[1]);
            assert!(distance >= 6.0, "{name}, {vision}: {} and {} are {distance:.1} apart", pair[0], pair[1]);
        }
    }
}

#[test]
fn parts_of_a_donut_are_told_apart_by_every_eye() {
    for (name, palette) in PALETTES {
        let colors: Vec<Rgb> = palette.series.into_iter().chain([palette.neutral]).collect();
        for (index, one) in colors.iter().enumerate() {
            for other in &colors[..index] {
                let (distance, vision) = distance(*one, *other);
                assert!(distance >= 20.0, "{name}, {vision}: {one} and {other} are {distance:.1} apart");
            }
        }
    }
}

#[test]
fn steps_of_a_map_are_told_apart_by_every_eye() {
    for (name, palette) in PALETTES {
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
