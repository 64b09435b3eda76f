//! What the operator says of the site: one row of the settings, kept in memory for a few seconds,
//! because every page shows it.

use super::{Core, events};
use crate::clock::Clock;
use crate::db::Db;
use crate::failure::Failure;
use crate::store::settings;
use async_trait::async_trait;
use chrono::Duration;
use linli_app::error::AppError;
use linli_app::ports::site::{Site, SiteFacts};
use linli_app::ports::{Answer, Caller};
use linli_domain::refusal::{FieldFault, Reason};
use linli_domain::time::Instant;
use serde_json::json;
use std::sync::{Arc, Mutex, PoisonError};

/// The row.
const NAME: &str = "site";

/// Longest value, in characters.
const MAX_VALUE: usize = 120;

/// How long another process may show what was set before.
const KEPT_S: i64 = 10;

/// What was read last, and when.
#[derive(Clone, Debug, Default)]
pub struct Kept(Arc<Mutex<Option<(Instant, SiteFacts)>>>);

impl Kept {
    fn get(&self, now: Instant) -> Option<SiteFacts> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let fresh = |at: Instant| now >= at && now - at < Duration::seconds(KEPT_S);
        kept.as_ref().filter(|(at, _)| fresh(*at)).map(|(_, facts)| facts.clone())
    }

    fn set(&self, now: Instant, facts: SiteFacts) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((now, facts));
    }
}

#[async_trait]
impl Site for Core {
    async fn site_facts(&self) -> Answer<SiteFacts> {
        let now = self.clock.now();
        if let Some(kept) = self.site.get(now) {
            return Ok(kept);
        }
        let facts = read(&self.db).await?;
        self.site.set(now, facts.clone());
        Ok(facts)
    }

    async fn save_site_facts(&self, caller: &Caller, facts: SiteFacts) -> Answer<()> {
        let who = caller.identity.as_ref().ok_or(Reason::SignedOut)?;
        if !who.is_admin() {
            return Err(AppError::NotFound);
        }
        check(&facts)?;
        let (clock, caller, kept) = (self.clock.clone(), caller.clone(), facts.clone());
        self.db
            .write(move |tx| Box::pin(async move { save(tx, &clock, &caller, &facts).await }))
            .await?;
        self.site.set(self.clock.now(), kept);
        Ok(())
    }
}

async fn read(db: &Db) -> Result<SiteFacts, Failure> {
    let mut conn = db.read().await?;
    let text = settings::setting(&mut conn, NAME).await?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
}

async fn save(
    tx: &mut crate::db::Tx,
    clock: &Clock,
    caller: &Caller,
    facts: &SiteFacts,
) -> Result<(), Failure> {
    let text = serde_json::to_string(facts).map_err(|error| Failure::Broken(error.to_string()))?;
    settings::save(tx, NAME, &text).await?;
    // Which fields say something, never what: an event holds no names and no numbers of phones.
    let set: Vec<&str> = facts
        .fields()
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, _)| name)
        .collect();
    events::by_caller(tx, clock, caller, "site.changed", ("site", NAME), json!({ "set": set }))
        .await
}

fn check(facts: &SiteFacts) -> Result<(), AppError> {
    for (name, value) in facts.fields() {
        if value.chars().count() > MAX_VALUE {
            return Err(AppError::field(name, FieldFault::TooLong));
        }
        if value.chars().any(char::is_control) {
            return Err(AppError::field(name, FieldFault::Malformed));
        }
    }
    let email = &facts.email;
    let mail = email.is_empty()
        || email.split_once('@').is_some_and(|(who, at)| !who.is_empty() && at.contains('.'));
    if mail { Ok(()) } else { Err(AppError::field("contact_email", FieldFault::Malformed)) }
}
