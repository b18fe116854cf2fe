use std::borrow::Cow;

use crate::chart::{HEADLINE, figures_id};
use crate::locale::Locale;
use crate::report::{
    Base, ChartKind, Column, Comparison, Figure, Location, RegionMap, Report, Row, Section, Table, TableKind, Value,
};

/// A part of a report that has figures, as a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block<'r> {
    /// Part of the report that it is.
    pub kind: BlockKind,
    /// The table; that of figures or of a map is made for the purpose.
    pub table: Cow<'r, Table>,
}

/// Part of its report that a [`Block`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// Figures by themselves: the headline, or those of a section.
    Figures,
    /// A map; the ids of its rows are the codes of the places.
    Map,
    /// A table.
    Table,
}

/// All that has figures, in reading order.
pub fn blocks(report: &Report) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    if !report.headline.is_empty() {
        blocks.push(of_figures(HEADLINE.to_owned(), report.title.clone(), &report.headline));
    }
    for (index, section) in report.sections.iter().enumerate() {
        add(section, index, report, &mut blocks);
    }
    blocks
}

/// The block of that id: of a table or map; [`HEADLINE`], or `figures-2` for those of the second section.
pub fn block<'r>(report: &'r Report, id: &str) -> Option<Block<'r>> {
    blocks(report).into_iter().find(|block| block.table.id == id)
}

fn add<'r>(section: &'r Section, index: usize, report: &Report, blocks: &mut Vec<Block<'r>>) {
    if !section.figures.is_empty() {
        let title = section.heading.as_ref().unwrap_or(&report.title);
        blocks.push(of_figures(figures_id(index), title.clone(), &section.figures));
    }
    blocks.extend(section.map.as_ref().map(|map| of_map(report, map)));
    blocks.extend(section.tables.iter().map(|table| Block { kind: BlockKind::Table, table: Cow::Borrowed(table) }));
}

/// Figures overlap: nothing is said of their sum.
fn of_figures<'r>(id: String, title: String, figures: &[Figure]) -> Block<'r> {
    let row = |figure: &Figure| Row {
        id: Some(figure.id.clone()),
        unit: figure.unit.clone(),
        period: figure.period.clone(),
        accurate_as_of: figure.accurate_as_of,
        jurisdiction: figure.jurisdiction.clone(),
        rank: figure.rank.clone(),
        source: figure.source.clone(),
        restated: figure.restated.clone(),
        notes: figure.notes.clone(),
        ..plain(&figure.label, &figure.value)
    };
    made(BlockKind::Figures, id, title, figures.iter().map(row).collect())
}

fn of_map<'r>(report: &Report, map: &RegionMap) -> Block<'r> {
    let has_rates = map.rates().next().is_some();
    let row = |place: &Location| {
        let row = Row { id: Some(place.code().to_owned()), ..plain(&place.name, &place.value) };
        if !has_rates {
            return row;
        }
        let none = Value::NotCollected { not_collected: "–".to_owned(), notes: Vec::new() };
        let rate = place.rate.clone().unwrap_or(none);
        Row { values: row.value.into_iter().chain([rate]).collect(), value: None, ..row }
    };
    let mut block = made(BlockKind::Map, map.id.clone(), map.title.clone(), map.locations.iter().map(row).collect());
    let table = block.table.to_mut();
    if has_rates {
        let locale = Locale::for_language(&report.language);
        let heading = |heading: String| Column { heading, ..Column::default() };
        let unit = map.unit.clone().unwrap_or_else(|| locale.words().number.to_owned());
        table.columns = vec![heading(unit), heading(locale.rate_head(map))];
    }
    table.unit.clone_from(&map.unit);
    table.notes.clone_from(&map.notes);
    block
}

fn plain(label: &str, value: &Value) -> Row {
    Row { label: label.to_owned(), value: Some(value.clone()), ..Row::default() }
}

fn made<'r>(kind: BlockKind, id: String, title: String, rows: Vec<Row>) -> Block<'r> {
    let table = Table {
        id,
        title,
        kind: TableKind::NonCumulative,
        unit: None,
        stub: None,
        columns: Vec::new(),
        rows,
        total: None,
        base: Base::None,
        decimals: 0,
        partial: false,
        change: Comparison::None,
        chart: ChartKind::None,
        region: None,
        benchmark: None,
        jurisdiction: None,
        period: None,
        accurate_as_of: None,
        source: None,
        notes: Vec::new(),
    };
    Block { kind, table: Cow::Owned(table) }
}
