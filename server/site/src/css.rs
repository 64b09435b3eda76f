//! One small style sheet out of `main.css` and everything it imports.

use std::{collections::BTreeMap, path::Path};

use lightningcss::{
    bundler::{Bundler, FileProvider},
    dependencies::{Dependency, DependencyOptions},
    error::ErrorLocation,
    stylesheet::{MinifyOptions, ParserOptions, PrinterOptions},
    targets::{Browsers, Targets},
};

use crate::failure::{Failure, Result};

/// Newer syntax (nesting, `light-dark()`, range queries) is translated down to the first browsers
/// with cascade layers, spring 2022: telephones keep their system for years.
const OLDEST: Browsers = Browsers {
    chrome: Some(99 << 16),
    edge: Some(99 << 16),
    android: Some(99 << 16),
    firefox: Some(97 << 16),
    safari: Some(15 << 16 | 4 << 8),
    ios_saf: Some(15 << 16 | 4 << 8),
    samsung: Some(18 << 16),
    opera: None,
    ie: None,
};

/// Bundles and minifies; `url(name)` of a public file becomes its hashed name from `names`.
pub fn bundle(entry: &Path, names: &BTreeMap<String, String>) -> Result<String> {
    if !entry.is_file() {
        return Err(Failure::new(
            format!("the style sheet {} is missing", entry.display()),
            "create it, or correct style-file in the root Cargo.toml",
        ));
    }
    let provider = FileProvider::new();
    let mut bundler = Bundler::new(&provider, None, ParserOptions::default());
    let targets = Targets::from(OLDEST);
    let mut sheet =
        bundler.bundle(entry).map_err(|error| broken(entry, &error.kind, error.loc.as_ref()))?;
    sheet
        .minify(MinifyOptions { targets, ..MinifyOptions::default() })
        .map_err(|error| broken(entry, &error.kind, error.loc.as_ref()))?;
    let printed = sheet
        .to_css(PrinterOptions {
            minify: true,
            targets,
            analyze_dependencies: Some(DependencyOptions::default()),
            ..PrinterOptions::default()
        })
        .map_err(|error| broken(entry, &error.kind, error.loc.as_ref()))?;
    let mut code = printed.code;
    for dependency in printed.dependencies.unwrap_or_default() {
        match dependency {
            Dependency::Url(url) => {
                let target = resolve(&url.url, names).ok_or_else(|| {
                    Failure::new(
                        format!(
                            "{} uses url({}), which no file in app/public has for a name",
                            url.loc.file_path, url.url
                        ),
                        "add the file or correct the address",
                    )
                })?;
                code = code
                    .replace(&url.placeholder, &target.replace('\\', "\\\\").replace('"', "\\\""));
            }
            Dependency::Import(import) => {
                return Err(Failure::new(
                    format!("{} imports {} from elsewhere", import.loc.file_path, import.url),
                    "the site serves everything itself: put the file into style/",
                ));
            }
        }
    }
    Ok(code)
}

/// Absolute addresses, fragments and inline data stay as they are.
fn resolve(url: &str, names: &BTreeMap<String, String>) -> Option<String> {
    if url.starts_with(['/', '#']) || url.starts_with("data:") {
        return Some(url.to_owned());
    }
    names.get(url.trim_start_matches("./")).cloned()
}

fn broken(entry: &Path, why: &dyn std::fmt::Display, at: Option<&ErrorLocation>) -> Failure {
    let place = at.map_or_else(
        || entry.display().to_string(),
        |at| format!("{}:{}:{}", at.filename, at.line + 1, at.column),
    );
    Failure::new(format!("{place}: {why}"), "correct the style sheet there")
}

#[cfg(test)]
mod tests {
    use std::{fs, path::PathBuf};

    use super::*;

    /// A folder of its own for each test, with these files.
    fn styles(test: &str, files: &[(&str, &str)]) -> PathBuf {
        let dir =
            std::env::temp_dir().join(format!("linli-site-css-{}-{test}", std::process::id()));
        fs::create_dir_all(&dir).expect("a temporary folder");
        for (name, text) in files {
            fs::write(dir.join(name), text).expect("a style sheet");
        }
        dir
    }

    #[test]
    fn follows_imports_and_keeps_layers() {
        let dir = styles(
            "imports",
            &[
                (
                    "main.css",
                    "@import './base.css' layer(base);\nh1 { color: red; & em { color: blue } }",
                ),
                ("base.css", "/* gone */ body { margin: 0px; }"),
            ],
        );
        let css = bundle(&dir.join("main.css"), &BTreeMap::new()).expect("good style sheets");
        assert_eq!(css, "@layer base{body{margin:0}}h1{color:red}h1 em{color:#00f}");
        fs::remove_dir_all(dir).expect("the folder goes");
    }

    #[test]
    fn public_files_get_their_hashed_names() {
        let dir = styles(
            "urls",
            &[(
                "main.css",
                "a{background:url(dot.svg)}b{background:url(\"data:image/svg+xml,<a b='c'/>\")}",
            )],
        );
        let names = BTreeMap::from([("dot.svg".to_owned(), "dot.0123456789.svg".to_owned())]);
        let css = bundle(&dir.join("main.css"), &names).expect("a good style sheet");
        assert!(css.contains("url(\"dot.0123456789.svg\")"), "{css}");
        assert!(css.contains("url(\"data:image/svg+xml,<a b='c'/>\")"), "{css}");
        let failure =
            bundle(&dir.join("main.css"), &BTreeMap::new()).expect_err("no such file").to_string();
        assert!(failure.contains("dot.svg"), "{failure}");
        fs::remove_dir_all(dir).expect("the folder goes");
    }

    #[test]
    fn says_where_a_style_sheet_is_broken() {
        let dir = styles(
            "broken",
            &[("main.css", "@import './part.css';"), ("part.css", "\n\na { color: } }")],
        );
        let failure =
            bundle(&dir.join("main.css"), &BTreeMap::new()).expect_err("broken").to_string();
        assert!(failure.contains("part.css:3:"), "{failure}");
        let failure =
            bundle(&dir.join("none.css"), &BTreeMap::new()).expect_err("missing").to_string();
        assert!(failure.contains("none.css is missing"), "{failure}");
        fs::remove_dir_all(dir).expect("the folder goes");
    }
}
