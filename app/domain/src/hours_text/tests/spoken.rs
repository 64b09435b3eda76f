//! Hours made up at random, said in many ways, read back: the year must be the one meant.
//!
//! What is meant is computed here by the words of domain §2, without rules and without `resolve`.

mod plan;
mod say;

use super::a_year;
use crate::day_type::DayType::{Makeup, Off, Statutory, Weekend, Workday};
use crate::hours_text::{ReadAs, read};
use crate::opening::resolve;
use plan::{Plan, plan};
use proptest::prelude::*;
use say::{Way, way};

/// Fails with the first day on which the reading differs from what was meant.
fn same_year(text: &str, plan: &Plan) -> Result<(), TestCaseError> {
    let read_as = plan.read_as();
    let rules =
        read(text, read_as).map_err(|fault| TestCaseError::fail(format!("{text:?}: {fault}")))?;
    for day in a_year(read_as) {
        let meant = plan.meant(&day);
        let found = resolve(&rules, day.clone(), false).hours;
        prop_assert_eq!(found, meant, "{:?} on {:?}: {}", text, day, super::short(&rules));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_is_said_is_what_is_read(plan in plan(), way in way()) {
        same_year(&way.say(&plan), &plan)?;
    }

    /// A minute that lost a digit is no time, and 8:3 is not 8:30.
    #[test]
    fn a_lost_digit_is_refused(plan in plan(), which in any::<prop::sample::Index>()) {
        let text = Way::CLOCK.say(&plan);
        let chars: Vec<char> = text.chars().collect();
        let colons: Vec<usize> = (0..chars.len()).filter(|n| chars[*n] == ':').collect();
        let minute = colons[which.index(colons.len())] + 1;
        let cut: String = chars[..minute].iter().chain(&chars[minute + 1..]).collect();
        let result = read(&cut, plan.read_as());
        prop_assert!(result.is_err(), "{:?} from {:?}", cut, text);
    }

    /// Whatever one character is changed, what is read is never a week of other hours than those
    /// that stand in the text.
    #[test]
    fn no_hours_are_invented(plan in plan(), way in way(), at in any::<prop::sample::Index>(), with in "[0-9一五六日、,;至-]") {
        let text = way.say(&plan);
        let mut chars: Vec<char> = text.chars().collect();
        let at = at.index(chars.len());
        chars[at] = with.chars().next().unwrap_or(';');
        let changed: String = chars.into_iter().collect();
        if let Ok(rules) = read(&changed, plan.read_as()) {
            let marks: usize = changed.chars().filter(|c| c.is_ascii_digit() || "一二三四五六七八九十半正".contains(*c)).count();
            let ends: std::collections::BTreeSet<i64> =
                rules.iter().flat_map(|rule| &rule.hours).flat_map(|hours| [hours.from, hours.to]).collect();
            prop_assert!(ends.len() <= marks + 2, "{changed:?}");
        }
    }
}

#[test]
fn the_plan_of_an_example_is_what_one_thinks() {
    let rules =
        read("周一至周五18:00-21:00;周末及节假日8:00-21:00", ReadAs::Mainland).expect("is read");
    let hours = |date: &str, day_type| super::hours(&rules, date, day_type);
    assert_eq!(hours("2026-11-25", Workday), "18:00-21:00");
    assert_eq!(hours("2026-11-28", Weekend), "08:00-21:00");
    assert_eq!(hours("2026-10-01", Statutory), "08:00-21:00");
    assert_eq!(hours("2026-10-05", Off), "08:00-21:00");
    assert_eq!(hours("2026-09-20", Makeup), "18:00-21:00");
}
