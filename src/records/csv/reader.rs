use super::body::Body;
use super::opening::Opening;
use super::window::{LONGEST, WINDOW, Window};
use crate::records::column_selection::ColumnSelection;
use crate::records::dialect::Dialect;
use crate::records::encoding::Encoding;
use crate::records::error::RecordsError;
use crate::records::reading::Reading;

/// Reads delimited text that comes in pieces of any size; the result does not depend on where they are cut.
///
/// The text is UTF-8 or Windows-1252, without its byte-order mark.
#[derive(Debug, Clone)]
pub struct CsvReader {
    dialect: Dialect,
    wanted: ColumnSelection,
    window: Window,
    bytes: u64,
    stage: Stage,
}

#[derive(Debug, Clone)]
enum Stage {
    Opening(Box<Opening>),
    Rows(Box<Body>),
}

impl CsvReader {
    /// A reader of a file of that layout.
    pub fn new(dialect: &Dialect, wanted: &ColumnSelection) -> Self {
        Self::with_window(dialect, wanted, Window::new(WINDOW, LONGEST))
    }

    pub(super) fn with_window(dialect: &Dialect, wanted: &ColumnSelection, window: Window) -> Self {
        let stage = Stage::Opening(Box::new(Opening::new(dialect)));
        Self { dialect: dialect.clone(), wanted: wanted.clone(), window, bytes: 0, stage }
    }

    /// Takes in the next piece of the file.
    ///
    /// # Errors
    /// When the header lacks a column that is wanted, or the text is no table.
    pub fn feed(&mut self, mut bytes: &[u8]) -> Result<(), RecordsError> {
        self.bytes += bytes.len() as u64;
        while !bytes.is_empty() {
            bytes = &bytes[self.window.fill(bytes)..];
            if self.window.is_full() {
                self.read(self.window.readable(), self.window.is_ample())?;
            }
        }
        Ok(())
    }

    /// Says what encoding the text is in, of which all before was ASCII.
    pub fn set_encoding(&mut self, encoding: Encoding) {
        self.dialect.encoding = encoding;
        match &mut self.stage {
            Stage::Opening(opening) => opening.set_encoding(encoding),
            Stage::Rows(body) => body.set_encoding(encoding),
        }
    }

    /// Returns the number of rows read so far.
    pub fn rows(&self) -> usize {
        match &self.stage {
            Stage::Opening(_) => 0,
            Stage::Rows(body) => body.rows(),
        }
    }

    /// Returns the records, once the file has ended.
    ///
    /// # Errors
    /// As for [`CsvReader::feed`], and when the file has no header.
    pub fn finish(mut self) -> Result<Reading, RecordsError> {
        self.window.seal();
        self.read(self.window.len(), true)?;
        let rest = &self.window.text()[..self.window.len()];
        match self.stage {
            Stage::Opening(opening) => Err(opening.failed(rest.is_empty())),
            Stage::Rows(mut body) => {
                body.end(rest);
                Ok(body.finish(self.dialect, self.bytes))
            }
        }
    }

    /// Reads what is in the window, up to `len`, as far as records end there. The header waits for the rows below it,
    /// unless it `must` be read.
    fn read(&mut self, len: usize, must: bool) -> Result<(), RecordsError> {
        let text = self.window.text();
        let mut at = 0;
        if let Stage::Opening(opening) = &mut self.stage {
            at = opening.skip_preamble(&text[..len], self.dialect.delimiter);
            let (blank, body) = opening.open(&text[at..], len - at, must, &self.dialect, &self.wanted)?;
            at += blank;
            if let Some(body) = body {
                self.stage = Stage::Rows(Box::new(body));
            }
        }
        if let Stage::Rows(body) = &mut self.stage {
            at += body.read(&text[at..], len - at);
        }
        if self.window.consume(at) {
            return Ok(());
        }
        match &mut self.stage {
            Stage::Opening(opening) => Err(opening.failed(false)),
            Stage::Rows(body) => {
                body.follow();
                Ok(())
            }
        }
    }
}
