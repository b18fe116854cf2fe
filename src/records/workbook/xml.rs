use std::borrow::Cow;
use std::io::{BufReader, Read};

use quick_xml::events::{BytesStart, Event};

use super::super::error::RecordsError;
use super::limits::Guarded;
use super::problem;

/// A part of a workbook, read element by element. An empty element begins and ends like any other.
pub(super) struct Xml<R: Read> {
    reader: quick_xml::Reader<BufReader<Guarded<R>>>,
    buffer: Vec<u8>,
    depth: u32,
}

impl<R: Read> Xml<R> {
    /// Reads that part.
    pub(super) fn new(part: Guarded<R>) -> Self {
        let mut reader = quick_xml::Reader::from_reader(BufReader::with_capacity(1 << 15, part));
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new(), depth: 0 }
    }

    /// The next event; `None` at the end of a part whose elements have all ended.
    ///
    /// Refuses a part that defines entities of its own: no spreadsheet program does, and a few lines of them can be
    /// for gigabytes.
    pub(super) fn next(&mut self) -> Result<Option<Event<'_>>, RecordsError> {
        self.buffer.clear();
        let event = self.reader.read_event_into(&mut self.buffer).map_err(explain)?;
        match &event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            Event::DocType(_) => return Err(problem::hostile("It defines names of its own for text.")),
            Event::Eof if self.depth > 0 => return Err(problem::broken("one of its parts is cut off.")),
            Event::Eof => return Ok(None),
            _ => {}
        }
        Ok(Some(event))
    }
}

/// Why the XML cannot be read, which may be what its guard said.
pub(super) fn explain(error: impl Into<quick_xml::Error>) -> RecordsError {
    let error = error.into();
    if let quick_xml::Error::Io(error) = &error
        && let Some(found) = error.get_ref().and_then(|inner| inner.downcast_ref::<RecordsError>())
    {
        return found.clone();
    }
    problem::broken(format!("one of its parts cannot be read ({error})."))
}

/// Appends what an event says as text: characters, and the references that stand for characters.
pub(super) fn append(event: &Event, text: &mut String) -> Result<(), RecordsError> {
    match event {
        Event::Text(plain) => text.push_str(&plain.xml10_content()),
        Event::CData(plain) => text.push_str(&plain.xml10_content()),
        Event::GeneralRef(reference) => match quick_xml::escape::resolve_xml_entity(reference) {
            Some(known) => text.push_str(known),
            None => text.push(
                reference
                    .resolve_char_ref()
                    .map_err(explain)?
                    .ok_or_else(|| problem::broken("it has a reference to a name that is not defined."))?,
            ),
        },
        _ => {}
    }
    Ok(())
}

/// Returns whether there is no text in an event, or a blank one.
pub(super) fn says_nothing(event: &Event) -> bool {
    match event {
        Event::Text(plain) => plain.as_ref().trim_ascii().is_empty(),
        Event::CData(plain) => plain.as_ref().trim_ascii().is_empty(),
        event => !matches!(event, Event::GeneralRef(_)),
    }
}

/// The value of an element's attribute, as it is there: calamine does not look further, either.
pub(super) fn attribute<'a>(element: &'a BytesStart, name: &str) -> Result<Option<Cow<'a, str>>, RecordsError> {
    for attribute in element.attributes().with_checks(false) {
        let attribute = attribute.map_err(explain)?;
        if attribute.key.as_ref() == name {
            return Ok(Some(attribute.value));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(text: &str) -> Result<String, &'static str> {
        let mut xml = Xml::new(Guarded::new(text.as_bytes(), 1 << 20, 1 << 20));
        let mut read = String::new();
        while let Some(event) = xml.next().map_err(|error| error.code)? {
            append(&event, &mut read).map_err(|error| error.code)?;
        }
        Ok(read)
    }

    #[test]
    fn text_is_read_with_its_references() {
        assert_eq!(outcome("<a>x &amp; &#x41;<![CDATA[<b>]]></a>"), Ok("x & A<b>".into()));
    }

    #[test]
    fn a_part_that_is_cut_off_is_broken() {
        assert_eq!(outcome("<a><b>x</b>"), Err("broken-workbook"));
    }

    #[test]
    fn a_part_that_defines_names_is_refused() {
        assert_eq!(outcome("<!DOCTYPE a [<!ENTITY b \"x\">]><a>&b;</a>"), Err("unsafe-workbook"));
        assert_eq!(outcome("<a>&b;</a>"), Err("broken-workbook"));
    }

    #[test]
    fn an_attribute_is_found_by_its_whole_name() {
        let element = BytesStart::from_content("c r:id=\"x\" id=\"y\"", 1);
        assert_eq!(attribute(&element, "id").unwrap().as_deref(), Some("y"));
        assert_eq!(attribute(&element, "r:id").unwrap().as_deref(), Some("x"));
        assert_eq!(attribute(&element, "name").unwrap(), None);
    }
}
