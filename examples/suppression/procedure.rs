//! What a reader who knows the procedure can work out: one who makes every table that agrees with a report, and makes a
//! report of each.

use std::collections::BTreeSet;

use hotline_report::report::{Report, Value};

use super::{Fault, Random, report};

/// What became of small counts in one-way tables with a total.
#[derive(Default)]
struct Tally {
    reports: usize,
    small: usize,
    runs: usize,
    pinned: usize,
    narrowed: usize,
}

fn plan(options: &str) -> String {
    format!(
        r#"{{
        "version": 1, "id": "kinds", "name": "Kinds", "language": "en-US",
        "protection": {{ {options} }},
        "fields": {{ "kind": {{ "label": "Kind", "type": "category", "names": ["kind"] }} }},
        "measures": {{ "records": {{ "unit": "records" }} }},
        "report": {{ "title": "Kinds", "publisher": "Nobody", "sections": [{{ "tables": [
            {{ "id": "kinds", "title": "Kinds", "measure": "records", "by": "kind", "order": "alphabetical",
              "total": {{ "label": "Total" }} }}
        ] }}] }}
    }}"#
    )
}

fn of(counts: &[u64], options: &str) -> Result<Report, Fault> {
    let lines = counts.iter().enumerate().map(|(kind, count)| (format!("kind {kind}"), *count));
    report(&plan(options), "kind", lines)
}

/// All ways to split a sum into so many counts of at least one.
fn splits(sum: u64, parts: usize) -> Vec<Vec<u64>> {
    if parts == 1 {
        return if sum > 0 { vec![vec![sum]] } else { Vec::new() };
    }
    let first = 1..sum;
    first
        .flat_map(|first| splits(sum - first, parts - 1).into_iter().map(move |rest| [vec![first], rest].concat()))
        .collect()
}

fn attack(counts: &[u64], threshold: u64, options: &str, tally: &mut Tally) -> Result<(), Fault> {
    let printed = of(counts, options)?;
    let table = &printed.sections[0].tables[0];
    let is_hidden = |value: Option<&Value>| matches!(value, Some(Value::Masked { .. }));
    let hidden: Vec<usize> = (0..counts.len()).filter(|at| is_hidden(table.rows[*at].value.as_ref())).collect();
    let total = table.total.as_ref().and_then(|total| total.value.as_ref());
    if hidden.is_empty() || is_hidden(total) {
        return Ok(());
    }
    let sum: u64 = hidden.iter().map(|at| counts[*at]).sum();
    let (mut agree, mut same) = (vec![BTreeSet::new(); hidden.len()], vec![BTreeSet::new(); hidden.len()]);
    for split in splits(sum, hidden.len()) {
        let mut other = counts.to_vec();
        hidden.iter().zip(&split).for_each(|(at, count)| other[*at] = *count);
        tally.runs += 1;
        let is_same = of(&other, options)? == printed;
        for (place, count) in split.iter().enumerate() {
            agree[place].insert(*count);
            if is_same {
                same[place].insert(*count);
            }
        }
    }
    tally.reports += 1;
    for (place, at) in hidden.iter().enumerate().filter(|(_, at)| counts[**at] < threshold) {
        tally.small += 1;
        tally.pinned += usize::from(same[place].len() == 1 && counts[*at] > 0);
        tally.narrowed += usize::from(same[place].len() < agree[place].len());
    }
    Ok(())
}

/// Prints what such a reader works out of 85 reports.
pub(crate) fn table() -> Result<(), Fault> {
    println!("| Protection | Reports | Small counts | Reports made | Worked out | Narrowed |");
    println!("| --- | --- | --- | --- | --- | --- |");
    for (threshold, options) in [(3, r#""threshold": 3"#), (5, r#""threshold": 5"#)] {
        let (mut random, mut tally) = (Random(144), Tally::default());
        while tally.reports < 85 {
            let number = 3 + random.below(4);
            let counts: Vec<u64> =
                (0..number).map(|_| 1 + random.below(2) * random.below(9) + random.below(3)).collect();
            attack(&counts, threshold, options, &mut tally)?;
        }
        let Tally { reports, small, runs, pinned, narrowed } = tally;
        println!("| {} | {reports} | {small} | {runs} | {pinned} | {narrowed} |", options.replace('"', ""));
    }
    Ok(())
}
