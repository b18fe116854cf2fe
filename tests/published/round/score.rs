//! Which figures of a document came back.

use std::collections::BTreeSet;
use std::ops::AddAssign;

use hotline_report::published::Published;
use hotline_report::report::{Report, Row, Table, Value};

/// What became of the figures of documents.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Score {
    /// With their labels and their values.
    pub(crate) right: usize,
    /// With their labels, and another value.
    pub(crate) wrong: usize,
    /// Not at all.
    pub(crate) lost: usize,
    /// Figures lost whose line is not listed as one without a place.
    pub(crate) unlisted: usize,
    /// Figures that no document has.
    pub(crate) invented: usize,
}

impl Score {
    /// How many figures there were.
    pub(crate) fn all(&self) -> usize {
        self.right + self.wrong + self.lost
    }
}

impl AddAssign for Score {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.lost += other.lost;
        self.unlisted += other.unlisted;
        self.invented += other.invented;
    }
}

/// A figure: its label, its place in the row, and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fact {
    pub(crate) label: String,
    column: usize,
    pub(crate) value: String,
}

/// All figures of a document.
pub(crate) fn facts(report: &Report) -> Vec<Fact> {
    let figures = report.figures().map(|figure| (figure.label.clone(), 0, &figure.value));
    let places = report.maps().flat_map(|map| &map.locations).map(|place| (place.name.clone(), 0, &place.value));
    let cells = report.tables().flat_map(cells).chain(places);
    let fact = |(label, column, value): (String, usize, &Value)| {
        Some(Fact { label: even(&label), column, value: said(value)? })
    };
    figures.chain(cells).filter_map(fact).collect()
}

fn cells(table: &Table) -> Vec<(String, usize, &Value)> {
    fn add<'t>(row: &'t Row, cells: &mut Vec<(String, usize, &'t Value)>) {
        cells.extend(row.figures().iter().enumerate().map(|(column, value)| (row.label.clone(), column, value)));
        row.children.iter().for_each(|child| add(child, cells));
    }
    let mut found = Vec::new();
    table.rows.iter().chain(&table.total).for_each(|row| add(row, &mut found));
    found
}

/// What a value says; `None` for the sign of a gap, which need not be printed.
fn said(value: &Value) -> Option<String> {
    let qualified = |text: String| format!("{} {text}", value.qualifier().unwrap_or_default()).trim().to_owned();
    match value {
        Value::Count { count, .. } | Value::Pooled { pooled: count, .. } => Some(qualified(count.to_string())),
        Value::Share { percent, .. } => Some(qualified(format!("{percent}%"))),
        Value::Change { change, .. } => Some(qualified(format!("{}%", change.shown()?))),
        Value::Number { number, .. } => Some(qualified(number.to_string())),
        Value::Rate { rate, .. } => Some(rate.shown()?.to_string()),
        Value::Rank { rank, .. } => Some(format!("#{}", rank.place)),
        Value::Duration { duration, .. } => Some(duration.to_string()),
        Value::Masked { masked: words, .. }
        | Value::NotApplicable { not_applicable: words, .. }
        | Value::NotCollected { not_collected: words, .. } => {
            words.chars().any(char::is_alphanumeric).then(|| words.to_lowercase())
        }
    }
}

fn even(label: &str) -> String {
    let letters = label.to_lowercase();
    letters.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Compares a document with what was read of its text, and says which figures differ.
pub(crate) fn compare(report: &Report, read: &Published) -> (Score, Vec<String>) {
    let (wanted, mut found) = (facts(report), facts(&read.report));
    let mut score = Score::default();
    let mut said = Vec::new();
    let mut missing = Vec::new();
    for fact in wanted {
        let same = |other: &Fact| other.label == fact.label && other.value == fact.value;
        let place = found.iter().position(|other| *other == fact).or_else(|| found.iter().position(same));
        match place {
            Some(place) => {
                found.remove(place);
                score.right += 1;
            }
            None => missing.push(fact),
        }
    }
    let listed: BTreeSet<String> = read.unplaced.iter().map(|line| even(&line.text)).collect();
    for fact in missing {
        if let Some(place) = found.iter().position(|other| other.label == fact.label && other.column == fact.column) {
            let other = found.remove(place);
            said.push(format!("wrong: {} = {} instead of {}", fact.label, other.value, fact.value));
            score.wrong += 1;
            continue;
        }
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let own = digits(&fact.value);
        let of_value = |line: &String| !own.is_empty() && digits(line) == own;
        let is_listed =
            listed.iter().any(|line| line.contains(&fact.label) || fact.label.contains(line) || of_value(line));
        said.push(format!("lost{}: {} = {}", if is_listed { "" } else { " unlisted" }, fact.label, fact.value));
        score.lost += 1;
        score.unlisted += usize::from(!is_listed);
    }
    said.extend(found.iter().map(|fact| format!("invented: {} = {}", fact.label, fact.value)));
    score.invented = found.len();
    (score, said)
}
