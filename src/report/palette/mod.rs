//! Colours of the marks of charts, and of tints: a family of them by its name, or one made of the publisher's accent.

mod families;
mod own;

use serde::Serialize;

use super::document::Report;
use crate::common::Rgb;
pub(crate) use families::{NEUTRAL_DARK, NEUTRAL_LIGHT, TEAL_DARK, TEAL_LIGHT};
#[cfg(feature = "check")]
pub(crate) use own::nearest;

/// Palette of the marks of charts and of tints.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum PaletteName {
    /// Teal, the usual one.
    #[default]
    Teal,
    /// Plum.
    Plum,
    /// Indigo.
    Indigo,
    /// The imprint's own `accent`, beside the colours of the family that differs most from it. It is refused where some
    /// readers could not tell it from these.
    Accent,
}

impl PaletteName {
    /// Its name in documents.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Teal => "teal",
            Self::Plum => "plum",
            Self::Indigo => "indigo",
            Self::Accent => "accent",
        }
    }
}

/// Colours that a report asks for: those of a family, or of an accent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marks {
    /// The usual ones.
    Teal,
    /// Plum.
    Plum,
    /// Indigo.
    Indigo,
    /// Shades of the publisher's accent.
    Own(Rgb),
}

/// Colours of marks on one ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MarkColors {
    /// Parts of a whole; the first is that of bars, lines and large numbers.
    pub series: [Rgb; 6],
    /// Bars that stand behind others.
    pub lighter: Rgb,
    /// Classes of maps, from the lowest.
    pub steps: [Rgb; 5],
    /// Tints behind figures, from the lowest.
    pub tints: [Rgb; 5],
}

impl MarkColors {
    /// The colour of bars, lines and large numbers.
    pub const fn accent(&self) -> Rgb {
        self.series[0]
    }
}

impl Report {
    /// The colours of marks that the report asks for. An accent that is missing leaves the usual ones.
    pub fn marks(&self) -> Marks {
        let Some(imprint) = &self.imprint else { return Marks::Teal };
        match (imprint.palette, &imprint.accent) {
            (PaletteName::Plum, _) => Marks::Plum,
            (PaletteName::Indigo, _) => Marks::Indigo,
            (PaletteName::Accent, Some(accent)) => Marks::Own(accent.color()),
            (PaletteName::Accent, None) | (PaletteName::Teal, _) => Marks::Teal,
        }
    }
}
