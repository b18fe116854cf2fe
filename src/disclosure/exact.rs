/// An exact count, which is confidential.
///
/// It cannot be printed, drawn, compared, serialised or exported: it has no `Debug`, no `Display`, no `Serialize`, no
/// order, and only this room can look into it. Counting adds to it; [`super::disclose`] decides what of it is
/// published. None of these compiles:
///
/// ```compile_fail
/// println!("{:?}", hotline_report::disclosure::Exact::new(2));
/// ```
/// ```compile_fail
/// println!("{}", hotline_report::disclosure::Exact::new(2));
/// ```
/// ```compile_fail
/// serde_json::to_string(&hotline_report::disclosure::Exact::new(2)).unwrap();
/// ```
/// ```compile_fail
/// assert!(hotline_report::disclosure::Exact::new(2) == hotline_report::disclosure::Exact::new(2));
/// ```
/// ```compile_fail
/// let count = hotline_report::disclosure::Exact::new(2).reveal();
/// ```
/// ```compile_fail
/// let hotline_report::disclosure::Exact(count) = hotline_report::disclosure::Exact::new(2);
/// ```
/// ```compile_fail
/// let value = hotline_report::report::Value::count(hotline_report::disclosure::Exact::new(2));
/// ```
/// ```compile_fail
/// let count = u64::from(hotline_report::disclosure::Exact::new(2));
/// ```
///
/// This does:
///
/// ```
/// let count = hotline_report::disclosure::Exact::new(2).plus(hotline_report::disclosure::Exact::new(1));
/// ```
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
