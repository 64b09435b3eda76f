//! Admission against a slow oracle that walks minute by minute and shares no code with it.

use super::{Facts, Intent, Request, Taken, Viewer, admission};
use crate::audience::{AudienceLevel, Priority, Standing};
use crate::availability::{Wanted, starts};
use crate::quota::{Own, Quota, QuotaHours, QuotaPer, QuotaRule, QuotaWindow};
use crate::refusal::{NotPermitted, Reason};
use crate::space::{Mode, Policy};
use crate::time::{Instant, Slot};
use chrono::{DateTime, Duration};
use proptest::prelude::*;

/// Minute 0 of the little world; the horizon lies at minute 600.
fn at(minute: i64) -> Instant {
    DateTime::from_timestamp(1_800_000_000, 0).expect("in range") + Duration::minutes(minute)
}

fn slot(start: i64, end: i64) -> Slot {
    Slot::new(at(start), at(end))
}

#[derive(Clone, Debug)]
struct World {
    mode: Mode,
    policy: Policy,
    open: Vec<(i64, i64)>,
    /// Closures and blocks: start and length.
    stops: Vec<(i64, i64)>,
    taken: Vec<(i64, i64, bool, i64, i64, i64)>,
    asked: (i64, i64, i64),
    now: i64,
    /// Length of the windows, most minutes, most bookings.
    limits: Vec<(i64, Option<i64>, Option<i64>)>,
    /// The person's own bookings here: start and length.
    own: Vec<(i64, i64)>,
    /// The space is not for this person.
    shut_out: bool,
    /// Others come first, until so many days before.
    after: Option<i64>,
}

/// Days of the little world are 100 minutes long; today began 20 minutes before minute 0.
fn midnights() -> Vec<Instant> {
    (0..9).map(|day| at(day * 100 - 20)).collect()
}

impl World {
    fn bookings(&self) -> Vec<Taken> {
        self.taken
            .iter()
            .enumerate()
            .map(|(n, &(start, len, exclusive, persons, before, after))| Taken {
                booking: n.to_string().into(),
                slot: slot(start, start + len),
                exclusive,
                persons,
                buffer_before_min: before,
                buffer_after_min: after,
            })
            .collect()
    }

    fn intervals(&self) -> Vec<Slot> {
        self.open.iter().map(|&(from, to)| slot(from, to)).collect()
    }

    fn stopped(&self) -> Vec<Slot> {
        self.stops.iter().map(|&(from, len)| slot(from, from + len)).collect()
    }

    fn quotas(&self) -> Vec<Quota> {
        let quota = |&(length, minutes, max_count): &(i64, Option<i64>, Option<i64>)| Quota {
            rule: QuotaRule {
                per: QuotaPer::Person,
                window: QuotaWindow::Day,
                max_hours: minutes.map(|minutes| QuotaHours { minutes }),
                max_count,
            },
            windows: (0..=800 / length).map(|n| slot(n * length, (n + 1) * length)).collect(),
        };
        self.limits.iter().map(quota).collect()
    }

    fn mine(&self) -> Vec<Own> {
        let own = self.own.iter().enumerate();
        own.map(|(n, &(start, len))| Own {
            booking: format!("own{n}").into(),
            slot: slot(start, start + len),
        })
        .collect()
    }

    /// Whether the person's share allows the slot: the minutes of all bookings that begin in the
    /// same stretch, one by one. The first of its own is the one that moves.
    fn share(&self, start: i64, len: i64) -> bool {
        self.limits.iter().all(|&(length, minutes, count)| {
            let others = self.own.iter().skip(1).filter(|own| own.0 / length == start / length);
            let all: Vec<(i64, i64)> = others.copied().chain([(start, len)]).collect();
            let taken = all.iter().flat_map(|&(from, len)| from..from + len).count() as i64;
            minutes.is_none_or(|most| taken <= most)
                && count.is_none_or(|most| all.len() as i64 <= most)
        })
    }

    fn standing(&self) -> Standing {
        let level = AudienceLevel::Street;
        Standing {
            shut_out: self.shut_out.then_some(NotPermitted::Audience { level }),
            after: self.after.map(|until_days| Priority { level, until_days }),
        }
    }

    /// Whether the slot may be had, by counting minutes.
    fn oracle(&self) -> bool {
        let (start, len, persons) = self.asked;
        let end = start + len;
        let rules = &self.policy;
        let minutes = start..end;
        let posted = |m: i64| {
            self.open.iter().any(|&(from, to)| from <= m && m < to)
                && !self.stops.iter().any(|&(from, len)| from <= m && m < from + len)
        };
        let holder = self.open.iter().find(|&&(from, to)| from <= start && start < to);
        let Some(&(from, _)) = holder else { return false };
        // Walked back one day at a time: is it released on a day that has begun?
        let mut released = start;
        for _ in 0..self.after.unwrap_or(0) {
            released -= 100;
        }
        if self.shut_out || (self.after.is_some() && released >= 80) {
            return false;
        }
        if persons > 10 || start < self.now + rules.lead_min || start >= 600 {
            return false;
        }
        if (start - from) % rules.grid_min != 0 || len % rules.grid_min != 0 {
            return false;
        }
        if len < rules.min_min || len > rules.max_min || !minutes.clone().all(posted) {
            return false;
        }
        if !self.share(start, len) {
            return false;
        }
        minutes.clone().all(|m| {
            let inside = self.taken.iter().filter(|t| t.0 <= m && m < t.0 + t.1);
            let mut people = persons;
            for taken in inside {
                if taken.2 || self.mode == Mode::Exclusive {
                    return false;
                }
                people += taken.3;
            }
            people <= 10
        }) && self.taken.iter().filter(|t| t.2 || self.mode == Mode::Exclusive).all(|t| {
            let (other_start, other_end) = (t.0, t.0 + t.1);
            if other_end <= start {
                start - other_end >= rules.buffer_before_min.max(t.5)
            } else {
                other_start - end >= rules.buffer_after_min.max(t.4)
            }
        })
    }
}

fn world() -> impl Strategy<Value = World> {
    let policy =
        (prop_oneof![Just(5i64), Just(10)], 1i64..30, 0i64..60, 0i64..30, 0i64..2, 0i64..2)
            .prop_map(|(grid_min, min_min, more, lead_min, before, after)| Policy {
                grid_min,
                min_min,
                max_min: min_min + more,
                lead_min,
                buffer_before_min: before * 10,
                buffer_after_min: after * 5,
                ..Policy::default()
            });
    let open = prop_oneof![
        Just(vec![(0, 120), (120, 200), (260, 400)]),
        Just(vec![(30, 300)]),
        Just(vec![(500, 700)]),
    ];
    let taken =
        prop::collection::vec((0i64..60, 1i64..8, any::<bool>(), 1i64..8, 0i64..2, 0i64..2), 0..6)
            .prop_map(|all| {
                all.into_iter()
                    .map(|(s, l, x, p, b, a)| (s * 10, l * 10, x, p, b * 15, a * 5))
                    .collect()
            });
    let mode = prop_oneof![Just(Mode::Exclusive), Just(Mode::Shared)];
    let limit = (1i64..8, prop::option::of(1i64..12), prop::option::of(1i64..4))
        .prop_map(|(length, minutes, count)| (length * 40, minutes.map(|m| m * 10), count));
    let limits = prop::collection::vec(limit, 0..3);
    let own = prop::collection::vec((0i64..70, 1i64..8), 0..5)
        .prop_map(|all| all.into_iter().map(|(s, l)| (s * 10, l * 5)).collect());
    let stops = prop::collection::vec((0i64..140, 1i64..16), 0..3)
        .prop_map(|all| all.into_iter().map(|(s, l)| (s * 5 + 2, l * 3)).collect());
    let asked = (0i64..140, 1i64..20, 1i64..12);
    let audience = (prop::bool::weighted(0.1), prop::option::weighted(0.4, 1i64..5));
    (mode, policy, open, stops, taken, asked, 0i64..40, limits, own, audience).prop_map(
        |(mode, policy, open, stops, taken, asked, now, limits, own, (shut_out, after))| {
            let asked = (asked.0 * 5, asked.1 * 5, asked.2);
            World { mode, policy, open, stops, taken, asked, now, limits, own, shut_out, after }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn admission_agrees_with_the_minutes(world in world()) {
        let (bookings, intervals) = (world.bookings(), world.intervals());
        let (quota, own, stops) = (world.quotas(), world.mine(), world.stopped());
        let facts = Facts {
            mode: world.mode, capacity: 10, policy: &world.policy, has_rules: false,
            open: &intervals, stops: &stops, taken: &bookings, horizon: at(600), quota: &quota, own: &own,
            standing: world.standing(), midnights: &midnights(),
        };
        let (start, len, persons) = world.asked;
        let request = Request {
            slot: slot(start, start + len), persons, accept_rules: false,
            intent: Intent::Take, moving: Some("own0".into()),
        };
        let viewer = Viewer::SignedIn { suspended: false };
        let answer = admission(viewer, &request, &facts, at(world.now));
        prop_assert_eq!(answer.is_ok(), world.oracle(), "{:?}", answer);
    }

    /// Offered ⇔ bookable, over every start of the window.
    #[test]
    fn every_offer_holds_and_nothing_bookable_is_hidden(world in world()) {
        let (bookings, intervals) = (world.bookings(), world.intervals());
        let (quota, own, stops) = (world.quotas(), world.mine(), world.stopped());
        let facts = Facts {
            mode: world.mode, capacity: 10, policy: &world.policy, has_rules: false,
            open: &intervals, stops: &stops, taken: &bookings, horizon: at(600), quota: &quota, own: &own[own.len().min(1)..],
            standing: world.standing(), midnights: &midnights(),
        };
        let viewer = Viewer::SignedIn { suspended: false };
        let (_, len, persons) = world.asked;
        let wanted = Wanted { window: slot(0, 700), minutes: Some(len), persons };
        let offered: Vec<Slot> = starts(viewer, wanted, &facts, at(world.now)).collect();
        for start in 0..700 {
            let one = World { asked: (start, len, persons), ..world.clone() };
            let shown = offered.iter().any(|slot| slot.start == at(start));
            prop_assert_eq!(shown, one.oracle(), "start {}", start);
        }
    }
}

#[test]
fn an_anonymous_viewer_may_look_and_not_take() {
    let policy = Policy::default();
    let open = [slot(0, 300)];
    // Nobody may have anything here: an anonymous viewer is not told.
    let rule = QuotaRule {
        per: QuotaPer::Person,
        window: QuotaWindow::Day,
        max_hours: None,
        max_count: Some(0),
    };
    let full = Quota { rule, windows: vec![slot(0, 600)] };
    let facts = Facts {
        mode: Mode::Exclusive,
        capacity: 10,
        policy: &policy,
        has_rules: true,
        open: &open,
        stops: &[],
        taken: &[],
        horizon: at(600),
        quota: &[full],
        own: &[],
        standing: Standing::default(),
        midnights: &[],
    };
    let mut request = Request {
        slot: slot(60, 120),
        persons: 1,
        accept_rules: false,
        intent: Intent::Look,
        moving: None,
    };
    assert!(admission(Viewer::Anonymous, &request, &facts, at(0)).is_ok());
    request.intent = Intent::Take;
    assert_eq!(admission(Viewer::Anonymous, &request, &facts, at(0)), Err(Reason::SignedOut));
    let known = Viewer::SignedIn { suspended: false };
    let refused = admission(known, &request, &facts, at(0));
    assert_eq!(refused, Err(Reason::Policy(crate::refusal::Policy::Rules)));
    request.accept_rules = true;
    let refused = admission(known, &request, &facts, at(0)).expect_err("nobody may");
    assert_eq!(refused.code(), "quota");
}
