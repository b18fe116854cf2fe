use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::{Value as Json, json};

use super::asked::condition;
use super::choice::{case, date, jurisdiction, reason, use_of};
use super::dictionary::described;
use super::fields::{self, Field, of_column, of_group};
use super::groups::groups;
use super::guess::unit;
use super::kind::Kind;
use super::language::language;
use super::options::DraftOptions;
use super::places::PlaceSet;
use super::profile::{DatesFound, Profile};
use super::question::{title, without_group};
use super::tables::{notes, sections};
use super::tally;
use crate::locale::{DraftWords, Locale};
use crate::plan::Mapping;

/// A plan made from the columns of a file.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Draft {
    /// The plan, which is sound.
    #[cfg_attr(test, schemars(extend("tsType" = "Plan")))]
    pub plan: Json,
    /// Columns for the fields of the plan.
    pub mapping: Mapping,
    /// Outcome of every column, in the file's order.
    pub columns: Vec<ColumnOutcome>,
    /// Guesses made.
    pub told: Vec<Guess>,
}

/// Outcome of a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ColumnOutcome {
    /// Its heading.
    pub column: String,
    /// Kind that it was taken for.
    pub kind: Kind,
    /// The field of the plan that it belongs to.
    pub field: Option<String>,
    /// `true` if the report counts it.
    pub used: bool,
    /// Why, in one sentence.
    pub reason: String,
}

/// Something that the file does not say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Guess {
    /// A stable name for programs: `unit`, `language`, `publisher`, `date` …
    pub code: &'static str,
    /// Description of the guess, in one sentence.
    pub message: String,
}

/// Makes a plan of what a file holds: complete, sound, and safe to begin with.
///
/// The [overview](crate) has an example.
pub fn draft(profile: &Profile, options: &DraftOptions) -> Draft {
    let (profile, dictionaries) = &described(profile, &options.dictionaries);
    let mut told: Vec<Guess> = Vec::new();
    for name in dictionaries {
        told.push(Guess { code: "dictionary", message: format!("The columns are known from “{name}”.") });
    }
    let language = language(profile, options, &mut told);
    let locale = Locale::for_language(&language);
    let words = locale.draft_words();
    let unit = unit(profile, options, words, &mut told);
    let mut columns = Columns::new(profile, options, locale, &unit);
    columns.take_groups();
    columns.take_others();
    columns.take_conditions();
    let Columns { fields, outcomes, date, case, tally, jurisdiction, .. } = columns;
    let id = |index: Option<usize>| index.and_then(|index| outcomes.get(index)?.as_ref()?.field.clone());
    let field = |index: Option<usize>| id(index).and_then(|id| fields.iter().find(|field| field.id == id));
    let dates = date.and_then(|index| profile.columns.get(index)?.dates.as_ref());
    let frame = Frame {
        language: &language,
        words,
        unit: &unit,
        options,
        date: field(date).zip(dates),
        case: field(case),
        tally: field(tally),
        jurisdiction: field(jurisdiction.map(|(index, _)| index)).zip(jurisdiction.map(|(_, set)| set)),
    };
    let plan = frame.plan(&fields, &mut told);
    let mapping = fields.iter().map(|field| (field.id.clone(), field.columns.clone())).collect();
    Draft { plan, mapping: Mapping(mapping), columns: outcomes.into_iter().flatten().collect(), told }
}

/// The columns on their way to fields.
struct Columns<'p> {
    profile: &'p Profile,
    options: &'p DraftOptions,
    locale: &'static Locale,
    unit: &'p str,
    date: Option<usize>,
    case: Option<usize>,
    /// The column that says how many records each row stands for.
    tally: Option<usize>,
    jurisdiction: Option<(usize, PlaceSet)>,
    taken: BTreeSet<String>,
    fields: Vec<Field>,
    /// Outcome of each column, once that is known.
    outcomes: Vec<Option<ColumnOutcome>>,
}

impl<'p> Columns<'p> {
    fn new(profile: &'p Profile, options: &'p DraftOptions, locale: &'static Locale, unit: &'p str) -> Self {
        Self {
            profile,
            options,
            locale,
            unit,
            date: date(profile, options),
            case: case(profile, options),
            tally: tally::column(profile, options),
            jurisdiction: jurisdiction(profile, options),
            taken: BTreeSet::new(),
            fields: Vec::new(),
            outcomes: vec![None; profile.columns.len()],
        }
    }

    /// Makes one field of the columns that together are a question.
    fn take_groups(&mut self) {
        for group in groups(self.profile, self.options) {
            let id = fields::id(&group.label, &mut self.taken);
            for member in &group.members {
                let reason = format!("One of {} columns that together are “{}”.", group.members.len(), group.label);
                self.outcomes[member.column] = Some(self.outcome(member.column, Kind::YesNo, Some(&id), reason));
            }
            if let Some(also) = group.also.filter(|also| self.outcomes[*also].is_none()) {
                let reason =
                    format!("Its answers are counted from the {} columns of “{}”.", group.members.len(), group.label);
                self.outcomes[also] =
                    Some(self.outcome(also, self.options.kind(&self.profile.columns[also]), None, reason));
            }
            self.fields.push(of_group(&group, &self.profile.columns, id));
        }
    }

    /// Makes a field of each other column, or says why not.
    fn take_others(&mut self) {
        for (index, column) in self.profile.columns.iter().enumerate() {
            if self.outcomes[index].is_some() {
                continue;
            }
            let is_tally = self.tally == Some(index);
            let kind = if is_tally { Kind::Number } else { self.options.kind(column) };
            let is_frame = is_tally || [self.date, self.case].contains(&Some(index));
            let is_used = if is_frame { Ok(()) } else { use_of(column, kind, self.options, self.profile) };
            let outcome = match is_used {
                Ok(()) => {
                    let label = self.title(column.title());
                    let id = fields::id(&label, &mut self.taken);
                    let is_jurisdiction = self.jurisdiction.is_some_and(|(place, _)| place == index);
                    let mut field = of_column(column, kind, (id.clone(), label), self.locale, is_jurisdiction);
                    if is_frame {
                        field.json["optional"] = false.into();
                    }
                    let mut reason = reason(column, kind, self.unit);
                    if is_tally {
                        // Numbers of records have no bands.
                        field.json.as_object_mut().map(|json| json.remove("bands"));
                        field.is_tabulated = false;
                        reason = format!("It says how many {} each row stands for.", self.unit);
                    }
                    self.fields.push(field);
                    self.outcome(index, kind, Some(&id), reason)
                }
                Err(reason) => self.outcome(index, kind, None, reason),
            };
            self.outcomes[index] = Some(outcome);
        }
    }

    /// Returns the title of a question, with its number and instructions only where another field is called so without them.
    fn title(&self, question: &str) -> String {
        let title = title(without_group(question, self.profile));
        let is_taken = self.fields.iter().any(|field| field.label == title);
        if is_taken { fields::label(question) } else { title }
    }

    /// Finds out who was asked what.
    fn take_conditions(&mut self) {
        let condition = |field: &Field| {
            let own = self.profile.columns.iter().find(|column| field.columns.first() == Some(&column.name))?;
            let asked = own.described.as_ref()?.asked.as_ref()?;
            condition(asked, self.profile, &self.fields).filter(|(condition, _)| condition["field"] != field.id)
        };
        let found: Vec<_> = self.fields.iter().map(condition).collect();
        for (field, asked) in self.fields.iter_mut().zip(found) {
            field.asked = asked;
        }
    }

    fn outcome(&self, index: usize, kind: Kind, field: Option<&String>, reason: String) -> ColumnOutcome {
        let column = self.profile.columns[index].name.clone();
        ColumnOutcome { column, kind, field: field.cloned(), used: field.is_some(), reason }
    }
}

/// Parts of the plan as a whole.
struct Frame<'f> {
    language: &'f str,
    words: &'static DraftWords,
    unit: &'f str,
    options: &'f DraftOptions,
    date: Option<(&'f Field, &'f DatesFound)>,
    case: Option<&'f Field>,
    tally: Option<&'f Field>,
    jurisdiction: Option<(&'f Field, PlaceSet)>,
}

impl Frame<'_> {
    fn plan(&self, fields: &[Field], told: &mut Vec<Guess>) -> Json {
        let (words, options) = (self.words, self.options);
        let title = self.title();
        let mut measures = json!({ "records": { "unit": self.unit } });
        if let Some(tally) = self.tally {
            measures["records"]["count"] = json!({ "sum": tally.id });
        }
        let mut headline = vec![json!({ "id": "records", "label": fields::label(self.unit), "measure": "records" })];
        let introduction = if self.date.is_some() { words.introduction } else { words.introduction_undated };
        let mut introduction = introduction.replace("{unit}", self.unit);
        if let Some(case) = self.case {
            measures["cases"] = json!({ "unit": words.cases, "count": { "distinct": case.id } });
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
        let mut plan = json!({
            "version": 1,
            "id": "draft",
            "name": title,
            "language": self.language,
            "fields": fields::as_json(fields),
            "measures": measures,
            "report": {
                "title": title,
                "subtitle": if self.jurisdiction.is_some() { "{jurisdiction}, {period}" } else { "{period}" },
                "publisher": plain(&publisher),
                "everywhere": self.everywhere(),
                "introduction": [introduction],
                "headline": headline,
                "sections": sections(fields, self.date, self.unit, words),
                "notes": notes(fields, words),
                "caveat": [words.caveat],
            },
            "protection": { "threshold": options.threshold.unwrap_or(DraftOptions::THRESHOLD).max(1) },
        });
        if let Some((date, _)) = self.date {
            plan["date"] = date.id.clone().into();
        }
        if let Some((place, _)) = self.jurisdiction {
            plan["jurisdiction"] = place.id.clone().into();
        }
        plan
    }

    /// Returns the name of the whole.
    const fn everywhere(&self) -> &'static str {
        match self.jurisdiction {
            Some((_, PlaceSet::UsStates)) => self.words.all_states,
            Some((_, PlaceSet::Countries)) => self.words.all_countries,
            Some((_, PlaceSet::Provinces)) | None => self.words.all_places,
        }
    }

    fn title(&self) -> String {
        let given = self.options.title.as_deref().map(plain).filter(|title| !title.is_empty());
        given.unwrap_or_else(|| self.words.title.replace("{unit}", self.unit))
    }
}

/// A text without braces, between which something would be filled in.
pub(super) fn plain(text: &str) -> String {
    text.replace(['{', '}'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}
