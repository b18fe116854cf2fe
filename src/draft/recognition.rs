//! A measure of recognition: the share of columns of exports, as the systems of hotlines write them, that need no word from anybody.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{ColumnOutcome, Draft, DraftOptions, Kind, draft, profile};
use crate::records::{ReadOptions, Reader};

/// Exports after lines with `#`; each column with its heading, what it truly holds, answers, and what a second row of
/// headings has below. Lines with `~` say what else is in the file: `import ids` below the headings, lines `above` and `below`.
const EXPORTS: &str = include_str!("recognition.tsv");
const ROWS: usize = 240;
/// The least share that is to be recognised, in percent.
const LEAST: usize = 99;

struct Column {
    heading: &'static str,
    truth: &'static str,
    answers: &'static str,
    below: &'static str,
}

#[derive(Default)]
struct Export {
    name: &'static str,
    columns: Vec<Column>,
    around: Vec<&'static str>,
}

fn exports() -> Vec<Export> {
    let mut exports: Vec<Export> = Vec::new();
    for line in EXPORTS.lines() {
        if let Some(name) = line.strip_prefix("# ") {
            exports.push(Export { name, ..Export::default() });
            continue;
        }
        let export = exports.last_mut().unwrap();
        if let Some(more) = line.strip_prefix("~ ") {
            export.around.push(more);
        } else {
            let mut cells = line.split('\t');
            let mut next = || cells.next().unwrap_or_default();
            export.columns.push(Column { heading: next(), truth: next(), answers: next(), below: next() });
        }
    }
    exports
}

/// A number below another, mixed.
fn pick(row: usize, salt: usize, below: usize) -> usize {
    let mixed =
        (row as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ (salt as u64 + 7).wrapping_mul(0xC2B2_AE3D_27D4_EB4F);
    ((mixed ^ mixed >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 33) as usize % below
}

/// The answer of a row: one of those that are listed, or made as they say.
fn answer(answers: &'static str, row: usize, salt: usize) -> String {
    let of = |below: usize| pick(row, salt, below);
    let (month, day, hour, minute) = (1 + of(12), 1 + pick(row, salt + 1, 28), of(24), pick(row, salt + 2, 60));
    let first = ["Maria", "John", "Ana", "Li", "Omar"][of(5)];
    let last = ["Rivera", "Park", "Obi", "Smith", "Lopez"][pick(row, salt + 3, 5)];
    match answers {
        "{half}" => (row / 2 + 1).to_string(),
        "{number}" => format!("{:08}", 12_345 + row),
        "{case}" => format!("C-{:05}", 1000 + row * 2 / 3),
        "{seq}" => (row + 1).to_string(),
        "{serial}" => (11_800_240_000 + row as u64 * 37).to_string(),
        "{uuid}" => format!("{:08x}-{:04x}-4{:03x}", row * 7_919 + 0x00a0_0000, of(65_536), of(4_096)),
        "{response}" => format!("R_{:x}Zq{:x}", 0x00ab_cdef + row * 104_729, of(65_536)),
        "{salesforce}" => format!("5008Z00001{:05}QAA", row * 13),
        "{day}" => format!("2024-{month:02}-{day:02}"),
        "{us-day}" => format!("{month}/{day}/2024"),
        "{day-first}" => format!("{day:02}/{month:02}/2024"),
        "{time}" => format!("2024-{month:02}-{day:02}T{hour:02}:{minute:02}:00.000-05:00"),
        "{us-time}" => format!("{month}/{day}/2024 {hour}:{minute:02}"),
        "{day-first-time}" => format!("{day}/{month:02}/2024 {hour}:{minute:02}:07"),
        "{stamp}" => format!("2024-{month:02}-{day:02} {hour:02}:{minute:02}:07"),
        "{hour-h}" => format!("{hour:02}h{minute:02}"),
        "{clock}" => format!("{}:{minute:02} PM", 1 + of(12)),
        "{clock-24}" => format!("{hour:02}:{minute:02}"),
        "{place}" => format!("{} {}", ["Centro", "Roma", "Del Valle"][of(3)], pick(row, salt + 4, 90)),
        "{birth}" => format!("{}-{month:02}-{day:02}", 1960 + of(45)),
        "{age or NSP}" if of(9) == 0 => "NSP".to_owned(),
        "{age}" | "{age or NSP}" => (14 + of(50)).to_string(),
        "{minutes}" => (1 + of(90)).to_string(),
        "{seconds}" => (5 + of(900)).to_string(),
        "{percent}" => [100, 100, 60, 25, 83, 50, 100, 15, 33, 75, 90, 10, 5, 45][of(14)].to_string(),
        "{first}" => first.to_owned(),
        "{last}" => last.to_owned(),
        "{person}" => format!("{first} {last}"),
        "{user}" => first.to_lowercase(),
        "{device}" => format!("ee.demo:{}", of(9)),
        "{phone}" => format!("(573) 555-{:04}", of(9_000)),
        "{mail}" => format!("{}{row}@example.org", first.to_lowercase()),
        "{ip}" => format!("10.{}.{}.{}", of(256), month, day),
        "{photo}" => format!("17043{:08}.jpg", row * 7_919),
        "{url}" => format!("https://forms.example.org/media/17043{:08}.jpg", row * 7_919),
        "{cep}" => format!("{:05}-{:03}", 1_000 + of(9_000), of(900)),
        "{zip}" => format!("{}", 63_000 + of(900)),
        "{point}" => format!("38.{} -92.{} 0 0", 1000 + of(9_000), 1000 + of(7_000)),
        "{latitude}" => format!("38.{}", 1000 + of(9_000)),
        "{longitude}" => format!("-92.{}", 1000 + of(9_000)),
        "{text}" => format!("They called about case {row} and asked what to do on day {day}, then left a message"),
        _ => match answers.strip_prefix('[').and_then(|answers| answers.split_once(']')) {
            Some((sign, offered)) => several(sign, offered, row, salt),
            None => answers.split('/').nth(of(answers.split('/').count())).unwrap_or_default().to_owned(),
        },
    }
}

/// Up to three of the answers that are offered, in their order; each ends with the sign where a `$` follows on it.
fn several(sign: &str, offered: &str, row: usize, salt: usize) -> String {
    let all: Vec<&str> = offered.split('/').collect();
    let given: Vec<usize> = (0..pick(row, salt + 5, 4)).map(|time| pick(row, salt + 6 + time, all.len())).collect();
    let given = (0..all.len()).filter(|place| given.contains(place)).map(|place| all[place]);
    match sign.strip_suffix('$') {
        Some(sign) => given.map(|answer| answer.to_owned() + sign).collect(),
        None => given.collect::<Vec<_>>().join(sign),
    }
}

fn csv(export: &Export) -> String {
    let columns = &export.columns;
    let line = |cells: Vec<String>| {
        cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect::<Vec<_>>().join(",") + "\n"
    };
    let around = |place: &str| -> String {
        export
            .around
            .iter()
            .filter_map(|line| line.strip_prefix(place))
            .map(|line| ["\"", line, "\"\n"].concat())
            .collect()
    };
    let mut text = around("above ");
    text += &line(columns.iter().map(|column| column.heading.to_owned()).collect());
    if columns.iter().any(|column| !column.below.is_empty()) {
        text += &line(columns.iter().map(|column| column.below.to_owned()).collect());
    }
    if export.around.contains(&"import ids") {
        text += &line(columns.iter().map(|column| format!("{{\"ImportId\":\"{}\"}}", column.heading)).collect());
    }
    text.extend((0..ROWS).map(|row| {
        line(columns.iter().enumerate().map(|(place, column)| answer(column.answers, row, place * 11)).collect())
    }));
    let below = around("below ");
    if below.is_empty() { text } else { text + "\n" + &below }
}

/// The draft of a file that is read as the page reads it, with lines above and below its table.
fn drafted(text: &str) -> Draft {
    let mut reader = Reader::new("export.csv", ReadOptions::default());
    reader.push(text.as_bytes()).unwrap();
    draft(&profile(&reader.finish().unwrap()), &DraftOptions::default())
}

/// Returns whether a column was taken for what it is, and used or left out as it should be.
fn is_recognised(draft: &Draft, found: &ColumnOutcome, column: &Column) -> bool {
    let together = draft.mapping.0.values().any(|columns| columns.len() > 1 && columns.contains(&found.column));
    let kind = match column.truth {
        "off" | "also" => return !found.used,
        "flag" => return together,
        "date" => Kind::Date,
        "case" => Kind::CaseNumber,
        "row" => Kind::RowNumber,
        "yes-no" => Kind::YesNo,
        "one" => Kind::OneAnswer,
        "several" => Kind::SeveralAnswers,
        "number" => Kind::Number,
        "place" => Kind::Place,
        "blank" => Kind::Blank,
        truth => panic!("{}: {truth} is no kind", column.heading),
    };
    let is_told = !matches!(kind, Kind::RowNumber | Kind::FreeText | Kind::Blank | Kind::Date);
    found.kind == kind && !together && (kind == Kind::Date || found.used == is_told)
}

#[test]
fn at_least_99_of_100_columns_of_known_systems_are_recognised() {
    let (mut right, mut all, mut wrong) = (0, 0, String::new());
    let mut rates: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for export in exports() {
        let draft = drafted(&csv(&export));
        assert_eq!(draft.columns.len(), export.columns.len(), "{}: {:?}", export.name, draft.columns);
        for (column, found) in export.columns.iter().zip(&draft.columns) {
            let is_right = is_recognised(&draft, found, column);
            let rate = rates.entry(export.name).or_default();
            *rate = (rate.0 + usize::from(is_right), rate.1 + 1);
            (right, all) = (right + usize::from(is_right), all + 1);
            if !is_right {
                let _ = writeln!(wrong, "{}: {} is {}, not {found:?}", export.name, column.heading, column.truth);
            }
        }
    }
    assert!(right * 100 >= all * LEAST, "{right} of {all} columns are recognised, {rates:?}:\n{wrong}");
}
