//! What kind of day a date is (domain §2): make-up workday, statutory, day off, weekend, workday.

#[cfg(all(test, feature = "zones"))]
mod cases;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The five day types, first match wins in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DayType {
    /// 调休上班: a weekend day on which people work.
    Makeup,
    /// 法定节假日: one of the statutory days.
    Statutory,
    /// 放假: a day off by the yearly notice that is not itself statutory.
    Off,
    /// 公休日: Saturday or Sunday.
    Weekend,
    /// 工作日.
    Workday,
}

impl DayType {
    /// The types whose rules serve for this one, in order: its own, then its stand-ins.
    pub const fn stand_ins(self) -> &'static [Self] {
        match self {
            Self::Makeup => &[Self::Makeup, Self::Workday],
            Self::Statutory => &[Self::Statutory, Self::Off, Self::Weekend],
            Self::Off => &[Self::Off, Self::Weekend],
            Self::Weekend => &[Self::Weekend],
            Self::Workday => &[Self::Workday],
        }
    }

    /// Whether people work on such a day.
    pub const fn is_working(self) -> bool {
        matches!(self, Self::Makeup | Self::Workday)
    }
}

/// What a notice says of one date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// A statutory day.
    Statutory,
    /// Another day off.
    Off,
    /// A make-up workday.
    Makeup,
}

/// One date of a notice, with the holiday's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeDay {
    /// What the notice makes of the date.
    pub kind: NoticeKind,
    /// 元旦, 春节, …
    pub name: String,
}

/// The imported notices of one holiday calendar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    /// Years for which a notice has been imported.
    pub years: BTreeSet<i32>,
    /// What the notices say, by date.
    pub days: BTreeMap<NaiveDate, NoticeDay>,
}

/// What one date is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DayInfo {
    /// The date.
    pub date: NaiveDate,
    /// Its type.
    pub day_type: DayType,
    /// The holiday's name, where a notice gives one.
    pub name: Option<String>,
    /// No notice for this year has been imported: the type is what the week and the computed
    /// statutory days say, and figures that depend on it are "insufficient data".
    pub provisional: bool,
}

impl Calendar {
    /// A calendar of weekends and nothing else, for which no notice is ever due.
    pub fn weekends_only(first_year: i32, last_year: i32) -> Self {
        Self { years: (first_year..=last_year).collect(), days: BTreeMap::new() }
    }

    /// The same calendar with another notice for one year: what the one it had said (`old`) goes,
    /// what `new` says comes; without a new one the year is provisional.
    #[must_use]
    pub fn with_notice(
        &self,
        year: i32,
        old: &BTreeMap<NaiveDate, NoticeDay>,
        new: Option<&BTreeMap<NaiveDate, NoticeDay>>,
    ) -> Self {
        let mut other = self.clone();
        other.days.retain(|day, _| !old.contains_key(day));
        other.years.remove(&year);
        if let Some(days) = new {
            other.years.insert(year);
            other.days.extend(days.iter().map(|(day, noted)| (*day, noted.clone())));
        }
        other
    }

    /// The type of a date.
    pub fn day(&self, date: NaiveDate) -> DayInfo {
        let provisional = !self.years.contains(&date.year());
        let noted = self.days.get(&date);
        let day_type = match noted.map(|day| day.kind) {
            Some(NoticeKind::Makeup) => DayType::Makeup,
            Some(NoticeKind::Statutory) => DayType::Statutory,
            Some(NoticeKind::Off) => DayType::Off,
            None if matches!(date.weekday(), Weekday::Sat | Weekday::Sun) => DayType::Weekend,
            None => DayType::Workday,
        };
        DayInfo { date, day_type, name: noted.map(|day| day.name.clone()), provisional }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn calendar_2026() -> Calendar {
        let mut calendar = Calendar::default();
        calendar.years.insert(2026);
        for (day, kind) in [
            ("2026-09-20", NoticeKind::Makeup),
            ("2026-10-01", NoticeKind::Statutory),
            ("2026-10-05", NoticeKind::Off),
        ] {
            let name = "国庆节".to_owned();
            calendar.days.insert(date(day), NoticeDay { kind, name });
        }
        calendar
    }

    #[test]
    fn a_make_up_sunday_is_a_workday_of_its_own_kind() {
        let day = calendar_2026().day(date("2026-09-20"));
        assert_eq!(day.day_type, DayType::Makeup);
        assert!(!day.provisional);
    }

    #[test]
    fn days_of_the_national_week_differ() {
        let calendar = calendar_2026();
        assert_eq!(calendar.day(date("2026-10-01")).day_type, DayType::Statutory);
        assert_eq!(calendar.day(date("2026-10-05")).day_type, DayType::Off);
        assert_eq!(calendar.day(date("2026-10-08")).day_type, DayType::Workday);
        assert_eq!(calendar.day(date("2026-10-11")).day_type, DayType::Weekend);
    }

    #[test]
    fn a_year_without_a_notice_is_provisional() {
        let day = calendar_2026().day(date("2027-01-04"));
        assert_eq!(day.day_type, DayType::Workday);
        assert!(day.provisional);
    }
}
