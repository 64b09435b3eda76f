//! Dividing a hall, by number or as drawn.

use super::{PartRow, SpacesForm};
use linli_domain::limits::MAX_AREAS;
use linli_domain::plan::{Plan, PlanPart};

/// Most parts into which a button divides a hall.
pub const MAX_DIVIDED: usize = 12;

impl SpacesForm {
    pub(super) fn add_part(&mut self) {
        if self.parts.len() < MAX_AREAS {
            let key = fresh("p", self.parts.iter().map(|part| &part.key));
            let letter = LETTERS.get(self.parts.len()).copied().unwrap_or_default();
            self.parts.push(PartRow {
                key,
                zh: format!("{letter} 区"),
                en: format!("Area {letter}"),
                m2: String::new(),
            });
        }
    }

    /// Divides the hall into as many parts: the first space takes all of them, and each part is a
    /// space of its own. Keys, names and sizes that are there stay.
    pub fn divide(&mut self, count: usize) {
        let count = count.clamp(2, MAX_DIVIDED);
        if self.parts.len() == 1 && self.parts[0].zh.is_empty() {
            self.parts.clear();
        }
        self.parts.truncate(count);
        while self.parts.len() < count {
            self.add_part();
        }
        if self.spaces.is_empty() {
            self.press("add-space");
        }
        self.spaces.truncate(count + 1);
        while self.spaces.len() < count + 1 {
            self.press("add-space");
        }
        let keys: Vec<String> = self.parts.iter().map(|part| part.key.clone()).collect();
        let people: i64 = self.spaces[0].capacity.parse().unwrap_or(0);
        self.spaces[0].parts.clone_from(&keys);
        for (space, part) in self.spaces[1..].iter_mut().zip(&self.parts) {
            space.parts = vec![part.key.clone()];
            if space.zh.is_empty() {
                space.zh.clone_from(&part.zh);
                space.en.clone_from(&part.en);
            }
            if space.capacity.is_empty() && people > 0 {
                space.capacity = (people / count as i64).max(1).to_string();
            }
        }
        self.plan = Some(Plan::columns(keys.iter().map(String::as_str)));
    }

    /// Divides the hall as it was drawn; answers whether the drawing is one.
    pub fn draw(&mut self, drawn: &str) -> bool {
        let Ok(plan) = serde_json::from_str::<Plan>(drawn) else { return false };
        let bare: Vec<PlanPart> = plan.parts.into_iter().take(MAX_DIVIDED + 1).collect();
        let count = bare.len();
        if !(2..=MAX_DIVIDED).contains(&count) {
            return false;
        }
        let mut divided = self.clone();
        divided.divide(count);
        let named = |(part, row): (PlanPart, &PartRow)| PlanPart { area: row.key.clone(), ..part };
        let parts = bare.into_iter().zip(&divided.parts).map(named).collect();
        let plan = Plan { parts, ..plan };
        let keys: Vec<&str> = divided.parts.iter().map(|part| part.key.as_str()).collect();
        if plan.is_faulty(&keys) {
            return false;
        }
        divided.plan = Some(plan);
        *self = divided;
        true
    }
}

const LETTERS: [&str; 12] = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"];

/// A key that nothing has yet.
pub(super) fn fresh<'a>(prefix: &str, used: impl Iterator<Item = &'a String>) -> String {
    let used: Vec<&String> = used.collect();
    let mut keys = (1..).map(|n: u32| format!("{prefix}{n}"));
    keys.find(|key| !used.contains(&key)).unwrap_or_default()
}
