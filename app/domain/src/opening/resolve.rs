//! From rules to the intervals of one day. The one function behind search, week view, admission,
//! figures and feeds.

use super::{DaySelector, Hours, OpeningRule};
use crate::day_type::DayInfo;
#[cfg(feature = "zones")]
use crate::{time::Slot, zone};
use serde::{Deserialize, Serialize};

/// One day as posted: what kind of day, and the intervals, unjoined and in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OpenDay {
    /// The day and its type.
    #[serde(flatten)]
    pub day: DayInfo,
    /// 寒暑假: it is school vacation here.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub school_vacation: bool,
    /// Posted intervals; empty is closed. Touching intervals stay apart here, because each gives
    /// its own grid of starts.
    pub hours: Vec<Hours>,
}

/// The intervals of one day under the rules.
///
/// Order: dated rules, then overlays, then the day type with its stand-ins, then the weekday.
/// The first kind with a rule that holds decides, also when it says "closed".
pub fn resolve(rules: &[OpeningRule], day: DayInfo, school_vacation: bool) -> OpenDay {
    let holds: Vec<&OpeningRule> = rules
        .iter()
        .filter(|rule| {
            rule.season.is_none_or(|season| season.holds(day.date))
                && rule.valid_from.is_none_or(|from| from <= day.date)
                && rule.valid_to.is_none_or(|to| day.date <= to)
                && !rule.except.iter().any(|not| not.names(&day, school_vacation))
        })
        .collect();
    let chosen = |wanted: &dyn Fn(&DaySelector) -> bool| -> Option<Vec<Hours>> {
        let mut rules = holds.iter().filter(|rule| rule.days.iter().any(wanted)).peekable();
        rules.peek()?;
        Some(merged(rules.flat_map(|rule| rule.hours.iter().copied()).collect()))
    };
    let overlay = |selector: &DaySelector| {
        matches!(selector, DaySelector::SchoolVacation | DaySelector::FitnessDay)
            && selector.names(&day, school_vacation)
    };
    let hours = chosen(&|selector| selector.is_dated() && selector.names(&day, school_vacation))
        .or_else(|| chosen(&overlay))
        .or_else(|| {
            day.day_type
                .stand_ins()
                .iter()
                .find_map(|kind| chosen(&|selector| *selector == DaySelector::Type(*kind)))
        })
        .or_else(|| {
            chosen(&|selector| selector.is_weekday() && selector.names(&day, school_vacation))
        })
        .unwrap_or_default();
    OpenDay { day, school_vacation, hours }
}

/// Sorted; intervals of two rules that overlap become one, touching ones stay two.
fn merged(mut hours: Vec<Hours>) -> Vec<Hours> {
    hours.sort_unstable();
    let mut out: Vec<Hours> = Vec::with_capacity(hours.len());
    for next in hours {
        match out.last_mut() {
            Some(last) if next.from < last.to => last.to = last.to.max(next.to),
            _ => out.push(next),
        }
    }
    out
}

/// The posted intervals of some days as instants, unjoined and in order.
#[cfg(feature = "zones")]
pub fn open_slots(days: &[OpenDay], zone: zone::Tz) -> Vec<Slot> {
    let mut slots: Vec<Slot> = days
        .iter()
        .flat_map(|open| {
            let at = move |minutes| zone::instant(zone, open.day.date, minutes);
            open.hours.iter().map(move |hours| Slot::new(at(hours.from), at(hours.to)))
        })
        .filter(|slot| slot.is_real())
        .collect();
    slots.sort_unstable();
    slots
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day_type::DayType;

    fn day(date: &str, day_type: DayType) -> DayInfo {
        let date = date.parse().expect("a date");
        DayInfo { date, day_type, name: None, provisional: false }
    }

    fn rule(days: &[&str], hours: &[&str]) -> OpeningRule {
        OpeningRule::new(
            days.iter().map(|d| d.parse().expect("a day")).collect(),
            hours.iter().map(|h| h.parse().expect("hours")).collect(),
        )
    }

    fn hours(rules: &[OpeningRule], date: &str, day_type: DayType) -> String {
        let open = resolve(rules, day(date, day_type), false);
        open.hours.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_make_up_sunday_follows_the_workday_rule() {
        let rules = [rule(&["workday"], &["18:00-21:00"]), rule(&["weekend"], &["08:00-21:00"])];
        assert_eq!(hours(&rules, "2026-09-20", DayType::Makeup), "18:00-21:00");
        assert_eq!(hours(&rules, "2026-09-27", DayType::Off), "08:00-21:00");
    }

    #[test]
    fn closed_on_mondays_but_not_on_statutory_ones() {
        let mut daily = rule(&["workday", "makeup", "weekend"], &["09:00-17:00"]);
        daily.except = vec!["mon".parse().expect("a day")];
        let rules = [daily, rule(&["statutory"], &["10:00-16:00"])];
        assert_eq!(hours(&rules, "2026-11-23", DayType::Workday), "");
        assert_eq!(hours(&rules, "2026-11-24", DayType::Workday), "09:00-17:00");
        assert_eq!(hours(&rules, "2029-01-01", DayType::Statutory), "10:00-16:00");
    }

    #[test]
    fn a_dated_rule_wins_and_may_close() {
        let rules = [rule(&["workday"], &["09:00-17:00"]), rule(&["2026-12-05"], &[])];
        assert_eq!(hours(&rules, "2026-12-05", DayType::Workday), "");
    }

    #[test]
    fn overlapping_rules_join_and_touching_ones_do_not() {
        let rules =
            [rule(&["mon"], &["08:00-12:00", "12:00-14:00"]), rule(&["mon"], &["13:00-15:00"])];
        assert_eq!(hours(&rules, "2026-11-23", DayType::Workday), "08:00-12:00 12:00-15:00");
    }

    #[test]
    fn nothing_said_is_closed() {
        assert_eq!(
            hours(&[rule(&["weekend"], &["08:00-12:00"])], "2026-11-23", DayType::Workday),
            ""
        );
    }
}
