//! What the statements need to stand on, and values that are hard to keep.

mod written;

pub use written::{area, facility, hall, person, space, unit, write};

use crate::fixtures::town::{COMMUNITY, at};
use linli_app::ports::bookings::Price;
use linli_domain::booking::Purpose;
use linli_domain::division::CalendarId;
use linli_domain::facility::Category;
use linli_domain::name::Name;
use linli_domain::space::{Audience, Mode, Policy};
use linli_domain::time::{Instant, Slot};
use linli_domain::zone;
use linli_server::store::accounts::NewPerson;
use linli_server::store::bookings::{NewRow, Placed};
use linli_server::store::facilities::Facility;
use linli_server::store::spaces::Space;

/// Quotes, backslash, signs of LIKE and of JSON, emoji beyond the first plane, a combining accent.
pub const HARD: &str = "黟县 'é\u{301}' \"q\" \\ % _ ! 𠮷😀\n\t$1 ; --";
/// No float holds it: 2^53 + 1.
pub const BIG: i64 = 9_007_199_254_740_993;

/// The instant at which rows are written here.
pub fn now() -> Instant {
    at(1, "08:00")
}

/// Hours of Saturday, 5 December.
pub fn saturday(from: &str, to: &str) -> Slot {
    Slot::new(at(5, from), at(5, to))
}

/// A published facility of unit `u`, not yet written.
pub fn a_facility(id: &str) -> Facility {
    Facility {
        id: id.to_owned(),
        unit_id: "u".to_owned(),
        unit: Name::new("碧阳小学", "Biyang School"),
        division: COMMUNITY.to_owned(),
        division_name: Name::new("郭门社区居委会", ""),
        division_path: format!("/34/3410/341023/341023100/{COMMUNITY}/"),
        calendar: CalendarId::Cn,
        category: Category::Hall,
        name: Name::new("多功能厅", "Hall"),
        address: Name::new("郭门路 1 号", ""),
        location: None,
        zone: zone::parse("Asia/Shanghai").expect("a zone"),
        phone: None,
        accessible: Vec::new(),
        opening: Vec::new(),
        hours_text: None,
        rules: Name::default(),
        plan: None,
        published: true,
        version: 1,
        posted_at: now(),
    }
}

/// An exclusive space for 40, not yet written.
pub fn a_space(id: &str, facility_id: &str, areas: &[i64]) -> Space {
    Space {
        id: id.to_owned(),
        facility_id: facility_id.to_owned(),
        key: id.to_owned(),
        name: Name::default(),
        mode: Mode::Exclusive,
        capacity: 40,
        policy: Policy::default(),
        audience: Audience::default(),
        price: None,
        quota: Vec::new(),
        areas: areas.to_vec(),
    }
}

/// A new person `p-LOGIN` with account `a-LOGIN`.
pub fn a_person(login: &str) -> NewPerson {
    NewPerson {
        person_id: format!("p-{login}"),
        account_id: format!("a-{login}"),
        login: login.to_owned(),
        name: "王小明".to_owned(),
        phone: Some("13800000000".to_owned()),
        email: None,
        division: None,
        password_hash: "none".to_owned(),
    }
}

/// The own part of a booking of `wang`.
pub fn a_row(id: &str, code: &str) -> NewRow {
    NewRow {
        id: id.to_owned(),
        person_id: "p-wang".to_owned(),
        account_id: "a-wang".to_owned(),
        purpose: Purpose::Rehearsal,
        note: None,
        code: code.to_owned(),
    }
}

/// A slot of a space of facility `f`.
pub fn placed(space_id: &str, slot: Slot) -> Placed {
    Placed {
        space_id: space_id.to_owned(),
        facility_id: "f".to_owned(),
        slot,
        persons: 4,
        exclusive: true,
        buffer_before_min: 0,
        buffer_after_min: 0,
        price: Price::default(),
    }
}
