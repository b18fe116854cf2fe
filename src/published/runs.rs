//! Selection of the rows among the lines that may be rows: those that are together, that a line above heads, or that
//! are by themselves under a heading.

use super::cell_value::{Cell, Datum};
use super::columns::kinds;
use super::inline::Inline;
use super::leaders::drop_leaders;
use super::line::Line;
use super::line_class::LineClass;
use super::quantities::{Holds, holds};
use super::soft::{Ending, endings, head, repeats, usual_width, width};
use super::soft_row::{around_figure, labels_none, row_of};
use super::surplus::{begins_with_rank, doubt_ends, doubt_pools, number_rows, take_marks};
use super::{blanks, dates, page_breaks, words};

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
    let (pages, unclear) = page_breaks::bare_numbers(lines, classes);
    let places = places.into_iter().filter(|place| !pages.contains(&(place + 1))).collect::<Vec<_>>();
    for place in places {
        classes[place].1 = LineClass::Text;
    }
    for place in pages.into_iter().chain(unclear) {
        classes[place].1 = LineClass::Unclear;
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
        let ranked = self.above(classes, self.place, 1).is_some_and(|line| begins_with_rank(&line.text));
        number_rows(&mut read, ranked);
        let notes = self.notes(classes);
        take_marks(&mut read, &notes);
        if !self.names_columns(classes, &read) {
            drop_leaders(&mut read);
        }
        let (heading, distance) = self.heading(classes, &read);
        let title = self.above(classes, self.place, distance + 1).map(|line| line.whole().words()).unwrap_or_default();
        let given = self.place.checked_sub(1).and_then(|above| match &classes[above].1 {
            LineClass::Head(cells) if !self.line(classes, self.place).gap => Some(cells.clone()),
            _ => None,
        });
        let mut heads = given.clone().or_else(|| heading.and_then(|line| Self::head(line, &read, &title)));
        let grouped: Vec<Vec<Ending>> = (0..self.length).map(|row| self.grouped(classes, row)).collect();
        let mut unclear = vec![false; self.length];
        let even = blanks::is_even(&grouped) && !blanks::is_even(&read) && !repeats(&slices(&grouped), 1);
        if blanks::are_proved(&read, &grouped, heads.as_ref()) || even && blanks::are_usual(self.lines, self.comma) {
            read = grouped;
            heads = given.or_else(|| heading.and_then(|line| Self::head(line, &read, &title)));
        } else if even {
            // `Phone 1 204` beside `Chat 98`: a label that ends with a number, or a figure with a blank among its digits.
            unclear = read.iter().zip(&grouped).map(|(read, grouped)| read.len() != grouped.len()).collect();
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
        let plain: Vec<&[Ending]> =
            slices(&read).into_iter().zip(&unclear).filter(|(_, unclear)| !**unclear).map(|(row, _)| row).collect();
        let width = width(&plain, columns);
        doubt_ends(&read, width, &notes, &mut unclear);
        doubt_pools(&read, &mut unclear);
        heads = heads.filter(|heads| heads.len() == width + 1);
        let sound = self.are_rows(classes, &read, width, heads.is_some());
        let plain = read.iter().zip(&unclear).filter(|(_, unclear)| !**unclear).map(|(row, _)| row);
        let full = plain.filter_map(|endings| endings.get(width.checked_sub(1)?).filter(|ending| !ending.linked));
        let full: Vec<Vec<Option<Cell>>> =
            full.map(|ending| ending.cells.iter().cloned().map(Some).collect()).collect();
        let columns = full.iter().map(Vec::len).max().unwrap_or(0);
        let kinds = kinds(&full.iter().collect::<Vec<_>>(), columns);
        for (row, endings) in read.into_iter().enumerate() {
            classes[self.place + row].1 = match sound {
                Verdict::Rows if unclear[row] => LineClass::Unclear,
                Verdict::Rows => row_of(endings, width, &kinds, &notes)
                    .filter(|(label, cells)| !labels_none(label, cells))
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

    /// The markers of the notes below.
    fn notes(&self, classes: &Classes) -> Vec<String> {
        let marker = |(_, class): &(usize, LineClass)| match class {
            LineClass::Note(mark, _) => Some(mark.marker.clone()),
            _ => None,
        };
        classes[self.place + self.length..].iter().filter_map(marker).collect()
    }

    /// Finds the labels with a figure in their midst, as of a row before: `Minors 7 Unknown`. Where these begin alike,
    /// `Unit 5 North`, it is a part of them. Where all lines have one, or words for a withheld figure are behind it, the
    /// line is not understood.
    fn doubt_labels(&self, classes: &mut Classes, doubts: &mut Vec<usize>) {
        let around = |place: usize| match &classes[place].1 {
            LineClass::Row(label, _) => around_figure(&label.words()),
            _ => None,
        };
        let found: Vec<_> =
            (self.place..self.place + self.length).filter_map(|place| Some((place, around(place)?))).collect();
        let mut beginnings: Vec<&str> = found.iter().map(|(_, (before, _))| before.as_str()).collect();
        beginnings.sort_unstable();
        if beginnings.windows(2).any(|pair| pair[0] == pair[1]) {
            return;
        }
        for (place, (_, behind)) in &found {
            let is_masked = words::prefix(&behind.to_lowercase(), |words| words.masked).is_some();
            if is_masked || found.len() > 1 && found.len() == self.length {
                classes[*place].1 = LineClass::Unclear;
            } else {
                doubts.push(classes[*place].0);
            }
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
        let near = self.above(classes, self.place, 1).filter(|_| !begins_small(read));
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
        let usual = usual_width(&slices(read));
        // `Phone 30 calls, up from 25 in 2022` ends with a year and heads nothing.
        let is_head = |heads: &Vec<Inline>| {
            let stub = heads.first().map(Inline::words).unwrap_or_default();
            let last = stub.rsplit(' ').next().unwrap_or_default().to_lowercase();
            let found = holds(&stub);
            found != Holds::Figure && (found == Holds::None || !words::is(&last, |words| words.links))
        };
        head(&line.whole(), most, usual, title).filter(is_head)
    }

    /// Returns whether the line above heads as many columns as the rows have figures, lone signs among them.
    fn names_columns(&self, classes: &Classes, read: &[Vec<Ending>]) -> bool {
        let most = read.iter().map(Vec::len).max().unwrap_or(0);
        let given = self.place.checked_sub(1).and_then(|above| match &classes[above].1 {
            LineClass::Head(cells) => Some(cells.len()),
            _ => None,
        });
        let said = || Some(Self::head(self.heading(classes, read).0?, read, "")?.len());
        given.or_else(said).is_some_and(|heads| heads > most)
    }

    fn grouped(&self, classes: &Classes, row: usize) -> Vec<Ending> {
        endings(&self.line(classes, self.place + row).whole(), self.comma, true)
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

/// Returns whether the first of several rows alone begins with a small letter: it is the rest of the line above.
fn begins_small(read: &[Vec<Ending>]) -> bool {
    let is_small = |endings: &Vec<Ending>| {
        endings.last().is_some_and(|ending| ending.label.words().starts_with(char::is_lowercase))
    };
    read.len() > 1 && is_small(&read[0]) && !read[1..].iter().any(is_small)
}

pub(super) fn slices(read: &[Vec<Ending>]) -> Vec<&[Ending]> {
    read.iter().map(Vec::as_slice).collect()
}

#[derive(Clone, Copy)]
enum Verdict {
    Rows,
    Unclear,
    Text,
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
    // Years only: `2021 2022 2023` has no head of the labels. A label among years would be followed by others.
    let steady = |years: &[u64]| years.windows(2).all(|pair| pair[0].abs_diff(pair[1]) == 1);
    let dated = |endings: &Vec<Ending>| endings.last().is_some_and(|last| dates::whole(&last.label.words()).is_some());
    if let Some(first) = dates::whole(&label) {
        years.insert(0, first.year().into());
        label.clear();
        if !steady(&years) || read[1..].iter().any(dated) {
            return None;
        }
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
