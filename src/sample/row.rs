use super::generator::{Age, Signaler, Situation};
use super::place::Place;
use super::values::DEMOGRAPHICS;

/// One signal.
pub(super) struct Row {
    pub(super) year: u16,
    /// From 1, within its year.
    pub(super) number: u32,
    /// From 0, within its year.
    pub(super) day: u32,
    pub(super) place: &'static Place,
    pub(super) signaler: Signaler,
    pub(super) substantive: bool,
    pub(super) situation: Option<Situation>,
}

/// The columns of a row, in the order in which [`Row::write`] writes them.
pub(super) const HEADER: &str = "signal_id,date,state,county,channel,signaler_type,substantive,situation_id,\
                                 primary_reason,trafficking_type,venue,demographics,age,victims,traffickers,\
                                 businesses,language\n";

impl Row {
    /// Writes it as a line of CSV.
    pub(super) fn write(&self, out: &mut String) {
        out.push('S');
        number(out, self.year.into(), 4);
        out.push('-');
        number(out, self.number, 7);
        out.push(',');
        date(out, self.year, self.day);
        out.push(',');
        text(out, self.place.name);
        out.push(',');
        self.write_counties(out);
        out.push(',');
        text(out, self.signaler.channel);
        out.push(',');
        text(out, self.signaler.kind);
        out.push_str(if self.substantive { ",yes," } else { ",no," });
        self.write_situation(out);
        out.push(',');
        match self.signaler.age {
            Age::Blank => {}
            Age::Unknown => out.push_str("-99"),
            Age::Years(years) => number(out, years, 1),
        }
        let counts = self.situation.map_or([0; 3], |known| [known.victims, known.traffickers, known.businesses]);
        for count in counts {
            out.push(',');
            if count > 0 {
                number(out, count, 1);
            }
        }
        out.push(',');
        text(out, self.signaler.language);
        out.push('\n');
    }

    fn write_counties(&self, out: &mut String) {
        let counties = self.situation.iter().flat_map(|situation| situation.counties).flatten();
        for (index, county) in counties.enumerate() {
            if index > 0 {
                out.push(';');
            }
            number(out, self.place.fips.into(), 2);
            number(out, county.into(), 3);
        }
    }

    /// The columns from `situation_id` to `demographics`.
    fn write_situation(&self, out: &mut String) {
        let Some(situation) = &self.situation else {
            out.push_str(",,,,");
            return;
        };
        out.push('C');
        number(out, self.year.into(), 4);
        out.push('-');
        out.push_str(self.place.postal);
        out.push('-');
        number(out, situation.number, 5);
        for field in [situation.reason, situation.kind.name(), situation.venue] {
            out.push(',');
            text(out, field);
        }
        out.push(',');
        let start = out.len();
        for ((name, _), _) in DEMOGRAPHICS.iter().zip(situation.demographics).filter(|(_, involved)| *involved) {
            if out.len() > start {
                out.push(';');
            }
            out.push_str(name);
        }
    }
}

/// Returns the number of days of a year in the sample.
pub(super) const fn days(year: u16) -> u32 {
    if year.is_multiple_of(4) { 366 } else { 365 }
}

/// Writes the date of a day of the year, from 0.
fn date(out: &mut String, year: u16, day: u32) {
    let february = days(year) - 337;
    let mut day = day;
    let mut month = 1;
    for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30] {
        if day < length {
            break;
        }
        day -= length;
        month += 1;
    }
    number(out, year.into(), 4);
    out.push('-');
    number(out, month, 2);
    out.push('-');
    number(out, day + 1, 2);
}

/// Writes a field, in quotes where it needs them.
fn text(out: &mut String, field: &str) {
    if field.bytes().any(|byte| matches!(byte, b'"' | b',' | b'\n')) {
        out.push('"');
        out.push_str(&field.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(field);
    }
}

/// Writes a number of at least that many digits.
fn number(out: &mut String, value: u32, width: usize) {
    let mut digits = ['0'; 10];
    let mut left = value;
    let mut first = digits.len();
    for digit in digits.iter_mut().rev() {
        if left == 0 {
            break;
        }
        *digit = char::from(b'0' + (left % 10) as u8);
        left /= 10;
        first -= 1;
    }
    out.extend(&digits[first.min(digits.len() - width)..]);
}

#[cfg(test)]
mod tests {
    use super::{date, number, text};

    fn written(write: impl FnOnce(&mut String)) -> String {
        let mut out = String::new();
        write(&mut out);
        out
    }

    #[test]
    fn days_of_leap_years_and_others() {
        assert_eq!(written(|out| date(out, 2020, 0)), "2020-01-01");
        assert_eq!(written(|out| date(out, 2020, 59)), "2020-02-29");
        assert_eq!(written(|out| date(out, 2021, 59)), "2021-03-01");
        assert_eq!(written(|out| date(out, 2020, 365)), "2020-12-31");
        assert_eq!(written(|out| date(out, 2021, 364)), "2021-12-31");
    }

    #[test]
    fn numbers_are_padded_and_never_cut() {
        assert_eq!(written(|out| number(out, 12, 5)), "00012");
        assert_eq!(written(|out| number(out, 0, 1)), "0");
        assert_eq!(written(|out| number(out, 123_456, 5)), "123456");
        assert_eq!(written(|out| number(out, u32::MAX, 1)), "4294967295");
    }

    #[test]
    fn fields_are_quoted_where_they_must_be() {
        assert_eq!(written(|out| text(out, "Phone Call")), "Phone Call");
        assert_eq!(written(|out| text(out, "Other, not listed")), "\"Other, not listed\"");
        assert_eq!(written(|out| text(out, "a \"b\"\nc")), "\"a \"\"b\"\"\nc\"");
    }
}
