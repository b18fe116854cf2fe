//! Networks within a part that is not one: some of its rows. Fewer facts hold a number less, so what holds it there holds it in
//! the whole part.

use super::components::Part;
use super::propagation::{Row, Rows};

/// Maximum number of layers in which a part is examined.
const MOST: usize = 4;

/// Shares rows out so that each share is a network. What fits into none is left out.
pub(super) fn layers(part: &Part) -> Vec<Part> {
    let numbers = part.vars.len();
    let mut layers: Vec<Layer> = Vec::new();
    for (place, row) in part.rows.all.iter().enumerate() {
        if row.terms.iter().any(|term| term.1.abs() != 1) || layers.iter_mut().any(|layer| layer.takes(place, row)) {
            continue;
        }
        if layers.len() < MOST {
            let mut layer = Layer { at: vec![Vec::new(); numbers], rows: Vec::new(), over: Vec::new() };
            layer.takes(place, row);
            layers.push(layer);
        }
    }
    let rows = |layer: &Layer| layer.rows.iter().map(|row| part.rows.all[*row].clone()).collect();
    layers.iter().map(|layer| Part { rows: Rows::new(rows(layer), numbers), ..part.clone() }).collect()
}

/// Rows of which every number is in two at most, added in one and subtracted in the other once some rows are turned over.
struct Layer {
    /// Of each number, the rows it is in, by their places here, and its coefficients.
    at: Vec<Vec<(usize, i64)>>,
    /// The rows, by their places in the part.
    rows: Vec<usize>,
    /// Of each row, one that it hangs together with, and whether the two are turned over alike (1) or not (−1): a forest.
    over: Vec<(usize, i64)>,
}

impl Layer {
    /// Takes a row, if it fits in.
    fn takes(&mut self, place: usize, row: &Row) -> bool {
        if row.terms.iter().any(|&(var, _)| self.at[var].len() > 1) {
            return false;
        }
        let before = self.over.clone();
        let mine = self.over.len();
        self.over.push((mine, 1));
        for &(var, by) in &row.terms {
            for &(other, against) in &self.at[var] {
                let ((root, sign), (other_root, other_sign)) = (self.root(mine), self.root(other));
                let apart = -by * against;
                if root != other_root {
                    self.over[root] = (other_root, sign * other_sign * apart);
                } else if sign * other_sign != apart {
                    self.over = before;
                    return false;
                }
            }
        }
        row.terms.iter().for_each(|&(var, by)| self.at[var].push((mine, by)));
        self.rows.push(place);
        true
    }

    fn root(&self, mut row: usize) -> (usize, i64) {
        let mut sign = 1;
        while self.over[row].0 != row {
            sign *= self.over[row].1;
            row = self.over[row].0;
        }
        (row, sign)
    }
}
