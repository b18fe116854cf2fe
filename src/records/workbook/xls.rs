use std::io::{Cursor, Read, Write};
use std::path::PathBuf;

use calamine::{Reader, XlsError};
use cfb::{CompoundFile, Version};

use super::super::dates::DateSystem;
use super::super::error::RecordsError;
use super::dense::Dense;
use super::problem;
use super::xls_records;

/// Reads a workbook as Excel 95 to 2003 saved it ([MS-XLS]).
pub(super) fn open(bytes: &[u8]) -> Result<Dense, RecordsError> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    if file.exists("/EncryptedPackage") {
        return Err(problem::password());
    }
    let Some(name) = ["/Workbook", "/Book"].into_iter().find(|name| file.is_stream(name)) else {
        return Err(problem::no_table("The file is an Office document, but no workbook.", "Choose a workbook."));
    };
    let mut stream = Vec::new();
    file.open_stream(name).and_then(|mut part| part.read_to_end(&mut stream)).map_err(|error| damaged(&error))?;
    let found = xls_records::check(&mut stream)?;
    let alone = alone(name.into(), &stream).map_err(|error| damaged(&error))?;
    drop(stream);
    let book = calamine::Xls::new(Cursor::new(alone)).map_err(|error| match error {
        XlsError::Password => problem::password(),
        error => problem::broken(format!("{error}.")),
    })?;
    let system = if book.has_1904_epoch() { DateSystem::From1904 } else { DateSystem::From1900 };
    Dense::new(book, found, system)
}

/// A file of that stream alone: calamine neither doubts what a file says of its sectors nor where in it a stream is.
fn alone(name: PathBuf, stream: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut file = CompoundFile::create_with_version(Version::V3, Cursor::new(Vec::new()))?;
    file.create_stream(name)?.write_all(stream)?;
    file.flush()?;
    Ok(file.into_inner().into_inner())
}

fn damaged(error: &std::io::Error) -> RecordsError {
    problem::broken(format!("its streams cannot be read ({error})."))
}
