use serde::Serialize;

/// What was hidden, and why. It is for the analyst, never for the public.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Audit {
    /// Counts from 1 up to this, itself excluded, were hidden.
    pub threshold: u64,
    /// Everything that was hidden.
    pub hidden: Vec<Hidden>,
    /// Whether it was proved that no hidden count can be worked out from what is printed.
    pub proved: bool,
}

/// A place where counts were hidden.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Hidden {
    /// The table, map or figure, by its title or label.
    pub place: String,
    /// The rows, by their labels.
    pub rows: Vec<String>,
    /// How.
    pub treatment: Treatment,
}

/// How counts were hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Treatment {
    /// Their rows were merged into one.
    Pooled,
    /// Words or a sign stand in their place.
    Masked,
    /// A figure computed from them (a rank, a change, a rate) was left out.
    Withheld,
}
