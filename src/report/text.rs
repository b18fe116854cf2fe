use serde::{Serialize, Serializer};

/// A paragraph of running text: a string, or an array of strings and of objects for what is special.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph(pub Vec<Run>);

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub enum Run {
    /// Plain text.
    Text(String),
    /// Words that stand out.
    Strong {
        /// The words.
        strong: String,
    },
    /// A reference to a note.
    Note {
        /// The note's id.
        note: String,
    },
    /// Words that lead to a page.
    Link {
        /// The address: `https://…`, or `mailto:…`.
        #[cfg_attr(test, schemars(regex(pattern = "^(https?://|mailto:)")))]
        link: String,
        /// The words.
        text: String,
    },
}

impl Serialize for Paragraph {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [Run::Text(text)] => serializer.serialize_str(text),
            runs => runs.serialize(serializer),
        }
    }
}

impl Paragraph {
    /// The words alone, without note references; addresses are in brackets.
    pub fn plain(&self) -> String {
        let words = |run: &Run| match run {
            Run::Text(text) | Run::Strong { strong: text } => text.clone(),
            Run::Link { link, text } => linked(link, text),
            Run::Note { .. } => String::new(),
        };
        self.0.iter().map(words).collect()
    }
}

/// The words of a link with its address, unless they are the address.
pub(crate) fn linked(link: &str, text: &str) -> String {
    if link.ends_with(text) { text.to_owned() } else { [text, " (", link, ")"].concat() }
}

#[cfg(test)]
impl schemars::JsonSchema for Paragraph {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Paragraph".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let run = generator.subschema_for::<Run>();
        schemars::json_schema!({
            "description": "A paragraph of running text: a string, or an array of strings and of objects for what is special.",
            "anyOf": [{ "type": "string" }, { "type": "array", "items": run, "minItems": 1 }]
        })
    }
}
