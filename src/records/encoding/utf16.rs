//! UTF-16 to UTF-8, in chunks that may end anywhere.

use super::units::{Units, write};

/// Turns UTF-16 into UTF-8 as it streams in. Halves of characters that are alone become U+FFFD and are counted.
#[derive(Debug, Clone)]
pub(in crate::records) struct Utf16 {
    unit: fn([u8; 2]) -> u16,
    units: Units<2>,
    halves: Halves,
}

/// Puts the halves of characters together.
#[derive(Debug, Clone, Default)]
struct Halves {
    /// The first half of a character whose second may come.
    high: Option<u16>,
    broken: u64,
}

impl Utf16 {
    /// A decoder of units whose bytes are in that order.
    pub(super) fn new(unit: fn([u8; 2]) -> u16) -> Self {
        Self { unit, units: Units::new(), halves: Halves::default() }
    }

    /// Appends what those bytes stand for, as far as they are whole characters.
    pub(super) fn push(&mut self, bytes: &[u8], out: &mut Vec<u8>) {
        out.reserve(bytes.len());
        self.units.push(bytes, |unit| self.halves.push((self.unit)(unit), out));
    }

    /// Appends what is left, and says how many halves of characters stood alone in all.
    pub(super) fn finish(mut self, out: &mut Vec<u8>) -> u64 {
        if self.halves.high.is_some() {
            self.halves.replace(out);
        }
        if !self.units.is_whole() {
            self.halves.replace(out);
        }
        self.halves.broken
    }
}

impl Halves {
    fn push(&mut self, unit: u16, out: &mut Vec<u8>) {
        if let Some(high) = self.high.take() {
            if let Some(Ok(character)) = char::decode_utf16([high, unit]).next() {
                write(character, out);
                return;
            }
            self.replace(out);
        }
        match (unit, char::from_u32(unit.into())) {
            (0xD800..=0xDBFF, _) => self.high = Some(unit),
            (_, Some(character)) => write(character, out),
            (_, None) => self.replace(out),
        }
    }

    fn replace(&mut self, out: &mut Vec<u8>) {
        self.broken += 1;
        write(char::REPLACEMENT_CHARACTER, out);
    }
}

#[cfg(test)]
mod tests {
    use super::Utf16;

    const LITTLE: fn([u8; 2]) -> u16 = u16::from_le_bytes;
    const BIG: fn([u8; 2]) -> u16 = u16::from_be_bytes;

    fn decoded(unit: fn([u8; 2]) -> u16, chunks: &[&[u8]]) -> (String, u64) {
        let mut decoder = Utf16::new(unit);
        let mut out = Vec::new();
        for chunk in chunks {
            decoder.push(chunk, &mut out);
        }
        let broken = decoder.finish(&mut out);
        (String::from_utf8(out).unwrap(), broken)
    }

    #[test]
    fn both_byte_orders_are_read() {
        assert_eq!(decoded(LITTLE, &[b"a\0\xED\0"]), ("aí".into(), 0));
        assert_eq!(decoded(BIG, &[b"\0a\0\xED"]), ("aí".into(), 0));
    }

    #[test]
    fn half_characters_that_stand_alone_are_replaced_and_counted() {
        assert_eq!(decoded(BIG, &[b"\xD8\x3D\0a\xDE\0"]), ("\u{FFFD}a\u{FFFD}".into(), 2));
        assert_eq!(decoded(BIG, &[b"\xD8\x3D\xD8\x3D\xDE\0"]), ("\u{FFFD}😀".into(), 1));
    }

    #[test]
    fn a_half_at_the_end_and_an_odd_byte_are_replaced_and_counted() {
        assert_eq!(decoded(BIG, &[b"\0a\xD8\x3D"]), ("a\u{FFFD}".into(), 1));
        assert_eq!(decoded(BIG, &[b"\0a\0"]), ("a\u{FFFD}".into(), 1));
    }

    #[cfg(not(target_arch = "wasm32"))]
    mod properties {
        use proptest::prelude::*;

        use super::{BIG, LITTLE, decoded};

        proptest! {
            #[test]
            fn any_text_comes_through_whatever_the_chunks(text: String, size in 1_usize..8) {
                let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
                prop_assert_eq!(decoded(LITTLE, &bytes.chunks(size).collect::<Vec<_>>()), (text, 0));
            }

            #[test]
            fn any_bytes_are_decoded_alike_whatever_the_chunks(bytes: Vec<u8>, size in 1_usize..8) {
                let whole = decoded(BIG, &[&bytes]);
                prop_assert_eq!(decoded(BIG, &bytes.chunks(size).collect::<Vec<_>>()), whole);
            }
        }
    }
}
