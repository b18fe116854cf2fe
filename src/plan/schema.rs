//! The JSON Schema of plans, made from the types that read them.

use schemars::generate::SchemaSettings;
use serde_json::Value as Json;

use super::Plan;
use crate::report::schema::{compare, finished, widen_texts};

const FILE: &str = "js/generated/plan.schema.json";

/// The members that hold texts for readers.
const TEXTS: [&str; 25] = [
    "title",
    "finding",
    "subtitle",
    "publisher",
    "everywhere",
    "source",
    "citation",
    "contact",
    "licence",
    "heading",
    "label",
    "unit",
    "of",
    "stub",
    "notSpecified",
    "other",
    "pool",
    "poolWithLarger",
    "mask",
    "universe",
    "measure",
    "respondents",
    "category",
    "strong",
    "text",
];

fn schema() -> Json {
    let schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Plan>();
    let mut schema = finished(schema, "urn:hotline-report:plan:1");
    let is_excluded = |definition: &str, name: &str| match name {
        // Elsewhere these are names of a field and of a measure.
        "of" => definition != "Denominator",
        "measure" => definition != "RankPlan",
        "label" => definition == "Field",
        _ => false,
    };
    widen_texts(&mut schema, &TEXTS, ("RunPlan", "TextPlan"), &is_excluded);
    schema
}

#[test]
fn the_committed_schema_is_that_of_the_types() {
    compare(FILE, &schema());
}
