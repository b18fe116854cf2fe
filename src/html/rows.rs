//! Bars in the rows of a table, as small pictures: a page needs no script for them, they move with their rows, and
//! paper shows them.

use maud::{Markup, html};

use super::Page;
use super::table::Layout;
use crate::chart::{Ink, RowBar, RowBars};
use crate::report::{Line, Table};

/// A box with hatching, 44 by 14.
const HATCHED: &str = "M.5.5h43v13h-43zM-9 14 5 0M-4 14 10 0M1 14 15 0M6 14 20 0M11 14 25 0M16 14 30 0M21 14 35 0M26 14 40 0M31 14 45 0M36 14 50 0M41 14 55 0";

impl<'r> Page<'r> {
    /// The bars of a table, if it is a list whose chart is shown.
    pub(super) fn row_bars(&self, table: &'r Table) -> Option<RowBars<'r>> {
        self.is_drawn_in_table(table).then(|| RowBars::new(self.report, table)).flatten()
    }

    /// Returns whether the chart of a table is shown, and may be in the table itself.
    pub(super) fn is_drawn_in_table(&self, table: &Table) -> bool {
        !self.options.separate && self.options.charts.iter().any(|drawing| drawing.id == table.id)
    }
}

/// The cell of a row's bar, where the table has bars. It says nothing that the figures do not.
pub(super) fn bar(layout: &Layout, line: Option<&Line>) -> Markup {
    let bar = |bars: &RowBars| line.and_then(|line| bars.of(line));
    let benchmark = layout.bars.as_ref().and_then(RowBars::benchmark);
    let line = || html! { @if let Some(share) = benchmark { rect class="hr-line" x=(percent(share)) y="-25%" width="2" height="150%" {} } };
    html! {
        @if let Some(bars) = &layout.bars {
            td class="hr-bar" aria-hidden="true" {
                @match bar(bars) {
                    Some(RowBar::Figure(share, ink)) => {
                        svg class=[class(ink)] { rect width=(percent(share)) height="100%" {} (line()) }
                    }
                    Some(RowBar::Zero) => { svg class="hr-zero" { rect width="1" height="100%" {} (line()) } }
                    Some(RowBar::Withheld) => { svg class="hr-withheld" viewBox="0 0 44 14" { path d=(HATCHED) {} } }
                    None => {}
                }
            }
        }
    }
}

fn class(ink: Ink) -> Option<&'static str> {
    match ink {
        Ink::AccentLight => Some("hr-lighter"),
        Ink::Neutral => Some("hr-grey"),
        _ => None,
    }
}

/// Hundredths of a percent, as a length.
fn percent(share: u32) -> String {
    format!("{}.{:02}%", share / 100, share % 100)
}
