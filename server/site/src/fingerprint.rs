//! Knows whether anything that goes into the site has changed since it was built.

use std::{
    fs,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use crate::{
    failure::{Failure, Result},
    project::{Project, files_below, logical_name},
    publish::{Manifest, hex},
};

/// One hash over the content of every input, and of this program's source: times of files say
/// nothing after a fresh checkout.
pub fn of_inputs(project: &Project) -> Result<String> {
    let mut inputs = files_below(Path::new(env!("CARGO_MANIFEST_DIR")))?;
    for name in ["Cargo.toml", "Cargo.lock", "rust-toolchain.toml", ".cargo/config.toml"] {
        inputs.push(project.root.join(name));
    }
    for dir in &project.source_dirs {
        inputs.extend(files_below(dir)?);
    }
    if let Some(dir) = project.style_file.as_deref().and_then(|file| file.parent()) {
        inputs.extend(files_below(dir)?);
    }
    inputs.sort();
    inputs.dedup();
    let mut hash = Sha256::new();
    for path in inputs.iter().filter(|path| path.is_file()) {
        let content = fs::read(path).map_err(|error| Failure::file(path, &error))?;
        hash.update(logical_name(path, &project.root));
        hash.update([0]);
        hash.update(Sha256::digest(content));
    }
    hash.update(std::env::var("RUSTFLAGS").unwrap_or_default());
    Ok(hex(&hash.finalize(), 64))
}

/// True when the last build had these inputs and all its files are still there.
pub fn is_current(project: &Project, inputs: &str) -> bool {
    fs::read_to_string(file(project)).is_ok_and(|last| last == inputs)
        && Manifest::read(&project.site_dir())
            .is_ok_and(|manifest| manifest.is_complete(&project.site_dir()))
}

pub fn remember(project: &Project, inputs: &str) -> Result<()> {
    let path = file(project);
    fs::write(&path, inputs).map_err(|error| Failure::file(&path, &error))
}

/// Beside the site, not in it: what is in it is embedded in the server.
fn file(project: &Project) -> PathBuf {
    project.target_dir.join("site.fingerprint")
}
