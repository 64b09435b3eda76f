//! What things cost: search as places grow, the week view as the past grows, bookings a second
//! beside the bare insert. One run, one table: `cargo bench -p linli-server [-- --quick]`.

#[path = "bench/commits.rs"]
mod commits;
#[path = "bench/measure.rs"]
mod measure;
#[path = "bench/plant.rs"]
mod plant;
#[path = "bench/search.rs"]
mod search;
#[path = "bench/week.rs"]
mod week;

/// The towns of the tests; not all of them is needed here.
#[allow(dead_code, unused_imports)]
#[path = "../tests/all/fixtures"]
mod fixtures {
    pub mod databases;
    pub mod postgres;
    pub mod town;

    pub use town::Town;
}

use fixtures::databases::{Fresh, fresh_postgres, fresh_sqlite};
use std::time::Duration;

/// How much is measured.
#[derive(Clone, Copy)]
pub struct Size {
    /// Facilities to search in, growing.
    pub facilities: &'static [usize],
    /// Past bookings of one space, growing.
    pub past: &'static [i64],
    /// For each figure of a page.
    pub page: Duration,
    /// For each figure of writes.
    pub writes: Duration,
}

const FULL: Size = Size {
    facilities: &[2_000, 10_000, 50_000],
    past: &[0, 10_000, 100_000],
    page: Duration::from_millis(1_500),
    writes: Duration::from_secs(4),
};

const QUICK: Size = Size {
    facilities: &[100, 400],
    past: &[0, 2_000],
    page: Duration::from_millis(150),
    writes: Duration::from_millis(500),
};

#[tokio::main]
async fn main() {
    let quick = std::env::args().any(|word| word == "--quick");
    let size = if quick { QUICK } else { FULL };
    measure::listen_for_statements();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    println!(
        "linli, in process through the ports, {cores} cores{}",
        if quick { ", quick" } else { "" }
    );
    println!("SQLite: WAL, synchronous=FULL; PostgreSQL: a test cluster, fsync=off");

    println!("\n(a) search: p50 / p99 ms, [statements]; `after a save` includes the save");
    search::head();
    search::run(&fresh_sqlite().await, size).await;
    search::run(&fresh_postgres().await, size).await;

    println!("\n(b) week view: p50 / p99 ms, [statements]");
    println!("{:<10} {:>10}  {:>22} {:>22}", "", "past", "facility page", "availability, 7 days");
    for past in size.past {
        week::run(&fresh_sqlite().await, *past, size).await;
    }
    for past in size.past {
        week::run(&fresh_postgres().await, *past, size).await;
    }

    println!("\n(c) commits a second, {} clients; share of the bare insert", commits::CLIENTS);
    println!("{:<10} {:>12} {:>24} {:>24}", "", "bare insert", "16 facilities", "one facility");
    commits::run(&fresh_sqlite().await, size).await;
    commits::run(&fresh_postgres().await, size).await;
}

/// How tables call the database.
fn name(fresh: &Fresh) -> String {
    format!("{:?}", fresh.db.dialect())
}
