//! Published statistical reports of hotlines: percentage tables, notes and charts.
//!
//! The centre is [`report::Report`], a document that holds only what may be published. Everything that
//! shows it takes a `&Report`: [`html`] writes complete static tables and notes, [`chart`] lays out scenes
//! and paints them on a canvas or as SVG, [`export`] makes files of it. [`locale`] says how numbers, dates and fixed words read.
//! The browser bindings live in `wasm`, the only room that knows JavaScript.

pub mod chart;
#[cfg(feature = "analyst")]
pub mod disclosure;
#[cfg(feature = "analyst")]
pub mod draft;
pub mod export;
pub mod html;
pub mod locale;
#[cfg(feature = "analyst")]
pub mod plan;
#[cfg(feature = "analyst")]
pub mod published;
#[cfg(feature = "analyst")]
pub mod records;
pub mod report;
#[cfg(feature = "analyst")]
pub mod sample;
#[cfg(feature = "analyst")]
pub mod tabulate;
#[cfg(target_arch = "wasm32")]
mod wasm;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
