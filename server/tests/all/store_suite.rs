//! Every statement of the store, on both databases: what is written comes back, in order, whatever
//! signs it holds. `honest.rs` fails when a function of the store is not called here.

mod accounts;
mod assets;
mod blocks;
mod booking_lists;
mod bookings;
mod calendars;
mod closures;
mod codes;
mod credentials;
mod demand;
mod divisions;
mod events;
mod facilities;
mod honest;
mod idempotency;
mod imported;
mod imports;
mod leases;
mod listed;
mod occupancy;
mod outbox;
mod overlap;
mod persons;
mod photos;
mod quota;
mod search;
mod seeds;
mod sessions;
mod settings;
mod sign_ins;
mod spaces;
mod staff;
mod units;
