//! Signs that lead from labels to their figures: `Housing – 280`.

use super::cell_value::{Cell, Datum};
use super::inline::Piece;
use super::soft::Ending;

/// Returns whether a text is a lone sign that may lead from a label to its figure: `Housing – 280`.
fn is_leader(text: &str) -> bool {
    matches!(text, "-" | "–" | "—" | "--" | "…" | ".." | ":")
}

/// Takes the signs away that lead from every label to its figure: a column of nothing but such signs, before others, that
/// no head names. Rows without the sign have fewer figures.
pub(super) fn drop_leaders(read: &mut [Vec<Ending>]) {
    let is_led = |cell: &Cell| matches!(&cell.datum, Datum::NotCollected(sign) if is_leader(sign));
    let most = read.iter().filter_map(|endings| Some(endings.last()?.cells.len())).max().unwrap_or(0);
    // Counted from the right, since labels may end with numbers.
    for behind in (1..most).rev() {
        let at = |endings: &Vec<Ending>| {
            let cells = &endings.last()?.cells;
            Some(is_led(&cells[cells.len().checked_sub(behind + 1)?]))
        };
        let found: Vec<bool> = read.iter().filter_map(at).collect();
        if found.is_empty() || found.contains(&false) {
            continue;
        }
        for endings in read.iter_mut() {
            endings.retain(|ending| ending.cells.len() != behind + 1);
            for ending in endings.iter_mut() {
                if ending.cells.len() == behind
                    && let Some(Piece::Text(text)) = ending.label.0.last_mut()
                    && let Some((before, sign)) = text.rsplit_once(' ')
                    && is_leader(sign)
                {
                    text.truncate(before.len());
                } else if ending.cells.len() > behind + 1 {
                    ending.cells.remove(ending.cells.len() - behind - 1);
                }
            }
        }
    }
}
