//! Controls that a script adds to a page, written hidden so that nothing shows that does not work, and the figures by
//! which it sorts.

use maud::{Markup, html};

use super::Page;
use crate::locale::Locale;
use crate::report::Value;

impl Page<'_> {
    /// The controls of the whole report: the language it is read in, where there are several, its document, printing.
    pub(super) fn tools(&self) -> Markup {
        let (words, shown) = (self.locale.words(), self.locale);
        let offered = || self.options.languages.iter().map(|tag| (tag, Locale::for_language(tag).words().name));
        html! {
            div class="hr-tools" hidden {
                @if offered().count() > 1 {
                    div class="hr-choices" role="group" aria-label=(words.language) {
                        @for (tag, name) in offered() {
                            button type="button" data-hr-language=(tag) lang=(tag)
                                aria-pressed=(if name == shown.words().name { "true" } else { "false" }) { (name) }
                        }
                    }
                }
                button type="button" data-hr-do="json" { (words.download) " JSON" }
                button type="button" data-hr-do="print" { (words.print) }
            }
        }
    }

    /// The controls of a table and its chart: which of the two is seen, where they are `apart`, the table as a file, and by
    /// what others find it. Those that depend on the page are hidden until its script shows them.
    pub(super) fn block_controls(&self, id: &str, apart: bool) -> Markup {
        let words = self.locale.words();
        let has_chart = apart && self.options.charts.iter().any(|drawing| drawing.id == id);
        html! {
            @if self.options.controls {
                div class="hr-controls" role="group" aria-labelledby=(self.id("name", id)) hidden {
                    @if has_chart {
                        div class="hr-choices" {
                            button type="button" data-hr-view="both" aria-pressed="true" { (words.both) }
                            button type="button" data-hr-view="table" aria-pressed="false" { (words.table) }
                            button type="button" data-hr-view="chart" aria-pressed="false" { (words.chart) }
                        }
                    }
                    button type="button" data-hr-csv=(id) { (words.download) " CSV" }
                    @for (act, name) in [
                        ("picture", words.picture),
                        ("link", words.link),
                        ("cite", words.cite),
                        ("embed", words.embed),
                    ] {
                        button type="button" data-hr-do=(act) hidden { (name) }
                    }
                    span class="hr-copied" role="status" data-hr-copied=(words.copied) {}
                }
            }
        }
    }

    /// Returns the figure that a cell is sorted by, as a plain number: the one it prints. A cell that prints words has
    /// none.
    pub(super) fn sort_key(&self, value: &Value) -> Option<String> {
        match value {
            Value::Count { count, .. } | Value::Pooled { pooled: count, .. } => self.sorted(Some(*count)),
            Value::Share { percent: number, .. } | Value::Number { number, .. } => self.sorted(Some(*number)),
            Value::Duration { duration, .. } => self.sorted(Some(duration.seconds())),
            Value::Rate { rate, .. } => self.sorted(rate.shown()),
            Value::Change { change, .. } => self.sorted(change.shown()),
            Value::Rank { rank, .. } => self.sorted(Some(rank.place)),
            Value::Masked { .. } | Value::NotApplicable { .. } | Value::NotCollected { .. } => None,
        }
    }

    /// A printed figure as a key, where a script will sort.
    pub(super) fn sorted(&self, figure: Option<impl ToString>) -> Option<String> {
        figure.filter(|_| self.options.controls).map(|figure| figure.to_string())
    }
}
