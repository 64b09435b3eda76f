//! Forms that are sent without script: what comes back when one is refused, so that nothing typed
//! is lost and each error stands beside its field.

pub mod opening;
mod slot;
pub mod spaces;
pub mod terms;
pub mod vacation;

pub use slot::Asked;

use crate::error::AppError;
use linli_domain::refusal::{Invalid, Policy, Reason};
use std::collections::BTreeMap;

/// A form post that failed, as the page that shows the form again sees it.
#[derive(Clone, Debug, Default)]
pub struct FormState {
    /// Which form of the page it was.
    pub form: &'static str,
    /// What was typed; passwords are left out.
    pub values: BTreeMap<String, String>,
    /// Why it failed.
    pub error: Option<AppError>,
}

impl FormState {
    /// What was typed into a field of this form; empty where nothing was.
    pub fn value(&self, form: &str, name: &str) -> String {
        let typed = (self.form == form).then(|| self.values.get(name)).flatten();
        typed.cloned().unwrap_or_default()
    }

    /// Why this form failed.
    pub fn error_of(&self, form: &str) -> Option<&AppError> {
        self.error.as_ref().filter(|_| self.form == form)
    }
}

/// The field of a form beside which an error belongs, as the forms name them.
pub fn field_of(error: &AppError) -> Option<&str> {
    match error {
        AppError::WrongPassword => Some("password"),
        AppError::WrongCode => Some("code"),
        AppError::Incomplete { fields } => fields.first().map(String::as_str),
        AppError::Refused(refusal) => match &refusal.reason {
            Reason::Invalid(fault) => Some(field_of_fault(fault)),
            Reason::Policy(Policy::Rules) => Some("accept_rules"),
            Reason::Policy(Policy::Horizon { .. }) | Reason::Quota(_) => Some("date"),
            Reason::Policy(Policy::MinLength { .. } | Policy::MaxLength { .. }) => Some("to"),
            Reason::Policy(Policy::Lead { .. }) | Reason::Closed { .. } | Reason::Taken { .. } => {
                Some("from")
            }
            Reason::Policy(Policy::WalkIn) | Reason::SignedOut | Reason::NotPermitted(_) => None,
        },
        _ => None,
    }
}

fn field_of_fault(fault: &Invalid) -> &str {
    match fault {
        Invalid::Reversed | Invalid::TooLong => "to",
        Invalid::Past | Invalid::SubMinute | Invalid::OffGrid { .. } => "from",
        Invalid::NoPersons | Invalid::AboveCapacity { .. } => "persons",
        Invalid::Field { name, .. } => match name.as_str() {
            // Forms ask for one contact, which is the login too.
            "phone" | "email" => "login",
            "start" => "from",
            "end" => "to",
            other => other,
        },
    }
}

/// A path of this site to go to afterwards, or `otherwise`: never another host.
pub fn local_path<'a>(given: &'a str, otherwise: &'a str) -> &'a str {
    let mut letters = given.chars();
    let ours = letters.next() == Some('/')
        && !matches!(letters.next(), Some('/' | '\\'))
        && !given.chars().any(|letter| letter.is_control() || letter == '\\');
    if ours { given } else { otherwise }
}

/// Text inside a query string.
pub fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.extend([byte >> 4, byte & 15].map(|digit| {
                char::from_digit(u32::from(digit), 16).unwrap_or('0').to_ascii_uppercase()
            }));
        }
    }
    out
}

/// `?a=1&b=2` of the pairs that say something; empty where none does.
pub fn query<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let said: Vec<String> = pairs
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={}", encoded(value)))
        .collect();
    if said.is_empty() { String::new() } else { format!("?{}", said.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_this_site_are_followed() {
        for ours in ["/", "/me", "/book/1?start=2026-12-05T01:00:00Z"] {
            assert_eq!(local_path(ours, "/me"), ours);
        }
        for other in [
            "",
            "me",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/a\nb",
            "/\t/evil",
        ] {
            assert_eq!(local_path(other, "/me"), "/me", "{other:?}");
        }
    }

    #[test]
    fn queries_are_encoded() {
        assert_eq!(query([("q", "乒 a"), ("day", "")]), "?q=%E4%B9%92%20a");
        assert_eq!(query([("day", "")]), "");
    }
}
