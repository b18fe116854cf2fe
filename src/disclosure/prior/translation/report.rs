use std::cell::RefCell;

use super::labels::{Labels, Pair};
use super::{Lacking, unsound};
use crate::disclosure::composition::figures::{RANK_WITHHELD, Rates};
use crate::disclosure::composition::texts::Texts;
use crate::disclosure::composition::written::Written;
use crate::locale::{Locale, capitalised};
use crate::plan::{FigurePlan, MapPlan, Plan, RatePlan, SectionPlan, TablePlan, TextPlan, Translation};
use crate::report::{
    Base, Column, Figure, Jurisdiction, Note, Paragraph, Period, Rank, RegionMap, Report, Row, Run, Table, Value,
};
use crate::tabulate::Tabulation;

/// A finished report on its way into another language.
pub(super) struct Translator<'a> {
    pair: Pair<'a>,
    translation: &'a Translation,
    tabulation: Tabulation,
    report: &'a Report,
    jurisdictions: Labels,
    lacking: RefCell<Vec<Lacking>>,
    /// Place of the texts that are looked up.
    place: RefCell<String>,
}

impl<'a> Translator<'a> {
    pub(super) fn new(
        own: &'a Plan,
        translation: &'a Translation,
        tabulation: &Tabulation,
        report: &'a Report,
    ) -> Self {
        let pair = Pair { own, other: &translation.plan };
        let jurisdictions = pair.jurisdictions();
        let mut tabulation = tabulation.clone();
        if let Some(name) = jurisdictions.get(&tabulation.jurisdiction.name) {
            tabulation.jurisdiction = Jurisdiction { name: name.to_owned(), ..tabulation.jurisdiction };
        }
        let (lacking, place) = (RefCell::default(), RefCell::default());
        Self { pair, translation, tabulation, report, jurisdictions, lacking, place }
    }

    /// Returns the report in the other language.
    ///
    /// # Errors
    /// The texts that this language lacks.
    pub(super) fn translate(mut self) -> Result<Report, Vec<Lacking>> {
        let mut report = self.report.clone();
        self.period(&mut report.period);
        if self.tabulation.scope.period_label.is_some() {
            self.tabulation.scope.period_label.clone_from(&report.period.label);
        }
        let other = &self.pair.other.report;
        report.language.clone_from(&self.pair.other.language);
        report.jurisdiction.name = self.name(&report.jurisdiction.name);
        report.publisher.clone_from(&other.publisher);
        report.imprint.clone_from(&other.imprint);
        self.given(report.edition.as_deref());
        let figures = report.sections.iter_mut().flat_map(|section| &mut section.figures);
        report.headline.iter_mut().chain(figures).for_each(|figure| self.figure(figure));
        for section in &mut report.sections {
            section.map.iter_mut().for_each(|map| self.map(map));
            section.tables.iter_mut().for_each(|table| self.table(table));
        }
        self.put(String::new());
        self.texts(&mut report);
        let mut lacking = self.lacking.into_inner();
        if lacking.is_empty() {
            lacking = unsound(&report);
        }
        if lacking.is_empty() { Ok(report) } else { Err(lacking) }
    }

    /// Goes on to the texts of another place.
    fn put(&self, place: String) {
        *self.place.borrow_mut() = place;
    }

    fn lack(&self, text: &str) {
        let lacking = Lacking { text: text.to_owned(), place: self.place.borrow().clone() };
        let mut all = self.lacking.borrow_mut();
        if !all.contains(&lacking) {
            all.push(lacking);
        }
    }

    /// Returns the other text, where it is one of the other language.
    fn text(&self, own: &str, other: &str) -> String {
        if own == other && has_words(own) && !self.translation.same.contains(own) {
            self.lack(own);
        }
        other.to_owned()
    }

    fn optional(&self, own: Option<&String>, other: Option<&String>) -> Option<String> {
        Some(self.text(own?, other?))
    }

    /// Notes a text that was given with the scope, and so in one language.
    fn given(&self, text: Option<&str>) {
        text.filter(|text| has_words(text)).into_iter().for_each(|text| self.lack(text));
    }

    /// Returns the name of a jurisdiction: the same in all languages, unless the plan says otherwise.
    fn name(&self, own: &str) -> String {
        self.jurisdictions.get(own).unwrap_or(own).to_owned()
    }

    fn label(&self, labels: &Labels, own: &str) -> String {
        match labels.get(own) {
            Some(other) if labels.is_of_program(own) => other.to_owned(),
            Some(other) => self.text(own, other),
            None => {
                self.given(Some(own));
                own.to_owned()
            }
        }
    }

    /// Returns a title, filled in.
    fn title(&self, own: &str, other: &str) -> String {
        let title = self.text(own, other);
        Texts { plan: self.pair.other, tabulation: &self.tabulation, report: None, named: None }.fill(&title)
    }

    fn unit(&self, measure: &str) -> Option<String> {
        let unit = |plan: &'a Plan| plan.measures.get(measure).map(|measure| &measure.unit);
        self.optional(unit(self.pair.own), unit(self.pair.other))
    }

    fn period(&self, period: &mut Period) {
        let [own, other] = self.pair.locales();
        let Some(label) = &mut period.label else { return };
        if label == own.words().all_records {
            other.words().all_records.clone_into(label);
            return;
        }
        // The days that the records cover follow a name that was given, or take its place.
        let days = |locale: &Locale| self.tabulation.scope.known.as_ref().map(|known| locale.period(known));
        let (given, days) = match (days(own), days(other)) {
            (Some(own), Some(other)) if *label == own => ("", other),
            (Some(own), Some(other)) => match label.strip_suffix(&format!(" ({own})")) {
                Some(given) => (given, format!("{given} ({other})")),
                None => (label.as_str(), label.clone()),
            },
            _ => (label.as_str(), label.clone()),
        };
        self.given(Some(given));
        *label = days;
    }

    /// Returns the label of a row or column that is a period.
    fn of_period(&self, label: &str, period: &Period) -> String {
        let [own, other] = self.pair.locales();
        let dates = |locale: &Locale| locale.period(&Period { label: None, ..period.clone() });
        let year = period.end.or(period.start).map(crate::report::Date::year).unwrap_or_default();
        let fiscal = |locale: &Locale| locale.fiscal_year(year);
        let part = |locale: &Locale| format!("{} ({})", fiscal(locale), dates(locale));
        let ways = [(dates(own), dates(other)), (fiscal(own), fiscal(other)), (part(own), part(other))];
        let way = ways.into_iter().find(|(own, _)| own == label);
        way.map_or_else(
            || {
                self.given(Some(label));
                label.to_owned()
            },
            |(_, other)| other,
        )
    }

    fn value(&self, value: &mut Value, masks: &Labels) {
        match value {
            Value::Masked { masked, .. } if self.pair.own.protection.policy().mask == *masked => {
                *masked = masks.get(masked).unwrap_or(masked).to_owned();
            }
            Value::Masked { masked, .. } => *masked = self.label(masks, masked),
            Value::Rate { rate, .. } => rate.of = self.denominator(&rate.of),
            _ => {}
        }
    }

    fn denominator(&self, own: &str) -> String {
        let pairs = self.pair.own.denominators.values().zip(self.pair.other.denominators.values());
        let found = pairs.map(|(own, other)| (&own.of, &other.of)).find(|(known, _)| *known == own);
        found.map_or_else(|| own.to_owned(), |(own, other)| self.text(own, other))
    }

    /// Returns the heading of rates.
    fn rates(&self, own: &RatePlan, other: &RatePlan) -> String {
        let heading = |plan: &Plan, rate: &RatePlan| Rates::new(plan, rate).map(|rates| rates.heading());
        let [own, other] = [heading(self.pair.own, own), heading(self.pair.other, other)];
        self.optional(own.as_ref(), other.as_ref()).unwrap_or_default()
    }

    fn figure(&self, figure: &mut Figure) {
        let pairs = || self.pair.own.report.figures().zip(self.pair.other.report.figures());
        let suffixed = |suffix: &'static str| {
            let id = figure.id.strip_suffix(suffix)?;
            pairs().find(|(own, _)| own.id == id).map(|(own, other)| (own, other, suffix))
        };
        let Some((own, other, suffix)) = ["", "-change", "-rate"].into_iter().find_map(suffixed) else { return };
        self.put(figure.label.clone());
        figure.label = self.figure_label(own, other, suffix);
        if figure.unit.is_some() {
            figure.unit = self.unit(&own.measure);
        }
        if let (Some(rank), Some(own), Some(other)) = (&mut figure.rank, &own.rank, &other.rank) {
            let names = rank.tied_with.iter().map(|name| self.name(name)).collect();
            *rank = Rank {
                universe: Some(self.text(&own.universe, &other.universe)),
                measure: Some(self.text(&own.measure, &other.measure)),
                tied_with: names,
                ..rank.clone()
            };
        }
        self.value(&mut figure.value, &self.pair.masks([]));
    }

    fn figure_label(&self, own: &FigurePlan, other: &FigurePlan, suffix: &str) -> String {
        let label = self.title(&own.label, &other.label);
        match (suffix, &own.rate, &other.rate) {
            ("-change", ..) => format!("{label}: {}", self.pair.locales()[1].words().change_before),
            ("-rate", Some(own), Some(other)) => format!("{label}: {}", self.rates(own, other)),
            _ => label,
        }
    }

    fn map(&self, map: &mut RegionMap) {
        let maps = |plan: &'a Plan| plan.report.sections.iter().filter_map(|section| section.map.as_ref());
        let mut pairs = maps(self.pair.own).zip(maps(self.pair.other));
        let Some((own, other)): Option<(&MapPlan, &MapPlan)> = pairs.find(|(own, _)| own.id == map.id) else { return };
        self.put(map.title.clone());
        map.title = self.title(&own.title, &other.title);
        map.unit = self.unit(&own.measure);
        let masks = self.pair.masks([(&own.small, &other.small)]);
        map.locations.iter_mut().for_each(|location| self.value(&mut location.value, &masks));
    }

    fn table(&self, table: &mut Table) {
        let tables = |plan: &'a Plan| plan.report.sections.iter().flat_map(|section| &section.tables);
        let mut pairs = tables(self.pair.own).zip(tables(self.pair.other));
        let Some((own, other)) = pairs.find(|(own, _)| own.id == table.id) else { return };
        self.put(table.title.clone());
        table.title = self.title(&own.title, &other.title);
        table.stub = self.optional(own.stub.as_ref(), other.stub.as_ref());
        table.unit = self.unit(&own.measure);
        table.jurisdiction = table.jurisdiction.as_deref().map(|name| self.name(name));
        table.period.iter_mut().for_each(|period| self.period(period));
        self.base(&mut table.base, own, other);
        self.columns(&mut table.columns, own, other);
        let divided = own.within.iter().flat_map(|within| within.of.values());
        let divided = divided.zip(other.within.iter().flat_map(|within| within.of.values()));
        let masks = self.pair.masks(std::iter::once((&own.small, &other.small)).chain(divided));
        let [labels, parts] = [self.pair.rows(own, other), self.pair.parts(own, other)];
        table.rows.iter_mut().for_each(|row| self.row(row, &labels, &masks, Some(&parts)));
        if let (Some(benchmark), Some(own), Some(other)) = (&mut table.benchmark, &own.benchmark, &other.benchmark) {
            benchmark.label = self.text(&own.label, &other.label);
        }
        if let (Some(row), Some(own), Some(other)) = (&mut table.total, &own.total, &other.total) {
            self.values(row, &masks);
            row.label = self.text(&own.label, &other.label);
        }
    }

    fn base(&self, base: &mut Base, own: &TablePlan, other: &TablePlan) {
        use crate::plan::BasePlan::Respondents;
        let Base::Count { label, .. } = base else { return };
        *label = match (&own.base, &other.base) {
            (Respondents(own), Respondents(other)) => self.text(own, other),
            _ => self.unit(&own.measure).unwrap_or_default(),
        };
    }

    fn columns(&self, columns: &mut [Column], own: &TablePlan, other: &TablePlan) {
        if let (Some(own_rate), Some(other_rate), [count, rate]) = (&own.rate, &other.rate, &mut *columns) {
            count.heading = capitalised(&self.unit(&own.measure).unwrap_or_default());
            rate.heading = self.rates(own_rate, other_rate);
            return;
        }
        let labels = self.pair.columns(own);
        for column in columns {
            column.heading = match (&column.period, &column.jurisdiction) {
                (Some(period), _) => self.of_period(&column.heading, period),
                (None, Some(_)) => self.name(&column.heading),
                (None, None) => self.label(&labels, &column.heading),
            };
            column.jurisdiction = column.jurisdiction.as_deref().map(|name| self.name(name));
        }
    }

    fn row(&self, row: &mut Row, labels: &Labels, masks: &Labels, parts: Option<&Labels>) {
        self.values(row, masks);
        row.label = match &row.period {
            Some(period) => self.of_period(&row.label, period),
            None => self.label(labels, &row.label),
        };
        if let Some(parts) = parts {
            row.children.iter_mut().for_each(|part| self.row(part, parts, masks, None));
        }
    }

    fn values(&self, row: &mut Row, masks: &Labels) {
        row.value.iter_mut().chain(&mut row.values).for_each(|value| self.value(value, masks));
    }

    /// Writes the texts around the figures, which are translated by now.
    fn texts(&self, report: &mut Report) {
        let [own, other] = [self.pair.own, self.pair.other].map(|plan| &plan.report);
        self.text(&own.title, &other.title);
        for (own, other) in [(&own.finding, &other.finding), (&own.subtitle, &other.subtitle)] {
            self.optional(own.as_ref(), other.as_ref());
        }
        self.paragraphs(&own.introduction, &other.introduction);
        self.paragraphs(&own.caveat, &other.caveat);
        let sections: Vec<(&SectionPlan, &SectionPlan)> =
            own.sections.iter().zip(&other.sections).filter(|(own, _)| is_printed(own, report)).collect();
        for (own, other) in &sections {
            self.optional(own.heading.as_ref(), other.heading.as_ref());
            self.paragraphs(&own.text, &other.text);
            for (own, other) in own.tables.iter().zip(&other.tables) {
                self.optional(own.finding.as_ref(), other.finding.as_ref());
            }
        }
        let sections: Vec<&SectionPlan> = sections.into_iter().map(|(_, other)| other).collect();
        let written = Written::new(&self.filling(report), &sections);
        let notes = report.notes.iter().map(|note| self.note(note, &self.filling(report))).collect();
        written.put_into(report);
        report.notes = notes;
        self.same_number(&self.report.introduction, &report.introduction);
        self.same_number(&self.report.caveat, &report.caveat);
        let sections = self.report.sections.iter().zip(&report.sections);
        sections.for_each(|(own, other)| self.same_number(&own.text, &other.text));
    }

    fn filling<'r>(&'r self, report: &'r Report) -> Texts<'r> {
        let (plan, tabulation) = (self.pair.other, &self.tabulation);
        Texts { plan, tabulation, report: Some(report), named: Some(self.report) }
    }

    fn paragraphs(&self, own: &[TextPlan], other: &[TextPlan]) {
        own.iter().zip(other).for_each(|(own, other)| self.paragraph(own, other));
    }

    fn paragraph(&self, own: &TextPlan, other: &TextPlan) {
        let [own, other] = [own, other].map(|text| text.texts().concat());
        self.text(&own, &other);
    }

    /// Notes a paragraph of which a sentence is left out in one language alone, so that nothing is left of it.
    fn same_number(&self, own: &[Paragraph], other: &[Paragraph]) {
        if own.len() != other.len() {
            for paragraph in own {
                self.lack(&paragraph.plain());
            }
        }
    }

    fn note(&self, note: &Note, texts: &Texts) -> Note {
        let notes = |plan: &'a Plan| plan.report.notes.iter().find(|known| known.id == note.id);
        let text = match (notes(self.pair.own), notes(self.pair.other)) {
            (Some(own), Some(other)) => {
                self.paragraph(&own.text, &other.text);
                texts.paragraph(&other.text)
            }
            _ if note.id == RANK_WITHHELD => {
                Paragraph(vec![Run::Text(self.pair.locales()[1].words().rank_withheld.to_owned())])
            }
            _ => note.text.clone(),
        };
        Note { text, ..note.clone() }
    }
}

/// Returns whether a section of a plan is in its report.
fn is_printed(section: &SectionPlan, report: &Report) -> bool {
    (section.tables.is_empty() && section.map.is_none())
        || section.tables.iter().any(|table| report.table(&table.id).is_some())
        || section.figures.iter().any(|figure| report.figure(&figure.id).is_some())
        || section.map.iter().any(|map| report.maps().any(|printed| printed.id == map.id))
}

/// Returns whether a text has words, beside its places.
fn has_words(text: &str) -> bool {
    let mut depth = 0_u32;
    text.chars().any(|letter| {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => return depth == 0 && letter.is_alphabetic(),
        }
        false
    })
}
