//! Accounts as administrators see them: who signs in, with which roles, locked or not.

use super::{instant, millis};
use crate::db::Tx;
use crate::failure::Failure;
use linli_domain::account::{Grant, Role, Scope};
use linli_domain::time::Instant;
use sqlx::{AnyConnection, FromRow};

/// An account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub id: String,
    /// Whose it is.
    pub person_id: String,
    /// The login.
    pub login: String,
    /// The name.
    pub name: String,
    /// When it was made.
    pub created_at: Instant,
    /// Since when it is locked.
    pub disabled_at: Option<Instant>,
    /// It was closed for good.
    pub closed: bool,
}

#[derive(FromRow)]
struct Row {
    id: String,
    person_id: String,
    login: String,
    name: String,
    created_at: i64,
    disabled_at: Option<i64>,
    closed_at: Option<i64>,
}

impl Row {
    fn account(self) -> Result<Account, Failure> {
        Ok(Account {
            id: self.id,
            person_id: self.person_id,
            login: self.login,
            name: self.name,
            created_at: instant(self.created_at)?,
            disabled_at: self.disabled_at.map(instant).transpose()?,
            closed: self.closed_at.is_some(),
        })
    }
}

/// Accounts that hold a role of staff, one of `roles`, after `cursor`, by id.
pub async fn accounts(
    conn: &mut AnyConnection,
    roles: &[Role],
    after: &str,
    limit: i64,
) -> Result<Vec<Account>, Failure> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT a.id, a.person_id, a.login, p.name, a.created_at, a.disabled_at, a.closed_at
         FROM account a JOIN person p ON p.id = a.person_id
         WHERE a.id > $2 AND a.id IN (SELECT account_id FROM account_role
             WHERE role IN (SELECT value FROM json_each($1)))
         ORDER BY a.id LIMIT $3",
    )
    .bind(super::list(roles)?)
    .bind(after)
    .bind(limit)
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter().map(Row::account).collect()
}

/// One account, locked and closed ones too.
pub async fn account(conn: &mut AnyConnection, id: &str) -> Result<Option<Account>, Failure> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT a.id, a.person_id, a.login, p.name, a.created_at, a.disabled_at, a.closed_at
         FROM account a JOIN person p ON p.id = a.person_id WHERE a.id = $1",
    )
    .bind(id)
    .fetch_optional(&mut *conn)
    .await?;
    row.map(Row::account).transpose()
}

/// The account with this login.
pub async fn by_login(conn: &mut AnyConnection, login: &str) -> Result<Option<Account>, Failure> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT a.id, a.person_id, a.login, p.name, a.created_at, a.disabled_at, a.closed_at
         FROM account a JOIN person p ON p.id = a.person_id WHERE a.login = $1",
    )
    .bind(login)
    .fetch_optional(&mut *conn)
    .await?;
    row.map(Row::account).transpose()
}

/// Roles of accounts, each with its account and the name of its place in Chinese and English.
pub async fn grants(
    conn: &mut AnyConnection,
    account_ids: &[String],
) -> Result<Vec<(String, Grant, String, String)>, Failure> {
    let rows: Vec<GrantRow> = sqlx::query_as(
        "SELECT r.account_id, r.role, r.scope_kind, r.scope_id,
                COALESCE(d.name_zh, u.name_zh) AS zh, COALESCE(d.name_en, u.name_en) AS en
         FROM account_role r
         LEFT JOIN division d ON r.scope_kind = 'division' AND d.code = r.scope_id
         LEFT JOIN unit u ON r.scope_kind = 'unit' AND u.id = r.scope_id
         WHERE r.account_id IN (SELECT value FROM json_each($1))
         ORDER BY r.account_id, r.role, r.scope_id LIMIT 2000",
    )
    .bind(super::list(account_ids)?)
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter()
        .map(|row| {
            let role = Role::parse(&row.role).ok_or_else(|| Failure::corrupt("role"))?;
            let scope = match row.scope_kind.as_str() {
                "all" => Scope::All,
                "division" => Scope::Division(row.scope_id.into()),
                "unit" => Scope::Unit(row.scope_id.into()),
                _ => return Err(Failure::corrupt("scope")),
            };
            let (zh, en) = (row.zh.unwrap_or_default(), row.en.unwrap_or_default());
            Ok((row.account_id, Grant { role, scope }, zh, en))
        })
        .collect()
}

#[derive(FromRow)]
struct GrantRow {
    account_id: String,
    role: String,
    scope_kind: String,
    scope_id: String,
    zh: Option<String>,
    en: Option<String>,
}

/// Takes a role away; `false` where it was not held.
pub async fn revoke(tx: &mut Tx, account_id: &str, grant: &Grant) -> Result<bool, Failure> {
    let (kind, id) = match &grant.scope {
        Scope::All => ("all", ""),
        Scope::Division(code) => ("division", code.as_str()),
        Scope::Unit(id) => ("unit", id.as_str()),
    };
    let rows = sqlx::query(
        "DELETE FROM account_role
         WHERE account_id = $1 AND role = $2 AND scope_kind = $3 AND scope_id = $4",
    )
    .bind(account_id)
    .bind(grant.role.as_str())
    .bind(kind)
    .bind(id)
    .execute(&mut **tx)
    .await?
    .rows_affected();
    Ok(rows == 1)
}

/// What an auditor looks for in the record; empty texts do not narrow.
#[derive(Clone, Debug, Default)]
pub struct EventFilter {
    /// Begins so: `account.` finds all of accounts.
    pub kind: String,
    /// The account that acted.
    pub actor: String,
    /// The thing it happened to.
    pub subject: String,
    /// Not before.
    pub from: Option<Instant>,
    /// Before.
    pub to: Option<Instant>,
}

/// One event as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct EventRow {
    /// Its id.
    pub id: String,
    /// When, in milliseconds.
    pub at: i64,
    /// What.
    pub kind: String,
    /// The account that acted.
    pub actor_account: Option<String>,
    /// In which role.
    pub actor_role: Option<String>,
    /// To what kind of thing.
    pub subject_kind: String,
    /// To which.
    pub subject_id: String,
    /// The facts, as JSON.
    pub payload: String,
    /// Through which door.
    pub source: String,
}

/// Events, latest first, older than `before` (instant and id).
pub async fn events(
    conn: &mut AnyConnection,
    filter: &EventFilter,
    before: Option<(i64, String)>,
    limit: i64,
) -> Result<Vec<EventRow>, Failure> {
    let (at, id) = before.unwrap_or((i64::MAX, String::new()));
    Ok(sqlx::query_as(
        "SELECT id, at, kind, actor_account, actor_role, subject_kind, subject_id, payload, source
         FROM event
         WHERE (at < $1 OR at = $1 AND id < $2) AND at >= $3 AND at < $4
           AND SUBSTR(kind, 1, LENGTH($5)) = $5
           AND ($6 = '' OR actor_account = $6) AND ($7 = '' OR subject_id = $7)
         ORDER BY at DESC, id DESC LIMIT $8",
    )
    .bind(at)
    .bind(id)
    .bind(filter.from.map_or(i64::MIN, millis))
    .bind(filter.to.map_or(i64::MAX, millis))
    .bind(&filter.kind)
    .bind(&filter.actor)
    .bind(&filter.subject)
    .bind(limit)
    .fetch_all(&mut *conn)
    .await?)
}
