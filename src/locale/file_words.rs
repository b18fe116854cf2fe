use super::{Language, Locale};

/// The fixed words that only files need, so that the viewer does not carry them.
#[derive(Debug)]
pub struct FileWords {
    /// Name of the sheet that says what the file is.
    pub cover: &'static str,
    /// Name of the sheet that lists the tables.
    pub contents: &'static str,
    /// Name of a table before its number; a part of the names of sheets.
    pub table: &'static str,
    /// Head of the column of titles.
    pub title: &'static str,
    /// Head of the column of the words of notes.
    pub text: &'static str,
    /// Head of the column of parent rows.
    pub part_of: &'static str,
    /// Head of the column of what is to be known of a row.
    pub remarks: &'static str,
    /// Says that a sheet holds one table.
    pub one_table: &'static str,
    /// Says where notes are explained.
    pub see_notes: &'static str,
    /// Text of the link to the list of tables.
    pub to_contents: &'static str,
    /// Before the publisher.
    pub publisher: &'static str,
    /// Before the jurisdiction.
    pub jurisdiction: &'static str,
    /// Before the period.
    pub period: &'static str,
    /// Before the edition.
    pub edition: &'static str,
    /// Heading over what the signs in place of figures mean.
    pub symbols: &'static str,
    /// Meaning of `[c]`.
    pub confidential: &'static str,
    /// Meaning of `[z]`.
    pub not_applicable: &'static str,
    /// Meaning of `[x]`.
    pub not_available: &'static str,
}

static ENGLISH: FileWords = FileWords {
    cover: "Cover",
    contents: "Contents",
    table: "Table",
    title: "Title",
    text: "Text",
    part_of: "Part of",
    remarks: "Remarks",
    one_table: "This sheet holds one table.",
    see_notes: "The sheet “Notes” explains what is marked as a note.",
    to_contents: "To the contents",
    publisher: "Publisher",
    jurisdiction: "Jurisdiction",
    period: "Period",
    edition: "Edition",
    symbols: "Signs in place of figures",
    confidential: "confidential: the figure is withheld",
    not_applicable: "not applicable",
    not_available: "not available",
};

static SPANISH: FileWords = FileWords {
    cover: "Portada",
    contents: "Contenido",
    table: "Tabla",
    title: "Título",
    text: "Texto",
    part_of: "Parte de",
    remarks: "Observaciones",
    one_table: "Esta hoja contiene una tabla.",
    see_notes: "La hoja «Notas» explica lo marcado como nota.",
    to_contents: "Al contenido",
    publisher: "Publicado por",
    jurisdiction: "Jurisdicción",
    period: "Período",
    edition: "Edición",
    symbols: "Signos en lugar de cifras",
    confidential: "confidencial: la cifra se reserva",
    not_applicable: "no procede",
    not_available: "no disponible",
};

impl Locale {
    /// The fixed words of files.
    pub fn file_words(&self) -> &'static FileWords {
        match self.language {
            Language::English => &ENGLISH,
            Language::Spanish => &SPANISH,
        }
    }
}
