use std::collections::{BTreeMap, HashMap, HashSet};

use super::super::coded_column::CodedColumn;
use super::super::unparsed::{Noticed, Reason, Watch};
use super::categories::{Answers, Categories, code};
use super::{FieldValues, Meaning};
use crate::plan::{Cut, Field, Options, fold, may_join};
use crate::records::{Column, Records};

/// Text between several words of a value.
const SEVERAL: &str = "; ";

/// Sets of categories, each kept once. The first is that of no answer.
struct Sets {
    sets: Vec<Vec<u16>>,
    places: HashMap<Vec<u16>, u32>,
}

impl Sets {
    fn new() -> Self {
        Self { sets: vec![Vec::new()], places: HashMap::new() }
    }

    fn item(&mut self, mut set: Vec<u16>) -> u32 {
        set.sort_unstable();
        set.dedup();
        *self.places.entry(set).or_insert_with_key(|set| {
            self.sets.push(set.clone());
            code(self.sets.len() - 1)
        })
    }
}

pub(super) fn lists(field: &Field, watch: &mut Watch) -> FieldValues {
    let column = watch.column;
    let mut known = Categories::of(field);
    let mut sets = Sets::new();
    let options = Options::of(field);
    let mut meaning = Vec::with_capacity(column.values().len());
    let alone = if field.values.is_empty() { answers_alone(&options, column) } else { HashSet::new() };
    let (mut unlisted, mut joined) = (Vec::new(), Vec::new());
    for (code, value) in column.values().iter().enumerate() {
        let mut parts: Vec<u16> = Vec::new();
        let (mut lost, mut added) = (Vec::new(), Vec::new());
        let is_known = |part: &str| known.is_listed(part) || alone.contains(&fold(part));
        let cut = options.cut(value, |part| known.is_listed(part), is_known);
        joined.extend(cut.iter().filter_map(Cut::joined).map(|text| (code, text.trim().to_owned())));
        for option in cut.iter().flat_map(Cut::answers) {
            let is_unlisted = known.is_unlisted(option);
            let place = known.place(option);
            match place {
                Err(()) => lost.push(option.trim()),
                Ok(_) if is_unlisted => added.push(option.trim()),
                Ok(_) => {}
            }
            parts.extend(place.unwrap_or(None).and_then(|place| u16::try_from(place).ok()));
        }
        if !lost.is_empty() {
            watch.note_words(code, Reason::NotListed, lost.join(SEVERAL));
        }
        if !added.is_empty() {
            unlisted.push((code, added.join(SEVERAL)));
        }
        meaning.push(if parts.is_empty() { 0 } else { sets.item(parts) });
    }
    known.tell(&unlisted, watch);
    watch.warn_of_words("joined-answers", &joined, "read as the answers that the words or commas join");
    known.tell_no_values(watch);
    FieldValues::of(column, &meaning, Meaning::Sets { labels: known.labels, sets: sets.sets })
}

/// The answers of a list, folded, that the column has between separators, without what may join others.
fn answers_alone(options: &Options, column: &Column) -> HashSet<String> {
    let none = |_: &str| false;
    let cut = column.values().iter().flat_map(|value| options.cut(value, none, none));
    let pieces = cut.flat_map(|cut| cut.answers().to_vec());
    pieces.filter(|piece| !may_join(piece)).map(fold).filter(|piece| !piece.is_empty()).collect()
}

/// Several yes/no columns become one column of sets, a column after the other.
pub(super) fn flags(field: &Field, columns: &[Option<&Column>], records: &Records, told: &mut Noticed) -> FieldValues {
    let answers = Answers::of(field);
    let mut sets = Sets::new();
    // For each row the set so far. Item 0 is no answer at all; a row of nothing but “no” has the empty set.
    let mut so_far = vec![0_u32; records.len()];
    for (category, column) in (0_u16..).zip(columns) {
        let Some(column) = column else { continue };
        let label = field.columns.get(usize::from(category)).map(|column| column.label.as_str());
        let mut watch = Watch::new(field, records, column);
        let mut answer_of = Vec::with_capacity(column.values().len());
        for (code, value) in column.values().iter().enumerate() {
            // Survey tools write the name of the chosen option.
            let is_label =
                || label.is_some_and(|label| fold(label) == fold(value)) || fold(column.name()) == fold(value);
            let answer = answers.read(value).or_else(|()| is_label().then_some(1).ok_or(()));
            if answer.is_err() {
                watch.note(code, Reason::NeitherYesNorNo);
            }
            answer_of.push(answer.unwrap_or(0));
        }
        watch.report(told);
        let answers = CodedColumn::translated(column, &answer_of, 3);
        let mut known: BTreeMap<(u32, u32), u32> = BTreeMap::new();
        for (row, set) in so_far.iter_mut().enumerate() {
            let answer = answers.get(row);
            if answer != 0 {
                let before = *set;
                *set = *known.entry((before, answer)).or_insert_with(|| {
                    let mut with = sets.sets.get(before as usize).cloned().unwrap_or_default();
                    if answer == 1 {
                        with.push(category);
                    }
                    sets.item(with)
                });
            }
        }
    }
    let labels = field.columns.iter().map(|column| column.label.clone()).collect();
    let kinds = sets.sets.len();
    FieldValues {
        codes: CodedColumn::collect(so_far.into_iter(), kinds, records.len()),
        meaning: Meaning::Sets { labels, sets: sets.sets },
        keys: Vec::new(),
    }
}
