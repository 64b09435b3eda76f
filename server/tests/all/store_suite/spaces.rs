//! Areas and spaces.

use super::seeds::{BIG, HARD, a_facility, a_space, area, facility, hall, now, space, unit, write};
use crate::fixtures::both;
use linli_app::ports::facilities::AreaView;
use linli_domain::name::Name;
use linli_domain::space::{Mode, Policy};
use linli_server::db::Db;
use linli_server::store::spaces::{self, Area, Space};

#[tokio::test]
async fn a_space_comes_back_as_it_was_written_and_as_it_was_changed() {
    both(async |fresh| {
        let [east, west] = hall(&fresh.db).await;
        let mut wanted = Space {
            name: Name::new(HARD, "Whole"),
            mode: Mode::Shared,
            capacity: BIG,
            policy: Policy { grid_min: 15, walk_in_places: 3, ..Policy::default() },
            price: serde_json::from_str(r#"{"per_hour_fen": 2000, "concessions": {"senior": 50}}"#)
                .expect("a price"),
            quota: serde_json::from_str(r#"[{"window": "week", "max_hours": 1.5}]"#)
                .expect("a quota"),
            ..a_space("whole", "f", &[east, west])
        };
        space(&fresh.db, wanted.clone()).await;
        assert_eq!(one(&fresh.db, "whole").await, Some(format!("{wanted:?}")));
        wanted.areas = vec![west];
        wanted.price = None;
        wanted.quota = Vec::new();
        wanted.name = Name::default();
        space(&fresh.db, wanted.clone()).await;
        assert_eq!(one(&fresh.db, "whole").await, Some(format!("{wanted:?}")));
        assert_eq!(one(&fresh.db, "missing").await, None);
    })
    .await;
}

#[tokio::test]
async fn the_spaces_of_some_facilities_come_in_their_order_each_with_all_its_areas() {
    both(async |fresh| {
        let db = &fresh.db;
        let [east, west] = hall(db).await;
        facility(db, a_facility("e"), "").await;
        let floor = area(db, "e", "A").await;
        space(db, a_space("other", "e", &[floor])).await;
        let last = a_space("all", "f", &[west, east]);
        write(db, move |tx| Box::pin(async move { spaces::save_space(tx, &last, 1).await })).await;
        let found = of(db, &["f", "e", "missing"]).await;
        let ids: Vec<&str> = found.iter().map(|space| space.id.as_str()).collect();
        assert_eq!(ids, ["other", "east", "west", "all"], "by facility, position, id");
        assert_eq!(found[3].areas, [east, west]);
        assert!(of(db, &[]).await.is_empty());

        write(db, |tx| {
            Box::pin(async move {
                let gone = ["east".to_owned(), "missing".to_owned()];
                spaces::retire_spaces(tx, &gone, now()).await?;
                spaces::retire_spaces(tx, &[], now()).await
            })
        })
        .await;
        let ids: Vec<String> = of(db, &["f"]).await.into_iter().map(|space| space.id).collect();
        assert_eq!(ids, ["west", "all"]);
        assert_eq!(one(db, "east").await, None);
    })
    .await;
}

#[tokio::test]
async fn areas_keep_their_key_when_they_change_and_give_it_free_when_they_retire() {
    both(async |fresh| {
        let db = &fresh.db;
        unit(db).await;
        facility(db, a_facility("f"), "").await;
        let view = AreaView {
            id: "area".into(),
            key: "E".to_owned(),
            name: Name::new(HARD, ""),
            area_m2: Some(120.25),
        };
        let key = save(db, &view, 1).await;
        let other = AreaView { id: "first".into(), key: "A".to_owned(), ..view.clone() };
        let first = save(db, &other, 0).await;
        let found = areas(db).await;
        assert_eq!(found.iter().map(|area| area.key).collect::<Vec<_>>(), [first, key]);
        assert_eq!(format!("{:?}", found[1].view), format!("{view:?}"));

        let bare = AreaView { name: Name::default(), area_m2: None, ..view };
        assert_eq!(save(db, &bare, 1).await, key, "changed, not new");
        assert_eq!(areas(db).await[1].view.area_m2, None);

        write(db, |tx| {
            Box::pin(async move {
                spaces::retire_areas(tx, &["area".to_owned()], now()).await?;
                spaces::retire_areas(tx, &[], now()).await
            })
        })
        .await;
        assert_eq!(areas(db).await.len(), 1);
        let next = save(db, &AreaView { id: "next".into(), ..bare }, 1).await;
        assert_ne!(next, key, "another piece of floor under the old name");
    })
    .await;
}

#[tokio::test]
async fn an_area_without_a_size_and_one_with_it_go_through_the_same_connection() {
    both(async |fresh| {
        let db = &fresh.db;
        unit(db).await;
        facility(db, a_facility("f"), "").await;
        let sizes = [None, Some(0.1), None, Some(120.25)];
        write(db, move |tx| {
            Box::pin(async move {
                for (position, area_m2) in (0..).zip(sizes) {
                    let key = format!("{position}");
                    let name = Name::default();
                    let view = AreaView { id: key.as_str().into(), key, name, area_m2 };
                    spaces::save_area(tx, "f", &view, position).await?;
                }
                Ok(())
            })
        })
        .await;
        let found: Vec<_> = areas(db).await.into_iter().map(|area| area.view.area_m2).collect();
        assert_eq!(found, sizes);
    })
    .await;
}

async fn one(db: &Db, id: &str) -> Option<String> {
    let mut conn = db.read().await.expect("a connection");
    spaces::space(&mut conn, id).await.expect("is read").map(|space| format!("{space:?}"))
}

async fn of(db: &Db, facilities: &[&str]) -> Vec<Space> {
    let ids: Vec<String> = facilities.iter().map(|id| (*id).to_owned()).collect();
    let mut conn = db.read().await.expect("a connection");
    spaces::of_facilities(&mut conn, &ids).await.expect("are read")
}

async fn areas(db: &Db) -> Vec<Area> {
    let mut conn = db.read().await.expect("a connection");
    spaces::areas(&mut conn, "f").await.expect("are read")
}

async fn save(db: &Db, view: &AreaView, position: i64) -> i64 {
    let view = view.clone();
    write(db, move |tx| Box::pin(async move { spaces::save_area(tx, "f", &view, position).await }))
        .await
}
