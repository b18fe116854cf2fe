//! Tints behind the figures of a table of many columns, as attributes that the style sheet gives colours to. They say
//! nothing that the figures do not.

use maud::{Markup, html};

use super::Page;
use super::table::Layout;
use crate::chart::{Tint, Tints};
use crate::report::{Line, Table};

impl<'r> Page<'r> {
    /// The tints of a table, if they are the chart that it asks for, and that is shown.
    pub(super) fn tints(&self, table: &'r Table) -> Option<Tints> {
        self.is_drawn_in_table(table).then(|| Tints::new(self.report, table)).flatten()
    }
}

/// Name of the tint behind the figure of a row, for the style sheet.
pub(super) fn name(layout: &Layout, line: &Line, column: usize) -> Option<String> {
    match layout.tints.as_ref()?.of(line, column)? {
        Tint::Step(step) => Some(step.to_string()),
        Tint::Withheld => Some("withheld".to_owned()),
    }
}

/// Which figures the tints are of, under the table. Screen readers hear the figures themselves.
pub(super) fn legend(layout: &Layout) -> Markup {
    html! {
        @if let Some(tints) = &layout.tints {
            p class="hr-tints" aria-hidden="true" {
                @for (step, range) in tints.meanings() { span { i data-tint=(step) {} bdi { (range) } } " " }
            }
        }
    }
}
