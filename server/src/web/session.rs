//! Sessions: a cookie for those who signed in, and for nobody else.
//!
//! The database keeps the SHA-256 of the cookie, so whoever reads the table cannot use it. Expiry
//! goes by our clock, not by the one the session crate asks.

use super::state::AppState;
use crate::clock::Clock;
use crate::db::Db;
use crate::failure::Failure;
use crate::store::sessions;
use async_trait::async_trait;
use chrono::{DateTime, Duration};
use linli_domain::ids::AccountId;
use linli_domain::time::Instant;
use sha2::{Digest, Sha256};
use std::fmt;
use tower_sessions::cookie::SameSite;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result as StoreResult};
use tower_sessions::{Expiry, Session, SessionManagerLayer, SessionStore};

/// Name of the cookie.
pub const COOKIE: &str = "linli_session";

/// A session ends when it was not used for this long.
const IDLE_DAYS: i64 = 14;

const ACCOUNT: &str = "account";
const SEEN: &str = "seen";

/// Sets the session of a request, from its cookie.
pub fn layer(state: &AppState) -> SessionManagerLayer<Store> {
    let store = Store { db: state.db.clone(), clock: state.clock.clone() };
    SessionManagerLayer::new(store)
        .with_name(COOKIE)
        .with_path("/")
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_secure(state.config.secure_cookies)
        .with_expiry(Expiry::OnInactivity(time::Duration::days(IDLE_DAYS)))
}

/// Signs in: under a new id, so that an id known before means nothing.
///
/// # Errors
/// The database fails.
pub async fn sign_in(session: &Session, account: &AccountId) -> Result<(), Failure> {
    if session.id().is_some() {
        session.cycle_id().await.map_err(broken)?;
    }
    session.insert(ACCOUNT, account).await.map_err(broken)
}

/// Goes on under a new id after every session of the account was ended: this one is the holder's
/// own. Nothing where there is no session.
///
/// # Errors
/// The database fails.
pub async fn renew(session: &Session) -> Result<(), Failure> {
    let Some(account) = account(session).await? else { return Ok(()) };
    session.flush().await.map_err(broken)?;
    session.insert(ACCOUNT, account).await.map_err(broken)
}

/// Signs out: the row goes, so a copy of the cookie is worth nothing.
///
/// # Errors
/// The database fails.
pub async fn sign_out(session: &Session) -> Result<(), Failure> {
    if session.id().is_some() { session.flush().await.map_err(broken) } else { Ok(()) }
}

/// Who is signed in.
///
/// # Errors
/// The database fails.
pub async fn account(session: &Session) -> Result<Option<AccountId>, Failure> {
    if session.id().is_some() { session.get(ACCOUNT).await.map_err(broken) } else { Ok(None) }
}

/// Keeps a session that is in use from expiring; writes at most once an hour.
///
/// # Errors
/// The database fails.
pub async fn touch(session: &Session, now: Instant) -> Result<(), Failure> {
    let seen: Option<i64> = session.get(SEEN).await.map_err(broken)?;
    let seen = seen.and_then(DateTime::from_timestamp_millis);
    if seen.is_some_and(|seen| now - seen < Duration::hours(1)) {
        return Ok(());
    }
    session.insert(SEEN, now.timestamp_millis()).await.map_err(broken)
}

fn broken(error: tower_sessions::session::Error) -> Failure {
    Failure::Broken(format!("session: {error}"))
}

/// Sessions in our database.
#[derive(Clone)]
pub struct Store {
    db: Db,
    clock: Clock,
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Store")
    }
}

/// A session as it goes into its row.
struct Row {
    id: String,
    account: Option<String>,
    data: String,
    expires_at: Instant,
}

impl Store {
    fn row(&self, record: &Record) -> StoreResult<Row> {
        let account = record.data.get(ACCOUNT).and_then(|value| value.as_str()).map(str::to_owned);
        let data = serde_json::to_string(&record.data)
            .map_err(|error| Error::Encode(error.to_string()))?;
        let expires_at = self.clock.now() + Duration::days(IDLE_DAYS);
        Ok(Row { id: hashed(&record.id), account, data, expires_at })
    }
}

fn hashed(id: &Id) -> String {
    use std::fmt::Write;
    Sha256::digest(id.to_string()).iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn backend(failure: Failure) -> Error {
    Error::Backend(failure.to_string())
}

#[async_trait]
impl SessionStore for Store {
    async fn create(&self, record: &mut Record) -> StoreResult<()> {
        let row = self.row(record)?;
        let work = self.db.write(move |tx| {
            Box::pin(async move {
                sessions::insert(tx, &row.id, row.account.as_deref(), &row.data, row.expires_at)
                    .await
            })
        });
        work.await.map_err(backend)
    }

    async fn save(&self, record: &Record) -> StoreResult<()> {
        let row = self.row(record)?;
        let work = self.db.write(move |tx| {
            Box::pin(async move {
                sessions::update(tx, &row.id, row.account.as_deref(), &row.data, row.expires_at)
                    .await
            })
        });
        work.await.map_err(backend)
    }

    async fn load(&self, id: &Id) -> StoreResult<Option<Record>> {
        let mut conn = self.db.read().await.map_err(backend)?;
        let found =
            sessions::find(&mut conn, &hashed(id), self.clock.now()).await.map_err(backend)?;
        let Some(data) = found else { return Ok(None) };
        let data = serde_json::from_str(&data).map_err(|error| Error::Decode(error.to_string()))?;
        // The expiry was judged by the query; nothing reads this copy.
        Ok(Some(Record { id: *id, data, expiry_date: time::OffsetDateTime::UNIX_EPOCH }))
    }

    async fn delete(&self, id: &Id) -> StoreResult<()> {
        let id = hashed(id);
        let work =
            self.db.write(move |tx| Box::pin(async move { sessions::delete(tx, &id).await }));
        work.await.map_err(backend)
    }
}
