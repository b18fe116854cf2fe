use std::collections::{HashMap, HashSet};

use super::error::RecordsError;
use super::header::Headings;
use crate::report::nearest;

/// Columns of a file that are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum ColumnSelection {
    /// All of them.
    #[default]
    All,
    /// Those of these names, as a [`Reading`](super::Reading) has them: trimmed and distinct.
    Named(Vec<String>),
}

impl ColumnSelection {
    /// The places of the columns that are wanted, in ascending order.
    pub(super) fn places(&self, names: &[String]) -> Result<Vec<u32>, RecordsError> {
        let Self::Named(wanted) = self else {
            return Ok((0..).zip(names).map(|(place, _)| place).collect());
        };
        let known: HashMap<&str, u32> = names.iter().map(String::as_str).zip(0..).collect();
        let mut places = Vec::with_capacity(wanted.len());
        for name in wanted {
            places.push(*known.get(name.as_str()).ok_or_else(|| missing_column(name, names))?);
        }
        Ok(with_alike(places, names))
    }
}

/// The places of the columns that are wanted and of those whose headings are alike: of two such columns, each may hold what the
/// other lacks. In ascending order.
pub(super) fn with_alike(mut places: Vec<u32>, names: &[String]) -> Vec<u32> {
    let headings = Headings::of(names);
    let wanted: HashSet<&str> = places.iter().filter_map(|place| headings.key(*place as usize)).collect();
    let is_alike = |place: &u32| headings.key(*place as usize).is_some_and(|key| wanted.contains(key));
    let alike: Vec<u32> = (0..).zip(names).map(|(place, _)| place).filter(is_alike).collect();
    places.extend(alike);
    places.sort_unstable();
    places.dedup();
    places
}

fn missing_column(name: &str, names: &[String]) -> RecordsError {
    const SHOWN: usize = 10;
    let remedy = nearest(name, names.iter().map(String::as_str)).map_or_else(
        || {
            let shown: Vec<_> = names.iter().take(SHOWN).map(|name| format!("“{name}”")).collect();
            let more = if names.len() > SHOWN { format!(" and {} more", names.len() - SHOWN) } else { String::new() };
            format!("The file has {}{more}.", shown.join(", "))
        },
        |nearest| format!("Is it “{nearest}”?"),
    );
    RecordsError::new("missing-column", "The header has no such column.", remedy).in_column(name)
}
