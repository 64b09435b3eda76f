//! Blocks inside a transaction of somebody else's: a timetable that is imported or taken back.

use super::parts::{caught, release};
use crate::db::Tx;
use crate::failure::Failure;
use crate::services::{Core, events};
use crate::store::blocks::{self, NewBlock};
use crate::store::millis;
use linli_app::error::AppError;
use linli_app::ports::Caller;
use serde_json::json;

impl Core {
    /// Takes time for the unit, unless somebody means to come. The facility is locked and settled.
    pub(in crate::services) async fn take_block(
        &self,
        tx: &mut Tx,
        caller: &Caller,
        new: &NewBlock,
    ) -> Result<(), Failure> {
        let now = self.clock.now();
        let hit = caught(tx, &new.facility_id, new.slot, new.areas.as_deref(), now).await?;
        hit.accepted(false)?;
        blocks::insert(tx, new, now).await?;
        let facts = json!({ "facility": new.facility_id, "start": millis(new.slot.start),
            "end": millis(new.slot.end), "kind": new.kind, "areas": new.areas, "affected": 0 });
        events::by_caller(tx, &self.clock, caller, "block.made", ("block", &new.id), facts).await
    }

    /// Gives such time back; `false` where it has been already.
    pub(in crate::services) async fn give_back_block(
        &self,
        tx: &mut Tx,
        caller: &Caller,
        id: &str,
    ) -> Result<bool, Failure> {
        let Some((facility, slot)) = blocks::block(tx, id).await? else { return Ok(false) };
        let now = self.clock.now();
        blocks::remove(tx, id, now).await?;
        let facts = json!({ "facility": facility });
        events::by_caller(tx, &self.clock, caller, "block.removed", ("block", id), facts).await?;
        release(tx, &self.clock, caller, &facility, slot, now).await?;
        Ok(true)
    }
}

/// Whether the failure says that somebody means to come then.
pub(in crate::services) const fn is_booked(failure: &Failure) -> bool {
    matches!(failure, Failure::Said(AppError::Affected { .. }))
}
