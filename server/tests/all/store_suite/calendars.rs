//! Holiday notices by calendar and year.

use super::seeds::{HARD, now, write};
use crate::fixtures::both;
use chrono::NaiveDate;
use linli_domain::day_type::{Calendar, NoticeDay, NoticeKind};
use linli_domain::division::CalendarId;
use linli_server::db::Db;
use linli_server::store::calendars;
use std::collections::BTreeMap;

#[tokio::test]
async fn a_notice_is_replaced_and_a_year_without_days_is_still_a_notice() {
    both(async |fresh| {
        let db = &fresh.db;
        let first = [("2026-10-01", NoticeKind::Statutory), ("2026-10-10", NoticeKind::Makeup)];
        replace(db, CalendarId::Cn, 2026, &first).await;
        replace(db, CalendarId::Cn, 2027, &[]).await;
        replace(db, CalendarId::Hk, 2026, &[("2026-07-01", NoticeKind::Off)]).await;
        let read = self::read(db, CalendarId::Cn, 2026, 2027).await;
        assert_eq!(read.years.iter().copied().collect::<Vec<_>>(), [2026, 2027]);
        assert_eq!(kinds(&read), first.map(owned));
        assert!(read.days.values().all(|day| day.name == HARD));

        let second = [("2026-10-02", NoticeKind::Off)];
        replace(db, CalendarId::Cn, 2026, &second).await;
        assert_eq!(kinds(&self::read(db, CalendarId::Cn, 2026, 2026).await), second.map(owned));
        let hongkong = self::read(db, CalendarId::Hk, 2020, 2030).await;
        assert_eq!(kinds(&hongkong), [owned(("2026-07-01", NoticeKind::Off))]);
        let none = self::read(db, CalendarId::Tw, 2026, 2027).await;
        assert!(none.years.is_empty() && none.days.is_empty());
    })
    .await;
}

fn owned((day, kind): (&str, NoticeKind)) -> (String, NoticeKind) {
    (day.to_owned(), kind)
}

fn kinds(calendar: &Calendar) -> Vec<(String, NoticeKind)> {
    calendar.days.iter().map(|(day, notice)| (day.to_string(), notice.kind)).collect()
}

async fn read(db: &Db, id: CalendarId, first: i32, last: i32) -> Calendar {
    let mut conn = db.read().await.expect("a connection");
    calendars::calendar(&mut conn, id, first, last).await.expect("is read")
}

async fn replace(db: &Db, id: CalendarId, year: i32, days: &[(&str, NoticeKind)]) {
    let notice = |kind| NoticeDay { kind, name: HARD.to_owned() };
    let days: BTreeMap<NaiveDate, NoticeDay> =
        days.iter().map(|(day, kind)| (day.parse().expect("a date"), notice(*kind))).collect();
    write(db, move |tx| {
        Box::pin(async move { calendars::replace(tx, id, year, "国办发明电", &days, now()).await })
    })
    .await;
}
