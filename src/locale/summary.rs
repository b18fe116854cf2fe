use super::entries::fill;
use super::{Locale, Words, capitalised};
use crate::report::{
    Base, Cell, Column, Line, Location, RegionMap, Report, Role, Row, Table, TableKind, TableView, Value,
};

/// Columns that a summary says the order of: nobody listens to more.
const MOST_COLUMNS: usize = 4;

impl Locale {
    /// A table in a sentence or two, made only of what the table prints: what is counted, how many rows, the
    /// largest, what is pooled or withheld.
    pub fn summary(&self, report: &Report, table: &Table) -> String {
        let view = TableView::new(report, table);
        let mut sentences = vec![self.extent(report, &view)];
        sentences.extend((0..table.width()).filter_map(|column| self.order(&view, column)).take(MOST_COLUMNS));
        sentences.extend(self.compared(&view, report.own_row(table).filter(|row| row.highlight)));
        if table.kind == TableKind::NonCumulative {
            sentences.push(self.words.overlapping.to_owned());
        }
        let is_masked = |cell: &&Cell| matches!(cell.value, Value::Masked { .. });
        let withheld = view.lines.iter().flat_map(|line| &line.cells).filter(is_masked).count();
        if withheld > 0 {
            sentences.push(self.counted("withheld", withheld, &[]));
        }
        sentences.join(self.words.space)
    }

    /// `750 signals in 17 rows.`
    fn extent(&self, report: &Report, view: &TableView) -> String {
        let (table, words) = (view.table, self.words);
        let count = view.body().filter(|(_, line)| line.level == 0).count();
        let mut rows = self.counted("rows", count, &[]);
        if table.columns.len() > 1 {
            rows = self.counted("columns", table.columns.len(), &[("rows", &rows)]);
        }
        let whole = self.whole(report, view);
        let is_held = whole.as_ref().map(|whole| whole.1);
        let of = whole.map_or_else(|| table.unit.clone().unwrap_or_default(), |whole| whole.0);
        let template = match (is_held, table.kind) {
            (Some(false), TableKind::NonCumulative) => words.extent_each,
            (Some(false), _) => words.extent_part,
            _ => words.extent,
        };
        self.in_rows(template, &of, rows)
    }

    /// A map in a sentence: `Cases in 3 rows.`, and what is withheld.
    pub(crate) fn map_summary(&self, map: &RegionMap) -> String {
        let rows = self.counted("rows", map.locations.len(), &[]);
        let extent = self.in_rows(self.words.extent, map.unit.as_deref().unwrap_or_default(), rows);
        let is_masked = |location: &&Location| matches!(location.value, Value::Masked { .. });
        match map.locations.iter().filter(is_masked).count() {
            0 => extent,
            withheld => [&extent, self.words.space, &self.counted("withheld", withheld, &[])].concat(),
        }
    }

    fn in_rows(&self, template: &str, of: &str, rows: String) -> String {
        let joined = if of.is_empty() { rows } else { fill(template, &[("of", of), ("rows", &rows)]) };
        capitalised(&joined) + self.words.stop
    }

    /// The form of a phrase that a count takes.
    fn counted(&self, phrase: &str, count: usize, parts: &[(&str, &str)]) -> String {
        self.numbered(phrase, &self.plurals, count as u64, parts)
    }

    /// Writes the whole of the rows, as printed: the total, or the base of percentages; and whether the rows are all of
    /// it.
    fn whole(&self, report: &Report, view: &TableView) -> Option<(String, bool)> {
        let table = view.table;
        // With several columns there are several totals, and none of them is that of the table.
        if !table.columns.is_empty() {
            return None;
        }
        let total = table.total.as_ref().and_then(|total| total.figures().first());
        let total = total.filter(|total| total.published_count().is_some());
        let base = view.bases.first().copied().flatten();
        let (printed, unit) = match (total, &table.base) {
            (Some(total), _) => (self.value(total), None),
            (None, Base::Figure(id)) => {
                let figure = report.figure(id)?;
                (self.value(&figure.value), figure.unit.as_ref())
            }
            (None, Base::Count { count, label }) => (self.count(*count), Some(label)),
            _ => return None,
        };
        let top = view.body().filter(|(_, line)| line.level == 0);
        let sum: Option<u64> = top.map(|(_, line)| line.cells.first()?.value.published_count()).sum();
        let is_all = match table.kind {
            TableKind::NonCumulative => false,
            TableKind::Exclusive | TableKind::Nested if total.is_some() => true,
            _ => sum == total.map_or(base, Value::published_count),
        };
        let words = [Some(&printed), unit.or(table.unit.as_ref())];
        let words: Vec<&str> = words.into_iter().flatten().map(String::as_str).collect();
        Some((words.join(" "), is_all && !table.partial))
    }

    /// `The largest is Sex: 229 (86%); next is …` of a column whose figures can be compared. A trend is said from its first
    /// row to its last, a list that begins with the lowest from there.
    fn order<'r>(&self, view: &TableView<'r>, column: usize) -> Option<String> {
        let table = view.table;
        // What is not specified, or has no category or unit of its own, is no answer to which is largest.
        let is_one = |line: &&Line<'r>| line.level == 0 && line.row.role == Role::Category && line.row.unit.is_none();
        let lines: Vec<&Line<'r>> = view.body().map(|(_, line)| line).filter(is_one).collect();
        let value = |line: &Line<'r>| line.cells.get(column).map(|cell| cell.value);
        let size = |line: &Line<'r>| value(line).filter(|value| !matches!(value, Value::Pooled { .. }))?.size();
        let sized: Vec<(i64, &Line<'r>)> = lines.iter().filter_map(|line| Some((size(line)?, *line))).collect();
        let (first, last) = (sized.first()?, sized.last()?);
        let kind = |line: &Line<'r>| value(line).map(std::mem::discriminant);
        // Of equals, the one printed first.
        let largest_but = |but: Option<&Line<'r>>| {
            let others = sized.iter().filter(|(_, line)| but.is_none_or(|but| !std::ptr::eq(*line, but)));
            others.reduce(|most, next| if next.0 > most.0 { next } else { most })
        };
        let most = largest_but(None)?;
        if most.0 == 0 || sized.iter().any(|(_, line)| kind(line) != kind(first.1)) {
            return None;
        }
        let rises = first.0 < last.0 && sized.windows(2).all(|pair| pair[0].0 <= pair[1].0);
        let is_trend = table.kind == TableKind::Trend && lines.len() > 1;
        let lowest_first = rises && (table.partial || table.kind == TableKind::Ranking);
        let &Words { first_row, last_row, largest, largest_shown, smallest, next, .. } = self.words;
        let said: [Option<(&str, &Line)>; 3] = if is_trend {
            [Some((first_row, lines[0])), Some((last_row, lines[lines.len() - 1])), Some((largest, most.1))]
        } else if lowest_first {
            [Some((smallest, first.1)), sized.get(1).map(|(_, line)| (next, *line)), None]
        } else {
            let second = largest_but(Some(most.1)).map(|(_, line)| (next, *line));
            let is_largest = !table.partial && !may_be_exceeded(&lines, column, most.1, view);
            [Some((if is_largest { largest } else { largest_shown }, most.1)), second, None]
        };
        let &Words { colon, clause, stop, .. } = self.words;
        let part = |(words, line): (&str, &Line)| {
            let label = fill(words, &[("label", &line.row.label)]);
            [&label, colon, &self.figure_with_percent(line.cells.get(column))].concat()
        };
        let joined = said.into_iter().flatten().map(part).collect::<Vec<_>>().join(clause) + stop;
        let heading = table.columns.get(column).map(Column::full_heading);
        Some(heading.map_or_else(|| capitalised(&joined), |heading| [&heading, colon, &joined].concat()))
    }

    /// `Missouri: 90; National average: 64.`: the row that stands out, in a table of one column, and the benchmark.
    fn compared(&self, view: &TableView, own: Option<&Row>) -> Option<String> {
        let is_own = |line: &&Line| own.is_some_and(|own| std::ptr::eq(own, line.row));
        let line = view.lines.iter().filter(|_| view.table.columns.is_empty()).find(is_own);
        let figure =
            |line: &Line| [&line.row.label, self.words.colon, &self.figure_with_percent(line.cells.first())].concat();
        let own = line.filter(|line| !line.cells.is_empty()).map(figure);
        let benchmark = view.table.benchmark.as_ref().map(|benchmark| self.benchmark(benchmark));
        let said: Vec<String> = own.into_iter().chain(benchmark).collect();
        (!said.is_empty()).then(|| said.join(self.words.clause) + self.words.stop)
    }

    /// `229 (86%)`, or whichever of both there is.
    pub fn figure_with_percent(&self, cell: Option<&Cell>) -> String {
        let Some(cell) = cell else { return String::new() };
        let (value, percent) = (self.value(cell.value), self.cell_percent(cell));
        match (percent, self.rounded(cell)) {
            (Some(percent), _) if value.is_empty() => percent,
            (Some(percent), Some([_, meaning])) => [&value, " (", &percent, self.words.comma, meaning, ")"].concat(),
            (Some(percent), None) => format!("{value} ({percent})"),
            (None, _) => value,
        }
    }
}

/// Returns whether a withheld count may be greater than the largest that is shown: where the total leaves as much for those
/// that are withheld.
fn may_be_exceeded(lines: &[&Line], column: usize, most: &Line, view: &TableView) -> bool {
    let is_withheld =
        |line: &&&Line| matches!(line.cells.get(column).map(|cell| cell.value), Some(Value::Masked { .. }));
    let total = view.table.total.as_ref().and_then(|total| total.figures().get(column)?.published_count());
    let Some(total) = total.filter(|_| lines.iter().any(|line| is_withheld(&line))) else { return false };
    let others = view.body().filter(|(_, line)| line.level == 0).map(|(_, line)| line);
    let shown: u64 = others.filter_map(|line| line.cells.get(column)?.value.published_count()).sum();
    let most = most.cells.get(column).and_then(|cell| cell.value.published_count());
    most.is_some_and(|most| total.saturating_sub(shown) > most)
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
    fn a_map_says_of_how_many_places_and_what_is_withheld() {
        let said = |unit: &str, value: &str| {
            let map = format!(
                r#"{{"id": "m", "title": "M", "region": "US-MO", {unit} "locations": [
                {{"fips": "29095", "name": "Jackson", "value": 7}}, {{"fips": "29047", "name": "Clay", "value": {value}}}]}}"#
            );
            let text = format!(
                r#"{{"version": 1, "language": "en-US", "title": "T", "publisher": "P", "jurisdiction": {{"name": "J"}},
                "period": {{"start": "2020", "end": "2020"}}, "sections": [{{"map": {map}}}]}}"#
            );
            let node: Node = serde_json::from_str(&text).unwrap();
            let report = Report::from_node(&node).unwrap().0;
            Locale::for_language("en-US").map_summary(report.maps().next().unwrap())
        };
        assert_eq!(said(r#""unit": "cases","#, "3"), "Cases in 2 rows.");
        assert_eq!(said("", r#"{"masked": "few"}"#), "2 rows. One figure is withheld.");
    }

    #[test]
    fn says_how_many_and_which_is_largest_but_not_of_what_is_unknown() {
        let said = summary("en-US", EXCLUSIVE);
        assert_eq!(
            said,
            "100 signals in 4 rows. The largest is A: 30 (30%); next is C: 5 (5%). One figure is withheld."
        );
    }

    #[test]
    fn what_is_withheld_may_be_larger_than_what_is_shown() {
        let table = EXCLUSIVE.replace("100}}", "200}}");
        let said = summary("en-US", &table);
        assert!(said.contains("The largest shown is A: 30 (15%)"), "{said}");
    }

    #[test]
    fn says_it_in_spanish() {
        let said = summary("es-US", EXCLUSIVE);
        assert_eq!(said, "100 signals en 4 filas. La mayor es A: 30 (30%); sigue C: 5 (5%). Se reserva una cifra.");
    }

    #[test]
    fn says_it_in_arabic_with_the_forms_of_its_numbers() {
        let said = summary("ar", EXCLUSIVE);
        assert_eq!(said, "100 signals في 4 صفوف. الأكبر هو A: 30 (30%)؛ يليه C: 5 (5%). رقم واحد غير منشور.");
    }

    #[test]
    fn says_it_in_chinese_without_spaces_between_sentences() {
        assert_eq!(
            summary("zh-CN", EXCLUSIVE),
            "100 signals，共 4 行。最大的是A：30 (30%)；其次是C：5 (5%)。1 个数字未公布。"
        );
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

    #[test]
    fn a_list_that_leaves_rows_out_is_a_part_of_its_total() {
        let table = r#"{"id": "t", "title": "T", "kind": "exclusive", "unit": "cases", "partial": true,
            "rows": [{"label": "A", "value": 40}, {"label": "B", "value": 30}], "total": {"label": "All", "value": 100}}"#;
        let said = "2 rows, part of 100 cases. The largest shown is A: 40 (40%); next is B: 30 (30%).";
        assert_eq!(summary("en-US", table), said);
        let said = "2 filas, parte de 100 cases. La mayor de las mostradas es A: 40 (40%); sigue B: 30 (30%).";
        assert_eq!(summary("es-US", table), said);
    }

    #[test]
    fn a_ranking_of_some_is_no_whole_and_one_of_all_is() {
        let table = |total: u64| {
            format!(
                r#"{{"id": "t", "title": "T", "kind": "ranking", "unit": "cases",
                "rows": [{{"label": "A", "value": 40}}, {{"label": "B", "value": 30}}], "total": {{"label": "All", "value": {total}}}}}"#
            )
        };
        assert!(summary("en-US", &table(100)).starts_with("2 rows, part of 100 cases. "));
        assert!(summary("en-US", &table(70)).starts_with("70 cases in 2 rows. "));
    }

    #[test]
    fn a_list_that_begins_with_the_lowest_says_so() {
        let table = r#"{"id": "t", "title": "T", "kind": "ranking", "unit": "cases",
            "rows": [{"label": "Utah", "value": 3}, {"label": "Ohio", "value": 5}, {"label": "Iowa", "value": 10}]}"#;
        assert_eq!(summary("en-US", table), "Cases in 3 rows. The smallest is Utah: 3; next is Ohio: 5.");
    }

    #[test]
    fn the_row_that_stands_out_and_what_it_is_compared_with_are_said() {
        let table = r#"{"id": "t", "title": "T", "kind": "ranking", "unit": "cases", "base": "none",
            "benchmark": {"label": "Average", "value": 7},
            "rows": [{"label": "Ohio", "value": 10}, {"label": "Utah", "value": 5}, {"label": "Iowa", "value": 3, "highlight": true}]}"#;
        let said = "Cases in 3 rows. The largest is Ohio: 10; next is Utah: 5. Iowa: 3; Average: 7.";
        assert_eq!(summary("en-US", table), said);
        let said = "Cases en 3 filas. La mayor es Ohio: 10; sigue Utah: 5. Iowa: 3; Average: 7.";
        assert_eq!(summary("es-US", table), said);
    }

    #[test]
    fn a_trend_is_said_from_its_first_row_to_its_last() {
        let table = r#"{"id": "t", "title": "T", "kind": "trend", "unit": "cases", "rows": [
            {"label": "2019", "value": 3}, {"label": "2020", "value": 15}, {"label": "2021", "value": {"masked": "few"}}]}"#;
        let said = "Cases in 3 rows. The first row is 2019: 3; the last row is 2021: few; the largest is 2020: 15. \
            One figure is withheld.";
        assert_eq!(summary("en-US", table), said);
    }

    #[test]
    fn each_column_is_said_by_itself() {
        let table = r#"{"id": "t", "title": "T", "kind": "exclusive", "unit": "calls",
            "columns": [{"heading": "Female"}, {"heading": "Other"}, {"heading": "Wait"}],
            "rows": [{"label": "A", "values": [1, 0, {"duration": "2:35"}]}, {"label": "B", "values": [3, 0, {"duration": "0:40"}]}],
            "total": {"label": "All", "values": [4, 0, {"notApplicable": "–"}]}}"#;
        let said = "Calls in 2 rows and 3 columns. Female: the largest is B: 3 (75%); next is A: 1 (25%). \
            Wait: the largest is A: 2:35; next is B: 0:40.";
        assert_eq!(summary("en-US", table), said);
    }

    #[test]
    fn the_word_before_a_total_is_said() {
        let table = r#"{"id": "t", "title": "T", "kind": "exclusive", "unit": "calls", "base": "none",
            "rows": [{"label": "A", "value": 72543}], "total": {"label": "All", "value": {"count": 72000, "qualifier": "more than"}}}"#;
        assert_eq!(summary("en-US", table), "More than 72,000 calls in one row. The largest is A: 72,543.");
    }

    #[test]
    fn almost_all_is_not_all() {
        let table = r#"{"id": "t", "title": "T", "kind": "exclusive", "unit": "calls",
            "rows": [{"label": "A", "value": 1247}, {"label": "B", "value": 3}], "total": {"label": "All", "value": 1250}}"#;
        let said = "1,250 calls in 2 rows. The largest is A: 1,247 (100%, not all, but rounds to 100%); \
            next is B: 3 (0%, more than zero, but rounds to 0%).";
        assert_eq!(summary("en-US", table), said);
    }
}
