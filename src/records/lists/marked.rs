//! Lists as people write them into one cell: `1) Food; 2) Shelter`, `1. Food 2. Shelter`, `a) Food, b) Shelter`,
//! `• Food • Shelter`, or `- Food` on a line each.

use std::collections::HashMap;

use super::Form;
use crate::records::column::Column;

/// More different items are no answers to choose from.
const MOST_ITEMS: usize = 100;

/// Cells so few that no item need recur.
const FEW: usize = 10;

/// An item of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Item<'t> {
    /// Its number; `None` for a bullet.
    number: Option<u32>,
    /// With what marks it.
    whole: &'t str,
    text: &'t str,
}

/// Sign before an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Number { is_open: bool, end: &'static str },
    Letter { is_open: bool, end: &'static str, first: u8 },
    Bullet(char),
}

/// The items of each value of a column in which some cells are such lists and the items recur; and what their numbers are.
pub(super) fn of_column(column: &Column) -> Option<(Vec<Vec<String>>, Form)> {
    let cells: Vec<Vec<Item>> = column.values().iter().map(|value| items(value)).collect();
    if cells.iter().all(|items| items.len() < 2) || !recur(column, &cells) {
        return None;
    }
    let form = form(&cells);
    let of = |(items, value): (&Vec<Item>, &String)| match items.as_slice() {
        [] if value.trim().is_empty() => Vec::new(),
        [] => vec![value.clone()],
        items => {
            let is_coded = form == Form::Coded;
            items.iter().map(|item| if is_coded { item.whole } else { item.text }.to_owned()).collect()
        }
    };
    Some((cells.iter().zip(column.values()).map(of).collect(), form))
}

/// Returns whether the items of most lists are in other rows, too, as answers are and remarks are not.
fn recur(column: &Column, cells: &[Vec<Item>]) -> bool {
    let rows = column.met().map_or_else(|| column.rows_of_values(), |met| met.iter().map(|met| met.rows).collect());
    let mut met: HashMap<String, u64> = HashMap::new();
    for ((items, value), rows) in cells.iter().zip(column.values()).zip(&rows) {
        let texts: Vec<&str> =
            if items.is_empty() { vec![value] } else { items.iter().map(|item| item.text).collect() };
        for text in texts.into_iter().map(str::to_lowercase).filter(|text| !text.is_empty()) {
            *met.entry(text).or_default() += rows;
        }
        if met.len() > MOST_ITEMS {
            return false;
        }
    }
    let is_short = |item: &Item| item.text.split_whitespace().count() <= 3 && item.text.chars().count() <= 30;
    let is_again = |item: &Item| met.get(&item.text.to_lowercase()).is_some_and(|times| *times > 1);
    let several = || cells.iter().zip(&rows).filter(|(items, _)| items.len() > 1);
    let filled = column.values().iter().filter(|value| !value.trim().is_empty()).count();
    let all: u64 = several().map(|(_, rows)| rows).sum();
    let again: u64 = several().filter(|(items, _)| items.iter().all(is_again)).map(|(_, rows)| rows).sum();
    again * 10 >= all * 6 || filled <= FEW && several().flat_map(|(items, _)| items).all(is_short)
}

/// The meaning of the numbers of lists.
fn form(cells: &[Vec<Item>]) -> Form {
    let counts_on =
        |items: &Vec<Item>| (1..).zip(items).all(|(place, item)| item.number.is_none_or(|own| own == place));
    if cells.iter().all(counts_on) {
        return Form::Marked;
    }
    let (mut numbers, mut texts) = (HashMap::new(), HashMap::new());
    let is_own = |item: &Item| {
        let text = item.text.to_lowercase();
        let same_number = *numbers.entry(text.clone()).or_insert(item.number) == item.number;
        *texts.entry(item.number).or_insert(text.clone()) == text && same_number
    };
    if cells.iter().flatten().all(is_own) { Form::Coded } else { Form::Unclear }
}

/// The items of a cell that begins with a mark; none of another.
fn items(cell: &str) -> Vec<Item<'_>> {
    let cell = cell.trim();
    let Some((mark, number, length)) = mark_at(cell) else { return Vec::new() };
    // Places of the marks: where each begins, and where its text does.
    let mut starts = vec![(0, length, number)];
    for (at, before) in cell.char_indices().map(|(at, letter)| (at + letter.len_utf8(), letter)) {
        let last = starts.last().map_or(0, |(_, text, _)| *text);
        if at < last || !mark.may_follow(before, cell.get(last..at).unwrap_or_default()) {
            continue;
        }
        let Some((own, next, length)) = mark_at(&cell[at..]) else { continue };
        let grows = next.is_none() || next > starts.last().and_then(|(_, _, number)| *number);
        if own == mark && grows {
            starts.push((at, at + length, next));
        }
    }
    let ends = starts.iter().skip(1).map(|(at, ..)| *at).chain([cell.len()]);
    let tail = |letter: char| letter.is_whitespace() || matches!(letter, ';' | ',' | '|');
    let item = |((from, text, number), end): (&(usize, usize, Option<u32>), usize)| Item {
        number: *number,
        whole: cell[*from..end].trim_end_matches(tail),
        text: cell[*text..end].trim_start().trim_end_matches(tail),
    };
    let items: Vec<Item> = starts.iter().zip(ends).map(item).collect();
    if items.iter().all(|item| !item.text.is_empty()) { items } else { Vec::new() }
}

/// Ends of a mark, the longer first.
const ENDS: [&str; 9] = [".-", ".)", "º)", ")", "º", "°", ".", ":", "-"];

/// The mark that a text begins with, its number, and its length.
fn mark_at(text: &str) -> Option<(Mark, Option<u32>, usize)> {
    let first = text.chars().next()?;
    if "•▪●◦‣■·*-–—".contains(first) {
        let behind = &text[first.len_utf8()..];
        let is_sure = "•▪●◦‣■".contains(first) || behind.starts_with(' ');
        return is_sure.then_some((Mark::Bullet(first), None, first.len_utf8()));
    }
    let is_open = first == '(';
    let inner = if is_open { &text[1..] } else { text };
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let letter = inner.bytes().next().filter(u8::is_ascii_alphabetic);
    let name = match (digits, letter) {
        (1..=2, _) => digits,
        (0, Some(_)) => 1,
        _ => return None,
    };
    let behind = &inner[name..];
    let end = ENDS.into_iter().find(|end| behind.starts_with(end))?;
    let rest = &behind[end.len()..];
    // “1.5”, “12:30” and “2-3” are numbers, “a.m.” and “e-mail” are words.
    let is_apart = match letter {
        _ if end.contains(')') => true,
        Some(_) => rest.starts_with(char::is_whitespace),
        None => !rest.starts_with(|sign: char| sign.is_ascii_digit()),
    };
    if is_open && end != ")" || !is_apart {
        return None;
    }
    let length = text.len() - rest.len();
    match letter {
        None => Some((Mark::Number { is_open, end }, inner[..digits].parse().ok(), length)),
        Some(letter) => {
            let first = if letter.is_ascii_lowercase() { b'a' } else { b'A' };
            Some((Mark::Letter { is_open, end, first }, Some(u32::from(letter - first) + 1), length))
        }
    }
}

impl Mark {
    /// Returns whether it may be behind a sign at the end of the text of an item.
    fn may_follow(self, before: char, item: &str) -> bool {
        let is_between = matches!(before, ';' | ',' | '|' | '\n' | '\r');
        match self {
            Self::Bullet(sign) if "•▪●◦‣■".contains(sign) => true,
            // A dash between words is a dash.
            Self::Bullet(_) => {
                is_between && before != ',' || before == ' ' && item.trim_end().ends_with([';', '|', '\n'])
            }
            Self::Number { .. } | Self::Letter { .. } => is_between || before.is_whitespace(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::items;
    use crate::records::{ReadOptions, Reader, Reading};

    fn texts(cell: &str) -> Vec<&str> {
        items(cell).iter().map(|item| item.text).collect()
    }

    /// A file of one column of needs.
    fn read(cells: &[&str]) -> Reading {
        let rows: Vec<String> = (1..).zip(cells).map(|(row, cell)| format!("{row},\"{cell}\"\n")).collect();
        let mut reader = Reader::new("records.csv", ReadOptions::default());
        reader.push(format!("id,needs\n{}", rows.concat()).as_bytes()).unwrap();
        reader.finish().unwrap()
    }

    fn needs(reading: &Reading) -> Vec<&str> {
        let needs = reading.records.column("needs").unwrap();
        (0..reading.records.len()).map(|row| needs.value(row).unwrap()).collect()
    }

    #[test]
    fn items_behind_numbers_letters_and_bullets_are_found() {
        for cell in [
            "1) Comida; 2) Albergue",
            "1. Comida 2. Albergue",
            "1.Comida 2.Albergue",
            "1.- Comida, 2.- Albergue",
            "1- Comida\n2- Albergue",
            "(1) Comida (2) Albergue",
            "1º Comida 2º Albergue",
            "a) Comida; b) Albergue",
            "A. Comida B. Albergue",
            "(a) Comida, (b) Albergue",
            "• Comida • Albergue",
            "•Comida•Albergue",
            "- Comida\n- Albergue",
            "* Comida\r\n* Albergue",
            "– Comida; – Albergue",
        ] {
            assert_eq!(texts(cell), ["Comida", "Albergue"], "{cell}");
        }
        assert_eq!(texts("1) Food, clothing 2) Legal help; visas"), ["Food, clothing", "Legal help; visas"]);
    }

    #[test]
    fn numbers_dates_and_words_are_no_marks() {
        for cell in ["1.5", "12:30", "2-3 times", "2024-01-02", "a.m. calls", "e-mail", "-5", "Food", "", "1)", "(n) x"]
        {
            assert!(texts(cell).len() < 2, "{cell}");
        }
        assert_eq!(texts("- Food - hot meals"), ["Food - hot meals"]);
        assert_eq!(texts("1. Called on 3. May"), ["Called on", "May"], "its items recur nowhere");
    }

    #[test]
    fn answers_behind_their_place_in_the_list_are_read_without_it() {
        let reading = read(&["1) Food; 2) Shelter", "1) Shelter; 2) Food", "Shelter", "1) Legal", ""]);
        let both = ["\u{2063}Food;\u{2063}Shelter", "\u{2063}Shelter;\u{2063}Food"];
        assert_eq!(needs(&reading), [both[0], both[1], "Shelter", "Legal", ""]);
        let told = reading.warnings.iter().find(|warning| warning.code == "lists").unwrap();
        assert_eq!((told.count, told.line), (2, Some(2)));
        assert!(told.message.contains("“1) Food; 2) Shelter”"), "{}", told.message);
    }

    #[test]
    fn answers_behind_their_own_numbers_keep_them() {
        let reading = read(&["1. Food 3. Legal", "2. Shelter 3. Legal", "1. Food 2. Shelter", "3. Legal"]);
        assert_eq!(needs(&reading)[0], "\u{2063}1. Food;\u{2063}3. Legal");
        assert_eq!(needs(&reading)[3], "\u{2063}3. Legal");
    }

    #[test]
    fn numbers_that_are_neither_are_reported() {
        let reading = read(&["1) Food; 3) Shelter", "1) Shelter; 2) Food", "1) Food; 2) Shelter"]);
        assert_eq!(needs(&reading)[0], "1) Food; 3) Shelter");
        assert!(reading.warnings.iter().any(|warning| warning.code == "numbered-answers" && warning.line == Some(2)));
    }

    #[test]
    fn remarks_with_numbers_stay_as_they_are() {
        let remark = |row: usize| format!("1. She called at {row} 2. We sent {} a car", row * 7);
        let cells: Vec<String> = (0..12).map(remark).collect();
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        let reading = read(&cells);
        assert_eq!(needs(&reading), cells);
        assert_eq!(reading.warnings, []);
    }

    #[test]
    fn long_answers_that_many_rows_have_in_the_same_list_are_read() {
        let cells = ["1) Legal help (U or T visa); 2) A bed in a safe house", "Food"].repeat(20);
        let list = "\u{2063}Legal help (U or T visa);\u{2063}A bed in a safe house";
        assert_eq!(needs(&read(&cells))[..2], [list, "Food"]);
    }

    #[test]
    fn numbered_answers_of_which_each_cell_has_one_stay_as_they_are() {
        let reading = read(&["1) Food", "2) Shelter", "1) Food", "3) Legal - custody"]);
        assert_eq!(needs(&reading)[1], "2) Shelter");
        assert_eq!(reading.warnings, []);
    }
}
