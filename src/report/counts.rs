//! Member `counts`: the meaning of a document's numbers, for programs. Readers see nothing of it.

#[cfg(test)]
use super::table::is_default;

mod node;

/// Meaning of a document's numbers, so that another document of the same records can be linked with it exactly.
///
/// It says only what the plan says of every report: no counts, and no rows but those that the document prints.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize, schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "camelCase"), schemars(deny_unknown_fields))]
pub(crate) struct Counts {
    /// The version of this member: 1. Programs take no notice of another one.
    #[cfg_attr(test, schemars(extend("const" = 1)))]
    pub(crate) version: u64,
    /// The field whose value is the document's jurisdiction, where it has the figures of one.
    #[cfg_attr(test, serde(skip_serializing_if = "Option::is_none"))]
    pub(crate) jurisdiction: Option<String>,
    /// The field with the day of a record.
    #[cfg_attr(test, serde(skip_serializing_if = "Option::is_none"))]
    pub(crate) date: Option<String>,
    /// Fields of which a record can have several values.
    #[cfg_attr(test, serde(skip_serializing_if = "Vec::is_empty"))]
    pub(crate) several: Vec<String>,
    /// The bands of numbers that rows, columns and conditions are labelled by.
    #[cfg_attr(test, serde(skip_serializing_if = "Vec::is_empty"))]
    pub(crate) bands: Vec<Band>,
    /// Fields whose value determines that of another, as readers know: the county of a town.
    #[cfg_attr(test, serde(skip_serializing_if = "Vec::is_empty"))]
    pub(crate) determines: Vec<Determines>,
    /// Maximum difference of a printed number of a figure or a map from its count, where these are rounded.
    #[cfg_attr(test, serde(skip_serializing_if = "Option::is_none"))]
    pub(crate) rounded: Option<u64>,
    /// `true` if a count of zero is always printed, so that no hidden count is one.
    #[cfg_attr(test, serde(skip_serializing_if = "is_default"))]
    pub(crate) zeros: bool,
    /// Words in the document that stand only for counts less than `below`: in place of a count, or as the label of a row
    /// that several were merged into.
    #[cfg_attr(test, serde(skip_serializing_if = "Vec::is_empty"))]
    pub(crate) small: Vec<String>,
    /// The smallest count that none of these words stands for.
    #[cfg_attr(test, serde(skip_serializing_if = "Option::is_none"))]
    pub(crate) below: Option<u64>,
    /// Conditions that every record counted meets.
    #[cfg_attr(test, serde(rename = "where", skip_serializing_if = "Vec::is_empty"))]
    pub(crate) conditions: Vec<Limit>,
    /// Measures, each with the figures and tables that count it.
    pub(crate) of: Vec<Counted>,
}

/// Units that meet some conditions, and what counts them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize, schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "camelCase"), schemars(deny_unknown_fields))]
pub(crate) struct Counted {
    /// The units: `records`, `distinct case` (the values of a field that are told apart), `sum persons`.
    pub(crate) units: String,
    /// Further conditions.
    #[cfg_attr(test, serde(rename = "where", skip_serializing_if = "Vec::is_empty"))]
    pub(crate) conditions: Vec<Limit>,
    /// The figures that count these, by their ids.
    #[cfg_attr(test, serde(skip_serializing_if = "Vec::is_empty"))]
    pub(crate) figures: Vec<String>,
    /// The tables that divide these.
    #[cfg_attr(test, serde(skip_serializing_if = "Vec::is_empty"))]
    pub(crate) tables: Vec<Divided>,
    /// The maps that divide these.
    #[cfg_attr(test, serde(skip_serializing_if = "Vec::is_empty"))]
    pub(crate) maps: Vec<Mapped>,
}

/// A band of numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize, schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "camelCase"), schemars(deny_unknown_fields))]
pub(crate) struct Band {
    /// The field.
    pub(crate) field: String,
    /// Its label.
    pub(crate) label: String,
    /// The smallest number in it; open where absent.
    #[cfg_attr(test, serde(skip_serializing_if = "Option::is_none"))]
    pub(crate) from: Option<i64>,
    /// The largest whole number in it; open where absent.
    #[cfg_attr(test, serde(skip_serializing_if = "Option::is_none"))]
    pub(crate) to: Option<i64>,
}

/// A field whose values determine those of another one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize, schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "camelCase"), schemars(deny_unknown_fields))]
pub(crate) struct Determines {
    /// The field that determines.
    pub(crate) field: String,
    /// The other one.
    pub(crate) of: String,
    /// Of each value of the first, as the labels of rows, which values of the other it comes with. An empty label is no value.
    pub(crate) values: Vec<ComesWith>,
}

/// A value, and the values of another field that it comes with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize, schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "camelCase"), schemars(deny_unknown_fields))]
pub(crate) struct ComesWith {
    /// The value.
    pub(crate) label: String,
    /// Those it comes with.
    pub(crate) with: Vec<String>,
}

/// A map, and the field whose values its places are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize, schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "camelCase"), schemars(deny_unknown_fields))]
pub(crate) struct Mapped {
    /// The id of the map.
    pub(crate) id: String,
    /// The field of the places.
    pub(crate) by: String,
    /// Places that the field calls otherwise than the map does.
    #[cfg_attr(test, serde(skip_serializing_if = "Vec::is_empty"))]
    pub(crate) places: Vec<Spelled>,
}

/// A place of a map, and the labels of rows that are the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize, schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "camelCase"), schemars(deny_unknown_fields))]
pub(crate) struct Spelled {
    /// Its five-digit FIPS code.
    #[cfg_attr(test, serde(skip_serializing_if = "Option::is_none"))]
    pub(crate) fips: Option<String>,
    /// Its code, on a map of any other region.
    #[cfg_attr(test, serde(skip_serializing_if = "Option::is_none"))]
    pub(crate) code: Option<String>,
    /// Labels in the field.
    pub(crate) labels: Vec<String>,
}

/// A table, and the fields whose values its rows and columns are. A row counts the value that is its label.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize, schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "camelCase"), schemars(deny_unknown_fields))]
pub(crate) struct Divided {
    /// The id of the table.
    pub(crate) id: String,
    /// The field of the rows.
    pub(crate) by: String,
    /// The field of the rows under a row.
    #[cfg_attr(test, serde(skip_serializing_if = "Option::is_none"))]
    pub(crate) within: Option<String>,
    /// The field of the columns.
    #[cfg_attr(test, serde(skip_serializing_if = "Option::is_none"))]
    pub(crate) columns: Option<String>,
    /// `true` if the count that percentages are of is that of what has any value for the rows.
    #[cfg_attr(test, serde(skip_serializing_if = "is_default"))]
    pub(crate) respondents: bool,
    /// Maximum difference of a printed number from its count, where these are rounded.
    #[cfg_attr(test, serde(skip_serializing_if = "Option::is_none"))]
    pub(crate) rounded: Option<u64>,
    /// Labels of rows that stand for everything that no other row counts, and print no number.
    #[cfg_attr(test, serde(skip_serializing_if = "Vec::is_empty"))]
    pub(crate) merged: Vec<String>,
}

/// A condition on one field, in its only form: labels are in lower case and without accents, and an empty label is no value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize, schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "camelCase"), schemars(deny_unknown_fields))]
pub(crate) struct Limit {
    /// The field.
    pub(crate) field: String,
    /// It has one of these values.
    #[cfg_attr(test, serde(skip_serializing_if = "Option::is_none"))]
    pub(crate) is: Option<Vec<String>>,
    /// It has none of these values.
    #[cfg_attr(test, serde(skip_serializing_if = "Option::is_none"))]
    pub(crate) is_not: Option<Vec<String>>,
    /// Of each of these lists, it has at least one value.
    #[cfg_attr(test, serde(skip_serializing_if = "Option::is_none"))]
    pub(crate) any: Option<Vec<Vec<String>>>,
    /// Of several values that a record can have, it has none of these.
    #[cfg_attr(test, serde(skip_serializing_if = "Vec::is_empty"))]
    pub(crate) none: Vec<String>,
    /// `true` if it has any value, of a field with several.
    #[cfg_attr(test, serde(skip_serializing_if = "Option::is_none"))]
    pub(crate) given: Option<bool>,
    /// It is a day of one of these stretches.
    #[cfg_attr(test, serde(skip_serializing_if = "Option::is_none"))]
    pub(crate) days: Option<Vec<Days>>,
    /// It may also be no day at all.
    #[cfg_attr(test, serde(skip_serializing_if = "is_default"))]
    pub(crate) undated: bool,
    /// It is a number of one of these stretches.
    #[cfg_attr(test, serde(skip_serializing_if = "Option::is_none"))]
    pub(crate) numbers: Option<Vec<Numbers>>,
    /// It may also be no number at all.
    #[cfg_attr(test, serde(skip_serializing_if = "is_default"))]
    pub(crate) missing: bool,
}

/// A stretch of numbers; open where absent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize, schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "camelCase"), schemars(deny_unknown_fields))]
pub(crate) struct Numbers {
    /// The smallest.
    #[cfg_attr(test, serde(skip_serializing_if = "Option::is_none"))]
    pub(crate) from: Option<i64>,
    /// The smallest whole number that is too large.
    #[cfg_attr(test, serde(skip_serializing_if = "Option::is_none"))]
    pub(crate) before: Option<i64>,
}

/// A stretch of days; open where absent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize, schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "camelCase"), schemars(deny_unknown_fields))]
pub(crate) struct Days {
    /// The first day.
    #[cfg_attr(test, serde(skip_serializing_if = "Option::is_none"))]
    pub(crate) from: Option<String>,
    /// The day after the last.
    #[cfg_attr(test, serde(skip_serializing_if = "Option::is_none"))]
    pub(crate) before: Option<String>,
}
