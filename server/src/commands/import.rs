//! `linli import`: reads a file, applies it, prints what became of every row.

use super::{Ended, migrated};
use crate::config::DatabaseArgs;
use crate::import::{Kind, read};
use clap::{Args, ValueEnum};
use linli_domain::division::CalendarId;
use std::path::PathBuf;
use std::process::ExitCode;

/// What is imported.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum What {
    /// 行政区划
    Divisions,
    /// Yearly notices of holidays and make-up workdays.
    Holidays,
    /// 设施
    Facilities,
    /// Names of 小区, roads and landmarks.
    Places,
}

/// What an import needs.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// Database and log.
    #[command(flatten)]
    database: DatabaseArgs,
    /// What the file holds.
    what: What,
    /// CSV (UTF-8 or GB18030) or JSON.
    file: PathBuf,
    /// A mapping file, or the name of one that is built in (`hk-lcsd`).
    #[arg(long)]
    map: Option<String>,
    /// Whose holidays, where the file does not say: cn, hk or tw.
    #[arg(long, default_value = "cn")]
    calendar: String,
    /// Show what would be done and write nothing.
    #[arg(long)]
    dry_run: bool,
}

/// Runs it; exit code 1 when a row was refused.
pub async fn run(args: ImportArgs) -> Result<ExitCode, Ended> {
    let calendar = CalendarId::parse(&args.calendar)
        .ok_or_else(|| Ended(format!("unknown calendar {}: cn, hk, tw or none", args.calendar)))?;
    let kind = match args.what {
        What::Divisions => Kind::Divisions,
        What::Holidays => Kind::Holidays(calendar),
        What::Facilities => Kind::Facilities,
        What::Places => {
            return super::import_places::run(&args.database, &args.file, args.dry_run).await;
        }
    };
    let reading = read(kind, &args.file, args.map.as_deref())
        .map_err(|error| Ended(format!("{}: {error}", args.file.display())))?;
    let core = migrated(&args.database).await?;
    let report = core.import(&reading, args.dry_run).await?;
    print!("{report}");
    core.db.close().await;
    Ok(if report.has_faults() { ExitCode::from(1) } else { ExitCode::SUCCESS })
}
