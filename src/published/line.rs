//! From a text to lines of cells: what pasting leaves of a table is made one again.
//!
//! A line that only draws a line is like a blank one.

use super::inline::Inline;
use super::{heads, words};

/// A line that is not blank.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Its number in the text, from 1.
    pub(super) number: u32,
    /// Text, white space evened out.
    pub(super) text: String,
    /// The same with its tabs.
    pub(super) raw: String,
    /// The level of a Markdown heading; 0 for none.
    pub(super) level: u8,
    /// `true` if it is an item of a list.
    pub(super) bullet: bool,
    /// `true` if a blank line is before it.
    pub(super) gap: bool,
    /// `true` if only wide gaps part its cells, so that an empty one cannot be seen.
    pub(super) gaps: bool,
    /// First character of each cell and the one behind its last, if only gaps part them.
    pub(super) spans: Vec<(usize, usize)>,
    /// Its cells; empty ones at the end are left out. A line of running text is one cell.
    pub(super) cells: Vec<Inline>,
}

impl Line {
    /// The whole line as one text.
    pub(super) fn whole(&self) -> Inline {
        let mut whole = Inline::default();
        self.cells.iter().filter(|cell| !cell.is_empty()).for_each(|cell| whole.append(cell));
        whole
    }
}

/// The lines of a text that are not blank.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let even = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}'], "\n");
    let mut lines = Vec::new();
    let mut gap = true;
    let mut broken = String::new();
    let mut first = 0;
    for (number, raw) in (1_u32..).zip(even.split('\n')) {
        if broken.is_empty() {
            first = number;
        }
        // A soft hyphen at the end of a line is a word that goes on in the next.
        if let Some(start) = raw.trim_end().strip_suffix('\u{ad}') {
            broken.push_str(start);
            continue;
        }
        let clean = clean(&(std::mem::take(&mut broken) + raw));
        match line(&clean, first, gap) {
            Some(line) => {
                lines.push(line);
                gap = false;
            }
            None => gap = true,
        }
    }
    lines.extend(line(&clean(&broken), first, gap));
    heads::join(&mut lines);
    unindent(&mut lines);
    add_corners(&mut lines);
    part_by_commas(&mut lines);
    lines
}

/// Takes lines apart, one below the other, that commas or semicolons part into as many cells each, the last a figure.
fn part_by_commas(lines: &mut [Line]) {
    let mut place = 0;
    while place < lines.len() {
        let (mut length, mut parted) = (0, Vec::new());
        for sign in [';', ','] {
            let cells = |line: &Line| {
                fields(&line.raw, sign).filter(|_| line.cells.len() == 1 && line.level == 0 && !line.bullet)
            };
            let Some(first) = cells(&lines[place]) else { continue };
            let mut block = vec![first];
            for line in &lines[place + 1..] {
                let Some(cells) = cells(line).filter(|cells| cells.len() == block[0].len() && !line.gap) else { break };
                block.push(cells);
            }
            let figure = |cells: &Vec<String>| {
                cells.last().is_some_and(|last| {
                    last.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '<' | '*' | '$' | '('))
                })
            };
            if block.len() > length && block.len() > 1 && block[1..].iter().all(figure) {
                (length, parted) = (block.len(), block);
            }
        }
        for (line, cells) in lines[place..].iter_mut().zip(parted) {
            line.cells = cells.iter().map(|cell| Inline::read(cell)).collect();
        }
        place += length.max(1);
    }
}

/// The fields of a line of comma-separated values; `None` if it is prose, where a blank follows on a comma.
fn fields(text: &str, sign: char) -> Option<Vec<String>> {
    let (mut fields, mut quoted) = (vec![String::new()], false);
    for char in text.chars() {
        match char {
            '"' => quoted = !quoted,
            char if char == sign && !quoted => fields.push(String::new()),
            char => fields.last_mut()?.push(char),
        }
    }
    // `Phone 1,234` is one cell, and so is `1,234`.
    let first = &fields[0];
    let number = |text: &str| text.ends_with(|last: char| last.is_ascii_digit());
    let label = first.chars().any(char::is_alphabetic) && !number(first)
        || first.len() == 4 && super::dates::whole(first).is_some();
    let split = |pair: &[String]| {
        sign == ','
            && number(&pair[0])
            && pair[1].starts_with(|next: char| next.is_ascii_digit())
            && pair[0].contains(' ')
    };
    let sound =
        fields.iter().all(|field| !field.starts_with(' ') && field.len() <= 120) && !fields.windows(2).any(split);
    (fields.len() > 1 && sound && !quoted && label).then_some(fields)
}

/// Every kind of space a plain one, no invisible characters, a wide gap for a dot leader.
fn clean(raw: &str) -> String {
    let plain = visible(raw);
    let leader = |char: char| matches!(char, '.' | '·' | '…' | '_' | ' ');
    let Some(start) = ["...", ". . .", "……", "···", "___"].iter().filter_map(|leader| plain.find(leader)).min()
    else {
        return plain;
    };
    let end = plain[start..].find(|char| !leader(char)).map_or(plain.len(), |length| start + length);
    let (before, after) = (plain[..start].trim_end(), &plain[end..]);
    let led = !before.is_empty()
        && after.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '$' | '<' | '*'));
    if led { format!("{before}   {after}") } else { plain }
}

/// Every kind of space a plain one, no invisible characters.
fn visible(raw: &str) -> String {
    let invisible = |char: &char| matches!(char, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    let space = |char: char| if char != '\t' && char.is_whitespace() { ' ' } else { char };
    raw.chars().filter(|char| !invisible(char)).map(space).collect()
}

fn line(clean: &str, number: u32, gap: bool) -> Option<Line> {
    let text = clean.trim();
    if text.is_empty() || is_rule(text) {
        return None;
    }
    let (level, body) = heading(text);
    let (bullet, body) = item(body);
    let cells = cells(if body == text { clean } else { body });
    if cells.iter().all(Inline::is_empty) {
        // Bars or marks of Markdown around nothing.
        return None;
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let gaps = cells.len() > 1 && !clean.contains('\t') && !text.starts_with('|');
    let raw = clean.trim_matches(' ').to_owned();
    let spans = if gaps { spans(clean) } else { Vec::new() };
    Some(Line { number, text, raw, level, bullet, gap, gaps, spans, cells })
}

/// Returns whether a line only draws a line: `-----`, or `| --- | --- |` under the head of a table in Markdown.
fn is_rule(text: &str) -> bool {
    text.len() >= 3 && text.chars().all(|char| matches!(char, '-' | '=' | '_' | '*' | '|' | ':' | ' '))
}

/// The level of a Markdown heading, and its words. `# of calls` heads a column.
fn heading(text: &str) -> (u8, &str) {
    let words = text.trim_start_matches('#');
    let level = text.len() - words.len();
    let column = words::prefix(&text.to_lowercase(), |words| words.count_head).is_some();
    match u8::try_from(level) {
        Ok(level @ 1..=6) if words.starts_with(' ') && !column => (level, words.trim().trim_end_matches('#')),
        _ => (0, text),
    }
}

/// Returns whether a line is an item of a list, and its words.
fn item(text: &str) -> (bool, &str) {
    let words = ["• ", "· ", "▪ ", "● ", "- ", "◦ "].into_iter().find_map(|bullet| text.strip_prefix(bullet));
    words.map_or((false, text), |words| (true, words.trim_start()))
}

/// Takes a line apart where a table has its columns: at tabs, at the bars of Markdown, else at wide gaps.
fn cells(text: &str) -> Vec<Inline> {
    let bars = || text.trim().strip_prefix('|').map(|cells| cells.strip_suffix('|').unwrap_or(cells));
    let parts: Vec<&str> = if text.contains('\t') {
        text.split('\t').collect()
    } else if let Some(inner) = bars() {
        inner.split('|').collect()
    } else {
        text.trim().split("  ").filter(|part| !part.trim().is_empty()).collect()
    };
    let several = parts.len() > 1;
    let mut cells: Vec<Inline> = parts.into_iter().map(Inline::read).collect();
    if several {
        cells.iter_mut().for_each(Inline::split_last_figure);
    }
    while cells.len() > 1 && cells.last().is_some_and(Inline::is_empty) {
        cells.pop();
    }
    cells
}

/// The places of the cells that wide gaps part.
fn spans(clean: &str) -> Vec<(usize, usize)> {
    let mut spans: Vec<(usize, usize)> = Vec::new();
    for (place, _) in clean.chars().enumerate().filter(|(_, char)| *char != ' ') {
        match spans.last_mut() {
            Some((_, end)) if place < *end + 2 => *end = place + 1,
            _ => spans.push((place, place + 1)),
        }
    }
    spans
}

/// Gives heads above the columns of rows, with nothing above their labels, an empty cell for these: years, and words of
/// which the first is right of the label.
fn add_corners(lines: &mut [Line]) {
    let is_year = |cell: &Inline| super::dates::whole(&cell.words()).is_some();
    for place in 1..lines.len() {
        let [above, below] = [&lines[place - 1], &lines[place]];
        let is_right = above.gaps
            && below.gaps
            && above.spans.first().zip(below.spans.first()).is_some_and(|(head, label)| head.0 > label.1);
        let is_head = |cell: &Inline| is_year(cell) || is_right && cell.words().starts_with(char::is_alphabetic);
        let are_heads = above.cells.len() > 1 && above.cells.iter().all(is_head);
        let is_row = below.cells.len() == above.cells.len() + 1 && !below.gap && !is_year(&below.cells[0]);
        if are_heads && is_row {
            lines[place - 1].cells.insert(0, Inline::default());
        }
    }
}

/// Takes the empty cell away before which rows are indented by a tab. The corner of a table is empty, too: below it, the next
/// line has as many cells.
fn unindent(lines: &mut [Line]) {
    let is_figure = |cell: &Inline| cell.words().starts_with(|char: char| char.is_ascii_digit());
    for place in 0..lines.len() {
        let cells = &lines[place].cells;
        let is_indented = cells.len() > 1 && cells[0].is_empty() && !is_figure(&cells[1]);
        let has_words = cells.len() > 2 && !cells.iter().any(is_figure);
        let below = lines.get(place + 1).map(|next| &next.cells);
        let is_above = below
            .is_some_and(|next| next.len() == cells.len() && !next[0].is_empty() && next[1..].iter().any(is_figure));
        if is_indented && !(has_words && is_above) {
            lines[place].cells.remove(0);
        }
    }
}
