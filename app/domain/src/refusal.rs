//! Why something was refused: a code, the facts, and where to go instead. The sentences in both
//! languages are made from these by the app; nobody's name is ever among the facts.

use crate::audience::AudienceLevel;
use crate::ids::SpaceId;
use crate::name::Name;
use crate::quota::QuotaHit;
use crate::time::{Instant, Slot};
use serde::{Deserialize, Serialize};

/// A refusal with the facts behind it and, for `closed`, `taken` and `quota`, alternatives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// What is wrong.
    pub reason: Reason,
    /// Up to five slots that could be taken instead.
    #[serde(default)]
    pub alternatives: Vec<Alternative>,
}

/// Somewhere or some time else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Alternative {
    /// The space.
    pub space_id: SpaceId,
    /// Where that is: the facility, and the space where it has a name of its own.
    #[serde(default)]
    pub place: Name,
    /// When it is free.
    #[serde(flatten)]
    pub slot: Slot,
}

/// The reasons of domain §4, in the order in which they are looked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The request makes no sense.
    Invalid(Invalid),
    /// Nobody is signed in.
    SignedOut,
    /// This person may not.
    NotPermitted(NotPermitted),
    /// Against the space's rules.
    Policy(Policy),
    /// Not open then; the open intervals of that day, to say so.
    Closed {
        /// Posted intervals of the start's day, joined.
        open: Vec<Slot>,
    },
    /// Somebody else was first.
    Taken {
        /// What is in the way; never who.
        conflicts: Vec<Conflict>,
    },
    /// This person has had its share.
    Quota(QuotaHit),
}

/// What makes no sense.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Invalid {
    /// The end does not lie after the start.
    Reversed,
    /// The start has gone by.
    Past,
    /// Not on whole minutes.
    SubMinute,
    /// Longer than 31 days.
    TooLong,
    /// Nobody, or fewer.
    NoPersons,
    /// More people than the space holds.
    AboveCapacity {
        /// What it holds.
        capacity: i64,
    },
    /// Start or length off the grid.
    OffGrid {
        /// The grid, in minutes.
        grid_min: i64,
        /// The nearest start on the grid, at or after the asked one.
        nearest: Option<Instant>,
    },
    /// A field of the request, with what is wrong about it.
    Field {
        /// Its name, as in the request.
        name: String,
        /// What is wrong.
        fault: FieldFault,
    },
}

/// What can be wrong with one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldFault {
    /// Nothing was given.
    Missing,
    /// Not in a form that can be read.
    Malformed,
    /// No such thing, or not visible.
    Unknown,
    /// Longer or more than allowed.
    TooLong,
    /// Shorter or weaker than allowed.
    TooShort,
    /// Somebody has it already.
    InUse,
    /// Known, but not offered.
    Unsupported,
    /// Earlier or later, less or more than can be.
    OutOfRange,
}

/// Why this person may not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotPermitted {
    /// The account is suspended from booking.
    Suspended,
    /// The role does not allow it.
    Role,
    /// The three administrators are three people (三员分立).
    Separated,
    /// The space is for people who live elsewhere.
    Audience {
        /// For whom.
        level: AudienceLevel,
    },
    /// The space is for people who live here, and that must have been seen at the desk.
    Unverified {
        /// For whom.
        level: AudienceLevel,
    },
    /// The space takes teams.
    TeamsOnly,
    /// Others come first for now.
    Priority {
        /// Who.
        level: AudienceLevel,
        /// Until how many days before the day of the start.
        until_days: i64,
        /// When the slot opens for this person.
        opens_at: Instant,
    },
}

/// Which of the space's rules stands against it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Policy {
    /// Too close to the start.
    Lead {
        /// Minutes that must lie between now and the start.
        lead_min: i64,
    },
    /// Too far ahead.
    Horizon {
        /// Days that can be seen ahead.
        horizon_days: i64,
    },
    /// Too short.
    MinLength {
        /// Shortest, in minutes.
        min_min: i64,
    },
    /// Too long.
    MaxLength {
        /// Longest, in minutes.
        max_min: i64,
    },
    /// The house rules were not accepted.
    Rules,
    /// The space is walk-in only.
    WalkIn,
}

/// What is in the way of a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Conflict {
    /// From when to when.
    #[serde(flatten)]
    pub slot: Slot,
    /// Of what kind.
    pub kind: ConflictKind,
}

/// Kinds of conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ConflictKind {
    /// Another booking.
    Booking,
    /// The time kept free around one.
    Buffer,
    /// Too many people at once.
    Capacity,
}

impl Reason {
    /// The code of the HTTP contract.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Invalid(_) => "invalid",
            Self::SignedOut => "signed_out",
            Self::NotPermitted(_) => "not_permitted",
            Self::Policy(_) => "policy",
            Self::Closed { .. } => "closed",
            Self::Taken { .. } => "taken",
            Self::Quota(_) => "quota",
        }
    }
}

impl From<Reason> for Refusal {
    fn from(reason: Reason) -> Self {
        Self { reason, alternatives: Vec::new() }
    }
}

impl Refusal {
    /// A refusal of one field.
    pub fn field(name: &str, fault: FieldFault) -> Self {
        Reason::Invalid(Invalid::Field { name: name.to_owned(), fault }).into()
    }
}
