use std::collections::HashMap;
use std::ops::ControlFlow;

use super::super::builder::Builder;
use super::super::column::Records;
use super::super::column_selection::{ColumnSelection, with_alike};
use super::super::dialect::Overrides;
use super::super::error::RecordsError;
use super::super::head::{further, named, rows_of};
use super::super::header::unique_names;
use super::super::nonrecords::{self, Watch, shortened};
use super::super::reading::{LeftOut, LeftOutReason, Warning};
use super::address::{Address, Area};
use super::book::Book;
use super::headings::headings;
use super::layout::{self, Layout};
use super::limits::CELLS;
use super::problem;
use super::remarks::Hidden;
use super::rows::Rows;

/// The table of a sheet that was chosen.
pub(super) struct Table {
    sheet: usize,
    merges: Vec<Area>,
    hidden: Vec<(u32, u32)>,
    /// `true` if the user named its sheet.
    is_named: bool,
    layout: Layout,
}

/// Part of a table that was read.
pub(super) struct Read {
    pub(super) header: Vec<String>,
    pub(super) records: Records,
    pub(super) left_out: Vec<LeftOut>,
    pub(super) warnings: Vec<Warning>,
}

/// Columns, by name, and what was odd about them.
struct Named {
    header: Vec<String>,
    warnings: Vec<Warning>,
    /// Texts of questions, by the names of their columns.
    titles: Vec<(String, String)>,
    /// Number of the first records that name the columns, too.
    further: usize,
}

/// Destination of the records.
struct Sink {
    named: Named,
    chosen: Vec<usize>,
    builder: Builder,
    watch: Watch<String>,
    left_out: Vec<LeftOut>,
    /// The row before.
    before: Option<u32>,
}

impl Sink {
    /// Takes the first rows, of which some may be headings.
    fn new(named: Named, first: &[(u32, Vec<String>)], wanted: &ColumnSelection) -> Result<Self, RecordsError> {
        let chosen = places(&named.header, wanted)?;
        let builder = Builder::new(chosen.iter().filter_map(|place| named.header.get(*place).cloned()).collect());
        let watch = Watch::new(named.header.len());
        let (headings, rows) = first.split_at(named.further.min(first.len()));
        let mut sink = Self { named, chosen, builder, watch, left_out: Vec::new(), before: None };
        for (row, fields) in headings {
            let example = || shortened(&fields.join(", "));
            LeftOut::note(&mut sink.left_out, LeftOutReason::FurtherHeading, u64::from(*row), example);
        }
        for (row, fields) in rows {
            sink.push(*row, fields);
        }
        Ok(sink)
    }

    fn push(&mut self, row: u32, fields: &[String]) {
        if self.before.replace(row).is_some_and(|before| before + 1 < row) {
            self.watch.gap();
        }
        let all: Vec<&str> = fields.iter().map(String::as_str).collect();
        self.watch.pass(self.builder.rows(), &all);
        let fields: Vec<&str> = self.chosen.iter().map(|place| fields.get(*place).map_or("", String::as_str)).collect();
        self.builder.push(u64::from(row), &fields);
    }
}

impl Table {
    /// The table on the sheet that was asked for; otherwise on the first visible one that has several rows and columns,
    /// or else on the first that has anything.
    pub(super) fn choose(book: &mut Book, overrides: &Overrides) -> Result<Self, RecordsError> {
        if let Some(name) = &overrides.sheet {
            let sheet = book.find(name)?;
            let found = Self::on(book, sheet, overrides)?;
            let empty = || problem::no_table(format!("The sheet “{name}” is empty."), "Choose a sheet with a table.");
            return found.ok_or_else(empty)?.checked();
        }
        let visible: Vec<usize> = (0..book.sheets().len())
            .filter(|place| book.sheets().get(*place).is_some_and(|sheet| sheet.visible))
            .collect();
        let mut first = None;
        for sheet in visible {
            let Some(table) = Self::on(book, sheet, overrides)? else { continue };
            if table.is_likely() {
                return table.checked();
            }
            first.get_or_insert(table);
        }
        let none = || {
            problem::no_table(
                "No visible sheet of the workbook holds a table.",
                "Choose a workbook with a table, or name a hidden sheet.",
            )
        };
        first.ok_or_else(none)?.checked()
    }

    fn on(book: &mut Book, sheet: usize, overrides: &Overrides) -> Result<Option<Self>, RecordsError> {
        let Some(profile) = book.profile(sheet)? else { return Ok(None) };
        let layout = layout::find(profile, overrides);
        let (merges, hidden) = (profile.merges.clone(), profile.hidden.clone());
        let is_named = overrides.sheet.is_some();
        Ok(layout.map(|layout| Self { sheet, merges, hidden, is_named, layout }))
    }

    /// Returns the warning about the other sheets with tables, unless the sheet was chosen by its name.
    fn other_sheets(&self, book: &mut Book) -> Option<Warning> {
        const MOST: usize = 5;
        if self.is_named {
            return None;
        }
        let others: Vec<usize> = (0..book.sheets().len()).filter(|sheet| *sheet != self.sheet).collect();
        let is_table = |book: &mut Book, sheet: usize| {
            Self::on(book, sheet, &Overrides::default()).ok().flatten().is_some_and(|table| table.is_likely())
        };
        let tables: Vec<usize> = others.into_iter().filter(|sheet| is_table(book, *sheet)).collect();
        let names = tables.iter().filter_map(|sheet| book.sheets().get(*sheet));
        let mut listed: Vec<String> = names.take(MOST).map(|sheet| format!("“{}”", sheet.name)).collect();
        if tables.len() > MOST {
            listed.push("…".to_owned());
        }
        let message = format!(
            "Only the sheet “{}” was read. Others hold tables, too: {}. Choose another sheet if it is meant.",
            self.sheet(book),
            listed.join(", ")
        );
        let count = tables.len() as u64;
        (count > 0).then_some(Warning { code: "other-sheets", count, line: None, column: None, message })
    }

    fn is_likely(&self) -> bool {
        !self.layout.rows.is_empty() && self.layout.columns.end() > self.layout.columns.start()
    }

    /// Refuses a table that spans more than can be read, mostly for the sake of a stray cell.
    fn checked(self) -> Result<Self, RecordsError> {
        let (rows, columns) = (&self.layout.rows, &self.layout.columns);
        let width = u64::from(columns.end() - columns.start() + 1);
        let height = u64::from((rows.end() + 1).saturating_sub(*rows.start()));
        if width * height <= CELLS {
            return Ok(self);
        }
        let corner = Address { row: *rows.end(), column: *columns.end() };
        Err(problem::too_large(format!("Its table spans {height} rows and {width} columns, up to cell {corner}."))
            .at_line(u64::from(corner.row))
            .in_column(corner.to_string()))
    }

    /// The name of its sheet.
    pub(super) fn sheet<'b>(&self, book: &'b Book) -> &'b str {
        book.sheets().get(self.sheet).map_or("", |sheet| sheet.name.as_str())
    }

    /// Its columns' names and the records of those that are wanted, up to `limit`.
    pub(super) fn read(&self, book: &mut Book, wanted: &ColumnSelection, limit: usize) -> Result<Read, RecordsError> {
        let width = (self.layout.columns.end() - self.layout.columns.start() + 1) as usize;
        let (mut above, mut first) = (Vec::new(), Vec::new());
        let mut sink = None;
        let mut hidden = Hidden::default();
        let open =
            |above: &[Vec<String>], first: &[(u32, Vec<String>)]| Sink::new(self.name(above, first), first, wanted);
        let mut on_row = |row: u32, fields: &[String]| {
            if self.layout.header.contains(&row) {
                above.push(fields.to_vec());
                return ControlFlow::Continue(());
            }
            hidden.note(row, &self.hidden);
            match &mut sink {
                None => {
                    first.push((row, fields.to_vec()));
                    if first.len() == rows_of(width) {
                        sink = Some(open(&above, &first));
                    }
                }
                Some(Ok(sink)) if sink.builder.rows() < limit => sink.push(row, fields),
                // There is enough, but what is below the table is listed, too.
                Some(Ok(_)) if self.layout.footer.is_some() => {}
                // Or what is wrong will be told below.
                Some(_) => return ControlFlow::Break(()),
            }
            ControlFlow::Continue(())
        };
        let (remarks, mut left_out) = self.walk(book, &mut on_row)?;
        let Sink { named, builder, watch, left_out: headings, .. } = sink.unwrap_or_else(|| open(&above, &first))?;
        let Named { header, mut warnings, titles, .. } = named;
        left_out.extend(headings);
        left_out.sort_by_key(|left_out| left_out.lines.first().copied());
        warnings.extend(self.layout.warning());
        warnings.extend(remarks);
        warnings.extend(hidden.warning());
        warnings.extend(book.warning());
        warnings.extend(self.other_sheets(book));
        let records =
            nonrecords::take_out(builder.finish().titled(&titles), &header, watch, &mut left_out, &mut warnings);
        for left_out in &mut left_out {
            left_out.lines.sort_unstable();
        }
        Ok(Read { header, records, left_out, warnings })
    }

    fn walk(&self, book: &mut Book, on_row: super::rows::OnRow) -> Result<(Vec<Warning>, Vec<LeftOut>), RecordsError> {
        let mut rows = Rows::new(&self.layout, &self.merges, on_row);
        book.walk(self.sheet, &mut |cell| rows.take(cell))?;
        // There is no more to break off.
        let _ = rows.finish();
        Ok((rows.remarks.warnings().collect(), rows.outside.finish()))
    }

    fn name(&self, rows: &[Vec<String>], first: &[(u32, Vec<String>)]) -> Named {
        let mut names = headings(rows, &self.layout, &self.merges);
        // Without a header, no heading can be missing, and none can go on.
        if rows.is_empty() {
            return Named { header: unique_names(names).0, warnings: Vec::new(), titles: Vec::new(), further: 0 };
        }
        let below: Vec<_> = first.iter().map(|(_, fields)| fields.clone()).collect();
        let found = further(&names, &below);
        for (place, name) in found.names {
            if let Some(heading) = names.get_mut(place) {
                *heading = name;
            }
        }
        let (header, mut warnings) = unique_names(names);
        for warning in &mut warnings {
            warning.line = self.layout.header.first().copied().map(u64::from);
        }
        let asked = found
            .asked
            .and_then(|(place, asked)| Some(Warning { line: Some(u64::from(first.get(place)?.0)), ..asked }));
        warnings.extend(asked);
        let titles = named(found.titles, &header);
        Named { header, warnings, titles, further: found.rows }
    }
}

/// The places of the columns that are wanted, in the table's order.
fn places(header: &[String], wanted: &ColumnSelection) -> Result<Vec<usize>, RecordsError> {
    let ColumnSelection::Named(wanted) = wanted else { return Ok((0..header.len()).collect()) };
    let known: HashMap<&str, u32> = header.iter().map(String::as_str).zip(0..).collect();
    let place = |name: &String| known.get(name.as_str()).copied().ok_or_else(|| problem::missing_column(name, header));
    let places = wanted.iter().map(place).collect::<Result<Vec<_>, _>>()?;
    Ok(with_alike(places, header).into_iter().map(|place| place as usize).collect())
}
