//! The list of public pages.

use super::seeds::{a_facility, facility, unit};
use crate::fixtures::both;
use crate::fixtures::town::COMMUNITY;
use linli_app::ports::public::ListedKind;
use linli_server::store::facilities::Facility;
use linli_server::store::listed;

#[tokio::test]
async fn what_is_published_is_listed_with_its_unit_and_its_community() {
    both(async |fresh| {
        let db = &fresh.db;
        unit(db).await;
        let empty = listed::pages(&mut db.read().await.expect("a connection")).await;
        assert!(empty.expect("is read").is_empty(), "a unit that shares nothing is not listed");
        facility(db, Facility { published: false, ..a_facility("draft") }, "").await;
        facility(db, a_facility("hall"), "").await;
        facility(db, a_facility("room"), "").await;
        let pages = listed::pages(&mut db.read().await.expect("a connection")).await;
        let pages = pages.expect("is read");
        let told: Vec<_> = pages.iter().map(|page| (page.kind, page.id.as_str())).collect();
        assert_eq!(
            told,
            [
                (ListedKind::Facility, "hall"),
                (ListedKind::Facility, "room"),
                (ListedKind::Unit, "u"),
                (ListedKind::Division, COMMUNITY),
            ]
        );
        let posted = Some(a_facility("hall").posted_at);
        assert!(pages[..3].iter().all(|page| page.changed_at == posted));
    })
    .await;
}
