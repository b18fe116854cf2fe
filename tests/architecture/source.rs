use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A file of `src` without its comments and tests.
pub(crate) struct Source {
    /// Path below `src`, with slashes.
    pub(crate) path: String,
    pub(crate) code: String,
}

impl Source {
    /// The folder of `src` that the file is in, or `None` for `lib.rs`.
    pub(crate) fn folder(&self) -> Option<&str> {
        self.path.split_once('/').map(|(folder, _)| folder)
    }

    /// Names at the root of the crate that the file uses: by `crate::` or by as many `super::` as lead there.
    pub(crate) fn used(&self) -> BTreeSet<String> {
        let to_root = "super::".repeat(self.depth());
        ["crate::", &to_root].into_iter().flat_map(|root| names_after(&self.code, root)).collect()
    }

    /// How many modules the file is inside the root.
    fn depth(&self) -> usize {
        self.path.split('/').filter(|part| *part != "mod.rs").count()
    }
}

/// Reads all files of `src` but those that are only compiled for tests.
pub(crate) fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    let read: Vec<(PathBuf, String)> =
        files.into_iter().map(|file| (file.clone(), fs::read_to_string(file).unwrap())).collect();
    let tests: BTreeSet<PathBuf> = read.iter().flat_map(|(file, text)| test_modules(file, text)).collect();
    let is_test = |file: &Path| file.ancestors().any(|part| tests.contains(&part.with_extension("")));
    let kept = read.iter().filter(|(file, _)| !is_test(file));
    kept.map(|(file, text)| {
        let below = file.strip_prefix(&root).unwrap();
        let parts: Vec<&str> = below.iter().map(|part| part.to_str().unwrap()).collect();
        Source { path: parts.join("/"), code: without_tests(&without_comments(text)) }
    })
    .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Paths, without extension, of the modules that a file declares for tests alone.
fn test_modules(file: &Path, text: &str) -> Vec<PathBuf> {
    let is_folder = file.file_name().is_some_and(|name| name == "mod.rs" || name == "lib.rs");
    let inside = if is_folder { file.parent().unwrap().to_owned() } else { file.with_extension("") };
    let mut found = Vec::new();
    let mut for_tests = false;
    for line in text.lines().map(str::trim) {
        if line.starts_with("#[") {
            for_tests |= line.starts_with("#[cfg(test)]");
            continue;
        }
        let module = line.strip_suffix(';').and_then(|line| line.rsplit_once("mod ")).map(|(_, name)| name);
        found.extend(module.filter(|_| for_tests).map(|name| inside.join(name)));
        for_tests = false;
    }
    found
}

fn without_comments(text: &str) -> String {
    let code = text.lines().map(|line| line.split_once("//").map_or(line, |(code, _)| code));
    code.collect::<Vec<_>>().join("\n")
}

/// Leaves out each item below `#[cfg(test)]`: up to the `;` of its first line, or to the brace that closes it.
fn without_tests(code: &str) -> String {
    let mut kept = Vec::new();
    let mut lines = code.lines();
    while let Some(line) = lines.next() {
        if line.trim() != "#[cfg(test)]" {
            kept.push(line);
            continue;
        }
        let indent = line.len() - line.trim_start().len();
        let first = lines.by_ref().find(|line| !line.trim().starts_with("#[")).unwrap_or_default();
        if !first.trim_end().ends_with([';', ',', '}']) {
            let closes = |line: &&str| line.len() > indent && line[indent..].starts_with(['}', ')']);
            lines.by_ref().find(closes);
        }
    }
    kept.join("\n")
}

/// Names that follow a root: `a` and `b` for `crate::a::X` and `crate::{a, b::Y}`.
fn names_after(code: &str, root: &str) -> Vec<String> {
    let starts = code.match_indices(root).filter(|(at, _)| {
        let before = code[..*at].chars().next_back();
        !before.is_some_and(|letter| letter.is_alphanumeric() || matches!(letter, '_' | ':' | '$'))
    });
    starts.flat_map(|(at, _)| first_names(&code[at + root.len()..])).collect()
}

fn first_names(path: &str) -> Vec<String> {
    let name = |text: &str| {
        text.trim_start().chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
    };
    let Some(list) = path.strip_prefix('{') else { return vec![name(path)] };
    let mut names = vec![name(list)];
    let mut depth = 0;
    for (at, letter) in list.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(name(&list[at + 1..])),
            _ => {}
        }
    }
    names.retain(|name: &String| !name.is_empty());
    names
}

#[test]
fn names_are_found_alone_in_lists_and_through_parents() {
    let code = "use crate::plan::Plan;\nuse crate::{report::{Cell, Row}, locale::Locale,\n};\nlet x = super::super::html::page(super::a());";
    let used = |path: &str| {
        Source { path: path.to_owned(), code: code.to_owned() }.used().into_iter().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(used("chart/bars.rs"), "html locale plan report");
    assert_eq!(used("chart/bars/mod.rs"), "html locale plan report");
    assert_eq!(used("chart/deep/bars.rs"), "locale plan report");
}

#[test]
fn tests_and_comments_use_nothing() {
    let code = "// crate::a\nfn f() {}\n#[cfg(test)]\nuse crate::b;\n#[cfg(test)]\n#[expect(x)]\nmod tests {\n    use crate::c;\n}\nuse crate::d;\n";
    assert_eq!(without_tests(&without_comments(code)), "\nfn f() {}\nuse crate::d;");
}
