//! Persons with and without account: contacts, assurance, joining entries, and who looked.

use super::{instant, millis, one};
use crate::db::Tx;
use crate::failure::Failure;
use linli_domain::person::{Assurance, email_key, phone_key};
use linli_domain::time::Instant;
use sqlx::{AnyConnection, FromRow};

/// One person, for staff in whose scope it is and for itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Its id.
    pub id: String,
    /// The name.
    pub name: String,
    /// Phone as typed.
    pub phone: Option<String>,
    /// The form in which one number is one person.
    pub phone_key: Option<String>,
    /// A code came back from it.
    pub phone_verified: bool,
    /// Mail as typed.
    pub email: Option<String>,
    /// The form in which one address is one person.
    pub email_key: Option<String>,
    /// A code came back from it.
    pub email_verified: bool,
    /// Language of notices.
    pub lang: Option<String>,
    /// Home division.
    pub division: Option<String>,
    /// Its path; empty where none is known.
    pub path: String,
    /// How sure we are.
    pub assurance: Assurance,
    /// When a worker saw a document.
    pub vouched_at: Option<Instant>,
    /// The entry it was joined to.
    pub merged_into: Option<String>,
    /// Its open account.
    pub account_id: Option<String>,
    /// Its login.
    pub login: Option<String>,
    /// Whether it holds a role of staff.
    pub is_staff: bool,
}

#[derive(FromRow)]
struct PersonRow {
    id: String,
    name: String,
    phone: Option<String>,
    phone_key: Option<String>,
    phone_verified_at: Option<i64>,
    email: Option<String>,
    email_key: Option<String>,
    email_verified_at: Option<i64>,
    lang: Option<String>,
    division_code: Option<String>,
    path: Option<String>,
    assurance: String,
    vouched_at: Option<i64>,
    merged_into: Option<String>,
    account_id: Option<String>,
    login: Option<String>,
    roles: i64,
}

impl PersonRow {
    fn person(self) -> Result<Person, Failure> {
        Ok(Person {
            id: self.id,
            name: self.name,
            phone: self.phone,
            phone_key: self.phone_key,
            phone_verified: self.phone_verified_at.is_some(),
            email: self.email,
            email_key: self.email_key,
            email_verified: self.email_verified_at.is_some(),
            lang: self.lang,
            division: self.division_code,
            path: self.path.unwrap_or_default(),
            assurance: Assurance::parse(&self.assurance)
                .ok_or_else(|| Failure::corrupt("assurance"))?,
            vouched_at: self.vouched_at.map(instant).transpose()?,
            merged_into: self.merged_into,
            account_id: self.account_id,
            login: self.login,
            is_staff: self.roles > 0,
        })
    }
}

macro_rules! select_person {
    ($rest:literal) => {
        concat!(
            "SELECT p.id, p.name, p.phone, p.phone_key, p.phone_verified_at, p.email, p.email_key,
                p.email_verified_at, p.lang, p.division_code, d.path, p.assurance, p.vouched_at,
                p.merged_into, a.id AS account_id, a.login,
                (SELECT COUNT(*) FROM account_role r WHERE r.account_id = a.id
                    AND r.role NOT IN ('resident', 'group_leader')) AS roles
             FROM person p LEFT JOIN account a ON a.person_id = p.id AND a.closed_at IS NULL
             LEFT JOIN division d ON d.code = p.division_code ",
            $rest
        )
    };
}

/// One person.
pub async fn person(conn: &mut AnyConnection, id: &str) -> Result<Option<Person>, Failure> {
    let row: Option<PersonRow> = sqlx::query_as(select_person!("WHERE p.id = $1"))
        .bind(id)
        .fetch_optional(&mut *conn)
        .await?;
    row.map(PersonRow::person).transpose()
}

/// Persons with this number or address (one of the keys), joined ones left out; verified first,
/// then the oldest; at most 50.
pub async fn by_contact(conn: &mut AnyConnection, key: &str) -> Result<Vec<Person>, Failure> {
    let rows: Vec<PersonRow> = sqlx::query_as(select_person!(
        "WHERE (p.phone_key = $1 OR p.email_key = $1) AND p.merged_into IS NULL
         ORDER BY CASE WHEN p.phone_key = $1 AND p.phone_verified_at IS NOT NULL THEN 0
                       WHEN p.email_key = $1 AND p.email_verified_at IS NOT NULL THEN 0
                       ELSE 1 END, p.created_at, p.id LIMIT 50"
    ))
    .bind(key)
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter().map(PersonRow::person).collect()
}

/// Persons of exactly this name whose home lies below one of these paths; at most 50.
pub async fn by_name(
    conn: &mut AnyConnection,
    name: &str,
    paths: &[&str],
) -> Result<Vec<Person>, Failure> {
    let rows: Vec<PersonRow> = sqlx::query_as(select_person!(
        "WHERE p.name = $1 AND p.merged_into IS NULL
           AND EXISTS (SELECT 1 FROM json_each($2) s
                       WHERE SUBSTR(d.path, 1, LENGTH(s.value)) = s.value)
         ORDER BY p.created_at, p.id LIMIT 50"
    ))
    .bind(name)
    .bind(super::list(paths)?)
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter().map(PersonRow::person).collect()
}

/// A person to be entered.
#[derive(Clone, Debug, Default)]
pub struct Entered {
    /// Its id.
    pub id: String,
    /// The name.
    pub name: String,
    /// Phone as typed.
    pub phone: Option<String>,
    /// Mail as typed.
    pub email: Option<String>,
    /// Home division.
    pub division: Option<String>,
    /// Language of notices.
    pub lang: Option<String>,
}

/// Writes a person without an account.
pub async fn insert(tx: &mut Tx, new: &Entered, now: Instant) -> Result<(), Failure> {
    sqlx::query(
        "INSERT INTO person (id, name, phone, phone_key, email, email_key, division_code, lang,
                             assurance, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'self', $9)",
    )
    .bind(&new.id)
    .bind(&new.name)
    .bind(new.phone.as_deref())
    .bind(new.phone.as_deref().and_then(phone_key))
    .bind(new.email.as_deref())
    .bind(new.email.as_deref().and_then(email_key))
    .bind(new.division.as_deref())
    .bind(new.lang.as_deref())
    .bind(millis(now))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Writes how somebody is reached and how sure we are of them.
pub async fn save(tx: &mut Tx, person: &Person, now: Instant) -> Result<(), Failure> {
    let verified = |is: bool| is.then_some(millis(now));
    let rows = sqlx::query(
        "UPDATE person SET phone = $2, phone_key = $3, email = $4, email_key = $5,
             phone_verified_at = CASE WHEN phone_key = $3 THEN COALESCE(phone_verified_at, $6) ELSE $6 END,
             email_verified_at = CASE WHEN email_key = $5 THEN COALESCE(email_verified_at, $7) ELSE $7 END,
             assurance = $8, lang = $9, division_code = $10
         WHERE id = $1",
    )
    .bind(&person.id)
    .bind(person.phone.as_deref())
    .bind(person.phone_key.as_deref())
    .bind(person.email.as_deref())
    .bind(person.email_key.as_deref())
    .bind(verified(person.phone_verified))
    .bind(verified(person.email_verified))
    .bind(person.assurance.as_str())
    .bind(person.lang.as_deref())
    .bind(person.division.as_deref())
    .execute(&mut **tx)
    .await?
    .rows_affected();
    one(rows, "person")
}

/// Writes that an account saw a document of the person.
pub async fn vouch(tx: &mut Tx, id: &str, account_id: &str, now: Instant) -> Result<(), Failure> {
    let rows = sqlx::query(
        "UPDATE person SET assurance = 'desk', vouched_at = $3, vouched_by = $2 WHERE id = $1",
    )
    .bind(id)
    .bind(account_id)
    .bind(millis(now))
    .execute(&mut **tx)
    .await?
    .rows_affected();
    one(rows, "person")
}

/// Gives one entry's bookings and notices to another, and makes it and what pointed to it point
/// there; answers how many bookings went over. `account_id` guards their quotas from now on.
pub async fn join(
    tx: &mut Tx,
    from: &str,
    to: &str,
    account_id: Option<&str>,
    now: Instant,
) -> Result<u64, Failure> {
    let moved = sqlx::query(
        "UPDATE booking SET person_id = $2, account_id = COALESCE($3, account_id)
         WHERE person_id = $1",
    )
    .bind(from)
    .bind(to)
    .bind(account_id)
    .execute(&mut **tx)
    .await?
    .rows_affected();
    sqlx::query("UPDATE outbox SET person_id = $2 WHERE person_id = $1")
        .bind(from)
        .bind(to)
        .execute(&mut **tx)
        .await?;
    sqlx::query("UPDATE person SET merged_into = $2 WHERE merged_into = $1")
        .bind(from)
        .bind(to)
        .execute(&mut **tx)
        .await?;
    let rows = sqlx::query("UPDATE person SET merged_into = $2, merged_at = $3 WHERE id = $1")
        .bind(from)
        .bind(to)
        .bind(millis(now))
        .execute(&mut **tx)
        .await?
        .rows_affected();
    one(rows, "person")?;
    Ok(moved)
}

/// Bookings of somebody without an account are guarded by the account that the person now has.
pub async fn guard(tx: &mut Tx, person_id: &str, account_id: &str) -> Result<(), Failure> {
    sqlx::query("UPDATE booking SET account_id = $2 WHERE person_id = $1")
        .bind(person_id)
        .bind(account_id)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
