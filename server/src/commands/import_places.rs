//! `linli import places`: names of 小区, roads and landmarks, so that people can say where they live.

use super::{Ended, migrated};
use crate::config::DatabaseArgs;
use crate::import::places::read;
use std::path::Path;
use std::process::ExitCode;

/// Runs it; exit code 1 when a row was refused.
pub async fn run(database: &DatabaseArgs, file: &Path, dry_run: bool) -> Result<ExitCode, Ended> {
    let ended = |what: &dyn std::fmt::Display| Ended(format!("{}: {what}", file.display()));
    let bytes = std::fs::read(file).map_err(|error| ended(&error))?;
    let (rows, faults) = read(&bytes).map_err(|error| ended(&error))?;
    let core = migrated(database).await?;
    let done = core.import_places(&rows, dry_run).await?;
    for (row, name, why) in faults.iter().chain(&done.refused) {
        println!("{row:>6}  {}  未导入 skipped  {why}", name.replace(char::is_control, " "));
    }
    let refused = faults.len() + done.refused.len();
    let dry = if dry_run { " (试运行 dry run)" } else { "" };
    println!(
        "新增 create {} · 更新 update {} · 未变 unchanged {} · 未导入 skipped {refused}{dry}",
        done.created, done.updated, done.unchanged
    );
    core.db.close().await;
    Ok(if refused > 0 { ExitCode::from(1) } else { ExitCode::SUCCESS })
}
