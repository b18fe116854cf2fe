//! The fields of a drafted plan.

use std::collections::BTreeSet;

use serde_json::{Map, Value as Json, json};

use super::answers::is_missing;
use super::bands;
use super::dictionary::Choice;
use super::groups::Group;
use super::headings::{About, Heading, tokens};
use super::kind::Kind;
use super::places::{self, Gazetteer};
use super::profile::{Answer, ColumnProfile};
use crate::locale::Locale;
use crate::plan::{fold, fold_heading, visible};

/// More answers than this are not listed one by one.
const MOST_LISTED: usize = 60;

/// A field of the plan.
pub(super) struct Field {
    pub(super) id: String,
    /// Label.
    pub(super) label: String,
    pub(super) kind: Kind,
    /// `true` if it may have a table of its own.
    pub(super) is_tabulated: bool,
    /// The columns that it is made of.
    pub(super) columns: Vec<String>,
    /// As the plan says it.
    pub(super) json: Json,
    /// `true` if its answers have an order of their own.
    pub(super) is_ordered: bool,
    /// The label of the answer that is everything else.
    pub(super) other: Option<String>,
    /// The map that its table is drawn on.
    pub(super) region: Option<&'static str>,
    /// Who was asked: a condition on the records, and in words.
    pub(super) asked: Option<(Json, String)>,
}

/// The field that a column becomes.
pub(super) fn of_column(
    column: &ColumnProfile,
    kind: Kind,
    (id, label): (String, String),
    locale: &Locale,
    is_jurisdiction: bool,
) -> Field {
    let words = locale.draft_words();
    let mut json = json!({ "label": label, "names": [column.name], "optional": true });
    let mut field = Field {
        id,
        label,
        kind,
        is_tabulated: true,
        columns: vec![column.name.clone()],
        json: Json::Null,
        is_ordered: false,
        other: None,
        region: None,
        asked: None,
    };
    if !column.missing.is_empty() && !matches!(kind, Kind::SeveralAnswers) {
        json["missing"] = json!(distinct(column.missing.iter().map(String::as_str)));
    }
    json["type"] = match kind {
        Kind::Date => "date",
        Kind::CaseNumber | Kind::RowNumber => "id",
        Kind::YesNo => "yes-no",
        Kind::SeveralAnswers => "list",
        Kind::Number => "number",
        Kind::Blank | Kind::OneAnswer | Kind::Place | Kind::FreeText => "category",
    }
    .into();
    match kind {
        Kind::Number => {
            let is_age = Heading::of(&column.heading()).is_about(About::Age);
            let found = column.numbers.clone().unwrap_or_default();
            let is_human = is_age && found.quantiles[4] <= 120 && found.quantiles[0] >= 0;
            let bands = if is_human { bands::of_ages(words) } else { bands::of_numbers(&found, words) };
            json["bands"] = bands.into();
            field.is_ordered = true;
        }
        Kind::SeveralAnswers => {
            let separator = column.separators.first();
            let answers = separator.map_or(&[][..], |found| &found.answers);
            let missing: Vec<&str> =
                answers.iter().map(|answer| answer.value.as_str()).filter(|value| is_missing(&fold(value))).collect();
            if let Some(found) = separator {
                json["separator"] = found.separator.clone().into();
            }
            // “Sex; not specified” tells something.
            let is_whole = |value: &&str| separator.is_none_or(|found| !value.contains(&found.separator));
            let whole = column.missing.iter().map(String::as_str).filter(is_whole);
            let missing = distinct(missing.into_iter().chain(whole));
            if !missing.is_empty() {
                json["missing"] = json!(missing);
            }
            list(&mut field, &mut json, answers);
        }
        Kind::Place if column.places.is_some() => {
            let gazetteer = column.places.map(Gazetteer::of);
            let mut values = gazetteer.map(|gazetteer| gazetteer.values(column, !is_jurisdiction, locale.tag()));
            if let Some(Json::Array(values)) = values.as_mut().filter(|_| !is_jurisdiction) {
                values.iter_mut().filter_map(Json::as_object_mut).for_each(|value| _ = value.remove("code"));
            }
            json["values"] = values.unwrap_or_default();
            field.region = places::region(column);
        }
        Kind::OneAnswer if column.described.as_ref().is_some_and(|described| !described.choices.is_empty()) => {
            list(&mut field, &mut json, &column.answers);
        }
        Kind::OneAnswer | Kind::Place if column.distinct <= MOST_LISTED as u64 => {
            list(&mut field, &mut json, &column.answers);
        }
        _ => {}
    }
    if let (Kind::OneAnswer | Kind::SeveralAnswers, Some(described)) = (kind, &column.described) {
        choose(&mut field, &mut json, &described.choices);
    }
    field.json = json;
    field
}

/// Puts the answers of a dictionary first, in their order, and gives the codes of the others words.
fn choose(field: &mut Field, json: &mut Json, choices: &[Choice]) {
    if choices.is_empty() {
        return;
    }
    let strings = |json: &Json| -> Vec<String> {
        json.as_array().into_iter().flatten().filter_map(Json::as_str).map(str::to_owned).collect()
    };
    let mut missing = strings(&json["missing"]);
    let mut claimed: BTreeSet<String> = missing.iter().map(|word| fold(word)).collect();
    let (mut values, mut places): (Vec<Json>, Vec<(String, usize)>) = (Vec::new(), Vec::new());
    for Choice(code, label) in choices {
        let label = distinct([label.as_str()].into_iter()).pop().unwrap_or_default();
        if is_missing(&fold(&label))
            || claimed.contains(&fold(code)) && !places.iter().any(|(known, _)| *known == fold(code))
        {
            missing.extend([code.clone(), label].into_iter().filter(|word| claimed.insert(fold(word))));
            continue;
        }
        let place = places.iter().find(|(known, _)| *known == fold(&label)).map(|(_, place)| *place);
        let place = place.unwrap_or_else(|| {
            claimed.insert(fold(&label));
            places.push((fold(&label), values.len()));
            values.push(json!({ "label": label }));
            values.len() - 1
        });
        if claimed.insert(fold(code)) {
            let mut also = strings(&values[place]["also"]);
            also.push(code.clone());
            values[place]["also"] = json!(also);
        }
    }
    let others = json["values"].as_array().cloned().unwrap_or_default();
    values.extend(
        others.into_iter().filter(|value| !claimed.contains(&fold(value["label"].as_str().unwrap_or_default()))),
    );
    field.is_ordered = false;
    field.other = values
        .iter()
        .filter_map(|value| value["label"].as_str())
        .find(|label| super::answers::is_other(&fold(label)))
        .map(str::to_owned);
    if !missing.is_empty() {
        json["missing"] = json!(missing);
    }
    json["values"] = values.into();
}

/// The field that several yes/no columns become.
pub(super) fn of_group(group: &Group, columns: &[ColumnProfile], id: String) -> Field {
    let own = || group.members.iter().filter_map(|member| columns.get(member.column));
    let mut seen = BTreeSet::new();
    let flags = group.members.iter().zip(own()).map(|(member, column)| {
        // Two headings that differ in case only cannot be told apart by name: the mapping does.
        let names: Vec<&String> = Some(&column.name).filter(|name| seen.insert(fold(name))).into_iter().collect();
        json!({ "label": member.label, "names": names })
    });
    let flags: Vec<Json> = flags.collect();
    let mut json = json!({ "label": group.label, "type": "flags", "optional": true, "columns": flags });
    let missing = distinct(own().flat_map(|column| &column.missing).map(String::as_str));
    if !missing.is_empty() {
        json["missing"] = json!(missing);
    }
    if !group.yes.is_empty() {
        json["yes"] = json!(distinct(group.yes.iter().map(String::as_str)));
    }
    Field {
        id,
        label: group.label.clone(),
        kind: Kind::SeveralAnswers,
        is_tabulated: true,
        columns: own().map(|column| column.name.clone()).collect(),
        json,
        is_ordered: false,
        other: None,
        region: None,
        asked: None,
    }
}

/// Lists the answers as the field's values, the commonest first, or by number where they begin with one.
fn list(field: &mut Field, json: &mut Json, answers: &[Answer]) {
    let told = answers.iter().map(|answer| answer.value.as_str()).filter(|value| !is_missing(&fold(value)));
    let mut labels = distinct(told);
    labels.truncate(MOST_LISTED);
    let number = |label: &String| {
        let digits = label.trim_start_matches(|letter: char| "<>≤≥ ".contains(letter));
        digits.split(|letter: char| !letter.is_ascii_digit()).next().and_then(|digits| digits.parse::<u64>().ok())
    };
    field.is_ordered = labels.len() > 1 && labels.iter().all(|label| number(label).is_some());
    if field.is_ordered {
        labels.sort_by_key(number);
    }
    field.other = labels.iter().find(|label| super::answers::is_other(&fold(label))).cloned();
    json["values"] = labels.into_iter().map(|label| json!({ "label": label })).collect();
}

/// The spellings that differ by more than case, accents and white space, each as it comes first.
fn distinct<'v>(values: impl Iterator<Item = &'v str>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let plain = |value: &str| visible(value).split_whitespace().collect::<Vec<_>>().join(" ");
    values.filter(|value| seen.insert(fold(value))).map(plain).filter(|value| !value.is_empty()).collect()
}

/// A heading as a title: `call_date` and `callDate` become `Call date`, `intake/caller` becomes `Caller`. What is written
/// with spaces stays as it is.
pub(super) fn label(heading: &str) -> String {
    let plain = visible(heading).replace(['{', '}'], " ");
    let is_name = |text: &str| {
        text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_/".contains(&byte))
    };
    let last = plain.trim().rsplit('/').next().filter(|last| is_name(plain.trim()) && !last.is_empty());
    let own = last.unwrap_or(plain.trim());
    let lower = |word: &String| if word.chars().any(char::is_lowercase) { word.to_lowercase() } else { word.clone() };
    let is_coded = own.contains(['_', '.'])
        || own.chars().zip(own.chars().skip(1)).any(|(one, next)| one.is_lowercase() && next.is_uppercase());
    let mut label = if is_coded && !own.contains(char::is_whitespace) {
        tokens(own).iter().map(lower).collect::<Vec<_>>().join(" ")
    } else {
        own.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    if label.is_empty() {
        own.clone_into(&mut label);
    }
    if let Some(first) = label.chars().next() {
        label.replace_range(..first.len_utf8(), &first.to_uppercase().to_string());
    }
    label
}

/// A name for programs that no other field has.
pub(super) fn id(heading: &str, taken: &mut BTreeSet<String>) -> String {
    const LONGEST: usize = 40;
    let folded = fold_heading(heading);
    let words = folded.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut name = words.collect::<Vec<_>>().join("_");
    name.truncate(LONGEST);
    if name.is_empty() {
        "field".clone_into(&mut name);
    }
    let free = (1..).map(|number| if number == 1 { name.clone() } else { format!("{name}_{number}") });
    let name = free.into_iter().find(|name| !taken.contains(name)).unwrap_or(name);
    taken.insert(name.clone());
    name
}

/// The fields as the plan lists them.
pub(super) fn as_json(fields: &[Field]) -> Json {
    Json::Object(fields.iter().map(|field| (field.id.clone(), field.json.clone())).collect::<Map<_, _>>())
}
