use crate::locale::Locale;
use crate::report::Report;

/// The notes that a file refers to, numbered in the order in which it does: `[note 1]`. Notes of the same text are one.
pub struct Notes<'r> {
    report: &'r Report,
    locale: &'static Locale,
    texts: Vec<String>,
}

impl<'r> Notes<'r> {
    /// Those of a file that refers to none yet.
    pub fn new(report: &'r Report) -> Self {
        Self { report, locale: Locale::for_language(&report.language), texts: Vec::new() }
    }

    /// A text with the marks of its notes after it.
    pub fn marked(&mut self, text: &str, ids: &[String]) -> String {
        let mut marked = text.to_owned();
        for id in ids {
            let Some(note) = self.report.note(id).map(|note| note.text.plain()) else { continue };
            let place = self.texts.iter().position(|text| *text == note).unwrap_or(self.texts.len());
            if place == self.texts.len() {
                self.texts.push(note);
            }
            let mark = [" ", &self.mark(place)].concat();
            if !marked.ends_with(&mark) {
                marked.push_str(&mark);
            }
        }
        marked
    }

    fn mark(&self, place: usize) -> String {
        ["[", self.locale.words().note_mark, " ", &(place + 1).to_string(), "]"].concat()
    }

    /// The notes met so far, each with its mark.
    pub fn list(&self) -> impl Iterator<Item = (String, &str)> {
        self.texts.iter().enumerate().map(|(place, text)| (self.mark(place), text.as_str()))
    }
}
