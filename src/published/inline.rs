//! A line's text in pieces: plain, strong, and the markers of notes.

use super::words;

/// A marker that refers to a note, or begins one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// The marker: `4`, `*`.
    pub(super) marker: String,
    /// Printed form: `⁴`, `4`, `[4]`.
    pub(super) printed: String,
    /// `true` if it can be nothing else: raised figures are markers, a digit at the end of a word may be one.
    pub(super) sure: bool,
}

/// A piece of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Plain words.
    Text(String),
    /// Words that stand out.
    Strong(String),
    /// A marker.
    Mark(Mark),
}

/// A text in pieces.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Inline(pub(super) Vec<Piece>);

impl Inline {
    /// Takes a text to pieces: Markdown's and HTML's strong words, raised figures, `<sup>`, figures glued to a word.
    pub(super) fn read(text: &str) -> Self {
        let mut reader = Reader { pieces: Vec::new(), strong: false, last: None };
        let mut rest = text.trim();
        while !rest.is_empty() {
            rest = reader.step(rest);
        }
        Self(reader.pieces)
    }

    /// The words, without any marker, trimmed.
    pub(super) fn words(&self) -> String {
        self.join(|_| "").trim().to_owned()
    }

    /// All that is printed, markers too.
    pub(super) fn printed(&self) -> String {
        self.join(|mark| &mark.printed).trim().to_owned()
    }

    fn join<'p>(&'p self, mark: impl Fn(&'p Mark) -> &'p str) -> String {
        let words = |piece: &'p Piece| match piece {
            Piece::Text(text) | Piece::Strong(text) => text.as_str(),
            Piece::Mark(found) => mark(found),
        };
        self.0.iter().map(words).collect()
    }

    /// The markers.
    pub(super) fn marks(&self) -> impl Iterator<Item = &Mark> {
        self.0.iter().filter_map(|piece| if let Piece::Mark(mark) = piece { Some(mark) } else { None })
    }

    /// Returns whether it says nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.printed().is_empty()
    }

    /// Continues this text with another, after a space.
    pub(super) fn append(&mut self, next: &Self) {
        match self.0.last_mut() {
            None => {}
            Some(Piece::Text(text)) => text.push(' '),
            Some(_) => self.0.push(Piece::Text(" ".to_owned())),
        }
        self.0.extend(next.0.iter().cloned());
    }

    /// Takes a figure that ends a label after a space for a possible marker: `Gender Minorities 7`.
    pub(super) fn split_last_figure(&mut self) {
        let Some(Piece::Text(text) | Piece::Strong(text)) = self.0.last_mut() else { return };
        let Some((words, figure)) = text.rsplit_once(' ') else { return };
        let belongs = words.rsplit(' ').next().is_some_and(|word| words::is(&word.to_lowercase(), |words| words.links));
        if is_marker_figure(figure) && words.chars().any(char::is_alphabetic) && !belongs {
            let mark = Mark { marker: figure.to_owned(), printed: format!(" {figure}"), sure: false };
            let length = words.len();
            text.truncate(length);
            self.0.push(Piece::Mark(mark));
        }
    }

    /// Takes the figures at the end for words again: they are no markers.
    pub(super) fn keep_figures(&mut self) {
        for piece in &mut self.0 {
            if let Piece::Mark(mark) = piece
                && !mark.sure
                && mark.printed.starts_with(' ')
            {
                *piece = Piece::Text(mark.printed.clone());
            }
        }
    }

    /// The marker and the text of a line that begins with a marker; whether that is sure.
    pub(super) fn as_note(&self) -> Option<(Mark, Self)> {
        match self.0.split_first()? {
            (Piece::Mark(mark), rest) => {
                let rest = Self(rest.to_vec());
                let text = rest.words();
                (text.chars().any(char::is_alphabetic)).then(|| (mark.clone(), rest.trimmed()))
            }
            (Piece::Text(text), rest) => {
                let (mark, words) = plain_marker(text)?;
                let mut pieces = vec![Piece::Text(words.to_owned())];
                pieces.extend(rest.iter().cloned());
                Some((mark, Self(pieces)))
            }
            (Piece::Strong(_), _) => None,
        }
    }

    /// The number and the sentence of a line that may be a note, however short: `1 Partial.`
    pub(super) fn as_short_note(&self) -> Option<(Mark, Self)> {
        let printed = self.words();
        let (marker, text) = printed.split_once(' ')?;
        let is_sentence = text.starts_with(char::is_uppercase) && text.ends_with('.');
        let mark = Mark { marker: marker.to_owned(), printed: marker.to_owned(), sure: false };
        (is_marker_figure(marker) && is_sentence).then(|| (mark, Self::read(text)))
    }

    /// The same without white space at its start.
    fn trimmed(mut self) -> Self {
        if let Some(Piece::Text(text)) = self.0.first_mut() {
            *text = text.trim_start().to_owned();
        }
        self
    }
}

/// One or two digits, not beginning with 0.
fn is_marker_figure(text: &str) -> bool {
    (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0')
}

/// The marker that a long enough text may begin with, and the words behind it: `1To protect`, `* Some cases`.
fn plain_marker(text: &str) -> Option<(Mark, &str)> {
    let end = text.find(|char: char| !char.is_ascii_digit() && !is_sign(char))?;
    let (marker, rest) = text.split_at(end);
    let words = rest.trim_start();
    // Right before a word, `**` may begin strong words that end in another line.
    let repeated =
        |sign: char| run_of(sign, marker) == marker.len() && (marker.len() == sign.len_utf8() || rest.starts_with(' '));
    let sound = is_marker_figure(marker) || marker.chars().next().is_some_and(|sign| is_sign(sign) && repeated(sign));
    // A figure may as well be a count, a sign never is.
    let (shortest, is_sign) = if marker.chars().all(is_sign) { (3, true) } else { (25, false) };
    let begins = words.chars().next().is_some_and(|first| {
        first.is_uppercase() || is_sign && first.is_alphabetic() || matches!(first, '“' | '"' | '¿')
    });
    let mark = || Mark { marker: marker.to_owned(), printed: marker.to_owned(), sure: false };
    (sound && begins && words.len() >= shortest).then(|| (mark(), words))
}

/// The length of the sign that a text begins with, and of its repetitions: `**` is one mark.
fn run_of(sign: char, text: &str) -> usize {
    text.len() - text.trim_start_matches(sign).len()
}

fn is_sign(char: char) -> bool {
    matches!(char, '*' | '†' | '‡')
}

/// The digit that a raised figure stands for.
pub(super) fn raised(char: char) -> Option<char> {
    let digit = match char {
        '⁰' => 0,
        '¹' => 1,
        '²' => 2,
        '³' => 3,
        '⁴'..='⁹' => u32::from(char) - u32::from('⁰'),
        _ => return None,
    };
    char::from_digit(digit, 10)
}

struct Reader {
    pieces: Vec<Piece>,
    strong: bool,
    last: Option<char>,
}

impl Reader {
    /// Reads what a text begins with and returns the rest.
    fn step<'t>(&mut self, rest: &'t str) -> &'t str {
        let marked =
            self.tag(rest).or_else(|| self.raised(rest)).or_else(|| self.bracketed(rest)).or_else(|| self.glued(rest));
        marked.unwrap_or_else(|| {
            let mut chars = rest.chars();
            self.last = chars.next();
            self.last.into_iter().for_each(|char| self.push(char));
            chars.as_str()
        })
    }

    fn push(&mut self, char: char) {
        match (self.pieces.last_mut(), self.strong) {
            (Some(Piece::Text(text)), false) | (Some(Piece::Strong(text)), true) => text.push(char),
            (_, false) => self.pieces.push(Piece::Text(char.to_string())),
            (_, true) => self.pieces.push(Piece::Strong(char.to_string())),
        }
    }

    /// Returns whether the letter that was read last has one before it.
    fn in_word(&self) -> bool {
        let Some(Piece::Text(text) | Piece::Strong(text)) = self.pieces.last() else { return false };
        text.chars().rev().nth(1).is_some_and(char::is_alphabetic)
    }

    fn mark(&mut self, marker: String, printed: &str, sure: bool) {
        self.pieces.push(Piece::Mark(Mark { marker, printed: printed.to_owned(), sure }));
        self.last = None;
    }

    fn tag<'t>(&mut self, rest: &'t str) -> Option<&'t str> {
        if let Some(after) = rest.strip_prefix("**")
            && (self.strong || after.contains("**"))
        {
            self.strong = !self.strong;
            return Some(after);
        }
        if let Some(after) = rest.strip_prefix("<sup>") {
            let length: usize = after.chars().take(12).take_while(|char| *char != '<').map(char::len_utf8).sum();
            let (content, end) = after.split_at(length);
            let end = end.strip_prefix("</sup>")?;
            if content.chars().any(char::is_alphabetic) {
                content.chars().for_each(|char| self.push(char));
            } else {
                content.split([',', ' ']).filter(|marker| !marker.is_empty()).for_each(|marker| {
                    self.mark(marker.to_owned(), &format!(" {marker}"), true);
                });
            }
            return Some(end);
        }
        let tags = [("<b>", true), ("<strong>", true), ("</b>", false), ("</strong>", false)];
        let (tag, strong) = tags.into_iter().find(|(tag, _)| rest.starts_with(tag))?;
        self.strong = strong;
        Some(&rest[tag.len()..])
    }

    fn raised<'t>(&mut self, rest: &'t str) -> Option<&'t str> {
        rest.chars().next().and_then(raised)?;
        let digits: String = rest.chars().map_while(raised).collect();
        let length: usize = rest.chars().take_while(|char| raised(*char).is_some()).map(char::len_utf8).sum();
        let (printed, end) = rest.split_at(length);
        self.mark(digits, printed, true);
        Some(end)
    }

    /// A figure in brackets, as the project's own pages copy: `240[1]`, `Total [1]`, and at the start of a note.
    fn bracketed<'t>(&mut self, rest: &'t str) -> Option<&'t str> {
        let (marker, end) = rest.strip_prefix('[')?.split_once(']')?;
        let alone = self.pieces.is_empty() && end.trim().is_empty();
        (is_marker_figure(marker) && !alone).then(|| self.mark(marker.to_owned(), &format!("[{marker}]"), true))?;
        Some(end)
    }

    /// A figure or a sign at the end of a word; a sign at the end of a figure.
    fn glued<'t>(&mut self, rest: &'t str) -> Option<&'t str> {
        let first = rest.chars().next()?;
        self.last.filter(|last| {
            last.is_alphabetic() || matches!(last, ')' | '%') || (is_sign(first) && last.is_ascii_digit())
        })?;
        let length = if is_sign(first) {
            run_of(first, rest)
        } else {
            rest.bytes().take_while(u8::is_ascii_digit).take(3).count()
        };
        let (printed, end) = rest.split_at(length);
        let mut after = end.chars();
        let (next, second) = (after.next(), after.next());
        let goes_on = next.is_some_and(|next| {
            next.is_alphanumeric()
                || (matches!(next, '.' | ',' | '/' | '-' | ':') && second.is_some_and(char::is_alphanumeric))
        });
        // `H1` and `A1` are names.
        let name = self.last.is_some_and(char::is_uppercase) && !self.in_word();
        let sound = is_sign(first) || (is_marker_figure(printed) && self.last != Some('%') && !name);
        (sound && !goes_on).then(|| self.mark(printed.to_owned(), printed, false)).map(|()| end)
    }
}
