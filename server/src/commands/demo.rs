//! `linli demo`: loads the demo into an empty database; its sign-ins are kept in a file that only
//! the owner reads, and printed again on request.

use super::Ended;
use crate::services::{Core, demo};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Loads what is missing, prints the sign-ins.
pub async fn run(core: &Core, database_url: &str) -> Result<ExitCode, Ended> {
    let file = sign_in_file(database_url);
    match demo::state(core).await? {
        demo::State::InUse => {
            println!("the database is in use: no demo loaded");
            return Ok(ExitCode::SUCCESS);
        }
        demo::State::Empty => {
            eprintln!("loading the demo …");
            let sign_ins = demo::load(core).await?;
            keep(&file, &sign_ins).map_err(|error| {
                Ended(format!("cannot write the sign-ins to {}: {error}", file.display()))
            })?;
        }
        demo::State::Demo => {}
    }
    let text = std::fs::read_to_string(&file);
    match text {
        Ok(text) => print!("{text}"),
        Err(_) => println!("this is a demo database; its sign-ins were in {}", file.display()),
    }
    Ok(ExitCode::SUCCESS)
}

/// Beside a SQLite file; in `data/` otherwise.
fn sign_in_file(database_url: &str) -> PathBuf {
    let path = database_url.strip_prefix("sqlite:").map(|rest| rest.trim_start_matches("//"));
    let path = path.map(|rest| rest.split('?').next().unwrap_or(rest));
    let folder = path.and_then(|path| Path::new(path).parent()).unwrap_or(Path::new("data"));
    folder.join("demo-sign-ins.txt")
}

#[cfg(unix)]
fn keep(file: &Path, sign_ins: &[demo::SignIn]) -> std::io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt;
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut options = std::fs::OpenOptions::new();
    let mut out = options.write(true).create(true).truncate(true).mode(0o600).open(file)?;
    writeln!(out, "演示数据，非真实情况 · demo data, not real")?;
    for one in sign_ins {
        writeln!(out, "  {:<14} {:<8} {}", one.role, one.login, one.password)?;
    }
    Ok(())
}
