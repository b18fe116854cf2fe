//! Words that bound a count: “fewer than three”, “1–4”, “no más de dos”.
//!
//! Such words are a statement about the count that they stand for, and may be printed only where it is true.

mod numbers;
#[cfg(test)]
mod tests;

use numbers::{Token, tokens};

/// The smallest and the largest count that words allow; `None` on a side that they leave open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Bound {
    /// The smallest count.
    pub(crate) low: Option<u64>,
    /// The largest count.
    pub(crate) high: Option<u64>,
}

/// Words before a number that is not reached.
const BELOW: [&str; 14] = [
    "fewer",
    "less",
    "lower",
    "smaller",
    "under",
    "below",
    "menos",
    "menor",
    "menores",
    "inferior",
    "inferiores",
    "debajo",
    "beneath",
    "bajo",
];

/// Words before a number that is exceeded.
const ABOVE: [&str; 12] = [
    "more",
    "over",
    "above",
    "greater",
    "larger",
    "higher",
    "mas",
    "mayor",
    "mayores",
    "superior",
    "superiores",
    "encima",
];

/// Words before a number that is the largest, or after it.
const MOST: [&str; 11] =
    ["most", "maximum", "max", "maximo", "maxima", "mucho", "sumo", "hasta", "exceeding", "exceed", "tope"];

/// Words before a number that is the smallest, or after it.
const LEAST: [&str; 7] = ["least", "minimum", "min", "minimo", "minima", "desde", "menos"];

/// Words between a number and what is said of it.
const FILLERS: [&str; 22] = [
    "than", "of", "to", "a", "an", "the", "de", "del", "que", "al", "el", "la", "los", "las", "or", "o", "equal",
    "igual", "por", "only", "just", "solo",
];

/// Words that negate what follows: “no more than”.
const NEGATIONS: [&str; 6] = ["no", "not", "never", "sin", "nunca", "without"];

/// Words after which a number is not one of people or records.
const OTHER_UNITS: [&str; 20] = [
    "year",
    "years",
    "yr",
    "yrs",
    "old",
    "month",
    "months",
    "week",
    "weeks",
    "day",
    "days",
    "hour",
    "hours",
    "ano",
    "anos",
    "mes",
    "meses",
    "dias",
    "percent",
    "por ciento",
];

/// Words before the numbers of ages.
const AGES: [&str; 5] = ["age", "ages", "aged", "edad", "edades"];

/// The words of smallness that name no number.
const SMALL: [&str; 14] = [
    "few", "small", "low", "tiny", "rare", "pocos", "pocas", "pequeno", "pequena", "pequenos", "pequenas", "escasos",
    "escasas", "reducido",
];

/// Returns what words say of the count that they stand for, or `None` if they bound it in no way.
pub(crate) fn bound(words: &str) -> Option<Bound> {
    let tokens = tokens(words);
    if let Some(exact) = alone(&tokens) {
        return Some(Bound { low: Some(exact), high: Some(exact) });
    }
    let mut found = Bound::default();
    let mut place = 0;
    while place < tokens.len() {
        let length = run(&tokens, place);
        if length > 0 && !is_other(&tokens, place, length) {
            let own = of_number(&tokens, place, length);
            found.low = own.low.max(found.low);
            found.high = [own.high, found.high].into_iter().flatten().min();
        }
        place += length.max(1);
    }
    (found != Bound::default()).then_some(found)
}

/// Returns whether words say that a count is small, with a number or without.
pub(crate) fn says_small(words: &str) -> bool {
    tokens(words).iter().any(|token| matches!(token, Token::Word(word) if SMALL.contains(&word.as_str())))
}

/// The number that is all that a text says: `3`, `exactly two`, `none`, `= 1`.
fn alone(tokens: &[Token]) -> Option<u64> {
    const EXACTLY: [&str; 5] = ["exactly", "exactamente", "only", "just", "solo"];
    let is_plain = |token: &Token| match token {
        Token::Number(_) => true,
        Token::Word(word) => EXACTLY.contains(&word.as_str()),
        Token::Sign(sign) => matches!(sign, '=' | '(' | ')' | '[' | ']' | '.'),
    };
    let mut numbers =
        tokens.iter().filter_map(|token| if let Token::Number(number) = token { Some(*number) } else { None });
    let (first, second) = (numbers.next()?, numbers.next());
    (second.is_none() && tokens.iter().all(is_plain)).then_some(first)
}

/// Returns the number of tokens from a place on that are numbers and what joins them: `1–4`, `one, two or three`.
fn run(tokens: &[Token], place: usize) -> usize {
    const JOINTS: [&str; 6] = ["to", "through", "a", "or", "o", "u"];
    if !matches!(tokens.get(place), Some(Token::Number(_))) {
        return 0;
    }
    let is_between = place > 0 && is_word(tokens, place - 1, &["between", "entre"]);
    let is_joint = |token: &Token| match token {
        Token::Word(word) => JOINTS.contains(&word.as_str()) || (is_between && ["and", "y"].contains(&word.as_str())),
        Token::Sign(sign) => matches!(sign, '-' | ',' | '/' | '…' | '.'),
        Token::Number(_) => false,
    };
    let mut end = place + 1;
    loop {
        let joints = tokens[end..].iter().take_while(|token| is_joint(token)).count();
        if joints == 0 || !matches!(tokens.get(end + joints), Some(Token::Number(_))) {
            return end - place;
        }
        end += joints + 1;
    }
}

/// Returns whether numbers are of something else than a count: ages, shares, years.
fn is_other(tokens: &[Token], place: usize, length: usize) -> bool {
    let is_year = |token: &Token| !matches!(token, Token::Number(number) if !(1900..=2100).contains(number));
    let run = &tokens[place..place + length];
    is_word(tokens, place + length, &OTHER_UNITS)
        || matches!(tokens.get(place + length), Some(Token::Sign('%')))
        || (place > 0 && is_word(tokens, place - 1, &AGES))
        || (length > 1 && run.iter().all(is_year))
}

/// Returns the bound on the numbers at a place, by the words between, before and after them.
fn of_number(tokens: &[Token], place: usize, length: usize) -> Bound {
    let numbers = tokens[place..place + length].iter().filter_map(|token| match token {
        Token::Number(number) => Some(*number),
        _ => None,
    });
    let (low, high) = numbers.fold((u64::MAX, 0), |(low, high), number| (low.min(number), high.max(number)));
    if length > 1 {
        return Bound { low: Some(low), high: Some(high) };
    }
    let number = low;
    let at_most = Bound { low: None, high: Some(number) };
    let at_least = Bound { low: Some(number), high: None };
    let below = Bound { low: None, high: Some(number.saturating_sub(1)) };
    let above = Bound { low: Some(number.saturating_add(1)), high: None };
    after(tokens, place + 1, at_most, at_least)
        .or_else(|| before(tokens, place, [below, at_most, above, at_least]))
        .unwrap_or_default()
}

/// Returns the bound after a number: `3 or fewer`, `10+`.
fn after(tokens: &[Token], place: usize, at_most: Bound, at_least: Bound) -> Option<Bound> {
    let is_joined = is_word(tokens, place, &["or", "and", "o", "y", "at", "como", "a", "al", "por"]);
    let mut next = place + usize::from(is_joined);
    while is_joined && is_word(tokens, next, &["lo"]) {
        next += 1;
    }
    // “1 and fewer than 3” says two things.
    let goes_on = is_word(tokens, next + 1, &["than", "de", "que"]) || run(tokens, next + 1) > 0;
    let is_joined = is_joined && !goes_on;
    match tokens.get(next)? {
        Token::Sign('+') if !is_joined => Some(at_least),
        Token::Word(word) if word == "plus" && !is_joined => Some(at_least),
        // “al menos”, “por lo menos” say the opposite of “o menos”.
        Token::Word(word) if word == "menos" && is_word(tokens, place, &["al", "por"]) => Some(at_least),
        Token::Word(word) if is_joined && (BELOW.contains(&word.as_str()) || MOST.contains(&word.as_str())) => {
            Some(at_most)
        }
        Token::Word(word) if is_joined && (ABOVE.contains(&word.as_str()) || LEAST.contains(&word.as_str())) => {
            Some(at_least)
        }
        Token::Word(word) if ["max", "maximum", "maximo"].contains(&word.as_str()) => Some(at_most),
        _ => None,
    }
}

/// Returns the bound before a number: `fewer than 3`, `no more than`, `≤`.
fn before(tokens: &[Token], place: usize, [below, at_most, above, at_least]: [Bound; 4]) -> Option<Bound> {
    let mut at = place;
    let mut equal = false;
    while at > 0 && is_word(tokens, at - 1, &FILLERS) {
        at -= 1;
        equal |= is_word(tokens, at, &["equal", "igual"]);
    }
    let (said, at) = (tokens.get(at.checked_sub(1)?)?, at - 1);
    let previous = |steps: usize| at.checked_sub(steps).and_then(|at| tokens.get(at));
    let is_negated = matches!(previous(1), Some(Token::Word(word)) if NEGATIONS.contains(&word.as_str()));
    let bound = match said {
        Token::Sign('=') => match previous(1)? {
            Token::Sign('<') => at_most,
            Token::Sign('>') => at_least,
            _ => return None,
        },
        Token::Sign('<') => below,
        Token::Sign('≤') => at_most,
        Token::Sign('>') => above,
        Token::Sign('≥') => at_least,
        // “al menos tres”, “por lo menos tres”, where “menos de tres” is the opposite.
        Token::Word(word) if word == "menos" && place == at + 1 => at_least,
        Token::Word(word) if BELOW.contains(&word.as_str()) => match (is_negated, equal) {
            (true, _) => at_least,
            (false, true) => at_most,
            (false, false) => below,
        },
        Token::Word(word) if ABOVE.contains(&word.as_str()) => match (is_negated, equal) {
            (true, _) => at_most,
            (false, true) => at_least,
            (false, false) => above,
        },
        Token::Word(word) if MOST.contains(&word.as_str()) => at_most,
        Token::Word(word) if word == "up" => at_most,
        Token::Word(word) if LEAST.contains(&word.as_str()) => at_least,
        _ => return None,
    };
    Some(bound)
}

fn is_word(tokens: &[Token], place: usize, words: &[&str]) -> bool {
    matches!(tokens.get(place), Some(Token::Word(word)) if words.contains(&word.as_str()))
}
