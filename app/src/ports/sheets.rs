//! What is open in a community in one week: for the sheet that is printed, and for the text that is
//! passed on.

use super::Answer;
use async_trait::async_trait;
use chrono::NaiveDate;
use linli_domain::ids::{DivisionCode, FacilityId};
use linli_domain::name::Name;
use linli_domain::opening::OpenDay;

/// Most places of one sheet: two pages of paper.
pub const MOST_PLACES: i64 = 100;

/// The port.
#[async_trait]
pub trait Sheets: Send + Sync {
    /// Seven days of every published facility in a division's subtree, closures cut out.
    async fn week(&self, division: &DivisionCode, first: NaiveDate) -> Answer<AreaWeek>;
}

/// A division and its places.
#[derive(Clone, Debug)]
pub struct AreaWeek {
    /// Its code.
    pub code: DivisionCode,
    /// Its name.
    pub name: Name,
    /// The first day.
    pub first: NaiveDate,
    /// The places by name, at most [`MOST_PLACES`].
    pub places: Vec<PlaceWeek>,
}

/// A place and its week.
#[derive(Clone, Debug)]
pub struct PlaceWeek {
    /// Its id.
    pub id: FacilityId,
    /// Its name.
    pub name: Name,
    /// Its address.
    pub address: Name,
    /// Its phone.
    pub phone: Option<String>,
    /// At least one space is walk-in.
    pub walk_in: bool,
    /// At least one space is booked first.
    pub bookable: bool,
    /// Hours as posted, where they could not be read.
    pub hours_text: Option<Name>,
    /// Seven days; one on which it is closed has no hours.
    pub week: Vec<OpenDay>,
}
