//! Conclusions of a reader, held against enumeration, worked cases and itself.

#[cfg(not(target_arch = "wasm32"))]
mod cases;
#[cfg(not(target_arch = "wasm32"))]
mod enumerated;
#[cfg(not(target_arch = "wasm32"))]
mod hold;
#[cfg(not(target_arch = "wasm32"))]
mod large;
#[cfg(not(target_arch = "wasm32"))]
mod small;
mod transcribed;

use super::{Limits, Range, Ranges, System, Var, ranges};

fn all(system: &System, targets: &[Var]) -> Ranges {
    ranges(system, targets, None, &Limits::default(), &mut |_, _| true)
}

/// The intervals, with witnesses that hold.
fn exact(system: &System, targets: &[Var]) -> Vec<(i64, i64)> {
    let Ranges::Of(found) = all(system, targets) else { panic!("a contradiction") };
    let ends = |(range, var): (Range, &Var)| {
        let Range::Exact { low, high, low_witness, high_witness } = range else { panic!("unresolved") };
        assert!(system.holds(&low_witness) && system.holds(&high_witness));
        assert_eq!((low_witness[var.index()], high_witness[var.index()]), (low, high));
        (low, high)
    };
    found.into_iter().zip(targets).map(ends).collect()
}
