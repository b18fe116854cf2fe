//! The text that a browser copies from the project's own page.

use hotline_report::html::{Options, fragment};
use hotline_report::report::Report;

/// The page of a report, selected and copied.
pub(crate) fn selected(report: &Report) -> String {
    text(&fragment(report, &Options::default()), true)
}

/// The same as `innerText` gives it, which parts more.
pub(crate) fn inner(report: &Report) -> String {
    text(&fragment(report, &Options::default()), false)
}

/// A page that was made before marks stood in brackets: 240 with note 1 was copied as 2401.
pub(crate) fn old(report: &Report) -> String {
    let page = fragment(report, &Options::default());
    text(
        &["[", "]"].iter().fold(page, |page, sign| page.replace(&format!("<i aria-hidden=\"true\">{sign}</i>"), "")),
        true,
    )
}

/// What stands between two pieces of text, in rising order of strength.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Tab,
    Line,
    Paragraph,
}

/// The text of a fragment as browsers copy it: paragraphs between blank lines, blocks and rows on lines, cells with a
/// tab between them.
fn text(html: &str, selected: bool) -> String {
    let mut copied =
        Copied { text: String::new(), gap: Gap::None, open: Vec::new(), selected, in_row: false, trimmed: false };
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        copied.words(&rest[..start]);
        let Some((tag, after)) = rest[start + 1..].split_once('>') else { break };
        copied.tag(tag);
        rest = after;
    }
    copied.text
}

struct Copied {
    text: String,
    gap: Gap,
    /// The elements that are open, each with the gap around it.
    open: Vec<(String, Gap)>,
    /// Whether a selection is copied, which loses the tab at the start of a line.
    selected: bool,
    /// Whether a cell of the row was read.
    in_row: bool,
    /// Whether blanks that follow are not seen.
    trimmed: bool,
}

impl Copied {
    fn tag(&mut self, tag: &str) {
        if let Some(name) = tag.strip_prefix('/') {
            while let Some((open, gap)) = self.open.pop() {
                if open == "hidden" {
                    // The blank at its end is not seen.
                    self.text.truncate(self.text.trim_end_matches(' ').len());
                    self.trimmed = true;
                }
                let open = if open == "hidden" { "span".to_owned() } else { open };
                self.part(if matches!(open.as_str(), "td" | "th") { Gap::None } else { gap });
                if open == name {
                    break;
                }
            }
            return;
        }
        let name = tag.split(' ').next().unwrap_or_default();
        let gap = match name {
            "p" => Gap::Paragraph,
            "td" | "th" => Gap::Tab,
            "article" | "header" | "section" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "li"
            | "dl" | "dt" | "dd" | "table" | "caption" | "tr" | "footer" | "figure" | "small" => Gap::Line,
            "span" if self.is_set_apart(tag) => Gap::Line,
            _ => Gap::None,
        };
        // No tab before the first cell of a row.
        let row = self.open.last().is_some_and(|(name, _)| name == "tr");
        let first = gap == Gap::Tab && (self.gap >= Gap::Line && (self.selected || !self.in_row) || !row);
        if gap == Gap::Tab {
            self.in_row = true;
        }
        if name == "tr" {
            self.in_row = false;
        }
        if !first {
            self.part(gap);
        }
        if name == "td" || name == "th" {
            self.cell(first);
        }
        if !matches!(name, "wbr" | "br") {
            let hidden = tag.contains("hr-sr") || tag.contains("hr-marker");
            self.open.push((if hidden { "hidden" } else { name }.to_owned(), gap));
        }
    }

    /// Whether a style sets a piece of text below the one before: the parts of a figure, and for `innerText` what is
    /// heard and not seen.
    fn is_set_apart(&self, tag: &str) -> bool {
        let of_figure = self.open.iter().any(|(name, _)| name == "dl");
        let hidden = tag.contains("hr-sr") || tag.contains("hr-marker");
        of_figure && (tag.contains("hr-number") || tag.contains("hr-detail")) || hidden && !self.selected
    }

    /// Cells may be empty, so that several tabs may stand together.
    fn cell(&mut self, first: bool) {
        if !first && self.gap >= Gap::Tab {
            self.text.truncate(self.text.trim_end_matches(' ').len());
            self.text.push_str(if self.gap >= Gap::Line { "\n\t" } else { "\t" });
            self.gap = Gap::None;
        }
    }

    fn part(&mut self, gap: Gap) {
        self.gap = self.gap.max(gap);
    }

    fn words(&mut self, html: &str) {
        let words = ["&lt;", "&gt;", "&quot;", "&amp;"].iter().zip(["<", ">", "\"", "&"]);
        let words = words.fold(html.to_owned(), |text, (entity, char)| text.replace(entity, char));
        if words.is_empty() {
            return;
        }
        let words = if std::mem::take(&mut self.trimmed) { words.trim_start_matches(' ').to_owned() } else { words };
        if words.is_empty() || words.trim().is_empty() && self.gap > Gap::None {
            return;
        }
        let gap = std::mem::replace(&mut self.gap, Gap::None);
        if gap > Gap::None {
            self.text.truncate(self.text.trim_end_matches(' ').len());
        }
        if !self.text.is_empty() {
            self.text.push_str(match gap {
                Gap::None | Gap::Tab => "",
                Gap::Line => "\n",
                Gap::Paragraph => "\n\n",
            });
        }
        let at_start = self.text.is_empty() || self.text.ends_with(['\n', '\t', ' ']);
        self.text.push_str(if at_start { words.trim_start_matches(' ') } else { &words });
    }
}
