//! Parts that are networks: every unknown flows out of one sum and into another.

use super::components::Part;
use super::propagation::{FAR, Row};
use super::rank::Basis;

/// Sums are nodes and unknowns are arcs: what flows out of a node, less what flows into it, is its sum. One more node,
/// the ground, closes what is in a single sum. A sum that is only known to lie between two ends has one more
/// arc, its slack.
#[derive(Clone, Debug)]
pub(super) struct Network {
    /// From and to. The part's unknowns come first, in their order, then slacks.
    pub(super) arcs: Vec<(usize, usize)>,
    pub(super) low: Vec<i64>,
    pub(super) high: Vec<i64>,
    /// Of each node: the sum, turned over where its row had to be.
    pub(super) sums: Vec<i64>,
    /// Of each node but the ground: its row in the part, and 1 or −1 if it is turned over.
    pub(super) rows: Vec<(usize, i64)>,
    /// Beginning of each slack arc: its row in the part.
    pub(super) slacks: Vec<usize>,
    /// Arcs at each node, and whether they start there.
    pub(super) at: Vec<Vec<(usize, bool)>>,
}

impl Network {
    /// `None` if the part is no network.
    pub(super) fn recognise(part: &Part) -> Option<Self> {
        let rows = &part.rows.all;
        let is_far = rows.iter().map(|row| row.low).chain(part.low.iter().copied()).fold(0, magnitude) > FAR.into();
        if is_far || rows.iter().any(|row| row.terms.iter().any(|term| term.1.abs() != 1)) {
            return None;
        }
        let kept = needed(part)?;
        let stands = standings(rows, &kept, part.vars.len());
        let signs = turned(rows, &kept, &stands)?;
        Some(Self::build(part, &kept, &signs, &stands))
    }

    fn build(part: &Part, kept: &[usize], signs: &[i64], stands: &[Vec<(usize, i64)>]) -> Self {
        let ground = kept.len();
        let ends = |nodes: &Vec<(usize, i64)>| {
            let find = |sign| nodes.iter().find(|(node, by)| by * signs[*node] == sign).map_or(ground, |end| end.0);
            (find(1), find(-1))
        };
        let mut arcs: Vec<_> = stands.iter().map(ends).collect();
        let (mut low, mut high) = (part.low.clone(), part.high.clone());
        let (mut sums, mut slacks) = (vec![0; ground + 1], Vec::new());
        for (node, &index) in kept.iter().enumerate() {
            let row = &part.rows.all[index];
            if row.low == row.high {
                sums[node] = signs[node] * row.low;
                sums[ground] -= sums[node];
            } else {
                // The sum less its slack is 0; a turned row has its slack turned too.
                arcs.push(if signs[node] > 0 { (ground, node) } else { (node, ground) });
                low.push(row.low);
                high.push(row.high);
                slacks.push(index);
            }
        }
        let mut at = vec![Vec::new(); ground + 1];
        for (arc, &(from, to)) in arcs.iter().enumerate() {
            at[from].push((arc, true));
            at[to].push((arc, false));
        }
        let rows = kept.iter().copied().zip(signs.iter().copied()).collect();
        Self { arcs, low, high, sums, rows, slacks, at }
    }
}

/// Adds the size of a number. The balance of a node might not fit if the sum is large.
fn magnitude(sum: i128, number: i64) -> i128 {
    sum + i128::from(number).abs()
}

/// The rows that say something. Where an unknown is in more than two sums, as in a nested table of which every
/// level has its margins, some of the sums follow from others: those that are most in the way go first. `None` if an
/// unknown is in more than two even so.
fn needed(part: &Part) -> Option<Vec<usize>> {
    let rows = &part.rows.all;
    let crowded = |var: &usize| part.rows.of[*var].len() > 2;
    if !(0..part.vars.len()).any(|var| crowded(&var)) {
        return Some((0..rows.len()).collect());
    }
    let (equal, mut kept): (Vec<usize>, Vec<usize>) = (0..rows.len()).partition(|&row| rows[row].low == rows[row].high);
    let mut order = equal;
    order.sort_by_key(|&row| {
        let terms = &rows[row].terms;
        let crowd = terms.iter().filter(|(var, _)| crowded(var)).count();
        (crowd * 1000 / terms.len().max(1), terms.len())
    });
    let mut uses = vec![0_u8; part.vars.len()];
    let mut fits = |row: usize| {
        rows[row].terms.iter().all(|&(var, _)| {
            uses[var] += 1;
            uses[var] <= 2
        })
    };
    if !kept.iter().all(|row| fits(*row)) {
        return None;
    }
    let mut basis = Basis::new(part.vars.len());
    for row in order {
        if basis.take(&rows[row]) {
            kept.push(row);
            if !fits(row) {
                return None;
            }
        }
    }
    kept.sort_unstable();
    Some(kept)
}

/// Of each unknown, the nodes at which it is and its coefficient there.
fn standings(rows: &[Row], kept: &[usize], numbers: usize) -> Vec<Vec<(usize, i64)>> {
    let mut stands = vec![Vec::new(); numbers];
    for (node, &row) in kept.iter().enumerate() {
        rows[row].terms.iter().for_each(|&(var, by)| stands[var].push((node, by)));
    }
    stands
}

/// Returns the rows to turn over so that every unknown is added on one side and subtracted on the other; `None` if that
/// cannot be done.
fn turned(rows: &[Row], kept: &[usize], stands: &[Vec<(usize, i64)>]) -> Option<Vec<i64>> {
    let mut signs = vec![0; kept.len()];
    for start in 0..kept.len() {
        if signs[start] != 0 {
            continue;
        }
        signs[start] = 1;
        let mut stack = vec![start];
        while let Some(node) = stack.pop() {
            for &(var, by) in &rows[kept[node]].terms {
                for &(other, against) in stands[var].iter().filter(|stand| stand.0 != node) {
                    let sign = -signs[node] * by * against;
                    if signs[other] == 0 {
                        signs[other] = sign;
                        stack.push(other);
                    } else if signs[other] != sign {
                        return None;
                    }
                }
            }
        }
    }
    Some(signs)
}
