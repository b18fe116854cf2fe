//! Readers who know how the choice of what to hide is made, and try every table that agrees with a report, work out nothing
//! of it but what its audit says.

use hotline_report::disclosure::{Audit, WarningCode};

use super::forms::{FORMS, Form, Random};

/// What audits say that they did not look at.
const NOT_EXAMINED: &str = "what follows from knowing how this program chooses what to hide";

/// Reports of each form.
const NUMBER: usize = 12;

/// How many small counts of some tables there are, and how many such readers work out.
fn tried(form: &Form, procedure: bool, mut each: impl FnMut(&Audit, &[usize])) -> (usize, usize) {
    let mut random = Random(2_026);
    let (mut small, mut pinned) = (0, 0);
    for counts in (0..NUMBER).filter_map(|_| form.counts(&mut random)) {
        let Some((report, audit)) = form.report(&counts, procedure) else { continue };
        let Some(found) = form.attacked(&counts, &report, procedure) else { continue };
        small += found.small.len();
        pinned += found.pinned.len();
        found.pinned.iter().for_each(|places| each(&audit, places));
    }
    (small, pinned)
}

#[test]
fn what_knowledge_of_the_procedure_tells_is_in_the_audit() {
    for form in FORMS.iter().filter(|form| form.threshold < 10) {
        tried(form, true, |audit, places| {
            let is_named = audit.warnings.iter().any(|warning| warning.code == WarningCode::Procedure);
            let is_open = audit.examined.not_covered.contains(&NOT_EXAMINED);
            assert!(is_named || is_open, "{}, threshold {}: {places:?}", form.name, form.threshold);
        });
    }
}

#[test]
fn fewer_small_counts_are_told_by_knowledge_of_the_procedure() {
    let sum = |procedure: bool| {
        let forms = FORMS.iter().filter(|form| form.threshold == 3);
        let (small, pinned): (Vec<usize>, Vec<usize>) = forms.map(|form| tried(form, procedure, |_, _| {})).unzip();
        (small.iter().sum::<usize>(), pinned.iter().sum::<usize>())
    };
    let ((_, before), (small, after)) = (sum(false), sum(true));
    assert!(small > 0 && before > 0 && after * 2 <= before, "{before} before, {after} of {small} after");
}
