//! Detection of a file's type and layout by its first bytes: all that must be known before the first record is read.

use std::borrow::Cow;

use super::detect::detect;
use super::dialect::{Dialect, Overrides};
#[cfg(feature = "workbook")]
use super::encoding::Encoding;
use super::encoding::{self, Detected, Transcoder};
use super::error::RecordsError;
use super::kind;
use super::reading::{Format, Warning};

/// Number of bytes examined.
pub(super) const SAMPLE: usize = 1 << 18;

/// Type and layout that a file is read with.
#[derive(Debug, Clone)]
pub(super) struct Sniffed {
    pub(super) encoding: Detected,
    pub(super) layout: Layout,
    /// Warning that its encoding is a guess.
    pub(super) warning: Option<Warning>,
}

#[derive(Debug, Clone)]
pub(super) enum Layout {
    /// Delimited text.
    Csv(Dialect),
    /// JSON of that format.
    Json(Format),
    /// A workbook.
    #[cfg(feature = "workbook")]
    Workbook,
}

impl Sniffed {
    /// Returns whether it is text of any kind.
    pub(super) const fn is_text(&self) -> bool {
        matches!(self.layout, Layout::Csv(_) | Layout::Json(_))
    }

    /// Looks at a file's beginning, or at all of it if it is `complete`.
    pub(super) fn new(name: &str, sample: &[u8], complete: bool, overrides: &Overrides) -> Result<Self, RecordsError> {
        if kind::by_bytes(name, sample)?.is_some() {
            return workbook();
        }
        if overrides.encoding.is_none()
            && let Some(error) = encoding::refused(sample)
        {
            return Err(error);
        }
        let encoding = encoding::detect(sample, complete, overrides.encoding);
        let text = text(sample, encoding);
        if text.is_empty() {
            return Err(RecordsError::new("empty-file", "The file is empty.", "Choose a file that holds records."));
        }
        let layout = match kind::by_text(name, &text)? {
            Format::Csv | Format::Workbook => Layout::Csv(detect(&text, complete, overrides, encoding)?),
            format @ (Format::Json | Format::JsonLines) => Layout::Json(format),
        };
        Ok(Self { encoding, layout, warning: encoding.warning(&text) })
    }
}

#[cfg(feature = "workbook")]
#[expect(clippy::unnecessary_wraps, reason = "without the feature it is an error")]
fn workbook() -> Result<Sniffed, RecordsError> {
    let encoding = Detected { encoding: Encoding::Utf8, mark: 0, is_guess: false };
    Ok(Sniffed { encoding, layout: Layout::Workbook, warning: None })
}

#[cfg(not(feature = "workbook"))]
fn workbook() -> Result<Sniffed, RecordsError> {
    let remedy = "Read it with the module for workbooks, or save the sheet as CSV.";
    Err(RecordsError::new("workbook", "The file is a workbook.", remedy))
}

/// The sample without its byte-order mark, in an encoding that ASCII is part of.
pub(super) fn text(sample: &[u8], encoding: Detected) -> Cow<'_, [u8]> {
    let unmarked = sample.get(encoding.mark..).unwrap_or_default();
    match Transcoder::new(encoding.encoding) {
        Some(mut decoder) => {
            let mut text = Vec::new();
            decoder.push(unmarked, &mut text);
            text.into()
        }
        None => unmarked.into(),
    }
}
