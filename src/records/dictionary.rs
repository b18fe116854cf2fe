#![expect(clippy::inline_always, reason = "the look-up of every field: measured")]

use super::key::{Key, middle_hash};
use super::quoting::Quoting;

/// The distinct values of a column, and a code for each: 0 for the empty value, then in the order of arrival.
///
/// An open table of the fields as they are in the file, quotes and all, so that finding one needs no unquoting.
/// Different ways of writing one value share its code.
#[derive(Debug, Clone)]
pub(super) struct Dictionary {
    quoting: Quoting,
    /// Indices into `entries`; 0, the empty field, stands for a free slot, too. A power of two, never more than half
    /// of them taken.
    slots: Vec<u32>,
    /// By how much a hash is shifted to make a slot.
    shift: u32,
    entries: Vec<Entry>,
    /// Fields that are longer than their keys.
    long: Vec<Box<[u8]>>,
    /// Number of values.
    len: u32,
    /// `true` if some entry is written otherwise than as its value.
    has_quoted: bool,
}

/// 48 bytes: there may be millions.
#[derive(Debug, Clone, Copy)]
struct Entry {
    words: [u64; 4],
    len: u32,
    code: u32,
    /// Its index in `long`, if the key is not the whole field.
    long: u32,
    /// `true` if the value came in by this entry, rather than by another way of writing it.
    first: bool,
}

impl Entry {
    #[inline(always)]
    const fn key(&self) -> Key {
        Key { words: self.words, len: self.len }
    }
}

const FIRST_SLOTS_LOG2: u32 = 4;

/// Up to that many entries there are eight slots for each, so that few are not found at once; then two.
const FEW: usize = 1 << 10;

impl Dictionary {
    /// One that knows the empty value only.
    pub(super) fn new(quoting: Quoting) -> Self {
        Self {
            quoting,
            slots: vec![0; 1 << FIRST_SLOTS_LOG2],
            shift: u64::BITS - FIRST_SLOTS_LOG2,
            entries: vec![Entry { words: [0; 4], len: 0, code: 0, long: 0, first: true }],
            long: Vec::new(),
            len: 1,
            has_quoted: false,
        }
    }

    /// Returns the number of values, the empty one included.
    pub(super) const fn len(&self) -> u32 {
        self.len
    }

    /// The code of a field that is alone.
    pub(super) fn code(&mut self, field: &[u8]) -> u32 {
        match self.find(&Key::of(field), field) {
            Ok(index) => self.entries[index].code,
            Err(_) => self.add(field),
        }
    }

    /// The code of a field within a longer text, of which at least [`Key::PADDING`] bytes follow the field's start.
    #[inline(always)]
    pub(super) fn code_within(&mut self, text: &[u8], start: usize, len: usize) -> u32 {
        let key = Key::within(text, start, len);
        if !key.is_whole() {
            return self.long_code(&text[start..start + len]);
        }
        let mut slot = self.first_slot(key.hash());
        loop {
            let index = self.slots[slot];
            let entry = &self.entries[index as usize];
            if entry.key().is(&key) {
                return entry.code;
            }
            if index == 0 {
                // The key is made again there: handed over, it would be written to memory for every field.
                return self.add(&text[start..start + len]);
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }

    #[inline(never)]
    fn long_code(&mut self, field: &[u8]) -> u32 {
        self.code(field)
    }

    /// The index of the entry of a field, or the slot where it would go.
    fn find(&self, key: &Key, field: &[u8]) -> Result<usize, usize> {
        let mut slot = self.first_slot(full_hash(key, field));
        loop {
            let index = self.slots[slot] as usize;
            let entry = &self.entries[index];
            if entry.key().is(key) && (key.is_whole() || *self.long[entry.long as usize] == *field) {
                return Ok(index);
            }
            if index == 0 {
                return Err(slot);
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }

    #[inline(always)]
    #[expect(clippy::cast_possible_truncation)] // There are fewer slots than a usize can count.
    const fn first_slot(&self, hash: u64) -> usize {
        (hash >> self.shift) as usize
    }

    /// Takes in a field that has no entry: as a new value, or as another way of writing one that it has.
    #[cold]
    #[inline(never)]
    fn add(&mut self, field: &[u8]) -> u32 {
        let key = Key::of(field);
        let quoting = self.quoting;
        let is_written = quoting.is_written(field);
        self.has_quoted |= is_written;
        if !self.has_quoted {
            return self.add_value(key, field);
        }
        let value = quoting.unquote(field);
        let proper = quoting.quoted(&value);
        let plain = (!quoting.is_written(&value)).then(|| Key::of(&value));
        let other = plain
            .and_then(|plain| self.find(&plain, &value).ok())
            .or_else(|| self.find(&Key::of(&proper), &proper).ok())
            .and_then(|index| self.entries.get(index));
        match other.map(|entry| entry.code) {
            Some(code) => {
                self.add_entry(key, field, code, false);
                code
            }
            None if is_written && proper != field => {
                let code = self.add_value(Key::of(&proper), &proper);
                self.add_entry(key, field, code, false);
                code
            }
            None => self.add_value(key, field),
        }
    }

    fn add_value(&mut self, key: Key, field: &[u8]) -> u32 {
        let code = self.len;
        self.len += 1;
        self.add_entry(key, field, code, true);
        code
    }

    fn add_entry(&mut self, key: Key, field: &[u8], code: u32, first: bool) {
        let slots_each = if self.entries.len() < FEW { 8 } else { 2 };
        while self.slots.len() < slots_each * (self.entries.len() + 1) {
            self.grow();
        }
        let Err(slot) = self.find(&key, field) else {
            return;
        };
        self.slots[slot] = index(self.entries.len());
        let Key { words, len } = key;
        self.entries.push(Entry { words, len, code, long: index(self.long.len()), first });
        if !key.is_whole() {
            self.long.push(field.into());
        }
    }

    fn grow(&mut self) {
        self.shift -= 1;
        self.slots = vec![0; self.slots.len() * 2];
        for (place, entry) in self.entries.iter().enumerate().skip(1) {
            let key = entry.key();
            let field = if key.is_whole() { &[][..] } else { &self.long[entry.long as usize] };
            let mut slot = self.first_slot(full_hash(&key, field));
            while self.slots[slot] != 0 {
                slot = (slot + 1) & (self.slots.len() - 1);
            }
            self.slots[slot] = index(place);
        }
    }

    /// The values, unquoted, in the order of their codes.
    pub(super) fn into_values(self) -> impl Iterator<Item = Vec<u8>> {
        let Self { quoting, entries, mut long, .. } = self;
        entries.into_iter().filter(|entry| entry.first).map(move |entry| {
            let key = entry.key();
            let short = key.bytes();
            let field =
                if key.is_whole() { &short[..key.len()] } else { &std::mem::take(&mut long[entry.long as usize]) };
            quoting.unquote(field)
        })
    }
}

fn full_hash(key: &Key, field: &[u8]) -> u64 {
    if key.is_whole() { key.hash() } else { key.hash() ^ middle_hash(field) }
}

/// A place in a list, as it is kept. A list of four thousand million entries fits into no memory that this runs in.
#[expect(clippy::cast_possible_truncation)]
const fn index(place: usize) -> u32 {
    place as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(dictionary: Dictionary) -> Vec<String> {
        dictionary.into_values().map(|value| String::from_utf8(value).unwrap()).collect()
    }

    #[test]
    fn codes_count_from_the_empty_value_in_the_order_of_arrival() {
        let mut dictionary = Dictionary::new(Quoting::by(None));
        assert_eq!(["b", "", "a", "b"].map(|text| dictionary.code(text.as_bytes())), [1, 0, 2, 1]);
        assert_eq!(values(dictionary), ["", "b", "a"]);
    }

    #[test]
    fn a_hundred_thousand_values_keep_their_codes() {
        let mut dictionary = Dictionary::new(Quoting::by(Some(b'"')));
        let texts: Vec<String> = (1..100_000).map(|number| format!("{number:0width$}", width = number % 60)).collect();
        for round in 0..2 {
            for (place, text) in texts.iter().enumerate() {
                assert_eq!(dictionary.code(text.as_bytes()) as usize, place + 1, "{text} in round {round}");
            }
        }
        assert_eq!(values(dictionary)[1..], texts);
    }

    #[test]
    fn quoted_and_unquoted_are_one_value_whichever_comes_first() {
        for texts in [["abc", "\"abc\""], ["\"abc\"", "abc"]] {
            let mut dictionary = Dictionary::new(Quoting::by(Some(b'"')));
            assert_eq!(texts.map(|text| dictionary.code(text.as_bytes())), [1, 1]);
            assert_eq!(values(dictionary), ["", "abc"]);
        }
    }

    #[test]
    fn quoted_and_unquoted_are_one_value_beyond_the_length_of_a_key() {
        let long = "x".repeat(31);
        for texts in [[long.clone(), format!("\"{long}\"")], [format!("\"{long}\""), long]] {
            let mut dictionary = Dictionary::new(Quoting::by(Some(b'"')));
            assert_eq!(texts.map(|text| dictionary.code(text.as_bytes())), [1, 1]);
        }
    }

    #[test]
    fn a_quoted_quote_is_not_a_quoted_field() {
        let mut dictionary = Dictionary::new(Quoting::by(Some(b'"')));
        let texts = [r#""""abc""""#, r#""abc""#, "abc", r#""ab"c"#, r#""""abc""""#];
        assert_eq!(texts.map(|text| dictionary.code(text.as_bytes())), [1, 2, 2, 2, 1]);
        assert_eq!(values(dictionary), ["", "\"abc\"", "abc"]);
    }

    #[test]
    fn a_badly_quoted_field_shares_the_code_of_its_value_though_it_comes_first() {
        let mut dictionary = Dictionary::new(Quoting::by(Some(b'"')));
        let texts = [r#""a"b"#, "ab", r#""ab""#, r#""a"b"#];
        assert_eq!(texts.map(|text| dictionary.code(text.as_bytes())), [1, 1, 1, 1]);
        assert_eq!(values(dictionary), ["", "ab"]);
    }

    #[test]
    fn an_empty_quoted_field_is_the_empty_value() {
        let mut dictionary = Dictionary::new(Quoting::by(Some(b'"')));
        assert_eq!(dictionary.code(b"\"\""), 0);
        assert_eq!(dictionary.len(), 1);
    }

    #[test]
    fn long_fields_that_differ_in_the_middle_are_different() {
        let mut dictionary = Dictionary::new(Quoting::by(None));
        let texts = ["x", "y"].map(|middle| format!("{}{middle}{}", "a".repeat(20), "b".repeat(20)));
        assert_eq!(texts.map(|text| dictionary.code(text.as_bytes())), [1, 2]);
    }
}
