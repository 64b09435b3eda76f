//! A row over what is there: what the row says takes the place of what stands, what it leaves empty
//! stays. Prices, rules of booking, areas and lent things are never touched by a table.

use super::{FacilityRow, SpaceRow, stable_key};
use linli_app::ports::facilities::{AreaInput, Datum, FacilityInput, Location, SpaceInput};
use linli_domain::ids::UnitId;
use linli_domain::name::Name;
use linli_domain::space::{Audience, Mode, Policy};

/// The key of the one space of a facility that names none.
const ONLY: &str = "main";

/// A facility that is new.
pub fn fresh(row: &FacilityRow, unit: UnitId) -> FacilityInput {
    let timezone = if row.timezone.is_empty() { "Asia/Shanghai" } else { &row.timezone };
    let empty = FacilityInput {
        plan: None,
        unit_id: unit,
        name: Name::default(),
        category: row.category,
        address: Name::default(),
        location: None,
        timezone: timezone.to_owned(),
        phone: None,
        accessible: Vec::new(),
        opening: Vec::new(),
        hours_text: None,
        areas: Vec::new(),
        spaces: Vec::new(),
        assets: Vec::new(),
        rules: Name::default(),
        publish: false,
    };
    FacilityInput { publish: row.publish.unwrap_or(true), ..overlaid(empty, row) }
}

/// A facility that stands, with what the row says.
pub fn overlaid(old: FacilityInput, row: &FacilityRow) -> FacilityInput {
    let mut new = old;
    over(&mut new.name, &row.name);
    over(&mut new.address, &row.address);
    over(&mut new.rules, &row.rules);
    new.category = row.category;
    if let Some((lat, lon)) = row.location {
        new.location = Some(Location { lat, lon, datum: Datum::Wgs84 });
    }
    if !row.timezone.is_empty() {
        new.timezone.clone_from(&row.timezone);
    }
    if !row.phone.is_empty() {
        new.phone = Some(row.phone.clone());
    }
    if row.hours_read() || row.hours_text.is_some() {
        new.opening.clone_from(&row.opening);
        new.hours_text.clone_from(&row.hours_text);
    }
    new.publish = row.publish.unwrap_or(new.publish);
    for space in &row.spaces {
        put(&mut new, space);
    }
    new
}

fn over(old: &mut Name, new: &Name) {
    for (old, new) in [(&mut old.zh, &new.zh), (&mut old.en, &new.en)] {
        if !new.is_empty() {
            old.clone_from(new);
        }
    }
}

/// Puts what a row says of a space into the facility: by its key, its name, or because it is the
/// only one; a new one gets a piece of floor of its own.
fn put(facility: &mut FacilityInput, row: &SpaceRow) {
    let only = facility.spaces.len() == 1
        && (row.name.is_empty()
            || facility.spaces[0].name.is_empty() && facility.spaces[0].key == ONLY);
    let found = facility.spaces.iter().position(|space| match &row.key {
        Some(key) => space.key == *key,
        None => !row.name.is_empty() && space.name.zh == row.name,
    });
    let found = found.or_else(|| (only && row.key.is_none()).then_some(0));
    if let Some(space) = found.map(|at| &mut facility.spaces[at]) {
        if !row.name.is_empty() {
            space.name.zh.clone_from(&row.name);
        }
        space.mode = row.mode.unwrap_or(space.mode);
        space.capacity = row.capacity.unwrap_or(space.capacity);
        return;
    }
    // A row that says nothing of a space of a facility that has several means all of them.
    if row.name.is_empty() && row.key.is_none() && !facility.spaces.is_empty() {
        return;
    }
    let key = row.key.clone().unwrap_or_else(|| match row.name.as_str() {
        "" => ONLY.to_owned(),
        name => stable_key("s", &[name.to_owned()]).chars().take(14).collect(),
    });
    facility.areas.push(AreaInput { key: key.clone(), name: Name::default(), area_m2: None });
    facility.spaces.push(SpaceInput {
        key: key.clone(),
        name: Name::new(row.name.clone(), ""),
        areas: vec![key],
        mode: row.mode.unwrap_or(Mode::Open),
        capacity: row.capacity.unwrap_or(1),
        policy: Policy::default(),
        audience: Audience::default(),
        price: None,
        quota: Vec::new(),
    });
}
