//! Findings about every count that is not printed.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::audit::{Finding, Verdict, Witnesses};
use super::disclose::Progress;
use super::explain::steps;
use super::knowledge::Knowledge;
use super::solve::{Limits, Range, Ranges, ranges};
use super::watch::Watch;
use super::world::{CellId, World};

/// Counts to find out about, and how far apart the ends of each must be: not at all of one that is no secret, but only
/// hidden for another's sake.
pub(super) struct Targets<'a> {
    pub(super) cells: &'a [CellId],
    pub(super) width: &'a dyn Fn(CellId) -> i64,
    /// Everything, where the publisher knows it.
    pub(super) known: Option<Vec<i64>>,
    pub(super) watch: &'a Watch<'a>,
}

/// The exact interval of each target, with the tables that reach its ends.
pub(super) fn findings(world: &World, knowledge: &Knowledge, targets: &Targets) -> (Vec<Finding>, Witnesses, Verdict) {
    let vars: Vec<_> = targets.cells.iter().map(|cell| knowledge.vars[*cell]).collect();
    let found = ranges(&knowledge.system, &vars, targets.known.as_deref(), &Limits::default(), &mut |done, total| {
        targets.watch.tell(Progress::Proving { done, total })
    });
    targets.watch.tell(Progress::Proving { done: vars.len(), total: vars.len() });
    let mut tables = Tables::new(world, knowledge);
    let Ranges::Of(found) = found else {
        return (Vec::new(), Witnesses::default(), Verdict::Contradiction);
    };
    let findings: Vec<Finding> = targets
        .cells
        .iter()
        .zip(&found)
        .map(|(cell, range)| finding(world, knowledge, *cell, range, (targets.width)(*cell), &mut tables))
        .collect();
    let verdict = findings.iter().map(|finding| finding.verdict).max().unwrap_or(Verdict::Safe);
    (findings, tables.finish(), verdict)
}

fn finding(
    world: &World,
    knowledge: &Knowledge,
    cell: CellId,
    range: &Range,
    width: i64,
    tables: &mut Tables,
) -> Finding {
    let name = &world.cells[cell].name;
    let unsigned = |number: i64| u64::try_from(number).unwrap_or(0);
    // Whatever the solver says: both tables are added up again.
    let hold = |one: &Rc<[i64]>, other: &Rc<[i64]>| [one, other].into_iter().all(|table| knowledge.system.holds(table));
    let mut may_be_wider = false;
    let (low, high, verdict, witnesses) = match range {
        Range::Exact { low, high, low_witness, high_witness } => {
            let holds = hold(low_witness, high_witness);
            let verdict = match () {
                () if width == 0 => Verdict::Safe,
                () if !holds => Verdict::Unresolved,
                () if high - low >= width => Verdict::Safe,
                () => Verdict::Disclosed,
            };
            (*low, Some(*high), verdict, Some([tables.add(low_witness), tables.add(high_witness)]))
        }
        // Two tables are enough to know that nothing is told; where exactly the ends are is not needed for that.
        Range::Unresolved { seen: Some([(low, low_table), (high, high_table)]), .. }
            if high - low >= width && hold(low_table, high_table) =>
        {
            may_be_wider = true;
            (*low, Some(*high), Verdict::Safe, Some([tables.add(low_table), tables.add(high_table)]))
        }
        Range::Unresolved { low, high, .. } => {
            (*low, *high, if width == 0 { Verdict::Safe } else { Verdict::Unresolved }, None)
        }
    };
    Finding {
        place: name.place.clone(),
        label: name.label.clone(),
        mentioned: knowledge.hidden.contains(&cell),
        low: unsigned(low),
        high: high.filter(|high| !knowledge.is_endless(*high)).map(unsigned),
        may_be_wider,
        verdict,
        steps: if verdict == Verdict::Disclosed { steps(world, knowledge, cell, range) } else { Vec::new() },
        witnesses,
    }
}

/// The witness tables, each once.
struct Tables {
    /// The unknowns that are not printed.
    open: Vec<usize>,
    counts: Vec<[String; 2]>,
    known: BTreeMap<Rc<[i64]>, usize>,
    made: Vec<Rc<[i64]>>,
}

impl Tables {
    fn new(world: &World, knowledge: &Knowledge) -> Self {
        let open: Vec<CellId> = (0..world.cells.len()).filter(|cell| !knowledge.printed.contains_key(cell)).collect();
        let name = |cell: &CellId| [world.cells[*cell].name.place.clone(), world.cells[*cell].name.label.clone()];
        let counts = open.iter().map(name).collect();
        let open = open.into_iter().map(|cell| knowledge.vars[cell].index()).collect();
        Self { open, counts, known: BTreeMap::new(), made: Vec::new() }
    }

    fn add(&mut self, table: &Rc<[i64]>) -> usize {
        *self.known.entry(Rc::clone(table)).or_insert_with(|| {
            self.made.push(Rc::clone(table));
            self.made.len() - 1
        })
    }

    fn finish(self) -> Witnesses {
        let value =
            |table: &Rc<[i64]>, var: usize| table.get(var).and_then(|value| u64::try_from(*value).ok()).unwrap_or(0);
        let Some(first) = self.made.first() else { return Witnesses::default() };
        let first: Vec<u64> = self.open.iter().map(|var| value(first, *var)).collect();
        let differing = |table: &Rc<[i64]>| {
            let values = self.open.iter().map(|var| value(table, *var)).zip(&first).enumerate();
            values.filter(|(_, (value, first))| value != *first).map(|(place, (value, _))| (place, value)).collect()
        };
        let tables = self.made.iter().map(differing).collect();
        Witnesses { counts: self.counts, first, tables }
    }
}
