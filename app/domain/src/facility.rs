//! A place (设施): its category, its kind of owner, and what each is called in the database.

use serde::{Deserialize, Serialize};

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$variant_doc])* $variant),*
        }

        impl $name {
            /// Every one, in the order in which people see them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word in the database, in files and in the contract.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }

            /// Reads the word back.
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.as_str() == word)
            }
        }
    };
}
pub(crate) use words;

words! {
    /// What kind of place it is.
    Category {
        /// 图书馆·图书室
        Library = "library",
        /// 文化馆
        CultureCentre = "culture_centre",
        /// 文化站
        CultureStation = "culture_station",
        /// 活动室
        ActivityRoom = "activity_room",
        /// 党群服务中心
        PartyMassRoom = "party_mass_room",
        /// 体育场馆
        SportsVenue = "sports_venue",
        /// 学校体育设施
        SchoolSports = "school_sports",
        /// 健身房
        Gym = "gym",
        /// 球场
        Court = "court",
        /// 教室
        Classroom = "classroom",
        /// 会议室
        MeetingRoom = "meeting_room",
        /// 礼堂·多功能厅
        Hall = "hall",
        /// 青少年
        Youth = "youth",
        /// 老年
        Elderly = "elderly",
        /// 户外
        Outdoor = "outdoor",
        /// 其他
        Other = "other",
    }
}

words! {
    /// What kind of unit (驻区单位) it is.
    UnitKind {
        /// 机关
        Agency = "agency",
        /// 事业单位
        PublicInstitution = "public_institution",
        /// 公办学校
        SchoolPublic = "school_public",
        /// 民办学校
        SchoolPrivate = "school_private",
        /// 企业
        Enterprise = "enterprise",
        /// 社会组织
        SocialOrganisation = "social_organisation",
        /// 社区居委会等
        CommunityBody = "community_body",
        /// 物业
        PropertyManager = "property_manager",
        /// 业委会
        OwnersCommittee = "owners_committee",
    }
}

/// Accessibility attributes that are known, in the order in which people see them.
pub const ACCESSIBLE: &[&str] = &[
    "step_free",
    "accessible_toilet",
    "lift",
    "low_desk",
    "accessible_parking",
    "hearing_loop",
    "braille",
    "large_print",
    "tactile_paving",
    "guide_dogs",
    "wheelchair_loan",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_is_the_one_of_the_contract() {
        for category in Category::ALL {
            assert_eq!(Category::parse(category.as_str()), Some(*category));
            let json = serde_json::to_string(category).expect("serialises");
            assert_eq!(json, format!("\"{}\"", category.as_str()));
        }
        for kind in UnitKind::ALL {
            let json = serde_json::to_string(kind).expect("serialises");
            assert_eq!(json, format!("\"{}\"", kind.as_str()));
        }
    }
}
