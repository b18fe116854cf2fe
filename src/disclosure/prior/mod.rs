//! Prior publications: documents that readers have, read as readers understand them.
//!
//! - `documents`, `publications`: the counts of documents and the sums that hold between these; `links`, `joined`: editions of one
//!   report, and jurisdictions beside the whole;
//! - `document_counts`, `statement`, `terms`, `alignment`: what the numbers of a document count, as a plan or the document
//!   itself says; `wording`: what its words for hidden counts say, where its rules are not stated;
//! - `published`, `reading`, `guesses`: the audit of documents that somebody else made;
//! - `translation`: one document in several languages.

pub(super) mod alignment;
pub(super) mod document_counts;
pub(super) mod documents;
mod guesses;
pub(super) mod joined;
pub(super) mod links;
pub(super) mod publications;
pub(super) mod published;
pub(super) mod reading;
pub(super) mod statement;
pub(super) mod terms;
pub(super) mod translation;
pub(super) mod wording;
