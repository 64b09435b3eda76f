//! Compiles the library for the browser.

use std::{
    path::PathBuf,
    process::{Command, Stdio},
};

use crate::{
    failure::{Failure, Result},
    project::{Project, cargo},
};

const TARGET: &str = "wasm32-unknown-unknown";

/// Runs cargo, whose own progress goes to the terminal; returns the path of the raw wasm.
pub fn compile(project: &Project) -> Result<PathBuf> {
    check_target(project)?;
    let mut command = Command::new(cargo());
    command.current_dir(&project.root).args(["build", "--lib", "--package", &project.lib_package]);
    command.args(["--target", TARGET, "--profile", &project.lib_profile]);
    command.arg("--target-dir").arg(&project.target_dir);
    if !project.lib_default_features {
        command.arg("--no-default-features");
    }
    if !project.lib_features.is_empty() {
        command.args(["--features", &project.lib_features.join(",")]);
    }
    let status = command.stdin(Stdio::null()).status().map_err(|error| {
        Failure::new(format!("cargo did not start: {error}"), "install Rust from https://rustup.rs")
    })?;
    if !status.success() {
        return Err(Failure::new(
            "the browser side does not compile",
            "correct the errors that cargo printed above",
        ));
    }
    // Cargo calls the folder of the profile `dev` differently from the profile.
    let folder = if project.lib_profile == "dev" { "debug" } else { &project.lib_profile };
    Ok(project
        .target_dir
        .join(TARGET)
        .join(folder)
        .join(&project.lib_target)
        .with_extension("wasm"))
}

/// rustc's own message for a missing target is a page of errors; this is one sentence.
fn check_target(project: &Project) -> Result<()> {
    let missing = || {
        Failure::new(
            format!("Rust cannot build for {TARGET} here"),
            format!("run `rustup target add {TARGET}`"),
        )
    };
    let output = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
        .current_dir(&project.root)
        .args(["--print", "target-libdir", "--target", TARGET])
        .output()
        .map_err(|_| missing())?;
    let folder = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim());
    if output.status.success() && folder.is_dir() { Ok(()) } else { Err(missing()) }
}
