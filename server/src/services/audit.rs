//! The record of events for the audit administrator, who reads it and does nothing else.

use super::Core;
use super::places::{limit, page};
use super::staff::allowed;
use crate::failure::Failure;
use crate::store::instant;
use crate::store::staff::{EventFilter, EventRow, events};
use async_trait::async_trait;
use chrono::{Days, NaiveDate};
use linli_app::error::AppError;
use linli_app::ports::audit::{Audit, EventQuery, EventView};
use linli_app::ports::{Answer, Caller, Page, Paging};
use linli_domain::authority::Act;
use linli_domain::refusal::FieldFault;
use linli_domain::time::Instant;
use linli_domain::zone::{self, Tz};

/// The zone in which an auditor's days are meant.
const ZONE: Tz = Tz::Asia__Shanghai;

#[async_trait]
impl Audit for Core {
    async fn events(
        &self,
        caller: &Caller,
        wanted: &EventQuery,
        paging: &Paging,
    ) -> Answer<Page<EventView>> {
        allowed(caller, Act::ReadAudit)?;
        let text = |given: &Option<String>| given.as_deref().unwrap_or("").trim().to_owned();
        let begins = |day: NaiveDate| zone::instant(ZONE, day, 0);
        let filter = EventFilter {
            kind: text(&wanted.kind),
            actor: text(&wanted.actor),
            subject: text(&wanted.subject),
            from: wanted.from.map(begins),
            to: wanted.to.and_then(|day| day.checked_add_days(Days::new(1))).map(begins),
        };
        let rows = paging.rows();
        let before = paging.cursor.as_deref().map(after).transpose()?;
        let mut conn = self.db.read().await?;
        let found = events(&mut conn, &filter, before, limit(rows)).await?;
        let views: Result<Vec<EventView>, Failure> = found.into_iter().map(view).collect();
        Ok(page(views?, rows, |one| format!("{}.{}", one.at.timestamp_millis(), one.id)))
    }
}

/// Reads a cursor back: instant and id of the last row.
fn after(cursor: &str) -> Result<(i64, String), AppError> {
    let malformed = || AppError::field("cursor", FieldFault::Malformed);
    let (at, id) = cursor.split_once('.').ok_or_else(malformed)?;
    Ok((at.parse().map_err(|_| malformed())?, id.to_owned()))
}

fn view(row: EventRow) -> Result<EventView, Failure> {
    let at: Instant = instant(row.at)?;
    Ok(EventView {
        id: row.id,
        at,
        kind: row.kind,
        actor: row.actor_account,
        role: row.actor_role,
        subject_kind: row.subject_kind,
        subject: row.subject_id,
        facts: serde_json::from_str(&row.payload)?,
        source: row.source,
    })
}
