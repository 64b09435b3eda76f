//! One type for every id, so that a space is never passed where a facility is meant.
//!
//! Ids are opaque text outside (`UUIDv7` as the server mints them).

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! id {
    ($(#[$doc:meta] $name:ident),* $(,)?) => {$(
        #[$doc]
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(value_type = String))]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

id! {
    /// A sign-in.
    AccountId,
    /// A person, with or without an account.
    PersonId,
    /// A partner unit (驻区单位).
    UnitId,
    /// A facility (设施).
    FacilityId,
    /// A leaf piece of floor (分区).
    AreaId,
    /// What one uses (场地): a named set of areas.
    SpaceId,
    /// Something lent with a booking (物品).
    AssetId,
    /// A photo of a facility.
    PhotoId,
    /// A booking (预约).
    BookingId,
    /// A closure (暂停开放).
    ClosureId,
    /// Time that a unit takes for itself (内部使用).
    BlockId,
    /// A mark at the door (开门·关门).
    MarkId,
    /// Somebody's turn at the door (值守).
    DutyId,
    /// Somebody who takes such turns without an account (志愿值守).
    VolunteerId,
    /// Somebody came and found it locked (到了没开门).
    LockedId,
    /// The official code of a division (行政区划代码), `x-…` where none is known.
    DivisionCode,
}
