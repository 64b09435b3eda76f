//! `linli demo`: loads the demo into an empty database; its sign-ins are kept in a file that only
//! the owner reads, and printed again on request.

use super::Ended;
use crate::config::DatabaseArgs;
use crate::services::{Core, demo};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What is loaded, and where.
#[derive(Debug, clap::Args)]
pub struct DemoArgs {
    #[command(flatten)]
    pub database: DatabaseArgs,
    /// How many of the past days are lived through.
    #[arg(long, default_value_t = demo::DAYS, value_parser = clap::value_parser!(i64).range(0..=demo::DAYS))]
    pub days: i64,
}

/// Loads what is missing, prints the sign-ins.
pub async fn run(core: &Core, args: &DemoArgs) -> Result<ExitCode, Ended> {
    let file = sign_in_file(&args.database.database_url);
    match demo::state(core).await? {
        demo::State::InUse => {
            println!("the database is in use: no demo loaded");
            return Ok(ExitCode::SUCCESS);
        }
        demo::State::Empty => {
            eprintln!("loading the demo …");
            let sign_ins = demo::load(core, args.days).await?;
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

/// Beside a `SQLite` file; in the working folder otherwise.
fn sign_in_file(database_url: &str) -> PathBuf {
    let path = database_url.strip_prefix("sqlite:").map(|rest| rest.trim_start_matches("//"));
    let path = path.map(|rest| rest.split('?').next().unwrap_or(rest));
    let folder = path.and_then(|path| Path::new(path).parent()).unwrap_or(Path::new(""));
    folder.join("demo-sign-ins.txt")
}

#[cfg(unix)]
fn keep(file: &Path, sign_ins: &[demo::SignIn]) -> std::io::Result<()> {
    use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut options = std::fs::OpenOptions::new();
    let mut out = options.write(true).create(true).truncate(true).mode(0o600).open(file)?;
    // A file that was there keeps its mode otherwise.
    out.set_permissions(std::fs::Permissions::from_mode(0o600))?;
    writeln!(out, "演示数据，非真实情况 · demo data, not real")?;
    for one in sign_ins {
        let role = one.role.as_str();
        writeln!(out, "  {role:<16} {:<18} {}  {}", one.login, one.password, one.name)?;
    }
    Ok(())
}
