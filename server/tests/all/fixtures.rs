//! What every test stands on: two databases, a small town, a clock that says December 2026.

pub mod databases;
pub mod postgres;
pub mod town;

pub use databases::{both, fresh_sqlite};
pub use town::Town;
