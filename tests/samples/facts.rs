use hotline_report::report::{Cell, Figure, Line, Report, Section, Table, TableView, Value};

/// One line of a publication: a headline figure, the head of a table, a row, or a total.
#[derive(Debug, Default)]
pub(crate) struct Fact {
    pub(crate) table: String,
    /// `head`, `total`, or how deep the row is nested.
    pub(crate) level: String,
    pub(crate) label: String,
    /// The note markers on the label.
    pub(crate) label_notes: String,
    /// The count, or the words that stand in its place.
    pub(crate) value: String,
    pub(crate) value_notes: String,
    pub(crate) percent: String,
}

const HEAD: &str = "table\tlevel\tlabel\tlabel notes\tvalue\tvalue notes\tpercent\n";

pub(crate) fn to_tsv(facts: &[Fact]) -> String {
    let line = |fact: &Fact| {
        let Fact { table, level, label, label_notes, value, value_notes, percent } = fact;
        [table, level, label, label_notes, value, value_notes, percent].map(String::as_str).join("\t") + "\n"
    };
    HEAD.to_owned() + &facts.iter().map(line).collect::<String>()
}

/// The facts that a document says, in its own order.
pub(crate) fn of(report: &Report) -> Vec<Fact> {
    let mut facts: Vec<_> = report.headline.iter().map(|figure| of_figure(report, figure)).collect();
    for section in &report.sections {
        facts.extend(of_map(report, section));
        for table in &section.tables {
            facts.push(of_head(report, section, table));
            facts.extend(TableView::new(report, table).lines.iter().map(|line| of_line(report, table, line)));
        }
    }
    facts
}

fn of_figure(report: &Report, figure: &Figure) -> Fact {
    let place = figure.rank.as_ref().map(|rank| format!(" ({}th)", rank.place)).unwrap_or_default();
    Fact {
        table: "headline".to_owned(),
        level: "0".to_owned(),
        label: figure.label.clone(),
        label_notes: markers(report, &figure.notes),
        value: words(&figure.value) + &place,
        ..Fact::default()
    }
}

fn of_map(report: &Report, section: &Section) -> Option<Fact> {
    let map = section.map.as_ref()?;
    let label = section.heading.clone()?;
    let (table, level) = (map.id.clone(), "head".to_owned());
    Some(Fact { table, level, label, label_notes: markers(report, &map.notes), ..Fact::default() })
}

/// A publication heads its tables in capitals, or only with the heading of the section.
fn of_head(report: &Report, section: &Section, table: &Table) -> Fact {
    let in_capitals = table.total.as_ref().is_some_and(|total| total.label.to_uppercase() == total.label);
    let unit = table.unit.as_deref().unwrap_or_default().to_uppercase();
    let mut fact = Fact { table: table.id.clone(), level: "head".to_owned(), ..Fact::default() };
    fact.label_notes = markers(report, &table.notes);
    if in_capitals {
        fact.label = table.title.to_uppercase();
        (fact.value, fact.percent) = (format!("# OF {unit}"), format!("% OF {unit}"));
    } else {
        fact.label = section.heading.clone().unwrap_or_default();
    }
    fact
}

fn of_line(report: &Report, table: &Table, line: &Line) -> Fact {
    let cell = line.cells.first();
    let percent = |cell: &Cell| Some(format!("{}%", cell.percent?));
    Fact {
        table: table.id.clone(),
        level: if line.is_total { "total".to_owned() } else { line.level.to_string() },
        label: line.row.label.clone(),
        label_notes: markers(report, &line.row.notes),
        value: cell.map(|cell| words(cell.value)).unwrap_or_default(),
        value_notes: cell.map(|cell| markers(report, cell.value.notes())).unwrap_or_default(),
        percent: cell.and_then(percent).unwrap_or_default(),
    }
}

fn words(value: &Value) -> String {
    match value {
        Value::Masked { masked, .. } => masked.clone(),
        value => value.published_count().map(|count| count.to_string()).unwrap_or_default(),
    }
}

fn markers(report: &Report, notes: &[String]) -> String {
    let marker = |id: &String| report.note(id)?.marker.clone();
    notes.iter().filter_map(marker).collect::<Vec<_>>().join(",")
}
