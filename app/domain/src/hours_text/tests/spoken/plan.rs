//! What is meant.

use crate::day_type::{DayInfo, DayType};
use crate::hours_text::ReadAs;
use crate::opening::Hours;
use chrono::Datelike;
use proptest::prelude::*;

/// The words by which days are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// 每天
    Every,
    /// 周一至周五 and 周末
    Weekend,
    /// 周一至周五 and 周六、周日
    TwoDays,
    /// 工作日 and 周末及节假日
    Workdays,
    /// Weekdays one by one.
    Days,
}

/// What is said of holidays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    Unsaid,
    Closed,
    /// The third list of hours.
    Own,
}

/// A posting in the mind of its writer.
#[derive(Clone, Debug)]
pub struct Plan {
    pub hong_kong: bool,
    pub group: Group,
    /// Three different lists of hours.
    pub hours: [Vec<Hours>; 3],
    /// With [`Group::Days`]: which list each weekday has; 3 is closed.
    pub days: [usize; 7],
    /// With [`Group::Every`]: closed on this weekday, and whether holidays are not.
    pub shut: Option<(usize, bool)>,
    /// With [`Group::Every`]: a weekday of the month that is closed.
    pub monthly: Option<(usize, u32)>,
    pub holiday: Holiday,
    /// 4月至10月 as said; in the other months the second list of hours, every day.
    pub summer: bool,
}

impl Plan {
    pub fn read_as(&self) -> ReadAs {
        if self.hong_kong { ReadAs::HongKong } else { ReadAs::Mainland }
    }

    /// The hours of a day, by the words.
    pub fn meant(&self, day: &DayInfo) -> Vec<Hours> {
        if self.summer && !(4..=10).contains(&day.date.month()) {
            return self.hours[1].clone();
        }
        let holiday = matches!(day.day_type, DayType::Statutory | DayType::Off);
        let weekday = day.date.weekday().num_days_from_monday() as usize;
        let nth = (day.date.day() - 1) / 7 + 1;
        if self.group == Group::Every {
            if self.monthly == Some((weekday, nth)) {
                return Vec::new();
            }
            if let Some((shut, free)) = self.shut {
                let open = weekday != shut || holiday && free;
                return if open { self.hours[0].clone() } else { Vec::new() };
            }
        }
        match self.holiday {
            Holiday::Closed if holiday && self.group != Group::Workdays => return Vec::new(),
            Holiday::Own if holiday && self.group != Group::Workdays => {
                return self.hours[2].clone();
            }
            _ => {}
        }
        let work = match self.group {
            Group::Every => return self.hours[0].clone(),
            Group::Days => return self.of_day(day, weekday),
            Group::Weekend | Group::TwoDays if day.day_type == DayType::Makeup => true,
            // 周末 is the weekend by the calendar, and holidays of which nothing is said follow it.
            Group::Weekend if !self.hong_kong => day.day_type == DayType::Workday,
            Group::Weekend | Group::TwoDays => weekday < 5,
            Group::Workdays => matches!(day.day_type, DayType::Workday | DayType::Makeup),
        };
        self.hours[usize::from(!work)].clone()
    }

    fn of_day(&self, day: &DayInfo, weekday: usize) -> Vec<Hours> {
        let list = |n: usize| self.hours.get(n).cloned().unwrap_or_default();
        let alike = self.days[..5].iter().all(|n| *n == self.days[0]);
        let makeup = day.day_type == DayType::Makeup && alike && self.days[0] < 3;
        list(self.days[if makeup { 0 } else { weekday }])
    }
}

/// One to three intervals after each other, in steps of five minutes, none before 06:00; the last
/// may run past midnight.
fn hours() -> impl Strategy<Value = Vec<Hours>> {
    let times = prop::collection::btree_set(72i64..287, 2..=6);
    (times, prop::option::weighted(0.1, 300i64..=348)).prop_map(|(times, late)| {
        let times: Vec<i64> = times.into_iter().map(|time| time * 5).collect();
        let mut found: Vec<Hours> =
            times.chunks_exact(2).map(|pair| Hours { from: pair[0], to: pair[1] }).collect();
        if let (Some(late), Some(last)) = (late, found.last_mut())
            && last.from >= 12 * 60
        {
            last.to = late * 5;
        }
        found
    })
}

/// Any plan.
pub fn plan() -> impl Strategy<Value = Plan> {
    let group = prop_oneof![
        Just(Group::Every),
        Just(Group::Weekend),
        Just(Group::TwoDays),
        Just(Group::Workdays),
        Just(Group::Days)
    ];
    let holiday = prop_oneof![Just(Holiday::Unsaid), Just(Holiday::Closed), Just(Holiday::Own)];
    let hours = [hours(), hours(), hours()];
    let shut = prop::option::of((0usize..7, any::<bool>()));
    let monthly = prop::option::of((0usize..7, 1u32..=4));
    let days = prop::array::uniform7(0usize..4);
    (any::<bool>(), group, hours, days, shut, monthly, holiday, prop::bool::weighted(0.2))
        .prop_filter("different hours", |(_, _, hours, ..)| {
            hours[0] != hours[1] && hours[1] != hours[2] && hours[0] != hours[2]
        })
        .prop_filter("open on some day", |(_, _, _, days, ..)| days.iter().any(|n| *n < 3))
        .prop_map(|(hong_kong, group, hours, days, shut, monthly, holiday, summer)| {
            // 工作日 is a word of the mainland; closings and holiday hours are not said together.
            let group = if hong_kong && group == Group::Workdays { Group::TwoDays } else { group };
            let shut = shut.filter(|_| monthly.is_none() && group == Group::Every);
            let monthly = monthly.filter(|_| group == Group::Every);
            let plain = shut.is_none() && monthly.is_none();
            let holiday = if plain { holiday } else { Holiday::Unsaid };
            let summer = summer && holiday == Holiday::Unsaid && monthly.is_none();
            Plan { hong_kong, group, hours, days, shut, monthly, holiday, summer }
        })
}
