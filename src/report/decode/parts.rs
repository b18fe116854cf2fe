//! The parts of a document, field by field.

use super::{Decode, Field, decode, read_object, read_word};
use crate::report::date::Period;
use crate::report::document::{
    Figure, Jurisdiction, Location, Note, NoteNumbering, RegionMap, Report, Restated, Section, Shade,
};
use crate::report::findings::Findings;
use crate::report::imprint::Imprint;
use crate::report::node::Node;
use crate::report::palette::PaletteName;
use crate::report::table::{Base, Benchmark, ChartKind, Column, Comparison, Role, Row, Table, TableKind};
use crate::report::text::{Paragraph, Run};

impl Decode for Run {
    fn blank() -> Self {
        Self::Text(String::new())
    }

    fn read(&mut self, node: &Node, found: &mut Findings) -> bool {
        // White space between two runs matters, so a run may be a single space.
        if let Some(text) = node.text() {
            *self = Self::Text(text.to_owned());
            return true;
        }
        let [mut strong, mut reference, mut link, mut text]: [Option<String>; 4] = [const { None }; 4];
        let fields = &mut [
            Field::optional("strong", &mut strong),
            Field::optional("note", &mut reference),
            Field::optional("link", &mut link),
            Field::optional("text", &mut text),
        ];
        if !read_object(node, "piece of text (`strong`, `note`, or `link` with its `text`)", fields, found) {
            return false;
        }
        *self = match (strong, reference, link, text) {
            (Some(strong), None, None, None) => Self::Strong { strong },
            (None, Some(note_id), None, None) => Self::Note { note: note_id },
            // Nothing else leads to a page: an address can be a program, too.
            (None, None, Some(link), Some(text))
                if ["https://", "http://", "mailto:"].iter().any(|way| link.starts_with(way)) =>
            {
                Self::Link { link, text }
            }
            (None, None, Some(link), Some(_)) => {
                let remedy = "Begin it with https://, http:// or mailto:.";
                found.error("bad-link", format_args!("“{link}” is not the address of a page."), remedy);
                return false;
            }
            _ => {
                let remedy = "Give it either `strong` or `note`, or `link` and `text`.";
                found.error("ambiguous-text", "This piece of text has no known form, or two at once.", remedy);
                return false;
            }
        };
        true
    }
}

impl Decode for Paragraph {
    fn blank() -> Self {
        Self(Vec::new())
    }

    fn read(&mut self, node: &Node, found: &mut Findings) -> bool {
        if node.text().is_some() {
            let text: Option<String> = decode(node, found);
            self.0 = text.into_iter().map(Run::Text).collect();
            return !self.0.is_empty();
        }
        if !self.0.read(node, found) {
            return false;
        }
        if self.0.is_empty() {
            found.error("empty-text", "This paragraph is empty.", "Give it words, or leave it out.");
        }
        !self.0.is_empty()
    }
}

impl Decode for Base {
    fn blank() -> Self {
        Self::Total
    }

    fn read(&mut self, node: &Node, found: &mut Findings) -> bool {
        if node.text().is_some() {
            let place = read_word(node, &["total", "parent", "none"], found);
            *self = match place {
                Some(1) => Self::Parent,
                Some(2) => Self::None,
                _ => Self::Total,
            };
            return place.is_some();
        }
        let (mut figure, mut unpublished): (Option<String>, Option<String>) = (None, None);
        let mut count: Option<BaseCount> = None;
        let fields = &mut [
            Field::optional("figure", &mut figure),
            Field::optional("count", &mut count),
            Field::optional("unpublished", &mut unpublished),
        ];
        if !read_object(node, "base (`figure`, `count` or `unpublished`)", fields, found) {
            return false;
        }
        *self = match (figure, count, unpublished) {
            (Some(figure), None, None) => Self::Figure(figure),
            (None, Some(BaseCount { count, label }), None) => Self::Count { count, label },
            (None, None, Some(words)) => Self::Unpublished(words),
            _ => {
                let remedy = "Give it one of `figure`, `count` and `unpublished`.";
                found.error("ambiguous-base", "This base has no known form, or several at once.", remedy);
                return false;
            }
        };
        true
    }
}

struct BaseCount {
    count: u64,
    label: String,
}

decode_object!(BaseCount, "base count", { required count = "count", required label = "label", });

decode_words!(TableKind {
    "exclusive" => Exclusive, "nested" => Nested, "non-cumulative" => NonCumulative, "ranking" => Ranking, "trend" => Trend,
});
decode_words!(ChartKind {
    "auto" => Auto, "bars" => Bars, "separate" => Separate, "donut" => Donut, "stacked" => Stacked,
    "stacked-100" => Stacked100, "pyramid" => Pyramid, "heat" => Heat, "range" => Range, "map" => Map, "none" => None,
});
decode_words!(PaletteName { "teal" => Teal, "plum" => Plum, "indigo" => Indigo, "accent" => Accent, });
decode_words!(Shade { "value" => Value, "rate" => Rate, });
decode_words!(Comparison { "none" => None, "previous" => Previous, "first" => First, });
decode_words!(Role { "category" => Category, "other" => Other, "not-specified" => NotSpecified, });
decode_words!(NoteNumbering { "deduplicated" => Deduplicated, "as-published" => AsPublished, });

decode_object!(Report, "report", {
    required version = "version",
    required language = "language",
    required title = "title",
    optional subtitle = "subtitle",
    required jurisdiction = "jurisdiction",
    required publisher = "publisher",
    required period = "period",
    optional accurate_as_of = "accurateAsOf",
    optional edition = "edition",
    optional source = "source",
    optional citation = "citation",
    optional imprint = "imprint",
    optional introduction = "introduction",
    optional headline = "headline",
    optional sections = "sections",
    optional note_numbering = "noteNumbering",
    optional notes = "notes",
    optional caveat = "caveat",
    #[cfg(any(feature = "check", feature = "export"))]
    optional counts = "counts",
});

decode_object!(Imprint, "imprint", {
    optional logo = "logo",
    optional accent = "accent",
    optional palette = "palette",
    optional contact = "contact",
    optional licence = "licence",
});

decode_object!(Jurisdiction, "jurisdiction", { required name = "name", optional code = "code", });

decode_object!(Period, "period", {
    optional start = "start",
    optional end = "end",
    optional label = "label",
});

decode_object!(Figure, "figure", named by in_row, {
    required id = "id",
    required label = "label",
    required value = "value",
    optional unit = "unit",
    optional part_of = "partOf",
    optional rank = "rank",
    optional period = "period",
    optional accurate_as_of = "accurateAsOf",
    optional jurisdiction = "jurisdiction",
    optional source = "source",
    optional restated = "restated",
    optional notes = "notes",
});

decode_object!(Restated, "restated figure", {
    required count = "count",
    optional accurate_as_of = "accurateAsOf",
    optional edition = "edition",
});

decode_object!(Section, "section", {
    optional heading = "heading",
    optional text = "text",
    optional figures = "figures",
    optional map = "map",
    optional tables = "tables",
});

decode_object!(RegionMap, "map", {
    required id = "id",
    required title = "title",
    required region = "region",
    optional unit = "unit",
    optional breaks = "breaks",
    optional shade = "shade",
    optional locations = "locations",
    optional notes = "notes",
});

decode_object!(Location, "location", named by in_row, {
    optional fips = "fips",
    optional code = "code",
    required name = "name",
    required value = "value",
    optional rate = "rate",
});

decode_object!(Note, "note", { required id = "id", optional marker = "marker", required text = "text", });

decode_object!(Column, "column", {
    required heading = "heading",
    optional group = "group",
    optional total = "total",
    optional independent = "independent",
    optional unit = "unit",
    optional period = "period",
    optional jurisdiction = "jurisdiction",
    optional notes = "notes",
});

decode_object!(Table, "table", named by in_table, {
    required id = "id",
    required title = "title",
    required kind = "kind",
    optional unit = "unit",
    optional stub = "stub",
    optional columns = "columns",
    required rows = "rows",
    optional total = "total",
    optional base = "base",
    optional decimals = "decimals",
    optional partial = "partial",
    optional change = "change",
    optional chart = "chart",
    optional region = "region",
    optional benchmark = "benchmark",
    optional jurisdiction = "jurisdiction",
    optional period = "period",
    optional accurate_as_of = "accurateAsOf",
    optional source = "source",
    optional notes = "notes",
});

decode_object!(Benchmark, "benchmark", named by in_row, { required label = "label", required value = "value", });

decode_object!(Row, "row", named by in_row, {
    optional id = "id",
    required label = "label",
    optional value = "value",
    optional values = "values",
    optional children = "children",
    optional partial = "partial",
    optional role = "role",
    optional highlight = "highlight",
    optional unit = "unit",
    optional period = "period",
    optional accurate_as_of = "accurateAsOf",
    optional jurisdiction = "jurisdiction",
    optional rank = "rank",
    optional source = "source",
    optional restated = "restated",
    optional notes = "notes",
});

fn in_table(node: &Node, found: &mut Findings, read: impl FnOnce(&mut Findings) -> bool) -> bool {
    let name = ["title", "id"].iter().find_map(|field| node.get(field)?.text());
    found.in_table(name.unwrap_or("(without a title)"), read)
}

fn in_row(node: &Node, found: &mut Findings, read: impl FnOnce(&mut Findings) -> bool) -> bool {
    let label = ["label", "name"].iter().find_map(|field| node.get(field)?.text());
    found.in_row(label.unwrap_or("(without a label)"), read)
}
