//! The two migration folders say the same, and what is append-only stays so on both databases.

mod append_only;
mod parity;
