//! The suite is complete: no function of the store that it does not call.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

#[test]
fn every_function_of_the_store_is_called_by_this_suite() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let suite = here.join("tests/all/store_suite");
    let mut calls: String = sources(&suite).into_values().collect();
    calls.extend(sources(&suite.join("seeds")).into_values());
    let store = sources(&here.join("src/store"));
    assert!(store.len() > 10, "the store has moved: nothing was looked at");
    let mut forgotten = Vec::new();
    for (module, text) in store {
        let wanted = functions(&text).map(|name| format!("{module}::{name}("));
        forgotten.extend(wanted.filter(|call| !calls.contains(call)));
    }
    assert!(
        forgotten.is_empty(),
        "these functions of the store run on no database here; call each, by this name, in \
         server/tests/all/store_suite: {forgotten:?}"
    );
}

/// The names after `pub async fn`.
fn functions(text: &str) -> impl Iterator<Item = &str> {
    text.split("\npub async fn ").skip(1).filter_map(|rest| rest.split(['(', '<']).next())
}

/// The Rust files of a folder, by the name of their module.
fn sources(folder: &Path) -> BTreeMap<String, String> {
    let files = fs::read_dir(folder).expect("the folder is there");
    let paths = files.map(|file| file.expect("is read").path());
    let rust = paths.filter(|path| path.extension().is_some_and(|kind| kind == "rs"));
    rust.map(|path| {
        let module = path.file_stem().expect("a name").to_string_lossy().into_owned();
        (module, fs::read_to_string(&path).expect("is text"))
    })
    .collect()
}
