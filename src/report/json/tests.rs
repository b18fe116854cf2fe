//! Mistakes of JSON in the words of messages, and that nothing else is refused.

use crate::report::Node;
use proptest::prelude::*;

fn error(text: &str) -> String {
    Node::from_json(text).unwrap_err().to_string()
}

#[test]
fn the_commonest_mistakes_are_told_with_their_place() {
    for (text, said) in [
        ("{\n  \"a\": 1,\n}", "Line 2, column 9: A comma stands before }. Take the comma away."),
        (
            "{\"a\": 1\n \"b\": 2}",
            "Line 2, column 2: There is no comma between this and what stands before. Put a comma between them.",
        ),
        ("{a: 1}", "Line 1, column 2: This name has no quotation marks. Put it between two: \"name\"."),
        ("{'a': 1}", "Line 1, column 2: “'” is no quotation mark of JSON. Write straight double ones: \"."),
        ("{“a”: 1}", "Line 1, column 2: ““” is no quotation mark of JSON. Write straight double ones: \"."),
        ("[1, // one\n 2]", "Line 1, column 5: JSON has no comments. Take it away."),
        (
            "[\n\"é\", NaN]",
            "Line 2, column 6: “NaN” is no value of JSON. Write a text between quotation marks (\"…\"), a number, true, false or null.",
        ),
        (
            "[01]",
            "Line 1, column 2: “01” is no number of JSON. Write a number as 310, -3 or 0.5, and anything else between quotation marks.",
        ),
        (
            "[\"a\nb\"]",
            "Line 1, column 2: This text is not closed on its line. Close it with \" before the end of the line, or write a line break as \\n.",
        ),
        (
            "{\"a\" 1}",
            "Line 1, column 6: “1” stands where a colon after the name “a” should. Write a colon after the name “a” here.",
        ),
        (
            "[1",
            "Line 1, column 3: The file ends within an array that begins on line 1, column 1. Close it with ], or look for one that is missing before.",
        ),
        ("", "Line 1, column 1: There is nothing here. Write a JSON object: {…}."),
        ("{} {}", "Line 1, column 4: “{” stands after the end. Take away what follows the end."),
        ("[\"\\x\"]", "Line 1, column 3: A backslash stands before no letter that it can. Write a backslash as \\\\."),
    ] {
        assert_eq!(error(text), said);
    }
}

#[test]
fn repeated_entries_and_the_mark_of_an_encoding_are_kept_and_skipped() {
    let node = Node::from_json("\u{feff}{\"a\": 1, \"a\": 2}").unwrap();
    assert_eq!(node, Node::Object(vec![("a".into(), Node::Integer(1)), ("a".into(), Node::Integer(2))]));
}

#[test]
fn what_nests_without_end_is_refused() {
    assert!(error(&"[".repeat(1000)).contains("nests more than"));
}

#[test]
fn escapes_are_letters() {
    assert_eq!(Node::from_json(r#""\u00e9\ud83d\ude00\n\/\ud83d""#).unwrap(), Node::Text("é😀\n/\u{fffd}".into()));
}

proptest! {
    #[test]
    fn it_reads_what_serde_reads(value in crate::report::arbitrary::report()) {
        let text = serde_json::to_string_pretty(&value).unwrap();
        prop_assert_eq!(Node::from_json(&text).unwrap(), serde_json::from_str::<Node>(&text).unwrap());
    }

    #[test]
    fn it_refuses_what_serde_refuses(text in "[\\[\\]{},:\"a0-9.eE+ \\\\utrn/-]{0,12}") {
        let (own, serde) = (Node::from_json(&text), serde_json::from_str::<Node>(&text));
        prop_assert_eq!(own.is_ok(), serde.is_ok() , "{:?} {:?}", own, serde);
    }
}
