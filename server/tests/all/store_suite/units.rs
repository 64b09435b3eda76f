//! Partner units.

use super::seeds::{HARD, a_facility, facility, now, unit, write};
use crate::fixtures::both;
use crate::fixtures::town::COMMUNITY;
use linli_app::ports::places::{UnitInput, UnitView};
use linli_domain::facility::UnitKind;
use linli_domain::name::Name;
use linli_server::db::{Db, is_duplicate};
use linli_server::failure::Failure;
use linli_server::store::facilities::Facility;
use linli_server::store::units;

fn hard_unit() -> UnitInput {
    UnitInput {
        name: Name::new(HARD, ""),
        kind: UnitKind::Enterprise,
        division: COMMUNITY.into(),
        phone: Some("0559-5522001".to_owned()),
    }
}

#[tokio::test]
async fn a_unit_is_written_and_found_by_id_and_by_the_key_of_its_import() {
    both(async |fresh| {
        unit(&fresh.db).await;
        insert(&fresh.db, "v", Some("表:1")).await.expect("is written");
        let mut conn = fresh.db.read().await.expect("a connection");
        let found = units::unit(&mut conn, "v").await.expect("is read").expect("is there");
        assert_eq!((found.name, found.kind), (Name::new(HARD, ""), UnitKind::Enterprise));
        assert_eq!((found.division.as_str(), found.version), (COMMUNITY, 1));
        assert_eq!(found.phone.as_deref(), Some("0559-5522001"));
        let plain = units::unit(&mut conn, "u").await.expect("is read").expect("is there");
        assert_eq!(plain.phone, None);
        assert!(units::unit(&mut conn, "w").await.expect("is read").is_none());
        let path = units::path(&mut conn, "u").await.expect("is read").expect("is there");
        assert!(path.ends_with(&format!("/{COMMUNITY}/")), "{path}");
        assert!(units::path(&mut conn, "w").await.expect("is read").is_none());

        let imported = units::by_source(&mut conn, "表:1").await.expect("is read");
        assert_eq!(imported.expect("is there").id.as_str(), "v");
        assert!(units::by_source(&mut conn, "").await.expect("is read").is_none());
        let again = insert(&fresh.db, "w", Some("表:1")).await;
        let Err(Failure::Database(error)) = again else { panic!("{again:?}") };
        assert!(is_duplicate(&error));
        insert(&fresh.db, "w", None).await.expect("units without a key do not collide");
    })
    .await;
}

#[tokio::test]
async fn units_come_in_the_order_of_their_ids_page_by_page() {
    both(async |fresh| {
        unit(&fresh.db).await;
        for id in ["Z", "a", "é", "中"] {
            insert(&fresh.db, id, None).await.expect("is written");
        }
        let mut conn = fresh.db.read().await.expect("a connection");
        let first = units::units(&mut conn, "", 3).await.expect("are read");
        let ids: Vec<&str> = first.iter().map(|unit| unit.id.as_str()).collect();
        assert_eq!(ids, ["Z", "a", "u"], "by code point, on both databases");
        let rest = units::units(&mut conn, "u", 3).await.expect("are read");
        let ids: Vec<&str> = rest.iter().map(|unit| unit.id.as_str()).collect();
        assert_eq!(ids, ["é", "中"]);
    })
    .await;
}

#[tokio::test]
async fn a_community_knows_its_sharing_units_and_its_own_bodies() {
    both(async |fresh| {
        let db = &fresh.db;
        unit(db).await;
        insert(db, "idle", None).await.expect("is written");
        let body = UnitInput { kind: UnitKind::CommunityBody, ..hard_unit() };
        write(db, move |tx| {
            Box::pin(async move { units::insert(tx, "body", &body, None, now()).await })
        })
        .await;
        facility(
            db,
            Facility { published: false, unit_id: "idle".into(), ..a_facility("draft") },
            "",
        )
        .await;
        facility(db, a_facility("hall"), "").await;
        let mut conn = db.read().await.expect("a connection");
        let ids =
            |found: Vec<UnitView>| found.into_iter().map(|unit| unit.id.0).collect::<Vec<_>>();
        let path = a_facility("hall").division_path;
        for (path, wanted) in
            [("/34/", &["u"][..]), (path.as_str(), &["u"]), ("/3", &["u"]), ("/35/", &[])]
        {
            assert_eq!(
                ids(units::sharing(&mut conn, path, 10).await.expect("is read")),
                wanted,
                "{path}"
            );
        }
        assert_eq!(ids(units::bodies(&mut conn, COMMUNITY).await.expect("is read")), ["body"]);
        assert!(units::bodies(&mut conn, "341023100002").await.expect("is read").is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_unit_is_changed_only_over_the_version_that_was_read() {
    both(async |fresh| {
        unit(&fresh.db).await;
        assert!(update(&fresh.db, 1).await);
        assert!(!update(&fresh.db, 1).await, "somebody was faster");
        let mut conn = fresh.db.read().await.expect("a connection");
        let found = units::unit(&mut conn, "u").await.expect("is read").expect("is there");
        assert_eq!((found.version, found.name), (2, Name::new(HARD, "")));
    })
    .await;
}

#[tokio::test]
async fn schools_are_units_of_two_kinds() {
    both(async |fresh| {
        unit(&fresh.db).await;
        insert(&fresh.db, "hall", None).await.expect("is written");
        let mut conn = fresh.db.read().await.expect("a connection");
        let found = units::schools(&mut conn).await.expect("are read");
        assert_eq!(found.iter().map(|(unit, _)| unit.id.as_str()).collect::<Vec<_>>(), ["u"]);
        assert!(found[0].1.ends_with(&format!("/{COMMUNITY}/")));
    })
    .await;
}

async fn insert(db: &Db, id: &'static str, source: Option<&'static str>) -> Result<(), Failure> {
    db.write(move |tx| {
        Box::pin(async move { units::insert(tx, id, &hard_unit(), source, now()).await })
    })
    .await
}

async fn update(db: &Db, version: i64) -> bool {
    write(db, move |tx| {
        Box::pin(async move { units::update(tx, "u", version, &hard_unit(), now()).await })
    })
    .await
}
