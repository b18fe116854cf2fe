//! What records say, and the situations behind them.

use std::collections::HashMap;

use crate::case::{Axis, Condition};
use crate::periods::{Day, stretch};

/// What a record, or a situation, says.
#[derive(Debug, Clone, Default)]
pub(crate) struct Told {
    /// By field: nothing where it says nothing; else labels, which can be none (`no` three times).
    pub(crate) answers: HashMap<&'static str, Option<Vec<String>>>,
    pub(crate) day: Option<Day>,
    pub(crate) case: Option<String>,
    pub(crate) weight: Option<u64>,
}

impl Told {
    pub(crate) fn label(&self, field: &str) -> Option<&String> {
        self.answers[field].as_ref()?.first()
    }

    /// Whether it says whose it is.
    pub(crate) fn has_state(&self) -> bool {
        self.label("state").is_some()
    }

    pub(crate) fn meets_all(&self, conditions: &[Condition]) -> bool {
        conditions.iter().all(|condition| self.meets(condition))
    }

    fn meets(&self, condition: &Condition) -> bool {
        let has = |labels: &Vec<&str>| {
            let answer = self.answers.get(condition.field).cloned().flatten().unwrap_or_default();
            answer.iter().any(|label| labels.iter().any(|wanted| wanted == label))
        };
        let given = match condition.field {
            "day" => self.day.is_some(),
            "case" => self.case.is_some(),
            "weight" => self.weight.is_some(),
            field => self.answers[field].is_some(),
        };
        condition.is.as_ref().is_none_or(has)
            && !condition.is_not.as_ref().is_some_and(has)
            && condition.given.is_none_or(|wanted| wanted == given)
    }

    /// Whether it says anything of the rows of a table.
    pub(crate) fn is_given(&self, axis: Axis) -> bool {
        if axis.each.is_some() { self.day.is_some() } else { self.answers[axis.field].is_some() }
    }

    /// The rows that it belongs to.
    pub(crate) fn keys(&self, axis: Axis) -> Vec<String> {
        match axis.each {
            Some(each) => self.day.map(|day| stretch(each, day)).into_iter().collect(),
            None => self.answers[axis.field].clone().unwrap_or_default(),
        }
    }

    /// One more record of a situation.
    pub(crate) fn learn(&mut self, record: &Self) {
        self.day = self.day.or(record.day);
        self.weight = self.weight.or(record.weight);
        for (field, answer) in &record.answers {
            let own = self.answers.entry(field).or_default();
            match (&mut *own, answer) {
                (None, answer) => own.clone_from(answer),
                (Some(own), Some(more)) if ["tags", "harm"].contains(field) => {
                    let new = more.iter().filter(|label| !own.contains(label)).cloned().collect::<Vec<_>>();
                    own.extend(new);
                }
                _ => {}
            }
        }
    }
}
