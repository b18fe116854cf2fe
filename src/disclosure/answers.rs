//! Names of the rows of yes/no questions.

use crate::locale::capitalised;
use crate::plan::{FieldType, Plan};
use crate::report::Row;

/// Returns the printed name of a field's label. Answers to a yes/no question begin with a capital, as other answers do; no
/// letter else may differ, because documents are linked by these labels, in capitals or not.
pub(super) fn printed_label(plan: &Plan, field: &str, label: &str) -> String {
    let is_answer = plan.fields.get(field).is_some_and(|field| field.kind == FieldType::YesNo);
    if is_answer && matches!(label, "yes" | "no") { capitalised(label) } else { label.to_owned() }
}

/// Gives a row of a field its printed name.
pub(super) fn name(plan: &Plan, field: &str, row: &mut Row) {
    row.label = printed_label(plan, field, &row.label);
}
