//! Gives the raw wasm its JavaScript side, with wasm-bindgen used as a library.

use std::{fs, path::Path};

use wasm_bindgen_cli_support::Bindgen;

use crate::{
    Files,
    failure::{Failure, Result},
    project::{Project, files_below, logical_name},
};

/// Returns `<name>.js`, `<name>_bg.wasm` and, when crates bring JavaScript of their own, `snippets/…`.
pub fn bind(project: &Project, wasm: &Path) -> Result<Files> {
    let work = project.target_dir.join("site-work");
    if work.exists() {
        fs::remove_dir_all(&work).map_err(|error| Failure::file(&work, &error))?;
    }
    generate(project, wasm, &work).map_err(|why| {
        Failure::new(
            format!("wasm-bindgen refused {} ({why})", crate::shown(wasm, &project.root).display()),
            "give wasm-bindgen and wasm-bindgen-cli-support the same version in the root Cargo.toml",
        )
    })?;
    let mut files = Files::new();
    for path in files_below(&work)? {
        let content = fs::read(&path).map_err(|error| Failure::file(&path, &error))?;
        files.insert(logical_name(&path, &work), content);
    }
    fs::remove_dir_all(&work).map_err(|error| Failure::file(&work, &error))?;
    Ok(files)
}

fn generate(project: &Project, wasm: &Path, into: &Path) -> std::result::Result<(), String> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).out_name(&project.name).typescript(false);
    bindgen.remove_name_section(true).remove_producers_section(true);
    // The address of the wasm is hashed, so boot.js passes it; the script must not guess one.
    bindgen.omit_default_module_path(true);
    bindgen
        .web(true)
        .and_then(|bindgen| bindgen.generate(into))
        .map_err(|error| format!("{error:#}"))
}
