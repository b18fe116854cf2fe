use super::Locale;
use super::entries::Entries;
use super::words::words;

words! {
    /// The fixed words that only files need, so that the viewer does not carry them.
    pub struct FileWords in "files" {
        /// Name of the sheet that says what the file is.
        cover,
        /// Name of the sheet that lists the tables.
        contents,
        /// Name of a table before its number; a part of the names of sheets.
        table,
        /// Head of the column of titles.
        title,
        /// Head of the column of the words of notes.
        text,
        /// Head of the column of parent rows.
        part_of,
        /// Head of the column of what is to be known of a row.
        remarks,
        /// Says that a sheet holds one table.
        one_table,
        /// Says where notes are explained.
        see_notes,
        /// Text of the link to the list of tables.
        to_contents,
        /// Before the publisher.
        publisher,
        /// Before the jurisdiction.
        jurisdiction,
        /// Before the period.
        period,
        /// Before the edition.
        edition,
        /// Heading over what the signs in place of figures mean.
        symbols,
        /// Meaning of `[c]`.
        confidential,
        /// Meaning of `[z]`.
        not_applicable,
        /// Meaning of `[x]`.
        not_available,
    }
}

impl Locale {
    /// The fixed words of files.
    pub const fn file_words(&self) -> &'static FileWords {
        self.file_words
    }
}
