//! How much of a space one person may take (domain §4, check 6): hours or bookings in a local day,
//! week or month. A booking counts where it starts.

#[cfg(test)]
mod tests;

use crate::ids::BookingId;
use crate::time::{Instant, Slot};
#[cfg(feature = "zones")]
use crate::zone;
#[cfg(feature = "zones")]
use chrono::{Datelike, Days, Months};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Most rules of one space.
pub const MAX_QUOTAS: usize = 6;
/// Most bookings that a rule may name.
const MAX_COUNT: i64 = 1_000;
/// Most minutes that a rule may name: a month.
const MAX_MINUTES: i64 = 31 * 24 * 60;

/// Whose bookings are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum QuotaPer {
    /// One person's.
    #[default]
    Person,
}

/// Over what they are counted, in local days of the facility.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum QuotaWindow {
    /// A local day.
    Day,
    /// Monday to Sunday.
    Week,
    /// A calendar month.
    Month,
}

/// One limit; at least one of the two most is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct QuotaRule {
    /// Whose bookings are counted.
    #[serde(default)]
    pub per: QuotaPer,
    /// Over what.
    pub window: QuotaWindow,
    /// Most hours; decimals where they are whole minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_hours: Option<QuotaHours>,
    /// Most bookings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_count: Option<i64>,
}

impl QuotaRule {
    /// The name of the first field that makes no sense, if any.
    pub fn fault(&self) -> Option<&'static str> {
        let hours = self.max_hours.is_none_or(|hours| (1..=MAX_MINUTES).contains(&hours.minutes));
        let given = self.max_hours.is_some() || self.max_count.is_some();
        let count = self.max_count.is_none_or(|count| (1..=MAX_COUNT).contains(&count));
        let checks = [("max_hours", hours && given), ("max_count", count)];
        checks.iter().find(|(_, fits)| !fits).map(|(name, _)| *name)
    }
}

/// Hours as people write them, minutes as they are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuotaHours {
    /// In minutes.
    pub minutes: i64,
}

impl Serialize for QuotaHours {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.minutes % 60 == 0 {
            serializer.serialize_i64(self.minutes / 60)
        } else {
            serializer.serialize_f64(self.minutes as f64 / 60.0)
        }
    }
}

impl<'de> Deserialize<'de> for QuotaHours {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let hours = f64::deserialize(deserializer)?;
        let minutes = (hours * 60.0).round();
        // 0.1 hours are 6 minutes though no float says so exactly; 0.01 hours are no whole minutes.
        if !hours.is_finite() || (hours * 60.0 - minutes).abs() > 1e-6 || minutes.abs() > 1e9 {
            return Err(serde::de::Error::custom("hours are not whole minutes"));
        }
        Ok(Self { minutes: minutes as i64 })
    }
}

#[cfg(feature = "schema")]
impl utoipa::PartialSchema for QuotaHours {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::Number)
            .description(Some("Hours; decimals where they are whole minutes"))
            .examples([6])
            .into()
    }
}
#[cfg(feature = "schema")]
impl utoipa::ToSchema for QuotaHours {}

/// A rule with the days, weeks or months it is counted over, as instants: in order, without gaps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quota {
    /// The rule.
    pub rule: QuotaRule,
    /// Its windows around the slots asked for.
    pub windows: Vec<Slot>,
}

/// A booking of the same person in the same space that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// Which.
    pub booking: BookingId,
    /// When.
    pub slot: Slot,
}

/// A limit that a slot would pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotaHit {
    /// Whose bookings are counted.
    pub per: QuotaPer,
    /// Over what.
    pub window: QuotaWindow,
    /// Most minutes, where minutes are what is passed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_minutes: Option<i64>,
    /// Most bookings, where their number is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_count: Option<i64>,
    /// What is taken already, in minutes or bookings.
    pub used: i64,
    /// From when such a slot can be had again; nothing where it is too long in itself.
    pub frees_at: Option<Instant>,
}

/// The limit that the slot would pass; of several the one that stands in the way longest.
pub fn exceeded<'a>(
    quotas: &[Quota],
    own: impl Iterator<Item = &'a Own> + Clone,
    slot: Slot,
) -> Option<QuotaHit> {
    let hits = quotas.iter().flat_map(|quota| {
        let minutes = quota.rule.max_hours.map(|hours| Measure::Minutes(hours.minutes));
        let count = quota.rule.max_count.map(Measure::Count);
        let own = own.clone();
        minutes.into_iter().chain(count).filter_map(move |most| hit(quota, most, own.clone(), slot))
    });
    let rank = |hit: &QuotaHit| (hit.frees_at.is_none(), hit.frees_at);
    hits.reduce(|first, next| if rank(&next) > rank(&first) { next } else { first })
}

#[derive(Clone, Copy)]
enum Measure {
    Minutes(i64),
    Count(i64),
}

impl Measure {
    fn of(self, slot: Slot) -> i64 {
        match self {
            Self::Minutes(_) => slot.minutes(),
            Self::Count(_) => 1,
        }
    }
}

fn hit<'a>(
    quota: &Quota,
    most: Measure,
    own: impl Iterator<Item = &'a Own> + Clone,
    slot: Slot,
) -> Option<QuotaHit> {
    let (Measure::Minutes(limit) | Measure::Count(limit)) = most;
    let at = quota.windows.partition_point(|window| window.end <= slot.start);
    let window = quota.windows.get(at).filter(|window| window.holds(slot.start))?;
    let used = |window: &Slot| -> i64 {
        own.clone().filter(|own| window.holds(own.slot.start)).map(|own| most.of(own.slot)).sum()
    };
    let (before, wanted) = (used(window), most.of(slot));
    if before + wanted <= limit {
        return None;
    }
    let later = &quota.windows[at + 1..];
    let free = later.iter().find(|window| used(window) + wanted <= limit);
    let last = quota.windows.last().map(|window| window.end);
    let (max_minutes, max_count) = match most {
        Measure::Minutes(limit) => (Some(limit), None),
        Measure::Count(limit) => (None, Some(limit)),
    };
    Some(QuotaHit {
        per: quota.rule.per,
        window: quota.rule.window,
        max_minutes,
        max_count,
        used: before,
        frees_at: if wanted > limit { None } else { free.map(|window| window.start).or(last) },
    })
}

/// The local days, weeks or months that touch `around`.
#[cfg(feature = "zones")]
pub fn windows(kind: QuotaWindow, zone: zone::Tz, around: Slot) -> Vec<Slot> {
    let first = zone::local_day(zone, around.start);
    let mut day = match kind {
        QuotaWindow::Day => first,
        QuotaWindow::Week => first - Days::new(u64::from(first.weekday().num_days_from_monday())),
        QuotaWindow::Month => first.with_day(1).unwrap_or(first),
    };
    let mut out = Vec::new();
    let mut start = zone::instant(zone, day, 0);
    while start <= around.end {
        let next = match kind {
            QuotaWindow::Day => day.checked_add_days(Days::new(1)),
            QuotaWindow::Week => day.checked_add_days(Days::new(7)),
            QuotaWindow::Month => day.checked_add_months(Months::new(1)),
        };
        let Some(next) = next else { break };
        let end = zone::instant(zone, next, 0);
        out.push(Slot::new(start, end));
        (day, start) = (next, end);
    }
    out
}
