//! Turns of duty, swaps, volunteers, and who of a unit can take a turn.

use super::seeds::{HARD, a_person, hall, now, person, saturday, write};
use crate::fixtures::both;
use linli_domain::account::{Grant, Role, Scope};
use linli_server::db::Db;
use linli_server::store::accounts;
use linli_server::store::duties::{self, Who};

async fn turn(db: &Db, id: &'static str, hours: (&'static str, &'static str), who: Who) {
    let slot = saturday(hours.0, hours.1);
    write(db, move |tx| {
        Box::pin(async move { duties::insert(tx, id, "f", slot, &who, now()).await })
    })
    .await;
}

#[tokio::test]
async fn a_turn_is_offered_handed_over_and_taken_away() {
    both(async |fresh| {
        let db = &fresh.db;
        hall(db).await;
        person(db, a_person("li")).await;
        write(db, |tx| {
            Box::pin(
                async move { duties::insert_volunteer(tx, "v", "u", HARD, "138", now()).await },
            )
        })
        .await;
        turn(db, "late", ("14:00", "18:00"), Who::Volunteer("v".to_owned())).await;
        turn(db, "early", ("08:00", "12:00"), Who::Account("a-wang".to_owned())).await;
        let ids = ["f".to_owned()];
        let mut conn = db.read().await.expect("a connection");
        let window = saturday("12:00", "20:00");
        let found = duties::of_facilities(&mut conn, &ids, window).await.expect("are read");
        assert_eq!(found.len(), 1, "a turn that only touches is outside");
        assert!(found[0].volunteer && found[0].name == HARD);
        assert_eq!(found[0].contact.as_deref(), Some("138"));
        let units = ["u".to_owned()];
        let known = duties::volunteers(&mut conn, &units).await.expect("are read");
        assert_eq!(known, [("v".to_owned(), "u".to_owned(), HARD.to_owned())]);
        drop(conn);
        let take = async || {
            let work = db.write(|tx| {
                Box::pin(async move { duties::hand_over(tx, "early", "a-li", now()).await })
            });
            work.await.is_ok()
        };
        assert!(!take().await, "nobody takes what is not offered");
        write(db, |tx| Box::pin(async move { duties::offer(tx, "early", now()).await })).await;
        assert!(take().await && !take().await);
        let mut conn = db.read().await.expect("a connection");
        let mine = duties::duty(&mut conn, "early").await.expect("is read").expect("is there");
        assert_eq!((mine.account_id.as_deref(), mine.offered), (Some("a-li"), false));
        drop(conn);
        write(db, |tx| Box::pin(async move { duties::remove(tx, "early", now()).await })).await;
        write(db, |tx| Box::pin(async move { duties::erase_volunteer(tx, "v", now()).await }))
            .await;
        let mut conn = db.read().await.expect("a connection");
        assert!(duties::duty(&mut conn, "early").await.expect("is read").is_none());
        let left = duties::duty(&mut conn, "late").await.expect("is read").expect("is there");
        assert_eq!((left.name.as_str(), left.contact), ("", None));
        assert!(duties::volunteers(&mut conn, &units).await.expect("are read").is_empty());
    })
    .await;
}

#[tokio::test]
async fn liaisons_and_keepers_of_the_unit_are_its_staff() {
    both(async |fresh| {
        let db = &fresh.db;
        hall(db).await;
        for (login, role) in
            [("kai", Role::FacilityKeeper), ("lian", Role::UnitLiaison), ("other", Role::Resident)]
        {
            person(db, a_person(login)).await;
            let scope = if role == Role::Resident { Scope::All } else { Scope::Unit("u".into()) };
            write(db, move |tx| {
                Box::pin(async move {
                    let grant = Grant { role, scope };
                    accounts::grant(tx, &format!("a-{login}"), &grant).await
                })
            })
            .await;
        }
        let mut conn = db.read().await.expect("a connection");
        let staff = duties::staff(&mut conn, &["u".to_owned()]).await.expect("are read");
        let ids: Vec<&str> = staff.iter().map(|one| one.account_id.as_str()).collect();
        assert_eq!(ids, ["a-kai", "a-lian"]);
        assert_eq!(staff[0].person_id, "p-kai");
        assert!(duties::staff(&mut conn, &["x".to_owned()]).await.expect("are read").is_empty());
    })
    .await;
}
