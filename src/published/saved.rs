//! The source of a file that was saved: it holds the document itself.

use super::account::Journal;
use super::line::Line;
use super::{Became, Published};
use crate::report::{Node, Report};

/// Beginning of the block of the document in a saved page.
const BLOCK: &str = "id=\"hr-document\">";

/// The document in the source of a saved page, if the text is one.
pub(super) fn read(text: &str, lines: &[Line]) -> Option<Published> {
    let (_, rest) = text.split_once(BLOCK)?;
    let (json, _) = rest.split_once("</script>")?;
    let node: Node = serde_json::from_str(json).ok()?;
    let (report, _) = Report::from_node(&node).ok()?;
    let mut journal = Journal::default();
    journal.note("saved-file", "This is the source of a saved report; the document was taken from it as it stands.");
    journal.place(0..lines.len(), Became::Repeated, "");
    Some(super::account::published(lines, report, &mut journal))
}
