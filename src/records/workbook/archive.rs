use std::collections::HashMap;
use std::io::{Cursor, Read as _, Write as _};

use zip::read::ZipFile;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::super::error::RecordsError;
use super::limits::{ENTRIES, Guarded, PART, SHEET, plausible};
use super::problem;
use super::xml::Xml;

/// A part of an archive, being read.
pub(super) type Part<'a, 'b> = Xml<ZipFile<'a, Cursor<&'b [u8]>>>;

/// The archive that a workbook is: named parts, each packed.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Indices of the parts, by their names in lower case: some programs write them in another case than they ask for.
    names: HashMap<String, usize>,
}

impl<'a> Archive<'a> {
    /// Opens the archive.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, RecordsError> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(explain)?;
        if zip.len() > ENTRIES {
            return Err(problem::hostile("It consists of more than 10,000 parts."));
        }
        let names: HashMap<String, usize> = (0..zip.len())
            .filter_map(|index| Some((normal(zip.name_for_index(index)?.ok()?.as_ref()), index)))
            .collect();
        // calamine must not find another part under a name than was looked into.
        if names.len() < zip.len() {
            return Err(problem::broken("two of its parts have the same name."));
        }
        Ok(Self { zip, names })
    }

    /// Returns whether it has a part of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains_key(&normal(name))
    }

    /// The part of that name, of which at most `limit` bytes will be unpacked.
    pub(super) fn part<'b>(&'b mut self, name: &str, limit: u64) -> Result<Option<Part<'b, 'a>>, RecordsError> {
        let Some(index) = self.names.get(&normal(name)) else { return Ok(None) };
        let file = self.zip.by_index(*index).map_err(explain)?;
        let packed = file.compressed_size();
        // What the archive says of itself saves the time of finding out, but only if it says the worst.
        plausible(file.size(), packed)?;
        Ok(Some(Xml::new(Guarded::new(file, packed, limit))))
    }

    /// Looks through the part of that name, if there is one.
    pub(super) fn scan(&mut self, name: &str) -> Result<(), RecordsError> {
        if let Some(mut part) = self.part(name, PART)? {
            while part.next()?.is_some() {}
        }
        Ok(())
    }

    /// The same archive with another text for one part.
    pub(super) fn replacing(
        &mut self,
        name: &str,
        change: impl FnOnce(String) -> String,
    ) -> Result<Vec<u8>, RecordsError> {
        let replaced = self.names.get(&normal(name)).copied();
        let mut text = String::new();
        if let Some(place) = replaced {
            let file = self.zip.by_index(place).map_err(explain)?;
            let packed = file.compressed_size();
            Guarded::new(file, packed, PART)
                .read_to_string(&mut text)
                .map_err(|_| problem::broken("it is no text."))?;
        }
        let mut copy = ZipWriter::new(Cursor::new(Vec::new()));
        for place in 0..self.zip.len() {
            let file = self.zip.by_index_raw(place).map_err(explain)?;
            if Some(place) != replaced {
                copy.raw_copy_file(file).map_err(explain)?;
            }
        }
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        copy.start_file(name, stored).map_err(explain)?;
        copy.write_all(change(text).as_bytes()).map_err(|_| problem::broken("it is too large."))?;
        Ok(copy.finish().map_err(explain)?.into_inner())
    }

    /// Unpacks all parts, to see that they are no larger than they may be.
    pub(super) fn unpack_all(&mut self) -> Result<(), RecordsError> {
        for place in 0..self.zip.len() {
            let mut file = self.zip.by_index(place).map_err(explain)?;
            let packed = file.compressed_size();
            plausible(file.size(), packed)?;
            let (mut read, mut buffer) = (0, [0; 1 << 14]);
            loop {
                let count = file.read(&mut buffer).map_err(|error| explain(ZipError::Io(error)))?;
                if count == 0 {
                    break;
                }
                read += count as u64;
                plausible(read, packed)?;
                if read > SHEET {
                    return Err(problem::too_large(format!("A part of it unpacks to more than {} MB.", SHEET >> 20)));
                }
            }
        }
        Ok(())
    }

    /// The part of that name, without which there is no workbook.
    pub(super) fn needed<'b>(&'b mut self, name: &str, limit: u64) -> Result<Part<'b, 'a>, RecordsError> {
        self.part(name, limit)?.ok_or_else(|| problem::broken(format!("its part “{name}” is missing.")))
    }
}

/// A name as calamine compares it.
fn normal(name: &str) -> String {
    name.replace('\\', "/").to_ascii_lowercase()
}

fn explain(error: ZipError) -> RecordsError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => problem::password(),
        error => problem::broken(format!("its archive cannot be unpacked ({error}).")),
    }
}
