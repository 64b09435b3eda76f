//! Persons at the desk: entered, found, looked at, vouched for, joined, given a slip.

mod joining;
mod shown;

use joining::join_at_desk;
pub(super) use joining::{contact_lock, join, keys_of};
pub(super) use shown::key_of;
use shown::{checked, item, view};

use super::codes::{Fresh, digits};
use super::places::signed_in;
use super::{Core, events};
use crate::db::{Tx, lock};
use crate::failure::Failure;
use crate::store::persons::{self, Person};
use crate::store::{codes, divisions, person_views};
use async_trait::async_trait;
use chrono::Duration;
use linli_app::error::AppError;
use linli_app::ports::persons::{
    Entered, FindPersons, MergeInput, NewPerson, PersonList, PersonView, Persons, Slip,
};
use linli_app::ports::{Answer, Caller};
use linli_domain::account::Identity;
use linli_domain::authority::{Access, Act, Place, access};
use linli_domain::ids::PersonId;
use linli_domain::person::SLIP_HOURS;
use linli_domain::refusal::{FieldFault, NotPermitted, Reason};
use serde_json::json;

#[async_trait]
impl Persons for Core {
    async fn enter(&self, caller: &Caller, new: NewPerson) -> Answer<Entered> {
        let who = signed_in(caller)?.clone();
        if !who.may_somewhere(Act::EnterPersons) {
            return Err(Reason::NotPermitted(NotPermitted::Role).into());
        }
        let new = checked(new)?;
        let code = new.division.clone().unwrap_or_default();
        let division = divisions::division(&mut *self.db.read().await?, &code).await?;
        let unknown = || AppError::field("division", FieldFault::Unknown);
        let path = division.ok_or_else(unknown)?.path;
        let there = access(&who, Act::EnterPersons, Place::of_division(&path)).of_public();
        there.forbidden().map_or(Ok(()), Err)?;
        let (clock, caller) = (self.clock.clone(), caller.clone());
        let (person, known) = self
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let keys = [&new.phone, &new.email].map(|one| one.as_deref().and_then(key_of));
                    let keys: Vec<String> = keys.into_iter().flatten().collect();
                    lock(tx, keys.iter().map(|key| contact_lock(key)).collect()).await?;
                    for key in &keys {
                        let here = persons::by_contact(tx, key).await?;
                        if let Some(known) = here.into_iter().find(|one| sees(&who, one)) {
                            look(tx, &clock, &caller, &known.id, "entered").await?;
                            return Ok((known, true));
                        }
                    }
                    let id = clock.id();
                    let new = persons::Entered { id: id.clone(), ..new };
                    persons::insert(tx, &new, clock.now()).await?;
                    let facts = json!({ "division": new.division,
                        "phone": new.phone.is_some(), "email": new.email.is_some() });
                    let subject = ("person", id.as_str());
                    events::by_caller(tx, &clock, &caller, "person.entered", subject, facts)
                        .await?;
                    Ok((read(tx, &id).await?, false))
                })
            })
            .await?;
        Ok(Entered { person: view(person), known })
    }

    async fn find(&self, caller: &Caller, wanted: FindPersons) -> Answer<PersonList> {
        let who = signed_in(caller)?;
        if !who.may_somewhere(Act::SeePersons) {
            return Err(AppError::NotFound);
        }
        let given = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        let mut conn = self.db.read().await?;
        let found = match (given(wanted.contact), given(wanted.name)) {
            (Some(contact), None) => {
                let malformed = || AppError::field("contact", FieldFault::Malformed);
                let key = key_of(&contact).ok_or_else(malformed)?;
                persons::by_contact(&mut conn, &key).await?
            }
            (None, Some(name)) => {
                let paths = who.paths(Act::SeePersons);
                persons::by_name(&mut conn, name.trim(), &paths).await?
            }
            _ => return Err(AppError::field("contact", FieldFault::Missing)),
        };
        drop(conn);
        let found: Vec<Person> = found.into_iter().filter(|one| sees(who, one)).collect();
        let seen: Vec<String> = found.iter().map(|one| one.id.clone()).collect();
        let (clock, caller) = (self.clock.clone(), caller.clone());
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    for id in &seen {
                        look(tx, &clock, &caller, id, "found").await?;
                    }
                    Ok(())
                })
            })
            .await?;
        Ok(PersonList { items: found.into_iter().map(item).collect() })
    }

    async fn person(&self, caller: &Caller, id: &PersonId) -> Answer<PersonView> {
        let who = signed_in(caller)?.clone();
        let person = self.reached(&who, Act::SeePersons, id).await?;
        let (clock, caller, id) = (self.clock.clone(), caller.clone(), id.clone());
        self.db
            .write(move |tx| {
                Box::pin(async move { look(tx, &clock, &caller, id.as_str(), "opened").await })
            })
            .await?;
        Ok(view(person))
    }

    async fn vouch(&self, caller: &Caller, id: &PersonId) -> Answer<PersonView> {
        let who = signed_in(caller)?.clone();
        let person = self.reached(&who, Act::VouchPersons, id).await?;
        if person.id == who.person.0 {
            // Nobody vouches for oneself.
            return Err(Reason::NotPermitted(NotPermitted::Role).into());
        }
        // Who has no home yet is at home where they were seen.
        let home = who.home(Act::VouchPersons).map(|code| code.0.clone());
        let (clock, caller, id) = (self.clock.clone(), caller.clone(), id.clone());
        let person = self
            .db
            .write(move |tx| {
                Box::pin(async move {
                    lock(tx, vec![crate::db::LockKey::Person(id.0.clone())]).await?;
                    let now = clock.now();
                    let mut person = read(tx, id.as_str()).await?;
                    if person.merged_into.is_some() {
                        return Err(AppError::WrongState.into());
                    }
                    if person.division.is_none() {
                        person.division = home;
                        persons::save(tx, &person, now).await?;
                    }
                    persons::vouch(tx, id.as_str(), who.account.as_str(), now).await?;
                    let facts = json!({ "before": person.assurance });
                    let subject = ("person", id.as_str());
                    events::by_caller(tx, &clock, &caller, "person.vouched", subject, facts)
                        .await?;
                    look(tx, &clock, &caller, id.as_str(), "vouched").await?;
                    read(tx, id.as_str()).await
                })
            })
            .await?;
        Ok(view(person))
    }

    async fn merge(&self, caller: &Caller, id: &PersonId, other: MergeInput) -> Answer<PersonView> {
        let who = signed_in(caller)?.clone();
        let kept = self.reached(&who, Act::MergePersons, id).await?;
        let unknown = |error| match error {
            AppError::NotFound => AppError::field("duplicate_id", FieldFault::Unknown),
            other => other,
        };
        let gone = self.reached(&who, Act::MergePersons, &other.duplicate_id).await;
        let gone = gone.map_err(unknown)?;
        let (clock, caller) = (self.clock.clone(), caller.clone());
        let person = self
            .db
            .write(move |tx| {
                Box::pin(async move {
                    lock(tx, keys_of([&kept, &gone])).await?;
                    // What was read before the lock may have been joined meanwhile.
                    let (now_kept, now_gone) =
                        (read(tx, &kept.id).await?, read(tx, &gone.id).await?);
                    if now_kept.account_id != kept.account_id
                        || now_gone.account_id != gone.account_id
                    {
                        return Err(AppError::Stale.into());
                    }
                    join_at_desk(tx, &clock, &caller, &now_kept, &now_gone).await?;
                    look(tx, &clock, &caller, &kept.id, "merged").await?;
                    look(tx, &clock, &caller, &gone.id, "merged").await?;
                    read(tx, &kept.id).await
                })
            })
            .await?;
        Ok(view(person))
    }

    async fn issue_slip(&self, caller: &Caller, id: &PersonId) -> Answer<Slip> {
        let who = signed_in(caller)?.clone();
        let person = self.reached(&who, Act::IssueSlips, id).await?;
        if person.is_staff {
            // A slip opens the account: the desk would hold every role of its community.
            return Err(Reason::NotPermitted(NotPermitted::Role).into());
        }
        let (Some(account), Some(login)) = (person.account_id, person.login) else {
            return Err(AppError::WrongState);
        };
        let code = digits(&self.clock, 8);
        let expires_at = self.clock.now() + Duration::hours(SLIP_HOURS);
        let fresh = Fresh { kind: "slip", subject: &account, contact: None, secret: &code };
        let row = fresh.row(&self.clock, expires_at);
        let (clock, caller, id) = (self.clock.clone(), caller.clone(), id.clone());
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    codes::issue(tx, &row, clock.now()).await?;
                    let facts = json!({ "hours": SLIP_HOURS });
                    let subject = ("person", id.as_str());
                    look(tx, &clock, &caller, id.as_str(), "slip").await?;
                    events::by_caller(tx, &clock, &caller, "slip.issued", subject, facts).await
                })
            })
            .await?;
        Ok(Slip { login, code, expires_at })
    }
}

impl Core {
    /// A person on whom the caller may act.
    async fn reached(&self, who: &Identity, act: Act, id: &PersonId) -> Result<Person, AppError> {
        let person = persons::person(&mut *self.db.read().await?, id.as_str()).await?;
        let person = person.ok_or(AppError::NotFound)?;
        match reach(who, act, &person) {
            Access::Yes => Ok(person),
            Access::Forbidden => Err(Reason::NotPermitted(NotPermitted::Role).into()),
            Access::Invisible => Err(AppError::NotFound),
        }
    }
}

/// Who registered on the web has no home yet: every desk may see them, by what they say of
/// themselves (the exact number, or the id), and vouch for them, which gives them a home. Only then
/// is anything else done for them; staff without a home are no desk's.
fn reach(who: &Identity, act: Act, person: &Person) -> Access {
    if !person.path.is_empty() {
        return access(who, act, Place::of_division(&person.path));
    }
    let seen = !person.is_staff && who.may_somewhere(Act::SeePersons);
    match act {
        _ if !seen => Access::Invisible,
        Act::SeePersons => Access::Yes,
        Act::VouchPersons if who.may_somewhere(act) => Access::Yes,
        _ => Access::Forbidden,
    }
}

fn sees(who: &Identity, person: &Person) -> bool {
    reach(who, Act::SeePersons, person).is_yes()
}

/// Logs a look at a person.
pub(super) async fn look(
    tx: &mut Tx,
    clock: &crate::clock::Clock,
    caller: &Caller,
    id: &str,
    reason: &str,
) -> Result<(), Failure> {
    let who = signed_in(caller)?;
    let by = (who.account.as_str(), who.acting_role().as_str());
    person_views::insert(tx, &clock.id(), id, by, reason, clock.now()).await?;
    let subject = ("person", id);
    events::by_caller(tx, clock, caller, "person.viewed", subject, json!({})).await
}

async fn read(tx: &mut Tx, id: &str) -> Result<Person, Failure> {
    persons::person(tx, id).await?.ok_or_else(|| AppError::NotFound.into())
}
