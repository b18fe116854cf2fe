use std::collections::BTreeMap;

use serde::Deserialize;

use crate::records::{DateOrder, DecimalMark};

/// What a tabulator cannot know by itself.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Knowledge {
    /// Which of day and month comes first, where the dates do not tell.
    pub date_order: Option<DateOrder>,
    /// What separates decimals, where the numbers do not tell.
    pub decimal_mark: Option<DecimalMark>,
    /// The century of years of two digits, as its first year: 1900 or 2000.
    pub century: Option<u16>,
    /// What to do where a spreadsheet seems to have exchanged day and month of some dates.
    pub exchanged_dates: Option<Exchanged>,
    /// The zone by whose clock days are told, where times say how far they lie from universal time.
    pub zone: Option<String>,
    /// Whether a column may be used of which many values cannot be understood; these count as not given.
    pub accept_unread: bool,
    /// The places of a map: five-digit FIPS codes and names.
    pub places: BTreeMap<String, String>,
}

/// What to do with dates of which a spreadsheet seems to have exchanged day and month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Exchanged {
    /// To exchange them back.
    Undo,
    /// To take them as they are.
    Keep,
}
