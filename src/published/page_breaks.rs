//! Page numbers and running heads between the rows of a table.

use super::frame::{is_page_number, is_report};
use super::line::Line;
use super::line_class::LineClass;
use super::words;

/// A page header is no longer than this.
const LONGEST_HEADER: usize = 120;

/// Marks what a page break leaves between two rows that each end with a figure, and the numbers of front matter.
pub(super) fn mark(lines: &[Line], publisher: &str, furniture: &mut [bool]) {
    let title = lines.first().map(|line| line.text.as_str()).filter(|title| is_report(title)).unwrap_or_default();
    let is_head = |line: &Line| {
        let short = line.cells.len() == 1 && line.level == 0 && line.text.len() <= LONGEST_HEADER;
        short && (is_report(&line.text) && line.text.ends_with(char::is_alphabetic) || line.text == title)
    };
    for (place, window) in lines.windows(4).enumerate() {
        let [before, one, other, after] = window else { continue };
        let is_break = is_number(one) && is_head(other) || is_head(one) && is_number(other);
        if is_break && is_row(before) && is_row(after) {
            furniture[place + 1..place + 3].fill(true);
        }
    }
    for (place, window) in lines.windows(3).enumerate() {
        let [before, line, after] = window else { continue };
        furniture[place + 1] |= is_row(before) && is_row(after) && is_numbered_head(line, title, publisher);
    }
    for (place, line) in lines.iter().enumerate().skip(1) {
        let above = lines[place - 1].text.to_lowercase();
        furniture[place] |= is_roman(&line.text) || is_page_number(&above) && is_number_of_pages(&line.text);
    }
}

fn is_row(line: &Line) -> bool {
    let ends = |last: char| last.is_ascii_digit() || last == '%';
    line.text.starts_with(char::is_alphabetic) && line.text.ends_with(ends)
}

fn is_number(line: &Line) -> bool {
    line.text.len() < 4 && line.text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns whether a line is words of the title, or the name of the publisher, with a page number: `Annual Report 2023 4`
/// under the title `Harbour Helpline Annual Report 2023`.
fn is_numbered_head(line: &Line, title: &str, publisher: &str) -> bool {
    let parts = |text: &str| -> Vec<String> {
        let lower = text.to_lowercase();
        lower.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let (own, title) = (parts(&line.text), parts(title));
    let figure = |word: &&String| word.bytes().all(|byte| byte.is_ascii_digit());
    let (numbers, names): (Vec<&String>, Vec<&String>) = own.iter().partition(figure);
    let other: Vec<_> = numbers.into_iter().filter(|number| !title.contains(number)).collect();
    let is_page = matches!(other.as_slice(), [] | [_]) && other.iter().all(|number| number.len() < 4);
    let spoken = names.iter().map(|name| name.as_str()).collect::<Vec<_>>().join(" ");
    let is_publisher = !publisher.is_empty() && spoken == publisher.to_lowercase();
    let is_title = names.len() > 1 && is_report(&spoken) && names.iter().all(|name| title.contains(name));
    is_page && (is_publisher || is_title) && line.text.len() <= LONGEST_HEADER
}

/// `iii`, the number of a page of front matter.
fn is_roman(text: &str) -> bool {
    (2..=5).contains(&text.len()) && text.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'))
}

/// `of 7`, below `Page 3`.
fn is_number_of_pages(text: &str) -> bool {
    let number = ["of ", "de "].into_iter().find_map(|of| text.strip_prefix(of));
    number.is_some_and(|number| number.len() < 4 && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Returns whether a line says where figures are from, or is an address: it is no row, and not the rest of one.
pub(super) fn is_imprint(text: &str) -> bool {
    let lower = text.to_lowercase();
    words::prefix(&lower, |words| words.imprint).is_some() || is_contact(text)
}

/// Returns whether a line ends with the number of a telephone, or is an address with the code of its state and place.
fn is_contact(text: &str) -> bool {
    let digits = |part: &str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_telephone = |word: &str| {
        let parts: Vec<&str> = word.split(['-', '.']).collect();
        matches!(parts.as_slice(), [.., middle, last] if digits(middle, 3) && digits(last, 4))
    };
    let words: Vec<&str> = text.split(' ').map(|word| word.trim_matches(['(', ')', ',', ';'])).collect();
    let is_state = |word: &str| word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    match words.as_slice() {
        [.., state, code] if is_state(state) && digits(&code[..code.find('-').unwrap_or(code.len())], 5) => {
            text.contains(',')
        }
        [before @ .., last] => {
            // `Call 888-373-7888 or text 233733`.
            let is_dialled = (5..7).any(|length| digits(last, length)) && before.iter().any(|word| is_telephone(word));
            is_telephone(last) || is_dialled
        }
        [] => false,
    }
}

/// Finds bare numbers, of pages, between lines that are rows by themselves: there are more rows than such numbers could
/// have as labels. Behind them are lines of which it cannot be told, as of one number between two of them.
pub(super) fn bare_numbers(lines: &[Line], classes: &[(usize, LineClass)]) -> (Vec<usize>, Vec<usize>) {
    let (mut pages, mut unclear) = (Vec::new(), Vec::new());
    let is_soft = |place: usize| matches!(classes.get(place), Some((_, LineClass::Soft(_))));
    let is_bare = |place: usize| {
        let text = classes.get(place).filter(|(_, class)| matches!(class, LineClass::Value(_)));
        text.is_some_and(|(line, _)| {
            let text = &lines[*line].text;
            text.len() < 4 && text.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    let mut place = 0;
    while place < classes.len() {
        let goes_on = |at: &usize| (is_soft(*at) || is_bare(*at)) && (*at == place || !lines[classes[*at].0].gap);
        let run: Vec<usize> = (place..classes.len()).take_while(goes_on).collect();
        let numbers: Vec<usize> = run.iter().copied().filter(|at| is_bare(*at)).collect();
        let is_behind = |at: &usize| *at > place && is_soft(at - 1);
        let is_before = |at: &usize| is_soft(at + 1) && run.contains(&(at + 1)) || run.last() == Some(at);
        let between = numbers.iter().all(|at| is_behind(at) && is_before(at));
        let rows = run.len() - numbers.len();
        let found = numbers.len();
        if found > 0 && between && rows > 2 * found {
            pages.extend(numbers);
        } else if found > 0 && between && (found == 1 && rows == 2 || rows > found + 1) {
            unclear.extend(run.iter().copied());
        }
        place += run.len().max(1);
    }
    (pages, unclear)
}
