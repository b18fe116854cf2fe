use super::names::{is_weekday, month_named};
use super::time;
use super::written::{Named, Written};

/// Returns the reason, as a sentence, that a value cannot be read as a date; `None` if nothing in it looks like one.
pub(crate) fn obstacle(value: &str) -> Option<String> {
    let words = |text: &str| -> Vec<String> {
        text.split(|character: char| !character.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let words = words(value);
    let numbers = words.iter().filter(|word| is_number(word)).count();
    if let Some(written) = Written::parse(value) {
        return Some(
            match written.named {
                _ if written.has_short_year() => "The year has two digits.",
                Named::InNumbers { .. } | Named::WithMonth { .. } => "The calendar has no such day in this order.",
                Named::Month { .. } | Named::Week(_) | Named::YearFirst(_) => return None,
            }
            .to_owned(),
        );
    }
    if time::of_day(value.trim()).is_some() {
        return Some("There is only a time of day.".to_owned());
    }
    let has_month = words.iter().any(|word| month_named(word).is_some());
    let is_alone = numbers == 1 && words.len() == 1;
    let is_year = |word: &String| is_number(word) && word.len() == 4;
    // A number or two beside words is hardly meant as a date, unless one may be a year.
    if !has_month && !is_alone && numbers < 3 && !words.iter().any(is_year) {
        return None;
    }
    let strange = words.iter().find(|word| {
        !is_number(word) && month_named(word).is_none() && !is_weekday(word) && word.chars().all(char::is_alphabetic)
    });
    Some(match strange {
        Some(word) => format!("The word “{word}” is not understood."),
        None if has_month && !words.iter().any(is_year) => "There is no year of four digits.".to_owned(),
        None if is_alone => {
            "A number alone is a date only where the whole column counts days of a spreadsheet, or seconds since 1970."
                .to_owned()
        }
        None if numbers == 6 && !value.contains(':') => "There is more than one day in it.".to_owned(),
        None if numbers >= 3 => "The calendar has no such day.".to_owned(),
        None => "It is in no form that is known.".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::obstacle;

    #[test]
    fn the_part_in_the_way_is_named() {
        for (value, part) in [
            ("2020-02-30", "no such day"),
            ("31/04/2020", "no such day"),
            ("5 Foober 2020", "“Foober”"),
            ("10:05", "only a time"),
            ("5 April", "no year"),
            ("3/4/20", "two digits"),
            ("17", "number alone"),
            ("2024-01-01 - 2024-01-07", "more than one day"),
        ] {
            assert!(obstacle(value).unwrap().contains(part), "{value}: {:?}", obstacle(value));
        }
        assert_eq!(["soon", "", "MO-1", "Case 17"].map(obstacle), [const { None }; 4]);
    }
}
