//! 到了没开门: reports of a locked door, and the answers.

use super::{instant, list, millis};
use crate::db::Tx;
use crate::failure::Failure;
use linli_domain::locked::LockedAnswer;
use linli_domain::name::Name;
use linli_domain::time::{Instant, Slot};
use sqlx::{AnyConnection, FromRow};

/// A report about to be written.
#[derive(Clone, Debug)]
pub struct NewReport {
    /// Its id.
    pub id: String,
    /// The facility.
    pub facility_id: String,
    /// When it was found locked.
    pub found_at: Instant,
    /// Salted hash of the network.
    pub asker: String,
    /// A few words for staff.
    pub note: Option<String>,
    /// When the answer is due.
    pub due_at: Instant,
}

/// A report with what its facility adds.
#[derive(Clone, Debug)]
pub struct Report {
    /// Its id.
    pub id: String,
    /// The facility.
    pub facility_id: String,
    /// Its name.
    pub facility: Name,
    /// Its unit's name.
    pub unit: Name,
    /// Its phone.
    pub phone: Option<String>,
    /// Its zone.
    pub timezone: String,
    /// When it was found locked.
    pub found_at: Instant,
    /// When it was told.
    pub reported_at: Instant,
    /// When the answer is due.
    pub due_at: Instant,
    /// A few words for staff.
    pub note: Option<String>,
    /// What the unit said.
    pub answer: Option<LockedAnswer>,
}

#[derive(FromRow)]
struct ReportRow {
    id: String,
    facility_id: String,
    facility_zh: String,
    facility_en: String,
    unit_zh: String,
    unit_en: String,
    phone: Option<String>,
    timezone: String,
    found_at: i64,
    reported_at: i64,
    due_at: i64,
    note: Option<String>,
    answer: Option<String>,
}

impl ReportRow {
    fn report(self) -> Result<Report, Failure> {
        let answer = self.answer.as_deref().map(|word| {
            LockedAnswer::parse(word).ok_or_else(|| Failure::corrupt("answer to a report"))
        });
        Ok(Report {
            id: self.id,
            facility_id: self.facility_id,
            facility: Name::new(self.facility_zh, self.facility_en),
            unit: Name::new(self.unit_zh, self.unit_en),
            phone: self.phone,
            timezone: self.timezone,
            found_at: instant(self.found_at)?,
            reported_at: instant(self.reported_at)?,
            due_at: instant(self.due_at)?,
            note: self.note,
            answer: answer.transpose()?,
        })
    }
}

/// The columns of [`ReportRow`]; `$rest` chooses and orders the rows.
macro_rules! select_report {
    ($rest:literal) => {
        concat!(
            "SELECT r.id, r.facility_id, f.name_zh AS facility_zh, f.name_en AS facility_en,
                u.name_zh AS unit_zh, u.name_en AS unit_en, f.phone, f.timezone, r.found_at,
                r.reported_at, r.due_at, r.note, r.answer
             FROM locked_report r JOIN facility f ON f.id = r.facility_id
             JOIN unit u ON u.id = f.unit_id JOIN division d ON d.code = f.division_code ",
            $rest
        )
    };
}

/// Writes a report.
pub async fn insert(tx: &mut Tx, new: &NewReport, now: Instant) -> Result<(), Failure> {
    sqlx::query(
        "INSERT INTO locked_report (id, facility_id, found_at, reported_at, asker, note, due_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(&new.id)
    .bind(&new.facility_id)
    .bind(millis(new.found_at))
    .bind(millis(now))
    .bind(&new.asker)
    .bind(new.note.as_deref())
    .bind(millis(new.due_at))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// One report.
pub async fn report(conn: &mut AnyConnection, id: &str) -> Result<Option<Report>, Failure> {
    let row: Option<ReportRow> = sqlx::query_as(select_report!("WHERE r.id = $1"))
        .bind(id)
        .fetch_optional(&mut *conn)
        .await?;
    row.map(ReportRow::report).transpose()
}

/// Reports of these facilities that wait for an answer, oldest first.
pub async fn waiting(
    conn: &mut AnyConnection,
    facility_ids: &[String],
) -> Result<Vec<Report>, Failure> {
    let rows: Vec<ReportRow> = sqlx::query_as(select_report!(
        "WHERE r.answered_at IS NULL AND r.facility_id IN (SELECT value FROM json_each($1))
         ORDER BY r.due_at, r.id LIMIT 1000"
    ))
    .bind(list(facility_ids)?)
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter().map(ReportRow::report).collect()
}

/// Reports below these paths whose answer is overdue, oldest first.
pub async fn overdue(
    conn: &mut AnyConnection,
    paths: &[&str],
    now: Instant,
) -> Result<Vec<Report>, Failure> {
    let rows: Vec<ReportRow> = sqlx::query_as(select_report!(
        "WHERE r.answered_at IS NULL AND r.due_at <= $1
           AND EXISTS (SELECT 1 FROM json_each($2) p WHERE d.path LIKE p.value || '%')
         ORDER BY r.due_at, r.id LIMIT 500"
    ))
    .bind(millis(now))
    .bind(list(paths)?)
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter().map(ReportRow::report).collect()
}

/// What one network told of a facility since an instant: id and when it was told, latest first.
pub async fn of_asker(
    conn: &mut AnyConnection,
    facility_id: &str,
    asker: &str,
    since: Instant,
) -> Result<Vec<(String, Instant)>, Failure> {
    let rows: Vec<(String, i64)> = sqlx::query_as(
        "SELECT id, reported_at FROM locked_report
         WHERE facility_id = $1 AND asker = $2 AND reported_at > $3 AND found_at > $4
         ORDER BY reported_at DESC, id LIMIT 100",
    )
    .bind(facility_id)
    .bind(asker)
    .bind(millis(since))
    .bind(millis(since - chrono::Duration::days(1)))
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter().map(|(id, at)| Ok((id, instant(at)?))).collect()
}

/// An answer.
#[derive(Clone, Debug)]
pub struct Answered {
    /// What the unit said.
    pub answer: LockedAnswer,
    /// Why it is excused.
    pub reason: Option<&'static str>,
    /// The mark at the door that says that it was open.
    pub mark_id: Option<String>,
    /// Who answered.
    pub account_id: String,
}

/// Writes the answer to a report that has none.
pub async fn answer(tx: &mut Tx, id: &str, said: &Answered, now: Instant) -> Result<(), Failure> {
    let rows = sqlx::query(
        "UPDATE locked_report SET answer = $2, reason_code = $3, mark_id = $4, answered_by = $5,
             answered_at = $6
         WHERE id = $1 AND answered_at IS NULL",
    )
    .bind(id)
    .bind(said.answer.as_str())
    .bind(said.reason)
    .bind(said.mark_id.as_deref())
    .bind(&said.account_id)
    .bind(millis(now))
    .execute(&mut **tx)
    .await?
    .rows_affected();
    super::one(rows, "answering a report")
}

/// When these facilities were found locked, confirmed by their unit.
pub async fn confirmed(
    conn: &mut AnyConnection,
    facility_ids: &[String],
    window: Slot,
) -> Result<Vec<(String, Instant)>, Failure> {
    let rows: Vec<(String, i64)> = sqlx::query_as(
        "SELECT facility_id, found_at FROM locked_report
         WHERE facility_id IN (SELECT value FROM json_each($1)) AND answer = 'confirmed'
           AND found_at >= $2 AND found_at < $3 ORDER BY found_at LIMIT 100000",
    )
    .bind(list(facility_ids)?)
    .bind(millis(window.start))
    .bind(millis(window.end))
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter().map(|(facility, at)| Ok((facility, instant(at)?))).collect()
}

/// How many reports of a facility since an instant have which answer.
pub async fn tally(
    conn: &mut AnyConnection,
    facility_id: &str,
    since: Instant,
) -> Result<Vec<(Option<String>, i64)>, Failure> {
    Ok(sqlx::query_as(
        "SELECT answer, COUNT(*) AS told FROM locked_report
         WHERE facility_id = $1 AND found_at >= $2 GROUP BY answer ORDER BY answer",
    )
    .bind(facility_id)
    .bind(millis(since))
    .fetch_all(&mut *conn)
    .await?)
}

/// Forgets who told what and the notes of reports older than an instant.
pub async fn forget(tx: &mut Tx, before: Instant) -> Result<u64, Failure> {
    Ok(sqlx::query(
        "UPDATE locked_report SET asker = NULL, note = NULL
         WHERE answered_at < $1 AND (asker IS NOT NULL OR note IS NOT NULL)",
    )
    .bind(millis(before))
    .execute(&mut **tx)
    .await?
    .rows_affected())
}
