//! Reads the facts from the text of the publications.

use crate::facts::Fact;

/// The tables of the state report, by the head of their first column, with what the documents call them.
const TABLES: [(&str, &str); 4] = [
    ("SIGNALER TYPE", "signaler-type"),
    ("PRIMARY REASON FOR CONTACTING THE NATIONAL HOTLINE", "primary-reason"),
    ("VENUE/INDUSTRY OF POTENTIAL TRAFFICKING", "venue-industry"),
    ("VICTIM DEMOGRAPHICS", "demographics"),
];

/// The 2020 state report: tables of tab-separated lines, note markers as superior figures.
pub(crate) fn state_report(text: &str) -> Vec<Fact> {
    let signals = word_before(text, "** substantive");
    let situations = word_before(text, " unique situations");
    let place = word_before(text, " highest signal volume");
    let mut facts = vec![
        headline("Number of Substantive Signals Received from Missouri", &format!("{signals} ({place})")),
        headline("Unique situations (incidents) of potential human trafficking", situations),
    ];
    let mut table = "";
    for line in text.lines() {
        let cells: Vec<_> = line.split('\t').collect();
        let (label, label_notes) = without_marker(cells[0]);
        if let Some((_, id)) = TABLES.iter().find(|(head, _)| *head == label) {
            table = id;
        }
        let closing = label == "NON-CUMULATIVE";
        if cells.len() < 3 && !closing {
            continue;
        }
        let (value, value_notes) = without_marker(cells.get(1).unwrap_or(&""));
        let percent = (*cells.get(2).unwrap_or(&"")).to_owned();
        let level = match &label {
            label if closing || label.starts_with("TOTAL") => "total",
            _ if value.starts_with('#') => "head",
            _ => "0",
        };
        facts.push(Fact {
            table: table.to_owned(),
            level: level.to_owned(),
            label,
            label_notes,
            value,
            value_notes,
            percent,
        });
    }
    nest(&mut facts);
    facts
}

/// The last word before a text.
fn word_before<'t>(text: &'t str, after: &str) -> &'t str {
    text.split(after).next().and_then(|before| before.rsplit([' ', '*']).next()).unwrap_or_default()
}

/// In the nested table the rows that follow a row are its parts as long as they add up to it.
fn nest(facts: &mut [Fact]) {
    let count = |fact: &Fact| fact.value.parse::<u32>().unwrap_or(0);
    let rows: Vec<_> = (0..facts.len())
        .filter(|index| facts[*index].table == "venue-industry" && facts[*index].level == "0")
        .collect();
    let mut next = 0;
    while next < rows.len() {
        let whole = count(&facts[rows[next]]);
        let sum_of = |parts: usize| rows[next + 1..=next + parts].iter().map(|row| count(&facts[*row])).sum::<u32>();
        let parts = (1..rows.len() - next).find(|parts| sum_of(*parts) == whole).unwrap_or(0);
        for row in &rows[next + 1..=next + parts] {
            "1".clone_into(&mut facts[*row].level);
        }
        next += 1 + parts;
    }
}

/// The 2017 spotlight: each figure on a line below its label.
pub(crate) fn spotlight(text: &str) -> Vec<Fact> {
    let lines: Vec<_> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let mut facts = Vec::new();
    let mut table = "headline";
    for pair in lines.windows(2) {
        let (label, notes) = without_marker(pair[0]);
        if let Some(heading) = label.strip_prefix("### ") {
            (table, _) = spotlight_table(heading);
            let label = heading.to_owned();
            facts.push(Fact {
                table: table.to_owned(),
                level: "head".to_owned(),
                label,
                label_notes: notes,
                ..Fact::default()
            });
        } else if let Some(count) = figure(pair[1]) {
            let (table, level, value) = (table.to_owned(), "0".to_owned(), count.to_owned());
            facts.push(Fact { table, level, label, label_notes: notes, value, ..Fact::default() });
        }
        if let (_, Some(total)) = spotlight_table(pair[0].trim_start_matches("### ")) {
            facts.push(total);
        }
    }
    // The total stands in the heading, so it was found before the rows.
    facts.sort_by_key(|fact| {
        (
            ["headline", "locations", "cases-by-form", "channels"].iter().position(|id| *id == fact.table),
            fact.level == "total",
        )
    });
    facts
}

fn spotlight_table(heading: &str) -> (&'static str, Option<Fact>) {
    if heading.starts_with("Locations") {
        return ("locations", None);
    }
    let Some(count) = heading.strip_suffix(" Trafficking Cases") else { return ("channels", None) };
    let total = Fact {
        table: "cases-by-form".to_owned(),
        level: "total".to_owned(),
        label: "Trafficking cases".to_owned(),
        value: count.to_owned(),
        ..Fact::default()
    };
    ("cases-by-form", Some(total))
}

/// The count in `174`, `**435**` or `**112 Cases**`.
fn figure(line: &str) -> Option<&str> {
    let count = line.trim_matches('*').trim_end_matches(" Cases");
    count.bytes().all(|byte| byte.is_ascii_digit()).then_some(count)
}

fn headline(label: &str, value: &str) -> Fact {
    Fact {
        table: "headline".to_owned(),
        level: "0".to_owned(),
        label: label.to_owned(),
        value: value.to_owned(),
        ..Fact::default()
    }
}

/// A text and the marker of its note, which is written in superior figures or in `<sup>`.
fn without_marker(text: &str) -> (String, String) {
    const SUPERIOR: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    if let Some((label, marker)) = text.trim().strip_suffix("</sup>").and_then(|text| text.split_once("<sup>")) {
        return (label.to_owned(), marker.to_owned());
    }
    let label = text.trim().trim_end_matches(SUPERIOR);
    let figures =
        text.trim()[label.len()..].chars().filter_map(|figure| SUPERIOR.iter().position(|known| *known == figure));
    (label.trim_end().to_owned(), figures.map(|figure| figure.to_string()).collect())
}
