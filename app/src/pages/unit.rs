//! `/unit/…`: the pages of a unit's liaison.

mod facilities;

pub use facilities::UnitFacilities;
