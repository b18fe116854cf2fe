/// A column of the tidy layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// The name in the header.
    pub name: &'static str,
    /// Kind of value in it, where there is any.
    pub datum: Datum,
    /// Description of its meaning.
    pub meaning: &'static str,
}

/// Kind of value that a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Datum {
    /// Words or codes.
    Text,
    /// A whole number.
    Whole,
    /// A decimal number, with `.` before its decimals.
    Decimal,
}

const fn column(name: &'static str, datum: Datum, meaning: &'static str) -> Column {
    Column { name, datum, meaning }
}

/// The columns, in order.
pub const COLUMNS: [Column; 30] = [
    column("table", Datum::Text, "The id of the table or map; `headline` or `figures-2` for figures by themselves."),
    column("row", Datum::Whole, "The place of the row in its table, from 1."),
    column("row_id", Datum::Text, "The id of the row, of the figure, or the code of the place on a map."),
    column("level", Datum::Whole, "How deep the row is nested; 0 is outermost."),
    column("parent", Datum::Whole, "The row that this one is a part of."),
    column("label", Datum::Text, "The label of the row."),
    column("path", Datum::Text, "The labels from the outermost row to this one."),
    column("role", Datum::Text, "What the row is: category, subtotal, total, other, not-specified."),
    column("rank", Datum::Whole, "The place of the row among others."),
    column("column", Datum::Text, "The heading of the column, where the table has several."),
    column(
        "measure",
        Datum::Text,
        "What the value is: count, share, number, duration in seconds, rate, change, rank. Empty where words stand in its place.",
    ),
    column(
        "value",
        Datum::Decimal,
        "The number. Empty where it is withheld, does not exist, or only a percentage was published.",
    ),
    column("unit", Datum::Text, "What is counted."),
    column("percent", Datum::Decimal, "The percentage, as printed."),
    column("base", Datum::Text, "What the percentage is of."),
    column("base_count", Datum::Whole, "How many that is."),
    column(
        "state",
        Datum::Text,
        "What the figure is: count, zero, rounds-to-zero, pooled, masked, not-applicable, not-collected, no-figure.",
    ),
    column(
        "obs_status",
        Datum::Text,
        "SDMX CL_OBS_STATUS: A normal, Q suppressed, M cannot exist, L exists but was not collected.",
    ),
    column("conf_status", Datum::Text, "SDMX CL_CONF_STATUS: F free, C confidential."),
    column(
        "symbol",
        Datum::Text,
        "[c] confidential, [z] not applicable, [x] not available, [low] more than none but rounds to 0%.",
    ),
    column("printed", Datum::Text, "What the publication prints for the figure."),
    column("details", Datum::Text, "What the figure is made of, ranks, what earlier editions printed."),
    column("notes", Datum::Text, "What the notes on the figure, its row, its column and its table say."),
    column("period", Datum::Text, "The time it covers, in words."),
    column("period_start", Datum::Text, "The first day, month or year covered, ISO 8601."),
    column("period_end", Datum::Text, "The last day, month or year covered, ISO 8601."),
    column("jurisdiction", Datum::Text, "Whose figure it is."),
    column("source", Datum::Text, "Where it comes from."),
    column("publisher", Datum::Text, "Who publishes it."),
    column("accurate_as_of", Datum::Text, "When it was drawn from the records, ISO 8601."),
];
