/// How a cell's number is to be read, as far as that changes what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Format {
    /// A number.
    Number,
    /// A day, a time of day, or both.
    Date,
    /// A length of time, in hours that may exceed a day's.
    Duration,
    /// A code that only looks like a number: `00512`, `573-555-0100`.
    Code(Vec<Place>),
}

/// A place in the pattern of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// A digit, zero where the number has no more.
    Digit,
    /// That character.
    Literal(char),
}

impl Format {
    /// The format behind a number that the standard gives one without spelling it out (ECMA-376, part 1, 18.8.30).
    pub(super) const fn builtin(id: u32) -> Self {
        match id {
            14..=22 | 27..=36 | 45 | 47 | 50..=58 => Self::Date,
            46 => Self::Duration,
            _ => Self::Number,
        }
    }

    /// Reads a format code, of which only the first section counts: `[h]:mm`, `yyyy-mm-dd;@`, `00000`.
    pub(super) fn parse(code: &str) -> Self {
        let mut places = Vec::new();
        let mut is_code = true;
        let mut letters = code.chars();
        while let Some(letter) = letters.next() {
            match letter {
                ';' => break,
                '"' => places.extend(letters.by_ref().take_while(|letter| *letter != '"').map(Place::Literal)),
                '\\' => places.extend(letters.next().map(Place::Literal)),
                // The width of a character, or a character that fills the cell: neither says anything.
                '_' | '*' => drop(letters.next()),
                '[' => {
                    let inside: String = letters.by_ref().take_while(|letter| *letter != ']').collect();
                    if is_elapsed(&inside) {
                        return Self::Duration;
                    }
                }
                'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' => return Self::Date,
                '0' => places.push(Place::Digit),
                '-' | ' ' | '(' | ')' | '+' => places.push(Place::Literal(letter)),
                _ => is_code = false,
            }
        }
        let digits = places.iter().filter(|place| **place == Place::Digit).count();
        if is_code && digits >= 2 { Self::Code(places) } else { Self::Number }
    }
}

fn is_elapsed(inside: &str) -> bool {
    let mut letters = inside.chars().map(|letter| letter.to_ascii_lowercase());
    let first = letters.next();
    matches!(first, Some('h' | 'm' | 's')) && letters.all(|letter| Some(letter) == first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_told_by_their_letters() {
        for code in ["yyyy-mm-dd", "m/d/yy h:mm", "[$-409]mmm\\-yy;@", "h:mm AM/PM", "[Red]dd.mm.", "*-yyyy"] {
            assert_eq!(Format::parse(code), Format::Date, "{code}");
        }
    }

    #[test]
    fn letters_that_are_only_shown_make_no_date() {
        for code in ["General", "0\"days\"", "#,##0\\d", "[Red]0.0", "0_m", "#,##0*y", "0.00E+00", "[$USD-409]0.00"] {
            assert_eq!(Format::parse(code), Format::Number, "{code}");
        }
    }

    #[test]
    fn hours_in_brackets_are_a_length_of_time() {
        for code in ["[h]:mm:ss", "[mm]:ss", "[Blue][h]:mm"] {
            assert_eq!(Format::parse(code), Format::Duration, "{code}");
        }
    }

    #[test]
    fn a_format_of_zeros_is_a_code() {
        assert_eq!(Format::parse("00000"), Format::Code(vec![Place::Digit; 5]));
        let dashed = Format::parse("00\\-0;@");
        assert_eq!(dashed, Format::Code(vec![Place::Digit, Place::Digit, Place::Literal('-'), Place::Digit]));
    }

    #[test]
    fn a_single_zero_is_a_number() {
        for code in ["0", "0.00", "#,##0", "0%", "000.0"] {
            assert_eq!(Format::parse(code), Format::Number, "{code}");
        }
    }
}
