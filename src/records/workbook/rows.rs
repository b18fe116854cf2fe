use std::collections::BTreeMap;
use std::ops::{ControlFlow, RangeInclusive};

use super::address::{Address, Area};
use super::content::Cell;
use super::layout::Layout;
use super::outside::Outside;
use super::remarks::Remarks;

/// Receiver of a row, until there are enough: its number, and a text for each column of the table.
pub(super) type OnRow<'r> = &'r mut dyn FnMut(u32, &[String]) -> ControlFlow<()>;

/// Gathers a table's cells into rows.
pub(super) struct Rows<'a> {
    header: &'a [u32],
    records: RangeInclusive<u32>,
    columns: RangeInclusive<u32>,
    on_row: OnRow<'a>,
    /// Beginnings of merged areas of several rows, with their last row.
    tall: BTreeMap<Address, u32>,
    /// Contents of such an area until its last row, by column.
    held: BTreeMap<usize, (u32, String)>,
    row: u32,
    fields: Vec<String>,
    filled: bool,
    pub(super) remarks: Remarks,
    pub(super) outside: Outside,
}

impl<'a> Rows<'a> {
    /// Gathers the rows of the header and of the records, and what is above and below them.
    pub(super) fn new(layout: &'a Layout, merges: &[Area], on_row: OnRow<'a>) -> Self {
        let width = (layout.columns.end() - layout.columns.start() + 1) as usize;
        let is_record =
            |area: &&Area| layout.rows.contains(&area.first.row) && layout.columns.contains(&area.first.column);
        let mut remarks = Remarks::default();
        let mut tall = BTreeMap::new();
        for area in merges.iter().filter(is_record) {
            remarks.note_merged(area);
            if area.height() > 1 {
                tall.insert(area.first, area.last.row);
            }
        }
        Self {
            header: &layout.header,
            records: layout.rows.clone(),
            columns: layout.columns.clone(),
            on_row,
            tall,
            held: BTreeMap::new(),
            row: 0,
            fields: vec![String::new(); width],
            filled: false,
            remarks,
            outside: Outside::new(layout),
        }
    }

    /// Takes in a cell, which is after those before.
    pub(super) fn take(&mut self, cell: Cell) -> ControlFlow<()> {
        let Address { row, column } = cell.at;
        if cell.content.is_empty() {
            return ControlFlow::Continue(());
        }
        self.outside.take(cell);
        let wanted = self.records.contains(&row) || self.header.contains(&row);
        if !wanted || !self.columns.contains(&column) {
            return ControlFlow::Continue(());
        }
        if row != self.row {
            self.finish()?;
            self.row = row;
        }
        let place = (column - self.columns.start()) as usize;
        if let Some(field) = self.fields.get_mut(place) {
            self.filled = true;
            let remark = cell.content.write(field);
            self.remarks.note(remark, cell.at);
            // A label that was merged over several rows is one that all of them share. An amount is not.
            if !cell.content.is_amount()
                && let Some(last) = self.tall.get(&cell.at)
            {
                self.held.insert(place, (*last, field.clone()));
            }
        }
        ControlFlow::Continue(())
    }

    /// Hands over the row that was being gathered.
    pub(super) fn finish(&mut self) -> ControlFlow<()> {
        if !self.filled {
            return ControlFlow::Continue(());
        }
        self.held.retain(|_, (last, _)| *last >= self.row);
        for (place, (_, text)) in &self.held {
            if let Some(field) = self.fields.get_mut(*place).filter(|field| field.is_empty()) {
                field.clone_from(text);
            }
        }
        let flow = (self.on_row)(self.row, &self.fields);
        self.fields.iter_mut().for_each(String::clear);
        self.filled = false;
        flow
    }
}
