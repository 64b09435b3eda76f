//! The paths that a source names: `use` trees written out, and paths in the middle of code.

use super::sources::without_comments;

/// Every path with the line it begins on.
pub fn paths(text: &str) -> Vec<(usize, String)> {
    let text = without_comments(text);
    let mut found = Vec::new();
    let mut rest = String::with_capacity(text.len());
    let mut line = 1;
    for statement in text.split_inclusive(';') {
        let start = statement.len() - statement.trim_start().len();
        let at = line + statement[..start].matches('\n').count();
        line += statement.matches('\n').count();
        match use_tree(statement) {
            Some((before, tree)) => {
                rest.push_str(before);
                let newlines = statement[before.len()..].matches('\n').count();
                rest.push_str(&"\n".repeat(newlines));
                let at = at + before[start.min(before.len())..].matches('\n').count();
                written_out("", tree, &mut |path| found.push((at, path)));
            }
            None => rest.push_str(statement),
        }
    }
    for (number, line) in rest.lines().enumerate() {
        in_code(line, &mut |path| found.push((number + 1, path)));
    }
    found
}

/// What stands before a `use` statement, and its tree.
fn use_tree(statement: &str) -> Option<(&str, &str)> {
    let start = statement.match_indices("use ").map(|(at, _)| at).find(|at| {
        let line = statement[..*at].rsplit('\n').next().unwrap_or_default().trim_start();
        matches!(line, "" | "pub " | "pub(crate) " | "pub(super) ")
    })?;
    Some((&statement[..start], statement[start + 4..].trim_end_matches(';')))
}

/// `a::{b, c::{d, self}}` as `a::b`, `a::c::d`, `a::c`.
fn written_out(before: &str, tree: &str, tell: &mut impl FnMut(String)) {
    for part in split(tree) {
        let part = part.trim();
        let part = part.split(" as ").next().unwrap_or(part).trim();
        match part.split_once('{') {
            Some((prefix, inner)) => {
                let inner = inner.strip_suffix('}').unwrap_or(inner);
                written_out(&format!("{before}{prefix}"), inner, tell);
            }
            None if part.is_empty() => {}
            None if part == "self" => tell(before.trim_end_matches("::").to_owned()),
            None => tell(format!("{before}{}", part.trim_start_matches("::"))),
        }
    }
}

/// Parts between commas that stand in no braces.
fn split(tree: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut from) = (Vec::new(), 0, 0);
    for (at, sign) in tree.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&tree[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&tree[from..]);
    parts
}

/// Words joined by `::` outside texts.
fn in_code(line: &str, tell: &mut impl FnMut(String)) {
    let code: String = line.split('"').step_by(2).collect::<Vec<_>>().join(" ");
    let is_path = |sign: char| sign.is_alphanumeric() || sign == '_' || sign == ':';
    for word in code.split(|sign| !is_path(sign)) {
        let word = word.trim_matches(':');
        if word.contains("::") {
            tell(word.to_owned());
        }
    }
}

#[test]
fn paths_are_found_in_trees_and_in_code() {
    let text = "//! no::comment\nuse a::{b, c::{self, d as e}};\n\npub use f::g;\n\
                fn x() {\n    let y = \"no::text\"; h::i::<j::K>();\n}\n";
    let found = paths(text);
    let wanted = [(2, "a::b"), (2, "a::c"), (2, "a::c::d"), (4, "f::g"), (6, "h::i"), (6, "j::K")];
    let wanted = wanted.map(|(line, path)| (line, path.to_owned()));
    assert_eq!(found, wanted);
}
