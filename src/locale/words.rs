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
            #[cfg(all(test, not(target_arch = "wasm32")))]
            pub(super) const NAMES: &[[&'static str; 2]] = &[$([$section, stringify!($field)]),+];
        }
    };
}

#[cfg(any(feature = "analyst", feature = "xlsx"))]
pub(super) use words;

words! {
    /// The fixed words of a language.
    pub struct Words in "" {
        /// Heading over the notes.
        notes,
        /// Name of a link back from a note; the marker follows.
        back_to_text,
        /// Name of a link to a note; the marker follows.
        note,
        /// Word before the number of a note where it is marked by a word: `[note 1]`.
        note_mark,
        /// Before a source.
        source,
        /// Before a citation.
        cite_as,
        /// Before whom to ask.
        contact,
        /// Before what may be done with a report.
        licence,
        /// A period from a date on that has no end.
        since,
        /// Reference of a change.
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
        /// Meaning of the sign.
        low,
        /// The sign before a percentage that rounds to all.
        high_sign,
        /// Meaning of the sign.
        high,
        /// Meaning of a dash in place of a figure that is not given.
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
        /// Text of the mark at such a place.
        contradiction,
        /// Said by a map with no published locations.
        no_locations,
        /// Instructions for using a chart with the keyboard.
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
        /// Name of a choice of languages.
        language,
        /// A button that downloads; the kind of file follows.
        download,
        /// A button that prints.
        print,
        /// A button that copies the address of a table.
        link,
        /// A button that copies how to cite a table.
        cite,
        /// A button that downloads a chart as a picture.
        picture,
        /// A button that copies the tag that shows a table in another page.
        embed,
        /// Said of what was copied.
        copied,
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
        /// Base of percentages, where it is not the table's total.
        base_known,
        /// The same, where that count is not published.
        base_unknown,
        /// When the figures were drawn.
        accurate_as_of,
        /// Figure of an earlier edition.
        restated,
        /// Denominator of a rate.
        rate,
        /// Denominator of a rate, with the counts that it was made of.
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
        /// Unit of the counts, and number of rows.
        extent,
        /// Rows that are a part of what is counted.
        extent_part,
        /// Rows that overlap.
        extent_each,
        /// Sentence on the row that is first in time.
        first_row,
        /// Sentence on the row that is last in time.
        last_row,
        /// Sentence on the largest row.
        largest,
        /// Sentence on the largest row of a list that is not complete.
        largest_shown,
        /// Sentence on the smallest row.
        smallest,
        /// Sentence on the next row.
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
