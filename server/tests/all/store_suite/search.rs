//! What search reads: what changed since when, whoever wrote it, and published places.

use super::seeds::{a_facility, a_space, area, facility, now, space, unit, write};
use crate::fixtures::both;
use crate::fixtures::town::COMMUNITY;
use linli_domain::day_type::{NoticeDay, NoticeKind};
use linli_domain::division::CalendarId;
use linli_domain::facility::Category;
use linli_server::db::Db;
use linli_server::store::divisions::{self, DivisionRow};
use linli_server::store::facilities::Facility;
use linli_server::store::place_aliases::{self, PlaceAlias};
use linli_server::store::search::Filter;
use linli_server::store::{calendars, search, spaces};
use std::collections::BTreeMap;

#[tokio::test]
async fn every_write_of_what_search_holds_is_counted_and_says_what_it_touched() {
    both(async |fresh| {
        let db = &fresh.db;
        unit(db).await;
        let mut since = changes(db, 0).await.0;
        facility(db, a_facility("a"), "").await;
        let floor = area(db, "a", "A").await;
        expect(db, &mut since, &["a"]).await;
        space(db, a_space("a-room", "a", &[floor])).await;
        expect(db, &mut since, &["a"]).await;
        facility(db, a_facility("b"), "").await;
        facility(db, Facility { version: 2, ..a_facility("a") }, "").await;
        expect(db, &mut since, &["a", "b"]).await;
        write(db, |tx| {
            Box::pin(async move { spaces::retire_spaces(tx, &["a-room".to_owned()], now()).await })
        })
        .await;
        expect(db, &mut since, &["a"]).await;
        sql(db, "UPDATE unit SET name_zh = 'x' WHERE id = 'u'").await;
        expect(db, &mut since, &["a", "b"]).await;
        sql(db, "UPDATE division SET name_zh = 'x' WHERE code = '34'").await;
        expect(db, &mut since, &["*"]).await;
        write(db, |tx| {
            Box::pin(async move {
                let day = now().date_naive();
                let notice = NoticeDay { kind: NoticeKind::Off, name: "x".to_owned() };
                let days = BTreeMap::from([(day, notice)]);
                calendars::replace(tx, CalendarId::Cn, 2026, "test", &days, now()).await
            })
        })
        .await;
        expect(db, &mut since, &["*"]).await;
        sql(db, "DELETE FROM holiday_day").await;
        expect(db, &mut since, &["*"]).await;
        alias(db, an_alias("1")).await;
        expect(db, &mut since, &["@"]).await;
        // What search does not hold moves nothing.
        area(db, "a", "B").await;
        expect(db, &mut since, &[]).await;
    })
    .await;
}

#[tokio::test]
async fn a_write_that_is_undone_is_not_counted() {
    both(async |fresh| {
        let db = &fresh.db;
        unit(db).await;
        let before = changes(db, 0).await;
        let undone: Result<(), _> = db
            .write(|tx| {
                Box::pin(async move {
                    sqlx::query("UPDATE unit SET name_zh = 'x'").execute(&mut **tx).await?;
                    Err(linli_server::failure::Failure::corrupt("on purpose"))
                })
            })
            .await;
        assert!(undone.is_err());
        assert_eq!(changes(db, 0).await, before);
    })
    .await;
}

#[tokio::test]
async fn only_published_places_are_read_all_or_some() {
    both(async |fresh| {
        let db = &fresh.db;
        unit(db).await;
        for (id, category, published) in [
            ("hall", Category::Hall, true),
            ("library", Category::Library, true),
            ("secret", Category::Hall, false),
        ] {
            facility(db, Facility { category, published, ..a_facility(id) }, "").await;
        }
        let mut conn = db.read().await.expect("a connection");
        let ids = |all: Vec<Facility>| all.into_iter().map(|one| one.id).collect::<Vec<_>>();
        let all = search::published(&mut conn).await.expect("are read");
        assert_eq!(ids(all), ["hall", "library"]);
        let some = ["secret", "library", "nowhere"].map(str::to_owned);
        let some = search::published_of(&mut conn, &some).await.expect("are read");
        assert_eq!(ids(some), ["library"]);
        drop(conn);
        let path = format!("/34/3410/341023/341023100/{COMMUNITY}/");
        assert_eq!(like(db, "hall", &path).await, ["hall"]);
        assert_eq!(like(db, "hall", "/34/").await, ["hall"]);
        assert_eq!(like(db, "gym", "/34/").await, [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn a_division_means_its_subtree_and_nothing_that_looks_like_it() {
    both(async |fresh| {
        let db = &fresh.db;
        unit(db).await;
        for (code, path) in [("x_1", "/x_1/"), ("below", "/x_1/below/"), ("xa1", "/xa1/")] {
            division(db, code, path).await;
            facility(db, Facility { division: code.to_owned(), ..a_facility(code) }, "").await;
        }
        assert_eq!(like(db, "hall", "/x_1/").await, ["below", "x_1"]);
    })
    .await;
}

#[tokio::test]
async fn names_of_places_come_back_and_are_known_by_their_source() {
    both(async |fresh| {
        let db = &fresh.db;
        unit(db).await;
        alias(db, an_alias("1")).await;
        let bare = PlaceAlias { division_code: None, lat: None, lon: None, ..an_alias("2") };
        alias(db, bare.clone()).await;
        let renamed =
            PlaceAlias { id: "other".to_owned(), name_en: "New".to_owned(), ..an_alias("1") };
        alias(db, renamed).await;
        let mut conn = db.read().await.expect("a connection");
        let all = place_aliases::all(&mut conn).await.expect("are read");
        let kept = PlaceAlias { name_en: "New".to_owned(), ..an_alias("1") };
        assert_eq!(all, [kept.clone(), bare], "the id stays, the rest is new");
        let keys = ["s1", "s3"].map(str::to_owned);
        let some = place_aliases::of_sources(&mut conn, &keys).await.expect("are read");
        assert_eq!(some, [kept]);
    })
    .await;
}

#[tokio::test]
async fn desks_of_a_division_are_those_above_and_below() {
    both(async |fresh| {
        let db = &fresh.db;
        unit(db).await;
        sql(db, "UPDATE unit SET kind = 'community_body', phone = '0559-1' WHERE id = 'u'").await;
        for (code, found) in
            [(COMMUNITY, 1), ("341023100", 1), ("34", 1), ("341023100002", 0), ("nowhere", 0)]
        {
            let mut conn = db.read().await.expect("a connection");
            let desks = place_aliases::desks(&mut conn, code).await.expect("are read");
            assert_eq!(desks.len(), found, "{code}");
            assert!(desks.iter().all(|desk| desk.phone == "0559-1"), "{desks:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_division_is_known_by_code_or_name() {
    both(async |fresh| {
        unit(&fresh.db).await;
        let mut conn = fresh.db.read().await.expect("a connection");
        for (text, found) in [(COMMUNITY, 1), ("郭门社区居委会", 1), ("郭门", 0), ("", 0)]
        {
            let codes = place_aliases::division_named(&mut conn, text).await.expect("are read");
            assert_eq!(codes.len(), found, "{text}");
        }
    })
    .await;
}

async fn changes(db: &Db, since: i64) -> (i64, Vec<String>) {
    let mut conn = db.read().await.expect("a connection");
    search::changes(&mut conn, since).await.expect("are read")
}

/// The subjects touched since the last look, which may not say less and should not say more.
async fn expect(db: &Db, since: &mut i64, subjects: &[&str]) {
    let (version, touched) = changes(db, *since).await;
    assert_eq!(touched, subjects);
    assert_eq!(version > *since, !subjects.is_empty());
    *since = version;
}

async fn like(db: &Db, category: &str, path: &str) -> Vec<String> {
    let mut conn = db.read().await.expect("a connection");
    let filter = Filter {
        category: category.to_owned(),
        division_path: path.to_owned(),
        unit: "u".to_owned(),
        most: 10,
    };
    let found = search::candidates(&mut conn, &filter).await.expect("are found");
    found.into_iter().map(|facility| facility.id).collect()
}

fn an_alias(number: &str) -> PlaceAlias {
    PlaceAlias {
        id: number.to_owned(),
        kind: "estate".to_owned(),
        name_zh: format!("柳溪苑 {number}"),
        name_en: "Liuxi Court".to_owned(),
        also: "柳苑\n老柳苑".to_owned(),
        division_code: Some(COMMUNITY.to_owned()),
        lat: Some(29.925),
        lon: Some(117.938),
        source_key: format!("s{number}"),
    }
}

async fn alias(db: &Db, alias: PlaceAlias) {
    write(db, move |tx| Box::pin(async move { place_aliases::save(tx, &alias, now()).await }))
        .await;
}

async fn sql(db: &Db, sql: &'static str) {
    write(db, move |tx| {
        Box::pin(async move {
            sqlx::query(sql).execute(&mut **tx).await?;
            Ok(())
        })
    })
    .await;
}

async fn division(db: &Db, code: &str, path: &str) {
    let row = DivisionRow {
        code: code.to_owned(),
        parent_code: None,
        level: "city".to_owned(),
        name_zh: code.to_owned(),
        name_en: String::new(),
        calendar: "cn".to_owned(),
        path: path.to_owned(),
    };
    write(db, move |tx| Box::pin(async move { divisions::save(tx, &row).await })).await;
}
