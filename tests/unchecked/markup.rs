//! Enough of HTML and XML to tell whether what is written here is whole.

use std::collections::BTreeSet;

/// The elements of HTML that have no end tag, as far as reports have any.
const VOID: [&str; 5] = ["br", "col", "hr", "img", "wbr"];

/// What a piece of markup says of itself.
#[derive(Debug, Default)]
pub(crate) struct Markup {
    /// What is not well-formed.
    pub(crate) faults: Vec<String>,
    /// All ids, in order.
    pub(crate) ids: Vec<String>,
    /// The ids that links and names refer to.
    references: Vec<String>,
}

impl Markup {
    pub(crate) fn read(text: &str) -> Self {
        let mut markup = Self::default();
        let mut open: Vec<&str> = Vec::new();
        let mut rest = text;
        while let Some((before, tag)) = rest.split_once('<') {
            markup.check_text(before);
            let Some(end) = end_of_tag(tag) else {
                markup.faults.push(format!("a tag without an end: {}", shortened(tag)));
                return markup;
            };
            let (tag, after) = (&tag[..end], &tag[end + 1..]);
            rest = after;
            if let Some(name) = tag.strip_prefix('/') {
                match open.pop() {
                    Some(opened) if opened == name => {}
                    other => markup.faults.push(format!("</{name}> closes {other:?}")),
                }
                continue;
            }
            let inside = tag.strip_suffix('/');
            let (name, attributes) =
                inside.unwrap_or(tag).split_once([' ', '\n']).unwrap_or((inside.unwrap_or(tag), ""));
            markup.read_attributes(name, attributes);
            if inside.is_none() && !VOID.contains(&name) {
                open.push(name);
            }
        }
        markup.check_text(rest);
        markup.faults.extend(open.iter().map(|name| format!("<{name}> is never closed")));
        markup
    }

    /// Text is escaped: what remains of `&` begins an entity, and no bracket stands alone.
    fn check_text(&mut self, text: &str) {
        let sound = text.split('&').skip(1).all(|after| {
            let entity = after.split_once(';').map_or("", |(entity, _)| entity);
            matches!(entity, "lt" | "gt" | "amp" | "quot" | "apos" | "#39")
        });
        if !sound || text.contains('>') {
            self.faults.push(format!("text that is not escaped: {}", shortened(text)));
        }
    }

    fn read_attributes(&mut self, name: &str, attributes: &str) {
        let sound_name = !name.is_empty() && name.chars().all(|letter| letter.is_ascii_alphanumeric());
        if !sound_name {
            self.faults.push(format!("an element called {}", shortened(name)));
        }
        let mut seen = BTreeSet::new();
        let mut rest = attributes.trim();
        while !rest.is_empty() {
            let value = rest.split_once("=\"").and_then(|(key, rest)| Some((key, rest.split_once('"')?)));
            let Some((key, (value, after))) = value else {
                return self.faults.push(format!("attributes without values: {}", shortened(rest)));
            };
            let sound_key = key.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-' || letter == ':');
            if !sound_key || !seen.insert(key) || !(after.is_empty() || after.starts_with(char::is_whitespace)) {
                self.faults.push(format!("an attribute called {}", shortened(key)));
            }
            self.check_text(value);
            match key {
                "id" => self.ids.push(value.to_owned()),
                "href" => self.references.extend(value.strip_prefix('#').map(str::to_owned)),
                "aria-labelledby" | "aria-describedby" => {
                    self.references.extend(value.split_whitespace().map(str::to_owned));
                }
                _ => {}
            }
            rest = after.trim_start();
        }
    }

    /// The ids that are there more than once.
    pub(crate) fn twice(&self) -> Vec<&str> {
        let mut seen = BTreeSet::new();
        self.ids.iter().map(String::as_str).filter(|id| !seen.insert(*id)).collect()
    }

    /// The references that lead nowhere.
    pub(crate) fn dangling(&self) -> Vec<&str> {
        let references = self.references.iter().filter(|id| !self.ids.contains(id));
        references.map(String::as_str).collect()
    }
}

/// Where a tag ends: at the first bracket outside of quotes.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quoted = false;
    text.char_indices().find_map(|(index, letter)| {
        quoted ^= letter == '"';
        (letter == '>' && !quoted).then_some(index)
    })
}

fn shortened(text: &str) -> String {
    format!("{:?}", text.chars().take(60).collect::<String>())
}
