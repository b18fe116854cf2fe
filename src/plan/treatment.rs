use super::secret::Secret;

/// Treatment of counts so that they do not reveal too much.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "camelCase"))]
pub enum Treatment {
    /// Small counts are merged or hidden, and what would tell them; all others are exact.
    #[default]
    Suppress,
    /// All counts become multiples of a base, and sums still hold.
    Round(RoundPlan),
    /// All counts get a small noise that depends on what was counted. Sums need not hold.
    CellKey(CellKeyPlan),
}

/// Treatment of the counts of one table.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "camelCase"))]
pub enum TableTreatment {
    /// Small counts are merged or hidden, and what would tell them; all others are exact.
    Suppress,
    /// All counts become multiples of a base, and sums still hold.
    Round(RoundPlan),
}

/// Controlled rounding.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "camelCase", deny_unknown_fields))]
pub struct RoundPlan {
    /// Base of which all counts become multiples: 3, 5.
    #[cfg_attr(test, schemars(range(min = 2, max = 1000)))]
    pub base: u32,
    /// With one, chance chooses between the multiples below and above a count, so that on average it is the true one; the
    /// secret makes it the same every time. Without, the nearest is chosen, which tells more.
    #[cfg_attr(test, serde(default))]
    pub secret: Option<Secret>,
}

/// Noise by the keys of records.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "camelCase", deny_unknown_fields))]
pub struct CellKeyPlan {
    /// The field with the name of a record, which stays the same from edition to edition: its key is made of it. What
    /// counts the distinct values of a field uses these instead.
    pub record_key: String,
    /// Secret that keys are made with.
    pub secret: Secret,
    /// The largest noise, either way.
    #[cfg_attr(test, schemars(range(min = 2, max = 30)))]
    pub largest: u32,
    /// The variance of the noise. Less than `largest`; unless `allowSmall`, more than a quarter of the threshold's square.
    #[cfg_attr(test, schemars(range(min = 1)))]
    pub variance: u32,
    /// `true` if results under the threshold may be printed: as noise may have made them, they tell of no count that is
    /// so small. Otherwise they become zero, or the threshold and more.
    #[cfg_attr(test, serde(default))]
    pub allow_small: bool,
}

impl Treatment {
    /// Returns the settings of noise, if it is used.
    pub(crate) const fn cell_key(&self) -> Option<&CellKeyPlan> {
        if let Self::CellKey(plan) = self { Some(plan) } else { None }
    }
}

impl CellKeyPlan {
    /// The largest result that must not be printed; 0 where all may.
    pub(crate) const fn unprinted(&self, threshold: u64) -> u64 {
        if self.allow_small { 0 } else { threshold.saturating_sub(1) }
    }
}
