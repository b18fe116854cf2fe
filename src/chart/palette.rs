use super::scene::Ink;
use crate::common::Rgb;
use crate::report::{Marks, NEUTRAL_DARK, NEUTRAL_LIGHT, TEAL_DARK, TEAL_LIGHT};

/// Ground that charts are drawn on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// A light screen.
    Light,
    /// A dark screen.
    Dark,
    /// Paper, which is white.
    Paper,
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
        accent: TEAL_LIGHT.accent(),
        accent_light: TEAL_LIGHT.lighter,
        neutral: NEUTRAL_LIGHT,
        track: Rgb(0xee, 0xf1, 0xf3),
        rule: Rgb(0x8b, 0x92, 0x9a),
        hatch: Rgb(0x6b, 0x72, 0x7a),
        series: TEAL_LIGHT.series,
        on_series: [
            Rgb(0xff, 0xff, 0xff),
            Rgb(0x10, 0x13, 0x18),
            Rgb(0xff, 0xff, 0xff),
            Rgb(0x1b, 0x1f, 0x24),
            Rgb(0xff, 0xff, 0xff),
            Rgb(0xff, 0xff, 0xff),
        ],
        steps: TEAL_LIGHT.steps,
        tints: TEAL_LIGHT.tints,
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
        accent: TEAL_DARK.accent(),
        accent_light: TEAL_DARK.lighter,
        neutral: NEUTRAL_DARK,
        track: Rgb(0x22, 0x28, 0x2f),
        rule: Rgb(0x5f, 0x68, 0x73),
        hatch: Rgb(0x96, 0x9e, 0xa8),
        series: TEAL_DARK.series,
        on_series: [
            Rgb(0x14, 0x18, 0x1d),
            Rgb(0x14, 0x18, 0x1d),
            Rgb(0x14, 0x18, 0x1d),
            Rgb(0xe9, 0xec, 0xef),
            Rgb(0x14, 0x18, 0x1d),
            Rgb(0x14, 0x18, 0x1d),
        ],
        steps: TEAL_DARK.steps,
        tints: TEAL_DARK.tints,
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

    /// The palette that a report asks for.
    pub fn of(marks: Marks, ground: Ground) -> Self {
        let mut palette = match ground {
            Ground::Light => Self::LIGHT,
            Ground::Dark => Self::DARK,
            Ground::Paper => Self::PRINT,
        };
        let colors = marks.colors(ground == Ground::Dark);
        if ground != Ground::Paper {
            palette.accent = colors.accent();
            palette.accent_light = colors.lighter;
        }
        palette.series = colors.series;
        palette.steps = colors.steps;
        palette.tints = colors.tints;
        palette
    }

    /// The colours of a picture within a page, whose style sheet gives it those of its palette and its theme: shades of the
    /// accent are written as those of the usual palette (`families.css`), all else as it is on light ground (`pictures.css`).
    pub fn in_page(marks: Marks) -> Self {
        let mut series = marks.colors(false).series;
        series[0] = TEAL_LIGHT.accent();
        Self { series, ..Self::LIGHT }
    }

    /// From the few colours that a user forces on all pages, as the page reads them.
    pub fn from_colors(text: Rgb, ground: Rgb, accent: Rgb) -> Self {
        let fade = |way| accent.toward(ground, way);
        let faint = |way| text.toward(ground, way);
        let series = [accent, text, fade(90), accent.toward(text, 127), faint(60), faint(140)];
        Self {
            quiet: text,
            track: faint(225),
            series,
            on_series: series.map(|color| color.more_legible(ground, text)),
            steps: [fade(200), fade(150), fade(100), fade(50), accent],
            tints: [fade(235), fade(215), fade(195), fade(175), fade(155)],
            map_land: faint(200),
            map_border: faint(100),
            map_outline: text,
            focus: text,
            ..Self::LIGHT.with_bars(text, ground, accent)
        }
    }

    /// The same with bars, and all that is beside them in rows, from these colours.
    #[must_use]
    pub const fn with_bars(mut self, text: Rgb, ground: Rgb, accent: Rgb) -> Self {
        self.text = text;
        self.ground = ground;
        self.hatch = text;
        self.accent = accent;
        self.accent_light = accent.toward(ground, 90);
        self.neutral = text.toward(ground, 100);
        self.rule = self.neutral;
        self
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
