use std::num::NonZeroUsize;

use super::about::{About, Source};
use super::columns::{ColumnSelection, wanted};
use super::dialect::Dialect;
use super::file::{HEADINGS, Lacking, Pass};
use super::tables::Tables;
use crate::plan::Plan;
use crate::tabulate::{LINES, TabulateError};

/// Writer of the statements of one table.
pub(super) struct Writer {
    pub(super) dialect: Dialect,
    pub(super) about: About,
    pub(super) columns: Vec<ColumnSelection>,
}

/// The name of the rows in a statement.
const ROWS: &str = "hotline_report_rows";

/// The name of the table of codes.
pub(super) const CODES: &str = "hotline_report_codes";

/// Numbers of rows that the profile has counted.
pub(super) struct Counted {
    pub(super) total: u64,
    /// Number of rows of the table by itself, where there are related ones.
    pub(super) own: Option<u64>,
    /// Of each related table, by its place: the number of rows that lack something of it, or nothing, and the first.
    pub(super) lacking: Vec<((usize, Lacking), u64, u64)>,
    /// Groups of values that could not be understood, of which further rows are to be named.
    pub(super) told: Vec<Told>,
}

/// Values of a column that could not be understood.
pub(super) struct Told {
    /// The place of the column.
    pub(super) place: usize,
    /// Number of rows that have one of them.
    pub(super) rows: u64,
}

/// One row of a file for each group of rows of the table, as expressions.
struct Row {
    kind: String,
    place: String,
    code: String,
    count: String,
    line: String,
    content: String,
}

/// A column of the rows that is counted by itself in a profile.
enum Key {
    /// A column of the plan, by its place from 1 on.
    Values(usize),
    /// Condition of rows that have no partner in a related table.
    Lacking(usize),
}

impl Key {
    /// The name of the column.
    fn name(&self) -> String {
        match self {
            Self::Values(place) => format!("c{place}"),
            Self::Lacking(place) => format!("j{place}"),
        }
    }
}

impl Writer {
    pub(super) fn new(plan: &Plan, source: Source) -> Result<Self, TabulateError> {
        let dialect = Dialect::named(&source.dialect)?;
        if source.line.is_none() && source.order.is_empty() {
            let message = "Nothing says in which order the rows of the table stand.".to_owned();
            let remedy =
                "Name a column that numbers them, or columns to order them by, of which no two rows have the same.";
            return Err(TabulateError::new("no-order", "source", message, remedy));
        }
        let columns = wanted(plan, &source.mapping);
        Ok(Self { dialect, about: About::new(plan, source), columns })
    }

    /// The place of a column, from 1 on.
    pub(super) fn place(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name).map(|place| place + 1)
    }

    /// Number of columns that one step looks at.
    fn step(&self) -> usize {
        self.about.source.max_columns.map_or(usize::MAX, NonZeroUsize::get)
    }

    /// The statements of the profile, one for each step.
    pub(super) fn profile(&self) -> Result<String, TabulateError> {
        let places: Vec<usize> = (1..=self.columns.len()).collect();
        // Without columns there is still the number of rows.
        let steps: Vec<&[usize]> = if places.is_empty() { vec![&[]] } else { places.chunks(self.step()).collect() };
        steps.into_iter().map(|places| self.profile_of(places)).collect()
    }

    /// The statement of the profile of some columns.
    fn profile_of(&self, places: &[usize]) -> Result<String, TabulateError> {
        let related = 1..=self.about.source.related.len();
        let keys: Vec<Key> = places.iter().copied().map(Key::Values).chain(related.map(Key::Lacking)).collect();
        let mut arms = vec![self.subject(Pass::Profile, 0)?];
        if !self.about.source.related.is_empty() {
            let table = self.dialect.table(&self.about.source.table);
            arms.push(format!("{} FROM {table}", arm(&self.number("own", &self.dialect.count()), "")));
        }
        let sets = self.dialect.sets();
        if sets == 1 || keys.is_empty() {
            arms.push(format!("{} FROM {ROWS}", arm(&self.number("total", &self.dialect.count()), "")));
            arms.extend(keys.chunks(1).map(|key| self.counted(key, false)));
        } else {
            arms.extend((0..).zip(keys.chunks(sets)).map(|(part, keys): (usize, _)| self.counted(keys, part == 0)));
        }
        Ok(format!("{}{};\n", self.rows(true)?, arms.join("\nUNION ALL ")))
    }

    /// The values of some columns with their counts, by one look at the rows; and, if wanted, the number of all rows.
    fn counted(&self, keys: &[Key], with_total: bool) -> String {
        let (number, text) = (|number: usize| number.to_string(), |text: &str| self.dialect.text(text));
        let kind = |key: &Key| match key {
            Key::Values(_) => text("value"),
            Key::Lacking(_) => text("lacking"),
        };
        let place = |key: &Key| match key {
            Key::Values(place) | Key::Lacking(place) => number(*place),
        };
        let code = |key: &Key| match key {
            Key::Values(_) => number(0),
            Key::Lacking(_) => key.name(),
        };
        let content = |key: &Key| match key {
            Key::Values(_) => key.name(),
            Key::Lacking(_) => text(""),
        };
        // Which column a row is of, is known from the group that it is of.
        let each = |of: &dyn Fn(&Key) -> String, otherwise: String| match keys {
            [key] if !with_total => of(key),
            _ => {
                let arms = keys.iter().map(|key| format!(" WHEN GROUPING({}) = 0 THEN {}", key.name(), of(key)));
                format!("CASE{} ELSE {otherwise} END", arms.collect::<String>())
            }
        };
        let row = Row {
            kind: each(&kind, text("total")),
            place: each(&place, number(0)),
            code: each(&code, number(0)),
            count: self.dialect.count(),
            line: "COALESCE(MIN(row_line), 0)".to_owned(),
            content: each(&content, text("")),
        };
        let sets: Vec<String> = keys.iter().map(|key| format!("({})", key.name())).collect();
        let by = match keys {
            [key] if !with_total => key.name(),
            _ => format!("GROUPING SETS ({}{})", if with_total { "(), " } else { "" }, sets.join(", ")),
        };
        format!("{} FROM {ROWS} GROUP BY {by}", arm(&row, ""))
    }

    /// The rows of the table as texts, numbered, and, if wanted, what each lacks of related tables.
    fn rows(&self, with_lacking: bool) -> Result<String, TabulateError> {
        let columns: Vec<usize> = (1..=self.columns.len()).collect();
        Ok(format!("WITH {ROWS} AS ({})\n", self.selected(&columns, with_lacking)?))
    }

    /// The same, of some columns.
    fn selected(&self, places: &[usize], with_lacking: bool) -> Result<String, TabulateError> {
        let source = &self.about.source;
        let tables = Tables::new(source, self.dialect)?;
        let line = if let Some(column) = &source.line {
            self.dialect.as_integer(&tables.column(column))
        } else {
            let order: Vec<String> = source.order.iter().map(|column| tables.column(column)).collect();
            // The first line of a file has its headings.
            self.dialect.as_integer(&format!("ROW_NUMBER() OVER (ORDER BY {}) + 1", order.join(", ")))
        };
        let column = |(place, column): (usize, &ColumnSelection)| {
            let text = || self.dialect.as_text(&tables.column(&column.name));
            places.contains(&place).then(|| format!(", {} AS c{place}", text()))
        };
        let columns: String = (1..).zip(&self.columns).filter_map(column).collect();
        let lacking = if with_lacking { tables.lacking() } else { String::new() };
        Ok(format!("SELECT {line} AS row_line{columns}{lacking} FROM {}", tables.joined()))
    }

    /// The row that every file begins with: its subject, under the headings, with so many columns of codes.
    fn subject(&self, pass: Pass, codes: usize) -> Result<String, TabulateError> {
        let number = || self.dialect.as_integer("0");
        let headings = HEADINGS.iter().map(|heading| (*heading).to_owned());
        let values = [number(), number(), number(), number(), self.dialect.text(&self.about.to_json()?)];
        let codes_headings = (1..=codes).map(|place| (format!("c{place}"), number()));
        let named = headings.zip(values).chain(codes_headings);
        let first = format!("SELECT {} AS {}", self.dialect.text("plan"), self.dialect.column(pass.heading()));
        let named = named.map(|(heading, value)| format!("{value} AS {}", self.dialect.column(&heading)));
        Ok(std::iter::once(first).chain(named).collect::<Vec<_>>().join(", "))
    }

    /// A row that says a number.
    fn number(&self, kind: &str, count: &str) -> Row {
        Row {
            kind: self.dialect.text(kind),
            place: "0".to_owned(),
            code: "0".to_owned(),
            count: count.to_owned(),
            line: "0".to_owned(),
            content: self.dialect.text(""),
        }
    }

    /// The statement of the cells.
    pub(super) fn cells(&self, counted: &Counted) -> Result<String, TabulateError> {
        let no_codes = ", 0".repeat(self.columns.len());
        let mut arms = vec![self.subject(Pass::Cells, self.columns.len())?];
        arms.extend(self.counted_before(counted).iter().map(|row| arm(row, &no_codes)));
        arms.extend(self.values());
        if !counted.told.is_empty() {
            arms.push(self.lines(&counted.told, &no_codes)?);
        }
        arms.push(self.cell());
        Ok(format!("{}{};\n", self.rows(false)?, arms.join("\nUNION ALL ")))
    }

    /// Counts of the profile, which the cells must add up to.
    fn counted_before(&self, counted: &Counted) -> Vec<Row> {
        let integer = |number: u64| self.dialect.as_integer(&number.to_string());
        let lines: u64 = counted.told.iter().map(|told| told.rows.min(LINES as u64)).sum();
        let total = Row { code: lines.to_string(), ..self.number("total", &integer(counted.total)) };
        let own = counted.own.map(|own| self.number("own", &integer(own)));
        let lacking = counted.lacking.iter().map(|((place, what), rows, line)| Row {
            place: place.to_string(),
            code: (*what as u64).to_string(),
            line: integer(*line),
            ..self.number("lacking", &integer(*rows))
        });
        std::iter::once(total).chain(own).chain(lacking).collect()
    }

    /// The values of all columns but those that stay in the database, each with the code that cells have for it.
    fn values(&self) -> Option<String> {
        let shown = (1..).zip(&self.columns).filter(|(_, column)| !column.is_hidden);
        let places: Vec<String> = shown.map(|(place, _): (usize, _)| place.to_string()).collect();
        let row = Row {
            place: "field_place".to_owned(),
            code: "code".to_owned(),
            line: "row_line".to_owned(),
            content: "raw_value".to_owned(),
            ..self.number("value", "row_count")
        };
        let alike = format!(", first_alike{}", ", 0".repeat(self.columns.len().saturating_sub(1)));
        let arm = || format!("{} FROM {CODES} WHERE field_place IN ({})", arm(&row, &alike), places.join(", "));
        (!places.is_empty()).then(arm)
    }

    /// The first rows that have one of a group of values, for each group, by one look at the rows.
    fn lines(&self, told: &[Told], no_codes: &str) -> Result<String, TabulateError> {
        let of_group = |table: &str, of: &dyn Fn(usize) -> String, otherwise: &str| {
            let arms = (1..).zip(told).map(|(group, told): (usize, _)| {
                format!(" WHEN {table}.field_place = -{group} THEN {}", of(told.place))
            });
            format!("CASE{} ELSE {otherwise} END", arms.collect::<String>())
        };
        let row = Row {
            place: of_group("r", &|place| place.to_string(), "0"),
            code: "code".to_owned(),
            line: "row_line".to_owned(),
            ..self.number("line", "0")
        };
        // Rows with numbers of their own are read once more, only these columns; others would be ordered once more.
        let rows = match self.about.source.line {
            Some(_) => format!("({})", self.selected(&told.iter().map(|told| told.place).collect::<Vec<_>>(), false)?),
            None => ROWS.to_owned(),
        };
        let content = of_group("g", &|place| format!("r.c{place}"), &self.dialect.text(""));
        Ok(format!(
            "{} FROM (SELECT k.field_place AS field_place, k.code AS code, r.row_line AS row_line, \
             ROW_NUMBER() OVER (PARTITION BY k.field_place ORDER BY r.row_line) AS place\n  \
             FROM (SELECT g.field_place AS field_place, r.row_line AS row_line, {content} AS content FROM {rows} r\n    \
             CROSS JOIN (SELECT DISTINCT field_place FROM {CODES} WHERE field_place < 0) g) r\n  \
             JOIN {CODES} k ON k.field_place = r.field_place AND k.raw_value = r.content) r WHERE place <= {LINES}",
            arm(&row, no_codes)
        ))
    }

    /// The rows that differ in their codes, each with how many there are of it.
    fn cell(&self) -> String {
        let names: Vec<String> = (1..=self.columns.len()).map(|place| format!("c{place}")).collect();
        let listed: Vec<String> = names.iter().map(|name| format!(", {name}")).collect();
        let listed = listed.concat();
        let coded = self.coded();
        let by = if names.is_empty() { String::new() } else { format!(" GROUP BY {}", names.join(", ")) };
        let row = Row { line: "MIN(row_line)".to_owned(), ..self.number("cell", &self.dialect.count()) };
        format!("{} FROM {coded}{by}", arm(&row, &listed))
    }

    /// The rows with the codes of their values: some columns at a time, if the database does not join all at once.
    fn coded(&self) -> String {
        let (joined, by_itself) = self.dialect.joins();
        let step = self.step().min(joined);
        let places: Vec<usize> = (1..=self.columns.len()).collect();
        let mut rows = format!("{ROWS} r");
        for now in places.chunks(step) {
            let column = |place: &usize| {
                if now.contains(place) {
                    format!(", COALESCE(k{place}.first_alike, 0) AS c{place}")
                } else {
                    format!(", r.c{place} AS c{place}")
                }
            };
            let columns: String = places.iter().map(column).collect();
            let joins = now.iter().map(|place| {
                let by = format!("k{place}.field_place = {place} AND k{place}.raw_value = r.c{place}");
                format!("\n  LEFT JOIN {CODES} k{place} ON {by}")
            });
            let joins: String = joins.collect();
            let end = if places.len() > step { by_itself } else { "" };
            rows = format!("(SELECT r.row_line AS row_line{columns} FROM {rows}{joins}{end}) r");
        }
        rows
    }
}

/// The beginning of a part of a union.
fn arm(row: &Row, codes: &str) -> String {
    let Row { kind, place, code, count, line, content } = row;
    format!("SELECT {kind}, {place}, {code}, {count}, {line}, {content}{codes}")
}
