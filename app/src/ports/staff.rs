//! Accounts of staff: the system administrator makes them, the security administrator gives roles
//! and locks. No account is both.

use super::persons::Slip;
use super::{Answer, Caller, Page, Paging};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use linli_domain::account::Role;
use linli_domain::ids::AccountId;
use linli_domain::name::Name;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The port.
#[async_trait]
pub trait Staff: Send + Sync {
    /// Makes an account without a role, which opens to whoever has the link or the slip.
    async fn create(&self, caller: &Caller, new: NewStaff) -> Answer<StaffMade>;
    /// Accounts that hold a role of staff.
    async fn list(
        &self,
        caller: &Caller,
        role: Option<Role>,
        paging: &Paging,
    ) -> Answer<Page<StaffView>>;
    /// The account with this login.
    async fn find(&self, caller: &Caller, wanted: FindAccount) -> Answer<StaffView>;
    /// One account.
    async fn account(&self, caller: &Caller, id: &AccountId) -> Answer<StaffView>;
    /// Gives a role.
    async fn grant(&self, caller: &Caller, id: &AccountId, grant: GrantInput) -> Answer<StaffView>;
    /// Takes a role away.
    async fn revoke(&self, caller: &Caller, id: &AccountId, grant: GrantInput)
    -> Answer<StaffView>;
    /// Locks the account, sessions and tokens end; or unlocks it.
    async fn lock(&self, caller: &Caller, id: &AccountId, locked: bool) -> Answer<StaffView>;
    /// Failed sign-ins, latest first.
    async fn sign_ins(&self, caller: &Caller) -> Answer<FailedSignIns>;
}

/// `POST /admin/accounts`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewStaff {
    /// What one signs in with.
    pub login: String,
    /// The person's name.
    pub name: String,
    /// Where a link goes with which the person sets a password; without one there is a slip.
    #[serde(default)]
    pub email: Option<String>,
}

/// An account that was made. Nobody knows a password for it: its person sets one.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct StaffMade {
    /// The account.
    #[serde(flatten)]
    pub account: StaffView,
    /// What to hand over where no link was sent; shown once.
    pub slip: Option<Slip>,
}

/// `POST /admin/accounts/find`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FindAccount {
    /// The exact login.
    pub login: String,
}

/// `POST /admin/accounts/{id}/roles` and `…/roles/revoke`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GrantInput {
    /// The role.
    pub role: Role,
    /// `division:CODE` or `unit:ID`, where the role has a scope.
    #[serde(default)]
    pub scope: Option<String>,
}

/// An account for administrators.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
// `StaffView` is also who stands at a door: in the document each has its own name.
#[schema(as = StaffAccount)]
pub struct StaffView {
    /// The id.
    pub id: AccountId,
    /// The login.
    pub login: String,
    /// The name.
    pub name: String,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Since when it is locked.
    pub locked_at: Option<DateTime<Utc>>,
    /// Closed for good.
    pub closed: bool,
    /// Its roles.
    pub roles: Vec<RoleView>,
}

/// A role and where it holds.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct RoleView {
    /// The role.
    pub role: Role,
    /// `division:CODE`, `unit:ID`, or nothing.
    pub scope: Option<String>,
    /// What that place is called.
    pub place: Name,
}

/// Failed sign-ins.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
pub struct FailedSignIns {
    /// At most 200, latest first.
    pub items: Vec<FailedSignIn>,
}

/// Failures of one login from one network; neither is told, only that they are the same.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct FailedSignIn {
    /// The same for the same login.
    pub mark: String,
    /// How often.
    pub failures: i64,
    /// The last time.
    pub last_at: DateTime<Utc>,
    /// Until when it is locked.
    pub locked_until: Option<DateTime<Utc>>,
}
