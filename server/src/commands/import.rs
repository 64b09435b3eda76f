//! `linli import`: reads a file, applies it, prints what became of every row; and takes it back.
//! `linli export`: the same tables back out.

use super::{Ended, migrated};
use crate::config::DatabaseArgs;
use crate::import::write::{Form, template};
use crate::import::{Kind, Options, read};
use crate::services::imports::Scope;
use clap::{Args, ValueEnum};
use linli_app::i18n::{Lang, imports::sentence};
use linli_domain::division::CalendarId;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

/// What is imported.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum What {
    /// 行政区划
    Divisions,
    /// 单位
    Units,
    /// Yearly notices of holidays and make-up workdays.
    Holidays,
    /// 设施
    Facilities,
    /// Teaching timetables.
    Blocks,
    /// Names of 小区, roads and landmarks.
    Places,
}

/// The kind of table; names of places have a reader of their own.
fn kind_of(what: What) -> Result<Kind, Ended> {
    Ok(match what {
        What::Divisions => Kind::Divisions,
        What::Units => Kind::Units,
        What::Holidays => Kind::Holidays,
        What::Facilities => Kind::Facilities,
        What::Blocks => Kind::Blocks,
        What::Places => return Err(Ended("places can only be imported".to_owned())),
    })
}

/// What an import needs.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// Database and log.
    #[command(flatten)]
    database: DatabaseArgs,
    /// What the file holds.
    what: What,
    /// CSV (UTF-8, GB18030, UTF-16), XLS, XLSX or JSON.
    #[arg(required_unless_present = "template")]
    file: Option<PathBuf>,
    /// A mapping file, or the name of one that is built in (`hk-lcsd`).
    #[arg(long)]
    map: Option<String>,
    /// Whose holidays, where the file does not say: cn, hk or tw.
    #[arg(long, default_value = "cn")]
    calendar: String,
    /// A value for all rows, such as `--set facility=体育馆`; for lessons
    /// `--set "lessons=1 08:00-08:40;2 08:50-09:30"`.
    #[arg(long = "set", value_name = "COLUMN=VALUE")]
    fixed: Vec<String>,
    /// Show what would be done and write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Write an empty table (.xlsx or .csv) and nothing else.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["file", "map", "dry_run"])]
    template: Option<PathBuf>,
    /// Language of the report and of templates: zh or en.
    #[arg(long, default_value = "zh")]
    lang: String,
}

/// What taking an import back needs.
#[derive(Debug, Args)]
pub struct UndoArgs {
    /// Database and log.
    #[command(flatten)]
    database: DatabaseArgs,
    /// The run, as the import printed it.
    run: String,
    /// Language of the report: zh or en.
    #[arg(long, default_value = "zh")]
    lang: String,
}

/// What an export needs.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// Database and log.
    #[command(flatten)]
    database: DatabaseArgs,
    /// What to write.
    what: What,
    /// Where to: .csv, .xlsx or .json.
    file: PathBuf,
    /// Language of headings and words: zh or en.
    #[arg(long, default_value = "zh")]
    lang: String,
}

fn language(word: &str) -> Result<Lang, Ended> {
    Lang::parse(word).ok_or_else(|| Ended(format!("unknown language {word}: zh or en")))
}

fn form(file: &std::path::Path) -> Result<Form, Ended> {
    let form = Form::of(&file.to_string_lossy());
    form.ok_or_else(|| {
        Ended(format!("{}: the name must end in .csv, .xlsx or .json", file.display()))
    })
}

fn written(file: &std::path::Path, bytes: &[u8]) -> Result<(), Ended> {
    std::fs::write(file, bytes)
        .map_err(|cause| Ended(format!("cannot write {}: {cause}", file.display())))
}

/// Runs it; exit code 1 when a row was refused.
pub async fn run(args: ImportArgs) -> Result<ExitCode, Ended> {
    let lang = language(&args.lang)?;
    if let (What::Places, Some(file)) = (args.what, &args.file) {
        return super::import_places::run(&args.database, file, args.dry_run).await;
    }
    let kind = kind_of(args.what)?;
    if let Some(file) = &args.template {
        let bytes = template(kind, lang.is_english(), form(file)?)
            .map_err(|why| Ended(sentence(&why, lang)))?;
        written(file, &bytes)?;
        return Ok(ExitCode::SUCCESS);
    }
    let calendar = CalendarId::parse(&args.calendar)
        .ok_or_else(|| Ended(format!("unknown calendar {}: cn, hk, tw or none", args.calendar)))?;
    let fixed = args.fixed.iter().map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        (key.trim().to_owned(), value.trim().to_owned())
    });
    let options = Options { calendar, fixed: fixed.collect::<BTreeMap<_, _>>() };
    let file = args.file.unwrap_or_default();
    let reading = read(kind, &file, args.map.as_deref(), &options)
        .map_err(|error| Ended(format!("{}: {error}", file.display())))?;
    let core = migrated(&args.database).await?;
    let report = core.import(&reading, args.dry_run).await?;
    print!("{}", report.text(lang));
    core.db.close().await;
    Ok(if report.has_faults() { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// Takes an import back; exit code 1 when something had to stay.
pub async fn undo(args: UndoArgs) -> Result<ExitCode, Ended> {
    let lang = language(&args.lang)?;
    let core = migrated(&args.database).await?;
    let kept = core.undo_now(&Scope::default(), &args.run).await?;
    for (label, why) in &kept {
        println!("{label}  {}", sentence(why, lang));
    }
    println!("{}", lang.pick("已撤销", "undone"));
    core.db.close().await;
    Ok(if kept.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Writes a table.
pub async fn export(args: ExportArgs) -> Result<ExitCode, Ended> {
    let (lang, form) = (language(&args.lang)?, form(&args.file)?);
    let kind = kind_of(args.what)?;
    let core = migrated(&args.database).await?;
    let bytes = core.export(kind, form, lang.is_english()).await?;
    core.db.close().await;
    written(&args.file, &bytes)?;
    Ok(ExitCode::SUCCESS)
}
