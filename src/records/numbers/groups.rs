use super::{DecimalMark, Marks};

/// Groups of digits, and what is between them.
pub(super) struct Groups<'v> {
    digits: Vec<&'v str>,
    between: Vec<char>,
}

impl<'v> Groups<'v> {
    pub(super) fn of(body: &'v str) -> Option<Self> {
        let (mut digits, mut between, mut from) = (Vec::new(), Vec::new(), 0);
        for (at, character) in body.char_indices().filter(|(_, character)| !character.is_ascii_digit()) {
            let mark = match character {
                '.' | ',' => character,
                '\'' | '’' | '‘' => '\'',
                ' ' | '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}' => ' ',
                _ => return None,
            };
            digits.push(&body[from..at]);
            between.push(mark);
            from = at + character.len_utf8();
        }
        digits.push(&body[from..]);
        // Only a number without a whole part has no digits in a group.
        digits.iter().skip(1).all(|group| !group.is_empty()).then_some(Self { digits, between })
    }

    /// The digits of the whole part, the rest behind the last mark, and what the marks say.
    pub(super) fn split(&self) -> Option<(String, String, Marks)> {
        let Some(last) = self.between.last() else { return Some((self.digits.concat(), String::new(), Marks::None)) };
        let (before, behind) = (&self.between[..self.between.len() - 1], self.digits.last()?);
        let (first, groups) = self.digits.split_first()?;
        let leading = &groups[..groups.len() - 1];
        let mark = DecimalMark::of(*last);
        let all_alike = before.iter().all(|other| other == last);
        let in_threes = (1..=3).contains(&first.len()) && behind.len() == 3;
        // Between the first group and the last, India writes two digits.
        let is_grouped = in_threes && !first.starts_with('0') && are_thousands(leading, *last);
        match mark {
            // One mark, and three digits behind it.
            Some(mark) if before.is_empty() && is_grouped => {
                Some(((*first).to_owned(), (*behind).to_owned(), Marks::Either(mark)))
            }
            Some(mark) if before.is_empty() => Some(((*first).to_owned(), (*behind).to_owned(), Marks::Decimal(mark))),
            Some(mark) if all_alike && is_grouped => Some((self.digits.concat(), String::new(), Marks::Group(mark))),
            Some(mark) if !all_alike => {
                let group = before[0];
                let sound = before.iter().all(|other| *other == group)
                    && group != *last
                    && (1..=3).contains(&first.len())
                    && leading.last().is_some_and(|group| group.len() == 3)
                    && are_thousands(&leading[..leading.len() - 1], group);
                let whole = self.digits[..self.digits.len() - 1].concat();
                sound.then(|| (whole, (*behind).to_owned(), Marks::Decimal(mark)))
            }
            None if all_alike && is_grouped => Some((self.digits.concat(), String::new(), Marks::None)),
            _ => None,
        }
    }
}

/// Returns whether these are the middle groups of a number with that mark between thousands.
fn are_thousands(groups: &[&str], mark: char) -> bool {
    groups.iter().all(|group| group.len() == 3) || mark == ',' && groups.iter().all(|group| group.len() == 2)
}
