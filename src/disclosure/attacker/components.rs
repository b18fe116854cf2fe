//! Decisions left once bounds are propagated, in parts that share no fact.

use std::collections::BTreeMap;

use super::propagation::{Domain, Row, Rows};

/// Unknowns that hang together, numbered anew from 0, with the rows that bind them.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// Numbers of the system in the part.
    pub(super) vars: Vec<usize>,
    pub(super) rows: Rows,
    pub(super) low: Vec<i64>,
    pub(super) high: Vec<i64>,
}

impl Part {
    /// Its share of a whole assignment.
    pub(super) fn of(&self, assignment: &[i64]) -> Vec<i64> {
        self.vars.iter().map(|&var| assignment[var]).collect()
    }

    pub(super) fn met_by(&self, values: &[i64]) -> bool {
        let within = (0..self.vars.len()).all(|var| self.low[var] <= values[var] && values[var] <= self.high[var]);
        within && self.rows.all.iter().all(|row| row.met_by(values))
    }
}

/// Of each number, which part it is in and which number it is there; `None` where it is fixed.
pub(super) type Places = Vec<Option<(usize, usize)>>;

/// Splits what `domain` leaves open. `None`: a row cannot be met.
pub(super) fn split(rows: &Rows, domain: &Domain) -> Option<(Vec<Part>, Places)> {
    let open: Vec<Row> = rows.all.iter().filter_map(|row| reduce(row, domain)).collect();
    let numbers = domain.low.len();
    let open = Rows::new(without_repeats(open), numbers);
    if open.all.iter().any(|row| row.low > row.high) {
        return None;
    }
    let mut place = vec![None; numbers];
    let mut parts = Vec::new();
    let mut taken = vec![false; open.all.len()];
    for start in (0..numbers).filter(|&var| !domain.fixed(var)) {
        if place[start].is_none() {
            let part = gather(start, parts.len(), &open, domain, &mut place, &mut taken);
            parts.push(part);
        }
    }
    Some((parts, place))
}

fn gather(start: usize, part: usize, rows: &Rows, domain: &Domain, place: &mut Places, taken: &mut [bool]) -> Part {
    place[start] = Some((part, 0));
    let (mut vars, mut mine, mut next) = (vec![start], Vec::new(), 0);
    while let Some(&var) = vars.get(next) {
        next += 1;
        for &row in &rows.of[var] {
            if !std::mem::replace(&mut taken[row], true) {
                mine.push(row);
                for &(other, _) in &rows.all[row].terms {
                    if place[other].is_none() {
                        place[other] = Some((part, vars.len()));
                        vars.push(other);
                    }
                }
            }
        }
    }
    mine.sort_unstable();
    let local = |&(var, by): &(usize, i64)| (place[var].map_or(0, |place| place.1), by);
    let renumbered = |&row: &usize| {
        let row = &rows.all[row];
        Row { terms: row.terms.iter().map(local).collect(), ..*row }
    };
    let rows = Rows::new(mine.iter().map(renumbered).collect(), vars.len());
    let (low, high) = vars.iter().map(|&var| (domain.low[var], domain.high[var])).unzip();
    Part { vars, rows, low, high }
}

/// The row without what is fixed, divided by what its coefficients share. `None` if bounds alone meet it, or if its numbers
/// are too far off.
fn reduce(row: &Row, domain: &Domain) -> Option<Row> {
    let (least, most) = row.reach(&domain.low, &domain.high);
    if row.low <= least && most <= row.high {
        return None;
    }
    let (low, high) = (row.low.max(least), row.high.min(most));
    // Without an end it would not be told from one that has the farthest.
    if low == i64::MIN || high == i64::MAX {
        return None;
    }
    let (fixed, terms): (Vec<_>, Vec<_>) = row.terms.iter().partition(|term| domain.fixed(term.0));
    let shift = fixed.iter().try_fold(0_i64, |sum, &(var, by)| sum.checked_add(by.checked_mul(domain.low[var])?))?;
    let sign = terms.first().map_or(1, |term| term.1.signum());
    let by = sign * terms.iter().fold(0, |shared, term| gcd(shared, term.1.abs())).max(1);
    let (low, high) = (low.checked_sub(shift)?, high.checked_sub(shift)?);
    let (low, high) = if by > 0 { (low, high) } else { (high, low) };
    let divided = |value: i64, up: bool| {
        let down = if by > 0 { value.div_euclid(by) } else { (-value).div_euclid(-by) };
        if up && down * by != value { down + 1 } else { down }
    };
    let terms = terms.into_iter().map(|(var, coefficient)| (var, coefficient / by)).collect();
    Some(Row { terms, low: divided(low, true), high: divided(high, false), fact: row.fact, scale: by })
}

/// Facts about the same sum become one row.
fn without_repeats(rows: Vec<Row>) -> Vec<Row> {
    let mut seen: BTreeMap<Vec<(usize, i64)>, usize> = BTreeMap::new();
    let mut kept: Vec<Row> = Vec::new();
    for row in rows {
        if let Some(&at) = seen.get(&row.terms) {
            let same = &mut kept[at];
            // An equality says all there is to say; otherwise the later fact lends its name to the narrower end.
            if same.low < row.low || row.high < same.high {
                (same.fact, same.scale) = (row.fact, row.scale);
            }
            same.low = same.low.max(row.low);
            same.high = same.high.min(row.high);
        } else {
            seen.insert(row.terms.clone(), kept.len());
            kept.push(row);
        }
    }
    kept
}

pub(super) fn gcd(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { gcd(b, a % b) }
}
