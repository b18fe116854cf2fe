use super::layout_builder::insert_in_order;
use super::plot::{length_of, scaled_like};
use super::scene::Ink;
use crate::locale::Locale;
use crate::report::{Decimal, Value};

/// Maximum number of colours of a map.
const MOST: usize = 5;

/// The published figures of a map in steps of about as many different figures each, so that a few large ones do not
/// leave the rest in one colour. Zero has a step of its own. What is withheld has none.
pub(super) struct ColorScale {
    steps: Vec<Step>,
}

struct Step {
    ink: Ink,
    least: u64,
    most: u64,
    range: String,
}

impl ColorScale {
    pub(super) fn new<'v>(values: impl Iterator<Item = &'v Value>, breaks: &[Decimal], locale: &Locale) -> Self {
        let mut figures: Vec<(u64, &Value)> = Vec::new();
        for value in values {
            if let Some(figure) = length_of(value) {
                insert_in_order(&mut figures, (figure, value), |(figure, _)| *figure);
            }
        }
        figures.dedup_by_key(|(figure, _)| *figure);
        let zeros = usize::from(figures.first().is_some_and(|(figure, _)| *figure == 0));
        let mut steps: Vec<Step> =
            figures.iter().take(zeros).map(|zero| step(Ink::Ground, zero, zero, locale)).collect();
        let figures = figures.split_off(zeros);
        if let Some((_, like)) = figures.first().filter(|_| !breaks.is_empty()) {
            steps.extend(classes(breaks, like, locale));
            return Self { steps };
        }
        let count = figures.len().min(MOST);
        for index in 0..count {
            let part =
                figures.get((index * figures.len()).div_ceil(count)..((index + 1) * figures.len()).div_ceil(count));
            if let Some([least, ..]) = part
                && let Some([.., most]) = part
            {
                steps.push(step(ink(index, count), least, most, locale));
            }
        }
        Self { steps }
    }

    /// The colour of a figure.
    pub(super) fn ink(&self, value: &Value) -> Option<Ink> {
        let figure = length_of(value)?;
        self.steps.iter().find(|step| (step.least..=step.most).contains(&figure)).map(|step| step.ink)
    }

    /// The colours and what they mean, from the largest down.
    pub(super) fn meanings(&self) -> impl Iterator<Item = (Ink, &str)> {
        self.steps.iter().rev().map(|step| (step.ink, step.range.as_str()))
    }
}

/// The classes that begin with an author's breaks, and the one below them.
fn classes(breaks: &[Decimal], like: &Value, locale: &Locale) -> Vec<Step> {
    let is_count = like.published_count().is_some();
    let said = |number: Decimal| locale.figure_like(number, like);
    let size = |number: &Decimal| scaled_like(*number, like).unwrap_or(u64::MAX);
    let ends = breaks.iter().map(Some).chain([None]);
    let classes = [None].into_iter().chain(breaks.iter().map(Some)).zip(ends).filter_map(|(from, to)| {
        let (least, most) = (from.map_or(1, size), to.map_or(u64::MAX, |to| size(to) - 1));
        let range = match (from, to) {
            (_, Some(_)) if least > most => return None,
            (_, Some(_)) if is_count && least == most => locale.count(least),
            (_, Some(_)) if is_count => [&locale.count(least), "–", &locale.count(most)].concat(),
            (Some(from), Some(to)) => [&said(*from), " – < ", &said(*to)].concat(),
            (None, Some(to)) => ["< ", &said(*to)].concat(),
            (from, None) => ["≥ ", &from.map_or_else(String::new, |from| said(*from))].concat(),
        };
        Some((least, most, range))
    });
    let classes: Vec<_> = classes.collect();
    let count = classes.len();
    let step = |(index, (least, most, range))| Step { ink: ink(index, count), least, most, range };
    classes.into_iter().enumerate().map(step).collect()
}

fn step(ink: Ink, least: &(u64, &Value), most: &(u64, &Value), locale: &Locale) -> Step {
    let mut range = locale.figure(least.1);
    if least.0 < most.0 {
        range.push('–');
        range.push_str(&locale.figure(most.1));
    }
    Step { ink, least: least.0, most: most.0, range }
}

/// Few steps are spread over the whole scale; a single one is in its middle.
fn ink(index: usize, count: usize) -> Ink {
    let place = if count < 2 { MOST / 2 } else { index * (MOST - 1) / (count - 1) };
    Ink::Step(u8::try_from(place).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::{ColorScale, Ink};
    use crate::locale::Locale;
    use crate::report::{Decimal, Value};

    fn meanings(counts: &[u64]) -> Vec<(Ink, String)> {
        let values: Vec<Value> = counts.iter().map(|count| Value::count(*count)).collect();
        let steps = ColorScale::new(values.iter(), &[], Locale::for_language("en-US"));
        steps.meanings().map(|(ink, range)| (ink, range.to_owned())).collect()
    }

    #[test]
    fn ranges_name_published_figures_only() {
        let said: Vec<String> = meanings(&[0, 3, 3, 4, 5, 8, 13, 1500]).into_iter().map(|(_, range)| range).collect();
        assert_eq!(said, ["1,500", "13", "8", "5", "3–4", "0"]);
    }

    #[test]
    fn one_figure_is_in_the_middle_of_the_scale() {
        assert_eq!(meanings(&[7]), [(Ink::Step(2), "7".to_owned())]);
        assert!(meanings(&[]).is_empty());
    }

    #[test]
    fn every_published_figure_has_a_colour_and_a_withheld_one_has_none() {
        let values: Vec<Value> = (0..40).map(|count| Value::count(count * count)).collect();
        let steps = ColorScale::new(values.iter(), &[], Locale::for_language("en-US"));
        assert!(values.iter().all(|value| steps.ink(value).is_some()));
        assert_eq!(steps.ink(&Value::Masked { masked: "few".into(), notes: Vec::new() }), None);
    }

    fn classes(values: &[Value], breaks: &[(i64, u8)]) -> Vec<String> {
        let breaks: Vec<Decimal> = breaks.iter().map(|(units, decimals)| Decimal::new(*units, *decimals)).collect();
        let steps = ColorScale::new(values.iter(), &breaks, Locale::for_language("en-US"));
        assert!(values.iter().all(|value| steps.ink(value).is_some()), "every figure has a colour");
        steps.meanings().map(|(_, range)| range.to_owned()).collect()
    }

    #[test]
    fn classes_of_counts_begin_with_the_breaks_of_the_author() {
        let counts = [0, 1, 4, 5, 9, 10, 1500].map(Value::count);
        assert_eq!(classes(&counts, &[(5, 0), (10, 0), (1000, 0)]), ["≥ 1,000", "10–999", "5–9", "1–4", "0"]);
        assert_eq!(classes(&counts, &[(1, 0), (2, 0)]), ["≥ 2", "1", "0"], "no class is below one");
    }

    #[test]
    fn classes_of_shares_name_where_they_begin_and_end() {
        let share = |units: i64| Value::Share {
            percent: Decimal::new(units, 1),
            rounds_to_zero: false,
            interval: None,
            qualifier: None,
            notes: Vec::new(),
        };
        let shares = [15, 25, 199].map(share);
        assert_eq!(classes(&shares, &[(20, 1), (100, 1)]), ["≥ 10.0%", "2.0% – < 10.0%", "< 2.0%"]);
    }
}
