//! The parts of a document, field by field.

use super::{Decode, Fields, unknown_word};
use crate::report::date::Period;
use crate::report::document::{
    Figure, Jurisdiction, Location, Note, NoteNumbering, RegionMap, Report, Restated, Section,
};
use crate::report::node::Node;
use crate::report::problem::Findings;
use crate::report::table::{Base, ChartKind, Column, Comparison, Role, Row, Table, TableKind};
use crate::report::text::{Paragraph, Run};

impl Decode for Run {
    fn decode(node: &Node, found: &mut Findings) -> Option<Self> {
        // White space between two runs matters, so a run may be a single space.
        if let Some(text) = node.text() {
            return Some(Self::Text(text.to_owned()));
        }
        let mut fields = Fields::of(node, "piece of text (`strong` or `note`)", found)?;
        let strong = fields.optional("strong", found)?;
        let reference = fields.optional("note", found)?;
        fields.finish(found)?;
        match (strong, reference) {
            (Some(strong), None) => Some(Self::Strong { strong }),
            (None, Some(note_id)) => Some(Self::Note { note: note_id }),
            _ => {
                let remedy = "Give it either `strong` or `note`.";
                found.error("ambiguous-text", "This piece of text is none, or two things at once.", remedy);
                None
            }
        }
    }
}

impl Decode for Paragraph {
    fn decode(node: &Node, found: &mut Findings) -> Option<Self> {
        let runs = if node.text().is_some() {
            vec![Run::Text(String::decode(node, found)?)]
        } else {
            Vec::decode(node, found)?
        };
        if runs.is_empty() {
            found.error("empty-text", "This paragraph is empty.", "Give it words, or leave it out.");
            return None;
        }
        Some(Self(runs))
    }
}

impl Decode for Base {
    fn decode(node: &Node, found: &mut Findings) -> Option<Self> {
        if let Some(word) = node.text() {
            match word {
                "total" => return Some(Self::Total),
                "parent" => return Some(Self::Parent),
                "none" => return Some(Self::None),
                _ => unknown_word(word, &["total", "parent", "none"], found),
            }
            return None;
        }
        let mut fields = Fields::of(node, "base (`figure`, `count` or `unpublished`)", found)?;
        let figure = fields.optional("figure", found)?.map(Self::Figure);
        let count = fields.optional::<BaseCount>("count", found)?;
        let unpublished = fields.optional("unpublished", found)?.map(Self::Unpublished);
        fields.finish(found)?;
        let count = count.map(|BaseCount { count, label }| Self::Count { count, label });
        let mut given = [figure, count, unpublished].into_iter().flatten();
        if let (Some(base), None) = (given.next(), given.next()) {
            return Some(base);
        }
        let remedy = "Give it one of `figure`, `count` and `unpublished`.";
        found.error("ambiguous-base", "This base is none, or several at once.", remedy);
        None
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
decode_words!(ChartKind { "auto" => Auto, "bars" => Bars, "donut" => Donut, "none" => None, });
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
    or_default introduction = "introduction",
    or_default headline = "headline",
    or_default sections = "sections",
    or_default note_numbering = "noteNumbering",
    or_default notes = "notes",
    or_default caveat = "caveat",
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
    optional jurisdiction = "jurisdiction",
    optional source = "source",
    or_default restated = "restated",
    or_default notes = "notes",
});

decode_object!(Restated, "restated figure", {
    required count = "count",
    optional accurate_as_of = "accurateAsOf",
    optional edition = "edition",
});

decode_object!(Section, "section", {
    optional heading = "heading",
    or_default text = "text",
    or_default figures = "figures",
    optional map = "map",
    or_default tables = "tables",
});

decode_object!(RegionMap, "map", {
    required id = "id",
    required title = "title",
    required region = "region",
    optional unit = "unit",
    or_default locations = "locations",
    or_default notes = "notes",
});

decode_object!(Location, "location", named by in_row, {
    required fips = "fips",
    required name = "name",
    required value = "value",
});

decode_object!(Note, "note", { required id = "id", optional marker = "marker", required text = "text", });

decode_object!(Column, "column", {
    required heading = "heading",
    optional unit = "unit",
    optional period = "period",
    optional jurisdiction = "jurisdiction",
    or_default notes = "notes",
});

decode_object!(Table, "table", named by in_table, {
    required id = "id",
    required title = "title",
    required kind = "kind",
    optional unit = "unit",
    optional stub = "stub",
    or_default columns = "columns",
    required rows = "rows",
    optional total = "total",
    or_default base = "base",
    or_default decimals = "decimals",
    or_default partial = "partial",
    or_default change = "change",
    or_default chart = "chart",
    optional jurisdiction = "jurisdiction",
    optional period = "period",
    optional source = "source",
    or_default notes = "notes",
});

decode_object!(Row, "row", named by in_row, {
    optional id = "id",
    required label = "label",
    optional value = "value",
    or_default values = "values",
    or_default children = "children",
    or_default partial = "partial",
    or_default role = "role",
    optional unit = "unit",
    optional period = "period",
    optional jurisdiction = "jurisdiction",
    optional rank = "rank",
    optional source = "source",
    or_default restated = "restated",
    or_default notes = "notes",
});

fn in_table<T>(node: &Node, found: &mut Findings, read: impl FnOnce(&mut Findings) -> T) -> T {
    let name = ["title", "id"].iter().find_map(|field| node.get(field)?.text());
    found.in_table(name.unwrap_or("(without a title)"), read)
}

fn in_row<T>(node: &Node, found: &mut Findings, read: impl FnOnce(&mut Findings) -> T) -> T {
    let label = ["label", "name"].iter().find_map(|field| node.get(field)?.text());
    found.in_row(label.unwrap_or("(without a label)"), read)
}
