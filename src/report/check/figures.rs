use super::maps::check_map;
use super::references::check_period;
use super::sums::is_above;
use super::words::Range;
use super::{grouped, printed};
use crate::report::decimal::{Decimal, MAX_DECIMALS};
use crate::report::document::{Figure, Report};
use crate::report::findings::{Findings, Step};
use crate::report::makings::{Change, Interval, Rank, Rate};
use crate::report::value::Value;

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
            let whole = figure.part_of.as_deref().and_then(|id| counted(&self.figure(id)?.value));
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
        if is_above(&figure.value, &whole.value) {
            let (part, all) = (printed(&figure.value), printed(&whole.value));
            let message = format!("{part} are said to be a part of {all} (“{}”).", whole.label);
            found.contradiction("part-above-whole", message, "A part is never larger than its whole.");
        }
    }
}

/// Returns the possible values of a count; `None` for other values.
pub(super) fn counted(value: &Value) -> Option<Range> {
    value.published_count().map(|_| Range::of(value))
}

/// Checks a value by itself, given the base of its percentage.
pub(super) fn check_value(value: &Value, base: Option<Range>, found: &mut Findings) {
    if let Some(interval) = value.interval() {
        found.at(Step::Field("interval"), |found| check_interval(interval, value.size(), found));
    }
    match value {
        Value::Count { percent: Some(printed), .. } | Value::Pooled { percent: Some(printed), .. } => {
            check_percent(*printed, value, base, found);
        }
        Value::Count { percent_qualifier: Some(word), .. } | Value::Pooled { percent_qualifier: Some(word), .. } => {
            let message = format!("“{word}” stands before a percentage that is not given.");
            found.error("qualifier-alone", message, "Give `percent`, too, or leave `percentQualifier` out.");
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

fn check_percent(percent: Decimal, value: &Value, base: Option<Range>, found: &mut Findings) {
    let (word, count) = (value.percent_qualifier(), Range::of(value));
    let Some(base) = base.filter(|base| base.least > 0 && !count.can_be(*base, percent, word)) else { return };
    let Some(part) = value.published_count() else { return };
    let computed = crate::report::percent(part, base.least, percent.decimals().max(u8::from(word.is_some())));
    let Some(computed) = computed else { return };
    let (part, whole) = (printed(&Value::count(part)), grouped(base.least));
    let before = word.map(|word| format!("{word} ")).unwrap_or_default();
    let message = format!("{part} of {whole} is {computed}%, not {before}{percent}% as printed.");
    let remedy = format!("Print {computed}%, or correct the count or the base.");
    found.contradiction("percent-mismatch", message, remedy);
}

/// The bounds are in order, and the value, in millionths, lies between them.
fn check_interval(interval: &Interval, value: Option<i64>, found: &mut Findings) {
    let Interval { low, high } = interval;
    let (least, most) = (low.units_at(MAX_DECIMALS), high.units_at(MAX_DECIMALS));
    if least > most {
        found.error("bad-interval", format!("{low} is above {high}."), "Give the lower bound as `low`.");
    } else if value.is_some_and(|value| value < least || value > most) {
        let message = format!("The figure does not lie between {low} and {high}.");
        found.contradiction("outside-interval", message, "Correct the figure or its bounds.");
    }
}

fn check_rate(rate: &Rate, found: &mut Findings) {
    let parts = rate.numerator.zip(rate.denominator);
    if parts.is_none() && rate.printed.is_none() {
        let remedy = "Give `numerator` and `denominator`, or the published rate as `printed`.";
        found.error("empty-rate", "This rate says nothing.", remedy);
    }
    if rate.denominator == Some(0) || rate.per == 0 {
        found.error(
            "zero-denominator",
            "A rate of nothing has no value.",
            "Give a `denominator` and `per` above zero.",
        );
        return;
    }
    let exactly = |count| Range { least: count, most: Some(count) };
    if let (Some(printed), Some(computed), Some((part, whole))) = (rate.printed, rate.computed(), parts)
        && !exactly(part).can_be_per(rate.per, exactly(whole), printed)
    {
        let [part, whole, per] = [part, whole, rate.per].map(grouped);
        let message = format!("{part} per {per} of {whole} is {computed}, not {printed} as printed.");
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
        && !is_change(from, to, printed)
    {
        let (from, to) = (grouped(from), grouped(to));
        let message = format!("From {from} to {to} is {computed}%, not {printed}% as printed.");
        found.contradiction("change-mismatch", message, format!("Print {computed}%, or name the count that was used."));
    }
}

/// Returns whether a change can be printed so: what lies exactly between two percentages may be rounded to either.
fn is_change(from: u64, to: u64, printed: Decimal) -> bool {
    let exactly = |count| Range { least: count, most: Some(count) };
    let size = Decimal::new(printed.units().saturating_abs(), printed.decimals());
    let same_way = printed.is_zero() || (printed.units() < 0) == (to < from);
    same_way && exactly(from.abs_diff(to)).can_be(exactly(from), size, None)
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
