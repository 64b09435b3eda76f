//! `linli hours`: reads opening hours from words and prints the rules and the days they give.

use super::{Ended, open};
use crate::clock::Clock;
use crate::config::DatabaseArgs;
use crate::services::hours::{calendar_without_database, span};
use chrono::NaiveDate;
use clap::Args;
use linli_app::i18n::hours::unread_name;
use linli_domain::day_type::Calendar;
use linli_domain::division::CalendarId;
use linli_domain::hours_text::{ReadAs, read};
use linli_domain::opening::resolve;
use linli_domain::time::days;
use linli_domain::zone::{self, Tz};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;
use std::process::ExitCode;

/// What is read, and which days are shown.
#[derive(Debug, Args)]
pub struct HoursArgs {
    /// Opening hours as people write them; `-` reads standard input.
    #[arg(allow_hyphen_values = true)]
    text: String,
    /// First day shown; today where nothing is said.
    #[arg(long)]
    from: Option<NaiveDate>,
    /// Last day shown, at most 366 days on; a week where nothing is said.
    #[arg(long)]
    to: Option<NaiveDate>,
    /// Whose holidays: cn, hk, tw or none. Texts of hk are read as they are meant there.
    #[arg(long, default_value = "cn", value_parser = calendar_id)]
    calendar: CalendarId,
    /// Holiday notices are taken from here; without a database statutory days are computed.
    #[command(flatten)]
    database: DatabaseArgs,
}

fn calendar_id(word: &str) -> Result<CalendarId, String> {
    CalendarId::parse(word).ok_or_else(|| "cn, hk, tw or none".to_owned())
}

/// Prints one line of JSON; exit code 1 when the text is not understood wholly.
pub async fn run(args: HoursArgs) -> Result<ExitCode, Ended> {
    let now = args.database.clock.map_or_else(Clock::real, Clock::starting_at).now();
    let from = args.from.unwrap_or_else(|| zone::local_day(Tz::Asia__Shanghai, now));
    let Some((to, count)) = span(from, args.to) else {
        eprintln!("linli: --to must lie 0 to 366 days after --from");
        return Ok(ExitCode::from(2));
    };
    let text = if args.text == "-" { standard_input()? } else { args.text.clone() };
    let (said, code) = match read(&text, ReadAs::of(args.calendar)) {
        Ok(rules) => {
            let calendar = calendar(&args, from, to).await?;
            let hours = |day| resolve(&rules, calendar.day(day), false).hours;
            let days: BTreeMap<_, _> = days(from, count).map(|day| (day, hours(day))).collect();
            (json!({ "read": true, "rules": rules, "days": days }), ExitCode::SUCCESS)
        }
        Err(piece) => {
            let mut said = json!({ "read": false, "why": piece.to_string() });
            said["code"] = json!(piece.why);
            said["at"] = json!(piece.at);
            said["position"] = json!(piece.position);
            said["said"] = json!(unread_name(&piece));
            (said, ExitCode::from(1))
        }
    };
    println!("{}", line(&said));
    Ok(code)
}

fn line(said: &Value) -> String {
    said.to_string()
}

/// Standard input, a little more of it than any text may have.
fn standard_input() -> Result<String, Ended> {
    let mut text = String::new();
    let taken = std::io::stdin().take(64 * 1024).read_to_string(&mut text);
    taken.map_err(|_| Ended("standard input is not UTF-8 text".to_owned()))?;
    Ok(text)
}

/// The notices of the database, where there is one that can be read.
async fn calendar(args: &HoursArgs, from: NaiveDate, to: NaiveDate) -> Result<Calendar, Ended> {
    if !exists(&args.database.database_url) {
        return Ok(calendar_without_database(args.calendar, from, to));
    }
    let core = open(&args.database).await?;
    let calendar = if core.db.is_current().await {
        core.calendar(args.calendar, from, to).await?
    } else {
        eprintln!("linli: the database is not up to date; statutory days are computed");
        calendar_without_database(args.calendar, from, to)
    };
    core.db.close().await;
    Ok(calendar)
}

/// Whether there is a database: looking must not make one.
fn exists(url: &str) -> bool {
    let Some(path) = url.strip_prefix("sqlite:") else { return true };
    let path = path.strip_prefix("//").unwrap_or(path);
    Path::new(path.split('?').next().unwrap_or(path)).is_file()
}
