//! Published documents as readers know them: their counts, the sums that hold between these, and what they hide.

use std::collections::BTreeMap;

use super::links::Links;
use super::statement::Printing;
use super::wording::Wording;
use crate::disclosure::attacker::knowledge::{Knowledge, Meaning, Source};
use crate::disclosure::attacker::{Limits, Solved, solved};
use crate::disclosure::cells::registry::{Address, CellId, CellRegistry, Name, Relation};
use crate::disclosure::decision::{Position, PrintedValue, Represents};
use crate::plan::fold;
use crate::report::{Base, Period, Report, Role, Row, Table, TableKind, Value, percent_sides};

/// A published document, entered in a world.
pub(in crate::disclosure) struct Document<'r> {
    pub(in crate::disclosure) report: &'r Report,
    printed_values: Vec<PrintedValue>,
    /// Meaning of its words in place of counts.
    pub(in crate::disclosure) wording: Wording,
    /// Its counts, by where they are.
    pub(in crate::disclosure) cells: BTreeMap<Address, CellId>,
    /// Its merged rows, by where they would be: the table and the path of the rows above.
    pub(in crate::disclosure) pools: BTreeMap<Address, MergedRow>,
    percents: Vec<Percent>,
    /// Pairs of which the first is at least as large as the second, because the rows are sorted by it.
    orders: Vec<(CellId, CellId)>,
}

/// A merged row of a document.
pub(in crate::disclosure) struct MergedRow {
    pub(in crate::disclosure) cell: CellId,
    /// Limit of each member, by its name.
    pub(in crate::disclosure) most: Option<u64>,
}

/// A percentage that tells of a count that is not printed beside it.
struct Percent {
    part: CellId,
    base: CellId,
    units: i64,
    decimals: u8,
    /// Between which half units of the last digit it lies.
    sides: [Option<i64>; 2],
}

/// Returns the name of an edition; `place` is the document's among several.
pub(in crate::disclosure) fn edition(report: &Report, place: usize) -> String {
    let date = report.accurate_as_of.map(|date| date.to_string());
    report.edition.clone().or(date).unwrap_or_else(|| format!("document {}", place + 1))
}

/// Returns the names of documents: their titles, and where several have the same, the jurisdiction and the period, too.
pub(in crate::disclosure) fn names(reports: &[Report]) -> Vec<String> {
    let time = |report: &Report| {
        let Period { start, end, label } = &report.period;
        let days = start.iter().chain(end).map(ToString::to_string).collect::<Vec<_>>();
        label.clone().or_else(|| (!days.is_empty()).then(|| days.join(" to ")))
    };
    let name = |report: &Report| {
        let is_shared = reports.iter().filter(|other| other.title == report.title).count() > 1;
        let more = [Some(report.jurisdiction.name.clone()), time(report)].into_iter().flatten().filter(|_| is_shared);
        std::iter::once(report.title.clone()).chain(more).collect::<Vec<_>>().join(", ")
    };
    reports.iter().map(name).collect()
}

/// Enters a document in a world. `prefix` is before what its counts are called; `said` is the meaning of its words.
pub(in crate::disclosure) fn enter<'r>(
    registry: &mut CellRegistry,
    report: &'r Report,
    prefix: &str,
    wording: Wording,
) -> Document<'r> {
    let printing = Printing::of(report);
    let document = Document {
        report,
        printed_values: Vec::new(),
        wording,
        cells: BTreeMap::new(),
        pools: BTreeMap::new(),
        percents: Vec::new(),
        orders: Vec::new(),
    };
    let mut entry = Entry { registry, document, prefix, printing };
    entry.figures();
    for (section, of) in report.sections.iter().enumerate() {
        if let Some(map) = &of.map {
            for (place, location) in map.locations.iter().enumerate() {
                let name = (map.title.as_str(), location.name.clone());
                let address = Address::new(&map.id, &[location.code()], None);
                entry.cell(&location.value, name, address, Position::Location { section, place });
            }
        }
        for (place, table) in of.tables.iter().enumerate() {
            entry.table((section, place), table);
        }
    }
    entry.document
}

impl Document<'_> {
    /// Learns what the document prints.
    fn tell(&self, knowledge: &mut Knowledge) {
        knowledge.read(self.report, &self.printed_values, &self.wording);
        for Percent { part, base, units, decimals, sides: [below, above] } in &self.percents {
            // Rounded half up or half down, nobody knows: 200 × scale × part lies within one base of 2 × units × base. A
            // word before the percentage leaves one side, or none.
            let scale = 10_i64.pow(u32::from(*decimals));
            let source = || Source::Percent { part: *part, base: *base, printed: wording(*units, *decimals) };
            if let Some(below) = below {
                knowledge.fact(&[(*part, 200 * scale), (*base, -below - 2 * units)], (Some(0), None), source());
            }
            if let Some(above) = above {
                knowledge.fact(&[(*part, 200 * scale), (*base, -above - 2 * units)], (None, Some(0)), source());
            }
        }
    }

    /// Learns from the order of rows that seem to be sorted by count, hidden ones among them.
    fn tell_orders(&self, knowledge: &mut Knowledge) {
        for (first, second) in &self.orders {
            let source = Source::Order { first: *first, second: *second };
            knowledge.fact(&[(*first, 1), (*second, -1)], (Some(0), None), source);
        }
    }

    /// Returns whether anything of it is known from another one.
    pub(in crate::disclosure) fn is_linked(&self, links: &Links) -> bool {
        self.cells.values().any(|cell| links.linked.contains(cell))
    }

    /// The count that a document prints or hides at an address.
    pub(in crate::disclosure) fn find(&self, address: &Address) -> Option<CellId> {
        self.cells.get(address).copied()
    }
}

/// Learns what documents print; from the order of their rows, too, unless the counts contradict that: rows may be sorted
/// otherwise.
pub(in crate::disclosure) fn tell_all(registry: &CellRegistry, documents: &[Document], knowledge: &mut Knowledge) {
    for document in documents {
        document.tell(knowledge);
    }
    for document in documents.iter().filter(|document| !document.orders.is_empty()) {
        let mut alone = Knowledge::new(registry);
        document.tell(&mut alone);
        document.tell_orders(&mut alone);
        if solved(&alone.system, &Limits::default()) != Solved::Contradiction {
            document.tell_orders(knowledge);
        }
    }
}

fn wording(units: i64, decimals: u8) -> String {
    format!("{}%", crate::report::Decimal::new(units, decimals))
}

struct Entry<'w, 'r> {
    registry: &'w mut CellRegistry,
    document: Document<'r>,
    prefix: &'w str,
    printing: Printing,
}

impl<'r> Entry<'_, 'r> {
    fn cell(
        &mut self,
        value: &Value,
        (place, label): (&str, String),
        address: Address,
        position: Position,
    ) -> Option<CellId> {
        let is_count = matches!(
            value,
            Value::Count { .. }
                | Value::Pooled { .. }
                | Value::Masked { .. }
                | Value::Rate { .. }
                | Value::Share { .. }
        );
        if !is_count {
            return None;
        }
        let slack = match &position {
            Position::Figure(_) | Position::Before(_) | Position::Location { .. } => self.printing.rounded,
            _ => self.printing.rounded_tables.get(&address.id).copied(),
        };
        let truth = value.published_count().filter(|_| value.qualifier().is_none() && slack.is_none());
        let name = Name { place: format!("{}{place}", self.prefix), label: label.clone() };
        let cell = self.registry.add(truth, name);
        let is_silent = || {
            let merged = self.printing.merged.get(&address.id);
            merged.is_some_and(|merged| address.path.last().is_some_and(|label| merged.contains(label)))
        };
        if matches!(value, Value::Pooled { .. }) || (matches!(value, Value::Masked { .. }) && is_silent()) {
            let (_, most) = self.document.wording.of_member(&label, true);
            self.document.pools.insert(address.above(), MergedRow { cell, most });
        } else {
            self.document.cells.insert(address, cell);
        }
        let represents = slack.map_or(Represents::Cell(cell), |slack| Represents::About { cell, slack });
        self.document.printed_values.push(PrintedValue { position, represents });
        Some(cell)
    }

    fn figures(&mut self) {
        let report = self.document.report;
        let mut cells = Vec::new();
        for (place, figure) in report.figures().enumerate() {
            let address = Address::new(&figure.id, &[], None);
            let name = (figure.label.as_str(), String::new());
            cells.push((figure, self.cell(&figure.value, name, address, Position::Figure(place))));
        }
        for (figure, cell) in &cells {
            let whole = cells.iter().find(|(whole, _)| figure.part_of.as_ref() == Some(&whole.id));
            if let (Some(cell), Some((_, Some(whole)))) = (cell, whole) {
                self.part_of(*whole, *cell);
            }
        }
    }

    /// A count is a part of another one; nothing is known of the rest.
    fn part_of(&mut self, total: CellId, part: CellId) {
        let name = Name {
            label: format!("not {}", self.registry.cells[part].name.label),
            ..self.registry.cells[part].name.clone()
        };
        let rest = self.registry.add(None, name);
        self.registry.relations.push(Relation { total, parts: vec![part, rest] });
    }

    fn table(&mut self, (section, place): (usize, usize), table: &'r Table) {
        let above = Above { table, section, place, title: table.title.clone(), path: Vec::new(), labels: Vec::new() };
        let rows = self.rows(&above, &table.rows);
        for column in 0..table.width() {
            let whole = self.whole(table, (section, place), column);
            let cells: Vec<CellId> = rows.iter().filter_map(|row| *row.get(column)?).collect();
            // What rounds to nothing has no row.
            let is_rounded = self.printing.rounded_tables.contains_key(&table.id);
            let complete = cells.len() == rows.len() && !table.partial && !is_rounded;
            match (table.kind, whole) {
                (TableKind::Exclusive | TableKind::Nested, Some(whole)) if complete => {
                    self.registry.relations.push(Relation { total: whole, parts: cells });
                }
                (TableKind::Ranking | TableKind::Trend, _) | (_, None) => {}
                (_, Some(whole)) => {
                    for cell in cells {
                        self.part_of(whole, cell);
                    }
                }
            }
            if let Some(whole) = whole.filter(|_| !is_rounded) {
                self.percents(table, &table.rows, &rows, whole, column);
            }
        }
    }

    /// Returns the whole of which the rows of a column are parts: the total, or the base of its percentages.
    fn whole(&mut self, table: &Table, (section, place): (usize, usize), column: usize) -> Option<CellId> {
        let total = table.total.as_ref().and_then(|total| Some((total, total.figures().get(column)?)));
        if let Some((total, value)) = total {
            let address = Address::new(&table.id, &[&total.label], heading(table, column));
            let position = Position::Total { section, table: place, column };
            return self.cell(value, (&table.title, total.label.clone()), address, position);
        }
        match &table.base {
            Base::Figure(id) if column == 0 => self.document.find(&Address::new(id, &[], None)),
            Base::Count { count, label } if column == 0 => {
                let address = Address::new(&table.id, &[label], None);
                let position = Position::Base { section, table: place };
                self.cell(&Value::count(*count), (&table.title, label.clone()), address, position)
            }
            _ => None,
        }
    }

    /// The counts of rows, one a column; `None` for what is no count.
    fn rows(&mut self, above: &Above, rows: &'r [Row]) -> Vec<Vec<Option<CellId>>> {
        let cells: Vec<Vec<Option<CellId>>> =
            rows.iter().enumerate().map(|(place, row)| self.row(above, place, row)).collect();
        if is_sorted_by_count(rows) {
            let first = |place: usize| cells.get(place)?.first().copied().flatten();
            let pairs = (1..rows.len()).filter(|place| !is_apart(&rows[*place]) && !is_apart(&rows[place - 1]));
            self.document.orders.extend(pairs.filter_map(|place| first(place - 1).zip(first(place))));
        }
        cells
    }

    fn row(&mut self, above: &Above, place: usize, row: &'r Row) -> Vec<Option<CellId>> {
        let path = [above.path.as_slice(), &[place]].concat();
        let labels: Vec<String> = above.labels.iter().chain([&row.label]).cloned().collect();
        let cell = |(column, value): (usize, &Value)| {
            let texts: Vec<&str> = labels.iter().map(String::as_str).collect();
            let address = Address::new(&above.table.id, &texts, heading(above.table, column));
            let position = Position::Row { section: above.section, table: above.place, path: path.clone(), column };
            let label =
                heading(above.table, column).map_or_else(|| row.label.clone(), |head| format!("{}, {head}", row.label));
            self.cell(value, (&above.title, label), address, position)
        };
        let cells: Vec<Option<CellId>> = row.figures().iter().enumerate().map(cell).collect();
        let inner = Above { path, title: format!("{} › {}", above.title, row.label), labels, ..above.clone() };
        let children = self.rows(&inner, &row.children);
        for (column, whole) in cells.iter().enumerate() {
            let parts: Vec<CellId> = children.iter().filter_map(|child| *child.get(column)?).collect();
            if let Some(whole) = whole.filter(|_| !parts.is_empty()) {
                let is_whole = parts.len() == children.len()
                    && !row.partial
                    && !self.printing.rounded_tables.contains_key(&above.table.id);
                if is_whole && above.table.kind != TableKind::NonCumulative {
                    self.registry.relations.push(Relation { total: whole, parts });
                } else {
                    for part in parts {
                        self.part_of(whole, part);
                    }
                }
            }
        }
        cells
    }

    /// Percentages that are alone, or whose base is not printed.
    fn percents(&mut self, table: &Table, rows: &[Row], cells: &[Vec<Option<CellId>>], base: CellId, column: usize) {
        if table.base == Base::Parent {
            return;
        }
        for (row, cells) in rows.iter().zip(cells) {
            let value = row.figures().get(column);
            let percent = value.and_then(|value| Some((value.printed_percent()?, value.percent_qualifier())));
            if let (Some((percent, word)), Some(Some(part))) = (percent, cells.get(column)) {
                let (units, decimals) = (percent.units(), percent.decimals());
                let sides = percent_sides(word);
                self.document.percents.push(Percent { part: *part, base, units, decimals, sides });
            }
        }
    }
}

/// Returns whether rows are in the order of their counts, the masked ones among them: these would otherwise be by
/// the alphabet, or all together at the end.
fn is_sorted_by_count(rows: &[Row]) -> bool {
    let own: Vec<&Row> = rows.iter().filter(|row| !is_apart(row)).collect();
    let count = |row: &&Row| row.figures().first().and_then(Value::published_count);
    let counts: Vec<u64> = own.iter().filter_map(count).collect();
    let masked: Vec<String> = own.iter().filter(|row| count(row).is_none()).map(|row| fold(&row.label)).collect();
    let descends = counts.len() > 1 && counts.first() > counts.last() && counts.is_sorted_by(|one, next| one >= next);
    // All at the end they say nothing: that is where rows without a printed count are put.
    let first = own.iter().position(|row| count(row).is_none());
    let is_among = first.is_some_and(|first| own[first..].iter().any(|row| count(row).is_some()));
    descends && is_among && masked.len() > 1 && !masked.is_sorted()
}

/// Rows that are last whatever they count.
fn is_apart(row: &Row) -> bool {
    row.role != Role::Category || matches!(row.figures().first(), Some(Value::Pooled { .. }))
}

#[derive(Clone)]
struct Above<'r> {
    table: &'r Table,
    section: usize,
    place: usize,
    title: String,
    path: Vec<usize>,
    labels: Vec<String>,
}

fn heading(table: &Table, column: usize) -> Option<&str> {
    table.columns.get(column).map(|column| column.heading.as_str())
}
