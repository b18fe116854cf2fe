use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::error::ExportError;
use super::file::File;

/// Packs files in one. All of them are of the same day, so that the same report gives the same bytes. They are stored as
/// they are: a report has some tens of kilobytes, and the code that would halve them weighs as much.
pub(super) fn pack(files: &[File]) -> Result<Vec<u8>, ExportError> {
    let failed = |error: &dyn std::fmt::Display| ExportError::internal(&error.to_string());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default());
    for file in files {
        archive.start_file(&file.name, options).map_err(|error| failed(&error))?;
        archive.write_all(&file.bytes).map_err(|error| failed(&error))?;
    }
    Ok(archive.finish().map_err(|error| failed(&error))?.into_inner())
}
