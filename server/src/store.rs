//! All SQL, one file per aggregate. Reads take a connection, writes a [`crate::db::Tx`]; every
//! statement is literal, names its columns and runs on both databases.

pub mod accounts;
pub mod affected;
pub mod assets;
pub mod audience;
pub mod blocks;
pub mod bookings;
pub mod calendars;
pub mod check_ins;
pub mod closures;
pub mod codes;
pub mod credentials;
pub mod demand;
pub mod divisions;
pub mod duties;
pub mod events;
pub mod facilities;
pub mod head_counts;
pub mod idempotency;
pub mod imports;
pub mod leases;
pub mod listed;
pub mod locked;
pub mod occupancy;
pub mod openings;
pub mod outbox;
pub mod person_views;
pub mod persons;
pub mod photos;
pub mod place_aliases;
pub mod postings;
pub mod quota;
pub mod search;
pub mod sessions;
pub mod settings;
pub mod spaces;
pub mod staff;
pub mod stops;
pub mod units;
pub mod vacations;

use crate::failure::Failure;
use chrono::DateTime;
use linli_domain::time::{Instant, Slot};
use serde::Serialize;

/// An instant as the database keeps it: milliseconds.
pub const fn millis(at: Instant) -> i64 {
    at.timestamp_millis()
}

/// The instant of a row.
///
/// # Errors
/// The number is no instant.
pub fn instant(millis: i64) -> Result<Instant, Failure> {
    DateTime::from_timestamp_millis(millis).ok_or_else(|| Failure::corrupt("instant"))
}

/// The slot of a row.
///
/// # Errors
/// A number is no instant.
pub fn slot(starts_at: i64, ends_at: i64) -> Result<Slot, Failure> {
    Ok(Slot::new(instant(starts_at)?, instant(ends_at)?))
}

/// A list as one JSON text, for `IN (SELECT value FROM json_each($1))`.
pub fn list<T: Serialize>(items: &[T]) -> Result<String, Failure> {
    Ok(serde_json::to_string(items)?)
}

/// The first text after all paths that begin with this one, which ends with a slash.
pub fn after(path: &str) -> String {
    format!("{}0", path.trim_end_matches('/'))
}

/// Checks an UPDATE that must hit exactly one row.
///
/// # Errors
/// It hit none or several.
pub fn one(rows: u64, what: &str) -> Result<(), Failure> {
    if rows == 1 { Ok(()) } else { Err(Failure::Broken(format!("{what}: {rows} rows"))) }
}

/// A pattern for `LIKE … ESCAPE '!'` that a division's path and all paths below it match.
fn subtree(path: &str) -> String {
    path.replace('!', "!!").replace('%', "!%").replace('_', "!_") + "%"
}
