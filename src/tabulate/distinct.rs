use std::collections::{BTreeMap, HashMap};

use super::coded_column::CodedColumn;
use super::coded_table::{Chosen, CodedTable};
use super::field_values::Meaning;

/// Situations behind records: what a distinct measure counts. Each has an item of every field that was asked for.
pub(super) struct DistinctUnits {
    pub(super) count: usize,
    fields: BTreeMap<String, Resolved>,
    /// Records without a value of the field that tells situations apart.
    pub(super) records_without: u64,
}

/// A field's items, one per unit.
pub(super) struct Resolved {
    pub(super) codes: CodedColumn,
    /// The sets that came up by uniting those of several records, after the field's own.
    pub(super) more_sets: Vec<Vec<u16>>,
    /// Units whose records do not agree; the first value counts.
    pub(super) conflicts: u64,
}

impl DistinctUnits {
    /// Gathers the selected records by the field that tells them apart.
    ///
    /// For a field with one category, a unit has the first that any of its records gives; for one with several, all
    /// that any of its records gives.
    pub(super) fn gather(frame: &CodedTable, chosen: &Chosen, by: &str, fields: &[&str]) -> Self {
        let names = frame.items(by);
        // By name, one more than its unit; 0 for one not met yet.
        let mut unit_of = vec![0_u32; names.map_or(0, |names| names.meaning.len())];
        let mut members: Vec<(u32, u32)> = Vec::new();
        let (mut count, mut records_without) = (0, 0);
        for row in chosen.rows() {
            let name = names.map_or(0, |names| names.codes.get(row as usize));
            match unit_of.get_mut(name as usize) {
                Some(unit) if name != 0 => {
                    if *unit == 0 {
                        count += 1;
                        *unit = count;
                    }
                    members.push((*unit - 1, row));
                }
                _ => records_without += frame.times().map_or(1, |times| times.get(row as usize).copied().unwrap_or(0)),
            }
        }
        let count = count as usize;
        let resolve = |field: &&str| Some(((*field).to_owned(), Resolved::of(frame, field, count, &members)?));
        Self { count, fields: fields.iter().filter_map(resolve).collect(), records_without }
    }

    pub(super) fn field(&self, field: &str) -> Option<&Resolved> {
        self.fields.get(field)
    }
}

impl DistinctUnits {
    /// The fields in which records of one unit say different things, and of how many units.
    pub(super) fn conflicts(&self) -> impl Iterator<Item = (&str, u64)> {
        let of_field = self.fields.iter().map(|(field, resolved)| (field.as_str(), resolved.conflicts));
        of_field.filter(|(_, units)| *units > 0)
    }
}

impl Resolved {
    fn of(frame: &CodedTable, field: &str, count: usize, members: &[(u32, u32)]) -> Option<Self> {
        let items = frame.items(field)?;
        let mut unions = Unions::of(&items.meaning);
        let mut codes = vec![0_u32; count];
        let mut in_conflict = vec![false; count];
        for (unit, row) in members {
            let item = items.codes.get(*row as usize);
            let (Some(code), Some(conflict)) = (codes.get_mut(*unit as usize), in_conflict.get_mut(*unit as usize))
            else {
                continue;
            };
            match (*code, item) {
                (_, 0) => {}
                (0, item) => *code = item,
                (one, other) if one == other => {}
                (one, other) => match &mut unions {
                    Some(unions) => *code = unions.unite(one, other),
                    None => *conflict = true,
                },
            }
        }
        let kinds = items.meaning.len() + unions.as_ref().map_or(0, |unions| unions.more.len());
        let conflicts = in_conflict.iter().filter(|conflict| **conflict).count() as u64;
        let more_sets = unions.map(|unions| unions.more).unwrap_or_default();
        Some(Self { codes: CodedColumn::collect(codes.into_iter(), kinds, count), more_sets, conflicts })
    }
}

/// The unions of a field's sets, each made once.
struct Unions<'m> {
    own: &'m [Vec<u16>],
    more: Vec<Vec<u16>>,
    known: HashMap<(u32, u32), u32>,
}

impl<'m> Unions<'m> {
    fn of(meaning: &'m Meaning) -> Option<Self> {
        let Meaning::Sets { sets, .. } = meaning else { return None };
        Some(Self { own: sets, more: Vec::new(), known: HashMap::new() })
    }

    fn set(&self, item: u32) -> &[u16] {
        let item = item as usize;
        let set = self.own.get(item).or_else(|| self.more.get(item.checked_sub(self.own.len())?));
        set.map(Vec::as_slice).unwrap_or_default()
    }

    fn unite(&mut self, one: u32, other: u32) -> u32 {
        if let Some(union) = self.known.get(&(one, other)) {
            return *union;
        }
        let mut set = [self.set(one), self.set(other)].concat();
        set.sort_unstable();
        set.dedup();
        let same = |item: &u32| self.set(*item) == set;
        let union = [one, other].into_iter().find(same).unwrap_or_else(|| {
            self.more.push(set);
            u32::try_from(self.own.len() + self.more.len() - 1).unwrap_or(u32::MAX)
        });
        self.known.insert((one, other), union);
        union
    }
}

#[cfg(test)]
mod tests {
    use super::DistinctUnits;
    use crate::tabulate::Tabulator;
    use crate::tabulate::coded_table::Chosen;
    use crate::tabulate::testing::tabulator;

    fn made(csv: &str) -> Tabulator {
        tabulator(csv, |_| {})
    }

    /// The situations of all records, with these fields.
    fn gathered(made: &Tabulator, fields: &[&str]) -> DistinctUnits {
        DistinctUnits::gather(&made.frame, &Chosen::all(made.frame.rows), "case", fields)
    }

    /// The labels of a field, unit by unit.
    fn labels(made: &Tabulator, units: &DistinctUnits, field: &str) -> Vec<String> {
        let (meaning, resolved) = (&made.frame.items(field).unwrap().meaning, units.field(field).unwrap());
        let of_unit = |unit| {
            let item = resolved.codes.get(unit) as usize;
            let places: Vec<usize> = match item.checked_sub(meaning.len()) {
                Some(more) => resolved.more_sets[more].iter().map(|place| usize::from(*place)).collect(),
                None => meaning.categories(item),
            };
            places.iter().map(|place| meaning.labels()[*place].as_str()).collect::<Vec<_>>().join("+")
        };
        (0..units.count).map(of_unit).collect()
    }

    #[test]
    fn a_situation_has_all_answers_of_its_records() {
        let made = made("case,tags\nC1,a\nC2,b\nC1,c\nC1,a;b\nC3,\nC2,\n");
        let units = gathered(&made, &["tags"]);
        assert_eq!(labels(&made, &units, "tags"), ["a+b+c", "b", ""]);
        assert_eq!(units.conflicts().count(), 0);
    }

    #[test]
    fn a_situation_has_the_first_value_that_is_given_and_conflicts_are_counted() {
        let made = made("case,kind,venue\nC1,,x\nC1,Labor,x\nC1,Sex,\nC2,Sex,y\nC2,sex,y\nC1,Sex,x\n");
        let units = gathered(&made, &["kind", "venue"]);
        assert_eq!(labels(&made, &units, "kind"), ["Labor", "Sex"]);
        assert_eq!(units.conflicts().collect::<Vec<_>>(), [("kind", 1)]);
    }

    #[test]
    fn the_first_record_is_that_of_the_first_day_wherever_it_stands() {
        let made = made("case,state,day,kind\nC1,MO,2020-02-01,Sex\nC1,MO,2020-01-01,Labor\nC1,KS,2019-01-01,Sex\n");
        assert_eq!(labels(&made, &gathered(&made, &["kind"]), "kind"), ["Labor"]);
    }

    #[test]
    fn a_record_without_a_name_belongs_to_no_situation() {
        let made = made("case,kind\nC1,Sex\n,Sex\n C1 ,Sex\n,Labor\n");
        let units = gathered(&made, &["kind"]);
        assert_eq!((units.count, units.records_without), (1, 2));
    }
}
