//! Counting heads: the day's count goes up and down and never below nought.

use super::day_of;
use crate::db::{LockKey, lock};
use crate::failure::Failure;
use crate::services::closures::managed;
use crate::services::idempotent::Keyed;
use crate::services::places::signed_in;
use crate::services::{Core, events};
use crate::store::head_counts::{self, NewCount};
use crate::store::spaces;
use linli_app::error::AppError;
use linli_app::ports::openings::{CountInput, CountView};
use linli_app::ports::{Caller, Created, IdempotencyKey};
use linli_domain::authority::Act;
use linli_domain::ids::FacilityId;
use linli_domain::limits::MAX_HEADS;
use linli_domain::opening_log::{Proof, counted};
use linli_domain::refusal::FieldFault;
use serde_json::json;

impl Core {
    /// Answers [`linli_app::ports::Openings::count`].
    pub(in crate::services) async fn count_heads(
        &self,
        caller: &Caller,
        facility: &FacilityId,
        new: CountInput,
        key: Option<IdempotencyKey>,
    ) -> Result<Created<CountView>, Failure> {
        let who = signed_in(caller)?.clone();
        let mut conn = self.db.read().await?;
        let act = |_: &_| Act::MarkOpening;
        let found = managed(&mut conn, caller, facility.as_str(), act).await?;
        let change = match (new.delta, new.count) {
            (Some(delta), None) if (-MAX_HEADS..=MAX_HEADS).contains(&delta) => Change::By(delta),
            (None, Some(count)) if (0..=MAX_HEADS).contains(&count) => Change::To(count),
            (None, None) => return Err(AppError::field("delta", FieldFault::Missing).into()),
            (Some(_), Some(_)) => {
                return Err(AppError::field("count", FieldFault::Unsupported).into());
            }
            (Some(_), None) => return Err(AppError::field("delta", FieldFault::OutOfRange).into()),
            (None, Some(_)) => return Err(AppError::field("count", FieldFault::OutOfRange).into()),
        };
        if let Some(space) = &new.space_id {
            let space = spaces::space(&mut conn, space.as_str()).await?;
            let known = space.is_some_and(|space| space.facility_id == found.id);
            known.then_some(()).ok_or_else(|| AppError::field("space_id", FieldFault::Unknown))?;
        }
        drop(conn);
        let route = "POST /facilities/{id}/head-counts";
        let keyed = Keyed::new(who.account.as_str(), key, route, &new)?;
        let keys =
            vec![LockKey::Account(who.account.0.clone()), LockKey::Facility(found.id.clone())];
        let day = day_of(&found, self.clock.now());
        let (clock, caller) = (self.clock.clone(), caller.clone());
        let (id, space, today) = (found.id.clone(), new.space_id.clone(), day.to_string());
        let replayed = self
            .db
            .write(move |tx| {
                Box::pin(async move {
                    lock(tx, keys).await?;
                    if let Some(keyed) = &keyed
                        && keyed.replay(tx).await?.is_some()
                    {
                        return Ok(true);
                    }
                    let now = clock.now();
                    let ids = [id.clone()];
                    let all = head_counts::of_days(tx, &ids, &today, &today).await?;
                    let space = space.map(|space| space.0);
                    let before = all.iter().find(|one| one.space_id == space);
                    let before = before.map_or(0, |one| one.count);
                    let after = match change {
                        Change::By(delta) => counted(before, delta),
                        Change::To(count) => count,
                    };
                    if after != before {
                        let row = NewCount {
                            id: clock.id(),
                            facility_id: id.clone(),
                            space_id: space,
                            day: today,
                            at: now,
                            delta: after - before,
                            proof: Proof::Keeper,
                            account_id: Some(who.account.0.clone()),
                        };
                        head_counts::insert(tx, &row, now).await?;
                        let facts = json!({ "facility": id, "space": row.space_id,
                            "day": row.day, "delta": row.delta, "count": after });
                        let subject = ("head_count", row.id.as_str());
                        events::by_caller(tx, &clock, &caller, "heads.counted", subject, facts)
                            .await?;
                        if let Some(keyed) = &keyed {
                            keyed.keep(tx, &row.id, now).await?;
                        }
                    }
                    Ok(false)
                })
            })
            .await?;
        let ids = [found.id.clone()];
        let today = day.to_string();
        let mut conn = self.db.read().await?;
        let all = head_counts::of_days(&mut conn, &ids, &today, &today).await?;
        let own = new.space_id.as_ref().map(|space| &space.0);
        let value = CountView {
            facility_id: found.id.into(),
            space_id: new.space_id.clone(),
            day,
            count: all.iter().find(|one| one.space_id.as_ref() == own).map_or(0, |one| one.count),
            visits: all.iter().map(|one| one.count).sum(),
        };
        Ok(Created { value, replayed })
    }
}

/// How a count changes.
#[derive(Clone, Copy)]
enum Change {
    By(i64),
    To(i64),
}
