//! What a new facility starts from, by category (预设): hours, spaces, house rules, accessibility.
//!
//! The hours are starting values that keep to `regulation.md` §1e and §2; floors are set by the
//! province, so [`Preset::source`] says where each comes from and the form asks to check it.

mod hours;
mod rules;

#[cfg(test)]
mod tests;

use crate::facility::Category;
use crate::name::Name;
use crate::opening::OpeningRule;
use crate::space::{Mode, Policy};

/// What a form is filled with before anybody typed.
#[derive(Clone, Debug)]
pub struct Preset {
    /// When it is open.
    pub opening: Vec<OpeningRule>,
    /// Its one space on its one area.
    pub space: PresetSpace,
    /// House rules, one a line.
    pub rules: Name,
    /// Accessibility attributes that places of this kind often have; suggested, never ticked.
    pub accessible: &'static [&'static str],
    /// Where the hours come from; empty where no rule speaks of this kind.
    pub source: Name,
}

/// The space of a preset.
#[derive(Clone, Debug)]
pub struct PresetSpace {
    /// What residents call it.
    pub name: Name,
    /// How it is used.
    pub mode: Mode,
    /// People it holds.
    pub capacity: i64,
    /// Its rules.
    pub policy: Policy,
}

/// The preset of a category.
pub fn preset(category: Category) -> Preset {
    let (opening, source) = hours::of(category);
    Preset {
        opening,
        space: space(category),
        rules: rules::of(category),
        accessible: accessible(category),
        source,
    }
}

fn space(category: Category) -> PresetSpace {
    use Category as C;
    let (zh, en, mode, capacity) = match category {
        C::Library => ("阅览区", "Reading area", Mode::Open, 40),
        C::Youth => ("活动区", "Activity area", Mode::Open, 30),
        C::Elderly => ("活动区", "Activity area", Mode::Open, 40),
        C::Outdoor => ("场地", "Grounds", Mode::Open, 100),
        C::Gym => ("健身区", "Fitness area", Mode::Shared, 20),
        C::CultureCentre | C::CultureStation => ("多功能厅", "Main hall", Mode::Exclusive, 80),
        C::ActivityRoom | C::PartyMassRoom => ("活动室", "Activity room", Mode::Exclusive, 30),
        C::SportsVenue | C::SchoolSports => ("全场", "Whole court", Mode::Exclusive, 60),
        C::Court => ("球场", "Court", Mode::Exclusive, 20),
        C::Classroom => ("教室", "Classroom", Mode::Exclusive, 45),
        C::MeetingRoom => ("会议室", "Meeting room", Mode::Exclusive, 20),
        C::Hall => ("全场", "Whole hall", Mode::Exclusive, 150),
        C::Other => ("场地", "Space", Mode::Exclusive, 20),
    };
    let policy = match category {
        C::Gym => Policy { max_min: 120, horizon_days: 7, ..Policy::default() },
        C::SportsVenue | C::SchoolSports | C::Court => {
            Policy { min_min: 60, max_min: 120, horizon_days: 15, ..Policy::default() }
        }
        C::CultureCentre | C::CultureStation | C::Hall => {
            Policy { buffer_after_min: 30, min_min: 60, ..Policy::default() }
        }
        _ => Policy { horizon_days: 30, ..Policy::default() },
    };
    PresetSpace { name: Name::new(zh, en), mode, capacity, policy }
}

const fn accessible(category: Category) -> &'static [&'static str] {
    use Category as C;
    match category {
        C::Library => &["step_free", "low_desk", "accessible_toilet", "braille", "large_print"],
        C::CultureCentre | C::CultureStation | C::Hall => {
            &["step_free", "accessible_toilet", "hearing_loop", "accessible_parking"]
        }
        C::SportsVenue | C::SchoolSports | C::Gym | C::Court => {
            &["step_free", "accessible_toilet", "accessible_parking"]
        }
        C::Elderly => &["step_free", "low_desk", "accessible_toilet", "lift", "large_print"],
        C::Outdoor => &["step_free", "accessible_toilet"],
        _ => &["step_free", "low_desk", "accessible_toilet", "lift"],
    }
}
