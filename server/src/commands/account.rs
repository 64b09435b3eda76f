//! `linli account create` and `linli token create`: there is no default password anywhere.

use super::{Ended, migrated};
use crate::config::DatabaseArgs;
use crate::services::accounts::{Contact, checked};
use clap::{Args, Subcommand};
use linli_app::error::AppError;
use linli_app::ports::Caller;
use linli_app::ports::accounts::NewAccount;
use linli_domain::account::{Grant, Role, Scope, ScopeKind};
use linli_domain::refusal::{FieldFault, Invalid, Reason};
use std::io::Read;
use std::process::ExitCode;

/// `linli account …`
#[derive(Debug, Subcommand)]
pub enum AccountCommand {
    /// Make an account with a role; the password comes from standard input.
    Create(CreateArgs),
}

/// `linli token …`
#[derive(Debug, Subcommand)]
pub enum TokenCommand {
    /// Make a bearer token; it is printed once.
    Create(TokenArgs),
}

/// What an account needs.
#[derive(Debug, Args)]
pub struct CreateArgs {
    /// Database and log.
    #[command(flatten)]
    database: DatabaseArgs,
    /// What one signs in with.
    #[arg(long)]
    login: String,
    /// The person's name.
    #[arg(long)]
    name: String,
    /// One of: `resident` `group_leader` `unit_liaison` `facility_keeper` `community_worker`
    /// `street_officer` `district_officer` `city_officer` `inspector` `admin_system`
    /// `admin_security` `admin_audit`.
    #[arg(long)]
    role: String,
    /// `division:CODE` or `unit:ID`.
    #[arg(long)]
    scope: Option<String>,
    /// A phone number.
    #[arg(long)]
    phone: Option<String>,
    /// A mail address.
    #[arg(long)]
    email: Option<String>,
    /// Read the password from standard input (its first line).
    #[arg(long, required = true)]
    password_stdin: bool,
}

/// What a token needs.
#[derive(Debug, Args)]
pub struct TokenArgs {
    /// Database and log.
    #[command(flatten)]
    database: DatabaseArgs,
    /// Whose token.
    #[arg(long)]
    login: String,
    /// How long it is good, in days: `90d`.
    #[arg(long, default_value = "90d")]
    expires: String,
}

/// Runs `linli account …`.
pub async fn account(command: AccountCommand) -> Result<ExitCode, Ended> {
    let AccountCommand::Create(args) = command;
    let role = Role::parse(&args.role).ok_or_else(|| {
        let all: Vec<&str> = Role::ALL.iter().map(|role| role.as_str()).collect();
        Ended(format!("unknown role {}: use one of {}", args.role, all.join(" ")))
    })?;
    let scope = Scope::parse(args.scope.as_deref())
        .ok_or_else(|| Ended("a scope is division:CODE or unit:ID".to_owned()))?;
    let new = NewAccount {
        login: args.login.clone(),
        name: args.name,
        password: password_from_stdin()?,
        phone: args.phone,
        email: args.email,
        division: None,
    };
    // Staff sign in with what the administrator gave them; they need no contact of their own.
    let new = checked(new, Contact::Optional).map_err(said)?;
    let core = migrated(&args.database).await?;
    let caller = Caller { source: "cli", ..Caller::default() };
    let grants = vec![Grant { role, scope }];
    let made = core
        .make_account(&caller, new, grants)
        .await
        .map_err(|failure| wrong(role, failure.into()))?;
    println!("account {} ({})", made.login, made.id);
    Ok(ExitCode::SUCCESS)
}

/// Runs `linli token …`.
pub async fn token(command: TokenCommand) -> Result<ExitCode, Ended> {
    let TokenCommand::Create(args) = command;
    let days = args.expires.trim_end_matches('d').parse::<i64>().ok();
    let days = days
        .filter(|days| (1..=3650).contains(days))
        .ok_or_else(|| Ended("--expires takes days, 1d to 3650d".to_owned()))?;
    let core = migrated(&args.database).await?;
    let token = core.make_token(&args.login, days).await.map_err(|failure| said(failure.into()))?;
    println!("{token}");
    Ok(ExitCode::SUCCESS)
}

fn password_from_stdin() -> Result<String, Ended> {
    let mut text = String::new();
    let read = std::io::stdin().take(4_096).read_to_string(&mut text);
    read.map_err(|error| Ended(format!("cannot read the password: {error}")))?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

/// One line for an account that was not made; a scope that does not fit is spelled out.
fn wrong(role: Role, error: AppError) -> Ended {
    let AppError::Refused(refusal) = &error else { return said(error) };
    match &refusal.reason {
        Reason::Invalid(Invalid::Field { name, fault }) if name == "scope" => {
            let word = role.as_str();
            Ended(match (fault, role.scope_kind()) {
                (FieldFault::Unknown, _) => "there is no such division or unit".to_owned(),
                (_, ScopeKind::None) => format!("{word} takes no --scope"),
                (_, ScopeKind::Unit) => format!("{word} needs --scope unit:ID"),
                (_, ScopeKind::Division([])) => format!("{word} needs --scope division:CODE"),
                (_, ScopeKind::Division(levels)) => {
                    let levels: Vec<&str> = levels.iter().map(|level| level.as_str()).collect();
                    let levels = levels.join(" or a ");
                    format!("{word} needs --scope division:CODE of a {levels}")
                }
            })
        }
        _ => said(error),
    }
}

/// One line for what the services refuse.
fn said(error: AppError) -> Ended {
    Ended(match &error {
        AppError::NotFound => "no such login".to_owned(),
        AppError::Refused(refusal) => match &refusal.reason {
            Reason::Invalid(Invalid::Field { name, fault }) => {
                format!("{name}: {fault:?} (see `linli account create --help`)")
            }
            _ => error.to_string(),
        },
        _ => error.to_string(),
    })
}
