//! The week of a community: four statements and one a holiday calendar, whatever it holds.

use super::Core;
use super::facts::Calendars;
use crate::failure::Failure;
use crate::store::divisions;
use crate::store::facilities::{self, Facility};
use crate::store::spaces::{self, Space};
use async_trait::async_trait;
use chrono::{Duration, NaiveDate};
use linli_app::error::AppError;
use linli_app::ports::Answer;
use linli_app::ports::sheets::{AreaWeek, MOST_PLACES, PlaceWeek, Sheets};
use linli_domain::ids::DivisionCode;
use linli_domain::name::Name;
use linli_domain::opening::{Hours, OpenDay};
use linli_domain::space::Mode;
use linli_domain::time::Slot;
use linli_domain::zone::{self, Tz};

#[async_trait]
impl Sheets for Core {
    async fn week(&self, division: &DivisionCode, first: NaiveDate) -> Answer<AreaWeek> {
        Ok(self.area_week(division, first).await?)
    }
}

impl Core {
    async fn area_week(&self, code: &DivisionCode, first: NaiveDate) -> Result<AreaWeek, Failure> {
        let mut conn = self.db.read().await?;
        let found = divisions::divisions(&mut conn, std::slice::from_ref(&code.0)).await?;
        let division = found.into_iter().next().ok_or(AppError::NotFound)?;
        let all = facilities::under(&mut conn, &division.path, MOST_PLACES).await?;
        let week = window(first);
        let calendars = Calendars::load(&mut conn, all.iter(), week).await?;
        let ids: Vec<String> = all.iter().map(|one| one.id.clone()).collect();
        let spaces = spaces::of_facilities(&mut conn, &ids).await?;
        let places = all.iter().map(|one| place(one, &spaces, &calendars, first)).collect();
        let name = Name::new(division.name_zh, division.name_en);
        Ok(AreaWeek { code: code.clone(), name, first, places })
    }
}

/// The week wherever it is: a day more at both ends covers every zone.
fn window(first: NaiveDate) -> Slot {
    let start = zone::instant(Tz::UTC, first, 0);
    Slot::new(start - Duration::days(1), start + Duration::days(8))
}

fn place(
    facility: &Facility,
    spaces: &[Space],
    calendars: &Calendars,
    first: NaiveDate,
) -> PlaceWeek {
    let own = || spaces.iter().filter(|space| space.facility_id == facility.id);
    let days = calendars.open_days(facility, first, first + Duration::days(6));
    let week = days.into_iter().map(|day| really(facility, calendars, day)).collect();
    PlaceWeek {
        id: facility.id.clone().into(),
        name: facility.name.clone(),
        address: facility.address.clone(),
        phone: facility.phone.clone(),
        walk_in: own().any(|space| space.mode == Mode::Open),
        bookable: own().any(|space| space.mode != Mode::Open),
        hours_text: facility.hours_text.clone().filter(|_| facility.opening.is_empty()),
        week,
    }
}

/// A day with what stops the whole place cut out of its hours.
pub(super) fn really(facility: &Facility, calendars: &Calendars, open: OpenDay) -> OpenDay {
    let midnight = zone::day_slot(facility.zone, open.day.date).start;
    let minutes = |at| Slot::new(midnight, at).minutes();
    let slots = calendars.really_open(facility, std::slice::from_ref(&open));
    let hours = slots.iter().filter_map(|slot| Hours::new(minutes(slot.start), minutes(slot.end)));
    OpenDay { hours: hours.collect(), ..open }
}
