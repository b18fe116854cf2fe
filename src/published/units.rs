//! Lines that are each a figure and what it counts: `1,204 calls` above `318 chats`. None of them is the label of another.

use super::cell_value::{self, Cell, Datum};
use super::inline::Inline;
use super::line::Line;
use super::line_class::LineClass;

/// Most words of what a figure counts.
const MOST_WORDS: usize = 4;

/// Makes lines that are together and each begin with a figure rows by themselves; so is one below the first line of the
/// text, which is its title. At least one of them has a known unit, so that it can be no list of names.
pub(super) fn settle(lines: &[Line], classes: &mut [(usize, LineClass)], comma: bool) {
    let mut place = 0;
    while place < classes.len() {
        let goes_on = |(at, (line, class)): (usize, &(usize, LineClass))| {
            let joined = at == 0 || !lines[*line].gap && lines[*line].cells.len() == 1;
            joined
                && (has_unit(class) || matches!(class, LineClass::Text) && figure_first(&lines[*line], comma).is_some())
        };
        let length = classes[place..].iter().enumerate().take_while(|(at, line)| goes_on((*at, line))).count();
        let known = classes[place..place + length].iter().any(|(_, class)| has_unit(class));
        let below_title = place == 1 && length == 1 && lines[classes[place].0].gap;
        if known && (length > 1 || below_title) {
            for (line, class) in &mut classes[place..place + length] {
                // A year may be the label of what is behind it.
                *class = match figure_first(&lines[*line], comma) {
                    Some((label, cell)) if !cell.is_year => LineClass::Row(label, vec![Some(cell)]),
                    _ => LineClass::Unclear,
                };
            }
        }
        place += length.max(1);
    }
}

fn has_unit(class: &LineClass) -> bool {
    matches!(class, LineClass::Value(cells) if matches!(cells.as_slice(), [Cell { datum: Datum::Count { unit: Some(_), .. }, .. }]))
}

/// The words behind the figure that a line begins with, and the figure.
fn figure_first(line: &Line, comma: bool) -> Option<(Inline, Cell)> {
    let text = line.whole().words();
    let words: Vec<&str> = text.split(' ').collect();
    if line.bullet || line.level > 0 || text.ends_with(['.', ';', ':', '?', '!']) {
        return None;
    }
    (1..words.len()).rev().find_map(|length| {
        let label = words[length..].join(" ");
        let [cell] = cell_value::read(&Inline::read(&words[..length].join(" ")), comma)?.try_into().ok()?;
        let counts = matches!(
            cell.datum,
            Datum::Count { unit: None, .. } | Datum::Percent { .. } | Datum::Number { unit: Some(_), .. }
        );
        // `100% to 200%` is a group.
        let is_linked = super::words::is(&words[length].to_lowercase(), |words| words.links);
        let sound = label.starts_with(char::is_alphabetic) && !is_linked && words.len() - length <= MOST_WORDS;
        (counts && sound).then(|| (Inline::read(&label), cell))
    })
}
