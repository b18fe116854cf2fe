//! Any report at all, for tests of what holds for every report.
//!
//! The larger strategies are boxed: unboxed they are too large for the stack of a test.

mod counts;

pub(in crate::report) use counts::any_counts;

use proptest::option::of;
use proptest::prelude::*;

use super::{
    Accent, Base, Benchmark, Change, ChartKind, Column, Comparison, Date, Decimal, Duration, Figure, Imprint, Interval,
    Jurisdiction, Location, Logo, Note, NoteNumbering, PaletteName, Paragraph, Period, Rank, Rate, RegionMap, Report,
    Restated, Role, Row, Run, Section, Shade, Table, TableKind, Value,
};

/// Most lists are short: what can go wrong in a list goes wrong with two items.
fn some<S: Strategy>(item: S) -> impl Strategy<Value = Vec<S::Value>> {
    prop::collection::vec(item, 0..3)
}

/// Words of any script, with all that is not a letter; never blank.
fn text() -> impl Strategy<Value = String> {
    let any_letters = any::<String>().prop_filter("blank", |text| !text.trim().is_empty());
    prop_oneof![3 => "[A-Za-z][A-Za-z ,.-]{0,12}", 1 => any_letters]
}

fn notes() -> impl Strategy<Value = Vec<String>> {
    some("[a-z][a-z0-9-]{0,6}")
}

pub(super) fn count() -> impl Strategy<Value = u64> {
    prop_oneof![2 => 0_u64..10, 3 => 0_u64..100_000, 1 => 0_u64..=1_000_000_000_000]
}

pub(super) fn decimal() -> impl Strategy<Value = Decimal> {
    (-1_000_000_000_i64..=1_000_000_000, 0_u8..=6).prop_map(|(units, decimals)| Decimal::new(units, decimals))
}

fn date() -> impl Strategy<Value = Date> {
    let later = of((1_u8..=12, of(1_u8..=28)));
    (1_u16..=9999, later).prop_map(|(year, later)| {
        let text = match later {
            None => format!("{year:04}"),
            Some((month, None)) => format!("{year:04}-{month:02}"),
            Some((month, Some(day))) => format!("{year:04}-{month:02}-{day:02}"),
        };
        Date::parse(&text).unwrap()
    })
}

fn period() -> BoxedStrategy<Period> {
    (of(date()), of(date()), of(text())).prop_map(|(start, end, label)| Period { start, end, label }).boxed()
}

fn rank() -> BoxedStrategy<Rank> {
    (any::<u32>(), of(any::<u32>()), of(text()), of(text()), some(text()))
        .prop_map(|(place, among, universe, measure, tied_with)| Rank { place, among, universe, measure, tied_with })
        .boxed()
}

fn rate() -> BoxedStrategy<Rate> {
    (of(count()), of(count()), text(), count(), of(decimal()))
        .prop_map(|(numerator, denominator, of, per, printed)| Rate { numerator, denominator, of, per, printed })
        .boxed()
}

fn change() -> BoxedStrategy<Change> {
    (of(count()), of(count()), of(decimal()), of(text()))
        .prop_map(|(from, to, percent, since)| Change { from, to, percent, since })
        .boxed()
}

/// A printed percentage, and the word before it; no word without one.
fn printed() -> impl Strategy<Value = (Option<Decimal>, Option<String>)> {
    of((decimal(), of(text())))
        .prop_map(|printed| printed.map_or((None, None), |(percent, word)| (Some(percent), word)))
}

fn interval() -> impl Strategy<Value = Interval> {
    (decimal(), decimal()).prop_map(|(low, high)| Interval { low, high })
}

pub(super) fn value() -> BoxedStrategy<Value> {
    prop_oneof![
        count().prop_map(Value::count),
        (count(), printed(), of(interval()), of(text()), notes()).prop_map(
            |(count, printed, interval, qualifier, notes)| {
                let (percent, percent_qualifier) = printed;
                Value::Count { count, percent, percent_qualifier, interval, qualifier, notes }
            }
        ),
        (count(), printed(), notes()).prop_map(|(pooled, (percent, percent_qualifier), notes)| {
            Value::Pooled { pooled, percent, percent_qualifier, notes }
        }),
        (text(), notes()).prop_map(|(masked, notes)| Value::Masked { masked, notes }),
        (text(), notes()).prop_map(|(not_applicable, notes)| Value::NotApplicable { not_applicable, notes }),
        (text(), notes()).prop_map(|(not_collected, notes)| Value::NotCollected { not_collected, notes }),
        (decimal(), any::<bool>(), of(interval()), of(text()), notes()).prop_map(
            |(percent, rounds_to_zero, interval, qualifier, notes)| {
                Value::Share { percent, rounds_to_zero, interval, qualifier, notes }
            }
        ),
        (decimal(), of(interval()), of(text()), notes())
            .prop_map(|(number, interval, qualifier, notes)| Value::Number { number, interval, qualifier, notes }),
        (0_u32..400_000, any::<bool>(), of(text()), notes()).prop_map(|(seconds, with_hours, qualifier, notes)| {
            let (minutes, rest) = (seconds / 60, seconds % 60);
            let text = format!("{}:{:02}:{rest:02}", minutes / 60, minutes % 60);
            let text = if with_hours { text } else { format!("{minutes}:{rest:02}") };
            Value::Duration { duration: Duration::parse(&text).unwrap(), qualifier, notes }
        }),
        (rate(), notes()).prop_map(|(rate, notes)| Value::Rate { rate, notes }),
        (change(), of(text()), notes()).prop_map(|(change, qualifier, notes)| Value::Change {
            change,
            qualifier,
            notes
        }),
        (rank(), notes()).prop_map(|(rank, notes)| Value::Rank { rank, notes }),
    ]
    .boxed()
}

fn restated() -> impl Strategy<Value = Restated> {
    (count(), of(date()), of(text())).prop_map(|(count, accurate_as_of, edition)| Restated {
        count,
        accurate_as_of,
        edition,
    })
}

fn role() -> impl Strategy<Value = Role> {
    prop_oneof![Just(Role::Category), Just(Role::Other), Just(Role::NotSpecified)]
}

fn leaf() -> BoxedStrategy<Row> {
    let named = (of(text()), text(), role(), of(text()), notes());
    let printed = (of(value()), some(value()), of(rank()), some(restated()));
    let placed = (of(period()), of(date()), of(text()), of(text()), any::<(bool, bool)>());
    (named, printed, placed)
        .prop_map(|(named, printed, placed)| {
            let (id, label, role, unit, notes) = named;
            let (value, values, rank, restated) = printed;
            let (period, accurate_as_of, jurisdiction, source, (partial, highlight)) = placed;
            let children = Vec::new();
            Row {
                id,
                label,
                value,
                values,
                children,
                partial,
                role,
                highlight,
                unit,
                period,
                accurate_as_of,
                jurisdiction,
                rank,
                source,
                restated,
                notes,
            }
        })
        .boxed()
}

fn row() -> BoxedStrategy<Row> {
    leaf()
        .prop_recursive(3, 8, 2, |inner| (leaf(), some(inner)).prop_map(|(row, children)| Row { children, ..row }))
        .boxed()
}

fn base() -> impl Strategy<Value = Base> {
    prop_oneof![
        Just(Base::Total),
        Just(Base::Parent),
        Just(Base::None),
        text().prop_map(Base::Figure),
        (count(), text()).prop_map(|(count, label)| Base::Count { count, label }),
        text().prop_map(Base::Unpublished),
    ]
}

fn column() -> impl Strategy<Value = Column> {
    let role = (of(text()), of(any::<bool>()), any::<bool>());
    (text(), role, of(text()), of(period()), of(text()), notes()).prop_map(
        |(heading, (group, total, independent), unit, period, jurisdiction, notes)| Column {
            heading,
            group,
            total,
            independent,
            unit,
            period,
            jurisdiction,
            notes,
        },
    )
}

fn kind() -> impl Strategy<Value = TableKind> {
    use TableKind::{Exclusive, Nested, NonCumulative, Ranking, Trend};
    prop::sample::select(vec![Exclusive, Nested, NonCumulative, Ranking, Trend])
}

fn looks() -> impl Strategy<Value = (ChartKind, Option<String>, Comparison, Option<Benchmark>)> {
    use ChartKind::{Auto, Bars, Donut, Heat, Map, None, Pyramid, Range, Separate, Stacked, Stacked100};
    let charts = vec![Auto, Bars, Separate, Donut, Stacked, Stacked100, Pyramid, Heat, Range, Map, None];
    let comparisons = vec![Comparison::None, Comparison::Previous, Comparison::First];
    let benchmark = (text(), value()).prop_map(|(label, value)| Benchmark { label, value });
    (prop::sample::select(charts), of(text()), prop::sample::select(comparisons), of(benchmark))
}

pub(super) fn table() -> BoxedStrategy<Table> {
    let named = (text(), text(), kind(), of(text()), of(text()), notes());
    let filled = (some(column()), some(row()), of(leaf()), base(), 0_u8..=4, any::<bool>());
    let placed = (of(text()), of(period()), of(text()), of(date()));
    (named, filled, placed, looks())
        .prop_map(|(named, filled, placed, (chart, region, change, benchmark))| {
            let (id, title, kind, unit, stub, notes) = named;
            let (columns, rows, total, base, decimals, partial) = filled;
            let (jurisdiction, period, source, accurate_as_of) = placed;
            Table {
                id,
                title,
                kind,
                unit,
                stub,
                columns,
                rows,
                total,
                base,
                decimals,
                partial,
                change,
                chart,
                region,
                benchmark,
                jurisdiction,
                period,
                accurate_as_of,
                source,
                notes,
            }
        })
        .boxed()
}

fn figure() -> BoxedStrategy<Figure> {
    let named = (text(), text(), value(), of(text()), of(text()), of(rank()));
    let placed = (of(period()), of(date()), of(text()), of(text()), some(restated()), notes());
    (named, placed)
        .prop_map(|(named, placed)| {
            let (id, label, value, unit, part_of, rank) = named;
            let (period, accurate_as_of, jurisdiction, source, restated, notes) = placed;
            Figure {
                id,
                label,
                value,
                unit,
                part_of,
                rank,
                period,
                accurate_as_of,
                jurisdiction,
                source,
                restated,
                notes,
            }
        })
        .boxed()
}

fn paragraph() -> impl Strategy<Value = Paragraph> {
    let run = prop_oneof![
        text().prop_map(Run::Text),
        text().prop_map(|strong| Run::Strong { strong }),
        text().prop_map(|note| Run::Note { note }),
        text().prop_map(|text| Run::Link { link: "https://example.org/a".to_owned(), text }),
    ];
    prop::collection::vec(run, 1..4).prop_map(Paragraph)
}

fn map() -> BoxedStrategy<RegionMap> {
    let location = (of(text()), of(text()), text(), value(), of(value()));
    let location = location.prop_map(|(fips, code, name, value, rate)| Location { fips, code, name, value, rate });
    let shade = prop_oneof![Just(Shade::Value), Just(Shade::Rate)];
    let named = (text(), text(), text(), of(text()));
    (named, some(decimal()), shade, some(location), notes())
        .prop_map(|((id, title, region, unit), breaks, shade, locations, notes)| RegionMap {
            id,
            title,
            region,
            unit,
            breaks,
            shade,
            locations,
            notes,
        })
        .boxed()
}

fn section() -> BoxedStrategy<Section> {
    (of(text()), some(paragraph()), some(figure()), of(map()), some(table()))
        .prop_map(|(heading, text, figures, map, tables)| Section { heading, text, figures, map, tables })
        .boxed()
}

fn note() -> impl Strategy<Value = Note> {
    (text(), of(text()), paragraph()).prop_map(|(id, marker, text)| Note { id, marker, text })
}

fn palette() -> impl Strategy<Value = PaletteName> {
    use PaletteName::{Accent, Indigo, Plum, Teal};
    prop_oneof![Just(Teal), Just(Plum), Just(Indigo), Just(Accent)]
}

fn imprint() -> impl Strategy<Value = Imprint> {
    let logo = Just(Logo::new("data:image/png;base64,AAAA"));
    (prop_oneof![logo, Just(None)], of("#[0-9a-f]{6}"), palette(), of(text()), of(text())).prop_map(
        |(logo, accent, palette, contact, licence)| Imprint {
            logo,
            accent: accent.and_then(|code| Accent::new(&code)),
            palette,
            contact,
            licence,
        },
    )
}

/// Any report, sound or not.
pub(crate) fn report() -> BoxedStrategy<Report> {
    let named = (text(), text(), of(text()), text(), of(text()), text());
    let dated = (period(), of(date()), of(text()), of(text()), of(text()), of(imprint()));
    let filled = (some(paragraph()), some(figure()), some(section()), some(note()), some(paragraph()));
    let numbering = prop_oneof![Just(NoteNumbering::Deduplicated), Just(NoteNumbering::AsPublished)];
    (named, dated, filled, numbering, of(any_counts().prop_map(|counts| counts.to_node())))
        .prop_map(|(named, dated, filled, note_numbering, counts)| {
            let (language, title, subtitle, name, code, publisher) = named;
            let (period, accurate_as_of, edition, source, citation, imprint) = dated;
            let (introduction, headline, sections, notes, caveat) = filled;
            let jurisdiction = Jurisdiction { name, code };
            Report {
                version: 1,
                language,
                title,
                subtitle,
                jurisdiction,
                publisher,
                period,
                accurate_as_of,
                edition,
                source,
                citation,
                imprint,
                introduction,
                headline,
                sections,
                note_numbering,
                notes,
                caveat,
                counts,
            }
        })
        .boxed()
}
