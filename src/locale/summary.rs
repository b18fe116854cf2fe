use super::{Language, Locale, capitalised};
use crate::report::{Cell, Line, MAX_DECIMALS, Report, Role, Table, TableKind, TableView, Value};

impl Locale {
    /// A table in a sentence or two, made only of what the table prints: what is counted, how many rows, the
    /// largest, what is pooled or withheld.
    pub fn summary(&self, report: &Report, table: &Table) -> String {
        let view = TableView::new(report, table);
        let mut sentences = vec![self.extent(&view)];
        sentences.extend(self.largest(&view));
        let english = self.language == Language::English;
        if table.kind == TableKind::NonCumulative {
            sentences.push(self.words().overlapping.to_owned());
        }
        let states = |wanted: fn(&Value) -> bool| {
            view.lines.iter().flat_map(|line| &line.cells).filter(|cell| wanted(cell.value)).count()
        };
        match (states(|value| matches!(value, Value::Masked { .. })), english) {
            (0, _) => {}
            (1, true) => sentences.push("One figure is withheld.".to_owned()),
            (1, false) => sentences.push("Se reserva una cifra.".to_owned()),
            (count, true) => sentences.push(format!("{count} figures are withheld.")),
            (count, false) => sentences.push(format!("Se reservan {count} cifras.")),
        }
        sentences.join(" ")
    }

    /// `750 signals in 17 rows.`
    fn extent(&self, view: &TableView) -> String {
        let rows = view.body().filter(|(_, line)| line.level == 0).count();
        let total = view.table.total.as_ref().and_then(|total| total.figures().first()?.published_count());
        // With several columns there are several totals, and none of them is that of the table.
        let whole = total.or_else(|| view.bases.first().copied().flatten()).filter(|_| view.table.columns.is_empty());
        let english = self.language == Language::English;
        let rows = match (rows, english) {
            (1, true) => "one row".to_owned(),
            (1, false) => "una fila".to_owned(),
            (rows, true) => format!("{rows} rows"),
            (rows, false) => format!("{rows} filas"),
        };
        let unit = view.table.unit.as_deref().unwrap_or_default();
        let of = match whole {
            Some(whole) if !unit.is_empty() => format!("{} {unit}", self.count(whole)),
            Some(whole) => self.count(whole),
            None => unit.to_owned(),
        };
        let overlapping = view.table.kind == TableKind::NonCumulative && whole.is_some();
        let joined = match (of.is_empty(), overlapping, english) {
            (true, ..) => rows,
            (_, true, true) => format!("{rows}, each out of {of}"),
            (_, true, false) => format!("{rows}, cada una sobre {of}"),
            (_, false, true) => format!("{of} in {rows}"),
            (_, false, false) => format!("{of} en {rows}"),
        };
        format!("{}.", capitalised(&joined))
    }

    /// `The largest is Sex: 229 (86%), followed by …`: only for one column of counts or shares.
    fn largest(&self, view: &TableView) -> Option<String> {
        if !view.table.columns.is_empty() || matches!(view.table.kind, TableKind::Trend) {
            return None;
        }
        let size = |line: &Line| {
            let cell = line.cells.first()?;
            match cell.value {
                Value::Count { count, .. } => i64::try_from(*count).ok(),
                Value::Share { percent, .. } => Some(percent.units_at(MAX_DECIMALS)),
                _ => None,
            }
        };
        // Of equals, the one printed first.
        let mut first: Option<(i64, &Line)> = None;
        let mut second: Option<(i64, &Line)> = None;
        // What is not specified, or has no category of its own, is no answer to which is largest.
        for (_, line) in view.body().filter(|(_, line)| line.level == 0 && line.row.role == Role::Category) {
            let Some(size) = size(line) else { continue };
            if first.is_none_or(|(largest, _)| size > largest) {
                second = first.replace((size, line));
            } else if second.is_none_or(|(next, _)| size > next) {
                second = Some((size, line));
            }
        }
        let said = |line: &Line| format!("{}: {}", line.row.label, self.figure_with_percent(line.cells.first()));
        let (first, second) = (first?.1, second.map(|(_, line)| said(line)));
        Some(match (self.language, second) {
            (Language::English, Some(second)) => format!("The largest is {}; next is {second}.", said(first)),
            (Language::English, None) => format!("The largest is {}.", said(first)),
            (Language::Spanish, Some(second)) => format!("La mayor es {}; sigue {second}.", said(first)),
            (Language::Spanish, None) => format!("La mayor es {}.", said(first)),
        })
    }

    /// `229 (86%)`, or whichever of both there is.
    pub fn figure_with_percent(&self, cell: Option<&Cell>) -> String {
        let Some(cell) = cell else { return String::new() };
        let (value, percent) = (self.value(cell.value), self.cell_percent(cell));
        match (percent, self.rounded(cell)) {
            (Some(percent), _) if value.is_empty() => percent,
            (Some(percent), Some([_, meaning])) => format!("{value} ({percent}, {meaning})"),
            (Some(percent), None) => format!("{value} ({percent})"),
            (None, _) => value,
        }
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use crate::locale::Locale;
    use crate::report::{Node, Report};

    /// A report of one table, given as JSON.
    fn report(language: &str, table: &str) -> Report {
        let text = format!(
            r#"{{"version": 1, "language": "{language}", "title": "T", "jurisdiction": {{"name": "J"}}, "publisher": "P",
            "period": {{"start": "2020", "end": "2020"}}, "sections": [{{"tables": [{table}]}}]}}"#
        );
        let node: Node = serde_json::from_str(&text).unwrap();
        Report::from_node(&node).unwrap().0
    }

    fn summary(language: &str, table: &str) -> String {
        let report = report(language, table);
        Locale::for_language(language).summary(&report, report.tables().next().unwrap())
    }

    const EXCLUSIVE: &str = r#"{"id": "t", "title": "T", "kind": "exclusive", "unit": "signals", "rows": [
        {"label": "Unknown", "value": 60, "role": "not-specified"}, {"label": "A", "value": 30},
        {"label": "B", "value": {"masked": "few"}}, {"label": "C", "value": 5}],
        "total": {"label": "All", "value": 100}}"#;

    #[test]
    fn says_how_many_and_which_is_largest_but_not_of_what_is_unknown() {
        let said = summary("en-US", EXCLUSIVE);
        assert_eq!(
            said,
            "100 signals in 4 rows. The largest is A: 30 (30%); next is C: 5 (5%). One figure is withheld."
        );
    }

    #[test]
    fn says_it_in_spanish() {
        let said = summary("es-US", EXCLUSIVE);
        assert_eq!(said, "100 signals en 4 filas. La mayor es A: 30 (30%); sigue C: 5 (5%). Se reserva una cifra.");
    }

    #[test]
    fn overlapping_rows_are_each_out_of_the_base() {
        let table = r#"{"id": "t", "title": "T", "kind": "non-cumulative", "unit": "cases",
            "base": {"count": {"count": 50, "label": "cases"}},
            "rows": [{"label": "A", "value": 40}, {"label": "B", "value": 30}]}"#;
        assert_eq!(
            summary("en-US", table),
            "2 rows, each out of 50 cases. The largest is A: 40 (80%); next is B: 30 (60%). \
             Rows overlap and do not add up to a total."
        );
    }
}
