//! A reader's steps in words.

use crate::disclosure::attacker::knowledge::{Knowledge, Source};
use crate::disclosure::attacker::{Derivations, Range, Step, System, Var};
use crate::disclosure::cells::registry::{CellId, CellRegistry, Name};

/// Returns the derivation of a count's range, step by step; empty where there is no short one.
pub(in crate::disclosure) fn steps(
    registry: &CellRegistry,
    knowledge: &Knowledge,
    derivations: &Derivations,
    cell: CellId,
    range: &Range,
) -> Vec<String> {
    let Some(steps) = derivations.of(knowledge.vars[cell], range) else { return Vec::new() };
    let mut bounds = Bounds { system: &knowledge.system, learnt: Vec::new() };
    let mut wording = Vec::new();
    for step in &steps {
        wording.extend(sentence(registry, knowledge, step, &bounds));
        bounds.learnt.push((step.var, (step.low, step.high)));
    }
    wording
}

/// Bounds of each unknown at a certain step.
struct Bounds<'s> {
    system: &'s System,
    learnt: Vec<(Var, (i64, i64))>,
}

impl Bounds<'_> {
    fn of(&self, var: Var) -> (i64, Option<i64>) {
        let learnt = self.learnt.iter().rev().find(|(known, _)| *known == var);
        learnt.map_or_else(|| self.system.bounds(var), |(_, (low, high))| (*low, Some(*high)))
    }
}

/// `Sex › Hotel: 267 − 229 − 10 − 19 = 9`.
fn sentence(registry: &CellRegistry, knowledge: &Knowledge, step: &Step, bounds: &Bounds) -> Option<String> {
    let cell = knowledge.vars.iter().position(|var| *var == step.var)?;
    let name = full(&registry.cells[cell].name);
    let own = step.terms.iter().find(|(var, _)| *var == step.var)?.1;
    let others = step.terms.iter().filter(|(var, _)| *var != step.var);
    // own × var = sum − others.
    let sign = if own > 0 { -1 } else { 1 };
    let constant = step.sum.0.or(step.sum.1).filter(|sum| *sum != 0).map(|sum| (sum * -sign, sum.abs().to_string()));
    let mut terms: Vec<(i64, String)> = constant.into_iter().collect();
    for (var, factor) in others {
        let (low, high) = bounds.of(*var);
        let text = match high {
            Some(high) if high == low => low.to_string(),
            _ => {
                let name =
                    knowledge.vars.iter().position(|known| known == var).map(|cell| full(&registry.cells[cell].name));
                format!("({}, {})", range(knowledge, low, high), name.unwrap_or_default())
            }
        };
        if text != "0" {
            let times = factor.abs();
            let text = if times == 1 { text } else { format!("{times} × {text}") };
            terms.push((sign * factor, text));
        }
    }
    // What is added is before what is taken away.
    terms.sort_by_key(|(sign, _)| *sign < 0);
    let mut sum = String::new();
    for (place, (sign, text)) in terms.iter().enumerate() {
        match (place, *sign < 0) {
            (0, false) => {}
            (0, true) => sum.push('−'),
            (_, false) => sum.push_str(" + "),
            (_, true) => sum.push_str(" − "),
        }
        sum.push_str(text);
    }
    if own.abs() != 1 {
        sum = format!("({sum}) ÷ {}", own.abs());
    }
    let result = if step.low == step.high {
        format!("= {}", step.low)
    } else {
        format!("leaves {}", range(knowledge, step.low, Some(step.high)))
    };
    let sum = if sum.is_empty() { "nothing".to_owned() } else { sum };
    let why = step.because.iter().find_map(|(source, _)| reason(registry, knowledge.sources.get(*source)?));
    Some(format!("{name}: {sum} {result}{}", why.map(|why| format!(" ({why})")).unwrap_or_default()))
}

/// Writes the range of a count. A bound that only means that nothing is known is not named.
fn range(knowledge: &Knowledge, low: i64, high: Option<i64>) -> String {
    match high.filter(|high| !knowledge.is_endless(*high)) {
        Some(high) => format!("{low} to {high}"),
        None => format!("at least {low}"),
    }
}

/// Why a fact holds that is no plain sum of a table.
fn reason(registry: &CellRegistry, source: &Source) -> Option<String> {
    match source {
        Source::Sum(_) | Source::Row => None,
        Source::AtMost(place) => {
            let part = registry.at_most.get(*place)?.part;
            Some(format!("{} is contained in them", full(&registry.cells[part].name)))
        }
        Source::Pool { total, members, .. } => Some(format!("the merged row of {} prints {total}", members.len())),
        Source::Percent { part, base, printed } => {
            let (part, base) = (full(&registry.cells[*part].name), full(&registry.cells[*base].name));
            Some(format!("{part} is printed as {printed} of {base}"))
        }
        Source::Order { first, second } => {
            let (first, second) = (full(&registry.cells[*first].name), full(&registry.cells[*second].name));
            Some(format!("{first} stands before {second}"))
        }
        Source::Edition { earlier, .. } => {
            Some(format!("an earlier edition: {}", full(&registry.cells[*earlier].name)))
        }
        Source::Implied { first, second } => {
            let (first, second) = (full(&registry.cells[*first].name), full(&registry.cells[*second].name));
            Some(format!("where {second} is 0, {first} is 0"))
        }
    }
}

/// `Venue › Hotel`.
pub(in crate::disclosure) fn full(name: &Name) -> String {
    match (name.place.as_str(), name.label.as_str()) {
        (place, "") => place.to_owned(),
        ("", label) => label.to_owned(),
        (place, label) => format!("{place} › {label}"),
    }
}
