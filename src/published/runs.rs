//! Selection of the rows among the lines that may be rows: those that are together, that a line above heads, or that
//! are by themselves under a heading.

use std::mem::discriminant;

use super::cell_value::{Cell, Datum};
use super::columns::{Kinds, aligned, kinds};
use super::inline::{Inline, Mark};
use super::line::Line;
use super::line_class::LineClass;
use super::soft::{Ending, endings, head, usual_width, width};
use super::{dates, words};

type Classes = [(usize, LineClass)];

/// Settles all lines that may be rows, and returns those of them in whose label a figure of another row may be.
pub(super) fn settle(lines: &[Line], classes: &mut Classes, comma: bool) -> Vec<usize> {
    below_are_values(lines, classes);
    let mut doubts = Vec::new();
    let mut place = 0;
    while place < classes.len() {
        let goes_on = |(row, (line, class)): &(usize, &(usize, LineClass))| {
            matches!(class, LineClass::Soft(_)) && (*row == 0 || !lines[*line].gap)
        };
        let length = classes[place..].iter().enumerate().take_while(goes_on).count();
        place += if length > 0 { Run { lines, place, length, comma }.settle(classes, &mut doubts) } else { 1 };
    }
    doubts
}

/// A label may end with a number when its figure is on the next line.
fn below_are_values(lines: &[Line], classes: &mut Classes) {
    let gap = |place: usize| lines[classes[place].0].gap;
    let followed = |place: usize| match classes.get(place + 1) {
        Some((_, LineClass::Value(_))) => !gap(place + 1) || gap(place),
        Some((_, LineClass::HeadCell)) => !gap(place + 1),
        _ => false,
    };
    let places: Vec<usize> = (0..classes.len())
        .filter(|place| matches!(classes[*place].1, LineClass::Soft(_)) && followed(*place))
        .collect();
    for place in places {
        classes[place].1 = LineClass::Text;
    }
}

/// Lines, one below the other, that may be rows.
struct Run<'l> {
    lines: &'l [Line],
    place: usize,
    length: usize,
    comma: bool,
}

impl Run<'_> {
    /// Settles these lines, or as many of them as are together, and says how many.
    fn settle(&self, classes: &mut Classes, doubts: &mut Vec<usize>) -> usize {
        let mut read: Vec<Vec<Ending>> = (self.place..self.place + self.length)
            .map(|place| match &mut classes[place].1 {
                LineClass::Soft(endings) => std::mem::take(endings),
                _ => Vec::new(),
            })
            .collect();
        if let Some(years) = years(&read) {
            // Years over the columns look like a row.
            classes[self.place].1 = LineClass::Head(years);
            read.into_iter()
                .enumerate()
                .skip(1)
                .for_each(|(row, endings)| classes[self.place + row].1 = LineClass::Soft(endings));
            return 1;
        }
        if self.begins_with_heading(classes, &read) {
            classes[self.place].1 = LineClass::Text;
            let rest = read.into_iter().enumerate().skip(1);
            rest.for_each(|(row, endings)| classes[self.place + row].1 = LineClass::Soft(endings));
            return 1;
        }
        number_rows(&mut read);
        let (heading, distance) = self.heading(classes, &read);
        let title = self.above(classes, self.place, distance + 1).map(|line| line.whole().words()).unwrap_or_default();
        let given = self.place.checked_sub(1).and_then(|above| match &classes[above].1 {
            LineClass::Head(cells) if !self.line(classes, self.place).gap => Some(cells.clone()),
            _ => None,
        });
        let mut heads = given.clone().or_else(|| heading.and_then(|line| Self::head(line, &read, &title)));
        let grouped: Vec<Vec<Ending>> = (0..self.length).map(|row| self.grouped(classes, row)).collect();
        if Self::are_grouped(&read, &grouped, heads.as_ref()) {
            read = grouped;
            heads = given.or_else(|| heading.and_then(|line| Self::head(line, &read, &title)));
        } else if let Some(odd) = read.iter().position(Vec::is_empty) {
            // Only with blanks among its digits would that line be a row.
            classes[self.place + odd].1 = LineClass::Text;
            read.into_iter().enumerate().filter(|(row, _)| *row != odd).for_each(|(row, endings)| {
                classes[self.place + row].1 = LineClass::Soft(endings);
            });
            let before = Run { length: odd, ..*self };
            return if odd > 0 { before.settle(classes, doubts) } else { 1 };
        }
        let columns = heads.as_ref().map(|heads| heads.len() - 1);
        let width = width(&read.iter().map(Vec::as_slice).collect::<Vec<_>>(), columns);
        heads = heads.filter(|heads| heads.len() == width + 1);
        let sound = self.are_rows(classes, &read, width, heads.is_some());
        let full = read.iter().filter_map(|endings| endings.get(width.checked_sub(1)?).filter(|ending| !ending.linked));
        let full: Vec<Vec<Option<Cell>>> =
            full.map(|ending| ending.cells.iter().cloned().map(Some).collect()).collect();
        let columns = full.iter().map(Vec::len).max().unwrap_or(0);
        let kinds = kinds(&full.iter().collect::<Vec<_>>(), columns);
        for (row, endings) in read.into_iter().enumerate() {
            classes[self.place + row].1 = match sound {
                Verdict::Rows => row_of(endings, width, &kinds)
                    .map_or(LineClass::Unclear, |(label, cells)| LineClass::Row(label, cells)),
                Verdict::Unclear => LineClass::Unclear,
                Verdict::Text => LineClass::Text,
            };
        }
        if let (Some(heads), Verdict::Rows) = (heads, sound) {
            classes[self.place - distance].1 = LineClass::Head(heads);
        }
        self.doubt_labels(classes, doubts);
        self.length
    }

    /// Finds the one label with a figure in its midst, as of a row before: `Minors 7 Unknown`. Where several have one,
    /// it is a part of them. With words for a withheld figure behind it, the line is not understood.
    fn doubt_labels(&self, classes: &mut Classes, doubts: &mut Vec<usize>) {
        let behind = |place: usize| match &classes[place].1 {
            LineClass::Row(label, _) => behind_figure(&label.words()),
            _ => None,
        };
        let found: Vec<_> =
            (self.place..self.place + self.length).filter_map(|place| Some((place, behind(place)?))).collect();
        let [(place, rest)] = found.as_slice() else { return };
        if words::prefix(&rest.to_lowercase(), |words| words.masked).is_some() {
            classes[*place].1 = LineClass::Unclear;
        } else {
            doubts.push(classes[*place].0);
        }
    }

    /// Returns whether the first line, below a gap, is rather a heading than a row: `Labor Trafficking (5)`.
    fn begins_with_heading(&self, classes: &Classes, read: &[Vec<Ending>]) -> bool {
        let is_bracketed = |endings: &Vec<Ending>| match endings.as_slice() {
            [Ending { cells, .. }] => {
                matches!(cells.as_slice(), [Cell { datum: Datum::NotApplicable(words), .. }] if words.starts_with('('))
            }
            _ => false,
        };
        let bracketed = read.iter().filter(|endings| is_bracketed(endings)).count();
        self.line(classes, self.place).gap && bracketed < read.len() && read.first().is_some_and(is_bracketed)
    }

    fn line(&self, classes: &Classes, place: usize) -> &Line {
        &self.lines[classes[place].0]
    }

    /// The text that is so many lines above a place, with nothing between.
    fn above(&self, classes: &Classes, place: usize, distance: usize) -> Option<&Line> {
        let at = place.checked_sub(distance)?;
        let text = matches!(classes[at].1, LineClass::Text | LineClass::HeadCell | LineClass::Heading(_));
        let close = distance > 1 || !self.line(classes, at + 1).gap;
        let line = self.line(classes, at);
        (text && close && line.text.len() <= 160 && !line.text.ends_with(['.', ';', ','])).then_some(line)
    }

    /// The line that heads these, and how far above it is: the first of them may be the end of a wrapped label.
    fn heading<'c>(&'c self, classes: &Classes, read: &[Vec<Ending>]) -> (Option<&'c Line>, usize) {
        let near = self.above(classes, self.place, 1);
        let close = |distance: usize| {
            (1..=distance).all(|above| {
                self.place.checked_sub(above).is_some_and(|at| {
                    !self.line(classes, at + 1).gap && matches!(classes[at].1, LineClass::Text | LineClass::HeadCell)
                })
            })
        };
        let far = (2..=3).filter(|distance| close(*distance)).find_map(|distance| {
            let line = self.above(classes, self.place, distance)?;
            Self::head(line, read, "").map(|_| (line, distance))
        });
        match far {
            Some((line, distance))
                if near.is_none_or(|near| Self::head(near, read, &line.whole().words()).is_none()) =>
            {
                (Some(line), distance)
            }
            _ => (near, 1),
        }
    }

    /// The heads of the columns, if the line above says them; the more the better.
    fn head(line: &Line, read: &[Vec<Ending>], title: &str) -> Option<Vec<Inline>> {
        let most = read.iter().map(Vec::len).max().unwrap_or(0);
        let usual = usual_width(&read.iter().map(Vec::as_slice).collect::<Vec<_>>());
        head(&line.whole(), most, usual, title)
    }

    fn grouped(&self, classes: &Classes, row: usize) -> Vec<Ending> {
        endings(&self.line(classes, self.place + row).whole(), self.comma, true)
    }

    /// Returns whether blanks group the digits: the head names fewer columns than there would be, or only so do the
    /// rows reach their total.
    fn are_grouped(read: &[Vec<Ending>], grouped: &[Vec<Ending>], heads: Option<&Vec<Inline>>) -> bool {
        if read == grouped {
            return false;
        }
        let counts = |read: &[Vec<Ending>]| -> Vec<(String, u64)> {
            let last = |endings: &Vec<Ending>| {
                let ending = endings.last()?;
                Some((ending.label.words().to_lowercase(), ending.cells.iter().find_map(Cell::count)?))
            };
            read.iter().filter_map(last).collect()
        };
        let adds_up = |counts: &[(String, u64)]| {
            let total = |label: &str| words::prefix(label, |words| words.total).is_some();
            let all: u64 = counts.iter().filter(|(label, _)| total(label)).map(|(_, count)| count).sum();
            let parts = counts.iter().filter(|(label, _)| !total(label)).map(|(_, count)| *count);
            all > 0 && parts.fold(0_u64, u64::saturating_add) == all
        };
        let named = heads.is_some_and(|heads| {
            let fits = |endings: &Vec<Ending>| endings.len() == heads.len() - 1;
            grouped.iter().all(fits) && !read.iter().all(fits)
        });
        named || adds_up(&counts(grouped)) && !adds_up(&counts(read))
    }

    /// Returns whether these lines are rows.
    fn are_rows(&self, classes: &Classes, read: &[Vec<Ending>], width: usize, headed: bool) -> Verdict {
        let before = self.place.checked_sub(1).map(|before| &classes[before].1);
        let after = classes.get(self.place + self.length).map(|(_, class)| class);
        let contents = self
            .above(classes, self.place, 1)
            .or_else(|| self.place.checked_sub(1).map(|before| self.line(classes, before)))
            .is_some_and(|line| words::is(&line.text.to_lowercase(), |words| words.contents));
        if contents {
            return Verdict::Unclear;
        }
        let years = read
            .iter()
            .filter_map(|endings| endings.get(width.min(endings.len()).checked_sub(1)?))
            .all(|ending| ending.year);
        if years && !headed {
            return Verdict::Text;
        }
        let close = |place: usize| !self.line(classes, place).gap;
        let rowlike = |class: Option<&LineClass>| {
            matches!(class, Some(LineClass::Row(..) | LineClass::Head(_) | LineClass::Closing))
        };
        let after = rowlike(after) && close(self.place + self.length);
        let beside = after || rowlike(before) && (close(self.place) || Self::goes_on(before, &read[0]));
        if self.length > 1 || headed || beside || self.stands_alone(classes, &read[0]) {
            Verdict::Rows
        } else {
            Verdict::Text
        }
    }

    /// Returns whether a line behind a gap belongs to the row above it: it has as many figures, several, or is a total.
    fn goes_on(before: Option<&LineClass>, endings: &[Ending]) -> bool {
        let Some(LineClass::Row(_, cells)) = before else { return false };
        let total =
            |ending: &Ending| words::prefix(&ending.label.words().to_lowercase(), |words| words.total).is_some();
        cells.len() > 1 && endings.len() == cells.len() || endings.last().is_some_and(total)
    }

    /// Returns whether a line by itself is a row: nothing is beside it but a heading above, and its figure can be
    /// nothing else.
    fn stands_alone(&self, classes: &Classes, endings: &[Ending]) -> bool {
        let Some(before) = self.place.checked_sub(1) else { return false };
        let line = self.line(classes, self.place);
        let under_heading = self.above(classes, self.place, 1).is_some() && self.line(classes, before).gap;
        let free = line.gap || under_heading;
        let ends = classes.get(self.place + 1).is_none_or(|(next, _)| self.lines[*next].gap);
        let Some(ending) = endings.iter().rfind(|ending| !ending.linked) else { return false };
        let label = ending.label.words();
        let figure = ending.cells.iter().any(|cell| match &cell.datum {
            Datum::Count { count, qualifier, unit } => {
                *count >= 1_000 && !ending.year || qualifier.is_some() || unit.is_some()
            }
            Datum::Percent { .. } | Datum::Change { .. } => true,
            Datum::Masked(words) => !words.starts_with(|first: char| first.is_ascii_digit()),
            Datum::Number { unit, .. } => unit.is_some(),
            _ => false,
        });
        let counted = words::unit(&label).is_some() && !ending.year;
        let day = words::month(&label.to_lowercase()).is_some();
        free && ends
            && !day
            && label.chars().any(char::is_alphabetic)
            && (figure || counted || under_heading && !ending.year)
    }
}

/// The words behind a number in the midst of a label, if the word before does not need one and another label may begin.
fn behind_figure(label: &str) -> Option<String> {
    let parts: Vec<&str> = label.split(' ').collect();
    let is_figure = |word: &str| {
        let digits = word.trim_end_matches('%');
        digits.starts_with(|first: char| first.is_ascii_digit())
            && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b',')
            && dates::whole(word).is_none()
    };
    let place = parts.windows(3).position(|around| {
        let [before, figure, after] = around else { return false };
        is_figure(figure)
            && before.ends_with(char::is_alphabetic)
            && !words::is(&before.to_lowercase(), |words| words.links)
            && after.starts_with(char::is_uppercase)
    })?;
    Some(parts[place + 2..].join(" "))
}

#[derive(Clone, Copy)]
enum Verdict {
    Rows,
    Unclear,
    Text,
}

/// The row that a line is among rows of so many figures. Of a row with fewer figures the kinds must tell which columns
/// they belong to; `None` if they do not.
fn row_of(mut endings: Vec<Ending>, width: usize, kinds: &Kinds) -> Option<(Inline, Vec<Option<Cell>>)> {
    // A number behind a word that needs one is a figure only where it fits the others.
    let fits = |ending: &Ending| {
        kinds.len() == ending.cells.len()
            && ending.cells.iter().zip(kinds).all(|(cell, kind)| *kind == Some(discriminant(&cell.datum)))
    };
    if let Some(last) = endings.get(width.min(endings.len()).checked_sub(1)?)
        && last.linked
        && !fits(last)
    {
        endings.retain(|ending| !ending.linked);
    }
    let full = endings.len() >= width;
    let taken = width.min(endings.len()).checked_sub(1)?;
    let Ending { mut label, cells, .. } = endings.swap_remove(taken);
    label.split_last_figure();
    if full {
        return Some((label, marked(cells, kinds).into_iter().map(Some).collect()));
    }
    // Words in place of a count and its percentage.
    if let [cell] = cells.as_slice()
        && cell.is_words()
        && kinds.len() == 2
        && kinds[0] != kinds[1]
    {
        return Some((label, vec![Some(cell.clone())]));
    }
    Some((label, aligned(cells, kinds)?))
}

/// A number behind words that stand for a figure is a marker where the other rows have a percentage.
fn marked(mut cells: Vec<Cell>, kinds: &Kinds) -> Vec<Cell> {
    if let [words, number] = cells.as_mut_slice()
        && matches!(words.datum, Datum::Masked(_))
        && let Some(count @ 1..100) = number.count()
        && kinds.get(1).is_some_and(|kind| *kind != Some(discriminant(&number.datum)))
    {
        let marker = count.to_string();
        words.marks.push(Mark { printed: format!(" {marker}"), marker, sure: false });
        cells.pop();
    }
    cells
}

/// The heads of a line that ends with several years, above other lines.
fn years(read: &[Vec<Ending>]) -> Option<Vec<Inline>> {
    let last = read.first().filter(|_| read.len() > 1)?.last()?;
    let year = |cell: &Cell| cell.count().filter(|_| cell.is_year);
    let mut years: Vec<u64> = last.cells.iter().map(year).collect::<Option<_>>()?;
    let mut label = last.label.words();
    // `Type 2021`: the word asks for a number, but all of these are years.
    while let Some((before, word)) = label.clone().rsplit_once(' ')
        && let Some(date) = dates::whole(word)
    {
        years.insert(0, date.year().into());
        before.clone_into(&mut label);
    }
    let below = read[1..]
        .iter()
        .filter_map(|endings| endings.last())
        .any(|ending| !ending.cells.iter().all(|cell| year(cell).is_some()));
    let ordered = years.is_sorted() || years.iter().rev().is_sorted();
    (years.len() > 1 && below && ordered).then(|| {
        std::iter::once(Inline::read(&label)).chain(years.iter().map(|year| Inline::read(&year.to_string()))).collect()
    })
}

/// Rows that begin with their numbers, 1, 2, 3, have them for their places.
fn number_rows(read: &mut [Vec<Ending>]) {
    let number = |endings: &Vec<Ending>| {
        let (number, rest) =
            endings.last()?.label.words().split_once(' ').map(|(number, rest)| (number.to_owned(), rest.to_owned()))?;
        let number: u32 = number.trim_end_matches(['.', ')']).parse().ok()?;
        rest.chars().any(char::is_alphabetic).then_some(number)
    };
    if read.len() < 2 || !(1..).zip(read.iter()).all(|(place, endings)| number(endings) == Some(place)) {
        return;
    }
    for (place, ending) in
        (1..).zip(read.iter_mut()).flat_map(|(place, endings)| endings.iter_mut().map(move |ending| (place, ending)))
    {
        if let Some((_, rest)) = ending.label.printed().split_once(' ') {
            ending.label = Inline::read(rest);
        }
        ending.cells.insert(
            0,
            Cell { datum: Datum::place(place), marks: Vec::new(), reworded: false, is_year: false, interval: None },
        );
    }
}
