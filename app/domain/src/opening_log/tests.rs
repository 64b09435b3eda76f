//! Marks at the door: named cases, and every minute against a slow oracle that shares no code.

use super::*;
use chrono::DateTime;
use proptest::prelude::*;

fn at(minute: i64) -> Instant {
    DateTime::from_timestamp(1_800_000_000, 0).expect("in range") + Duration::minutes(minute)
}

fn slot(start: i64, end: i64) -> Slot {
    Slot::new(at(start), at(end))
}

fn open(minute: i64) -> Mark {
    Mark { at: at(minute), kind: MarkKind::Open }
}

fn close(minute: i64) -> Mark {
    Mark { at: at(minute), kind: MarkKind::Close }
}

/// Posted 08:00–12:00 and 14:00–18:00, minutes of the day.
const POSTED: [(i64, i64); 2] = [(480, 720), (840, 1080)];

fn told(marks: &[Mark], seen: &[i64], locked: &[i64]) -> Vec<(i64, i64)> {
    let posted = POSTED.map(|(from, to)| slot(from, to));
    let seen: Vec<Instant> = seen.iter().copied().map(at).collect();
    let locked: Vec<Instant> = locked.iter().copied().map(at).collect();
    let evidence =
        Evidence { marks, head_counts: &seen, check_ins: &[], locked: &locked, posted: &posted };
    let minutes =
        |slot: Slot| ((slot.start - at(0)).num_minutes(), (slot.end - at(0)).num_minutes());
    opened(&evidence, at(100_000)).into_iter().map(minutes).collect()
}

#[test]
fn nothing_marked_is_nothing_proved() {
    assert_eq!(told(&[], &[], &[]), []);
    assert_eq!(told(&[close(720)], &[], &[]), [], "a closing alone proves no time");
}

#[test]
fn open_and_close_are_a_pair() {
    assert_eq!(told(&[open(475), close(710)], &[], &[]), [(475, 710)]);
    let day = [open(480), close(720), open(840), close(1090)];
    assert_eq!(told(&day, &[], &[]), [(480, 720), (840, 1090)]);
}

#[test]
fn a_forgotten_closing_ends_with_the_posted_hours() {
    assert_eq!(told(&[open(500)], &[], &[]), [(500, 720)]);
    assert_eq!(
        told(&[open(500), close(1000)], &[], &[]),
        [(500, 720)],
        "that closed the afternoon"
    );
    assert_eq!(told(&[open(500), close(9000)], &[], &[]), [(500, 720)], "that was another day");
}

#[test]
fn two_taps_are_one_mark_and_two_openings_one_stretch() {
    let second = Duration::seconds(59);
    let twice = [open(480), Mark { at: at(480) + second, ..open(0) }, close(600), close(600)];
    assert_eq!(told(&twice, &[], &[]), [(480, 600)]);
    assert_eq!(told(&[open(480), open(540), close(600)], &[], &[]), [(480, 600)]);
}

#[test]
fn an_opening_outside_posted_hours_needs_its_closing() {
    assert_eq!(told(&[open(1200)], &[], &[]), []);
    assert_eq!(told(&[open(1200), close(1260)], &[], &[]), [(1200, 1260)]);
    assert_eq!(told(&[open(1200), close(1200 + 13 * 60)], &[], &[]), []);
}

#[test]
fn heads_prove_their_minute_and_an_hour_between() {
    assert_eq!(told(&[], &[500], &[]), [(500, 501)]);
    assert_eq!(told(&[], &[500, 560, 621], &[]), [(500, 561), (621, 622)]);
    let shut = [open(480), close(530)];
    assert_eq!(told(&shut, &[560], &[]), [(480, 530), (560, 561)], "no bridge over a closed door");
}

#[test]
fn a_confirmed_report_takes_the_time_from_proof_to_proof() {
    let day = [open(480), close(720)];
    assert_eq!(told(&day, &[], &[600]), []);
    assert_eq!(told(&day, &[540, 660], &[600]), [(480, 540), (660, 720)]);
    assert_eq!(told(&day, &[], &[800]), [(480, 720)], "where nothing was claimed nothing is taken");
    assert_eq!(told(&[open(480)], &[500], &[600]), [(480, 500)]);
}

#[test]
fn backdating_ends_after_three_days() {
    let now = at(10_000);
    for (minutes, timing_is) in [
        (1, Timing::Now),
        (0, Timing::Now),
        (-10, Timing::Now),
        (-11, Timing::Late),
        (-72 * 60, Timing::Late),
        (-72 * 60 - 1, Timing::Never),
        (3, Timing::Never),
    ] {
        assert_eq!(timing(now + Duration::minutes(minutes), now), timing_is, "{minutes}");
    }
}

#[test]
fn the_door_stands_open_until_it_is_closed_or_the_hours_end() {
    let posted = POSTED.map(|(from, to)| slot(from, to));
    assert_eq!(open_since(&[open(480)], &posted, at(600)), Some(at(480)));
    assert_eq!(open_since(&[open(480)], &posted, at(730)), None);
    assert_eq!(open_since(&[open(480), close(600)], &posted, at(650)), None);
    assert_eq!(
        open_since(&[open(1200)], &posted, at(1230)),
        Some(at(1200)),
        "an evening of its own"
    );
}

/// Minute by minute: what a clerk with a stopwatch would write.
fn oracle(marks: &[(i64, bool)], seen: &[i64], locked: &[i64], end: i64) -> Vec<bool> {
    let mut proved = vec![false; end as usize];
    let mut set = |from: i64, to: i64| {
        for minute in from.max(0)..to.min(end) {
            proved[minute as usize] = true;
        }
    };
    for &(start, opens) in marks {
        if !opens {
            continue;
        }
        let own = POSTED.iter().find(|(from, to)| (from - 120..*to).contains(&start));
        let mut limit = own.map_or(start + 12 * 60, |(_, to)| to + 120);
        for (from, _) in POSTED {
            if from > own.map_or(start, |own| own.0) {
                limit = limit.min(from);
            }
        }
        let closing = (start + 1..=limit).find(|minute| marks.contains(&(*minute, false)));
        match (closing, own) {
            (Some(closing), _) => set(start, closing),
            (None, Some((_, to))) => set(start, *to),
            (None, None) => {}
        }
    }
    let mut people: Vec<(i64, u8)> = seen.iter().map(|minute| (*minute, 0)).collect();
    people.extend(marks.iter().map(|(minute, opens)| (*minute, u8::from(!*opens))));
    for &(minute, _) in people.iter().filter(|one| seen.contains(&one.0)) {
        set(minute, minute + 1);
    }
    for &(from, closed) in &people {
        // A closing in the same minute comes after whatever else happened in it.
        let shut_after = closed == 1 || marks.contains(&(from, false));
        let next = people.iter().map(|one| one.0).filter(|to| *to > from).min();
        if let (false, Some(to)) = (shut_after, next)
            && to - from <= 60
        {
            set(from, to);
        }
    }
    let mut left = proved.clone();
    for &minute in locked {
        if !proved[minute as usize] {
            continue;
        }
        let stands = |at: i64| people.iter().any(|one| one.0 == at);
        let mut from = minute;
        while !stands(from) && from > 0 && proved[from as usize - 1] {
            from -= 1;
        }
        let mut to = minute + 1;
        while to < end && !stands(to) && proved[to as usize] {
            to += 1;
        }
        for gone in from..to {
            left[gone as usize] = false;
        }
    }
    left
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, ..ProptestConfig::default() })]

    #[test]
    fn every_minute_agrees_with_the_stopwatch(
        marks in prop::collection::btree_map(0i64..280, any::<bool>(), 0..8),
        seen in prop::collection::vec(0i64..280, 0..6),
        locked in prop::collection::vec(0i64..280, 0..3),
    ) {
        // Every fifth minute of the day, so that things meet often.
        let marks: Vec<(i64, bool)> = marks.into_iter().map(|(m, opens)| (m * 5, opens)).collect();
        let seen: Vec<i64> = seen.into_iter().map(|m| m * 5).collect();
        let locked: Vec<i64> = locked.into_iter().map(|m| m * 5 + 2).collect();
        let kinds: Vec<Mark> = marks.iter().map(|&(m, opens)| if opens { open(m) } else { close(m) }).collect();
        let proved = told(&kinds, &seen, &locked);
        let want = oracle(&marks, &seen, &locked, 2_200);
        for (minute, want) in (0i64..).zip(want) {
            let is = proved.iter().any(|(from, to)| (*from..*to).contains(&minute));
            prop_assert_eq!(is, want, "minute {}: {:?}", minute, proved);
        }
    }

    /// More reports never prove more, and nothing is proved beyond the instant asked about.
    #[test]
    fn reports_only_take_away(
        marks in prop::collection::vec((0i64..1400, any::<bool>()), 0..8),
        locked in prop::collection::vec(0i64..1400, 1..4), until in 0i64..1500,
    ) {
        let kinds: Vec<Mark> = marks.iter().map(|&(m, opens)| if opens { open(m) } else { close(m) }).collect();
        let posted = POSTED.map(|(from, to)| slot(from, to));
        let locked: Vec<Instant> = locked.into_iter().map(at).collect();
        let all = Evidence { marks: &kinds, posted: &posted, ..Evidence::default() };
        let less = Evidence { locked: &locked, ..all };
        let (all, less) = (opened(&all, at(until)), opened(&less, at(until)));
        prop_assert!(less.iter().all(|slot| all.iter().any(|whole| whole.contains(*slot))));
        prop_assert!(all.iter().all(|slot| slot.end <= at(until)));
        prop_assert!(locked.iter().all(|at| !less.iter().any(|slot| slot.holds(*at))));
    }

    #[test]
    fn a_count_is_never_below_nought(steps in prop::collection::vec(-3i64..4, 0..40)) {
        let mut count = 0;
        for step in steps {
            let next = counted(count, step);
            prop_assert!(next >= 0 && (next == count + step || next == 0));
            count = next;
        }
    }
}
