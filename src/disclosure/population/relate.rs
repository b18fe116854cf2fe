use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::absent::is_reverse;
use super::addition::{Addition, Count};
use super::{Conditions, Dependency, Rules};
use crate::disclosure::attacker::knowledge::{Knowledge, signed};
use crate::disclosure::attacker::{Limits, Solved, System, Var, solved};
use crate::disclosure::cells::identity::{DISTINCT, Key, RECORDS};
use crate::disclosure::cells::registry::{AtMost, CellId, CellRegistry, Name};

/// Limits of the search for a population.
const LIMITS: Limits = Limits { nodes: 100_000 };

/// The name of a count that only tables of types have.
const NOT_PRINTED: &str = "a sum that nothing prints";

/// Subject that is unresolved where no population was found.
const UNITS: &str = "the counts of this report together";

/// Adds every relation that follows from what the counts of a world count.
///
/// Units of one kind are taken for one population. Where no population agrees with the counts, because a situation can
/// meet several conditions by several records, or because typed counts contradict each other, only counts of the same selection
/// of records are related.
pub(in crate::disclosure) fn relate(registry: &mut CellRegistry, rules: &Rules) {
    if rules.threshold < 2 {
        return;
    }
    let pairs = pair_units(registry);
    let split = pair_records(registry, rules.threshold.max(rules.width));
    let mut units: BTreeMap<String, Vec<CellId>> = BTreeMap::new();
    for (id, cell) in registry.cells.iter().enumerate() {
        if let Some(key) = cell.keys.first() {
            units.entry(key.unit.clone()).or_default().push(id);
        }
    }
    for (unit, cells) in &units {
        if !relate_all(registry, cells, |_| true, rules) {
            if rules.of_records && !unit.starts_with(DISTINCT) {
                registry.unresolved.push(format!("the counts of {unit}"));
            }
            let groups: BTreeSet<String> =
                cells.iter().flat_map(|cell| &registry.cells[*cell].keys).map(|key| key.group.clone()).collect();
            let unlinked = Rules { dependencies: &[], ..rules.clone() };
            for group in groups {
                let _ = relate_all(registry, cells, |of| *of == group, rules)
                    || relate_all(registry, cells, |of| *of == group, &unlinked);
            }
            relate_subsets(registry, cells, cells);
        }
    }
    relate_rests(registry, &pairs);
    let (before, implied) = (registry.at_most.len(), registry.implied.len());
    relate_units(registry, &pairs, |_| true);
    relate_units(registry, &split, |_| true);
    let mut agrees = guess(registry);
    if !agrees && !split.is_empty() {
        // A unit can have records of several kinds.
        registry.at_most.truncate(before);
        registry.implied.truncate(implied);
        relate_units(registry, &pairs, |_| true);
        agrees = guess(registry);
    }
    if !agrees {
        // Units of several records can have more combinations of values than their records: what is known of both is left.
        registry.at_most.truncate(before);
        registry.implied.clear();
        relate_units(registry, &pairs, |count| count.is_some());
        if !guess(registry) {
            registry.unresolved.push(UNITS.to_owned());
        }
    }
}

/// Relates counts of one kind, as far as they are of these groups; `false` if no population agrees with them.
fn relate_all(registry: &mut CellRegistry, cells: &[CellId], takes: impl Fn(&String) -> bool, rules: &Rules) -> bool {
    let key = |cell: &CellId| registry.cells[*cell].keys.iter().find(|key| takes(&key.group));
    let of: Vec<(CellId, Rc<Conditions>)> =
        cells.iter().filter_map(|cell| Some((*cell, Rc::clone(&key(cell)?.what)))).collect();
    let of: Vec<(CellId, &Conditions)> = of.iter().map(|(cell, conditions)| (*cell, &**conditions)).collect();
    // Where zeros are sensitive, most readers must not learn that two fields agree.
    let links = rules.dependencies;
    let is_known = |link: &Dependency| !rules.zeros_sensitive || (link.is_certain && !is_reverse(link, links, rules));
    let (known, by_accident): (Vec<_>, Vec<_>) = links.iter().cloned().partition(is_known);
    let by_accident: Vec<Dependency> = by_accident.into_iter().filter(|link| !is_reverse(link, links, rules)).collect();
    let rules = &Rules { dependencies: &known, ..rules.clone() };
    match Addition::new(registry, &of, rules, &by_accident) {
        Err(too_many) => {
            registry.unresolved.push(too_many.0);
            true
        }
        Ok(mut addition) => {
            if !are_of_records(registry, cells, rules) && !has_population(registry, &addition) {
                return false;
            }
            addition.work_out(registry);
            addition.add_remainders(registry, rules);
            apply(registry, &addition);
            true
        }
    }
}

/// Returns whether all known counts were made of the same records, so that these are a population.
fn are_of_records(registry: &CellRegistry, cells: &[CellId], rules: &Rules) -> bool {
    rules.of_records
        && cells.iter().map(|cell| &registry.cells[*cell]).all(|cell| {
            let is_distinct = cell.keys.first().is_some_and(|key| key.unit.starts_with(DISTINCT));
            !is_distinct && (cell.exact.is_some() || cell.is_empty || cell.truth.is_none())
        })
}

/// Returns whether a population agrees with all known counts. Where that is not found out, the report is unresolved.
fn has_population(registry: &mut CellRegistry, addition: &Addition) -> bool {
    let mut system = System::default();
    let mut vars: BTreeMap<Count, Var> = BTreeMap::new();
    let mut var = |system: &mut System, count: Count| {
        *vars.entry(count).or_insert_with(|| {
            let truth = if let Count::Known(cell) = count { registry.cells[cell].truth } else { None };
            system.unknown(signed(truth.unwrap_or(0)), Some(truth.map_or(System::ENDLESS, signed)))
        })
    };
    for (total, parts) in &addition.sums {
        let mut terms: Vec<(Var, i64)> = parts.iter().map(|part| (var(&mut system, *part), -1)).collect();
        terms.push((var(&mut system, *total), 1));
        system.fact(&terms, Some(0), Some(0), 0);
    }
    for (total, parts) in &addition.at_most {
        let mut terms: Vec<(Var, i64)> = parts.iter().map(|part| (var(&mut system, *part), 1)).collect();
        terms.push((var(&mut system, *total), -1));
        system.fact(&terms, Some(0), None, 0);
    }
    match solved(&system, &LIMITS) {
        Solved::Contradiction => false,
        Solved::Unresolved => {
            registry.unresolved.push(UNITS.to_owned());
            false
        }
        Solved::By(_) => true,
    }
}

/// Finds counts that agree with all known ones, for those that nothing tells: what readers can work out is one of them.
/// Returns `false` if no such counts were found.
fn guess(registry: &mut CellRegistry) -> bool {
    let mut knowledge = Knowledge::new(registry);
    for (id, cell) in registry.cells.iter().enumerate() {
        if let Some(truth) = cell.truth {
            knowledge.bound(id, (truth, Some(truth)));
        }
    }
    knowledge.close();
    match solved(&knowledge.system, &LIMITS) {
        Solved::By(values) => {
            for (cell, var) in registry.cells.iter_mut().zip(&knowledge.vars) {
                cell.guess = u64::try_from(values[var.index()]).ok();
            }
            true
        }
        Solved::Contradiction | Solved::Unresolved => false,
    }
}

fn apply(registry: &mut CellRegistry, addition: &Addition) {
    let mut names = addition.names.clone();
    for laid in &addition.tables {
        let printed = laid.sets.iter().zip(&laid.counts).filter_map(|(set, count)| match count {
            Count::Known(cell) => Some((set, set.len(), *cell)),
            Count::New(_) => None,
        });
        let mut printed: Vec<_> = printed.collect();
        printed.sort_by_key(|(_, size, _)| *size);
        for (of, count) in &laid.types {
            if let (Count::New(place), Some((.., cell))) = (count, printed.iter().find(|(set, ..)| set.has(*of)))
                && names[*place] == Name::default()
                && registry.cells[*cell].name != Name::default()
            {
                let name = registry.cells[*cell].name.clone();
                names[*place] = Name { label: format!("{} (in part)", name.label).trim_start().to_owned(), ..name };
            }
        }
    }
    for name in names.iter_mut().filter(|name| **name == Name::default()) {
        NOT_PRINTED.clone_into(&mut name.label);
    }
    let added: Vec<CellId> =
        names.into_iter().zip(&addition.truths).map(|(name, truth)| registry.add_helper(*truth, name)).collect();
    let cell = |count: &Count| match count {
        Count::Known(cell) => *cell,
        Count::New(place) => added[*place],
    };
    for laid in &addition.tables {
        let of_types = laid.types.iter().filter(|(of, _)| laid.absent.has(**of)).map(|(_, count)| count);
        let of_sets = laid.sets.iter().zip(&laid.counts);
        let of_sets = of_sets.filter(|(set, _)| set.is_within(&laid.absent)).map(|(_, count)| count);
        for count in of_types.chain(of_sets) {
            if let Count::New(place) = count {
                registry.cells[added[*place]].is_own &= addition.asked.contains(place);
            }
            registry.absent.insert(cell(count));
        }
        // Values that do not occur together are known before anything is printed.
        for count in laid.none_of() {
            match count {
                Count::Known(cell) => registry.cells[cell].is_empty |= registry.cells[cell].truth == Some(0),
                Count::New(place) => registry.cells[added[place]].is_own &= addition.asked.contains(&place),
            }
        }
    }
    for (total, parts) in &addition.sums {
        registry.push(cell(total), parts.iter().map(cell).collect());
    }
    for (total, parts) in &addition.at_most {
        registry.at_most.push(AtMost { part: cell(total), wholes: parts.iter().map(cell).collect() });
    }
}

/// A count under more conditions is at most the one under fewer, where the counts bear it out.
fn relate_subsets(registry: &mut CellRegistry, parts: &[CellId], wholes: &[CellId]) {
    let mut found = Vec::new();
    for part in parts {
        for whole in wholes.iter().filter(|whole| *whole != part) {
            let (one, other) = (&registry.cells[*part], &registry.cells[*whole]);
            let is_within = one.keys.iter().any(|key| other.keys.iter().any(|wider| key.is_within(&wider.what)));
            let fits = one.truth.zip(other.truth).is_some_and(|(one, other)| one <= other);
            if is_within && fits {
                found.push(AtMost { part: *part, wholes: vec![*whole] });
            }
        }
    }
    registry.at_most.extend(found);
}

/// Counts of other units than records, each with the count of the records under the same conditions.
fn pair_units(registry: &mut CellRegistry) -> Vec<(CellId, CellId)> {
    let keyed = registry.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty);
    let keyed = keyed.filter_map(|(id, cell)| Some((id, cell.keys.first()?.clone(), cell.name.clone())));
    let (records, others): (Vec<_>, Vec<_>) = keyed.partition(|(_, key, _)| key.unit == RECORDS);
    if records.is_empty() {
        return Vec::new();
    }
    let pair = |(id, key, name): (CellId, Key, Name)| {
        let behind = Key { unit: RECORDS.to_owned(), ..key };
        (id, registry.helper_of(behind, Name { label: format!("{} (records)", name.label), ..name }))
    };
    others.into_iter().map(pair).collect()
}

/// Counts of records under conditions that divide distinct units, each with the count of the units under the same conditions:
/// where there are hardly more units than kinds of records, each kind has few, and kinds that are hidden may have none. What
/// the others leave for a kind may then be narrower than `widest`, the widest interval that is asked for.
fn pair_records(registry: &mut CellRegistry, widest: u64) -> Vec<(CellId, CellId)> {
    let keyed = registry.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty);
    let keyed = keyed.filter_map(|(id, cell)| Some((id, cell.keys.first()?)));
    let (records, others): (Vec<_>, Vec<_>) = keyed.partition(|(_, key)| key.unit == RECORDS);
    let mut wanted = Vec::new();
    for (id, whole) in others.into_iter().filter(|(_, key)| key.unit.starts_with(DISTINCT)) {
        let divides = |(_, key): &&(CellId, &Key)| key.what != whole.what && key.is_within(&whole.what);
        let parts: Vec<_> = records.iter().filter(divides).collect();
        let kinds = parts.iter().filter(|(id, _)| registry.cells[*id].truth.is_some_and(|count| count > 0)).count();
        if registry.cells[id].truth.is_some_and(|units| (1..=kinds as u64 + widest).contains(&units)) {
            let pair = |(id, key): &&(CellId, &Key)| {
                let units = Key { unit: whole.unit.clone(), group: whole.group.clone(), what: Rc::clone(&key.what) };
                (*id, units, registry.cells[*id].name.clone())
            };
            wanted.extend(parts.iter().map(pair));
        }
    }
    let pair = |(records, key, name): (CellId, Key, Name)| {
        let label = format!("{} ({})", name.label, key.unit);
        (registry.helper_of(key, Name { label, ..name }), records)
    };
    wanted.into_iter().map(pair).collect()
}

/// Relates the remainder of a whole without a part to records of its own: of distinct units that meet a condition and
/// none within it at least as many, of sums some.
fn relate_rests(registry: &mut CellRegistry, pairs: &[(CellId, CellId)]) {
    let within = |part: CellId, whole: CellId| {
        let key = |cell: CellId| registry.cells[cell].keys.first();
        let (Some(part), Some(whole)) = (key(part), key(whole)) else { return false };
        part.unit == whole.unit && part.what != whole.what && part.is_within(&whole.what)
    };
    let mut found = Vec::new();
    for (part, of_part) in pairs {
        let wholes: Vec<_> = pairs.iter().filter(|(whole, _)| within(*part, *whole)).collect();
        // What lies between gives the same in two steps.
        let next = wholes.iter().filter(|(whole, _)| !wholes.iter().any(|(other, _)| within(*other, *whole)));
        found.extend(next.map(|(whole, of_whole)| [*whole, *of_whole, *part, *of_part]));
    }
    for [whole, of_whole, part, of_part] in found {
        let truth = |cell: CellId| registry.cells[cell].truth;
        let less = |whole, part| Some(truth(whole)?.checked_sub(truth(part)?));
        let (units, records) = (less(whole, part), less(of_whole, of_part));
        let is_distinct = registry.cells[whole].keys.iter().any(|key| key.unit.starts_with(DISTINCT));
        let fits = match (units, records) {
            (Some(None), _) | (_, Some(None)) => false,
            (Some(Some(units)), Some(Some(records))) => {
                if is_distinct {
                    units <= records
                } else {
                    units == 0 || records > 0
                }
            }
            _ => true,
        };
        if !fits {
            continue;
        }
        let mut rest = |of: [CellId; 2], truth: Option<Option<u64>>| {
            let rest = registry.add(truth.flatten(), Name { label: NOT_PRINTED.to_owned(), ..Name::default() });
            registry.push(of[0], vec![of[1], rest]);
            rest
        };
        let (units, records) = (rest([whole, part], units), rest([of_whole, of_part], records));
        if is_distinct {
            registry.at_most.push(AtMost { part: units, wholes: vec![records] });
        } else {
            registry.implied.push((units, records));
        }
    }
}

/// Distinct units are at most as many as the records behind them, and nothing is counted without records.
fn relate_units(registry: &mut CellRegistry, pairs: &[(CellId, CellId)], takes: impl Fn(Option<u64>) -> bool) {
    for (units, records) in pairs {
        let (of, behind) = (&registry.cells[*units], &registry.cells[*records]);
        let is_distinct = of.keys.first().is_some_and(|key| key.unit.starts_with(DISTINCT));
        if !takes(behind.truth) {
            continue;
        }
        let counts = of.truth.zip(behind.truth);
        if is_distinct && counts.is_none_or(|(units, records)| units <= records) {
            registry.at_most.push(AtMost { part: *units, wholes: vec![*records] });
        }
        if counts.is_none_or(|(units, records)| units == 0 || records > 0) {
            registry.implied.push((*units, *records));
        }
        // Records without a name belong to no unit, so there may be records and no units; and numbers may be zero.
        if is_distinct && counts.is_none_or(|(units, records)| records == 0 || units > 0) {
            registry.implied.push((*records, *units));
        }
    }
}
