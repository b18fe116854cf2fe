//! Distance of two colours for the eyes that tell them apart worst.
//!
//! Numbers stand in the code, not in tables: a module that is split off the viewer takes its code along, and leaves its
//! tables where every reader downloads them. Powers are by Newton's steps for the same reason.

use super::Rgb;

/// A way to see colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Vision {
    Usual,
    Protanopia,
    Deuteranopia,
    Tritanopia,
}

/// Red, green and blue as parts of light.
type Light = [f64; 3];

impl Vision {
    /// Light as it is seen: the simulation of Machado, Oliveira and Fernandes (2009) at full severity, on linear light.
    fn seen(self, [r, g, b]: Light) -> Light {
        let seen = match self {
            Self::Usual => [r, g, b],
            Self::Protanopia => [
                0.152_286 * r + 1.052_583 * g - 0.204_868 * b,
                0.114_503 * r + 0.786_281 * g + 0.099_216 * b,
                1.051_998 * b - 0.003_882 * r - 0.048_116 * g,
            ],
            Self::Deuteranopia => [
                0.367_322 * r + 0.860_646 * g - 0.227_968 * b,
                0.280_085 * r + 0.672_501 * g + 0.047_413 * b,
                0.968_881 * b - 0.011_820 * r + 0.042_940 * g,
            ],
            Self::Tritanopia => [
                1.255_528 * r - 0.076_749 * g - 0.178_779 * b,
                0.930_809 * g - 0.078_411 * r + 0.147_602 * b,
                0.004_733 * r + 0.691_367 * g + 0.303_900 * b,
            ],
        };
        seen.map(|part| part.clamp(0.0, 1.0))
    }
}

/// Distance of two colours in Oklab (Ottosson 2020), where black and white are 1 apart, with the vision under which it is
/// smallest.
pub(crate) fn distance(one: Rgb, other: Rgb) -> (f64, Vision) {
    let (one, other) = (linear(one), linear(other));
    let mut nearest = (f64::INFINITY, Vision::Usual);
    for vision in [Vision::Usual, Vision::Protanopia, Vision::Deuteranopia, Vision::Tritanopia] {
        let ([light, red, blue], [light_too, red_too, blue_too]) = (oklab(vision.seen(one)), oklab(vision.seen(other)));
        let [light, red, blue] = [light - light_too, red - red_too, blue - blue_too];
        let distance = (light * light + red * red + blue * blue).sqrt();
        if distance < nearest.0 {
            nearest = (distance, vision);
        }
    }
    nearest
}

/// The light of a colour of a screen (sRGB).
pub(crate) fn linear(color: Rgb) -> Light {
    [color.0, color.1, color.2].map(|level| {
        let part = f64::from(level) / 255.0;
        if part <= 0.04045 {
            return part / 12.92;
        }
        let square = ((part + 0.055) / 1.055) * ((part + 0.055) / 1.055);
        square * fifth_root(square)
    })
}

fn oklab([r, g, b]: Light) -> [f64; 3] {
    let long = cube_root(0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b);
    let medium = cube_root(0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b);
    let short = cube_root(0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b);
    [
        0.210_454_255_3 * long + 0.793_617_785 * medium - 0.004_072_046_8 * short,
        1.977_998_495_1 * long - 2.428_592_205 * medium + 0.450_593_709_9 * short,
        0.025_904_037_1 * long + 0.782_771_766_2 * medium - 0.808_675_766 * short,
    ]
}

/// Steps that are enough for parts of light, which are at most 1.
const STEPS: u8 = 24;

fn cube_root(part: f64) -> f64 {
    (0..STEPS).fold(1.0, |root, _| (2.0 * root + part / (root * root)) / 3.0)
}

fn fifth_root(part: f64) -> f64 {
    (0..STEPS).fold(1.0, |root, _| (4.0 * root + part / (root * root * root * root)) / 5.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn black_and_white_are_one_apart() {
        let (distance, _) = distance(Rgb(0, 0, 0), Rgb::WHITE);
        assert!((distance - 1.0).abs() < 1e-3, "{distance}");
    }

    #[test]
    fn light_is_as_the_standard_computes_it() {
        for level in 11..=255_u8 {
            let standard = ((f64::from(level) / 255.0 + 0.055) / 1.055_f64).powf(2.4);
            assert!((linear(Rgb(level, 0, 0))[0] - standard).abs() < 1e-12, "{level}");
        }
    }

    #[test]
    fn red_and_green_are_near_for_those_who_see_neither() {
        let (distance, vision) = distance(Rgb(0xb0, 0x40, 0x20), Rgb(0x6a, 0x6a, 0x10));
        assert!(distance < 0.1 && matches!(vision, Vision::Protanopia | Vision::Deuteranopia), "{distance} {vision:?}");
    }

    #[test]
    fn blue_and_green_are_near_for_those_who_lack_blue() {
        assert_eq!(distance(Rgb(0x00, 0x70, 0xb0), Rgb(0x00, 0x85, 0x70)).1, Vision::Tritanopia);
    }
}
