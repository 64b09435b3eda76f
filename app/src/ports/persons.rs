//! Persons at the desk: entered, found, vouched for, joined. Only inside one's scope.

use super::{Answer, Caller};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use linli_domain::ids::{DivisionCode, PersonId};
use linli_domain::person::Assurance;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The port.
#[async_trait]
pub trait Persons: Send + Sync {
    /// Enters somebody without an account; a number that is known in scope answers who has it.
    async fn enter(&self, caller: &Caller, new: NewPerson) -> Answer<Entered>;
    /// People with exactly this number, address or name, in scope.
    async fn find(&self, caller: &Caller, wanted: FindPersons) -> Answer<PersonList>;
    /// One person; the look is logged.
    async fn person(&self, caller: &Caller, id: &PersonId) -> Answer<PersonView>;
    /// The worker saw a document.
    async fn vouch(&self, caller: &Caller, id: &PersonId) -> Answer<PersonView>;
    /// Joins another entry of the same person to this one.
    async fn merge(&self, caller: &Caller, id: &PersonId, other: MergeInput) -> Answer<PersonView>;
    /// A slip with which the person sets a new password.
    async fn issue_slip(&self, caller: &Caller, id: &PersonId) -> Answer<Slip>;
}

/// `POST /persons`: a name, one of phone and email, the home division.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPerson {
    /// What they are called.
    pub name: String,
    /// A phone number.
    #[serde(default)]
    pub phone: Option<String>,
    /// A mail address.
    #[serde(default)]
    pub email: Option<String>,
    /// Code of the home division, inside the scope of the desk.
    #[serde(default)]
    pub division: Option<DivisionCode>,
    /// The privacy sentence was read out and agreed to; `false` is refused.
    #[serde(default)]
    pub agreed: Option<bool>,
}

/// Who was entered.
#[derive(Clone, Debug)]
pub struct Entered {
    /// The person.
    pub person: PersonView,
    /// The number or address was known: this is who has it, and nothing was written.
    pub known: bool,
}

/// `POST /persons/find`: exactly one of the two.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FindPersons {
    /// A phone number or mail address.
    #[serde(default)]
    pub contact: Option<String>,
    /// The exact name.
    #[serde(default)]
    pub name: Option<String>,
}

/// Whom was found.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
pub struct PersonList {
    /// At most 50.
    pub items: Vec<PersonItem>,
}

/// One of them, enough to tell them apart.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct PersonItem {
    /// The id.
    pub id: PersonId,
    /// The name.
    pub name: String,
    /// Phone, in part: `138****0000`.
    pub phone: Option<String>,
    /// Mail, in part.
    pub email: Option<String>,
    /// Home division.
    pub division: Option<DivisionCode>,
    /// How sure we are.
    pub assurance: Assurance,
    /// Whether they sign in.
    pub has_account: bool,
}

/// A person for the desk.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct PersonView {
    /// The id.
    pub id: PersonId,
    /// The name.
    pub name: String,
    /// Phone.
    pub phone: Option<String>,
    /// A code came back from it.
    pub phone_verified: bool,
    /// Mail.
    pub email: Option<String>,
    /// A code came back from it.
    pub email_verified: bool,
    /// Home division.
    pub division: Option<DivisionCode>,
    /// How sure we are.
    pub assurance: Assurance,
    /// When a worker saw a document.
    pub vouched_at: Option<DateTime<Utc>>,
    /// Whether they sign in.
    pub has_account: bool,
    /// The entry that this one was joined to.
    pub merged_into: Option<PersonId>,
}

/// `POST /persons/{id}/merge`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MergeInput {
    /// The entry that is joined to the one of the path.
    pub duplicate_id: PersonId,
}

/// What the desk prints.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Slip {
    /// What to sign in with.
    pub login: String,
    /// The code, shown once.
    pub code: String,
    /// Until when it is good.
    pub expires_at: DateTime<Utc>,
}
