//! The description of the site, read from the workspace through `cargo metadata`.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde::Deserialize;

use crate::{
    Files,
    failure::{Failure, Result},
};

/// Everything that the later steps need to know, with absolute paths.
pub struct Project {
    pub root: PathBuf,
    pub target_dir: PathBuf,
    /// Stem of the generated files: `linli` gives `linli.js` and `linli_bg.wasm`.
    pub name: String,
    pub lib_package: String,
    /// The cdylib's name as rustc writes it.
    pub lib_target: String,
    pub lib_features: Vec<String>,
    pub lib_default_features: bool,
    pub lib_profile: String,
    pub style_file: Option<PathBuf>,
    /// The library's folder and those of the workspace crates it is built from.
    pub source_dirs: BTreeSet<PathBuf>,
    public_dir: PathBuf,
}

/// The part of cargo's answer that matters here.
#[derive(Deserialize)]
struct Answer {
    workspace_root: PathBuf,
    target_directory: PathBuf,
    packages: Vec<Package>,
    metadata: Option<Tables>,
}

#[derive(Deserialize)]
struct Tables {
    leptos: Vec<Description>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Description {
    name: String,
    lib_package: String,
    #[serde(default)]
    lib_features: Vec<String>,
    #[serde(default)]
    lib_default_features: bool,
    #[serde(default = "release")]
    lib_profile_release: String,
    style_file: Option<PathBuf>,
}

fn release() -> String {
    "release".to_owned()
}

#[derive(Deserialize)]
struct Package {
    name: String,
    manifest_path: PathBuf,
    targets: Vec<Target>,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
    crate_types: Vec<String>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    /// Only a dependency by path has one.
    path: Option<PathBuf>,
}

impl Project {
    /// Asks cargo about the workspace of the current folder.
    pub fn read() -> Result<Self> {
        let output = Command::new(cargo())
            .args(["metadata", "--format-version", "1", "--no-deps"])
            .output()
            .map_err(|error| {
                Failure::new(
                    format!("cargo did not start: {error}"),
                    "install Rust from https://rustup.rs",
                )
            })?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            let last = said.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("no message");
            return Err(Failure::new(
                format!("cargo cannot read the workspace ({})", last.trim()),
                "run `cargo metadata --no-deps` to see why",
            ));
        }
        Self::parse(&output.stdout)
    }

    fn parse(json: &[u8]) -> Result<Self> {
        const REMEDY: &str = "write one [[workspace.metadata.leptos]] table with name and lib-package into the root Cargo.toml";
        let workspace: Answer = serde_json::from_slice(json).map_err(|error| {
            Failure::new(format!("the workspace does not describe the site ({error})"), REMEDY)
        })?;
        let [site]: [Description; 1] =
            workspace.metadata.and_then(|tables| tables.leptos.try_into().ok()).ok_or_else(
                || Failure::new("the workspace does not describe exactly one site", REMEDY),
            )?;
        let mut packages = workspace.packages.iter();
        let package =
            packages.find(|package| package.name == site.lib_package).ok_or_else(|| {
                Failure::new(
                    format!("the workspace has no package `{}`", site.lib_package),
                    "correct lib-package in the root Cargo.toml",
                )
            })?;
        let lib = package
            .targets
            .iter()
            .find(|target| target.crate_types.iter().any(|kind| kind == "cdylib"))
            .ok_or_else(|| {
                Failure::new(
                    format!("`{}` does not build a cdylib", package.name),
                    "give its [lib] crate-type = [\"cdylib\", \"rlib\"]",
                )
            })?;
        Ok(Self {
            lib_target: lib.name.replace('-', "_"),
            style_file: site.style_file.map(|file| workspace.workspace_root.join(file)),
            source_dirs: source_dirs(package, &workspace.packages),
            public_dir: folder(package).join("public"),
            root: workspace.workspace_root,
            target_dir: workspace.target_directory,
            name: site.name,
            lib_package: site.lib_package,
            lib_features: site.lib_features,
            lib_default_features: site.lib_default_features,
            lib_profile: site.lib_profile_release,
        })
    }

    /// Where the finished site goes.
    pub fn site_dir(&self) -> PathBuf {
        self.target_dir.join("site")
    }

    /// Files that go into the site as they are, from `public/` beside the library's `src/`.
    pub fn public_files(&self) -> Result<Files> {
        let mut files = Files::new();
        for path in files_below(&self.public_dir)? {
            let content = fs::read(&path).map_err(|error| Failure::file(&path, &error))?;
            files.insert(logical_name(&path, &self.public_dir), content);
        }
        Ok(files)
    }
}

/// The cargo that started this program, or the one on the path.
pub fn cargo() -> std::ffi::OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// The path below `dir`, with forward slashes.
pub fn logical_name(path: &Path, dir: &Path) -> String {
    path.strip_prefix(dir).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

/// Every file below a folder, sorted; none when the folder is missing. Hidden files are left out.
pub fn files_below(dir: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![dir.to_path_buf()];
    while let Some(folder) = folders.pop().filter(|folder| folder.is_dir()) {
        for entry in fs::read_dir(&folder).map_err(|error| Failure::file(&folder, &error))? {
            let path = entry.map_err(|error| Failure::file(&folder, &error))?.path();
            let hidden =
                path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
            match (hidden, path.is_dir()) {
                (true, _) => {}
                (false, true) => folders.push(path),
                (false, false) => found.push(path),
            }
        }
    }
    found.sort();
    Ok(found)
}

fn folder(package: &Package) -> PathBuf {
    package.manifest_path.parent().unwrap_or(&package.manifest_path).to_path_buf()
}

/// The package's folder and, step by step, those of the packages it names by path.
fn source_dirs(package: &Package, all: &[Package]) -> BTreeSet<PathBuf> {
    let mut dirs = BTreeSet::new();
    let mut open = vec![package];
    while let Some(package) = open.pop() {
        if dirs.insert(folder(package)) {
            let near = package.dependencies.iter().filter(|dependency| dependency.path.is_some());
            open.extend(
                near.filter_map(|dependency| {
                    all.iter().find(|other| other.name == dependency.name)
                }),
            );
        }
    }
    dirs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn metadata(site: &str) -> String {
        format!(
            r#"{{"workspace_root": "/w", "target_directory": "/t", "metadata": {{"leptos": [{site}]}}, "packages": [
                {{"name": "my-app", "manifest_path": "/w/app/Cargo.toml",
                  "targets": [{{"name": "my-app", "crate_types": ["cdylib", "rlib"]}}],
                  "dependencies": [{{"name": "rules", "path": "/w/rules"}}, {{"name": "serde"}}]}},
                {{"name": "rules", "manifest_path": "/w/rules/Cargo.toml", "targets": [], "dependencies": []}},
                {{"name": "server", "manifest_path": "/w/server/Cargo.toml", "targets": [], "dependencies": []}}]}}"#
        )
    }

    #[test]
    fn reads_the_one_description() {
        let json = metadata(
            r#"{"name": "my", "lib-package": "my-app", "lib-features": ["hydrate"], "style-file": "style/main.css"}"#,
        );
        let project = Project::parse(json.as_bytes()).expect("a good description");
        assert_eq!(project.lib_target, "my_app");
        assert_eq!(project.lib_profile, "release");
        assert!(!project.lib_default_features);
        assert_eq!(project.style_file.as_deref(), Some(Path::new("/w/style/main.css")));
        assert_eq!(project.site_dir(), Path::new("/t/site"));
        assert_eq!(
            project.source_dirs.iter().collect::<Vec<_>>(),
            [Path::new("/w/app"), Path::new("/w/rules")]
        );
    }

    #[test]
    fn says_what_is_wrong_with_a_description() {
        for (site, expected) in [
            (r#"{"name": "my", "lib-package": "other"}"#, "no package `other`"),
            (r#"{"name": "my", "lib-package": "rules"}"#, "does not build a cdylib"),
            (r#"{"name": "my"}"#, "lib-package"),
            ("", "exactly one site"),
        ] {
            let failure =
                Project::parse(metadata(site).as_bytes()).err().expect("a failure").to_string();
            assert!(failure.contains(expected), "{failure}");
        }
    }
}
