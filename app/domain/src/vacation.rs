//! School vacations (寒暑假): ranges by stage, which a school sets for itself and a division for
//! everything in it (regulation §5.4: each education bureau sets its own).

use crate::facility::words;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

words! {
    /// A stage of school.
    Stage {
        /// 小学
        Primary = "primary",
        /// 初中
        Junior = "junior",
        /// 高中
        Senior = "senior",
    }
}

/// Longest vacation in days: more is a slip of the pen.
pub const MAX_VACATION_DAYS: i64 = 120;

/// One range, both ends included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vacation {
    /// For whom.
    pub stages: Vec<Stage>,
    /// First day without school.
    pub first: NaiveDate,
    /// Last day without school.
    pub last: NaiveDate,
}

impl Vacation {
    /// Whether the range makes sense: some stage, not reversed, not longer than four months.
    pub fn is_sound(&self) -> bool {
        let days = (self.last - self.first).num_days() + 1;
        !self.stages.is_empty() && (1..=MAX_VACATION_DAYS).contains(&days)
    }

    fn holds(&self, stage: Stage, date: NaiveDate) -> bool {
        self.stages.contains(&stage) && self.first <= date && date <= self.last
    }
}

/// The school year in which a date lies, by the year in which it began: September to August.
fn school_year(date: NaiveDate) -> i32 {
    if date.month() >= 9 { date.year() } else { date.year() - 1 }
}

/// Whether a date is school vacation at a place.
///
/// `levels` are the ranges of the school itself, then of the divisions above, nearest first. For
/// each stage the nearest that speaks of this school year decides. Every stage must be free: those
/// that the school `taught`, or, where that is not known, those of which anything is said this
/// school year. So a school is never open while one of its classes has lessons.
pub fn is_vacation(levels: &[&[Vacation]], taught: &[Stage], date: NaiveDate) -> bool {
    let this_year = |range: &&Vacation| school_year(range.first) == school_year(date);
    let free = |stage: Stage| {
        for level in levels {
            if level.iter().any(|range| range.holds(stage, date)) {
                return true;
            }
            if level.iter().filter(this_year).any(|range| range.stages.contains(&stage)) {
                return false;
            }
        }
        false
    };
    let told = |stage: &Stage| {
        let mut ranges = levels.iter().flat_map(|level| level.iter());
        ranges.any(|range| {
            range.stages.contains(stage) && (this_year(&range) || range.holds(*stage, date))
        })
    };
    let counted: Vec<Stage> = Stage::ALL.iter().copied().filter(|s| taught.contains(s)).collect();
    let counted = if counted.is_empty() {
        Stage::ALL.iter().copied().filter(told).collect()
    } else {
        counted
    };
    !counted.is_empty() && counted.into_iter().all(free)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Stage; 3] = [Stage::Primary, Stage::Junior, Stage::Senior];

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn range(stages: &[Stage], first: &str, last: &str) -> Vacation {
        Vacation { stages: stages.to_vec(), first: date(first), last: date(last) }
    }

    #[test]
    fn both_ends_belong_to_it() {
        let district = [range(&ALL, "2026-07-11", "2026-08-31")];
        for (day, free) in [
            ("2026-07-10", false),
            ("2026-07-11", true),
            ("2026-08-31", true),
            ("2026-09-01", false),
        ] {
            assert_eq!(is_vacation(&[&district], &[], date(day)), free, "{day}");
        }
    }

    #[test]
    fn every_stage_must_be_free_and_a_school_counts_its_own() {
        let district = [
            range(&[Stage::Primary, Stage::Junior], "2026-07-01", "2026-08-31"),
            range(&[Stage::Senior], "2026-07-11", "2026-08-25"),
        ];
        let free = |taught: &[Stage], day| is_vacation(&[&district], taught, date(day));
        assert!(!free(&[], "2026-07-05") && free(&[], "2026-07-12") && !free(&[], "2026-08-30"));
        assert!(free(&[Stage::Primary], "2026-07-05"));
        assert!(!free(&[Stage::Junior, Stage::Senior], "2026-07-05"));
    }

    #[test]
    fn the_nearest_that_speaks_of_the_school_year_decides() {
        let city = [
            range(&ALL, "2026-02-02", "2026-03-01"),
            range(&ALL, "2026-07-11", "2026-08-31"),
            range(&ALL, "2027-01-25", "2027-02-21"),
        ];
        let school = [range(&ALL, "2026-07-04", "2026-08-28")];
        let free = |day| is_vacation(&[&school, &[], &city], &[], date(day));
        // The school has spoken of 2025/26: the city's winter of that year is not its own.
        assert!(!free("2026-02-10"));
        assert!(free("2026-07-05") && !free("2026-08-30"));
        assert!(free("2027-02-01"), "of the next school year only the city speaks");
    }

    #[test]
    fn a_range_over_the_end_of_august_holds_to_its_end() {
        let district = [range(&ALL, "2026-07-11", "2026-09-06")];
        assert!(is_vacation(&[&district], &[], date("2026-09-03")));
        assert!(!is_vacation(&[&district], &[], date("2026-09-07")));
    }

    #[test]
    fn nothing_said_is_no_vacation() {
        assert!(!is_vacation(&[], &[], date("2026-08-08")));
        assert!(!is_vacation(&[&[]], &ALL, date("2026-08-08")));
    }

    #[test]
    fn reversed_or_endless_ranges_are_not_sound() {
        assert!(range(&ALL, "2026-07-11", "2026-07-11").is_sound());
        assert!(!range(&ALL, "2026-07-11", "2026-07-10").is_sound());
        assert!(!range(&ALL, "2026-01-01", "2026-12-31").is_sound());
        assert!(!range(&[], "2026-07-11", "2026-08-31").is_sound());
    }
}
