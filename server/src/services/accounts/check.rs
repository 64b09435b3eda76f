//! What somebody types to get an account or another password.

use crate::services::passwords;
use linli_app::error::AppError;
use linli_app::ports::accounts::NewAccount;
use linli_domain::limits::MAX_NAME;
use linli_domain::person::{email_key, phone_key};
use linli_domain::refusal::FieldFault;

/// Checks a new password.
pub(in crate::services) fn check_password(password: &str, login: &str) -> Result<(), AppError> {
    let fault = match password.chars().count() {
        0 => FieldFault::Missing,
        count if count > passwords::LONGEST => FieldFault::TooLong,
        _ if !passwords::is_strong(password, login) => FieldFault::TooShort,
        _ => return Ok(()),
    };
    Err(AppError::field("password", fault))
}

/// Whether an account must say how to reach its person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contact {
    /// Residents: a phone or a mail address.
    Needed,
    /// Staff, whom the administrator knows.
    Optional,
}

/// Checks a registration; everything comes back trimmed.
///
/// # Errors
/// The first field that cannot be taken.
pub fn checked(new: NewAccount, contact: Contact) -> Result<NewAccount, AppError> {
    let text = |given: Option<String>| {
        given.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    };
    let new = NewAccount {
        login: new.login.trim().to_owned(),
        name: new.name.trim().to_owned(),
        password: new.password,
        phone: text(new.phone),
        email: text(new.email),
        division: new.division.filter(|code| !code.0.trim().is_empty()),
    };
    let login = new.login.chars().count();
    let unreachable = new.phone.is_none() && new.email.is_none();
    let fits = |c: char| c.is_alphanumeric() || "._-@+".contains(c);
    let phone = |text: &str| text.len() <= 200 && phone_key(text).is_some();
    let email = |text: &str| email_key(text).is_some();
    let faults = [
        ("login", login == 0, FieldFault::Missing),
        ("login", login < 2, FieldFault::TooShort),
        ("login", login > 64, FieldFault::TooLong),
        ("login", !new.login.chars().all(fits), FieldFault::Malformed),
        ("name", new.name.is_empty(), FieldFault::Missing),
        ("name", new.name.chars().count() > MAX_NAME, FieldFault::TooLong),
        ("password", new.password.is_empty(), FieldFault::Missing),
        ("password", new.password.chars().count() > passwords::LONGEST, FieldFault::TooLong),
        ("password", !passwords::is_strong(&new.password, &new.login), FieldFault::TooShort),
        ("phone", unreachable && contact == Contact::Needed, FieldFault::Missing),
        ("phone", new.phone.as_deref().is_some_and(|t| !phone(t)), FieldFault::Malformed),
        ("email", new.email.as_deref().is_some_and(|t| !email(t)), FieldFault::Malformed),
    ];
    match faults.iter().find(|(_, wrong, _)| *wrong) {
        Some((name, _, fault)) => Err(AppError::field(name, *fault)),
        None => Ok(new),
    }
}
