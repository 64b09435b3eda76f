//! The unit's screen of today: every door with what stands, what is due and who looks after it. A
//! dozen statements, however many doors.

use super::Core;
use super::bookings::view as booking_view;
use super::closures::views;
use super::duties::duty_view;
use super::facilities::allowed;
use super::facts::Calendars;
use super::locked::locked_view;
use super::openings::{counts, day_of, mark_of, mark_view};
use super::places::signed_in;
use crate::failure::Failure;
use crate::store::bookings::Booking;
use crate::store::duties::{self, Duty};
use crate::store::facilities::{self, Facility};
use crate::store::head_counts::{self, DayCount};
use crate::store::locked::{self, Report};
use crate::store::openings::{self, MarkRow};
use crate::store::spaces::{self, Space};
use crate::store::{bookings, units};
use chrono::Duration;
use linli_app::error::AppError;
use linli_app::ports::Caller;
use linli_app::ports::duties::{StaffView, VolunteerView};
use linli_app::ports::openings::{DoorToday, May, TodayBooking, TodayView};
use linli_domain::account::Identity;
use linli_domain::authority::{Act, Place};
use linli_domain::duty::{GAP_DAYS, gaps, masked};
use linli_domain::ids::UnitId;
use linli_domain::limits::MARK_BACK_H;
use linli_domain::opening_log::open_since;
use linli_domain::time::{Instant, Slot};
use linli_domain::zone;
use sqlx::AnyConnection;

/// Closures and own uses that a door names.
const NEXT: usize = 4;
/// Most doors on one screen.
const MOST_DOORS: usize = 60;

/// What the screen is made from.
struct Loaded {
    calendars: Calendars,
    spaces: Vec<Space>,
    marks: Vec<MarkRow>,
    counts: Vec<DayCount>,
    bookings: Vec<Booking>,
    duties: Vec<Duty>,
    locked: Vec<Report>,
}

impl Core {
    /// Answers [`linli_app::ports::Openings::today`].
    pub(super) async fn doors_today(
        &self,
        caller: &Caller,
        unit: Option<&UnitId>,
    ) -> Result<TodayView, Failure> {
        let who = signed_in(caller)?;
        let mut conn = self.db.read().await?;
        let units = mine(&mut conn, who, unit).await?;
        let mut doors = facilities::of_units(&mut conn, &units).await?;
        doors.truncate(MOST_DOORS);
        let now = self.clock.now();
        let loaded = load(&mut conn, &doors, now).await?;
        let views = doors.iter().map(|door| door_view(door, who, &loaded, now));
        let doors = views.collect::<Result<Vec<_>, Failure>>()?;
        let staff = duties::staff(&mut conn, &units).await?.into_iter().map(|one| StaffView {
            id: one.account_id.into(),
            unit_id: one.unit_id.into(),
            name: one.name,
        });
        let volunteers = duties::volunteers(&mut conn, &units).await?;
        let volunteers = volunteers.into_iter().map(|(id, unit, name)| VolunteerView {
            id: id.into(),
            unit_id: unit.into(),
            name,
        });
        Ok(TodayView {
            doors,
            staff: staff.collect(),
            volunteers: volunteers.collect(),
            arranges: units.iter().any(|unit| who.runs_unit(&UnitId(unit.clone()))),
        })
    }
}

/// The units whose doors are shown; 404 to whom none of this concerns.
async fn mine(
    conn: &mut AnyConnection,
    who: &Identity,
    unit: Option<&UnitId>,
) -> Result<Vec<String>, Failure> {
    if let Some(unit) = unit {
        let path = units::path(conn, unit.as_str()).await?.ok_or(AppError::NotFound)?;
        let may = who.may(Act::MarkOpening, Place::of_unit(unit, &path));
        return if may { Ok(vec![unit.0.clone()]) } else { Err(AppError::NotFound.into()) };
    }
    if !who.may_somewhere(Act::MarkOpening) {
        return Err(AppError::NotFound.into());
    }
    let mut units: Vec<String> =
        who.units(Act::MarkOpening).into_iter().map(|unit| unit.0.clone()).collect();
    units.sort_unstable();
    units.dedup();
    Ok(units)
}

async fn load(
    conn: &mut AnyConnection,
    doors: &[Facility],
    now: Instant,
) -> Result<Loaded, Failure> {
    let ids: Vec<String> = doors.iter().map(|door| door.id.clone()).collect();
    // Local days differ by zone: a day more on both sides holds them all.
    let days = Slot::new(now - Duration::days(2), now + Duration::days(2));
    let ahead = Slot::new(days.start, now + Duration::days(GAP_DAYS + 1));
    let told = Slot::new(days.start, now + Duration::days(60));
    let back = Slot::new(now - Duration::hours(MARK_BACK_H), days.end);
    let (first, last) = (days.start.date_naive().to_string(), days.end.date_naive().to_string());
    Ok(Loaded {
        calendars: Calendars::load(conn, doors.iter(), told).await?,
        spaces: spaces::of_facilities(conn, &ids).await?,
        marks: openings::of_facilities(conn, &ids, back).await?,
        counts: head_counts::of_days(conn, &ids, &first, &last).await?,
        bookings: bookings::of_facilities(conn, &ids, days).await?,
        duties: duties::of_facilities(conn, &ids, ahead).await?,
        locked: locked::waiting(conn, &ids).await?,
    })
}

fn door_view(
    door: &Facility,
    who: &Identity,
    all: &Loaded,
    now: Instant,
) -> Result<DoorToday, Failure> {
    let day = day_of(door, now);
    let today = zone::day_slot(door.zone, day);
    let account = Some(who.account.as_str());
    let days =
        all.calendars.open_days(door, day - Duration::days(1), day + Duration::days(GAP_DAYS));
    let open = all.calendars.really_open(door, &days);
    let marks: Vec<&MarkRow> = all.marks.iter().filter(|one| one.facility_id == door.id).collect();
    let mut counting = Vec::new();
    for mark in &marks {
        counting.extend(mark_of(mark)?);
    }
    let posted = all.calendars.open_slots(door, Slot::new(now - Duration::days(3), now));
    let mut of_today = Vec::new();
    let mut unconfirmed = Vec::new();
    for mark in marks {
        if !mark.counts() {
            unconfirmed.push(mark_view(mark, account)?);
        } else if today.holds(mark.at()?) {
            of_today.push(mark_view(mark, account)?);
        }
    }
    let date = day.to_string();
    let of_day: Vec<DayCount> = all
        .counts
        .iter()
        .filter(|one| one.facility_id == door.id && one.day == date)
        .cloned()
        .collect();
    let own_duties: Vec<&Duty> = all
        .duties
        .iter()
        .filter(|one| one.facility_id == door.id && one.slot.end > today.start)
        .collect();
    let turns: Vec<Slot> = own_duties.iter().map(|one| one.slot).collect();
    let told = Slot::new(now, now + Duration::days(60));
    let mut stops = views(all.calendars.stopped(door), &[], now, told);
    stops.closures.truncate(NEXT);
    stops.blocks.truncate(NEXT);
    let may = |act| allowed(who, act, door).is_ok();
    let bookings =
        all.bookings.iter().filter(|one| one.facility_id == door.id && one.slot.overlaps(today));
    Ok(DoorToday {
        id: door.id.clone().into(),
        name: door.name.clone(),
        unit_id: door.unit_id.clone().into(),
        unit: door.unit.clone(),
        timezone: door.zone.name().to_owned(),
        day,
        should_be_open: open.iter().any(|slot| slot.holds(now)),
        open_since: open_since(&counting, &posted, now),
        marks: of_today,
        unconfirmed,
        visits: of_day.iter().map(|one| one.count).sum(),
        counts: counts(door, &all.spaces, &of_day),
        bookings: bookings.map(|one| booking_of(one.clone(), now)).collect(),
        gaps: gaps(&open, &turns, now),
        duties: own_duties.into_iter().map(|one| duty_view(one, account)).collect(),
        locked: all
            .locked
            .iter()
            .filter(|one| one.facility_id == door.id)
            .map(|one| locked_view(one, now))
            .collect(),
        closures: stops.closures,
        blocks: stops.blocks,
        open: open.into_iter().filter(|slot| slot.overlaps(today)).collect(),
        may: May {
            close_today: may(Act::CloseToday),
            close: may(Act::Close),
            answer: may(Act::AnswerLockedReports),
        },
    })
}

fn booking_of(booking: Booking, now: Instant) -> TodayBooking {
    let holder = masked(&booking.holder);
    let view = booking_view(booking, now);
    TodayBooking {
        id: view.id,
        start: view.start,
        end: view.end,
        space: view.space,
        persons: view.persons,
        purpose: view.purpose,
        holder,
        to_relocate: view.to_relocate,
    }
}
