//! Readers who know how the choice of what to hide is made, and try every table that agrees with a report, work out nothing
//! of it but what its audit says.

use hotline_report::disclosure::{Audit, WarningCode};

use super::forms::{FORMS, Form, Random};

/// What audits say that they did not look at.
const NOT_EXAMINED: &str = "what follows from knowing how this program chooses what to hide";

/// Reports of each form.
const NUMBER: usize = 5;

/// How many small counts of some tables such readers work out.
fn pinned(form: &Form, procedure: bool, mut each: impl FnMut(&Audit, &[usize])) -> usize {
    let mut random = Random(2_026);
    let mut pinned = 0;
    for counts in (0..NUMBER).filter_map(|_| form.counts(&mut random)) {
        let Some((report, audit)) = form.report(&counts, procedure) else { continue };
        let Some(found) = form.attacked(&counts, &report, procedure) else { continue };
        pinned += found.pinned.len();
        found.pinned.iter().for_each(|places| each(&audit, places));
    }
    pinned
}

#[test]
fn what_knowledge_of_the_procedure_tells_becomes_less_and_is_in_the_audit() {
    let (mut before, mut after) = (0, 0);
    for form in FORMS.iter().filter(|form| form.threshold == 3) {
        before += pinned(form, false, |_, _| {});
        after += pinned(form, true, |audit, places| {
            let is_named = audit.warnings.iter().any(|warning| warning.code == WarningCode::Procedure);
            let is_open = audit.examined.not_covered.contains(&NOT_EXAMINED);
            assert!(is_named || is_open, "{}: {places:?}", form.name);
        });
    }
    assert!(after < before, "{before} before, {after} after");
}
