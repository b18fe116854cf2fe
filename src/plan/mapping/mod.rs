//! Mapping of a file's columns to a plan's fields.

mod evidence;
mod likeness;
mod propose;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::document::Plan;
use super::error::{PlanError, PlanProblem};
use super::field::{Field, FieldType};
use super::fold_heading;
use likeness::Likeness;
pub use propose::propose;

/// A column as a page shows it: its heading and the values of the first rows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnSample {
    /// Its heading.
    pub name: String,
    /// Its values in the first rows; a few dozen are enough.
    pub values: Vec<String>,
}

/// The columns of each field, by the field's id: one; for flags, one for each of the field's columns in their order,
/// with an empty text for a column that the file lacks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Mapping(pub BTreeMap<String, Vec<String>>);

/// Proposed columns for the fields of a plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Proposals {
    /// One for every field of the plan, in the order of their labels.
    pub fields: Vec<Proposal>,
    /// The columns that no field uses, in the file's order.
    pub unmapped: Vec<String>,
}

/// Proposed columns for a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Proposal {
    /// The field's id.
    pub field: String,
    /// Its columns, as in a [`Mapping`]; none where no column is likely.
    pub columns: Vec<String>,
    /// Confidence, 0 to 100.
    pub confidence: u8,
    /// Why, in a few words.
    pub reason: String,
}

impl Proposals {
    /// The proposals as a mapping, without the fields that nothing is proposed for.
    pub fn mapping(&self) -> Mapping {
        let found = self.fields.iter().filter(|proposal| !proposal.columns.is_empty());
        Mapping(found.map(|proposal| (proposal.field.clone(), proposal.columns.clone())).collect())
    }
}

/// Holds a mapping against the plan and the headings of a file.
///
/// # Errors
/// Every field that must have a column and has none, and every column that is not there.
pub fn check_mapping(plan: &Plan, mapping: &Mapping, header: &[String]) -> Result<(), PlanError> {
    let mut problems = Vec::new();
    for (id, field) in &plan.fields {
        let columns = mapping.0.get(id).map_or(&[][..], Vec::as_slice);
        problems.extend(missing(id, field, columns, header));
    }
    for id in mapping.0.keys().filter(|id| !plan.fields.contains_key(*id)) {
        let known: Vec<&str> = plan.fields.keys().map(String::as_str).collect();
        let remedy = super::check::one_of(id, &known);
        problems.push(problem("unknown-field", id, format!("The plan has no field “{id}”."), remedy));
    }
    if problems.is_empty() { Ok(()) } else { Err(PlanError::content(problems)) }
}

/// Returns the problems with the columns of one field.
fn missing(id: &str, field: &Field, columns: &[String], header: &[String]) -> Vec<PlanProblem> {
    let label = &field.label;
    let wanted = headings(id, field).len();
    if columns.iter().all(String::is_empty) {
        let message = format!("No column is mapped to “{label}”.");
        let remedy = || nearest_heading(id, field, header);
        return (!field.optional).then(|| problem("missing-column", id, message, remedy())).into_iter().collect();
    }
    if columns.len() != wanted {
        let message = format!("“{label}” has {} columns, not {wanted}.", columns.len());
        let remedy = format!("Give {wanted}, with an empty name for one that the file lacks.");
        return vec![problem("wrong-columns", id, message, remedy)];
    }
    let lacking = columns.iter().filter(|column| !column.is_empty() && !header.contains(column));
    let say = |column: &String| {
        let message = format!("The file has no column “{column}”, which is mapped to “{label}”.");
        let known: Vec<&str> = header.iter().map(String::as_str).collect();
        problem("missing-column", id, message, super::check::one_of(column, &known))
    };
    lacking.map(say).collect()
}

fn problem(code: &'static str, id: &str, message: String, remedy: String) -> PlanProblem {
    PlanProblem { code, place: format!("mapping › “{id}”"), message, remedy }
}

/// The column whose heading is likest to what a field is called, as a sentence.
fn nearest_heading(id: &str, field: &Field, header: &[String]) -> String {
    let wanted: Vec<Likeness> = headings(id, field).into_iter().flatten().map(Likeness::new).collect();
    let likeness = |heading: &String| {
        let heading = Likeness::new(heading);
        wanted.iter().map(|name| name.to(&heading)).max().unwrap_or_default()
    };
    let nearest = header.iter().map(|heading| (likeness(heading), heading)).rev().max_by_key(|(likeness, _)| *likeness);
    match nearest {
        Some((1.., heading)) => format!("Is it “{heading}”?"),
        _ => "Choose the column that holds it.".to_owned(),
    }
}

/// Returns the names that the columns of a field may have: one list of names for each column.
fn headings<'f>(id: &'f str, field: &'f Field) -> Vec<Vec<&'f str>> {
    if field.kind == FieldType::Flags {
        let names = |column: &'f super::field::FlagColumn| {
            column.names.iter().chain([&column.label]).map(String::as_str).collect()
        };
        return field.columns.iter().map(names).collect();
    }
    vec![field.names.iter().map(String::as_str).chain([field.label.as_str(), id]).collect()]
}

/// A short name for the headings of a file, so that a page can remember the mapping of files like it: 64-bit FNV-1a
/// (<http://www.isthe.com/chongo/tech/comp/fnv/>) of the headings' words in order, as 16 hexadecimal digits.
pub fn fingerprint(header: &[String]) -> String {
    const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
    const UNIT_SEPARATOR: u8 = 0x1f;
    let fold = |hash, heading: &String| fnv(fnv(hash, fold_heading(heading).as_bytes()), &[UNIT_SEPARATOR]);
    format!("{:016x}", header.iter().fold(BASIS, fold))
}

fn fnv(hash: u64, bytes: &[u8]) -> u64 {
    const PRIME: u64 = 0x0100_0000_01b3;
    bytes.iter().fold(hash, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(PRIME))
}
