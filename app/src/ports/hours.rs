//! Reading opening hours from the words of a notice (domain §3).

use super::Answer;
use async_trait::async_trait;
use chrono::NaiveDate;
use linli_domain::division::CalendarId;
use linli_domain::hours_text::Unread;
use linli_domain::name::Name;
use linli_domain::opening::{OpenDay, OpeningRule};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The port.
#[async_trait]
pub trait HoursReader: Send + Sync {
    /// Reads a text wholly or not at all; writes nothing.
    async fn read_hours(&self, asked: HoursInput) -> Answer<HoursReading>;
}

/// `POST /hours/read`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HoursInput {
    /// Opening hours as people write them, in Chinese or English, or as OpenStreetMap has them; at
    /// most 4000 characters.
    pub text: String,
    /// Whose holidays: `cn` where nothing is said.
    #[serde(default)]
    pub calendar: CalendarId,
    /// First day of those shown; today where nothing is said.
    #[serde(default)]
    pub from: Option<NaiveDate>,
    /// Last day of those shown, at most 366 days on; a week where nothing is said.
    #[serde(default)]
    pub to: Option<NaiveDate>,
}

/// What was read.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct HoursReading {
    /// Whether all of it was understood.
    pub read: bool,
    /// The rules; none where it was not.
    pub rules: Vec<OpeningRule>,
    /// What the rules mean for the days asked, to be looked at before saving.
    pub days: Vec<OpenDay>,
    /// What was not understood.
    pub unread: Option<NotRead>,
}

/// The first piece that was not understood.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct NotRead {
    /// Which piece, and why.
    #[serde(flatten)]
    pub piece: Unread,
    /// The same as a sentence.
    pub said: Name,
}
