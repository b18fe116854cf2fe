use super::{Language, Locale};
use crate::report::{Cell, Rank, Rate, Value, qualified};

impl Locale {
    /// Writes a value whose percentage is elsewhere: `1,234`, `over 30`, the words of a mask, `+35%`, `13th`. Empty for
    /// a value that is only a percentage.
    pub fn value(&self, value: &Value) -> String {
        let text = match value {
            Value::Count { count, .. } | Value::Pooled { pooled: count, .. } => self.count(*count),
            Value::Masked { masked: words, .. }
            | Value::NotApplicable { not_applicable: words, .. }
            | Value::NotCollected { not_collected: words, .. } => return words.clone(),
            Value::Share { .. } => return String::new(),
            Value::Number { number, .. } => self.decimal(*number),
            Value::Duration { duration, .. } => duration.to_string(),
            Value::Rate { rate, .. } => self.rate(rate),
            Value::Change { change, .. } => {
                change.shown().map(|percent| self.signed_percent(percent)).unwrap_or_default()
            }
            Value::Rank { rank, .. } => self.ordinal(rank.place),
        };
        self.between(qualified(value.qualifier(), &text), value, "")
    }

    /// A figure with the bounds between which it lies, where they are published: `55.1 (52.0–58.2)`.
    fn between(&self, text: String, value: &Value, sign: &str) -> String {
        match value.interval() {
            Some(own) => [&text, " (", &self.decimal(own.low), "–", &self.decimal(own.high), sign, ")"].concat(),
            None => text,
        }
    }

    /// The percentage of a cell as printed, if it shows one.
    pub fn cell_percent(&self, cell: &Cell) -> Option<String> {
        let text = self.percent(cell.percent?);
        let text = qualified(cell.value.percent_qualifier(), &text);
        // Beside a count, the bounds are those of the count.
        let alone = matches!(cell.value, Value::Share { .. });
        Some(if alone { self.between(text, cell.value, &[self.percent_gap, "%"].concat()) } else { text })
    }

    /// The percentage of a cell with the sign of one that rounds to nothing or to all.
    pub(crate) fn signed_percent_of(&self, cell: &Cell) -> Option<String> {
        let percent = self.cell_percent(cell)?;
        Some(self.rounded(cell).map_or(percent.clone(), |[sign, _]| [sign, " ", &percent].concat()))
    }

    /// The sign beside a percentage that rounds to nothing or to all but is not, and what it means.
    pub(crate) fn rounded(&self, cell: &Cell) -> Option<[&'static str; 2]> {
        let words = self.words();
        let low = cell.percent_is_low().then_some([words.low_sign, words.low]);
        low.or_else(|| cell.percent_is_high().then_some([words.high_sign, words.high]))
    }

    /// A figure by itself, in full: a value, or a percentage where there is no other.
    pub fn figure(&self, value: &Value) -> String {
        let cell = Cell::new(value, None, 0);
        match value {
            Value::Share { .. } => self.cell_percent(&cell).unwrap_or_default(),
            _ => self.value(value),
        }
    }

    fn rate(&self, rate: &Rate) -> String {
        rate.shown().map(|number| self.decimal(number)).unwrap_or_default()
    }

    /// Writes the denominator of a rate: `per 100,000 residents (67 of 6,083,672)`.
    pub fn rate_parts(&self, rate: &Rate) -> String {
        let (each, among) = match self.language {
            Language::English => ("per", "among"),
            Language::Spanish => ("por cada", "entre"),
        };
        let (per, of) = (self.count(rate.per), &rate.of);
        match rate.numerator.zip(rate.denominator) {
            Some((part, whole)) => format!("{each} {per} {of} ({} {among} {})", self.count(part), self.count(whole)),
            None => format!("{each} {per} {of}"),
        }
    }

    /// An ordinal number: `13th`, `21st`; `13.º`.
    pub fn ordinal(&self, place: u32) -> String {
        let suffix = match (self.language, place % 100, place % 10) {
            (Language::Spanish, ..) => ".º",
            (_, 11..=13, _) => "th",
            (_, _, 1) => "st",
            (_, _, 2) => "nd",
            (_, _, 3) => "rd",
            _ => "th",
        };
        format!("{place}{suffix}")
    }

    /// A rank with its measure, universe and ties: `13th highest signal volume of all 50 states and Washington, D.C.`
    pub fn rank(&self, rank: &Rank) -> String {
        let place = self.ordinal(rank.place);
        let measure = rank.measure.as_deref();
        let universe = rank.universe.clone().or_else(|| rank.among.map(|among| self.count(u64::from(among))));
        let mut text = match (self.language, measure) {
            (Language::English, Some(measure)) => format!("{place} highest {measure}"),
            (Language::English, None) => place,
            (Language::Spanish, Some(measure)) => format!("{place} lugar por {measure}"),
            (Language::Spanish, None) => format!("{place} lugar"),
        };
        if let Some(universe) = universe {
            text.push_str(if self.language == Language::English { " of " } else { " entre " });
            text.push_str(&universe);
        }
        if !rank.tied_with.is_empty() {
            text.push_str(if self.language == Language::English { ", tied with " } else { ", empatado con " });
            text.push_str(&self.list(&rank.tied_with));
        }
        text
    }

    fn list(&self, names: &[String]) -> String {
        let and = if self.language == Language::English { " and " } else { " y " };
        match names {
            [] => String::new(),
            [only] => only.clone(),
            [rest @ .., last] => format!("{}{and}{last}", rest.join(", ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::locale::Locale;
    use crate::report::{Decimal, Rank, Value};

    #[test]
    fn english_ordinals_mind_the_teens() {
        let english = Locale::for_language("en-US");
        let printed: Vec<_> = [1, 2, 3, 4, 11, 12, 13, 21, 112, 122].map(|place| english.ordinal(place)).into();
        assert_eq!(printed, ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th", "122nd"]);
    }

    #[test]
    fn a_rank_names_its_measure_universe_and_ties() {
        let rank = Rank {
            place: 20,
            among: Some(51),
            universe: Some("all states".into()),
            measure: Some("number of cases".into()),
            tied_with: vec!["Ohio".into(), "Utah".into()],
        };
        let english = Locale::for_language("en-US").rank(&rank);
        assert_eq!(english, "20th highest number of cases of all states, tied with Ohio and Utah");
    }

    #[test]
    fn a_share_keeps_its_printed_decimals_and_its_qualifier() {
        let value = Value::Share {
            percent: Decimal::new(4, 2),
            rounds_to_zero: false,
            interval: None,
            qualifier: Some("about".into()),
            notes: Vec::new(),
        };
        assert_eq!(Locale::for_language("en-US").figure(&value), "about 0.04%");
        assert_eq!(Locale::for_language("en-US").value(&value), "");
    }
}
