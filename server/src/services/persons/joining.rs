//! Joining two entries of one person: bookings, quotas and history go over, the entry that is left
//! stays as a pointer. The desk does it, and whoever proves a number that the desk had entered.

use crate::clock::Clock;
use crate::db::{LockKey, Tx};
use crate::failure::Failure;
use crate::services::events;
use crate::services::idempotent::hex;
use crate::store::persons::{self, Person};
use crate::store::{accounts, codes, credentials};
use linli_app::error::AppError;
use linli_app::ports::Caller;
use linli_domain::person::{Accounts, Entry, MergeFault, assured, merge, merge_at_desk};
use linli_domain::refusal::{FieldFault, NotPermitted, Reason};
use serde_json::json;
use sha2::{Digest, Sha256};

/// The lock of whoever holds a number or address.
pub(in crate::services) fn contact_lock(key: &str) -> LockKey {
    LockKey::Contact(hex(&Sha256::digest(key.as_bytes())))
}

/// The locks of entries: their accounts guard their quotas.
pub(in crate::services) fn keys_of<'a>(
    entries: impl IntoIterator<Item = &'a Person>,
) -> Vec<LockKey> {
    let of = |entry: &Person| {
        let account = entry.account_id.clone().map(LockKey::Account);
        [account, Some(LockKey::Person(entry.id.clone()))]
    };
    entries.into_iter().flat_map(of).flatten().collect()
}

/// Joins `gone` to `kept` on the word of the desk; their locks are held.
pub(super) async fn join_at_desk(
    tx: &mut Tx,
    clock: &Clock,
    caller: &Caller,
    kept: &Person,
    gone: &Person,
) -> Result<(), Failure> {
    let by = &super::signed_in(caller)?.person;
    merge_at_desk(&entry(kept), &entry(gone), by.as_str()).map_err(said)?;
    for account in [kept, gone].into_iter().filter_map(|one| one.account_id.as_deref()) {
        // A lock is for security to lift: joining neither slips out of one nor spreads it.
        if accounts::identity(tx, account).await?.is_none() {
            return Err(AppError::WrongState.into());
        }
    }
    join(tx, clock, caller, kept, gone).await
}

/// Joins `gone` to `kept`; their locks are held.
pub(in crate::services) async fn join(
    tx: &mut Tx,
    clock: &Clock,
    caller: &Caller,
    kept: &Person,
    gone: &Person,
) -> Result<(), Failure> {
    let now = clock.now();
    let (assurance, accounts) = merge(&entry(kept), &entry(gone)).map_err(said)?;
    match (accounts, &gone.account_id) {
        (Accounts::GoOver, Some(account)) => {
            credentials::hand_over(tx, account, &kept.id).await?;
            persons::guard(tx, &kept.id, account).await?;
        }
        (Accounts::CloseOther, Some(account)) => {
            credentials::end_all(tx, account).await?;
            codes::void(tx, account, now).await?;
            credentials::close(tx, account, now).await?;
        }
        _ => {}
    }
    let account = kept.account_id.as_deref().or(gone.account_id.as_deref());
    let bookings = persons::join(tx, &gone.id, &kept.id, account, now).await?;
    let mut whole = kept.clone();
    // What somebody proved opens the account: it goes before what was only said.
    if whole.phone.is_none() || gone.phone_verified && !whole.phone_verified {
        whole.phone_verified = gone.phone_verified;
        (whole.phone, whole.phone_key) = (gone.phone.clone(), gone.phone_key.clone());
    }
    if whole.email.is_none() || gone.email_verified && !whole.email_verified {
        whole.email_verified = gone.email_verified;
        (whole.email, whole.email_key) = (gone.email.clone(), gone.email_key.clone());
    }
    whole.assurance = assured(assurance, whole.phone_verified);
    whole.lang = whole.lang.or_else(|| gone.lang.clone());
    whole.division = whole.division.or_else(|| gone.division.clone());
    persons::save(tx, &whole, now).await?;
    let closed = accounts == Accounts::CloseOther;
    let facts = json!({ "into": kept.id, "bookings": bookings, "account_closed": closed });
    events::by_caller(tx, clock, caller, "person.merged", ("person", &gone.id), facts).await
}

fn entry(person: &Person) -> Entry {
    Entry {
        id: person.id.clone(),
        merged: person.merged_into.is_some(),
        assurance: person.assurance,
        has_account: person.account_id.is_some(),
        is_staff: person.is_staff,
    }
}

fn said(fault: MergeFault) -> AppError {
    match fault {
        MergeFault::Same => AppError::field("duplicate_id", FieldFault::Malformed),
        MergeFault::Merged => AppError::WrongState,
        MergeFault::Staff => Reason::NotPermitted(NotPermitted::Role).into(),
    }
}
