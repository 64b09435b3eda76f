//! Names of places: 小区, roads, landmarks, and the divisions in which something is shared.

use super::snapshot::Snapshot;
use super::words::{Query, Tier, Words};
use crate::failure::Failure;
use crate::services::Core;
use crate::store::divisions::DivisionRow;
use crate::store::place_aliases::{self, DeskRow, PlaceAlias};
use async_trait::async_trait;
use linli_app::ports::Answer;
use linli_app::ports::nearby::{Desk, Nearby, PlaceKind, PlaceView};
use linli_domain::ids::DivisionCode;
use linli_domain::name::Name;

/// Most places of one name that are offered.
const MOST: usize = 12;
/// Before the code of a division that stands as a place.
const DIVISION: &str = "division:";

/// A name with its folded forms; other names count as much as the first.
#[derive(Clone, Debug)]
pub struct Alias {
    row: PlaceAlias,
    words: Vec<Words>,
}

impl Alias {
    /// An alias from its row.
    pub fn new(row: PlaceAlias) -> Self {
        let first = Words::new(&row.name_zh, &row.name_en, [], []);
        let other = row.also.lines().map(|name| Words::new(name, "", [], []));
        Self { words: std::iter::once(first).chain(other).collect(), row }
    }

    fn tier(&self, query: &Query) -> Option<Tier> {
        self.words.iter().filter_map(|words| words.tier(query)).min()
    }

    fn view(&self, snapshot: &Snapshot) -> PlaceView {
        let row = &self.row;
        PlaceView {
            id: row.id.clone(),
            kind: PlaceKind::parse(&row.kind).unwrap_or(PlaceKind::Landmark),
            name: Name::new(&*row.name_zh, &*row.name_en),
            within: row.division_code.as_ref().map_or_else(Vec::new, |code| within(snapshot, code)),
            division: row.division_code.clone().map(DivisionCode),
            at: row.lat.zip(row.lon),
        }
    }
}

#[async_trait]
impl Nearby for Core {
    async fn places(&self, text: &str) -> Answer<Vec<PlaceView>> {
        let Some(query) = Query::new(text) else { return Ok(Vec::new()) };
        let mut conn = self.db.read().await?;
        let snapshot = self.search.current(&mut conn, self.clock.now()).await?;
        let mut found: Vec<(Tier, usize, PlaceView)> = Vec::new();
        for alias in snapshot.aliases.iter() {
            if let Some(tier) = alias.tier(&query) {
                let length = alias.row.name_zh.chars().count();
                found.push((tier, length, alias.view(&snapshot)));
            }
        }
        for row in snapshot.divisions.values().filter(|row| is_near(row)) {
            if let Some(tier) = Words::new(&row.name_zh, &row.name_en, [], []).tier(&query) {
                found.push((tier, row.name_zh.chars().count(), division(&snapshot, row)));
            }
        }
        found.sort_by(|a, b| (a.0, a.1, &a.2.name.zh).cmp(&(b.0, b.1, &b.2.name.zh)));
        // Somebody who typed a whole name means no longer one.
        let exact = found.iter().filter(|(tier, ..)| *tier == Tier::Exact).count();
        found.truncate(if exact > 0 { exact } else { MOST });
        found.truncate(MOST);
        Ok(found.into_iter().map(|(_, _, view)| view).collect())
    }

    async fn place(&self, id: &str) -> Answer<Option<PlaceView>> {
        let mut conn = self.db.read().await?;
        let snapshot = self.search.current(&mut conn, self.clock.now()).await?;
        if let Some(code) = id.strip_prefix(DIVISION) {
            return Ok(snapshot.divisions.get(code).map(|row| division(&snapshot, row)));
        }
        let alias = snapshot.aliases.iter().find(|alias| alias.row.id == id);
        Ok(alias.map(|alias| alias.view(&snapshot)))
    }

    async fn desk(&self, division: &DivisionCode) -> Answer<Option<Desk>> {
        let mut conn = self.db.read().await?;
        let desks = place_aliases::desks(&mut conn, division.as_str()).await?;
        Ok(nearest(desks, division.as_str())
            .map(|row| Desk { name: Name::new(row.name_zh, row.name_en), phone: row.phone }))
    }
}

/// The desk of the division itself, else of the nearest one above, else of the only one below.
fn nearest(desks: Vec<DeskRow>, division: &str) -> Option<DeskRow> {
    let own = format!("/{division}/");
    let (mut below, above): (Vec<DeskRow>, Vec<DeskRow>) =
        desks.into_iter().partition(|row| row.path.contains(&own) && !row.path.ends_with(&own));
    let above = above.into_iter().max_by_key(|row| row.path.len());
    above.or_else(|| if below.len() == 1 { below.pop() } else { None })
}

/// Streets and communities are near enough to mean a place; districts are not.
fn is_near(row: &DivisionRow) -> bool {
    matches!(row.level.as_str(), "street" | "community")
}

fn division(snapshot: &Snapshot, row: &DivisionRow) -> PlaceView {
    PlaceView {
        id: format!("{DIVISION}{}", row.code),
        kind: PlaceKind::Division,
        name: Name::new(&*row.name_zh, &*row.name_en),
        division: Some(DivisionCode(row.code.clone())),
        within: row.parent_code.as_ref().map_or_else(Vec::new, |code| within(snapshot, code)),
        at: None,
    }
}

/// The names of a division and of the one above it.
fn within(snapshot: &Snapshot, code: &str) -> Vec<Name> {
    let one = snapshot.divisions.get(code);
    let above = one.and_then(|row| snapshot.divisions.get(row.parent_code.as_deref()?));
    let name = |row: &DivisionRow| Name::new(&*row.name_zh, &*row.name_en);
    one.into_iter().chain(above).map(name).collect()
}

impl Core {
    /// Reads all places before somebody asks.
    ///
    /// # Errors
    /// The database fails.
    pub async fn warm_search(&self) -> Result<usize, Failure> {
        let mut conn = self.db.read().await?;
        Ok(self.search.current(&mut conn, self.clock.now()).await?.places.len())
    }
}
