//! Hashed names, the manifest, the files on disk, and their sizes.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use sha2::{Digest, Sha256};

use crate::{
    compress,
    failure::{Failure, Result},
    project::{Project, files_below, logical_name},
};

const MANIFEST: &str = "manifest.json";

/// The site in memory: what each logical name is called now, and the content under the new names.
#[derive(Default)]
pub struct Site {
    pub names: BTreeMap<String, String>,
    contents: BTreeMap<String, Vec<u8>>,
}

impl Site {
    /// Adds a file under a name that changes with its content.
    pub fn add(&mut self, name: &str, content: Vec<u8>) -> Result<()> {
        if self.names.contains_key(name) {
            return Err(Failure::new(
                format!("two files of the site are called {name}"),
                "rename the one in app/public",
            ));
        }
        let hashed = hashed_name(name, &content);
        self.names.insert(name.to_owned(), hashed.clone());
        self.contents.insert(hashed, content);
        Ok(())
    }

    /// A script whose `./name` of files added before has become `./hashed-name`.
    pub fn with_hashed_imports(&self, script: Vec<u8>) -> Vec<u8> {
        let Ok(mut script) = String::from_utf8(script.clone()) else {
            return script;
        };
        for (name, hashed) in &self.names {
            script = script.replace(&format!("'./{name}'"), &format!("'./{hashed}'"));
            script = script.replace(&format!("\"./{name}\""), &format!("\"./{hashed}\""));
        }
        script.into_bytes()
    }

    /// Makes the folder hold exactly this site. Files that are right already are left alone, so
    /// that the server is not rebuilt for nothing; the manifest comes last.
    pub fn write(&self, dir: &Path) -> Result<()> {
        let mut files = BTreeMap::new();
        for (name, content) in &self.contents {
            for (ending, packed) in
                [(".br", compress::brotli(content)), (".gz", compress::gzip(content))]
            {
                let packed = packed.map_err(|error| {
                    Failure::new(
                        format!("{name} cannot be compressed ({error})"),
                        "build again; if it stays, report it",
                    )
                })?;
                if packed.len() < content.len() {
                    files.insert(format!("{name}{ending}"), packed);
                }
            }
            files.insert(name.clone(), content.clone());
        }
        let manifest = Manifest(self.names.clone()).to_json()?;
        let wanted: BTreeSet<&str> = files.keys().map(String::as_str).chain([MANIFEST]).collect();
        for path in files_below(dir)? {
            if !wanted.contains(logical_name(&path, dir).as_str()) {
                fs::remove_file(&path).map_err(|error| Failure::file(&path, &error))?;
            }
        }
        for (name, content) in files {
            write_if_changed(&dir.join(name), &content)?;
        }
        write_if_changed(&dir.join(MANIFEST), &manifest)
    }
}

/// Logical name → hashed name, as it stands in `manifest.json`.
pub struct Manifest(pub BTreeMap<String, String>);

impl Manifest {
    pub fn read(dir: &Path) -> Result<Self> {
        let path = dir.join(MANIFEST);
        let json = fs::read(&path).map_err(|error| Failure::file(&path, &error))?;
        serde_json::from_slice(&json).map(Self).map_err(|error| {
            Failure::new(format!("{}: {error}", path.display()), "remove that file and build again")
        })
    }

    pub fn is_complete(&self, dir: &Path) -> bool {
        self.0.values().all(|name| dir.join(name).is_file())
    }

    fn to_json(&self) -> Result<Vec<u8>> {
        serde_json::to_vec_pretty(&self.0).map_err(|error| {
            Failure::new(
                format!("the manifest cannot be written ({error})"),
                "build again; if it stays, report it",
            )
        })
    }
}

/// Prints the sizes; fails when the wasm, as browsers fetch it, is larger than the budget.
pub fn report(project: &Project, budget_kb: usize) -> Result<()> {
    let dir = project.site_dir();
    let size = |name: &str| fs::metadata(dir.join(name)).map(|file| file.len() as usize);
    println!("site      raw   brotli");
    for (name, hashed) in Manifest::read(&dir)?.0 {
        let raw = size(&hashed).map_err(|error| Failure::file(&dir.join(&hashed), &error))?;
        let packed = size(&format!("{hashed}.br")).unwrap_or(raw);
        println!("{:>10.1} {:>8.1} kB  {name}", kilobytes(raw), kilobytes(packed));
        if crate::has_extension(&name, "wasm") && packed > budget_kb * 1000 {
            return Err(Failure::new(
                format!(
                    "{name} is {:.1} kB after brotli, the budget is {budget_kb} kB",
                    kilobytes(packed)
                ),
                "move code out of the islands, or raise it with --budget-kb and a reason",
            ));
        }
    }
    Ok(())
}

fn kilobytes(bytes: usize) -> f64 {
    bytes as f64 / 1000.0
}

/// `linli_bg.wasm` → `linli_bg.0123456789.wasm`; folders are kept.
fn hashed_name(name: &str, content: &[u8]) -> String {
    let hash = hex(&Sha256::digest(content), 10);
    let file = name.rfind('/').map_or(0, |slash| slash + 1);
    match name[file..].rfind('.') {
        Some(dot) if dot > 0 => format!("{}.{hash}{}", &name[..file + dot], &name[file + dot..]),
        _ => format!("{name}.{hash}"),
    }
}

/// The first `digits` hexadecimal digits.
pub fn hex(bytes: &[u8], digits: usize) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).take(digits).collect()
}

fn write_if_changed(path: &Path, content: &[u8]) -> Result<()> {
    if fs::read(path).is_ok_and(|old| old == content) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| Failure::file(folder, &error))?;
    }
    fs::write(path, content).map_err(|error| Failure::file(path, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_change_with_the_content() {
        assert_eq!(hashed_name("main.css", b""), "main.e3b0c44298.css");
        assert_eq!(hashed_name("a.b/icons/dot", b""), "a.b/icons/dot.e3b0c44298");
        assert_ne!(hashed_name("main.css", b"a"), hashed_name("main.css", b"b"));
    }

    #[test]
    fn scripts_import_hashed_names() {
        let mut site = Site::default();
        site.add("snippets/a/inline0.js", b"export{}".to_vec()).expect("a new name");
        let script = site.with_hashed_imports(b"import './snippets/a/inline0.js';".to_vec());
        assert_eq!(
            String::from_utf8_lossy(&script),
            format!("import './{}';", site.names["snippets/a/inline0.js"])
        );
    }

    #[test]
    fn the_folder_holds_exactly_the_site() {
        let dir = std::env::temp_dir().join(format!("linli-site-publish-{}", std::process::id()));
        let mut site = Site::default();
        site.add("main.css", b"a{}".repeat(100)).expect("a new name");
        site.add("dot.svg", b"<svg/>".to_vec()).expect("a new name");
        assert!(site.add("dot.svg", Vec::new()).is_err());
        fs::create_dir_all(&dir).expect("a temporary folder");
        fs::write(dir.join("stale.css"), "old").expect("a stale file");
        site.write(&dir).expect("the site is written");

        let manifest = Manifest::read(&dir).expect("a manifest");
        assert_eq!(manifest.0, site.names);
        assert!(manifest.is_complete(&dir));
        let css = &site.names["main.css"];
        let svg = &site.names["dot.svg"];
        let mut expected = vec![
            css.clone(),
            format!("{css}.br"),
            format!("{css}.gz"),
            svg.clone(),
            MANIFEST.to_owned(),
        ];
        expected.sort();
        let found: Vec<String> = files_below(&dir)
            .expect("a listing")
            .iter()
            .map(|path| logical_name(path, &dir))
            .collect();
        assert_eq!(found, expected, "a copy that is not smaller is not kept");

        fs::remove_file(dir.join(svg)).expect("a file goes missing");
        assert!(!manifest.is_complete(&dir));
        fs::remove_dir_all(dir).expect("the folder goes");
    }
}
