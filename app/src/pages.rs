//! The pages, one route a file. Each reads through `api`, inside a `Suspense`, and is whole when
//! it leaves the server.

mod about;
mod account;
mod admin;
mod admin_site;
mod book;
mod communities;
mod desk;
mod facility;
mod forgot;
mod import;
mod locked;
mod me;
mod my_account;
mod my_booking;
mod not_found;
mod open_data;
mod poster;
mod register;
mod search;
mod share;
mod sheet;
mod sign_in;
mod staff;
mod statements;
mod unit;
mod units;
mod work;

pub use about::About;
pub use admin::{AdminAccount, AdminAccounts, AdminAudit};
pub use admin::{AdminHolidays, AdminVacations, AdminYear, DivisionVacations, SchoolVacations};
pub use admin_site::AdminSite;
pub use book::Book;
pub use communities::Community;
pub use desk::DeskLocked;
pub use desk::{DeskPeople, DeskPerson};
pub use facility::Facility;
pub use forgot::{Forgot, Reset};
pub use import::{AdminImport, AdminImportRun, UnitImport, UnitImportRun};
pub use locked::FoundLocked;
pub use me::Me;
pub use my_account::MyAccount;
pub use my_booking::MyBooking;
pub use not_found::NotFound;
pub use open_data::OpenData;
pub use poster::Poster;
pub use register::Register;
pub use search::Search;
pub use share::{Share, ShareSheet};
pub use sheet::Sheet;
pub use sign_in::SignIn;
pub use statements::{Accessibility, Privacy};
pub use unit::{
    UnitAccess, UnitBasics, UnitFacilities, UnitFacility, UnitHistory, UnitHours, UnitNewFacility,
    UnitPhotos, UnitPreview, UnitRules, UnitSpace, UnitSpaces, UnitToday,
};
pub use units::Unit;
pub use work::Work;

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// A parameter of the path.
fn param(name: &str) -> String {
    use_params_map().with_untracked(|map| map.get(name)).unwrap_or_default()
}

/// A reader of the query's parameters; absent ones are empty.
fn query() -> impl Fn(&str) -> String + Clone + Send {
    let map = use_query_map().get_untracked();
    move |name: &str| map.get(name).unwrap_or_default()
}
