//! Looks in the static page of a report for what a publication says.

use hotline_report::html::{Options, fragment};
use hotline_report::locale::Locale;
use hotline_report::report::{Decimal, Report};

use crate::publication::{Publication, PublishedRow, PublishedTable};

/// Everything the publication says that the page does not, in the order of the publication. Empty if nothing is lost.
pub(crate) fn losses(publication: &Publication, report: &Report) -> Vec<String> {
    let locale = Locale::for_language(&report.language);
    let mut page = Page { text: words_of(&fragment(report, &Options::default())), at: 0, locale, lost: Vec::new() };
    page.frame(publication, report);
    for table in &publication.tables {
        page.table(table);
    }
    page.lost
}

struct Page {
    text: String,
    /// How far the page has been read: what follows in the publication follows in the page.
    at: usize,
    locale: &'static Locale,
    lost: Vec<String>,
}

impl Page {
    fn frame(&mut self, publication: &Publication, report: &Report) {
        let texts = [&publication.title, &publication.jurisdiction, &publication.source, &publication.family];
        let details = [&publication.reliability, &publication.access];
        for text in texts.into_iter().chain(details).chain(&publication.footnotes).chain(&publication.anomalies) {
            self.has(text);
        }
        self.has(&self.locale.period_in_full(&report.period));
        if let Some(date) = report.accurate_as_of {
            self.has(&self.locale.accurate_as_of(date));
        }
    }

    fn table(&mut self, table: &PublishedTable) {
        self.reach(&table.name);
        table.note.iter().for_each(|note| self.has(note));
        // At the head of a column the unit begins with a capital letter.
        let said = |unit: &&String| self.text.to_lowercase().contains(&unit.to_lowercase());
        self.lost.extend(table.unit.iter().filter(|unit| !said(unit)).cloned().collect::<Vec<_>>());
        if let Some(total) = table.total {
            self.has(&self.locale.count(total));
        }
        let start = self.at;
        for row in &table.rows {
            // Figures stand above their labels, so their values are looked for from the start.
            self.reach(&row.label);
            let from = if table.is_headline() { start } else { self.at };
            self.row(row, from);
        }
    }

    fn row(&mut self, row: &PublishedRow, from: usize) {
        if let Some(count) = row.count {
            self.has_after(from, &self.locale.count(count));
        }
        if let Some(percent) = row.percent.as_deref().and_then(Decimal::parse) {
            self.has_after(from, &self.locale.percent(percent));
        }
        for words in row.value_printed.iter().chain(&row.note) {
            // Apart from the commas and quotes around it, a note may be said in another form: a rank, a qualifier.
            for part in words.split(", ") {
                self.has_after(0, part.trim_matches('\''));
            }
        }
    }

    /// Reads on to a text.
    fn reach(&mut self, text: &str) {
        match self.text[self.at..].find(text) {
            Some(place) => self.at += place + text.len(),
            None => self.lost.push(format!("“{text}” at its place")),
        }
    }

    fn has(&mut self, text: &str) {
        self.has_after(0, text);
    }

    fn has_after(&mut self, from: usize, text: &str) {
        if !self.text[from..].contains(text) {
            self.lost.push(format!("“{text}”"));
        }
    }
}

/// The words of a page without its tags.
fn words_of(html: &str) -> String {
    let mut words = String::new();
    for piece in html.split('<') {
        words.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
    }
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")]
        .iter()
        .fold(words, |text, (escaped, letter)| text.replace(escaped, letter))
}
