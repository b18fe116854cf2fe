//! The JSON Schema of what the analyst's module answers, made from the types that it writes. The declarations in
//! `js/generated/analyst-types.ts` come from it.

use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use schemars::{Schema, SchemaGenerator};
use serde_json::Value as Json;

use crate::disclosure::Audit;
use crate::draft::{Draft, PlanFit, Profile, Suggestion};
use crate::plan::{PlanProblem, Proposals};
use crate::published::Published;
use crate::records::Preview;
use crate::related::{Key, Match};
use crate::report::schema::{compare, without_null, without_width};
use crate::tabulate::{Account, AccountLine};

const FILE: &str = "tests/golden/analyst-types.schema.json";

fn schema() -> Json {
    let mut generator = SchemaGenerator::new(SchemaSettings::draft2020_12().for_serialize());
    generator.subschema_for::<Preview>();
    generator.subschema_for::<Profile>();
    generator.subschema_for::<Proposals>();
    generator.subschema_for::<Draft>();
    generator.subschema_for::<PlanFit>();
    generator.subschema_for::<PlanProblem>();
    generator.subschema_for::<Suggestion>();
    generator.subschema_for::<Key>();
    generator.subschema_for::<Match>();
    generator.subschema_for::<Account>();
    generator.subschema_for::<AccountLine>();
    generator.subschema_for::<Published>();
    let mut schema = generator.into_root_schema_for::<Audit>();
    RecursiveTransform(as_written).transform(&mut schema);
    schema.to_value()
}

/// A field that is left out where it has no value is never `null`.
fn as_written(schema: &mut Schema) {
    without_width(schema);
    let required = schema.get("required").and_then(Json::as_array).cloned().unwrap_or_default();
    let fields = schema.get_mut("properties").and_then(Json::as_object_mut);
    for (_, field) in fields.into_iter().flatten().filter(|(name, _)| !required.contains(&Json::from(name.as_str()))) {
        if let Ok(field) = <&mut Schema>::try_from(field) {
            without_null(field);
        }
    }
}

#[test]
fn the_committed_schema_is_that_of_the_types() {
    compare(FILE, &schema());
}
