use super::Locale;
use super::entries::{Entries, fill, items};
use super::words::words;

words! {
    /// The words of a plan that is drafted from the columns of a file.
    pub(crate) struct DraftWords in "draft" {
        /// The headings of sections: when and where, who got in touch, what about, the people, the help, all else.
        sections,
        /// Name of a row, in the plural, where nothing tells more.
        records,
        /// Name of what several rows are about, in the plural.
        cases,
        /// The publisher, until somebody says who it is.
        publisher,
        /// The title; `{unit}` is what is counted.
        title,
        /// The name of the whole, where the jurisdictions are US states.
        all_states,
        /// The name of the whole, where the jurisdictions are countries.
        all_countries,
        /// The name of the whole, of other places.
        all_places,
        /// The first paragraph of a report with dates; `{unit}` is what is counted.
        introduction,
        /// The first paragraph of a report without dates.
        introduction_undated,
        /// A further sentence, where rows are about cases; `{cases}` and `{unit}` are what is counted.
        of_cases,
        /// Title of the table of periods: months, years. `{unit}` is what is counted.
        by_month,
        by_year,
        /// Heads of the columns of periods.
        month,
        year,
        not_specified,
        total,
        /// Label of merged rows.
        pool,
        /// The note on tables whose rows overlap.
        overlap,
        /// The note on a table that not all were asked for; `{of}` is who was.
        asked,
        /// Caveat for readers.
        caveat,
        /// Labels of ranges of numbers, with `{from}` and `{to}`.
        under,
        range,
        up_to_under,
        and_over,
        /// A part of a whole in words, with `{a}` and `{b}`: `one in four`.
        fraction,
        /// More, and a little less, than such a part, `{share}`.
        more_than,
        almost,
        /// The numbers from one to ten, as such a part has them.
        small_numbers,
        /// Answers to a yes/no question, as rows of a table.
        yes,
        no,
    }
}

impl DraftWords {
    /// The headings of sections, one by one.
    pub(crate) fn sections(&self) -> Vec<&'static str> {
        items(self.sections)
    }

    /// A part of a whole: `one in four`.
    pub(crate) fn fraction(&self, part: u64, whole: u64) -> String {
        let numbers = items(self.small_numbers);
        let number = |number: u64| {
            let word = usize::try_from(number).ok().and_then(|number| numbers.get(number.checked_sub(1)?));
            word.map_or_else(|| number.to_string(), |word| (*word).to_owned())
        };
        fill(self.fraction, &[("a", &number(part)), ("b", &number(whole))])
    }

    /// More than a part of a whole: `more than one in four`.
    pub(crate) fn more_than_fraction(&self, part: u64, whole: u64) -> String {
        fill(self.more_than, &[("share", &self.fraction(part, whole))])
    }

    /// A little less than a part of a whole: `almost one in four`.
    pub(crate) fn almost_fraction(&self, part: u64, whole: u64) -> String {
        fill(self.almost, &[("share", &self.fraction(part, whole))])
    }
}

impl Locale {
    /// The words of drafted plans in this language.
    pub(crate) const fn draft_words(&self) -> &'static DraftWords {
        self.draft_words
    }
}
