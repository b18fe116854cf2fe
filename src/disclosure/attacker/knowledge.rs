//! Knowledge of readers: everything that a report prints, and every sum that holds between its counts.

use std::collections::{BTreeMap, BTreeSet};

use super::{System, Var, narrowed};
use crate::disclosure::cells::registry::{AtMost, CellId, CellRegistry};
use crate::disclosure::decision::{Position, PrintedValue, Represents};
use crate::report::{Report, Row, Value};

/// Range of a masked or merged count, by its words or the rules of protection.
pub(in crate::disclosure) trait Meaning {
    /// The smallest and the largest count that these words can stand for.
    fn of_mask(&self, words: &str) -> (u64, Option<u64>);
    /// The same of each member of a merged row; `small` if the row says that all are small.
    fn of_member(&self, label: &str, small: bool) -> (u64, Option<u64>);
}

/// Knowledge of readers about the counts of a world.
pub(in crate::disclosure) struct Knowledge {
    pub(in crate::disclosure) system: System,
    /// The unknown of each count.
    pub(in crate::disclosure) vars: Vec<Var>,
    /// Source of each fact of the system.
    pub(in crate::disclosure) sources: Vec<Source>,
    /// The counts that are printed as they are.
    pub(in crate::disclosure) printed: BTreeMap<CellId, u64>,
    /// The counts that the report hides.
    pub(in crate::disclosure) hidden: BTreeSet<CellId>,
    /// Pairs of counts of which the second is not zero if the first is not.
    implied: Vec<(CellId, CellId)>,
}

/// Why a fact holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::disclosure) enum Source {
    /// A sum between counts, by its place in the world.
    Sum(usize),
    /// A row is there, so something was counted of it.
    Row,
    /// A count is at most the sum of others, by its place in the world.
    AtMost(usize),
    /// A merged row prints what its members are together.
    Pool { position: Position, members: Vec<CellId>, total: u64 },
    /// A percentage of a count, of another.
    Percent { part: CellId, base: CellId, printed: String },
    /// A row is before another one in a list sorted by counts.
    Order { first: CellId, second: CellId },
    /// A change of a count since an earlier edition.
    Edition { earlier: CellId, now: CellId },
    /// The second count is not zero where the first is not.
    Implied { first: CellId, second: CellId },
}

impl Knowledge {
    /// Returns the knowledge that follows from the sums alone.
    pub(in crate::disclosure) fn new(registry: &CellRegistry) -> Self {
        let mut system = System::default();
        let vars: Vec<Var> = registry.cells.iter().map(|_| system.unknown(0, Some(System::ENDLESS))).collect();
        let mut knowledge = Self {
            system,
            vars,
            sources: Vec::new(),
            printed: BTreeMap::new(),
            hidden: BTreeSet::new(),
            implied: registry.implied.clone(),
        };
        for (place, relation) in registry.relations.iter().enumerate() {
            let parts: Vec<(CellId, i64)> = relation.parts.iter().map(|part| (*part, -1)).collect();
            knowledge.fact(
                &[&[(relation.total, 1)], parts.as_slice()].concat(),
                (Some(0), Some(0)),
                Source::Sum(place),
            );
        }
        for (place, AtMost { part, wholes }) in registry.at_most.iter().enumerate() {
            let wholes = wholes.iter().map(|whole| (*whole, 1));
            let terms: Vec<(CellId, i64)> = wholes.chain([(*part, -1)]).collect();
            knowledge.fact(&terms, (Some(0), None), Source::AtMost(place));
        }
        for cells in &registry.at_least_one {
            let terms: Vec<(CellId, i64)> = cells.iter().map(|cell| (*cell, 1)).collect();
            knowledge.fact(&terms, (Some(1), None), Source::Row);
        }
        knowledge
    }

    /// Learns what a report prints.
    pub(in crate::disclosure) fn read(
        &mut self,
        report: &Report,
        printed_values: &[PrintedValue],
        meaning: &dyn Meaning,
    ) {
        for PrintedValue { position, represents } in printed_values {
            match (represents, printed(report, position)) {
                (_, None) | (Represents::Nothing, _) => {}
                (Represents::Cell(cell), Some(Printed::Count(count))) => self.prints(*cell, count),
                (Represents::Cell(cell), Some(Printed::Value(value))) => self.value(*cell, value, meaning),
                (Represents::Pool { members, .. }, Some(Printed::Count(last))) => {
                    // No row of a sorted list is larger than the last one that is printed.
                    for member in members {
                        self.bound(*member, (0, Some(last)));
                    }
                }
                (Represents::Pool { members, small }, Some(Printed::Value(value))) => {
                    let label = row(report, position).map(|row| row.label.as_str()).unwrap_or_default();
                    let bounds = meaning.of_member(label, *small);
                    for member in members {
                        self.bound(*member, bounds);
                        self.hidden.insert(*member);
                    }
                    if let Some(total) = value.published_count() {
                        let terms: Vec<(CellId, i64)> = members.iter().map(|member| (*member, 1)).collect();
                        let source = Source::Pool { position: position.clone(), members: members.clone(), total };
                        self.fact(&terms, (Some(signed(total)), Some(signed(total))), source);
                    }
                }
                (Represents::About { cell, slack }, Some(Printed::Value(value))) => {
                    if let Some(count) = value.published_count() {
                        self.bound(*cell, (count.saturating_sub(*slack), Some(count + slack)));
                    }
                }
                (Represents::About { cell, slack }, Some(Printed::Count(count))) => {
                    self.bound(*cell, (count.saturating_sub(*slack), Some(count + slack)));
                }
            }
        }
        self.imply();
    }

    /// Learns that what is counted has records, and that where there are no records nothing is counted; from what is known of
    /// either, until nothing more follows.
    fn imply(&mut self) {
        let mut open = self.implied.clone();
        while !open.is_empty() {
            let Some(bounds) = narrowed(&self.system) else { return };
            let before = open.len();
            open.retain(|(first, second)| {
                let (first, second) = (self.vars[*first], self.vars[*second]);
                if bounds[first.index()].0 > 0 {
                    self.system.tighten(second, 1, None);
                } else if bounds[second.index()].1 == 0 {
                    self.system.tighten(first, 0, Some(0));
                } else {
                    return true;
                }
                false
            });
            if open.len() == before {
                return;
            }
        }
    }

    /// Ends what is learnt: of counts of which it is not known whether they are zero, that one is if another is.
    pub(in crate::disclosure) fn close(&mut self) {
        self.imply();
        for (first, second, most) in self.implications(&self.system) {
            self.system.implies(self.vars[first], self.vars[second], most, self.sources.len());
            self.sources.push(Source::Implied { first, second });
        }
    }

    /// Pairs of counts of which the second is not zero if the first is not, where a system of the same numbers leaves either
    /// open; with the most that the first can be.
    pub(in crate::disclosure) fn implications(&self, system: &System) -> Vec<(CellId, CellId, i64)> {
        let Some(bounds) = narrowed(system) else { return Vec::new() };
        let open = self.implied.iter().filter_map(|(first, second)| {
            let [one, other] = [first, second].map(|cell| bounds[self.vars[*cell].index()]);
            let is_open = one.1 > 0 && other.0 == 0 && !self.is_endless(one.1);
            is_open.then_some((*first, *second, one.1))
        });
        open.collect()
    }

    fn value(&mut self, cell: CellId, value: &Value, meaning: &dyn Meaning) {
        match value {
            Value::Masked { masked, .. } => {
                self.bound(cell, meaning.of_mask(masked));
                self.hidden.insert(cell);
            }
            Value::Count { qualifier: Some(_), .. } => {}
            Value::Rate { rate, .. } => rate.numerator.into_iter().for_each(|count| self.prints(cell, count)),
            value => {
                if let Some(count) = value.published_count() {
                    self.prints(cell, count);
                }
            }
        }
    }

    fn prints(&mut self, cell: CellId, count: u64) {
        self.bound(cell, (count, Some(count)));
        self.printed.insert(cell, count);
    }

    pub(in crate::disclosure) fn bound(&mut self, cell: CellId, (low, high): (u64, Option<u64>)) {
        self.system.tighten(self.vars[cell], signed(low), high.map(signed));
    }

    /// Returns whether readers only know of a count that it is no larger than anything that is counted.
    pub(in crate::disclosure) fn is_endless(&self, high: i64) -> bool {
        // Half of it is what sums and differences of such ends leave.
        high >= self.system.ceiling() / 2
    }

    /// Adds the fact that a weighted sum of counts is in a range.
    pub(in crate::disclosure) fn fact(
        &mut self,
        terms: &[(CellId, i64)],
        (low, high): (Option<i64>, Option<i64>),
        source: Source,
    ) {
        let terms: Vec<(Var, i64)> = terms.iter().map(|(cell, factor)| (self.vars[*cell], *factor)).collect();
        self.system.fact(&terms, low, high, self.sources.len());
        self.sources.push(source);
    }
}

/// Value printed in a spot.
enum Printed<'r> {
    Value(&'r Value),
    Count(u64),
}

fn printed<'r>(report: &'r Report, position: &Position) -> Option<Printed<'r>> {
    let table = |section: &usize, table: &usize| report.sections.get(*section)?.tables.get(*table);
    match position {
        Position::Figure(place) => report.figures().nth(*place).map(|figure| Printed::Value(&figure.value)),
        Position::Before(place) => match &report.figures().nth(*place)?.value {
            Value::Change { change, .. } => change.from.map(Printed::Count),
            _ => None,
        },
        Position::Location { section, place } => {
            let map = report.sections.get(*section)?.map.as_ref()?;
            map.locations.get(*place).map(|location| Printed::Value(&location.value))
        }
        Position::Row { column, .. } => row(report, position)?.figures().get(*column).map(Printed::Value),
        Position::Total { section, table: place, column } => {
            table(section, place)?.total.as_ref()?.figures().get(*column).map(Printed::Value)
        }
        Position::Base { section, table: place } => match table(section, place)?.base {
            crate::report::Base::Count { count, .. } => Some(Printed::Count(count)),
            _ => None,
        },
        Position::Beyond { section, table: place } => {
            let rows = &table(section, place)?.rows;
            let counts: Vec<u64> = rows.iter().filter_map(|row| row.figures().first()?.published_count()).collect();
            let sorted = counts.windows(2).all(|pair| pair[0] >= pair[1]) && counts.len() == rows.len();
            counts.last().copied().filter(|_| sorted).map(Printed::Count)
        }
    }
}

/// The words that are in a spot in place of a count.
pub(in crate::disclosure) fn masked<'r>(report: &'r Report, position: &Position) -> Option<&'r str> {
    match printed(report, position)? {
        Printed::Value(Value::Masked { masked, .. }) => Some(masked),
        _ => None,
    }
}

/// The row of a spot.
pub(in crate::disclosure) fn row<'r>(report: &'r Report, position: &Position) -> Option<&'r Row> {
    let Position::Row { section, table, path, .. } = position else { return None };
    let table = report.sections.get(*section)?.tables.get(*table)?;
    let (first, rest) = path.split_first()?;
    rest.iter().try_fold(table.rows.get(*first)?, |row, place| row.children.get(*place))
}

/// Counts are far below what 63 bits hold.
pub(in crate::disclosure) fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
