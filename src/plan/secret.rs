use std::fmt;
use std::hash::Hasher;

use siphasher::sip::SipHasher24;

/// Words that readers of a report must not know, at least 16 letters: from them come record keys and the seeds of
/// rounding. Keep a plan that has one with the records, not with the report; and keep it: with other words, the next
/// edition has other noise, and both together tell more than either.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(transparent))]
#[cfg_attr(test, serde(transparent))]
pub struct Secret(#[cfg_attr(test, schemars(length(min = 16)))] String);

impl Secret {
    pub(super) const fn new(words: String) -> Self {
        Self(words)
    }

    /// Number of letters below which a secret can be guessed.
    pub(super) const LEAST: usize = 16;

    pub(super) fn is_long_enough(&self) -> bool {
        self.0.chars().count() >= Self::LEAST
    }

    /// The function of texts to numbers that only these words give.
    pub(crate) fn keyed(&self) -> Keyed {
        let half = |number| Keyed(number, 0).hash(&self.0);
        Keyed(half(1), half(2))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("Secret")
    }
}

/// A keyed hash: `SipHash-2-4` (Aumasson & Bernstein, "`SipHash`: a fast short-input PRF", 2012). Without the key its
/// values cannot be told from random numbers.
#[derive(Clone, Copy)]
pub(crate) struct Keyed(u64, u64);

impl Keyed {
    /// The number of a text, the same on every platform.
    pub(crate) fn hash(self, text: &str) -> u64 {
        let mut hasher = SipHasher24::new_with_keys(self.0, self.1);
        hasher.write(text.as_bytes());
        hasher.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::{Keyed, Secret};

    fn secret(words: &str) -> Secret {
        Secret::new(words.to_owned())
    }

    #[test]
    fn the_hash_is_siphash() {
        // The key 00 01 … 0f and no text, from the reference implementation.
        let keyed = Keyed(0x0706_0504_0302_0100, 0x0f0e_0d0c_0b0a_0908);
        assert_eq!(keyed.hash(""), 0x726f_db47_dd0e_0e31);
    }

    #[test]
    fn other_words_give_other_numbers() {
        let hash = |words| secret(words).keyed().hash("C-1");
        assert_eq!(hash("sixteen letters!"), hash("sixteen letters!"));
        assert_ne!(hash("sixteen letters!"), hash("Sixteen letters!"));
    }

    #[test]
    fn a_secret_is_not_printed() {
        assert_eq!(format!("{:?}", secret("sixteen letters!")), "Secret");
    }
}
