//! Which folder of `src` may use which, as the table in `arrows.rs` says.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test that cannot read the sources should fail")]

mod arrows;
mod source;
mod wording;

use std::collections::{BTreeMap, BTreeSet};

use arrows::{ALLOWED, BINDINGS, CIRCLES};
use source::{Source, sources};

/// Where the tables are that a failing test asks to change.
const TABLES: &str = "tests/architecture/arrows.rs";

/// For each pair of folders of which one uses the other, a file that does.
fn arrows(sources: &[Source]) -> BTreeMap<(&str, String), &str> {
    let folders: BTreeSet<&str> = sources.iter().filter_map(Source::folder).collect();
    let mut found = BTreeMap::new();
    for source in sources {
        let Some(from) = source.folder() else { continue };
        for to in source.used().into_iter().filter(|to| to != from && folders.contains(to.as_str())) {
            found.entry((from, to)).or_insert(source.path.as_str());
        }
    }
    found
}

fn allows(from: &str, to: &str) -> bool {
    ALLOWED.iter().any(|(folder, used)| *folder == from && used.contains(&to))
}

#[test]
fn folders_use_only_what_the_table_allows() {
    let sources = sources();
    let found = arrows(&sources);
    let forbidden = found.iter().filter(|((from, to), _)| !allows(from, to));
    let forbidden: Vec<String> = forbidden.map(|((from, to), file)| format!("{from} → {to} (src/{file})")).collect();
    assert!(
        forbidden.is_empty(),
        "Not allowed: {}.\nMove what is shared to a folder that both may use, or add the arrow to {TABLES}.",
        forbidden.join(", ")
    );
}

#[test]
fn the_table_allows_nothing_that_is_not_used() {
    let sources = sources();
    let found = arrows(&sources);
    let pairs = ALLOWED.iter().flat_map(|(from, used)| used.iter().map(move |to| (*from, (*to).to_owned())));
    let unused: Vec<String> =
        pairs.filter(|pair| !found.contains_key(pair)).map(|(from, to)| format!("{from} → {to}")).collect();
    assert!(unused.is_empty(), "No file needs {} any longer: take it out of {TABLES}.", unused.join(", "));
}

#[test]
fn the_table_has_every_folder() {
    let sources = sources();
    let folders: BTreeSet<&str> = sources.iter().filter_map(Source::folder).collect();
    let listed: BTreeSet<&str> = ALLOWED.iter().map(|(folder, _)| *folder).collect();
    assert_eq!(folders, listed, "left: folders of src; right: those in {TABLES}");
}

#[test]
fn folders_that_use_each_other_are_stated_with_a_reason() {
    let reaches = |from: &str| {
        let (mut reached, mut next) = (BTreeSet::new(), vec![from]);
        while let Some(folder) = next.pop() {
            let used = ALLOWED.iter().filter(|(name, _)| *name == folder).flat_map(|(_, used)| used.iter().copied());
            next.extend(used.filter(|to| reached.insert(*to)).collect::<Vec<_>>());
        }
        reached
    };
    let circles: BTreeSet<Vec<&str>> = ALLOWED
        .iter()
        .filter(|(folder, _)| reaches(folder).contains(folder))
        .map(|(folder, _)| reaches(folder).into_iter().filter(|other| reaches(other).contains(folder)).collect())
        .collect();
    let stated: BTreeSet<Vec<&str>> = CIRCLES.iter().map(|(folders, _)| folders.to_vec()).collect();
    assert_eq!(circles, stated, "left: folders that use each other; right: those that {TABLES} gives a reason for");
}

#[test]
fn only_the_bindings_know_javascript() {
    let knows =
        |code: &str| ["wasm_bindgen", "web_sys", "js_sys", "plotters_canvas"].iter().any(|name| code.contains(name));
    let sources = sources();
    let outside = sources.iter().filter(|source| source.folder() != Some("wasm") && knows(&source.code));
    let outside: BTreeSet<&str> = outside.map(|source| source.path.as_str()).collect();
    let stated: BTreeSet<&str> = BINDINGS.iter().map(|(file, _)| *file).collect();
    assert_eq!(outside, stated, "left: files outside src/wasm that know JavaScript; right: those in {TABLES}");
}
