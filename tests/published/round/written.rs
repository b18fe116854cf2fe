//! A document as the text of a publication.

use hotline_report::locale::Locale;
use hotline_report::report::{Cell, Figure, Location, Paragraph, Report, Run, Table, TableKind, TableView, Value};

/// How the cells of a row are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// With a tab between them, as from a web page or a sheet.
    Tabs,
    /// In columns, with runs of blanks.
    Aligned,
    /// Each on a line of its own.
    Lines,
    /// With single blanks, as in the text layer of a PDF file.
    Blanks,
}

/// Writes a document as a text.
pub(crate) fn text(report: &Report, layout: Layout) -> String {
    let locale = Locale::for_language(&report.language);
    Writer { report, locale, layout }.text()
}

struct Writer<'r> {
    report: &'r Report,
    locale: &'static Locale,
    layout: Layout,
}

impl Writer<'_> {
    fn text(&self) -> String {
        let report = self.report;
        let mut blocks = vec![report.title.clone()];
        blocks.extend(report.subtitle.clone());
        let whose = (!report.title.contains(&report.jurisdiction.name)).then(|| report.jurisdiction.name.clone());
        blocks
            .push(whose.into_iter().chain([self.locale.period_in_full(&report.period)]).collect::<Vec<_>>().join("\n"));
        blocks.extend(report.accurate_as_of.map(|date| self.locale.accurate_as_of(date)));
        blocks.extend(report.introduction.iter().map(|paragraph| self.paragraph(paragraph)));
        blocks.extend(self.figures(&report.headline));
        for section in &report.sections {
            blocks.extend(section.heading.clone());
            blocks.extend(section.text.iter().map(|paragraph| self.paragraph(paragraph)));
            blocks.extend(self.figures(&section.figures));
            if let Some(map) = &section.map {
                let place = |place: &Location| {
                    vec![place.name.clone(), self.locale.value(&place.value) + &self.marks(place.value.notes())]
                };
                blocks.push(format!("{}{}", map.title, self.marks(&map.notes)));
                blocks.push(self.set(&map.locations.iter().map(place).collect::<Vec<_>>()));
            }
            for table in &section.tables {
                blocks.push(format!("{}{}", table.title, self.marks(&table.notes)));
                blocks.push(self.table(table));
            }
        }
        blocks.extend(report.caveat.iter().map(|paragraph| self.paragraph(paragraph)));
        let notes = report.notes.iter().enumerate();
        blocks.extend(notes.map(|(place, note)| format!("{} {}", raised(place + 1), self.paragraph(&note.text))));
        blocks.retain(|block| !block.trim().is_empty());
        blocks.join("\n\n") + "\n"
    }

    fn paragraph(&self, paragraph: &Paragraph) -> String {
        let run = |run: &Run| match run {
            Run::Text(text) | Run::Strong { strong: text } | Run::Link { text, .. } => text.clone(),
            Run::Note { note } => self.marks(std::slice::from_ref(note)),
        };
        paragraph.0.iter().map(run).collect()
    }

    /// The marks of notes, raised.
    fn marks(&self, ids: &[String]) -> String {
        let place = |id: &String| self.report.notes.iter().position(|note| note.id == *id);
        ids.iter().filter_map(place).map(|place| raised(place + 1)).collect()
    }

    fn figures(&self, figures: &[Figure]) -> Option<String> {
        let row = |figure: &Figure| {
            let value = format!("{}{}", self.locale.figure(&figure.value), self.marks(figure.value.notes()));
            vec![format!("{}{}", figure.label, self.marks(&figure.notes)), value]
        };
        (!figures.is_empty()).then(|| self.set(&figures.iter().map(row).collect::<Vec<_>>()))
    }

    fn table(&self, table: &Table) -> String {
        let view = TableView::new(self.report, table);
        let ranked = table.kind == TableKind::Ranking && table.rows.iter().any(|row| row.rank.is_some());
        let shown: Vec<(bool, bool)> =
            (0..table.width()).map(|column| (view.has_values(column), view.has_percent(column))).collect();
        let mut head = vec![table.stub.clone().unwrap_or_else(|| table.title.clone())];
        for (column, (values, percents)) in shown.iter().enumerate() {
            head.extend(values.then(|| self.locale.column_head(table, column)));
            head.extend(percents.then(|| self.locale.percent_head(self.report, table, column)));
        }
        head.extend(ranked.then(|| self.locale.words().rank.to_owned()));
        let mut rows = vec![head];
        for (index, line) in view.lines.iter().enumerate() {
            let mut row = vec![format!("{}{}", line.row.label, self.marks(&line.row.notes))];
            for (cell, (values, percents)) in line.cells.iter().zip(&shown) {
                row.extend(self.cell(cell, *values, *percents));
            }
            if line.cells.is_empty() && ranked {
                let figures: usize =
                    shown.iter().map(|(values, percents)| usize::from(*values) + usize::from(*percents)).sum();
                row.resize(row.len() + figures, String::new());
            }
            row.extend((ranked && !line.is_total).then(|| self.locale.place(&view, index)));
            while row.last().is_some_and(String::is_empty) {
                row.pop();
            }
            rows.push(row);
        }
        self.set(&rows)
    }

    fn cell(&self, cell: &Cell, values: bool, percents: bool) -> Vec<String> {
        let marks = self.marks(cell.value.notes());
        let percent = self.locale.cell_percent(cell).unwrap_or_default();
        if matches!(cell.value, Value::Share { .. }) {
            return values.then(|| "–".to_owned()).into_iter().chain([percent + &marks]).collect();
        }
        let value = self.locale.value(cell.value) + &marks;
        std::iter::once(value).chain(percents.then_some(percent)).collect()
    }

    /// Sets rows of cells.
    fn set(&self, rows: &[Vec<String>]) -> String {
        let lines = rows.iter().map(|cells| match self.layout {
            Layout::Tabs => cells.join("\t"),
            Layout::Lines => cells.iter().filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>().join("\n"),
            Layout::Blanks => cells.iter().filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>().join(" "),
            Layout::Aligned => {
                let width = |column: usize| rows.iter().filter_map(|row| Some(row.get(column)?.chars().count())).max();
                let cell = |(column, cell): (usize, &String)| format!("{cell:<0$}", width(column).unwrap_or(0) + 3);
                cells.iter().enumerate().map(cell).collect::<String>().trim_end().to_owned()
            }
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}

fn raised(number: usize) -> String {
    let digit = |char: char| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(usize::try_from(char.to_digit(10)?).ok()?);
    number.to_string().chars().filter_map(digit).collect()
}
