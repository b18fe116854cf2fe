use std::rc::Rc;

use super::address::{Address, Area};
use super::content::Content;
use super::format::Place;
use super::layout::Profile;

/// Findings about a sheet that calamine does not report.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Filled cells.
    pub(super) profile: Profile,
    /// Notes about cells, in the order of the cells.
    pub(super) notes: Vec<(Area, Note)>,
}

/// Note about a cell beside its value.
#[derive(Debug, Clone)]
pub(super) enum Note {
    /// It holds an error.
    Error,
    /// It holds a formula whose result was not saved.
    NotCalculated,
    /// It lies below the cell that it was merged with.
    Covered,
    /// Its number is a code.
    Code(Rc<[Place]>),
}

impl Note {
    /// Returns the contents of the cell, if the note has all of them.
    pub(super) const fn content(&self) -> Option<Content<'static>> {
        match self {
            Self::Error => Some(Content::Error),
            Self::NotCalculated => Some(Content::NotCalculated),
            Self::Covered | Self::Code(_) => None,
        }
    }
}

impl Found {
    /// Notes something about a single cell, which is after those before.
    pub(super) fn note(&mut self, at: Address, note: Note) {
        self.notes.push((Area { first: at, last: at }, note));
    }

    /// The note about that cell.
    pub(super) fn about(&self, at: Address) -> Option<&Note> {
        let is_before = |(area, _): &(Area, Note)| {
            area.last.row < at.row || area.first.row <= at.row && area.last.column < at.column
        };
        let place = self.notes.partition_point(is_before);
        self.notes.get(place).filter(|(area, _)| area.contains(at)).map(|(_, note)| note)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_found_in_the_areas_that_they_are_about() {
        let area = |text| Area::parse(text).unwrap();
        let notes = vec![(area("A1:B1"), Note::Error), (area("D1:E1"), Note::Covered), (area("A2:B9"), Note::Error)];
        let found = Found { profile: Profile::default(), notes };
        for (cell, noted) in [("A1", true), ("C1", false), ("E1", true), ("F1", false), ("B5", true), ("A10", false)] {
            assert_eq!(found.about(Address::parse(cell).unwrap()).is_some(), noted, "{cell}");
        }
    }
}
