//! The shape of files: no mod.rs, a first line that says what it is, none that is too long.

use super::sources::{of_kinds, rust};

/// More is a smell: split by what a reader looks for.
const MOST_LINES: usize = 300;

#[test]
fn modules_are_named_after_themselves() {
    let files = rust().into_iter().map(|source| source.path);
    let wrong: Vec<String> = files.filter(|path| path.ends_with("/mod.rs")).collect();
    assert!(wrong.is_empty(), "foo.rs beside foo/, not foo/mod.rs: {wrong:?}");
}

#[test]
fn every_file_says_in_its_first_line_what_it_is() {
    let comments = ["//!", "//", "/*", "#!"];
    let files = of_kinds(&["rs", "css", "ts"]).into_iter();
    let dumb = files.filter(|source| !comments.iter().any(|sign| source.text.starts_with(sign)));
    let dumb: Vec<String> = dumb.map(|source| source.path).collect();
    assert!(dumb.is_empty(), "begin with a comment that says what the file is: {dumb:?}");
}

#[test]
fn no_file_is_too_long_to_read() {
    let files = rust().into_iter().map(|source| (source.text.lines().count(), source.path));
    let long: Vec<_> = files.filter(|(lines, _)| *lines > MOST_LINES).collect();
    assert!(long.is_empty(), "longer than {MOST_LINES} lines, split by topic: {long:?}");
}
