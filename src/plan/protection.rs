use super::treatment::{TableTreatment, Treatment};

/// Rules for what may be published. A preset says it all; what else is given here replaces parts of the preset.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "camelCase", deny_unknown_fields, default))]
pub struct Protection {
    /// Origin of the other settings, as far as they are not given.
    pub preset: Preset,
    /// Counts under this are not disclosed. 1 discloses everything.
    #[cfg_attr(test, schemars(range(min = 1)))]
    pub threshold: Option<u64>,
    /// Confidentiality of zeros; `None` where readers may know that there was none.
    pub zeros: Option<Zeros>,
    /// The neutral sign in place of hidden counts of any size: `[c]` where absent. It may not say how large they are;
    /// words that do, such as “fewer than three”, belong into `small.mask` of a table.
    pub mask: Option<String>,
    /// Minimum distance, for every hidden count, between the smallest and the largest value that a reader has to reckon
    /// with: at least 1.
    #[cfg_attr(test, schemars(range(min = 1)))]
    pub minimum_width: Option<u64>,
    /// Minimum sum of the hidden counts of a group, where a reader knows their sum. The threshold where absent.
    pub minimum_sum: Option<u64>,
    /// Number of people counted who may put together what they know: 0, 1 or 2. Each hidden count stays open also to
    /// those who know that a count of so many is theirs alone; 0 where absent.
    #[cfg_attr(test, schemars(range(max = 2)))]
    pub insiders: Option<u64>,
    /// `true` if small counts are also to stay open to readers who know how this program chooses what to hide; `false`
    /// where absent. Where nothing helps, the audit says so.
    pub procedure: Option<bool>,
    /// Treatment of counts, where a table has no other.
    pub treatment: Treatment,
    /// Assumption of readers about counts that an earlier edition printed.
    pub earlier_editions: Option<Editions>,
}

/// A set of rules of protection.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "kebab-case"))]
pub enum Preset {
    /// As the US national hotline publishes: threshold 3, zeros are printed.
    #[default]
    Hotline,
    /// Threshold 10, and zeros are sensitive, too.
    Cautious,
}

/// Confidentiality of zeros: the counts of which it must not be known that there was none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "kebab-case"))]
pub enum Zeros {
    /// Zeros are printed, and readers know that a hidden count is not zero.
    Printed,
    /// Zeros are hidden like small counts.
    Sensitive,
}

/// Changes of counts since an earlier edition printed them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Editions {
    /// They are the same.
    Unchanged,
    /// Records were added and none taken away.
    NonDecreasing,
    /// Anything may have happened.
    Revised,
}

/// The rules of protection, complete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Policy {
    pub(crate) threshold: u64,
    pub(crate) zeros_sensitive: bool,
    pub(crate) mask: String,
    pub(crate) width: u64,
    pub(crate) sum: u64,
    pub(crate) insiders: u64,
    pub(crate) procedure: bool,
    pub(crate) editions: Editions,
}

impl Protection {
    /// The rules: those of the preset, as far as others are not given.
    pub(crate) fn policy(&self) -> Policy {
        let (threshold, zeros) = match self.preset {
            Preset::Hotline => (3, Zeros::Printed),
            Preset::Cautious => (10, Zeros::Sensitive),
        };
        let threshold = self.threshold.unwrap_or(threshold);
        Policy {
            threshold,
            zeros_sensitive: threshold > 1 && self.zeros.unwrap_or(zeros) == Zeros::Sensitive,
            mask: self.mask.clone().unwrap_or_else(|| "[c]".to_owned()),
            width: self.minimum_width.unwrap_or(1).max(1),
            sum: self.minimum_sum.unwrap_or(threshold),
            insiders: self.insiders.unwrap_or(0).min(2),
            procedure: self.procedure.unwrap_or(false),
            editions: self.earlier_editions.unwrap_or(Editions::NonDecreasing),
        }
    }
}

impl Protection {
    /// Returns whether the counts of a table are rounded, or have noise; `own` is what the table says of itself.
    /// Without, of figures.
    pub(crate) fn alters(&self, own: Option<&TableTreatment>) -> bool {
        own.map_or(self.treatment != Treatment::Suppress, |own| *own != TableTreatment::Suppress)
    }
}

impl Policy {
    /// Returns whether a count may not be known.
    pub(crate) const fn is_sensitive(&self, count: u64) -> bool {
        count < self.threshold && (count > 0 || self.zeros_sensitive)
    }

    /// Words that are true of every small count.
    pub(crate) fn example(&self) -> String {
        match (self.zeros_sensitive, self.threshold) {
            (false, 2) => "one".to_owned(),
            (false, 3) => "one or two".to_owned(),
            (_, threshold) => format!("fewer than {threshold}"),
        }
    }

    /// The least that a hidden count can be, as readers know who know these rules.
    pub(crate) const fn least_hidden(&self) -> u64 {
        if self.zeros_sensitive { 0 } else { 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::{Policy, Protection};
    use crate::plan::part;

    fn policy(json: &str) -> Policy {
        part::<Protection>(json).policy()
    }

    #[test]
    fn without_a_word_the_hotlines_rules_hold() {
        let policy = policy("{}");
        assert_eq!((policy.threshold, policy.zeros_sensitive, policy.mask.as_str(), policy.sum), (3, false, "[c]", 3));
        assert!(!policy.is_sensitive(0) && policy.is_sensitive(1) && policy.is_sensitive(2) && !policy.is_sensitive(3));
    }

    #[test]
    fn what_is_given_replaces_a_part_of_the_preset() {
        let policy = policy(r#"{"preset":"cautious","threshold":5}"#);
        assert_eq!((policy.threshold, policy.zeros_sensitive, policy.sum, policy.least_hidden()), (5, true, 5, 0));
    }

    #[test]
    fn a_threshold_of_one_hides_nothing() {
        let policy = policy(r#"{"threshold":1,"zeros":"sensitive"}"#);
        assert!(!policy.is_sensitive(0) && !policy.is_sensitive(1));
    }
}
