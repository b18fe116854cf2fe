use super::Check;
use crate::plan::bound::{bound, says_small};
use crate::plan::report::SmallPlan;
use crate::plan::text::TextPlan;

impl Check<'_> {
    /// Words in place of counts of any size: they may not say how large these are.
    pub(super) fn neutral(&mut self, name: &str, words: &str, remedy: &str) {
        self.fixed_line(name, words);
        if bound(words).is_some() || says_small(words) {
            let message =
                format!("“{words}” says that a count is small, and would also be printed in place of larger ones.");
            self.at(name, |check| check.say("false-words", message, remedy));
        }
    }

    /// Checks the treatment of small counts, and the words for them.
    pub(super) fn small(&mut self, small: &SmallPlan) {
        self.at("small", |check| check.small_itself(small));
    }

    /// The same, where the plan is already at that place.
    pub(super) fn small_itself(&mut self, small: &SmallPlan) {
        for (name, words) in [("pool", &small.pool), ("mask", &small.mask)] {
            if let Some(words) = words {
                self.fixed_line(name, words);
                self.true_words(name, words);
            }
        }
        if let Some(words) = &small.pool_with_larger {
            self.larger(words);
        }
        self.notes("notes", &small.notes);
        for id in &small.notes {
            self.note_on_small(id, small);
        }
    }

    /// The label of a merged row with larger members. It may say that some are small.
    fn larger(&mut self, words: &str) {
        self.fixed_line("poolWithLarger", words);
        if bound(words).is_some() {
            let message = format!("“{words}” bounds a count, and the row also has larger members.");
            let remedy = "Write words such as “Other categories” here; the bound belongs to `pool`.";
            self.at("poolWithLarger", |check| check.say("false-words", message, remedy));
        }
    }

    /// Words in place of small counts only: what they say has to be true of every count that the threshold hides.
    fn true_words(&mut self, name: &str, words: &str) {
        let policy = self.plan.protection.policy();
        let (least, most) = (policy.least_hidden(), policy.threshold.saturating_sub(1));
        let Some(said) = bound(words).filter(|_| least <= most) else { return };
        if said.low.is_some_and(|low| low > least) || said.high.is_some_and(|high| high < most) {
            let range = if least == most { least.to_string() } else { format!("{least} to {most}") };
            let message = format!("“{words}” is not true of every count that it may replace: {range}.");
            let remedy = format!("Write words that are true of {range}, such as “{}”.", policy.example());
            self.at(name, |check| check.say("false-words", message, remedy));
        }
    }

    /// A note on small counts that bounds them can only be printed with words of small counts.
    fn note_on_small(&mut self, id: &str, small: &SmallPlan) {
        let Some(note) = self.plan.report.notes.iter().find(|note| note.id == id) else { return };
        if states_bound(&note.text) && small.pool.is_none() && small.mask.is_none() {
            let message = format!("The note “{id}” bounds a count, and would also be printed beside larger ones.");
            let remedy = "Give the table words of its own in `small.mask`, or refer to the note from its title.";
            self.at("notes", |check| check.say("false-words", message, remedy));
        }
    }
}

/// Returns whether a text says how large a count can be.
pub(crate) fn states_bound(text: &TextPlan) -> bool {
    bound(&text.texts().concat()).is_some()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::plan::check::tests::{HARMS, KINDS, finds, problems, table_finds, with};

    #[test]
    fn false_words() {
        let mask = |words: &str| json!({ "mask": words });
        for words in ["Fewer than three", "1–4", "<5", "none", "few", "Menos de tres"] {
            finds("false-words", "protection › mask", "/protection/mask", json!(words));
        }
        // The threshold of the sound plan is three, and zeros are printed.
        for words in ["at most one", "2 to 4", "10 or more"] {
            table_finds("false-words", " › small › mask", HARMS, "small", mask(words));
        }
        for words in ["fewer than ten", "1–2", "0 to 9", "one or two"] {
            assert_eq!(problems(&with(&format!("{HARMS}/small"), mask(words))), Vec::new(), "{words}");
        }
        let larger = json!({ "pool": "Few", "poolWithLarger": "Fewer than ten" });
        table_finds("false-words", " › within › of › “Sex” › poolWithLarger", KINDS, "within/of/Sex", larger);
    }

    #[test]
    fn words_for_a_hidden_zero() {
        let mut plan = with(&format!("{HARMS}/small"), json!({ "mask": "1–2" }));
        plan["protection"]["zeros"] = json!("sensitive");
        assert_eq!(problems(&plan).iter().map(|problem| problem.code).collect::<Vec<_>>(), ["false-words"]);
    }

    #[test]
    fn a_note_with_a_bound_beside_a_neutral_sign() {
        let mut plan = with("/report/notes/0/text", json!("Fewer than three."));
        plan["report"]["sections"][0]["tables"][1]["small"] = json!({ "notes": ["some"] });
        assert_eq!(problems(&plan).iter().map(|problem| problem.code).collect::<Vec<_>>(), ["false-words"]);
    }

    #[test]
    fn stray_brace() {
        finds("stray-brace", "report › title", "/report/title", json!("In {year"));
        finds("stray-brace", "report › publisher", "/report/publisher", json!("Us}"));
    }

    #[test]
    fn no_total() {
        finds("no-total", "report › heading", "/report/sections/0/heading", json!("{total:harms} cases"));
    }

    #[test]
    fn note_in_note() {
        let place = "report › note “some”";
        finds("note-in-note", place, "/report/notes/0/text", json!(["See ", { "note": "some" }]));
    }
}
