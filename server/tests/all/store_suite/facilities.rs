//! Facilities and what was posted.

use super::seeds::{BIG, HARD, a_facility, facility, hall, now, unit, write};
use crate::fixtures::both;
use chrono::Duration;
use linli_domain::facility::Category;
use linli_domain::name::Name;
use linli_server::db::Db;
use linli_server::failure::Failure;
use linli_server::store::facilities::{self, Facility};
use linli_server::store::postings;
use serde_json::json;

fn full() -> Facility {
    Facility {
        name: Name::new(HARD, "Hall"),
        address: Name::new("", HARD),
        category: Category::Library,
        location: Some((29.925_123_456_789, 117.938)),
        phone: Some("0559".to_owned()),
        accessible: vec!["step_free".to_owned(), "lift".to_owned()],
        opening: serde_json::from_value(json!([{ "days": ["weekend"], "hours": ["08:00-12:00"] }]))
            .expect("a rule"),
        hours_text: Some(Name::new("夏季:上午8:00", "")),
        rules: Name::new("请勿吸烟", "No smoking"),
        plan: Some(linli_domain::plan::Plan::columns(["E", "W"].into_iter())),
        published: false,
        version: BIG,
        posted_at: now() + Duration::milliseconds(1),
        ..a_facility("f")
    }
}

#[tokio::test]
async fn a_facility_comes_back_as_it_was_written() {
    both(async |fresh| {
        unit(&fresh.db).await;
        for wanted in [a_facility("f"), full(), a_facility("f")] {
            facility(&fresh.db, wanted.clone(), "").await;
            let found = one(&fresh.db, "f").await.expect("is there");
            assert_eq!(format!("{found:?}"), format!("{wanted:?}"));
        }
        assert!(one(&fresh.db, "g").await.is_none());
    })
    .await;
}

#[tokio::test]
async fn published_places_of_a_subtree_and_no_others() {
    both(async |fresh| {
        unit(&fresh.db).await;
        facility(&fresh.db, a_facility("f"), "").await;
        facility(&fresh.db, Facility { published: false, ..a_facility("draft") }, "").await;
        let path = a_facility("f").division_path;
        let under = async |path: String| {
            let mut conn = fresh.db.read().await.expect("a connection");
            let found = facilities::under(&mut conn, &path, 10).await.expect("are read");
            found.into_iter().map(|one| one.id).collect::<Vec<_>>()
        };
        assert_eq!(under(path.clone()).await, ["f"]);
        // A wildcard in a path is a letter like any other.
        assert_eq!(under(path.replacen('/', "%", 1)).await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn a_place_without_a_position_and_one_with_it_go_through_the_same_connection() {
    both(async |fresh| {
        unit(&fresh.db).await;
        write(&fresh.db, |tx| {
            Box::pin(async move {
                // A statement is prepared once a connection, with the types of its first values.
                facilities::save(tx, &a_facility("f"), "", now()).await?;
                facilities::save(tx, &full(), "", now()).await?;
                facilities::save(tx, &a_facility("g"), "", now()).await
            })
        })
        .await;
        let found = one(&fresh.db, "f").await.expect("is there");
        assert_eq!(found.location, full().location);
    })
    .await;
}

#[tokio::test]
async fn a_facility_is_found_by_its_spaces_that_are_in_use() {
    both(async |fresh| {
        hall(&fresh.db).await;
        let mut conn = fresh.db.read().await.expect("a connection");
        let found = facilities::id_of_space(&mut conn, "east").await.expect("is read");
        assert_eq!(found.as_deref(), Some("f"));
        write(&fresh.db, |tx| {
            Box::pin(async move {
                let gone = ["east".to_owned()];
                linli_server::store::spaces::retire_spaces(tx, &gone, now()).await
            })
        })
        .await;
        assert_eq!(facilities::id_of_space(&mut conn, "east").await.expect("is read"), None);
    })
    .await;
}

#[tokio::test]
async fn the_facilities_of_a_unit_come_with_its_drafts_by_name() {
    both(async |fresh| {
        unit(&fresh.db).await;
        let named = |id: &str, name: &str, published: bool| Facility {
            name: Name::new(name, ""),
            published,
            ..a_facility(id)
        };
        facility(&fresh.db, named("f", "乙", true), "").await;
        facility(&fresh.db, named("g", "丁", false), "").await;
        let mut conn = fresh.db.read().await.expect("a connection");
        let units = [a_facility("f").unit_id, "another".to_owned()];
        let found = facilities::of_units(&mut conn, &units).await.expect("are read");
        let ids: Vec<&str> = found.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(ids, ["g", "f"], "U+4E01 comes before U+4E59");
        assert!(facilities::of_units(&mut conn, &[]).await.expect("are read").is_empty());
    })
    .await;
}

#[tokio::test]
async fn an_import_knows_its_facility_by_a_key_and_sees_what_it_said_last() {
    both(async |fresh| {
        unit(&fresh.db).await;
        facility(&fresh.db, a_facility("f"), "").await;
        facility(&fresh.db, a_facility("g"), "").await;
        let mut conn = fresh.db.read().await.expect("a connection");
        assert_eq!(facilities::of_source(&mut conn, "表:1").await.expect("is read"), None);
        mark(&fresh.db, "f", "first").await.expect("is marked");
        mark(&fresh.db, "f", "second").await.expect("is marked");
        let found = facilities::of_source(&mut conn, "表:1").await.expect("is read");
        assert_eq!(found, Some(("f".to_owned(), Some("second".to_owned()))));
        let again = Facility { version: 2, ..a_facility("f") };
        facility(&fresh.db, again, "").await;
        let found = facilities::of_source(&mut conn, "表:1").await.expect("is read");
        assert!(found.is_some(), "saving the facility does not forget its source");
        mark(&fresh.db, "g", "first").await.expect_err("one key, one facility");
        mark(&fresh.db, "missing", "first").await.expect_err("there is nothing to mark");
    })
    .await;
}

#[tokio::test]
async fn every_posting_is_kept_in_the_order_of_its_version() {
    both(async |fresh| {
        unit(&fresh.db).await;
        facility(&fresh.db, a_facility("f"), "").await;
        for (version, body) in [(10, "ten"), (2, HARD), (BIG, "big")] {
            post(&fresh.db, version, body).await.expect("is kept");
        }
        post(&fresh.db, 2, "again").await.expect_err("a version is posted once");
        let mut conn = fresh.db.read().await.expect("a connection");
        let found = postings::all(&mut conn, "f").await.expect("are read");
        let wanted = [(2, HARD), (10, "ten"), (BIG, "big")];
        assert_eq!(found, wanted.map(|(version, body)| (version, body.to_owned())));
        assert!(postings::all(&mut conn, "g").await.expect("are read").is_empty());
        let latest = postings::latest(&mut conn, "f", 2).await.expect("are read");
        let wanted = [(BIG, now(), "big".to_owned()), (10, now(), "ten".to_owned())];
        assert_eq!(latest, wanted);
    })
    .await;
}

#[tokio::test]
async fn a_facility_gets_its_next_version_when_what_hangs_on_it_changes() {
    both(async |fresh| {
        unit(&fresh.db).await;
        facility(&fresh.db, a_facility("f"), "").await;
        let next = async |id: &'static str| {
            let later = now() + Duration::milliseconds(5);
            let done = fresh.db.write(move |tx| {
                Box::pin(async move { facilities::next_version(tx, id, later).await })
            });
            done.await
        };
        let before = one(&fresh.db, "f").await.expect("is there").version;
        assert_eq!(next("f").await.expect("is there"), before + 1);
        let after = one(&fresh.db, "f").await.expect("is there");
        assert_eq!(
            (after.version, after.posted_at),
            (before + 1, now() + Duration::milliseconds(5))
        );
        next("missing").await.expect_err("there is nothing to change");
    })
    .await;
}

async fn one(db: &Db, id: &str) -> Option<Facility> {
    let mut conn = db.read().await.expect("a connection");
    facilities::facility(&mut conn, id).await.expect("is read")
}

async fn mark(db: &Db, id: &'static str, hash: &'static str) -> Result<(), Failure> {
    db.write(move |tx| Box::pin(async move { facilities::mark_source(tx, id, "表:1", hash).await }))
        .await
}

async fn post(db: &Db, version: i64, body: &'static str) -> Result<(), Failure> {
    db.write(move |tx| Box::pin(async move { postings::save(tx, "f", version, body, now()).await }))
        .await
}
