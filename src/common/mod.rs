//! Algorithms that several modules need and that know nothing of reports: one registry of each.

#[cfg(any(feature = "analyst", feature = "export"))]
mod accents;
mod color;
#[cfg(any(feature = "analyst", feature = "workbook"))]
mod numbered;
#[cfg(feature = "analyst")]
mod random;
pub(crate) mod text;
pub(crate) mod vision;

#[cfg(any(feature = "analyst", feature = "export"))]
pub(crate) use accents::unaccented;
pub use color::Rgb;
#[cfg(any(feature = "analyst", feature = "workbook"))]
pub(crate) use numbered::without_n;
#[cfg(feature = "analyst")]
pub(crate) use random::Random;
