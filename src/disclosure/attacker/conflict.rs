//! Facts that cannot all hold.

use super::intervals::solved;
use super::system::{Fact, System};
use super::{Limits, Solved};

/// Returns facts, each by its place, of which no assignment meets all, but some meets them without any
/// one of them. Empty if the bounds of the numbers contradict one another by themselves, or nothing is contradicted.
pub(in crate::disclosure) fn conflict(system: &System, limits: &Limits) -> Vec<usize> {
    let mut kept: Vec<usize> = (0..system.facts().len()).collect();
    let contradicts = |facts: &[usize]| {
        let facts: Vec<&Fact> = facts.iter().map(|fact| &system.facts()[*fact]).collect();
        solved(&system.with_only(&facts), limits) == Solved::Contradiction
    };
    if !contradicts(&kept) {
        return Vec::new();
    }
    // Halves are left out before single facts.
    let mut size = kept.len().div_ceil(2);
    while size > 0 {
        let mut start = 0;
        while start < kept.len() {
            let end = (start + size).min(kept.len());
            let rest = [&kept[..start], &kept[end..]].concat();
            if contradicts(&rest) {
                kept = rest;
            } else {
                start = end;
            }
        }
        size /= 2;
    }
    kept
}
