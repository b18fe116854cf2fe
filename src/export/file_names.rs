//! Names of files: letters, digits and hyphens, each once.

use super::exportable::Block;
use crate::common::unaccented;
use crate::report::Report;

/// Longer names are cut.
const LONGEST: usize = 60;

/// Returns the name of all files of a report: `missouri-state-report-2020`.
pub(super) fn of_report(report: &Report) -> String {
    let start = report.period.start.map(|date| format!(" {}", date.year())).unwrap_or_default();
    let end = report.period.end.map(|date| format!(" {}", date.year())).filter(|end| *end != start);
    slug(&format!("{}{start}{}", report.title, end.unwrap_or_default()), "report")
}

/// The names of blocks, in their order.
pub(super) fn of_blocks(blocks: &[Block]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for block in blocks {
        let name = slug(&block.table.id, "table");
        let numbered = (2..).map(|number: usize| format!("{name}-{number}"));
        // `notes` is what the file of notes is called.
        let free = |name: &String| name != "notes" && !names.contains(name);
        let chosen = std::iter::once(name.clone()).chain(numbered).find(free);
        names.push(chosen.unwrap_or(name));
    }
    names
}

/// A text as a name.
pub(super) fn slug(text: &str, otherwise: &str) -> String {
    let mut slug = String::new();
    for letter in text.chars().flat_map(char::to_lowercase) {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter);
        } else if let Some(base) = unaccented(letter) {
            slug.push_str(base);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(LONGEST);
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { otherwise.to_owned() } else { slug.to_owned() }
}
