//! What dragging from one row to another chooses: snapped to the grid, kept inside what is free.
//!
//! The rows come from the server, which asked admission for every start; nothing is decided here
//! but which of them are meant.

/// What a row of one day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Free, and a booking may begin.
    Start,
    /// Free, for a booking that began before.
    Free,
    /// Open, and not to be had.
    Taken,
    /// Not open.
    Shut,
}

impl Kind {
    /// The class that the server gave the cell.
    pub fn of_class(class: &str) -> Self {
        match class.bytes().next() {
            Some(b's') => Self::Start,
            Some(b'f') => Self::Free,
            Some(b't') => Self::Taken,
            _ => Self::Shut,
        }
    }

    const fn is_free(self) -> bool {
        matches!(self, Self::Start | Self::Free)
    }
}

/// How long a booking may be, in rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Lengths are multiples of this.
    pub unit: usize,
    /// The shortest.
    pub shortest: usize,
    /// The longest.
    pub longest: usize,
    /// What one press means.
    pub usual: usize,
}

impl Limits {
    /// From minutes: of a row, of the grid, shortest, longest.
    pub fn new(step: usize, grid: usize, min: usize, max: usize) -> Self {
        let step = step.max(1);
        let unit = (grid / step).max(1);
        let shortest = min.div_ceil(step).next_multiple_of(unit).max(unit);
        let longest = (max / step / unit * unit).max(shortest);
        let usual = 60_usize.div_ceil(step).next_multiple_of(unit).clamp(shortest, longest);
        Self { unit, shortest, longest, usual }
    }
}

/// Why a choice is shorter than the drag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The next row is not to be had.
    Taken,
    /// It closes.
    Shut,
    /// Longer is not allowed.
    Longest,
}

/// Rows of one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The first.
    pub first: usize,
    /// The first after.
    pub past: usize,
    /// Why not more.
    pub stop: Option<Stop>,
}

/// What is meant by dragging from `anchor` to `to`; `None` where nothing free lies under it.
pub fn choose(column: &[Kind], limits: Limits, anchor: usize, to: usize) -> Option<Choice> {
    let free = |row: usize| column.get(row).is_some_and(|kind| kind.is_free());
    if !free(anchor) {
        return None;
    }
    let begin = (0..anchor).rev().take_while(|row| free(*row)).last().unwrap_or(anchor);
    let end = (anchor..column.len()).find(|row| !free(*row)).unwrap_or(column.len());
    let (low, high) = (anchor.min(to).max(begin), anchor.max(to));
    let is_start = |row: &usize| column[*row] == Kind::Start;
    let before = (begin..=low).rev().find(is_start);
    let mut first = before.or_else(|| (low..end).find(is_start))?;
    let mut stop = None;
    let wanted = if anchor == to { limits.usual } else { (high + 1).saturating_sub(first) };
    let mut length = wanted.next_multiple_of(limits.unit).max(limits.shortest);
    if length > limits.longest {
        stop = Some(Stop::Longest);
        // Upwards the end stays where the drag began.
        if to < anchor {
            let latest = (anchor + 1).saturating_sub(limits.longest);
            first = (latest..end).find(is_start).unwrap_or(first);
        }
        length = limits.longest;
    }
    if first + length > end {
        length = (end - first) / limits.unit * limits.unit;
        if anchor != to {
            let shut = column.get(end).is_none_or(|kind| *kind == Kind::Shut);
            stop = Some(if shut { Stop::Shut } else { Stop::Taken });
        }
    }
    (length >= limits.shortest).then_some(Choice { first, past: first + length, stop })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `s` start, `f` free, `t` taken, `.` shut.
    fn chosen(rows: &str, limits: Limits, from: usize, to: usize) -> Option<(usize, usize)> {
        let column: Vec<Kind> =
            rows.split("").filter(|row| !row.is_empty()).map(Kind::of_class).collect();
        choose(&column, limits, from, to).map(|choice| (choice.first, choice.past))
    }

    fn halves() -> Limits {
        Limits::new(30, 30, 30, 240)
    }

    #[test]
    fn one_press_is_an_hour() {
        assert_eq!(chosen("..sssss.", halves(), 3, 3), Some((3, 5)));
        // At the end of a stretch, what is left of it.
        assert_eq!(chosen("..sssss.", halves(), 6, 6), Some((6, 7)));
        assert_eq!(chosen("..sssss.", halves(), 0, 0), None);
        assert_eq!(chosen("..tt.", halves(), 2, 4), None);
    }

    #[test]
    fn a_drag_stays_inside_what_is_free() {
        assert_eq!(chosen("ssssttss", halves(), 1, 3), Some((1, 4)));
        assert_eq!(chosen("ssssttss", halves(), 1, 7), Some((1, 4)));
        assert_eq!(chosen("ssssttss", halves(), 7, 0), Some((6, 8)));
        assert_eq!(chosen("sssssss", halves(), 5, 2), Some((2, 6)));
    }

    #[test]
    fn it_says_why_it_stopped() {
        let column: Vec<Kind> =
            "sstt".split("").filter(|row| !row.is_empty()).map(Kind::of_class).collect();
        let found = choose(&column, halves(), 0, 3).expect("a choice");
        assert_eq!(found, Choice { first: 0, past: 2, stop: Some(Stop::Taken) });
        let found = choose(&column[..2], halves(), 0, 3).expect("a choice");
        assert_eq!(found.stop, Some(Stop::Shut));
    }

    #[test]
    fn no_longer_than_allowed_in_either_direction() {
        let rows = "s".repeat(20);
        assert_eq!(chosen(&rows, halves(), 2, 18), Some((2, 10)));
        assert_eq!(chosen(&rows, halves(), 18, 2), Some((11, 19)));
    }

    #[test]
    fn snapped_to_a_grid_wider_than_a_row() {
        // Rows of half an hour, bookings of whole hours from 8:30.
        let limits = Limits::new(30, 60, 60, 180);
        assert_eq!(chosen(".sfsfsf.", limits, 2, 2), Some((1, 3)));
        assert_eq!(chosen(".sfsfsf.", limits, 1, 3), Some((1, 5)));
        assert_eq!(chosen(".sfsfsf.", limits, 4, 7), Some((3, 7)));
        // A stretch whose end is no multiple keeps whole hours.
        assert_eq!(chosen(".sfsff.", limits, 1, 5), Some((1, 5)));
    }
}
