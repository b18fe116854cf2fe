use crate::records::{DateOrder, DecimalMark};

/// Something that the plan needs to know of a record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "camelCase", deny_unknown_fields))]
pub struct Field {
    /// Label, as an analyst would call it.
    pub label: String,
    /// Type of its values.
    #[cfg_attr(test, serde(rename = "type"))]
    pub kind: FieldType,
    /// Names that a column of it may have, in any case and spelling of accents; the first is the likeliest.
    #[cfg_attr(test, serde(default))]
    pub names: Vec<String>,
    /// `true` if a report can be made without it. Its tables are then left out.
    #[cfg_attr(test, serde(default))]
    pub optional: bool,
    /// The values it may have, in the order in which tables list them. Without any, every value is its own category.
    #[cfg_attr(test, serde(default))]
    pub values: Vec<Category>,
    /// Treatment of a value that is not listed.
    #[cfg_attr(test, serde(default))]
    pub otherwise: Otherwise,
    /// Values that mean that nothing is known: `-99`, `N/A`. An empty value always does.
    #[cfg_attr(test, serde(default))]
    pub missing: Vec<String>,
    /// Separator between the values of a list; `;` where absent.
    #[cfg_attr(test, serde(default))]
    pub separator: Option<String>,
    /// The values that mean yes, of a yes/no field and of flags. Common words are known.
    #[cfg_attr(test, serde(default))]
    pub yes: Vec<String>,
    /// The values that mean no.
    #[cfg_attr(test, serde(default))]
    pub no: Vec<String>,
    /// The columns that together are one question with several answers.
    #[cfg_attr(test, serde(default))]
    pub columns: Vec<FlagColumn>,
    /// Other fields that this one determines, as a town determines its county: readers know that. What the records show of
    /// this is found by itself.
    #[cfg_attr(test, serde(default))]
    pub determines: Vec<String>,
    /// The ranges that numbers fall into.
    #[cfg_attr(test, serde(default))]
    pub bands: Vec<Band>,
    /// The mark before the decimals of numbers; what the column and the plan's language say where absent.
    #[cfg_attr(test, serde(default))]
    pub decimal: Option<DecimalMark>,
    /// Order of day and month, where the dates of a file do not tell; whoever reads the file is asked where absent.
    #[cfg_attr(test, serde(default))]
    pub date_order: Option<DateOrder>,
    /// The century of years of two digits, as its first year: 1900 or 2000.
    #[cfg_attr(test, serde(default))]
    pub century: Option<u16>,
    /// The time zone by whose clock days are told, of times that say how far they lie from universal time: `-06:00`, or a
    /// place such as `America/Chicago`.
    #[cfg_attr(test, serde(default))]
    pub zone: Option<String>,
}

/// Type of a field's values.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "kebab-case"))]
pub enum FieldType {
    /// One of several categories.
    #[default]
    Category,
    /// Several categories at once, in one column: `Adults;Females`.
    List,
    /// Several categories at once, a yes/no column each.
    Flags,
    /// Yes or no.
    YesNo,
    /// A number; with `bands` it makes categories.
    Number,
    /// A day.
    Date,
    /// A name of a situation or a person, told apart and never printed.
    Id,
}

/// A category and how records spell it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "camelCase", deny_unknown_fields))]
pub struct Category {
    /// Label in tables.
    pub label: String,
    /// Other spellings and codes in the records. Case, accents and white space make no difference.
    #[cfg_attr(test, serde(default))]
    pub also: Vec<String>,
    /// Its ISO 3166 code, of a jurisdiction: `US-MO`; or its code on a map.
    #[cfg_attr(test, serde(default))]
    pub code: Option<String>,
}

/// Treatment of a value that a field does not list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "camelCase", deny_unknown_fields))]
pub enum Otherwise {
    /// It is a category of its own, after the listed ones.
    #[default]
    Keep,
    /// It counts in the category of this label.
    Category(String),
    /// It counts as not specified.
    Missing,
}

/// A yes/no column that stands for one answer of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "camelCase", deny_unknown_fields))]
pub struct FlagColumn {
    /// Label in tables.
    pub label: String,
    /// Names that the column may have.
    pub names: Vec<String>,
}

/// A range of numbers, both ends included.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "camelCase", deny_unknown_fields))]
pub struct Band {
    /// Label in tables.
    pub label: String,
    /// The smallest number in it; open where absent.
    #[cfg_attr(test, serde(default))]
    pub from: Option<i64>,
    /// The largest whole number in it, so that 17.5 still belongs to `to: 17`; open where absent.
    #[cfg_attr(test, serde(default))]
    pub to: Option<i64>,
}
