//! Findings of the reader of a document: collected by the checker; ignored by the viewer, which has nothing to tell.

#[cfg(feature = "check")]
mod collected;
#[cfg(not(feature = "check"))]
mod ignored;

#[cfg(feature = "check")]
pub(crate) use collected::{Findings, Step};
#[cfg(not(feature = "check"))]
pub(crate) use ignored::{Findings, Step};
