//! How long it takes to know what a reader can work out: all intervals of a table, whether its hidden cells can move,
//! and how one of them is derived.
#![cfg_attr(test, allow(unused, reason = "the room is compiled in here, and its tests with it"))]

// The room is private, and stays so.
#[path = "../src/disclosure/solve/mod.rs"]
mod solve;

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use solve::{Limits, System, Var, derive_range, movable, ranges};

/// Numbers without a pattern, the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> i64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        i64::try_from((self.0 >> 11) % limit).unwrap_or(0)
    }

    /// Many zeros and small counts, some large.
    fn count(&mut self) -> i64 {
        match self.below(100) {
            0..20 => 0,
            20..60 => 1 + self.below(4),
            _ => self.below(200),
        }
    }
}

struct Table {
    system: System,
    counts: Vec<i64>,
    hidden: Vec<Var>,
}

/// A table with all its margins of one dimension less. Hidden cells under 5 are said to be so.
fn table(sizes: &[usize], percent_hidden: i64) -> Table {
    let mut numbers = Numbers(7);
    let cells = sizes.iter().product();
    let counts: Vec<i64> = (0..cells).map(|_| numbers.count()).collect();
    let (mut system, mut hidden) = (System::default(), Vec::new());
    let cell = |&count: &i64| {
        if numbers.below(100) >= percent_hidden {
            return system.known(count);
        }
        let small = (1..5).contains(&count);
        let var = if small { system.unknown(1, Some(4)) } else { system.unknown(0, None) };
        hidden.push(var);
        var
    };
    let vars: Vec<Var> = counts.iter().map(cell).collect();
    let mut source = 0;
    for (axis, &size) in sizes.iter().enumerate() {
        let stride: usize = sizes[axis + 1..].iter().product();
        for first in (0..cells).filter(|cell| (cell / stride).is_multiple_of(size)) {
            let line = || (0..size).map(|at| first + at * stride);
            let (terms, sum): (Vec<_>, i64) =
                (line().map(|cell| (vars[cell], 1)).collect(), line().map(|cell| counts[cell]).sum());
            system.fact(&terms, Some(sum), Some(sum), source);
            source += 1;
        }
    }
    Table { system, counts, hidden }
}

/// The same, and each of so many hidden cells is known to be no less than the next, or no more.
fn ordered(sizes: &[usize], percent_hidden: i64, pairs: usize) -> Table {
    let mut table = table(sizes, percent_hidden);
    for pair in table.hidden.windows(2).take(pairs) {
        let count = |var: Var| table.counts[var.index()];
        let (more, less) = if count(pair[0]) >= count(pair[1]) { (pair[0], pair[1]) } else { (pair[1], pair[0]) };
        table.system.fact(&[(more, 1), (less, -1)], Some(0), None, usize::MAX);
    }
    table
}

fn solving(criterion: &mut Criterion) {
    let limits = Limits::default();
    for (name, table) in [
        ("12 x 10", table(&[12, 10], 40)),
        ("51 x 17", table(&[51, 17], 58)),
        ("51 x 17, 3 in order", ordered(&[51, 17], 58, 3)),
        ("6 x 6 x 6", table(&[6, 6, 6], 70)),
    ] {
        let Table { system, counts, hidden } = &table;
        let all = || ranges(system, hidden, Some(counts), &limits, &mut |_, _| true);
        criterion.bench_function(&format!("intervals/{name}"), |bencher| bencher.iter(|| black_box(all())));
        criterion.bench_function(&format!("movable/{name}"), |bencher| {
            bencher.iter(|| black_box(movable(system, hidden, 2, Some(counts), &limits)));
        });
        let solve::Ranges::Of(found) = all() else { return };
        let (Some(range), Some(&var)) = (found.first(), hidden.first()) else { return };
        criterion.bench_function(&format!("derivation/{name}"), |bencher| {
            bencher.iter(|| black_box(derive_range(system, var, range)));
        });
    }
}

criterion_group!(benches, solving);
criterion_main!(benches);
