use super::Locale;
use super::entries::{Entries, fill};
use crate::report::{Date, Restated};

/// Words of one section of a language's file, each by its name.
macro_rules! words {
    ($(#[$about:meta])* $see:vis struct $name:ident in $section:literal { $($(#[$doc:meta])* $field:ident,)+ }) => {
        $(#[$about])*
        #[derive(Debug)]
        $see struct $name {
            $($(#[$doc])* $see $field: &'static str,)+
        }

        impl $name {
            pub(super) fn read(file: &Entries) -> Self {
                Self { $($field: file.text($section, stringify!($field)),)+ }
            }

            /// The names of these words in a file.
            #[cfg(test)]
            pub(super) const NAMES: &[[&'static str; 2]] = &[$([$section, stringify!($field)]),+];
        }
    };
}

pub(super) use words;

words! {
    /// The fixed words of a language.
    pub struct Words in "" {
        /// Heading over the notes.
        notes,
        /// What a link back from a note is called; the marker follows.
        back_to_text,
        /// What a link to a note is called; the marker follows.
        note,
        /// What stands before the number of a note where it is marked by a word: `[note 1]`.
        note_mark,
        /// Before a source.
        source,
        /// Before a citation.
        cite_as,
        /// A period from a date on that has no end.
        since,
        /// What a change is measured against.
        against,
        /// A period until a date that has no start.
        until,
        /// Head of a column of percentages with no unit.
        percent,
        /// Head of a column of counts with no unit.
        number,
        /// Head of a column of signed changes in counts.
        change,
        /// Head of a column of signed changes in percent.
        change_percent,
        /// Head of a column of ranks.
        rank,
        /// The sign before a percentage that rounds to zero.
        low_sign,
        /// What the sign means.
        low,
        /// The sign before a percentage that rounds to all.
        high_sign,
        /// What the sign means.
        high,
        /// What a dash in place of a figure that is not given means.
        not_given,
        /// Said of rows that pool small categories; their labels follow.
        pooled,
        /// Said of a list that is only the beginning of a longer one.
        partial,
        /// Said of percentages whose base is the parent row.
        of_parent,
        /// Said of a table whose rows overlap.
        overlapping,
        /// Heading over the places where the publication contradicts itself.
        contradictions,
        /// What the mark at such a place says.
        contradiction,
        /// Said by a map with no published locations.
        no_locations,
        /// How a chart is used with the keyboard.
        chart_keys,
        /// Heading over the caveat.
        caveat,
        /// Of a figure that is a part of another: `of which`.
        of_which,
        /// The row of what has no value.
        not_specified,
        /// Whose figures a table of all jurisdictions shows.
        everywhere,
        /// The period of a report of records without dates.
        all_records,
        /// Why a place among others is not given.
        rank_withheld,
        /// The row of small categories and larger ones that had to be merged with them.
        pooled_with_larger,
        /// Said of a report whose counts have noise.
        noise,
        /// Said of a report whose counts are rounded.
        all_rounded,
        /// Said of a report of which some tables are rounded.
        some_rounded,
        /// The figure beside another one that says how much it changed against the period before.
        change_before,
        /// The language's own name for itself.
        name,
        /// What a choice of languages is called.
        language,
        /// A button that downloads; the kind of file follows.
        download,
        /// A button that prints.
        print,
        /// A button that shows and hides a table.
        table,
        /// A button that shows and hides a chart.
        chart,
        /// The button that shows both.
        both,
        /// The name of a fiscal year.
        fiscal_year,
        /// Head of a column of percentages.
        percent_of,
        /// What percentages are of, where it is not the table's total.
        base_known,
        /// The same, where that count is not published.
        base_unknown,
        /// When the figures were drawn.
        accurate_as_of,
        /// What an earlier edition printed.
        restated,
        /// What a rate is per.
        rate,
        /// What a rate is per, and of which counts it was made.
        rate_parts,
        /// A place in an order by some measure.
        rank_by,
        /// A place in an order whose measure is not said.
        rank_alone,
        /// A place, and among what.
        rank_among,
        /// A place that is shared.
        rank_tied,
        /// Between a label and what it labels.
        colon,
        /// The end of a sentence.
        stop,
        /// Between two sentences.
        space,
        /// Between two parts of a sentence.
        clause,
        /// Between the items of a list.
        comma,
        /// Before the last item of a list.
        list,
        /// What is counted, and in how many rows.
        extent,
        /// Rows that are a part of what is counted.
        extent_part,
        /// Rows that overlap.
        extent_each,
        /// Which row comes first in time.
        first_row,
        /// Which row comes last in time.
        last_row,
        /// Which is largest.
        largest,
        /// Which is largest in a list that is not complete.
        largest_shown,
        /// Which is smallest.
        smallest,
        /// Which comes next.
        next,
    }
}

impl Locale {
    /// The fixed words of this language.
    pub const fn words(&self) -> &'static Words {
        self.words
    }

    /// Head of a column of percentages: `% of situations`.
    pub fn percent_of(&self, unit: &str) -> String {
        fill(self.words.percent_of, &[("unit", unit)])
    }

    /// Said of a report whose counts are rounded.
    #[cfg(feature = "analyst")]
    pub(crate) fn all_rounded(&self, base: u32) -> String {
        fill(self.words.all_rounded, &[("base", &base.to_string())])
    }

    /// Said of a report of which some tables are rounded.
    #[cfg(feature = "analyst")]
    pub(crate) fn some_rounded(&self, base: u32) -> String {
        fill(self.words.some_rounded, &[("base", &base.to_string())])
    }

    /// Writes the base of percentages, where it is not the table's total: `Percentages are of 267 situations.`
    pub fn base_sentence(&self, count: Option<u64>, label: &str) -> String {
        let template = if count.is_some() { self.words.base_known } else { self.words.base_unknown };
        let count = count.map(|count| self.count(count)).unwrap_or_default();
        fill(template, &[("count", &count), ("unit", label)])
    }

    /// `Accurate as of July 1, 2021`.
    pub fn accurate_as_of(&self, date: Date) -> String {
        fill(self.words.accurate_as_of, &[("date", &self.date(date))])
    }

    /// Writes the reference of a change: `against 2015`.
    pub fn against(&self, since: &str) -> String {
        fill(self.words.against, &[("since", since)])
    }

    /// Writes the figure of an earlier edition: `Earlier edition: 5,973 (accurate as of January 2016)`.
    pub fn restated(&self, earlier: &Restated) -> String {
        let which: Vec<String> =
            earlier.edition.iter().cloned().chain(earlier.accurate_as_of.map(|date| self.date(date))).collect();
        let printed = fill(self.words.restated, &[("count", &self.count(earlier.count))]);
        if which.is_empty() { printed } else { [&printed, " (", &which.join(self.words.comma), ")"].concat() }
    }
}
