//! JSON text, read so that what is wrong with it is said in the same words, with its line and column, by every engine.

use std::fmt;

use super::node::Node;

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;

/// Why a text is not JSON, and where.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct JsonError {
    /// The line, from 1.
    pub line: usize,
    /// The letter in the line, from 1.
    pub column: usize,
    /// Description of the problem, in one sentence.
    pub message: String,
    /// Remedy, in one sentence.
    pub remedy: String,
}

impl fmt::Display for JsonError {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "Line {}, column {}: {} {}", self.line, self.column, self.message, self.remedy)
    }
}

impl std::error::Error for JsonError {}

impl Node {
    /// Reads JSON text. Entries that occur twice in an object are kept.
    ///
    /// # Errors
    /// If the text is not JSON, or nests deeper than any document.
    pub fn from_json(text: &str) -> Result<Self, JsonError> {
        let mut parser = Parser { text, at: 0, open: Vec::new() };
        // Some editors mark the encoding.
        if text.starts_with('\u{feff}') {
            parser.at = '\u{feff}'.len_utf8();
        }
        let node = parser.value()?;
        parser.skip_space();
        match parser.peek() {
            None => Ok(node),
            Some(found) => parser.fail(format!("“{found}” stands after the end."), "Take away what follows the end."),
        }
    }
}

struct Parser<'t> {
    text: &'t str,
    /// The next byte.
    at: usize,
    /// Brackets that are still open: sign and place of each.
    open: Vec<(char, usize)>,
}

type Parsed<T> = Result<T, JsonError>;

impl Parser<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn skip_space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
    }

    /// Goes on if that sign is next.
    fn takes(&mut self, sign: char) -> bool {
        let is_next = self.peek() == Some(sign);
        self.at += if is_next { sign.len_utf8() } else { 0 };
        is_next
    }

    /// The line and column of a byte, from 1.
    fn place(&self, at: usize) -> (usize, usize) {
        let before = &self.text[..at];
        let line = before.rsplit('\n').next().unwrap_or(before).trim_start_matches('\u{feff}');
        (before.matches('\n').count() + 1, line.chars().count() + 1)
    }

    fn fail<T>(&self, message: impl Into<String>, remedy: impl Into<String>) -> Parsed<T> {
        self.fail_at(self.at, message, remedy)
    }

    fn fail_at<T>(&self, at: usize, message: impl Into<String>, remedy: impl Into<String>) -> Parsed<T> {
        let (line, column) = self.place(at);
        Err(JsonError { line, column, message: message.into(), remedy: remedy.into() })
    }

    /// Reports that nothing valid begins here.
    fn unexpected<T>(&self, wanted: &str) -> Parsed<T> {
        let Some(found) = self.peek() else { return self.ended() };
        match found {
            '/' | '#' => self.fail("JSON has no comments.", "Take it away."),
            '“' | '”' | '„' | '‘' | '’' | '\'' | '`' => {
                self.fail(format!("“{found}” is no quotation mark of JSON."), "Write straight double ones: \".")
            }
            _ => self.fail(format!("“{found}” stands where {wanted} should."), format!("Write {wanted} here.")),
        }
    }

    fn ended<T>(&self) -> Parsed<T> {
        match self.open.last() {
            None => self.fail("There is nothing here.", "Write a JSON object: {…}."),
            Some((sign, from)) => {
                let (what, close) = match sign {
                    '{' => ("an object", '}'),
                    '[' => ("an array", ']'),
                    _ => ("a text", '"'),
                };
                let (line, column) = self.place(*from);
                let message = format!("The file ends within {what} that begins on line {line}, column {column}.");
                self.fail(message, format!("Close it with {close}, or look for one that is missing before."))
            }
        }
    }

    fn value(&mut self) -> Parsed<Node> {
        self.skip_space();
        match self.peek() {
            Some('{') => self.object(),
            Some('[') => self.array(),
            Some('"') => self.string().map(Node::Text),
            Some('-' | '0'..='9') => self.number(),
            _ => self.word(),
        }
    }

    fn word(&mut self) -> Parsed<Node> {
        let known = [("true", Node::Bool(true)), ("false", Node::Bool(false)), ("null", Node::Null)];
        let rest = self.rest();
        let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(rest.len());
        let word = &rest[..end];
        if let Some((_, node)) = known.into_iter().find(|(known, _)| *known == word) {
            self.at += end;
            return Ok(node);
        }
        if word.is_empty() {
            return self.unexpected("a value");
        }
        let remedy = "Write a text between quotation marks (\"…\"), a number, true, false or null.";
        self.fail(format!("“{word}” is no value of JSON."), remedy)
    }

    /// Enters what the next sign opens; `read` reads an entry, and after each comes a comma or the end.
    fn entries(&mut self, close: char, mut read: impl FnMut(&mut Self) -> Parsed<()>) -> Parsed<()> {
        if self.open.len() == Node::MAX_DEPTH {
            let message = format!("This nests more than {} levels deep.", Node::MAX_DEPTH);
            return self.fail(message, "No document or plan is so deep: look for a bracket too many.");
        }
        self.open.push((if close == '}' { '{' } else { '[' }, self.at));
        self.at += 1;
        self.skip_space();
        let mut is_first = true;
        while !self.takes(close) {
            let comma = self.at;
            if !is_first && !self.takes(',') {
                return match self.peek() {
                    Some('"' | '{' | '[' | '-' | '0'..='9') => {
                        self.fail("There is no comma between this and what stands before.", "Put a comma between them.")
                    }
                    _ => self.unexpected(&format!("a comma or {close}")),
                };
            }
            self.skip_space();
            if !is_first && self.peek() == Some(close) {
                return self.fail_at(comma, format!("A comma stands before {close}."), "Take the comma away.");
            }
            read(self)?;
            self.skip_space();
            is_first = false;
        }
        self.open.pop();
        Ok(())
    }

    fn array(&mut self) -> Parsed<Node> {
        let mut items = Vec::new();
        self.entries(']', |parser| parser.value().map(|item| items.push(item)))?;
        Ok(Node::List(items))
    }

    fn object(&mut self) -> Parsed<Node> {
        let mut entries = Vec::new();
        self.entries('}', |parser| {
            let name = match parser.peek() {
                Some('"') => parser.string()?,
                Some(letter) if letter.is_alphanumeric() => {
                    return parser.fail("This name has no quotation marks.", "Put it between two: \"name\".");
                }
                _ => return parser.unexpected("a name in quotation marks"),
            };
            parser.skip_space();
            if !parser.takes(':') {
                return parser.unexpected(&format!("a colon after the name “{name}”"));
            }
            let value = parser.value()?;
            entries.push((name, value));
            Ok(())
        })?;
        Ok(Node::Object(entries))
    }

    fn number(&mut self) -> Parsed<Node> {
        let from = self.at;
        let rest = self.rest();
        let is_part = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '-' | '.');
        let text = &rest[..rest.find(|letter| !is_part(letter)).unwrap_or(rest.len())];
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (mantissa, exponent) = digits.split_once(['e', 'E']).unwrap_or((digits, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
        let all = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let is_plain = all(whole) && all(fraction) && all(exponent.strip_prefix(['+', '-']).unwrap_or(exponent));
        if !is_plain || (whole.len() > 1 && whole.starts_with('0')) {
            let remedy = "Write a number as 310, -3 or 0.5, and anything else between quotation marks.";
            return self.fail_at(from, format!("“{text}” is no number of JSON."), remedy);
        }
        let whole = text.parse::<i64>().ok().map(Node::Integer);
        let float = || text.parse::<f64>().ok().filter(|number| number.is_finite()).map(Node::number);
        let Some(number) = whole.or_else(float) else {
            return self.fail_at(
                from,
                format!("“{text}” is larger than any number."),
                "Write one that can be counted.",
            );
        };
        let length = text.len();
        self.at += length;
        Ok(number)
    }

    fn string(&mut self) -> Parsed<String> {
        let from = self.at;
        self.open.push(('"', from));
        self.at += 1;
        let mut text = String::new();
        loop {
            let Some(letter) = self.peek() else { return self.ended() };
            match letter {
                '"' => break,
                '\\' => text.push(self.escape()?),
                '\n' | '\r' => {
                    let remedy = "Close it with \" before the end of the line, or write a line break as \\n.";
                    return self.fail_at(from, "This text is not closed on its line.", remedy);
                }
                '\0'..='\u{1f}' => {
                    return self.fail("A text holds a control character.", "Take it away, or write a tab as \\t.");
                }
                _ => {
                    text.push(letter);
                    self.at += letter.len_utf8();
                }
            }
        }
        self.at += 1;
        self.open.pop();
        Ok(text)
    }

    fn escape(&mut self) -> Parsed<char> {
        let mut letters = self.rest().chars().skip(1);
        let letter = match letters.next() {
            Some('u') => return self.unicode(),
            Some('b') => '\u{8}',
            Some('f') => '\u{c}',
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some(letter @ ('"' | '\\' | '/')) => letter,
            _ => return self.fail("A backslash stands before no letter that it can.", "Write a backslash as \\\\."),
        };
        self.at += 2;
        Ok(letter)
    }

    /// `\u00e9`, or two of them for one letter. Half of such a pair is no letter.
    fn unicode(&mut self) -> Parsed<char> {
        let unit = |text: &str| {
            let digits = text
                .strip_prefix("\\u")?
                .get(..4)
                .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
            u32::from_str_radix(digits, 16).ok()
        };
        let Some(first) = unit(self.rest()) else {
            return self.fail("Four hexadecimal digits belong after \\u.", "Write them, or the letter itself.");
        };
        self.at += 6;
        if let (0xd800..0xdc00, Some(second @ 0xdc00..0xe000)) = (first, unit(self.rest())) {
            self.at += 6;
            let letter = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
            return Ok(char::from_u32(letter).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        Ok(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER))
    }
}
