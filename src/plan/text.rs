use serde::Deserialize;

/// A paragraph with places to fill in: `{jurisdiction}`, `{period}`, `{year}`, `{start}`, `{end}`, `{accurateAsOf}`,
/// `{figure:ID}`, `{total:ID}` of a table. A string, or a list of strings and of objects for what is special.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum TextPlan {
    /// Plain text.
    Plain(String),
    /// Text with words that stand out, and references to notes.
    Runs(Vec<RunPlan>),
}

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum RunPlan {
    /// Plain text.
    Text(String),
    /// Words that stand out.
    #[serde(rename_all = "camelCase")]
    Strong {
        /// The words.
        strong: String,
    },
    /// A reference to a note.
    #[serde(rename_all = "camelCase")]
    Note {
        /// The note's id.
        note: String,
    },
}

impl TextPlan {
    /// The pieces, whichever way they are written.
    pub(crate) fn runs(&self) -> Vec<RunPlan> {
        match self {
            Self::Plain(text) => vec![RunPlan::Text(text.clone())],
            Self::Runs(runs) => runs.clone(),
        }
    }

    /// The text of all pieces that have some.
    pub(crate) fn texts(&self) -> Vec<&str> {
        match self {
            Self::Plain(text) => vec![text],
            Self::Runs(runs) => runs.iter().filter_map(RunPlan::text).collect(),
        }
    }
}

impl RunPlan {
    fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Strong { strong: text } => Some(text),
            Self::Note { .. } => None,
        }
    }
}

/// The names of the places in a text: what stands between braces.
pub(crate) fn places(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(place, _)| place)
}

/// A text with its places filled in by `fill`; a place that it does not know stays as it is.
pub(crate) fn fill(text: &str, fill: &dyn Fn(&str) -> Option<String>) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let place = after.split_once('}').and_then(|(place, after)| Some((fill(place)?, after)));
        if let Some((words, after)) = place {
            filled.push_str(&words);
            rest = after;
        } else {
            filled.push('{');
            rest = after;
        }
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::{fill, places};

    fn filled(text: &str) -> String {
        fill(text, &|place| (place == "year").then(|| "2020".to_owned()))
    }

    #[test]
    fn known_places_are_filled_and_others_stay() {
        assert_eq!(filled("In {year} and {month}: {year}"), "In 2020 and {month}: 2020");
    }

    #[test]
    fn an_open_brace_is_text() {
        assert_eq!(filled("a { b {year"), "a { b {year");
    }

    #[test]
    fn places_are_named_in_order() {
        assert_eq!(places("{a} b {c:d} {e").collect::<Vec<_>>(), ["a", "c:d"]);
    }
}
