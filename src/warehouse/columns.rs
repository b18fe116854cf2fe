use crate::plan::{FieldType, Mapping, Plan};
use crate::tabulate::needed;

/// A column of the table that counts depend on.
pub(super) struct ColumnSelection {
    pub(super) name: String,
    /// `true` if its values stay in the database after the profile: nobody needs to see what is only told apart.
    pub(super) is_hidden: bool,
}

/// The columns that a plan's counts depend on, each once.
pub(super) fn wanted(plan: &Plan, mapping: &Mapping) -> Vec<ColumnSelection> {
    let needed = needed(plan);
    let mut wanted: Vec<ColumnSelection> = Vec::new();
    for (id, field) in plan.fields.iter().filter(|(id, _)| needed.contains(id.as_str())) {
        let is_hidden = field.kind == FieldType::Id;
        for name in mapping.0.get(id).into_iter().flatten().filter(|name| !name.is_empty()) {
            match wanted.iter_mut().find(|column| column.name == *name) {
                Some(known) => known.is_hidden &= is_hidden,
                None => wanted.push(ColumnSelection { name: name.clone(), is_hidden }),
            }
        }
    }
    wanted
}
