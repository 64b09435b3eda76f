//! Wall 3 speaks: constraint names of both databases, as the refusal they stand for.

use crate::failure::Failure;
use linli_domain::refusal::Reason;

impl From<sqlx::Error> for Failure {
    /// Overlaps that only the database saw are `taken`, like those that admission saw.
    fn from(error: sqlx::Error) -> Self {
        if is_wall(&error) {
            return Reason::Taken { conflicts: Vec::new() }.into();
        }
        Self::Database(error)
    }
}

const WALLS: [&str; 2] = ["no_overlap", "no_mix"];

fn is_wall(error: &sqlx::Error) -> bool {
    let sqlx::Error::Database(error) = error else { return false };
    match error.code().as_deref() {
        // PostgreSQL: exclusion_violation, with the constraint's name.
        Some("23P01") => error.constraint().is_some_and(|name| WALLS.contains(&name)),
        // SQLite: SQLITE_CONSTRAINT_TRIGGER, with the trigger's message.
        Some("1811") => WALLS.contains(&error.message()),
        _ => false,
    }
}

/// Whether a unique index refused the row, whichever database says so.
pub fn is_duplicate(error: &sqlx::Error) -> bool {
    matches!(error, sqlx::Error::Database(error) if error.is_unique_violation())
}

/// Whether a row was not removed because another refers to it.
pub fn is_referred_to(error: &sqlx::Error) -> bool {
    matches!(error, sqlx::Error::Database(error) if error.is_foreign_key_violation())
}
