//! Registering, signing in, and who somebody is.

use super::{Answer, Caller};
use async_trait::async_trait;
use linli_domain::account::{Identity, Role};
use linli_domain::ids::{AccountId, DivisionCode, PersonId};
use linli_domain::person::Assurance;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The port.
#[async_trait]
pub trait Accounts: Send + Sync {
    /// Makes a resident's account.
    async fn register(&self, caller: &Caller, new: NewAccount) -> Answer<AccountView>;
    /// Checks login and password; failures are counted per login and network.
    async fn sign_in(&self, caller: &Caller, given: SignIn) -> Answer<AccountView>;
    /// The person behind a session; `None` once the account is gone or disabled.
    async fn identity(&self, account: &AccountId) -> Answer<Option<Identity>>;
    /// The person behind a bearer token.
    async fn identity_of_token(&self, token: &str) -> Answer<Option<Identity>>;
    /// The caller's own account.
    async fn me(&self, caller: &Caller) -> Answer<AccountView>;
    /// Sets another password; every other session and every token ends.
    async fn change_password(&self, caller: &Caller, change: PasswordChange) -> Answer<()>;
    /// Ends every session and every token of the caller.
    async fn sign_out_everywhere(&self, caller: &Caller) -> Answer<()>;
}

/// `POST /me/password`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordChange {
    /// The one that stands; left out where the account has none yet.
    #[serde(default)]
    pub current: Option<String>,
    /// At least 8 characters and not a common one.
    pub password: String,
}

/// `POST /accounts`: one of phone and email; the login may be the phone.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAccount {
    /// What one signs in with: 2–64 letters, digits, `.` `-` `_` `@` `+`.
    pub login: String,
    /// The name that a booking is made under.
    pub name: String,
    /// At least 8 characters and not a common one.
    pub password: String,
    /// A phone number.
    #[serde(default)]
    pub phone: Option<String>,
    /// A mail address.
    #[serde(default)]
    pub email: Option<String>,
    /// Code of the home division.
    #[serde(default)]
    pub division: Option<DivisionCode>,
}

/// `POST /session`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// The login.
    pub login: String,
    /// The password.
    pub password: String,
}

/// The caller's own account, shown to nobody else.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct AccountView {
    /// Its id.
    pub id: AccountId,
    /// The person behind it.
    pub person_id: PersonId,
    /// The login.
    pub login: String,
    /// The name.
    pub name: String,
    /// Phone, if given.
    pub phone: Option<String>,
    /// Mail, if given.
    pub email: Option<String>,
    /// Home division.
    pub division: Option<DivisionCode>,
    /// How sure we are of the person.
    pub assurance: Assurance,
    /// A code came back from the phone.
    pub phone_verified: bool,
    /// A code came back from the mail address.
    pub email_verified: bool,
    /// Roles held.
    pub roles: Vec<Role>,
}
