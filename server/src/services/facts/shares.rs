//! How far ahead a space can be booked, and what a person has of it already.

use crate::failure::Failure;
use crate::store::facilities::Facility;
use crate::store::quota;
use crate::store::spaces::Space;
use chrono::Duration;
use linli_domain::quota::{Own, Quota, QuotaRule, windows};
use linli_domain::time::{Instant, Slot};
use linli_domain::zone;
use sqlx::AnyConnection;
use std::collections::HashMap;

/// The end of the last local day that can be booked.
pub(super) fn horizon(facility: &Facility, space: &Space, now: Instant) -> Instant {
    let days = Duration::days(space.policy.horizon_days + 1);
    zone::instant(facility.zone, zone::local_day(facility.zone, now) + days, 0)
}

/// The quotas of these spaces and what the person has in each, by space.
pub(super) async fn shares(
    conn: &mut AnyConnection,
    facilities: &HashMap<&str, (&Facility, Vec<Slot>)>,
    spaces: &[Space],
    around: Slot,
    now: Instant,
    person: Option<&str>,
) -> Result<HashMap<String, (Vec<Quota>, Vec<Own>)>, Failure> {
    let mut shares: HashMap<String, (Vec<Quota>, Vec<Own>)> = HashMap::new();
    let Some(person) = person else { return Ok(shares) };
    let mut whole = around;
    for space in spaces.iter().filter(|space| !space.quota.is_empty()) {
        let Some((facility, _)) = facilities.get(space.facility_id.as_str()) else { continue };
        // As far as anything can be booked, to say when there is room again.
        let until = around.end.max(horizon(facility, space, now));
        let quota = |rule: QuotaRule| {
            let windows = windows(rule.window, facility.zone, Slot::new(around.start, until));
            Quota { rule, windows }
        };
        let quotas: Vec<Quota> = space.quota.iter().copied().map(quota).collect();
        for window in quotas.iter().flat_map(|quota| &quota.windows) {
            whole = Slot::new(whole.start.min(window.start), whole.end.max(window.end));
        }
        shares.insert(space.id.clone(), (quotas, Vec::new()));
    }
    if shares.is_empty() {
        return Ok(shares);
    }
    let ids: Vec<String> = shares.keys().cloned().collect();
    for (space, own) in quota::own(conn, person, &ids, whole).await? {
        if let Some((_, mine)) = shares.get_mut(&space) {
            mine.push(own);
        }
    }
    Ok(shares)
}
