use std::collections::BTreeMap;

use serde::Deserialize;

use crate::records::{DateOrder, DecimalMark};

/// Facts that a tabulator cannot find by itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Knowledge {
    /// Order of day and month, where the dates do not tell.
    pub date_order: Option<DateOrder>,
    /// Decimal mark, where the numbers do not tell.
    pub decimal_mark: Option<DecimalMark>,
    /// The century of years of two digits, as its first year: 1900 or 2000.
    pub century: Option<u16>,
    /// Treatment of dates where a spreadsheet seems to have exchanged day and month of some.
    pub exchanged_dates: Option<Exchanged>,
    /// The zone by whose clock days are told, where times say how far they lie from universal time.
    pub zone: Option<String>,
    /// `true` if a column may be used of which many values cannot be understood; these count as not given.
    pub accept_unread: bool,
    /// The places of maps: names by five-digit FIPS codes, and the places of other regions by the codes of these.
    pub places: BTreeMap<String, Known>,
}

/// An entry among the places of maps.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Known {
    /// The name of a county.
    County(String),
    /// The places of a region: by the code of each its name, and other spellings.
    Region(BTreeMap<String, Vec<String>>),
}

/// Treatment of dates of which a spreadsheet seems to have exchanged day and month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Exchanged {
    /// To exchange them back.
    Undo,
    /// To take them as they are.
    Keep,
}
