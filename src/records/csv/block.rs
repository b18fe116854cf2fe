//! Bit masks of the quotes, delimiters and line ends among 64 bytes; the first byte is the lowest bit.

/// Number of bytes examined at once.
pub(super) const BLOCK: usize = 64;

/// Positions in a block of each byte that matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Masks {
    pub(super) quote: u64,
    pub(super) delimiter: u64,
    pub(super) line_feed: u64,
    pub(super) carriage_return: u64,
}

/// The masks of a block.
#[inline]
pub(super) fn masks(block: &[u8; BLOCK], delimiter: u8, quote: u8) -> Masks {
    let mut masks = Masks::default();
    for (place, lane) in block.as_chunks::<16>().0.iter().enumerate() {
        let lane = lane::load(lane);
        let find = |byte| u64::from(lane::find(lane, byte)) << (place * 16);
        masks.quote |= find(quote);
        masks.delimiter |= find(delimiter);
        masks.line_feed |= find(b'\n');
        masks.carriage_return |= find(b'\r');
    }
    masks
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod lane {
    use core::arch::wasm32::{u8x16_bitmask, u8x16_eq, u8x16_splat, u64x2, v128};

    #[inline]
    pub(super) fn load(lane: &[u8; 16]) -> v128 {
        let word = |at: usize| u64::from_le_bytes(lane.as_chunks::<8>().0[at]);
        u64x2(word(0), word(1))
    }

    #[inline]
    pub(super) fn find(lane: v128, byte: u8) -> u16 {
        u8x16_bitmask(u8x16_eq(lane, u8x16_splat(byte)))
    }
}

// The instructions of other machines can be had without `unsafe` only through generic code: eight bytes at a time.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod lane {
    const ONES: u64 = u64::MAX / 0xff;
    const LOWER_BITS: u64 = ONES * 0x7f;

    #[inline]
    pub(super) fn load(lane: &[u8; 16]) -> [u64; 2] {
        let words = lane.as_chunks::<8>().0;
        [u64::from_le_bytes(words[0]), u64::from_le_bytes(words[1])]
    }

    #[inline]
    pub(super) fn find(lane: [u64; 2], byte: u8) -> u16 {
        let [low, high] = lane.map(|word| find_in_word(word, byte));
        low | high << 8
    }

    /// The upper bit of a byte is set where the byte is the one looked for; a multiplication gathers those bits.
    #[inline]
    const fn find_in_word(word: u64, byte: u8) -> u16 {
        let differences = word ^ (ONES * byte as u64);
        let equal = !(((differences & LOWER_BITS) + LOWER_BITS) | differences | LOWER_BITS);
        ((equal >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56) as u16
    }
}

/// For every bit, whether an odd number of bits is set among it and those below.
#[inline]
pub(super) const fn prefix_xor(mut bits: u64) -> u64 {
    bits ^= bits << 1;
    bits ^= bits << 2;
    bits ^= bits << 4;
    bits ^= bits << 8;
    bits ^= bits << 16;
    bits ^ bits << 32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_found_where_it_stands() {
        for at in 0..BLOCK {
            let block = |byte| {
                let mut block = [b'x'; BLOCK];
                block[at] = byte;
                masks(&block, b';', b'\'')
            };
            let bit = 1 << at;
            assert_eq!(block(b';'), Masks { delimiter: bit, ..Masks::default() });
            assert_eq!(block(b'\''), Masks { quote: bit, ..Masks::default() });
            assert_eq!(block(b'\n'), Masks { line_feed: bit, ..Masks::default() });
            assert_eq!(block(b'\r'), Masks { carriage_return: bit, ..Masks::default() });
            assert_eq!(block(0xff), Masks::default());
        }
    }

    #[test]
    fn between_two_quotes_all_bits_are_set() {
        assert_eq!(prefix_xor(0b1000_0100), 0b0111_1100);
        assert_eq!(prefix_xor(1), u64::MAX);
    }
}
