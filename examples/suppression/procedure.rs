//! What a reader who knows the procedure can work out, and what it costs to prevent that.

use std::time::{Duration, Instant};

use super::forms::{FORMS, Form, Random};

/// What became of some tables.
#[derive(Default)]
struct Tally {
    reports: usize,
    refused: usize,
    small: usize,
    pinned: usize,
    told: usize,
    narrowed: usize,
    partners: usize,
    longest: Duration,
}

/// Attacks the reports of `number` tables, as far as not too many tables agree with each.
fn tally(form: &Form, number: usize, procedure: bool) -> Tally {
    let (mut random, mut tally) = (Random(144), Tally::default());
    for counts in (0..number).filter_map(|_| form.counts(&mut random)) {
        let start = Instant::now();
        let made = form.report(&counts, procedure);
        tally.longest = tally.longest.max(start.elapsed());
        let Some((report, _)) = made else {
            tally.refused += 1;
            continue;
        };
        if let Some(found) = form.attacked(&counts, &report, procedure) {
            tally.reports += 1;
            tally.small += found.small.len();
            tally.pinned += found.pinned.len();
            tally.told += usize::from(!found.pinned.is_empty());
            tally.narrowed += found.narrowed;
            tally.partners += found.partners;
        }
    }
    tally
}

/// Prints what such a reader works out of the reports of some tables of each form.
pub(crate) fn table() {
    println!(
        "| Tables | Threshold | `procedure` | Reports | Refused | That tell | Small counts | Worked out | Narrowed | Others hidden | Longest |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    for form in &FORMS {
        for procedure in [false, true] {
            let Tally { reports, refused, small, pinned, told, narrowed, partners, longest } =
                tally(form, 60, procedure);
            println!(
                "| {} | {} | {procedure} | {reports} | {refused} | {told} | {small} | {pinned} | {narrowed} | {partners} | {} ms |",
                form.name,
                form.threshold,
                longest.as_millis()
            );
        }
    }
}
