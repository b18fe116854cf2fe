use super::super::layout_builder::insert_in_order;
use crate::report::{Date, Line, Period, TableKind, TableView};

/// The rows of a table in the order of their time.
pub(in crate::chart) struct Timeline<'p, 'r> {
    pub(super) moments: Vec<Moment<'p, 'r>>,
}

/// A row with the time that it stands for.
pub(super) struct Moment<'p, 'r> {
    pub(super) line: &'p Line<'r>,
    /// The middle of its time, in half days; a row that covers only a part is where the whole would be.
    pub(super) middle: i64,
    /// `true` if it covers clearly less time than the others.
    pub(super) partial: bool,
}

/// Half days from the year 0 to the first day, and to the day after the last.
type Span = (i64, i64);

impl<'p, 'r> Timeline<'p, 'r> {
    /// The rows of a trend by time; nothing where the time of a row cannot be read, or two rows have the same.
    pub(in crate::chart) fn of(view: &'p TableView<'r>) -> Option<Self> {
        if view.table.kind != TableKind::Trend {
            return None;
        }
        let mut rows: Vec<(Span, &Line)> = Vec::new();
        for (_, line) in view.body() {
            let span = span(line).filter(|_| line.level == 0)?;
            insert_in_order(&mut rows, (span, line), |(span, _)| *span);
        }
        let usual = rows.iter().map(|((from, end), _)| end - from).max()?;
        let is_short = |(from, end): Span| (end - from) * 100 < usual * 85;
        let middle = |(from, end): Span, first: bool| match (is_short((from, end)), first) {
            (false, _) => i64::midpoint(from, end),
            // The whole of a first part ended with it; that of any other began with it.
            (true, true) => end - usual / 2,
            (true, false) => from + usual / 2,
        };
        let moments = rows.iter().enumerate().map(|(index, (span, line))| Moment {
            line,
            middle: middle(*span, index == 0),
            partial: is_short(*span),
        });
        let moments: Vec<Moment> = moments.collect();
        let few_parts = moments.iter().filter(|moment| moment.partial).count() * 2 < moments.len();
        let rises = moments.windows(2).all(|pair| pair[0].middle < pair[1].middle);
        (moments.len() > 1 && few_parts && rises).then_some(Self { moments })
    }

    /// The least distance of two middles.
    pub(super) fn least_gap(&self) -> i64 {
        self.moments.windows(2).map(|pair| pair[1].middle - pair[0].middle).min().unwrap_or(1)
    }
}

/// The time of a row: its own period, or a label that is a year.
fn span(line: &Line) -> Option<Span> {
    let days = |period: &Period| Some((2 * period.start?.first_day(), 2 * period.end?.last_day() + 2));
    let year = || {
        let year = Date::parse(&line.row.label).filter(|date| date.month().is_none() && date.year() > 1000)?;
        Some((2 * year.first_day(), 2 * year.last_day() + 2))
    };
    line.row.period.as_ref().map_or_else(year, days).filter(|(from, end)| from < end)
}
