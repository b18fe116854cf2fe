use super::cfb::{u16_at, u32_at};

/// Reads texts that may go on in records that continue the one they began in ([MS-XLS] 2.5.293).
pub(super) struct Cursor<'a> {
    data: &'a [u8],
    more: std::slice::Iter<'a, &'a [u8]>,
}

impl<'a> Cursor<'a> {
    /// Reads from that data, and then from those.
    pub(super) fn new(data: &'a [u8], more: &'a [&'a [u8]]) -> Self {
        Self { data, more: more.iter() }
    }

    /// Whether nothing is left.
    pub(super) fn is_at_end(&self) -> bool {
        self.data.is_empty() && self.more.as_slice().iter().all(|data| data.is_empty())
    }

    /// A text and its length before it.
    pub(super) fn text(&mut self) -> Option<String> {
        let length = self.u16()?;
        let wide = self.take(1)?.first()? & 1 != 0;
        self.letters(length, wide)
    }

    /// A text, without what is said about its fonts and its pronunciation.
    pub(super) fn rich_text(&mut self) -> Option<String> {
        let length = self.u16()?;
        let flags = *self.take(1)?.first()?;
        let runs = if flags & 8 == 0 { 0 } else { usize::from(self.u16()?) * 4 };
        let extra = if flags & 4 == 0 { 0 } else { u32_at(self.take(4)?, 0)? as usize };
        let text = self.letters(length, flags & 1 != 0)?;
        self.skip(runs.checked_add(extra)?)?;
        Some(text)
    }

    /// So many UTF-16 units, of two bytes or, where the upper is always zero, of one. Where a record continues the text
    /// it says anew which it is.
    fn letters(&mut self, length: u16, mut wide: bool) -> Option<String> {
        let mut left = usize::from(length);
        let mut units = Vec::with_capacity(left);
        while left > 0 {
            if self.data.is_empty() {
                self.data = self.more.next()?;
                wide = self.take(1)?.first()? & 1 != 0;
            }
            let width = if wide { 2 } else { 1 };
            let count = left.min(self.data.len() / width);
            let letters = self.take(count * width)?;
            units.extend(
                letters
                    .chunks_exact(width)
                    .map(|unit| u16_at(unit, 0).unwrap_or(u16::from(*unit.first().unwrap_or(&0)))),
            );
            // Half a unit at the end of a record belongs to nothing.
            if count == 0 {
                return None;
            }
            left -= count;
        }
        Some(String::from_utf16_lossy(&units))
    }

    fn u16(&mut self) -> Option<u16> {
        u16_at(self.take(2)?, 0)
    }

    /// So many bytes, which all stand in one record.
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        if self.data.is_empty() && count > 0 {
            self.data = self.more.next()?;
        }
        let (taken, rest) = self.data.split_at_checked(count)?;
        self.data = rest;
        Some(taken)
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            if self.data.is_empty() {
                self.data = self.more.next()?;
            }
            let step = count.min(self.data.len());
            self.take(step)?;
            count -= step;
        }
        Some(())
    }
}

/// A text with a length of two bytes before it.
pub(super) fn text(data: &[u8]) -> Option<String> {
    Cursor::new(data, &[]).text()
}

/// A text with a length of one byte before it.
pub(super) fn short_text(data: &[u8]) -> Option<String> {
    let (length, data) = data.split_first()?;
    let (flags, letters) = data.split_first()?;
    Cursor::new(letters, &[]).letters(u16::from(*length), flags & 1 != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_may_change_its_width_where_a_record_continues_it() {
        let more: [&[u8]; 1] = [&[1, 0xAC, 0x20, 0x21, 0x22]];
        let mut cursor = Cursor::new(&[4, 0, 0, b'a', b'b'], &more);
        assert_eq!(cursor.text().as_deref(), Some("ab€∡"));
        assert!(cursor.is_at_end());
    }

    #[test]
    fn fonts_and_pronunciation_are_skipped() {
        let more: [&[u8]; 1] = [&[9, 9, 9, 1, 0, 0, b'y']];
        let mut cursor = Cursor::new(&[1, 0, 12, 1, 0, 3, 0, 0, 0, b'x', 9, 9, 9, 9], &more);
        assert_eq!((cursor.rich_text().as_deref(), cursor.rich_text().as_deref()), (Some("x"), Some("y")));
    }

    #[test]
    fn a_text_that_is_cut_off_is_none() {
        for data in [&[][..], &[1], &[5, 0], &[5, 0, 0, b'a'], &[1, 0, 1, b'a']] {
            assert_eq!(text(data), None, "{data:?}");
        }
    }
}
