//! Tables of several columns whose cells are each on a line of their own: as many figures follow on every label, and as many
//! heads are above. So many lines are one row.

use super::cell_value::read;
use super::inline::Inline;
use super::line::Line;
use super::{dates, words};

/// Fewer rows than this may look alike by chance.
const LEAST_ROWS: usize = 2;

/// Number of columns of figures up to which a table is looked for.
const MOST_COLUMNS: usize = 12;

/// Number of lines above a table that may be its title.
const MOST_ABOVE: usize = 2;

/// Longer lines are no cells.
const LONGEST: usize = 80;

/// Makes one line of the cells of each row, where it can be told which these are.
pub(super) fn gather(lines: &mut Vec<Line>, comma: bool) {
    let mut place = 0;
    while place < lines.len() {
        let single = |line: &Line| line.cells.len() == 1 && line.level == 0 && !line.bullet;
        let goes_on = |(at, line): &(usize, &Line)| single(line) && (*at == 0 || !line.gap);
        let length = lines[place..].iter().enumerate().take_while(goes_on).count();
        if let Some(grid) = Grid::of(&lines[place..place + length], comma) {
            let first = place + grid.above;
            let end = first + grid.cells;
            let rows = grid.rows(&lines[first..end]);
            place = first + rows.len();
            lines.splice(first..end, rows);
        } else {
            place += length.max(1);
        }
    }
}

/// Lines that are the cells of a table.
struct Grid {
    /// Number of lines above it.
    above: usize,
    /// Number of heads; those of columns, and perhaps one of the labels.
    heads: usize,
    /// Number of columns of figures.
    columns: usize,
    /// Number of lines of the table.
    cells: usize,
}

/// A line by itself.
struct Cell {
    is_figure: bool,
    text: String,
}

impl Grid {
    /// The only table that a block of lines can be, but for words below it.
    fn of(lines: &[Line], comma: bool) -> Option<Self> {
        let mut cells: Vec<Cell> = lines.iter().map(|line| Cell::of(line, comma)).collect();
        let end = cells.iter().rposition(|cell| cell.is_figure)? + 1;
        cells.truncate(end);
        let is_short = |line: &Line| line.text.len() <= LONGEST && !line.text.ends_with('.');
        let sizes =
            (2..=MOST_COLUMNS).flat_map(|columns| (0..=1 + MOST_ABOVE).map(move |more| (columns, columns + more)));
        let mut fitting = sizes.filter(|(_, first)| *first < end).filter_map(|(columns, first)| {
            let heads = first.min(columns + 1);
            let grid = Self { above: first - heads, heads, columns, cells: end - first + heads };
            grid.fits(&cells).then_some(grid)
        });
        let grid = fitting.next()?;
        (fitting.next().is_none() && lines[grid.above..end].iter().all(is_short)).then_some(grid)
    }

    /// Returns whether all cells are what they must be.
    fn fits(&self, cells: &[Cell]) -> bool {
        let (above, cells) = cells.split_at(self.above);
        let (heads, rows) = cells.split_at(self.heads);
        let rows: Vec<&[Cell]> = rows.chunks(1 + self.columns).collect();
        // A total may have no percentages.
        let counts = rows[0].iter().filter(|cell| !cell.is_percent()).count();
        let is_last = |row: &&[Cell]| row.len() > self.columns || row.len() == counts && row[0].is_total();
        // A word may be in place of a figure, “closed”; one with a capital is rather a label.
        let words = rows.iter().flat_map(|row| &row[1..]).filter(|cell| cell.is_word()).count();
        let is_of_figures = words * 5 <= rows.len() * self.columns && (words == 0 || rows.len() > LEAST_ROWS);
        let labels = rows.iter().filter(|row| row[0].is_word() || row[0].is_group()).count();
        rows.len() >= LEAST_ROWS
            && rows.last().is_some_and(is_last)
            && above.iter().all(Cell::is_word)
            && heads.iter().all(Cell::is_name)
            && rows.iter().all(|row| row[0].is_name())
            && rows.iter().flat_map(|row| &row[1..]).all(|cell| cell.is_figure || cell.is_small())
            && 2 * labels > rows.len()
            && is_of_figures
    }

    /// The lines of the table as rows of several cells, the heads first.
    fn rows(&self, lines: &[Line]) -> Vec<Line> {
        let (heads, rows) = lines.split_at(self.heads);
        let corner = (self.heads == self.columns).then(Default::default);
        let cells = |row: &[Line]| row.iter().map(|line| line.cells[0].clone()).collect::<Vec<_>>();
        let joined = |row: &[Line], cells| {
            let texts = |part: fn(&Line) -> &str, between: &str| row.iter().map(part).collect::<Vec<_>>().join(between);
            let (text, raw) = (texts(|line| &line.text, " "), texts(|line| &line.raw, "\t"));
            Line { text, raw, cells, ..row[0].clone() }
        };
        let head = joined(heads, corner.into_iter().chain(cells(heads)).collect());
        let is_percent = |line: &Line| line.cells[0].words().ends_with('%');
        let row = |row: &[Line]| {
            let mut cells = cells(row);
            // Those that a total lacks.
            let missing = (0..=self.columns).filter(|place| row.len() <= self.columns && is_percent(&rows[*place]));
            missing.for_each(|place| cells.insert(place, Inline::default()));
            joined(row, cells)
        };
        std::iter::once(head).chain(rows.chunks(1 + self.columns).map(row)).collect()
    }
}

impl Cell {
    fn of(line: &Line, comma: bool) -> Self {
        Self { is_figure: read(&line.cells[0], comma).is_some(), text: line.cells[0].words() }
    }

    fn is_word(&self) -> bool {
        !self.is_figure
    }

    fn is_small(&self) -> bool {
        self.text.starts_with(char::is_lowercase)
    }

    /// Returns whether it has words, or is a range: `18–29`, `30 and over`, `Under 18`.
    fn is_group(&self) -> bool {
        let begins = self.text.starts_with(|first: char| first.is_ascii_digit());
        let is_range = begins && (self.text.contains(['–', '-']) || self.text.ends_with('+'));
        is_range || self.text.chars().filter(|char| char.is_alphabetic()).count() > 1
    }

    /// Returns whether it can label a row or a column: words, and of figures groups, years and postal codes.
    fn is_name(&self) -> bool {
        let is_code = self.text.len() == 5 && self.text.bytes().all(|byte| byte.is_ascii_digit());
        self.is_word() || self.is_group() || is_code || dates::whole(&self.text).is_some()
    }

    fn is_total(&self) -> bool {
        words::prefix(&self.text.to_lowercase(), |words| words.total).is_some()
    }

    fn is_percent(&self) -> bool {
        self.text.ends_with('%')
    }
}
