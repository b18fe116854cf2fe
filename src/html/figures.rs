//! Figures by themselves, and maps.

use maud::{Markup, html};

use super::paper::longest_word;
use super::{Page, says};
use crate::report::{Cell, Figure, RegionMap, Value};

impl<'r> Page<'r> {
    /// Headline figures: a large number, what it is, and what must be known about it.
    pub(super) fn headline(&self, figures: &'r [Figure], pointer: &str) -> Markup {
        html! {
            @if !figures.is_empty() {
                dl class="hr-headline" data-letters=[self.letters(figures)] {
                    @for (index, figure) in figures.iter().enumerate() {
                        (self.figure(figure, &format!("{pointer}/{index}")))
                    }
                }
                (self.contradiction_list(pointer))
            }
        }
    }

    /// Returns the class for the length of the longest word of the figures, where it is longer than a common count: the
    /// style sheet sets all of them so that it fits.
    fn letters(&self, figures: &[Figure]) -> Option<&'static str> {
        match figures.iter().map(|figure| longest_word(&self.locale.figure(&figure.value))).max()? {
            0..=7 => None,
            8..=10 => Some("10"),
            11..=13 => Some("13"),
            _ => Some("17"),
        }
    }

    fn figure(&self, figure: &'r Figure, pointer: &str) -> Markup {
        let cell = Cell::new(&figure.value, None, 0);
        html! {
            div class="hr-figure" id=(self.id("figure", &figure.id)) {
                dt {
                    @if figure.part_of.is_some() { span class="hr-of-which" { (self.locale.words().of_which) " " } }
                    (self.isolated(&figure.label)) (self.references(&figure.notes))
                }
                dd data-state=(cell.state.name()) {
                    span class="hr-number" {
                        span class="hr-big" { (self.locale.figure(&figure.value)) }
                        (self.references(figure.value.notes()))
                        @for (index, _) in self.contradictions_under(pointer) { (self.mark(index)) }
                    }
                    @for detail in self.details(figure) { " " span class="hr-detail" { (self.isolated(&detail)) } }
                }
            }
        }
    }

    /// Returns the details of a figure: unit, rank, change, period, jurisdiction, source, earlier editions.
    fn details(&self, figure: &Figure) -> Vec<String> {
        let locale = self.locale;
        // The label mostly says what is counted.
        let mut details: Vec<String> =
            figure.unit.clone().into_iter().filter(|unit| !says(&figure.label, unit)).collect();
        match &figure.value {
            Value::Rate { rate, .. } => details.push(locale.rate_parts(rate)),
            Value::Rank { rank, .. } => details.push(locale.rank(rank)),
            Value::Change { change, .. } => {
                details.extend(change.absolute().map(|count| locale.signed_count(count)));
                let between = change.from.zip(change.to);
                details.extend(between.map(|(from, to)| format!("{} → {}", locale.count(from), locale.count(to))));
                details.extend(change.since.as_ref().map(|since| locale.against(since)));
            }
            _ => {}
        }
        details.extend(figure.rank.as_ref().map(|rank| locale.rank(rank)));
        details.extend(figure.jurisdiction.clone());
        details.extend(figure.period.as_ref().map(|period| locale.period(period)));
        details.extend(figure.accurate_as_of.map(|date| locale.accurate_as_of(date)));
        details.extend(figure.source.as_ref().map(|source| format!("{}: {source}", locale.words().source)));
        details.extend(figure.restated.iter().map(|earlier| locale.restated(earlier)));
        details
    }

    /// A map: its title, its picture, and the figures that it shows as a table, so that nothing is said by colour
    /// alone.
    pub(super) fn map(&self, map: &'r RegionMap, under_heading: bool) -> Markup {
        let summary = self.id("summary", &map.id);
        let words = self.locale.words();
        let has_rates = map.rates().next().is_some();
        html! {
            div class="hr-block hr-map" id=(self.id("map", &map.id)) {
                (self.block_heading(&map.id, &map.title, under_heading, &self.references(&map.notes)))
                (self.drawing(&map.id))
                @if !map.locations.is_empty() { (self.block_controls(&map.id, true)) }
                @if map.locations.is_empty() {
                    p class="hr-summary" id=(summary) { (words.no_locations) }
                } @else {
                    div class="hr-table" {
                        table {
                            caption class="hr-caption" { (map.title) }
                            thead { tr {
                                th scope="col" { (map.title) }
                                th scope="col" class="hr-n" align=[self.side("right")] { (map.unit.as_deref().unwrap_or(words.number)) }
                                @if has_rates { th scope="col" class="hr-n" align=[self.side("right")] { (self.locale.rate_head(map)) } }
                            } }
                            tbody {
                                @for place in &map.locations {
                                    tr data-fips=[&place.fips] data-place=[&place.code] {
                                        th scope="row" align=[self.side("left")] { (self.label(&place.name)) }
                                        (self.place_figure(&place.value))
                                        @if let Some(rate) = &place.rate { (self.place_figure(rate)) } @else if has_rates { td {} }
                                    }
                                }
                            }
                        }
                    }
                    p class="hr-summary" id=(summary) { (self.locale.map_summary(map)) }
                }
            }
        }
    }
    /// A figure of a place on a map.
    fn place_figure(&self, value: &'r Value) -> Markup {
        html! {
            td class="hr-n" align=[self.side("right")] data-state=(Cell::new(value, None, 0).state.name()) data-sort=[self.sort_key(value)] {
                (self.locale.figure(value)) (self.references(value.notes()))
            }
        }
    }
}
