//! The words by which a published text tells what it is, English and Spanish. All in lower case.

/// The words of one language.
pub(super) struct Words {
    /// Begin the label of a total.
    pub(super) total: &'static [&'static str],
    /// Close a table whose rows overlap.
    pub(super) non_cumulative: &'static [&'static str],
    /// Begin a cell whose figure is withheld.
    pub(super) masked: &'static [&'static str],
    /// Are a cell whose figure is withheld.
    pub(super) withheld_signs: &'static [&'static str],
    /// Stand in the label of a pooled row.
    pub(super) pooled: &'static [&'static str],
    /// Follow on the number in such a label.
    pub(super) each: &'static [&'static str],
    /// Follow on the number of an age or a length of time.
    pub(super) lasting: &'static [&'static str],
    /// Follow on the number where words before say what is so rare.
    pub(super) times: &'static [&'static str],
    /// Are a cell for which there can be no figure.
    pub(super) not_applicable: &'static [&'static str],
    /// Are a cell whose figure nobody has.
    pub(super) not_collected: &'static [&'static str],
    /// Make a figure an approximation.
    pub(super) qualifiers: &'static [&'static str],
    /// Begin the label of what has no category of its own.
    pub(super) other: &'static [&'static str],
    /// End the label of what the source does not say.
    pub(super) not_specified: &'static [&'static str],
    /// Begin the head of a column of counts.
    pub(super) count_head: &'static [&'static str],
    /// Begin the head of a column of percentages.
    pub(super) percent_head: &'static [&'static str],
    /// Stand in the head of a column of changes.
    pub(super) change_head: &'static [&'static str],
    /// Head a column of places in an order.
    pub(super) rank_head: &'static [&'static str],
    /// Are numbers.
    pub(super) numbers: &'static [&'static str],
    /// Stand before a number that belongs to a label: `Calls since 2007`.
    pub(super) links: &'static [&'static str],
    /// Stand between what is compared.
    pub(super) versus: &'static [&'static str],
    /// Head a list of what is on which page.
    pub(super) contents: &'static [&'static str],
    /// End a line whose label goes on in the next.
    pub(super) joining: &'static [&'static str],
    /// Head the first rows of a longer list.
    pub(super) top: &'static [&'static str],
    /// Head a map.
    pub(super) places: &'static [&'static str],
    /// Stand before the date of accuracy.
    pub(super) accurate: &'static [&'static str],
    /// Stand between the ends of a period.
    pub(super) until: &'static [&'static str],
    /// The months.
    pub(super) months: [&'static str; 12],
    /// Are what such a document is called.
    pub(super) report: &'static [&'static str],
    /// Stand before the number of one in a series.
    pub(super) series: &'static [&'static str],
    /// Begin a page number.
    pub(super) page: &'static [&'static str],
    /// Begin a line that says where figures are from.
    pub(super) imprint: &'static [&'static str],
    /// Stand before a count in a sentence: `a total of 267 situations`.
    pub(super) total_of: &'static [&'static str],
    /// End what a sentence counts.
    pub(super) verbs: &'static [&'static str],
    /// Stand before the name of a place.
    pub(super) at: &'static [&'static str],
    /// The commonest words, by which the language is known.
    pub(super) common: &'static [&'static str],
    /// Units: signals of all channels, situations, people harmed, those who harm, their businesses.
    pub(super) units: [&'static [&'static str]; 5],
}

const ENGLISH: Words = Words {
    total: &["total", "grand total", "overall total"],
    non_cumulative: &["non-cumulative", "noncumulative", "non cumulative"],
    masked: &["fewer than", "less than", "suppressed", "withheld", "redacted", "not shown", "<", "≤"],
    withheld_signs: &["*", "**", "[c]", "(c)", "[s]", "(s)", "[d]", "(d)", "[*]", "(*)", "‡"],
    pooled: &["fewer than", "less than"],
    each: &["each", "apiece"],
    lasting: &[
        "year", "years", "month", "months", "week", "weeks", "day", "days", "hour", "hours", "minute", "minutes",
    ],
    times: &["times"],
    not_applicable: &["not applicable"],
    not_collected: &[
        "na",
        "n/a",
        "n.a.",
        "not available",
        "not collected",
        "not reported",
        "[x]",
        "..",
        "…",
        ":",
        "-",
        "–",
        "—",
        "--",
    ],
    qualifiers: &[
        "over",
        "just over",
        "well over",
        "more than",
        "nearly",
        "about",
        "at least",
        "almost",
        "approximately",
        "around",
        "roughly",
        "some",
        "under",
        "just under",
        "just shy of",
        "close to",
        "up to",
        "as many as",
        "at most",
        "an estimated",
        "estimated",
        "upwards of",
    ],
    other: &["other", "others"],
    not_specified: &["not specified", "unspecified", "unknown", "not reported"],
    count_head: &["# of", "number of", "number", "count", "no. of", "total #"],
    percent_head: &["% of", "percent", "percentage", "share", "%"],
    change_head: &["change", "increase", "decrease", "growth", "difference", "+/-"],
    rank_head: &["rank", "ranking", "place", "position"],
    links: &[
        "since", "in", "by", "of", "for", "per", "than", "to", "and", "through", "from", "under", "over", "age",
        "ages", "aged", "grade", "grades", "route", "type", "level", "tier", "phase", "stage", "district", "region",
        "zone", "ward", "title", "chapter", "table", "figure", "section", "part", "page", "no.", "number", "#", "zip",
        "at", "until", "not", "vs", "versus", "volume", "vol.", "issue", "form", "suite", "room", "box", "act",
        "article", "appendix", "exhibit",
    ],
    numbers: &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
    versus: &["vs", "vs.", "versus"],
    contents: &["contents", "table of contents"],
    joining: &[
        "and", "or", "of", "the", "to", "for", "with", "by", "in", "from", "a", "an", "on", "&", "at", "as", "who",
        "that",
    ],
    top: &["top", "most reported", "most common", "leading"],
    places: &["location", "locations", "map"],
    accurate: &["accurate as of", "current as of", "as of", "as at"],
    until: &["–", "-", "—", "to", "through", "and", "until", "thru"],
    months: [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ],
    report: &["report", "statistics", "data", "assessment", "profile"],
    series: &["step", "week", "day", "year", "quarter", "goal", "objective", "group", "team", "column", "question"],
    page: &["page"],
    imprint: &["source:", "sources:", "©", "copyright", "www.", "http://", "https://"],
    total_of: &["total of"],
    verbs: &[
        "were", "was", "are", "is", "have", "has", "had", "from", "through", "during", "via", "reported", "received",
        "in", "for", "by", "and",
    ],
    at: &["in", "from", "of", "across"],
    common: &["the", "of", "and", "to", "in", "for", "is", "are", "not"],
    units: [
        &[
            "signals",
            "contacts",
            "calls",
            "emails",
            "e-mails",
            "texts",
            "webforms",
            "webchats",
            "tips",
            "reports",
            "communications",
            "sms",
            "callers",
        ],
        &["situations", "cases", "incidents"],
        &["victims", "survivors"],
        &["traffickers", "exploiters"],
        &["businesses"],
    ],
};

const SPANISH: Words = Words {
    total: &["total", "suma"],
    non_cumulative: &["no acumulativo", "no acumulativa", "no acumulable"],
    masked: &["menos de", "suprimido", "reservado", "confidencial", "moins de"],
    withheld_signs: &[],
    pooled: &["menos de"],
    each: &["cada uno", "cada una"],
    lasting: &[
        "año", "años", "mes", "meses", "semanas", "días", "hora", "horas", "minuto", "minutos", "an", "ans", "mois",
    ],
    times: &["veces"],
    not_applicable: &["no aplica", "no corresponde"],
    not_collected: &["n/d", "nd", "n.d.", "s/d", "no disponible", "sin dato", "sin datos"],
    qualifiers: &[
        "más de",
        "casi",
        "cerca de",
        "al menos",
        "unos",
        "unas",
        "aproximadamente",
        "alrededor de",
        "por lo menos",
        "plus de",
        "environ",
        "près de",
        "au moins",
    ],
    other: &["otro", "otra", "otros", "otras"],
    not_specified: &["no especificado", "no especificada", "sin especificar", "desconocido", "se desconoce"],
    count_head: &["# de", "número de", "numero de", "cantidad", "n.º de", "núm. de"],
    percent_head: &["% de", "% del", "porcentaje", "pourcentage"],
    change_head: &["cambio", "variación", "aumento", "crecimiento", "diferencia"],
    rank_head: &["lugar", "posición", "rang"],
    links: &[
        "desde",
        "en",
        "de",
        "del",
        "por",
        "para",
        "que",
        "a",
        "al",
        "hasta",
        "y",
        "entre",
        "edad",
        "depuis",
        "tabla",
        "página",
        "sección",
        "capítulo",
        "cuadro",
        "figura",
    ],
    numbers: &["uno", "una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez"],
    versus: &["frente a"],
    contents: &["contenido", "índice"],
    joining: &["y", "o", "de", "del", "la", "el", "los", "las", "para", "con", "por", "en", "a", "al", "que", "e"],
    top: &["principales", "más frecuentes"],
    places: &["lugar", "lugares", "ubicaciones", "mapa"],
    accurate: &[
        "datos actualizados a",
        "datos actualizados al",
        "con corte al",
        "con corte a",
        "actualizado al",
        "actualizados al",
        "datos al",
        "vigente al",
    ],
    until: &["a", "al", "hasta", "y"],
    months: [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    report: &["informe", "reporte", "estadísticas", "datos"],
    series: &[
        "paso",
        "semana",
        "día",
        "año",
        "trimestre",
        "meta",
        "objetivo",
        "grupo",
        "equipo",
        "columna",
        "pregunta",
    ],
    page: &["página"],
    imprint: &["fuente:", "fuentes:"],
    total_of: &["total de"],
    verbs: &["fueron", "fue", "son", "han", "ha", "se", "desde", "durante", "en", "por", "y", "que"],
    at: &["en", "de", "desde"],
    common: &["de", "la", "el", "los", "las", "que", "en", "por", "del", "una"],
    units: [
        &["señales", "contactos", "llamadas", "correos", "mensajes", "reportes"],
        &["situaciones", "casos", "incidentes"],
        &["víctimas", "sobrevivientes"],
        &["tratantes"],
        &["negocios"],
    ],
};

pub(super) static BOTH: [Words; 2] = [ENGLISH, SPANISH];

/// The entries of one field, in both languages.
pub(super) fn all(field: fn(&'static Words) -> &'static [&'static str]) -> impl Iterator<Item = &'static str> {
    BOTH.iter().flat_map(field).copied()
}

/// Returns the length of the longest entry that a text, in lower case, begins with.
pub(super) fn prefix(text: &str, field: fn(&'static Words) -> &'static [&'static str]) -> Option<usize> {
    let whole = |word: &&str| text.strip_prefix(*word).is_some_and(|rest| parted(word.chars().next_back(), rest));
    all(field).filter(whole).map(str::len).max()
}

/// Returns whether a word that ends so ends indeed before this rest.
fn parted(last: Option<char>, rest: &str) -> bool {
    let letter = |char: Option<char>| char.is_some_and(char::is_alphabetic);
    !(letter(last) && letter(rest.chars().next()))
}

/// Returns the place of the first entry in a text, in lower case: start and end.
pub(super) fn find(text: &str, field: fn(&'static Words) -> &'static [&'static str]) -> Option<(usize, usize)> {
    let places = all(field).filter_map(|word| {
        let mut hits = text.match_indices(word).map(|(start, _)| (start, start + word.len()));
        hits.find(|(start, end)| {
            let before = text[..*start].chars().next_back();
            parted(word.chars().next_back(), &text[*end..]) && !before.is_some_and(char::is_alphabetic)
        })
    });
    places.min_by_key(|(start, end)| (*start, usize::MAX - end))
}

/// Returns whether a text, in lower case, is one of the entries.
pub(super) fn is(text: &str, field: fn(&'static Words) -> &'static [&'static str]) -> bool {
    all(field).any(|word| word == text)
}

/// The month of that name, 1 to 12, also by its first three letters.
pub(super) fn month(name: &str) -> Option<u8> {
    let place = |words: &Words| {
        let short = |month: &&str| name.chars().count() == 3 && month.starts_with(name);
        words.months.iter().position(|month| *month == name || short(month))
    };
    BOTH.iter().find_map(place).and_then(|month| u8::try_from(month + 1).ok())
}

/// The first word of a text that says what is counted, and of which class of units it is.
pub(super) fn unit(text: &str) -> Option<(String, usize)> {
    let class = |word: &str| BOTH.iter().find_map(|words| words.units.iter().position(|class| class.contains(&word)));
    let words = text.split(|char: char| !char.is_alphanumeric() && char != '-').map(str::to_lowercase);
    words.into_iter().find_map(|word| class(&word).map(|class| (word, class)))
}
