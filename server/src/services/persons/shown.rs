//! What the desk types, checked; and what it gets to see.

use crate::store::persons::{self, Person};
use linli_app::error::AppError;
use linli_app::ports::persons::{NewPerson, PersonItem, PersonView};
use linli_domain::limits::MAX_NAME;
use linli_domain::person::{email_key, phone_key};
use linli_domain::refusal::FieldFault;

/// The key of a number or address.
pub(in crate::services) fn key_of(text: &str) -> Option<String> {
    if text.contains('@') { email_key(text) } else { phone_key(text) }
}

pub(super) fn checked(new: NewPerson) -> Result<persons::Entered, AppError> {
    let text = |given: Option<String>| {
        given.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    };
    let (name, phone, email) = (new.name.trim().to_owned(), text(new.phone), text(new.email));
    let division = new.division.map(|code| code.0).filter(|code| !code.trim().is_empty());
    let unfit = |given: &Option<String>, key: fn(&str) -> Option<String>| {
        given.as_deref().is_some_and(|text| text.chars().count() > 200 || key(text).is_none())
    };
    let faults = [
        ("name", name.is_empty(), FieldFault::Missing),
        ("name", name.chars().count() > MAX_NAME, FieldFault::TooLong),
        ("phone", phone.is_none() && email.is_none(), FieldFault::Missing),
        ("phone", unfit(&phone, phone_key), FieldFault::Malformed),
        ("email", unfit(&email, email_key), FieldFault::Malformed),
        ("division", division.is_none(), FieldFault::Missing),
        ("agreed", new.agreed == Some(false), FieldFault::Missing),
    ];
    match faults.into_iter().find(|(_, wrong, _)| *wrong) {
        Some((field, _, fault)) => Err(AppError::field(field, fault)),
        None => {
            Ok(persons::Entered { name, phone, email, division, ..persons::Entered::default() })
        }
    }
}

pub(super) fn view(person: Person) -> PersonView {
    PersonView {
        id: person.id.into(),
        name: person.name,
        phone: person.phone,
        phone_verified: person.phone_verified,
        email: person.email,
        email_verified: person.email_verified,
        division: person.division.map(Into::into),
        assurance: person.assurance,
        vouched_at: person.vouched_at,
        has_account: person.account_id.is_some(),
        merged_into: person.merged_into.map(Into::into),
    }
}

pub(super) fn item(person: Person) -> PersonItem {
    PersonItem {
        id: person.id.into(),
        name: person.name,
        phone: person.phone.as_deref().map(masked),
        email: person.email.as_deref().map(masked),
        division: person.division.map(Into::into),
        assurance: person.assurance,
        has_account: person.account_id.is_some(),
    }
}

/// The beginning and the end: `138****0000`.
fn masked(text: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    let (head, tail) = if signs.len() >= 11 { (3, 4) } else { (1, 1) };
    let shown = |signs: &[char]| signs.iter().collect::<String>();
    if signs.len() <= head + tail {
        return "****".to_owned();
    }
    format!("{}****{}", shown(&signs[..head]), shown(&signs[signs.len() - tail..]))
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn numbers_are_shown_in_part() {
        assert_eq!(masked("13800138000"), "138****8000");
        assert_eq!(masked("li@a.cn"), "l****n");
        assert_eq!(masked("12"), "****");
    }
}
