use super::{Language, Locale};
use crate::report::{Date, Restated};

/// The fixed words of a language.
#[derive(Debug)]
pub struct Words {
    /// Heading over the notes.
    pub notes: &'static str,
    /// Name of a link back from a note; the marker follows.
    pub back_to_text: &'static str,
    /// Name of a link to a note; the marker follows.
    pub note: &'static str,
    /// Word before the number of a note where it is marked by a word: `[note 1]`.
    pub note_mark: &'static str,
    /// Before a source.
    pub source: &'static str,
    /// Before a citation.
    pub cite_as: &'static str,
    /// Before a start date that has no end.
    pub since: &'static str,
    /// Before what a change is measured against.
    pub against: &'static str,
    /// Before an end date that has no start.
    pub until: &'static str,
    /// Head of a column of percentages with no unit.
    pub percent: &'static str,
    /// Head of a column of counts with no unit.
    pub number: &'static str,
    /// Head of a column of signed changes in counts.
    pub change: &'static str,
    /// Head of a column of signed changes in percent.
    pub change_percent: &'static str,
    /// Head of a column of ranks.
    pub rank: &'static str,
    /// The sign before a percentage that rounds to zero.
    pub low_sign: &'static str,
    /// Meaning of the sign.
    pub low: &'static str,
    /// The sign before a percentage that rounds to all.
    pub high_sign: &'static str,
    /// Meaning of the sign.
    pub high: &'static str,
    /// Meaning of a dash in place of a figure that is not given.
    pub not_given: &'static str,
    /// Said of rows that pool small categories; their labels follow.
    pub pooled: &'static str,
    /// Said of a list that is only the beginning of a longer one.
    pub partial: &'static str,
    /// Said of percentages whose base is the parent row.
    pub of_parent: &'static str,
    /// Said of a table whose rows overlap.
    pub overlapping: &'static str,
    /// Heading over the places where the publication contradicts itself.
    pub contradictions: &'static str,
    /// Text of the mark at such a place.
    pub contradiction: &'static str,
    /// Said by a map with no published locations.
    pub no_locations: &'static str,
    /// Instructions for using a chart with the keyboard.
    pub chart_keys: &'static str,
    /// Heading over the caveat.
    pub caveat: &'static str,
    /// Of a figure that is a part of another: `of which`.
    pub of_which: &'static str,
    /// The row of what has no value.
    pub not_specified: &'static str,
    /// Whose figures a table of all jurisdictions shows.
    pub everywhere: &'static str,
    /// The period of a report of records without dates.
    pub all_records: &'static str,
    /// Why a place among others is not given.
    pub rank_withheld: &'static str,
    /// The row of small categories and larger ones that had to be merged with them.
    pub pooled_with_larger: &'static str,
    /// Said of a report whose counts have noise.
    pub noise: &'static str,
    /// The figure beside another one that says how much it changed against the period before.
    pub change_before: &'static str,
    /// The language's own name for itself.
    pub language_name: &'static str,
    /// Name of a choice of languages.
    pub language: &'static str,
    /// A button that downloads; the kind of file follows.
    pub download: &'static str,
    /// A button that prints.
    pub print: &'static str,
    /// A button that shows and hides a table.
    pub table: &'static str,
    /// A button that shows and hides a chart.
    pub chart: &'static str,
    /// The button that shows both.
    pub both: &'static str,
}

static ENGLISH: Words = Words {
    notes: "Notes",
    back_to_text: "Back to text, note",
    note: "Note",
    note_mark: "note",
    source: "Source",
    cite_as: "Cite as",
    since: "since",
    against: "against",
    until: "until",
    percent: "Percent",
    number: "Number",
    change: "Change",
    change_percent: "Change in percent",
    rank: "Rank",
    low_sign: "[low]",
    low: "more than zero, but rounds to 0%",
    high_sign: "[high]",
    high: "not all, but rounds to 100%",
    not_given: "not published",
    pooled: "Small categories are pooled in",
    partial: "The list is not complete.",
    of_parent: "Percentages of indented rows are of the row they stand under.",
    overlapping: "Rows overlap and do not add up to a total.",
    contradictions: "Where the printed figures disagree",
    contradiction: "The printed figures disagree here",
    no_locations: "This edition gives no counts by place. The map shows the state and its counties only.",
    chart_keys: "Arrow keys move through the figures, Escape leaves them.",
    caveat: "Important note",
    of_which: "of which",
    not_specified: "Not specified",
    everywhere: "All jurisdictions",
    all_records: "All records",
    rank_withheld: "The place among the jurisdictions is withheld: some of their counts are missing or not published.",
    pooled_with_larger: "Other categories, some of them small",
    noise: "To protect people, chance has changed counts a little, so they need not add up.",
    change_before: "change against the period before",
    language_name: "English",
    language: "Language",
    download: "Download",
    print: "Print",
    table: "Table",
    chart: "Chart",
    both: "Both",
};

static SPANISH: Words = Words {
    notes: "Notas",
    back_to_text: "Volver al texto, nota",
    note: "Nota",
    note_mark: "nota",
    source: "Fuente",
    cite_as: "Cítese como",
    since: "desde",
    against: "frente a",
    until: "hasta",
    percent: "Porcentaje",
    number: "Número",
    change: "Cambio",
    change_percent: "Cambio en porcentaje",
    rank: "Lugar",
    low_sign: "[bajo]",
    low: "más que cero, pero se redondea a 0%",
    high_sign: "[alto]",
    high: "no es todo, pero se redondea a 100%",
    not_given: "no publicado",
    pooled: "Categorías pequeñas reunidas en",
    partial: "La lista no está completa.",
    of_parent: "Los porcentajes de las filas con sangría son sobre la fila de la que dependen.",
    overlapping: "Las filas se superponen y no suman un total.",
    contradictions: "Donde las cifras impresas no concuerdan",
    contradiction: "Aquí las cifras impresas no concuerdan",
    no_locations: "Esta edición no da cifras por lugar. El mapa muestra solo el estado y sus condados.",
    chart_keys: "Las flechas recorren las cifras, Escape sale.",
    caveat: "Nota importante",
    of_which: "de los cuales",
    not_specified: "Sin especificar",
    everywhere: "Todas las jurisdicciones",
    all_records: "Todos los registros",
    rank_withheld: "No se da el lugar entre las jurisdicciones: faltan cifras de algunas o no se publican.",
    pooled_with_larger: "Otras categorías, algunas de ellas pequeñas",
    noise: "Para proteger a las personas, los recuentos se alteraron levemente al azar, por lo que pueden no sumar.",
    change_before: "cambio frente al período anterior",
    language_name: "Español",
    language: "Idioma",
    download: "Descargar",
    print: "Imprimir",
    table: "Tabla",
    chart: "Gráfico",
    both: "Ambos",
};

impl Locale {
    /// The fixed words of this language.
    pub fn words(&self) -> &'static Words {
        match self.language {
            Language::English => &ENGLISH,
            Language::Spanish => &SPANISH,
        }
    }

    /// Head of a column of percentages: `% of situations`.
    pub fn percent_of(&self, unit: &str) -> String {
        format!("% {} {unit}", if self.language == Language::English { "of" } else { "de" })
    }

    /// Said of a report whose counts are rounded.
    #[cfg(feature = "analyst")]
    pub(crate) fn all_rounded(&self, base: u32) -> String {
        match self.language {
            Language::English => format!("To protect people, all counts are rounded to multiples of {base}."),
            Language::Spanish => {
                format!("Para proteger a las personas, los recuentos se redondean a múltiplos de {base}.")
            }
        }
    }

    /// Said of a report of which some tables are rounded.
    #[cfg(feature = "analyst")]
    pub(crate) fn some_rounded(&self, base: u32) -> String {
        match self.language {
            Language::English => format!("To protect people, some tables give counts in multiples of {base}."),
            Language::Spanish => {
                format!("Para proteger a las personas, algunas tablas dan los recuentos en múltiplos de {base}.")
            }
        }
    }

    /// Writes the base of percentages, where it is not the table's total: `Percentages are of 267 situations.`
    pub fn base_sentence(&self, count: Option<u64>, label: &str) -> String {
        let count = count.map(|count| format!("{} ", self.count(count))).unwrap_or_default();
        match self.language {
            Language::English => format!("Percentages are of {count}{label}."),
            Language::Spanish => format!("Los porcentajes son sobre {count}{label}."),
        }
    }

    /// `Accurate as of July 1, 2021`.
    pub fn accurate_as_of(&self, date: Date) -> String {
        let date = self.date(date);
        match self.language {
            Language::English => format!("Accurate as of {date}"),
            Language::Spanish => format!("Datos actualizados a {date}"),
        }
    }

    /// Writes the reference of a change: `against 2015`.
    pub fn against(&self, since: &str) -> String {
        format!("{} {since}", self.words().against)
    }

    /// Writes the figure of an earlier edition: `Earlier edition: 5,973 (accurate as of January 2016)`.
    pub fn restated(&self, earlier: &Restated) -> String {
        let count = self.count(earlier.count);
        let mut which = earlier.edition.clone().unwrap_or_default();
        if let Some(date) = earlier.accurate_as_of {
            let separator = if which.is_empty() { "" } else { ", " };
            which = format!("{which}{separator}{}", self.date(date));
        }
        let which = if which.is_empty() { String::new() } else { format!(" ({which})") };
        match self.language {
            Language::English => format!("earlier edition: {count}{which}"),
            Language::Spanish => format!("edición anterior: {count}{which}"),
        }
    }
}
