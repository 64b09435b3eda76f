//! Accounts of staff, and the record of events.

use crate::context::door;
use crate::ports::audit::{EventQuery, EventView};
use crate::ports::staff::{FailedSignIns, StaffView};
use crate::ports::{Answer, Page, Paging};
use linli_domain::ids::AccountId;

/// Accounts with a role.
///
/// # Errors
/// `NotFound` for who is no administrator of accounts.
pub async fn accounts(paging: Paging) -> Answer<Page<StaffView>> {
    let (services, caller) = door();
    services.staff.list(&caller, None, &paging).await
}

/// One account.
///
/// # Errors
/// `NotFound` where it is not, or not for this reader.
pub async fn account(id: AccountId) -> Answer<StaffView> {
    let (services, caller) = door();
    services.staff.account(&caller, &id).await
}

/// Failed sign-ins.
///
/// # Errors
/// `NotFound` for all but the security administrator.
pub async fn sign_ins() -> Answer<FailedSignIns> {
    let (services, caller) = door();
    services.staff.sign_ins(&caller).await
}

/// Events, latest first.
///
/// # Errors
/// `NotFound` for all but the audit administrator.
pub async fn events(wanted: EventQuery, paging: Paging) -> Answer<Page<EventView>> {
    let (services, caller) = door();
    services.audit.events(&caller, &wanted, &paging).await
}
