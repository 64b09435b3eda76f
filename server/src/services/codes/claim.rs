//! Whose number it is: a code that came back makes the entries with that number one person.

use crate::clock::Clock;
use crate::db::{Tx, lock};
use crate::failure::Failure;
use crate::services::codes::as_of_now;
use crate::services::persons::{join, key_of, keys_of};
use crate::services::{events, folding};
use crate::store::persons::{self, Person};
use crate::store::{accounts, codes, credentials};
use linli_app::error::AppError;
use linli_app::ports::Caller;
use linli_domain::person::Assurance;
use linli_domain::refusal::FieldFault;
use serde_json::json;

/// Who would be signed in by a code to this number: who proved it; else the account that has it as
/// its login, or that alone gave it; else the desk's entry; else the oldest. The code proves who
/// holds the number, so that others who only gave it stand in nobody's way.
pub(super) async fn holder(tx: &mut Tx, key: &str) -> Result<Option<Person>, Failure> {
    let mut all = persons::by_contact(tx, key).await?;
    all.retain(|one| one.phone_key.as_deref() == Some(key));
    if let Some(verified) = all.iter().find(|one| one.phone_verified) {
        return Ok(Some(verified.clone()));
    }
    let with_account: Vec<&Person> = all.iter().filter(|one| one.account_id.is_some()).collect();
    let own_login = |one: &&&Person| {
        one.login.as_deref().and_then(linli_domain::person::phone_key).as_deref() == Some(key)
    };
    let named = with_account.iter().find(own_login);
    Ok(match (named, with_account.as_slice()) {
        (Some(named), _) => Some((**named).clone()),
        (None, [only]) => Some((*only).clone()),
        (None, _) => {
            let desk = all.iter().find(|one| one.account_id.is_none());
            desk.or(all.first()).cloned()
        }
    })
}

/// Signs in whoever the number belongs to; the lock of the number is held. Answers the account.
pub(super) async fn sign_in(
    tx: &mut Tx,
    clock: &Clock,
    caller: &Caller,
    key: &str,
) -> Result<String, Failure> {
    let now = clock.now();
    let mut target = holder(tx, key).await?.ok_or(AppError::WrongCode)?;
    let all = persons::by_contact(tx, key).await?;
    lock(tx, keys_of(&all)).await?;
    // What was read before the lock may have been joined meanwhile.
    if persons::by_contact(tx, key).await? != all || holder(tx, key).await? != Some(target.clone())
    {
        return Err(AppError::Stale.into());
    }
    let account = match &target.account_id {
        Some(account) => {
            if !target.phone_verified {
                // Whoever made this account never showed that the number is theirs. What they may
                // hold of it ends here, their mail address too, to which a link would go; a new
                // password can be set at once.
                (target.email, target.email_key, target.email_verified) = (None, None, false);
                credentials::end_all(tx, account).await?;
                credentials::set_password(tx, account, "").await?;
                codes::void(tx, account, now).await?;
                let subject = ("account", account.as_str());
                let facts = json!({ "password": "cleared", "email": "cleared" });
                events::by_caller(tx, clock, caller, "account.claimed", subject, facts).await?;
            }
            account.clone()
        }
        None => open(tx, clock, caller, &target, key).await?,
    };
    // A locked account stays locked, whichever way somebody comes.
    let identity = accounts::identity(tx, &account).await?.ok_or(AppError::WrongCode)?;
    let caller = Caller { identity: Some(identity), ..caller.clone() };
    let whole = verified(tx, clock, &target, None, key).await?;
    gather(tx, clock, &caller, whole, key).await?;
    let facts = json!({ "by": "code" });
    let subject = ("account", account.as_str());
    events::by_caller(tx, clock, &caller, "account.signed_in", subject, facts).await?;
    Ok(account)
}

/// Writes that a number or address is the caller's; its lock is held.
pub(super) async fn prove(
    tx: &mut Tx,
    clock: &Clock,
    caller: &Caller,
    typed: &str,
    key: &str,
) -> Result<(), Failure> {
    let all = persons::by_contact(tx, key).await?;
    let who = as_of_now(tx, caller).await?.identity.map(|who| who.person.0).unwrap_or_default();
    let own = persons::person(tx, &who).await?.ok_or(AppError::NotFound)?;
    lock(tx, keys_of(all.iter().chain([&own]))).await?;
    // What was read before the locks may have been joined meanwhile.
    if persons::by_contact(tx, key).await? != all
        || persons::person(tx, &who).await?.as_ref() != Some(&own)
        || as_of_now(tx, caller).await?.identity.is_none_or(|now| now.person.0 != who)
    {
        return Err(AppError::Stale.into());
    }
    let field = if typed.contains('@') { "email" } else { "phone" };
    let held = all.iter().any(|one| {
        let proved = if field == "email" { one.email_verified } else { one.phone_verified };
        one.id != own.id && proved && one.account_id.is_some()
    });
    if held {
        return Err(AppError::field(field, FieldFault::InUse).into());
    }
    let desk = all.iter().find(|one| one.id != own.id && one.account_id.is_none());
    let kept = match desk.filter(|_| !own.is_staff) {
        // The entry of the desk is the person; the account goes over to it.
        Some(desk) => {
            join(tx, clock, caller, desk, &own).await?;
            persons::person(tx, &desk.id).await?.ok_or(AppError::NotFound)?
        }
        None => own,
    };
    let whole = verified(tx, clock, &kept, Some(typed), key).await?;
    gather(tx, clock, caller, whole, key).await
}

/// Gives an entry of the desk its account; the login is the number.
async fn open(
    tx: &mut Tx,
    clock: &Clock,
    caller: &Caller,
    person: &Person,
    key: &str,
) -> Result<String, Failure> {
    let short = key.strip_prefix("+86").unwrap_or(key);
    let account = clock.id();
    let mut login = folding::folded(short, 64);
    if accounts::login_taken(tx, &login).await? {
        login = key.to_owned();
    }
    if accounts::login_taken(tx, &login).await? {
        login.clone_from(&account);
    }
    credentials::insert(tx, &account, &person.id, &login, "", clock.now()).await?;
    persons::guard(tx, &person.id, &account).await?;
    let facts = json!({ "person": person.id, "by": "code" });
    let subject = ("account", account.as_str());
    events::by_caller(tx, clock, caller, "account.created", subject, facts).await?;
    Ok(account)
}

/// Writes the contact as proved.
async fn verified(
    tx: &mut Tx,
    clock: &Clock,
    person: &Person,
    typed: Option<&str>,
    key: &str,
) -> Result<Person, Failure> {
    let mut whole = person.clone();
    let typed = typed.map(str::to_owned);
    if key.contains('@') {
        whole.email = typed.or(whole.email);
        (whole.email_key, whole.email_verified) = (Some(key.to_owned()), true);
    } else {
        whole.phone = typed.or(whole.phone);
        (whole.phone_key, whole.phone_verified) = (Some(key.to_owned()), true);
        whole.assurance = whole.assurance.max(Assurance::Phone);
    }
    persons::save(tx, &whole, clock.now()).await?;
    Ok(persons::person(tx, &person.id).await?.unwrap_or(whole))
}

/// Joins every other entry without an account that has the contact; accounts that only gave the
/// number lose it.
async fn gather(
    tx: &mut Tx,
    clock: &Clock,
    caller: &Caller,
    mut kept: Person,
    key: &str,
) -> Result<(), Failure> {
    for other in persons::by_contact(tx, key).await? {
        if other.id != kept.id && other.account_id.is_none() {
            join(tx, clock, caller, &kept, &other).await?;
            kept = persons::person(tx, &kept.id).await?.unwrap_or(kept);
        } else if other.id != kept.id && other.phone_key.as_deref() == Some(key) {
            let without = Person { phone: None, phone_key: None, phone_verified: false, ..other };
            persons::save(tx, &without, clock.now()).await?;
            let subject = ("person", without.id.as_str());
            events::by_caller(tx, clock, caller, "person.number_dropped", subject, json!({}))
                .await?;
        }
    }
    let facts = json!({ "contact": if key.contains('@') { "email" } else { "phone" },
        "assurance": kept.assurance });
    debug_assert!(key_of(key).is_some());
    events::by_caller(tx, clock, caller, "person.proved", ("person", &kept.id), facts).await
}
