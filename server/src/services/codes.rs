//! Codes sent to phones and mail boxes: signing in with one, and proving a contact.

mod claim;
mod recovery;
mod secret;

pub(super) use secret::{Fresh, digits};
use secret::{hashed, secret_hash};

use super::persons::contact_lock;
use super::places::signed_in;
use super::{Core, events};
use crate::clock::Clock;
use crate::db::{Tx, lock};
use crate::failure::Failure;
use crate::store::codes::{self, Code};
use crate::store::outbox::{self, Notice};
use crate::store::persons::{self, Person};
use crate::store::{accounts, millis};
use async_trait::async_trait;
use chrono::Duration;
use linli_app::error::AppError;
use linli_app::ports::accounts::AccountView;
use linli_app::ports::codes::{
    Channels, CodeInput, Codes, ContactInput, Forgot, PhoneCode, PhoneInput, Reset,
};
use linli_app::ports::{Answer, Caller};
use linli_domain::person::{
    CODE_MIN, CODE_TRIES, PER_ACCOUNT, PER_CONTACT, PER_NETWORK, Rate, TYPED, can_text, email_key,
    phone_key,
};
use linli_domain::refusal::{FieldFault, Reason};
use serde_json::json;

#[async_trait]
impl Codes for Core {
    async fn send_sign_in(&self, caller: &Caller, to: PhoneInput) -> Answer<()> {
        let key = number(&to.phone)?;
        let counted = [(format!("code:{key}"), PER_CONTACT), (from(caller), PER_NETWORK)];
        let (core, caller) = (self.clone(), caller.clone());
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    count(tx, &core.clock, &counted).await?;
                    // The answer is the same for a number that nobody here has.
                    let Some(person) = claim::holder(tx, &key).await? else { return Ok(()) };
                    let subject = hashed(&key);
                    let (kind, address) = ("sign_in", key.clone());
                    let asked = Asked { kind, subject: &subject, contact: None, address };
                    core.send_code(tx, &caller, asked, &person).await
                })
            })
            .await?;
        self.nudge.notify_one();
        Ok(())
    }

    async fn sign_in(&self, caller: &Caller, given: PhoneCode) -> Answer<AccountView> {
        let key = number(&given.phone)?;
        let subject = hashed(&key);
        let code = self.tried(caller, "sign_in", &subject, &given.code).await?;
        let code = code.ok_or(AppError::WrongCode)?;
        let (core, caller) = (self.clone(), caller.clone());
        let account = self
            .db
            .write(move |tx| {
                Box::pin(async move {
                    lock(tx, vec![contact_lock(&key)]).await?;
                    if !codes::spend(tx, &code.id, core.clock.now()).await? {
                        return Err(AppError::WrongCode.into());
                    }
                    claim::sign_in(tx, &core.clock, &caller, &key).await
                })
            })
            .await?;
        Ok(self.account(&account).await?)
    }

    async fn send_proof(&self, caller: &Caller, to: ContactInput) -> Answer<()> {
        let who = signed_in(caller)?.clone();
        let (typed, key) = match (given(to.phone), given(to.email)) {
            (Some(phone), None) => (phone.clone(), number(&phone)?),
            (None, Some(email)) => {
                let malformed = || AppError::field("email", FieldFault::Malformed);
                (email.clone(), email_key(&email).ok_or_else(malformed)?)
            }
            _ => return Err(AppError::field("phone", FieldFault::Missing)),
        };
        let counted = [
            (format!("code:{key}"), PER_CONTACT),
            (format!("proof:{}", who.account), PER_ACCOUNT),
            (from(caller), PER_NETWORK),
        ];
        let (core, caller) = (self.clone(), caller.clone());
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    count(tx, &core.clock, &counted).await?;
                    let person = persons::person(tx, who.person.as_str()).await?;
                    let person = person.ok_or(AppError::NotFound)?;
                    let subject = who.account.as_str();
                    let asked =
                        Asked { kind: "contact", subject, contact: Some(typed), address: key };
                    core.send_code(tx, &caller, asked, &person).await
                })
            })
            .await?;
        self.nudge.notify_one();
        Ok(())
    }

    async fn prove(&self, caller: &Caller, given: CodeInput) -> Answer<AccountView> {
        let who = signed_in(caller)?.clone();
        let account = who.account.0.clone();
        let code = self.tried(caller, "contact", &account, &given.code).await?;
        let wrong = || AppError::field("code", FieldFault::Unknown);
        let code = code.ok_or_else(wrong)?;
        let contact = code.contact.clone().ok_or_else(wrong)?;
        let (core, caller) = (self.clone(), caller.clone());
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    let key = super::persons::key_of(&contact).ok_or_else(wrong)?;
                    lock(tx, vec![contact_lock(&key)]).await?;
                    if !codes::spend(tx, &code.id, core.clock.now()).await? {
                        return Err(wrong().into());
                    }
                    claim::prove(tx, &core.clock, &caller, &contact, &key).await
                })
            })
            .await?;
        Ok(self.account(&account).await?)
    }

    async fn forgot(&self, caller: &Caller, asked: Forgot) -> Answer<()> {
        Ok(self.send_link(caller, &asked.login).await?)
    }

    async fn reset(&self, caller: &Caller, given: Reset) -> Answer<()> {
        Ok(self.set_anew(caller, given).await?)
    }

    fn channels(&self) -> Channels {
        self.channels
    }
}

/// A code that is asked for.
struct Asked<'a> {
    kind: &'static str,
    subject: &'a str,
    contact: Option<String>,
    address: String,
}

impl Core {
    /// Makes a code and puts it into the outbox.
    async fn send_code(
        &self,
        tx: &mut Tx,
        caller: &Caller,
        asked: Asked<'_>,
        person: &Person,
    ) -> Result<(), Failure> {
        let now = self.clock.now();
        let expires_at = now + Duration::minutes(CODE_MIN);
        let code = digits(&self.clock, 6);
        let Asked { kind, subject, contact, address } = asked;
        let fresh = Fresh { kind, subject, contact, secret: &code };
        codes::issue(tx, &fresh.row(&self.clock, expires_at), now).await?;
        let channel = if address.contains('@') { "mail" } else { "sms" };
        let notice = Notice {
            id: self.clock.id(),
            kind: "code".to_owned(),
            person_id: person.id.clone(),
            channel: channel.to_owned(),
            address,
            lang: caller.lang.word().to_owned(),
            detail: json!({ "code": code, "minutes": CODE_MIN }).to_string(),
            attempts: 0,
            expires_at: millis(expires_at),
        };
        outbox::put(tx, &notice, now).await?;
        let facts = json!({ "for": kind, "channel": channel });
        events::by_caller(tx, &self.clock, caller, "code.sent", ("person", &person.id), facts).await
    }

    /// The code that was typed, if it is the one that stands. A try is taken before comparing and
    /// stays taken, so that parallel guesses count.
    async fn tried(
        &self,
        caller: &Caller,
        kind: &'static str,
        subject: &str,
        typed: &str,
    ) -> Result<Option<Code>, Failure> {
        let counted = [(format!("typed:{}", caller.network), TYPED)];
        let (clock, subject) = (self.clock.clone(), subject.to_owned());
        let standing = self
            .db
            .write(move |tx| {
                Box::pin(async move {
                    count(tx, &clock, &counted).await?;
                    let now = clock.now();
                    let Some(code) = codes::standing(tx, kind, &subject, now).await? else {
                        return Ok(None);
                    };
                    let left = codes::take_try(tx, &code.id, CODE_TRIES, now).await?;
                    Ok(left.then_some(code))
                })
            })
            .await?;
        let typed: String = typed.chars().filter(char::is_ascii_digit).take(12).collect();
        Ok(standing.filter(|code| code.code_hash == secret_hash(&code.id, &typed)))
    }
}

fn given(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// The key of a number that takes messages.
fn number(typed: &str) -> Result<String, AppError> {
    let fault = |fault| AppError::field("phone", fault);
    if typed.trim().is_empty() {
        return Err(fault(FieldFault::Missing));
    }
    let key = phone_key(typed).ok_or_else(|| fault(FieldFault::Malformed))?;
    if can_text(&key) { Ok(key) } else { Err(fault(FieldFault::Unsupported)) }
}

fn from(caller: &Caller) -> String {
    format!("from:{}", caller.network)
}

/// Counts one more under each key, all or none.
async fn count(tx: &mut Tx, clock: &Clock, keys: &[(String, Rate)]) -> Result<(), Failure> {
    let now = clock.now();
    for (key, rate) in keys {
        // Hashed: the table tells nobody's number.
        let key = hashed(key);
        codes::hold_rate(tx, &key, now).await?;
        let before = codes::rate(tx, &key).await?.filter(|(times, _)| *times > 0);
        let counted = rate.counted(before, now);
        let (times, begun) =
            counted.map_err(|retry_after_s| AppError::RateLimited { retry_after_s })?;
        codes::save_rate(tx, &key, times, begun).await?;
    }
    Ok(())
}

/// The account behind a caller as it is now: the person may have been joined to another entry.
pub(super) async fn as_of_now(tx: &mut Tx, caller: &Caller) -> Result<Caller, Failure> {
    let who = signed_in(caller)?;
    let identity = accounts::identity(tx, who.account.as_str()).await?;
    let identity = identity.ok_or(Reason::SignedOut)?;
    Ok(Caller { identity: Some(identity), ..caller.clone() })
}
