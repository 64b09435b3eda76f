//! Which days are which: yearly notices, calendars of subtrees.

use super::{Answer, Caller};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use linli_domain::day_type::DayInfo;
use linli_domain::division::CalendarId;
use linli_domain::ids::{BookingId, DivisionCode, FacilityId};
use linli_domain::name::Name;
use linli_domain::notice::DayChange;
use linli_domain::time::Slot;

/// The port; for administrators, others are told that there is nothing.
#[async_trait]
pub trait Holidays: Send + Sync {
    /// The years of every calendar from its first notice to next year, latest first.
    async fn years(&self, caller: &Caller) -> Answer<Vec<YearItem>>;
    /// One year: its days, the notices it had, and whom the last one affects.
    async fn year(&self, caller: &Caller, id: CalendarId, year: i32) -> Answer<YearView>;
    /// What importing a file would do; writes nothing.
    async fn check_notice(&self, caller: &Caller, file: &NoticeFile) -> Answer<NoticeReport>;
    /// Imports what an earlier [`Self::check_notice`] carried, or shows what that would do.
    async fn import_notice(
        &self,
        caller: &Caller,
        carried: &str,
        dry_run: bool,
    ) -> Answer<NoticeReport>;
    /// The divisions that set a calendar for their subtree.
    async fn calendar_roots(&self, caller: &Caller) -> Answer<Vec<CalendarRoot>>;
    /// Sets the calendar of a subtree, or lets it follow the division above; answers whose
    /// bookings lie outside opening hours now. With `dry_run` it only answers.
    async fn set_calendar(
        &self,
        caller: &Caller,
        division: &DivisionCode,
        calendar: Option<CalendarId>,
        dry_run: bool,
    ) -> Answer<Affected>;
}

/// A year in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearItem {
    /// Whose.
    pub calendar: CalendarId,
    /// Which.
    pub year: i32,
    /// The last notice; without one the year is provisional.
    pub notice: Option<NoticeItem>,
}

/// The last notice of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeItem {
    /// Where it comes from.
    pub source: String,
    /// When it was imported.
    pub imported_at: DateTime<Utc>,
    /// How many dates it names.
    pub days: i64,
    /// How many notices there were.
    pub versions: i64,
}

/// One year.
#[derive(Clone, Debug)]
pub struct YearView {
    /// Whose.
    pub calendar: CalendarId,
    /// Which.
    pub year: i32,
    /// Every day from 1 January to 31 December.
    pub days: Vec<DayInfo>,
    /// The notices it had, latest first.
    pub versions: Vec<VersionView>,
    /// Whom the last notice affects, compared with what held before.
    pub affected: Affected,
}

/// One notice.
#[derive(Clone, Debug)]
pub struct VersionView {
    /// Counts the notices of the year, from 1.
    pub version: i64,
    /// Where it comes from.
    pub source: String,
    /// When it was imported.
    pub imported_at: DateTime<Utc>,
    /// The login of who did; nothing is the command line.
    pub by: Option<String>,
    /// How many dates it names.
    pub days: usize,
    /// What differs from the one before; empty for the first.
    pub changes: Vec<DayChange>,
}

/// Bookings that hold their slot and lie outside opening hours after a change. None is cancelled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Affected {
    /// In order of time, at most 200.
    pub bookings: Vec<AffectedBooking>,
    /// There are more than are listed.
    pub more: bool,
}

/// One such booking; its holder is not named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AffectedBooking {
    /// Which.
    pub id: BookingId,
    /// Where.
    pub facility_id: FacilityId,
    /// The facility's name.
    pub facility: Name,
    /// The space's own name; may be empty.
    pub space: Name,
    /// The facility's zone.
    pub timezone: String,
    /// When.
    pub slot: Slot,
    /// When the facility is open on these days after the change.
    pub open: Vec<Slot>,
}

/// A file as it was sent.
#[derive(Clone, Debug)]
pub struct NoticeFile {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// Whose notice it is, where it does not say.
    pub calendar: CalendarId,
}

/// What an import does or did.
#[derive(Clone, Debug, Default)]
pub struct NoticeReport {
    /// The years it speaks of.
    pub notices: Vec<NoticeOutcome>,
    /// Years of which it says that there is no notice yet.
    pub without_notice: Vec<i32>,
    /// Rows that cannot be taken: row, what it is known by, why.
    pub faults: Vec<(usize, String, String)>,
    /// What to hand on to [`Holidays::import_notice`]; nothing where nothing would change.
    pub carried: Option<String>,
}

/// What became of a year.
#[derive(Clone, Debug)]
pub struct NoticeOutcome {
    /// Whose.
    pub calendar: CalendarId,
    /// Which.
    pub year: i32,
    /// Where the notice comes from.
    pub source: String,
    /// There was a notice before.
    pub known: bool,
    /// How many dates it names.
    pub days: usize,
    /// What differs from the notice before; every date where there was none.
    pub changes: Vec<DayChange>,
    /// Whom that affects.
    pub affected: Affected,
}

/// A division that sets a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarRoot {
    /// Its code.
    pub code: DivisionCode,
    /// Its name.
    pub name: Name,
    /// What holds in its subtree.
    pub calendar: CalendarId,
}
