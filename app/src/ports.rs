//! What the server must provide: one small trait per area. REST handlers, form posts and pages
//! are thin doors to these; nothing else reaches the services.

pub mod accounts;
pub mod audit;
pub mod bookings;
pub mod check_ins;
pub mod closures;
pub mod codes;
pub mod duties;
pub mod facilities;
pub mod holidays;
pub mod hours;
pub mod imports;
pub mod locked;
pub mod nearby;
pub mod openings;
pub mod persons;
pub mod photos;
pub mod places;
pub mod public;
pub mod publishing;
pub mod sheets;
pub mod site;
pub mod staff;
pub mod vacations;

use crate::error::AppError;
use linli_domain::account::Identity;
use linli_domain::admission::Viewer;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::ToSchema;

pub use accounts::Accounts;
pub use audit::Audit;
pub use bookings::Bookings;
pub use check_ins::CheckIns;
pub use closures::Closures;
pub use codes::Codes;
pub use duties::Duties;
pub use facilities::Facilities;
pub use holidays::Holidays;
pub use hours::HoursReader;
pub use imports::Imports;
pub use locked::Locked;
pub use nearby::Nearby;
pub use openings::Openings;
pub use persons::Persons;
pub use photos::Photos;
pub use places::Places;
pub use public::Public;
pub use publishing::Publishing;
pub use sheets::Sheets;
pub use site::Site;
pub use staff::Staff;
pub use vacations::Vacations;

/// What a port answers.
pub type Answer<T> = Result<T, AppError>;

/// All ports, as pages and handlers get them from the context.
#[derive(Clone)]
pub struct Services {
    /// Registering, signing in, tokens.
    pub accounts: Arc<dyn Accounts>,
    /// Codes by SMS and mail, forgotten passwords.
    pub codes: Arc<dyn Codes>,
    /// Persons at the desk.
    pub persons: Arc<dyn Persons>,
    /// Accounts of staff and their roles.
    pub staff: Arc<dyn Staff>,
    /// The record of events.
    pub audit: Arc<dyn Audit>,
    /// Divisions and units.
    pub places: Arc<dyn Places>,
    /// What a unit fills in.
    pub publishing: Arc<dyn Publishing>,
    /// Photos of facilities.
    pub photos: Arc<dyn Photos>,
    /// Facilities, search, free times.
    pub facilities: Arc<dyn Facilities>,
    /// Where people live, and the desk there.
    pub nearby: Arc<dyn Nearby>,
    /// Taking and giving back slots.
    pub bookings: Arc<dyn Bookings>,
    /// Signing in.
    pub check_ins: Arc<dyn CheckIns>,
    /// Opening hours from words.
    pub hours: Arc<dyn HoursReader>,
    /// Closures and blocks.
    pub closures: Arc<dyn Closures>,
    /// The week of a community.
    pub sheets: Arc<dyn Sheets>,
    /// What the operator says of the site.
    pub site: Arc<dyn Site>,
    /// Pages of units and communities.
    pub public: Arc<dyn Public>,
    /// Files.
    pub imports: Arc<dyn Imports>,
    /// Marks at the door.
    pub openings: Arc<dyn Openings>,
    /// Who is on duty.
    pub duties: Arc<dyn Duties>,
    /// Doors that were found locked.
    pub locked: Arc<dyn Locked>,
    /// Yearly notices and calendars.
    pub holidays: Arc<dyn Holidays>,
    /// School vacations.
    pub vacations: Arc<dyn Vacations>,
}

/// Who calls, and through which door.
#[derive(Clone, Debug, Default)]
pub struct Caller {
    /// The signed-in person, if any.
    pub identity: Option<Identity>,
    /// The network the call came from, for counting failed sign-ins; never stored in clear.
    pub network: String,
    /// Written into events: `page`, `api`, `cli` or `import`.
    pub source: &'static str,
    /// The language of what is sent to them.
    pub lang: crate::i18n::Lang,
}

impl Caller {
    /// The caller as admission sees it.
    pub fn viewer(&self) -> Viewer {
        self.identity
            .as_ref()
            .map_or(Viewer::Anonymous, |who| Viewer::SignedIn { suspended: who.suspended })
    }
}

/// One page of a list.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Page<T> {
    /// The rows.
    pub items: Vec<T>,
    /// Where the next page starts; absent on the last.
    pub next_cursor: Option<String>,
}

/// How much of a list, from where.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Paging {
    /// Rows, at most 200; 50 where nothing is asked.
    pub limit: Option<i64>,
    /// `next_cursor` of the page before.
    pub cursor: Option<String>,
}

impl Paging {
    /// The number of rows to read.
    pub fn rows(&self) -> usize {
        let most = linli_domain::limits::MAX_PAGE;
        self.limit.map_or(50, |limit| usize::try_from(limit).unwrap_or(1).clamp(1, most))
    }
}

/// The result of a creating call, and whether it is the answer to an earlier one with the same key.
#[derive(Clone, Debug)]
pub struct Created<T> {
    /// What stands now.
    pub value: T,
    /// It stood already: the key had been used for the same request.
    pub replayed: bool,
}

/// A creating call's `Idempotency-Key`.
#[derive(Clone, Debug)]
pub struct IdempotencyKey(pub String);
