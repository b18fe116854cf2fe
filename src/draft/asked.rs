//! Who was asked a question, as a condition on the records.

use serde_json::{Value as Json, json};

use super::fields::Field;
use super::profile::{ColumnProfile, Profile};
use crate::plan::{fold, fold_heading};

/// A condition that a dictionary states, by the names of its fields.
struct Stated<'t> {
    field: &'t str,
    code: &'t str,
}

/// Returns the condition under which a column's question was asked, and the answer in words. `None` where all were
/// asked, or where the dictionary's words are more than one plain condition.
pub(super) fn condition(asked: &str, profile: &Profile, fields: &[Field]) -> Option<(Json, String)> {
    let stated = stated(asked)?;
    let is_it = |column: &&ColumnProfile| {
        column.described.as_ref().is_some_and(|described| fold_heading(&described.name) == fold_heading(stated.field))
    };
    let column = profile.columns.iter().find(is_it)?;
    let field = fields.iter().find(|field| field.columns.contains(&column.name))?;
    let wanted = fold(stated.code);
    let label = match field.json["type"].as_str()? {
        "yes-no" => match wanted.as_str() {
            "1" | "yes" => "yes".to_owned(),
            "0" | "no" => "no".to_owned(),
            _ => return None,
        },
        "flags" => {
            let members = profile.columns.iter().filter(|column| field.columns.contains(&column.name));
            let described = members.filter_map(|column| column.described.as_ref());
            super::fields::label(
                &described
                    .into_iter()
                    .find(|described| described.code.as_deref().map(fold) == Some(wanted.clone()))?
                    .label,
            )
        }
        _ => {
            let spells = |value: &&Json| {
                let also = value["also"].as_array().into_iter().flatten();
                std::iter::once(&value["label"]).chain(also).filter_map(Json::as_str).any(|text| fold(text) == wanted)
            };
            field.json["values"].as_array()?.iter().find(spells)?["label"].as_str()?.to_owned()
        }
    };
    let words = format!("{}: {label}", field.label);
    Some((json!({ "field": field.id, "is": [label] }), words))
}

/// The one condition of `[caller] = '1'`, `[needs(2)] = '1'`, `${caller} = 'friend'`, `selected(${needs}, 'food')`.
fn stated(asked: &str) -> Option<Stated<'_>> {
    let text = asked.trim();
    let lower = text.to_lowercase();
    if [" and ", " or ", "not(", "!=", "<", ">"].iter().any(|word| lower.contains(word)) {
        return None;
    }
    let unquoted = |text: &'_ str| -> Option<usize> { text.find(['\'', '"']) };
    if let Some(inner) = text.strip_prefix("selected(").and_then(|text| text.strip_suffix(')')) {
        let (field, code) = inner.split_once(',')?;
        return Some(Stated { field: named(field)?, code: code.trim().trim_matches(['\'', '"', ' ']) });
    }
    let (field, code) = text.split_once('=')?;
    let code = code.trim();
    let code = if unquoted(code) == Some(0) { code.trim_matches(['\'', '"']) } else { code };
    let field = named(field)?;
    match field.split_once('(') {
        Some((field, option)) if code == "1" => Some(Stated { field, code: option.strip_suffix(')')? }),
        Some(_) => None,
        None => Some(Stated { field, code }),
    }
}

/// The name between `[` and `]`, or between `${` and `}`.
fn named(text: &str) -> Option<&str> {
    let text = text.trim();
    let inner = text.strip_prefix("${").and_then(|text| text.strip_suffix('}'));
    inner.or_else(|| text.strip_prefix('[').and_then(|text| text.strip_suffix(']')))
}

#[cfg(test)]
mod tests {
    use super::stated;

    #[test]
    fn one_plain_condition_is_understood_in_either_language() {
        for (asked, field, code) in [
            ("[caller] = '1'", "caller", "1"),
            ("[needs(2)] = \"1\"", "needs", "2"),
            ("${caller} = 'friend'", "caller", "friend"),
            ("selected(${needs}, 'food')", "needs", "food"),
        ] {
            let found = stated(asked).map(|stated| (stated.field, stated.code));
            assert_eq!(found, Some((field, code)), "{asked}");
        }
    }

    #[test]
    fn what_is_not_one_plain_condition_is_left_alone() {
        for asked in
            ["[a] = '1' and [b] = '2'", "[age] > 17", "[a] <> '1'", "not(${a} = 'x')", "[needs(2)] = '0'", "1 = 1", ""]
        {
            assert!(stated(asked).is_none(), "{asked}");
        }
    }
}
