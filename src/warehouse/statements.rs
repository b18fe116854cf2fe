use std::num::NonZeroUsize;

use super::about::{About, Source};
use super::columns::{Wanted, wanted};
use super::dialect::Dialect;
use super::file::{Content, HEADINGS, Lacking, Pass};
use super::profile::{check_text, reading_of, values_of};
use super::tables::Tables;
use crate::plan::Plan;
use crate::tabulate::{LINES, Meanings, TabulateError};

/// The statements of a plan over a table: those of the profile, or, given the profile, those of the cells.
///
/// # Errors
/// If the plan cannot be counted so, the source is not known well enough, or the profile cannot be used.
pub fn statements(plan: &Plan, source: Option<Source>, profile: Option<&str>) -> Result<String, TabulateError> {
    if plan.protection.treatment.cell_key().is_some() {
        let message = "This plan makes keys of records by a secret, which no database must know.".to_owned();
        let remedy = "Read its records as a file, or choose another treatment.";
        return Err(TabulateError::new("cell-keys", "protection", message, remedy));
    }
    match (source, profile) {
        (Some(source), None) => profile_of(plan, source),
        (None, Some(profile)) => cells_of(plan, profile),
        _ => {
            let message = "Statements are written for a table, or for the profile of one.".to_owned();
            Err(TabulateError::new("invalid-options", "source", message, "Give one of them."))
        }
    }
}

/// Writer of the statements of one table.
struct Writer {
    dialect: Dialect,
    about: About,
    columns: Vec<Wanted>,
}

/// Number of rows that one statement adds to the table of codes.
const BATCH: usize = 500;

const ROWS: &str = "hotline_report_rows";
const CODES: &str = "hotline_report_codes";

const WARNING: &str = "-- Confidential: this gives exact counts, small ones too. Keep it with the records.\n";

fn profile_of(plan: &Plan, source: Source) -> Result<String, TabulateError> {
    let writer = Writer::new(plan, source)?;
    let value = |place: usize| {
        let arm = Arm { kind: "value", place, count: writer.dialect.count(), line: "MIN(row_line)".to_owned() };
        writer.arm(&arm, &format!("c{place}"), "") + &format!(" FROM {ROWS} GROUP BY c{place}")
    };
    let places: Vec<usize> = (1..=writer.columns.len()).collect();
    // Without columns there is still the number of rows.
    let steps: Vec<&[usize]> = if places.is_empty() { vec![&[]] } else { places.chunks(writer.step()).collect() };
    let statement = |places: &&[usize]| {
        let arms = writer.frame(Pass::Profile)?.into_iter().chain(places.iter().copied().map(value));
        Ok(format!("{}{};\n", writer.rows()?, arms.collect::<Vec<_>>().join("\nUNION ALL ")))
    };
    let statements: Result<String, TabulateError> = steps.iter().map(statement).collect();
    Ok(format!("{WARNING}{}", statements?))
}

fn cells_of(plan: &Plan, profile: &str) -> Result<String, TabulateError> {
    let content = Content::read(profile, Pass::Profile)?;
    let About { source, .. } = About::read(&content.about, plan)?;
    let knowledge = source.known()?;
    content.check_related(source.related.len())?;
    let writer = Writer::new(plan, source)?;
    let values = values_of(&content, &writer.columns)?;
    for (values, column) in values.iter().zip(&writer.columns) {
        values.texts.iter().try_for_each(|text| check_text(text, &column.name))?;
    }
    let reading = reading_of(values, &writer.columns, content.total);
    let meanings = Meanings::of(plan, &writer.about.source.mapping, &reading, &knowledge)?;
    let place_of = |name: &str| writer.columns.iter().position(|column| column.name == name).map(|place| place + 1);
    let mut codes = Vec::new();
    for column in reading.records.columns() {
        let (Some(place), Some(alike)) = (place_of(column.name()), meanings.alike.get(column.name())) else { continue };
        let met = column.met().unwrap_or_default();
        for (code, ((text, met), first)) in (1..).zip(column.values().iter().zip(met).zip(alike)) {
            let line = met.lines.first().copied().unwrap_or(0);
            codes.push(format!(
                "({place}, {}, {code}, {}, {}, {line})",
                writer.dialect.text(text),
                first + 1,
                met.rows
            ));
        }
    }
    let mut told = Vec::new();
    for unread in &meanings.unread {
        let (Some(place), Some(column)) = (place_of(&unread.column), reading.records.column(&unread.column)) else {
            continue;
        };
        told.push(place);
        for code in &unread.codes {
            let text = writer.dialect.text(column.values().get(*code).map_or("", String::as_str));
            codes.push(format!("(-{}, {text}, {}, 0, 0, 0)", told.len(), code + 1));
        }
    }
    let inserts = codes.chunks(BATCH).map(|batch| format!("INSERT INTO {CODES} VALUES\n{};\n", batch.join(",\n")));
    let parts = std::iter::once(format!("{WARNING}{}", writer.dialect.create_codes(CODES)))
        .chain(inserts)
        .chain([writer.cells(&told)?, format!("DROP TABLE {CODES};\n")]);
    Ok(parts.collect())
}

/// Columns of a part of a union, beside its content.
struct Arm {
    kind: &'static str,
    place: usize,
    count: String,
    line: String,
}

impl Writer {
    fn new(plan: &Plan, source: Source) -> Result<Self, TabulateError> {
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

    /// Number of columns that one step looks at.
    fn step(&self) -> usize {
        self.about.source.max_columns.map_or(usize::MAX, NonZeroUsize::get)
    }

    /// The rows of the table as texts, numbered.
    fn rows(&self) -> Result<String, TabulateError> {
        let source = &self.about.source;
        let tables = Tables::new(source, self.dialect)?;
        let line = if let Some(column) = &source.line {
            self.dialect.as_integer(&tables.column(column))
        } else {
            let order: Vec<String> = source.order.iter().map(|column| tables.column(column)).collect();
            // The first line of a file has its headings.
            self.dialect.as_integer(&format!("ROW_NUMBER() OVER (ORDER BY {}) + 1", order.join(", ")))
        };
        let column = |(place, column): (usize, &Wanted)| {
            format!(", {} AS c{place}", self.dialect.as_text(&tables.column(&column.name)))
        };
        let columns: String = (1..).zip(&self.columns).map(column).collect();
        let (lacking, joined) = (tables.lacking(), tables.joined());
        Ok(format!("WITH {ROWS} AS (SELECT {line} AS row_line{columns}{lacking} FROM {joined})\n"))
    }

    /// Writes the beginning of every file: its subject, under the headings, and the number of rows.
    fn frame(&self, pass: Pass) -> Result<Vec<String>, TabulateError> {
        let number = || self.dialect.as_integer("0");
        let codes = |pass: Pass| if pass == Pass::Cells { self.columns.len() } else { 0 };
        let headings = HEADINGS.iter().map(|heading| (*heading).to_owned());
        let values = [number(), number(), number(), number(), self.dialect.text(&self.about.to_json()?)];
        let codes_headings = (1..=codes(pass)).map(|place| (format!("c{place}"), number()));
        let named = headings.zip(values).chain(codes_headings);
        let named: Vec<String> =
            named.map(|(heading, value)| format!(", {value} AS {}", self.dialect.column(&heading))).collect();
        let named = named.concat();
        let plan = format!("SELECT {} AS {}{named}", self.dialect.text("plan"), self.dialect.column(pass.heading()));
        let total = Arm { kind: "total", place: 0, count: self.dialect.count(), line: "0".to_owned() };
        let nothing = self.dialect.text("");
        let no_codes = ", 0".repeat(codes(pass));
        let total = self.arm(&total, &nothing, &no_codes) + &format!(" FROM {ROWS}");
        let related = &self.about.source.related;
        let own = (!related.is_empty()).then(|| {
            let own = Arm { kind: "own", place: 0, count: self.dialect.count(), line: "0".to_owned() };
            let table = self.dialect.table(&self.about.source.table);
            self.arm(&own, &nothing, &no_codes) + &format!(" FROM {table}")
        });
        let lacking = (1..=related.len()).flat_map(|place| [(place, Lacking::Row), (place, Lacking::Key)]);
        let lacking = lacking.map(|(place, what)| {
            let (kind, count) = (self.dialect.text("lacking"), self.dialect.count());
            let code = what as u64;
            format!(
                "SELECT {kind}, {place}, {code}, {count}, COALESCE(MIN(row_line), 0), {nothing}{no_codes} FROM {ROWS} \
                 WHERE j{place} = {code}"
            )
        });
        Ok([plan, total].into_iter().chain(own).chain(lacking).collect())
    }

    /// The beginning of a part of a union.
    fn arm(&self, arm: &Arm, content: &str, codes: &str) -> String {
        let Arm { kind, place, count, line } = arm;
        format!("SELECT {}, {place}, 0, {count}, {line}, {content}{codes}", self.dialect.text(kind))
    }

    /// The statement of the cells; `told` are the columns of groups of values that could not be understood.
    fn cells(&self, told: &[usize]) -> Result<String, TabulateError> {
        let no_codes = ", 0".repeat(self.columns.len());
        let value = |(place, column): (usize, &Wanted)| {
            (!column.is_hidden).then(|| {
                let kind = self.dialect.text("value");
                format!("SELECT {kind}, {place}, code, row_count, row_line, raw_value{no_codes} FROM {CODES} WHERE field_place = {place}")
            })
        };
        let line = |(group, place): (usize, &usize)| {
            let (kind, nothing) = (self.dialect.text("line"), self.dialect.text(""));
            format!(
                "SELECT {kind}, {place}, code, 0, row_line, {nothing}{no_codes} FROM (SELECT k.code AS code, r.row_line AS row_line, \
                 ROW_NUMBER() OVER (ORDER BY r.row_line) AS place FROM {ROWS} r JOIN {CODES} k \
                 ON k.field_place = -{group} AND k.raw_value = r.c{place}) told{group} WHERE place <= {LINES}"
            )
        };
        let mut arms = self.frame(Pass::Cells)?;
        arms.extend((1..).zip(&self.columns).filter_map(value));
        arms.extend((1..).zip(told).map(line));
        arms.push(self.cell());
        Ok(format!("{}{};\n", self.rows()?, arms.join("\nUNION ALL ")))
    }

    /// The rows that differ in their codes, each with how many there are of it.
    fn cell(&self) -> String {
        let names: Vec<String> = (1..=self.columns.len()).map(|place| format!("c{place}")).collect();
        let listed: Vec<String> = names.iter().map(|name| format!(", {name}")).collect();
        let listed = listed.concat();
        let coded = self.coded();
        let by = if names.is_empty() { String::new() } else { format!(" GROUP BY {}", names.join(", ")) };
        let arm = Arm { kind: "cell", place: 0, count: self.dialect.count(), line: "MIN(row_line)".to_owned() };
        let select = self.arm(&arm, &self.dialect.text(""), &listed);
        format!("{select} FROM {coded}{by}")
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
