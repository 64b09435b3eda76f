//! The commands of `linli` (contract §2). Exit codes: 0 done, 1 refused or found wrong, 2 wrong
//! usage. What a person reads goes to stdout, progress and errors to stderr.

mod account;
mod demo;
mod doctor;
mod hours;
mod import;
mod import_places;
mod openapi;
mod serve;

use crate::clock::Clock;
use crate::config::{DatabaseArgs, LogFormat};
use crate::db::Db;
use crate::failure::Failure;
use crate::services::Core;
use clap::Subcommand;
use std::process::ExitCode;

/// What can be done.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Migrate, then serve.
    Serve(Box<crate::config::ServeArgs>),
    /// Bring the schema up to date; prints what was applied.
    Migrate(DatabaseArgs),
    /// Load the demo into an empty database; prints its sign-ins.
    Demo(demo::DemoArgs),
    /// Read divisions, units, holidays, facilities or timetables from a file.
    Import(import::ImportArgs),
    /// Take an import back.
    ImportUndo(import::UndoArgs),
    /// Write divisions, units, holidays, facilities or blocks to a file.
    Export(import::ExportArgs),
    /// Accounts.
    #[command(subcommand)]
    Account(account::AccountCommand),
    /// Bearer tokens.
    #[command(subcommand)]
    Token(account::TokenCommand),
    /// Check the database and what must always be true of it.
    Doctor(DatabaseArgs),
    /// Read opening hours from words: prints rules and the days they give as JSON.
    Hours(Box<hours::HoursArgs>),
    /// Print the OpenAPI document.
    Openapi,
}

/// Why a command ended with exit code 1: one line, what and what to do.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Ended(pub String);

impl From<Failure> for Ended {
    fn from(failure: Failure) -> Self {
        Self(failure.to_string())
    }
}

/// Runs one command.
///
/// # Errors
/// What went wrong, to be printed on one line.
pub async fn run(command: Command) -> Result<ExitCode, Ended> {
    match command {
        Command::Serve(args) => serve::run(*args).await,
        Command::Migrate(args) => {
            let core = open(&args).await?;
            for name in core.db.migrate().await? {
                println!("applied {name}");
            }
            Ok(ExitCode::SUCCESS)
        }
        Command::Demo(args) => demo::run(&migrated(&args.database).await?, &args).await,
        Command::Import(args) => import::run(args).await,
        Command::ImportUndo(args) => import::undo(args).await,
        Command::Export(args) => import::export(args).await,
        Command::Account(command) => account::account(command).await,
        Command::Token(command) => account::token(command).await,
        Command::Doctor(args) => doctor::run(&open(&args).await?).await,
        Command::Hours(args) => hours::run(*args).await,
        Command::Openapi => openapi::run(),
    }
}

/// Opens the database with the clock that the arguments ask for.
async fn open(args: &DatabaseArgs) -> Result<Core, Ended> {
    start_log(args.log);
    let clock = args.clock.map_or_else(Clock::real, Clock::starting_at);
    let db = Db::connect(&args.database_url).await.map_err(|error| {
        Ended(format!("cannot open the database: {error}; check LINLI_DATABASE_URL"))
    })?;
    Ok(Core::new(db, clock))
}

/// As [`open`], with the schema up to date.
async fn migrated(args: &DatabaseArgs) -> Result<Core, Ended> {
    let core = open(args).await?;
    core.db.migrate().await?;
    Ok(core)
}

fn start_log(format: LogFormat) {
    use tracing_subscriber::EnvFilter;
    let filter = EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn,hyper=warn"));
    let colours = std::io::IsTerminal::is_terminal(&std::io::stderr());
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let log = log.with_ansi(colours);
    // A second start in one process (tests) keeps the first log.
    let _ = match format {
        LogFormat::Json => log.json().try_init(),
        LogFormat::Text => log.try_init(),
    };
}
