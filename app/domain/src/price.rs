//! What a space costs (domain §4): per hour, per session or per visit, with free windows.

#[cfg(test)]
mod tests;

use crate::day_type::DayInfo;
use crate::facility::{Category, words};
use crate::limits::{MAX_FEN, MAX_RULES};
use crate::opening::{self, DaySelector, Hours, OpenDay, OpeningRule, resolve};
use crate::time::{Slot, joined};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

words! {
    /// Groups of people who may pay less.
    Group {
        /// 老年人
        Senior = "senior",
        /// 未成年人
        Minor = "minor",
        /// 学生
        Student = "student",
        /// 残疾人
        Disabled = "disabled",
        /// 军人
        Military = "military",
        /// 低收入家庭
        LowIncome = "low_income",
        /// 志愿者
        Volunteer = "volunteer",
    }
}

/// The posted price of one space; a space without one is free. Money is in fen.
///
/// `concessions` are posted and shown. They are not applied: a concession belongs to a verified
/// group, and nobody can be verified yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PriceRule {
    /// For an hour; exactly one of the three is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per_hour_fen: Option<i64>,
    /// For a booking, however long.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per_session_fen: Option<i64>,
    /// For each person who comes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per_visit_fen: Option<i64>,
    /// Minutes that are charged come in steps of this, rounded up.
    #[serde(default = "half_an_hour")]
    pub step_min: i64,
    /// When nothing is charged. The days are told apart as those of the opening rules are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub free: Vec<FreeWindow>,
    /// Percent that a verified group pays.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub concessions: BTreeMap<Group, i64>,
}

/// Hours in which nothing is charged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FreeWindow {
    /// On which days: words as in the opening rules.
    pub days: Vec<DaySelector>,
    /// `HH:MM-HH:MM`.
    pub hours: Vec<Hours>,
}

const fn half_an_hour() -> i64 {
    30
}

/// By what a space is charged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tariff {
    /// Fen for an hour.
    Hour(i64),
    /// Fen for a booking.
    Session(i64),
    /// Fen for a person.
    Visit(i64),
}

impl PriceRule {
    /// By what it charges; nothing where the three members are not exactly one.
    pub const fn tariff(&self) -> Option<Tariff> {
        match (self.per_hour_fen, self.per_session_fen, self.per_visit_fen) {
            (Some(fen), None, None) => Some(Tariff::Hour(fen)),
            (None, Some(fen), None) => Some(Tariff::Session(fen)),
            (None, None, Some(fen)) => Some(Tariff::Visit(fen)),
            _ => None,
        }
    }

    /// The name of the first field that makes no sense, if any.
    pub fn fault(&self) -> Option<&'static str> {
        let (field, fen) = match self.tariff() {
            Some(Tariff::Session(fen)) => ("per_session_fen", fen),
            Some(Tariff::Visit(fen)) => ("per_visit_fen", fen),
            Some(Tariff::Hour(fen)) => ("per_hour_fen", fen),
            None => return Some("per_hour_fen"),
        };
        let percents = self.concessions.values().all(|percent| (0..=100).contains(percent));
        let checks = [
            (field, (0..=MAX_FEN).contains(&fen)),
            ("step_min", (1..=24 * 60).contains(&self.step_min)),
            ("free", self.free.len() <= MAX_RULES && opening::check(&self.free_rules()).is_ok()),
            ("concessions", percents),
        ];
        checks.iter().find(|(_, fits)| !fits).map(|(name, _)| *name)
    }

    fn free_rules(&self) -> Vec<OpeningRule> {
        let rule = |free: &FreeWindow| OpeningRule::new(free.days.clone(), free.hours.clone());
        self.free.iter().map(rule).collect()
    }

    /// The hours of some days (with whether it is school vacation) in which nothing is charged,
    /// resolved as opening rules are. Sports
    /// places are free all day on 8 August (全民健身日).
    pub fn free_hours(
        &self,
        category: Category,
        days: impl IntoIterator<Item = (DayInfo, bool)>,
    ) -> Vec<OpenDay> {
        let rules = self.free_rules();
        let fitness =
            |day: &DayInfo| is_sport(category) && DaySelector::FitnessDay.names(day, false);
        days.into_iter()
            .map(|(day, school_vacation)| {
                let all_day = fitness(&day).then_some(Hours::ALL_DAY);
                let mut open = resolve(&rules, day, school_vacation);
                open.hours.extend(all_day);
                open
            })
            .collect()
    }
}

/// Whether a place is one for sports.
pub const fn is_sport(category: Category) -> bool {
    matches!(
        category,
        Category::SportsVenue | Category::SchoolSports | Category::Gym | Category::Court
    )
}

/// What one booking costs, and how that comes about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Priced {
    /// The sum of the lines.
    pub total_fen: i64,
    /// What is charged and what is not.
    pub lines: Vec<PricedLine>,
}

/// One line of a price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PricedLine {
    /// For what.
    pub charge: Charge,
    /// In fen, rounded up once.
    pub fen: i64,
}

/// For what a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Charge {
    /// Minutes, rounded up to steps, at so much an hour.
    Time {
        /// Charged minutes.
        minutes: i64,
        /// Fen for an hour.
        per_hour_fen: i64,
    },
    /// One booking.
    Session,
    /// People, each at so much.
    Visits {
        /// How many.
        persons: i64,
        /// Fen for one.
        per_visit_fen: i64,
    },
    /// Minutes inside free windows.
    Free {
        /// How many.
        minutes: i64,
    },
}

/// The price of a slot. `free` are the free windows around it as instants, in any order.
///
/// Time inside them is not charged; a session or a visit is free when it lies wholly inside.
pub fn price(rule: &PriceRule, slot: Slot, persons: i64, free: &[Slot]) -> Priced {
    let free: i64 = joined(free)
        .iter()
        .map(|free| Slot::new(free.start.max(slot.start), free.end.min(slot.end)).minutes().max(0))
        .sum();
    let chargeable = (slot.minutes() - free).max(0);
    let mut lines = Vec::new();
    if chargeable > 0 {
        lines.extend(rule.tariff().map(|tariff| line(tariff, rule.step_min, chargeable, persons)));
    }
    if free > 0 {
        lines.push(PricedLine { charge: Charge::Free { minutes: free }, fen: 0 });
    }
    Priced { total_fen: lines.iter().map(|line| line.fen).sum(), lines }
}

fn line(tariff: Tariff, step_min: i64, chargeable: i64, persons: i64) -> PricedLine {
    match tariff {
        Tariff::Hour(per_hour_fen) => {
            let step = step_min.max(1);
            let minutes = (chargeable + step - 1) / step * step;
            let charge = Charge::Time { minutes, per_hour_fen };
            PricedLine { charge, fen: (minutes * per_hour_fen + 59) / 60 }
        }
        Tariff::Session(fen) => PricedLine { charge: Charge::Session, fen },
        Tariff::Visit(per_visit_fen) => {
            let persons = persons.max(0);
            let charge = Charge::Visits { persons, per_visit_fen };
            PricedLine { charge, fen: persons * per_visit_fen }
        }
    }
}
