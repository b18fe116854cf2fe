//! Meaning here of the labels of another document.

use crate::disclosure::composition::answers::fold_label;
use crate::plan::{Field, FieldType, Otherwise, Plan, TablePlan, fold};
use crate::tabulate::{ExactRow, ExactTable, Tabulation};

/// The words of the report in the making, or of nobody in particular.
#[derive(Clone, Copy, Default)]
pub(in crate::disclosure) struct Words<'a>(pub(in crate::disclosure) Option<(&'a Plan, &'a Tabulation)>);

impl<'a> Words<'a> {
    /// The label here, folded, of what another document calls so: a plan knows other spellings of its categories, and those
    /// that it had before. `None` if it has no such category.
    pub(in crate::disclosure) fn mean(self, field: &str, label: &str) -> Option<String> {
        let wanted = self.folded(field, label);
        let Some(of) = self.0.and_then(|(plan, _)| plan.fields.get(field)) else { return Some(wanted) };
        let is_known = wanted.is_empty() || labels(of).any(|known| fold(known) == wanted);
        if is_known {
            return Some(wanted);
        }
        let spelled = of.values.iter().find(|value| value.also.iter().chain(&value.code).any(|it| fold(it) == wanted));
        match spelled {
            Some(value) => Some(fold(&value.label)),
            None => is_open(of).then_some(wanted),
        }
    }

    /// A label of another document, folded: “Sí” and “Ja” are “yes” in a yes/no question, and names of their own among other
    /// answers.
    fn folded(self, field: &str, label: &str) -> String {
        match self.0.and_then(|(plan, _)| plan.fields.get(field)) {
            Some(of) if of.kind != FieldType::YesNo => fold(label),
            _ => fold_label(label),
        }
    }

    /// Returns whether the plan has a field of that name.
    pub(in crate::disclosure) fn knows(self, field: &str) -> bool {
        self.0.is_some_and(|(plan, _)| plan.fields.contains_key(field))
    }

    /// Returns whether a plan may list a category of that name.
    pub(in crate::disclosure) fn may_list(self, field: &str, label: &str) -> bool {
        let wanted = self.folded(field, label);
        let is_listed = |of: &Field| labels(of).any(|known| fold(known) == wanted);
        self.0.is_none_or(|(plan, _)| plan.fields.get(field).is_some_and(is_listed))
    }

    /// Returns whether a category is called so here, as far as is known.
    pub(in crate::disclosure) fn has(self, field: &str, label: &str) -> bool {
        let wanted = self.folded(field, label);
        let is_same = |known: &str| fold(known) == wanted;
        self.may_list(field, label)
            || self.tables().any(|(wanted, table)| {
                let is_within = wanted.within.as_ref().is_some_and(|within| within.field == field);
                let parts = table.rows.iter().flat_map(|row| &row.parts).filter(|_| is_within);
                let rows = table.rows.iter().filter(|_| wanted.by == field);
                rows.chain(parts).flat_map(|row| &row.labels).any(|known| is_same(known))
            })
    }

    /// The labels that the records have, or the plan lists.
    pub(in crate::disclosure) fn labels(self, field: &str) -> &'a [String] {
        self.0.and_then(|(_, tabulation)| tabulation.labels.get(field)).map(Vec::as_slice).unwrap_or_default()
    }

    /// All that a plan calls the categories of a field, folded.
    pub(in crate::disclosure) fn spellings(self, field: &str) -> Vec<String> {
        let Some(of) = self.0.and_then(|(plan, _)| plan.fields.get(field)) else { return Vec::new() };
        let spelled = of.values.iter().flat_map(|value| value.also.iter().chain(&value.code));
        labels(of).chain(spelled.map(String::as_str)).map(fold).collect()
    }

    /// The rows of the table of that id, or of another one by the same field.
    pub(in crate::disclosure) fn rows(self, id: &str, field: &str) -> &'a [ExactRow] {
        let of_field =
            || self.tables().filter(|(wanted, _)| wanted.by == field).map(|(wanted, table)| (&wanted.id, table));
        let same = of_field().find(|(known, _)| *known == id).or_else(|| of_field().next());
        same.map(|(_, table)| table.rows.as_slice()).unwrap_or_default()
    }

    /// All tables that there are, and how they were asked for.
    fn tables(self) -> impl Iterator<Item = (&'a TablePlan, &'a ExactTable)> {
        let sections = self.0.into_iter().flat_map(|(plan, made)| plan.report.sections.iter().zip(&made.sections));
        let tables = sections.flat_map(|(wanted, made)| wanted.tables.iter().zip(&made.tables));
        tables.filter_map(|(wanted, table)| Some((wanted, table.as_ref()?)))
    }
}

/// The labels that a plan gives the categories of a field.
fn labels(field: &Field) -> impl Iterator<Item = &str> {
    let of_values = field.values.iter().map(|value| &value.label);
    let of_columns = field.columns.iter().map(|column| &column.label);
    let of_bands = field.bands.iter().map(|band| &band.label);
    let other = if let Otherwise::Category(label) = &field.otherwise { Some(label) } else { None };
    of_values.chain(of_columns).chain(of_bands).chain(other).map(String::as_str)
}

/// Returns whether a field can have categories that the plan does not list.
fn is_open(field: &Field) -> bool {
    let is_listed = !field.values.is_empty() && field.otherwise != Otherwise::Keep;
    !is_listed && field.bands.is_empty() && field.kind != FieldType::Flags
}
