#![expect(clippy::unreadable_literal, reason = "six digits are a colour")]

use super::{MarkColors, Marks, PaletteName, own};
use crate::common::Rgb;

/// Rows for everything else, on light and on dark ground.
pub(crate) const NEUTRAL_LIGHT: Rgb = Rgb::of(0x8a_90_97);
pub(crate) const NEUTRAL_DARK: Rgb = Rgb::of(0x6e_76_7f);

pub(crate) const TEAL_LIGHT: MarkColors = family(
    0x12617a,
    0x5b9baf,
    0xd1742e_694ca6_5ba16e_9d2f33_2d3038,
    0xb5d5df_84b8c8_4f96ad_1d6b84_0a3f52,
    0xd9eaf0_b9dae4_98c7d6_76b2c5_549eb4,
);

pub(crate) const TEAL_DARK: MarkColors = family(
    0x58b7d0,
    0x338198,
    0xf49d4e_b595fe_2a7931_f56d6a_f3e3a8,
    0x245263_2f7187_4194ad_72bfd5_c2e9f3,
    0x1a313c_1f414f_245162_296175_2f7187,
);

impl Marks {
    /// The families by their names, the usual one first.
    pub const FAMILIES: [(PaletteName, Self); 3] =
        [(PaletteName::Teal, Self::Teal), (PaletteName::Plum, Self::Plum), (PaletteName::Indigo, Self::Indigo)];

    /// The colours on light or on dark ground.
    pub fn colors(self, is_dark: bool) -> MarkColors {
        match (self, is_dark) {
            (Self::Teal, false) => TEAL_LIGHT,
            (Self::Teal, true) => TEAL_DARK,
            (Self::Plum, false) => family(
                0x823665,
                0xb47d9c,
                0xbf8232_02619d_5e9f64_9b4125_26292f,
                0xe3c4d5_ce9eb8_b27597_864b6d_522941,
                0xf2e1ea_e9c9da_dbafc7_cb95b3_ba7c9f,
            ),
            (Self::Plum, true) => family(
                0xda99be,
                0x996282,
                0xf6d78d_608cce_29752e_d68267_e6ebd3,
                0x623f53_865672_ae7295_d89dbf_f7d6e8,
                0x3a2732_4e3242_613e52_754a62_895773,
            ),
            (Self::Indigo, false) => family(
                0x303c8b,
                0x7e8dc6,
                0xc88122_934954_37a760_15708c_252b34,
                0xc4ceec_9facdc_7787c5_4e5d99_2c365f,
                0xe1e6f7_c9d2f2_b0bce9_96a5db_7e8ece,
            ),
            (Self::Indigo, true) => family(
                0x90a1e1,
                0x6472a9,
                0xe6bd77_ec8987_337344_81cdcd_eee5bf,
                0x40496c_586595_7584c0_9fafea_d7e0ff,
                0x272d40_333a56_3f486b_4c5681_586595,
            ),
            (Self::Own(accent), _) => own::colors(accent, is_dark),
        }
    }
}

/// A family by the codes of its colours, six digits each: the accent, the lighter one, the other parts, steps, tints. As
/// numbers they are in the code, which leaves the viewer with the charts; tables would stay there.
#[inline(never)]
const fn family(accent: u32, lighter: u32, others: u128, steps: u128, tints: u128) -> MarkColors {
    let mut series: [Rgb; 6] = listed(others);
    series[0] = Rgb::of(accent);
    MarkColors { series, lighter: Rgb::of(lighter), steps: listed(steps), tints: listed(tints) }
}

/// So many colours, whose codes are the last digits of a number.
const fn listed<const N: usize>(mut codes: u128) -> [Rgb; N] {
    let mut colors = [Rgb::WHITE; N];
    let mut place = N;
    while place > 0 {
        place -= 1;
        let [.., red, green, blue] = codes.to_be_bytes();
        colors[place] = Rgb(red, green, blue);
        codes >>= 24;
    }
    colors
}
