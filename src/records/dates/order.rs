use serde::Deserialize;

use super::Day;
use super::written::{Named, Written};

/// Order in which a column writes its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum DateOrder {
    /// `2020-04-03`, or the month as a word: no number can be mistaken.
    YearFirst,
    /// `4/3/2020` is April 3.
    MonthFirst,
    /// `3/4/2020` is April 3.
    DayFirst,
}

/// Evidence of a column's values for the order of its days. Examples are values of the column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrderFound<'v> {
    /// All days can be read in this order, and some in no other.
    Certain(DateOrder),
    /// No value tells the day from the month: a person has to say.
    Ambiguous {
        /// The first value that can be read in two ways, where there is one; else the first that looks so.
        example: &'v str,
    },
    /// Some values can only have the day first, others only the month.
    Conflicting {
        /// The first that can only have the day first.
        day_first: &'v str,
        /// The first that can only have the month first.
        month_first: &'v str,
    },
    /// No value is a day.
    NoDates,
}

/// Returns the evidence of a column's values, distinct or not, for the order of its days. Values that are no days are
/// passed over, and so are months and years of two digits.
pub fn order_of<'v>(values: impl Iterator<Item = &'v str>) -> OrderFound<'v> {
    let written = values.filter_map(|value| Some((value, Written::parse(value)?)));
    order_of_written(written.filter(|(_, written)| written.is_plain_day()), 0)
}

/// The same for values that were parsed; years of two digits are of that `century`.
pub(crate) fn order_of_written<'v>(values: impl Iterator<Item = (&'v str, Written)>, century: u16) -> OrderFound<'v> {
    let (mut plain, mut alike, mut either, mut day_first, mut month_first) = (None, None, None, None, None);
    for (value, written) in values {
        let tells = match written.named {
            Named::InNumbers { first, second, year } => {
                let year = year.of(century);
                match (Day::new(year, second, first), Day::new(year, first, second)) {
                    (Some(day), Some(month)) if day == month => &mut alike,
                    (Some(_), Some(_)) => &mut either,
                    (Some(_), None) => &mut day_first,
                    (None, Some(_)) => &mut month_first,
                    (None, None) => continue,
                }
            }
            _ => &mut plain,
        };
        tells.get_or_insert(value);
    }
    match (day_first, month_first, either.or(alike)) {
        (Some(day_first), Some(month_first), _) => OrderFound::Conflicting { day_first, month_first },
        (Some(_), None, _) => OrderFound::Certain(DateOrder::DayFirst),
        (None, Some(_), _) => OrderFound::Certain(DateOrder::MonthFirst),
        (None, None, Some(example)) => OrderFound::Ambiguous { example },
        (None, None, None) if plain.is_some() => OrderFound::Certain(DateOrder::YearFirst),
        (None, None, None) => OrderFound::NoDates,
    }
}

/// Returns whether a column shows what a spreadsheet of the other order leaves: it took `03/01/2024` for a date and
/// exchanged day and month, and left `18/01/2024` as text. Then no real date has a day above 12, and no text one below
/// 13, but for a few that were typed later.
pub(crate) fn is_exchanged<'w>(values: impl Iterator<Item = &'w Written>) -> bool {
    const LEAST: usize = 5;
    /// Of so many days of any month, not one in a thousand times are all below 13.
    const MANY: usize = 8;
    /// Texts above 12 for each below 13.
    const TYPED_LATER: usize = 4;
    let (mut real, mut day_first, mut month_first, mut either) = (0, 0, 0, 0);
    for written in values {
        match written.named {
            // A spreadsheet may show real dates with the month as a word.
            Named::YearFirst(Day { day: ..=12, .. }) | Named::WithMonth { day: ..=12, .. } => real += 1,
            Named::InNumbers { first: 13.., second: ..=12, .. } => day_first += 1,
            Named::InNumbers { first: ..=12, second: 13.., .. } => month_first += 1,
            Named::InNumbers { .. } => either += 1,
            _ => return false,
        }
    }
    let texts = day_first + month_first;
    let is_pure = either == 0 && real > 1 && texts > 1 && real + texts >= LEAST;
    let is_likely = real >= MANY && texts > 0 && either * TYPED_LATER <= texts;
    (is_pure || is_likely) && (day_first == 0 || month_first == 0)
}

#[cfg(test)]
mod tests {
    use super::{DateOrder, OrderFound, Written, is_exchanged, order_of};

    fn order<const N: usize>(values: [&str; N]) -> OrderFound<'_> {
        order_of(values.into_iter())
    }

    fn exchanged<const N: usize>(values: [&str; N]) -> bool {
        is_exchanged(values.map(|value| Written::parse(value).unwrap()).iter())
    }

    #[test]
    fn a_number_above_twelve_tells_the_order() {
        assert_eq!(order(["3/4/2020", "25/12/2020", "?"]), OrderFound::Certain(DateOrder::DayFirst));
        assert_eq!(order(["", "3/4/2020", "12/25/2020"]), OrderFound::Certain(DateOrder::MonthFirst));
    }

    #[test]
    fn years_first_and_words_are_certain() {
        assert_eq!(order(["2020-04-03", "unknown"]), OrderFound::Certain(DateOrder::YearFirst));
        assert_eq!(order(["Apr 3, 2020"]), OrderFound::Certain(DateOrder::YearFirst));
    }

    #[test]
    fn without_a_number_above_twelve_the_order_is_asked_for() {
        assert_eq!(order(["4/4/2020", "3/4/2020", "5/6/2020"]), OrderFound::Ambiguous { example: "3/4/2020" });
        assert_eq!(order(["2020-12-25", "4/4/2020"]), OrderFound::Ambiguous { example: "4/4/2020" });
    }

    #[test]
    fn two_orders_in_one_column_are_a_conflict() {
        let found = order(["3/4/2020", "12/25/2020", "25/12/2020", "12/26/2020"]);
        assert_eq!(found, OrderFound::Conflicting { day_first: "25/12/2020", month_first: "12/25/2020" });
    }

    #[test]
    fn a_day_that_no_calendar_has_tells_nothing() {
        assert_eq!(order(["31/04/2020", "30/30/2020", "3/4/20", "x"]), OrderFound::NoDates);
    }

    #[test]
    fn dates_that_a_spreadsheet_exchanged_show() {
        let texts = ["18/01/2024", "29/01/2024 10:00", "14/02/2024"];
        let [one, two, three] = texts;
        assert!(exchanged(["2024-03-01", "2024-11-01 09:00", one, two, three]));
        assert!(exchanged(["1-Mar-24", "1-Nov-24", one, two, three]));
        assert!(!exchanged(["2024-03-01", "2024-11-13", one, two, three]), "a real day above 12");
        assert!(!exchanged(["2024-03-01", "2024-11-01", one, two, "03/02/2024"]), "a text below 13");
        assert!(!exchanged(["2024-03-01", one]), "too few to tell");
    }

    #[test]
    fn many_dates_of_the_first_twelve_days_outweigh_a_text_that_was_typed_later() {
        const REAL: &str = "2024-01-01 2024-02-02 2024-03-02 2024-04-01 2024-05-02 2024-06-03 2024-07-01 2024-08-02";
        let exchanged = |texts: &[&str]| {
            let parsed = |text: &str| Written::parse(text).unwrap();
            let real = REAL.split(' ').map(parsed);
            let texts = texts.iter().map(|text| parsed(text));
            is_exchanged(real.chain(texts).collect::<Vec<_>>().iter())
        };
        assert!(exchanged(&["13/01/2024"]));
        assert!(exchanged(&["13/01/2024", "14/02/2024", "15/02/2024", "16/02/2024", "03/02/2024"]));
        assert!(!exchanged(&["13/01/2024", "03/02/2024"]), "texts of all days");
        assert!(!exchanged(&["2024-01-15", "13/01/2024"]), "a real day above 12");
    }
}
