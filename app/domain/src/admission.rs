//! The one function that decides whether a slot may be taken (domain §4), for search, week view,
//! preview, booking and moving alike.

mod checks;
#[cfg(all(test, feature = "zones"))]
mod oracle;

use crate::audience::Standing;
use crate::ids::BookingId;
use crate::quota::{Own, Quota};
use crate::refusal::Reason;
use crate::space::{Mode, Policy};
use crate::time::{Instant, Slot};

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Viewer {
    /// Nobody is signed in: audience and quota are skipped, and the answer says so.
    Anonymous,
    /// A signed-in person.
    SignedIn {
        /// The account is suspended from booking.
        suspended: bool,
    },
}

/// How seriously it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
    /// To show what is free: signing in and accepting the rules can follow.
    Look,
    /// To take it.
    Take,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// When.
    pub slot: Slot,
    /// For how many people.
    pub persons: i64,
    /// The house rules were accepted.
    pub accept_rules: bool,
    /// Look or take.
    pub intent: Intent,
    /// The booking that would move here: it is not in its own way.
    pub moving: Option<BookingId>,
}

/// One booking that stands near the slot, on an area of the space asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Which.
    pub booking: BookingId,
    /// When.
    pub slot: Slot,
    /// It shares its areas with nobody.
    pub exclusive: bool,
    /// People, for shared spaces.
    pub persons: i64,
    /// Buffers copied to it, minutes.
    pub buffer_before_min: i64,
    /// See above.
    pub buffer_after_min: i64,
}

/// What is known of the space around the slot.
#[derive(Clone, Debug)]
pub struct Facts<'a> {
    /// Its mode.
    pub mode: Mode,
    /// People it holds.
    pub capacity: i64,
    /// Its rules.
    pub policy: &'a Policy,
    /// The facility has house rules to accept.
    pub has_rules: bool,
    /// Posted intervals around the slot, unjoined, in order.
    pub open: &'a [Slot],
    /// Closures and blocks around the slot, on areas of this space.
    pub stops: &'a [Slot],
    /// Live bookings around the slot, on areas of this space.
    pub taken: &'a [Taken],
    /// First instant that is beyond the horizon: the end of the local day today + N.
    pub horizon: Instant,
    /// Limits that hold for the person; none for the anonymous viewer.
    pub quota: &'a [Quota],
    /// What this person has in this space inside the windows of these limits.
    pub own: &'a [Own],
    /// What the audience of the space says to this person; nothing to an anonymous viewer.
    pub standing: Standing,
    /// Local midnights from today's on, as far as can be booked, where others come first.
    pub midnights: &'a [Instant],
}

/// What was granted: which copies of the space's rules the booking keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Admitted {
    /// It shares its areas with nobody.
    pub exclusive: bool,
    /// Kept free before.
    pub buffer_before_min: i64,
    /// Kept free after.
    pub buffer_after_min: i64,
}

/// Decides. The order of the checks is that of domain §4.
///
/// # Errors
/// The first reason that stands against the slot.
pub fn admission(
    viewer: Viewer,
    request: &Request,
    facts: &Facts<'_>,
    now: Instant,
) -> Result<Admitted, Reason> {
    checks::sense(request, facts, now)?;
    checks::person(viewer, request)?;
    checks::audience(viewer, request, facts)?;
    checks::policy(request, facts, now)?;
    checks::open(request, facts)?;
    checks::free(request, facts)?;
    checks::quota(viewer, request, facts)?;
    Ok(Admitted {
        exclusive: facts.mode == Mode::Exclusive,
        buffer_before_min: facts.policy.buffer_before_min,
        buffer_after_min: facts.policy.buffer_after_min,
    })
}
