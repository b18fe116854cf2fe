use std::io::Read;

use quick_xml::events::Event;

use super::super::error::RecordsError;
use super::xml::{Xml, append};

/// The texts that cells refer to by number. One after the other in a single text, so that they never take more memory
/// than the part they come from: how many there are claimed to be is not believed.
#[derive(Debug, Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<u32>,
}

impl Strings {
    /// Reads the part that holds them.
    pub(super) fn read<R: Read>(mut part: Xml<R>) -> Result<Self, RecordsError> {
        let mut strings = Self::default();
        let mut rich = RichText::default();
        while let Some(event) = part.next()? {
            rich.take(&event)?;
            if matches!(&event, Event::End(element) if element.local_name().as_ref() == "si") {
                strings.push(&unescaped(&rich.text));
                rich.text.clear();
            }
        }
        Ok(strings)
    }

    /// Appends a text.
    pub(super) fn push(&mut self, text: &str) {
        self.text.push_str(text);
        // What they are read from is smaller than 1 GB.
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
    }

    /// The text of that number.
    pub(super) fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)? as usize;
        let start = index.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |start| *start as usize);
        self.text.get(start..end)
    }
}

/// Gathers a text that may consist of several runs, each in its own font. What is said about its pronunciation is no
/// part of it.
#[derive(Debug, Default)]
pub(super) struct RichText {
    pub(super) text: String,
    in_text: bool,
    in_phonetics: bool,
}

impl RichText {
    /// Takes in an event of the element that holds the text.
    pub(super) fn take(&mut self, event: &Event) -> Result<(), RecordsError> {
        match event {
            Event::Start(element) => self.enter(element.local_name().as_ref(), true),
            Event::End(element) => self.enter(element.local_name().as_ref(), false),
            event if self.in_text && !self.in_phonetics => append(event, &mut self.text)?,
            _ => {}
        }
        Ok(())
    }

    fn enter(&mut self, name: &str, begins: bool) {
        match name {
            "t" => self.in_text = begins,
            "rPh" => self.in_phonetics = begins,
            _ => {}
        }
    }
}

/// The text without the escapes that Excel writes for what XML cannot hold: `_x000D_` is a carriage return, and
/// `_x005F_` the underscore of a text that looks like one.
pub(super) fn unescaped(text: &str) -> String {
    let mut units = Vec::new();
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(place) = rest.find("_x") {
        let (before, escape) = rest.split_at(place);
        if !before.is_empty() || unit(escape).is_none() {
            flush(&mut units, &mut plain);
        }
        plain.push_str(before);
        rest = if let Some((unit, after)) = unit(escape) {
            units.push(unit);
            after
        } else {
            plain.push_str("_x");
            escape.get(2..).unwrap_or_default()
        };
    }
    flush(&mut units, &mut plain);
    plain.push_str(rest);
    plain
}

/// The UTF-16 unit that an escape at the start of the text stands for, and what follows.
fn unit(escape: &str) -> Option<(u16, &str)> {
    let digits = escape.get(2..6)?;
    let after = escape.get(6..)?.strip_prefix('_')?;
    digits.bytes().all(|digit| digit.is_ascii_hexdigit()).then_some(())?;
    Some((u16::from_str_radix(digits, 16).ok()?, after))
}

fn flush(units: &mut Vec<u16>, plain: &mut String) {
    plain.extend(char::decode_utf16(units.drain(..)).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)));
}

#[cfg(test)]
mod tests {
    use super::super::limits::Guarded;
    use super::*;

    fn strings(text: &str) -> Strings {
        Strings::read(Xml::new(Guarded::new(text.as_bytes(), 1 << 20, 1 << 20))).unwrap()
    }

    #[test]
    fn runs_are_one_text_and_pronunciation_is_none() {
        let read = strings(
            "<sst><si><r><rPr/><t>Sex </t></r><r><t>Trafficking</t></r></si><si/><si><t>東京</t><rPh><t>とう</t></rPh></si></sst>",
        );
        assert_eq!((read.get(0), read.get(1), read.get(2)), (Some("Sex Trafficking"), Some(""), Some("東京")));
        assert_eq!(read.get(3), None);
    }

    #[test]
    fn a_claimed_count_is_not_believed() {
        let read = strings("<sst count=\"4294967295\" uniqueCount=\"4294967295\"><si><t>a</t></si></sst>");
        assert_eq!((read.get(0), read.ends.capacity() < 100), (Some("a"), true));
    }

    #[test]
    fn escapes_are_undone_and_only_escapes() {
        assert_eq!(unescaped("a_x000D_b"), "a\rb");
        assert_eq!(unescaped("_x005F_x000D_"), "_x000D_");
        assert_eq!(unescaped("_xD83D__xDCF7_"), "📷");
        for plain in ["_x", "_x12", "_xZZZZ_", "é_x00é0_", "x_X000D_"] {
            assert_eq!(unescaped(plain), plain);
        }
    }
}
