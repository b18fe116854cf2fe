//! Frame of a report: title, publisher, whose figures they are, of what time; and what page headers repeat.

use std::collections::BTreeMap;

use super::line::Line;
use super::tongue::Tongue;
use super::{dates, numerals, page_breaks, places, words};
use crate::report::{Date, Jurisdiction, Period};

/// Frame of a report.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    /// The tag of its language.
    pub(super) language: &'static str,
    /// The language of the text, which may be another.
    pub(super) tongue: Tongue,
    /// Who publishes it.
    pub(super) publisher: Option<String>,
    /// Whose figures these are.
    pub(super) jurisdiction: Option<Jurisdiction>,
    /// The time it covers.
    pub(super) period: Option<Period>,
    /// When the figures were drawn.
    pub(super) accurate_as_of: Option<Date>,
    /// The title and the second line that page headers repeat.
    pub(super) running: (Option<String>, Option<String>),
    /// `true` if a comma may be the decimal mark.
    pub(super) decimal_comma: bool,
    /// `true` if the day is first in dates such as 07/01/2021.
    pub(super) day_first: bool,
    furniture: Vec<bool>,
    /// Lines that say nothing but what is in the fields of the document, with the name of the field.
    pub(super) facts: Vec<(usize, &'static str)>,
}

/// A page header is no longer than this.
const LONGEST_HEADER: usize = 120;

impl Frame {
    /// Reads it from all lines.
    pub(super) fn of(lines: &[Line]) -> Self {
        let text = lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
        let tongue = Tongue::of(&text);
        let spanish = tongue == Tongue::Spanish;
        let named = |line: &Line| line.level > 0 || (line.text.len() <= LONGEST_HEADER && is_report(&line.text));
        let jurisdiction = places::jurisdiction(lines.iter().map(|line| (line.text.as_str(), named(line))));
        let code = jurisdiction.as_ref().and_then(|place| place.code.as_deref()).unwrap_or_default();
        let day_first = dates::day_first(&text, spanish || code == "GB");
        let publisher = publisher(&text);
        let blocks = blocks(lines);
        let mut frame = Self {
            language: language(spanish, code),
            tongue,
            jurisdiction,
            period: blocks.iter().find_map(|block| Some(dates::period(block, day_first)?.0)),
            accurate_as_of: blocks.iter().find_map(|block| dates::accuracy(block, day_first)),
            publisher,
            running: (None, None),
            day_first,
            decimal_comma: tongue != Tongue::English || numerals::decimal_comma(&text),
            furniture: vec![false; lines.len()],
            facts: Vec::new(),
        };
        frame.find_furniture(lines);
        frame.find_facts(lines);
        frame
    }

    /// For each line whether it is page furniture.
    pub(super) fn furniture(&self) -> &[bool] {
        &self.furniture
    }

    /// For each line whether it is no part of the text: page furniture, or a fact of the document as a whole.
    pub(super) fn outside(&self) -> Vec<bool> {
        let mut outside = self.furniture.clone();
        self.facts.iter().for_each(|(line, _)| outside[*line] = true);
        outside
    }

    /// Finds the lines that are a date, a period or a name of the report and no more; behind the title, and each once.
    fn find_facts(&mut self, lines: &[Line]) {
        /// They are near the top.
        const TOP: usize = 12;
        for (place, line) in lines.iter().enumerate().take(TOP).skip(1) {
            let single = line.cells.len() == 1 && line.level == 0 && line.text.len() <= LONGEST_HEADER;
            let above_figure = lines.get(place + 1).is_some_and(|next| {
                !next.gap && next.text.starts_with(|first: char| first.is_ascii_digit()) && next.text.len() < 12
            });
            if !single || self.furniture[place] {
                continue;
            }
            let text = line.text.trim_end_matches('.');
            let lower = text.to_lowercase();
            let whole = dates::period(text, self.day_first).filter(|(_, start, end)| *start == 0 && *end == text.len());
            let dated = words::prefix(&lower, |words| words.accurate).is_some() && dates::ends_with_date(text);
            let name = !above_figure && self.jurisdiction.as_ref().is_some_and(|place| place.name == text);
            let field = if whole.is_some_and(|(period, ..)| Some(&period) == self.period.as_ref()) {
                "period"
            } else if dated && dates::accuracy(text, self.day_first) == self.accurate_as_of {
                "accurateAsOf"
            } else if name {
                "jurisdiction"
            } else {
                continue;
            };
            if self.facts.iter().all(|(_, known)| *known != field) {
                self.facts.push((place, field));
            }
        }
    }

    /// Returns whether the text is Spanish.
    pub(super) fn is_spanish(&self) -> bool {
        self.language.starts_with("es")
    }

    fn find_furniture(&mut self, lines: &[Line]) {
        let publisher = self.publisher.clone().unwrap_or_default().to_lowercase();
        for place in 1..lines.len() {
            let line = &lines[place];
            if line.cells.len() > 1 || line.text.len() > LONGEST_HEADER || line.text.ends_with('.') || line.level > 0 {
                continue;
            }
            let lower = line.text.to_lowercase();
            let report = is_report(&line.text);
            let names_publisher = !publisher.is_empty() && lower.contains(&publisher);
            let capitals = line.text.to_uppercase() == line.text;
            let titled = report.then(|| titled_period(&line.text, self.day_first)).flatten();
            if let Some((title, _)) = titled {
                self.furniture[place] = true;
                self.running.0.get_or_insert(title);
            } else if names_publisher && capitals && report {
                self.furniture[place] = true;
                self.running.1.get_or_insert_with(|| line.text.clone());
            } else if is_page_number(&lower) || (names_publisher && capitals && lower == publisher) {
                self.furniture[place] = true;
            } else if let Some(end) = logo(&lines[place..], &publisher) {
                self.furniture[place..place + end].fill(true);
            }
        }
        self.find_repeated(lines);
    }

    /// Marks every repetition of a header as one, too: a title that every page repeats.
    fn find_repeated(&mut self, lines: &[Line]) {
        let mut first: BTreeMap<&str, usize> = BTreeMap::new();
        for (place, line) in lines.iter().enumerate() {
            let single = line.cells.len() == 1 && line.level == 0 && line.text.len() <= LONGEST_HEADER;
            if !single || !is_report(&line.text) || line.text.ends_with('.') {
                continue;
            }
            let repeated = *first.entry(&line.text).or_insert(place) < place;
            let names_place = self.jurisdiction.as_ref().is_some_and(|place| line.text.contains(&place.name));
            self.furniture[place] |= repeated && names_place;
        }
        // The title beside a page number is a running head, too.
        let title = lines.first().map(|line| line.text.as_str());
        for place in 1..lines.len() {
            let line = &lines[place];
            let at_page_number = [place - 1, place + 1]
                .iter()
                .filter_map(|beside| lines.get(*beside))
                .any(|beside| is_page_number(&beside.text.to_lowercase()));
            self.furniture[place] |= title == Some(&line.text) && line.level == 0 && at_page_number;
            self.furniture[place] |= title.is_some_and(|title| is_report(title) && is_numbered(&line.text, title));
        }
        page_breaks::mark(lines, self.publisher.as_deref().unwrap_or_default(), &mut self.furniture);
    }
}

/// The texts between blank lines: a date may be on two lines.
fn blocks(lines: &[Line]) -> Vec<String> {
    let mut blocks: Vec<String> = Vec::new();
    for line in lines {
        match blocks.last_mut() {
            Some(block) if !line.gap => {
                block.push(' ');
                block.push_str(&line.text);
            }
            _ => blocks.push(line.text.clone()),
        }
    }
    blocks
}

fn language(spanish: bool, code: &str) -> &'static str {
    match (spanish, code) {
        (true, "MX") => "es-MX",
        (true, _) => "es-US",
        (false, "GB") => "en-GB",
        (false, _) => "en-US",
    }
}

/// Returns whether a text calls itself a report.
pub(super) fn is_report(text: &str) -> bool {
    words::find(&text.to_lowercase(), |words| words.report).is_some()
}

/// The words before a period, of a line that is nothing but a title and its period.
pub(super) fn titled_period(text: &str, day_first: bool) -> Option<(String, Period)> {
    let (period, start, end) = dates::period(text, day_first)?;
    let title = text.get(..start)?.trim().trim_end_matches([':', ',', '–', '-', '(']).trim();
    let rest = text.get(end..)?.trim_matches([' ', ')', '.']);
    (!title.is_empty() && rest.is_empty() && title.split(' ').count() <= 12).then(|| (title.to_owned(), period))
}

/// Returns whether a line is the title and a page number, before it or behind it.
fn is_numbered(text: &str, title: &str) -> bool {
    let rest = text
        .strip_prefix(title)
        .or_else(|| text.strip_suffix(title))
        .map(|rest| rest.trim_matches([' ', '|', '–', '-']));
    rest.is_some_and(|rest| (1..=3).contains(&rest.len()) && rest.bytes().all(|byte| byte.is_ascii_digit()))
}

/// `Page 3`, `Page 3 of 7`, `3 | Page`, `– 3 –`.
pub(super) fn is_page_number(lower: &str) -> bool {
    let digits = lower.trim_matches(['-', '–', '—', '|', '~', '•', ' ']);
    let is_figure = (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_figure && !lower.starts_with(char::is_numeric) && !lower.ends_with(char::is_numeric) {
        return true;
    }
    let rest: Vec<&str> = lower
        .split(|char: char| !char.is_alphanumeric())
        .filter(|word| !word.is_empty() && !matches!(*word, "of" | "de"))
        .collect();
    let figures = rest.iter().filter(|word| word.bytes().all(|byte| byte.is_ascii_digit())).count();
    let page = rest.iter().filter(|word| words::is(word, |words| words.page)).count();
    page == 1 && (1..=2).contains(&figures) && figures + page == rest.len()
}

/// Returns the number of lines, each of a word or two in capitals, that spell the publisher's name.
fn logo(lines: &[Line], publisher: &str) -> Option<usize> {
    let mut spelt = String::new();
    for (count, line) in lines.iter().enumerate() {
        if line.text.to_uppercase() != line.text || spelt.len() > publisher.len() || publisher.is_empty() {
            return None;
        }
        spelt.push_str(if count == 0 { "" } else { " " });
        spelt.push_str(&line.text.to_lowercase());
        if spelt == publisher {
            return Some(count + 1);
        }
    }
    None
}

/// The fullest name of a hotline in the text: `National Human Trafficking Hotline`, `Línea Nacional contra la Trata`.
fn publisher(text: &str) -> Option<String> {
    const LINES: [&str; 7] = ["Hotline", "Helpline", "Safeline", "Lifeline", "Hotlines", "Helplines", "Textline"];
    const JOINING: [&str; 8] = ["contra", "vs", "la", "de", "las", "los", "el", "Trata"];
    let is_name = |word: &str| word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase);
    let mut counts: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
    for clause in text.split(['.', ',', ';', ':', '(', ')', '\n', '“', '”', '"', '*', '?', '!']) {
        let words: Vec<&str> = clause.split_whitespace().collect();
        let (mut from, mut place) = (0, 0);
        while place < words.len() {
            let word = words[place];
            if !is_name(word) {
                from = place + 1;
            } else if LINES.contains(&word) && place > from {
                let the = usize::from(matches!(words[from], "The" | "A" | "Our"));
                let name = &words[(from + the).max((place + 1).saturating_sub(8))..=place];
                *counts.entry(name.to_vec()).or_default() += usize::from(name.len() > 1);
                from = place + 1;
            } else if word == "Línea" {
                let goes_on = |word: &&&str| is_name(word) || JOINING.contains(word);
                let mut name: Vec<&str> = words[place..].iter().take_while(goes_on).take(8).copied().collect();
                while name.last().is_some_and(|last| !is_name(last)) {
                    name.pop();
                }
                place += name.len().saturating_sub(1);
                *counts.entry(name).or_default() += 1;
            }
            place += 1;
        }
    }
    let best = counts.into_iter().filter(|(name, count)| *count > 0 && name.len() > 1);
    best.max_by_key(|(name, count)| (name.len(), *count)).map(|(name, _)| name.join(" "))
}
