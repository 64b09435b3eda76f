//! The demo is lived through on both databases, and holds what a living town holds.

use crate::fixtures::both;
use crate::fixtures::town::at;
use linli_domain::booking::BookingState;
use linli_domain::facility::{Category, UnitKind};
use linli_domain::space::Mode;
use linli_server::clock::Clock;
use linli_server::db::Db;
use linli_server::import::write::Form;
use linli_server::import::{Kind, Options, read_bytes};
use linli_server::services::{Core, demo, doctor};
use std::collections::BTreeMap;

/// Enough days for every kind of closure.
const DAYS: i64 = 46;

async fn count(db: &Db, sql: &'static str) -> i64 {
    let mut conn = db.read().await.expect("a connection");
    sqlx::query_scalar(sql).fetch_one(&mut *conn).await.expect("a number")
}

async fn words(db: &Db, sql: &'static str) -> BTreeMap<String, i64> {
    let mut conn = db.read().await.expect("a connection");
    let rows: Vec<(String, i64)> = sqlx::query_as(sql).fetch_all(&mut *conn).await.expect("rows");
    rows.into_iter().collect()
}

#[tokio::test]
async fn a_town_of_the_demo_has_lived() {
    both(async |fresh| {
        let now = at(1, "10:30");
        let core = Core::new(fresh.db.clone(), Clock::starting_at(now));
        let sign_ins = demo::load(&core, DAYS).await.expect("is loaded");
        let db = &fresh.db;
        assert_eq!(demo::state(&core).await.expect("is read"), demo::State::Demo);
        assert_eq!(doctor::findings(&core).await.expect("is examined"), Vec::<String>::new());

        let mut roles: Vec<_> = sign_ins.iter().map(|one| one.role).collect();
        roles.sort_unstable();
        roles.dedup();
        assert_eq!(roles.len(), 11, "every role but the leader of a team: {roles:?}");

        holds_every_kind(db).await;
        has_lived(db).await;
        is_in_time(db, now.timestamp_millis()).await;
        exports_say_so(&core).await;
    })
    .await;
}

async fn holds_every_kind(db: &Db) {
    let categories =
        words(db, "SELECT category, COUNT(*) FROM facility WHERE published = 1 GROUP BY category")
            .await;
    assert!(categories.values().sum::<i64>() >= 40, "{categories:?}");
    assert_eq!(categories.len(), Category::ALL.len(), "{categories:?}");
    let units = words(db, "SELECT kind, COUNT(*) FROM unit GROUP BY kind").await;
    assert_eq!(units.len(), UnitKind::ALL.len(), "{units:?}");
    let modes = words(db, "SELECT mode, COUNT(*) FROM space GROUP BY mode").await;
    for mode in [Mode::Exclusive, Mode::Shared, Mode::Open] {
        assert!(modes.contains_key(mode.as_str()), "{modes:?}");
    }
}

async fn has_lived(db: &Db) {
    let states = words(db, "SELECT state, COUNT(*) FROM booking GROUP BY state").await;
    println!("bookings: {states:?}");
    for state in BookingState::ALL {
        // Whoever is inside at half past ten is a matter of the day.
        let needed = if *state == BookingState::CheckedIn { 0 } else { 10 };
        assert!(states.get(state.as_str()).copied().unwrap_or(0) >= needed, "{state:?} {states:?}");
    }
    let closures = words(db, "SELECT class, COUNT(*) FROM closure GROUP BY class").await;
    assert_eq!(closures.len(), 3, "{closures:?}");
    for (what, sql, least) in [
        ("signed in", "SELECT COUNT(*) FROM event WHERE kind = 'booking.checked_in'", 100),
        ("short notice", "SELECT COUNT(*) FROM closure WHERE short_notice = 1", 1),
        ("lifted", "SELECT COUNT(*) FROM closure WHERE lifted_at IS NOT NULL", 1),
        ("inner use", "SELECT COUNT(*) FROM block", 20),
        ("marks", "SELECT COUNT(*) FROM opening_log", 1_000),
        ("paper", "SELECT COUNT(*) FROM opening_log WHERE confirmed_by IS NOT NULL", 20),
        ("heads", "SELECT COUNT(*) FROM head_count", 200),
        ("turns", "SELECT COUNT(*) FROM duty", 5),
        ("taken", "SELECT COUNT(*) FROM demand_log WHERE kind = 'taken'", 10),
        ("looked for", "SELECT COUNT(*) FROM demand_log WHERE words IS NOT NULL", 3),
        ("waiting", "SELECT COUNT(*) FROM locked_report WHERE answer IS NULL", 1),
    ] {
        let found = count(db, sql).await;
        println!("{what}: {found}");
        assert!(found >= least, "{what}: {found}");
    }
    let locked = words(
        db,
        "SELECT answer, COUNT(*) FROM locked_report WHERE answer IS NOT NULL GROUP BY answer",
    )
    .await;
    println!("locked: {locked:?}");
    assert_eq!(locked.len(), 3, "every answer: {locked:?}");
}

/// A table that leaves the house says that it is a demo's, and is read in again as it is.
async fn exports_say_so(core: &Core) {
    for (form, name) in [(Form::Csv, "x.csv"), (Form::Xlsx, "x.xlsx")] {
        let bytes = core.export(Kind::Units, form, false).await.expect("is written");
        if form == Form::Csv {
            let text = String::from_utf8(bytes.clone()).expect("text");
            assert!(text.starts_with("\u{feff}演示数据，非真实情况\r\n"), "{text}");
        }
        let read = read_bytes(Kind::Units, name, &bytes, None, &Options::default());
        let report = core.import(&read.expect("is read"), true).await.expect("is compared");
        assert!(!report.has_faults(), "{report}");
        assert!(report.rows.len() >= 20, "{report}");
    }
}

/// Nothing is done before the demo begins, nor after now.
async fn is_in_time(db: &Db, now: i64) {
    let first = count(db, "SELECT MIN(at) FROM event").await;
    let last = count(db, "SELECT MAX(at) FROM event").await;
    let day = 24 * 60 * 60 * 1_000;
    assert!(first >= now - (DAYS + 1) * day, "{first}");
    // The clock ticks on while the demo is loaded.
    assert!(last <= now + 10 * 60 * 1_000, "{last}");
    let early = count(
        db,
        "SELECT COUNT(*) FROM booking b
         JOIN event e ON e.subject_id = b.id AND e.kind = 'booking.checked_in'
         WHERE e.at < b.starts_at - 900000 OR e.at >= b.ends_at",
    )
    .await;
    assert_eq!(early, 0, "nobody is signed in outside their slot");
    let ahead = count(db, "SELECT MAX(starts_at) FROM booking").await;
    assert!(ahead > now + 14 * day, "people book ahead");
    assert!(ahead < now + 31 * day);
}
