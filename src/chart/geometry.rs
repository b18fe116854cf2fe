use super::error::ChartError;
use super::scene::Point;
use crate::report::Node;

/// The outline of a state and of its counties, in a grid of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Geometry {
    /// The ISO code of the state: `US-MO`.
    pub code: String,
    /// Its name.
    pub name: String,
    pub(super) size: Point,
    pub(super) outline: Vec<Vec<Point>>,
    pub(super) counties: Vec<County>,
}

/// A county of a [`Geometry`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct County {
    pub(super) fips: String,
    pub(super) rings: Vec<Vec<Point>>,
}

impl Geometry {
    /// Reads a map file of the package.
    ///
    /// # Errors
    /// [`ChartError::Geometry`] names the first place that makes no sense.
    pub fn from_node(node: &Node) -> Result<Self, ChartError> {
        let _ = node;
        Err(ChartError::Geometry { place: "code".to_owned(), wanted: "a code" })
    }
}
