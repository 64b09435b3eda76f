//! Opening hours to start from, and where they come from.

use crate::day_type::DayType;
use crate::facility::Category;
use crate::name::Name;
use crate::opening::{DaySelector, Hours, OpeningRule};
use chrono::Weekday;

const WORKDAYS: &[DaySelector] =
    &[DaySelector::Type(DayType::Workday), DaySelector::Type(DayType::Makeup)];
const DAYS_OFF: &[DaySelector] = &[
    DaySelector::Type(DayType::Weekend),
    DaySelector::Type(DayType::Statutory),
    DaySelector::Type(DayType::Off),
];

/// Whole hours of one stretch.
type Stretch = (i64, i64);

fn rule(days: &[DaySelector], hours: &[Stretch]) -> OpeningRule {
    let hours = hours.iter().filter_map(|(from, to)| Hours::new(from * 60, to * 60));
    OpeningRule::new(days.to_vec(), hours.collect())
}

fn every_day(hours: &[Stretch]) -> Vec<OpeningRule> {
    vec![rule(WORKDAYS, hours), rule(DAYS_OFF, hours)]
}

/// The rules, and the reason for them.
pub(super) fn of(category: Category) -> (Vec<OpeningRule>, Name) {
    use Category as C;
    match category {
        C::Library => (library(), LIBRARY.name()),
        C::CultureCentre | C::CultureStation => {
            (vec![rule(WORKDAYS, &[(9, 12), (14, 21)]), rule(DAYS_OFF, &[(9, 17)])], CULTURE.name())
        }
        C::ActivityRoom => {
            (vec![rule(WORKDAYS, &[(14, 21)]), rule(DAYS_OFF, &[(9, 17)])], ACTIVITY_ROOM.name())
        }
        C::PartyMassRoom => (
            vec![rule(WORKDAYS, &[(8, 18)]), rule(DAYS_OFF, &[(9, 12), (14, 17)])],
            PARTY_MASS.name(),
        ),
        C::SportsVenue | C::Gym | C::Court => {
            (vec![rule(WORKDAYS, &[(14, 21)]), rule(DAYS_OFF, &[(8, 21)])], SPORTS.name())
        }
        C::SchoolSports => (school(), SCHOOL.name()),
        C::Outdoor => (every_day(&[(6, 22)]), OUTDOOR.name()),
        C::Classroom | C::MeetingRoom | C::Hall => {
            (vec![rule(WORKDAYS, &[(18, 21)]), rule(DAYS_OFF, &[(9, 17)])], Name::default())
        }
        C::Youth => (
            vec![
                rule(WORKDAYS, &[(16, 20)]),
                rule(DAYS_OFF, &[(9, 17)]),
                rule(&[DaySelector::SchoolVacation], &[(9, 17)]),
            ],
            Name::default(),
        ),
        C::Elderly => (every_day(&[(8, 12), (14, 17)]), Name::default()),
        C::Other => {
            (vec![rule(WORKDAYS, &[(14, 17)]), rule(DAYS_OFF, &[(9, 12)])], Name::default())
        }
    }
}

/// 57 hours a week, closed on Mondays that are no holiday.
fn library() -> Vec<OpeningRule> {
    let hours = &[Hours { from: 9 * 60, to: 18 * 60 + 30 }];
    let days = [WORKDAYS, &DAYS_OFF[..1]].concat();
    let mut weekly = OpeningRule::new(days, hours.to_vec());
    weekly.except = vec![DaySelector::On(Weekday::Mon)];
    vec![weekly, OpeningRule::new(DAYS_OFF[1..].to_vec(), hours.to_vec())]
}

/// Two hours after teaching; eight on days without it.
fn school() -> Vec<OpeningRule> {
    let free = &[(8, 12), (14, 18)];
    vec![
        rule(WORKDAYS, &[(18, 20)]),
        rule(DAYS_OFF, free),
        rule(&[DaySelector::SchoolVacation], free),
    ]
}

/// A source in both languages.
struct Source(&'static str, &'static str);

impl Source {
    fn name(&self) -> Name {
        Name::new(self.0, self.1)
    }
}

const LIBRARY: Source = Source(
    "按每周不少于 56 小时、公休日开放起步（最低时限由省级规定，请核对本地要求；公共图书馆法第三十八条：公休日应当开放）",
    "Starts from 56 hours a week and open weekends (the floor is set by each province, check yours; Public Library Law, Art. 38: open on weekends)",
);
const CULTURE: Source = Source(
    "按每周不少于 42 小时、约三分之一为错时起步（最低时限由省级规定，请核对本地要求；公共文化体育设施条例第十七条）",
    "Starts from 42 hours a week with about a third outside office hours (the floor is set by each province, check yours; Regulation on Public Cultural and Sports Facilities, Art. 17)",
);
const ACTIVITY_ROOM: Source = Source(
    "按每周不少于 42 小时起步（各地 35 或 42 小时，请核对本地要求）",
    "Starts from 42 hours a week (35 or 42 by place, check yours)",
);
const PARTY_MASS: Source = Source(
    "没有找到统一时限，参考各地错时服务的做法",
    "No common floor was found; follows staggered service as practised in several places",
);
const SPORTS: Source = Source(
    "按每周不少于 35 小时、节假日每天不少于 8 小时起步（享受补助的公共体育场馆要求，请核对本地规定）",
    "Starts from 35 hours a week and 8 hours on days off (asked of subsidised public venues, check your local rule)",
);
const SCHOOL: Source = Source(
    "按教学日课后 2 小时、非教学日 8 小时起步（宁波等地的规定，各地不同，请核对本地要求）",
    "Starts from 2 hours after teaching and 8 hours on days without (as in Ningbo and other places, check yours)",
);
const OUTDOOR: Source = Source(
    "按每天不少于 12 小时起步（公共体育场馆户外区域的要求）",
    "Starts from 12 hours a day (asked of outdoor areas of public venues)",
);
