//! An import of notices as lines of its table.

use chrono::DateTime;
use linli_app::ports::holidays::{Affected, AffectedBooking, NoticeOutcome};
use linli_domain::day_type::{NoticeDay, NoticeKind};
use linli_domain::zone;

/// One line for the table of an import.
pub(in crate::services) fn summary(outcome: &NoticeOutcome) -> String {
    let word = |day: Option<&NoticeDay>| match day.map(|day| day.kind) {
        None => "照常 ordinary",
        Some(NoticeKind::Makeup) => "上班 makeup",
        Some(NoticeKind::Statutory) => "法定 statutory",
        Some(NoticeKind::Off) => "放假 off",
    };
    let mut text = format!("{} 天 days", outcome.days);
    if outcome.known && !outcome.changes.is_empty() {
        let each = outcome.changes.iter().take(40).map(|change| {
            let (before, after) = (word(change.before.as_ref()), word(change.after.as_ref()));
            format!("{}: {before} → {after}", change.date)
        });
        let each: Vec<String> = each.collect();
        text = format!("{text}; 变更 changed: {}", each.join("; "));
    }
    let count = outcome.affected.bookings.len();
    if count > 0 {
        let more = if outcome.affected.more { "+" } else { "" };
        text = format!("{text}; 受影响的预约 bookings affected: {count}{more}");
    }
    text
}

/// One line for each booking that stands outside opening hours now.
pub(in crate::services) fn told(affected: &Affected) -> impl Iterator<Item = String> + '_ {
    affected.bookings.iter().map(|booking: &AffectedBooking| {
        let zone = zone::parse(&booking.timezone).unwrap_or(zone::Tz::Asia__Shanghai);
        let local = |at: DateTime<chrono::Utc>| at.with_timezone(&zone).naive_local();
        let (start, end) = (local(booking.slot.start), local(booking.slot.end));
        format!(
            "预约仍有效,但不在开放时间内 booking kept, outside opening hours: {} {}-{} {} {} ({})",
            start.date(),
            start.format("%H:%M"),
            end.format("%H:%M"),
            booking.facility.zh,
            booking.space.zh,
            booking.id
        )
    })
}
