//! JSON-stat 2.0: a block is a cube of rows, columns where there are several, and measures.

use std::collections::BTreeSet;

use super::block::{Block, BlockKind};
use super::grid::Grid;
use super::json::{Json, list, object};
use super::notes::Notes;
use super::text::Around;
use crate::locale::capitalised;
use crate::report::{Cell, CellState, Change, Comparison, Decimal, Line, Report, TableKind, TableView, Value};

const VERSION: &str = "2.0";

/// All blocks that have figures, as a collection of datasets.
pub(super) fn collection(report: &Report, blocks: &[Block]) -> Json {
    let items = blocks.iter().filter_map(|block| entries(report, block)).map(object);
    object([
        ("version", Json::from(VERSION)),
        ("class", "collection".into()),
        ("label", (&report.title).into()),
        ("updated", updated(report)),
        ("source", (&report.publisher).into()),
        ("note", list(report.introduction.iter().chain(&report.caveat).map(crate::report::Paragraph::plain))),
        ("link", object([("item", Json::List(items.collect()))])),
        ("extension", extension(report, Vec::new())),
    ])
}

/// A block as a dataset; nothing where it has no figures.
pub(super) fn dataset(report: &Report, block: &Block) -> Option<Json> {
    let version = [("version", Json::from(VERSION))];
    entries(report, block).map(|entries| object(version.into_iter().chain(entries)))
}

/// What a dataset says, but for the version, which stands once in a file.
fn entries(report: &Report, block: &Block) -> Option<Vec<(&'static str, Json)>> {
    let cube = Cube::new(report, block);
    let measures = cube.measures();
    if cube.grid.view.lines.is_empty() || measures.is_empty() {
        return None;
    }
    let columns = cube.columns();
    let (mut ids, mut sizes) = (vec!["row"], vec![cube.grid.view.lines.len()]);
    let mut dimensions = vec![("row", cube.rows())];
    if let Some(columns) = &columns {
        ids.push("column");
        sizes.push(columns.len());
        dimensions.push(("column", cube.column_dimension(columns)));
    }
    ids.push("measure");
    sizes.push(measures.len());
    dimensions.push(("measure", cube.measure_dimension(&measures)));
    let (mut values, mut status, mut printed) = (Vec::new(), Vec::new(), Vec::new());
    for (index, line) in cube.grid.view.lines.iter().enumerate() {
        for column in columns.as_deref().unwrap_or(&[Place::Own(0)]) {
            for measure in &measures {
                let point = cube.point(index, line, *column, *measure);
                let place = values.len().to_string();
                printed.extend(point.words.map(|words| (place.clone(), Json::from(words))));
                status.extend(point.status.map(|code| (place, Json::from(code))));
                values.push(point.number.map_or(Json::Null, Json::from));
            }
        }
    }
    let around = Around::new(report, block);
    let table = &block.table;
    let source = table.source.as_ref().map(|source| format!("{source} ({})", report.publisher));
    let said = vec![
        ("measure", Json::from(around.measure)),
        ("id", (&table.id).into()),
        ("status", statuses()),
        ("printed", (!printed.is_empty()).then(|| object(printed)).into()),
    ];
    Some(vec![
        ("class", Json::from("dataset")),
        ("label", (&table.title).into()),
        ("source", source.unwrap_or_else(|| report.publisher.clone()).into()),
        ("updated", updated(report)),
        ("note", list([around.remarks, around.notes, around.origin].concat())),
        ("id", list(ids)),
        ("size", list(sizes)),
        ("role", cube.roles(columns.as_deref())),
        ("dimension", object(dimensions)),
        ("value", Json::List(values)),
        ("status", (!status.is_empty()).then(|| object(status)).into()),
        ("extension", extension(report, said)),
    ])
}

/// JSON-stat knows nothing less precise than days, which then stand in the extension alone. With a time, since its schema
/// takes a day for two things at once.
fn updated(report: &Report) -> Json {
    let day = report.accurate_as_of.filter(|date| date.day().is_some());
    day.map(|date| format!("{date}T00:00:00Z")).into()
}

fn extension(report: &Report, more: Vec<(&str, Json)>) -> Json {
    let period = object([
        ("start", Json::from(report.period.start.map(|date| date.to_string()))),
        ("end", report.period.end.map(|date| date.to_string()).into()),
        ("label", report.period.label.as_ref().into()),
    ]);
    let jurisdiction =
        object([("name", Json::from(&report.jurisdiction.name)), ("code", report.jurisdiction.code.as_ref().into())]);
    let own = [
        ("report", Json::from(&report.title)),
        ("language", (&report.language).into()),
        ("publisher", (&report.publisher).into()),
        ("jurisdiction", jurisdiction),
        ("period", period),
        ("accurateAsOf", report.accurate_as_of.map(|date| date.to_string()).into()),
        ("edition", report.edition.as_ref().into()),
        ("sourceOfReport", report.source.as_ref().into()),
        ("citation", report.citation.as_ref().into()),
    ];
    object(own.into_iter().chain(more))
}

/// What the codes in `status` mean. The first three are those of SDMX.
fn statuses() -> Json {
    let codes = [
        ("Q", "suppressed: the figure is withheld [c]", Some(("Q", "C"))),
        ("M", "not applicable: there can be no such figure [z]", Some(("M", "F"))),
        ("L", "not available: nobody counted or published it [x]", Some(("L", "F"))),
        ("low", "more than zero, but rounds to 0% [low]", None),
        ("pooled", "small categories merged", None),
    ];
    let labels = codes.map(|(code, label, _)| (code, Json::from(label)));
    let sdmx = codes.into_iter().filter_map(|(code, _, sdmx)| {
        let (observation, confidentiality) = sdmx?;
        Some((code, object([("OBS_STATUS", Json::from(observation)), ("CONF_STATUS", confidentiality.into())])))
    });
    object([("label", object(labels)), ("sdmx", object(sdmx))])
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Measure {
    Value,
    Percent,
    Rank,
}

/// A column of the table, or the change that it works out beside them.
#[derive(Clone, Copy)]
enum Place {
    Own(usize),
    Change,
}

/// What stands at one place of the cube.
#[derive(Default)]
struct Point {
    number: Option<Decimal>,
    status: Option<&'static str>,
    /// What is printed in place of a number.
    words: Option<String>,
}

struct Cube<'r> {
    report: &'r Report,
    grid: Grid<'r>,
    map: bool,
    /// The ids of the rows, each once.
    ids: Vec<String>,
}

impl<'r> Cube<'r> {
    fn new(report: &'r Report, block: &'r Block) -> Self {
        let grid = Grid::new(report, &block.table);
        let ids = ids(&grid.view);
        Self { report, grid, map: block.kind == BlockKind::Map, ids }
    }

    fn has_changes(&self) -> bool {
        self.grid.view.table.change != Comparison::None
    }

    /// The columns, where there is more than one.
    fn columns(&self) -> Option<Vec<Place>> {
        let table = self.grid.view.table;
        let several = !table.columns.is_empty() || self.has_changes();
        let own = (0..table.width()).map(Place::Own);
        several.then(|| own.chain(self.has_changes().then_some(Place::Change)).collect())
    }

    fn measures(&self) -> Vec<Measure> {
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

    fn point(&self, index: usize, line: &Line, place: Place, measure: Measure) -> Point {
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

    fn rows(&self) -> Json {
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
            (id, list([self.grid.locale.row_details(line.row), notes].concat()))
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

    fn column_dimension(&self, columns: &[Place]) -> Json {
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

    fn measure_dimension(&self, measures: &[Measure]) -> Json {
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

    fn roles(&self, columns: Option<&[Place]>) -> Json {
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
        (CellState::Pooled, _) => Some("pooled"),
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
