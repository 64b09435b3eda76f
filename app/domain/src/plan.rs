//! A small drawn plan of a place: which rectangle of a coarse grid is which area. For looking at
//! only; what stands in whose way is said by the areas of the spaces.

use crate::limits::MAX_AREAS;
use serde::{Deserialize, Serialize};

/// Widest and highest plan, in cells.
pub const MAX_CELLS: i64 = 24;

/// The floor as a grid, and the rectangles on it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Cells from left to right.
    pub w: i64,
    /// Cells from top to bottom.
    pub h: i64,
    /// What lies where; an area may have several rectangles, no two overlap.
    pub parts: Vec<PlanPart>,
}

/// A rectangle of an area, in cells from the top left corner.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PlanPart {
    /// Key of the area.
    pub area: String,
    /// Cells left of it.
    pub x: i64,
    /// Cells above it.
    pub y: i64,
    /// Its width.
    pub w: i64,
    /// Its height.
    pub h: i64,
}

impl PlanPart {
    /// Whether two rectangles share a cell.
    pub const fn overlaps(&self, other: &Self) -> bool {
        self.x < other.x + other.w
            && other.x < self.x + self.w
            && self.y < other.y + other.h
            && other.y < self.y + self.h
    }
}

impl Plan {
    /// Columns of the same width, one for each area: the plan where nobody drew one.
    pub fn columns<'a>(areas: impl ExactSizeIterator<Item = &'a str>) -> Self {
        let count = i64::try_from(areas.len()).unwrap_or(1).clamp(1, MAX_CELLS);
        let each = (MAX_CELLS / 2 / count).max(1);
        let parts = (0..count).zip(areas).map(|(n, area)| PlanPart {
            area: area.to_owned(),
            x: n * each,
            y: 0,
            w: each,
            h: 8,
        });
        Self { w: count * each, h: 8, parts: parts.collect() }
    }

    /// Whether it makes no sense: too large, outside, overlapping, or of an area that is none.
    pub fn is_faulty(&self, areas: &[&str]) -> bool {
        let sides = 1..=MAX_CELLS;
        if !sides.contains(&self.w) || !sides.contains(&self.h) || self.parts.len() > MAX_AREAS {
            return true;
        }
        let inside = |part: &PlanPart| {
            (0..self.w).contains(&part.x)
                && (0..self.h).contains(&part.y)
                && sides.contains(&part.w)
                && sides.contains(&part.h)
                && part.x + part.w <= self.w
                && part.y + part.h <= self.h
                && areas.contains(&part.area.as_str())
        };
        let overlap = |at: usize| self.parts[..at].iter().any(|one| one.overlaps(&self.parts[at]));
        !self.parts.iter().all(inside) || (1..self.parts.len()).any(overlap)
    }

    /// The plan without areas that are gone; nothing where none is left.
    #[must_use]
    pub fn only(mut self, areas: &[&str]) -> Option<Self> {
        self.parts.retain(|part| areas.contains(&part.area.as_str()));
        (!self.parts.is_empty()).then_some(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(area: &str, x: i64, y: i64, w: i64, h: i64) -> PlanPart {
        PlanPart { area: area.to_owned(), x, y, w, h }
    }

    fn faulty(parts: Vec<PlanPart>) -> bool {
        Plan { w: 12, h: 8, parts }.is_faulty(&["E", "W"])
    }

    #[test]
    fn halves_side_by_side_are_a_plan() {
        assert!(!faulty(vec![part("E", 0, 0, 6, 8), part("W", 6, 0, 6, 8)]));
        assert!(!faulty(vec![part("E", 0, 0, 6, 4), part("E", 0, 4, 3, 4), part("W", 6, 0, 6, 8)]));
    }

    #[test]
    fn what_overlaps_lies_outside_or_is_unknown_is_none() {
        assert!(faulty(vec![part("E", 0, 0, 7, 8), part("W", 6, 0, 6, 8)]));
        assert!(faulty(vec![part("E", 8, 0, 6, 8)]));
        assert!(faulty(vec![part("E", -1, 0, 6, 8)]));
        assert!(faulty(vec![part("E", 0, 0, 0, 8)]));
        assert!(faulty(vec![part("N", 0, 0, 6, 8)]));
        assert!(faulty(vec![part("E", i64::MAX, 0, i64::MAX, 8)]));
        assert!(Plan { w: 25, h: 8, parts: Vec::new() }.is_faulty(&[]));
    }

    #[test]
    fn columns_hold_every_area() {
        for count in 1..=24 {
            let names: Vec<String> = (0..count).map(|n: i32| n.to_string()).collect();
            let keys: Vec<&str> = names.iter().map(String::as_str).collect();
            let plan = Plan::columns(keys.iter().copied());
            assert!(!plan.is_faulty(&keys), "{count}");
            assert_eq!(plan.parts.len(), keys.len());
        }
    }

    #[test]
    fn an_area_that_is_gone_leaves_the_plan() {
        let plan = Plan { w: 12, h: 8, parts: vec![part("E", 0, 0, 6, 8), part("W", 6, 0, 6, 8)] };
        assert_eq!(plan.clone().only(&["W"]).map(|plan| plan.parts.len()), Some(1));
        assert_eq!(plan.only(&[]), None);
    }
}
