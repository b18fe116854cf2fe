//! The JSON Schema of documents, made from the types that read them, so that neither can drift.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use schemars::{Schema, SchemaGenerator};
use serde_json::{Map, Value as Json, json};

use super::arbitrary::report;
use super::testing::{problems, put, sound};
use super::texts::{NAMES, WORDS};
use super::{Problem, Report};

const FILE: &str = "js/generated/report.schema.json";

/// The schema of a document, with that of a problem beside it.
fn schema() -> Json {
    let mut generator = SchemaGenerator::new(SchemaSettings::draft2020_12().for_serialize());
    generator.subschema_for::<Problem>();
    let mut schema = finished(generator.into_root_schema_for::<Report>(), "urn:hotline-report:document:1");
    by_language(&mut schema);
    schema
}

/// Says that each text may be by language, too.
fn by_language(schema: &mut Json) {
    let words: Vec<&str> = WORDS.into_iter().chain(NAMES).collect();
    let excluded = |name: &str, _: &str| name == "Problem";
    widen_texts(schema, &words, ("Run", "Paragraph"), &excluded);
}

/// Lets members that hold words be by language, but those that are excluded, by the name of their definition and their own;
/// and paragraphs, which are made of runs.
pub(crate) fn widen_texts(
    schema: &mut Json,
    words: &[&str],
    (run, paragraph): (&str, &str),
    is_excluded: &dyn Fn(&str, &str) -> bool,
) {
    let texts = json!({
        "description": "A text by language: `{\"en\": \"Calls\", \"es\": \"Llamadas\"}`. One of them is the report's own.",
        "type": "object",
        "minProperties": 1,
        "propertyNames": { "pattern": "^[a-z]{2}(-[A-Za-z0-9]+)*$" },
        "additionalProperties": { "anyOf": [{ "type": "string" }, { "type": "array", "items": { "$ref": format!("#/$defs/{run}") } }] }
    });
    let reference = json!({ "$ref": "#/$defs/Texts" });
    let of = |name: &str| words.iter().copied().filter(|word| !is_excluded(name, word)).collect::<Vec<_>>();
    widen(schema, &of(""), &reference);
    for (name, definition) in schema["$defs"].as_object_mut().unwrap() {
        widen(definition, &of(name), &reference);
        if name == paragraph {
            definition["anyOf"].as_array_mut().unwrap().push(reference.clone());
        }
    }
    schema["$defs"]["Texts"] = texts;
}

/// Lets the texts of an object, and of the kinds that it may be of, are by language.
fn widen(schema: &mut Json, words: &[&str], reference: &Json) {
    for (name, field) in schema.get_mut("properties").and_then(Json::as_object_mut).into_iter().flatten() {
        if words.contains(&name.as_str()) && field["type"] == "string" {
            let fields = field.as_object_mut().unwrap();
            fields.remove("type");
            fields.insert("anyOf".to_owned(), json!([{ "type": "string" }, reference]));
        }
    }
    for choices in ["anyOf", "oneOf"] {
        let choices = schema.get_mut(choices).and_then(Json::as_array_mut);
        choices.into_iter().flatten().for_each(|choice| widen(choice, words, reference));
    }
}

/// A schema as it is published: plain, and with its name first.
pub(crate) fn finished(mut schema: Schema, id: &str) -> Json {
    RecursiveTransform(plain).transform(&mut schema);
    let Json::Object(mut fields) = schema.to_value() else { panic!() };
    let mut head = json!({ "$schema": fields["$schema"], "$id": id, "title": fields["title"] });
    head.as_object_mut().unwrap().append(&mut fields);
    head
}

/// Holds a schema against the committed file of that name, or rewrites it.
pub(crate) fn compare(name: &str, schema: &Json) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    let made = serde_json::to_string_pretty(schema).unwrap() + "\n";
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&file, &made).unwrap();
    }
    let committed = fs::read_to_string(&file).unwrap_or_default();
    assert!(made == committed, "{name} is not that of the types: run `UPDATE_GOLDEN=1 cargo test`");
}

/// Takes away what validators do not know (widths of integers) and what nobody should write (`null` for a field
/// that may be left out).
fn plain(schema: &mut Schema) {
    without_width(schema);
    without_null(schema);
}

/// Takes away the width of an integer.
pub(crate) fn without_width(schema: &mut Schema) {
    let unsized_format =
        |format: &Json| format.as_str().is_some_and(|format| format.starts_with("uint") || format.starts_with("int"));
    if schema.get("format").is_some_and(unsized_format) {
        schema.remove("format");
    }
}

/// Takes away `null` from the choices of a value.
pub(crate) fn without_null(schema: &mut Schema) {
    if let Some(Json::Array(types)) = schema.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            schema.insert("type".to_owned(), only);
        }
    }
    if let Some(Json::Array(choices)) = schema.get_mut("anyOf") {
        choices.retain(|choice| *choice != json!({ "type": "null" }));
        if let [only] = choices.as_slice() {
            let only = only.as_object().cloned().unwrap_or_default();
            schema.remove("anyOf");
            only.into_iter().for_each(|(key, value)| drop(schema.insert(key, value)));
        }
    }
}

#[test]
fn the_committed_schema_is_that_of_the_types() {
    compare(FILE, &schema());
}

/// Walks a document and its schema side by side.
struct Walk {
    definitions: Map<String, Json>,
    /// The properties that have been met, each with the definition that it is in.
    met: BTreeSet<(String, String)>,
}

impl Walk {
    fn new(schema: &Json) -> Self {
        Self { definitions: schema["$defs"].as_object().unwrap().clone(), met: BTreeSet::new() }
    }

    /// The schema that a reference leads to, and its name.
    fn resolve(&self, schema: &Json, name: &str) -> (Json, String) {
        let Some(reference) = schema.get("$ref").and_then(Json::as_str) else {
            return (schema.clone(), name.to_owned());
        };
        let name = reference.trim_start_matches("#/$defs/");
        (self.definitions[name].clone(), name.to_owned())
    }

    /// Checks whether a document conforms, as far as the shapes of objects tell; remembers each property it meets.
    fn conforms(&mut self, schema: &Json, name: &str, document: &Json) -> bool {
        let (schema, name) = self.resolve(schema, name);
        if let Some(choices) = schema.get("anyOf").or_else(|| schema.get("oneOf")).and_then(Json::as_array) {
            let fits = |(index, choice): (usize, &Json)| self.conforms(choice, &format!("{name} {index}"), document);
            return choices.iter().enumerate().any(fits);
        }
        match document {
            Json::Object(fields) => self.object(&schema, &name, fields),
            Json::Array(items) => {
                schema["type"] == "array" && items.iter().all(|item| self.conforms(&schema["items"], &name, item))
            }
            Json::String(word) => schema.get("const").map_or(schema["type"] == "string", |only| only == word),
            Json::Number(_) => schema["type"] == "integer",
            Json::Bool(_) => schema["type"] == "boolean",
            Json::Null => false,
        }
    }

    fn object(&mut self, schema: &Json, name: &str, fields: &Map<String, Json>) -> bool {
        let Some(properties) = schema.get("properties").and_then(Json::as_object) else { return false };
        let required = schema.get("required").and_then(Json::as_array).cloned().unwrap_or_default();
        let complete = required.iter().all(|field| fields.contains_key(field.as_str().unwrap()));
        let known = fields.keys().all(|field| properties.contains_key(field));
        if !complete || !known {
            return false;
        }
        self.met.extend(fields.keys().map(|field| (name.to_owned(), field.clone())));
        fields.iter().all(|(field, value)| self.conforms(&properties[field], name, value))
    }

    /// All properties of a schema and of the definitions that it needs.
    fn properties(&self, schema: &Json, name: &str, all: &mut BTreeSet<(String, String)>) {
        let (schema, name) = self.resolve(schema, name);
        for (index, choice) in
            ["anyOf", "oneOf"].iter().filter_map(|key| schema.get(key)?.as_array()).flatten().enumerate()
        {
            self.properties(choice, &format!("{name} {index}"), all);
        }
        if let Some(items) = schema.get("items") {
            self.properties(items, &name, all);
        }
        for (field, value) in schema.get("properties").and_then(Json::as_object).into_iter().flatten() {
            if all.insert((name.clone(), field.clone())) {
                self.properties(value, &name, all);
            }
        }
    }
}

#[test]
fn the_schema_knows_just_the_fields_that_the_reader_takes() {
    let schema = schema();
    let mut walk = Walk::new(&schema);
    let mut runner = TestRunner::deterministic();
    for _ in 0..60 {
        let report = report().new_tree(&mut runner).unwrap().current();
        let written = serde_json::to_value(&report).unwrap();
        assert!(Report::decode_alone(&super::testing::node(&written)).is_some());
        assert!(walk.conforms(&schema, "Report", &written), "{written:#}");
    }
    let mut all = BTreeSet::new();
    walk.properties(&schema, "Report", &mut all);
    assert_eq!(all.difference(&walk.met).collect::<Vec<_>>(), Vec::<&(String, String)>::new());
}

#[test]
fn the_schema_knows_all_that_problems_say() {
    let mut document = sound();
    put(&mut document, "/sections/0/tables/1/total/value", json!(12));
    let schema = schema();
    for problem in problems(&document) {
        let written = serde_json::to_value(&problem).unwrap();
        assert!(Walk::new(&schema).conforms(&schema["$defs"]["Problem"], "Problem", &written), "{written:#}");
    }
}

#[test]
fn the_schema_takes_the_samples() {
    let schema = schema();
    for name in ["missouri-2020", "missouri-2017"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("www/reports/{name}.json"));
        let document: Json = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        assert!(Walk::new(&schema).conforms(&schema, "Report", &document), "{name}");
    }
}

#[test]
fn the_schema_refuses_misspelt_fields() {
    let schema = schema();
    for place in ["/titel", "/headline/0/valeu", "/sections/0/tables/0/rows/0/lable", "/headline/0/rank/plce"] {
        let mut document = sound();
        assert!(Walk::new(&schema).conforms(&schema, "Report", &document));
        put(&mut document, place, json!("x"));
        assert!(!Walk::new(&schema).conforms(&schema, "Report", &document), "{place}");
    }
}
