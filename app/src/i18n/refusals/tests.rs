//! Sentences about refusals, by example.

use super::*;
use linli_domain::refusal::{Alternative, Conflict, ConflictKind};
use linli_domain::time::Slot;

fn slot(from: &str, to: &str) -> Slot {
    let at = |clock: &str| format!("2026-12-05T{clock}:00+08:00").parse().expect("an instant");
    Slot::new(at(from), at(to))
}

fn shanghai() -> Tz {
    linli_domain::zone::parse("Asia/Shanghai").expect("a zone")
}

#[test]
fn a_taken_hour_says_when_it_is_free_again() {
    let error = AppError::Refused(Refusal {
        reason: Reason::Taken {
            conflicts: vec![Conflict { slot: slot("19:00", "20:00"), kind: ConflictKind::Booking }],
        },
        alternatives: vec![Alternative {
            space_id: "s".into(),
            place: linli_domain::name::Name::default(),
            slot: slot("20:00", "21:00"),
        }],
    });
    assert_eq!(sentence(&error, Lang::Zh, shanghai()), "19:00–20:00 已被预约，20:00 起空着。");
    assert_eq!(
        sentence(&error, Lang::En, shanghai()),
        "19:00–20:00 is taken; it is free from 20:00."
    );
}

#[test]
fn a_closed_day_and_a_closed_hour_differ() {
    let shut = AppError::from(Reason::Closed { open: Vec::new() });
    assert_eq!(sentence(&shut, Lang::Zh, shanghai()), "那一天不开放。");
    let later = AppError::from(Reason::Closed { open: vec![slot("18:00", "21:00")] });
    assert_eq!(
        sentence(&later, Lang::En, shanghai()),
        "It is closed then; that day it is open 18:00–21:00."
    );
}

#[test]
fn sentences_name_the_field() {
    let error = AppError::field("password", FieldFault::Missing);
    assert_eq!(sentence(&error, Lang::Zh, shanghai()), "请填写密码。");
}
