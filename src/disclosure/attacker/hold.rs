//! Holds of a number: the other numbers of which one needs wider bounds before it can move.

use super::components::{Part, Places, split};
use super::flow::Flow;
use super::intervals::shifts_counted;
use super::layers::layers;
use super::network::Network;
use super::propagation::{Domain, Rows};
use super::system::{System, Var};
use super::{Limits, Movable};

/// A number (by its place) and the range of values that two solutions give it.
pub(in crate::disclosure) type Span = (usize, i64, i64);

/// A system whose numbers have the bounds of the day: the question is asked again and again, each time with others.
#[derive(Debug)]
pub(in crate::disclosure) struct Holds {
    parts: Vec<Held>,
    places: Places,
    limits: Limits,
    /// Guesses that all answers have taken together.
    spent: u64,
}

#[derive(Debug)]
struct Held {
    part: Part,
    /// A solution within all bounds that are ever asked about.
    start: Vec<i64>,
    /// Flows and their values at the start: one where the part is a network, else those of the networks within it.
    flows: Vec<(Flow, Vec<i64>)>,
    is_network: bool,
    /// `true` if the start lies outside the bounds of the day.
    is_off: bool,
    /// The bounds of the day.
    low: Vec<i64>,
    high: Vec<i64>,
}

/// Answer to the question whether a number can take values far enough apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::disclosure) enum Hold {
    /// Two solutions show it. These numbers differ between them.
    Moves(Vec<Span>),
    /// It cannot, and from each of these sets a number needs wider bounds before it can.
    Held(Vec<Vec<usize>>),
    /// It cannot; which numbers would help is not known.
    Fixed,
    /// The limit came first.
    Stuck,
}

impl Holds {
    /// `open` has the widest bounds of every number, `start` is a solution that lies within all bounds to be asked about.
    /// `None`: the facts contradict one another.
    pub(in crate::disclosure) fn new(open: &System, start: &[i64], limits: Limits) -> Option<Self> {
        let (rows, mut domain) = (Rows::of_system(open), Domain::of_system(open));
        if !open.holds(start) || !domain.propagate_all(&rows) {
            return None;
        }
        let (parts, places) = split(&rows, &domain)?;
        let held = |part: Part| {
            let start = part.of(start);
            let whole = flow(&part, &start);
            let is_network = whole.is_some();
            let within = if is_network { Vec::new() } else { layers(&part) };
            let flows = whole.into_iter().chain(within.iter().filter_map(|layer| flow(layer, &start))).collect();
            let (low, high) = (part.low.clone(), part.high.clone());
            Held { part, start, flows, is_network, is_off: false, low, high }
        };
        Some(Self { parts: parts.into_iter().map(held).collect(), places, limits, spent: 0 })
    }

    /// Takes other bounds: those of a number by its place in the system.
    pub(in crate::disclosure) fn bound(&mut self, bounds: impl Fn(usize) -> (i64, Option<i64>)) {
        for held in &mut self.parts {
            held.is_off = false;
            for (local, &var) in held.part.vars.iter().enumerate() {
                let (low, high) = bounds(var);
                let low = low.max(held.part.low[local]);
                let high = high.map_or(held.part.high[local], |high| high.min(held.part.high[local]));
                (held.low[local], held.high[local]) = (low, high);
                held.is_off |= held.start[local] < low || high < held.start[local];
                for (flow, _) in &mut held.flows {
                    flow.set_bounds(local, low, high);
                }
            }
        }
    }

    /// Returns whether what is asked of a number is cheap to find out.
    pub(in crate::disclosure) fn is_network(&self, var: Var) -> bool {
        self.places[var.index()].is_none_or(|(part, _)| self.parts[part].is_network)
    }

    /// Returns the guesses that all answers have taken together. Networks need none.
    pub(in crate::disclosure) const fn spent(&self) -> u64 {
        self.spent
    }

    /// Of each number, whether it can take values `width` apart within the bounds of the day.
    pub(in crate::disclosure) fn ask(&mut self, targets: &[(Var, i64)]) -> Vec<Hold> {
        let mut answers = vec![Hold::Held(vec![Vec::new()]); targets.len()];
        for part in 0..self.parts.len() {
            let of_part = |(target, (var, width)): (usize, &(Var, i64))| {
                self.places[var.index()].filter(|place| place.0 == part).map(|place| (target, place.1, *width))
            };
            let asked: Vec<(usize, usize, i64)> = targets.iter().enumerate().filter_map(of_part).collect();
            let held = &mut self.parts[part];
            if held.is_off {
                for (target, ..) in asked {
                    answers[target] = Hold::Stuck;
                }
                continue;
            }
            let mut open = Vec::new();
            for (target, local, width) in asked {
                match held.by_flows(local, width) {
                    Some(answer) => answers[target] = answer,
                    None => open.push((target, local, width)),
                }
            }
            if !open.is_empty() {
                self.spent += held.by_search(&open, &self.limits, &mut answers);
            }
        }
        answers
    }
}

impl Held {
    /// Returns the answer of the flows: complete, for a network; else only the numbers that hold one.
    fn by_flows(&mut self, var: usize, width: i64) -> Option<Hold> {
        let mut held = Vec::new();
        for flow in 0..self.flows.len() {
            match self.on_network(flow, var, width) {
                moves @ Hold::Moves(_) if self.is_network => return Some(moves),
                Hold::Held(sets) => held.extend(sets),
                _ => {}
            }
        }
        (!held.is_empty()).then_some(Hold::Held(held))
    }

    fn on_network(&mut self, flow: usize, var: usize, width: i64) -> Hold {
        let (flow, start) = &mut self.flows[flow];
        let mut left = width;
        let mut blocking = [Vec::new(), Vec::new()];
        let mut ends: Vec<Vec<i64>> = Vec::new();
        for up in [true, false] {
            flow.restart(start);
            let (bound, wanted) =
                if up { (self.high[var], start[var] + left) } else { (self.low[var], start[var] - left) };
            let stop = if up { wanted.min(bound) } else { wanted.max(bound) };
            flow.push(var, up, stop);
            let moved = flow.solution()[var].abs_diff(start[var]);
            left -= i64::try_from(moved).unwrap_or(i64::MAX);
            ends.push(flow.solution().to_vec());
            if left <= 0 {
                break;
            }
            if flow.solution()[var] == bound {
                for blocking in &mut blocking {
                    blocking.push(var);
                }
            } else {
                blocking[0].extend(flow.blocking(var, up, true));
                blocking[1].extend(flow.blocking(var, up, false));
            }
        }
        flow.restart(start);
        if left <= 0 {
            let (first, last) = (ends.first().map_or(&*start, |end| end), ends.get(1).map_or(&*start, |end| end));
            return Hold::Moves(differing(&self.part.vars, first, last));
        }
        let named = |mut local: Vec<usize>| {
            local.sort_unstable();
            local.dedup();
            local.into_iter().map(|local| self.part.vars[local]).collect()
        };
        let [near, far] = blocking;
        let (near, far): (Vec<usize>, Vec<usize>) = (named(near), named(far));
        Hold::Held(if near == far { vec![near] } else { vec![near, far] })
    }

    /// Returns the number of guesses that it took.
    fn by_search(&self, asked: &[(usize, usize, i64)], limits: &Limits, answers: &mut [Hold]) -> u64 {
        let mut system = System::default();
        let bounds = self.low.iter().zip(&self.high);
        let vars: Vec<Var> = bounds.map(|(low, high)| system.unknown(*low, Some(*high))).collect();
        for (place, row) in self.part.rows.all.iter().enumerate() {
            let terms: Vec<(Var, i64)> = row.terms.iter().map(|(var, by)| (vars[*var], *by)).collect();
            let end = |end: i64| (end != i64::MIN && end != i64::MAX).then_some(end);
            system.fact(&terms, end(row.low), end(row.high), place);
        }
        let targets: Vec<(Var, i64)> = asked.iter().map(|(_, local, width)| (vars[*local], *width)).collect();
        let (found, spent) = shifts_counted(&system, &targets, Some(&self.start), limits);
        for ((target, ..), (moves, pair)) in asked.iter().zip(found) {
            answers[*target] = match (moves, pair) {
                (Movable::Yes, Some([low, high])) => Hold::Moves(differing(&self.part.vars, &low, &high)),
                (Movable::No, _) => Hold::Fixed,
                _ => Hold::Stuck,
            };
        }
        // Even a question that needs no guess looks at all facts.
        let terms: usize = self.part.rows.all.iter().map(|row| row.terms.len()).sum();
        spent + 1 + terms as u64 / 64
    }
}

fn flow(part: &Part, start: &[i64]) -> Option<(Flow, Vec<i64>)> {
    let flow = Flow::new(Network::recognise(part)?, part, Some(start))?;
    let values = flow.values().to_vec();
    Some((flow, values))
}

/// Returns the differences between two solutions of a part.
fn differing(vars: &[usize], first: &[i64], last: &[i64]) -> Vec<Span> {
    let pairs = vars.iter().zip(first.iter().zip(last));
    let spans = pairs.filter(|(_, (one, other))| one != other);
    spans.map(|(var, (one, other))| (*var, *one.min(other), *one.max(other))).collect()
}
