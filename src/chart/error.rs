use std::fmt;

/// Why a chart could not be drawn: where, what, and what would be right.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ChartError {
    /// The report has no table, map or headline of that id.
    Unknown {
        /// The id that was asked for.
        id: String,
    },
    /// The table has no figures that bars could show.
    NothingToDraw {
        /// The title of the table.
        table: String,
    },
    /// The table is no whole of two to six published parts.
    NoDonut {
        /// The title of the table.
        table: String,
    },
    /// The table is not what the chart that was asked for needs.
    Unfit {
        /// The title of the table.
        table: String,
        /// Requirement that it does not meet, in a sentence without its full stop.
        need: &'static str,
    },
    /// The map needs a geometry and got none, or that of another region.
    WrongRegion {
        /// The title of the map.
        map: String,
        /// The region that the map shows: `US-MO`.
        wanted: String,
        /// The region of the geometry given, if one was given.
        given: Option<String>,
    },
    /// A place of the map is not in the geometry.
    UnknownPlace {
        /// The title of the map.
        map: String,
        /// The place's name.
        place: String,
        /// The place's code.
        code: String,
    },
    /// A geometry that makes no sense.
    Geometry {
        /// The place in the file: `counties, 29510`.
        place: String,
        /// Value expected there.
        wanted: &'static str,
    },
    /// The canvas, or another backend, failed.
    Backend(String),
}

impl fmt::Display for ChartError {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let mut say = |parts: &[&str]| parts.iter().try_for_each(|part| out.write_str(part));
        match self {
            Self::Unknown { id } => say(&["The report has no chart “", id, "”. Give the id of a table or a map."]),
            Self::NothingToDraw { table } => {
                say(&["Table “", table, "” has no figures of one kind that bars could show. Show the table alone."])
            }
            Self::NoDonut { table } => {
                say(&["Table “", table, "” is no whole of two to six published parts. Draw it as bars."])
            }
            Self::Unfit { table, need } => say(&["Table “", table, "”: ", need, ". Draw it as bars."]),
            Self::WrongRegion { map, wanted, given: None } => {
                say(&["Map “", map, "” has no geometry. Give that of ", wanted, "."])
            }
            Self::WrongRegion { map, wanted, given: Some(given) } => {
                say(&["Map “", map, "” got the geometry of ", given, ". Give that of ", wanted, "."])
            }
            Self::UnknownPlace { map, place, code } => {
                say(&["Map “", map, "”, place “", place, "”: the geometry has no ", code, ". Correct its code."])
            }
            Self::Geometry { place, wanted } => {
                say(&["The geometry is damaged at ", place, ": there should be ", wanted, "."])
            }
            Self::Backend(message) => say(&["The chart could not be painted: ", message]),
        }
    }
}

impl std::error::Error for ChartError {}
