//! Charts of tables, and maps: whether the plan has what they need.

use super::Check;
use crate::plan::field::FieldType;
use crate::plan::report::{MapPlan, TablePlan};
use crate::report::{Benchmark, ChartKind, Value, fault_of_breaks, is_region};

impl Check<'_> {
    pub(super) fn map(&mut self, map: &MapPlan) {
        self.title("title", &map.title);
        self.measure(&map.measure);
        self.at("by", |check| _ = check.is_type(&map.by, &[FieldType::Category, FieldType::List]));
        match &map.region {
            Some(region) => self.region(region),
            None => self.needs_jurisdiction("A map without a region"),
        }
        if let Some((message, remedy)) = fault_of_breaks(&map.breaks, true) {
            self.at("breaks", |check| check.say("bad-breaks", message, remedy));
        }
        self.notes("notes", &map.notes);
        self.small(&map.small);
        if map.small.pool.is_some() {
            self.at("small", |check| {
                check.say("misplaced", "Places of a map cannot be merged.", "Write `mask` in place of `pool`.");
            });
        }
    }

    fn region(&mut self, region: &str) {
        if !is_region(region) {
            let message = format!("“{region}” is not the code of a region.");
            let remedy = "Write the `code` of a geometry: 64 letters, digits, “-” and “_” at most.";
            self.at("region", |check| check.say("unknown-region", message, remedy));
        }
    }

    /// Checks whether a table can be what its chart needs.
    pub(super) fn chart(&mut self, table: &TablePlan) {
        let stacked = matches!(table.chart, ChartKind::Stacked | ChartKind::Stacked100);
        let crossed = stacked || matches!(table.chart, ChartKind::Pyramid | ChartKind::Heat);
        let wrong = match &table.columns {
            _ if table.chart == ChartKind::Map
                && table.region.is_none()
                && self.plan.jurisdiction.as_ref() != Some(&table.by) =>
            {
                Some((
                    "Only a table by jurisdiction has a map without a region.",
                    "Name its `region`, write `bars`, or a `map` in the section.",
                ))
            }
            _ if table.chart == ChartKind::Range => Some(("Counts of records have no bounds.", "Write `bars`.")),
            None if crossed => {
                Some(("This chart is of columns, and the table has none.", "Say `columns`, or write `bars`."))
            }
            Some(columns) if stacked && columns.each.is_some() => {
                Some(("Periods are no parts of one whole.", "Write `bars`, or let rows be periods."))
            }
            _ => None,
        };
        if let Some((message, remedy)) = wrong {
            self.at("chart", |check| check.say("misplaced", message, remedy));
        }
        if let Some(region) = &table.region {
            if table.chart == ChartKind::Map {
                self.region(region);
            } else {
                self.at("region", |check| check.say("misplaced", "Only a map has a region.", "Leave it out."));
            }
        }
        self.benchmark(table);
    }

    /// Checks whether a table has bars that its benchmark can be a line through.
    fn benchmark(&mut self, table: &TablePlan) {
        let Some(Benchmark { label, value }) = &table.benchmark else { return };
        self.at("benchmark", |check| {
            check.fixed_line("label", label);
            let has_bars = table.chart == ChartKind::Bars
                || (matches!(table.chart, ChartKind::Auto | ChartKind::Separate) && table.each.is_none());
            if !has_bars {
                let message = "A benchmark is a line through bars, and this table has another chart.";
                check.say("misplaced", message, "Write `bars` as the `chart`, or leave the benchmark out.");
            }
            if !matches!(value, Value::Count { notes, .. } if notes.is_empty()) {
                let message = "The bars of a plan's tables are counts, and this benchmark is no count without notes.";
                check.say("misplaced", message, "Write a whole number as its `value`.");
            }
        });
    }
}
