//! Open, busy and free for one space.

use super::Core;
use super::facilities::may_see;
use super::facts::{self, Calendars};
use crate::failure::Failure;
use crate::store::{facilities, spaces};
use chrono::Duration;
use linli_app::error::AppError;
use linli_app::ports::Caller;
use linli_app::ports::facilities::{Availability, AvailabilityQuery};
use linli_domain::admission::Viewer;
use linli_domain::availability::{Wanted, starts};
use linli_domain::ids::SpaceId;
use linli_domain::limits::MAX_AVAILABILITY_DAYS;
use linli_domain::refusal::FieldFault;
use linli_domain::space::Mode;
use linli_domain::time::{Slot, without};
use linli_domain::zone;

impl Core {
    /// Answers [`linli_app::ports::Facilities::availability`] in five statements.
    pub(super) async fn when_free(
        &self,
        caller: &Caller,
        space: &SpaceId,
        wanted: &AvailabilityQuery,
    ) -> Result<Availability, Failure> {
        check(wanted)?;
        let now = self.clock.now();
        let mut conn = self.db.read().await?;
        let space = spaces::space(&mut conn, space.as_str()).await?.ok_or(AppError::NotFound)?;
        let facility = facilities::facility(&mut conn, &space.facility_id).await?;
        let facility = facility.filter(|one| may_see(caller, one)).ok_or(AppError::NotFound)?;
        let window = Slot::new(
            zone::instant(facility.zone, wanted.from, 0),
            zone::instant(facility.zone, wanted.to + Duration::days(1), 0),
        );
        let all = std::slice::from_ref(&facility);
        let person = facts::person(caller);
        let calendars = Calendars::load(&mut conn, all.iter(), window).await?;
        let loaded =
            facts::with_calendars(&mut conn, &calendars, all, vec![space], window, now, person)
                .await?;
        let one = loaded.into_iter().next().ok_or(AppError::NotFound)?;
        let in_window = |slots: &[Slot], stops: &[Slot]| -> Vec<Slot> {
            let left = without(slots, stops);
            left.into_iter().filter(|slot| slot.overlaps(window)).collect()
        };
        let taken: Vec<Slot> = one.taken.iter().map(|taken| taken.slot).collect();
        let question =
            Wanted { window, minutes: wanted.minutes, persons: wanted.persons.unwrap_or(1) };
        let facts = one.facts();
        let free = if one.space.mode == Mode::Open {
            Vec::new()
        } else {
            starts(caller.viewer(), question, &facts, now).map(|slot| slot.start).collect()
        };
        Ok(Availability {
            space_id: one.space.id.clone().into(),
            viewer: viewer_word(caller.viewer()).to_owned(),
            timezone: facility.zone.name().to_owned(),
            days: calendars.open_days(&facility, wanted.from, wanted.to),
            open: in_window(&one.open, &one.stops),
            busy: in_window(&taken, &[]),
            starts: free,
        })
    }
}

/// How the answer calls its viewer.
pub(super) const fn viewer_word(viewer: Viewer) -> &'static str {
    match viewer {
        Viewer::Anonymous => "anonymous",
        Viewer::SignedIn { .. } => "signed_in",
    }
}

fn check(wanted: &AvailabilityQuery) -> Result<(), AppError> {
    let days = (wanted.to - wanted.from).num_days();
    let earliest = chrono::NaiveDate::from_ymd_opt(2000, 1, 1).unwrap_or_default();
    let latest = chrono::NaiveDate::from_ymd_opt(2100, 12, 31).unwrap_or_default();
    let faults = [
        ("to", days < 0, FieldFault::Malformed),
        ("to", days >= MAX_AVAILABILITY_DAYS, FieldFault::TooLong),
        ("from", wanted.from < earliest || wanted.to > latest, FieldFault::Malformed),
        (
            "minutes",
            wanted.minutes.is_some_and(|m| !(1..=44_640).contains(&m)),
            FieldFault::Malformed,
        ),
        ("persons", wanted.persons.is_some_and(|p| p < 1), FieldFault::Malformed),
    ];
    match faults.iter().find(|(_, wrong, _)| *wrong) {
        Some((name, _, fault)) => Err(AppError::field(name, *fault)),
        None => Ok(()),
    }
}
