//! One test binary: what it covers stands in the names of its modules.

mod audiences;
mod booking_story;
mod check_in_story;
mod closure_story;
mod contrast;
mod days;
mod demo_story;
mod doctor;
mod fixtures;
mod hours;
mod http;
mod imports;
mod layers;
mod opening_story;
mod people;
mod racers;
mod roles;
mod schema;
mod search;
mod store_suite;
