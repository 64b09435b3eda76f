//! Calendars to subscribe to: opening hours of a facility, busy times of a space. No sign-in, and
//! nothing in them that tells who.

use super::answer::{Answer, with_tag};
use super::caller::Asker;
use super::extract::Path;
use super::state::AppState;
use crate::ical;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::routing::get;
use chrono::Duration;
use linli_app::context::zone_of;
use linli_app::error::AppError;
use linli_app::i18n::Lang;
use linli_app::ports::Caller;
use linli_app::ports::facilities::{Availability, AvailabilityQuery};
use linli_domain::ids::{FacilityId, SpaceId};
use linli_domain::limits::MAX_AVAILABILITY_DAYS;
use linli_domain::time::Slot;
use linli_domain::zone;

const CALENDAR: &str = "text/calendar; charset=utf-8";

/// The feeds. The router matches no suffixes, so each takes the file name whole.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/calendar/facilities/{file}", get(opening))
        .route("/calendar/spaces/{file}", get(busy))
}

async fn opening(
    State(state): State<AppState>,
    Asker(caller): Asker,
    Path(file): Path<String>,
    headers: HeaderMap,
    uri: Uri,
) -> Answer {
    let id: FacilityId = file.strip_suffix(".ics").ok_or(AppError::NotFound)?.into();
    let feed = state.services.public.opening(&caller, &id).await?;
    let url = format!("{}/facilities/{id}", state.config.public_url);
    with_tag(&headers, CALENDAR, ical::opening(&feed, &url, language(&headers, &uri)))
}

async fn busy(
    State(state): State<AppState>,
    Asker(caller): Asker,
    Path(file): Path<String>,
    headers: HeaderMap,
    uri: Uri,
) -> Answer {
    let now = state.clock.now();
    // To the hour, so that a reader who asks again within it is told that nothing changed.
    let stamp = now - Duration::milliseconds(now.timestamp_millis().rem_euclid(3_600_000));
    if let Some(id) = file.strip_suffix(".ics") {
        let (found, _) = times(&state, &caller, id).await?;
        return with_tag(&headers, CALENDAR, ical::busy(&found, stamp, language(&headers, &uri)));
    }
    let id = file.strip_suffix(".ifb").ok_or(AppError::NotFound)?;
    let (found, window) = times(&state, &caller, id).await?;
    with_tag(&headers, CALENDAR, ical::free_busy(&found, window, stamp))
}

/// Busy times from today on, as far as one question reaches.
async fn times(
    state: &AppState,
    caller: &Caller,
    id: &str,
) -> Result<(Availability, Slot), AppError> {
    let from = state.clock.now().date_naive();
    let to = from + Duration::days(MAX_AVAILABILITY_DAYS - 1);
    let wanted = AvailabilityQuery { from, to, minutes: None, persons: None };
    let space = SpaceId::from(id);
    let found = state.services.facilities.availability(caller, &space, &wanted).await?;
    let zone = zone_of(&found.timezone);
    let start = zone::instant(zone, from, 0);
    let end = zone::instant(zone, to + Duration::days(1), 0);
    Ok((found, Slot::new(start, end)))
}

fn language(headers: &HeaderMap, uri: &Uri) -> Lang {
    super::problem::language(headers, uri)
}
