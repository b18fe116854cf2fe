use std::io::{self, Read};

use super::super::error::RecordsError;
use super::problem;

/// The last row that a sheet can have, from 1.
pub(super) const ROWS: u32 = 1 << 20;
/// Maximum number of columns of a sheet.
pub(super) const COLUMNS: u32 = 1 << 14;
/// Maximum number of cells that a table may span, empty ones included.
pub(super) const CELLS: u64 = 20_000_000;
/// Maximum number of cells that the sheets of a workbook may span whose format is only read as a whole.
pub(super) const DENSE: u64 = 3_000_000;
/// Maximum number of merged areas of a sheet.
pub(super) const MERGES: usize = 100_000;
/// Maximum number of files in a workbook's archive.
pub(super) const ENTRIES: usize = 10_000;
/// Maximum number of cell formats that a workbook may define; Excel stops at 65,490.
pub(super) const FORMATS: usize = 1 << 16;
/// Maximum size of a sheet once it is unpacked, in bytes.
pub(super) const SHEET: u64 = 256 << 20;
/// Maximum size of any other part once it is unpacked, in bytes.
pub(super) const PART: u64 = 128 << 20;

/// Maximum number of bytes without a `<` among them. A cell holds 32,767 characters at most.
const TOKEN: usize = 1 << 20;
/// Maximum ratio of a part's size to its packed size; real sheets stay below 60.
const RATIO: u64 = 200;
/// From how many bytes on that counts: a short part of one letter packs better.
const RATIO_FROM: u64 = 16 << 20;

/// A part of a workbook as it is unpacked. It ends in an error as soon as there is more of it than can be honest,
/// whatever the archive claims about its size.
pub(super) struct Guarded<R> {
    inner: R,
    packed: u64,
    limit: u64,
    read: u64,
    token: usize,
}

impl<R> Guarded<R> {
    /// Guards a part that takes up so many bytes in the archive, and may take up at most `limit` unpacked.
    pub(super) const fn new(inner: R, packed: u64, limit: u64) -> Self {
        Self { inner, packed, limit, read: 0, token: 0 }
    }

    fn judge(&mut self, bytes: &[u8]) -> Result<(), RecordsError> {
        self.read += bytes.len() as u64;
        let mut pieces = bytes.split(|byte| *byte == b'<');
        self.token += pieces.next().map_or(0, <[u8]>::len);
        let mut longest = self.token;
        for piece in pieces {
            self.token = piece.len();
            longest = longest.max(self.token);
        }
        if longest > TOKEN {
            return Err(problem::hostile("A single piece of it is longer than any cell can be."));
        }
        plausible(self.read, self.packed)?;
        if self.read > self.limit {
            return Err(problem::too_large(format!("A part of it unpacks to more than {} MB.", self.limit >> 20)));
        }
        Ok(())
    }
}

/// Refuses what unpacks, or is said to unpack, to far more than any sheet does.
pub(super) fn plausible(unpacked: u64, packed: u64) -> Result<(), RecordsError> {
    if unpacked > RATIO_FROM && unpacked / RATIO > packed {
        return Err(problem::hostile("It unpacks to more than 200 times its size."));
    }
    Ok(())
}

impl<R: Read> Read for Guarded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.judge(buffer.get(..count).unwrap_or_default()).map_err(io::Error::other)?;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(bytes: &[u8], packed: u64, limit: u64) -> Result<usize, String> {
        let mut sink = Vec::new();
        let reading = Guarded::new(bytes, packed, limit).read_to_end(&mut sink);
        reading.map_err(|error| error.downcast::<RecordsError>().unwrap().code.to_string())
    }

    #[test]
    fn an_honest_part_is_read_whole() {
        assert_eq!(outcome(b"<a><b/></a>", 11, 11), Ok(11));
    }

    #[test]
    fn a_part_ends_at_its_limit() {
        assert_eq!(outcome(b"<a><b/></a>", 11, 10), Err("too-large".into()));
    }

    #[test]
    fn a_piece_without_tags_ends_at_its_limit_however_it_is_chunked() {
        let blank = vec![b' '; TOKEN + 1];
        assert_eq!(outcome(&blank, 1 << 20, SHEET), Err("unsafe-workbook".into()));
        let mut guarded = Guarded::new(&blank[..], 1 << 20, SHEET);
        let mut chunk = [0; 100];
        while guarded.read(&mut chunk).is_ok_and(|count| count > 0) {}
        assert!(guarded.token > TOKEN);
    }

    #[test]
    fn what_packs_too_well_is_refused() {
        let tags = b"<a>".repeat(6 << 20);
        assert_eq!(outcome(&tags, 1 << 10, SHEET), Err("unsafe-workbook".into()));
        assert_eq!(outcome(&tags, 1 << 20, SHEET), Ok(18 << 20));
    }
}
