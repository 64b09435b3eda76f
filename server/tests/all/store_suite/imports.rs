//! Runs of imports: their rows, their changes, their states.

use super::seeds::{HARD, write};
use crate::fixtures::both;
use crate::fixtures::town::{Town, at};
use linli_app::ports::imports::{Kind, RunItem, RunState};
use linli_server::store::imports::{self, Change, Run, StoredRow};

fn run(id: &str, state: RunState) -> Run {
    Run {
        item: RunItem {
            id: id.to_owned(),
            kind: Kind::Units,
            file: HARD.to_owned(),
            state,
            total: 0,
            created_at: at(1, "08:00"),
        },
        unit: None,
        account: None,
        shape: "{}".to_owned(),
        done: 0,
        touched_at: at(1, "08:00"),
    }
}

fn row(position: i64, action: &str) -> StoredRow {
    StoredRow {
        position,
        row_number: position + 2,
        cells: (position < 2).then(|| format!("[{HARD:?}]")),
        label: HARD.to_owned(),
        action: action.to_owned(),
        notes: "[]".to_owned(),
    }
}

#[tokio::test]
async fn a_draft_with_its_rows() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let own = Run { unit: Some(town.unit.clone()), ..run("a", RunState::Draft) };
        write(&fresh.db, move |tx| {
            Box::pin(async move {
                imports::insert(tx, &own).await?;
                imports::insert(tx, &run("b", RunState::Draft)).await?;
                for (position, action) in [(0, "create"), (1, "skip"), (2, "pass")] {
                    imports::insert_row(tx, "a", &row(position, action)).await?;
                }
                imports::insert_row(tx, "a", &row(1, "update")).await?;
                imports::save_outcome(tx, "a", 0, "skip", "[1]").await?;
                assert!(imports::save_shape(tx, "a", "[]", 7, at(1, "09:00")).await?);
                assert!(!imports::save_shape(tx, "none", "[]", 7, at(1, "09:00")).await?);
                Ok(())
            })
        })
        .await;
        let mut conn = fresh.db.read().await.expect("a connection");
        let read = imports::run(&mut conn, "a").await.expect("is read").expect("is there");
        assert_eq!(
            (read.item.file.as_str(), read.item.total, read.shape.as_str()),
            (HARD, 7, "[]")
        );
        let ids = |runs: Vec<Run>| runs.into_iter().map(|run| run.item.id).collect::<Vec<_>>();
        assert_eq!(ids(imports::runs(&mut conn, "").await.expect("is read")), ["b", "a"]);
        assert_eq!(
            ids(imports::runs(&mut conn, town.unit.as_str()).await.expect("is read")),
            ["a"]
        );
        let rows = imports::rows(&mut conn, "a", 1, &["update", "pass"], 9).await.expect("is read");
        assert_eq!(rows, [row(1, "update"), row(2, "pass")]);
        assert_eq!(imports::table_rows(&mut conn, "a").await.expect("is read").len(), 2);
        let counts = imports::count_rows(&mut conn, "a").await.expect("is read");
        let word = |word: &str| (word.to_owned(), 1);
        assert_eq!(counts, [word("pass"), word("skip"), word("update")]);
        let stale = imports::stale(&mut conn, at(1, "08:30")).await.expect("is read");
        assert_eq!(stale, [("b".to_owned(), "draft".to_owned())]);
        drop(conn);
        write(&fresh.db, move |tx| {
            Box::pin(async move {
                imports::delete_rows(tx, "a", 0).await?;
                assert!(imports::delete(tx, "a").await? && !imports::delete(tx, "a").await?);
                Ok(())
            })
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn a_run_goes_from_state_to_state_and_two_do_not_take_it_up() {
    both(async |fresh| {
        write(&fresh.db, move |tx| {
            Box::pin(async move {
                use RunState::{Done, Draft, Running, Undoing};
                imports::insert(tx, &run("a", Draft)).await?;
                let (now, idle) = (at(1, "09:00"), at(1, "08:59"));
                assert!(imports::advance(tx, "a", &[Draft, Running], Running, idle, now).await?);
                assert!(!imports::advance(tx, "a", &[Draft, Running], Running, idle, now).await?);
                imports::progress(tx, "a", 3, 9, at(1, "09:01")).await?;
                // It has not been touched for long: it may be taken up again.
                let later = at(1, "09:10");
                assert!(imports::advance(tx, "a", &[Draft, Running], Running, later, later).await?);
                imports::finish(tx, "a", Done, later).await?;
                assert!(!imports::advance(tx, "a", &[Draft], Running, later, later).await?);
                assert!(imports::advance(tx, "a", &[Done, Undoing], Undoing, idle, later).await?);
                Ok(())
            })
        })
        .await;
        let mut conn = fresh.db.read().await.expect("a connection");
        let read = imports::run(&mut conn, "a").await.expect("is read").expect("is there");
        assert_eq!((read.done, read.item.total, read.item.state), (3, 9, RunState::Undoing));
    })
    .await;
}

#[tokio::test]
async fn changes_are_read_latest_first_and_each_once() {
    both(async |fresh| {
        let change = |id: &str| Change {
            position: 0,
            subject_kind: "unit".to_owned(),
            subject_id: id.to_owned(),
            label: HARD.to_owned(),
            before_state: None,
            after_state: "1".to_owned(),
        };
        write(&fresh.db, move |tx| {
            Box::pin(async move {
                imports::insert(tx, &run("a", RunState::Done)).await?;
                for id in ["x", "y", "z"] {
                    imports::add_change(tx, "a", &change(id)).await?;
                }
                imports::mark_change(tx, "a", 3, "").await?;
                imports::mark_change(tx, "a", 2, "\"in_use\"").await
            })
        })
        .await;
        let mut conn = fresh.db.read().await.expect("a connection");
        let left = imports::changes_before(&mut conn, "a", 9, 10).await.expect("is read");
        assert_eq!(left, [Change { position: 1, ..change("x") }]);
        let kept = imports::kept_changes(&mut conn, "a").await.expect("is read");
        assert_eq!(kept, [(HARD.to_owned(), "\"in_use\"".to_owned())]);
        assert_eq!(imports::count_changes(&mut conn, "a").await.expect("is read"), 3);
        assert_eq!(imports::open_changes(&mut conn, "a").await.expect("is read"), 1);
    })
    .await;
}
