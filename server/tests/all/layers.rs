//! The dependency rule of the house, read from the sources: what crates do not enforce, these
//! tests say in a sentence.

mod app;
mod paths;
mod server;
mod shape;
mod sources;
mod sql;

use paths::paths;
use sources::{Source, rust};

/// Who may not name what.
struct Rule {
    /// Files that begin so, from the root of the workspace.
    whose: &'static [&'static str],
    /// Of these, files that are free to.
    but: &'static [&'static str],
    /// Paths that begin so.
    never: &'static [&'static str],
    /// And yet these may be named.
    except: &'static [&'static str],
    /// What to do instead.
    because: &'static str,
}

const NONE: &[&str] = &[];

/// Fails with a line for each path that the rule forbids.
fn hold(rule: &Rule) {
    let bound = |source: &&Source| {
        let inside = |places: &[&str]| places.iter().any(|place| source.path.starts_with(place));
        inside(rule.whose) && !inside(rule.but)
    };
    let files: Vec<Source> = rust();
    let files: Vec<&Source> = files.iter().filter(bound).collect();
    assert!(!files.is_empty(), "no file begins with {:?}: this rule guards nothing", rule.whose);
    let mut broken = Vec::new();
    for source in files {
        for (line, path) in paths(&source.text) {
            if names_one(&path, rule.never) && !names_one(&path, rule.except) {
                broken.push(format!("{}:{line} names {path}", source.path));
            }
        }
    }
    assert!(broken.is_empty(), "{}\n  {}", rule.because, broken.join("\n  "));
}

/// Whether the path is one of these, or lies in one of them.
fn names_one(path: &str, others: &[&str]) -> bool {
    let inside = |rest: &str| rest.is_empty() || rest.starts_with("::");
    others.iter().any(|other| path.strip_prefix(other).is_some_and(inside))
}
