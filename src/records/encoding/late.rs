//! A text whose first letter beyond ASCII comes after the sample.

use super::{Detected, Encoding, by_letters};

/// Waits for the first byte that is not ASCII, and holds what follows back until there is enough to tell its encoding.
///
/// What it does depends on the text alone, not on where its pieces are cut.
#[derive(Debug)]
pub(in crate::records) struct Late {
    /// Maximum number of bytes held.
    enough: usize,
    /// The last bytes that were passed on, which may begin a word.
    before: Vec<u8>,
    held: Vec<u8>,
}

/// Number of bytes of a word's beginning that are kept.
const WORD: usize = 32;

/// Text that was held, once its encoding can be told.
pub(in crate::records) struct Settled {
    pub(in crate::records) encoding: Detected,
    pub(in crate::records) held: Vec<u8>,
    /// Text that was held, with the beginning of its first word.
    pub(in crate::records) sample: Vec<u8>,
}

impl Late {
    /// For a text that begins with a sample of that encoding; `None` if the sample shows it.
    pub(in crate::records) fn of(sample: &[u8], detected: Detected, enough: usize) -> Option<Self> {
        let shown = match std::str::from_utf8(sample) {
            Ok(text) => text.len(),
            Err(error) => error.valid_up_to(),
        };
        let may_be_other = detected.encoding == Encoding::Utf8 && detected.mark == 0 && sample[..shown].is_ascii();
        may_be_other.then(|| Self { enough, before: Vec::new(), held: Vec::new() })
    }

    /// Takes in the next piece. Returns what can be passed on, and what is behind all that can be held.
    pub(in crate::records) fn take<'b>(&mut self, bytes: &'b [u8]) -> (&'b [u8], &'b [u8]) {
        let plain = match self.held.is_empty() {
            true if bytes.is_ascii() => bytes.len(),
            true => bytes.iter().take_while(|byte| byte.is_ascii()).count(),
            false => 0,
        };
        let (plain, rest) = bytes.split_at(plain);
        self.before.extend_from_slice(&plain[plain.len().saturating_sub(WORD)..]);
        self.before.drain(..self.before.len().saturating_sub(WORD));
        let (held, behind) = rest.split_at(rest.len().min(self.enough - self.held.len()));
        self.held.extend_from_slice(held);
        (plain, behind)
    }

    /// Returns whether as much is held as is needed.
    pub(in crate::records) const fn is_full(&self) -> bool {
        self.held.len() == self.enough
    }

    /// Tells the encoding of what is held, which is all of the rest if it is `complete`.
    pub(in crate::records) fn settle(self, complete: bool) -> Settled {
        let Self { before, held, .. } = self;
        let is_break = |byte: &u8| byte.is_ascii_whitespace() || b",;|\"".contains(byte);
        let word = before.iter().rposition(is_break).unwrap_or_default();
        let sample = [&before[word..], &held].concat();
        Settled { encoding: by_letters(&sample, complete), held, sample }
    }
}
