use super::super::error::RecordsError;
use super::problem;

/// The first sector number that stands for no sector.
const RESERVED: u32 = 0xFFFF_FFFA;
/// Streams below that size stand in the small sectors of a stream of their own.
const SMALL_STREAM: usize = 4096;
const SMALL_SECTOR: usize = 64;
const ENTRY: usize = 128;

/// A file of streams, which older Office formats and encrypted newer ones are ([MS-CFB]).
pub(super) struct CompoundFile<'a> {
    bytes: &'a [u8],
    sector: usize,
    /// The sector after each sector.
    next: Vec<u32>,
    small: Vec<u8>,
    small_next: Vec<u32>,
    directory: Vec<u8>,
}

impl<'a> CompoundFile<'a> {
    /// Reads the tables that say where the streams are.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, RecordsError> {
        let sector = match u16_at(bytes, 30) {
            Some(9) => 512,
            Some(12) => 4096,
            _ => return Err(damaged()),
        };
        let mut file =
            Self { bytes, sector, next: Vec::new(), small: Vec::new(), small_next: Vec::new(), directory: Vec::new() };
        file.next = file.allocation()?;
        file.directory = file.chain(u32_at(bytes, 48).ok_or_else(damaged)?)?;
        let root = u32_at(&file.directory, 116).ok_or_else(damaged)?;
        if root < RESERVED {
            file.small = file.chain(root)?;
            file.small_next = numbers(&file.chain(u32_at(bytes, 60).ok_or_else(damaged)?)?).collect();
        }
        Ok(file)
    }

    /// The stream of that name.
    pub(super) fn stream(&self, name: &str) -> Result<Option<Vec<u8>>, RecordsError> {
        let wanted: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).chain([0, 0]).collect();
        let found = self.directory.chunks_exact(ENTRY).find(|entry| entry.starts_with(&wanted));
        let Some(entry) = found else { return Ok(None) };
        let start = u32_at(entry, 116).ok_or_else(damaged)?;
        let size = u32_at(entry, 120).ok_or_else(damaged)? as usize;
        let mut stream = if size < SMALL_STREAM { self.small_chain(start)? } else { self.chain(start)? };
        if stream.len() < size {
            return Err(damaged());
        }
        stream.truncate(size);
        Ok(Some(stream))
    }

    /// Where each sector's next is said to be. The sectors that say so are listed in the header and, for large files, in
    /// a chain of further sectors.
    fn allocation(&self) -> Result<Vec<u32>, RecordsError> {
        let mut listed: Vec<u32> = numbers(self.bytes.get(76..512).ok_or_else(damaged)?).collect();
        let mut more = u32_at(self.bytes, 68).ok_or_else(damaged)?;
        for _ in 0..=self.bytes.len() / self.sector {
            if more >= RESERVED {
                break;
            }
            let (list, after) = self.sector(more)?.split_at(self.sector - 4);
            listed.extend(numbers(list));
            more = u32_at(after, 0).ok_or_else(damaged)?;
        }
        let mut next = Vec::new();
        for id in listed.into_iter().filter(|id| *id < RESERVED) {
            next.extend(numbers(self.sector(id)?));
            if next.len() > self.bytes.len() {
                return Err(damaged());
            }
        }
        Ok(next)
    }

    fn sector(&self, id: u32) -> Result<&'a [u8], RecordsError> {
        let start =
            (id as usize).checked_add(1).and_then(|place| place.checked_mul(self.sector)).ok_or_else(damaged)?;
        let end = start.checked_add(self.sector).ok_or_else(damaged)?;
        self.bytes.get(start..end).ok_or_else(damaged)
    }

    /// The sectors from that one on. A chain that is longer than the file runs in a circle.
    fn chain(&self, start: u32) -> Result<Vec<u8>, RecordsError> {
        follow(start, &self.next, self.bytes.len(), |id| self.sector(id))
    }

    fn small_chain(&self, start: u32) -> Result<Vec<u8>, RecordsError> {
        follow(start, &self.small_next, self.small.len(), |id| {
            let start = (id as usize).checked_mul(SMALL_SECTOR).ok_or_else(damaged)?;
            self.small.get(start..start.saturating_add(SMALL_SECTOR)).ok_or_else(damaged)
        })
    }
}

fn follow<'s>(
    start: u32,
    next: &[u32],
    limit: usize,
    sector: impl Fn(u32) -> Result<&'s [u8], RecordsError>,
) -> Result<Vec<u8>, RecordsError> {
    let mut chain = Vec::new();
    let mut id = start;
    while id < RESERVED {
        chain.extend_from_slice(sector(id)?);
        if chain.len() > limit {
            return Err(damaged());
        }
        id = *next.get(id as usize).ok_or_else(damaged)?;
    }
    Ok(chain)
}

fn damaged() -> RecordsError {
    problem::broken("the table of its streams is wrong.")
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.as_chunks::<4>().0.iter().map(|number| u32::from_le_bytes(*number))
}

/// The number of two bytes at that place.
pub(super) fn u16_at(bytes: &[u8], place: usize) -> Option<u16> {
    bytes.get(place..)?.first_chunk().map(|number| u16::from_le_bytes(*number))
}

/// The number of four bytes at that place.
pub(super) fn u32_at(bytes: &[u8], place: usize) -> Option<u32> {
    bytes.get(place..)?.first_chunk().map(|number| u32::from_le_bytes(*number))
}
