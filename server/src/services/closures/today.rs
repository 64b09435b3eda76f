//! 今日停开放: from now to the end of the local day, in one tap.

use super::parts::managed;
use crate::failure::Failure;
use crate::services::Core;
use crate::store::stops::{self, What};
use chrono::{Duration, DurationRound};
use linli_app::ports::closures::{ClosureInput, ClosureView};
use linli_app::ports::{Caller, Created};
use linli_domain::authority::Act;
use linli_domain::closure::{ClosureReason, class_at_once};
use linli_domain::ids::FacilityId;
use linli_domain::time::Slot;
use linli_domain::zone;

impl Core {
    /// Answers [`linli_app::ports::Closures::close_today`].
    pub(in crate::services) async fn stop_today(
        &self,
        caller: &Caller,
        facility: &FacilityId,
        reason: ClosureReason,
        confirm_affected: bool,
    ) -> Result<Created<ClosureView>, Failure> {
        let mut conn = self.db.read().await?;
        let act = |_: &_| Act::CloseToday;
        let found = managed(&mut conn, caller, facility.as_str(), act).await?;
        let now = self.clock.now();
        let today = zone::day_slot(found.zone, zone::local_day(found.zone, now));
        let start = now.duration_trunc(Duration::minutes(1)).unwrap_or(now);
        let rest = Slot::new(start, today.end);
        let ids = [found.id.clone()];
        let stands = stops::of_facilities(&mut conn, &ids, rest).await?.into_iter().find(|one| {
            matches!(one.what, What::Closure(_))
                && one.stop.areas.is_none()
                && one.stop.slot.contains(rest)
        });
        drop(conn);
        if let Some(stands) = stands {
            let value = self.closure_now(&stands.id).await?;
            return Ok(Created { value, replayed: true });
        }
        let new = ClosureInput {
            start: rest.start,
            end: rest.end,
            class: class_at_once(reason),
            reason: None,
            reason_code: Some(reason),
            space_ids: Vec::new(),
            areas: Vec::new(),
            confirm_affected,
        };
        self.announce(caller, facility, new, None).await
    }
}
