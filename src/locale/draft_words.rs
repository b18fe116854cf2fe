use super::{Language, Locale};

/// The words of a plan that is drafted from the columns of a file.
#[derive(Debug)]
pub(crate) struct DraftWords {
    /// `true` if they are Spanish.
    pub(crate) is_spanish: bool,
    /// Name of a row, in the plural, where nothing tells more.
    pub(crate) records: &'static str,
    /// Name of what several rows are about, in the plural.
    pub(crate) cases: &'static str,
    /// The publisher, until somebody says who it is.
    pub(crate) publisher: &'static str,
    /// The title before the unit.
    pub(crate) title: &'static str,
    /// The name of the whole, where the jurisdictions are US states.
    pub(crate) all_states: &'static str,
    /// The name of the whole, where the jurisdictions are countries.
    pub(crate) all_countries: &'static str,
    /// The name of the whole, of other places.
    pub(crate) all_places: &'static str,
    /// The first paragraph of a report with dates; `{unit}` is what is counted.
    pub(crate) introduction: &'static str,
    /// The first paragraph of a report without dates.
    pub(crate) introduction_undated: &'static str,
    /// A further sentence, where rows are about cases; `{cases}` and `{unit}` are what is counted.
    pub(crate) of_cases: &'static str,
    /// The headings of sections: when and where, who got in touch, what about, the people, the help, all else.
    pub(crate) sections: [&'static str; 6],
    /// Title of the table of periods: months, years. `{unit}` is what is counted.
    pub(crate) by_month: &'static str,
    pub(crate) by_year: &'static str,
    /// Heads of the columns of periods.
    pub(crate) month: &'static str,
    pub(crate) year: &'static str,
    pub(crate) not_specified: &'static str,
    pub(crate) total: &'static str,
    /// Label of merged rows.
    pub(crate) pool: &'static str,
    /// The note on tables whose rows overlap.
    pub(crate) overlap: &'static str,
    /// The note on a table that not all were asked for; `{of}` is who was.
    pub(crate) asked: &'static str,
    /// Caveat for readers.
    pub(crate) caveat: &'static str,
    /// Labels of ranges of numbers, with `{from}` and `{to}`.
    pub(crate) under: &'static str,
    pub(crate) range: &'static str,
    pub(crate) up_to_under: &'static str,
    pub(crate) and_over: &'static str,
}

static ENGLISH: DraftWords = DraftWords {
    is_spanish: false,
    records: "records",
    cases: "cases",
    publisher: "Your organization",
    title: "Report on",
    all_states: "All states",
    all_countries: "All countries",
    all_places: "All places",
    introduction: "From {start} to {end}, {figure:records} {unit} were recorded. This report shows how many there were, \
                   and what is known about them.",
    introduction_undated: "In all, {figure:records} {unit} were recorded. This report shows what is known about them.",
    of_cases: "They were about {figure:cases} {cases}: several {unit} can be about the same one.",
    sections: [
        "When and where",
        "Who got in touch, and how",
        "What it was about",
        "The people concerned",
        "What was needed, and what was done",
        "Other answers",
    ],
    by_month: "{unit} by month",
    by_year: "{unit} by year",
    month: "Month",
    year: "Year",
    not_specified: "Not specified",
    total: "Total",
    pool: "Small groups, put together",
    overlap: "Several of these answers can be given at once, so the rows cannot be added up.",
    asked: "Only records with this answer are counted here, since the others were not asked: {of}.",
    caveat: "The figures count what was recorded. They do not measure how common something is, and what people said was \
             not checked. Small counts are put together or left out, so that nobody can be recognized. The figures are \
             accurate as of {accurateAsOf}, and may change.",
    under: "Under {to}",
    range: "{from} to {to}",
    up_to_under: "{from} to under {to}",
    and_over: "{from} and over",
};

static SPANISH: DraftWords = DraftWords {
    is_spanish: true,
    records: "registros",
    cases: "casos",
    publisher: "Su organización",
    title: "Informe sobre",
    all_states: "Todos los estados",
    all_countries: "Todos los países",
    all_places: "Todos los lugares",
    introduction: "Del {start} al {end} se registraron {figure:records} {unit}. Este informe muestra cuántos hubo y qué \
                   se sabe de ellos.",
    introduction_undated: "En total se registraron {figure:records} {unit}. Este informe muestra qué se sabe de ellos.",
    of_cases: "Se refieren a {figure:cases} {cases}: varios registros pueden tratar del mismo.",
    sections: [
        "Cuándo y dónde",
        "Quién se comunicó, y cómo",
        "De qué se trató",
        "Las personas",
        "Qué se necesitó y qué se hizo",
        "Otras respuestas",
    ],
    by_month: "{unit} por mes",
    by_year: "{unit} por año",
    month: "Mes",
    year: "Año",
    not_specified: "Sin dato",
    total: "Total",
    pool: "Grupos pequeños, juntos",
    overlap: "Se pueden dar varias de estas respuestas a la vez; por eso las filas no se suman.",
    asked: "Aquí solo se cuentan los registros con esta respuesta, porque en los demás no se preguntó: {of}.",
    caveat: "Las cifras cuentan lo que se registró. No miden la frecuencia de un hecho, y lo que las personas dijeron no \
             se verificó. Los números pequeños se juntan o se omiten, para que no se pueda reconocer a nadie. Las cifras \
             corresponden al {accurateAsOf} y pueden cambiar.",
    under: "Menos de {to}",
    range: "{from} a {to}",
    up_to_under: "{from} a menos de {to}",
    and_over: "{from} y más",
};

impl Locale {
    /// The words of drafted plans in this language.
    pub(crate) fn draft_words(&self) -> &'static DraftWords {
        match self.language {
            Language::English => &ENGLISH,
            Language::Spanish => &SPANISH,
        }
    }
}
