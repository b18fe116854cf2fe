use crate::locale::Locale;
use crate::report::{Line, Report};
#[cfg(feature = "xlsx")]
use crate::report::{Paragraph, Run, linked};

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

    /// The label of a line with the marks of all its notes, those of its figures among them.
    pub fn of_line(&mut self, label: &str, line: &Line) -> String {
        let label = self.marked(label, &line.row.notes);
        line.cells.iter().fold(label, |label, cell| self.marked(&label, cell.value.notes()))
    }

    /// A paragraph, its notes marked where it refers to them.
    #[cfg(feature = "xlsx")]
    pub fn paragraph(&mut self, paragraph: &Paragraph) -> String {
        let add = |text: String, run: &Run| match run {
            Run::Text(words) | Run::Strong { strong: words } => text + words,
            Run::Link { link, text: words } => text + &linked(link, words),
            Run::Note { note } => self.marked(text.trim_end(), std::slice::from_ref(note)),
        };
        paragraph.0.iter().fold(String::new(), add)
    }

    /// Counts all notes of the report that nothing referred to so far.
    #[cfg(feature = "xlsx")]
    pub fn add_rest(&mut self) {
        for note in &self.report.notes {
            self.marked("", std::slice::from_ref(&note.id));
        }
    }

    fn mark(&self, place: usize) -> String {
        ["[", self.locale.words().note_mark, " ", &(place + 1).to_string(), "]"].concat()
    }

    /// The notes met so far, each with its mark.
    pub fn list(&self) -> impl Iterator<Item = (String, &str)> {
        self.texts.iter().enumerate().map(|(place, text)| (self.mark(place), text.as_str()))
    }
}
