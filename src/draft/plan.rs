use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::{Value as Json, json};

use super::fields::{self, Field, of_column};
use super::headings::{About, Heading};
use super::kind::Kind;
use super::options::DraftOptions;
use super::profile::{ColumnProfile, DatesFound, Profile};
use super::tables::sections;
use crate::locale::{DraftWords, Locale};
use crate::plan::Mapping;

/// A plan made from the columns of a file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Draft {
    /// The plan, which is sound.
    pub plan: Json,
    /// Which columns are which fields of the plan.
    pub mapping: Mapping,
    /// What became of every column, in the file's order.
    pub columns: Vec<ColumnOutcome>,
    /// What was guessed.
    pub told: Vec<Guess>,
}

/// What became of a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ColumnOutcome {
    /// Its heading.
    pub column: String,
    /// What it was taken for.
    pub kind: Kind,
    /// The field of the plan that it belongs to.
    pub field: Option<String>,
    /// Whether the report counts it.
    pub used: bool,
    /// Why, in one sentence.
    pub reason: String,
}

/// Something that the file does not say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Guess {
    /// A stable name for programs: `unit`, `language`, `publisher`, `date` …
    pub code: &'static str,
    /// What was guessed, in one sentence.
    pub message: String,
}

/// Makes a plan of what a file holds: complete, sound, and safe to begin with.
pub fn draft(profile: &Profile, options: &DraftOptions) -> Draft {
    let mut told = Vec::new();
    let language = language(profile, options, &mut told);
    let words = Locale::for_language(&language).draft_words();
    let unit = unit(profile, options, words, &mut told);
    let date = date(profile, options);
    let case = case(profile, options);
    let (mut taken, mut fields, mut columns) = (BTreeSet::new(), Vec::new(), Vec::new());
    for (index, column) in profile.columns.iter().enumerate() {
        let kind = options.kinds.get(&column.name).copied().unwrap_or(column.kind);
        let is_used = if Some(index) == date || Some(index) == case {
            Ok(())
        } else {
            use_of(column, kind, options, profile.rows)
        };
        let field = is_used.is_ok().then(|| of_column(column, kind, fields::id(&column.name, &mut taken), words));
        columns.push(ColumnOutcome {
            column: column.name.clone(),
            kind,
            field: field.as_ref().map(|field| field.id.clone()),
            used: field.is_some(),
            reason: is_used.err().unwrap_or_else(|| reason(column, kind, &unit)),
        });
        fields.extend(field);
    }
    let named = |index: Option<usize>| index.and_then(|index| columns.get(index)?.field.clone());
    let (date_id, case_id) = (named(date), named(case));
    for field in
        fields.iter_mut().filter(|field| Some(&field.id) == date_id.as_ref() || Some(&field.id) == case_id.as_ref())
    {
        field.json["optional"] = false.into();
    }
    let mapping = fields.iter().map(|field| (field.id.clone(), field.columns.clone())).collect::<BTreeMap<_, _>>();
    let dates = date.and_then(|index| profile.columns.get(index)?.dates.as_ref());
    let of_date = fields.iter().find(|field| Some(&field.id) == date_id.as_ref()).zip(dates);
    let frame = Frame { language: &language, words, unit: &unit, options, date: of_date, case: case_id.as_deref() };
    let plan = frame.plan(&fields, &mut told);
    Draft { plan, mapping: Mapping(mapping), columns, told }
}

/// What the plan as a whole is made of.
struct Frame<'f> {
    language: &'f str,
    words: &'static DraftWords,
    unit: &'f str,
    options: &'f DraftOptions,
    date: Option<(&'f Field, &'f DatesFound)>,
    case: Option<&'f str>,
}

impl Frame<'_> {
    fn plan(&self, fields: &[Field], told: &mut Vec<Guess>) -> Json {
        let (words, options) = (self.words, self.options);
        let title = self.title();
        let mut measures = json!({ "records": { "unit": self.unit } });
        let mut headline = vec![json!({ "id": "records", "label": fields::label(self.unit), "measure": "records" })];
        let introduction = if self.date.is_some() { words.introduction } else { words.introduction_undated };
        let mut introduction = introduction.replace("{unit}", self.unit);
        if let Some(case) = self.case {
            measures["cases"] = json!({ "unit": words.cases, "count": { "distinct": case } });
            headline.push(json!({ "id": "cases", "label": fields::label(words.cases), "measure": "cases" }));
            introduction.push(' ');
            introduction += &words.of_cases.replace("{unit}", self.unit).replace("{cases}", words.cases);
        }
        let publisher = options.publisher.clone().unwrap_or_else(|| {
            told.push(Guess {
                code: "publisher",
                message: format!("Nobody says who publishes the report: “{}” is written for now.", words.publisher),
            });
            words.publisher.to_owned()
        });
        let overlap = json!({ "id": "overlap", "text": words.overlap });
        let overlaps = fields.iter().any(|field| field.kind == Kind::SeveralAnswers);
        let mut plan = json!({
            "version": 1,
            "id": "draft",
            "name": title,
            "language": self.language,
            "fields": fields::as_json(fields),
            "measures": measures,
            "report": {
                "title": title,
                "subtitle": "{period}",
                "publisher": plain(&publisher),
                "everywhere": words.all_places,
                "introduction": [introduction],
                "headline": headline,
                "sections": sections(fields, self.date, self.unit, words),
                "notes": if overlaps { vec![overlap] } else { Vec::new() },
                "caveat": [words.caveat],
            },
            "protection": { "threshold": options.threshold.unwrap_or(DraftOptions::THRESHOLD).max(1) },
        });
        if let Some((date, _)) = self.date {
            plan["date"] = date.id.clone().into();
        }
        plan
    }

    fn title(&self) -> String {
        let given = self.options.title.as_deref().map(plain).filter(|title| !title.is_empty());
        given.unwrap_or_else(|| format!("{} {}", self.words.title, self.unit))
    }
}

/// A text without braces, between which something would be filled in.
fn plain(text: &str) -> String {
    text.replace(['{', '}'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a column makes a table; if not, why.
fn use_of(column: &ColumnProfile, kind: Kind, options: &DraftOptions, rows: u64) -> Result<(), String> {
    if options.leave_columns.contains(&column.name) {
        return Err("You left it out.".to_owned());
    }
    let is_wanted = options.use_columns.contains(&column.name);
    if let Some(concern) = column.concern.as_ref().filter(|_| !is_wanted) {
        return Err(format!("{} Left out, so that nobody is named or found.", concern.reason));
    }
    let told = column.distinct.saturating_sub(column.missing.len() as u64);
    match kind {
        Kind::Blank => Err("It is empty.".to_owned()),
        Kind::RowNumber => Err("Each row has another: it numbers the rows.".to_owned()),
        Kind::CaseNumber => Err("It tells records apart, and another column does so already.".to_owned()),
        Kind::Date => Err("The report goes by another date.".to_owned()),
        Kind::FreeText if !is_wanted => Err("It holds free text.".to_owned()),
        _ if told == 0 => Err("No row has an answer.".to_owned()),
        _ if told == 1 && kind != Kind::YesNo && column.given(rows) == rows && !is_wanted => {
            Err("Every row has the same answer.".to_owned())
        }
        _ => Ok(()),
    }
}

/// What is made of a column that is used.
fn reason(column: &ColumnProfile, kind: Kind, unit: &str) -> String {
    match kind {
        Kind::Date => format!("It tells when the {unit} were."),
        Kind::CaseNumber | Kind::RowNumber => "Rows with the same number are counted as one case.".to_owned(),
        Kind::YesNo => "A table of yes and no.".to_owned(),
        Kind::SeveralAnswers => {
            let sign = column.separators.first().map_or(";", |found| found.separator.as_str());
            format!("A table of several answers, separated by “{}”.", sign.escape_debug())
        }
        Kind::Number => "A table of ranges.".to_owned(),
        _ => format!("A table of {} answers.", column.distinct),
    }
}

/// The column that says when a record is from: the one whose heading says so most plainly.
fn date(profile: &Profile, options: &DraftOptions) -> Option<usize> {
    let rank = |column: &ColumnProfile| {
        let heading = Heading::of(&column.name);
        let is_change =
            heading.is_about(About::Change) && !heading.has_any(&["start", "created", "opened", "received"]);
        let is_about = heading.is_about(About::Moment) || heading.is_about(About::Contact);
        (is_change, !is_about, column.blanks)
    };
    let usable = |column: &ColumnProfile| {
        let kind = options.kinds.get(&column.name).copied().unwrap_or(column.kind);
        kind == Kind::Date && column.concern.is_none() && !options.leave_columns.contains(&column.name)
    };
    let dates = profile.columns.iter().enumerate().filter(|(_, column)| usable(column));
    dates.min_by_key(|(index, column)| (rank(column), *index)).map(|(index, _)| index)
}

/// The column that tells cases apart.
fn case(profile: &Profile, options: &DraftOptions) -> Option<usize> {
    profile.columns.iter().position(|column| {
        let kind = options.kinds.get(&column.name).copied().unwrap_or(column.kind);
        kind == Kind::CaseNumber && column.concern.is_none() && !options.leave_columns.contains(&column.name)
    })
}

/// The language of headings and answers.
fn language(profile: &Profile, options: &DraftOptions, told: &mut Vec<Guess>) -> String {
    if let Some(language) = &options.language {
        return language.clone();
    }
    const SPANISH: [&str; 34] = [
        "de",
        "la",
        "el",
        "los",
        "las",
        "fecha",
        "edad",
        "tipo",
        "genero",
        "sexo",
        "llamada",
        "llamadas",
        "persona",
        "provincia",
        "estado",
        "municipio",
        "pais",
        "violencia",
        "vinculo",
        "motivo",
        "nombre",
        "apellido",
        "mujer",
        "varon",
        "si",
        "otro",
        "otra",
        "femenino",
        "masculino",
        "desconocido",
        "sin",
        "dato",
        "hora",
        "numero",
    ];
    const ENGLISH: [&str; 26] = [
        "of", "the", "date", "age", "type", "gender", "call", "caller", "state", "county", "city", "reason", "name",
        "yes", "other", "female", "male", "unknown", "and", "is", "to", "number", "id", "source", "status", "language",
    ];
    let (mut spanish, mut english) = (0, 0);
    for column in &profile.columns {
        let answers = column.answers.iter().take(20).map(|answer| answer.value.as_str());
        for text in std::iter::repeat_n(column.name.as_str(), 2).chain(answers) {
            let heading = Heading::of(text);
            spanish += usize::from(heading.has_any(&SPANISH));
            english += usize::from(heading.has_any(&ENGLISH));
        }
    }
    let is_spanish = spanish > english;
    let name = if is_spanish { "Spanish" } else { "English" };
    told.push(Guess {
        code: "language",
        message: format!("The headings and answers look {name}, so the report is in it."),
    });
    if is_spanish { "es-US".to_owned() } else { "en-US".to_owned() }
}

/// What a row is.
fn unit(profile: &Profile, options: &DraftOptions, words: &DraftWords, told: &mut Vec<Guess>) -> String {
    if let Some(unit) = options.unit.as_deref().map(plain).filter(|unit| !unit.is_empty()) {
        return unit;
    }
    const UNITS: [(&[&str], &str); 8] = [
        (&["call", "calls"], "calls"),
        (&["llamada", "llamadas"], "llamadas"),
        (&["signal", "signals", "signaler"], "signals"),
        (&["chat", "chats"], "chats"),
        (&["helpline", "hotline", "caller"], "calls"),
        (&["contact", "contacts"], "contacts"),
        (&["visit", "visits"], "visits"),
        (&["consulta", "consultas"], "consultas"),
    ];
    let file = options.file_name.as_deref().unwrap_or_default();
    let headings: Vec<Heading> = std::iter::once(file)
        .chain(profile.columns.iter().map(|column| column.name.as_str()))
        .map(Heading::of)
        .collect();
    let found = UNITS.iter().find(|(telling, _)| headings.iter().any(|heading| heading.has_any(telling)));
    let unit = found.map_or(words.records, |(_, unit)| unit);
    told.push(Guess { code: "unit", message: format!("Each row is counted as one of the {unit}.") });
    unit.to_owned()
}
