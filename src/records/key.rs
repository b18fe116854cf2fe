#![expect(clippy::inline_always, reason = "the look-up of every field: measured")]

/// Key that tells a field from others: its length, its first 16 bytes and its last 16. Up to [`Key::WHOLE`] bytes that
/// is the whole field, so no comparison needs a loop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Key {
    pub(super) words: [u64; 4],
    pub(super) len: u32,
}

/// For lengths up to 16: which bits of 16 bytes belong to the field.
static MASKS: [[u64; 2]; 17] = masks();

const fn masks() -> [[u64; 2]; 17] {
    let mut masks = [[0; 2]; 17];
    let mut len = 0;
    while len <= 16 {
        let mut byte = 0;
        while byte < len {
            masks[len][byte / 8] |= 0xff << (byte % 8 * 8);
            byte += 1;
        }
        len += 1;
    }
    masks
}

impl Key {
    /// Fields up to that length are their keys.
    pub(super) const WHOLE: usize = 32;

    /// Number of bytes after a field that [`Key::within`] may look at.
    pub(super) const PADDING: usize = 16;

    /// The key of a field within a longer text, of which at least [`Key::PADDING`] bytes follow the field's start.
    #[inline(always)]
    pub(super) fn within(text: &[u8], start: usize, len: usize) -> Self {
        let mask = MASKS[len.min(16)];
        let field = &text[start..];
        let (head, tail) = (words(field), words(&field[len.saturating_sub(16)..]));
        Self { words: [head[0] & mask[0], head[1] & mask[1], tail[0] & mask[0], tail[1] & mask[1]], len: narrow(len) }
    }

    /// The key of a field that is alone.
    pub(super) fn of(field: &[u8]) -> Self {
        if field.len() >= Self::PADDING {
            return Self::within(field, 0, field.len());
        }
        let mut padded = [0; Self::PADDING];
        padded[..field.len()].copy_from_slice(field);
        Self::within(&padded, 0, field.len())
    }

    pub(super) const fn len(&self) -> usize {
        self.len as usize
    }

    /// Returns whether it is the whole field.
    #[inline(always)]
    pub(super) const fn is_whole(&self) -> bool {
        self.len() <= Self::WHOLE
    }

    /// The field, if this is the whole of it: as many bytes of what is returned as the key's length says.
    pub(super) fn bytes(&self) -> [u8; Self::WHOLE] {
        let mut bytes = [0; Self::WHOLE];
        let (head, tail) = (self.words[0..2].iter(), self.words[2..4].iter());
        let tail_at = self.len().saturating_sub(16).min(16);
        for (at, words) in [(tail_at, tail), (0, head)] {
            for (place, word) in words.enumerate() {
                bytes[at + place * 8..at + place * 8 + 8].copy_from_slice(&word.to_le_bytes());
            }
        }
        bytes
    }

    /// Equality without branches.
    #[inline(always)]
    pub(super) const fn is(&self, other: &Self) -> bool {
        let words = (self.words[0] ^ other.words[0])
            | (self.words[1] ^ other.words[1])
            | (self.words[2] ^ other.words[2])
            | (self.words[3] ^ other.words[3]);
        words | (self.len ^ other.len) as u64 == 0
    }

    /// A number whose upper bits are well spread. Two multiplications side by side; the last makes the upper bits
    /// depend on the last bytes of a field as much as on the first: running numbers differ in those alone.
    #[inline(always)]
    pub(super) const fn hash(&self) -> u64 {
        let [head_low, head_high, tail_low, tail_high] = self.words;
        let one = (head_low ^ tail_high.rotate_left(23)).wrapping_add(self.len as u64);
        let two = head_high ^ tail_low.rotate_left(41);
        (one.wrapping_mul(ODD[0]) ^ two).wrapping_mul(ODD[1])
    }
}

/// Odd numbers with about as many ones as zeros: fractions of the golden ratio and of a square root.
const ODD: [u64; 2] = [0x9e37_79b9_7f4a_7c15, 0xbb67_ae85_84ca_a73b];

/// A number for what a key does not see of a long field.
pub(super) fn middle_hash(field: &[u8]) -> u64 {
    let (words, rest) = field[16..field.len() - 16].as_chunks::<8>();
    let last = rest.iter().fold(0, |last, byte| last << 8 | u64::from(*byte));
    words.iter().fold(last, |hash, word| (hash ^ u64::from_le_bytes(*word)).wrapping_mul(ODD[0]).rotate_left(29))
}

#[inline(always)]
fn words(text: &[u8]) -> [u64; 2] {
    let words = text[..16].as_chunks::<8>().0;
    [u64::from_le_bytes(words[0]), u64::from_le_bytes(words[1])]
}

/// A length as a key holds it. Nothing that is read is as long as 4 GiB: texts are read in records of at most 16 MiB.
#[inline(always)]
#[expect(clippy::cast_possible_truncation)]
const fn narrow(len: usize) -> u32 {
    len as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_key_gives_its_field_back() {
        let text: Vec<u8> = (1..=32).collect();
        for len in 0..=Key::WHOLE {
            assert_eq!(Key::of(&text[..len]).bytes()[..len], text[..len], "{len} bytes");
        }
    }

    #[test]
    fn what_follows_a_field_does_not_matter() {
        let text = b"abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz";
        for len in 0..=34 {
            assert_eq!(Key::within(text, 1, len), Key::of(&text[1..=len]), "{len} bytes");
        }
    }

    #[test]
    fn a_zero_byte_is_no_padding() {
        assert!(!Key::of(b"a").is(&Key::of(b"a\0")));
    }

    #[test]
    fn running_numbers_spread_over_a_table() {
        let mut slots = vec![0_u32; 1 << 16];
        for number in 0..1 << 15 {
            slots[(Key::of(format!("S{number:07}").as_bytes()).hash() >> 48) as usize] += 1;
        }
        assert!(slots.iter().all(|count| *count < 10));
        assert!(slots.iter().filter(|count| **count > 0).count() > 20_000);
    }

    #[test]
    fn long_fields_that_differ_in_the_middle_have_different_hashes() {
        let field = |middle: u8| [&[b'a'; 20][..], &[middle], &[b'z'; 20][..]].concat();
        assert_ne!(middle_hash(&field(b'1')), middle_hash(&field(b'2')));
    }
}
