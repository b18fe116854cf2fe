//! How comments and messages are worded: docs/glossary.md has the words, CONTRIBUTING.md the rules.

use std::fs;
use std::path::Path;

/// Folders whose text is held to the rules.
const FOLDERS: [&str; 4] = ["src", "js", "www", "scripts"];

/// Openings of a subordinate clause. A description of a thing begins with a noun, that of a function with a verb in the
/// third person.
const OPENINGS: [&str; 6] = ["What", "Whether", "Which", "Where", "How", "That"];

/// Continuations with which “stands” is plain English.
const STANDS: [&str; 3] = [" for", " out", " in for"];

/// Returns the files of a folder with their lines.
fn files(folder: &Path) -> Vec<(String, Vec<String>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let ends = |extension: &str| path.extension().is_some_and(|own| own == extension);
        if path.is_dir() && !["target", "node_modules"].iter().any(|name| path.ends_with(name)) {
            found.extend(files(&path));
        } else if ["rs", "ts", "js", "mjs"].into_iter().any(ends) {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path.display().to_string(), text.lines().map(str::to_owned).collect()));
        }
    }
    found
}

/// Returns the text of a line of a doc comment, or `None` for another line.
fn documentation(line: &str) -> Option<&str> {
    let line = line.trim_start();
    ["///", "//!", "/**", "* "].iter().find_map(|sign| line.strip_prefix(sign)).map(str::trim_start)
}

/// Returns whether a text begins with a word.
fn begins_with(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Returns whether the first line of a doc comment begins with a subordinate clause.
fn opens_badly(before: Option<&str>, line: &str) -> bool {
    let begins = match before.map(str::trim_start) {
        Some("/**") | None => true,
        // The next paragraph of the same comment.
        Some("*") => false,
        Some(before) => documentation(before).is_none(),
    };
    begins && documentation(line).is_some_and(|text| OPENINGS.iter().any(|word| begins_with(text, word)))
}

/// Returns whether a comment has “stands” where “is” says the same. Code in backticks does not count.
fn stands(line: &str) -> bool {
    let comment = documentation(line).or_else(|| line.split_once("// ").map(|(_, comment)| comment));
    comment.into_iter().flat_map(|text| text.split('`').step_by(2)).any(|text| {
        let mut ends = text.match_indices(" stands").map(|(at, word)| &text[at + word.len()..]);
        ends.any(|rest| !rest.starts_with(char::is_alphabetic) && !STANDS.iter().any(|plain| rest.starts_with(plain)))
    })
}

/// Returns whether a line has “is none” where it means that something is invalid, absent or another.
fn is_none(line: &str) -> bool {
    let line = line.to_lowercase();
    ["is none", "are none"].iter().any(|words| {
        line.match_indices(words).any(|(at, _)| {
            let rest = &line[at + words.len()..];
            let is_word = !rest.starts_with(|letter: char| letter.is_alphanumeric() || letter == '_');
            is_word && !rest.starts_with(" of") && !line[..at].ends_with("there ")
        })
    })
}

/// Returns the lines of all folders that break a rule, given the line before each.
fn broken(rule: impl Fn(Option<&str>, &str) -> bool) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = FOLDERS.iter().flat_map(|folder| files(&root.join(folder)));
    let lines = files.flat_map(|(file, lines)| {
        let broken = |at: &usize| rule(at.checked_sub(1).map(|before| lines[before].as_str()), &lines[*at]);
        let places: Vec<usize> = (0..lines.len()).filter(broken).collect();
        places.into_iter().map(|at| format!("{file}:{}: {}", at + 1, lines[at].trim())).collect::<Vec<_>>()
    });
    lines.collect()
}

#[test]
fn doc_comments_begin_with_a_noun_or_a_verb() {
    let broken = broken(opens_badly);
    assert!(
        broken.is_empty(),
        "These begin with a subordinate clause. Write “Number of rows” for a field, “Returns the number of rows” for a \
         function, “`true` if …” for a flag:\n{}",
        broken.join("\n")
    );
}

#[test]
fn comments_say_is_where_nothing_stands() {
    let broken = broken(|_, line| stands(line));
    assert!(broken.is_empty(), "Write “is” in place of “stands”:\n{}", broken.join("\n"));
}

#[test]
fn nothing_is_called_none_that_is_invalid_or_absent() {
    let broken = broken(|_, line| is_none(line));
    assert!(broken.is_empty(), "Write “invalid”, “absent” or “not one” in place of “is none”:\n{}", broken.join("\n"));
}

#[test]
fn the_rules_find_what_they_refuse_and_nothing_else() {
    assert!(opens_badly(None, "/// How many rows there are.") && opens_badly(Some("/**"), " * What it is."));
    assert!(
        !opens_badly(Some("/// Rows that are"), "/// Which are read.") && !opens_badly(None, "/// Whatever it is.")
    );
    assert!(
        stands("// the row it stands in") && !stands("/// What `stands` stands for.") && !stands("let stands = 1;")
    );
    assert!(is_none("These options are none.") && !is_none("/// `None` if there is none.") && !is_none("x.is_none()"));
}
