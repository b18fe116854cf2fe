use super::archive::pack;
use super::csv::Fields;
use super::error::ExportError;
use super::exportable::{Block, blocks};
use super::json::Json;
use super::{csvw, data_package, file_names, grid, json_ld, json_stat, tidy, vega_lite};
use crate::chart::Geometry;
use crate::report::Report;

/// A file to save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Name of the file.
    pub name: String,
    /// Media type, as in MIME.
    pub media_type: &'static str,
    /// Contents.
    pub bytes: Vec<u8>,
}

/// A format that a report can be written in. Pictures are made by
/// [`chart::sheet`](crate::chart::sheet).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One table, or all that has figures, as CSV.
    Csv,
    /// CSV of everything, with notes and CSVW metadata, packed.
    CsvZip,
    /// The CSVW metadata alone.
    Csvw,
    /// JSON-stat 2.0: a dataset, or a collection of them.
    JsonStat,
    /// An Excel workbook.
    #[cfg(feature = "xlsx")]
    Xlsx,
    /// A Frictionless Data Package, packed.
    DataPackage,
    /// A `Dataset` of schema.org.
    JsonLd,
    /// A chart as a Vega-Lite specification.
    VegaLite,
    /// The report document itself.
    Json,
}

impl Format {
    /// All formats of this build.
    pub const ALL: &'static [Self] = &[
        Self::Csv,
        Self::CsvZip,
        Self::Csvw,
        Self::JsonStat,
        #[cfg(feature = "xlsx")]
        Self::Xlsx,
        Self::DataPackage,
        Self::JsonLd,
        Self::VegaLite,
        Self::Json,
    ];

    /// The name that callers use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::CsvZip => "csv-zip",
            Self::Csvw => "csvw",
            Self::JsonStat => "json-stat",
            #[cfg(feature = "xlsx")]
            Self::Xlsx => "xlsx",
            Self::DataPackage => "data-package",
            Self::JsonLd => "json-ld",
            Self::VegaLite => "vega-lite",
            Self::Json => "json",
        }
    }

    /// The format of that name.
    ///
    /// # Errors
    /// [`ExportError`] names the formats there are.
    pub fn from_name(name: &str) -> Result<Self, ExportError> {
        let found = Self::ALL.iter().copied().find(|format| format.name() == name);
        let known = || Self::ALL.iter().map(|format| format.name()).collect::<Vec<_>>().join(", ");
        found.ok_or_else(|| ExportError {
            code: "unknown-format",
            message: format!("There is no export format “{name}”. Known are {}.", known()),
        })
    }
}

/// Options for an export.
#[derive(Debug, Clone, Copy, Default)]
pub struct ExportOptions<'o> {
    /// The id of a table or map, or [`HEADLINE`](crate::chart::HEADLINE); all of them where absent.
    pub table: Option<&'o str>,
    /// `true` if CSV of a table is laid out as it is printed, not one record per figure.
    pub as_printed: bool,
    /// `true` if CSV begins with a byte order mark, by which Excel knows that it is UTF-8.
    pub bom: bool,
    /// The geometry of a map.
    pub geometry: Option<&'o Geometry>,
}

/// A report as a file of a format.
///
/// ```
/// use hotline_report::export::{ExportOptions, Format, export};
/// use hotline_report::report::{Node, Report};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let json = r#"{"version": 1, "language": "en-US", "title": "Calls", "jurisdiction": {"name": "Missouri"},
/// #   "publisher": "Our hotline", "period": {"start": "2025", "end": "2025"}, "accurateAsOf": "2026-02-01",
/// #   "sections": [{"heading": "Calls", "tables": [{"id": "calls", "title": "Calls by caller", "kind": "exclusive", "unit": "calls",
/// #     "rows": [{"label": "Survivor", "value": 40}, {"label": "Friend", "value": 25}], "total": {"label": "All", "value": 65}}]}]}"#;
/// # let report = Report::from_checked(&Node::from_json(json)?).ok_or("not a report document")?;
/// let file = export(&report, Format::Csv, &ExportOptions::default())?;
/// assert!(file.name.ends_with(".csv"));
/// # Ok(())
/// # }
/// ```
///
/// # Errors
/// [`ExportError`] where there is no such table or chart.
pub fn export(report: &Report, format: Format, options: &ExportOptions) -> Result<File, ExportError> {
    let all = blocks(report);
    let chosen = match options.table {
        Some(id) => vec![find(&all, id)?.clone()],
        None => all.clone(),
    };
    let base = file_names::of_report(report);
    let name = |ending: &str| file_name(report, options.table) + ending;
    let json = |ending: &str, media_type, json: Json| Ok(File { name: name(ending), media_type, bytes: json.write()? });
    match format {
        Format::Csv => {
            let text = match chosen.as_slice() {
                [only] if options.as_printed => grid::csv(report, &only.table),
                chosen => tidy::csv(report, chosen),
            };
            Ok(File { name: name(".csv"), media_type: "text/csv", bytes: encoded(&text, options.bom) })
        }
        Format::CsvZip => {
            let mut files = csv_files(report, &all, options.bom);
            files.push(File {
                name: "csv-metadata.json".to_owned(),
                media_type: "application/csvm+json",
                bytes: csvw::metadata(report, &all).write()?,
            });
            packed(format!("{base}-csv.zip"), &files)
        }
        Format::Csvw => json("-csv-metadata.json", "application/csvm+json", csvw::metadata(report, &all)),
        Format::JsonStat => {
            let stat = match options.table {
                Some(id) => chosen
                    .first()
                    .and_then(|block| json_stat::dataset(report, block))
                    .ok_or_else(|| ExportError::no_figures(id))?,
                None => json_stat::collection(report, &all),
            };
            json(".json-stat.json", "application/json", stat)
        }
        #[cfg(feature = "xlsx")]
        Format::Xlsx => Ok(File {
            name: format!("{base}.xlsx"),
            media_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            bytes: super::xlsx::workbook(report)?,
        }),
        Format::DataPackage => {
            let mut files = csv_files(report, &all, false);
            files.push(File {
                name: "datapackage.json".to_owned(),
                media_type: "application/json",
                bytes: data_package::descriptor(report, &all).write()?,
            });
            packed(format!("{base}-data-package.zip"), &files)
        }
        Format::JsonLd => {
            let written = json_ld::dataset(report, &all).write_for_markup()?;
            Ok(File { name: name(".jsonld"), media_type: "application/ld+json", bytes: written })
        }
        Format::VegaLite => {
            let id = options
                .table
                .ok_or_else(|| ExportError::no_chart("Name the table whose chart is wanted.".to_owned()))?;
            json(".vl.json", "application/json", vega_lite::chart(report, id, options.geometry)?)
        }
        Format::Json => {
            let written = serde_json::to_vec_pretty(report).map_err(|error| ExportError::internal(&error.to_string()));
            Ok(File { name: format!("{base}.json"), media_type: "application/json", bytes: written? })
        }
    }
}

/// Returns the name of a file of a report, or of a table or chart of it, without its ending.
pub fn file_name(report: &Report, table: Option<&str>) -> String {
    let report = file_names::of_report(report);
    table.map_or_else(|| report.clone(), |table| format!("{report}-{}", file_names::slug(table, "table")))
}

fn find<'b, 'r>(all: &'b [Block<'r>], id: &str) -> Result<&'b Block<'r>, ExportError> {
    let found = all.iter().find(|block| block.table.id == id);
    found.ok_or_else(|| ExportError::no_table(id, &all.iter().map(|block| block.table.id.as_str()).collect::<Vec<_>>()))
}

fn packed(name: String, files: &[File]) -> Result<File, ExportError> {
    Ok(File { name, media_type: "application/zip", bytes: pack(files)? })
}

/// A file for each block, and one for all notes.
fn csv_files(report: &Report, all: &[Block], bom: bool) -> Vec<File> {
    let file = |name: &str, text: &str| File {
        name: format!("{name}.csv"),
        media_type: "text/csv",
        bytes: encoded(text, bom),
    };
    let one = |(block, name): (&Block, String)| file(&name, &tidy::csv(report, std::slice::from_ref(block)));
    let mut files: Vec<File> = all.iter().zip(file_names::of_blocks(all)).map(one).collect();
    if !report.notes.is_empty() {
        files.push(file("notes", &notes(report)));
    }
    files
}

/// The columns of the file of notes, with what they hold.
pub(super) const NOTE_COLUMNS: [(&str, &str); 3] = [
    ("note", "The id by which the report document refers to the note."),
    ("marker", "The marker that the publication printed."),
    ("text", "What the note says."),
];

fn notes(report: &Report) -> String {
    let mut out = Fields::default();
    for (name, _) in NOTE_COLUMNS {
        out.word(name);
    }
    out.end();
    for note in &report.notes {
        for text in [&note.id, note.marker.as_ref().unwrap_or(&String::new()), &note.text.plain()] {
            out.text(text);
        }
        out.end();
    }
    out.finish()
}

fn encoded(text: &str, bom: bool) -> Vec<u8> {
    let mark = if bom { "\u{feff}" } else { "" };
    [mark.as_bytes(), text.as_bytes()].concat()
}
