//! Keys of the numbers of a plan's reports, of one jurisdiction and period.

use super::identity::{Key, RECORDS, unit};
use super::kinds::Kinds;
use crate::disclosure::population::{Days, MISSING, Subset};
use crate::plan::{Condition, FigurePlan, MapPlan, MissingRows, Plan, Span, TablePlan};
use crate::records::Day;
use crate::report::Period;
use crate::tabulate::{Tabulation, first_day, last_day};

/// A first and a last day; open where absent.
pub(in crate::disclosure) type Stretch = (Option<Day>, Option<Day>);

/// Makes keys for the numbers of a report.
pub(in crate::disclosure) struct Keys<'a> {
    plan: &'a Plan,
    pub(in crate::disclosure) kinds: Kinds,
    /// Conditions on all records of the report.
    conditions: &'a [Condition],
    /// The report's own jurisdiction; `None` for all.
    jurisdiction: Option<String>,
    days: Stretch,
}

impl<'a> Keys<'a> {
    /// The keys of the report in the making.
    pub(in crate::disclosure) fn of_report(plan: &'a Plan, tabulation: &'a Tabulation) -> Self {
        let scope = &tabulation.scope;
        let own = scope.jurisdiction.as_ref().map(|_| tabulation.jurisdiction.name.clone());
        let days = (scope.start.and_then(first_day), scope.end.and_then(last_day));
        let days = if tabulation.has_period { days } else { (None, None) };
        Self { plan, kinds: Kinds::of_plan(plan, tabulation), conditions: &scope.conditions, jurisdiction: own, days }
    }

    /// The keys of another report of the same plan.
    pub(in crate::disclosure) fn of_document(
        plan: &'a Plan,
        tabulation: &'a Tabulation,
        jurisdiction: Option<String>,
        period: &Period,
    ) -> Self {
        let scope = &tabulation.scope;
        let is_same = (period.start, period.end) == (scope.start, scope.end);
        let days = if is_same && !tabulation.has_period { (None, None) } else { days_of(period) };
        Self { plan, kinds: Kinds::of_plan(plan, tabulation), conditions: &scope.conditions, jurisdiction, days }
    }

    /// Returns the key of a measure under some conditions on certain days, everywhere.
    pub(in crate::disclosure) fn everywhere(&self, measure: &str, conditions: &[Condition], days: Stretch) -> Key {
        let measure = self.plan.measures.get(measure);
        let of_measure = measure.map(|measure| measure.conditions.as_slice()).unwrap_or_default();
        let conditions = of_measure.iter().chain(conditions).chain(self.conditions);
        let unit = measure.map_or_else(String::new, |measure| unit(&measure.count));
        let key = conditions.fold(Key::new(unit), |key, condition| key.meeting(&self.kinds, condition));
        self.on(&key, days)
    }

    /// Of these, those of certain days.
    fn on(&self, key: &Key, days: Stretch) -> Key {
        match &self.plan.date {
            Some(date) if days != (None, None) => key.within(date, Subset::Days(Days::between(days.0, days.1))),
            _ => key.clone(),
        }
    }

    /// Of these, those of the report's own jurisdiction.
    fn own(&self, key: Key) -> Key {
        match (&self.plan.jurisdiction, &self.jurisdiction) {
            (Some(field), Some(name)) => key.within(field, self.kinds.labelled(field, [name.as_str()])),
            _ => key,
        }
    }

    /// Of these, those with a value in a field.
    pub(in crate::disclosure) fn with_value(&self, key: &Key, field: &str) -> Key {
        key.within(field, self.kinds.given(field, true))
    }

    /// A key as one of the selection of records in which its units are distinguished.
    fn grouped(key: Key, id: &str) -> Key {
        let group = if key.unit == RECORDS { id.to_owned() } else { format!("{:?}", key.what) };
        key.of_group(group)
    }

    /// The days of the report's period.
    pub(in crate::disclosure) const fn period(&self) -> Stretch {
        self.days
    }

    /// Returns the key of a figure on certain days.
    pub(in crate::disclosure) fn figure(&self, wanted: &FigurePlan, days: Stretch) -> Key {
        Self::grouped(self.own(self.everywhere(&wanted.measure, &wanted.conditions, days)), &wanted.id)
    }

    /// Returns the key of a map's total.
    pub(in crate::disclosure) fn map(&self, wanted: &MapPlan) -> Key {
        Self::grouped(self.own(self.everywhere(&wanted.measure, &[], self.days)), &wanted.id)
    }

    /// Returns the measure of a table, and the key of its total: without records that have no value, if it leaves these
    /// out.
    pub(in crate::disclosure) fn table(&self, wanted: &TablePlan) -> (Key, Key) {
        let fields = std::iter::once(&wanted.by).chain(wanted.columns.as_ref().map(|columns| &columns.by));
        let is_of_all = fields.into_iter().any(|field| self.plan.jurisdiction.as_ref() == Some(field));
        let days = match wanted.span {
            Span::Report => self.days,
            Span::UntilEnd => (None, self.days.1),
            Span::All => (None, None),
        };
        let everywhere = self.everywhere(&wanted.measure, &wanted.conditions, days);
        let asked = Self::grouped(if is_of_all { everywhere } else { self.own(everywhere) }, &wanted.id);
        let leaves_out = wanted.missing == MissingRows::LeaveOut;
        let base = if leaves_out { self.with_value(&asked, &wanted.by) } else { asked.clone() };
        (asked, base)
    }

    /// Of these, those of a column.
    pub(in crate::disclosure) fn column(
        &self,
        key: &Key,
        wanted: &TablePlan,
        heading: &str,
        period: Option<&Period>,
    ) -> Key {
        match (&wanted.columns, period) {
            (Some(_), Some(period)) => self.on(key, days_of(period)),
            (Some(columns), None) => key.within(&columns.by, self.kinds.labelled(&columns.by, [heading])),
            (None, _) => key.clone(),
        }
    }

    /// Returns the key of a row by a field: labels of it, records without a value, or a period.
    pub(in crate::disclosure) fn row(
        &self,
        field: &str,
        labels: &[String],
        takes_missing: bool,
        period: Option<&Period>,
    ) -> Subset {
        if let Some(period) = period {
            let (first, last) = days_of(period);
            return Subset::Days(Days::between(first, last));
        }
        let missing = takes_missing.then_some(MISSING);
        match self.kinds.labelled(field, labels.iter().map(String::as_str).chain(missing)) {
            Subset::Days(_) => Subset::Days(Days::missing()),
            Subset::Options(_) => self.kinds.labelled(field, labels.iter().map(String::as_str)),
            subset => subset,
        }
    }
}

/// The days of a period, as far as it gives them.
pub(in crate::disclosure) fn days_of(period: &Period) -> Stretch {
    (period.start.and_then(first_day), period.end.and_then(last_day))
}
