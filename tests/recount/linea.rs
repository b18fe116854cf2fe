//! The calls of Línea 144, 2020 and 2021, counted once more.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use hotline_report::plan::{ColumnSample, Plan, built_in, propose};
use hotline_report::records::{ReadOptions, Reader, Reading};
use hotline_report::tabulate::{Exclusion, Knowledge, Scope, Tabulator};
use serde_json::json;

use crate::linea144::linea144;
use crate::printed::{Counted, Line, Printed, printed};
use crate::spelled::plain;

/// Both years as one file.
static CALLS: LazyLock<String> = LazyLock::new(|| {
    let (first, second) = (linea144("2020"), linea144("2021"));
    format!("{}\n{}", first.trim_end(), second.split_once('\n').unwrap().1)
});

/// The columns in the order of the file.
const DATE: usize = 0;
const PROVINCE: usize = 1;
const GENDER: usize = 2;
const AGE: usize = 3;
const COUNTRY: usize = 4;
const RELATION: usize = 17;
const AGGRESSOR: usize = 18;
const TYPES: [(usize, &str); 5] =
    [(6, "Psicológica"), (5, "Física"), (8, "Económica y patrimonial"), (9, "Simbólica"), (7, "Sexual")];
const SETTINGS: [(usize, &str); 7] = [
    (10, "Doméstica"),
    (11, "Institucional"),
    (12, "Laboral"),
    (13, "Contra la libertad reproductiva"),
    (14, "Obstétrica"),
    (15, "Mediática"),
    (16, "Otras modalidades"),
];
const AGES: [&str; 8] = [
    "Hasta 11 años",
    "12 a 17 años",
    "18 a 24 años",
    "25 a 34 años",
    "35 a 44 años",
    "45 a 54 años",
    "55 a 64 años",
    "65 años y más",
];

fn rows() -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_reader(CALLS.trim_start_matches('\u{feff}').as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn tabulator() -> Tabulator {
    let (_, json) = built_in().find(|(id, _)| *id == "linea144").unwrap();
    let mut plan: serde_json::Value = serde_json::from_str(json).unwrap();
    plan["protection"]["threshold"] = json!(1);
    let plan = Plan::from_json(&plan.to_string()).unwrap();
    let mut reader = Reader::new("linea144.csv", ReadOptions::default());
    reader.push(CALLS.as_bytes()).unwrap();
    let reading = reader.finish().unwrap();
    let mapping = propose(&plan, &samples(&reading)).mapping();
    Tabulator::new(plan, &mapping, reading, Knowledge::default()).unwrap()
}

fn samples(reading: &Reading) -> Vec<ColumnSample> {
    let sample = |name: &String| {
        let column = reading.records.column(name).unwrap();
        let values = (0..50).filter_map(|row| column.value(row)).map(str::to_owned).collect();
        ColumnSample { name: name.clone(), values }
    };
    reading.header.iter().map(sample).collect()
}

/// What a report calls the category of a cell; nothing for an empty one.
fn name(column: usize, cell: &str) -> Option<String> {
    let cell = cell.trim();
    let renamed = match (column, plain(cell).as_str()) {
        (_, "") => return None,
        (AGE, _) => return age(cell).map(str::to_owned),
        (PROVINCE, "santiago del estero") => "Santiago del Estero",
        (GENDER | AGGRESSOR, "varon") => "Varón",
        (GENDER | AGGRESSOR, "varon trans") => "Varón trans",
        (GENDER | AGGRESSOR, "mujer trans") => "Mujer trans",
        (GENDER | AGGRESSOR, "transgenero") => "Transgénero",
        (GENDER | AGGRESSOR, "otro") => "Otro",
        (RELATION, "ex pareja") => "Expareja",
        (RELATION, "superior jerarquico") => "Superior jerárquico",
        (RELATION, "madre o tutor") => "Madre o tutora",
        (COUNTRY, people) => country(people).unwrap_or(cell),
        _ => cell,
    };
    Some(renamed.to_owned())
}

fn age(cell: &str) -> Option<&'static str> {
    let band = match cell.parse::<u32>().unwrap() {
        0..=11 => 0,
        12..=17 => 1,
        18..=24 => 2,
        25..=34 => 3,
        35..=44 => 4,
        45..=54 => 5,
        55..=64 => 6,
        65..=120 => 7,
        _ => return None,
    };
    Some(AGES[band])
}

fn country(people: &str) -> Option<&'static str> {
    let name = match people {
        "paraguaya" => "Paraguay",
        "boliviana" => "Bolivia",
        "peruana" => "Perú",
        "venezolana" => "Venezuela",
        "colombiana" => "Colombia",
        "uruguaya" => "Uruguay",
        "otra" | "arabe" => "Otro país",
        "chilena" => "Chile",
        "brasilena" => "Brasil",
        "dominicana" => "República Dominicana",
        "ecuatoriana" => "Ecuador",
        "estadounidense" => "Estados Unidos",
        "armenia" => "Armenia",
        "espanola" => "España",
        "mexicana" => "México",
        "cubana" => "Cuba",
        "japonesa" => "Japón",
        "alemana" => "Alemania",
        "salvadorena" => "El Salvador",
        "israeli" => "Israel",
        "rusa" => "Rusia",
        "belga" => "Bélgica",
        "vietnamita" => "Vietnam",
        "libano" => "Líbano",
        "italiana" => "Italia",
        "australiana" => "Australia",
        "francesa" => "Francia",
        "ucraniana" => "Ucrania",
        "griega" => "Grecia",
        "nicaraguense" => "Nicaragua",
        "panamena" => "Panamá",
        "turca" => "Turquía",
        "costarricense" => "Costa Rica",
        "guatemalteca" => "Guatemala",
        _ => return None,
    };
    Some(name)
}

fn is_yes(cell: &str) -> bool {
    cell.eq_ignore_ascii_case("si")
}

type Rows<'r> = [&'r Vec<String>];

/// A table whose rows share out all calls.
fn shares(rows: &Rows, column: usize, always: &[&str], unknown: &str) -> Counted {
    let mut counts: BTreeMap<String, u64> = always.iter().map(|label| ((*label).to_owned(), 0)).collect();
    for row in rows {
        *counts.entry(name(column, &row[column]).unwrap_or_else(|| unknown.to_owned())).or_default() += 1;
    }
    let whole = rows.len() as u64;
    Counted { rows: lines(counts), totals: vec![whole], base: Some(whole), columns: Vec::new() }
}

/// A table of overlapping rows, a yes/no column each.
fn answers(rows: &Rows, columns: &[(usize, &str)]) -> Counted {
    let yes = |column: usize| rows.iter().filter(|row| is_yes(&row[column])).count() as u64;
    let counts = columns.iter().map(|(column, label)| ((*label).to_owned(), yes(*column))).collect();
    Counted { rows: lines(counts), base: Some(rows.len() as u64), ..Counted::default() }
}

fn months(rows: &Rows, year: u16) -> Counted {
    let month = |number: usize| {
        let month = format!("{year}-{number:02}");
        let calls = rows.iter().filter(|row| row[DATE].starts_with(&month)).count() as u64;
        (format!("{month}..{month}"), calls)
    };
    Counted { rows: lines((1..=12).map(month).collect()), ..Counted::default() }
}

fn lines(counts: BTreeMap<String, u64>) -> BTreeMap<String, Line> {
    counts.into_iter().map(|(label, count)| (label, Line { counts: vec![count], ..Line::default() })).collect()
}

/// Everything that the report of a year and a province says.
fn recounted(all: &[Vec<String>], year: u16, province: Option<&str>) -> Printed {
    let of_year: Vec<_> = all.iter().filter(|row| row[DATE].starts_with(&year.to_string())).collect();
    let is_of_province = |row: &&&Vec<String>| {
        province.is_none_or(|province| name(PROVINCE, &row[PROVINCE]).is_some_and(|name| name == province))
    };
    let rows: Vec<_> = of_year.iter().filter(is_of_province).copied().collect();
    let figure = |test: &dyn Fn(&Vec<String>) -> bool| rows.iter().filter(|row| test(row)).count() as u64;
    let is_minor = |row: &Vec<String>| row[AGE].parse::<u32>().is_ok_and(|age| age < 18);
    let figures = [
        ("llamadas", figure(&|_| true)),
        ("domestica", figure(&|row| is_yes(&row[SETTINGS[0].0]))),
        ("menores", figure(&is_minor)),
    ];
    let tables = [
        ("mes", months(&rows, year)),
        // Of all provinces, whichever the report is of.
        ("provincia", shares(&of_year, PROVINCE, &[], "Sin dato de provincia")),
        ("tipos", answers(&rows, &TYPES)),
        ("modalidades", answers(&rows, &SETTINGS)),
        ("vinculo", shares(&rows, RELATION, &[], "Sin dato")),
        ("genero-agresor", shares(&rows, AGGRESSOR, &[], "Sin dato")),
        ("edad", shares(&rows, AGE, &AGES, "Sin dato")),
        ("genero", shares(&rows, GENDER, &[], "Sin dato")),
        ("pais", shares(&rows, COUNTRY, &[], "Sin dato")),
    ];
    Printed {
        figures: figures.map(|(id, count)| (id.to_owned(), count)).into(),
        tables: tables.map(|(id, table)| (id.to_owned(), table)).into(),
    }
}

#[test]
fn every_count_of_linea_144_is_that_of_a_plain_recount() {
    let (mut tabulator, rows) = (tabulator(), rows());
    assert_eq!(rows.len(), 29_706 + 25_301);
    let places = [None, Some("Buenos Aires"), Some("Santiago del Estero"), Some("La Pampa")];
    for (year, province) in [2020, 2021].into_iter().flat_map(|year| places.map(|place| (year, place))) {
        let scope = json!({ "jurisdiction": province, "start": year.to_string(), "end": year.to_string() });
        let scope: Scope = serde_json::from_value(scope).unwrap();
        let (printed, account) = printed(&mut tabulator, &scope);
        let recounted = recounted(&rows, year, province);
        for (id, table) in &recounted.tables {
            assert_eq!(printed.tables.get(id), Some(table), "{year} {province:?} {id}");
        }
        assert_eq!(printed, recounted, "{year} {province:?}");
        assert_eq!(account.in_scope, recounted.figures["llamadas"]);
        let other_year = rows.iter().filter(|row| !row[DATE].starts_with(&year.to_string())).count() as u64;
        let excluded = account.excluded.iter().find(|excluded| excluded.reason == Exclusion::OtherPeriod);
        assert_eq!(excluded.map(|excluded| excluded.rows), Some(other_year));
    }
}
