use super::Locale;
use super::entries::fill;
use crate::report::{Cell, Decimal, Rank, Rate, Value, qualified};

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

    /// A number, written as a value of its measure is.
    pub(crate) fn figure_like(&self, number: Decimal, like: &Value) -> String {
        if matches!(like, Value::Share { .. }) { self.percent(number) } else { self.decimal(number) }
    }

    /// `per 100,000 residents`.
    pub(super) fn per(&self, rate: &Rate) -> String {
        fill(self.words.rate, &[("per", &self.count(rate.per)), ("of", &rate.of)])
    }

    /// Writes the denominator of a rate: `per 100,000 residents (67 of 6,083,672)`.
    pub fn rate_parts(&self, rate: &Rate) -> String {
        let each = self.per(rate);
        match rate.numerator.zip(rate.denominator) {
            Some((part, whole)) => {
                let (part, whole) = (self.count(part), self.count(whole));
                fill(self.words.rate_parts, &[("rate", &each), ("part", &part), ("whole", &whole)])
            }
            None => each,
        }
    }

    /// An ordinal number: `13th`, `21st`; `13.º`.
    pub fn ordinal(&self, place: u32) -> String {
        self.numbered("ordinal", &self.ordinals, u64::from(place), &[])
    }

    /// A rank with its measure, universe and ties: `13th highest signal volume of all 50 states and Washington, D.C.`
    pub fn rank(&self, rank: &Rank) -> String {
        let words = self.words;
        let place = self.ordinal(rank.place);
        let universe = rank.universe.clone().or_else(|| rank.among.map(|among| self.count(u64::from(among))));
        let mut text = match &rank.measure {
            Some(measure) => fill(words.rank_by, &[("place", &place), ("measure", measure)]),
            None => fill(words.rank_alone, &[("place", &place)]),
        };
        if let Some(universe) = universe {
            text = fill(words.rank_among, &[("rank", &text), ("universe", &universe)]);
        }
        if !rank.tied_with.is_empty() {
            text = fill(words.rank_tied, &[("rank", &text), ("names", &self.list(&rank.tied_with))]);
        }
        text
    }

    fn list(&self, names: &[String]) -> String {
        match names {
            [] => String::new(),
            [only] => only.clone(),
            [rest @ .., last] => fill(self.words.list, &[("first", &rest.join(self.words.comma)), ("last", last)]),
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
