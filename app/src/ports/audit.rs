//! The record of events, for the audit administrator.

use super::{Answer, Caller, Page, Paging};
use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The port.
#[async_trait]
pub trait Audit: Send + Sync {
    /// Events, latest first.
    async fn events(
        &self,
        caller: &Caller,
        wanted: &EventQuery,
        paging: &Paging,
    ) -> Answer<Page<EventView>>;
}

/// What to look for; what is left out does not narrow.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct EventQuery {
    /// Begins so: `account.` finds all of accounts.
    pub kind: Option<String>,
    /// The account that acted.
    pub actor: Option<String>,
    /// The thing it happened to.
    pub subject: Option<String>,
    /// From this day on.
    pub from: Option<NaiveDate>,
    /// Up to this day, inclusive.
    pub to: Option<NaiveDate>,
}

/// One event. Its facts are ids, codes, times and numbers.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct EventView {
    /// The id.
    pub id: String,
    /// When.
    pub at: DateTime<Utc>,
    /// What.
    pub kind: String,
    /// The account that acted.
    pub actor: Option<String>,
    /// In which role.
    pub role: Option<String>,
    /// To what kind of thing.
    pub subject_kind: String,
    /// To which.
    pub subject: String,
    /// The facts.
    pub facts: serde_json::Value,
    /// Through which door.
    pub source: String,
}
