//! The JSON Schema of plans, made from the types that read them.

use schemars::generate::SchemaSettings;
use serde_json::Value as Json;

use super::Plan;
use crate::report::schema::{compare, finished};

const FILE: &str = "js/generated/plan.schema.json";

fn schema() -> Json {
    let schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Plan>();
    finished(schema, "urn:hotline-report:plan:1")
}

#[test]
fn the_committed_schema_is_that_of_the_types() {
    compare(FILE, &schema());
}
