//! The statement as a part of a document, and back. Written by hand: what serde makes of it weighs several times as much.

use super::{Band, ComesWith, Counted, Counts, Days, Determines, Divided, Limit, Mapped, Numbers, Spelled};
use crate::report::Node;

impl Counts {
    /// The statement, as a document has it.
    pub(crate) fn to_node(&self) -> Node {
        object(vec![
            ("version", i64::try_from(self.version).map_or(Node::Null, Node::Integer)),
            ("jurisdiction", text(self.jurisdiction.as_ref())),
            ("date", text(self.date.as_ref())),
            ("several", texts(&self.several)),
            ("bands", list(&self.bands, Band::to_node)),
            ("determines", list(&self.determines, Determines::to_node)),
            ("rounded", number(self.rounded)),
            ("zeros", flag(self.zeros)),
            ("small", texts(&self.small)),
            ("below", number(self.below)),
            ("where", list(&self.conditions, Limit::to_node)),
            ("of", Node::List(self.of.iter().map(Counted::to_node).collect())),
        ])
    }

    /// Reads the statement of a document; `None` if it is invalid.
    pub(crate) fn of_node(node: &Node) -> Option<Self> {
        let meaning = ["version", "jurisdiction", "date", "several", "bands", "determines", "where", "of"];
        let printing = ["rounded", "zeros", "small", "below"];
        has_only(node, &[meaning.as_slice(), &printing].concat())?;
        let Some(Node::Integer(version)) = node.get("version") else { return None };
        Some(Self {
            version: u64::try_from(*version).ok()?,
            jurisdiction: maybe(node, "jurisdiction", read_text)?,
            date: maybe(node, "date", read_text)?,
            several: items(node, "several", read_text)?,
            bands: items(node, "bands", Band::of_node)?,
            determines: items(node, "determines", Determines::of_node)?,
            rounded: maybe(node, "rounded", read_whole)?,
            zeros: maybe(node, "zeros", read_flag)?.unwrap_or_default(),
            small: items(node, "small", read_text)?,
            below: maybe(node, "below", read_whole)?,
            conditions: items(node, "where", Limit::of_node)?,
            of: items(node, "of", Counted::of_node)?,
        })
    }
}

impl Counted {
    fn to_node(&self) -> Node {
        object(vec![
            ("units", text(Some(&self.units))),
            ("where", list(&self.conditions, Limit::to_node)),
            ("figures", texts(&self.figures)),
            ("tables", list(&self.tables, Divided::to_node)),
            ("maps", list(&self.maps, Mapped::to_node)),
        ])
    }

    fn of_node(node: &Node) -> Option<Self> {
        has_only(node, &["units", "where", "figures", "tables", "maps"])?;
        Some(Self {
            units: read_text(node.get("units")?)?,
            conditions: items(node, "where", Limit::of_node)?,
            figures: items(node, "figures", read_text)?,
            tables: items(node, "tables", Divided::of_node)?,
            maps: items(node, "maps", Mapped::of_node)?,
        })
    }
}

impl Band {
    fn to_node(&self) -> Node {
        object(vec![
            ("field", text(Some(&self.field))),
            ("label", text(Some(&self.label))),
            ("from", number(self.from)),
            ("to", number(self.to)),
        ])
    }

    fn of_node(node: &Node) -> Option<Self> {
        has_only(node, &["field", "label", "from", "to"])?;
        Some(Self {
            field: read_text(node.get("field")?)?,
            label: read_text(node.get("label")?)?,
            from: maybe(node, "from", read_number)?,
            to: maybe(node, "to", read_number)?,
        })
    }
}

impl Determines {
    fn to_node(&self) -> Node {
        let values = Node::List(self.values.iter().map(ComesWith::to_node).collect());
        object(vec![("field", text(Some(&self.field))), ("of", text(Some(&self.of))), ("values", values)])
    }

    fn of_node(node: &Node) -> Option<Self> {
        has_only(node, &["field", "of", "values"])?;
        Some(Self {
            field: read_text(node.get("field")?)?,
            of: read_text(node.get("of")?)?,
            values: read_list(node.get("values")?, ComesWith::of_node)?,
        })
    }
}

impl ComesWith {
    fn to_node(&self) -> Node {
        object(vec![("label", text(Some(&self.label))), ("with", all(&self.with))])
    }

    fn of_node(node: &Node) -> Option<Self> {
        has_only(node, &["label", "with"])?;
        Some(Self { label: read_text(node.get("label")?)?, with: read_list(node.get("with")?, read_text)? })
    }
}

impl Mapped {
    fn to_node(&self) -> Node {
        object(vec![
            ("id", text(Some(&self.id))),
            ("by", text(Some(&self.by))),
            ("places", list(&self.places, Spelled::to_node)),
        ])
    }

    fn of_node(node: &Node) -> Option<Self> {
        has_only(node, &["id", "by", "places"])?;
        Some(Self {
            id: read_text(node.get("id")?)?,
            by: read_text(node.get("by")?)?,
            places: items(node, "places", Spelled::of_node)?,
        })
    }
}

impl Spelled {
    fn to_node(&self) -> Node {
        object(vec![
            ("fips", text(self.fips.as_ref())),
            ("code", text(self.code.as_ref())),
            ("labels", all(&self.labels)),
        ])
    }

    fn of_node(node: &Node) -> Option<Self> {
        has_only(node, &["fips", "code", "labels"])?;
        let (fips, code) = (maybe(node, "fips", read_text)?, maybe(node, "code", read_text)?);
        if fips.is_some() == code.is_some() {
            return None;
        }
        Some(Self { fips, code, labels: read_list(node.get("labels")?, read_text)? })
    }
}

impl Divided {
    fn to_node(&self) -> Node {
        object(vec![
            ("id", text(Some(&self.id))),
            ("by", text(Some(&self.by))),
            ("within", text(self.within.as_ref())),
            ("columns", text(self.columns.as_ref())),
            ("respondents", flag(self.respondents)),
            ("rounded", number(self.rounded)),
            ("merged", texts(&self.merged)),
        ])
    }

    fn of_node(node: &Node) -> Option<Self> {
        has_only(node, &["id", "by", "within", "columns", "respondents", "rounded", "merged"])?;
        Some(Self {
            id: read_text(node.get("id")?)?,
            by: read_text(node.get("by")?)?,
            within: maybe(node, "within", read_text)?,
            columns: maybe(node, "columns", read_text)?,
            respondents: maybe(node, "respondents", read_flag)?.unwrap_or_default(),
            rounded: maybe(node, "rounded", read_whole)?,
            merged: items(node, "merged", read_text)?,
        })
    }
}

impl Limit {
    fn to_node(&self) -> Node {
        let each = |lists: &Vec<Vec<String>>| Node::List(lists.iter().map(|labels| all(labels)).collect());
        let numbers = |numbers: &Vec<Numbers>| Node::List(numbers.iter().map(Numbers::to_node).collect());
        let days = |days: &Vec<Days>| Node::List(days.iter().map(Days::to_node).collect());
        object(vec![
            ("field", text(Some(&self.field))),
            ("is", self.is.as_ref().map_or(Node::Null, |labels| all(labels))),
            ("isNot", self.is_not.as_ref().map_or(Node::Null, |labels| all(labels))),
            ("any", self.any.as_ref().map_or(Node::Null, each)),
            ("none", texts(&self.none)),
            ("given", self.given.map_or(Node::Null, Node::Bool)),
            ("days", self.days.as_ref().map_or(Node::Null, days)),
            ("undated", flag(self.undated)),
            ("numbers", self.numbers.as_ref().map_or(Node::Null, numbers)),
            ("missing", flag(self.missing)),
        ])
    }

    fn of_node(node: &Node) -> Option<Self> {
        has_only(node, &["field", "is", "isNot", "any", "none", "given", "days", "undated", "numbers", "missing"])?;
        let all = |node: &Node| read_list(node, read_text);
        Some(Self {
            field: read_text(node.get("field")?)?,
            is: maybe(node, "is", all)?,
            is_not: maybe(node, "isNot", all)?,
            any: maybe(node, "any", |node| read_list(node, all))?,
            none: items(node, "none", read_text)?,
            given: maybe(node, "given", read_flag)?,
            days: maybe(node, "days", |node| read_list(node, Days::of_node))?,
            undated: maybe(node, "undated", read_flag)?.unwrap_or_default(),
            numbers: maybe(node, "numbers", |node| read_list(node, Numbers::of_node))?,
            missing: maybe(node, "missing", read_flag)?.unwrap_or_default(),
        })
    }
}

impl Days {
    fn to_node(&self) -> Node {
        object(vec![("from", text(self.from.as_ref())), ("before", text(self.before.as_ref()))])
    }

    fn of_node(node: &Node) -> Option<Self> {
        has_only(node, &["from", "before"])?;
        Some(Self { from: maybe(node, "from", read_text)?, before: maybe(node, "before", read_text)? })
    }
}

impl Numbers {
    fn to_node(&self) -> Node {
        object(vec![("from", number(self.from)), ("before", number(self.before))])
    }

    fn of_node(node: &Node) -> Option<Self> {
        has_only(node, &["from", "before"])?;
        Some(Self { from: maybe(node, "from", read_number)?, before: maybe(node, "before", read_number)? })
    }
}

/// An object of the entries that are there.
fn object(entries: Vec<(&str, Node)>) -> Node {
    let there = entries.into_iter().filter(|(_, node)| *node != Node::Null);
    Node::Object(there.map(|(name, node)| (name.to_owned(), node)).collect())
}

fn text(text: Option<&String>) -> Node {
    text.map_or(Node::Null, |text| Node::Text(text.clone()))
}

fn number<N: TryInto<i64>>(number: Option<N>) -> Node {
    number.and_then(|number| number.try_into().ok()).map_or(Node::Null, Node::Integer)
}

fn all(labels: &[String]) -> Node {
    Node::List(labels.iter().map(|label| text(Some(label))).collect())
}

/// A list; left out where it is empty.
fn list<T>(items: &[T], write: fn(&T) -> Node) -> Node {
    if items.is_empty() { Node::Null } else { Node::List(items.iter().map(write).collect()) }
}

fn texts(items: &[String]) -> Node {
    list(items, |item| text(Some(item)))
}

/// A mark; left out where it is not set.
const fn flag(is_set: bool) -> Node {
    if is_set { Node::Bool(true) } else { Node::Null }
}

/// Returns whether a node is an object with no entries but these, each once.
fn has_only(node: &Node, known: &[&str]) -> Option<()> {
    let Node::Object(entries) = node else { return None };
    let is_single = |place: usize, name: &String| entries[..place].iter().all(|(other, _)| other != name);
    let mut entries_in_order = entries.iter().enumerate();
    entries_in_order.all(|(place, (name, _))| known.contains(&name.as_str()) && is_single(place, name)).then_some(())
}

fn read_text(node: &Node) -> Option<String> {
    node.text().map(str::to_owned)
}

const fn read_number(node: &Node) -> Option<i64> {
    if let Node::Integer(number) = node { Some(*number) } else { None }
}

fn read_whole(node: &Node) -> Option<u64> {
    read_number(node).and_then(|number| u64::try_from(number).ok())
}

const fn read_flag(node: &Node) -> Option<bool> {
    if let Node::Bool(is_set) = node { Some(*is_set) } else { None }
}

fn read_list<T>(node: &Node, read: impl Fn(&Node) -> Option<T>) -> Option<Vec<T>> {
    let Node::List(items) = node else { return None };
    items.iter().map(read).collect()
}

/// Reads the value of a name, if there is one; the outer `None` if it has another type.
#[expect(clippy::option_option, reason = "nothing there is fine, something wrong is not")]
fn maybe<T>(node: &Node, name: &str, read: impl Fn(&Node) -> Option<T>) -> Option<Option<T>> {
    match node.get(name) {
        None | Some(Node::Null) => Some(None),
        Some(there) => read(there).map(Some),
    }
}

/// The items under a name; none if nothing is there.
fn items<T>(node: &Node, name: &str, read: impl Fn(&Node) -> Option<T>) -> Option<Vec<T>> {
    maybe(node, name, |node| read_list(node, &read)).map(Option::unwrap_or_default)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::Counts;
    use crate::report::Node;
    use crate::report::arbitrary::any_counts;

    proptest! {
        #[test]
        fn what_is_written_is_read_back_and_is_what_the_schema_says(counts in any_counts()) {
            let node = counts.to_node();
            prop_assert_eq!(serde_json::to_value(&node).unwrap(), serde_json::to_value(&counts).unwrap());
            prop_assert_eq!(Counts::of_node(&node), Some(counts));
        }
    }

    #[test]
    fn what_is_no_statement_is_not_read() {
        for text in [
            "7",
            "{}",
            r#"{"version":1.5,"of":[]}"#,
            r#"{"version":1,"of":[{"figures":[]}]}"#,
            r#"{"version":1,"of":[],"else":1}"#,
            r#"{"version":1,"of":[],"of":[]}"#,
            r#"{"version":1,"of":[{"units":"records","tables":[{"id":"a","by":7}]}]}"#,
        ] {
            let node: Node = serde_json::from_str(text).unwrap();
            assert_eq!(Counts::of_node(&node), None, "{text}");
        }
    }
}
