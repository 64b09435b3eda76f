//! What can be offered: every start for which admission says yes, and nothing else.

use crate::admission::{Facts, Intent, Request, Viewer, admission};
use crate::refusal::Reason;
use crate::time::{Instant, Slot};
use chrono::Duration;

/// A question for free starts.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// Only starts inside this window.
    pub window: Slot,
    /// Length; the space's shortest where none is asked.
    pub minutes: Option<i64>,
    /// People.
    pub persons: i64,
}

/// Every start that admission grants to this viewer, in order, lazily: a caller that needs the
/// first one pays for no more.
pub fn starts<'a>(
    viewer: Viewer,
    wanted: Wanted,
    facts: &'a Facts<'a>,
    now: Instant,
) -> impl Iterator<Item = Slot> + 'a {
    let grid = facts.policy.grid_min.max(1);
    let minutes = wanted.minutes.unwrap_or_else(|| facts.policy.shortest_min());
    facts
        .open
        .iter()
        .filter(move |open| open.overlaps(wanted.window))
        .flat_map(move |open| candidates(*open, grid, minutes, now.max(wanted.window.start)))
        .filter(move |slot| wanted.window.holds(slot.start))
        .filter(move |slot| {
            let request = Request {
                slot: *slot,
                persons: wanted.persons,
                accept_rules: true,
                intent: Intent::Look,
                moving: None,
            };
            admission(viewer, &request, facts, now).is_ok()
        })
}

/// The grid of one posted interval, from the first start at or after `from`.
fn candidates(open: Slot, grid: i64, minutes: i64, from: Instant) -> impl Iterator<Item = Slot> {
    let skipped = (Slot::new(open.start, from).minutes().max(0) + grid - 1) / grid;
    let first = open.start + Duration::minutes(skipped * grid);
    let count = (Slot::new(first, open.end).minutes().max(0) + grid - 1) / grid;
    (0..count).map(move |step| {
        let start = first + Duration::minutes(step * grid);
        Slot::new(start, start + Duration::minutes(minutes))
    })
}

/// Starts one grid step apart, told as stretches of free time, each as long as its last start
/// allows.
pub fn stretches(starts: impl IntoIterator<Item = Slot>, grid_min: i64) -> Vec<Slot> {
    let grid = Duration::minutes(grid_min.max(1));
    let mut last_start = None;
    let mut out: Vec<Slot> = Vec::new();
    for slot in starts {
        match (out.last_mut(), last_start) {
            (Some(run), Some(before)) if slot.start - before <= grid => run.end = slot.end,
            _ => out.push(slot),
        }
        last_start = Some(slot.start);
    }
    out
}

/// Up to `most` slots of the asked length that are free instead, nearest in time first.
///
/// Looks two weeks to both sides; only when the refusal is one that another time can cure.
pub fn nearest(
    viewer: Viewer,
    asked: &Request,
    facts: &Facts<'_>,
    now: Instant,
    most: usize,
) -> Vec<Slot> {
    let window = asked.slot.widened(14 * 24 * 60, 14 * 24 * 60);
    let wanted = Wanted { window, minutes: Some(asked.slot.minutes()), persons: asked.persons };
    let mut found: Vec<Slot> = starts(viewer, wanted, facts, now).collect();
    found.sort_by_key(|slot| (slot.start - asked.slot.start).abs());
    found.truncate(most);
    found
}

/// Whether alternatives help: closed, taken or too much, not a request that is wrong in itself.
pub const fn another_slot_helps(reason: &Reason) -> bool {
    matches!(reason, Reason::Closed { .. } | Reason::Taken { .. } | Reason::Quota(_))
}
