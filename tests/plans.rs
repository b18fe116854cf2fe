//! Plans that come with the project, and the guide's, meet real files.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot read its own files should fail")]

#[path = "data/linea144.rs"]
mod linea144;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use hotline_report::disclosure::{Circumstances, disclose};
use hotline_report::plan::{ColumnSample, Plan, Proposals, built_in_plan, check_mapping, propose};
use hotline_report::records::csv::CsvReader;
use hotline_report::records::{ColumnSelection, Dialect};
use hotline_report::tabulate::{Knowledge, Tabulator};
use linea144::linea144;

fn file(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The columns of a file of plain comma-separated values, with as many of its first rows.
fn columns(text: &str, rows: usize) -> Vec<ColumnSample> {
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    let header = lines.next().unwrap_or_default().split(',');
    let mut columns: Vec<ColumnSample> =
        header.map(|name| ColumnSample { name: name.to_owned(), values: Vec::new() }).collect();
    for line in lines.filter(|line| !line.contains('"')).take(rows) {
        for (column, value) in columns.iter_mut().zip(line.split(',')) {
            column.values.push(value.to_owned());
        }
    }
    columns
}

/// What is proposed, which must be a sound mapping of the file.
fn proposals(plan: &Plan, columns: &[ColumnSample]) -> Proposals {
    let proposals = propose(plan, columns);
    let header: Vec<String> = columns.iter().map(|column| column.name.clone()).collect();
    if let Err(error) = check_mapping(plan, &proposals.mapping(), &header) {
        panic!("{error}\n{proposals:#?}");
    }
    proposals
}

#[test]
fn every_column_of_linea_144_finds_its_field() {
    let plan = built_in_plan("linea144").unwrap();
    for year in ["2020", "2021"] {
        let proposals = proposals(&plan, &columns(&linea144(year), 50));
        assert_eq!(proposals.unmapped, Vec::<String>::new());
        let mapping = proposals.mapping().0;
        assert_eq!(mapping["fecha"], ["fecha"]);
        assert_eq!(mapping["genero"], ["genero_persona_en_situacion_de_violencia"]);
        assert_eq!(mapping["genero_agresor"], ["genero_de_la_persona_agresora"]);
        assert_eq!(mapping["tipos"][2], "tipo_de_violencia_economica_y_patrimonial");
        assert_eq!(mapping["modalidades"][0], "tipo_de_violencia_domestica");
        assert!(proposals.fields.iter().all(|proposal| proposal.confidence >= 90), "{proposals:#?}");
    }
}

/// A spelling without case, and without what an accent can change.
fn plain(text: &str) -> String {
    text.to_lowercase().replace(['a', 'e', 'i', 'o', 'u', 'á', 'é', 'í', 'ó', 'ú'], "_")
}

/// The values of a real file that its plan does not know.
fn unknown_values(field: &str, column: &ColumnSample, plan: &Plan) -> BTreeSet<String> {
    let field = &plan.fields[field];
    let spellings = field.values.iter().flat_map(|value| value.also.iter().chain([&value.label])).chain(&field.missing);
    let known: BTreeSet<String> = spellings.map(|spelling| plain(spelling)).collect();
    let met: BTreeSet<&String> = column.values.iter().filter(|value| !value.is_empty()).collect();
    met.into_iter().filter(|value| !known.contains(&plain(value))).cloned().collect()
}

#[test]
fn every_answer_of_linea_144_is_listed() {
    let plan = built_in_plan("linea144").unwrap();
    for year in ["2020", "2021"] {
        let text = linea144(year);
        let mapping = proposals(&plan, &columns(&text, 50)).mapping().0;
        let columns = columns(&text, usize::MAX);
        for field in ["provincia", "genero", "pais", "vinculo", "genero_agresor"] {
            let column = columns.iter().find(|column| column.name == mapping[field][0]).unwrap();
            assert_eq!(unknown_values(field, column, &plan), BTreeSet::new(), "{year} {field}");
        }
    }
}

#[test]
fn published_counts_by_state_find_their_fields() {
    let plan = built_in_plan("state-rankings").unwrap();
    let columns = columns(&file("tests/data/hotline-states/calls-and-cases-2012-2015.csv"), 50);
    let proposals = proposals(&plan, &columns);
    assert_eq!(proposals.unmapped, ["postal"]);
    assert_eq!(proposals.mapping().0["cases"], ["Cases_Reported"]);
    assert_eq!(unknown_values("state", &columns[3], &plan), BTreeSet::new());
}

#[test]
fn residents_sum_to_those_of_the_census() {
    let plan = built_in_plan("state-rankings").unwrap();
    let residents = &plan.denominators["residents"].values;
    assert_eq!(residents.len(), 51);
    assert_eq!(residents.values().sum::<u64>(), 331_449_281);
}

/// The only block of the guide in that language.
fn block(language: &str) -> String {
    let guide = file("docs/plans.md");
    let (_, rest) = guide.split_once(&format!("```{language}\n")).unwrap();
    rest.split_once("```").unwrap().0.to_owned()
}

#[test]
fn the_plan_of_the_guide_is_sound_and_fits_its_file() {
    let plan = Plan::from_json(&block("json")).unwrap_or_else(|error| panic!("{error}"));
    let proposals = proposals(&plan, &columns(&block("csv"), 10));
    assert_eq!(proposals.unmapped, ["County"]);
    assert_eq!(proposals.mapping().0["day"], ["Date"]);
}

#[test]
fn the_plan_of_the_guide_makes_a_report_of_its_file() {
    let plan = Plan::from_json(&block("json")).unwrap();
    let mapping = proposals(&plan, &columns(&block("csv"), 10)).mapping();
    let mut reader = CsvReader::new(&Dialect::default(), &ColumnSelection::All);
    reader.feed(block("csv").as_bytes()).unwrap();
    let mut tabulator = Tabulator::new(plan, &mapping, reader.finish().unwrap(), Knowledge::default()).unwrap();
    for scope in [
        r#"{"accurateAsOf":"2024-02-01"}"#,
        r#"{"start":"2023","end":"2023","accurateAsOf":"2024-02-01"}"#,
        r#"{"start":"2023-02","end":"2023-02","accurateAsOf":"2024-02-01"}"#,
    ] {
        let (tabulation, _) = tabulator.tabulate(&serde_json::from_str(scope).unwrap()).unwrap();
        let (report, _) = disclose(tabulator.plan(), &tabulation, Circumstances::default())
            .unwrap_or_else(|refusal| panic!("{scope}: {refusal}"));
        assert!(report.tables().all(|table| !table.rows.is_empty()));
    }
}

#[test]
fn the_mistake_of_the_guide_is_told_as_it_says() {
    let mistaken = block("json").replace("\"by\": \"caller\"", "\"by\": \"calller\"");
    let error = Plan::from_json(&mistaken).unwrap_err();
    assert_eq!(error.to_string(), block("text").trim());
}

#[test]
fn the_guide_names_only_plans_and_files_that_are_there() {
    for named in ["js/generated/plan.schema.json", "src/plan/plans/linea144.json"] {
        assert!(!file(named).is_empty(), "{named}");
    }
    let guide = file("docs/plans.md");
    assert!(guide.contains("Four plans come") && hotline_report::plan::built_in().count() == 4);
}
