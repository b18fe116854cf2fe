//! Lines whose cells only single blanks part, as in the text layer of a PDF file: where the label ends.
//!
//! A line by itself may be read in several ways: `State 1 11` has one figure or two. So all ways are kept, and the lines
//! that are together tell how many figures a row has.

use super::cell_value::{self, Cell};
use super::inline::{Inline, Piece};
use super::{dates, words};

/// A longer line is running text.
const LONGEST: usize = 140;

/// No figure has more words: `Fewer than three times`, `nearly 2.2 million`.
const MOST_WORDS: usize = 5;

/// A label and the figures behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ending {
    pub(super) label: Inline,
    pub(super) cells: Vec<Cell>,
    /// `true` if one of the figures may as well be a year.
    pub(super) year: bool,
    /// `true` if a number was taken from a word that needs one: `talk to 58`.
    pub(super) linked: bool,
}

/// The ways to read a line that ends with figures, from one figure to as many as there are. `blanks` says that blanks
/// group digits.
pub(super) fn endings(whole: &Inline, comma: bool, blanks: bool) -> Vec<Ending> {
    let text = whole.words();
    let prose = text.ends_with(['.', ';', ',', '!', '?', ':']) && !text.ends_with('º');
    if prose || text.len() > LONGEST || text.contains(['¿', '?']) || is_prose(&text) || dates::ends_with_date(&text) {
        return Vec::new();
    }
    let mut pieces = pieces(whole);
    let mut cells: Vec<Cell> = Vec::new();
    let mut endings = Vec::new();
    let (mut year, mut linked) = (false, false);
    while let Some((rest, mut found, needed)) = last_figure(&pieces, comma, blanks, !endings.is_empty()) {
        pieces.truncate(rest);
        // `120 / 75%` are two figures.
        if pieces.len() > 1 && pieces.last().is_some_and(is_sign_between) {
            pieces.pop();
        }
        linked |= needed;
        year |= found.iter().any(|cell| cell.is_year);
        found.append(&mut cells);
        cells = found;
        let label = joined(&pieces);
        let compares = words::find(&label.words().to_lowercase(), |words| words.versus).is_some();
        endings.push(Ending { label, cells: cells.clone(), year, linked });
        if compares {
            break;
        }
    }
    endings
}

fn is_sign_between(piece: &Piece) -> bool {
    matches!(piece, Piece::Text(text) if matches!(text.as_str(), "/" | "|" | "·" | "•" | "=" | "→"))
}

/// Returns whether a sentence ends inside of a text: a word of four letters or more, and another begins. `1. California`,
/// `St. Louis` and `Jan. 98` are no sentences.
fn is_prose(text: &str) -> bool {
    const SHORTEST: usize = 4;
    text.match_indices(". ").any(|(at, dot)| {
        let word = text[..at].rsplit(' ').next().unwrap_or_default();
        let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
        let begins = text[at + dot.len()..].chars().next().is_some_and(char::is_alphabetic);
        letters >= SHORTEST && begins
    })
}

/// The words of a text one by one, and its markers.
fn pieces(whole: &Inline) -> Vec<Piece> {
    let split = |piece: &Piece| match piece {
        Piece::Text(text) => text.split_whitespace().map(|word| Piece::Text(word.to_owned())).collect(),
        Piece::Strong(text) => text.split_whitespace().map(|word| Piece::Strong(word.to_owned())).collect(),
        mark @ Piece::Mark(_) => vec![mark.clone()],
    };
    whole.0.iter().flat_map(split).collect()
}

/// Words as one text again.
fn joined(pieces: &[Piece]) -> Inline {
    let mut joined: Vec<Piece> = Vec::new();
    for piece in pieces {
        match (joined.last_mut(), piece) {
            (Some(Piece::Text(text)), Piece::Text(word)) | (Some(Piece::Strong(text)), Piece::Strong(word)) => {
                text.push(' ');
                text.push_str(word);
            }
            (Some(Piece::Text(text) | Piece::Strong(text)), Piece::Strong(_) | Piece::Text(_)) => {
                text.push(' ');
                joined.push(piece.clone());
            }
            (Some(Piece::Mark(_)), Piece::Text(word)) => joined.push(Piece::Text(format!(" {word}"))),
            _ => joined.push(piece.clone()),
        }
    }
    Inline(joined)
}

/// The figure that pieces end with, and how many pieces are before it. A label is left, and it does not end with a
/// word that needs a number, unless `further` figures are behind; whether it does.
fn last_figure(pieces: &[Piece], comma: bool, blanks: bool, further: bool) -> Option<(usize, Vec<Cell>, bool)> {
    let marks = pieces.iter().rev().take_while(|piece| matches!(piece, Piece::Mark(_))).count();
    let end = pieces.len() - marks;
    let words = pieces[..end].iter().rev().take_while(|piece| !matches!(piece, Piece::Mark(_))).count();
    let read = |count: usize| {
        let start = end - count;
        let figure = joined(&pieces[start..]);
        let text = figure.words();
        let words: Vec<&str> = text.split(' ').collect();
        let number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
        let grouped =
            words.windows(2).any(|pair| number(pair[0]) && pair[1].starts_with(|first: char| first.is_ascii_digit()));
        let last = || cell_value::bracketed(&figure).filter(|_| !further).map(|cell| vec![cell]);
        let cells = cell_value::read(&figure, comma).filter(|_| !grouped || blanks).or_else(last)?;
        Some((start, cells))
    };
    // With markers before it, a label may end with them: `Unknown⁵ 19 7%`.
    let most = words.min(MOST_WORDS).min(end.saturating_sub(1));
    let sound = |(start, _): &(usize, Vec<Cell>)| {
        let label = pieces[..*start].iter().any(|piece| !matches!(piece, Piece::Mark(_)));
        let parens = |sign: char| joined(&pieces[..*start]).words().matches(sign).count();
        label && parens('(') <= parens(')')
    };
    let needed = |(start, cells): &(usize, Vec<Cell>)| is_linked(&pieces[..*start]) && cells[0].begins_with_number();
    // `20th highest number of cases, tied with Ohio` may be long.
    let ordinal = |count: &usize| match &pieces[end - count] {
        Piece::Text(word) | Piece::Strong(word) => cell_value::ordinal_place(word).is_some(),
        Piece::Mark(_) => false,
    };
    let places = (most + 1..=words.min(end.saturating_sub(1))).rev().filter(ordinal);
    let read: Vec<(usize, Vec<Cell>)> = places.chain((1..=most).rev()).filter_map(read).filter(sound).collect();
    let free = read.iter().find(|figure| !needed(figure)).cloned().map(|(start, cells)| (start, cells, false));
    free.or_else(|| {
        let (start, cells) = read.into_iter().next().filter(|(_, cells)| further && !cells[0].is_year)?;
        Some((start, cells, true))
    })
}

/// Returns whether a label ends with a word that needs a number: `since`. `35 and over` is complete.
fn is_linked(label: &[Piece]) -> bool {
    let word = |piece: &Piece| match piece {
        Piece::Text(word) | Piece::Strong(word) => word.to_lowercase(),
        Piece::Mark(_) => String::new(),
    };
    let mut words = label.iter().rev().map(word);
    let (last, before) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let complete =
        matches!(last.as_str(), "over" | "under" | "older" | "up") && matches!(before.as_str(), "and" | "or" | "&");
    last.ends_with([',', ';', ':']) || words::is(&last, |words| words.links) && !complete
}

/// Returns the number of figures in the rows of a run. `heads` is how many columns the line above names.
pub(super) fn width(run: &[&[Ending]], heads: Option<usize>) -> usize {
    let most = run.iter().map(|endings| endings.len()).max().unwrap_or(0);
    let fits = |heads: &usize| {
        let further = run.iter().filter_map(|endings| Some(&endings.get(*heads)?.cells[0]));
        (1..=most).contains(heads) && further.filter(|cell| cell.percent().is_some()).count() == 0
    };
    let mut width = usual_width(run);
    // A head that names fewer columns was not understood, unless numbers tell the labels apart.
    if let Some(heads) = heads.filter(fits).filter(|heads| *heads >= width || run.len() == 1 || repeats(run, width)) {
        return heads;
    }
    while width > 1 && repeats(run, width) && !repeats(run, width - 1) {
        width -= 1;
    }
    width
}

/// Returns the number of figures that most lines have by themselves.
pub(super) fn usual_width(run: &[&[Ending]]) -> usize {
    let most = run.iter().map(|endings| endings.len()).max().unwrap_or(0);
    let mut votes = vec![0_usize; most + 1];
    for endings in run {
        votes[natural(endings)] += 1;
    }
    (1..=most).max_by_key(|width| (votes[*width], most - width)).unwrap_or(0)
}

/// Returns the number of figures that a line has by itself. A year before a figure belongs to the label. A count and
/// its percentage are all; a small figure before them is a marker.
fn natural(endings: &[Ending]) -> usize {
    let complete = endings.get(1).is_some_and(|ending| {
        let [count, share] = ending.cells.as_slice() else { return false };
        count.count().is_some() && share.percent().is_some()
    });
    let marker = endings.get(2).is_some_and(|ending| ending.cells[0].count().is_some_and(|count| count < 100));
    let odd = endings.iter().position(|ending| ending.year || ending.linked).filter(|place| *place > 0);
    match odd {
        Some(odd) => odd,
        None if complete && marker && endings.len() == 3 => 2,
        None => endings.len(),
    }
}

/// Returns whether rows of that many figures have the same label: `State 1`, `State 2`.
pub(super) fn repeats(run: &[&[Ending]], width: usize) -> bool {
    let labels: Vec<String> =
        run.iter().filter_map(|endings| Some(endings.get(width - 1)?.label.words().to_lowercase())).collect();
    labels.iter().enumerate().any(|(place, label)| labels[..place].contains(label))
}

/// Takes the head of a table apart that has at most so many columns of figures, and rather so many as most rows have.
/// `title` is what is above the table: the first column may be named after it.
pub(super) fn head(whole: &Inline, most: usize, natural: usize, title: &str) -> Option<Vec<Inline>> {
    let text = whole.words();
    let (lower, title) = (text.to_lowercase(), title.to_lowercase());
    let titled = !title.is_empty()
        && lower.len() == text.len()
        && lower.starts_with(&title)
        && text.is_char_boundary(title.len());
    let named = titled.then(|| text.split_at(title.len())).and_then(|(stub, rest)| {
        let fits = |columns| columns_of(rest.trim(), columns, false).filter(|(left, _)| left.is_empty());
        let (_, cells) = (1..=most).rev().find_map(fits)?;
        Some((stub.to_owned(), cells))
    });
    // The first column has a head of its own, as a rule.
    let read = |stub: bool| {
        let fits = |columns| columns_of(&text, columns, columns == natural).filter(|(left, _)| left.is_empty() != stub);
        (1..=most).rev().find_map(fits)
    };
    let (stub, cells) = named.or_else(|| read(true)).or_else(|| read(false))?;
    Some(std::iter::once(&stub).chain(&cells).map(|cell| Inline::read(cell)).collect())
}

/// Returns the text before the last so many heads, and the heads. `single` says that a word that is not known may be a
/// head if one is left for each column.
fn columns_of(text: &str, columns: usize, single: bool) -> Option<(String, Vec<String>)> {
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let mut end = words.len();
    let mut cells: Vec<String> = Vec::new();
    while cells.len() < columns {
        let one_each = single && !cells.is_empty() && end == columns - cells.len() + 1;
        let word = words[..end].last().is_some_and(|word| word.chars().all(char::is_alphabetic));
        let start = head_start(&words[..end]).or_else(|| (one_each && word).then(|| end - 1))?;
        cells.insert(0, words[start..end].join(" "));
        end = start;
    }
    Some((words[..end].join(" "), cells))
}

/// Returns the beginning of the last head of a column: `# of calls`, `% of calls`, `Calls`, `2019`.
fn head_start(words: &[&str]) -> Option<usize> {
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let begins = |start: usize| {
        let text = lower[start..].join(" ");
        let begins = [
            words::prefix(&text, |words| words.count_head),
            words::prefix(&text, |words| words.percent_head),
            words::prefix(&text, |words| words.change_head),
            words::prefix(&text, |words| words.rank_head),
        ];
        begins.into_iter().flatten().max()
    };
    let last = words.len().checked_sub(1)?;
    // `# of` and `% of` want what they are of; any other head is one word.
    let of = (last.saturating_sub(8)..=last).rev().find(|start| begins(*start).is_some());
    if let Some(start) = of {
        let text = lower[start..].join(" ");
        let length = begins(start).unwrap_or(0);
        let (name, rest) = text.split_at_checked(length)?;
        let open = name.ends_with(" of") || name.ends_with(" de") || name.ends_with(" del");
        let change = name == "%" && words::prefix(rest.trim(), |words| words.change_head).is_some();
        if open || rest.trim().is_empty() || change {
            // `% change` begins with the sign.
            let sign = start.checked_sub(1).filter(|before| lower[*before] == "%");
            return Some(sign.unwrap_or(start));
        }
    }
    let single = lower[last].as_str();
    let known = words::unit(single).is_some_and(|(unit, _)| unit == single)
        || dates::whole(words[last]).is_some()
        || words::is(single, |words| words.total)
        || matches!(
            single,
            "n" | "n."
                | "#"
                | "no."
                | "núm."
                | "n.º"
                | "(%)"
                | "female"
                | "male"
                | "women"
                | "men"
                | "minors"
                | "adults"
                | "other"
                | "unknown"
        );
    let pair = single == "(%)" && last > 1;
    known.then_some(if pair { last - 1 } else { last })
}

#[cfg(test)]
mod tests {
    use super::{endings, head, width};
    use crate::published::inline::Inline;

    fn labels(text: &str) -> Vec<String> {
        let all = endings(&Inline::read(text), false, false);
        all.iter().filter(|ending| !ending.linked).map(|ending| ending.label.words()).collect()
    }

    #[test]
    fn a_line_ends_with_figures_after_its_label() {
        assert_eq!(labels("Pornography 37 14%"), ["Pornography 37", "Pornography"]);
        assert_eq!(labels("0-17 12"), ["0-17"]);
        assert_eq!(labels("2019 120 30%"), ["2019 120", "2019"]);
        assert_eq!(labels("Mail fewer than three"), ["Mail"]);
        assert_eq!(labels("Housing 30 (75%)"), ["Housing"]);
        assert_eq!(labels("Contacts nearly 2.2 million"), ["Contacts"]);
        assert_eq!(labels("St. Louis 120"), ["St. Louis"]);
        assert_eq!(labels("Jan. 98"), ["Jan."]);
        assert_eq!(labels("Law fewer than 3 *"), ["Law fewer than 3", "Law"]);
        assert!(labels("We took calls. Texts were 98").is_empty());
    }

    #[test]
    fn a_number_may_belong_to_the_words_before_it() {
        assert_eq!(labels("Calls since 2007 12,330"), ["Calls since 2007"]);
        assert_eq!(labels("Referred by 911 30"), ["Referred by 911"]);
        assert!(labels("Cases per 100,000").is_empty());
        assert!(labels("In 2019 we had 30 calls.").is_empty());
    }

    #[test]
    fn lines_that_stand_together_tell_how_many_figures_a_row_has() {
        let read = |lines: &[&str], heads| {
            let all: Vec<_> = lines.iter().map(|line| endings(&Inline::read(line), false, false)).collect();
            width(&all.iter().map(Vec::as_slice).collect::<Vec<_>>(), heads)
        };
        assert_eq!(read(&["State 1 11", "State 2 16", "State 3 20"], None), 1);
        assert_eq!(read(&["Sex 229 86%", "Minorities 7 12 4%", "Labor 10 4%"], None), 2);
        assert_eq!(read(&["Women 12 30", "Men 4 10"], None), 2);
        assert_eq!(read(&["Unit 12 30", "Unit 4 10"], Some(1)), 1);
        assert_eq!(read(&["Women 12 30", "Men 4 10"], Some(1)), 2);
    }

    #[test]
    fn the_heads_of_columns_are_told_apart() {
        let cells = |text: &str, columns, title: &str| {
            head(&Inline::read(text), columns, columns, title)
                .map(|cells| cells.iter().map(Inline::words).collect::<Vec<_>>())
        };
        let wanted = |cells: &[&str]| Some(cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>());
        assert_eq!(cells("Source Calls %", 2, ""), wanted(&["Source", "Calls", "%"]));
        assert_eq!(
            cells("VICTIM DEMOGRAPHICS # OF SITUATIONS % OF SITUATIONS", 2, ""),
            wanted(&["VICTIM DEMOGRAPHICS", "# OF SITUATIONS", "% OF SITUATIONS"])
        );
        assert_eq!(cells("Need # of requests % change", 2, ""), wanted(&["Need", "# of requests", "% change"]));
        assert_eq!(cells("Type of case 2019 2020", 2, ""), wanted(&["Type of case", "2019", "2020"]));
        assert_eq!(cells("How callers found us", 1, ""), None);
    }
}
