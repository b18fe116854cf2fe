//! Small tables in several forms, and a reader of their reports who knows how these are made: one who makes every table
//! that agrees with a report, and makes a report of each.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use hotline_report::disclosure::{Audit, Circumstances, disclose};
use hotline_report::plan::{ColumnSample, Plan, propose};
use hotline_report::records::csv::CsvReader;
use hotline_report::records::{Column, ColumnSelection, Dialect};
use hotline_report::report::{Report, Row, Value};
use hotline_report::tabulate::{Knowledge, Scope, Tabulation, Tabulator};

pub(crate) type Fault = Box<dyn std::error::Error>;

/// A table without its margins.
pub(crate) type Counts = Vec<Vec<u64>>;

/// A pseudorandom sequence (xorshift), so that every run makes the same tables.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % limit
    }
}

/// The counts of a plan over records, of which each line stands there so many times.
pub(crate) fn tabulated(
    plan: &Plan,
    heading: &str,
    lines: impl Iterator<Item = (String, u64)>,
) -> Result<Tabulation, Fault> {
    let mut csv = format!("{heading}\n");
    for (line, times) in lines {
        for _ in 0..times {
            writeln!(csv, "{line}")?;
        }
    }
    let mut reader = CsvReader::new(&Dialect::default(), &ColumnSelection::All);
    reader.feed(csv.as_bytes()).map_err(|_| "The table is not read.")?;
    let reading = reader.finish().map_err(|_| "The table is not read.")?;
    let sample = |column: &Column| ColumnSample { name: column.name().to_owned(), values: Vec::new() };
    let columns: Vec<ColumnSample> = reading.records.columns().iter().map(sample).collect();
    let mapping = propose(plan, &columns).mapping();
    let mut tabulator = Tabulator::new(plan.clone(), &mapping, reading, Knowledge::default()).map_err(|_| "no plan")?;
    Ok(tabulator.tabulate(&Scope::default()).map_err(|_| "no table")?.0)
}

/// Tables of one kind, and how they are protected.
pub(crate) struct Form {
    pub(crate) name: &'static str,
    /// The most rows and columns.
    size: (usize, usize),
    pub(crate) threshold: u64,
    zeros_sensitive: bool,
    /// What small counts become, in the plan's words.
    small: &'static str,
}

const fn printed(name: &'static str, size: (usize, usize), threshold: u64, small: &'static str) -> Form {
    Form { name, size, threshold, zeros_sensitive: false, small }
}

/// All forms.
pub(crate) const FORMS: [Form; 8] = [
    printed("One-way, neutral sign", (6, 1), 3, ""),
    printed("One-way, neutral sign", (6, 1), 5, ""),
    Form { zeros_sensitive: true, ..printed("One-way, neutral sign, zeros hidden", (4, 1), 10, "") },
    printed("One-way, words", (6, 1), 3, r#""small": { "mask": "Few" },"#),
    printed("One-way, merged", (6, 1), 3, r#""small": { "pool": "Few" },"#),
    printed("One-way, merged", (6, 1), 5, r#""small": { "pool": "Few" },"#),
    printed("Two-way, neutral sign", (3, 4), 3, ""),
    printed("Two-way, neutral sign", (3, 4), 5, ""),
];

/// What a report says of a sum of counts, by their places: at least, at most.
struct Fact {
    places: Vec<usize>,
    low: u64,
    high: u64,
}

/// What a reader finds out of one report.
#[derive(Default)]
pub(crate) struct Found {
    /// The hidden small sums of counts, by their places.
    pub(crate) small: Vec<Vec<usize>>,
    /// Of these, those with one value in all tables that lead to the report.
    pub(crate) pinned: Vec<Vec<usize>>,
    /// Of these, those with fewer values than in all tables that agree with it.
    pub(crate) narrowed: usize,
    /// How many other sums are hidden.
    pub(crate) partners: usize,
}

/// The most tables that a reader makes.
const MOST: usize = 1_000;

impl Form {
    fn plan(&self, (rows, columns): (usize, usize), procedure: bool) -> String {
        let values = |name: &str, number: usize| {
            let labels: Vec<String> = (0..number).map(|place| format!(r#"{{ "label": "{name} {place}" }}"#)).collect();
            labels.join(", ")
        };
        let (places, kinds) = (values("place", rows), values("kind", columns));
        let margins = r#", { "id": "places", "title": "Places", "measure": "records", "by": "place", "order": "listed",
            "total": { "label": "Total" } }"#;
        let (by_kind, margins) = if columns > 1 { (r#""columns": { "by": "kind" },"#, margins) } else { ("", "") };
        let zeros = if self.zeros_sensitive { "sensitive" } else { "printed" };
        let Self { threshold, small, .. } = self;
        format!(
            r#"{{
            "version": 1, "id": "form", "name": "Form", "language": "en-US",
            "protection": {{ "threshold": {threshold}, "zeros": "{zeros}", "procedure": {procedure} }},
            "fields": {{
                "place": {{ "label": "Place", "type": "category", "names": ["place"], "values": [{places}] }},
                "kind": {{ "label": "Kind", "type": "category", "names": ["kind"], "values": [{kinds}] }}
            }},
            "measures": {{ "records": {{ "unit": "records" }} }},
            "report": {{ "title": "Form", "publisher": "Nobody", "sections": [{{ "tables": [
                {{ "id": "form", "title": "Form", "measure": "records", "by": "place", {by_kind} {small}
                  "order": "listed", "total": {{ "label": "Total" }} }} {margins}
            ] }}] }}
        }}"#
        )
    }

    /// The report of some counts; `None` if it is refused.
    pub(crate) fn report(&self, counts: &Counts, procedure: bool) -> Option<(Report, Audit)> {
        let plan = Plan::from_json(&self.plan((counts.len(), counts[0].len()), procedure)).ok()?;
        let lines = counts.iter().enumerate().flat_map(|(place, row)| {
            row.iter().enumerate().map(move |(kind, count)| (format!("place {place},kind {kind}"), *count))
        });
        let tabulation = tabulated(&plan, "place,kind", lines).ok()?;
        disclose(&plan, &tabulation, Circumstances::default()).ok()
    }

    /// A table of which more than half of the counts are small; no margin is that is printed in a table of its own.
    pub(crate) fn counts(&self, random: &mut Random) -> Option<Counts> {
        let mut size = |most: usize| if most > 1 { 2 + random.below(most as u64 - 1) } else { 1 };
        let (rows, columns) = (size(self.size.0) + u64::from(self.size.1 == 1), size(self.size.1));
        let mut count = || match random.below(8) {
            0..4 => 1 + random.below(self.threshold - 1),
            4 => 0,
            5 => self.threshold + random.below(3),
            _ => self.threshold + random.below(3 * self.threshold),
        };
        let mut counts: Counts = (0..rows).map(|_| (0..columns).map(|_| count()).collect()).collect();
        counts.retain(|row| row.len() == 1 || row.iter().sum::<u64>() >= self.threshold);
        let columns = counts.first()?.len();
        let fits = |at: usize| counts.iter().map(|row| row[at]).sum::<u64>() >= self.threshold;
        (columns == 1 || (counts.len() > 1 && (0..columns).all(fits))).then_some(counts)
    }

    fn is_small(&self, count: u64) -> bool {
        count < self.threshold && (count > 0 || self.zeros_sensitive)
    }

    fn least(&self) -> u64 {
        u64::from(!self.zeros_sensitive)
    }

    fn said(&self, value: Option<&Value>, places: Vec<usize>) -> Fact {
        let (low, high) = match value {
            Some(Value::Count { count, .. } | Value::Pooled { pooled: count, .. }) => (*count, *count),
            Some(Value::Masked { masked, .. }) if masked == "Few" => (self.least(), self.threshold - 1),
            _ => (self.least(), u64::MAX),
        };
        Fact { places, low, high }
    }

    /// What a report says of counts. Readers know which rows nothing was counted of.
    fn facts(&self, report: &Report, counts: &Counts) -> Vec<Fact> {
        let columns = counts[0].len();
        let tables = &report.sections[0].tables;
        let of_row = |place: usize| (place * columns..(place + 1) * columns).collect::<Vec<_>>();
        let of_column = |column: usize| (0..counts.len()).map(|place| place * columns + column).collect::<Vec<_>>();
        let named = |row: &Row| (0..counts.len()).find(|place| row.label == format!("place {place}"));
        let shown: BTreeSet<usize> = tables[0].rows.iter().filter_map(named).collect();
        let is_none = |place: &usize| !self.zeros_sensitive && counts[*place].iter().sum::<u64>() == 0;
        let merged: Vec<usize> = (0..counts.len()).filter(|place| !shown.contains(place) && !is_none(place)).collect();
        let nothing = (0..counts.len()).filter(is_none).flat_map(of_row);
        let mut facts: Vec<Fact> = nothing.map(|place| Fact { places: vec![place], low: 0, high: 0 }).collect();
        for row in &tables[0].rows {
            let figures = row.figures();
            if let Some(place) = named(row) {
                let places = of_row(place).into_iter().zip(figures);
                facts.extend(places.map(|(place, value)| self.said(Some(value), vec![place])));
            } else {
                facts.push(self.said(figures.first(), merged.clone()));
                let high = if row.label == "Few" { self.threshold - 1 } else { u64::MAX };
                facts.extend(merged.iter().map(|place| Fact { places: vec![*place], low: self.least(), high }));
            }
        }
        let totals = tables[0].total.iter().flat_map(Row::figures).enumerate();
        facts.extend(totals.map(|(column, value)| self.said(Some(value), of_column(column))));
        if let Some(table) = tables.get(1) {
            let rows = table.rows.iter().filter_map(|row| Some((named(row)?, row.value.as_ref())));
            facts.extend(rows.map(|(place, value)| self.said(value, of_row(place))));
            let total = table.total.as_ref().and_then(|total| total.value.as_ref());
            facts.push(self.said(total, (0..counts.len() * columns).collect()));
        }
        facts
    }

    /// What a reader finds out of the report of these counts; `None` if too many tables agree with it.
    pub(crate) fn attacked(&self, counts: &Counts, report: &Report, procedure: bool) -> Option<Found> {
        let facts = self.facts(report, counts);
        let flat: Vec<u64> = counts.iter().flatten().copied().collect();
        let sum = |table: &[u64], places: &[usize]| places.iter().map(|place| table[*place]).sum::<u64>();
        for Fact { places, low, high } in &facts {
            assert!((low..=high).contains(&&sum(&flat, places)), "{counts:?}: {places:?} is not as printed");
        }
        let hidden: BTreeSet<&Vec<usize>> =
            facts.iter().filter(|fact| fact.low < fact.high).map(|fact| &fact.places).collect();
        let most = flat.iter().max().copied().unwrap_or(0) + 2 * self.threshold;
        let tables = tables(&facts, flat.len(), most)?;
        let (mut agree, mut same) = (vec![BTreeSet::new(); hidden.len()], vec![BTreeSet::new(); hidden.len()]);
        for table in tables.iter().filter(|_| !hidden.is_empty()) {
            let other: Counts = table.chunks(counts[0].len()).map(<[u64]>::to_vec).collect();
            let is_same = self.report(&other, procedure).is_some_and(|(other, _)| other == *report);
            for (place, of) in hidden.iter().enumerate() {
                agree[place].insert(sum(table, of));
                if is_same {
                    same[place].insert(sum(table, of));
                }
            }
        }
        let mut found = Found::default();
        for ((of, agree), same) in hidden.into_iter().zip(agree).zip(same) {
            if !self.is_small(sum(&flat, of)) {
                found.partners += 1;
                continue;
            }
            found.narrowed += usize::from(same.len() < agree.len());
            if same.len() == 1 {
                found.pinned.push(of.clone());
            }
            found.small.push(of.clone());
        }
        Some(found)
    }
}

/// All tables that agree with some facts, in which no count is larger than `most`; `None` if there are too many.
fn tables(facts: &[Fact], number: usize, most: u64) -> Option<Vec<Vec<u64>>> {
    let mut found = Vec::new();
    extend(facts, &mut vec![0; number], 0, most, &mut found).then_some(found)
}

fn extend(facts: &[Fact], counts: &mut Vec<u64>, place: usize, most: u64, found: &mut Vec<Vec<u64>>) -> bool {
    if place == counts.len() {
        found.push(counts.clone());
        return found.len() <= MOST;
    }
    let (mut low, mut high) = (0, most);
    for fact in facts.iter().filter(|fact| fact.places.contains(&place)) {
        let known: u64 = fact.places.iter().filter(|other| **other < place).map(|other| counts[*other]).sum();
        if known > fact.high {
            return true;
        }
        high = high.min(fact.high - known);
        if fact.places.iter().all(|other| *other <= place) {
            low = low.max(fact.low.saturating_sub(known));
        }
    }
    (low..=high).all(|count| {
        counts[place] = count;
        extend(facts, counts, place + 1, most, found)
    })
}
