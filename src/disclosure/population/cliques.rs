//! Dimensions that a table of record types must hold together.
//!
//! Two dimensions are joined where some count restricts both. Tables that agree on what they share can be put
//! together to one population only if the tables hang together as a junction tree (Vorob'ev 1962, Lauritzen 1996), so the graph is
//! first made chordal.

use std::collections::BTreeSet;

/// Sets of dimensions as a junction tree: first the root, each parent before its children.
pub(super) struct Tree {
    pub(super) cliques: Vec<BTreeSet<usize>>,
    /// For each clique but the first, its parent and the dimensions that both have.
    pub(super) parents: Vec<(usize, BTreeSet<usize>)>,
}

impl Tree {
    /// The tree of `sizes.len()` dimensions, joined within each of `groups`. `sizes` are numbers of classes: the smallest
    /// tables are preferred.
    pub(super) fn new(sizes: &[usize], groups: &[Vec<usize>]) -> Self {
        let mut cliques = maximal(eliminate(sizes, groups));
        if cliques.is_empty() {
            cliques.push(BTreeSet::new());
        }
        let edges = spanning(&cliques);
        let order: Vec<usize> = std::iter::once(0).chain(edges.iter().map(|edge| edge.1)).collect();
        let at = |clique: usize| order.iter().position(|other| *other == clique).unwrap_or(0);
        let parents = edges.into_iter().map(|(parent, _, shared)| (at(parent), shared)).collect();
        Self { cliques: order.iter().map(|clique| cliques[*clique].clone()).collect(), parents }
    }
}

/// Eliminates one dimension after the other; each leaves a clique of itself and its neighbours, which become joined.
fn eliminate(sizes: &[usize], groups: &[Vec<usize>]) -> Vec<BTreeSet<usize>> {
    let mut near: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); sizes.len()];
    for group in groups {
        for dim in group {
            near[*dim].extend(group.iter().filter(|other| *other != dim));
        }
    }
    let mut left: BTreeSet<usize> = (0..sizes.len()).collect();
    let mut cliques = Vec::new();
    // The size of the table that eliminating a dimension makes, as a logarithm.
    let weight = |near: &[BTreeSet<usize>], dim: usize| {
        let log = |dim: usize| (sizes[dim].max(1) * 16).ilog2() as usize * 16 + sizes[dim].min(15);
        log(dim) + near[dim].iter().map(|other| log(*other)).sum::<usize>()
    };
    while let Some(dim) = left.iter().copied().min_by_key(|dim| (weight(&near, *dim), *dim)) {
        left.remove(&dim);
        let neighbours = std::mem::take(&mut near[dim]);
        for one in &neighbours {
            near[*one].remove(&dim);
            near[*one].extend(neighbours.iter().filter(|other| *other != one));
        }
        let mut clique = neighbours;
        clique.insert(dim);
        cliques.push(clique);
    }
    cliques
}

fn maximal(cliques: Vec<BTreeSet<usize>>) -> Vec<BTreeSet<usize>> {
    let mut kept: Vec<BTreeSet<usize>> = Vec::new();
    let mut sorted = cliques;
    sorted.sort_by_key(|clique| std::cmp::Reverse(clique.len()));
    for clique in sorted {
        if !kept.iter().any(|larger| clique.is_subset(larger)) {
            kept.push(clique);
        }
    }
    kept
}

/// A spanning tree with the largest intersections, which makes it a junction tree (Jensen & Jensen 1994).
fn spanning(cliques: &[BTreeSet<usize>]) -> Vec<(usize, usize, BTreeSet<usize>)> {
    let mut best: Vec<(usize, usize)> = vec![(0, 0); cliques.len()];
    for (place, clique) in cliques.iter().enumerate().skip(1) {
        best[place] = (0, cliques[0].intersection(clique).count());
    }
    let mut open: BTreeSet<usize> = (1..cliques.len()).collect();
    let mut edges = Vec::new();
    while let Some(next) = open.iter().copied().max_by_key(|place| (best[*place].1, std::cmp::Reverse(*place))) {
        open.remove(&next);
        let from = best[next].0;
        edges.push((from, next, cliques[from].intersection(&cliques[next]).copied().collect()));
        for place in &open {
            let shared = cliques[next].intersection(&cliques[*place]).count();
            if shared > best[*place].1 {
                best[*place] = (next, shared);
            }
        }
    }
    edges
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Tree;

    fn cliques(sizes: usize, groups: &[&[usize]]) -> BTreeSet<Vec<usize>> {
        let groups: Vec<Vec<usize>> = groups.iter().map(|group| group.to_vec()).collect();
        let tree = Tree::new(&vec![2; sizes], &groups);
        assert_eq!(tree.parents.len() + 1, tree.cliques.len());
        tree.cliques.into_iter().map(|clique| clique.into_iter().collect()).collect()
    }

    #[test]
    fn two_pairs_that_share_a_dimension_need_no_table_of_all_three() {
        assert_eq!(cliques(3, &[&[0, 1], &[1, 2]]), BTreeSet::from([vec![0, 1], vec![1, 2]]));
    }

    #[test]
    fn three_pairs_in_a_circle_need_one() {
        assert_eq!(cliques(3, &[&[0, 1], &[1, 2], &[0, 2]]), BTreeSet::from([vec![0, 1, 2]]));
    }

    #[test]
    fn dimensions_that_nothing_joins_stay_apart() {
        assert_eq!(cliques(2, &[]), BTreeSet::from([vec![0], vec![1]]));
        assert_eq!(cliques(0, &[]), BTreeSet::from([vec![]]));
    }

    #[test]
    fn a_circle_of_four_gets_a_chord() {
        assert_eq!(cliques(4, &[&[0, 1], &[1, 2], &[2, 3], &[3, 0]]).len(), 2);
    }
}
