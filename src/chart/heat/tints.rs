use super::super::color_scale::ColorScale;
use super::super::scene::Ink;
use super::super::{Kind, kind_of};
use crate::locale::Locale;
use crate::report::{Line, Report, Table, TableView, Value};

/// Ground behind a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tint {
    /// A tint: 0, of the least figures, to 4.
    Step(u8),
    /// Hatching, the same for every withheld figure.
    Withheld,
}

/// Tints behind the figures of a table of several columns: all on one scale. Sums have none.
pub struct Tints {
    columns: Vec<usize>,
    steps: ColorScale,
}

impl Tints {
    /// The tints of a table; nothing where it asks for another chart, or has no common scale.
    pub fn new(report: &Report, table: &Table) -> Option<Self> {
        let columns = table.grid().filter(|_| kind_of(report, table) == Some(Kind::Heat))?;
        let view = TableView::new(report, table);
        Some(Self::of_view(&view, &columns, Locale::for_language(&report.language)))
    }

    pub(super) fn of_view(view: &TableView, columns: &[usize], locale: &Locale) -> Self {
        let parts = view.body().map(|(_, line)| line).filter(|line| !is_sum(line));
        let cells = parts.flat_map(|line| columns.iter().filter_map(|column| line.cells.get(*column)));
        let values: Vec<&Value> = cells.map(|cell| cell.value).collect();
        Self { columns: columns.to_vec(), steps: ColorScale::new(values.into_iter(), &[], locale) }
    }

    /// The ground of a figure; nothing for a sum, for zero, and for words that say that there is no figure.
    pub fn of(&self, line: &Line, column: usize) -> Option<Tint> {
        let cell = line.cells.get(column).filter(|_| !is_sum(line) && self.columns.contains(&column))?;
        match (self.steps.ink(cell.value), cell.value) {
            (Some(ink), _) => of_step(ink).map(Tint::Step),
            (None, Value::Masked { .. }) => Some(Tint::Withheld),
            (None, _) => None,
        }
    }

    /// The tints and the figures that they are of, from the least up. Zero needs none.
    pub fn meanings(&self) -> Vec<(u8, &str)> {
        let mut meanings: Vec<_> =
            self.steps.meanings().filter_map(|(ink, range)| Some((of_step(ink)?, range))).collect();
        meanings.reverse();
        meanings
    }
}

/// Returns whether the figures of a row add up those of others, and would drown them.
fn is_sum(line: &Line) -> bool {
    line.is_total || !line.row.children.is_empty()
}

/// The tint in place of a step of a map's scale.
const fn of_step(ink: Ink) -> Option<u8> {
    if let Ink::Step(step) = ink { Some(step) } else { None }
}
