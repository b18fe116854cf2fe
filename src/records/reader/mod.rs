use super::column::Records;
use super::column_selection::ColumnSelection;
use super::csv::CsvReader;
use super::dialect::Overrides;
use super::encoding::{Encoding, Late, Settled, Transcoder, broken_letters, decoded};
use super::error::RecordsError;
use super::header::is_of_warehouse;
use super::json;
use super::markup::markup;
use super::reading::{Format, Reading, Warning};
use super::sniff::{Layout, SAMPLE, Sniffed, text};
#[cfg(feature = "workbook")]
use super::workbook::read_workbook;

/// Options for reading a file, and facts known about it beforehand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// The columns to read.
    pub wanted: ColumnSelection,
    /// Settings that are not detected.
    pub overrides: Overrides,
}

/// Reads a text file of any kind and layout that comes in pieces of any size.
///
/// The result does not depend on where the pieces are cut: nothing is decided before the first 256 KiB, or the whole
/// file, are there.
///
/// ```
/// use hotline_report::records::{ReadOptions, Reader};
///
/// let mut reader = Reader::new("calls.csv", ReadOptions::default());
/// reader.push(b"date;caller\n2024-03-05;Surv")?;
/// reader.push(b"ivor\n2024-03-06;Friend\n")?;
/// let records = reader.finish()?.records;
/// assert_eq!(records.columns()[1].value(0), Some("Survivor"));
/// # Ok::<(), hotline_report::records::RecordsError>(())
/// ```
#[derive(Debug)]
pub struct Reader {
    name: String,
    options: ReadOptions,
    bytes: u64,
    stage: Stage,
}

#[derive(Debug)]
enum Stage {
    /// The beginning gathers.
    Sample(Vec<u8>),
    /// It is known what the file is.
    Stream(Box<Stream>),
    Failed(RecordsError),
}

impl Reader {
    /// A reader of the file of that name. The name counts only where the bytes leave a choice.
    pub fn new(name: &str, options: ReadOptions) -> Self {
        Self { name: name.to_owned(), options, bytes: 0, stage: Stage::Sample(Vec::new()) }
    }

    /// Takes in the next piece of the file.
    ///
    /// # Errors
    /// `not-a-table` for files that are something else, `workbook` for those that another reader reads, `empty-file`,
    /// `missing-column` and others when the file cannot be read at all. After an error, there is no other outcome.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), RecordsError> {
        self.bytes += bytes.len() as u64;
        let outcome = self.take(bytes);
        if let Err(error) = &outcome {
            self.stage = Stage::Failed(error.clone());
        }
        outcome
    }

    /// Returns the number of bytes taken in, and of rows read of them so far. Rows of JSON are counted at the end.
    pub fn progress(&self) -> (u64, usize) {
        let rows = match &self.stage {
            Stage::Stream(stream) => stream.rows(),
            Stage::Sample(_) | Stage::Failed(_) => 0,
        };
        (self.bytes, rows)
    }

    /// Returns the records, once the file has ended.
    ///
    /// # Errors
    /// As for [`Reader::push`]; `no-records` when the file has columns but nothing below them.
    pub fn finish(self) -> Result<Reading, RecordsError> {
        let stream = match self.stage {
            Stage::Sample(sample) => open(&self.name, &sample, true, &self.options)?,
            Stage::Stream(stream) => *stream,
            Stage::Failed(error) => return Err(error),
        };
        Reading { bytes: self.bytes, ..stream.finish(&self.options)? }.with_records()
    }

    fn take(&mut self, bytes: &[u8]) -> Result<(), RecordsError> {
        match &mut self.stage {
            Stage::Sample(sample) => {
                let (first, rest) = bytes.split_at(bytes.len().min(SAMPLE - sample.len()));
                sample.extend_from_slice(first);
                if rest.is_empty() {
                    return Ok(());
                }
                let mut stream = open(&self.name, sample, false, &self.options)?;
                stream.take(rest)?;
                self.stage = Stage::Stream(Box::new(stream));
                Ok(())
            }
            Stage::Stream(stream) => stream.take(bytes),
            Stage::Failed(error) => Err(error.clone()),
        }
    }
}

fn open(name: &str, sample: &[u8], complete: bool, options: &ReadOptions) -> Result<Stream, RecordsError> {
    let sniffed = Sniffed::new(name, sample, complete, &options.overrides)?;
    let is_told = options.overrides.encoding.is_some() || !sniffed.is_text();
    let late = if is_told { None } else { Late::of(sample, sniffed.encoding, SAMPLE) };
    let mut stream = Stream { late, ..Stream::new(&sniffed, &options.wanted) };
    stream.take(sample.get(sniffed.encoding.mark..).unwrap_or_default())?;
    Ok(stream)
}

impl Reading {
    /// Returns the reading, unless it is of something else than records, with what its letters show.
    ///
    /// # Errors
    /// `confidential-counts`, `no-records`.
    pub(crate) fn with_records(mut self) -> Result<Self, RecordsError> {
        refuse_counts(&self.header)?;
        let replaced = self.warnings.iter().any(|warning| matches!(warning.code, "invalid-bytes" | "invalid-utf-16"));
        self.warnings.extend(broken_letters(&self.records, replaced));
        self.warnings.extend(markup(&self.records));
        if self.records.is_empty() && self.failures.is_empty() { Err(no_records(&self)) } else { Ok(self) }
    }
}

/// Counts that a database made are no records: as such they would be counted again, and shown.
pub(super) fn refuse_counts(header: &[String]) -> Result<(), RecordsError> {
    if !is_of_warehouse(header) {
        return Ok(());
    }
    let message =
        "This file holds exact, confidential counts that a database made of records, and is no file of records.";
    let remedy =
        "Build a report of it with the plan that it was counted for: hotline-report build cells.csv --plan PLAN.";
    Err(RecordsError::new("confidential-counts", message, remedy))
}

fn no_records(Reading { header, left_out, .. }: &Reading) -> RecordsError {
    const SHOWN: usize = 10;
    let shown: Vec<_> = header.iter().take(SHOWN).map(|name| format!("“{name}”")).collect();
    let message = match header.len().checked_sub(SHOWN) {
        _ if header.is_empty() => "The file has no records.".into(),
        Some(more @ 1..) => format!("The file has no records, only the columns {} and {more} more.", shown.join(", ")),
        _ => format!("The file has no records, only the columns {}.", shown.join(", ")),
    };
    let lines: Vec<String> = left_out.iter().flat_map(|left_out| &left_out.lines).map(u64::to_string).collect();
    let message = match lines.as_slice() {
        [] => message,
        lines => {
            format!("{message} What else it has was taken for headings, totals or remarks: lines {}.", lines.join(", "))
        }
    };
    RecordsError::new("no-records", message, "Choose a file with at least one record below its header.")
}

/// The bytes behind the byte-order mark, on their way to records.
#[derive(Debug)]
struct Stream {
    encoding: Encoding,
    decoder: Option<Transcoder>,
    /// Warning that the encoding is a guess.
    warning: Option<Warning>,
    /// Text held back until the first letter beyond ASCII.
    late: Option<Late>,
    /// Buffer of the last decoded piece, kept for its memory.
    decoded: Vec<u8>,
    sink: Sink,
}

#[derive(Debug)]
enum Sink {
    Csv(Box<CsvReader>),
    Json {
        format: Format,
        encoding: Encoding,
        text: Vec<u8>,
    },
    /// An archive has its directory at its end.
    #[cfg(feature = "workbook")]
    Workbook {
        bytes: Vec<u8>,
    },
}

impl Stream {
    fn new(sniffed: &Sniffed, wanted: &ColumnSelection) -> Self {
        let encoding = sniffed.encoding.encoding;
        let sink = match &sniffed.layout {
            Layout::Csv(dialect) => Sink::Csv(CsvReader::new(dialect, wanted).into()),
            Layout::Json(format) => Sink::Json { format: *format, encoding, text: Vec::new() },
            #[cfg(feature = "workbook")]
            Layout::Workbook => Sink::Workbook { bytes: Vec::new() },
        };
        let decoder = Transcoder::new(encoding);
        Self { encoding, decoder, warning: sniffed.warning.clone(), late: None, decoded: Vec::new(), sink }
    }

    fn take(&mut self, bytes: &[u8]) -> Result<(), RecordsError> {
        let Some(late) = &mut self.late else { return self.pass(bytes) };
        let (plain, behind) = late.take(bytes);
        let is_full = late.is_full();
        self.pass(plain)?;
        if is_full {
            self.settle(false)?;
            self.pass(behind)?;
        }
        Ok(())
    }

    /// Passes on what was held until its encoding could be told.
    fn settle(&mut self, complete: bool) -> Result<(), RecordsError> {
        let Some(late) = self.late.take() else { return Ok(()) };
        let Settled { encoding: detected, held, sample } = late.settle(complete);
        if detected.is_guess {
            // Its line is known when all is read.
            self.warning = detected.warning(&text(&sample, detected)).map(|warning| Warning { line: None, ..warning });
            self.encoding = detected.encoding;
            self.decoder = Transcoder::new(detected.encoding);
            self.sink.set_encoding(detected.encoding);
        }
        self.pass(&held)
    }

    fn pass(&mut self, bytes: &[u8]) -> Result<(), RecordsError> {
        let Some(decoder) = &mut self.decoder else { return self.sink.take(bytes) };
        self.decoded.clear();
        decoder.push(bytes, &mut self.decoded);
        self.sink.take(&self.decoded)
    }

    fn rows(&self) -> usize {
        match &self.sink {
            Sink::Csv(reader) => reader.rows(),
            Sink::Json { .. } => 0,
            #[cfg(feature = "workbook")]
            Sink::Workbook { .. } => 0,
        }
    }

    fn finish(mut self, options: &ReadOptions) -> Result<Reading, RecordsError> {
        self.settle(true)?;
        let mut broken = 0;
        if let Some(decoder) = self.decoder {
            self.decoded.clear();
            broken = decoder.finish(&mut self.decoded);
            self.sink.take(&self.decoded)?;
        }
        let mut reading = self.sink.finish(options)?;
        if broken > 0 {
            let is_utf16 = matches!(self.encoding, Encoding::Utf16Le | Encoding::Utf16Be);
            let (code, message) = if is_utf16 {
                ("invalid-utf-16", "There are halves of characters in the text; they were replaced by “\u{FFFD}”.")
            } else {
                ("invalid-bytes", "Some bytes stand for no character; they were replaced by “\u{FFFD}”.")
            };
            let message = message.into();
            reading.warnings.push(Warning { code, count: broken, line: None, column: None, message });
        }
        if let Some(warning) = &mut self.warning
            && warning.line.is_none()
        {
            warning.line = first_beyond_ascii(&reading.records);
        }
        reading.warnings.splice(0..0, self.warning);
        Ok(reading)
    }
}

/// The line of the first value that is not all ASCII.
fn first_beyond_ascii(records: &Records) -> Option<u64> {
    let is_beyond =
        |row: &usize| records.columns().iter().any(|column| column.value(*row).is_some_and(|value| !value.is_ascii()));
    (0..records.len()).find(is_beyond).map(|row| records.line(row))
}

impl Sink {
    /// Says what encoding the text is in, of which all before was ASCII.
    fn set_encoding(&mut self, told: Encoding) {
        match self {
            Self::Csv(reader) => reader.set_encoding(told),
            Self::Json { encoding, .. } => *encoding = told,
            #[cfg(feature = "workbook")]
            Self::Workbook { .. } => {}
        }
    }

    fn take(&mut self, bytes: &[u8]) -> Result<(), RecordsError> {
        match self {
            Self::Csv(reader) => reader.feed(bytes),
            Self::Json { text: gathered, .. } => {
                gathered.extend_from_slice(bytes);
                Ok(())
            }
            #[cfg(feature = "workbook")]
            Self::Workbook { bytes: gathered } => {
                gathered.extend_from_slice(bytes);
                Ok(())
            }
        }
    }

    fn finish(self, options: &ReadOptions) -> Result<Reading, RecordsError> {
        let (format, encoding, text) = match self {
            Self::Csv(reader) => return reader.finish(),
            Self::Json { format, encoding, text } => (format, encoding, text),
            #[cfg(feature = "workbook")]
            Self::Workbook { bytes } => return read_workbook(&bytes, &options.wanted, &options.overrides),
        };
        let (text, is_valid) = decoded(text, encoding);
        let mut reading = json::read(&text, format, &options.wanted, false)?;
        if !is_valid {
            let message = "The text is no valid UTF-8; it was read as Windows-1252.".into();
            reading.warnings.push(Warning { code: "invalid-utf-8", count: 1, line: None, column: None, message });
        }
        Ok(reading)
    }
}

#[cfg(test)]
mod tests;
