//! Calendars as text (RFC 5545): opening hours as events, busy times as events or as VFREEBUSY. Pure.
//!
//! All instants are written in UTC, so no VTIMEZONE is needed and every client agrees on them.

use icalendar::{Calendar, Component, Event, EventLike, EventStatus};
use linli_app::i18n::Lang;
use linli_app::ports::facilities::Availability;
use linli_app::ports::public::OpeningFeed;
use linli_domain::time::{Instant, Slot, joined, without};
use std::fmt::Write;

/// How often a subscribed calendar asks again, minutes.
const REFRESH_MIN: i64 = 60;
const PRODID: &str = "-//Linli//Linli//EN";

/// Opening hours: one event for each open stretch, the same UID for the same start.
pub fn opening(feed: &OpeningFeed, url: &str, lang: Lang) -> String {
    let name = feed.name.in_language(lang.is_english()).0;
    let mut calendar = named(&format!("{name} {}", lang.pick("开放时间", "opening hours")));
    // Minutes, so that every later change counts higher.
    let sequence = (feed.changed_at.timestamp() / 60).to_string();
    let open = feed.open.iter().map(|slot| (slot, EventStatus::Confirmed));
    let cancelled = feed.cancelled.iter().map(|slot| (slot, EventStatus::Cancelled));
    for (slot, status) in open.chain(cancelled) {
        let mut event = event(&format!("open-{}-{}", feed.id, slot.start.timestamp()), *slot);
        event
            .status(status)
            .summary(&format!("{name} {}", lang.pick("开放", "open")))
            .location(feed.address.in_language(lang.is_english()).0)
            .add_property("DTSTAMP", stamp(feed.changed_at))
            .add_property("LAST-MODIFIED", stamp(feed.changed_at))
            .add_property("SEQUENCE", &sequence)
            .add_property("TRANSP", "TRANSPARENT")
            .url(url);
        if let Some((lat, lon)) = feed.location {
            event.add_property("GEO", format!("{lat};{lon}"));
        }
        calendar.push(event.done());
    }
    calendar.to_string()
}

/// Busy times of a space; never whose.
pub fn busy(found: &Availability, now: Instant, lang: Lang) -> String {
    let mut calendar = named(lang.pick("已占用的时段", "Busy times"));
    for slot in joined(&found.busy) {
        let uid = format!("busy-{}-{}", found.space_id, slot.start.timestamp());
        let mut event = event(&uid, slot);
        event
            .summary(lang.pick("已占用", "Busy"))
            .add_property("DTSTAMP", stamp(now))
            .add_property("TRANSP", "OPAQUE");
        calendar.push(event.done());
    }
    calendar.to_string()
}

/// Busy times of a space between two instants as one VFREEBUSY, which the library does not make:
/// one line a period, none longer than the 75 octets that need no folding.
pub fn free_busy(found: &Availability, window: Slot, now: Instant) -> String {
    let (from, to, now) = (stamp(window.start), stamp(window.end), stamp(now));
    let mut text = format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:{PRODID}\r\nMETHOD:PUBLISH\r\nBEGIN:VFREEBUSY\r\n\
         UID:busy-{}@linli\r\nDTSTAMP:{now}\r\nDTSTART:{from}\r\nDTEND:{to}\r\n",
        found.space_id
    );
    for slot in joined(&found.busy) {
        let _ = write!(text, "FREEBUSY:{}/{}\r\n", stamp(slot.start), stamp(slot.end));
    }
    // Not open, closed or taken by the unit itself: nobody can have it.
    for slot in without(&[window], &joined(&found.open)) {
        let (from, to) = (stamp(slot.start), stamp(slot.end));
        let _ = write!(text, "FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:{from}/{to}\r\n");
    }
    text + "END:VFREEBUSY\r\nEND:VCALENDAR\r\n"
}

fn named(name: &str) -> Calendar {
    let mut calendar = Calendar::empty();
    calendar
        .append_property(("VERSION", "2.0"))
        .append_property(("PRODID", PRODID))
        .append_property(("CALSCALE", "GREGORIAN"))
        .append_property(("METHOD", "PUBLISH"))
        .name(name)
        .ttl(&chrono::Duration::minutes(REFRESH_MIN));
    calendar
}

fn event(uid: &str, slot: Slot) -> Event {
    let mut event = Event::with_uid(&format!("{uid}@linli"));
    event.starts(slot.start).ends(slot.end).status(EventStatus::Confirmed);
    event
}

fn stamp(at: Instant) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}
