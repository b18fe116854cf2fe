use super::{DateOrder, Day, Precision, Written, weekdays_of};

fn day(year: u16, month: u8, day: u8) -> Day {
    Day { year, month, day }
}

fn read(value: &str) -> Option<Day> {
    Day::parse(value, DateOrder::YearFirst)
}

#[test]
fn years_first_are_read_with_any_mark_and_time() {
    for value in [
        "2020-04-03",
        " 2020-4-3 ",
        "2020/04/03",
        "2020.04.03",
        "20200403",
        "2020-04-03T10:05",
        "2020-04-03T10:05:06Z",
        "2020-04-03T10:05:06.789+02:00",
        "2020-04-03 10:05:06 UTC",
        "20200403T10:05",
    ] {
        assert_eq!(read(value), Some(day(2020, 4, 3)), "{value:?}");
    }
}

#[test]
fn numbers_are_read_in_the_order_that_is_given() {
    for value in ["3/4/2020", "03/04/2020", "03-04-2020", "03.04.2020", "3/4/2020 1:05 PM", "3/4/2020, 1:05:00 p. m."] {
        assert_eq!(Day::parse(value, DateOrder::DayFirst), Some(day(2020, 4, 3)), "{value:?}");
        assert_eq!(Day::parse(value, DateOrder::MonthFirst), Some(day(2020, 3, 4)), "{value:?}");
        assert_eq!(Day::parse(value, DateOrder::YearFirst), None, "{value:?}");
    }
}

#[test]
fn months_are_read_as_words_of_both_languages() {
    for value in [
        "3 de abril de 2020",
        "3 de Abril del 2020",
        "3 abr. 2020",
        "Apr 3, 2020",
        "April 3rd, 2020",
        "APRIL 3 2020",
        "03-Apr-2020",
        "3 April 2020 10:00",
        "2020 Apr 3",
        "2020-Apr-03",
        "3rd of April, 2020",
    ] {
        assert_eq!(read(value), Some(day(2020, 4, 3)), "{value:?}");
    }
    assert_eq!(read("1 de setiembre de 2020"), Some(day(2020, 9, 1)));
    assert_eq!(read("Sept 1, 2020"), Some(day(2020, 9, 1)));
    assert_eq!(read("1º de enero de 2021"), Some(day(2021, 1, 1)));
}

#[test]
fn days_of_the_week_and_zones_are_no_part_of_the_day() {
    for value in [
        "Fri, 3 Apr 2020 13:39:50 -0500",
        "Friday, April 3, 2020 at 1:39:50 PM Eastern Standard Time",
        "viernes, 3 de abril de 2020, 13:39:50 (hora estándar oriental)",
        "2020/04/03 1:39:50 PM EST",
        "2020-04-03T13:39:50[America/Chicago]",
        "Fri Apr 03 2020 13:39:50 GMT-0500 (Eastern Standard Time)",
        "Fri Apr  3 13:39:50 EST 2020",
        "sexta-feira, 3 de abril de 2020",
        "vendredi 3 avril 2020 à 13h39",
        "Freitag, den 3. April 2020 um 13:39 Uhr",
        "3 Apr 2020 (Fri)",
        "2020-04-03 Fr",
        "03APR2020",
        "03/Apr/2020:13:39:50 -0500",
        "1:39 PM April 3, 2020",
        "1:39 PM on 3 April 2020",
        "2020.04.03. 13:39",
        "le vendredi 3 avril 2020 à 13 h 39",
        "el 3 de abril de 2020 a las 13:39",
        "2020-04-03Z",
        "20200403133950",
        "2020-W14-5",
    ] {
        assert_eq!(read(value), Some(day(2020, 4, 3)), "{value:?}");
    }
    for value in ["vie 03/04/2020 13:39", "13:39 03/04/2020", "mar 03-04-2020", "03/04/2020 (ven.)"] {
        assert_eq!(Day::parse(value, DateOrder::DayFirst), Some(day(2020, 4, 3)), "{value:?}");
    }
    assert_eq!(read("mar 26 janv. 2024"), Some(day(2024, 1, 26)), "a Tuesday of January, no March");
}

#[test]
fn years_of_two_digits_are_of_the_century_that_is_given() {
    for value in ["5-Apr-20", "5/4/20", "05.04.20 10:00", "April 5, '20", "Sun 5 Apr 20"] {
        let written = Written::parse(value).unwrap();
        assert!(written.has_short_year(), "{value}");
        assert_eq!(written.day(DateOrder::DayFirst, 1900), Some(day(1920, 4, 5)), "{value}");
    }
    assert_eq!(Written::parse("29 Feb 00").unwrap().day(DateOrder::DayFirst, 1900), None);
}

#[test]
fn months_and_weeks_are_less_than_days() {
    for value in ["2020-04", "04/2020", "4-2020", "2020/04", "April 2020", "abr-2020", "avril 2020", "202004"] {
        let written = Written::parse(value).unwrap();
        assert_eq!(written.precision(), Precision::Month, "{value}");
        assert_eq!(written.day(DateOrder::YearFirst, 0), Some(day(2020, 4, 1)), "{value}");
    }
    for value in ["2020-W14", "2020W14", "2020-w14"] {
        let written = Written::parse(value).unwrap();
        assert_eq!(
            (written.precision(), written.day(DateOrder::YearFirst, 0)),
            (Precision::Week, Some(day(2020, 4, 2)))
        );
    }
    for value in ["2020-13", "13/2020", "2020-W54", "4.2020", "Apr 20", "20-Apr", "5 April", "202013", "04/20"] {
        assert_eq!(Written::parse(value), None, "{value}");
    }
}

#[test]
fn a_month_may_have_a_year_of_two_digits_behind_a_sign() {
    for value in ["Apr-20", "abr/20", "April '20", "Apr-’20"] {
        let written = Written::parse(value).unwrap();
        assert_eq!(written.precision(), Precision::Month, "{value}");
        assert_eq!(written.day(DateOrder::YearFirst, 2000), Some(day(2020, 4, 1)), "{value}");
    }
}

#[test]
fn what_is_no_day_is_not_read() {
    for value in [
        "",
        "2020",
        "2020-04",
        "3/4/20",
        "03-Apr-20",
        "April 2020",
        "3/4-2020",
        "2020-04-31",
        "2020-04-03x",
        "12:30",
        "2020-04-03T10:75",
        "+020-04-03",
        "Abc 3, 2020",
        "April May 2020",
        "1.5",
        "3/4/20205",
        "-2020-04-03",
    ] {
        for order in [DateOrder::YearFirst, DateOrder::MonthFirst, DateOrder::DayFirst] {
            assert_eq!(Day::parse(value, order), None, "{value:?}");
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod properties {
    use proptest::prelude::*;

    use super::{DateOrder, Day};

    proptest! {
        #[test]
        fn days_and_their_numbers_are_one_to_one(number in 306..3_652_365) {
            let day = Day::from_number(number).unwrap();
            prop_assert_eq!(day.number(), number);
            prop_assert_eq!(Day::new(day.year, day.month, day.day), Some(day));
        }

        #[test]
        fn every_day_is_read_as_it_is_written(number in 306..3_652_365) {
            let day = Day::from_number(number).unwrap();
            let Day { year, month, day: of_month } = day;
            let written = format!("{of_month:02}.{month}.{year:04}");
            prop_assert_eq!(Day::parse(&written, DateOrder::DayFirst), Some(day));
            prop_assert_eq!(Day::parse(&format!("{year:04}-{month:02}-{of_month:02}"), DateOrder::DayFirst), Some(day));
        }

        #[test]
        fn no_text_is_too_strange(text: String, order in prop::sample::select(vec![
            DateOrder::YearFirst, DateOrder::MonthFirst, DateOrder::DayFirst,
        ])) {
            if let Some(Day { year, month, day }) = Day::parse(&text, order) {
                prop_assert!(Day::new(year, month, day).is_some());
            }
        }
    }
}

#[test]
fn the_day_of_the_week_is_known_beside_a_date_only() {
    for value in ["Mon 01/08/2024", "lunes 8 de enero de 2024", "2024-01-08 (Mon)", "Monday, January 8, 2024"] {
        assert_eq!(weekdays_of(value).map(|days| days[1]), Some(true), "{value}");
    }
    for value in ["2024-01-08", "2024-01-08T10:00Z", "mar 5, 2024", "5 mar 2024", ""] {
        assert_eq!(weekdays_of(value), None, "{value}");
    }
}
