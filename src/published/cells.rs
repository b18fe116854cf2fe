//! Lines whose cells are parted by tabs, bars or wide gaps: which of them are rows, and which head columns.
//!
//! Lines that are together are judged together, since a cell of words is one where other rows have figures.

use super::cell_value::{self, Cell, Datum};
use super::columns::{aligned, kinds};
use super::dates;
use super::inline::Inline;
use super::line::Line;
use super::line_class::{LineClass, is_head_cell};
use super::surplus::are_places;

/// No publication prints more columns, and one such line would give every other row as many blanks.
const MAX_COLUMNS: usize = 40;

/// Shape of a line of several cells.
enum Shape {
    /// A label and figures.
    Row(Inline, Vec<Option<Cell>>),
    /// A label, and cells of which some or all are words.
    Words,
}

/// Classes of lines that are together, all of several cells.
pub(super) fn classes(block: &[&Line], comma: bool) -> Vec<LineClass> {
    if are_two_tables(block, comma) || are_columns_of_text(block) {
        return block.iter().map(|_| LineClass::Unclear).collect();
    }
    if let Some(classes) = tiles(block, comma) {
        return classes;
    }
    let numbered = numbered(block, comma);
    let shapes: Vec<Shape> = block.iter().map(|line| shape(line, numbered, comma)).collect();
    let mut classes: Vec<LineClass> = Vec::with_capacity(block.len());
    for (place, shape) in shapes.iter().enumerate() {
        let line = block[place];
        let before = place.checked_sub(1).map(|before| &shapes[before]);
        let begins = before.is_none() || line.gap || matches!(classes.last(), Some(LineClass::Head(_)));
        let next = shapes.get(place + 1);
        let is_head_again = block[..place]
            .iter()
            .zip(&classes)
            .any(|(above, class)| matches!(class, LineClass::Head(_)) && above.text == line.text);
        let class = match shape {
            // The rows below may be of another table, and the words are no figures of a row.
            Shape::Words if is_head_again => LineClass::Unclear,
            _ if line.text.len() > 400 || is_legend(&line.text) => LineClass::Text,
            Shape::Row(label, cells) => {
                // Years over columns look like figures, but nobody counts years.
                let heads = years(&line.cells[1..]) && dates::whole(&line.cells[0].words()).is_none();
                let more = shapes[place + 1..].iter().any(
                    |next| matches!(next, Shape::Row(_, cells) if !cells.iter().flatten().all(|cell| cell.is_year)),
                );
                if heads && (begins && more || line.cells[0].is_empty()) {
                    LineClass::Head(line.cells.clone())
                } else {
                    LineClass::Row(label.clone(), cells.clone())
                }
            }
            Shape::Words => words(line, begins, next, &shapes, block, numbered, comma),
        };
        classes.push(class);
    }
    align(block, &mut classes);
    let is_label_lost =
        |class: &LineClass| matches!(class, LineClass::Row(label, _) if super::soft_row::is_number_in_groups(label));
    if classes.iter().any(is_label_lost) {
        // Figures without a label among them: which of the others label them cannot be told.
        classes.fill_with(|| LineClass::Unclear);
    }
    classes
}

/// Returns whether two tables are side by side: each line has a label, a figure, and both again.
fn are_two_tables(block: &[&Line], comma: bool) -> bool {
    let number = |cell: &Inline| cell_value::read(cell, comma).is_some_and(|cells| cells[0].begins_with_number());
    let letters = |cell: &Inline| cell.words().chars().any(char::is_alphabetic);
    let double = |line: &&&Line| {
        matches!(line.cells.as_slice(), [first, one, second, two]
            if letters(first) && number(one) && letters(second) && !cell_value::read(second, comma).is_some_and(|cells| cells[0].is_words() && !cells[0].begins_with_number()) && number(two))
    };
    let doubles = block.iter().filter(double).count();
    doubles > 1 && doubles + 1 >= block.len()
}

/// Returns whether lines are running text that is set in columns, which only gaps part: what is below what cannot be told.
fn are_columns_of_text(block: &[&Line]) -> bool {
    const SHORTEST: usize = 15;
    let is_text = |line: &&Line| {
        let length: usize = line.cells.iter().map(|cell| cell.words().len()).sum();
        line.gaps && length >= SHORTEST * line.cells.len() && line.cells.iter().all(|cell| cell.words().contains(' '))
    };
    let goes_on = block.windows(2).filter(|pair| pair[1].text.starts_with(char::is_lowercase)).count();
    block.len() > 1 && goes_on > 0 && block.iter().all(is_text)
}

/// Lines by twos, as tiles are copied: one of figures, and one of as many labels below it. Where the labels are above,
/// it may be the head of a table with one row, whose label is a number; so there must be more that speaks against it.
fn tiles(block: &[&Line], comma: bool) -> Option<Vec<LineClass>> {
    const SURE: usize = 3;
    let mut classes = Vec::new();
    for pair in block.chunks(2) {
        let [first, second] = pair else { return None };
        let below = figures_of(first, comma).zip(labels(second, comma));
        let above = || {
            let found = labels(first, comma).zip(figures_of(second, comma));
            let plain = |cell: &Inline| cell.words().bytes().all(|byte| byte.is_ascii_digit());
            let sure = second.cells.len() >= SURE || !plain(&second.cells[0]);
            found.map(|(labels, figures)| (figures, labels)).filter(|_| sure && block.len() == 2)
        };
        let (figures, labels) = below.or_else(above).filter(|(figures, labels)| figures.len() == labels.len())?;
        classes.push(LineClass::Tiles(labels.into_iter().zip(figures).collect()));
        classes.push(LineClass::TilesBelow);
    }
    Some(classes)
}

/// The figures of a line that holds nothing else; years are labels.
fn figures_of(line: &Line, comma: bool) -> Option<Vec<Vec<Option<Cell>>>> {
    let figures: Option<Vec<Vec<Cell>>> = line.cells.iter().map(|cell| cell_value::read(cell, comma)).collect();
    let figures = figures.filter(|all| !all.iter().flatten().any(|cell| cell.is_year || cell.is_gap()))?;
    Some(figures.into_iter().map(|cells| cells.into_iter().map(Some).collect()).collect())
}

/// The labels of a line that holds nothing else.
fn labels(line: &Line, comma: bool) -> Option<Vec<Inline>> {
    let are_labels = line.cells.iter().all(|cell| is_label(cell, comma) && !is_head_cell(&cell.words().to_lowercase()));
    are_labels.then(|| line.cells.clone())
}

/// Returns whether a line explains signs: `[c] = confidential, [x] = not available`.
pub(super) fn is_legend(text: &str) -> bool {
    let (sign, rest) = text.split_once(' ').unwrap_or_default();
    super::words::is(&sign.to_lowercase(), |words| words.withheld_signs) && rest.starts_with(['=', ':', '–'])
}

/// Puts the cells of rows that only gaps part, and that have fewer than the others, into their columns.
fn align(block: &[&Line], classes: &mut [LineClass]) {
    let rows = classes.iter().filter_map(|class| if let LineClass::Row(_, cells) = class { Some(cells) } else { None });
    let lengths: Vec<usize> = rows.clone().map(Vec::len).collect();
    let Some(width) =
        lengths.iter().copied().max_by_key(|width| lengths.iter().filter(|other| *other == width).count())
    else {
        return;
    };
    let full: Vec<&Vec<Option<Cell>>> = rows.filter(|cells| cells.len() == width).collect();
    let kinds = kinds(&full, width);
    for (line, class) in block.iter().zip(classes) {
        let LineClass::Row(_, cells) = class else { continue };
        let in_words = cells.len() == 1 && width == 2 && cells[0].as_ref().is_some_and(Cell::is_words);
        if !line.gaps || cells.len() >= width || in_words {
            continue;
        }
        match aligned(cells.iter().flatten().cloned().collect(), &kinds) {
            Some(placed) => *cells = placed,
            None => *class = LineClass::Unclear,
        }
    }
}

/// Returns the shape of a line some of whose cells are words: a head, a row of a table with as many cells, or not
/// understood.
fn words(
    line: &Line,
    begins: bool,
    next: Option<&Shape>,
    shapes: &[Shape],
    block: &[&Line],
    numbered: bool,
    comma: bool,
) -> LineClass {
    let rest = &line.cells[1..];
    let figure =
        |cell: &Inline| cell_value::read(cell, comma).is_some_and(|cells| !cells.iter().all(|cell| cell.is_year));
    let figures = rest.iter().any(|cell| !cell.is_empty() && figure(cell));
    let said = rest.iter().any(|cell| is_head_cell(&cell.words().to_lowercase()));
    let above_rows = matches!(next, Some(Shape::Row(..)));
    let is_unit = |cell: &Inline| {
        let lower = cell.words().to_lowercase();
        super::words::unit(&lower).is_some_and(|(unit, _)| unit == lower)
    };
    let said = said || begins && !rest.is_empty() && rest.iter().all(is_unit);
    if line.text.len() <= 240 && (said || years(rest) || begins && above_rows && !figures) {
        return LineClass::Head(reordered(line.cells.clone(), numbered));
    }
    let as_wide =
        |(shape, other): (&Shape, &&Line)| matches!(shape, Shape::Row(..)) && other.cells.len() == line.cells.len();
    let has_label = line.cells.first().is_some_and(|label| !label.is_empty());
    if has_label && rest.len() <= MAX_COLUMNS && shapes.iter().zip(block).any(as_wide) {
        let cell = |cell: &Inline| match cell_value::read(cell, comma) {
            _ if cell.is_empty() => vec![None],
            Some(cells) => cells.into_iter().map(Some).collect(),
            None => vec![Some(cell_value::in_words(cell))],
        };
        return LineClass::Row(line.cells[0].clone(), rest.iter().flat_map(cell).collect());
    }
    let digits = line.text.chars().any(|char| char.is_ascii_digit());
    if digits && line.text.len() <= 240 { LineClass::Unclear } else { LineClass::Head(line.cells.clone()) }
}

fn shape(line: &Line, numbered: bool, comma: bool) -> Shape {
    let cells = line.cells.as_slice();
    if let [place, label, rest @ ..] = cells
        && let Some(rank) = place_of(place, numbered && !rest.is_empty(), comma)
        && is_label(label, comma)
        && let Some(mut figures) = figures(rest, comma)
    {
        figures.insert(0, Some(rank));
        return Shape::Row(label.clone(), figures);
    }
    if let [label, rest @ ..] = cells
        && !label.is_empty()
        && let Some(figures) = figures(rest, comma)
        && figures.iter().any(Option::is_some)
    {
        return Shape::Row(label.clone(), figures);
    }
    if let [value, label] = cells
        && is_label(label, comma)
        && let Some(figures) = cell_value::read(value, comma)
        && !figures.iter().all(|cell| cell.is_year)
    {
        return Shape::Row(label.clone(), figures.into_iter().map(Some).collect());
    }
    Shape::Words
}

/// The figures of cells, of which some may be blank; `None` if one is words.
fn figures(cells: &[Inline], comma: bool) -> Option<Vec<Option<Cell>>> {
    let mut figures = Vec::new();
    for cell in cells {
        if cell.is_empty() {
            figures.push(None);
        } else {
            let read = cell_value::read(cell, comma).or_else(|| Some(vec![cell_value::bracketed(cell)?]))?;
            figures.extend(read.into_iter().map(Some));
        }
    }
    (figures.len() <= MAX_COLUMNS).then_some(figures)
}

fn is_label(cell: &Inline, comma: bool) -> bool {
    cell.words().chars().any(char::is_alphabetic) && cell_value::read(cell, comma).is_none()
}

/// The place that a row begins with: `1st`, or `1` where all rows are numbered.
fn place_of(cell: &Inline, numbered: bool, comma: bool) -> Option<Cell> {
    let [cell] = cell_value::read(cell, comma)?.try_into().ok()?;
    match cell.datum {
        Datum::Rank(_) => Some(cell),
        Datum::Count { count, unit: None, qualifier: None } if numbered => {
            let place = u32::try_from(count).ok().filter(|place| *place > 0)?;
            Some(Cell { datum: Datum::place(place), ..cell })
        }
        _ => None,
    }
}

/// Returns whether the rows of a block begin with their places.
fn numbered(block: &[&Line], comma: bool) -> bool {
    let number = |line: &&Line| match line.cells.as_slice() {
        [number, label, _, ..] if is_label(label, comma) => cell_value::count(&number.words(), comma),
        _ => None,
    };
    let numbers: Vec<u64> = block.iter().filter_map(number).collect();
    let heads = |line: &&Line| {
        line.cells.first().is_some_and(|cell| super::words::is(&cell.words().to_lowercase(), |words| words.rank_head))
    };
    are_places(&numbers, block.iter().any(heads))
}

/// The head of numbered rows, the label first.
fn reordered(mut cells: Vec<Inline>, numbered: bool) -> Vec<Inline> {
    let ranked =
        cells.first().is_some_and(|cell| super::words::is(&cell.words().to_lowercase(), |words| words.rank_head));
    if cells.len() > 1 && (numbered || ranked) {
        cells.swap(0, 1);
    }
    cells
}

fn years(cells: &[Inline]) -> bool {
    let mut filled = cells.iter().filter(|cell| !cell.is_empty()).peekable();
    filled.peek().is_some() && filled.all(|cell| dates::whole(&cell.words()).is_some())
}
