//! Marks at the door and head counts.

use super::seeds::{BIG, a_person, facility, hall, now, person, saturday, write};
use crate::fixtures::both;
use chrono::Duration;
use linli_domain::opening_log::{MarkKind, Proof};
use linli_server::db::Db;
use linli_server::store::head_counts::{self, NewCount};
use linli_server::store::openings::{self, NewMark};

fn a_mark(id: &str, late: bool) -> NewMark {
    NewMark {
        id: id.to_owned(),
        facility_id: "f".to_owned(),
        kind: MarkKind::Open,
        at: saturday("08:00", "09:00").start,
        proof: if late { Proof::Paper } else { Proof::Keeper },
        entries: Some(BIG),
        account_id: Some("a-wang".to_owned()),
        duty_id: None,
        late,
    }
}

async fn marked(db: &Db, new: NewMark) {
    write(db, |tx| Box::pin(async move { openings::insert(tx, &new, now()).await })).await;
}

#[tokio::test]
async fn marks_come_back_in_order_and_late_ones_count_once_confirmed() {
    both(async |fresh| {
        let db = &fresh.db;
        hall(db).await;
        person(db, a_person("li")).await;
        marked(db, a_mark("late", true)).await;
        let device = NewMark {
            kind: MarkKind::Close,
            at: a_mark("x", false).at - Duration::hours(1),
            proof: Proof::DoorDevice,
            entries: None,
            account_id: None,
            ..a_mark("first", false)
        };
        marked(db, device).await;
        let window = saturday("00:00", "23:00");
        let read = async || {
            let mut conn = db.read().await.expect("a connection");
            let ids = ["f".to_owned()];
            openings::of_facilities(&mut conn, &ids, window).await.expect("are read")
        };
        let all = read().await;
        assert_eq!(all.iter().map(|m| m.id.as_str()).collect::<Vec<_>>(), ["first", "late"]);
        assert_eq!(all[0].kind().expect("is known"), MarkKind::Close);
        assert_eq!((all[0].name.as_deref(), all[0].counts()), (None, true));
        assert_eq!((all[1].name.as_deref(), all[1].entries), (Some("王小明"), Some(BIG)));
        assert!(all[1].late() && !all[1].counts());
        assert_eq!(all[1].at().expect("is one"), a_mark("x", true).at);
        assert_eq!(all[1].recorded_at().expect("is one"), now());
        let confirm = async |id: &'static str| {
            let work = db.write(move |tx| {
                Box::pin(async move { openings::confirm(tx, id, "a-li", now()).await })
            });
            work.await.is_ok()
        };
        assert!(!confirm("first").await, "what was marked at the door needs nobody's word");
        assert!(confirm("late").await && !confirm("late").await, "once");
        let mut conn = db.read().await.expect("a connection");
        let one = openings::mark(&mut conn, "late").await.expect("is read").expect("is there");
        assert!(one.counts());
        assert!(openings::mark(&mut conn, "none").await.expect("is read").is_none());
        assert_eq!(one.proof().expect("is known"), Proof::Paper);
    })
    .await;
}

#[tokio::test]
async fn counts_add_up_by_day_and_space() {
    both(async |fresh| {
        let db = &fresh.db;
        hall(db).await;
        facility(db, super::seeds::a_facility("g"), "").await;
        let at = saturday("09:00", "10:00").start;
        let count = |id: &str, space: Option<&str>, day: &str, delta: i64| NewCount {
            id: id.to_owned(),
            facility_id: "f".to_owned(),
            space_id: space.map(str::to_owned),
            day: day.to_owned(),
            at: at + Duration::minutes(delta),
            delta,
            proof: Proof::Keeper,
            account_id: None,
        };
        let all = [
            count("1", None, "2026-12-05", 3),
            count("2", None, "2026-12-05", -1),
            count("3", Some("east"), "2026-12-05", 7),
            count("4", None, "2026-12-06", 5),
            NewCount { facility_id: "g".to_owned(), ..count("5", None, "2026-12-05", 9) },
        ];
        for one in all {
            write(db, |tx| Box::pin(async move { head_counts::insert(tx, &one, now()).await }))
                .await;
        }
        let mut conn = db.read().await.expect("a connection");
        let ids = ["f".to_owned()];
        let (first, last) = ("2026-12-05", "2026-12-05");
        let day = head_counts::of_days(&mut conn, &ids, first, last).await.expect("are read");
        let mut told: Vec<(Option<&str>, i64)> =
            day.iter().map(|one| (one.space_id.as_deref(), one.count)).collect();
        told.sort_unstable();
        assert_eq!(told, [(None, 2), (Some("east"), 7)]);
        let window = saturday("00:00", "23:00");
        let seen = head_counts::instants(&mut conn, &ids, window).await.expect("are read");
        let minutes: Vec<i64> = seen.iter().map(|(_, one)| (*one - at).num_minutes()).collect();
        assert_eq!(minutes, [3, 5, 7], "who leaves the count proves nothing");
    })
    .await;
}
