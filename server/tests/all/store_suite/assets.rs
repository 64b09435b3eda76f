//! What a facility lends.

use super::seeds::{HARD, a_facility, facility, now, unit, write};
use crate::fixtures::both;
use linli_app::ports::facilities::AssetView;
use linli_domain::name::Name;
use linli_server::db::Db;
use linli_server::store::assets;

#[tokio::test]
async fn assets_come_back_in_their_order_change_and_retire() {
    both(async |fresh| {
        let db = &fresh.db;
        unit(db).await;
        facility(db, a_facility("f"), "").await;
        facility(db, a_facility("g"), "").await;
        let beam = AssetView {
            id: "beam".into(),
            key: "projector".to_owned(),
            name: Name::new(HARD, "Projector"),
            stock: 2,
        };
        let mats = AssetView { id: "mats".into(), key: "mats".to_owned(), ..beam.clone() };
        save(db, &beam, 1).await;
        save(db, &mats, 0).await;
        assert_eq!(of(db, "f").await, [mats.clone(), beam.clone()]);
        assert!(of(db, "g").await.is_empty());

        let more = AssetView { stock: 0, name: Name::new("投影仪", ""), ..beam.clone() };
        save(db, &more, 1).await;
        assert_eq!(of(db, "f").await[1], more);

        write(db, |tx| {
            Box::pin(async move {
                assets::retire(tx, &["beam".to_owned()], now()).await?;
                assets::retire(tx, &[], now()).await
            })
        })
        .await;
        assert_eq!(of(db, "f").await, [mats]);
        let again = AssetView { id: "next".into(), ..beam };
        save(db, &again, 1).await;
        assert_eq!(of(db, "f").await[1], again, "the key is free again");
    })
    .await;
}

async fn of(db: &Db, facility: &str) -> Vec<AssetView> {
    let mut conn = db.read().await.expect("a connection");
    assets::of_facility(&mut conn, facility).await.expect("are read")
}

async fn save(db: &Db, asset: &AssetView, position: i64) {
    let asset = asset.clone();
    write(db, move |tx| Box::pin(async move { assets::save(tx, "f", &asset, position).await }))
        .await;
}
