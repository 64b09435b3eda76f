//! An import of notices as lines of its table.

use chrono::DateTime;
use linli_app::ports::holidays::{Affected, AffectedBooking, NoticeOutcome};
use linli_domain::day_type::{NoticeDay, NoticeKind};
use linli_domain::zone;

/// Each date that a later notice changes, in one line; nothing for the first notice of a year.
pub(in crate::services) fn changed(outcome: &NoticeOutcome) -> Option<String> {
    let word = |day: Option<&NoticeDay>| match day.map(|day| day.kind) {
        None => "照常 ordinary",
        Some(NoticeKind::Makeup) => "上班 makeup",
        Some(NoticeKind::Statutory) => "法定 statutory",
        Some(NoticeKind::Off) => "放假 off",
    };
    let each = outcome.changes.iter().take(40).map(|change| {
        let (before, after) = (word(change.before.as_ref()), word(change.after.as_ref()));
        format!("{}: {before} → {after}", change.date)
    });
    (outcome.known && !outcome.changes.is_empty()).then(|| each.collect::<Vec<String>>().join("; "))
}

/// One line for each booking that stands outside opening hours now.
pub(in crate::services) fn told(affected: &Affected) -> impl Iterator<Item = String> + '_ {
    affected.bookings.iter().map(|booking: &AffectedBooking| {
        let zone = zone::parse(&booking.timezone).unwrap_or(zone::Tz::Asia__Shanghai);
        let local = |at: DateTime<chrono::Utc>| at.with_timezone(&zone).naive_local();
        let (start, end) = (local(booking.slot.start), local(booking.slot.end));
        format!(
            "{} {}-{} {} {} ({})",
            start.date(),
            start.format("%H:%M"),
            end.format("%H:%M"),
            booking.facility.zh,
            booking.space.zh,
            booking.id
        )
    })
}
