use super::scene::{Font, UNIT};
use super::wrap::joins;

/// Measure of the width of text. A canvas measures it; without one there is [`Metrics`].
pub trait Measure {
    /// The width of a line of text, in CSS pixels.
    fn width(&self, text: &str, font: Font) -> f64;
}

/// Widths of common sans-serifs for where nothing can measure: SVG and tests.
///
/// Each letter is as wide as in the wider of Arial and `DejaVu` Sans, the narrowest and widest of what
/// `system-ui, Arial, Helvetica, sans-serif` comes to, so that nothing is clipped.
#[derive(Debug, Clone, Copy, Default)]
pub struct Metrics;

/// The printable ASCII characters, in hundredths of the font's size.
static ASCII: [u8; 95] = [
    32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37, 32, 34, // space to /
    64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84, 84, 84, 56, // 0 to ?
    102, 69, 69, 73, 78, 67, 62, 78, 76, 30, 50, 67, 56, 87, 75, 79, // @ to O
    67, 79, 73, 67, 62, 74, 69, 99, 69, 67, 69, 40, 34, 40, 84, 56, // P to _
    50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58, 28, 98, 64, 62, // ` to o
    64, 64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84, // p to ~
];

/// Returns the additional width of bold letters.
fn boldness(letter: char) -> u32 {
    match letter {
        'M' | 'W' | 'w' => 13,
        'A'..='Z' => 9,
        _ => 8,
    }
}

fn hundredths(letter: char, bold: bool) -> u32 {
    let extra = if bold { boldness(letter) } else { 0 };
    let plain = match letter {
        '\0'..='\x1f' => 0,
        ' '..='~' => ASCII.get(letter as usize - 32).copied().map_or(0, u32::from),
        '\u{ad}' | '\u{200b}' => return 0,
        _ if joins(letter) => return 0,
        '\u{7f}'..='¿' | 'À'..='Þ' => 79,
        'ß'..='ÿ' => 65,
        '–' | '‘' | '’' | '“' | '”' | '\u{2002}' | '\u{2004}'..='\u{200a}' => 52,
        'Ā'..='ɏ' | 'א'..='ת' => 75,
        '\u{250}'..='\u{1fff}' | 'ﬀ'..='\u{fe2f}' => 90,
        '\u{1f000}'..='\u{1ffff}' => 140,
        _ => 102,
    };
    plain + extra
}

impl Measure for Metrics {
    fn width(&self, text: &str, font: Font) -> f64 {
        let sum: u32 = text.chars().map(|letter| hundredths(letter, font.bold)).sum();
        f64::from(sum) * f64::from(font.size) / 100.0
    }
}

/// The width in a scene's units, rounded up; what a measure cannot say counts as nothing.
#[expect(clippy::cast_possible_truncation, reason = "clamped")]
pub(super) fn units(measure: &dyn Measure, text: &str, font: Font) -> i32 {
    let pixels = measure.width(text, font);
    if pixels.is_finite() { (pixels.clamp(0.0, 1e6) * f64::from(UNIT)).ceil() as i32 } else { 0 }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "exact by construction")]
mod tests {
    use super::{Font, Measure, Metrics};

    fn width(text: &str, bold: bool) -> f64 {
        Metrics.width(text, Font { size: 100, bold })
    }

    #[test]
    fn letters_are_never_narrower_than_those_of_a_wide_sans_serif() {
        // Measured with DejaVu Sans and DejaVu Sans Bold at 100 px.
        assert!(width("Victim of Trafficking", false) >= 986.4);
        assert!(width("Niñez Á É ó Ü – ¿Qué?", false) >= 1096.5);
        assert!(width("TOTAL # OF SITUATIONS", true) >= 1367.7);
        assert!(width("Sex and Labor", true) >= 805.1);
        assert!(width("MWwmilj 0123456789,.%()", true) >= 1507.5);
    }

    #[test]
    fn marks_above_letters_take_no_room() {
        assert_eq!(width("e\u{301}", false), width("e", false));
        assert_eq!(width("\u{200b}\u{fe0f}", true), 0.0);
    }

    #[test]
    fn ideographs_are_square() {
        assert_eq!(width("漢字", false), 204.0);
    }
}
