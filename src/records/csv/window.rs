use super::block;

/// Number of bytes taken together: they and their index fit into the cache of one core.
pub(super) const WINDOW: usize = 1 << 18;

/// Maximum length of a record in bytes.
pub(super) const LONGEST: usize = 1 << 24;

/// The bytes that are not read yet, beginning with a record.
#[derive(Debug, Clone)]
pub(super) struct Window {
    /// At least one block longer than what is in it.
    bytes: Vec<u8>,
    len: usize,
    /// At which length it is time to read.
    target: usize,
    usual: usize,
    longest: usize,
}

impl Window {
    pub(super) fn new(usual: usize, longest: usize) -> Self {
        Self { bytes: vec![0; usual + block::BLOCK], len: 0, target: usual, usual, longest }
    }

    /// Takes as many bytes as there is room for; returns how many.
    pub(super) fn fill(&mut self, bytes: &[u8]) -> usize {
        let count = bytes.len().min(self.target - self.len);
        self.bytes[self.len..self.len + count].copy_from_slice(&bytes[..count]);
        self.len += count;
        count
    }

    pub(super) const fn is_full(&self) -> bool {
        self.len == self.target
    }

    /// Returns whether it holds as much as is ever looked at before the first row is read.
    pub(super) fn is_ample(&self) -> bool {
        self.len >= self.longest.min(WINDOW)
    }

    /// Returns its text, followed by a block of any bytes.
    pub(super) fn text(&self) -> &[u8] {
        &self.bytes
    }

    pub(super) const fn len(&self) -> usize {
        self.len
    }

    /// Returns the number of its bytes that can be read before it is known what follows: a carriage return may be half
    /// a line end.
    pub(super) fn readable(&self) -> usize {
        match self.bytes[..self.len].last() {
            Some(b'\r') => self.len - 1,
            _ => self.len,
        }
    }

    /// Ends what is in it with a line end, if that is missing, and with zeros behind.
    pub(super) fn seal(&mut self) {
        if !matches!(self.bytes[..self.len].last(), None | Some(b'\n' | b'\r')) {
            self.bytes[self.len] = b'\n';
            self.len += 1;
        }
        self.bytes.resize(self.len, 0);
        self.bytes.resize(self.len + block::BLOCK, 0);
    }

    /// Drops bytes at the front that were read. If there are none and no room either, makes room.
    ///
    /// Returns whether there is room now.
    pub(super) fn consume(&mut self, count: usize) -> bool {
        self.bytes.copy_within(count..self.len, 0);
        self.len -= count;
        self.target = if self.len < self.usual { self.usual } else { (2 * self.len).min(self.longest) };
        if self.bytes.len() < self.target + block::BLOCK {
            self.bytes.resize(self.target + block::BLOCK, 0);
        }
        !self.is_full()
    }
}
