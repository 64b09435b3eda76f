//! The tree of divisions (市 / 区·县 / 街道·镇 / 社区) and the holiday calendar of a subtree.

use serde::{Deserialize, Serialize};

/// Level of a division, from the province down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DivisionLevel {
    /// 省
    Province,
    /// 市
    City,
    /// 区·县
    District,
    /// 街道·镇
    Street,
    /// 社区·村
    Community,
}

impl DivisionLevel {
    /// The word in the database and in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Province => "province",
            Self::City => "city",
            Self::District => "district",
            Self::Street => "street",
            Self::Community => "community",
        }
    }

    /// Reads the word back.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Province, Self::City, Self::District, Self::Street, Self::Community]
            .into_iter()
            .find(|level| level.as_str() == word)
    }

    /// The level that an official code of this many digits stands for.
    pub const fn of_code_length(digits: usize) -> Option<Self> {
        match digits {
            2 => Some(Self::Province),
            4 => Some(Self::City),
            6 => Some(Self::District),
            9 => Some(Self::Street),
            12 => Some(Self::Community),
            _ => None,
        }
    }
}

/// Which yearly notices hold in a subtree (domain §1).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CalendarId {
    /// Mainland: State Council notices.
    #[default]
    Cn,
    /// Hong Kong.
    Hk,
    /// Taiwan.
    Tw,
    /// Weekends only.
    None,
}

impl CalendarId {
    /// The word in the database and in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cn => "cn",
            Self::Hk => "hk",
            Self::Tw => "tw",
            Self::None => "none",
        }
    }

    /// Reads the word back.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Cn, Self::Hk, Self::Tw, Self::None].into_iter().find(|id| id.as_str() == word)
    }
}
