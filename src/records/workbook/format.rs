use std::rc::Rc;

/// A place in the pattern of a code that only looks like a number: `00512`, `573-555-0100`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// A digit, zero where the number has no more.
    Digit,
    /// The character itself.
    Literal(char),
    /// The number as a percentage, alone in its pattern.
    Percent,
}

/// The pattern of the code that a number format makes of a number: `00000`, `000-000-0000`; that of a percentage: `0.0%`.
/// `None` for any other format. Only its first section counts.
pub(super) fn code_pattern(format: &str) -> Option<Rc<[Place]>> {
    let (mut places, mut is_code) = (Vec::new(), true);
    let mut letters = format.chars();
    while let Some(letter) = letters.next() {
        match letter {
            ';' => break,
            '"' => places.extend(letters.by_ref().take_while(|letter| *letter != '"').map(Place::Literal)),
            '\\' => places.extend(letters.next().map(Place::Literal)),
            // The width of a character, or a character that fills the cell: neither says anything.
            '_' | '*' => drop(letters.next()),
            // A color or a condition.
            '[' => letters.by_ref().take_while(|letter| *letter != ']').for_each(drop),
            '0' => places.push(Place::Digit),
            '-' | ' ' | '(' | ')' | '+' => places.push(Place::Literal(letter)),
            '%' => return Some(Rc::new([Place::Percent])),
            _ => is_code = false,
        }
    }
    let digits = places.iter().filter(|place| **place == Place::Digit).count();
    (is_code && digits >= 2).then(|| places.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_of_zeros_is_a_code() {
        assert_eq!(code_pattern("00000").as_deref(), Some(&[Place::Digit; 5][..]));
        let dashed = [Place::Digit, Place::Digit, Place::Literal('-'), Place::Digit];
        assert_eq!(code_pattern("00\\-0;@").as_deref(), Some(&dashed[..]));
        assert!(code_pattern("[Red]\"No. \"00_)").is_some());
    }

    #[test]
    fn a_percent_sign_makes_a_percentage() {
        for format in ["0%", "0.00%", "#,##0.0 %", "[Red]0%;-0%"] {
            assert_eq!(code_pattern(format).as_deref(), Some(&[Place::Percent][..]), "{format}");
        }
    }

    #[test]
    fn any_other_format_is_none() {
        for format in ["General", "0", "0.00", "#,##0", "0\"%\"", "000.0", "00/00", "yyyy-mm-dd", "[h]:mm", "@"] {
            assert_eq!(code_pattern(format), None, "{format}");
        }
    }
}
