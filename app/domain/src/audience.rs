//! To whom a space is open: from where, as what, and who comes first (domain §4, check 2).

use crate::division::DivisionLevel;
use crate::facility::words;
use crate::ids::DivisionCode;
use crate::refusal::NotPermitted;
use crate::time::Instant;
use serde::{Deserialize, Serialize};

words! {
    /// From where people may be.
    #[derive(Default)]
    AudienceLevel {
        /// 所有人
        #[default]
        Anyone = "anyone",
        /// 本市
        City = "city",
        /// 本区·县
        District = "district",
        /// 本街道·镇
        Street = "street",
        /// 本社区
        Community = "community",
        /// 所列区划
        Listed = "listed",
    }
}

words! {
    /// As what people may come.
    #[derive(Default)]
    AudienceWho {
        /// 个人
        Individual = "individual",
        /// 团队
        Team = "team",
        /// 都可以
        #[default]
        Both = "both",
    }
}

impl AudienceLevel {
    /// The level of the division that is meant.
    const fn division(self) -> Option<DivisionLevel> {
        match self {
            Self::Anyone | Self::Listed => None,
            Self::City => Some(DivisionLevel::City),
            Self::District => Some(DivisionLevel::District),
            Self::Street => Some(DivisionLevel::Street),
            Self::Community => Some(DivisionLevel::Community),
        }
    }
}

/// Most divisions that one audience lists.
pub const MAX_LISTED: usize = 50;

/// To whom a space is open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Audience {
    /// From where.
    pub level: AudienceLevel,
    /// As what.
    pub who: AudienceWho,
    /// With `listed`: the divisions, each with all below it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub divisions: Vec<DivisionCode>,
    /// Who may book before the others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub priority: Option<Priority>,
}

/// Some come first: the others may book from 00:00 local of the start's day less `until_days`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Priority {
    /// Who comes first: a level of the facility's own divisions.
    pub level: AudienceLevel,
    /// Until how many days before the day of the start.
    pub until_days: i64,
}

impl Audience {
    /// Whether it keeps nobody out at any time.
    pub fn is_open(&self) -> bool {
        self.level == AudienceLevel::Anyone
            && self.who != AudienceWho::Team
            && self.priority.is_none()
    }

    /// The name of the first member that makes no sense, if any.
    pub fn fault(&self) -> Option<&'static str> {
        let listed = self.level == AudienceLevel::Listed;
        if listed == self.divisions.is_empty() || self.divisions.len() > MAX_LISTED {
            return Some("divisions");
        }
        let sound = |priority: &Priority| {
            priority.level.division().is_some() && (1..=366).contains(&priority.until_days)
        };
        (!self.priority.as_ref().is_none_or(sound)).then_some("priority")
    }
}

/// Where a facility lies: its divisions with their levels and paths, topmost first.
pub type Here = Vec<(DivisionLevel, String)>;

/// What is known of the person who asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Home {
    /// Path of the home division; empty where none was given.
    pub path: String,
    /// A worker saw a document.
    pub at_desk: bool,
}

/// What an audience says to one person, before any slot is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Why the person may not book here at all.
    pub shut_out: Option<NotPermitted>,
    /// The person comes after others.
    pub after: Option<Priority>,
}

/// Judges one person. An anonymous viewer is not judged: [`Standing::default`].
pub fn standing(audience: &Audience, here: &Here, home: &Home) -> Standing {
    let level = audience.level;
    let shut_out = if audience.who == AudienceWho::Team {
        Some(NotPermitted::TeamsOnly)
    } else if !belongs(level, &audience.divisions, here, home) {
        Some(NotPermitted::Audience { level })
    } else if level == AudienceLevel::Community && !home.at_desk {
        Some(NotPermitted::Unverified { level })
    } else {
        None
    };
    let first = |priority: &Priority| home.at_desk && belongs(priority.level, &[], here, home);
    Standing { shut_out, after: audience.priority.filter(|priority| !first(priority)) }
}

fn belongs(level: AudienceLevel, listed: &[DivisionCode], here: &Here, home: &Home) -> bool {
    let within = |path: &str| !path.is_empty() && home.path.starts_with(path);
    match level.division() {
        Some(wanted) => {
            let own = here.iter().find(|(level, _)| *level == wanted).or(here.last());
            own.is_some_and(|(_, path)| within(path))
        }
        None if level == AudienceLevel::Anyone => true,
        None => listed.iter().any(|code| home.path.contains(&format!("/{code}/"))),
    }
}

/// When a slot opens for those who come after others, if that lies ahead: `midnights` are the local
/// midnights from today's on, as far as anything can be booked.
pub fn opens_later(priority: Priority, midnights: &[Instant], start: Instant) -> Option<Instant> {
    let day = midnights.partition_point(|midnight| *midnight <= start).checked_sub(1)?;
    let opens = day.checked_sub(usize::try_from(priority.until_days).ok()?)?;
    (opens > 0).then(|| midnights.get(opens).copied()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, Duration};

    fn here() -> Here {
        let levels = [
            (DivisionLevel::Province, "/34/"),
            (DivisionLevel::City, "/34/3410/"),
            (DivisionLevel::District, "/34/3410/341023/"),
            (DivisionLevel::Street, "/34/3410/341023/341023100/"),
            (DivisionLevel::Community, "/34/3410/341023/341023100/341023100001/"),
        ];
        levels.map(|(level, path)| (level, path.to_owned())).to_vec()
    }

    fn home(path: &str, at_desk: bool) -> Home {
        Home { path: path.to_owned(), at_desk }
    }

    fn of(level: AudienceLevel) -> Audience {
        Audience { level, ..Audience::default() }
    }

    const NEXT_DOOR: &str = "/34/3410/341023/341023100/341023100002/";
    const OWN: &str = "/34/3410/341023/341023100/341023100001/";
    const OTHER_COUNTY: &str = "/34/3410/341024/341024100/341024100001/";
    const FAR: &str = "/33/3301/330106/330106001/330106001001/";

    #[test]
    fn each_level_takes_in_those_who_live_there() {
        use AudienceLevel::{Anyone, City, Community, District, Street};
        let taken_in = |path: &str| {
            [Anyone, City, District, Street, Community]
                .map(|level| standing(&of(level), &here(), &home(path, true)).shut_out.is_none())
        };
        assert_eq!(taken_in(OWN), [true; 5]);
        assert_eq!(taken_in(NEXT_DOOR), [true, true, true, true, false]);
        assert_eq!(taken_in(OTHER_COUNTY), [true, true, false, false, false]);
        assert_eq!(taken_in(FAR), [true, false, false, false, false]);
        assert_eq!(taken_in(""), [true, false, false, false, false]);
    }

    #[test]
    fn ones_own_community_wants_to_be_seen_at_the_desk() {
        let community = of(AudienceLevel::Community);
        let refused = standing(&community, &here(), &home(OWN, false)).shut_out;
        assert_eq!(refused, Some(NotPermitted::Unverified { level: AudienceLevel::Community }));
        assert_eq!(standing(&of(AudienceLevel::Street), &here(), &home(OWN, false)).shut_out, None);
    }

    #[test]
    fn listed_divisions_take_in_all_below_them() {
        let listed = Audience {
            divisions: vec!["341024".into(), "341023100002".into()],
            ..of(AudienceLevel::Listed)
        };
        let shut = |path: &str| standing(&listed, &here(), &home(path, false)).shut_out.is_some();
        assert_eq!([OTHER_COUNTY, NEXT_DOOR, OWN, FAR].map(shut), [false, false, true, true]);
        assert_eq!(listed.fault(), None);
        assert_eq!(of(AudienceLevel::Listed).fault(), Some("divisions"));
    }

    #[test]
    fn a_team_space_takes_no_single_person() {
        let team = Audience { who: AudienceWho::Team, ..Audience::default() };
        let refused = standing(&team, &here(), &home(OWN, true)).shut_out;
        assert_eq!(refused, Some(NotPermitted::TeamsOnly));
    }

    #[test]
    fn those_who_come_first_have_been_at_the_desk() {
        let priority = Priority { level: AudienceLevel::Community, until_days: 7 };
        let audience = Audience { priority: Some(priority), ..Audience::default() };
        let after = |path: &str, desk| standing(&audience, &here(), &home(path, desk)).after;
        assert_eq!(after(OWN, true), None);
        assert_eq!((after(OWN, false), after(NEXT_DOOR, true)), (Some(priority), Some(priority)));
        let endless = Priority { until_days: 0, ..priority };
        let audience = Audience { priority: Some(endless), ..Audience::default() };
        assert_eq!(audience.fault(), Some("priority"));
    }

    #[test]
    fn others_may_book_from_midnight_of_the_day_less_seven() {
        let midnight = |n: i64| {
            DateTime::from_timestamp(1_796_054_400, 0).expect("in range") + Duration::days(n)
        };
        let midnights: Vec<Instant> = (0..60).map(midnight).collect();
        let seven = Priority { level: AudienceLevel::Community, until_days: 7 };
        let at =
            |day, hours| opens_later(seven, &midnights, midnight(day) + Duration::hours(hours));
        // The seventh day from today opened at today's midnight; the eighth opens tomorrow.
        assert_eq!((at(0, 9), at(7, 0), at(7, 23)), (None, None, None));
        assert_eq!((at(8, 0), at(8, 23)), (Some(midnight(1)), Some(midnight(1))));
        assert_eq!(at(20, 9), Some(midnight(13)));
    }
}
