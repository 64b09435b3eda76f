//! What depends on notices: working days counted on, and what a later notice changes.

use crate::day_type::{Calendar, NoticeDay};
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// Most working days that one question may count.
pub const MAX_WORKING_DAYS: u32 = 750;

/// No answer: a year without a notice lies in the way (数据不足).
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the notice of {year} is missing: insufficient data")]
pub struct InsufficientData {
    /// The first such year.
    pub year: i32,
}

/// The `count`-th working day after a date; the date itself does not count, 0 is the date.
///
/// # Errors
/// A day on the way lies in a year without a notice, or more than [`MAX_WORKING_DAYS`] are asked.
pub fn add_working_days(
    calendar: &Calendar,
    date: NaiveDate,
    count: u32,
) -> Result<NaiveDate, InsufficientData> {
    let mut left = count;
    let mut last = date;
    for day in date.iter_days().skip(1) {
        if left == 0 {
            return Ok(last);
        }
        let info = calendar.day(day);
        if info.provisional || count > MAX_WORKING_DAYS {
            return Err(InsufficientData { year: day.year() });
        }
        if info.day_type.is_working() {
            (left, last) = (left - 1, day);
        }
    }
    Err(InsufficientData { year: last.year() })
}

/// One date of which a later notice says something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayChange {
    /// The date.
    pub date: NaiveDate,
    /// What stood before; nothing is an ordinary day of the week.
    pub before: Option<NoticeDay>,
    /// What stands now.
    pub after: Option<NoticeDay>,
}

/// The dates on which two notices differ, in order.
pub fn changes(
    before: &BTreeMap<NaiveDate, NoticeDay>,
    after: &BTreeMap<NaiveDate, NoticeDay>,
) -> Vec<DayChange> {
    let dates: BTreeSet<NaiveDate> = before.keys().chain(after.keys()).copied().collect();
    let change = |date: NaiveDate| DayChange {
        date,
        before: before.get(&date).cloned(),
        after: after.get(&date).cloned(),
    };
    dates.into_iter().map(change).filter(|change| change.before != change.after).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day_type::NoticeKind;
    use chrono::Duration;
    use proptest::prelude::*;

    fn calendar(years: &[i32], days: &[(NaiveDate, NoticeKind)]) -> Calendar {
        let named = |kind| NoticeDay { kind, name: "x".to_owned() };
        Calendar {
            years: years.iter().copied().collect(),
            days: days.iter().map(|(day, kind)| (*day, named(*kind))).collect(),
        }
    }

    fn day(n: i64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 1, 1).expect("a date") + Duration::days(n)
    }

    #[test]
    fn a_friday_and_one_working_day_is_monday_and_none_is_friday() {
        let calendar = calendar(&[2026], &[]);
        let friday: NaiveDate = "2026-11-27".parse().expect("a date");
        assert_eq!(add_working_days(&calendar, friday, 1), Ok(friday + Duration::days(3)));
        assert_eq!(add_working_days(&calendar, friday, 0), Ok(friday));
    }

    #[test]
    fn a_year_that_is_not_known_is_not_guessed() {
        let calendar = calendar(&[2026], &[]);
        let late: NaiveDate = "2026-12-30".parse().expect("a date");
        assert!(add_working_days(&calendar, late, 1).is_ok());
        let answer = add_working_days(&calendar, late, 2);
        assert_eq!(answer, Err(InsufficientData { year: 2027 }));
        let far = add_working_days(&calendar, late, MAX_WORKING_DAYS + 1);
        assert!(far.is_err(), "too many to count");
    }

    #[test]
    fn only_what_differs_is_a_change() {
        let one = calendar(&[], &[(day(0), NoticeKind::Statutory), (day(3), NoticeKind::Makeup)]);
        let two = calendar(&[], &[(day(0), NoticeKind::Statutory), (day(4), NoticeKind::Makeup)]);
        let changes = changes(&one.days, &two.days);
        let dates: Vec<_> = changes.iter().map(|change| change.date).collect();
        assert_eq!(dates, [day(3), day(4)]);
        assert!(changes[0].after.is_none() && changes[1].before.is_none());
    }

    proptest! {
        /// Counted the other way round: the n-th day is worked, and n days up to it are.
        #[test]
        fn as_many_working_days_lie_between(
            from in 0i64..300,
            count in 1u32..30,
            noted in prop::collection::btree_map(0i64..400, 0u8..3, 0..60),
        ) {
            let kinds = [NoticeKind::Statutory, NoticeKind::Off, NoticeKind::Makeup];
            let days: Vec<_> =
                noted.iter().map(|(n, kind)| (day(*n), kinds[usize::from(*kind)])).collect();
            let calendar = calendar(&[2026, 2027], &days);
            let found = add_working_days(&calendar, day(from), count).expect("both years known");
            let works = |date: NaiveDate| {
                let weekend = date.format("%u").to_string().parse::<u8>().expect("a digit") > 5;
                let noted = days.iter().find(|(day, _)| *day == date).map(|(_, kind)| *kind);
                noted.map_or(!weekend, |kind| kind == NoticeKind::Makeup)
            };
            prop_assert!(works(found));
            let between = day(from).iter_days().skip(1).take_while(|date| *date <= found);
            prop_assert_eq!(between.filter(|date| works(*date)).count(), count as usize);
        }
    }
}
