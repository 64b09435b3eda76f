//! What a facility must have before it can be saved or published.

use linli_app::error::AppError;
use linli_app::ports::facilities::{FacilityInput, Location, SpaceInput};
use linli_domain::facility::ACCESSIBLE;
use linli_domain::limits::{
    MAX_AREAS, MAX_ASSETS, MAX_NAME, MAX_PERSONS, MAX_SPACES, MAX_STOCK, MAX_TEXT,
};
use linli_domain::name::Name;
use linli_domain::opening::{self, OpeningRule, RulesFault};
use linli_domain::price::PriceRule;
use linli_domain::quota::{MAX_QUOTAS, QuotaRule};
use linli_domain::refusal::FieldFault;
use linli_domain::space::Mode;
use linli_domain::zone;
use std::collections::{BTreeMap, BTreeSet};

/// Checks everything that does not need the database.
///
/// # Errors
/// The first field that cannot be taken.
pub fn check(new: &FacilityInput) -> Result<(), AppError> {
    if new.name.is_empty() {
        return Err(AppError::field("name", FieldFault::Missing));
    }
    let too_long = [
        ("name", !new.name.is_fit()),
        ("address", !new.address.fits(300)),
        ("rules", !new.rules.fits(MAX_TEXT)),
        ("hours_text", new.hours_text.as_ref().is_some_and(|text| !text.fits(MAX_TEXT))),
        ("phone", new.phone.as_ref().is_some_and(|phone| phone.chars().count() > 60)),
        ("areas", new.areas.len() > MAX_AREAS),
        ("spaces", new.spaces.len() > MAX_SPACES),
        ("assets", new.assets.len() > MAX_ASSETS),
    ];
    if let Some((name, _)) = too_long.iter().find(|(_, wrong)| *wrong) {
        return Err(AppError::field(name, FieldFault::TooLong));
    }
    if zone::parse(&new.timezone).is_none() {
        return Err(AppError::field("timezone", FieldFault::Unknown));
    }
    if !new.accessible.iter().all(|word| ACCESSIBLE.contains(&word.as_str())) {
        return Err(AppError::field("accessible", FieldFault::Unknown));
    }
    location(new.location)?;
    rules_fit(&new.opening)?;
    spaces(new)?;
    assets(new)?;
    plan(new)
}

/// Checks opening rules on their own.
///
/// # Errors
/// What is wrong with `opening`.
pub fn rules_fit(rules: &[OpeningRule]) -> Result<(), AppError> {
    opening::check(rules).map_err(|fault| {
        let fault = match fault {
            RulesFault::TooMany => FieldFault::TooLong,
            RulesFault::NoDay => FieldFault::Missing,
            RulesFault::Reversed | RulesFault::Overlap => FieldFault::Malformed,
        };
        AppError::field("opening", fault)
    })
}

fn location(location: Option<Location>) -> Result<(), AppError> {
    let known = location.is_none_or(|at| at.point().is_some());
    known.then_some(()).ok_or_else(|| AppError::field("location", FieldFault::Malformed))
}

fn spaces(new: &FacilityInput) -> Result<(), AppError> {
    if new.spaces.is_empty() {
        return Err(AppError::field("spaces", FieldFault::Missing));
    }
    let areas: BTreeSet<&str> = new.areas.iter().map(|area| area.key.as_str()).collect();
    if areas.len() != new.areas.len() {
        return Err(AppError::field("areas.key", FieldFault::InUse));
    }
    let keys: BTreeSet<&str> = new.spaces.iter().map(|space| space.key.as_str()).collect();
    if keys.len() != new.spaces.len() {
        return Err(AppError::field("spaces.key", FieldFault::InUse));
    }
    let mut key_and_name = new
        .areas
        .iter()
        .map(|area| (&area.key, &area.name))
        .chain(new.spaces.iter().map(|space| (&space.key, &space.name)));
    if key_and_name.any(|(key, name)| key.is_empty() || key.len() > 40 || !name.fits(MAX_NAME)) {
        return Err(AppError::field("key", FieldFault::Malformed));
    }
    // Which shared space has an area: two shared spaces of a facility share none.
    let mut shared: BTreeMap<&str, &str> = BTreeMap::new();
    for space in &new.spaces {
        one_space(space, &areas)?;
        for area in space.areas.iter().filter(|_| space.mode != Mode::Exclusive) {
            if shared.insert(area, &space.key).is_some() {
                return Err(AppError::field("spaces.areas", FieldFault::InUse));
            }
        }
    }
    Ok(())
}

fn one_space(space: &SpaceInput, areas: &BTreeSet<&str>) -> Result<(), AppError> {
    if space.areas.is_empty() {
        return Err(AppError::field("spaces.areas", FieldFault::Missing));
    }
    let own: BTreeSet<&str> = space.areas.iter().map(String::as_str).collect();
    if own.len() != space.areas.len() || !own.is_subset(areas) {
        return Err(AppError::field("spaces.areas", FieldFault::Unknown));
    }
    if !(1..=MAX_PERSONS).contains(&space.capacity) {
        return Err(AppError::field("spaces.capacity", FieldFault::Malformed));
    }
    if let Some(field) = space.audience.fault() {
        return Err(AppError::field(&format!("spaces.audience.{field}"), FieldFault::Malformed));
    }
    if let Some(field) = space.policy.fault() {
        return Err(AppError::field(&format!("spaces.policy.{field}"), FieldFault::Malformed));
    }
    if space.policy.walk_in_places >= space.capacity {
        return Err(AppError::field("spaces.policy.walk_in_places", FieldFault::TooLong));
    }
    if let Some(field) = space.price.as_ref().and_then(PriceRule::fault) {
        return Err(AppError::field(&format!("spaces.price.{field}"), FieldFault::Malformed));
    }
    if space.quota.len() > MAX_QUOTAS {
        return Err(AppError::field("spaces.quota", FieldFault::TooLong));
    }
    if let Some(field) = space.quota.iter().find_map(QuotaRule::fault) {
        return Err(AppError::field(&format!("spaces.quota.{field}"), FieldFault::Malformed));
    }
    Ok(())
}

fn assets(new: &FacilityInput) -> Result<(), AppError> {
    let keys: BTreeSet<&str> = new.assets.iter().map(|asset| asset.key.as_str()).collect();
    if keys.len() != new.assets.len() {
        return Err(AppError::field("assets.key", FieldFault::InUse));
    }
    for asset in &new.assets {
        let faults = [
            ("assets.key", asset.key.is_empty() || asset.key.len() > 40),
            ("assets.name", !asset.name.is_fit()),
            ("assets.stock", !(0..=MAX_STOCK).contains(&asset.stock)),
        ];
        if let Some((field, _)) = faults.iter().find(|(_, wrong)| *wrong) {
            return Err(AppError::field(field, FieldFault::Malformed));
        }
    }
    Ok(())
}

/// The public elements (NT-06) of a place that is to be published: the body responsible and
/// closures come from elsewhere, its hours, its address and a phone it must bring.
///
/// # Errors
/// `incomplete` with the fields that are missing.
pub fn complete(new: &FacilityInput) -> Result<(), AppError> {
    let fields = missing(&new.opening, new.hours_text.as_ref(), &new.address, new.phone.as_deref());
    if fields.is_empty() || !new.publish { Ok(()) } else { Err(AppError::Incomplete { fields }) }
}

fn plan(new: &FacilityInput) -> Result<(), AppError> {
    let areas: Vec<&str> = new.areas.iter().map(|area| area.key.as_str()).collect();
    let faulty = new.plan.as_ref().is_some_and(|plan| plan.is_faulty(&areas));
    if faulty { Err(AppError::field("plan", FieldFault::Malformed)) } else { Ok(()) }
}

/// The public elements that a facility does not bring yet, as the form names their fields.
pub fn missing(
    opening: &[OpeningRule],
    hours_text: Option<&Name>,
    address: &Name,
    phone: Option<&str>,
) -> Vec<String> {
    let wanted = [
        ("opening", has_hours(opening, hours_text)),
        ("address", !address.is_empty()),
        ("phone", phone.is_some_and(|phone| !phone.trim().is_empty())),
    ];
    wanted.iter().filter(|(_, there)| !there).map(|(name, _)| (*name).to_owned()).collect()
}

fn has_hours(opening: &[OpeningRule], hours_text: Option<&Name>) -> bool {
    !opening.is_empty() || hours_text.is_some_and(|text| !text.is_empty())
}
