//! The sources of the workspace.

use std::fs;
use std::path::{Path, PathBuf};

/// One file.
pub struct Source {
    /// From the root of the workspace, with slashes.
    pub path: String,
    /// All of it.
    pub text: String,
}

/// Folders with sources of ours.
const OURS: [&str; 4] = ["app", "server", "style", "end2end"];
/// Folders in them that are made by tools.
const MADE: [&str; 4] = ["node_modules", "target", "test-results", "playwright-report"];

/// Every Rust file of the workspace.
pub fn rust() -> Vec<Source> {
    of_kinds(&["rs"])
}

/// Every file whose name ends so, in the order of the paths.
pub fn of_kinds(kinds: &[&str]) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace");
    let mut files = Vec::new();
    for folder in OURS {
        walk(&root.join(folder), kinds, &mut files);
    }
    files.sort();
    let read = |file: PathBuf| Source {
        path: file.strip_prefix(root).expect("inside").to_string_lossy().replace('\\', "/"),
        // Others may be writing while we read.
        text: fs::read_to_string(&file).unwrap_or_default(),
    };
    files.into_iter().map(read).collect()
}

fn walk(folder: &Path, kinds: &[&str], files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        let name = name.to_string_lossy();
        if path.is_dir() {
            if !MADE.contains(&&*name) && !name.starts_with('.') {
                walk(&path, kinds, files);
            }
        } else if path.extension().is_some_and(|kind| kinds.iter().any(|one| kind == *one)) {
            files.push(path);
        }
    }
}

/// The text with comments blanked, line by line, so that numbers of lines stay.
pub fn without_comments(text: &str) -> String {
    let line = |line: &str| match line.find("//") {
        // `https://` inside a text is no comment.
        Some(at) if !line[..at].ends_with(':') => line[..at].to_owned(),
        _ => line.to_owned(),
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}
