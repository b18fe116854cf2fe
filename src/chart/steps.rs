use super::pen::insert_in_order;
use super::plot::length_of;
use super::scene::Ink;
use crate::locale::Locale;
use crate::report::Value;

/// Maximum number of colours of a map.
const MOST: usize = 5;

/// The published figures of a map in steps of about as many different figures each, so that a few large ones do not
/// leave the rest in one colour. Zero has a step of its own. What is withheld has none.
pub(super) struct Steps {
    steps: Vec<Step>,
}

struct Step {
    ink: Ink,
    least: u64,
    most: u64,
    range: String,
}

impl Steps {
    pub(super) fn new<'v>(values: impl Iterator<Item = &'v Value>, locale: &Locale) -> Self {
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
    use super::{Ink, Steps};
    use crate::locale::Locale;
    use crate::report::Value;

    fn meanings(counts: &[u64]) -> Vec<(Ink, String)> {
        let values: Vec<Value> = counts.iter().map(|count| Value::count(*count)).collect();
        let steps = Steps::new(values.iter(), Locale::for_language("en-US"));
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
        let steps = Steps::new(values.iter(), Locale::for_language("en-US"));
        assert!(values.iter().all(|value| steps.ink(value).is_some()));
        assert_eq!(steps.ink(&Value::Masked { masked: "few".into(), notes: Vec::new() }), None);
    }
}
