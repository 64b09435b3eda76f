//! Thin doors to the ports: each reads the request, calls one port and returns.

#[cfg(feature = "ssr")]
pub mod accounts;
pub mod bookings;
#[cfg(feature = "ssr")]
pub mod codes;
#[cfg(feature = "ssr")]
pub mod facilities;
#[cfg(feature = "ssr")]
pub mod hours;
pub mod nearby;
pub mod opening;
#[cfg(feature = "ssr")]
pub mod persons;
#[cfg(feature = "ssr")]
pub mod places;
#[cfg(feature = "ssr")]
pub mod public;
#[cfg(feature = "ssr")]
pub mod publishing;
#[cfg(feature = "ssr")]
pub mod sheets;
#[cfg(feature = "ssr")]
pub mod site;
#[cfg(feature = "ssr")]
pub mod staff;
pub mod told;
