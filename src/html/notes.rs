//! Notes: markers, references, and the lists in which they are explained.

use maud::{Markup, html};

use super::Page;
use crate::report::{Note, NoteNumbering};

/// A note in the order in which a reader meets it.
struct Entry<'r> {
    note: &'r Note,
    /// Text of the marker; empty until the note is referred to.
    marker: String,
    /// Number of references to it.
    references: usize,
    /// `true` if it is in a list already.
    listed: bool,
}

/// The notes of a report while it is written from top to bottom.
pub(super) struct Notes<'r> {
    numbering: NoteNumbering,
    entries: Vec<Entry<'r>>,
    /// Notes and their entries in order: with deduplication, notes of the same text share one.
    order: Vec<(&'r str, usize)>,
    /// The entries in the order in which a reader meets them.
    met: Vec<usize>,
}

impl<'r> Notes<'r> {
    pub(super) fn new(notes: &'r [Note], numbering: NoteNumbering) -> Self {
        let mut entries: Vec<Entry<'r>> = Vec::new();
        let mut order = Vec::new();
        for note in notes {
            let same = (numbering == NoteNumbering::Deduplicated)
                .then(|| entries.iter().position(|entry| entry.note.text == note.text))
                .flatten();
            order.push((note.id.as_str(), same.unwrap_or(entries.len())));
            if same.is_none() {
                entries.push(Entry { note, marker: String::new(), references: 0, listed: false });
            }
        }
        Self { numbering, entries, order, met: Vec::new() }
    }

    /// Refers to a note: the id of the note that explains it, its marker, and which reference this is.
    fn refer(&mut self, id: &str) -> Option<(&'r str, String, usize)> {
        let index = self.order.iter().find(|(name, _)| *name == id)?.1;
        let published = self.numbering == NoteNumbering::AsPublished;
        let number = self.met.len() + 1;
        let entry = self.entries.get_mut(index)?;
        if entry.marker.is_empty() {
            self.met.push(index);
            let printed = entry.note.marker.clone().filter(|_| published);
            entry.marker = printed.unwrap_or_else(|| number.to_string());
        }
        entry.references += 1;
        Some((&entry.note.id, entry.marker.clone(), entry.references))
    }
}

/// `a`, `b`, … for the second and further links back; numbers once the letters are used up.
fn letter(index: usize) -> String {
    u8::try_from(index)
        .ok()
        .filter(|index| *index < 26)
        .map_or_else(|| (index + 1).to_string(), |index| char::from(b'a' + index).to_string())
}

impl<'r> Page<'r> {
    /// A marker that leads to its note. A reference to no note cannot occur in a checked report.
    pub(super) fn reference(&self, id: &str) -> Markup {
        let reference = self.notes.borrow_mut().refer(id);
        html! {
            @if let Some((note, marker, count)) = reference {
                // The brackets are not seen, but copied: without them 240 with note 1 is pasted as 2401.
                sup class="hr-ref" {
                    i aria-hidden="true" { "[" }
                    a id=(self.reference_id(note, count)) href=(format!("#{}", self.id("note", note))) role="doc-noteref"
                        aria-label=(format!("{} {marker}", self.locale.words().note)) { (marker) }
                    i aria-hidden="true" { "]" }
                }
            }
        }
    }

    pub(super) fn references(&self, ids: &'r [String]) -> Markup {
        html! { @for id in ids { (self.reference(id)) } }
    }

    fn reference_id(&self, note: &str, count: usize) -> String {
        self.id("ref", &format!("{note}-{count}"))
    }

    /// The notes met since the last list; only where they are printed part by part, as the publication did.
    pub(super) fn notes_so_far(&self) -> Markup {
        if self.notes.borrow().numbering == NoteNumbering::Deduplicated {
            return html! {};
        }
        self.note_list(|entry| entry.references > 0)
    }

    /// All notes that are in no list yet, those that nothing refers to last.
    pub(super) fn all_notes(&self) -> Markup {
        html! { (self.note_list(|entry| entry.references > 0)) (self.note_list(|_| true)) }
    }

    fn note_list(&self, wanted: impl Fn(&Entry) -> bool) -> Markup {
        let mut notes = self.notes.borrow_mut();
        let Notes { entries, met, numbering, .. } = &*notes;
        // Printed markers follow the publication's own order, new numbers the order of reading.
        let read = if *numbering == NoteNumbering::Deduplicated { met.as_slice() } else { &[] };
        let chosen: Vec<usize> = read
            .iter()
            .copied()
            .chain((0..entries.len()).filter(|index| read.is_empty() || entries[*index].references == 0))
            .filter(|index| !entries[*index].listed && wanted(&entries[*index]))
            .collect();
        let words = self.locale.words();
        html! {
            @if !chosen.is_empty() {
                div class="hr-notes" {
                    @if self.options.plain {
                        // A list would count by itself, beside the markers.
                        @for index in chosen {
                            @let entry = &mut notes.entries[index];
                            p id=(self.id("note", &entry.note.id)) { (self.note(entry)) }
                        }
                    } @else {
                        ol role="list" aria-label=(words.notes) {
                            @for index in chosen {
                                @let entry = &mut notes.entries[index];
                                li id=(self.id("note", &entry.note.id)) { (self.note(entry)) }
                            }
                        }
                    }
                }
            }
        }
    }

    fn note(&self, entry: &mut Entry) -> Markup {
        entry.listed = true;
        let id = &entry.note.id;
        html! {
            @if !entry.marker.is_empty() { span class="hr-marker" { (entry.marker) } " " }
            // A note refers to no other note, so its runs need no markers.
            span class="hr-note-text" { (Self::note_text(entry.note)) }
            @for count in 1..=entry.references {
                // Never alone on a line.
                "\u{a0}" a class="hr-back" href=(format!("#{}", self.reference_id(id, count))) role="doc-backlink"
                    aria-label=(format!("{} {}{}", self.locale.words().back_to_text, entry.marker,
                        if entry.references > 1 { format!(" {}", letter(count - 1)) } else { String::new() }))
                { "↩" @if entry.references > 1 { (letter(count - 1)) } }
            }
        }
    }

    fn note_text(note: &Note) -> Markup {
        html! {
            @for run in &note.text.0 {
                @match run {
                    crate::report::Run::Text(text) => { (text) }
                    crate::report::Run::Strong { strong } => { strong { (strong) } }
                    crate::report::Run::Link { link, text } => { a href=(link) { (text) } }
                    crate::report::Run::Note { .. } => {}
                }
            }
        }
    }
}
