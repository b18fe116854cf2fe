//! Places in a plan, in its own words: `report › table “calls” › by`.

use crate::report::Node;

/// Members whose keys are names that the author chose.
const NAMED: [&str; 6] = ["fields", "measures", "denominators", "values", "rowNotes", "of"];

/// The place that a JSON Pointer leads to. What has an id is called by it, as in the check of content.
pub(super) fn place(plan: &Node, pointer: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    let (mut node, mut member) = (Some(plan), String::new());
    for step in pointer.split('/').skip(1) {
        let step = step.replace("~1", "/").replace("~0", "~");
        let next = match node {
            Some(Node::List(items)) => step.parse::<usize>().ok().and_then(|index| items.get(index)),
            Some(node) => node.get(&step),
            None => None,
        };
        if let Some(Node::List(_)) = node {
            words.pop();
            words.push(item(&member, &step, next));
        } else {
            // The section of a table says nothing of it that its id does not.
            let has_id = ["tables", "figures", "map"].contains(&step.as_str());
            if has_id && words.last().is_some_and(|word| word.starts_with("section ")) {
                words.pop();
            }
            words.push(match next {
                _ if NAMED.contains(&member.as_str()) => format!("“{step}”"),
                Some(map) if step == "map" => named("map", map).unwrap_or_else(|| step.clone()),
                _ => step.clone(),
            });
        }
        (node, member) = (next, step);
    }
    words.join(" › ")
}

fn named(what: &str, node: &Node) -> Option<String> {
    let name = ["id", "label", "title", "heading"].iter().find_map(|field| node.get(field)?.text())?;
    Some(format!("{what} “{name}”"))
}

/// An item of a list: by its name, where it has one, else by its number.
fn item(list: &str, step: &str, node: Option<&Node>) -> String {
    let number = step.parse::<usize>().unwrap_or_default() + 1;
    let what = match list {
        "tables" => "table",
        "figures" | "headline" => "figure",
        "notes" => "note",
        "sections" => return format!("section {number}"),
        "where" => return format!("where, condition {number}"),
        "introduction" | "caveat" | "text" => return format!("{list}, paragraph {number}"),
        _ => return format!("{list}, {number}"),
    };
    node.and_then(|node| named(what, node)).unwrap_or_else(|| format!("{what} {number}"))
}

#[cfg(test)]
mod tests {
    use super::place;
    use crate::report::Node;

    #[test]
    fn places_are_called_as_the_plan_calls_them() {
        let plan = Node::from_json(
            r#"{"fields": {"a/b": {"values": [{"label": "x"}]}}, "measures": {"all": {"where": [{}]}},
            "report": {"sections": [{"heading": "H", "tables": [{"id": "t", "within": {"of": {"Sex": {}}}}, {}], "map": {"id": "m"}}]}}"#,
        )
        .unwrap();
        for (pointer, said) in [
            ("", ""),
            ("/fields/a~1b/values/0/label", "fields › “a/b” › values, 1 › label"),
            ("/measures/all/where/0/field", "measures › “all” › where, condition 1 › field"),
            ("/report/sections/0/tables/0/by", "report › table “t” › by"),
            ("/report/sections/0/tables/1/by", "report › table 2 › by"),
            ("/report/sections/0/tables/0/within/of/Sex", "report › table “t” › within › of › “Sex”"),
            ("/report/sections/0/heading", "report › section 1 › heading"),
            ("/report/sections/0/map/by", "report › map “m” › by"),
            ("/report/title", "report › title"),
        ] {
            assert_eq!(place(&plan, pointer), said);
        }
    }
}
