use crate::plan::document::{Aggregate, Plan};
use crate::plan::field::{Band, FieldType};
use crate::plan::report::TablePlan;
use crate::report::TableKind;

/// Returns what would give a table a median, if it has none.
pub(super) fn remedy(plan: &Plan, table: &TablePlan) -> Option<&'static str> {
    let field = plan.fields.get(&table.by);
    let is_distinct =
        plan.measures.get(&table.measure).is_some_and(|measure| matches!(measure.count, Aggregate::Distinct(_)));
    let is_plain = table.kind.is_none_or(|kind| kind == TableKind::Exclusive)
        && table.columns.is_none()
        && table.within.is_none()
        && table.rate.is_none();
    match () {
        () if field.is_none_or(|field| field.kind != FieldType::Number || field.bands.is_empty()) => {
            Some("Refer to a table whose rows are the `bands` of a field with numbers.")
        }
        () if field.is_some_and(|field| !are_complete(&field.bands)) => Some(
            "Let the `bands` cover all numbers: the first without `from`, the last without `to`, none between them.",
        ),
        () if !is_plain => Some("Refer to a table with one column of counts, whose rows are ranges and nothing else."),
        () if table.top.is_some() => Some("Leave out `top`, so that all ranges are rows."),
        () if is_distinct && table.total.is_none() => {
            Some("Give the table a `total`, which shows whether some have numbers in several ranges.")
        }
        () if plan.protection.alters(table.treatment.as_ref()) => {
            Some("Print exact counts in it: `\"treatment\": \"suppress\"`.")
        }
        () => None,
    }
}

/// Returns whether every number belongs to a range.
fn are_complete(bands: &[Band]) -> bool {
    let begins = |from: Option<i64>| bands.iter().any(|band| band.from == from);
    let is_followed = |band: &Band| band.to.is_none_or(|to| begins(to.checked_add(1)));
    begins(None) && bands.iter().all(is_followed)
}
