use super::scene::Ink;

/// A colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    const fn hex(code: u32) -> Self {
        let [_, red, green, blue] = code.to_be_bytes();
        Self(red, green, blue)
    }

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
    pub steps: [Rgb; 5],
    pub map_land: Rgb,
    pub map_border: Rgb,
    pub map_outline: Rgb,
    pub focus: Rgb,
}

impl Palette {
    /// On a light ground.
    pub const LIGHT: Self = Self {
        ground: Rgb::hex(0xff_ff_ff),
        text: Rgb::hex(0x1b_1f_24),
        quiet: Rgb::hex(0x59_60_69),
        accent: Rgb::hex(0x12_61_7a),
        accent_light: Rgb::hex(0x5b_9b_af),
        neutral: Rgb::hex(0x8a_90_97),
        track: Rgb::hex(0xee_f1_f3),
        rule: Rgb::hex(0xb9_bf_c6),
        hatch: Rgb::hex(0x6b_72_7a),
        series: [
            Rgb::hex(0x12_61_7a),
            Rgb::hex(0xd1_74_2e),
            Rgb::hex(0x69_4c_a5),
            Rgb::hex(0x5d_a0_6f),
            Rgb::hex(0xa1_31_36),
            Rgb::hex(0x31_35_3e),
        ],
        steps: [
            Rgb::hex(0xc6_de_e5),
            Rgb::hex(0x8f_bf_cd),
            Rgb::hex(0x4f_96_ad),
            Rgb::hex(0x1d_6b_84),
            Rgb::hex(0x0a_3f_52),
        ],
        map_land: Rgb::hex(0xe9_ec_ee),
        map_border: Rgb::hex(0xb9_bf_c6),
        map_outline: Rgb::hex(0x6b_72_7a),
        focus: Rgb::hex(0x1b_1f_24),
    };

    /// On a dark ground.
    pub const DARK: Self = Self {
        ground: Rgb::hex(0x14_18_1d),
        text: Rgb::hex(0xe9_ec_ef),
        quiet: Rgb::hex(0xa5_ad_b6),
        accent: Rgb::hex(0x58_b7_d0),
        accent_light: Rgb::hex(0x33_81_98),
        neutral: Rgb::hex(0x74_7c_85),
        track: Rgb::hex(0x22_28_2f),
        rule: Rgb::hex(0x45_4d_57),
        hatch: Rgb::hex(0x96_9e_a8),
        series: [
            Rgb::hex(0x58_b7_d0),
            Rgb::hex(0xe8_93_4f),
            Rgb::hex(0xac_9e_f2),
            Rgb::hex(0x59_a0_7c),
            Rgb::hex(0xda_55_62),
            Rgb::hex(0xf0_dc_96),
        ],
        steps: [
            Rgb::hex(0x1f_42_50),
            Rgb::hex(0x2a_66_7a),
            Rgb::hex(0x3c_8d_a6),
            Rgb::hex(0x6b_bb_d2),
            Rgb::hex(0xbc_e6_f1),
        ],
        map_land: Rgb::hex(0x2a_30_38),
        map_border: Rgb::hex(0x14_18_1d),
        map_outline: Rgb::hex(0x74_7c_85),
        focus: Rgb::hex(0xff_ff_ff),
    };

    /// On paper: black on white.
    pub const PRINT: Self = Self {
        text: Rgb::hex(0x00_00_00),
        quiet: Rgb::hex(0x3a_3a_3a),
        accent: Rgb::hex(0x2b_2b_2b),
        accent_light: Rgb::hex(0x76_76_76),
        neutral: Rgb::hex(0x94_94_94),
        hatch: Rgb::hex(0x3a_3a_3a),
        focus: Rgb::hex(0x00_00_00),
        ..Self::LIGHT
    };

    /// From the few colours that a user forces on all pages, as the page reads them.
    pub fn from_colors(text: Rgb, ground: Rgb, accent: Rgb) -> Self {
        let fade = |way| accent.toward(ground, way);
        let faint = |way| text.toward(ground, way);
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
            series: [accent, text, fade(90), faint(100), accent.toward(text, 127), faint(50)],
            steps: [fade(200), fade(150), fade(100), fade(50), accent],
            map_land: ground,
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
            Ink::Step(index) => nth(&self.steps, index),
            Ink::MapLand => self.map_land,
            Ink::MapBorder => self.map_border,
            Ink::MapOutline => self.map_outline,
            Ink::Focus => self.focus,
        }
    }
}
