//! What one uses (场地): its mode, policy and audience as the contract writes them.

pub use crate::audience::Audience;
use serde::{Deserialize, Serialize};

/// How a space is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// One party at a time.
    Exclusive,
    /// Several parties, up to its capacity in people.
    Shared,
    /// 免预约·直接来: nobody books.
    Open,
}

impl Mode {
    /// The word in the database and in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exclusive => "exclusive",
            Self::Shared => "shared",
            Self::Open => "open",
        }
    }

    /// Reads the word back.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Exclusive, Self::Shared, Self::Open].into_iter().find(|mode| mode.as_str() == word)
    }
}

/// How bookings are answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Approval {
    /// Confirmed at once.
    #[default]
    Instant,
}

/// What check-in decides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CheckInPolicy {
    /// Recorded, never releases a slot.
    #[default]
    Recorded,
    /// Not asked for.
    None,
}

/// The rules of one space; an absent field takes its default. All lengths in minutes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Policy {
    /// Starts and lengths are multiples of this, from the start of the posted interval.
    pub grid_min: i64,
    /// Shortest booking.
    pub min_min: i64,
    /// Longest booking.
    pub max_min: i64,
    /// Least time between booking and start.
    pub lead_min: i64,
    /// How many local days ahead can be booked, today being 0.
    pub horizon_days: i64,
    /// Kept free before a booking.
    pub buffer_before_min: i64,
    /// Kept free after a booking.
    pub buffer_after_min: i64,
    /// How bookings are answered.
    pub approval: Approval,
    /// What check-in decides.
    pub check_in: CheckInPolicy,
    /// Hours within which a request is answered, counted in the unit's working days.
    pub answer_within_h: i64,
    /// How many days ahead the dates of a series may lie.
    pub series_horizon_days: i64,
    /// Scarce spaces ask for companions and are drawn; none is yet.
    pub scarce: bool,
    /// Places that bookings leave to people who walk in.
    pub walk_in_places: i64,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            grid_min: 30,
            min_min: 30,
            max_min: 240,
            lead_min: 0,
            horizon_days: 60,
            buffer_before_min: 0,
            buffer_after_min: 0,
            approval: Approval::Instant,
            check_in: CheckInPolicy::Recorded,
            answer_within_h: 48,
            series_horizon_days: 365,
            scarce: false,
            walk_in_places: 0,
        }
    }
}

impl Policy {
    /// The name of the first field that makes no sense, if any.
    pub fn fault(&self) -> Option<&'static str> {
        let day = 24 * 60;
        let checks = [
            ("grid_min", (1..=day).contains(&self.grid_min)),
            ("min_min", (1..=31 * day).contains(&self.min_min)),
            ("max_min", (self.min_min..=31 * day).contains(&self.max_min)),
            ("lead_min", (0..=366 * day).contains(&self.lead_min)),
            ("horizon_days", (0..=366).contains(&self.horizon_days)),
            ("buffer_before_min", (0..=day).contains(&self.buffer_before_min)),
            ("buffer_after_min", (0..=day).contains(&self.buffer_after_min)),
            ("answer_within_h", (1..=24 * 60).contains(&self.answer_within_h)),
            ("series_horizon_days", (0..=366).contains(&self.series_horizon_days)),
            ("scarce", !self.scarce),
            ("walk_in_places", self.walk_in_places >= 0),
        ];
        checks.iter().find(|(_, fits)| !fits).map(|(name, _)| *name)
    }

    /// The shortest length that is on the grid.
    pub fn shortest_min(&self) -> i64 {
        let grid = self.grid_min.max(1);
        (self.min_min + grid - 1) / grid * grid
    }
}
