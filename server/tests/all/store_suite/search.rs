//! Narrowing down facilities in SQL.

use super::seeds::{a_facility, a_space, area, facility, now, space, unit, write};
use crate::fixtures::both;
use linli_domain::facility::Category;
use linli_server::db::Db;
use linli_server::store::divisions::{self, DivisionRow};
use linli_server::store::facilities::Facility;
use linli_server::store::search::{self, Filter};
use linli_server::store::spaces;

#[tokio::test]
async fn words_are_taken_literally_whatever_like_makes_of_them() {
    both(async |fresh| {
        let db = &fresh.db;
        unit(db).await;
        let texts = ["100% 棉", "100x 棉", "a_b", "axb", "wow!", "wow", "back\\slash", "𠮷野家"];
        for (number, text) in texts.iter().enumerate() {
            facility(db, a_facility(&number.to_string()), text).await;
        }
        for (words, wanted) in [
            ("100%", &["0"][..]),
            ("%", &["0"]),
            ("a_b", &["2"]),
            ("_", &["2"]),
            ("wow!", &["4"]),
            ("!", &["4"]),
            ("\\", &["6"]),
            ("𠮷", &["7"]),
            ("棉", &["0", "1"]),
            ("'", &[]),
            ("", &["0", "1", "2", "3", "4", "5", "6", "7"]),
        ] {
            let filter = Filter { words: words.to_owned(), ..Filter::default() };
            assert_eq!(found(db, &filter).await, wanted, "{words}");
        }
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
        let filter = Filter { division_path: "/x_1/".to_owned(), ..Filter::default() };
        assert_eq!(found(db, &filter).await, ["below", "x_1"]);
    })
    .await;
}

#[tokio::test]
async fn a_unit_means_what_it_shares_and_nothing_else() {
    both(async |fresh| {
        let db = &fresh.db;
        unit(db).await;
        facility(db, a_facility("hall"), "").await;
        let of = |unit: &str| Filter { unit: unit.to_owned(), ..Filter::default() };
        assert_eq!(found(db, &of(&a_facility("hall").unit_id)).await, ["hall"]);
        assert!(found(db, &of("another")).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn only_published_places_of_the_category_with_a_space_large_enough() {
    both(async |fresh| {
        let db = &fresh.db;
        unit(db).await;
        for (id, category, published) in [
            ("hall", Category::Hall, true),
            ("library", Category::Library, true),
            ("secret", Category::Hall, false),
        ] {
            facility(db, Facility { category, published, ..a_facility(id) }, "").await;
            let floor = area(db, id, "A").await;
            space(db, a_space(&format!("{id}-room"), id, &[floor])).await;
        }
        let of = |category: &str, persons| Filter {
            category: category.to_owned(),
            persons,
            ..Filter::default()
        };
        assert_eq!(found(db, &of("", 0)).await, ["hall", "library"]);
        assert_eq!(found(db, &of("hall", 0)).await, ["hall"]);
        assert_eq!(found(db, &of("", 40)).await, ["hall", "library"]);
        assert!(found(db, &of("", 41)).await.is_empty());
        write(db, |tx| {
            Box::pin(
                async move { spaces::retire_spaces(tx, &["hall-room".to_owned()], now()).await },
            )
        })
        .await;
        assert_eq!(found(db, &of("", 40)).await, ["library"]);
    })
    .await;
}

async fn found(db: &Db, filter: &Filter) -> Vec<String> {
    let mut conn = db.read().await.expect("a connection");
    let found = search::candidates(&mut conn, filter).await.expect("are found");
    found.into_iter().map(|facility| facility.id).collect()
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
