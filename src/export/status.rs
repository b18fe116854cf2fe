use crate::report::{Cell, CellState};

/// Status of a figure for programs: the codes of SDMX, and the shorthand that official statistics in the United Kingdom
/// print in place of a figure or beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Status {
    /// SDMX `CL_OBS_STATUS`: `A` a normal value, `Q` suppressed, `M` cannot exist, `L` exists but was not collected.
    pub observation: &'static str,
    /// SDMX `CL_CONF_STATUS`: `F` free, `C` confidential.
    pub confidentiality: &'static str,
    /// `[c]` confidential, `[z]` not applicable, `[x]` not available; `[low]` more than none, beside a percentage that
    /// rounds to zero; `[high]` less than all, beside one that rounds to a hundred. Empty for all others.
    pub symbol: &'static str,
}

impl Status {
    /// The codes of a cell. They do not depend on why a figure is withheld, nor on the words that say so.
    pub fn of(cell: &Cell) -> Self {
        let [observation, confidentiality, symbol] = match cell.state {
            CellState::Masked => ["Q", "C", "[c]"],
            CellState::NotApplicable => ["M", "F", "[z]"],
            CellState::NotCollected => ["L", "F", "[x]"],
            _ if cell.percent_is_low() => ["A", "F", "[low]"],
            _ if cell.percent_is_high() => ["A", "F", "[high]"],
            _ => ["A", "F", ""],
        };
        Self { observation, confidentiality, symbol }
    }
}
