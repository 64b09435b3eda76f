//! Codes sent by SMS and mail: signing in with one, proving a contact, a forgotten password.

use super::accounts::AccountView;
use super::{Answer, Caller};
use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The port. What is asked for an unknown number or login answers as for a known one.
#[async_trait]
pub trait Codes: Send + Sync {
    /// Sends a code to a number with which somebody here is known.
    async fn send_sign_in(&self, caller: &Caller, to: PhoneInput) -> Answer<()>;
    /// Signs in with the code; an entry of the desk gets its account on the way.
    async fn sign_in(&self, caller: &Caller, given: PhoneCode) -> Answer<AccountView>;
    /// Sends a code to a number or address of the caller.
    async fn send_proof(&self, caller: &Caller, to: ContactInput) -> Answer<()>;
    /// Proves the number or address; entries of the desk with it become the caller's own.
    async fn prove(&self, caller: &Caller, given: CodeInput) -> Answer<AccountView>;
    /// Sends a link to the mail address of a login.
    async fn forgot(&self, caller: &Caller, asked: Forgot) -> Answer<()>;
    /// Sets a new password with a link or a slip; sessions, tokens and locks end.
    async fn reset(&self, caller: &Caller, given: Reset) -> Answer<()>;
    /// What can be sent here.
    fn channels(&self) -> Channels;
}

/// Which gateways are set up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Channels {
    /// Messages to phones.
    pub sms: bool,
    /// Mail.
    pub mail: bool,
}

/// `POST /session/code`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PhoneInput {
    /// A phone number.
    pub phone: String,
}

/// `POST /session/code/verify`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PhoneCode {
    /// The number that the code was sent to.
    pub phone: String,
    /// Six digits.
    pub code: String,
}

/// `POST /me/contact/code`: one of the two.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ContactInput {
    /// A phone number.
    #[serde(default)]
    pub phone: Option<String>,
    /// A mail address.
    #[serde(default)]
    pub email: Option<String>,
}

/// `POST /me/contact/verify`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CodeInput {
    /// Six digits.
    pub code: String,
}

/// `POST /password/forgot`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Forgot {
    /// The login: a name, a phone or a mail address.
    pub login: String,
}

/// `POST /password/reset`: the token of a link, or login and code of a slip.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reset {
    /// The token of the link.
    #[serde(default)]
    pub token: Option<String>,
    /// The login, with a slip.
    #[serde(default)]
    pub login: Option<String>,
    /// The code on the slip.
    #[serde(default)]
    pub code: Option<String>,
    /// At least 8 characters and not a common one.
    pub password: String,
}
