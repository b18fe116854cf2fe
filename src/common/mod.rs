//! Algorithms that several modules need and that know nothing of reports: one registry of each.

#[cfg(any(feature = "analyst", feature = "export"))]
mod accents;
#[cfg(feature = "analyst")]
mod random;
pub(crate) mod text;

#[cfg(any(feature = "analyst", feature = "export"))]
pub(crate) use accents::unaccented;
#[cfg(feature = "analyst")]
pub(crate) use random::Random;
