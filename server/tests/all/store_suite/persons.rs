//! Persons with and without account.

use super::seeds::{HARD, a_person, a_row, hall, now, person, placed, saturday, write};
use crate::fixtures::both;
use crate::fixtures::town::{COMMUNITY, plant_divisions};
use chrono::Duration;
use linli_domain::person::Assurance;
use linli_server::db::{Db, is_duplicate};
use linli_server::failure::Failure;
use linli_server::store::persons::{self, Entered, Person};
use linli_server::store::{bookings, person_views};

async fn entered(db: &Db, id: &str, phone: &str) {
    let new = Entered {
        id: id.to_owned(),
        name: HARD.to_owned(),
        phone: Some(phone.to_owned()),
        email: Some("Wang@Example.CN".to_owned()),
        division: Some(COMMUNITY.to_owned()),
        lang: Some("en".to_owned()),
    };
    write(db, move |tx| Box::pin(async move { persons::insert(tx, &new, now()).await })).await;
}

async fn read(db: &Db, id: &str) -> Person {
    let mut conn = db.read().await.expect("a connection");
    persons::person(&mut conn, id).await.expect("is read").expect("is there")
}

async fn save(db: &Db, person: Person) -> Result<(), Failure> {
    db.write(move |tx| Box::pin(async move { persons::save(tx, &person, now()).await })).await
}

#[tokio::test]
async fn a_person_comes_back_as_entered_and_is_found_by_number_address_and_name() {
    both(async |fresh| {
        plant_divisions(&fresh.db).await;
        entered(&fresh.db, "p", "138 0013 8000").await;
        let p = read(&fresh.db, "p").await;
        assert_eq!((p.name.as_str(), p.phone.as_deref()), (HARD, Some("138 0013 8000")));
        assert_eq!(p.phone_key.as_deref(), Some("+8613800138000"));
        assert_eq!(p.email_key.as_deref(), Some("wang@example.cn"));
        assert!(p.path.ends_with(&format!("/{COMMUNITY}/")), "{}", p.path);
        assert_eq!((p.assurance, p.phone_verified, p.is_staff), (Assurance::Own, false, false));
        assert_eq!((p.account_id, p.merged_into, p.vouched_at), (None, None, None));

        let mut conn = fresh.db.read().await.expect("a connection");
        for key in ["+8613800138000", "wang@example.cn"] {
            let found = persons::by_contact(&mut conn, key).await.expect("are read");
            assert_eq!(found.len(), 1, "{key}");
        }
        assert!(persons::by_contact(&mut conn, "138").await.expect("are read").is_empty());
        for (paths, count) in [
            (vec!["/34/3410/"], 1),
            (vec![""], 1),
            (vec!["/11/", "/34/"], 1),
            (vec!["/11/"], 0),
            (vec![], 0),
        ] {
            let found = persons::by_name(&mut conn, HARD, &paths).await.expect("are read");
            assert_eq!(found.len(), count, "{paths:?}");
        }
        assert!(persons::person(&mut conn, "nobody").await.expect("is read").is_none());
    })
    .await;
}

#[tokio::test]
async fn a_proved_number_is_one_persons_alone() {
    both(async |fresh| {
        plant_divisions(&fresh.db).await;
        entered(&fresh.db, "p", "13800138000").await;
        entered(&fresh.db, "q", "13800138000").await;
        let proved = |p: Person| Person { phone_verified: true, assurance: Assurance::Phone, ..p };
        save(&fresh.db, proved(read(&fresh.db, "q").await)).await.expect("is written");
        assert!(read(&fresh.db, "q").await.phone_verified);
        let mut conn = fresh.db.read().await.expect("a connection");
        let both = persons::by_contact(&mut conn, "+8613800138000").await.expect("are read");
        let ids: Vec<&str> = both.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(ids, ["q", "p"], "who proved it comes first");
        drop(conn);
        let again = save(&fresh.db, proved(read(&fresh.db, "p").await)).await;
        let Err(Failure::Database(error)) = again else { panic!("{again:?}") };
        assert!(is_duplicate(&error));
        // Another number has yet to be proved.
        let other = Person {
            phone: Some("13900139000".to_owned()),
            phone_key: Some("+8613900139000".to_owned()),
            phone_verified: false,
            ..read(&fresh.db, "q").await
        };
        save(&fresh.db, other).await.expect("is written");
        assert!(!read(&fresh.db, "q").await.phone_verified);
    })
    .await;
}

#[tokio::test]
async fn bookings_go_over_and_the_entry_stays_as_a_pointer() {
    both(async |fresh| {
        hall(&fresh.db).await;
        entered(&fresh.db, "p", "13800138000").await;
        entered(&fresh.db, "q", "13900139000").await;
        write(&fresh.db, |tx| {
            Box::pin(async move {
                let place = placed("east", saturday("09:00", "11:00"));
                bookings::insert(tx, &a_row("b", "000001"), &place, now()).await?;
                persons::join(tx, "q", "p", None, now()).await?;
                let moved = persons::join(tx, "p-wang", "p", Some("a-wang"), now()).await?;
                assert_eq!(moved, 1);
                persons::join(tx, "p", "p-wang", None, now()).await?;
                persons::guard(tx, "p-wang", "a-wang").await
            })
        })
        .await;
        let holder: (String, String) =
            sqlx::query_as("SELECT person_id, account_id FROM booking WHERE id = 'b'")
                .fetch_one(&mut *fresh.db.read().await.expect("a connection"))
                .await
                .expect("is read");
        assert_eq!(holder, ("p-wang".to_owned(), "a-wang".to_owned()));
        // What pointed to the entry that went points on.
        for id in ["p", "q"] {
            assert_eq!(read(&fresh.db, id).await.merged_into.as_deref(), Some("p-wang"), "{id}");
        }
        let mut conn = fresh.db.read().await.expect("a connection");
        let left = persons::by_contact(&mut conn, "+8613800138000").await.expect("are read");
        assert!(left.is_empty(), "a pointer is not found by its number");
    })
    .await;
}

#[tokio::test]
async fn a_worker_vouches_and_looks() {
    both(async |fresh| {
        plant_divisions(&fresh.db).await;
        person(&fresh.db, a_person("wang")).await;
        entered(&fresh.db, "p", "13800138000").await;
        write(&fresh.db, |tx| {
            Box::pin(async move {
                persons::vouch(tx, "p", "a-wang", now()).await?;
                let by = ("a-wang", "community_worker");
                person_views::insert(tx, "v1", "p", by, "opened", now()).await?;
                let later = now() + Duration::minutes(1);
                person_views::insert(tx, "v2", "p", by, "entered", later).await
            })
        })
        .await;
        let p = read(&fresh.db, "p").await;
        assert_eq!((p.assurance, p.vouched_at), (Assurance::Desk, Some(now())));
        let mut conn = fresh.db.read().await.expect("a connection");
        let views = person_views::of_person(&mut conn, "p").await.expect("are read");
        let reasons: Vec<&str> = views.iter().map(|view| view.2.as_str()).collect();
        assert_eq!(reasons, ["entered", "opened"], "latest first");
    })
    .await;
}

/// Tables that name a person and yet need not go over when entries are joined.
const STAY: [&str; 2] = [
    // The account goes over by another way, or is closed.
    "account",
    // Who looked at which entry stays as it was.
    "person_view",
];

#[tokio::test]
async fn every_table_that_names_a_person_goes_over() {
    let fresh = crate::fixtures::fresh_sqlite().await;
    let mut conn = fresh.db.read().await.expect("a connection");
    let tables: Vec<String> = sqlx::query_scalar(
        "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
         WHERE m.type = 'table' AND c.name = 'person_id' ORDER BY m.name",
    )
    .fetch_all(&mut *conn)
    .await
    .expect("are read");
    let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store/persons.rs");
    let join = std::fs::read_to_string(here).expect("is read");
    let forgotten: Vec<&String> = tables
        .iter()
        .filter(|table| !STAY.contains(&table.as_str()))
        .filter(|table| !join.contains(&format!("UPDATE {table} SET person_id")))
        .collect();
    assert!(tables.len() >= 4, "nothing was looked at: {tables:?}");
    assert!(
        forgotten.is_empty(),
        "move them in store::persons::join, or say why not: {forgotten:?}"
    );
}
