//! Units of several bytes, of a text that is cut into chunks anywhere.

/// Puts units together whose bytes lie in two chunks.
#[derive(Debug, Clone)]
pub(super) struct Units<const SIZE: usize> {
    /// The bytes of a unit that the last chunk ended in.
    rest: Vec<u8>,
}

impl<const SIZE: usize> Units<SIZE> {
    pub(super) const fn new() -> Self {
        Self { rest: Vec::new() }
    }

    /// Hands over every unit that is whole now.
    pub(super) fn push(&mut self, mut bytes: &[u8], mut each: impl FnMut([u8; SIZE])) {
        if !self.rest.is_empty() {
            let (missing, behind) = bytes.split_at(bytes.len().min(SIZE - self.rest.len()));
            self.rest.extend_from_slice(missing);
            bytes = behind;
            let Ok(unit) = <[u8; SIZE]>::try_from(self.rest.as_slice()) else { return };
            each(unit);
        }
        let (units, rest) = bytes.as_chunks::<SIZE>();
        for unit in units {
            each(*unit);
        }
        self.rest.clear();
        self.rest.extend_from_slice(rest);
    }

    /// Returns whether no unit has begun that is not whole.
    pub(super) const fn is_whole(&self) -> bool {
        self.rest.is_empty()
    }
}

/// Appends a character as UTF-8.
pub(super) fn write(character: char, out: &mut Vec<u8>) {
    out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
}
