//! Tells the program where the built browser side is, so that `web/assets.rs` can embed it.
//!
//! `linli-site` writes it to `<target>/site`. When it has not run yet the folder is empty, and
//! the pages of this build go without script and style.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

fn main() {
    println!("cargo::rerun-if-env-changed=CARGO_TARGET_DIR");
    let site = target_dir().join("site");
    if let Err(error) = fs::create_dir_all(&site) {
        println!("cargo::error={} cannot be created: {error}", site.display());
        return;
    }
    // One spelling for one folder: a link to it must not compile the server a second time.
    let site = site.canonicalize().unwrap_or(site);
    println!("cargo::rerun-if-changed={}", site.display());
    println!("cargo::rustc-env=LINLI_SITE_DIR={}", site.display());
    if env::var("PROFILE").is_ok_and(|profile| profile == "release")
        && !site.join("manifest.json").is_file()
    {
        println!(
            "cargo::warning=the browser side is not built, pages will have no script and no style: run `make build`"
        );
    }
}

/// Where cargo puts things: as the user said, else the marked folder above our own output, else
/// `target` in the workspace.
fn target_dir() -> PathBuf {
    let said = env::var_os("CARGO_TARGET_DIR").map(PathBuf::from).filter(|dir| dir.is_absolute());
    let marked = || {
        let out = PathBuf::from(env::var_os("OUT_DIR")?);
        out.ancestors().find(|dir| dir.join("CACHEDIR.TAG").is_file()).map(Path::to_path_buf)
    };
    said.or_else(marked).unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../target"))
}
