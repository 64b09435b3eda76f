//! What stops posted hours: closures and blocks of many facilities in one statement.

use super::{instant, millis, slot};
use crate::failure::Failure;
use linli_domain::closure::{BlockKind, Closure, ClosureClass, ClosureReason, Stop};
use linli_domain::time::{Instant, Slot};
use sqlx::{AnyConnection, FromRow};

/// Most rows that one question reads.
const MOST: i64 = 100_000;

/// One closure or block.
#[derive(Clone, Debug)]
pub struct Stopped {
    /// Its id.
    pub id: String,
    /// Its facility.
    pub facility_id: String,
    /// When it holds, and where.
    pub stop: Stop,
    /// What it is.
    pub what: What,
}

/// What stops the hours.
#[derive(Clone, Debug)]
pub enum What {
    /// A closure.
    Closure(Announced),
    /// A block; when it was written.
    Block(BlockKind),
}

/// What is told of a closure.
#[derive(Clone, Debug)]
pub struct Announced {
    /// Its times, as announced and lifted.
    pub closure: Closure,
    /// How it came about.
    pub class: ClosureClass,
    /// Why, in a word.
    pub reason_code: ClosureReason,
    /// Why, in the unit's own words.
    pub reason: Option<String>,
    /// It was announced late.
    pub short_notice: bool,
}

#[derive(FromRow)]
struct StopRow {
    id: String,
    facility_id: String,
    what: String,
    kind: String,
    reason_code: String,
    reason: Option<String>,
    short_notice: i64,
    starts_at: i64,
    ends_at: i64,
    announced_at: i64,
    lifted_at: Option<i64>,
    area_keys: Option<String>,
}

impl StopRow {
    /// `None` for a closure that was lifted before it began.
    fn stopped(self) -> Result<Option<Stopped>, Failure> {
        let areas = self.area_keys.as_deref().map(serde_json::from_str).transpose()?;
        let closure = Closure {
            slot: slot(self.starts_at, self.ends_at)?,
            announced_at: instant(self.announced_at)?,
            lifted_at: self.lifted_at.map(instant).transpose()?,
        };
        let Some(held) = closure.holds() else { return Ok(None) };
        let what = if self.what == "block" {
            let kind = BlockKind::parse(&self.kind);
            What::Block(kind.ok_or_else(|| Failure::corrupt("kind of block"))?)
        } else {
            What::Closure(Announced {
                closure,
                class: ClosureClass::parse(&self.kind)
                    .ok_or_else(|| Failure::corrupt("class of closure"))?,
                reason_code: ClosureReason::parse(&self.reason_code)
                    .ok_or_else(|| Failure::corrupt("reason of closure"))?,
                reason: self.reason,
                short_notice: self.short_notice != 0,
            })
        };
        let (id, facility_id) = (self.id, self.facility_id);
        Ok(Some(Stopped { id, facility_id, stop: Stop { slot: held, areas }, what }))
    }
}

/// Closures and blocks of these facilities that touch the window, in the order of their starts.
pub async fn of_facilities(
    conn: &mut AnyConnection,
    facility_ids: &[String],
    window: Slot,
) -> Result<Vec<Stopped>, Failure> {
    let rows: Vec<StopRow> = sqlx::query_as(
        "SELECT id, facility_id, 'closure' AS what, class AS kind, reason_code, reason,
                short_notice, starts_at, ends_at, announced_at, lifted_at, area_keys
         FROM closure
         WHERE facility_id IN (SELECT value FROM json_each($1)) AND ends_at > $2 AND starts_at < $3
         UNION ALL
         SELECT id, facility_id, 'block' AS what, kind, '' AS reason_code, NULL AS reason,
                0 AS short_notice, starts_at, ends_at, created_at AS announced_at,
                NULL AS lifted_at, area_keys
         FROM block
         WHERE facility_id IN (SELECT value FROM json_each($1)) AND removed_at IS NULL
           AND ends_at > $2 AND starts_at < $3 AND ends_at < $4
         ORDER BY starts_at, id LIMIT $5",
    )
    .bind(super::list(facility_ids)?)
    .bind(millis(window.start))
    .bind(millis(window.end))
    .bind(millis(longest_end(window.end)))
    .bind(MOST)
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter().filter_map(|row| row.stopped().transpose()).collect()
}

/// Blocks are at most as long as a slot may be: those that begin before the window ends, end by then.
fn longest_end(end: Instant) -> Instant {
    end + chrono::Duration::days(linli_domain::limits::MAX_SLOT_DAYS + 1)
}
