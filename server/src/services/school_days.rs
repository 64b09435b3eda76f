//! Which days are school vacation at a facility: a school's own ranges, else those of the divisions
//! it lies in. The one place where search, week view, admission and figures learn it.

use crate::failure::Failure;
use crate::store::facilities::Facility;
use crate::store::vacations::{self, Owner};
use chrono::NaiveDate;
use linli_domain::opening::DaySelector;
use linli_domain::vacation::{Stage, Vacation, is_vacation};
use sqlx::AnyConnection;
use std::collections::{BTreeSet, HashMap};

/// Ranges by whose they are, and what schools teach.
#[derive(Clone, Debug, Default)]
pub struct SchoolDays {
    ranges: HashMap<Owner, Vec<Vacation>>,
    taught: HashMap<String, Vec<Stage>>,
}

impl SchoolDays {
    /// Loads what the hours of these facilities depend on, from the first year to the last. Of
    /// several facilities only those count whose hours name school vacation; of one it is always
    /// told, because prices may name it too and its page shows it.
    pub async fn load(
        conn: &mut AnyConnection,
        facilities: &[&Facility],
        first_year: i32,
        last_year: i32,
    ) -> Result<Self, Failure> {
        let (mut divisions, mut units) = (BTreeSet::new(), BTreeSet::new());
        for facility in facilities.iter().filter(|one| facilities.len() == 1 || depends(one)) {
            divisions.extend(above(facility).map(str::to_owned));
            units.insert(facility.unit_id.clone());
        }
        let years =
            (NaiveDate::from_ymd_opt(first_year, 1, 1), NaiveDate::from_ymd_opt(last_year, 12, 31));
        let mut school = Self::default();
        let (false, (Some(first), Some(last))) = (units.is_empty(), years) else {
            return Ok(school);
        };
        let (divisions, units): (Vec<String>, Vec<String>) =
            (divisions.into_iter().collect(), units.into_iter().collect());
        for kept in vacations::vacations(conn, &divisions, &units, first, last).await? {
            school.ranges.entry(kept.owner).or_default().push(kept.vacation);
        }
        if !school.ranges.is_empty() {
            school.taught = vacations::taught(conn, &units).await?.into_iter().collect();
        }
        Ok(school)
    }

    /// Puts other ranges in the place of one owner's.
    pub fn replace(&mut self, owner: Owner, ranges: Vec<Vacation>) {
        self.ranges.insert(owner, ranges);
    }

    /// The ranges of one owner.
    pub fn of(&self, owner: &Owner) -> &[Vacation] {
        self.ranges.get(owner).map_or(&[], Vec::as_slice)
    }

    /// Whether the date is school vacation at the facility.
    pub fn is_vacation(&self, facility: &Facility, date: NaiveDate) -> bool {
        if self.ranges.is_empty() {
            return false;
        }
        let own = self.of(&Owner::Unit(facility.unit_id.clone()));
        let divisions: Vec<&str> = above(facility).collect();
        let nearest = divisions.into_iter().rev();
        let levels: Vec<&[Vacation]> = std::iter::once(own)
            .chain(nearest.map(|code| self.of(&Owner::Division(code.to_owned()))))
            .collect();
        let taught = self.taught.get(&facility.unit_id).map_or(&[][..], Vec::as_slice);
        is_vacation(&levels, taught, date)
    }
}

/// The divisions in which a facility lies, topmost first.
fn above(facility: &Facility) -> impl Iterator<Item = &str> {
    facility.division_path.split('/').filter(|code| !code.is_empty())
}

/// Whether the hours of a facility depend on school vacations.
pub fn depends(facility: &Facility) -> bool {
    let mut named = facility.opening.iter().flat_map(|rule| rule.days.iter().chain(&rule.except));
    named.any(|day| *day == DaySelector::SchoolVacation)
}
