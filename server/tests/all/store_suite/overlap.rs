//! The SQL mirror of overlap agrees with the one overlap function, whatever slots are held.

use super::seeds::{a_row, hall, now, placed};
use crate::fixtures::databases::{Fresh, fresh_postgres, fresh_sqlite};
use chrono::Duration;
use linli_domain::time::Slot;
use linli_server::failure::Failure;
use linli_server::store::{bookings, occupancy};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseResult, TestRunner};
use tokio::runtime::Runtime;

#[test]
fn the_sql_mirror_of_overlap_agrees_with_the_domain_on_sqlite() {
    agree(200, async || fresh_sqlite().await);
}

#[test]
fn the_sql_mirror_of_overlap_agrees_with_the_domain_on_postgresql() {
    agree(60, async || fresh_postgres().await);
}

/// Start and length in milliseconds: mostly small, so that edges meet; some as long as can be.
fn a_slot() -> impl Strategy<Value = (i64, i64)> {
    const MONTH: i64 = 31 * 24 * 3_600_000;
    prop_oneof![
        4 => (0..24_i64, 1..12_i64),
        1 => (-MONTH..MONTH, prop_oneof![Just(1), Just(MONTH - 1), Just(MONTH)]),
    ]
}

fn slot((start, length): (i64, i64)) -> Slot {
    let start = now() + Duration::milliseconds(start);
    Slot::new(start, start + Duration::milliseconds(length))
}

fn agree(cases: u32, fresh: impl AsyncFn() -> Fresh) {
    let runtime = Runtime::new().expect("a runtime");
    let (fresh, areas) = runtime.block_on(async {
        let fresh = fresh().await;
        let areas = hall(&fresh.db).await;
        let book = fresh.db.write(|tx| {
            Box::pin(async move {
                bookings::insert(tx, &a_row("b", "1"), &placed("east", slot((0, 1))), now()).await
            })
        });
        book.await.expect("is written");
        (fresh, areas)
    });
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let held = prop::collection::vec((a_slot(), 0..2_usize), 0..6);
    let done = TestRunner::new(config).run(&(held, a_slot()), |(held, window)| {
        runtime.block_on(check(&fresh, areas, held, slot(window)))
    });
    if let Err(error) = done {
        panic!("{error}");
    }
    runtime.block_on(fresh.db.close());
}

/// Holds the slots (sharing, so that the walls let them overlap), and asks for the window.
async fn check(
    fresh: &Fresh,
    areas: [i64; 2],
    held: Vec<((i64, i64), usize)>,
    window: Slot,
) -> TestCaseResult {
    let held: Vec<(i64, Slot)> =
        held.into_iter().map(|(one, area)| (areas[area], slot(one))).collect();
    let rows = held.clone();
    let write = fresh.db.write(move |tx| {
        Box::pin(async move {
            occupancy::release(tx, "b").await?;
            for (area, slot) in rows {
                occupancy::hold(tx, "b", &[area], slot, false).await?;
            }
            Ok::<(), Failure>(())
        })
    });
    write.await.map_err(|error| TestCaseError::fail(error.to_string()))?;
    for asked in [&areas[..], &areas[..1], &[]] {
        let mut conn = fresh.db.read().await.expect("a connection");
        let taken = occupancy::taken(&mut conn, asked, window).await.expect("is read");
        let mut by_sql: Vec<(i64, Slot)> =
            taken.into_iter().map(|(area, taken)| (area, taken.slot)).collect();
        let mut by_domain: Vec<(i64, Slot)> = held
            .iter()
            .filter(|(area, slot)| asked.contains(area) && slot.overlaps(window))
            .copied()
            .collect();
        by_sql.sort_unstable();
        by_domain.sort_unstable();
        prop_assert_eq!(by_sql, by_domain);
    }
    Ok(())
}
