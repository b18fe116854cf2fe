use std::collections::BTreeSet;

use super::Check;
use crate::plan::Aggregate;
use crate::plan::field::{Field, FieldType};
use crate::plan::report::{BasePlan, Each, FigurePlan, Order, RatePlan, SectionPlan, Span, TablePlan, Within};
use crate::report::{Comparison, Fault, Imprint, TableKind};

const PARTS: [FieldType; 3] = [FieldType::Category, FieldType::YesNo, FieldType::Number];
const ROWS: [FieldType; 5] =
    [FieldType::Category, FieldType::List, FieldType::Flags, FieldType::YesNo, FieldType::Number];

impl<'p> Check<'p> {
    /// The report's texts, figures, tables and notes.
    pub(super) fn report(&mut self) {
        let report = &self.plan.report;
        self.at("report", |check| {
            check.report_title(&report.title);
            check.optional_line("finding", report.finding.as_ref());
            check.optional_line("subtitle", report.subtitle.as_ref());
            check.fixed_line("publisher", &report.publisher);
            report.everywhere.iter().for_each(|name| check.fixed_line("everywhere", name));
            check.optional_line("source", report.source.as_ref());
            check.optional_line("citation", report.citation.as_ref());
            report.imprint.iter().for_each(|imprint| check.at("imprint", |check| check.imprint(imprint)));
            check.paragraphs("introduction", &report.introduction);
            let (mut figures, mut tables, mut notes) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
            report.headline.iter().for_each(|figure| check.figure(figure, &mut figures));
            for section in &report.sections {
                check.section(section, &mut figures, &mut tables);
            }
            for note in &report.notes {
                check.at(format!("note “{}”", note.id), |check| {
                    check.id(&note.id, &mut notes);
                    check.paragraph(&note.text);
                    check.no_note_in(&note.text);
                });
            }
            check.paragraphs("caveat", &report.caveat);
        });
    }

    fn imprint(&mut self, imprint: &Imprint) {
        for Fault { field, code, message, remedy } in imprint.faults() {
            self.at(field, |check| check.say(code, message, remedy));
        }
        for (name, text) in [("contact", &imprint.contact), ("licence", &imprint.licence)] {
            if let Some(text) = text {
                self.fixed_line(name, text);
            }
        }
    }

    fn section(&mut self, section: &'p SectionPlan, figures: &mut BTreeSet<&'p str>, tables: &mut BTreeSet<&'p str>) {
        self.optional_line("heading", section.heading.as_ref());
        self.paragraphs("text", &section.text);
        section.figures.iter().for_each(|figure| self.figure(figure, figures));
        if let Some(map) = &section.map {
            self.at(format!("map “{}”", map.id), |check| {
                check.id(&map.id, tables);
                check.map(map);
            });
        }
        for table in &section.tables {
            self.at(format!("table “{}”", table.id), |check| {
                check.id(&table.id, tables);
                check.table(table);
            });
        }
    }

    fn figure(&mut self, figure: &'p FigurePlan, seen: &mut BTreeSet<&'p str>) {
        self.at(format!("figure “{}”", figure.id), |check| {
            check.id(&figure.id, seen);
            check.figures_beside(figure);
            check.title("label", &figure.label);
            check.measure(&figure.measure);
            check.conditions(&figure.conditions);
            if let Some(whole) = &figure.part_of {
                check.at("partOf", |check| {
                    check.figure_of(whole);
                    check.same_units(&figure.measure, whole);
                });
            }
            if let Some(rank) = &figure.rank {
                check.at("rank", |check| {
                    check.fixed_line("universe", &rank.universe);
                    check.fixed_line("measure", &rank.measure);
                    check.needs_jurisdiction("A rank");
                    check.at_least_one("among", u64::from(rank.among));
                });
            }
            if figure.change {
                check.at("change", |check| check.needs_date("A change"));
            }
            figure.rate.iter().for_each(|rate| check.rate(rate));
            check.notes("notes", &figure.notes);
        });
    }

    /// Refuses figures of other units: a part of a figure counts the same, or the figure counts records, which are at least as
    /// many as what they are about.
    fn same_units(&mut self, measure: &str, whole: &str) {
        let plan = self.plan;
        let whole = plan.report.figures().find(|figure| figure.id == whole);
        let whole = whole.and_then(|figure| plan.measures.get(&figure.measure));
        let Some((part, whole)) = plan.measures.get(measure).zip(whole) else { return };
        let is_part = match (&part.count, &whole.count) {
            (Aggregate::Distinct(_), Aggregate::Records) => true,
            (part, whole) => part == whole,
        };
        if !is_part {
            let message = format!("“{}” are no part of “{}”.", part.unit, whole.unit);
            self.say("other-units", message, "Name a figure that counts the same, or leave it out.");
        }
    }

    /// Change and rate become figures of their own, named after the one that they are beside.
    fn figures_beside(&mut self, figure: &FigurePlan) {
        for (wanted, name) in [(figure.change, "change"), (figure.rate.is_some(), "rate")] {
            let id = format!("{}-{name}", figure.id);
            if wanted && self.plan.report.figures().any(|other| other.id == id) {
                let message = format!("“{id}” is the id of the figure beside it, too.");
                self.at(name, |check| check.say("duplicate-id", message, "Give that other figure another id."));
            }
        }
    }

    fn rate(&mut self, rate: &RatePlan) {
        let plan = self.plan;
        self.at("rate", |check| {
            let known = plan.denominators.keys().map(String::as_str);
            check.known("unknown-denominator", "denominator", &rate.denominator, known);
            check.at_least_one("per", rate.per);
            rate.heading.iter().for_each(|heading| check.fixed_line("heading", heading));
        });
    }

    fn table(&mut self, table: &TablePlan) {
        self.title("title", &table.title);
        self.optional_line("finding", table.finding.as_ref());
        table.stub.iter().for_each(|stub| self.fixed_line("stub", stub));
        table.not_specified.iter().for_each(|label| self.fixed_line("notSpecified", label));
        self.measure(&table.measure);
        let by = self.rows(&table.by, table.each);
        if let Some(columns) = &table.columns {
            self.at("columns", |check| _ = check.parts(&columns.by, columns.each));
        }
        self.conditions(&table.conditions);
        self.kind(table, by);
        if let Some(field) = by.filter(|_| table.each.is_none()) {
            self.labels(table, field);
        }
        self.time(table);
        self.chart(table);
        self.figures_of(table);
        self.small(&table.small);
        self.notes("notes", &table.notes);
        if let Some(total) = &table.total {
            self.at("total", |check| {
                check.fixed_line("label", &total.label);
                check.decimals(total.decimals.unwrap_or_default());
                check.notes("notes", &total.notes);
            });
        }
        for (label, notes) in &table.row_notes {
            self.at("rowNotes", |check| check.notes(&format!("“{label}”"), notes));
        }
    }

    /// The field of a table's rows.
    fn rows(&mut self, id: &str, each: Option<Each>) -> Option<&'p Field> {
        let mut field = None;
        self.at("by", |check| field = check.divides(id, each, &ROWS));
        field
    }

    /// A field whose values do not overlap, so that it can make columns or parts of rows.
    fn parts(&mut self, id: &str, each: Option<Each>) -> Option<&'p Field> {
        self.divides(id, each, &PARTS)
    }

    /// A field that divides records into groups; periods, where it is the plan's date.
    fn divides(&mut self, id: &str, each: Option<Each>, types: &[FieldType]) -> Option<&'p Field> {
        match (self.plan.date.as_deref() == Some(id), each) {
            (true, None) => self.say("no-each", "Every day would be a group.", "Say `each`: `year`, `month`, …"),
            (false, Some(_)) => {
                let message = format!("`each` is of periods, and “{id}” is not the plan's date.");
                self.say("misplaced-each", message, "Leave it out, or name the plan's `date`.");
            }
            _ => {}
        }
        if each == Some(Each::FiscalYear) && self.plan.fiscal_year_start.is_none() {
            let remedy = "Write the plan's `fiscalYearStart`.";
            self.say("no-fiscal-year", "Nobody says when a fiscal year begins.", remedy);
        }
        if self.plan.date.as_deref() == Some(id) {
            return self.field(id);
        }
        let field = self.is_type(id, types)?;
        if field.kind == FieldType::Number && field.bands.is_empty() {
            let message = format!("The field “{id}” has no ranges, so every number would be a group.");
            self.say("no-bands", message, "Give the field `bands`.");
        }
        Some(field)
    }

    /// Checks whether the rows relate as the table says.
    fn kind(&mut self, table: &TablePlan, by: Option<&Field>) {
        let overlaps = by.is_some_and(|field| field.kind.overlaps());
        let wrong = match table.kind {
            Some(TableKind::Exclusive | TableKind::Nested) if overlaps => {
                Some(("A record can stand in several of these rows.", "Write `non-cumulative`, or leave this out."))
            }
            Some(TableKind::Nested) if table.within.is_none() => {
                Some(("Nothing divides its rows.", "Say `within`, or leave this out."))
            }
            Some(TableKind::Trend) if table.each.is_none() => {
                Some(("Its rows are no periods.", "Say `each`, or leave this out."))
            }
            _ => None,
        };
        if let Some((message, remedy)) = wrong {
            self.at("kind", |check| check.say("kind", message, remedy));
        }
        if table.small.pool.is_some() && (overlaps || table.kind == Some(TableKind::NonCumulative)) {
            let message = "Rows that overlap cannot be merged: a record would count twice.";
            self.at("small", |check| check.say("pooled-overlap", message, "Write `mask` in place of `pool`."));
        }
    }

    /// Checks whether the rows that a table names are among those that it can have.
    fn labels(&mut self, table: &TablePlan, field: &'p Field) {
        let mut rows = field.labels();
        if let Some(within) = &table.within {
            self.at("within", |check| check.within(within, rows.as_deref()));
        }
        let Some(rows) = &mut rows else { return };
        if let Some(label) = &table.highlight {
            self.at("highlight", |check| check.known("unknown-value", "row", label, rows.iter().copied()));
        }
        for label in &table.always {
            self.at("always", |check| check.known("unknown-value", "row", label, rows.iter().copied()));
        }
        if let Some(label) = &table.other {
            self.at("other", |check| check.known("unknown-value", "row", label, rows.iter().copied()));
        }
        let parts = table.within.as_ref().and_then(|within| Some((within, self.plan.fields.get(&within.field)?)));
        if let Some((within, field)) = parts {
            let Some(labels) = field.labels() else { return };
            rows.extend(labels);
            rows.extend(within.not_specified.as_deref());
            rows.extend(within.of.values().filter_map(|small| small.pool.as_deref()));
        }
        rows.extend([&table.not_specified, &table.small.pool].into_iter().filter_map(Option::as_deref));
        for label in table.row_notes.keys() {
            self.at("rowNotes", |check| check.known("unknown-value", "row", label, rows.iter().copied()));
        }
    }

    fn within(&mut self, within: &Within, rows: Option<&[&str]>) {
        let field = self.parts(&within.field, None);
        for (label, small) in &within.of {
            self.at("of", |check| {
                if let Some(rows) = rows {
                    check.known("unknown-value", "row", label, rows.iter().copied());
                }
                check.at(format!("“{label}”"), |check| check.small_itself(small));
            });
        }
        if let (Some(label), Some(labels)) = (&within.other, field.and_then(Field::labels)) {
            self.at("other", |check| check.known("unknown-value", "part", label, labels));
        }
    }

    fn time(&mut self, table: &TablePlan) {
        if table.span != Span::Report {
            self.at("span", |check| check.needs_date("A time of its own"));
        }
        let periods = table.each.or(table.columns.as_ref().and_then(|columns| columns.each));
        if table.change != Comparison::None && periods.is_none() {
            let message = "Neither its rows nor its columns are periods.";
            self.at("change", |check| check.say("misplaced", message, "Leave it out."));
        }
    }

    fn figures_of(&mut self, table: &TablePlan) {
        self.decimals(table.decimals);
        if let Some(top) = table.top {
            self.at_least_one("top", top as u64);
            if table.order == Order::KnownFirst {
                let message = "A list that ends early ends with its smallest row.";
                self.at("order", |check| check.say("misplaced", message, "Write `count`, or leave out `top`."));
            }
        }
        self.at("base", |check| match &table.base {
            BasePlan::Figure(id) => {
                check.figure_of(id);
                check.same_units(&table.measure, id);
            }
            BasePlan::Respondents(label) => check.fixed_line("respondents", label),
            BasePlan::Parent if table.within.is_none() => {
                check.say("misplaced", "Its rows have no parents.", "Write `total`, or leave this out.");
            }
            _ => {}
        });
        let Some(rate) = &table.rate else { return };
        self.rate(rate);
        if self.plan.jurisdiction.as_ref() != Some(&table.by) {
            let message = "Only a table by jurisdiction has rates.";
            self.at("rate", |check| {
                check.say("misplaced", message, "Leave it out, or name the plan's `jurisdiction`.");
            });
        }
    }

    fn decimals(&mut self, decimals: u8) {
        if decimals > 4 {
            let message = format!("A percentage cannot have {decimals} decimals.");
            self.at("decimals", |check| check.say("out-of-range", message, "Write 0 to 4."));
        }
    }
}
