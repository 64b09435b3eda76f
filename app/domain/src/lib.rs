//! The rules of Linli: pure functions and plain data, the same in the server and in the browser.
//!
//! Nothing here asks what time it is, draws a random number, or reads a row: the caller brings
//! the facts and the instant, the domain answers. Definitions: `domain.md` of the specification.

pub mod account;
pub mod admission;
pub mod audience;
pub mod authority;
pub mod availability;
pub mod booking;
pub mod check_in;
pub mod closure;
pub mod day_type;
pub mod division;
pub mod duty;
pub mod facility;
pub mod geo;
pub mod holiday;
pub mod hours_text;
pub mod ids;
pub mod limits;
pub mod locked;
pub mod name;
pub mod notice;
pub mod opening;
pub mod opening_log;
pub mod person;
pub mod plan;
pub mod preset;
pub mod price;
pub mod quota;
pub mod refusal;
pub mod settle;
pub mod space;
pub mod time;
pub mod vacation;
#[cfg(feature = "zones")]
pub mod zone;
