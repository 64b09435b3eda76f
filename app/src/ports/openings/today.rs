//! The unit's screen of today.

use super::MarkView;
use crate::ports::closures::{BlockView, ClosureView};
use crate::ports::duties::{DutyView, StaffView, VolunteerView};
use crate::ports::locked::LockedView;
use chrono::{DateTime, NaiveDate, Utc};
use linli_domain::booking::Purpose;
use linli_domain::ids::{BookingId, FacilityId, SpaceId, UnitId};
use linli_domain::name::Name;
use linli_domain::space::Mode;
use linli_domain::time::Slot;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The doors of some units.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
pub struct TodayView {
    /// The doors, by unit and name.
    pub doors: Vec<DoorToday>,
    /// Who can be put on duty.
    pub staff: Vec<StaffView>,
    /// Volunteers who can be put on duty.
    pub volunteers: Vec<VolunteerView>,
    /// The caller arranges the duties of others.
    pub arranges: bool,
}

/// One door today.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct DoorToday {
    /// The facility.
    pub id: FacilityId,
    /// Its name.
    pub name: Name,
    /// Its unit.
    pub unit_id: UnitId,
    /// The unit's name.
    pub unit: Name,
    /// IANA zone.
    pub timezone: String,
    /// The local day.
    pub day: NaiveDate,
    /// Today's hours, less what stops the whole facility.
    pub open: Vec<Slot>,
    /// It should be open at this moment.
    pub should_be_open: bool,
    /// Since when the door stands open by the last mark.
    pub open_since: Option<DateTime<Utc>>,
    /// Today's marks, in order.
    pub marks: Vec<MarkView>,
    /// Marks of the last days that wait for a second person.
    pub unconfirmed: Vec<MarkView>,
    /// Head counts of today.
    pub counts: Vec<SpaceCount>,
    /// All visits of today.
    pub visits: i64,
    /// Today's bookings.
    pub bookings: Vec<TodayBooking>,
    /// Duties from today on, for three days.
    pub duties: Vec<DutyView>,
    /// Open hours of the next three days that nobody looks after.
    pub gaps: Vec<Slot>,
    /// 到了没开门 that wait for an answer.
    pub locked: Vec<LockedView>,
    /// Closures running or to come, the next few.
    pub closures: Vec<ClosureView>,
    /// Own use running or to come, the next few.
    pub blocks: Vec<BlockView>,
    /// What the caller may do here.
    pub may: May,
}

/// What the caller may do at a door.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct May {
    /// Stop today.
    pub close_today: bool,
    /// Lift closures.
    pub close: bool,
    /// Answer reports of a locked door.
    pub answer: bool,
}

/// The head count of one space; without a space, of the whole facility.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SpaceCount {
    /// The space.
    pub space_id: Option<SpaceId>,
    /// Its name.
    pub name: Name,
    /// How it is used; none for the whole facility.
    pub mode: Option<Mode>,
    /// How many came today.
    pub count: i64,
}

/// A booking of today, for the keeper: the name masked.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct TodayBooking {
    /// Its id.
    pub id: BookingId,
    /// From.
    pub start: DateTime<Utc>,
    /// To, not included.
    pub end: DateTime<Utc>,
    /// Where.
    pub space: Name,
    /// People.
    pub persons: i64,
    /// What for.
    pub purpose: Purpose,
    /// Who holds it, masked.
    pub holder: String,
    /// It stands in a closure that came later.
    pub to_relocate: bool,
}
