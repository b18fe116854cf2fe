use super::Locale;
use super::entries::fill;
use crate::report::{Date, Period};

impl Locale {
    /// A date as precise as it is known: `July 1, 2021`, `July 2021`, `2021`.
    pub fn date(&self, date: Date) -> String {
        let template = match (date.month(), date.day()) {
            (Some(_), Some(_)) => self.date,
            (Some(_), None) => self.month_year,
            (None, _) => self.year,
        };
        let month = date.month().and_then(|month| self.months.get(usize::from(month) - 1)).copied().unwrap_or_default();
        let day = date.day().map(|day| day.to_string()).unwrap_or_default();
        let number = date.month().map(|month| month.to_string()).unwrap_or_default();
        fill(template, &[("day", &day), ("month", month), ("m", &number), ("year", &date.year().to_string())])
    }

    /// A period: in its own words if it has any, `2020` for whole years, else from date to date.
    pub fn period(&self, period: &Period) -> String {
        if let Some(label) = &period.label {
            return label.clone();
        }
        match (period.start, period.end) {
            (Some(start), Some(end)) if start.starts_year() && end.ends_year() => {
                let (first, last) = (start.year(), end.year());
                if first == last { self.year(first) } else { format!("{first}–{}", self.year(last)) }
            }
            (Some(start), Some(end)) if start == end => self.date(start),
            (Some(start), Some(end)) => format!("{} – {}", self.date(start), self.date(end)),
            (Some(start), None) => fill(self.words.since, &[("date", &self.date(start))]),
            (None, Some(end)) => fill(self.words.until, &[("date", &self.date(end))]),
            (None, None) => String::new(),
        }
    }

    fn year(&self, year: u16) -> String {
        fill(self.year, &[("year", &year.to_string())])
    }

    /// The name of a fiscal year: `Fiscal year 2020`.
    pub fn fiscal_year(&self, year: u16) -> String {
        fill(self.words.fiscal_year, &[("year", &year.to_string())])
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
        let written = ["fr", "pt", "de", "vi", "zh", "ko", "ar"].map(|tag| Locale::for_language(tag).date(date));
        let expected = [
            "1 juillet 2021",
            "1 de julho de 2021",
            "1. Juli 2021",
            "1 tháng 7, 2021",
            "2021年7月1日",
            "2021년 7월 1일",
            "1 يوليو 2021",
        ];
        assert_eq!(written, expected);
        assert_eq!(Locale::for_language("de-AT").date(Date::parse("2021-01").unwrap()), "Jänner 2021");
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
