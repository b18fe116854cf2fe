use serde::Serialize;

use super::date::{Date, Period};
use super::decimal::Decimal;
use super::imprint::Imprint;
use super::table::{Table, is_default};
use super::text::Paragraph;
use super::value::Value;

/// The version of the document format that this crate reads and writes.
pub(super) const VERSION: u64 = 1;

/// A published report. It holds only what may be published.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields, title = "ReportDocument"))]
pub struct Report {
    /// The version of this format: 1.
    #[cfg_attr(test, schemars(extend("const" = 1)))]
    pub version: u64,
    /// The language of its texts, BCP 47: `en-US`, `es-US`. It decides how numbers and dates are printed.
    pub language: String,
    /// Title of the report.
    pub title: String,
    /// A second line under the title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subtitle: Option<String>,
    /// Whose figures these are.
    pub jurisdiction: Jurisdiction,
    /// Who publishes it.
    pub publisher: String,
    /// The time it covers.
    pub period: Period,
    /// When the figures were drawn from the records. Later revisions may differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accurate_as_of: Option<Date>,
    /// Name of this release, where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
    /// Source: the place of publication, or the origin of its figures.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Citation that the publisher asks for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub citation: Option<String>,
    /// The publisher's logo and colour, whom to ask, and what may be done with the report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub imprint: Option<Imprint>,
    /// Paragraphs before the figures.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub introduction: Vec<Paragraph>,
    /// The figures that matter most.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headline: Vec<Figure>,
    /// The parts of the report, each with its tables.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Section>,
    /// Numbering of the notes.
    #[serde(skip_serializing_if = "is_default")]
    pub note_numbering: NoteNumbering,
    /// The notes that everything else refers to by id.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// Caveats for the reader, after the figures.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub caveat: Vec<Paragraph>,
    /// Meaning of the numbers, for programs that link documents. It says nothing that is not public, and may be left
    /// out.
    #[cfg(any(feature = "check", feature = "export"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<super::counts::Counts>"))]
    pub counts: Option<super::node::Node>,
}

/// Whose figures these are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Jurisdiction {
    /// Its name: `Missouri`.
    pub name: String,
    /// Its ISO 3166 code: `US-MO`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

/// A figure by itself: a headline number, with its own unit, period and jurisdiction where needed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Figure {
    /// A name for links, programs and percentage bases, unique in the report.
    pub id: String,
    /// Label of the figure: `Victims identified`.
    pub label: String,
    /// The figure.
    pub value: Value,
    /// Unit of the count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The id of the figure that this one is a part of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part_of: Option<String>,
    /// Its place among others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<super::makings::Rank>,
    /// The time it covers, where not the report's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// When it was drawn from the records, where not when the report's figures were.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accurate_as_of: Option<Date>,
    /// Whose figure this is, where not the report's jurisdiction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jurisdiction: Option<String>,
    /// Source, where not the publisher's own records.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Values that earlier editions printed for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub restated: Vec<Restated>,
    /// Ids of notes on the label.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// Value that an earlier edition printed for a figure that was revised since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Restated {
    /// The earlier count.
    pub count: u64,
    /// When that edition was accurate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accurate_as_of: Option<Date>,
    /// Name of the edition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
}

/// A part of the report: a heading, text, figures, tables, perhaps a map.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Section {
    /// The heading; absent for a report of one part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heading: Option<String>,
    /// Paragraphs under the heading.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub text: Vec<Paragraph>,
    /// Figures that belong to this part.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<Figure>,
    /// A map of the jurisdiction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub map: Option<RegionMap>,
    /// The tables.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<Table>,
}

/// A map of a region by its places: of a state by its counties, of the world by its countries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct RegionMap {
    /// A name for links and programs, unique among tables and maps.
    pub id: String,
    /// Title of the map.
    pub title: String,
    /// The region whose geometry is drawn: `US-MO` for a state and its counties, `US` for all states, `world`, or the
    /// `code` of another geometry.
    pub region: String,
    /// Unit of the count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The least figure of each class of colours but the first, from the lowest up, at most four. Where absent, each
    /// class has about as many different figures.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(length(max = 4)))]
    pub breaks: Vec<Decimal>,
    /// The figures that the colours show.
    #[serde(skip_serializing_if = "is_default")]
    pub shade: Shade,
    /// The places with a published value. With none, the map says that the edition gives no counts by place.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub locations: Vec<Location>,
    /// Ids of notes on the map.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// Figures that the colours of a map show.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Shade {
    /// The `value` of each place.
    #[default]
    Value,
    /// Its `rate`.
    Rate,
}

/// A place on a map and what is printed for it. It has either a `fips` or a `code`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Location {
    /// The five-digit FIPS code of a county, `29510`; the first two digits for a state.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fips: Option<String>,
    /// The code of any other place, as its geometry has it: `MX`, `AR-B`, or an office's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Its name.
    pub name: String,
    /// Printed value.
    pub value: Value,
    /// A rate that is printed beside the value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rate: Option<Value>,
}

impl Location {
    /// The code by which the geometry knows the place.
    pub fn code(&self) -> &str {
        self.code.as_deref().or(self.fips.as_deref()).unwrap_or_default()
    }
}

impl RegionMap {
    /// The figure that the colour of a place shows.
    pub fn shown<'l>(&self, location: &'l Location) -> Option<&'l Value> {
        match self.shade {
            Shade::Value => Some(&location.value),
            Shade::Rate => location.rate.as_ref(),
        }
    }

    /// The rates of places, where they have any.
    pub fn rates(&self) -> impl Iterator<Item = &Value> {
        self.locations.iter().filter_map(|location| location.rate.as_ref())
    }
}

/// Numbering of notes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "analyst", derive(serde::Deserialize))]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum NoteNumbering {
    /// Notes of the same text are one, numbered 1, 2, 3 in the order in which a reader meets them.
    #[default]
    Deduplicated,
    /// With the markers that the publication printed, which may restart and repeat.
    AsPublished,
}

/// A note that tables, rows, figures and paragraphs refer to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Note {
    /// The name that references use, unique in the report.
    pub id: String,
    /// The marker that the publication printed: `4`, `*`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    /// Text of the note.
    pub text: Paragraph,
}

impl Report {
    /// Returns a report with what each has, and nothing else.
    #[cfg(feature = "analyst")]
    pub(crate) const fn bare(
        language: String,
        title: String,
        jurisdiction: Jurisdiction,
        publisher: String,
        period: Period,
    ) -> Self {
        Self {
            version: VERSION,
            language,
            title,
            subtitle: None,
            jurisdiction,
            publisher,
            period,
            accurate_as_of: None,
            edition: None,
            source: None,
            citation: None,
            imprint: None,
            introduction: Vec::new(),
            headline: Vec::new(),
            sections: Vec::new(),
            note_numbering: NoteNumbering::Deduplicated,
            notes: Vec::new(),
            caveat: Vec::new(),
            counts: None,
        }
    }

    /// The tables of all sections, in the order in which they are printed.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.sections.iter().flat_map(|section| &section.tables)
    }

    /// The maps of all sections.
    pub fn maps(&self) -> impl Iterator<Item = &RegionMap> {
        self.sections.iter().filter_map(|section| section.map.as_ref())
    }

    /// All headline figures and figures of sections.
    pub fn figures(&self) -> impl Iterator<Item = &Figure> {
        self.headline.iter().chain(self.sections.iter().flat_map(|section| &section.figures))
    }

    /// The figure of that id.
    pub fn figure(&self, id: &str) -> Option<&Figure> {
        self.figures().find(|figure| figure.id == id)
    }

    /// The table of that id.
    pub fn table(&self, id: &str) -> Option<&Table> {
        self.tables().find(|table| table.id == id)
    }

    /// The note of that id.
    pub fn note(&self, id: &str) -> Option<&Note> {
        self.notes.iter().find(|note| note.id == id)
    }
}
