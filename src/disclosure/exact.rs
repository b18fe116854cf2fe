/// An exact count, which is confidential.
///
/// It cannot be printed, drawn, compared, serialised or exported: it has no `Debug`, no `Display`, no `Serialize`, no
/// order, and only this room can look into it. Counting adds to it; [`super::disclose`] decides what of it is
/// published.
#[derive(Clone, Copy, Default)]
pub struct Exact(u64);

impl Exact {
    /// A count, which from here on is confidential.
    pub const fn new(count: u64) -> Self {
        Self(count)
    }

    /// Both counts together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// The count, for the decision what of it is published.
    pub(super) const fn reveal(self) -> u64 {
        self.0
    }
}
