//! Prices: the contract's example, and what holds of every price.

use super::*;
use crate::day_type::Calendar;
use crate::time::Instant;
use chrono::{DateTime, Duration};
use proptest::prelude::*;

fn at(minute: i64) -> Instant {
    DateTime::from_timestamp(1_800_000_000, 0).expect("in range") + Duration::minutes(minute)
}

fn slot(start: i64, end: i64) -> Slot {
    Slot::new(at(start), at(end))
}

fn read(json: &str) -> PriceRule {
    serde_json::from_str(json).expect("a price")
}

fn example() -> PriceRule {
    read(
        r#"{"per_hour_fen": 2000, "step_min": 30,
            "free": [{"days": ["workday"], "hours": ["08:00-12:00"]}],
            "concessions": {"senior": 50, "student": 50, "disabled": 0}}"#,
    )
}

#[test]
fn two_hours_of_which_one_is_free_cost_one() {
    let told = price(&example(), slot(0, 120), 4, &[slot(-60, 60)]);
    assert_eq!(told.total_fen, 2000);
    let charge = Charge::Time { minutes: 60, per_hour_fen: 2000 };
    let free = PricedLine { charge: Charge::Free { minutes: 60 }, fen: 0 };
    assert_eq!(told.lines, [PricedLine { charge, fen: 2000 }, free]);
}

#[test]
fn steps_and_fen_are_rounded_up() {
    let rule = read(r#"{"per_hour_fen": 1001, "step_min": 30}"#);
    assert_eq!(price(&rule, slot(0, 31), 1, &[]).total_fen, 1001);
    assert_eq!(price(&rule, slot(0, 30), 1, &[]).total_fen, 501);
}

#[test]
fn a_session_and_a_visit_are_free_only_wholly_inside() {
    let session = read(r#"{"per_session_fen": 5000}"#);
    let visit = read(r#"{"per_visit_fen": 300}"#);
    assert_eq!(price(&session, slot(0, 120), 4, &[slot(0, 119)]).total_fen, 5000);
    assert_eq!(price(&visit, slot(0, 120), 4, &[]).total_fen, 1200);
    assert_eq!(price(&visit, slot(0, 120), 4, &[slot(60, 120), slot(0, 60)]).total_fen, 0);
}

#[test]
fn what_makes_no_sense_is_named() {
    assert_eq!(example().fault(), None);
    for (json, field) in [
        ("{}", "per_hour_fen"),
        (r#"{"per_hour_fen": 1, "per_visit_fen": 1}"#, "per_hour_fen"),
        (r#"{"per_visit_fen": -1}"#, "per_visit_fen"),
        (r#"{"per_hour_fen": 1, "step_min": 0}"#, "step_min"),
        (r#"{"per_hour_fen": 1, "free": [{"days": [], "hours": []}]}"#, "free"),
        (r#"{"per_hour_fen": 1, "concessions": {"senior": 101}}"#, "concessions"),
    ] {
        assert_eq!(read(json).fault(), Some(field), "{json}");
    }
    assert!(serde_json::from_str::<PriceRule>(r#"{"per_day_fen": 1}"#).is_err());
    assert!(
        serde_json::from_str::<PriceRule>(r#"{"per_hour_fen": 1, "concessions": {"king": 0}}"#)
            .is_err()
    );
}

#[test]
fn what_was_read_is_written_again() {
    let json = serde_json::to_string(&example()).expect("is written");
    assert_eq!(read(&json), example());
}

#[test]
fn the_eighth_of_august_is_free_for_sports() {
    let days = ["2026-08-07", "2026-08-08", "2026-08-10"];
    let day = |text: &&str| (Calendar::default().day(text.parse().expect("a date")), false);
    let hours = |category| -> Vec<usize> {
        let open = example().free_hours(category, days.iter().map(day));
        open.iter().map(|day| day.hours.len()).collect()
    };
    assert_eq!(hours(Category::Court), [1, 1, 1], "the Saturday too");
    assert_eq!(hours(Category::Hall), [1, 0, 1]);
}

fn rule() -> impl Strategy<Value = PriceRule> {
    (0usize..3, 0i64..5_000, 1i64..90).prop_map(|(kind, fen, step_min)| PriceRule {
        per_hour_fen: (kind == 0).then_some(fen),
        per_session_fen: (kind == 1).then_some(fen),
        per_visit_fen: (kind == 2).then_some(fen),
        step_min,
        free: Vec::new(),
        concessions: BTreeMap::new(),
    })
}

fn windows() -> impl Strategy<Value = Vec<Slot>> {
    let window = (0i64..300, 1i64..100).prop_map(|(from, len)| slot(from, from + len));
    prop::collection::vec(window, 0..5)
}

proptest! {
    #[test]
    fn no_price_is_negative_and_the_lines_are_the_total(
        rule in rule(), free in windows(), from in 0i64..200, len in 1i64..300, persons in 1i64..50,
    ) {
        let told = price(&rule, slot(from, from + len), persons, &free);
        prop_assert!(told.lines.iter().all(|line| line.fen >= 0));
        prop_assert_eq!(told.total_fen, told.lines.iter().map(|line| line.fen).sum::<i64>());
    }

    /// Every minute is either free or charged, as if the windows were counted minute by minute.
    #[test]
    fn free_minutes_add_up(free in windows(), from in 0i64..200, len in 1i64..300) {
        let rule = read(r#"{"per_hour_fen": 60, "step_min": 1}"#);
        let charged = (from..from + len)
            .filter(|minute| !free.iter().any(|window| window.holds(at(*minute))))
            .count();
        let told = price(&rule, slot(from, from + len), 1, &free);
        prop_assert_eq!(told.total_fen, charged as i64);
        let shown: i64 = told.lines.iter().map(|line| match line.charge {
            Charge::Free { minutes } | Charge::Time { minutes, .. } => minutes,
            _ => 0,
        }).sum();
        prop_assert_eq!(shown, len);
    }

    /// One window in two pieces frees what it freed whole.
    #[test]
    fn a_window_cut_in_two_frees_the_same(
        rule in rule(), from in 0i64..200, len in 1i64..300, cut in 1i64..99,
    ) {
        let asked = slot(from, from + len);
        let whole = price(&rule, asked, 3, &[slot(100, 200)]);
        let pieces = price(&rule, asked, 3, &[slot(100 + cut, 200), slot(100, 100 + cut)]);
        prop_assert_eq!(whole, pieces);
    }

    #[test]
    fn longer_never_costs_less(
        rule in rule(), free in windows(), from in 0i64..200, len in 1i64..300, more in 0i64..100,
    ) {
        let short = price(&rule, slot(from, from + len), 3, &free).total_fen;
        let long = price(&rule, slot(from, from + len + more), 3, &free).total_fen;
        prop_assert!(short <= long, "{} > {}", short, long);
    }
}
