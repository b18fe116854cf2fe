//! A block as a cube: rows, columns where there are several, and measures.

use std::collections::BTreeSet;

use crate::export::exportable::{Block, BlockKind};
use crate::export::grid::Grid;
use crate::export::json::{Json, list, object};
use crate::export::notes::Notes;
use crate::locale::capitalised;
use crate::report::{Cell, CellState, Change, Comparison, Decimal, Line, Report, TableKind, TableView, Value};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    Value,
    Percent,
    Rank,
}

/// A column of the table, or the change that it works out beside them.
#[derive(Clone, Copy)]
pub(super) enum Place {
    Own(usize),
    Change,
}

/// Value at one place of the cube.
#[derive(Default)]
pub(super) struct Point {
    pub(super) number: Option<Decimal>,
    pub(super) status: Option<&'static str>,
    /// Words printed in place of a number.
    pub(super) words: Option<String>,
}

pub(super) struct Cube<'r> {
    report: &'r Report,
    pub(super) grid: Grid<'r>,
    map: bool,
    /// The ids of the rows, each once.
    ids: Vec<String>,
}

impl<'r> Cube<'r> {
    pub(super) fn new(report: &'r Report, block: &'r Block) -> Self {
        let grid = Grid::new(report, &block.table);
        let ids = ids(&grid.view);
        Self { report, grid, map: block.kind == BlockKind::Map, ids }
    }

    fn has_changes(&self) -> bool {
        self.grid.view.table.change != Comparison::None
    }

    /// The columns, where there is more than one.
    pub(super) fn columns(&self) -> Option<Vec<Place>> {
        let table = self.grid.view.table;
        let several = !table.columns.is_empty() || self.has_changes();
        let own = (0..table.width()).map(Place::Own);
        several.then(|| own.chain(self.has_changes().then_some(Place::Change)).collect())
    }

    pub(super) fn measures(&self) -> Vec<Measure> {
        let view = &self.grid.view;
        let columns = 0..view.table.width();
        let changes =
            view.lines.iter().flat_map(|line| &line.cells).any(|cell| matches!(cell.value, Value::Change { .. }));
        let values = columns.clone().any(|column| view.has_values(column));
        let percents = columns.clone().any(|column| view.has_percent(column)) || self.has_changes() || changes;
        let ranked = view.table.kind == TableKind::Ranking;
        let all = [(values, Measure::Value), (percents, Measure::Percent), (ranked, Measure::Rank)];
        all.into_iter().filter_map(|(there, measure)| there.then_some(measure)).collect()
    }

    pub(super) fn point(&self, index: usize, line: &Line, place: Place, measure: Measure) -> Point {
        let own = if let Place::Own(column) = place { line.cells.get(column) } else { None };
        let change = match (place, own.map(|cell| cell.value)) {
            (Place::Change, _) => line.change.as_ref(),
            (_, Some(Value::Change { change, .. })) => Some(change),
            _ => None,
        };
        let number = match measure {
            Measure::Rank => line
                .row
                .rank
                .as_ref()
                .map(|rank| rank.place)
                .or_else(|| self.place(index, line))
                .map(|place| Decimal::new(i64::from(place), 0)),
            Measure::Value if change.is_some() => {
                change.and_then(Change::absolute).map(|change| Decimal::new(change, 0))
            }
            Measure::Percent if change.is_some() => change.and_then(Change::shown),
            Measure::Value => own.and_then(|cell| cell.value.number()),
            Measure::Percent => own.and_then(|cell| cell.percent),
        };
        let status = own.and_then(|cell| code(cell, measure));
        let words =
            own.filter(|_| matches!(status, Some("Q" | "M" | "L"))).map(|cell| self.grid.locale.value(cell.value));
        Point { number, status, words }
    }

    fn place(&self, index: usize, line: &Line) -> Option<u32> {
        self.grid.view.place(index).filter(|_| !line.is_total)
    }

    pub(super) fn rows(&self) -> Json {
        let (table, lines) = (self.grid.view.table, &self.grid.view.lines);
        let labels = lines.iter().zip(&self.ids).map(|(line, id)| (id, Json::from(&line.row.label)));
        let children = |index: usize| {
            let own = lines.iter().zip(&self.ids).filter(move |(line, _)| line.parent == Some(index));
            list(own.map(|(_, id)| id))
        };
        let nested = self.ids.iter().enumerate().map(|(index, id)| (id, children(index)));
        let details = lines.iter().zip(&self.ids).map(|(line, id)| {
            let mut notes = Notes::new(self.report);
            notes.of_line("", line);
            let notes = notes.list().map(|(_, text)| text.to_owned()).collect();
            (id, super::notes([self.grid.locale.row_details(line.row), notes].concat()))
        });
        let stub = table.stub.as_ref().unwrap_or(&table.title);
        let said = |entries: Json| if entries == Json::Object(Vec::new()) { Json::Null } else { entries };
        let category = [
            ("index", list(self.ids.iter())),
            ("label", object(labels)),
            ("child", said(object(nested))),
            ("note", said(object(details))),
        ];
        object([("label", Json::from(stub)), ("category", object(category))])
    }

    pub(super) fn column_dimension(&self, columns: &[Place]) -> Json {
        let (table, words) = (self.grid.view.table, self.grid.locale.words());
        let said = columns.iter().map(|place| match place {
            Place::Own(column) => (format!("c{}", column + 1), self.grid.locale.column_head(table, *column)),
            Place::Change => ("change".to_owned(), words.change.to_owned()),
        });
        let said: Vec<(String, String)> = said.collect();
        let index = list(said.iter().map(|(id, _)| id));
        let details = columns.iter().zip(&said).filter_map(|(place, (id, _))| {
            let Place::Own(column) = place else { return None };
            Some((id, list(self.grid.locale.column_details(table.columns.get(*column)?))))
        });
        let notes = object(details);
        let category = [
            ("index", index),
            ("label", object(said.iter().map(|(id, label)| (id, Json::from(label))))),
            ("note", if notes == Json::Object(Vec::new()) { Json::Null } else { notes }),
        ];
        object([("label", Json::from(&table.title)), ("category", object(category))])
    }

    pub(super) fn measure_dimension(&self, measures: &[Measure]) -> Json {
        let (table, locale) = (self.grid.view.table, self.grid.locale);
        let cells = || self.grid.view.lines.iter().flat_map(|line| &line.cells);
        let most = |numbers: &mut dyn Iterator<Item = Decimal>| numbers.map(Decimal::decimals).max().unwrap_or(0);
        let said = measures.iter().map(|measure| match measure {
            Measure::Value => {
                let unit = table.unit.as_deref().map(capitalised);
                let decimals = most(&mut cells().filter_map(|cell| cell.value.number()));
                let label = unit.clone().unwrap_or_else(|| locale.words().number.to_owned());
                ("value", label, unit, decimals)
            }
            Measure::Percent => {
                let decimals = most(&mut cells().filter_map(|cell| cell.percent));
                ("percent", self.grid.percent_head(), Some("%".to_owned()), decimals)
            }
            Measure::Rank => ("rank", locale.words().rank.to_owned(), None, 0),
        });
        let said: Vec<_> = said.collect();
        let unit = said.iter().map(|(id, _, unit, decimals)| {
            let decimals = ("decimals", Json::from(usize::from(*decimals)));
            (*id, object([decimals, ("label", unit.as_ref().into())]))
        });
        let category = [
            ("index", list(said.iter().map(|(id, ..)| *id))),
            ("label", object(said.iter().map(|(id, label, ..)| (*id, Json::from(label))))),
            ("unit", object(unit)),
        ];
        object([("label", Json::from(locale.words().number)), ("category", object(category))])
    }

    pub(super) fn roles(&self, columns: Option<&[Place]>) -> Json {
        let table = self.grid.view.table;
        let dated = !table.columns.is_empty() && table.columns.iter().all(|column| column.period.is_some());
        let time = match (table.kind, columns) {
            (TableKind::Trend, _) => Some("row"),
            (_, Some(_)) if dated && !self.has_changes() => Some("column"),
            _ => None,
        };
        object([("time", list(time)), ("geo", list(self.map.then_some("row"))), ("metric", list(["measure"]))])
    }
}

/// The status of one number of a cell; a normal value has none.
fn code(cell: &Cell, measure: Measure) -> Option<&'static str> {
    match (cell.state, measure) {
        (_, Measure::Rank) => None,
        (CellState::Masked, _) => Some("Q"),
        (CellState::NotApplicable, _) => Some("M"),
        (CellState::NotCollected, _) => Some("L"),
        (_, Measure::Percent) if cell.percent_is_low() => Some("low"),
        (_, Measure::Percent) if cell.percent_is_high() => Some("high"),
        (_, Measure::Percent) if cell.value.percent_qualifier().is_some() => Some("approximate"),
        (CellState::Pooled, _) => Some("pooled"),
        (_, Measure::Value) if matches!(cell.value, Value::Duration { .. }) => Some("seconds"),
        _ => None,
    }
}

/// Ids of rows: the document's own where it gives them once, else their place.
fn ids(view: &TableView) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut ids = Vec::new();
    for (index, line) in view.lines.iter().enumerate() {
        let place = format!("r{}", index + 1);
        // What looks like a place might be that of a later row.
        let like_a_place = |id: &&String| id.strip_prefix('r').is_some_and(|rest| rest.parse::<usize>().is_ok());
        let own = line.row.id.as_ref().filter(|id| !like_a_place(id) && !taken.contains(*id)).cloned();
        let id = own.unwrap_or(place);
        taken.insert(id.clone());
        ids.push(id);
    }
    ids
}
