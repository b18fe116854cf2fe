//! Class of a single line: a row, a head, a figure, a heading, or text.

use super::cell_value::{self, Cell};
use super::cells;
use super::inline::{Inline, Mark};
use super::line::Line;
use super::soft::{Ending, endings};
use super::{page_breaks, units, words};

/// Class of a single line.
pub(super) enum LineClass {
    Heading(u8),
    /// The heads of the columns, the one of the labels first.
    Head(Vec<Inline>),
    HeadCell,
    Row(Inline, Vec<Option<Cell>>),
    /// Perhaps a row: a label and figures parted by single blanks.
    Soft(Vec<Ending>),
    Value(Vec<Cell>),
    /// Labels and their figures, of which the next line holds one or the other.
    Tiles(Vec<(Inline, Vec<Option<Cell>>)>),
    /// The second line of those.
    TilesBelow,
    Closing,
    Note(Mark, Inline),
    /// It has figures, and which label they belong to cannot be told.
    Unclear,
    Text,
}

/// Returns the classes of the kept lines, with their places among all lines.
pub(super) fn classes(lines: &[Line], kept: &[usize], comma: bool) -> Vec<(usize, LineClass)> {
    let mut classes: Vec<(usize, LineClass)> = Vec::with_capacity(kept.len());
    let several =
        |place: usize| kept.get(place).is_some_and(|line| lines[*line].cells.len() > 1 && lines[*line].level == 0);
    while let Some(line) = kept.get(classes.len()) {
        let place = classes.len();
        let length = (place..kept.len()).take_while(|place| several(*place)).count();
        if length == 0 {
            classes.push((*line, class(&lines[*line], comma)));
            continue;
        }
        let block: Vec<&Line> = kept[place..place + length].iter().map(|line| &lines[*line]).collect();
        let above = place.checked_sub(1).map(|above| lines[kept[above]].text.to_lowercase());
        let contents = above.is_some_and(|above| words::is(&above, |words| words.contents));
        let read =
            cells::classes(&block, comma).into_iter().map(|class| if contents { LineClass::Unclear } else { class });
        classes.extend(kept[place..].iter().copied().zip(read));
    }
    units::settle(lines, &mut classes, comma);
    classes
}

/// Returns the class of a line of one cell.
fn class(line: &Line, comma: bool) -> LineClass {
    let whole = line.whole();
    let text = whole.words();
    let lower = text.to_lowercase();
    if cells::is_legend(&line.text) || page_breaks::is_imprint(&text) && line.level == 0 {
        return LineClass::Text;
    }
    if let Some(row) = beside_colon(&whole, comma) {
        return row;
    }
    if words::prefix(&lower, |words| words.non_cumulative).is_some() && text.len() <= 40 {
        return LineClass::Closing;
    }
    let value = cell_value::read(&whole, comma).filter(|_| !is_age_and_figure(&lower));
    if let Some(value) = value {
        // Two numbers of a chart may look like one whose digits a blank groups.
        let several = text.contains(' ') && text.chars().all(|char| char.is_ascii_digit() || char == ' ');
        return if several { LineClass::Unclear } else { LineClass::Value(value) };
    }
    if line.level > 0 {
        return LineClass::Heading(line.level);
    }
    let read = endings(&whole, comma, false);
    if is_head_cell(&lower) && read.is_empty() {
        return LineClass::HeadCell;
    }
    // `Total 2 000` ends with a figure only where blanks group digits.
    let grouped = || !endings(&whole, comma, true).is_empty();
    if read.is_empty() && !grouped() { LineClass::Text } else { LineClass::Soft(read) }
}

/// Returns whether a line may be a group of ages and its figure, `Under 18 120`, though a blank may group the digits.
fn is_age_and_figure(lower: &str) -> bool {
    let Some(length) = words::prefix(lower, |words| words.qualifiers).or(words::prefix(lower, |words| words.masked))
    else {
        return false;
    };
    let mut words = lower[length..].split_whitespace();
    let digits = |word: Option<&str>| word.is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    digits(words.next()) && digits(words.next())
}

/// `Label: 750`.
fn beside_colon(whole: &Inline, comma: bool) -> Option<LineClass> {
    let text = whole.words();
    let (label, value) = text.rsplit_once(": ")?;
    let cells = cell_value::read(&Inline::read(value), comma)?;
    let marks = whole.marks().next().is_some();
    // `Sex: 120, Labor: 30` has a figure for each of several labels.
    let is_figure = |part: &str| part.trim_start().starts_with(|first: char| first.is_ascii_digit());
    if label.split(": ").skip(1).any(is_figure) {
        return Some(LineClass::Unclear);
    }
    (label.len() <= 120 && !marks).then(|| LineClass::Row(Inline::read(label), cells.into_iter().map(Some).collect()))
}

/// Returns whether a line heads a column, by its words: `# of calls`, `% of calls`.
pub(super) fn is_head_cell(lower: &str) -> bool {
    let short = lower.len() <= 60 && !lower.ends_with('.');
    let begins =
        words::prefix(lower, |words| words.count_head).or_else(|| words::prefix(lower, |words| words.percent_head));
    short && begins.is_some() && !lower.ends_with(|char: char| char.is_ascii_digit())
}
