//! Digits of other scripts than the Latin one.

use std::borrow::Cow;

/// The zeros of scripts with ten digits of their own in a row: Arabic, Persian, Devanagari, Bengali, Thai, full width.
const ZEROS: [u32; 6] = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10];

/// A text with `0` to `9`, points and commas in place of other scripts' digits, and of the Arabic marks in numbers.
pub(super) fn with_latin_digits(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.chars().any(|letter| latin(letter) != letter) {
        return text.into();
    }
    text.chars().map(latin).collect::<String>().into()
}

fn latin(letter: char) -> char {
    match letter {
        '٫' | '．' => '.',
        '٬' | '，' => ',',
        '－' => '-',
        '／' => '/',
        '：' => ':',
        _ => {
            let digit = |zero: &u32| u32::from(letter).checked_sub(*zero).and_then(|digit| char::from_digit(digit, 10));
            ZEROS.iter().find_map(digit).unwrap_or(letter)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::with_latin_digits;

    #[test]
    fn digits_of_other_scripts_become_latin_ones() {
        assert_eq!(with_latin_digits("١٢٫٥ ۹۰ १२ １７"), "12.5 90 12 17");
        assert_eq!(with_latin_digits("２０２０／０１／３１"), "2020/01/31");
    }

    #[test]
    fn other_texts_stay() {
        for text in ["12.5", "naïve", "①", "½", "二"] {
            assert_eq!(with_latin_digits(text), text);
        }
    }
}
