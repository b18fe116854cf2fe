//! The words of a text: numbers in digits or in English or Spanish words, signs, and all else.

use crate::plan::fold;

/// A part of a text that says something about a count, or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// A number, however it is written.
    Number(u64),
    /// A word, folded.
    Word(String),
    /// A sign: `<`, `-`, `%`.
    Sign(char),
}

/// Numbers below a hundred that have a word of their own, and the hundred.
const WORDS: [(&str, u64); 91] = [
    ("zero", 0),
    ("none", 0),
    ("nil", 0),
    ("one", 1),
    ("single", 1),
    ("two", 2),
    ("twice", 2),
    ("thrice", 3),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("dozen", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
    ("hundred", 100),
    ("cero", 0),
    ("ninguno", 0),
    ("ninguna", 0),
    ("ningun", 0),
    ("un", 1),
    ("uno", 1),
    ("una", 1),
    ("dos", 2),
    ("tres", 3),
    ("cuatro", 4),
    ("cinco", 5),
    ("seis", 6),
    ("siete", 7),
    ("ocho", 8),
    ("nueve", 9),
    ("diez", 10),
    ("once", 11),
    ("doce", 12),
    ("docena", 12),
    ("trece", 13),
    ("catorce", 14),
    ("quince", 15),
    ("dieciseis", 16),
    ("diecisiete", 17),
    ("dieciocho", 18),
    ("diecinueve", 19),
    ("veinte", 20),
    ("veintiun", 21),
    ("veintiuno", 21),
    ("veintiuna", 21),
    ("veintidos", 22),
    ("veintitres", 23),
    ("veinticuatro", 24),
    ("veinticinco", 25),
    ("veintiseis", 26),
    ("veintisiete", 27),
    ("veintiocho", 28),
    ("veintinueve", 29),
    ("treinta", 30),
    ("cuarenta", 40),
    ("cincuenta", 50),
    ("sesenta", 60),
    ("setenta", 70),
    ("ochenta", 80),
    ("noventa", 90),
    ("cien", 100),
    ("ciento", 100),
    ("doscientos", 200),
    ("doscientas", 200),
    ("trescientos", 300),
    ("trescientas", 300),
    ("quinientos", 500),
    ("quinientas", 500),
    ("thousand", 1000),
    ("mil", 1000),
    ("million", 1_000_000),
];

/// Takes a text apart.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let folded = fold(text);
    let mut rest = folded.as_str();
    while let Some(letter) = rest.chars().next() {
        let (token, length) = if letter.is_ascii_digit() {
            digits(rest)
        } else if letter.is_alphabetic() {
            let word: &str = rest.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
            (named(word), word.len())
        } else {
            (Token::Sign(plain(letter)), letter.len_utf8())
        };
        if token != Token::Sign(' ') {
            found.push(token);
        }
        rest = &rest[length..];
    }
    joined(found)
}

/// The number that a text begins with, thousands in groups or not, and how long it is.
fn digits(text: &str) -> (Token, usize) {
    let count = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut length = count(text);
    let mut number = text[..length].to_owned();
    while length <= 15 {
        let rest = &text[length..];
        let group = rest.strip_prefix([',', '.', '\u{a0}', '\u{202f}', ' ', '\'']).unwrap_or_default();
        if number.len() > 3 && length == number.len() || count(group) != 3 {
            break;
        }
        number.push_str(&group[..3]);
        length = text.len() - group.len() + 3;
    }
    (Token::Number(number.parse().unwrap_or(u64::MAX)), length)
}

fn named(word: &str) -> Token {
    let number = WORDS.iter().find(|(name, _)| *name == word);
    number.map_or_else(|| Token::Word(word.to_owned()), |(_, number)| Token::Number(*number))
}

/// One sign for all that mean the same.
const fn plain(sign: char) -> char {
    match sign {
        '−' | '―' => '-',
        '⩽' | '≦' => '≤',
        '⩾' | '≧' => '≥',
        '＜' => '<',
        other => other,
    }
}

/// The tokens with numbers of several words as one: `twenty-five`, `treinta y cinco`, `a hundred`.
fn joined(tokens: Vec<Token>) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let Token::Number(mut number) = token else {
            found.push(token);
            continue;
        };
        let is_ten = (20..100).contains(&number) && number.is_multiple_of(10);
        let mut ahead = tokens.clone();
        let between = matches!(ahead.peek(), Some(Token::Sign('-')))
            || matches!(ahead.peek(), Some(Token::Word(word)) if word == "y");
        if between {
            ahead.next();
        }
        if let (true, Some(Token::Number(ones @ 1..=9))) = (is_ten, ahead.next()) {
            number += ones;
            tokens = ahead;
        }
        while let Some(Token::Number(times @ (12 | 100 | 1000 | 1_000_000))) = tokens.peek() {
            number = number.saturating_mul(*times);
            tokens.next();
        }
        found.push(Token::Number(number));
    }
    found
}
