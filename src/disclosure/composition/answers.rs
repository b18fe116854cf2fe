//! Names of the rows of yes/no questions: in the words of the report's language, and one meaning in all of them.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::locale::Locale;
use crate::plan::{FieldType, Plan, fold};
use crate::report::Row;
use crate::report::languages::tags;

/// The labels of a yes/no question, in the order in which tables list them.
pub(super) const LISTED: [&str; 2] = ["yes", "no"];

/// Meanings of the words of all languages, in small letters.
static MEANINGS: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let words = tags().into_iter().map(|tag| Locale::for_language(tag).draft_words());
    words.flat_map(|words| [(words.yes.to_lowercase(), "yes"), (words.no.to_lowercase(), "no")]).collect()
});

/// Returns the printed name of a field's label.
pub(in crate::disclosure) fn printed_label(plan: &Plan, field: &str, label: &str) -> String {
    let is_answer = plan.fields.get(field).is_some_and(|field| field.kind == FieldType::YesNo);
    let words = Locale::for_language(&plan.language).draft_words();
    match label {
        "yes" if is_answer => words.yes.to_owned(),
        "no" if is_answer => words.no.to_owned(),
        label => label.to_owned(),
    }
}

/// Folds a printed label of a yes/no question, by which documents are linked: “Sí” and “Oui” are “yes”. Other spellings stay
/// what they are.
pub(in crate::disclosure) fn fold_label(label: &str) -> String {
    MEANINGS.get(&label.trim().to_lowercase()).map_or_else(|| fold(label), |meaning| (*meaning).to_owned())
}

/// Words for yes and no in all languages, folded.
pub(in crate::disclosure) fn words_for_answers() -> impl Iterator<Item = String> {
    MEANINGS.keys().map(|word| fold(word))
}

/// Gives a row of a field its printed name.
pub(in crate::disclosure) fn name(plan: &Plan, field: &str, row: &mut Row) {
    row.label = printed_label(plan, field, &row.label);
}
