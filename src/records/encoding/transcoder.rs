//! From encodings of several bytes to UTF-8, in chunks that may end anywhere.

use std::fmt;

use super::named::{Encoding, Family};
use super::units::{Units, write};
use super::utf16::Utf16;

/// Makes UTF-8 of a text as it streams in. What stands for no character becomes U+FFFD and is counted.
#[derive(Debug)]
pub(in crate::records) enum Transcoder {
    Utf16(Utf16),
    Utf32(Utf32),
    Sequences(Sequences),
}

impl Transcoder {
    /// A transcoder for that encoding; `None` if its bytes can be taken as they are.
    pub(in crate::records) fn new(encoding: Encoding) -> Option<Self> {
        match (encoding, encoding.family()) {
            (Encoding::Utf16Le, _) => Some(Self::Utf16(Utf16::new(u16::from_le_bytes))),
            (Encoding::Utf16Be, _) => Some(Self::Utf16(Utf16::new(u16::from_be_bytes))),
            (Encoding::Utf32Le, _) => Some(Self::Utf32(Utf32::new(u32::from_le_bytes))),
            (Encoding::Utf32Be, _) => Some(Self::Utf32(Utf32::new(u32::from_be_bytes))),
            (_, Family::Sequences(standard)) => Some(Self::Sequences(Sequences::new(standard))),
            _ => None,
        }
    }

    /// Appends what those bytes stand for, as far as they are whole characters.
    pub(in crate::records) fn push(&mut self, bytes: &[u8], out: &mut Vec<u8>) {
        match self {
            Self::Utf16(decoder) => decoder.push(bytes, out),
            Self::Utf32(decoder) => decoder.push(bytes, out),
            Self::Sequences(decoder) => decoder.push(bytes, out, false),
        }
    }

    /// Appends what is left, and says how often something stood for no character.
    pub(in crate::records) fn finish(self, out: &mut Vec<u8>) -> u64 {
        match self {
            Self::Utf16(decoder) => decoder.finish(out),
            Self::Utf32(decoder) => decoder.finish(out),
            Self::Sequences(mut decoder) => {
                decoder.push(&[], out, true);
                decoder.broken
            }
        }
    }
}

/// Four bytes a character.
#[derive(Debug)]
pub(in crate::records) struct Utf32 {
    unit: fn([u8; 4]) -> u32,
    units: Units<4>,
    broken: u64,
}

impl Utf32 {
    fn new(unit: fn([u8; 4]) -> u32) -> Self {
        Self { unit, units: Units::new(), broken: 0 }
    }

    fn push(&mut self, bytes: &[u8], out: &mut Vec<u8>) {
        self.units.push(bytes, |unit| {
            let character = char::from_u32((self.unit)(unit));
            self.broken += u64::from(character.is_none());
            write(character.unwrap_or(char::REPLACEMENT_CHARACTER), out);
        });
    }

    fn finish(mut self, out: &mut Vec<u8>) -> u64 {
        if !self.units.is_whole() {
            self.broken += 1;
            write(char::REPLACEMENT_CHARACTER, out);
        }
        self.broken
    }
}

/// One byte or several a character, as East Asian encodings have it.
pub(in crate::records) struct Sequences {
    decoder: encoding_rs::Decoder,
    broken: u64,
}

impl fmt::Debug for Sequences {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "Sequences({})", self.decoder.encoding().name())
    }
}

impl Sequences {
    fn new(encoding: &'static encoding_rs::Encoding) -> Self {
        Self { decoder: encoding.new_decoder_without_bom_handling(), broken: 0 }
    }

    fn push(&mut self, mut bytes: &[u8], out: &mut Vec<u8>, last: bool) {
        loop {
            let from = out.len();
            let room =
                self.decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(bytes.len() * 4 + 4);
            out.resize(from + room, 0);
            let (result, read, written) =
                self.decoder.decode_to_utf8_without_replacement(bytes, &mut out[from..], last);
            out.truncate(from + written);
            bytes = &bytes[read..];
            match result {
                encoding_rs::DecoderResult::InputEmpty => return,
                encoding_rs::DecoderResult::OutputFull => {}
                encoding_rs::DecoderResult::Malformed(..) => {
                    self.broken += 1;
                    write(char::REPLACEMENT_CHARACTER, out);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Encoding, Transcoder};

    fn decoded(encoding: Encoding, chunks: &[&[u8]]) -> (String, u64) {
        let mut decoder = Transcoder::new(encoding).unwrap();
        let mut out = Vec::new();
        for chunk in chunks {
            decoder.push(chunk, &mut out);
        }
        let broken = decoder.finish(&mut out);
        (String::from_utf8(out).unwrap(), broken)
    }

    #[test]
    fn every_encoding_of_several_bytes_is_read() {
        for (encoding, bytes, text) in [
            (Encoding::Utf16Le, &b"a\0\xED\0"[..], "aí"),
            (Encoding::Utf16Be, b"\0a\0\xED", "aí"),
            (Encoding::Utf32Le, b"a\0\0\0\xED\0\0\0", "aí"),
            (Encoding::Utf32Be, b"\0\0\0a\0\x01\xF6\x00", "a😀"),
            (Encoding::ShiftJis, b"\x93\xFA\x96{", "日本"),
            (Encoding::EucJp, b"\xC6\xFC\xCB\xDC", "日本"),
            (Encoding::Gbk, b"\xD6\xD0\xB9\xFA", "中国"),
            (Encoding::Big5, b"\xA4\xA4\xB0\xEA", "中國"),
            (Encoding::EucKr, b"\xC7\xD1\xB1\xB9", "한국"),
        ] {
            assert_eq!(decoded(encoding, &[bytes]), (text.to_owned(), 0), "{encoding:?}");
        }
    }

    #[test]
    fn what_stands_for_no_character_is_replaced_and_counted() {
        assert_eq!(decoded(Encoding::Utf32Le, &[b"\0\0\x11\0a\0\0\0b"]), ("\u{FFFD}a\u{FFFD}".into(), 2));
        assert_eq!(decoded(Encoding::ShiftJis, &[b"a\xFFb\x93"]), ("a\u{FFFD}b\u{FFFD}".into(), 2));
    }

    #[test]
    fn encodings_that_ascii_is_part_of_need_none() {
        for encoding in [Encoding::Utf8, Encoding::Windows1252, Encoding::Cp437] {
            assert!(Transcoder::new(encoding).is_none());
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    mod properties {
        use proptest::prelude::*;

        use super::{Encoding, decoded};

        proptest! {
            #[test]
            fn any_bytes_are_decoded_alike_whatever_the_chunks(
                bytes: Vec<u8>,
                size in 1_usize..8,
                encoding in prop::sample::select(vec![
                    Encoding::Utf16Be, Encoding::Utf32Le, Encoding::ShiftJis, Encoding::Gbk, Encoding::Big5, Encoding::EucKr,
                ]),
            ) {
                let whole = decoded(encoding, &[&bytes]);
                prop_assert_eq!(decoded(encoding, &bytes.chunks(size).collect::<Vec<_>>()), whole);
            }
        }
    }
}
