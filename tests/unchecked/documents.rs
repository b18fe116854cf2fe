//! Documents of the right shape that make no sense: references to nothing, ids that repeat, rows with more or fewer
//! figures than columns, bases of zero, words of any kind.

use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value};

/// Words that are hard on whatever shows them.
const HOSTILE: [&str; 14] = [
    "</td></table><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "&lt;b&gt; &amp;amp; &#0; &nosuch;",
    "]]><!-- -->",
    "\u{0}a\u{1}\u{7f}\u{fffe}\u{ffff}",
    "\u{202e}drawkcab \u{2066}isolated",
    "خط المساعدة (2020)!",
    "電話相談窓口に寄せられた相談の件数",
    "👩\u{200d}👩\u{200d}👧🏳\u{fe0f}\u{200d}🌈🇺🇸🇲",
    "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "\u{ad}\u{200b}\u{feff}x",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "${x} {{y}} %s %n ../../etc #",
];

const KINDS: [&str; 5] = ["exclusive", "nested", "non-cumulative", "ranking", "trend"];

/// Words, hostile ones among them; never blank, which no document may be.
pub(crate) fn text() -> BoxedStrategy<String> {
    let any_letters = any::<String>().prop_filter("blank", |text| !text.trim().is_empty());
    let long = (select(HOSTILE.to_vec()), 2_usize..30).prop_map(|(text, times)| text.repeat(times));
    prop_oneof![4 => "[A-Za-z][A-Za-z ,.-]{0,12}", 2 => select(HOSTILE.to_vec()).prop_map(str::to_owned), 1 => any_letters, 1 => long]
        .boxed()
}

/// Few ids, so that they repeat and sometimes meet what refers to them.
fn id() -> BoxedStrategy<String> {
    prop_oneof![6 => select(vec!["a", "b", "c", "headline", "1"]).prop_map(str::to_owned), 1 => text()].boxed()
}

/// An object of the given fields, each left out half of the time; `null` is the same as nothing.
fn object(
    required: Vec<(&'static str, BoxedStrategy<Value>)>,
    optional: Vec<(&'static str, BoxedStrategy<Value>)>,
) -> BoxedStrategy<Value> {
    let always: Vec<_> =
        required.into_iter().map(|(name, value)| value.prop_map(move |value| (name, value)).boxed()).collect();
    let sometimes: Vec<_> = optional
        .into_iter()
        .map(|(name, value)| of(value).prop_map(move |value| (name, value.unwrap_or(Value::Null))).boxed())
        .collect();
    (always, sometimes)
        .prop_map(|(always, sometimes)| {
            let entries = always.into_iter().chain(sometimes);
            Value::Object(entries.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
        })
        .boxed()
}

fn json_of<T: Into<Value> + std::fmt::Debug + 'static>(
    strategy: impl Strategy<Value = T> + 'static,
) -> BoxedStrategy<Value> {
    strategy.prop_map(Into::into).boxed()
}

fn words() -> BoxedStrategy<Value> {
    json_of(text())
}

fn ids() -> BoxedStrategy<Value> {
    json_of(prop::collection::vec(id(), 0..3))
}

fn word(of: &'static [&'static str]) -> BoxedStrategy<Value> {
    json_of(select(of))
}

fn list(item: BoxedStrategy<Value>, most: usize) -> BoxedStrategy<Value> {
    json_of(prop::collection::vec(item, 0..=most))
}

fn flag() -> BoxedStrategy<Value> {
    json_of(any::<bool>())
}

fn count() -> BoxedStrategy<Value> {
    json_of(
        prop_oneof![2 => 0_u64..4, 3 => 0_u64..100_000, 1 => 0_u64..=1_000_000_000_000, 1 => Just(1_000_000_000_000)],
    )
}

fn decimal() -> BoxedStrategy<Value> {
    json_of(prop_oneof!["-?[0-9]{1,3}", "[-+−]?[0-9]{1,12}(\\.[0-9]{1,6})?%?", Just("0.000000".to_owned())])
}

fn date() -> BoxedStrategy<Value> {
    json_of(prop_oneof![
        "[1-9][0-9]{3}",
        "(0[0-9]{2}[1-9]|2020)-(0[1-9]|1[0-2])",
        "2020-(0[1-9]|1[0-2])-(0[1-9]|2[0-8])"
    ])
}

fn period() -> BoxedStrategy<Value> {
    object(vec![], vec![("start", date()), ("end", date()), ("label", words())])
}

fn rank() -> BoxedStrategy<Value> {
    let small = || json_of(prop_oneof![0_u32..130, any::<u32>()]);
    let said = vec![("among", small()), ("universe", words()), ("measure", words()), ("tiedWith", list(words(), 3))];
    object(vec![("place", small())], said)
}

fn value() -> BoxedStrategy<Value> {
    let notes = || ("notes", ids());
    let about = || ("qualifier", words());
    let rate = object(
        vec![("numerator", count()), ("denominator", count()), ("of", words()), ("per", count())],
        vec![("printed", decimal())],
    );
    let change = object(vec![], vec![("from", count()), ("to", count()), ("percent", decimal()), ("since", words())]);
    prop_oneof![
        4 => count(),
        2 => object(vec![("count", count())], vec![("percent", decimal()), about(), notes()]),
        1 => object(vec![("pooled", count())], vec![("percent", decimal()), notes()]),
        2 => object(vec![("masked", words())], vec![notes()]),
        1 => object(vec![("notApplicable", words())], vec![notes()]),
        1 => object(vec![("notCollected", words())], vec![notes()]),
        1 => object(vec![("percent", decimal())], vec![("roundsToZero", flag()), about(), notes()]),
        1 => object(vec![("number", decimal())], vec![about(), notes()]),
        1 => object(vec![("rate", rate)], vec![notes()]),
        1 => object(vec![("change", change)], vec![about(), notes()]),
        1 => object(vec![("rank", rank())], vec![notes()]),
    ]
    .boxed()
}

/// Figures of all kinds, often enough plain counts.
fn figures() -> BoxedStrategy<Value> {
    prop_oneof![count(), value()].boxed()
}

fn restated() -> BoxedStrategy<Value> {
    object(vec![("count", count())], vec![("accurateAsOf", date()), ("edition", words())])
}

/// A row of up to so many levels. `value` and `values` may both be there, or neither.
fn row(levels: usize, figure: &BoxedStrategy<Value>) -> BoxedStrategy<Value> {
    let mut fields = vec![
        ("id", json_of(id())),
        ("value", figure.clone()),
        ("values", list(figure.clone(), 4)),
        ("partial", flag()),
        ("role", word(&["category", "other", "not-specified"])),
        ("unit", words()),
        ("period", period()),
        ("jurisdiction", words()),
        ("rank", rank()),
        ("source", words()),
        ("restated", list(restated(), 2)),
        ("notes", ids()),
    ];
    if levels > 1 {
        fields.push(("children", list(row(levels - 1, figure), 2)));
    }
    object(vec![("label", words())], fields)
}

fn base() -> BoxedStrategy<Value> {
    let number = object(vec![("count", count()), ("label", words())], vec![]);
    prop_oneof![
        word(&["total", "parent", "none"]),
        object(vec![("figure", json_of(id()))], vec![]),
        object(vec![("count", number)], vec![]),
        object(vec![("unpublished", words())], vec![]),
    ]
    .boxed()
}

fn column() -> BoxedStrategy<Value> {
    let said = vec![("unit", words()), ("period", period()), ("jurisdiction", words()), ("notes", ids())];
    object(vec![("heading", words())], said)
}

/// A table of anything, or one of which a chart can be drawn.
fn any_table() -> BoxedStrategy<Value> {
    let shares = object(vec![("percent", decimal())], vec![]);
    let drawn = prop_oneof![2 => plain_table(&count()), 1 => plain_table(&shares)];
    prop_oneof![3 => table(&figures()), 1 => table(&count()), 4 => drawn].boxed()
}

/// A table of figures of one kind, some of them withheld, without what would keep them off a common scale.
fn plain_table(figure: &BoxedStrategy<Value>) -> BoxedStrategy<Value> {
    let withheld = object(vec![("masked", words())], vec![("notes", ids())]);
    let figure = prop_oneof![9 => figure.clone(), 1 => withheld].boxed();
    let role = word(&["category", "other", "not-specified"]);
    let row = |figures| object(vec![("label", words()), figures], vec![("role", role.clone()), ("notes", ids())]);
    let needed = |row| vec![("id", json_of(id())), ("title", words()), ("kind", word(&KINDS)), ("rows", list(row, 6))];
    let more = || {
        let total = object(vec![("label", words()), ("value", count())], vec![]);
        let chart = word(&["auto", "bars", "donut", "donut"]);
        vec![("unit", words()), ("base", base()), ("decimals", json_of(0_u8..=4)), ("total", total), ("chart", chart)]
    };
    let mut in_columns = more();
    in_columns.push(("columns", list(column(), 4)));
    let single = object(needed(row(("value", figure.clone()))), more());
    prop_oneof![single, object(needed(row(("values", list(figure, 4)))), in_columns)].boxed()
}

fn table(figure: &BoxedStrategy<Value>) -> BoxedStrategy<Value> {
    let needed =
        vec![("id", json_of(id())), ("title", words()), ("kind", word(&KINDS)), ("rows", list(row(3, figure), 5))];
    let more = vec![
        ("unit", words()),
        ("stub", words()),
        ("columns", list(column(), 5)),
        ("total", row(2, figure)),
        ("base", base()),
        ("decimals", json_of(0_u8..=4)),
        ("partial", flag()),
        ("change", word(&["none", "previous", "first"])),
        ("chart", word(&["auto", "bars", "donut", "none"])),
        ("jurisdiction", words()),
        ("period", period()),
        ("source", words()),
        ("notes", ids()),
    ];
    object(needed, more)
}

fn figure() -> BoxedStrategy<Value> {
    let more = vec![
        ("unit", words()),
        ("partOf", json_of(id())),
        ("rank", rank()),
        ("period", period()),
        ("jurisdiction", words()),
        ("source", words()),
        ("restated", list(restated(), 2)),
        ("notes", ids()),
    ];
    object(vec![("id", json_of(id())), ("label", words()), ("value", value())], more)
}

fn map() -> BoxedStrategy<Value> {
    let code = || json_of(prop_oneof![5 => select(vec!["99001", "99002"]).prop_map(str::to_owned), 1 => text()]);
    let location = object(vec![("name", words()), ("value", figures())], vec![("fips", code()), ("code", code())]);
    let region = prop_oneof![5 => Just("US-XX".to_owned()), 1 => text()];
    let needed = vec![("id", json_of(id())), ("title", words()), ("region", json_of(region))];
    object(needed, vec![("unit", words()), ("locations", list(location, 3)), ("notes", ids())])
}

fn paragraph() -> BoxedStrategy<Value> {
    let strong = object(vec![("strong", words())], vec![]);
    let reference = object(vec![("note", json_of(id()))], vec![]);
    let run = prop_oneof![words(), strong, reference].boxed();
    prop_oneof![words(), json_of(prop::collection::vec(run, 1..4))].boxed()
}

fn section() -> BoxedStrategy<Value> {
    let parts =
        vec![("heading", words()), ("text", list(paragraph(), 2)), ("figures", list(figure(), 2)), ("map", map())];
    object(vec![("tables", list(any_table(), 2))], parts)
}

/// Any document that decodes.
pub(crate) fn any_document() -> BoxedStrategy<Value> {
    let languages = prop_oneof![3 => select(vec!["en-US", "en-GB", "es-US", "es-MX", "es-ES"]).prop_map(str::to_owned), 1 => text()];
    let note = object(vec![("id", json_of(id())), ("text", paragraph())], vec![("marker", words())]);
    let place = object(vec![("name", words())], vec![("code", words())]);
    let needed = vec![
        ("version", json_of(Just(1))),
        ("language", json_of(languages)),
        ("title", words()),
        ("jurisdiction", place),
        ("publisher", words()),
        ("period", period()),
        ("sections", list(section(), 2)),
    ];
    let more = vec![
        ("subtitle", words()),
        ("accurateAsOf", date()),
        ("edition", words()),
        ("source", words()),
        ("citation", words()),
        ("introduction", list(paragraph(), 2)),
        ("headline", list(figure(), 3)),
        ("noteNumbering", word(&["deduplicated", "as-published"])),
        ("notes", list(note, 4)),
        ("caveat", list(paragraph(), 2)),
    ];
    object(needed, more)
}

/// Ids that differ, but look like those that the page makes of others.
pub(crate) fn distinct_ids() -> BoxedStrategy<Vec<String>> {
    let alike = [
        "title", "name", "summary", "1", "a", "a-1", "a-1-1", "title-a", "name-a", "table-a", "note-a", "ref-a-1",
        "report", "caveat", "section", "1-1", "headline", "-", "_", "A",
    ];
    Just(alike.map(str::to_owned).to_vec()).prop_shuffle().boxed()
}

/// The document with one id after the other in place of its own, where ids must differ: those of figures, maps and
/// tables. Notes are counted apart; some of theirs are referred to.
pub(crate) fn with_ids(mut document: Value, names: Vec<String>) -> Value {
    let more = || (0..).map(|index| format!("id{index}"));
    let mut next = names.into_iter().chain(more());
    let mut name = |part: &mut Value| part["id"] = next.next().into();
    items(&mut document, "headline").iter_mut().for_each(&mut name);
    for section in items(&mut document, "sections") {
        items(section, "figures").iter_mut().for_each(&mut name);
        section.get_mut("map").filter(|map| map.is_object()).map(&mut name);
        items(section, "tables").iter_mut().for_each(&mut name);
    }
    for (note, id) in items(&mut document, "notes").iter_mut().zip(["a", "a-1", "1", "b", "c"]) {
        note["id"] = id.into();
    }
    document
}

fn items<'v>(parent: &'v mut Value, name: &str) -> &'v mut [Value] {
    parent.get_mut(name).and_then(Value::as_array_mut).map_or(&mut [], Vec::as_mut_slice)
}
