//! Where a person lives, and whether a worker saw a document.

use super::seeds::{a_person, person, unit};
use crate::fixtures::both;
use crate::fixtures::town::COMMUNITY;
use linli_domain::audience::Home;
use linli_server::store::accounts::NewPerson;
use linli_server::store::audience;

#[tokio::test]
async fn a_home_has_a_path_or_is_nowhere() {
    both(async |fresh| {
        unit(&fresh.db).await;
        person(&fresh.db, a_person("wang")).await;
        let division = Some(COMMUNITY.to_owned());
        person(&fresh.db, NewPerson { division, ..a_person("li") }).await;
        let mut conn = fresh.db.read().await.expect("a connection");
        let home = audience::home(&mut conn, "p-li").await.expect("is read");
        assert!(home.path.ends_with(&format!("/341023100/{COMMUNITY}/")) && !home.at_desk);
        for nowhere in ["p-wang", "nobody"] {
            let home = audience::home(&mut conn, nowhere).await.expect("is read");
            assert_eq!(home, Home::default());
        }
    })
    .await;
}
