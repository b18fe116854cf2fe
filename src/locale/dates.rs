use super::{Language, Locale};
use crate::report::{Date, Period};

const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const SPANISH: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];

impl Locale {
    /// A date as precise as it is known: `July 1, 2021`, `July 2021`, `2021`.
    pub fn date(&self, date: Date) -> String {
        let year = date.year();
        let name = |month: u8| match self.language {
            Language::English => ENGLISH[usize::from(month - 1) % 12],
            Language::Spanish => SPANISH[usize::from(month - 1) % 12],
        };
        match (date.month().map(name), date.day(), self.language) {
            (Some(month), Some(day), Language::Spanish) => format!("{day} de {month} de {year}"),
            (Some(month), Some(day), Language::English) if self.day_first => format!("{day} {month} {year}"),
            (Some(month), Some(day), Language::English) => format!("{month} {day}, {year}"),
            (Some(month), None, Language::Spanish) => format!("{month} de {year}"),
            (Some(month), None, Language::English) => format!("{month} {year}"),
            (None, ..) => year.to_string(),
        }
    }

    /// A period: in its own words if it has any, `2020` for whole years, else from date to date.
    pub fn period(&self, period: &Period) -> String {
        if let Some(label) = &period.label {
            return label.clone();
        }
        match (period.start, period.end) {
            (Some(start), Some(end)) if start.starts_year() && end.ends_year() => {
                let (first, last) = (start.year(), end.year());
                if first == last { first.to_string() } else { format!("{first}–{last}") }
            }
            (Some(start), Some(end)) if start == end => self.date(start),
            (Some(start), Some(end)) => format!("{} – {}", self.date(start), self.date(end)),
            (Some(start), None) => format!("{} {}", self.words().since, self.date(start)),
            (None, Some(end)) => format!("{} {}", self.words().until, self.date(end)),
            (None, None) => String::new(),
        }
    }

    /// The name of a fiscal year: `Fiscal year 2020`.
    pub fn fiscal_year(&self, year: u16) -> String {
        match self.language {
            Language::English => format!("Fiscal year {year}"),
            Language::Spanish => format!("Año fiscal {year}"),
        }
    }

    /// A period from date to date, even where it is a whole year: what a title page says.
    pub fn period_in_full(&self, period: &Period) -> String {
        match (&period.label, period.start, period.end) {
            (None, Some(start), Some(end)) if start != end => format!("{} – {}", self.date(start), self.date(end)),
            _ => self.period(period),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::locale::Locale;
    use crate::report::{Date, Period};

    fn period(start: &str, end: &str) -> Period {
        Period { start: Date::parse(start), end: Date::parse(end), label: None }
    }

    #[test]
    fn dates_read_as_the_language_writes_them() {
        let date = Date::parse("2021-07-01").unwrap();
        assert_eq!(Locale::for_language("en-US").date(date), "July 1, 2021");
        assert_eq!(Locale::for_language("en-GB").date(date), "1 July 2021");
        assert_eq!(Locale::for_language("es-US").date(date), "1 de julio de 2021");
    }

    #[test]
    fn whole_years_are_named_by_the_year() {
        let english = Locale::for_language("en-US");
        assert_eq!(english.period(&period("2020-01-01", "2020-12-31")), "2020");
        assert_eq!(english.period(&period("2007", "2014")), "2007–2014");
        assert_eq!(english.period_in_full(&period("2020-01-01", "2020-12-31")), "January 1, 2020 – December 31, 2020");
    }

    #[test]
    fn other_periods_run_from_date_to_date() {
        let english = Locale::for_language("en-US");
        assert_eq!(english.period(&period("2019-01-01", "2019-06-30")), "January 1, 2019 – June 30, 2019");
        assert_eq!(
            english.period(&Period { start: Date::parse("2007-12-07"), ..Period::default() }),
            "since December 7, 2007"
        );
    }
}
