//! Use cases: they implement the ports. A write locks, settles, loads, lets the domain decide,
//! stores, leaves its event and its notices, and commits.

pub mod accounts;
mod affected;
mod alternatives;
mod audience;
mod audit;
mod availability;
mod bookings;
mod change;
pub mod check_ins;
pub mod closures;
mod codes;
pub mod demand;
pub mod demo;
pub mod doctor;
mod duties;
mod events;
mod facilities;
mod facility_check;
mod facility_save;
mod facility_view;
mod facts;
mod folding;
mod holidays;
pub mod hours;
mod idempotent;
pub mod imports;
mod locked;
mod openings;
pub mod outbox;
mod passwords;
mod persons;
mod photos;
mod places;
mod pricing;
mod public;
mod publishing;
mod school_days;
pub mod search;
pub mod settling;
mod sheets;
pub mod site;
mod staff;
mod today;
pub mod upkeep;
mod vacations;

use crate::clock::Clock;
use crate::db::Db;
use linli_app::ports::Services;
use linli_app::ports::codes::Channels;
use std::sync::Arc;
use tokio::sync::Notify;

/// What every use case needs.
#[derive(Clone, Debug)]
pub struct Core {
    /// The database.
    pub db: Db,
    /// Time and chance.
    pub clock: Clock,
    /// Wishes that were not met, waiting to be written.
    pub demand: demand::Buffer,
    /// What the operator says of the site, as read last.
    pub site: site::Kept,
    /// What can be sent from here.
    pub channels: Channels,
    /// Wakes the sender when a notice waits.
    pub nudge: Arc<Notify>,
    /// Published places, held in memory.
    pub search: search::Cache,
}

impl Core {
    /// The services over a database.
    pub fn new(db: Db, clock: Clock) -> Self {
        Self {
            db,
            clock,
            demand: demand::Buffer::default(),
            site: site::Kept::default(),
            channels: Channels::default(),
            nudge: Arc::default(),
            search: search::Cache::default(),
        }
    }

    /// All ports, filled.
    pub fn services(&self) -> Services {
        let core = Arc::new(self.clone());
        Services {
            accounts: core.clone(),
            holidays: core.clone(),
            vacations: core.clone(),
            imports: core.clone(),
            codes: core.clone(),
            persons: core.clone(),
            staff: core.clone(),
            audit: core.clone(),
            places: core.clone(),
            publishing: core.clone(),
            photos: core.clone(),
            facilities: core.clone(),
            nearby: core.clone(),
            bookings: core.clone(),
            check_ins: core.clone(),
            hours: core.clone(),
            closures: core.clone(),
            sheets: core.clone(),
            site: core.clone(),
            public: core.clone(),
            openings: core.clone(),
            duties: core.clone(),
            locked: core,
        }
    }
}
