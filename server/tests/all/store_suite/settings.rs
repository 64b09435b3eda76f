//! Facts about this database itself.

use super::seeds::{HARD, write};
use crate::fixtures::both;
use linli_server::db::Db;
use linli_server::store::settings;

#[tokio::test]
async fn a_setting_is_written_and_written_over() {
    both(async |fresh| {
        assert_eq!(read(&fresh.db).await, None);
        save(&fresh.db, "one").await;
        save(&fresh.db, HARD).await;
        assert_eq!(read(&fresh.db).await.as_deref(), Some(HARD));
    })
    .await;
}

async fn read(db: &Db) -> Option<String> {
    let mut conn = db.read().await.expect("a connection");
    settings::setting(&mut conn, "名").await.expect("is read")
}

async fn save(db: &Db, value: &'static str) {
    write(db, move |tx| Box::pin(async move { settings::save(tx, "名", value).await })).await;
}
