//! Augmenting paths: both ends of every unknown of a network, from any one solution.

use std::collections::VecDeque;

use super::components::Part;
use super::network::Network;

/// A network and one solution of it.
#[derive(Clone, Debug)]
pub(super) struct Flow {
    network: Network,
    /// One value for each arc.
    values: Vec<i64>,
    /// Arrival of the last walk at each node: round, arc, whether along it.
    reached: Vec<(u32, usize, bool)>,
    round: u32,
    queue: VecDeque<usize>,
}

impl Flow {
    /// `None` if there is no solution. `start` is one, if one is known.
    pub(super) fn new(network: Network, part: &Part, start: Option<&[i64]>) -> Option<Self> {
        let nodes = network.at.len();
        let mut flow = Self {
            values: network.low.clone(),
            network,
            reached: vec![(0, 0, false); nodes],
            round: 0,
            queue: VecDeque::new(),
        };
        match start {
            Some(start) => flow.take(part, start),
            None => flow.balance()?,
        }
        Some(flow)
    }

    /// The unknowns' values.
    pub(super) fn solution(&self) -> &[i64] {
        &self.values[..self.values.len() - self.network.slacks.len()]
    }

    /// The value of every arc, slacks included.
    pub(super) fn values(&self) -> &[i64] {
        &self.values
    }

    /// Returns to a solution that [`Flow::values`] gave.
    pub(super) fn restart(&mut self, values: &[i64]) {
        self.values.copy_from_slice(values);
    }

    /// Gives an unknown other bounds. The solution must lie within them.
    pub(super) fn set_bounds(&mut self, var: usize, low: i64, high: i64) {
        (self.network.low[var], self.network.high[var]) = (low, high);
    }

    /// After [`Flow::push`] came to rest short of its stop: the other unknowns whose bounds stop it. Of the two minimum
    /// cuts, the one next to where the push starts, or to where it ends.
    pub(super) fn blocking(&mut self, var: usize, up: bool, at_start: bool) -> Vec<usize> {
        let (from, to) = self.network.arcs[var];
        let (start, end) = if up { (to, from) } else { (from, to) };
        if at_start {
            self.walk(start, |_| false, Some(var));
        } else {
            self.walk_back(end, var);
        }
        let inside = |node: usize| self.reached[node].0 == self.round;
        let crosses = |&arc: &usize| {
            let (from, to) = self.network.arcs[arc];
            arc != var && inside(from) != inside(to)
        };
        (0..self.solution().len()).filter(crosses).collect()
    }

    /// Moves one unknown as far as it goes, or to `stop` if that is nearer.
    pub(super) fn push(&mut self, var: usize, up: bool, stop: i64) {
        let (from, to) = self.network.arcs[var];
        let (start, end) = if up { (to, from) } else { (from, to) };
        loop {
            let wanted = if up { stop - self.values[var] } else { self.values[var] - stop };
            if wanted <= 0 {
                return;
            }
            let room = if start == end { wanted } else { self.walk(start, |node| node == end, Some(var)).1 };
            let moved = room.min(wanted);
            if moved == 0 {
                return;
            }
            self.shift(start, end, moved);
            self.values[var] += if up { moved } else { -moved };
        }
    }

    /// After [`Flow::push`] came to rest short of its stop: rows of the part, each with 1 or −1, whose sum shows why.
    /// Of the two cuts that lie nearest to either end of the arc, the one with fewer rows.
    pub(super) fn cut(&mut self, var: usize, up: bool) -> Vec<(usize, i64)> {
        let (from, to) = self.network.arcs[var];
        let (start, end) = if up { (to, from) } else { (from, to) };
        self.walk(start, |_| false, Some(var));
        let near = self.rows_of(|flow, node| flow.reached[node].0 == flow.round);
        self.walk_back(end, var);
        let far = self.rows_of(|flow, node| flow.reached[node].0 == flow.round);
        if far.len() < near.len() { far } else { near }
    }

    /// The rows on that side of a cut on which the ground is not; the other side's sum is the same turned over.
    fn rows_of(&self, inside: impl Fn(&Self, usize) -> bool) -> Vec<(usize, i64)> {
        let ground = inside(self, self.network.rows.len());
        let rows = self.network.rows.iter().enumerate();
        rows.filter(|&(node, _)| inside(self, node) != ground).map(|(_, &row)| row).collect()
    }

    fn take(&mut self, part: &Part, start: &[i64]) {
        self.values[..start.len()].copy_from_slice(start);
        for (slack, &row) in self.network.slacks.iter().enumerate() {
            self.values[start.len() + slack] = part.rows.all[row].sum(start).unwrap_or(0);
        }
    }

    /// From every arc at its low end to a solution: what a node lacks comes from where there is too much.
    fn balance(&mut self) -> Option<()> {
        let mut lack = self.network.sums.clone();
        for (&(from, to), value) in self.network.arcs.iter().zip(&self.values) {
            lack[from] -= value;
            lack[to] += value;
        }
        for start in 0..lack.len() {
            while lack[start] > 0 {
                let (end, room) = self.walk(start, |node| lack[node] < 0, None);
                let moved = room.min(lack[start]).min(-lack[end?]);
                self.shift(start, end?, moved);
                lack[start] -= moved;
                lack[end?] += moved;
            }
        }
        Some(())
    }

    /// Breadth first along arcs that have room, to the first node that is wanted. Also says how much room there is.
    fn walk(&mut self, start: usize, wanted: impl Fn(usize) -> bool, without: Option<usize>) -> (Option<usize>, i64) {
        self.round += 1;
        self.queue.clear();
        self.queue.push_back(start);
        self.reached[start].0 = self.round;
        while let Some(node) = self.queue.pop_front() {
            for &(arc, along) in &self.network.at[node] {
                let (from, to) = self.network.arcs[arc];
                let next = if along { to } else { from };
                if self.reached[next].0 == self.round || Some(arc) == without || self.room(arc, along) == 0 {
                    continue;
                }
                self.reached[next] = (self.round, arc, along);
                if wanted(next) {
                    return (Some(next), self.narrowest(start, next));
                }
                self.queue.push_back(next);
            }
        }
        (None, 0)
    }

    /// Everything from which `end` can be reached.
    fn walk_back(&mut self, end: usize, without: usize) {
        self.round += 1;
        self.queue.clear();
        self.queue.push_back(end);
        self.reached[end].0 = self.round;
        while let Some(node) = self.queue.pop_front() {
            for &(arc, starts) in &self.network.at[node] {
                let (from, to) = self.network.arcs[arc];
                let before = if starts { to } else { from };
                if self.reached[before].0 != self.round && arc != without && self.room(arc, !starts) > 0 {
                    self.reached[before].0 = self.round;
                    self.queue.push_back(before);
                }
            }
        }
    }

    fn room(&self, arc: usize, along: bool) -> i64 {
        let value = self.values[arc];
        if along { self.network.high[arc] - value } else { value - self.network.low[arc] }
    }

    fn back(&self, node: usize) -> (usize, usize, bool) {
        let (_, arc, along) = self.reached[node];
        let (from, to) = self.network.arcs[arc];
        (if along { from } else { to }, arc, along)
    }

    fn narrowest(&self, start: usize, end: usize) -> i64 {
        let (mut node, mut room) = (end, i64::MAX);
        while node != start {
            let (before, arc, along) = self.back(node);
            room = room.min(self.room(arc, along));
            node = before;
        }
        room
    }

    fn shift(&mut self, start: usize, end: usize, moved: i64) {
        let mut node = end;
        while node != start {
            let (before, arc, along) = self.back(node);
            self.values[arc] += if along { moved } else { -moved };
            node = before;
        }
    }
}
