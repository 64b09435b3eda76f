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

async fn save(db: &Db, row: &DivisionRow) {
    let row = row.clone();
    write(db, move |tx| Box::pin(async move { divisions::save(tx, &row).await })).await;
}
