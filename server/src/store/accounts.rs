//! Persons, accounts, roles, tokens, and failed sign-ins.

use super::{instant, millis};
use crate::db::Tx;
use crate::failure::Failure;
use linli_app::ports::accounts::AccountView;
use linli_domain::account::{Grant, Held, Identity, Role, Scope};
use linli_domain::person::{Assurance, email_key, phone_key};
use linli_domain::time::Instant;
use sqlx::{AnyConnection, FromRow};

/// A new person with an account.
#[derive(Clone, Debug)]
pub struct NewPerson {
    /// Ids.
    pub person_id: String,
    /// See above.
    pub account_id: String,
    /// Folded login.
    pub login: String,
    /// Name.
    pub name: String,
    /// Phone.
    pub phone: Option<String>,
    /// Mail.
    pub email: Option<String>,
    /// Home division.
    pub division: Option<String>,
    /// PHC string.
    pub password_hash: String,
}

/// Writes person and account.
pub async fn insert(tx: &mut Tx, new: &NewPerson, now: Instant) -> Result<(), Failure> {
    sqlx::query(
        "INSERT INTO person (id, name, phone, phone_key, email, email_key, division_code, assurance,
                             created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'self', $8)",
    )
    .bind(&new.person_id)
    .bind(&new.name)
    .bind(new.phone.as_deref())
    .bind(new.phone.as_deref().and_then(phone_key))
    .bind(new.email.as_deref())
    .bind(new.email.as_deref().and_then(email_key))
    .bind(new.division.as_deref())
    .bind(millis(now))
    .execute(&mut **tx)
    .await?;
    sqlx::query(
        "INSERT INTO account (id, person_id, login, password_hash, suspended, created_at)
         VALUES ($1, $2, $3, $4, 0, $5)",
    )
    .bind(&new.account_id)
    .bind(&new.person_id)
    .bind(&new.login)
    .bind(&new.password_hash)
    .bind(millis(now))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Whether the login is taken.
pub async fn login_taken(conn: &mut AnyConnection, login: &str) -> Result<bool, Failure> {
    let id: Option<String> = sqlx::query_scalar("SELECT id FROM account WHERE login = $1")
        .bind(login)
        .fetch_optional(&mut *conn)
        .await?;
    Ok(id.is_some())
}

/// Gives an account a role.
pub async fn grant(tx: &mut Tx, account_id: &str, grant: &Grant) -> Result<(), Failure> {
    let (kind, id) = match &grant.scope {
        Scope::All => ("all", ""),
        Scope::Division(code) => ("division", code.as_str()),
        Scope::Unit(id) => ("unit", id.as_str()),
    };
    sqlx::query(
        "INSERT INTO account_role (account_id, role, scope_kind, scope_id) VALUES ($1, $2, $3, $4)
         ON CONFLICT (account_id, role, scope_kind, scope_id) DO NOTHING",
    )
    .bind(account_id)
    .bind(grant.role.as_str())
    .bind(kind)
    .bind(id)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

#[derive(FromRow)]
struct IdentityRow {
    id: String,
    person_id: String,
    suspended: i64,
    assurance: String,
    role: Option<String>,
    scope_kind: Option<String>,
    scope_id: Option<String>,
    path: Option<String>,
}

fn identity_of(rows: Vec<IdentityRow>) -> Result<Option<Identity>, Failure> {
    let Some(first) = rows.first() else { return Ok(None) };
    let mut identity = Identity {
        account: first.id.as_str().into(),
        person: first.person_id.as_str().into(),
        grants: Vec::with_capacity(rows.len()),
        suspended: first.suspended != 0,
        assurance: Assurance::parse(&first.assurance)
            .ok_or_else(|| Failure::corrupt("assurance"))?,
    };
    for row in rows {
        let (Some(role), Some(kind), Some(id)) = (row.role, row.scope_kind, row.scope_id) else {
            continue;
        };
        let role = Role::parse(&role).ok_or_else(|| Failure::corrupt("role"))?;
        let scope = match kind.as_str() {
            "all" => Scope::All,
            "division" => Scope::Division(id.into()),
            "unit" => Scope::Unit(id.into()),
            _ => return Err(Failure::corrupt("scope")),
        };
        identity.grants.push(Held { role, scope, path: row.path.unwrap_or_default() });
    }
    Ok(Some(identity))
}

/// The person behind an account that is not disabled.
pub async fn identity(
    conn: &mut AnyConnection,
    account_id: &str,
) -> Result<Option<Identity>, Failure> {
    let rows = sqlx::query_as(
        "SELECT a.id, a.person_id, a.suspended, p.assurance, r.role, r.scope_kind, r.scope_id, d.path
         FROM account a JOIN person p ON p.id = a.person_id LEFT JOIN account_role r ON r.account_id = a.id
         LEFT JOIN division d ON r.scope_kind = 'division' AND d.code = r.scope_id
         WHERE a.id = $1 AND a.disabled_at IS NULL",
    )
    .bind(account_id)
    .fetch_all(&mut *conn)
    .await?;
    identity_of(rows)
}

/// The person behind a token that is still good.
pub async fn identity_of_token(
    conn: &mut AnyConnection,
    hash: &str,
    now: Instant,
) -> Result<Option<Identity>, Failure> {
    let rows = sqlx::query_as(
        "SELECT a.id, a.person_id, a.suspended, p.assurance, r.role, r.scope_kind, r.scope_id, d.path
         FROM api_token t JOIN account a ON a.id = t.account_id JOIN person p ON p.id = a.person_id
         LEFT JOIN account_role r ON r.account_id = a.id
         LEFT JOIN division d ON r.scope_kind = 'division' AND d.code = r.scope_id
         WHERE t.hash = $1 AND t.expires_at > $2 AND a.disabled_at IS NULL",
    )
    .bind(hash)
    .bind(millis(now))
    .fetch_all(&mut *conn)
    .await?;
    identity_of(rows)
}

/// Account id and password hash of a login.
pub async fn password(
    conn: &mut AnyConnection,
    login: &str,
) -> Result<Option<(String, String)>, Failure> {
    Ok(sqlx::query_as(
        "SELECT id, password_hash FROM account WHERE login = $1 AND disabled_at IS NULL",
    )
    .bind(login)
    .fetch_optional(&mut *conn)
    .await?)
}

#[derive(FromRow)]
struct AccountRow {
    id: String,
    person_id: String,
    login: String,
    name: String,
    phone: Option<String>,
    email: Option<String>,
    division_code: Option<String>,
    assurance: String,
    phone_verified_at: Option<i64>,
    email_verified_at: Option<i64>,
}

/// An account for its own holder.
pub async fn account(
    conn: &mut AnyConnection,
    account_id: &str,
) -> Result<Option<AccountView>, Failure> {
    let row: Option<AccountRow> = sqlx::query_as(
        "SELECT a.id, a.person_id, a.login, p.name, p.phone, p.email, p.division_code,
                p.assurance, p.phone_verified_at, p.email_verified_at
         FROM account a JOIN person p ON p.id = a.person_id
         WHERE a.id = $1 AND a.disabled_at IS NULL",
    )
    .bind(account_id)
    .fetch_optional(&mut *conn)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let identity = identity(conn, account_id).await?;
    let mut roles = vec![Role::Resident];
    roles.extend(identity.into_iter().flat_map(|who| who.grants).map(|grant| grant.role));
    roles.sort_unstable();
    roles.dedup();
    Ok(Some(AccountView {
        id: row.id.into(),
        person_id: row.person_id.into(),
        login: row.login,
        name: row.name,
        phone: row.phone,
        email: row.email,
        division: row.division_code.map(Into::into),
        assurance: Assurance::parse(&row.assurance).ok_or_else(|| Failure::corrupt("assurance"))?,
        phone_verified: row.phone_verified_at.is_some(),
        email_verified: row.email_verified_at.is_some(),
        roles,
    }))
}

/// Writes a bearer token, hashed.
pub async fn insert_token(
    tx: &mut Tx,
    hash: &str,
    account_id: &str,
    now: Instant,
    expires: Instant,
) -> Result<(), Failure> {
    sqlx::query(
        "INSERT INTO api_token (hash, account_id, created_at, expires_at) VALUES ($1, $2, $3, $4)",
    )
    .bind(hash)
    .bind(account_id)
    .bind(millis(now))
    .bind(millis(expires))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// What is counted against one (login, network).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Failures {
    /// Failures so far.
    pub count: i64,
    /// When the last was.
    pub last_at: Option<Instant>,
    /// Until when it is locked.
    pub locked_until: Option<Instant>,
}

/// What is counted against a key.
pub async fn failures(conn: &mut AnyConnection, key: &str) -> Result<Failures, Failure> {
    let row: Option<(i64, i64, Option<i64>)> = sqlx::query_as(
        "SELECT failures, last_at, locked_until FROM sign_in_failure WHERE key = $1",
    )
    .bind(key)
    .fetch_optional(&mut *conn)
    .await?;
    let Some((count, last_at, locked)) = row else { return Ok(Failures::default()) };
    let locked_until = locked.map(instant).transpose()?;
    Ok(Failures { count, last_at: Some(instant(last_at)?), locked_until })
}

/// Writes what is counted against a key.
pub async fn save_failures(tx: &mut Tx, key: &str, failures: &Failures) -> Result<(), Failure> {
    sqlx::query(
        "INSERT INTO sign_in_failure (key, failures, last_at, locked_until) VALUES ($1, $2, $3, $4)
         ON CONFLICT (key) DO UPDATE SET failures = $2, last_at = $3, locked_until = $4",
    )
    .bind(key)
    .bind(failures.count)
    .bind(failures.last_at.map_or(0, millis))
    .bind(failures.locked_until.map(millis))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Forgets failures of keys last seen before an instant; answers how many.
pub async fn forget_failures(tx: &mut Tx, before: Instant) -> Result<u64, Failure> {
    Ok(sqlx::query("DELETE FROM sign_in_failure WHERE last_at < $1")
        .bind(millis(before))
        .execute(&mut **tx)
        .await?
        .rows_affected())
}
