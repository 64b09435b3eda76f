//! Photos and their pictures.

use super::seeds::{HARD, a_facility, facility, now, unit, write};
use crate::fixtures::both;
use linli_app::ports::facilities::PhotoView;
use linli_domain::name::Name;
use linli_server::db::Db;
use linli_server::store::photos::{self, PhotoFile};

fn photo(id: &str, alt: &str) -> PhotoView {
    PhotoView { id: id.into(), alt: Name::new(alt, "A hall"), width: 1600, height: 900 }
}

fn bytes() -> PhotoFile {
    PhotoFile { hash: "ab".repeat(32), body: (0..=255).cycle().take(70_000).collect() }
}

async fn save(db: &Db, new: PhotoView, position: i64) {
    write(db, move |tx| {
        Box::pin(async move { photos::save(tx, "f", &new, position, now()).await })
    })
    .await;
}

async fn ids(db: &Db) -> Vec<String> {
    let mut conn = db.read().await.expect("a connection");
    let found = photos::of_facility(&mut conn, "f").await.expect("are read");
    found.into_iter().map(|photo| photo.id.0).collect()
}

#[tokio::test]
async fn photos_come_in_their_order_and_can_be_described_anew() {
    both(async |fresh| {
        unit(&fresh.db).await;
        facility(&fresh.db, a_facility("f"), "").await;
        save(&fresh.db, photo("a", "门口"), 1).await;
        save(&fresh.db, photo("b", "全场"), 0).await;
        assert_eq!(ids(&fresh.db).await, ["b", "a"]);
        save(&fresh.db, photo("b", HARD), 2).await;
        assert_eq!(ids(&fresh.db).await, ["a", "b"]);
        let mut conn = fresh.db.read().await.expect("a connection");
        let found = photos::of_facility(&mut conn, "f").await.expect("are read");
        assert_eq!(found[1], photo("b", HARD));
    })
    .await;
}

#[tokio::test]
async fn a_picture_comes_back_byte_by_byte_and_goes_with_its_photo() {
    both(async |fresh| {
        unit(&fresh.db).await;
        facility(&fresh.db, a_facility("f"), "").await;
        save(&fresh.db, photo("a", "门口"), 0).await;
        save(&fresh.db, photo("b", "门口"), 1).await;
        write(&fresh.db, |tx| {
            Box::pin(async move {
                photos::save_file(tx, "a", "large", &bytes()).await?;
                photos::copy_files(tx, "a", "b").await
            })
        })
        .await;
        let mut conn = fresh.db.read().await.expect("a connection");
        for id in ["a", "b"] {
            let found = photos::file(&mut conn, id, "large").await.expect("is read");
            assert_eq!(found, Some(("f".to_owned(), bytes())));
        }
        assert_eq!(photos::file(&mut conn, "a", "small").await.expect("is read"), None);
        write(&fresh.db, |tx| Box::pin(async move { photos::remove(tx, "a").await })).await;
        assert_eq!(photos::file(&mut conn, "a", "large").await.expect("is read"), None);
        assert_eq!(ids(&fresh.db).await, ["b"]);
        let again = fresh.db.write(|tx| Box::pin(async move { photos::remove(tx, "a").await }));
        again.await.expect_err("there is nothing to remove");
    })
    .await;
}
