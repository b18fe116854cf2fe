use super::sentence::sentences;

/// A paragraph with places to fill in: `{jurisdiction}`, `{period}`, `{year}`, `{start}`, `{end}`, `{accurateAsOf}`,
/// `{figure:ID}`, `{total:ID}` of a table, `{share:TABLE/ROW}` and `{oneIn:TABLE/ROW}` of a row, and `{median:TABLE}`,
/// `{lowerQuartile:TABLE}` and `{upperQuartile:TABLE}` of a table of ranges. A string, or a list of strings and of objects
/// for what is special.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, serde(untagged))]
pub enum TextPlan {
    /// Plain text.
    Plain(String),
    /// Text with words that stand out, and references to notes.
    Runs(Vec<RunPlan>),
}

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, serde(untagged, deny_unknown_fields))]
pub enum RunPlan {
    /// Plain text.
    Text(String),
    /// Words that stand out.
    #[cfg_attr(test, serde(rename_all = "camelCase"))]
    Strong {
        /// The words.
        strong: String,
    },
    /// A reference to a note.
    #[cfg_attr(test, serde(rename_all = "camelCase"))]
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

/// The names of the places in a text: what is between braces.
pub(crate) fn places(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(place, _)| place)
}

/// Fills in the places of a text.
///
/// # Errors
/// The first place that `fill` has no words for.
pub(crate) fn fill<'t>(text: &'t str, fill: &dyn Fn(&str) -> Option<String>) -> Result<String, &'t str> {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((place, after)) = after.split_once('}') else {
            rest = after;
            break;
        };
        filled.push_str(&fill(place).ok_or(place)?);
        rest = after;
    }
    Ok(filled + rest)
}

/// Fills in the places of a paragraph. A sentence with a place that `fill` has no words for is left out.
pub(crate) fn fill_runs(runs: &[RunPlan], words: &dyn Fn(&str) -> Option<String>) -> Vec<RunPlan> {
    let whole = filled(runs, words);
    whole.unwrap_or_else(|| {
        let mut left: Vec<RunPlan> =
            sentences(runs).iter().filter_map(|sentence| filled(sentence, words)).flatten().collect();
        if let Some(RunPlan::Text(text) | RunPlan::Strong { strong: text }) = left.first_mut() {
            *text = text.trim_start().to_owned();
        }
        left
    })
}

fn filled(runs: &[RunPlan], words: &dyn Fn(&str) -> Option<String>) -> Option<Vec<RunPlan>> {
    let run = |run: &RunPlan| match run {
        RunPlan::Text(text) => fill(text, words).ok().map(RunPlan::Text),
        RunPlan::Strong { strong } => fill(strong, words).ok().map(|strong| RunPlan::Strong { strong }),
        RunPlan::Note { .. } => Some(run.clone()),
    };
    runs.iter().map(run).collect()
}

#[cfg(test)]
mod tests {
    use super::{RunPlan, fill, fill_runs, places};

    fn year(place: &str) -> Option<String> {
        (place == "year").then(|| "2020".to_owned())
    }

    fn text(text: &str) -> RunPlan {
        RunPlan::Text(text.to_owned())
    }

    #[test]
    fn places_are_filled() {
        assert_eq!(fill("In {year}: {year}.", &year), Ok("In 2020: 2020.".to_owned()));
    }

    #[test]
    fn a_place_without_words_is_named() {
        assert_eq!(fill("In {year} and {month}", &year), Err("month"));
    }

    #[test]
    fn a_sentence_with_a_place_without_words_is_left_out() {
        let runs = [text("As of {date}. In {year} all. Until {date}")];
        assert_eq!(fill_runs(&runs, &year), [text("In 2020 all.")]);
    }

    #[test]
    fn a_note_goes_with_the_sentence_before_it() {
        let note = || RunPlan::Note { note: "n".to_owned() };
        let runs = [text("As of {date}."), note(), text(" In {year}."), note()];
        assert_eq!(fill_runs(&runs, &year), [text("In 2020."), note()]);
    }

    #[test]
    fn a_paragraph_of_one_such_sentence_is_empty() {
        let strong = RunPlan::Strong { strong: "{date}".to_owned() };
        assert_eq!(fill_runs(&[text("As of "), strong, text(" in full.")], &year), []);
    }

    #[test]
    fn places_are_named_in_order() {
        assert_eq!(places("{a} b {c:d} {e").collect::<Vec<_>>(), ["a", "c:d"]);
    }
}
