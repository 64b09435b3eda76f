//! Pages of units and communities.

use crate::context::door;
use crate::ports::Answer;
use crate::ports::public::{DivisionPage, UnitPage};
use linli_domain::ids::{DivisionCode, UnitId};

/// The page of a unit.
///
/// # Errors
/// `NotFound` where it is not known.
pub async fn unit_page(id: UnitId) -> Answer<UnitPage> {
    let (services, caller) = door();
    services.public.unit_page(&caller, &id).await
}

/// The page of a division.
///
/// # Errors
/// `NotFound` where it is not known.
pub async fn division_page(code: DivisionCode) -> Answer<DivisionPage> {
    let (services, caller) = door();
    services.public.division_page(&caller, &code).await
}
