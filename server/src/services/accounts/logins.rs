//! What a login leads to, and under what its failures are counted.

use crate::failure::Failure;
use crate::services::idempotent::hex;
use crate::services::{folding, persons};
use crate::store::{self, accounts};
use sha2::{Digest, Sha256};
use sqlx::AnyConnection;

/// A login as it is compared.
pub(in crate::services) fn folded_login(login: &str) -> String {
    folding::folded(login, 64)
}

/// Account and password hash behind a login: the login itself, or the phone number or mail address
/// that somebody proved. An account that only codes open has no hash.
pub(in crate::services) async fn found(
    conn: &mut AnyConnection,
    login: &str,
) -> Result<Option<(String, String)>, Failure> {
    if let Some(known) = accounts::password(conn, login).await? {
        return Ok(Some(known));
    }
    let Some(key) = persons::key_of(login) else { return Ok(None) };
    let all = store::persons::by_contact(conn, &key).await?;
    let proved = |one: &store::persons::Person| {
        one.phone_verified && one.phone_key.as_deref() == Some(&key)
            || one.email_verified && one.email_key.as_deref() == Some(&key)
    };
    let own = all.into_iter().find(proved).and_then(|one| one.login);
    match own {
        Some(login) => accounts::password(conn, &login).await,
        None => Ok(None),
    }
}

/// Whose tries are counted together: those of the account that a login leads to, however it is
/// written; else those of the login in its one form.
pub(in crate::services) fn counted_as(login: &str, account: Option<&str>) -> String {
    let login = || persons::key_of(login).unwrap_or_else(|| login.to_owned());
    account.map_or_else(login, |account| format!("account:{account}"))
}

/// The beginning of the keys under which failures are counted.
pub(in crate::services) fn failures_of(counted: &str) -> String {
    hex(&Sha256::digest(counted))[..32].to_owned()
}

pub(super) fn failure_key(counted: &str, network: &str) -> String {
    failures_of(counted) + &hex(&Sha256::digest(format!("{counted}\n{network}")))[..32]
}
