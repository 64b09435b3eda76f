//! The server of Linli: services behind the ports, two databases behind one store, and the doors.

pub mod clock;
pub mod commands;
pub mod config;
pub mod db;
pub mod failure;
pub mod gateway;
pub mod ical;
pub mod import;
pub mod jobs;
pub mod pictures;
pub mod services;
pub mod store;
pub mod web;
