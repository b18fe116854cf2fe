use std::fmt::{self, Write};

use super::scene::Ink;

/// A colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// Part of the way from this colour to another: 0 stays, 255 arrives.
    const fn toward(self, other: Self, way: u8) -> Self {
        const fn mix(from: u8, to: u8, way: u8) -> u8 {
            let (from, to, way) = (from as u32, to as u32, way as u32);
            let [.., mixed] = ((from * (255 - way) + to * way) / 255).to_be_bytes();
            mixed
        }
        Self(mix(self.0, other.0, way), mix(self.1, other.1, way), mix(self.2, other.2, way))
    }
}

impl Rgb {
    /// The one of two colours that text on this one is easier to read in.
    fn more_legible(self, one: Self, other: Self) -> Self {
        let own = self.luminance();
        let contrast = |light: u32| (light.max(own), light.min(own));
        let ((one_high, one_low), (other_high, other_low)) = (contrast(one.luminance()), contrast(other.luminance()));
        if u64::from(one_high) * u64::from(other_low) >= u64::from(other_high) * u64::from(one_low) {
            one
        } else {
            other
        }
    }

    /// Roughly its luminance with the twentieth that contrast adds to it, of 683 000 000.
    const fn luminance(self) -> u32 {
        const fn square(channel: u8) -> u32 {
            channel as u32 * channel as u32
        }
        2126 * square(self.0) + 7152 * square(self.1) + 722 * square(self.2) + 32_512_500
    }
}

impl fmt::Display for Rgb {
    /// As style sheets write it: `#12617a`.
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("#")?;
        let digit = |value: u8| out.write_char(char::from_digit(u32::from(value), 16).unwrap_or('0'));
        [self.0, self.1, self.2].into_iter().flat_map(|channel| [channel >> 4, channel & 15]).try_for_each(digit)
    }
}

/// A colour for each [`Ink`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the ink of that name")]
pub struct Palette {
    pub ground: Rgb,
    pub text: Rgb,
    pub quiet: Rgb,
    pub accent: Rgb,
    pub accent_light: Rgb,
    pub neutral: Rgb,
    pub track: Rgb,
    pub rule: Rgb,
    pub hatch: Rgb,
    pub series: [Rgb; 6],
    pub on_series: [Rgb; 6],
    pub steps: [Rgb; 5],
    pub tints: [Rgb; 5],
    pub map_land: Rgb,
    pub map_border: Rgb,
    pub map_outline: Rgb,
    pub focus: Rgb,
}

impl Palette {
    /// On a light ground.
    pub const LIGHT: Self = Self {
        ground: Rgb(0xff, 0xff, 0xff),
        text: Rgb(0x1b, 0x1f, 0x24),
        quiet: Rgb(0x59, 0x60, 0x69),
        accent: Rgb(0x12, 0x61, 0x7a),
        accent_light: Rgb(0x5b, 0x9b, 0xaf),
        neutral: Rgb(0x8a, 0x90, 0x97),
        track: Rgb(0xee, 0xf1, 0xf3),
        rule: Rgb(0x8b, 0x92, 0x9a),
        hatch: Rgb(0x6b, 0x72, 0x7a),
        series: [
            Rgb(0x12, 0x61, 0x7a),
            Rgb(0xd1, 0x74, 0x2e),
            Rgb(0x69, 0x4c, 0xa6),
            Rgb(0x5b, 0xa1, 0x6e),
            Rgb(0x9d, 0x2f, 0x33),
            Rgb(0x2d, 0x30, 0x38),
        ],
        on_series: [
            Rgb(0xff, 0xff, 0xff),
            Rgb(0x10, 0x13, 0x18),
            Rgb(0xff, 0xff, 0xff),
            Rgb(0x1b, 0x1f, 0x24),
            Rgb(0xff, 0xff, 0xff),
            Rgb(0xff, 0xff, 0xff),
        ],
        steps: [
            Rgb(0xb5, 0xd5, 0xdf),
            Rgb(0x84, 0xb8, 0xc8),
            Rgb(0x4f, 0x96, 0xad),
            Rgb(0x1d, 0x6b, 0x84),
            Rgb(0x0a, 0x3f, 0x52),
        ],
        tints: [
            Rgb(0xd9, 0xea, 0xf0),
            Rgb(0xb9, 0xda, 0xe4),
            Rgb(0x98, 0xc7, 0xd6),
            Rgb(0x76, 0xb2, 0xc5),
            Rgb(0x54, 0x9e, 0xb4),
        ],
        map_land: Rgb(0xec, 0xee, 0xf0),
        map_border: Rgb(0xb9, 0xbf, 0xc6),
        map_outline: Rgb(0x6b, 0x72, 0x7a),
        focus: Rgb(0x1b, 0x1f, 0x24),
    };

    /// On a dark ground.
    pub const DARK: Self = Self {
        ground: Rgb(0x14, 0x18, 0x1d),
        text: Rgb(0xe9, 0xec, 0xef),
        quiet: Rgb(0xa5, 0xad, 0xb6),
        accent: Rgb(0x58, 0xb7, 0xd0),
        accent_light: Rgb(0x33, 0x81, 0x98),
        neutral: Rgb(0x6e, 0x76, 0x7f),
        track: Rgb(0x22, 0x28, 0x2f),
        rule: Rgb(0x5f, 0x68, 0x73),
        hatch: Rgb(0x96, 0x9e, 0xa8),
        series: [
            Rgb(0x58, 0xb7, 0xd0),
            Rgb(0xf4, 0x9d, 0x4e),
            Rgb(0xb5, 0x95, 0xfe),
            Rgb(0x2a, 0x79, 0x31),
            Rgb(0xf5, 0x6d, 0x6a),
            Rgb(0xf3, 0xe3, 0xa8),
        ],
        on_series: [
            Rgb(0x14, 0x18, 0x1d),
            Rgb(0x14, 0x18, 0x1d),
            Rgb(0x14, 0x18, 0x1d),
            Rgb(0xe9, 0xec, 0xef),
            Rgb(0x14, 0x18, 0x1d),
            Rgb(0x14, 0x18, 0x1d),
        ],
        steps: [
            Rgb(0x24, 0x52, 0x63),
            Rgb(0x2f, 0x71, 0x87),
            Rgb(0x41, 0x94, 0xad),
            Rgb(0x72, 0xbf, 0xd5),
            Rgb(0xc2, 0xe9, 0xf3),
        ],
        tints: [
            Rgb(0x1a, 0x31, 0x3c),
            Rgb(0x1f, 0x41, 0x4f),
            Rgb(0x24, 0x51, 0x62),
            Rgb(0x29, 0x61, 0x75),
            Rgb(0x2f, 0x71, 0x87),
        ],
        map_land: Rgb(0x26, 0x2b, 0x32),
        map_border: Rgb(0x14, 0x18, 0x1d),
        map_outline: Rgb(0x74, 0x7c, 0x85),
        focus: Rgb(0xff, 0xff, 0xff),
    };

    /// On paper: black on white.
    pub const PRINT: Self = Self {
        text: Rgb(0x00, 0x00, 0x00),
        quiet: Rgb(0x3a, 0x3a, 0x3a),
        accent: Rgb(0x2b, 0x2b, 0x2b),
        accent_light: Rgb(0x6a, 0x6a, 0x6a),
        hatch: Rgb(0x3a, 0x3a, 0x3a),
        focus: Rgb(0x00, 0x00, 0x00),
        ..Self::LIGHT
    };

    /// From the few colours that a user forces on all pages, as the page reads them.
    pub fn from_colors(text: Rgb, ground: Rgb, accent: Rgb) -> Self {
        let fade = |way| accent.toward(ground, way);
        let faint = |way| text.toward(ground, way);
        let series = [accent, text, fade(90), accent.toward(text, 127), faint(60), faint(140)];
        Self {
            ground,
            text,
            quiet: text,
            accent,
            accent_light: fade(90),
            neutral: faint(100),
            track: faint(225),
            rule: faint(100),
            hatch: text,
            series,
            on_series: series.map(|color| color.more_legible(ground, text)),
            steps: [fade(200), fade(150), fade(100), fade(50), accent],
            tints: [fade(235), fade(215), fade(195), fade(175), fade(155)],
            map_land: faint(200),
            map_border: faint(100),
            map_outline: text,
            focus: text,
        }
    }

    /// The colour of an ink.
    pub fn color(&self, ink: Ink) -> Rgb {
        let nth = |colors: &[Rgb], index: u8| colors.get(usize::from(index)).copied().unwrap_or(self.neutral);
        match ink {
            Ink::Ground => self.ground,
            Ink::Text => self.text,
            Ink::Quiet => self.quiet,
            Ink::Accent => self.accent,
            Ink::AccentLight => self.accent_light,
            Ink::Neutral => self.neutral,
            Ink::Track => self.track,
            Ink::Rule => self.rule,
            Ink::Hatch => self.hatch,
            Ink::Series(index) => nth(&self.series, index),
            Ink::OnSeries(index) => nth(&self.on_series, index),
            Ink::Step(index) => nth(&self.steps, index),
            Ink::Tint(index) => nth(&self.tints, index),
            Ink::MapLand => self.map_land,
            Ink::MapBorder => self.map_border,
            Ink::MapOutline => self.map_outline,
            Ink::Focus => self.focus,
        }
    }
}
