//! Reports to draw: the samples of the package, and some of our own making.

use std::fs;
use std::path::{Path, PathBuf};

use hotline_report::chart::Geometry;
use hotline_report::report::{Node, Report};
use serde_json::{Value, json};

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn node(json: &str) -> Node {
    serde_json::from_str(json).unwrap()
}

pub(crate) fn read(json: &Value) -> Report {
    match Report::from_node(&node(&json.to_string())) {
        Ok((report, _)) => report,
        Err(problems) => panic!("{problems:#?}"),
    }
}

/// The sample reports that visitors see first, by name.
pub(crate) fn samples() -> Vec<(String, Report)> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(root().join("www/reports")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    let sample = |path: PathBuf| {
        let json: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        (path.file_stem().unwrap().to_string_lossy().into_owned(), read(&json))
    };
    paths.into_iter().map(sample).collect()
}

/// A report of tables, and of a map for each list of locations.
pub(crate) fn report(language: &str, tables: &Value, locations: Option<&Value>) -> Report {
    let map = locations.map(|locations| {
        json!({ "id": "places", "title": "Places", "region": "US-MO", "unit": "cases", "locations": locations })
    });
    read(&json!({
        "version": 1,
        "language": language,
        "title": "Own making",
        "jurisdiction": { "name": "Nowhere", "code": "US-MO" },
        "publisher": "Nobody",
        "period": { "start": "2020-01-01", "end": "2020-12-31" },
        "sections": [{ "map": map, "tables": tables }]
    }))
}

pub(crate) fn table(id: &str, kind: &str, rows: &Value) -> Value {
    json!({ "id": id, "title": id, "kind": kind, "unit": "cases", "base": "none", "rows": rows })
}

/// A table with more fields.
pub(crate) fn with(mut table: Value, fields: Value) -> Value {
    let (Value::Object(into), Value::Object(from)) = (&mut table, fields) else { panic!("two objects") };
    into.extend(from);
    table
}

/// What is hard to draw.
pub(crate) fn hard() -> Report {
    let columns =
        json!([{ "heading": "2018" }, { "heading": "2019" }, { "heading": "2020, through a very long heading" }]);
    let masked = json!({ "masked": "Not shown, so that nobody can be recognised by anyone" });
    let tables = json!([
        table(
            "trend",
            "trend",
            &json!([
                { "label": "2017", "value": 8524, "period": { "start": "2017" } },
                { "label": "2018", "value": 10949, "period": { "start": "2018" } },
                { "label": "2019", "value": 11500, "period": { "start": "2019" } },
                { "label": "First half of 2020", "value": { "notCollected": "not yet published" }, "period": { "start": "2020" } },
            ])
        ),
        with(
            table(
                "columns",
                "nested",
                &json!([
                    { "label": "Phone calls", "values": [1200, 1434, 1812], "children": [
                        { "label": "From survivors", "values": [200, 134, 12] },
                        { "label": "From everybody else who called", "values": [1000, 1300, 1800] },
                    ]},
                    { "label": "Texts", "values": [0, { "count": 3, "qualifier": "over" }, masked] },
                    { "label": "Web forms", "values": [{ "notApplicable": "–" }, 20, 45] },
                ])
            ),
            json!({ "columns": columns })
        ),
        with(
            table(
                "shares",
                "non-cumulative",
                &json!([
                    { "label": "Isolation", "value": { "percent": "54.2" } },
                    { "label": "Economic abuse", "value": { "percent": "41.0", "qualifier": "about" } },
                    { "label": "Something rare", "value": { "percent": "0.0", "roundsToZero": true } },
                    { "label": "Nothing", "value": { "percent": "0.0" } },
                ])
            ),
            json!({ "unit": null })
        ),
        with(
            table(
                "labels",
                "exclusive",
                &json!([
                    { "label": "Everything ".repeat(45), "value": 120 },
                    { "label": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", "value": 80 },
                    { "label": "خط المساعدة الوطني (2020)!", "value": 40 },
                    { "label": "電話相談窓口に寄せられた相談の件数とその内訳について", "value": 12 },
                    { "label": "👩‍👩‍👧‍👦🏳️‍🌈 Zażółć gęślą jaźń", "value": 7 },
                    { "label": "<script>alert(\"&amp;\")</script>", "value": 1 },
                    { "label": "Other", "value": masked, "role": "other" },
                ])
            ),
            json!({ "base": { "count": { "count": 1000, "label": "cases" } } })
        ),
        with(
            table(
                "six",
                "exclusive",
                &json!([
                    { "label": "Sex trafficking", "value": 1112 },
                    { "label": "Sex and labor trafficking, of which some in more than one state", "value": 307 },
                    { "label": "Labor trafficking", "value": 216 },
                    { "label": "None of these", "value": 0 },
                    { "label": "Other", "value": 1, "role": "other" },
                    { "label": "Form not specified", "value": 99, "role": "not-specified" },
                ])
            ),
            json!({ "chart": "donut", "base": "total", "decimals": 1, "unit": "substantive signals", "total": { "label": "All", "value": 1735 } })
        ),
        with(
            table(
                "two",
                "exclusive",
                &json!([
                    { "label": "All", "value": 12 },
                    { "label": "Nobody", "value": 0 },
                ])
            ),
            json!({ "chart": "donut", "unit": "contacts by telephone, text and web", "total": { "label": "All", "value": 12 } })
        ),
    ]);
    let places = json!([
        { "fips": "29001", "name": "North", "value": 3 },
        { "fips": "29002", "name": "City", "value": 170 },
        { "fips": "29003", "name": "South", "value": { "masked": "Fewer than three" } },
        { "fips": "29004", "name": "West", "value": 0 },
        { "fips": "29005", "name": "East", "value": 12 },
    ]);
    report("en-US", &tables, Some(&places))
}

/// Figures over time: years with a gap and a part, months with something withheld, several columns.
pub(crate) fn over_time() -> Report {
    let year = |label: u32, value: Value| json!({ "label": label.to_string(), "value": value });
    let mut years: Vec<Value> = [(2015, 8524), (2018, 10949), (2019, 11500), (2020, 10583)]
        .map(|(label, count)| year(label, json!(count)))
        .into();
    let part = json!({ "start": "2021-01", "end": "2021-06" });
    years.push(json!({ "label": "2021 (January to June)", "value": 5211, "period": part }));
    let months = (0..30).map(|index| {
        let (date, count) = (format!("{}-{:02}", 2018 + index / 12, index % 12 + 1), 120 + 53 * index % 97);
        let value = if index == 7 { json!({ "masked": "Fewer than three" }) } else { json!(count) };
        json!({ "label": date, "value": value, "period": { "start": date, "end": date } })
    });
    let rows = |columns: u32| {
        let row = move |year: u32| {
            let value = |column: u32| 400 + 37 * year * (column + 1) % 311 + 90 * column;
            json!({ "label": (2014 + year).to_string(), "values": (0..columns).map(value).collect::<Vec<_>>() })
        };
        (0..8).map(row).collect::<Vec<Value>>()
    };
    let headings = |columns: u32| {
        let heading = |column: u32| json!({ "heading": format!("Service {}", column + 1) });
        json!({ "columns": (0..columns).map(heading).collect::<Vec<_>>() })
    };
    let tables = json!([
        table("years", "trend", &json!(years)),
        table("months", "trend", &json!(months.collect::<Vec<_>>())),
        with(table("three", "trend", &json!(rows(3))), headings(3)),
        with(table("six", "trend", &json!(rows(6))), headings(6)),
    ]);
    report("en-US", &tables, None)
}

/// A table of each further kind of chart, with something withheld and something absent in each.
pub(crate) fn kinds() -> Report {
    let few = json!({ "masked": "Fewer than three" });
    let headings = |names: &[&str]| names.iter().map(|name| json!({ "heading": name })).collect::<Vec<_>>();
    let genders = ["Women and girls", "Men and boys", "Other genders", "Total"];
    let by_gender = json!([
        { "label": "Sex trafficking", "values": [512, 61, 18, 591] },
        { "label": "Labor trafficking", "values": [88, 134, few, { "masked": "Fewer than three" }] },
        { "label": "Sex and labor trafficking, of which some in more than one state", "values": [73, 12, 0, 85] },
        { "label": "Other", "values": [0, 0, 0, 0], "role": "other" },
        { "label": "Not specified", "values": [31, 7, { "notApplicable": "–" }, 38], "role": "not-specified" },
    ]);
    let ages = json!([
        { "label": "Under 12", "values": [14, 11] },
        { "label": "12–17", "values": [163, 32] },
        { "label": "18–20", "values": [201, 28] },
        { "label": "21–23", "values": [120, 19] },
        { "label": "24–29", "values": [98, { "masked": "Fewer than three" }] },
        { "label": "30–39", "values": [77, 41] },
        { "label": "40 and over", "values": [0, 25] },
        { "label": "Not specified", "values": [64, { "notCollected": "not asked" }], "role": "not-specified" },
    ]);
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month_row = |label: &str, seed: u32| {
        let value = |month: u32| match (seed * 7 + month) % 17 {
            0 => json!({ "masked": "Fewer than three" }),
            3 => json!(0),
            _ => json!((seed * 37 + month * 53 + seed * month * 11) % 97 * (1 + seed % 3)),
        };
        json!({ "label": label, "values": (0..12).map(value).collect::<Vec<_>>() })
    };
    let mut channels: Vec<Value> = (1..)
        .zip(["Phone calls", "Text messages", "Web forms and chats", "E-mail", "Through another hotline"])
        .map(|(seed, label)| month_row(label, seed))
        .collect();
    channels[3]["values"][4] = json!({ "notCollected": "not collected" });
    let rate = |label: &str, number: &str, low: &str, high: &str| json!({ "label": label, "value": { "number": number, "interval": { "low": low, "high": high } } });
    let rates = json!([
        rate("Missouri", "4.2", "3.9", "4.6"),
        rate("Kansas", "3.1", "2.5", "3.8"),
        rate("Illinois", "2.85", "2.7", "3.0"),
        { "label": "Iowa", "value": { "number": "2.0" } },
        { "label": "Nebraska", "value": few },
        { "label": "A territory with a long name that was never asked", "value": { "notCollected": "not collected" } },
    ]);
    let tables = json!([
        with(table("stacked", "exclusive", &by_gender), json!({ "chart": "stacked", "columns": headings(&genders) })),
        with(table("whole", "exclusive", &by_gender), json!({ "chart": "stacked-100", "columns": headings(&genders) })),
        with(
            table("pyramid", "exclusive", &ages),
            json!({ "chart": "pyramid", "columns": headings(&["Women and girls", "Men and boys"]) })
        ),
        with(table("heat", "exclusive", &json!(channels)), json!({ "columns": headings(&months) })),
        with(table("range", "non-cumulative", &rates), json!({ "chart": "range", "unit": null })),
        with(
            table(
                "benchmark",
                "non-cumulative",
                &json!([
                    { "label": "Kansas", "value": 40 }, { "label": "Missouri", "value": 90, "highlight": true },
                    { "label": "Iowa", "value": few }, { "label": "Illinois", "value": 58 },
                    { "label": "Not specified", "value": 13, "role": "not-specified" },
                ])
            ),
            json!({ "chart": "separate", "benchmark": { "label": "Average of all states", "value": 64 } })
        ),
        with(
            table(
                "multiples",
                "exclusive",
                &json!([
                    { "label": "Phone calls", "values": [120, 340, 90, 12, 400] },
                    { "label": "Text messages and web chats", "values": [45, 23, few, 80, 150] },
                    { "label": "Other", "values": [0, 3, 1, { "notCollected": "–" }, 9], "role": "other" },
                ])
            ),
            json!({ "columns": headings(&["St. Louis", "Kansas City", "Springfield", "Columbia", "Elsewhere in Missouri"]) })
        ),
    ]);
    report("en-US", &tables, None)
}

/// A state of six counties, one of them a city inside another.
pub(crate) fn geometry() -> Geometry {
    let square = |x: i32, y: i32, side: i32| json!([x, y, side, 0, 0, side, -side, 0]);
    let county = |fips: &str, rings: Value| json!({ "fips": fips, "name": fips, "rings": rings });
    let json = json!({
        "code": "US-MO", "name": "Nowhere", "width": 600, "height": 400,
        "outline": [[0, 0, 600, 0, 0, 400, -600, 0]],
        "counties": [
            county("29001", json!([square(0, 0, 200), square(50, 50, 100)])),
            county("29002", json!([square(50, 50, 100)])),
            county("29003", json!([square(200, 0, 200)])),
            county("29004", json!([square(400, 0, 200)])),
            county("29005", json!([square(0, 200, 200)])),
            county("29006", json!([[200, 200, 400, 0, 0, 200, -400, 0]])),
        ]
    });
    Geometry::from_node(&node(&json.to_string())).unwrap()
}

/// The geometry of a report's map: our own, or the package's where it is built.
pub(crate) fn geometry_of(report: &Report) -> Option<Geometry> {
    if report.jurisdiction.name == "Nowhere" {
        return Some(geometry());
    }
    let code = report.jurisdiction.code.as_deref()?;
    let path = root().join(format!("pkg/maps/{code}.json"));
    let json = fs::read_to_string(path).ok()?;
    Some(Geometry::from_node(&node(&json)).unwrap())
}
