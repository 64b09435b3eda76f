//! The pool, the one way to begin a write, the lock keys, and what a database error means. The
//! only file that knows which dialect it talks to.

mod double;
mod walls;

pub use double::Double;
pub use walls::{is_duplicate, is_referred_to};

use crate::failure::Failure;
use futures::future::BoxFuture;
use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::migrate::Migrator;
use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyConnection, AnyPool, Connection, Transaction};
use std::ops::{Deref, DerefMut};
use std::str::FromStr;
use std::sync::Once;
use std::time::Duration;

static SQLITE: Migrator = sqlx::migrate!("../migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("../migrations/postgres");

/// Which database stands behind the pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// In the process, one writer.
    Sqlite,
    /// A server, many writers.
    Postgres,
}

/// The database.
#[derive(Clone, Debug)]
pub struct Db {
    dialect: Dialect,
    readers: AnyPool,
    writers: AnyPool,
}

/// A write transaction. Only [`Db::write`] makes one; store functions that change rows ask for it.
pub struct Tx(Transaction<'static, Any>);

impl Deref for Tx {
    type Target = AnyConnection;
    fn deref(&self) -> &AnyConnection {
        &self.0
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        &mut self.0
    }
}

impl Db {
    /// Opens the database at `sqlite://PATH` (created when missing) or `postgres://…`.
    ///
    /// # Errors
    /// The address is neither, or the database does not answer.
    pub async fn connect(url: &str) -> Result<Self, Failure> {
        static DRIVERS: Once = Once::new();
        DRIVERS.call_once(sqlx::any::install_default_drivers);
        let dialect = dialect_of(url)?;
        let (url, readers) = match dialect {
            Dialect::Sqlite => (prepared_sqlite(url)?, 8),
            Dialect::Postgres => (url.to_owned(), 24),
        };
        let options = AnyConnectOptions::from_str(&url).map_err(Failure::Database)?;
        let open = async |most: u32| {
            AnyPoolOptions::new()
                .max_connections(most)
                .acquire_timeout(Duration::from_secs(20))
                .after_connect(move |conn, _| Box::pin(prepare(dialect, conn)))
                .connect_with(options.clone())
                .await
                .map_err(Failure::Database)
        };
        // SQLite has one writer: a queue in front of it is fairer and quicker than its busy loop.
        let writers = open(if dialect == Dialect::Sqlite { 1 } else { readers }).await?;
        let readers = match dialect {
            Dialect::Sqlite => open(readers).await?,
            Dialect::Postgres => writers.clone(),
        };
        Ok(Self { dialect, readers, writers })
    }

    /// Brings the schema up to date; answers the names of the migrations applied.
    ///
    /// # Errors
    /// A migration fails, or the database is newer than this program.
    pub async fn migrate(&self) -> Result<Vec<String>, Failure> {
        let migrator = match self.dialect {
            Dialect::Sqlite => &SQLITE,
            Dialect::Postgres => &POSTGRES,
        };
        let before = self.applied().await;
        migrator
            .run(&self.writers)
            .await
            .map_err(|error| Failure::Broken(format!("migrating: {error}")))?;
        let name = |m: &sqlx::migrate::Migration| format!("{:04} {}", m.version, m.description);
        Ok(migrator.iter().filter(|m| !before.contains(&m.version)).map(name).collect())
    }

    async fn applied(&self) -> Vec<i64> {
        let found = sqlx::query_scalar("SELECT version FROM _sqlx_migrations");
        // The table is missing before the first migration: then nothing has been applied.
        found.fetch_all(&self.readers).await.unwrap_or_default()
    }

    /// Whether every migration that this program knows has been applied.
    pub async fn is_current(&self) -> bool {
        let known = match self.dialect {
            Dialect::Sqlite => &SQLITE,
            Dialect::Postgres => &POSTGRES,
        };
        let applied = self.applied().await;
        known.iter().all(|migration| applied.contains(&migration.version))
    }

    /// Which database this is.
    pub const fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// A connection for reading.
    ///
    /// # Errors
    /// None comes free in time.
    pub async fn read(&self) -> Result<PoolConnection<Any>, Failure> {
        self.readers.acquire().await.map_err(Failure::Database)
    }

    /// Asks the database whether it is there.
    ///
    /// # Errors
    /// It does not answer.
    pub async fn ping(&self) -> Result<(), Failure> {
        Ok(self.read().await?.ping().await?)
    }

    /// Runs `work` in one write transaction, in a task of its own: a caller that goes away leaves
    /// no half-used writer. Commits when it answers `Ok`, rolls back otherwise.
    ///
    /// # Errors
    /// What `work` answers; a slot that wall 3 refuses comes back as `taken`.
    pub async fn write<T, F>(&self, work: F) -> Result<T, Failure>
    where
        T: Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, Failure>> + Send + 'static,
    {
        let (pool, dialect) = (self.writers.clone(), self.dialect);
        let task = tokio::spawn(async move {
            let begin = match dialect {
                Dialect::Sqlite => "BEGIN IMMEDIATE",
                Dialect::Postgres => "BEGIN",
            };
            let mut tx = Tx(pool.begin_with(begin).await?);
            let done = work(&mut tx).await;
            match done {
                Ok(value) => tx.0.commit().await.map(|()| value).map_err(Failure::from),
                Err(failure) => {
                    tx.0.rollback().await?;
                    Err(failure)
                }
            }
        });
        task.await.map_err(|error| Failure::Broken(format!("write task: {error}")))?
    }

    /// Whether the only writer of `SQLite` waits until the disk has what it wrote. It does unless
    /// told otherwise; not for what can be loaded again.
    ///
    /// # Errors
    /// The database fails.
    pub async fn wait_for_disk(&self, wait: bool) -> Result<(), Failure> {
        if self.dialect == Dialect::Sqlite {
            let setting =
                if wait { "PRAGMA synchronous = FULL" } else { "PRAGMA synchronous = OFF" };
            let mut writer = self.writers.acquire().await.map_err(Failure::Database)?;
            sqlx::raw_sql(setting).execute(&mut *writer).await.map_err(Failure::Database)?;
        }
        Ok(())
    }

    /// Closes every connection; a clean end of the process.
    pub async fn close(&self) {
        self.writers.close().await;
        self.readers.close().await;
    }
}

/// What a transaction locks before it looks. The order of the variants is the lock order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LockKey {
    /// Who holds a number or address; the key is hashed.
    Contact(String),
    /// Quota and idempotency of one account.
    Account(String),
    /// An entry of a person: its contacts and what it was joined to.
    Person(String),
    /// Everything bookable in one facility.
    Facility(String),
    /// The notices of one holiday calendar.
    Calendar(&'static str),
}

impl LockKey {
    fn text(&self) -> String {
        match self {
            Self::Contact(hash) => format!("contact:{hash}"),
            Self::Account(id) => format!("account:{id}"),
            Self::Person(id) => format!("person:{id}"),
            Self::Facility(id) => format!("facility:{id}"),
            Self::Calendar(id) => format!("calendar:{id}"),
        }
    }
}

/// Wall 2: locks the keys in their order, one single-row statement each. (One UPDATE over several
/// rows takes them in the order of the plan, and two such statements deadlock.)
///
/// # Errors
/// The database fails.
pub async fn lock(tx: &mut Tx, mut keys: Vec<LockKey>) -> Result<(), Failure> {
    keys.sort_unstable();
    keys.dedup();
    for key in keys {
        let key = key.text();
        let known = sqlx::query("UPDATE lock SET touched = touched + 1 WHERE key = $1")
            .bind(key.clone())
            .execute(&mut **tx)
            .await?
            .rows_affected();
        if known == 0 {
            sqlx::query(
                "INSERT INTO lock (key, touched) VALUES ($1, 1)
                 ON CONFLICT (key) DO UPDATE SET touched = lock.touched + 1",
            )
            .bind(key)
            .execute(&mut **tx)
            .await?;
        }
    }
    Ok(())
}

fn dialect_of(url: &str) -> Result<Dialect, Failure> {
    match url.split_once(':').map(|(scheme, _)| scheme) {
        Some("sqlite") => Ok(Dialect::Sqlite),
        Some("postgres" | "postgresql") => Ok(Dialect::Postgres),
        _ => Err(Failure::Broken(
            "the database address must begin with sqlite:// or postgres://".to_owned(),
        )),
    }
}

/// The address with "create when missing", and its folder made.
fn prepared_sqlite(url: &str) -> Result<String, Failure> {
    let path = url.trim_start_matches("sqlite:").trim_start_matches("//");
    let path = path.split('?').next().unwrap_or(path);
    if let Some(folder) = std::path::Path::new(path).parent() {
        std::fs::create_dir_all(folder).map_err(|error| {
            Failure::Broken(format!("cannot make the folder {}: {error}", folder.display()))
        })?;
    }
    Ok(if url.contains('?') { url.to_owned() } else { format!("{url}?mode=rwc") })
}

async fn prepare(dialect: Dialect, conn: &mut AnyConnection) -> Result<(), sqlx::Error> {
    let settings: &[&'static str] = match dialect {
        Dialect::Sqlite => &[
            "PRAGMA busy_timeout = 15000",
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            "PRAGMA foreign_keys = ON",
        ],
        Dialect::Postgres => &["SET timezone = 'UTC'"],
    };
    for setting in settings {
        sqlx::raw_sql(*setting).execute(&mut *conn).await?;
    }
    Ok(())
}
