//! Choice of the columns that the report counts, with the reasons for leaving out others.

use super::headings::{About, Heading};
use super::kind::{Kind, is_clock};
use super::options::DraftOptions;
use super::places::{self, PlaceSet};
use super::profile::{ColumnProfile, Profile};
use super::program;

impl DraftOptions {
    /// Returns the kind of a column: the analyst's, or the one found.
    pub(super) fn kind(&self, column: &ColumnProfile) -> Kind {
        self.kinds.get(&column.name).copied().unwrap_or(column.kind)
    }

    /// Returns whether a column may be used without being asked for.
    pub(super) fn is_free(&self, column: &ColumnProfile) -> bool {
        let is_wanted = self.use_columns.contains(&column.name);
        (column.concern.is_none() || is_wanted) && !self.leave_columns.contains(&column.name)
    }
}

/// Checks whether a column makes a table; if not, why.
pub(super) fn use_of(
    column: &ColumnProfile,
    kind: Kind,
    options: &DraftOptions,
    profile: &Profile,
) -> Result<(), String> {
    if options.leave_columns.contains(&column.name) {
        return Err("You left it out.".to_owned());
    }
    let is_wanted = options.use_columns.contains(&column.name);
    if let Some(concern) = column.concern.as_ref().filter(|_| !is_wanted) {
        return Err(format!("{} Left out, so that nobody is named or found.", concern.reason));
    }
    if let Some(reason) = program::reason(column, profile).filter(|_| !is_wanted) {
        return Err(reason.to_owned());
    }
    if profile.counts.is_some() && !is_wanted && has_decimals(column) {
        return Err("Numbers with decimals beside counts are shares or rates, which no table is made of.".to_owned());
    }
    let told = column.distinct.saturating_sub(column.missing.len() as u64);
    match kind {
        Kind::Blank => Err("It is empty.".to_owned()),
        Kind::RowNumber => Err("Each row has another: it numbers the rows.".to_owned()),
        Kind::CaseNumber => Err("It tells records apart, and another column does so already.".to_owned()),
        Kind::Date => Err("The report goes by another date.".to_owned()),
        Kind::FreeText if !is_wanted && column.answers.iter().all(|answer| is_clock(&answer.value)) => {
            Err("It holds times of day, of which no table is made.".to_owned())
        }
        Kind::FreeText if !is_wanted => Err("It holds free text.".to_owned()),
        _ if told == 0 => Err("No row has an answer.".to_owned()),
        _ if told == 1 && column.given(profile.rows) == profile.rows && !is_wanted => {
            Err("Every row has the same answer.".to_owned())
        }
        _ => Ok(()),
    }
}

/// Returns whether most of its answers are numbers with decimals.
fn has_decimals(column: &ColumnProfile) -> bool {
    let is_decimal = |text: &str| text.contains(['.', ',']) && text.trim().trim_end_matches('%').parse::<f64>().is_ok();
    column.answers.iter().filter(|answer| is_decimal(&answer.value)).count() * 2 > column.answers.len()
}

/// Returns the use that is made of a column.
pub(super) fn reason(column: &ColumnProfile, kind: Kind, unit: &str) -> String {
    match kind {
        Kind::Date => format!("It tells when the {unit} were."),
        Kind::CaseNumber | Kind::RowNumber => "Rows with the same number are counted as one case.".to_owned(),
        Kind::YesNo => "A table of yes and no.".to_owned(),
        Kind::SeveralAnswers => {
            let sign = column.separators.first().map_or(";", |found| found.separator.as_str());
            format!("A table of several answers, separated by “{}”.", sign.escape_debug())
        }
        Kind::Number => "A table of ranges.".to_owned(),
        Kind::Place if places::region(column).is_some() => {
            format!("A table of {} answers, drawn on a map.", column.distinct)
        }
        _ if column.distinct == 1 => "A table of one answer.".to_owned(),
        _ => format!("A table of {} answers.", column.distinct),
    }
}

/// The column that says when a record is from: the one whose heading says so most plainly.
pub(super) fn date(profile: &Profile, options: &DraftOptions) -> Option<usize> {
    let rank = |column: &ColumnProfile| {
        let heading = Heading::of(&column.name);
        let is_change =
            heading.is_about(About::Change) && !heading.has_any(&["start", "created", "opened", "received"]);
        let is_about = heading.is_about(About::Moment) || heading.is_about(About::Contact);
        (is_change, program::is_time_of_form(column, profile), !is_about, column.blanks)
    };
    let usable = |column: &ColumnProfile| options.kind(column) == Kind::Date && options.is_free(column);
    let dates = profile.columns.iter().enumerate().filter(|(_, column)| usable(column));
    dates.min_by_key(|(index, column)| (rank(column), *index)).map(|(index, _)| index)
}

/// The column that tells cases apart: the first one, or one that is called so.
pub(super) fn case(profile: &Profile, options: &DraftOptions) -> Option<usize> {
    let is_it = |column: &ColumnProfile| {
        options.kind(column) == Kind::CaseNumber
            && options.is_free(column)
            && program::reason(column, profile).is_none()
    };
    let is_named = |column: &ColumnProfile| Heading::of(&column.heading()).is_about(About::Case);
    let found = profile.columns.iter().enumerate().filter(|(_, column)| is_it(column));
    found.min_by_key(|(index, column)| (!is_named(column), *index)).map(|(index, _)| index)
}

/// The column with the place that a report can be about: where the records are from, not where people come from.
pub(super) fn jurisdiction(profile: &Profile, options: &DraftOptions) -> Option<(usize, PlaceSet)> {
    let set = |column: &ColumnProfile| {
        let is_used = options.kind(column) == Kind::Place && options.is_free(column);
        let set = column.places.filter(|_| is_used && !places::is_origin(&Heading::of(&column.name)))?;
        (places::named(set, column) > 1).then_some(set)
    };
    let found = profile.columns.iter().enumerate().filter_map(|(index, column)| Some((index, set(column)?)));
    found.min_by_key(|(index, set)| (*set == PlaceSet::Countries, *index))
}
