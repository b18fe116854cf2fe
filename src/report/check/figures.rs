use super::maps::check_map;
use super::references::check_period;
use crate::report::decimal::Decimal;
use crate::report::document::{Figure, Report};
use crate::report::findings::{Findings, Step};
use crate::report::value::{Change, Rank, Rate, Value};

impl Report {
    /// Headline figures, figures of sections, and maps.
    pub(super) fn check_figures(&self, found: &mut Findings) {
        found.each("headline", &self.headline, |found, figure| self.check_figure(figure, found));
        found.each("sections", &self.sections, |found, section| {
            found.each("figures", &section.figures, |found, figure| self.check_figure(figure, found));
            if let Some(map) = &section.map {
                found.at(Step::Field("map"), |found| check_map(map, found));
            }
        });
    }

    pub(in crate::report) fn check_figure(&self, figure: &Figure, found: &mut Findings) {
        found.in_row(&figure.label, |found| {
            let whole = figure.part_of.as_deref().and_then(|id| self.figure(id)?.value.published_count());
            found.at(Step::Field("value"), |found| check_value(&figure.value, whole, found));
            if let Some(rank) = &figure.rank {
                found.at(Step::Field("rank"), |found| check_rank(rank, found));
            }
            if let Some(period) = &figure.period {
                found.at(Step::Field("period"), |found| check_period(period, found));
            }
            if let Some(whole) = &figure.part_of {
                found.at(Step::Field("partOf"), |found| self.check_part(figure, whole, found));
            }
        });
    }

    fn check_part(&self, figure: &Figure, whole: &str, found: &mut Findings) {
        let Some(whole) = self.figure(whole) else {
            found.error("unknown-figure", format!("There is no figure “{whole}”."), "Give the id of a figure.");
            return;
        };
        let counts = figure.value.published_count().zip(whole.value.published_count());
        if let Some((part, all)) = counts.filter(|(part, all)| part > all && !figure.value.has_noise()) {
            let message = format!("{part} are said to be a part of {all} (“{}”).", whole.label);
            found.contradiction("part-above-whole", message, "A part is never larger than its whole.");
        }
    }
}

/// What can be said of a value by itself, given what its percentage is of.
pub(super) fn check_value(value: &Value, base: Option<u64>, found: &mut Findings) {
    match value {
        Value::Count { percent: Some(printed), .. } | Value::Pooled { percent: Some(printed), .. } => {
            check_percent(*printed, value, base, found);
        }
        Value::Share { percent, .. } if percent.units() < 0 || percent.units_at(6) > 100_000_000 => {
            let message = format!("{percent}% is no share of a whole.");
            found.contradiction("impossible-share", message, "A share is 0% to 100%; a change goes into `change`.");
        }
        Value::Share { rounds_to_zero: true, percent, .. } if !percent.is_zero() => {
            let message = format!("{percent}% does not round to zero.");
            found.error("not-zero", message, "Leave `roundsToZero` out.");
        }
        Value::Rate { rate, .. } => check_rate(rate, found),
        Value::Change { change, .. } => check_change(change, found),
        Value::Rank { rank, .. } => check_rank(rank, found),
        _ => {}
    }
}

fn check_percent(printed: Decimal, value: &Value, base: Option<u64>, found: &mut Findings) {
    let Some(count) = value.published_count() else { return };
    let computed = base.and_then(|base| crate::report::percent(count, base, printed.decimals()));
    if let (Some(computed), Some(base)) = (computed, base)
        && computed != printed
    {
        let message = format!("{count} of {base} is {computed}%, not {printed}% as printed.");
        found.contradiction(
            "percent-mismatch",
            message,
            format!("Print {computed}%, or correct the count or the base."),
        );
    }
}

fn check_rate(rate: &Rate, found: &mut Findings) {
    if rate.denominator == 0 || rate.per == 0 {
        found.error(
            "zero-denominator",
            "A rate of nothing has no value.",
            "Give a `denominator` and `per` above zero.",
        );
        return;
    }
    if let (Some(printed), Some(computed)) = (rate.printed, rate.computed())
        && printed != computed
    {
        let Rate { numerator, denominator, per, .. } = rate;
        let message = format!("{numerator} per {per} of {denominator} is {computed}, not {printed} as printed.");
        found.contradiction("rate-mismatch", message, format!("Print {computed}, or correct its parts."));
    }
}

fn check_change(change: &Change, found: &mut Findings) {
    if change.percent.is_none() && (change.from.is_none() || change.to.is_none()) {
        let remedy = "Give `from` and `to`, or the published `percent`.";
        found.error("empty-change", "This change says nothing.", remedy);
    }
    if let (Some(printed), Some(computed), Some(from), Some(to)) =
        (change.percent, change.computed(), change.from, change.to)
        && printed != computed
    {
        let message = format!("From {from} to {to} is {computed}%, not {printed}% as printed.");
        found.contradiction("change-mismatch", message, format!("Print {computed}%, or name the count that was used."));
    }
}

pub(super) fn check_rank(rank: &Rank, found: &mut Findings) {
    if rank.place == 0 {
        found.error("bad-rank", "There is no place 0.", "The first place is 1.");
    }
    if let Some(among) = rank.among.filter(|among| rank.place > *among) {
        let message = format!("Place {} among {among} is impossible.", rank.place);
        found.error("bad-rank", message, "Correct `place` or `among`.");
    }
}
