//! `/unit/…`: the pages of a unit's liaison.

mod facilities;
mod facility;
mod new;
mod today;

pub use facilities::UnitFacilities;
pub use facility::{
    UnitAccess, UnitBasics, UnitFacility, UnitHistory, UnitHours, UnitPhotos, UnitPreview,
    UnitRules, UnitSpace, UnitSpaces,
};
pub use new::UnitNewFacility;
pub use today::{LockedQuestions, UnitToday};
