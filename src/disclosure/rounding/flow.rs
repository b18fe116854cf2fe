use std::collections::VecDeque;

/// A flow between nodes, in whole steps, whose cost is how far each arc is from where it would best be.
pub(super) struct Flow {
    pub(super) base: i64,
    /// Supply of each node beside its arcs.
    pub(super) supplies: Vec<i64>,
    pub(super) arcs: Vec<Arc>,
}

/// Steps from one node to another, within bounds. So many steps cost `weight` · |steps · base − `best`|.
#[derive(Debug, Clone, Copy)]
pub(super) struct Arc {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) least: i64,
    pub(super) most: i64,
    pub(super) best: i64,
    pub(super) weight: i64,
}

/// The way on which a node is reached: the arc, and whether it takes one step more or one less.
type Way = Option<(usize, i64)>;

impl Flow {
    /// The cheapest steps with which every node passes on all that it receives, and what they cost; `None` where
    /// there are none.
    ///
    /// Successive shortest paths (Ahuja, Magnanti & Orlin, "Network Flows", 1993, chapters 9 and 14): every arc begins
    /// at its own best, and each path mends one unit of the imbalance at the least additional cost. The costs are
    /// convex, so that cheapest paths end in the cheapest flow.
    pub(super) fn cheapest(&self) -> Option<(Vec<i64>, i64)> {
        let mut steps: Vec<i64> = self.arcs.iter().map(|arc| self.own_best(arc)).collect();
        let mut surplus = self.supplies.clone();
        for (arc, steps) in self.arcs.iter().zip(&steps) {
            surplus[arc.from] -= steps;
            surplus[arc.to] += steps;
        }
        let mut leaving = vec![Vec::new(); surplus.len()];
        for (place, arc) in self.arcs.iter().enumerate().filter(|(_, arc)| arc.from != arc.to) {
            leaving[arc.from].push((place, 1));
            leaving[arc.to].push((place, -1));
        }
        while surplus.iter().any(|units| *units > 0) {
            let (mut node, ways) = self.nearest_shortage(&steps, &surplus, &leaving)?;
            surplus[node] += 1;
            while let Some((arc, step)) = ways[node] {
                steps[arc] += step;
                node = if step > 0 { self.arcs[arc].from } else { self.arcs[arc].to };
            }
            surplus[node] -= 1;
        }
        let balanced = surplus.iter().all(|units| *units == 0);
        let cost = self.arcs.iter().zip(&steps).map(|(arc, steps)| self.cost(arc, *steps)).sum();
        balanced.then_some((steps, cost))
    }

    fn cost(&self, arc: &Arc, steps: i64) -> i64 {
        arc.weight * (steps * self.base - arc.best).abs()
    }

    fn own_best(&self, arc: &Arc) -> i64 {
        let below = arc.best.div_euclid(self.base);
        let nearest = if 2 * arc.best.rem_euclid(self.base) >= self.base { below + 1 } else { below };
        nearest.max(arc.least).min(arc.most)
    }

    /// The node with a shortage that is cheapest to reach from any with a surplus, and the ways there (Bellman and
    /// Ford's labels, corrected from a queue: steps back to an arc's best have negative costs).
    fn nearest_shortage(
        &self,
        steps: &[i64],
        surplus: &[i64],
        leaving: &[Vec<(usize, i64)>],
    ) -> Option<(usize, Vec<Way>)> {
        let mut costs: Vec<Option<i64>> = surplus.iter().map(|units| (*units > 0).then_some(0)).collect();
        let mut ways: Vec<Way> = vec![None; costs.len()];
        let mut queue: VecDeque<usize> = (0..costs.len()).filter(|node| costs[*node].is_some()).collect();
        let mut queued: Vec<bool> = costs.iter().map(Option::is_some).collect();
        while let Some(node) = queue.pop_front() {
            queued[node] = false;
            let Some(so_far) = costs[node] else { continue };
            for (place, step) in &leaving[node] {
                let arc = &self.arcs[*place];
                let next = steps[*place] + step;
                if next < arc.least || next > arc.most {
                    continue;
                }
                let cost = so_far + self.cost(arc, next) - self.cost(arc, steps[*place]);
                let to = if *step > 0 { arc.to } else { arc.from };
                if costs[to].is_none_or(|known| cost < known) {
                    costs[to] = Some(cost);
                    ways[to] = Some((*place, *step));
                    if !queued[to] {
                        queued[to] = true;
                        queue.push_back(to);
                    }
                }
            }
        }
        let short = (0..costs.len()).filter(|node| surplus[*node] < 0);
        let (_, node) = short.filter_map(|node| Some((costs[node]?, node))).min()?;
        Some((node, ways))
    }
}
