//! Contents of the columns of a table.

use super::super::Copied;
use super::lines::Lines;
use super::lowered;
use crate::published::dates;
use crate::published::inline::Inline;
use crate::published::notes::Notes;
use crate::report::{Column, Period};

/// Contents of a column of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    Rank,
    /// The figures of a column of the table.
    Values(usize),
    Percents(usize),
    /// Change, computed from the others.
    Change,
}

/// Returns the contents of the columns of cells, from their heads.
pub(super) fn columns(copied: &Copied, head: &[String], ranked: bool, unit: Option<&str>) -> Vec<Holds> {
    let words = copied.words;
    let mut holds: Vec<Holds> = if ranked { vec![Holds::Rank] } else { Vec::new() };
    let mut column = None::<(usize, &str)>;
    for text in head.iter().skip(1) {
        let bare = text.split('[').next().unwrap_or_default().trim();
        let of = |text: &str| text == words.percent || text.starts_with("% of ") || text.starts_with("% de ");
        let last = bare.rsplit(", ").next().unwrap_or_default();
        let own = column.filter(|(_, name)| {
            of(bare) && !bare.contains(", ") || bare.strip_prefix(name).is_some_and(|rest| rest.starts_with(", "))
        });
        if bare == words.change || bare == words.change_percent {
            holds.push(Holds::Change);
        } else if let Some((place, _)) = own.filter(|_| of(last) || of(bare)) {
            holds.push(Holds::Percents(place));
        } else {
            let place = column.map_or(0, |(place, _)| place + 1);
            column = Some((place, bare));
            holds.push(if (of(bare) || of(last)) && unit != Some(bare) {
                Holds::Percents(place)
            } else {
                Holds::Values(place)
            });
        }
    }
    holds
}

/// The heads of the columns of figures.
pub(super) fn headings(head: &[String], holds: &[Holds], width: usize) -> Vec<String> {
    let of = |column: usize| {
        let place = holds
            .iter()
            .position(|holds| matches!(holds, Holds::Values(own) | Holds::Percents(own) if *own == column))?;
        head.get(place + 1).cloned()
    };
    (0..width).filter_map(of).collect()
}

/// Returns whether a head says no more than what is counted.
pub(super) fn is_plain_head(copied: &Copied, heading: &str, unit: Option<&str>) -> bool {
    let words = copied.words;
    let percents = heading == words.percent || heading.starts_with("% of ") || heading.starts_with("% de ");
    heading == words.number || percents || unit.is_some_and(|unit| lowered(heading) == lowered(unit))
}

pub(super) fn column(heading: &str, lines: &Lines, notes: &Notes) -> Column {
    let (heading, marks) = notes.label(&Inline::read(heading), lines.headed.start);
    let period = dates::whole(&heading).map(|date| Period { start: Some(date), end: Some(date), label: None });
    Column { heading, period, notes: marks, ..Column::default() }
}
