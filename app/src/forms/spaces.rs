//! Parts of a floor and the spaces made of them, as a form; and how a hall is divided.

mod divide;
#[cfg(test)]
mod tests;

pub use divide::MAX_DIVIDED;
use divide::fresh;

use crate::error::AppError;
use crate::ports::Answer;
use crate::ports::facilities::{AreaInput, FacilityInput, FacilityPatch, SpaceInput};
use linli_domain::limits::{MAX_AREAS, MAX_SPACES};
use linli_domain::name::Name;
use linli_domain::plan::Plan;
use linli_domain::refusal::FieldFault;
use linli_domain::space::{Audience, Mode, Policy};
use std::collections::BTreeMap;

/// A part of the floor as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartRow {
    /// Its key, which nobody sees.
    pub key: String,
    /// What staff call it.
    pub zh: String,
    /// The same in English.
    pub en: String,
    /// Square metres.
    pub m2: String,
}

/// A space as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SpaceRow {
    /// Its key, which nobody sees.
    pub key: String,
    /// What residents call it.
    pub zh: String,
    /// The same in English.
    pub en: String,
    /// `exclusive`, `shared` or `open`.
    pub mode: String,
    /// People it holds.
    pub capacity: String,
    /// Keys of the parts it takes.
    pub parts: Vec<String>,
}

/// The form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SpacesForm {
    /// Parts of the floor.
    pub parts: Vec<PartRow>,
    /// Spaces.
    pub spaces: Vec<SpaceRow>,
    /// Where the parts lie.
    pub plan: Option<Plan>,
}

impl SpacesForm {
    /// A form that was sent: `p0_…`, `s0_…`, `s0_p0`, their numbers in `parts` and `spaces`.
    pub fn read(get: impl Fn(&str) -> String) -> Self {
        let count = |name: &str, most: usize| get(name).parse().unwrap_or(0_usize).min(most);
        let text = |name: String| get(&name).trim().to_owned();
        let part = |i| PartRow {
            key: text(format!("p{i}_key")),
            zh: text(format!("p{i}_zh")),
            en: text(format!("p{i}_en")),
            m2: text(format!("p{i}_m2")),
        };
        let parts: Vec<PartRow> = (0..count("parts", MAX_AREAS)).map(part).collect();
        let space = |j| SpaceRow {
            key: text(format!("s{j}_key")),
            zh: text(format!("s{j}_zh")),
            en: text(format!("s{j}_en")),
            mode: text(format!("s{j}_mode")),
            capacity: text(format!("s{j}_capacity")),
            parts: parts
                .iter()
                .enumerate()
                .filter(|(i, _)| !text(format!("s{j}_p{i}")).is_empty())
                .map(|(_, part)| part.key.clone())
                .collect(),
        };
        let spaces = (0..count("spaces", MAX_SPACES)).map(space).collect();
        let plan = serde_json::from_str(&get("plan")).ok();
        Self { parts, spaces, plan }
    }

    /// The form of what is saved.
    pub fn of(input: &FacilityInput) -> Self {
        let part = |area: &AreaInput| PartRow {
            key: area.key.clone(),
            zh: area.name.zh.clone(),
            en: area.name.en.clone(),
            m2: area.area_m2.map(|size| size.to_string()).unwrap_or_default(),
        };
        let space = |space: &SpaceInput| SpaceRow {
            key: space.key.clone(),
            zh: space.name.zh.clone(),
            en: space.name.en.clone(),
            mode: space.mode.as_str().to_owned(),
            capacity: space.capacity.to_string(),
            parts: space.areas.clone(),
        };
        Self {
            parts: input.areas.iter().map(part).collect(),
            spaces: input.spaces.iter().map(space).collect(),
            plan: input.plan.clone(),
        }
    }

    /// The fields, as a browser would send them.
    pub fn fields(&self) -> BTreeMap<String, String> {
        let mut fields = BTreeMap::from([
            ("parts".to_owned(), self.parts.len().to_string()),
            ("spaces".to_owned(), self.spaces.len().to_string()),
        ]);
        let mut set = |name: String, value: &str| fields.insert(name, value.to_owned());
        for (i, part) in self.parts.iter().enumerate() {
            set(format!("p{i}_key"), &part.key);
            set(format!("p{i}_zh"), &part.zh);
            set(format!("p{i}_en"), &part.en);
            set(format!("p{i}_m2"), &part.m2);
        }
        for (j, space) in self.spaces.iter().enumerate() {
            set(format!("s{j}_key"), &space.key);
            set(format!("s{j}_zh"), &space.zh);
            set(format!("s{j}_en"), &space.en);
            set(format!("s{j}_mode"), &space.mode);
            set(format!("s{j}_capacity"), &space.capacity);
            for (i, part) in self.parts.iter().enumerate() {
                if space.parts.contains(&part.key) {
                    set(format!("s{j}_p{i}"), "1");
                }
            }
        }
        set("plan".to_owned(), &self.plan_text());
        fields
    }

    /// The plan as a hidden field holds it.
    pub fn plan_text(&self) -> String {
        self.plan.as_ref().and_then(|plan| serde_json::to_string(plan).ok()).unwrap_or_default()
    }

    /// What a button does: `add-part`, `drop-part-N`, `add-space`, `drop-space-N`. Answers whether
    /// it was one of these.
    pub fn press(&mut self, button: &str) -> bool {
        let number = |prefix: &str| button.strip_prefix(prefix)?.parse::<usize>().ok();
        if let Some(i) = number("drop-part-").filter(|i| *i < self.parts.len()) {
            let gone = self.parts.remove(i).key;
            for space in &mut self.spaces {
                space.parts.retain(|key| *key != gone);
            }
            let keys: Vec<&str> = self.parts.iter().map(|part| part.key.as_str()).collect();
            self.plan = self.plan.take().and_then(|plan| plan.only(&keys));
        } else if let Some(j) = number("drop-space-").filter(|j| *j < self.spaces.len()) {
            self.spaces.remove(j);
        } else if button == "add-part" {
            self.add_part();
        } else if button == "add-space" {
            if self.spaces.len() < MAX_SPACES {
                let key = fresh("s", self.spaces.iter().map(|space| &space.key));
                let mode = Mode::Exclusive.as_str().to_owned();
                self.spaces.push(SpaceRow { key, mode, ..SpaceRow::default() });
            }
        } else {
            return false;
        }
        true
    }

    /// The change that saves it. Rules, fees and quotas of a space stay; a new space gets those of
    /// the first.
    ///
    /// # Errors
    /// The first field that cannot be read, by its name in the form.
    pub fn patch(&self, old: &FacilityInput) -> Answer<FacilityPatch> {
        let mut areas = Vec::with_capacity(self.parts.len());
        for (i, part) in self.parts.iter().enumerate() {
            let size = part.m2.trim();
            let area_m2 = match size.parse::<f64>() {
                _ if size.is_empty() => None,
                Ok(size) if (0.1..1_000_000.0).contains(&size) => Some(size),
                _ => return fault(&format!("p{i}_m2"), FieldFault::Malformed),
            };
            areas.push(AreaInput {
                key: part.key.clone(),
                name: Name::new(&*part.zh, &*part.en),
                area_m2,
            });
        }
        let mut spaces = Vec::with_capacity(self.spaces.len());
        for (j, space) in self.spaces.iter().enumerate() {
            spaces.push(self.space(j, space, old)?);
        }
        let plan = self.plan.clone().filter(|plan| {
            let keys: Vec<&str> = self.parts.iter().map(|part| part.key.as_str()).collect();
            !plan.is_faulty(&keys)
        });
        Ok(FacilityPatch {
            areas: Some(areas),
            spaces: Some(spaces),
            plan: Some(plan),
            ..FacilityPatch::default()
        })
    }

    fn space(&self, j: usize, space: &SpaceRow, old: &FacilityInput) -> Answer<SpaceInput> {
        if space.zh.is_empty() && self.spaces.len() > 1 {
            return fault(&format!("s{j}_zh"), FieldFault::Missing);
        }
        let Some(mode) = Mode::parse(&space.mode) else {
            return fault(&format!("s{j}_mode"), FieldFault::Missing);
        };
        let Ok(capacity) = space.capacity.parse::<i64>() else {
            let why =
                if space.capacity.is_empty() { FieldFault::Missing } else { FieldFault::Malformed };
            return fault(&format!("s{j}_capacity"), why);
        };
        if space.parts.is_empty() {
            return fault(&format!("s{j}_parts"), FieldFault::Missing);
        }
        // People of two shared spaces on one floor could not be counted.
        let shared_before = |one: &SpaceRow| {
            one.mode != "exclusive" && one.parts.iter().any(|part| space.parts.contains(part))
        };
        if mode != Mode::Exclusive && self.spaces[..j].iter().any(shared_before) {
            return fault(&format!("s{j}_parts"), FieldFault::InUse);
        }
        let before = old.spaces.iter().find(|one| one.key == space.key);
        let like = before.or_else(|| old.spaces.first());
        let mut policy = like.map_or_else(Policy::default, |one| one.policy.clone());
        policy.walk_in_places = policy.walk_in_places.min((capacity - 1).max(0));
        Ok(SpaceInput {
            key: space.key.clone(),
            name: Name::new(&*space.zh, &*space.en),
            areas: space.parts.clone(),
            mode,
            capacity,
            policy,
            audience: like.map_or_else(Audience::default, |one| one.audience.clone()),
            price: like.and_then(|one| one.price.clone()),
            quota: like.map_or_else(Vec::new, |one| one.quota.clone()),
        })
    }
}

fn fault<T>(field: &str, fault: FieldFault) -> Answer<T> {
    Err(AppError::field(field, fault))
}
