//! Builds the browser side of Linli: wasm, script, styles, hashed names, compressed copies.
//!
//! The site is described once, in `[[workspace.metadata.leptos]]` of the workspace manifest.
//! The result goes to `<target>/site/`, where the server's build embeds it.

mod bindgen;
mod boot;
mod compress;
mod css;
mod failure;
mod fingerprint;
mod project;
mod publish;
mod wasm;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::ExitCode,
    time::Instant,
};

use failure::{Failure, Result};
use project::Project;

/// Files of the site before they get their hashed names: logical name → content.
type Files = BTreeMap<String, Vec<u8>>;

const USAGE: &str = "usage: linli-site [--budget-kb N]   (wasm after brotli, default 160)";

fn main() -> ExitCode {
    match arguments().and_then(build) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("site: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// The only option: how many kB the wasm may weigh after brotli.
fn arguments() -> Result<usize> {
    // Three islands of staff pages (drawing a hall, live hours, copying) came to the seven that residents meet.
    let mut budget_kb = 160;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let number = match argument.as_str() {
            "--budget-kb" => arguments.next(),
            other => other.strip_prefix("--budget-kb=").map(str::to_owned),
        };
        budget_kb = number
            .and_then(|number| number.parse().ok())
            .ok_or_else(|| Failure::new(format!("cannot read `{argument}`"), USAGE))?;
    }
    Ok(budget_kb)
}

fn build(budget_kb: usize) -> Result<()> {
    let clock = Clock(Instant::now());
    let project = Project::read()?;
    let inputs = fingerprint::of_inputs(&project)?;
    if fingerprint::is_current(&project, &inputs) {
        clock.say("nothing changed");
        return publish::report(&project, budget_kb);
    }

    clock.say("compiling for the browser");
    let compiled = wasm::compile(&project)?;
    clock.say("binding wasm to JavaScript");
    let bound = bindgen::bind(&project, &compiled)?;
    clock.say("collecting public files and styles");
    let site = assemble(&project, bound)?;
    clock.say("compressing");
    site.write(&project.site_dir())?;
    publish::report(&project, budget_kb)?;
    fingerprint::remember(&project, &inputs)?;
    clock.say(&format!("done: {}", project.site_dir().display()));
    Ok(())
}

/// What is referred to comes before what refers to it: snippets, script, public files, styles, boot.
fn assemble(project: &Project, bound: Files) -> Result<publish::Site> {
    let mut site = publish::Site::default();
    let (snippets, generated): (Files, Files) =
        bound.into_iter().partition(|(name, _)| name.starts_with("snippets/"));
    for (name, content) in snippets {
        site.add(&name, content)?;
    }
    for (name, content) in generated {
        let content =
            if has_extension(&name, "js") { site.with_hashed_imports(content) } else { content };
        site.add(&name, content)?;
    }
    for (name, content) in project.public_files()? {
        site.add(&name, content)?;
    }
    if let Some(style) = &project.style_file {
        site.add("main.css", css::bundle(style, &site.names)?.into_bytes())?;
    }
    site.add("boot.js", boot::script(&project.name, &site.names)?.into_bytes())?;
    Ok(site)
}

/// Progress lines with the seconds since the start.
struct Clock(Instant);

impl Clock {
    fn say(&self, what: &str) {
        println!("site {:>6.1} s  {what}", self.0.elapsed().as_secs_f32());
    }
}

fn has_extension(name: &str, extension: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found == extension)
}

/// The path below the workspace when it is there, for shorter messages.
fn shown(path: &Path, root: &Path) -> PathBuf {
    path.strip_prefix(root).unwrap_or(path).to_path_buf()
}
