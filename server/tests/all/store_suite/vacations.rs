//! School vacations of divisions and schools.

use super::seeds::{HARD, now, unit, write};
use crate::fixtures::both;
use crate::fixtures::town::COMMUNITY;
use chrono::NaiveDate;
use linli_domain::vacation::{Stage, Vacation};
use linli_server::db::Db;
use linli_server::store::vacations::{self, Kept, Owner};

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn range(id: &str, owner: Owner, first: &str, last: &str) -> Kept {
    let vacation = Vacation {
        stages: vec![Stage::Primary, Stage::Senior],
        first: date(first),
        last: date(last),
    };
    Kept { id: id.to_owned(), owner, vacation, source: HARD.to_owned(), version: 1 }
}

async fn insert(db: &Db, one: &Kept) {
    let one = one.clone();
    write(db, move |tx| Box::pin(async move { vacations::insert(tx, &one, now()).await })).await;
}

async fn found(
    db: &Db,
    divisions: &[&str],
    units: &[&str],
    first: &str,
    last: &str,
) -> Vec<String> {
    let own = |list: &[&str]| list.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
    let (divisions, units) = (own(divisions), own(units));
    let mut conn = db.read().await.expect("a connection");
    let found = vacations::vacations(&mut conn, &divisions, &units, date(first), date(last));
    found.await.expect("are read").into_iter().map(|one| one.id).collect()
}

#[tokio::test]
async fn ranges_are_kept_changed_and_taken_back() {
    both(async |fresh| {
        let db = &fresh.db;
        unit(db).await;
        let division = || Owner::Division(COMMUNITY.to_owned());
        let summer = range("s", division(), "2026-07-11", "2026-08-31");
        insert(db, &summer).await;
        insert(db, &range("w", division(), "2026-02-02", "2026-03-01")).await;
        insert(db, &range("o", Owner::Unit("u".to_owned()), "2026-07-04", "2026-08-28")).await;

        assert_eq!(found(db, &[COMMUNITY], &[], "2026-01-01", "2026-12-31").await, ["w", "s"]);
        assert_eq!(found(db, &[COMMUNITY], &["u"], "2026-08-31", "2026-09-30").await, ["s"]);
        assert_eq!(found(db, &["34"], &["u"], "2026-08-28", "2026-09-30").await, ["o"]);
        assert_eq!(found(db, &[COMMUNITY], &[], "2026-03-02", "2026-07-10").await, [""; 0]);

        let longer = range("s", division(), "2026-07-11", "2026-09-06");
        let (once, late) = (longer.clone(), longer.clone());
        write(db, move |tx| {
            Box::pin(async move {
                assert!(vacations::update(tx, &once, now()).await?);
                assert!(!vacations::update(tx, &late, now()).await?, "somebody was faster");
                Ok(())
            })
        })
        .await;
        let mut conn = db.read().await.expect("a connection");
        let read = vacations::vacation(&mut conn, "s").await.expect("is read").expect("is there");
        assert_eq!(read, Kept { version: 2, ..longer });
        let owners = vacations::owners(&mut conn, date("2026-08-29")).await.expect("are read");
        assert_eq!(owners, [(division(), 1)]);
        drop(conn);

        write(db, |tx| {
            Box::pin(async move {
                assert!(vacations::withdraw(tx, "s", now()).await?);
                assert!(!vacations::withdraw(tx, "s", now()).await?);
                Ok(())
            })
        })
        .await;
        assert_eq!(found(db, &[COMMUNITY], &["u"], "2026-01-01", "2026-12-31").await, ["w", "o"]);
        let mut conn = db.read().await.expect("a connection");
        assert!(vacations::vacation(&mut conn, "s").await.expect("is read").is_none());
    })
    .await;
}

#[tokio::test]
async fn a_school_says_what_it_teaches() {
    both(async |fresh| {
        unit(&fresh.db).await;
        for stages in [vec![Stage::Junior], vec![Stage::Junior, Stage::Senior]] {
            let wanted = stages.clone();
            write(&fresh.db, move |tx| {
                Box::pin(async move { vacations::set_taught(tx, "u", &wanted).await })
            })
            .await;
            let mut conn = fresh.db.read().await.expect("a connection");
            let taught = vacations::taught(&mut conn, &["u".to_owned(), "v".to_owned()]).await;
            assert_eq!(taught.expect("is read"), [("u".to_owned(), stages)]);
        }
    })
    .await;
}
