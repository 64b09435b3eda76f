//! Events as the services write them: who, in which role, through which door.

use crate::clock::Clock;
use crate::db::Tx;
use crate::failure::Failure;
use crate::store::events::{NewEvent, append};
use linli_app::ports::Caller;
use linli_domain::time::Instant;
use serde_json::Value;

/// What an event is about: kind and id.
pub type Subject<'a> = (&'static str, &'a str);

/// Writes what the caller did.
pub async fn by_caller(
    tx: &mut Tx,
    clock: &Clock,
    caller: &Caller,
    kind: &'static str,
    subject: Subject<'_>,
    payload: Value,
) -> Result<(), Failure> {
    let who = caller.identity.as_ref();
    let event = NewEvent {
        id: clock.id(),
        at: clock.now(),
        kind,
        actor_account: who.map(|who| who.account.0.clone()),
        actor_role: who.map(|who| who.acting_role().as_str()),
        subject_kind: subject.0,
        subject_id: subject.1.to_owned(),
        payload,
        source: if caller.source.is_empty() { "unknown" } else { caller.source },
    };
    append(tx, &event).await
}

/// Writes what time alone did, stamped with when it was due.
pub async fn by_time(
    tx: &mut Tx,
    clock: &Clock,
    at: Instant,
    kind: &'static str,
    subject: Subject<'_>,
    payload: Value,
) -> Result<(), Failure> {
    let event = NewEvent {
        id: clock.id(),
        at,
        kind,
        actor_account: None,
        actor_role: None,
        subject_kind: subject.0,
        subject_id: subject.1.to_owned(),
        payload,
        source: "settle",
    };
    append(tx, &event).await
}
