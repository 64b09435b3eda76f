//! A week of one space as cells: days in columns, stretches of the clock in rows.

use chrono::{Duration, NaiveDate};
use linli_domain::opening::OpenDay;
use linli_domain::space::Policy;
use linli_domain::time::{Instant, Slot, joined};
use linli_domain::zone::{self, Tz};

const DAY: i64 = 24 * 60;

/// Rows are no finer than this; a space that needs it finer has its list alone.
const STEPS: [i64; 4] = [60, 30, 15, 10];

/// What the availability port said of some days.
#[derive(Clone, Debug)]
pub struct SpaceWeek {
    /// The days with their hours.
    pub days: Vec<OpenDay>,
    /// When it is open, closures taken off; joined.
    pub open: Vec<Slot>,
    /// Every start that this reader could book, for the shortest length.
    pub starts: Vec<Instant>,
}

/// One cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Free, and a booking may begin.
    Start,
    /// Free, for a booking that began before.
    Free,
    /// Open, and not to be had.
    Taken,
    /// Open, and over.
    Past,
    /// Not open.
    Shut,
}

/// The cells of a week.
#[derive(Clone, Debug)]
pub struct Cells {
    /// Minutes of the first row after midnight.
    pub from: i64,
    /// Minutes of a row.
    pub step: i64,
    /// By row, then by day.
    pub rows: Vec<Vec<Cell>>,
}

/// The cells; none where it is never open, or its grid is finer than rows can be.
pub fn cells(week: &SpaceWeek, policy: &Policy, zone: Tz, now: Instant) -> Option<Cells> {
    let shortest = Duration::minutes(policy.shortest_min());
    let free: Vec<Slot> =
        week.starts.iter().map(|start| Slot::new(*start, *start + shortest)).collect();
    let free = joined(&free);
    let open = &week.open;
    let dates: Vec<NaiveDate> = week.days.iter().map(|open| open.day.date).collect();
    let clipped = || {
        dates.iter().flat_map(|date| {
            let day = zone::day_slot(zone, *date);
            open.iter().filter(move |slot| slot.overlaps(day)).map(move |slot| {
                (minutes(day, slot.start.max(day.start)), minutes(day, slot.end.min(day.end)))
            })
        })
    };
    let from = clipped().map(|(from, _)| from).min()? / 60 * 60;
    let to = (clipped().map(|(_, to)| to).max()? + 59) / 60 * 60;
    let step = step_of(week, policy, zone)?;
    let cell = |date: NaiveDate, row: i64| {
        let start = zone::instant(zone, date, from + row * step);
        let slot = Slot::new(start, start + Duration::minutes(step));
        if free.iter().any(|free| free.contains(slot)) {
            if week.starts.contains(&start) { Cell::Start } else { Cell::Free }
        } else if !open.iter().any(|open| open.contains(slot)) {
            Cell::Shut
        } else if start < now {
            Cell::Past
        } else {
            Cell::Taken
        }
    };
    let rows = (0..(to.min(DAY) - from) / step)
        .map(|row| dates.iter().map(|date| cell(*date, row)).collect())
        .collect();
    Some(Cells { from, step, rows })
}

/// Hours of some days as instants, joined.
pub fn open_of(days: &[OpenDay], zone: Tz) -> Vec<Slot> {
    let slots = days.iter().flat_map(|open| {
        open.hours.iter().map(|hours| {
            let at = |minutes| zone::instant(zone, open.day.date, minutes);
            Slot::new(at(hours.from), at(hours.to))
        })
    });
    joined(&slots.collect::<Vec<_>>())
}

fn minutes(day: Slot, at: Instant) -> i64 {
    Slot::new(day.start, at).minutes().clamp(0, DAY)
}

/// The longest row on whose edges every start and every end falls.
fn step_of(week: &SpaceWeek, policy: &Policy, zone: Tz) -> Option<i64> {
    let edges = week.starts.iter().map(|start| {
        let day = zone::day_slot(zone, zone::local_day(zone, *start));
        Slot::new(day.start, *start).minutes()
    });
    let mut fixed = vec![policy.grid_min.max(1), policy.shortest_min()];
    fixed.extend(week.days.iter().flat_map(|open| &open.hours).flat_map(|one| [one.from, one.to]));
    fixed.extend(edges);
    STEPS.into_iter().find(|step| fixed.iter().all(|minutes| minutes % step == 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use linli_domain::day_type::{DayInfo, DayType};
    use linli_domain::opening::Hours;

    fn week(hours: &[(i64, i64)], starts: &[&str]) -> SpaceWeek {
        let date: NaiveDate = "2026-12-01".parse().expect("a date");
        let day = DayInfo { date, day_type: DayType::Workday, name: None, provisional: false };
        let hours = hours.iter().filter_map(|(from, to)| Hours::new(*from, *to)).collect();
        let at = |text: &&str| format!("2026-12-01T{text}:00+08:00").parse().expect("an instant");
        let days = vec![OpenDay { day, school_vacation: false, hours }];
        let open = open_of(&days, zone::parse("Asia/Shanghai").expect("a zone"));
        SpaceWeek { days, open, starts: starts.iter().map(at).collect() }
    }

    fn drawn(week: &SpaceWeek, policy: &Policy) -> Option<(i64, i64, String)> {
        let zone = zone::parse("Asia/Shanghai").expect("a zone");
        let now = "2026-12-01T00:30:00Z".parse().expect("an instant");
        let found = cells(week, policy, zone, now)?;
        let letter = |row: &Vec<Cell>| match row[0] {
            Cell::Start => 's',
            Cell::Free => 'f',
            Cell::Taken => 't',
            Cell::Past => 'p',
            Cell::Shut => '.',
        };
        Some((found.from, found.step, found.rows.iter().map(letter).collect()))
    }

    #[test]
    fn rows_are_as_long_as_every_edge_allows() {
        let policy = Policy { grid_min: 30, min_min: 60, ..Policy::default() };
        let found = drawn(&week(&[(8 * 60, 11 * 60)], &["09:00", "09:30"]), &policy);
        // 8:00 is over, 8:30 is not to be had; the last start is free for an hour after it.
        assert_eq!(found, Some((480, 30, "ptssft".to_owned())));
        let hourly = Policy { grid_min: 60, min_min: 60, ..Policy::default() };
        let found = drawn(&week(&[(8 * 60, 11 * 60)], &["09:00", "10:00"]), &hourly);
        assert_eq!(found, Some((480, 60, "pss".to_owned())));
    }

    #[test]
    fn hours_off_the_clock_make_finer_rows_and_the_finest_none() {
        let policy = Policy { grid_min: 60, min_min: 60, ..Policy::default() };
        let found = drawn(&week(&[(8 * 60 + 30, 10 * 60 + 30)], &["09:30"]), &policy);
        assert_eq!(found, Some((480, 30, ".ttsf.".to_owned())));
        let fine = Policy { grid_min: 5, min_min: 5, ..Policy::default() };
        assert_eq!(drawn(&week(&[(480, 600)], &["09:05"]), &fine), None);
        assert_eq!(drawn(&week(&[], &[]), &policy), None);
    }

    #[test]
    fn an_evening_past_midnight_ends_its_day_at_24() {
        let policy = Policy { grid_min: 60, min_min: 60, ..Policy::default() };
        let (from, step, drawn) =
            drawn(&week(&[(22 * 60, 26 * 60)], &["22:00", "23:00"]), &policy).expect("rows");
        assert_eq!((from, step, drawn.as_str()), (22 * 60, 60, "ss"));
    }
}
