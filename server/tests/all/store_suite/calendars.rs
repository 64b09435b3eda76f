//! Holiday notices by calendar and year.

use super::seeds::{HARD, a_person, now, person, write};
use crate::fixtures::both;
use chrono::NaiveDate;
use linli_domain::day_type::{Calendar, NoticeDay, NoticeKind};
use linli_domain::division::CalendarId;
use linli_server::db::Db;
use linli_server::store::calendars::{self, Version};
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

#[tokio::test]
async fn every_notice_of_a_year_is_kept_latest_first() {
    both(async |fresh| {
        let db = &fresh.db;
        person(db, a_person("wang")).await;
        for (n, by) in [(1, None), (2, Some("a-wang".to_owned()))] {
            let notice = NoticeDay { kind: NoticeKind::Makeup, name: HARD.to_owned() };
            let version = Version {
                calendar: CalendarId::Cn,
                year: 2026,
                version: n,
                source: HARD.to_owned(),
                imported_at: now(),
                account_id: by,
                by: None,
                door: "page".to_owned(),
                days: [("2026-10-10".parse().expect("a date"), notice)].into(),
            };
            let kept = version.clone();
            write(db, move |tx| Box::pin(async move { calendars::keep(tx, &kept).await })).await;
            let mut conn = db.read().await.expect("a connection");
            let found = calendars::versions(&mut conn, CalendarId::Cn, 2026).await;
            let found = found.expect("are read");
            assert_eq!(found.len(), usize::try_from(n).expect("small"));
            let by = version.account_id.as_ref().map(|_| "王小明".to_owned());
            assert_eq!(found[0], Version { by, ..version });
        }
        replace(db, CalendarId::Cn, 2026, &[("2026-10-10", NoticeKind::Makeup)]).await;
        replace(db, CalendarId::Cn, 2027, &[]).await;
        let mut conn = db.read().await.expect("a connection");
        let years = calendars::years(&mut conn).await.expect("are read");
        let told: Vec<_> = years.iter().map(|one| (one.year, one.days, one.versions)).collect();
        assert_eq!(told, [(2027, 0, 0), (2026, 1, 2)]);
        assert_eq!((years[1].calendar, years[1].imported_at), (CalendarId::Cn, now()));
    })
    .await;
}

#[tokio::test]
async fn a_date_that_two_notices_name_is_the_later_ones() {
    both(async |fresh| {
        let db = &fresh.db;
        replace(db, CalendarId::Cn, 2022, &[("2022-12-31", NoticeKind::Makeup)]).await;
        replace(db, CalendarId::Cn, 2023, &[("2022-12-31", NoticeKind::Off)]).await;
        let read = self::read(db, CalendarId::Cn, 2022, 2023).await;
        assert_eq!(kinds(&read), [owned(("2022-12-31", NoticeKind::Off))]);
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
