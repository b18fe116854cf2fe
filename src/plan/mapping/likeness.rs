//! Likeness of two headings.

use crate::plan::fold_heading;

/// A heading, prepared to be compared with many others.
pub(super) struct Likeness {
    text: String,
    /// The words, sorted, each once.
    words: Vec<String>,
    /// A bit for each letter that occurs, so that most comparisons end early.
    letters: u64,
}

impl Likeness {
    pub(super) fn new(heading: &str) -> Self {
        let text = fold_heading(heading);
        let mut words: Vec<String> = text.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
        words.sort_unstable();
        words.dedup();
        let letters = text.bytes().fold(0, |letters, byte| letters | 1 << (byte % 64));
        Self { text, words, letters }
    }

    /// 100 for the same words, 0 for nothing in common; not the same in both directions.
    pub(super) fn to(&self, heading: &Self) -> u64 {
        if self.text.is_empty() || heading.text.is_empty() {
            0
        } else if self.text == heading.text {
            100
        } else if self.words == heading.words {
            98
        } else {
            self.contained(heading).max(self.misspelt(heading))
        }
    }

    /// Returns the likeness of headings where all words of one are in the other: nearly 95 for one other word beside
    /// many, the less the more other words there are.
    fn contained(&self, heading: &Self) -> u64 {
        let (fewer, more) = if self.words.len() < heading.words.len() { (self, heading) } else { (heading, self) };
        let all =
            fewer.letters & !more.letters == 0 && fewer.words.iter().all(|word| more.words.binary_search(word).is_ok());
        // A word of one or two letters alone (`de`, `id`) says nothing.
        if all && fewer.text.len() > 2 { 55 + 40 * fewer.words.len() as u64 / more.words.len() as u64 } else { 0 }
    }

    /// Returns the likeness of headings that differ by a few letters: 95 for one in many, 60 for one in four.
    fn misspelt(&self, heading: &Self) -> u64 {
        let length = self.text.len().max(heading.text.len());
        let most = length / 4;
        let differ = (self.letters ^ heading.letters).count_ones() as usize;
        if self.text.len().abs_diff(heading.text.len()) > most || differ > 2 * most {
            return 0;
        }
        let distance = strsim::osa_distance(&self.text, &heading.text);
        if distance <= most { 95 - 140 * distance as u64 / length as u64 } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::Likeness;

    fn likeness(name: &str, heading: &str) -> u64 {
        Likeness::new(name).to(&Likeness::new(heading))
    }

    #[test]
    fn the_same_words_are_alike_in_any_case_and_order() {
        assert_eq!(likeness("signaler type", "Signaler_Type"), 100);
        assert_eq!(likeness("date opened", "Opened (date)"), 98);
        assert_eq!(likeness("género", "GENERO"), 100);
    }

    #[test]
    fn a_heading_that_says_more_is_less_alike_the_more_it_says() {
        let likeness =
            ["state", "state of caller", "state of residence of the caller"].map(|text| likeness("state", text));
        assert!(likeness.is_sorted_by(|more, less| more > less), "{likeness:?}");
        assert!(likeness[2] > 50);
    }

    #[test]
    fn a_slip_of_the_pen_is_alike() {
        assert!(likeness("demographics", "demografics") > 65);
        assert!(likeness("venue", "veneu") > 60);
    }

    #[test]
    fn other_words_and_no_words_are_not_alike() {
        assert_eq!(likeness("state", "county"), 0);
        assert_eq!(likeness("", "county"), 0);
        assert_eq!(likeness("---", "///"), 0);
        assert_eq!(likeness("id", "id of nothing in particular"), 0);
    }
}
