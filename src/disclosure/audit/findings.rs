//! Findings about every count that is not printed.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::explanation::steps;
use super::{Finding, Verdict, Witnesses};
use crate::disclosure::attacker::knowledge::Knowledge;
use crate::disclosure::attacker::{Derivations, Limits, Range, Ranges, ranges};
use crate::disclosure::cells::registry::{CellId, CellRegistry};
use crate::disclosure::progress::Monitor;
use crate::disclosure::progress::Progress;

/// Counts to find out about, and how far apart the ends of each must be: not at all of one that is no secret, but only
/// hidden for another's sake.
pub(in crate::disclosure) struct Targets<'a> {
    pub(in crate::disclosure) cells: &'a [CellId],
    pub(in crate::disclosure) width: &'a dyn Fn(CellId) -> i64,
    /// Everything, where the publisher knows it.
    pub(in crate::disclosure) known: Option<Vec<i64>>,
    pub(in crate::disclosure) monitor: &'a Monitor<'a>,
}

/// The exact interval of each target, with the tables that reach its ends.
pub(in crate::disclosure) fn findings(
    registry: &CellRegistry,
    knowledge: &Knowledge,
    targets: &Targets,
) -> (Vec<Finding>, Witnesses, Verdict) {
    let vars: Vec<_> = targets.cells.iter().map(|cell| knowledge.vars[*cell]).collect();
    let found = ranges(&knowledge.system, &vars, targets.known.as_deref(), &Limits::default(), &mut |done, total| {
        targets.monitor.tell(Progress::Proving { done, total })
    });
    targets.monitor.tell(Progress::Proving { done: vars.len(), total: vars.len() });
    let Ranges::Of(found) = found else {
        return (Vec::new(), Witnesses::default(), Verdict::Contradiction);
    };
    let finder = Finder { registry, knowledge, derivations: OnceCell::new() };
    let mut tables = Tables::new(registry, knowledge);
    let ranges = targets.cells.iter().zip(&found);
    let findings: Vec<Finding> =
        ranges.map(|(cell, range)| finder.finding(*cell, range, (targets.width)(*cell), &mut tables)).collect();
    let verdict = findings.iter().map(|finding| finding.verdict).max().unwrap_or(Verdict::Safe);
    (findings, tables.finish(), verdict)
}

/// Everything that findings have in common.
struct Finder<'a> {
    registry: &'a CellRegistry,
    knowledge: &'a Knowledge,
    /// Made for the first count that can be worked out.
    derivations: OnceCell<Option<Derivations<'a>>>,
}

impl Finder<'_> {
    fn steps(&self, cell: CellId, range: &Range) -> Vec<String> {
        let derivations = self.derivations.get_or_init(|| Derivations::new(&self.knowledge.system));
        let steps = |derivations| steps(self.registry, self.knowledge, derivations, cell, range);
        derivations.as_ref().map(steps).unwrap_or_default()
    }

    fn finding(&self, cell: CellId, range: &Range, width: i64, tables: &mut Tables) -> Finding {
        let Self { registry, knowledge, .. } = self;
        let name = &registry.cells[cell].name;
        let unsigned = |number: i64| u64::try_from(number).unwrap_or(0);
        // Whatever the solver says: both tables are added up again.
        let hold =
            |one: &Rc<[i64]>, other: &Rc<[i64]>| [one, other].into_iter().all(|table| knowledge.system.holds(table));
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
            // Two tables show that it cannot be worked out; where exactly the ends are is not needed for that.
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
            steps: if verdict == Verdict::Disclosed { self.steps(cell, range) } else { Vec::new() },
            witnesses,
        }
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
    fn new(registry: &CellRegistry, knowledge: &Knowledge) -> Self {
        let open: Vec<CellId> =
            (0..registry.cells.len()).filter(|cell| !knowledge.printed.contains_key(cell)).collect();
        let name = |cell: &CellId| [registry.cells[*cell].name.place.clone(), registry.cells[*cell].name.label.clone()];
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
