//! From JSON to a [`Plan`], with every problem of shape reported at once, in the plan's words.

mod choice;
mod text;

use super::document::{Condition, Denominator, Measure, Plan};
use super::field::{Band, Category, Field, FieldType, FlagColumn};
use super::protection::{Editions, Preset, Protection, Zeros};
use super::report::{
    ColumnsPlan, Each, FigurePlan, MapPlan, MissingRows, NotePlan, Order, RankPlan, RatePlan, ReportPlan, SectionPlan,
    SmallPlan, Span, TablePlan, TotalPlan, Within,
};
use super::treatment::{CellKeyPlan, RoundPlan};
use crate::records::{DateOrder, DecimalMark};
use crate::report::decode::{decode_object, decode_words};

decode_object!(Plan, "plan", {
    required version = "version",
    required id = "id",
    required name = "name",
    optional description = "description",
    required language = "language",
    required fields = "fields",
    optional jurisdiction = "jurisdiction",
    optional date = "date",
    optional fiscal_year_start = "fiscalYearStart",
    required measures = "measures",
    optional denominators = "denominators",
    required report = "report",
    optional protection = "protection",
}, beside translations);

decode_object!(Measure, "measure", {
    required unit = "unit",
    optional count = "count",
    optional conditions = "where",
});

decode_object!(Condition, "condition", {
    required field = "field",
    optional is = "is",
    optional is_not = "isNot",
    optional given = "given",
});

decode_object!(Denominator, "denominator", { required of = "of", required values = "values", });

decode_object!(Field, "field", {
    required label = "label",
    required kind = "type",
    optional names = "names",
    optional optional = "optional",
    optional values = "values",
    optional otherwise = "otherwise",
    optional missing = "missing",
    optional separator = "separator",
    optional yes = "yes",
    optional no = "no",
    optional columns = "columns",
    optional determines = "determines",
    optional bands = "bands",
    optional decimal = "decimal",
    optional date_order = "dateOrder",
    optional century = "century",
    optional zone = "zone",
});

decode_words!(DateOrder { "year-first" => YearFirst, "month-first" => MonthFirst, "day-first" => DayFirst, });

decode_words!(DecimalMark { "point" => Point, "comma" => Comma, });

decode_words!(FieldType {
    "category" => Category, "list" => List, "flags" => Flags, "yes-no" => YesNo, "number" => Number, "date" => Date,
    "id" => Id,
});

decode_object!(Category, "value of a field", {
    required label = "label",
    optional also = "also",
    optional code = "code",
});

decode_object!(FlagColumn, "column of a field", { required label = "label", required names = "names", });

decode_object!(Band, "band", { required label = "label", optional from = "from", optional to = "to", });

decode_object!(ReportPlan, "plan of a report", {
    required title = "title",
    optional finding = "finding",
    optional subtitle = "subtitle",
    required publisher = "publisher",
    optional everywhere = "everywhere",
    optional source = "source",
    optional citation = "citation",
    optional imprint = "imprint",
    optional introduction = "introduction",
    optional headline = "headline",
    optional sections = "sections",
    optional note_numbering = "noteNumbering",
    optional notes = "notes",
    optional caveat = "caveat",
});

decode_object!(SectionPlan, "section", {
    optional heading = "heading",
    optional text = "text",
    optional figures = "figures",
    optional map = "map",
    optional tables = "tables",
});

decode_object!(NotePlan, "note", { required id = "id", optional marker = "marker", required text = "text", });

decode_object!(FigurePlan, "figure", {
    required id = "id",
    required label = "label",
    required measure = "measure",
    optional conditions = "where",
    optional part_of = "partOf",
    optional rank = "rank",
    optional change = "change",
    optional rate = "rate",
    optional notes = "notes",
});

decode_object!(RankPlan, "rank", {
    required among = "among",
    required universe = "universe",
    required measure = "measure",
});

decode_object!(RatePlan, "rate", {
    required denominator = "denominator",
    required per = "per",
    optional heading = "heading",
});

decode_object!(MapPlan, "map", {
    required id = "id",
    required title = "title",
    required measure = "measure",
    required by = "by",
    optional region = "region",
    optional breaks = "breaks",
    optional notes = "notes",
    optional small = "small",
});

decode_object!(TablePlan, "table", {
    required id = "id",
    required title = "title",
    optional finding = "finding",
    optional stub = "stub",
    required measure = "measure",
    required by = "by",
    optional each = "each",
    optional span = "span",
    optional within = "within",
    optional columns = "columns",
    optional kind = "kind",
    optional conditions = "where",
    optional order = "order",
    optional always = "always",
    optional missing = "missing",
    optional not_specified = "notSpecified",
    optional other = "other",
    optional top = "top",
    optional small = "small",
    optional treatment = "treatment",
    optional base = "base",
    optional decimals = "decimals",
    optional rate = "rate",
    optional change = "change",
    optional chart = "chart",
    optional region = "region",
    optional benchmark = "benchmark",
    optional highlight = "highlight",
    optional total = "total",
    optional notes = "notes",
    optional row_notes = "rowNotes",
});

decode_words!(Each {
    "year" => Year, "fiscal-year" => FiscalYear, "half-year" => HalfYear, "quarter" => Quarter, "month" => Month,
});
decode_words!(Span { "report" => Report, "until-end" => UntilEnd, "all" => All, });
decode_words!(Order { "count" => Count, "known-first" => KnownFirst, "listed" => Listed, "alphabetical" => Alphabetical, });
decode_words!(MissingRows { "row" => Row, "leave-out" => LeaveOut, });

decode_object!(Within, "division of rows", {
    required field = "field",
    optional of = "of",
    optional order = "order",
    optional not_specified = "notSpecified",
    optional other = "other",
});

decode_object!(ColumnsPlan, "division into columns", { required by = "by", optional each = "each", });

decode_object!(SmallPlan, "treatment of small counts", {
    optional pool = "pool",
    optional pool_with_larger = "poolWithLarger",
    optional mask = "mask",
    optional notes = "notes",
});

decode_object!(TotalPlan, "total", {
    required label = "label",
    optional decimals = "decimals",
    optional notes = "notes",
});

decode_object!(Protection, "protection", {
    optional preset = "preset",
    optional threshold = "threshold",
    optional zeros = "zeros",
    optional mask = "mask",
    optional minimum_width = "minimumWidth",
    optional minimum_sum = "minimumSum",
    optional insiders = "insiders",
    optional procedure = "procedure",
    optional treatment = "treatment",
    optional earlier_editions = "earlierEditions",
});

decode_words!(Preset { "hotline" => Hotline, "cautious" => Cautious, });
decode_words!(Zeros { "printed" => Printed, "sensitive" => Sensitive, });
decode_words!(Editions { "unchanged" => Unchanged, "non-decreasing" => NonDecreasing, "revised" => Revised, });

decode_object!(RoundPlan, "rounding", { required base = "base", optional secret = "secret", });

decode_object!(CellKeyPlan, "noise", {
    required record_key = "recordKey",
    required secret = "secret",
    required largest = "largest",
    required variance = "variance",
    optional allow_small = "allowSmall",
});

/// Reads a part of a plan that is sound.
#[cfg(test)]
pub(crate) fn part<T: crate::report::decode::Decode>(json: &str) -> T {
    let node = crate::report::Node::from_json(json).unwrap_or_else(|error| panic!("{error}"));
    let found = &mut crate::report::findings::Findings::of_plan();
    crate::report::decode::decode(&node, found).unwrap_or_else(|| panic!("this is invalid: {json}"))
}
