//! Records and a plan, as the library is given them: text.

use serde_json::{Value as Json, json};

/// Some records, a plan over them, and a scope.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) rows: Vec<Row>,
    /// How many rows cannot be read.
    pub(crate) broken: usize,
    pub(crate) otherwise: Otherwise,
    pub(crate) measures: Vec<Measure>,
    pub(crate) figures: Vec<Figure>,
    pub(crate) tables: Vec<Table>,
    pub(crate) scope: Scope,
}

/// A cell for each of [`COLUMNS`].
pub(crate) type Row = Vec<&'static str>;

/// What becomes of kinds and states that the plan does not list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Otherwise {
    Keep,
    Elsewhere,
    Missing,
}

#[derive(Debug, Clone)]
pub(crate) struct Measure {
    pub(crate) count: Aggregate,
    pub(crate) conditions: Vec<Condition>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Aggregate {
    Records,
    Distinct,
    Sum,
    SumDistinct,
}

#[derive(Debug, Clone)]
pub(crate) struct Condition {
    pub(crate) field: &'static str,
    pub(crate) is: Option<Vec<&'static str>>,
    pub(crate) is_not: Option<Vec<&'static str>>,
    pub(crate) given: Option<bool>,
}

#[derive(Debug, Clone)]
pub(crate) struct Figure {
    pub(crate) measure: usize,
    pub(crate) conditions: Vec<Condition>,
}

/// A field that divides what is counted; the date, by a unit of time.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Axis {
    pub(crate) field: &'static str,
    pub(crate) each: Option<&'static str>,
}

#[derive(Debug, Clone)]
pub(crate) struct Table {
    pub(crate) measure: usize,
    pub(crate) by: Axis,
    pub(crate) across: Option<Across>,
    pub(crate) conditions: Vec<Condition>,
    pub(crate) span: &'static str,
    pub(crate) always: Vec<&'static str>,
    pub(crate) leave_out: bool,
    pub(crate) not_specified: Option<&'static str>,
    pub(crate) has_total: bool,
    pub(crate) of_respondents: bool,
}

/// A second field.
#[derive(Debug, Clone)]
pub(crate) enum Across {
    Columns(Axis),
    Parts { field: &'static str, of: Vec<&'static str>, not_specified: Option<&'static str> },
}

#[derive(Debug, Clone)]
pub(crate) struct Scope {
    pub(crate) jurisdiction: Option<&'static str>,
    pub(crate) start: Option<&'static str>,
    pub(crate) end: Option<&'static str>,
    pub(crate) conditions: Vec<Condition>,
}

/// The columns, and what cells of them hold.
pub(crate) const COLUMNS: [(&str, &[&str]); 11] = [
    ("state", &["Missouri", "MO", " missouri", "KANSAS", "Kansas", "KS", "Iowa", "Atlantis", "atlantis ", "", "-99"]),
    ("day", DAYS),
    ("case", &["C1", "C2", "C3", "C4", " C1 ", "c1", "C5", "", "-99"]),
    (
        "kind",
        &["Sex", "sex", " SEX  ", "Labor", "LÁBOR", "work", "Otro género", "OTRO  GENERO", "New", "new", "", "n/a"],
    ),
    (
        "tags",
        &["Adults", "minors;ADULTS", "Adults;;Adults", "Minors; New one", "new  ONE;x", " ; ", "", "-99", "x;-99"],
    ),
    ("physical", FLAGS),
    ("verbal", FLAGS),
    ("other", FLAGS),
    ("age", &["5", "17", "17.9", "17,5", "18", "64", "65", "-99", "-1", "-0.5", "", "abc", "0", "200", "1,234"]),
    ("weight", &["0", "1", "2", "7", "10", "3.0", "1000", "", "x", "1,000", "$4", "5-"]),
    ("sure", FLAGS),
];
const FLAGS: &[&str] = &["yes", "no", "Sí", "N", "1", "0", "", "maybe", "-99"];
const DAYS: &[&str] = &[
    "2019-12-31",
    "2020-01-15",
    "2020-02-29",
    "2020-03-01",
    "2020-06-30",
    "2020-07-01",
    "2020-07-02 10:30",
    "2021-01-01",
    "2021-12-31",
    "2022-03-04",
    "",
    "-99",
    "soon",
    "2021-02-29",
];

/// The listed values of a field.
pub(crate) fn listed(field: &str) -> &'static [&'static str] {
    match field {
        "state" => &["Missouri", "Kansas", "Iowa"],
        "kind" => &["Sex", "Labor", "Otro género"],
        "tags" => &["Minors", "Adults", "Nobody"],
        "harm" => &["Physical", "Verbal", "Other"],
        "age" => &["Minors", "Adults", "Seniors"],
        "sure" => &["yes", "no"],
        _ => &[],
    }
}

impl Case {
    pub(crate) fn csv(&self) -> String {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(COLUMNS.map(|(name, _)| name)).unwrap();
        let header = String::from_utf8(std::mem::take(&mut writer.into_inner().unwrap())).unwrap();
        let mut writer = csv::Writer::from_writer(Vec::new());
        self.rows.iter().for_each(|row| writer.write_record(row).unwrap());
        header + &"too,few\n".repeat(self.broken) + &String::from_utf8(writer.into_inner().unwrap()).unwrap()
    }

    /// Each field's columns.
    pub(crate) fn mapping() -> Json {
        let own = |(name, _): (&str, _)| (name.to_owned(), json!([name]));
        let mut mapping: serde_json::Map<String, Json> = COLUMNS.into_iter().map(own).collect();
        mapping.retain(|name, _| !["physical", "verbal", "other"].contains(&name.as_str()));
        mapping.insert("harm".into(), json!(["physical", "verbal", "other"]));
        Json::Object(mapping)
    }

    pub(crate) fn plan(&self) -> String {
        let measures: serde_json::Map<String, Json> =
            self.measures.iter().enumerate().map(|(number, measure)| (format!("m{number}"), measure.json())).collect();
        let figure = |(number, figure): (usize, &Figure)| {
            json!({ "id": format!("f{number}"), "label": "A figure", "measure": format!("m{}", figure.measure),
                    "where": conditions(&figure.conditions) })
        };
        let figures: Vec<Json> = self.figures.iter().enumerate().map(figure).collect();
        let tables: Vec<Json> = self.tables.iter().enumerate().map(|(number, table)| table.json(number)).collect();
        json!({
            "version": 1, "id": "random", "name": "Random", "language": "en-US",
            "jurisdiction": "state", "date": "day", "fiscalYearStart": 7,
            "fields": self.fields(), "measures": measures,
            "report": { "title": "Random", "publisher": "Nobody", "headline": figures, "sections": [{ "tables": tables }] },
            "protection": { "threshold": 1 }
        })
        .to_string()
    }

    fn fields(&self) -> Json {
        let missing = json!(["-99", "N/A"]);
        let otherwise = match self.otherwise {
            Otherwise::Keep => json!("keep"),
            Otherwise::Elsewhere => json!({ "category": "Elsewhere" }),
            Otherwise::Missing => json!("missing"),
        };
        let values = |field| -> Vec<Json> {
            let also = |label: &str| match label {
                "Missouri" => json!(["MO"]),
                "Kansas" => json!(["KS"]),
                "Labor" => json!(["Work"]),
                _ => json!([]),
            };
            listed(field).iter().map(|label| json!({ "label": label, "also": also(label) })).collect()
        };
        let flags: Vec<Json> = listed("harm").iter().map(|label| json!({ "label": label, "names": [label] })).collect();
        json!({
            "state": { "label": "State", "type": "category", "values": values("state"), "missing": missing,
                       "otherwise": otherwise },
            "day": { "label": "Day", "type": "date", "missing": missing },
            "case": { "label": "Case", "type": "id", "missing": missing },
            "kind": { "label": "Kind", "type": "category", "values": values("kind"), "missing": missing,
                      "otherwise": otherwise },
            "tags": { "label": "Tags", "type": "list", "values": values("tags"), "missing": missing },
            "harm": { "label": "Harm", "type": "flags", "columns": flags, "missing": missing },
            "age": { "label": "Age", "type": "number", "missing": missing, "bands": [
                { "label": "Minors", "from": 0, "to": 17 }, { "label": "Adults", "from": 18, "to": 64 },
                { "label": "Seniors", "from": 65, "to": 120 } ] },
            "weight": { "label": "Weight", "type": "number", "missing": missing },
            "sure": { "label": "Sure", "type": "yes-no", "missing": missing }
        })
    }
}

impl Measure {
    fn json(&self) -> Json {
        let count = match self.count {
            Aggregate::Records => json!("records"),
            Aggregate::Distinct => json!({ "distinct": "case" }),
            Aggregate::Sum => json!({ "sum": "weight" }),
            Aggregate::SumDistinct => json!({ "sumDistinct": { "of": "weight", "by": "case" } }),
        };
        json!({ "unit": "units", "count": count, "where": conditions(&self.conditions) })
    }
}

impl Table {
    fn json(&self, number: usize) -> Json {
        let mut json = json!({
            "id": format!("t{number}"), "title": format!("Table {number}"), "measure": format!("m{}", self.measure),
            "by": self.by.field, "where": conditions(&self.conditions), "span": self.span, "always": self.always,
            "missing": if self.leave_out { "leave-out" } else { "row" }, "notSpecified": self.not_specified
        });
        if let Some(each) = self.by.each {
            json["each"] = json!(each);
        }
        if self.has_total {
            json["total"] = json!({ "label": "Total" });
        }
        if self.of_respondents {
            json["base"] = json!({ "respondents": "those who said something" });
        }
        match &self.across {
            None => {}
            Some(Across::Columns(axis)) => json["columns"] = json!({ "by": axis.field, "each": axis.each }),
            Some(Across::Parts { field, of, not_specified }) => {
                let of: serde_json::Map<String, Json> =
                    of.iter().map(|label| ((*label).to_owned(), json!({}))).collect();
                json["within"] = json!({ "field": field, "of": of, "notSpecified": not_specified });
            }
        }
        json
    }
}

impl Scope {
    pub(crate) fn json(&self) -> Json {
        json!({ "jurisdiction": self.jurisdiction, "start": self.start, "end": self.end,
                "where": conditions(&self.conditions) })
    }
}

fn conditions(conditions: &[Condition]) -> Json {
    let condition = |condition: &Condition| json!({ "field": condition.field, "is": condition.is, "isNot": condition.is_not, "given": condition.given });
    conditions.iter().map(condition).collect()
}
