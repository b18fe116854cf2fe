use crate::plan::{Field, fold};

/// Values of a field that stand for none.
pub(super) struct Missing(Vec<String>);

impl Missing {
    pub(super) fn of(field: &Field) -> Self {
        Self(field.missing.iter().map(|value| fold(value)).collect())
    }

    pub(super) fn has(&self, folded: &str) -> bool {
        folded.is_empty() || self.0.iter().any(|missing| missing == folded)
    }
}
