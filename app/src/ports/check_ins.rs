//! Signing in (签到), and that nobody came (爽约).

use super::bookings::BookingView;
use super::{Answer, Caller};
use async_trait::async_trait;
use linli_domain::check_in::CheckInProof;
use linli_domain::ids::BookingId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The port.
#[async_trait]
pub trait CheckIns: Send + Sync {
    /// Signs somebody in: with the booking's six digits, or by staff of the place.
    async fn check_in(
        &self,
        caller: &Caller,
        id: &BookingId,
        given: CheckInInput,
    ) -> Answer<BookingView>;
    /// Staff of the place say that nobody came; the slot is free again.
    async fn nobody_came(&self, caller: &Caller, id: &BookingId) -> Answer<BookingView>;
}

/// `POST /bookings/{id}/check-in`: the code, or, by staff, a head count and how it was proved.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CheckInInput {
    /// The six digits of the booking.
    pub code: Option<String>,
    /// People counted.
    pub persons: Option<i64>,
    /// By whom it was proved; `keeper` where staff say nothing.
    pub source: Option<CheckInProof>,
}
