//! One test binary: what it covers stands in the names of its modules.

mod booking_story;
mod fixtures;
mod http;
mod racers;
mod store_suite;
