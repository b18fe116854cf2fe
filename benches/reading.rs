//! How long delimited text takes to read: as many columns as a report needs, and all of them.

use std::fmt::Write;
use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use hotline_report::records::csv::CsvReader;
use hotline_report::records::{ColumnSelection, Dialect};

const ROWS: u32 = 100_000;
const PIECE: usize = 1 << 18;

const COLUMNS: &str = "signal_id,date,state,channel,signaler_type,substantive,situation_id,primary_reason,\
                       trafficking_type,venue,demographics,language";

const WANTED: [&str; 8] =
    ["date", "state", "signaler_type", "substantive", "primary_reason", "trafficking_type", "venue", "demographics"];

const STATES: [&str; 12] = [
    "California",
    "Texas",
    "Florida",
    "New York",
    "Georgia",
    "Ohio",
    "Illinois",
    "North Carolina",
    "Missouri",
    "District of Columbia",
    "Alaska",
    "",
];
const CHANNELS: [&str; 4] = ["Phone Call", "SMS", "Webchat", "Online Tip Report"];
const SIGNALERS: [&str; 6] = [
    "Victim of Trafficking",
    "Community Member",
    "Family of Trafficking Victim",
    "\"Student, Researcher\"",
    "NGO Representative",
    "Flight Attendant – Airline",
];
const REASONS: [&str; 3] =
    ["Report a Trafficking Tip", "Access Service Referrals", "Request Training and Technical Assistance"];
const TYPES: [&str; 3] = ["Sex", "Labor", "Trafficking Type Not Specified"];
const VENUES: [&str; 5] = [
    "Venue Not Specified",
    "Illicit Massage/Spa Business",
    "\"Online Ad, Venue Unknown\"",
    "Domestic Work",
    "Bar/Club/Cantina – Peña",
];
const DEMOGRAPHICS: [&str; 4] =
    ["Adults;Females", "Minors", "Adults;Females;US Citizens/Legal Permanent Residents", "Adults;Males"];
const LANGUAGES: [&str; 4] = ["English", "Español", "\"Tagalog \"\"Filipino\"\"\"", "\"Other:\nK'iche' (Guatemala)\""];

/// Numbers without a pattern, the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 = self.0.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(1);
        u32::try_from(((self.0 >> 33) * u64::from(limit)) >> 31).unwrap_or(0)
    }

    /// One of a list, the first ones far more often than the last.
    fn pick(&mut self, list: &[&'static str]) -> &'static str {
        let limit = 1 + self.below(u32::try_from(list.len()).unwrap_or(1));
        list[self.below(limit) as usize]
    }
}

/// Records as a hotline would export them: half of them without a situation.
fn records() -> String {
    let mut numbers = Numbers(1);
    let mut text = format!("{COLUMNS}\n");
    for row in 0..ROWS {
        let day = row / 40 + numbers.below(3);
        let (year, month, day) = (2015 + day / 336, 1 + day / 28 % 12, 1 + day % 28);
        let (state, channel, signaler) = (numbers.pick(&STATES), numbers.pick(&CHANNELS), numbers.pick(&SIGNALERS));
        let substantive = numbers.below(4) > 0;
        let start = format!("S{row:07},{year}-{month:02}-{day:02},{state},{channel},{signaler},{substantive}");
        let situation = if substantive && numbers.below(2) == 0 {
            let [reason, kind, venue] = [&REASONS[..], &TYPES, &VENUES].map(|list| numbers.pick(list));
            format!("C{:07},{reason},{kind},{venue},{}", row / 2, numbers.pick(&DEMOGRAPHICS))
        } else {
            ",,,,".to_owned()
        };
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{start},{situation},{}", numbers.pick(&LANGUAGES));
    }
    text
}

fn rows_read(text: &str, dialect: &Dialect, wanted: &ColumnSelection) -> usize {
    let mut reader = CsvReader::new(dialect, wanted);
    let fed = text.as_bytes().chunks(PIECE).try_for_each(|piece| reader.feed(piece));
    fed.and_then(|()| reader.finish()).map_or(0, |reading| reading.records.len())
}

fn reading(criterion: &mut Criterion) {
    let text = records();
    let dialect = Dialect::default();
    let wanted = ColumnSelection::Named(WANTED.map(str::to_owned).to_vec());
    let mut group = criterion.benchmark_group("csv");
    group.throughput(Throughput::Bytes(text.len() as u64));
    for (name, wanted) in [("eight of twelve columns", wanted), ("all columns", ColumnSelection::All)] {
        assert_eq!(rows_read(&text, &dialect, &wanted), ROWS as usize);
        group.bench_function(name, |bencher| bencher.iter(|| rows_read(black_box(&text), &dialect, &wanted)));
    }
    group.finish();
}

criterion_group!(benches, reading);
criterion_main!(benches);
