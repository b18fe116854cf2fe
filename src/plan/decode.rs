//! From JSON to a [`Plan`], with every problem of shape reported at once, in the plan's words.

use super::document::{Aggregate, Condition, Denominator, Measure, Plan};
use super::field::{Band, Category, Field, FieldType, FlagColumn, Otherwise};
use super::protection::{Editions, Preset, Protection, Zeros};
use super::report::{
    BasePlan, ColumnsPlan, Each, FigurePlan, MapPlan, MissingRows, NotePlan, Order, RankPlan, RatePlan, ReportPlan,
    SectionPlan, SmallPlan, Span, TablePlan, TotalPlan, Within,
};
use super::secret::Secret;
use super::text::{RunPlan, TextPlan};
use super::treatment::{CellKeyPlan, RoundPlan, TableTreatment, Treatment};
use crate::report::Node;
use crate::report::decode::{self, Decode, decode, decode_object, decode_words, read_object};
use crate::report::findings::Findings;

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
});

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
});

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
    optional subtitle = "subtitle",
    required publisher = "publisher",
    optional everywhere = "everywhere",
    optional source = "source",
    optional citation = "citation",
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
    optional notes = "notes",
    optional small = "small",
});

decode_object!(TablePlan, "table", {
    required id = "id",
    required title = "title",
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
    optional total = "total",
    optional notes = "notes",
    optional row_notes = "rowNotes",
});

decode_words!(Each {
    "year" => Year, "fiscal-year" => FiscalYear, "half-year" => HalfYear, "quarter" => Quarter, "month" => Month,
});
decode_words!(Span { "report" => Report, "until-end" => UntilEnd, "all" => All, });
decode_words!(Order { "count" => Count, "listed" => Listed, "alphabetical" => Alphabetical, });
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

/// Reads a choice that is a word, or an object of one entry; gives its place among the words and then the entries.
fn read_choice(
    node: &Node,
    what: &str,
    words: &[&'static str],
    entries: &mut [decode::Field],
    found: &mut Findings,
) -> Option<usize> {
    let names: Vec<&str> = entries.iter().map(decode::Field::name).collect();
    let all = || {
        let objects = names.iter().map(|name| format!("{{\"{name}\": …}}"));
        words.iter().map(|word| format!("\"{word}\"")).chain(objects).collect::<Vec<_>>().join(", ")
    };
    match node {
        Node::Object(given) => {
            let known = names.iter().position(|name| given.iter().any(|(key, _)| key == name));
            let (count, all) = (given.len(), all());
            let is_sound = read_object(node, what, entries, found);
            if is_sound && count != 1 {
                found.error(
                    "ambiguous",
                    format!("This {what} is none, or several at once."),
                    format!("Use one of {all}."),
                );
            }
            known.filter(|_| is_sound && count == 1).map(|place| words.len() + place)
        }
        Node::Text(word) => {
            let known = words.iter().position(|known| known == word);
            if known.is_none() {
                found.error(
                    "unknown-word",
                    format!("“{word}” is not a choice here."),
                    format!("Use one of {}.", all()),
                );
            }
            known
        }
        _ => {
            found.error("wrong-type", format!("This is {}.", node.kind()), format!("Use one of {}.", all()));
            None
        }
    }
}

/// Writes `Decode` for a choice between words and objects of one entry; the first word is the blank.
macro_rules! decode_choice {
    ($type:ident, $what:literal, [$first_word:literal => $first:ident $(, $word:literal => $variant:ident)*],
        { $($name:literal => $entry:ident($held:ty),)+ }) => {
        impl Decode for $type {
            fn blank() -> Self {
                Self::$first
            }

            fn read(&mut self, node: &Node, found: &mut Findings) -> bool {
                #[allow(non_snake_case, reason = "each is named like its variant")]
                let ($(mut $entry,)+) = ($(<Option<$held>>::None,)+);
                let words = [$first_word $(, $word)*];
                let entries = &mut [$(decode::Field::optional($name, &mut $entry)),+];
                let Some(place) = read_choice(node, $what, &words, entries, found) else { return false };
                let of_word = [Self::$first $(, Self::$variant)*].into_iter().nth(place);
                let chosen = of_word $(.or_else(|| $entry.map(Self::$entry)))+;
                if let Some(chosen) = chosen {
                    *self = chosen;
                }
                true
            }
        }
    };
}

/// The field that is added up, and the one whose values are told apart.
struct SumDistinct {
    of: String,
    by: String,
}

decode_object!(SumDistinct, "sum once for every value", { required of = "of", required by = "by", });

impl Decode for Aggregate {
    fn blank() -> Self {
        Self::Records
    }

    fn read(&mut self, node: &Node, found: &mut Findings) -> bool {
        let (mut distinct, mut sum): (Option<String>, Option<String>) = (None, None);
        let mut sum_distinct: Option<SumDistinct> = None;
        let entries = &mut [
            decode::Field::optional("distinct", &mut distinct),
            decode::Field::optional("sum", &mut sum),
            decode::Field::optional("sumDistinct", &mut sum_distinct),
        ];
        if read_choice(node, "way of counting", &["records"], entries, found).is_none() {
            return false;
        }
        let sum_distinct = sum_distinct.map(|SumDistinct { of, by }| Self::SumDistinct { of, by });
        *self = distinct.map(Self::Distinct).or(sum.map(Self::Sum)).or(sum_distinct).unwrap_or(Self::Records);
        true
    }
}

decode_choice!(Otherwise, "treatment of other values", ["keep" => Keep, "missing" => Missing], { "category" => Category(String), });
decode_choice!(BasePlan, "base", ["total" => Total, "parent" => Parent, "none" => None], {
    "respondents" => Respondents(String), "figure" => Figure(String),
});
decode_choice!(Treatment, "treatment of counts", ["suppress" => Suppress], {
    "round" => Round(RoundPlan), "cellKey" => CellKey(CellKeyPlan),
});
decode_choice!(TableTreatment, "treatment of counts", ["suppress" => Suppress], { "round" => Round(RoundPlan), });

impl Decode for Secret {
    fn blank() -> Self {
        Self::new(String::new())
    }

    fn read(&mut self, node: &Node, found: &mut Findings) -> bool {
        let words: Option<String> = decode(node, found);
        let is_sound = words.is_some();
        *self = Self::new(words.unwrap_or_default());
        is_sound
    }
}

impl Decode for TextPlan {
    fn blank() -> Self {
        Self::Plain(String::new())
    }

    fn read(&mut self, node: &Node, found: &mut Findings) -> bool {
        if let Node::List(_) = node {
            let runs: Option<Vec<RunPlan>> = decode(node, found);
            let is_sound = runs.is_some();
            *self = Self::Runs(runs.unwrap_or_default());
            return is_sound;
        }
        let Some(text) = node.text() else {
            let remedy = "Write a text, or a list of texts, {\"strong\": …} and {\"note\": …}.";
            found.error("wrong-type", format!("This is {}.", node.kind()), remedy);
            return false;
        };
        *self = Self::Plain(text.to_owned());
        true
    }
}

impl Decode for RunPlan {
    fn blank() -> Self {
        Self::Text(String::new())
    }

    fn read(&mut self, node: &Node, found: &mut Findings) -> bool {
        if let Some(text) = node.text() {
            *self = Self::Text(text.to_owned());
            return true;
        }
        let (mut strong, mut reference): (Option<String>, Option<String>) = (None, None);
        let fields =
            &mut [decode::Field::optional("strong", &mut strong), decode::Field::optional("note", &mut reference)];
        if !read_object(node, "piece of text (`strong` or `note`)", fields, found) {
            return false;
        }
        *self = match (strong, reference) {
            (Some(strong), None) => Self::Strong { strong },
            (None, Some(note_id)) => Self::Note { note: note_id },
            _ => {
                let remedy = "Give it either `strong` or `note`.";
                found.error("ambiguous-text", "This piece of text is none, or two things at once.", remedy);
                return false;
            }
        };
        true
    }
}

/// Reads a part of a plan that is sound.
#[cfg(test)]
pub(crate) fn part<T: Decode>(json: &str) -> T {
    let node = Node::from_json(json).unwrap_or_else(|error| panic!("{error}"));
    decode(&node, &mut Findings::of_plan()).unwrap_or_else(|| panic!("this is none: {json}"))
}
