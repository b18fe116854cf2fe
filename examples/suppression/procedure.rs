//! What a reader who knows the procedure can work out: one who makes every table that agrees with a report, and makes a
//! report of each.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::time::{Duration, Instant};

use hotline_report::report::{Report, Row, Value};

use super::{Counts, Fault, Random, report};

/// Tables of one kind, and how they are protected.
pub(crate) struct Form {
    pub(crate) name: &'static str,
    /// The most rows and columns.
    pub(crate) size: (usize, usize),
    pub(crate) threshold: u64,
    pub(crate) zeros_sensitive: bool,
    /// What small counts become, in the plan's words.
    pub(crate) small: &'static str,
}

/// What became of the small counts of some tables.
#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) reports: usize,
    pub(crate) refused: usize,
    /// Reports with which too many tables agree.
    pub(crate) large: usize,
    pub(crate) small: usize,
    /// Hidden counts that are not small.
    pub(crate) partners: usize,
    pub(crate) runs: usize,
    pub(crate) pinned: usize,
    pub(crate) narrowed: usize,
    pub(crate) time: Duration,
}

/// What is known of a sum of counts, by their places: at least, at most.
struct Fact {
    places: Vec<usize>,
    low: u64,
    high: u64,
}

/// The most tables that a reader makes.
const MOST: usize = 1_000;

impl Form {
    fn plan(&self, (rows, columns): (usize, usize), options: &str) -> String {
        let values = |name: &str, number: usize| {
            let labels: Vec<String> = (0..number).map(|place| format!(r#"{{ "label": "{name} {place}" }}"#)).collect();
            labels.join(", ")
        };
        let (places, kinds) = (values("place", rows), values("kind", columns));
        let columns = if columns > 1 { r#""columns": { "by": "kind" },"# } else { "" };
        let small = self.small;
        let margins = if columns.is_empty() {
            String::new()
        } else {
            r#", { "id": "places", "title": "Places", "measure": "records", "by": "place", "order": "listed",
                "total": { "label": "Total" } }"#
                .to_owned()
        };
        let zeros = if self.zeros_sensitive { "sensitive" } else { "printed" };
        let threshold = self.threshold;
        format!(
            r#"{{
            "version": 1, "id": "form", "name": "Form", "language": "en-US",
            "protection": {{ "threshold": {threshold}, "zeros": "{zeros}" {options} }},
            "fields": {{
                "place": {{ "label": "Place", "type": "category", "names": ["place"], "values": [{places}] }},
                "kind": {{ "label": "Kind", "type": "category", "names": ["kind"], "values": [{kinds}] }}
            }},
            "measures": {{ "records": {{ "unit": "records" }} }},
            "report": {{ "title": "Form", "publisher": "Nobody", "sections": [{{ "tables": [
                {{ "id": "form", "title": "Form", "measure": "records", "by": "place", {columns} {small}
                  "order": "listed", "total": {{ "label": "Total" }} }} {margins}
            ] }}] }}
        }}"#
        )
    }

    fn report(&self, counts: &Counts, options: &str) -> Option<Report> {
        let plan = self.plan((counts.len(), counts[0].len()), options);
        let lines = counts.iter().enumerate().flat_map(|(place, row)| {
            row.iter().enumerate().map(move |(kind, count)| (format!("place {place},kind {kind}"), *count))
        });
        report(&plan, "place,kind", lines).ok()
    }

    /// A table of which more than half of the counts are small.
    fn counts(&self, random: &mut Random) -> Counts {
        let mut size = |most: usize| if most > 1 { 2 + random.below(most as u64 - 1) } else { 1 };
        let (rows, columns) = (size(self.size.0) + u64::from(self.size.1 == 1), size(self.size.1));
        let mut count = || match random.below(8) {
            0..4 => 1 + random.below(self.threshold - 1),
            4 => 0,
            5 => self.threshold + random.below(3),
            _ => self.threshold + random.below(3 * self.threshold),
        };
        (0..rows).map(|_| (0..columns).map(|_| count()).collect()).collect()
    }

    /// Counts of which no margin is small, where margins are printed in tables of their own.
    fn fit(&self, random: &mut Random) -> Option<Counts> {
        let mut counts = self.counts(random);
        let sum = |row: &Vec<u64>| row.iter().sum::<u64>();
        counts.retain(|row| row.len() == 1 || sum(row) >= self.threshold);
        let columns = counts.first()?.len();
        let fits = |at: usize| counts.iter().map(|row| row[at]).sum::<u64>() >= self.threshold;
        (columns == 1 || (counts.len() > 1 && (0..columns).all(fits))).then_some(counts)
    }

    fn is_small(&self, count: u64) -> bool {
        count < self.threshold && (count > 0 || self.zeros_sensitive)
    }

    /// What is printed of a table says of its counts.
    fn facts(&self, report: &Report, counts: &Counts) -> Vec<Fact> {
        let columns = counts[0].len();
        let least = u64::from(!self.zeros_sensitive);
        let of_value = |value: Option<&Value>, places: Vec<usize>| match value {
            Some(Value::Count { count, .. } | Value::Pooled { pooled: count, .. }) => {
                Fact { places, low: *count, high: *count }
            }
            Some(Value::Masked { masked, .. }) if masked == "Few" => {
                Fact { places, low: least, high: self.threshold - 1 }
            }
            _ => Fact { places, low: least, high: u64::MAX },
        };
        let tables = &report.sections[0].tables;
        let mut facts = Vec::new();
        let named = |row: &Row| (0..counts.len()).find(|place| row.label == format!("place {place}"));
        let shown: BTreeSet<usize> = tables[0].rows.iter().filter_map(named).collect();
        let is_none = |place: &usize| least > 0 && counts[*place].iter().sum::<u64>() == 0;
        let merged: Vec<usize> = (0..counts.len()).filter(|place| !shown.contains(place) && !is_none(place)).collect();
        for row in &tables[0].rows {
            let figures = row.figures();
            match named(row) {
                Some(place) => facts.extend(
                    figures
                        .iter()
                        .enumerate()
                        .map(|(column, value)| of_value(Some(value), vec![place * columns + column])),
                ),
                None => {
                    facts.push(of_value(figures.first(), merged.clone()));
                    let high = if row.label == "Few" { self.threshold - 1 } else { u64::MAX };
                    facts.extend(merged.iter().map(|place| Fact { places: vec![*place], low: least, high }));
                }
            }
        }
        facts.extend((0..counts.len()).filter(is_none).flat_map(|place| {
            (0..columns).map(move |column| Fact { places: vec![place * columns + column], low: 0, high: 0 })
        }));
        let of_column = |column: usize| (0..counts.len()).map(|place| place * columns + column).collect::<Vec<_>>();
        let totals = tables[0].total.iter().flat_map(Row::figures).enumerate();
        facts.extend(totals.map(|(column, value)| of_value(Some(value), of_column(column))));
        if let Some(table) = tables.get(1) {
            let of_row = |place: usize| (0..columns).map(|column| place * columns + column).collect::<Vec<_>>();
            let rows = table.rows.iter().filter_map(|row| Some((named(row)?, row.value.as_ref())));
            facts.extend(rows.map(|(place, value)| of_value(value, of_row(place))));
            let total = table.total.as_ref().and_then(|total| total.value.as_ref());
            facts.push(of_value(total, (0..counts.len() * columns).collect()));
        }
        facts
    }
}

/// All tables that agree with some facts, in which no count is larger than `most`; `None` if there are too many.
fn tables(facts: &[Fact], number: usize, most: u64) -> Option<Vec<Vec<u64>>> {
    let mut found = Vec::new();
    let mut counts = vec![0; number];
    extend(facts, &mut counts, 0, most, &mut found).then_some(found)
}

fn extend(facts: &[Fact], counts: &mut Vec<u64>, place: usize, most: u64, found: &mut Vec<Vec<u64>>) -> bool {
    if place == counts.len() {
        found.push(counts.clone());
        return found.len() <= MOST;
    }
    let (mut low, mut high) = (0, most);
    for fact in facts.iter().filter(|fact| fact.places.contains(&place)) {
        let known: u64 = fact.places.iter().filter(|other| **other < place).map(|other| counts[*other]).sum();
        high = high.min(fact.high.saturating_sub(known));
        if known > fact.high {
            return true;
        }
        if fact.places.iter().all(|other| *other <= place) {
            low = low.max(fact.low.saturating_sub(known));
        }
    }
    for count in low..=high {
        counts[place] = count;
        if !extend(facts, counts, place + 1, most, found) {
            return false;
        }
    }
    true
}

/// Makes a report of every table that agrees with the one of these counts.
fn attack(form: &Form, counts: &Counts, options: &str, verbose: bool, tally: &mut Tally) {
    let start = Instant::now();
    let printed = form.report(counts, options);
    tally.time += start.elapsed();
    let Some(printed) = printed else {
        tally.refused += 1;
        return;
    };
    let columns = counts[0].len();
    let facts = form.facts(&printed, counts);
    let flat: Vec<u64> = counts.iter().flatten().copied().collect();
    let sums = facts.iter().filter(|fact| fact.low < fact.high).map(|fact| fact.places.clone());
    let hidden: BTreeSet<Vec<usize>> = sums.collect();
    let all: BTreeMap<_, _> = facts.iter().map(|fact| (&fact.places, fact)).collect();
    assert!(all.iter().all(|(places, fact)| (fact.low..=fact.high).contains(&places.iter().map(|at| flat[*at]).sum())));
    if hidden.is_empty() {
        return;
    }
    let most = flat.iter().max().copied().unwrap_or(0) + 2 * form.threshold;
    let Some(tables) = tables(&facts, flat.len(), most) else {
        tally.large += 1;
        return;
    };
    let mut agree = vec![BTreeSet::new(); hidden.len()];
    let mut same = agree.clone();
    for table in &tables {
        let other: Counts = table.chunks(columns).map(<[u64]>::to_vec).collect();
        tally.runs += 1;
        let is_same = form.report(&other, options).as_ref() == Some(&printed);
        for (place, of) in hidden.iter().enumerate() {
            let value: u64 = of.iter().map(|at| table[*at]).sum();
            agree[place].insert(value);
            if is_same {
                same[place].insert(value);
            }
        }
    }
    tally.reports += 1;
    for (place, of) in hidden.iter().enumerate() {
        let count = of.iter().map(|at| flat[*at]).sum();
        if !form.is_small(count) {
            tally.partners += 1;
            continue;
        }
        tally.small += 1;
        tally.pinned += usize::from(same[place].len() == 1);
        tally.narrowed += usize::from(same[place].len() < agree[place].len());
        if verbose && same[place].len() == 1 {
            println!("{} {counts:?}: {of:?} is {count}; hidden {hidden:?}", form.name);
        }
    }
}

const FORMS: [Form; 9] = [
    Form { name: "one-way", size: (6, 1), threshold: 3, zeros_sensitive: false, small: "" },
    Form { name: "one-way", size: (6, 1), threshold: 5, zeros_sensitive: false, small: "" },
    Form { name: "one-way", size: (4, 1), threshold: 10, zeros_sensitive: true, small: "" },
    Form {
        name: "one-way, words",
        size: (6, 1),
        threshold: 3,
        zeros_sensitive: false,
        small: r#""small": { "mask": "Few" },"#,
    },
    Form {
        name: "one-way, merged",
        size: (6, 1),
        threshold: 3,
        zeros_sensitive: false,
        small: r#""small": { "pool": "Few" },"#,
    },
    Form {
        name: "one-way, merged",
        size: (6, 1),
        threshold: 5,
        zeros_sensitive: false,
        small: r#""small": { "pool": "Few" },"#,
    },
    Form { name: "two-way", size: (3, 4), threshold: 3, zeros_sensitive: false, small: "" },
    Form { name: "two-way", size: (3, 4), threshold: 5, zeros_sensitive: false, small: "" },
    Form { name: "two-way", size: (3, 3), threshold: 10, zeros_sensitive: true, small: "" },
];

/// Prints what such a reader works out of so many reports of each form.
pub(crate) fn table(number: usize, options: &str, verbose: bool) -> Result<(), Fault> {
    println!(
        "| Tables | Threshold | Reports | Refused | Too large | Small counts | Others hidden | Reports made | Worked out | Narrowed | Time |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    for form in &FORMS {
        let (mut random, mut tally) = (Random(144), Tally::default());
        for _ in 0..number {
            let Some(counts) = form.fit(&mut random) else { continue };
            attack(form, &counts, options, verbose, &mut tally);
        }
        let Tally { reports, refused, large, small, partners, runs, pinned, narrowed, time } = tally;
        println!(
            "| {} | {} | {reports} | {refused} | {large} | {small} | {partners} | {runs} | {pinned} | {narrowed} | {} ms |",
            form.name,
            form.threshold,
            time.as_millis()
        );
    }
    Ok(())
}
/// Rules of growing strictness; a report is made by the first whose print leaves every small count open.
struct Ladder<'f> {
    form: &'f Form,
    levels: Vec<String>,
    prints: HashMap<(usize, Vec<u64>), Option<std::rc::Rc<Report>>>,
    open: HashMap<(usize, String), bool>,
    runs: usize,
}

impl Ladder<'_> {
    fn print(&mut self, level: usize, counts: &Counts) -> Option<std::rc::Rc<Report>> {
        let flat: Vec<u64> = counts.iter().flatten().copied().collect();
        if let Some(known) = self.prints.get(&(level, flat.clone())) {
            return known.clone();
        }
        self.runs += 1;
        let made = self.form.report(counts, &self.levels[level]).map(std::rc::Rc::new);
        self.prints.insert((level, flat), made.clone());
        made
    }

    /// The level at which a report is made.
    fn level(&mut self, counts: &Counts, below: usize) -> Option<usize> {
        (0..below).find(|level| self.accepts(*level, counts))
    }

    fn accepts(&mut self, level: usize, counts: &Counts) -> bool {
        let Some(printed) = self.print(level, counts) else { return false };
        let key = (level, format!("{printed:?}"));
        if let Some(known) = self.open.get(&key) {
            return *known;
        }
        let columns = counts[0].len();
        let facts = self.form.facts(&printed, counts);
        let sums = facts.iter().filter(|fact| fact.low < fact.high).map(|fact| fact.places.clone());
        let hidden: Vec<Vec<usize>> = sums.collect::<BTreeSet<_>>().into_iter().collect();
        let flat: Vec<u64> = counts.iter().flatten().copied().collect();
        let most = flat.iter().max().copied().unwrap_or(0) + 2 * self.form.threshold;
        let Some(all) = tables(&facts, flat.len(), most) else {
            self.open.insert(key, true);
            return true;
        };
        let mut same = vec![BTreeSet::new(); hidden.len()];
        for table in all {
            let other: Counts = table.chunks(columns).map(<[u64]>::to_vec).collect();
            let of = self.level(&other, level).unwrap_or(level);
            if self.print(of, &other).as_ref() == Some(&printed) {
                for (place, of) in hidden.iter().enumerate() {
                    same[place].insert(of.iter().map(|at| table[*at]).sum::<u64>());
                }
            }
        }
        let is_open =
            same.iter().all(|values| values.len() != 1 || !values.iter().all(|value| self.form.is_small(*value)));
        self.open.insert(key, is_open);
        is_open
    }
}

pub(crate) fn ladder(number: usize, levels: &[String]) {
    for form in &FORMS {
        let mut random = Random(144);
        let (mut hist, mut small, mut partners, mut lost, mut runs, mut reports) =
            (vec![0; levels.len() + 1], 0, 0, 0, 0, 0);
        for _ in 0..number {
            let Some(counts) = form.fit(&mut random) else { continue };
            let mut ladder =
                Ladder { form, levels: levels.to_vec(), prints: HashMap::new(), open: HashMap::new(), runs: 0 };
            reports += 1;
            let level = ladder.level(&counts, levels.len());
            hist[level.unwrap_or(levels.len())] += 1;
            runs += ladder.runs;
            let Some(level) = level else {
                lost += 1;
                continue;
            };
            let printed = ladder.print(level, &counts).unwrap();
            let facts = form.facts(&printed, &counts);
            let hidden: BTreeSet<Vec<usize>> =
                facts.iter().filter(|fact| fact.low < fact.high).map(|fact| fact.places.clone()).collect();
            for of in hidden {
                let count = of.iter().map(|at| counts.iter().flatten().nth(*at).unwrap()).sum();
                if form.is_small(count) { small += 1 } else { partners += 1 }
            }
        }
        println!(
            "| {} | {} | {reports} | lost {lost} | small {small} | partners {partners} | levels {hist:?} | runs {runs} |",
            form.name, form.threshold
        );
    }
}
