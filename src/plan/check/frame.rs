use std::collections::BTreeSet;

use super::Check;
use crate::plan::document::{Aggregate, Condition, Denominator, Measure};
use crate::plan::field::FieldType;
use crate::report::languages::tags;

impl Check<'_> {
    /// Checks the top of a plan, and the rules for what may be published.
    pub(super) fn frame(&mut self) {
        let plan = self.plan;
        self.at("version", |check| {
            if plan.version != 1 {
                check.say("version", format!("This is version {}.", plan.version), "Write 1.");
            }
        });
        self.at("id", |check| check.id(&plan.id, &mut BTreeSet::new()));
        self.filled("name", &plan.name);
        self.at("language", |check| check.known("unknown-language", "language", &plan.language, tags()));
        if let Some(id) = &plan.jurisdiction {
            self.at("jurisdiction", |check| _ = check.is_type(id, &[FieldType::Category]));
        }
        if let Some(id) = &plan.date {
            self.at("date", |check| _ = check.is_type(id, &[FieldType::Date]));
        }
        if let Some(month) = plan.fiscal_year_start
            && !(1..=12).contains(&month)
        {
            let message = format!("There is no month {month}.");
            self.at("fiscalYearStart", |check| check.say("out-of-range", message, "Write 1 to 12."));
        }
        for (name, denominator) in &plan.denominators {
            self.at("denominators", |check| check.at(format!("“{name}”"), |check| check.denominator(denominator)));
        }
        self.at("protection", |check| {
            let protection = &plan.protection;
            check.at_least_one("threshold", protection.threshold.unwrap_or(1));
            check.at_least_one("minimumWidth", protection.minimum_width.unwrap_or(1));
            if let Some(number) = protection.insiders.filter(|number| *number > 2) {
                let message = format!("{number} insiders are more than can be protected against.");
                check.at("insiders", |check| check.say("out-of-range", message, "Write 0, 1 or 2."));
            }
            if let Some(mask) = &protection.mask {
                let remedy = format!("Put “{mask}” under `small.mask` of the tables, and a sign such as “[c]” here.");
                check.neutral("mask", mask, &remedy);
            }
            check.treatment(&protection.treatment, protection.policy().threshold);
        });
    }

    fn denominator(&mut self, denominator: &Denominator) {
        self.filled("of", &denominator.of);
        self.needs_jurisdiction("A denominator");
        let labels = self.plan.jurisdiction_field().and_then(super::Field::labels);
        self.at("values", |check| {
            for (name, people) in &denominator.values {
                if let Some(labels) = &labels {
                    check.known("unknown-value", "jurisdiction", name, labels.iter().copied());
                }
                check.at_least_one(name, *people);
            }
        });
    }

    /// Checks the measures.
    pub(super) fn measures(&mut self) {
        let plan = self.plan;
        self.at("measures", |check| {
            let mut seen = BTreeSet::new();
            for (id, measure) in &plan.measures {
                check.at(format!("“{id}”"), |check| {
                    check.id(id, &mut seen);
                    check.measure_itself(measure);
                });
            }
        });
    }

    fn measure_itself(&mut self, measure: &Measure) {
        const COUNTED: [FieldType; 2] = [FieldType::Id, FieldType::Category];
        self.filled("unit", &measure.unit);
        self.at("count", |check| match &measure.count {
            Aggregate::Records => {}
            Aggregate::Distinct(field) => _ = check.is_type(field, &COUNTED),
            Aggregate::Sum(field) => _ = check.is_type(field, &[FieldType::Number]),
            Aggregate::SumDistinct { of, by } => {
                check.at("of", |check| _ = check.is_type(of, &[FieldType::Number]));
                check.at("by", |check| _ = check.is_type(by, &COUNTED));
            }
        });
        self.conditions(&measure.conditions);
    }

    /// Conditions on records.
    pub(super) fn conditions(&mut self, conditions: &[Condition]) {
        for (index, condition) in conditions.iter().enumerate() {
            self.at(format!("where, condition {}", index + 1), |check| check.condition(condition));
        }
    }

    fn condition(&mut self, condition: &Condition) {
        let Some(field) = self.field(&condition.field) else { return };
        if condition.is.is_none() && condition.is_not.is_none() && condition.given.is_none() {
            self.say("empty-condition", "It asks for nothing.", "Say `is`, `isNot` or `given`.");
        }
        let labels = match field.kind {
            FieldType::YesNo => Some(vec!["yes", "no"]),
            _ => field.labels(),
        };
        for (name, values) in [("is", &condition.is), ("isNot", &condition.is_not)] {
            let Some(values) = values else { continue };
            self.at(name, |check| {
                if matches!(field.kind, FieldType::Date | FieldType::Id) {
                    let message =
                        format!("The values of “{}” cannot be listed: it is {}.", condition.field, field.kind.words());
                    check.say("wrong-type", message, "Ask whether it is `given`.");
                } else if let Some(labels) = &labels {
                    for value in values {
                        check.known("unknown-value", "value", value, labels.iter().copied());
                    }
                }
            });
        }
    }
}
