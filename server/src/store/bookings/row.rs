//! A booking's row, and what is told of it.

use crate::failure::Failure;
use crate::store::{instant, slot};
use linli_app::ports::bookings::{Price, PriceLine};
use linli_domain::booking::{BookingState, Purpose};
use linli_domain::facility::Category;
use linli_domain::name::Name;
use linli_domain::time::{Instant, Slot};
use sqlx::FromRow;

/// A booking with what its space and facility add to its page.
#[derive(Clone, Debug)]
pub struct Booking {
    /// Its id.
    pub id: String,
    /// The space.
    pub space_id: String,
    /// The space's own name; may be empty.
    pub space: Name,
    /// The facility.
    pub facility_id: String,
    /// Its name.
    pub facility: Name,
    /// Its unit.
    pub unit_id: String,
    /// The path of its division.
    pub path: String,
    /// Its category.
    pub category: Category,
    /// Its address.
    pub address: Name,
    /// Its phone.
    pub phone: Option<String>,
    /// Its zone.
    pub timezone: String,
    /// Who holds it.
    pub person_id: String,
    /// The account that made it; its lock guards the holder's quotas.
    pub account_id: Option<String>,
    /// The holder's name, for staff and the holder only.
    pub holder: String,
    /// The holder's contact, likewise.
    pub contact: Option<String>,
    /// As stored; see `linli_domain::settle` for what time has made of it.
    pub state: BookingState,
    /// When.
    pub slot: Slot,
    /// People.
    pub persons: i64,
    /// What for.
    pub purpose: Purpose,
    /// The holder's note.
    pub note: Option<String>,
    /// Six digits.
    pub code: String,
    /// What it costs.
    pub price: Price,
    /// It stands in a closure or a block: its holder is asked to move it.
    pub to_relocate: bool,
    /// When somebody signed in.
    pub checked_in_at: Option<Instant>,
    /// People counted.
    pub counted: Option<i64>,
    /// Counts changes.
    pub version: i64,
    /// When it was made.
    pub created_at: Instant,
}

#[derive(FromRow)]
pub(super) struct BookingRow {
    id: String,
    space_id: String,
    space_zh: String,
    space_en: String,
    facility_id: String,
    facility_zh: String,
    facility_en: String,
    unit_id: String,
    path: String,
    category: String,
    address_zh: String,
    address_en: String,
    phone: Option<String>,
    timezone: String,
    person_id: String,
    account_id: Option<String>,
    holder: String,
    contact: Option<String>,
    state: String,
    starts_at: i64,
    ends_at: i64,
    persons: i64,
    purpose: String,
    note: Option<String>,
    code: String,
    price_fen: i64,
    price_lines: String,
    to_relocate: i64,
    checked_in_at: Option<i64>,
    counted: Option<i64>,
    version: i64,
    created_at: i64,
}

impl BookingRow {
    pub(super) fn booking(self) -> Result<Booking, Failure> {
        let lines: Vec<PriceLine> = serde_json::from_str(&self.price_lines)?;
        Ok(Booking {
            id: self.id,
            space_id: self.space_id,
            space: Name::new(self.space_zh, self.space_en),
            facility_id: self.facility_id,
            facility: Name::new(self.facility_zh, self.facility_en),
            unit_id: self.unit_id,
            path: self.path,
            category: Category::parse(&self.category)
                .ok_or_else(|| Failure::corrupt("category"))?,
            address: Name::new(self.address_zh, self.address_en),
            phone: self.phone,
            timezone: self.timezone,
            person_id: self.person_id,
            account_id: self.account_id,
            holder: self.holder,
            contact: self.contact,
            state: BookingState::parse(&self.state)
                .ok_or_else(|| Failure::corrupt("booking state"))?,
            slot: slot(self.starts_at, self.ends_at)?,
            persons: self.persons,
            purpose: Purpose::parse(&self.purpose).ok_or_else(|| Failure::corrupt("purpose"))?,
            note: self.note,
            code: self.code,
            price: Price { total_fen: self.price_fen, lines },
            to_relocate: self.to_relocate != 0,
            checked_in_at: self.checked_in_at.map(instant).transpose()?,
            counted: self.counted,
            version: self.version,
            created_at: instant(self.created_at)?,
        })
    }
}

/// The columns of [`BookingRow`]; `$rest` chooses and orders the rows.
macro_rules! select_booking {
    ($rest:literal) => {
        concat!(
            "SELECT b.id, b.space_id, s.name_zh AS space_zh, s.name_en AS space_en, b.facility_id,
                f.name_zh AS facility_zh, f.name_en AS facility_en, f.unit_id, d.path, f.category,
                f.address_zh, f.address_en, f.phone, f.timezone, b.person_id, b.account_id, p.name AS holder,
                COALESCE(p.phone, p.email) AS contact, b.state, b.starts_at, b.ends_at, b.persons,
                b.purpose, b.note, b.code, b.price_fen, b.price_lines, b.to_relocate, b.checked_in_at, b.counted,
                b.version, b.created_at
             FROM booking b JOIN space s ON s.id = b.space_id
             JOIN facility f ON f.id = b.facility_id JOIN division d ON d.code = f.division_code
             JOIN person p ON p.id = b.person_id ",
            $rest
        )
    };
}
pub(super) use select_booking;
