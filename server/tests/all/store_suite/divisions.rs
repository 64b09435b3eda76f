//! The division tree.

use super::seeds::{a_facility, facility, unit, write};
use crate::fixtures::both;
use crate::fixtures::town::{COMMUNITY, plant_divisions};
use linli_domain::division::{CalendarId, DivisionLevel};
use linli_server::db::Db;
use linli_server::store::divisions::{self, DivisionRow};
use linli_server::store::facilities::Facility;

#[tokio::test]
async fn a_division_is_saved_read_and_saved_again() {
    both(async |fresh| {
        let mut row = DivisionRow {
            code: "x-\"引\\号'".to_owned(),
            parent_code: None,
            level: "city".to_owned(),
            name_zh: "香港".to_owned(),
            name_en: "Hong Kong".to_owned(),
            calendar: "hk".to_owned(),
            path: "/x/".to_owned(),
        };
        save(&fresh.db, &row).await;
        assert_eq!(one(&fresh.db, &row.code).await.as_ref(), Some(&row));
        row.name_en = String::new();
        row.calendar = "none".to_owned();
        save(&fresh.db, &row).await;
        assert_eq!(one(&fresh.db, &row.code).await.as_ref(), Some(&row));
        assert_eq!(one(&fresh.db, "x").await, None);
        let mut conn = fresh.db.read().await.expect("a connection");
        let codes = [row.code.clone(), "missing".to_owned()];
        let found = divisions::divisions(&mut conn, &codes).await.expect("are read");
        assert_eq!(found, [row], "quotes and backslashes pass through the JSON list");
    })
    .await;
}

#[tokio::test]
async fn a_list_of_divisions_comes_topmost_first_and_may_be_empty() {
    both(async |fresh| {
        plant_divisions(&fresh.db).await;
        let mut conn = fresh.db.read().await.expect("a connection");
        let codes = [COMMUNITY, "34", "341023"].map(str::to_owned);
        let found = divisions::divisions(&mut conn, &codes).await.expect("are read");
        let found: Vec<&str> = found.iter().map(|row| row.code.as_str()).collect();
        assert_eq!(found, ["34", "341023", COMMUNITY]);
        assert_eq!(divisions::divisions(&mut conn, &[]).await.expect("is read"), []);
    })
    .await;
}

#[tokio::test]
async fn children_come_in_the_order_of_their_codes_page_by_page() {
    both(async |fresh| {
        plant_divisions(&fresh.db).await;
        let mut conn = fresh.db.read().await.expect("a connection");
        let top = divisions::children(&mut conn, None, "", 9).await.expect("are read");
        assert_eq!(top.len(), 1);
        assert_eq!((top[0].code.as_str(), &top[0].parent), ("34", &None));
        assert_eq!((top[0].level, top[0].calendar), (DivisionLevel::Province, CalendarId::Cn));
        assert!(top[0].has_children);
        let street = Some("341023100");
        let first = divisions::children(&mut conn, street, "", 1).await.expect("are read");
        assert_eq!(first.len(), 1);
        assert_eq!(first[0].code.as_str(), COMMUNITY);
        assert_eq!(first[0].parent, Some("341023100".into()));
        assert!(!first[0].has_children);
        let rest = divisions::children(&mut conn, street, COMMUNITY, 9).await.expect("are read");
        assert_eq!(rest.len(), 1);
        assert_eq!(rest[0].code.as_str(), "341023100002");
        assert!(
            divisions::children(&mut conn, Some("x"), "", 9).await.expect("are read").is_empty()
        );
    })
    .await;
}

#[tokio::test]
async fn the_paths_in_use_are_those_of_published_places_each_once() {
    both(async |fresh| {
        unit(&fresh.db).await;
        let mut conn = fresh.db.read().await.expect("a connection");
        assert!(divisions::paths_in_use(&mut conn).await.expect("are read").is_empty());
        let in_town = |id: &str| Facility { division: "34".to_owned(), ..a_facility(id) };
        facility(&fresh.db, a_facility("f"), "").await;
        facility(&fresh.db, a_facility("g"), "").await;
        facility(&fresh.db, in_town("h"), "").await;
        facility(&fresh.db, Facility { published: false, ..in_town("i") }, "").await;
        let paths = divisions::paths_in_use(&mut conn).await.expect("are read");
        assert_eq!(paths, ["/34/".to_owned(), a_facility("f").division_path]);
    })
    .await;
}

async fn one(db: &Db, code: &str) -> Option<DivisionRow> {
    let mut conn = db.read().await.expect("a connection");
    divisions::division(&mut conn, code).await.expect("is read")
}

#[tokio::test]
async fn a_subtree_follows_the_nearest_division_that_sets_a_calendar() {
    both(async |fresh| {
        unit(&fresh.db).await;
        let db = &fresh.db;
        let holds = async |code: &str| one(db, code).await.expect("is there").calendar;
        set(db, "3410", "/34/3410/", Some(CalendarId::Hk)).await;
        set(db, "341023100", "/34/3410/341023/341023100/", Some(CalendarId::None)).await;
        assert_eq!((holds("34").await, holds("341023").await), ("cn".into(), "hk".into()));
        assert_eq!(holds(COMMUNITY).await, "none");
        set(db, "34", "/34/", Some(CalendarId::Tw)).await;
        assert_eq!((holds("34").await, holds("341023").await), ("tw".into(), "hk".into()));
        let mut conn = db.read().await.expect("a connection");
        let roots = divisions::calendar_roots(&mut conn).await.expect("are read");
        let roots: Vec<_> =
            roots.iter().map(|one| (one.code.as_str(), one.own_calendar.as_str())).collect();
        assert_eq!(roots, [("34", "tw"), ("3410", "hk"), ("341023100", "none")]);
        let districts = divisions::districts(&mut conn).await.expect("are read");
        assert_eq!(districts.len(), 1);
        assert_eq!((districts[0].0.as_str(), districts[0].2.zh.as_str()), ("341023", "黟县"));
        drop(conn);
        set(db, "3410", "/34/3410/", None).await;
        set(db, "34", "/34/", None).await;
        assert_eq!((holds("341023").await, holds(COMMUNITY).await), ("cn".into(), "none".into()));
    })
    .await;
}

async fn set(db: &Db, code: &'static str, path: &'static str, own: Option<CalendarId>) {
    write(db, move |tx| {
        Box::pin(async move {
            divisions::set_calendar(tx, code, own).await?;
            divisions::recalendar(tx, path).await
        })
    })
    .await;
}

async fn save(db: &Db, row: &DivisionRow) {
    let row = row.clone();
    write(db, move |tx| Box::pin(async move { divisions::save(tx, &row).await })).await;
}
