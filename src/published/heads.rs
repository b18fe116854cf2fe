//! Heads of two levels: the upper ones belong to all columns that they are above, so each column gets both.

use super::inline::Inline;
use super::line::Line;
use super::{dates, words};

/// Fewer rows below two lines of heads may as well be something else.
const LEAST_ROWS: usize = 2;

/// Makes one line of heads of two, where the columns of the upper ones can be told.
pub(super) fn join(lines: &mut Vec<Line>) {
    let mut place = 0;
    while place + 1 < lines.len() {
        if let Some(joined) = joined(&lines[place..]) {
            lines[place] = joined;
            lines.remove(place + 1);
        }
        place += 1;
    }
}

/// The line of heads that the first two lines are, if they are.
fn joined(lines: &[Line]) -> Option<Line> {
    let [upper, lower, rows @ ..] = lines else { return None };
    let width = lower.cells.len();
    let can_be = |line: &Line| line.level == 0 && !line.bullet && line.gaps == lower.gaps && line.cells.len() > 1;
    // In Markdown a line is drawn below the first.
    let is_apart = lower.gap && !(upper.text.starts_with('|') && lower.text.starts_with('|'));
    if !can_be(upper) || !can_be(lower) || is_apart || width < 3 || upper.cells.len() > width {
        return None;
    }
    let is_row = |line: &&Line| !line.gap && line.cells.len() <= width && is_row(line);
    let is_head = |cells: &[Inline]| cells.iter().all(|cell| cell.is_empty() || is_head(cell));
    // Only gaps part the cells: the upper line has one for the labels if it begins where the lower one does.
    let has_corner = !upper.gaps || upper.spans.first()?.0 <= lower.spans.first()?.0;
    let (named, stub) = if has_corner { (&upper.cells[1..], upper.cells.first()) } else { (&upper.cells[..], None) };
    let are_heads = is_head(named) && is_head(&lower.cells[1..]);
    let is_full = lower.cells[1..].iter().all(|cell| !cell.is_empty());
    if !are_heads || !is_full || rows.iter().take_while(is_row).count() < LEAST_ROWS {
        return None;
    }
    let above = if upper.gaps {
        spread_by_place(named, &upper.spans[usize::from(has_corner)..], lower)?
    } else {
        spread(named, &lower.cells[1..])?
    };
    let corner = stub.into_iter().chain(lower.cells.first()).filter(|cell| !cell.is_empty());
    let corner: Vec<String> = corner.map(Inline::printed).collect();
    let heads = above.into_iter().zip(&lower.cells[1..]).map(|(upper, lower)| match upper {
        None => lower.clone(),
        // `n` says nothing that the column does not.
        Some(upper) if matches!(lower.words().to_lowercase().as_str(), "n" | "#") => upper.clone(),
        Some(upper) => Inline::read(&format!("{}, {}", upper.printed(), lower.printed())),
    });
    Some(Line {
        text: format!("{} {}", upper.text, lower.text),
        raw: format!("{}\t{}", upper.raw, lower.raw),
        cells: std::iter::once(Inline::read(&corner.join(", "))).chain(heads).collect(),
        ..upper.clone()
    })
}

/// The upper head of each column, if it has one.
fn spread<'h>(upper: &'h [Inline], lower: &[Inline]) -> Option<Vec<Option<&'h Inline>>> {
    let columns = lower.len();
    let is_total =
        lower.last().is_some_and(|head| words::prefix(&head.words().to_lowercase(), |words| words.total).is_some());
    let named: Vec<usize> = (0..upper.len()).filter(|place| !upper[*place].is_empty()).collect();
    let [first, second, ..] = named.as_slice() else { return None };
    let has_gaps = named.len() < upper.len();
    if has_gaps {
        // Merged cells are copied as one that is filled, and empty ones; the last may have been lost at the end of the line.
        let width = second - first;
        let last = named.last()? + width;
        let end = if is_total && last == columns - 1 { last } else { columns };
        let above = |column: usize| named.iter().rev().find(|place| **place <= column).map(|place| &upper[*place]);
        return Some((0..columns).map(|column| above(column).filter(|_| column < end)).collect());
    }
    // Without them each is above as many columns; the total of all may have none.
    let of_groups = if columns.is_multiple_of(named.len()) { columns } else { columns - usize::from(is_total) };
    if !of_groups.is_multiple_of(named.len()) {
        return None;
    }
    let each = of_groups / named.len();
    let repeats = (0..of_groups).all(|column| lower[column].words() == lower[column % each].words());
    let above = |column: usize| upper.get(column / each).filter(|_| column < of_groups);
    (each == 1 || repeats).then(|| (0..columns).map(above).collect())
}

/// The upper head of each column where only gaps part them: each is above as many columns, and no other is nearer to these.
fn spread_by_place<'h>(upper: &'h [Inline], spans: &[(usize, usize)], lower: &Line) -> Option<Vec<Option<&'h Inline>>> {
    let columns = lower.cells.len() - 1;
    let last = lower.cells.last()?.words().to_lowercase();
    let is_total = words::prefix(&last, |words| words.total).is_some();
    let of_groups = if columns.is_multiple_of(upper.len()) { columns } else { columns - usize::from(is_total) };
    if upper.len() < 2 || !of_groups.is_multiple_of(upper.len()) || lower.spans.len() != lower.cells.len() {
        return None;
    }
    let each = of_groups / upper.len();
    let distance =
        |one: (usize, usize), two: (usize, usize)| one.0.saturating_sub(two.1).max(two.0.saturating_sub(one.1));
    let is_below = |(column, span): (usize, &(usize, usize))| {
        let own = spans.get(column / each).map(|upper| distance(*upper, *span));
        let nearest = spans.iter().map(|upper| distance(*upper, *span)).min();
        own.is_some() && own == nearest
    };
    let fits = lower.spans[1..].iter().take(of_groups).enumerate().all(is_below);
    fits.then(|| (0..columns).map(|column| upper.get(column / each).filter(|_| column < of_groups)).collect())
}

/// Returns whether a cell can head a column: words, or a year.
fn is_head(cell: &Inline) -> bool {
    let words = cell.words();
    let begins = words.starts_with(|first: char| first.is_alphabetic() || matches!(first, '%' | '#' | '(' | '¿'));
    (begins && words.len() <= 80) || dates::whole(&words).is_some()
}

/// Returns whether most cells behind the label are figures.
fn is_row(line: &Line) -> bool {
    let is_figure = |cell: &&Inline| {
        let words = cell.words();
        words.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '<' | '>' | '≤' | '≥' | '$' | '*'))
    };
    let Some((label, cells)) = line.cells.split_first() else { return false };
    let given = cells.iter().filter(|cell| !cell.is_empty()).count();
    !label.is_empty() && given > 0 && cells.iter().filter(is_figure).count() * 2 > given
}
