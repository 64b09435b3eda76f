//! Writing the names of places: an import or the demo brings them.

use crate::failure::Failure;
use crate::import::places::{PlaceFault, PlaceRow};
use crate::services::{Core, events};
use crate::store::place_aliases::{self, PlaceAlias};
use linli_app::ports::Caller;
use linli_app::ports::nearby::PlaceKind;
use linli_domain::geo::Point;
use linli_domain::ids::DivisionCode;
use linli_domain::name::Name;
use serde_json::json;
use std::collections::BTreeMap;

/// Most names of one transaction.
const CHUNK: usize = 200;

/// A name to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct NewPlace {
    /// What kind of place.
    pub kind: PlaceKind,
    /// Its name.
    pub name: Name,
    /// Other names.
    pub also: Vec<String>,
    /// The division it lies in; one that is stored.
    pub division: Option<DivisionCode>,
    /// Where it is, WGS-84.
    pub at: Option<Point>,
}

impl NewPlace {
    /// What it is known by: its kind and name in its division.
    pub fn source_key(&self) -> String {
        let division = self.division.as_ref().map_or("", DivisionCode::as_str);
        format!("{division}/{}/{}", self.kind.as_str(), self.name.zh)
    }

    /// The row, but for its id.
    pub fn row(&self, id: String) -> PlaceAlias {
        PlaceAlias {
            id,
            kind: self.kind.as_str().to_owned(),
            name_zh: self.name.zh.clone(),
            name_en: self.name.en.clone(),
            also: self.also.join("\n"),
            division_code: self.division.as_ref().map(|code| code.0.clone()),
            lat: self.at.map(|at| at.lat),
            lon: self.at.map(|at| at.lon),
            source_key: self.source_key(),
        }
    }
}

/// What became of a file of names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlacesDone {
    /// New ones.
    pub created: usize,
    /// Changed ones.
    pub updated: usize,
    /// Those that stood already.
    pub unchanged: usize,
    /// Rows that were not taken: line, name, why.
    pub refused: Vec<PlaceFault>,
}

impl Core {
    /// Takes the rows of a file: the same file twice changes nothing, a dry run writes nothing.
    ///
    /// # Errors
    /// The database fails; chunks already written stay, and a second run goes on from there.
    pub async fn import_places(
        &self,
        rows: &[PlaceRow],
        dry_run: bool,
    ) -> Result<PlacesDone, Failure> {
        let mut done = PlacesDone::default();
        let mut wanted: BTreeMap<String, NewPlace> = BTreeMap::new();
        let mut divisions: BTreeMap<&str, Option<DivisionCode>> = BTreeMap::new();
        let mut conn = self.db.read().await?;
        for row in rows {
            if !divisions.contains_key(row.division.as_str()) {
                let found = place_aliases::division_named(&mut conn, &row.division).await?;
                let one = (found.len() == 1).then(|| found.into_iter().next()).flatten();
                divisions.insert(&row.division, one.map(DivisionCode));
            }
            let division = divisions.get(row.division.as_str()).cloned().flatten();
            let mut refuse =
                |why: &str| done.refused.push((row.row, row.name.zh.clone(), why.to_owned()));
            if !row.division.is_empty() && division.is_none() {
                refuse("division not known, or several of the name 区划不存在或有重名，请填代码");
                continue;
            }
            let place = NewPlace {
                kind: row.kind,
                name: row.name.clone(),
                also: row.also.clone(),
                division,
                at: row.at,
            };
            let key = place.source_key();
            if wanted.get(&key).is_some_and(|before| *before != place) {
                refuse("stands twice, differently 同名重复，内容不同");
            } else {
                wanted.insert(key, place);
            }
        }
        let keys: Vec<String> = wanted.keys().cloned().collect();
        for chunk in keys.chunks(CHUNK) {
            for before in place_aliases::of_sources(&mut conn, chunk).await? {
                let same = wanted
                    .get(&before.source_key)
                    .is_some_and(|place| place.row(before.id.clone()) == before);
                if same {
                    wanted.remove(&before.source_key);
                    done.unchanged += 1;
                } else {
                    done.updated += 1;
                }
            }
        }
        drop(conn);
        done.created = wanted.len() - done.updated;
        if !dry_run {
            self.save_places(&wanted.into_values().collect::<Vec<_>>()).await?;
        }
        Ok(done)
    }

    /// Writes names of places in chunks, each chunk with one event that counts them.
    ///
    /// # Errors
    /// The database fails; chunks already written stay.
    pub async fn save_places(&self, places: &[NewPlace]) -> Result<(), Failure> {
        for chunk in places.chunks(CHUNK) {
            let rows: Vec<PlaceAlias> =
                chunk.iter().map(|place| place.row(self.clock.id())).collect();
            let core = self.clone();
            self.db
                .write(move |tx| {
                    Box::pin(async move {
                        for row in &rows {
                            place_aliases::save(tx, row, core.clock.now()).await?;
                        }
                        let by = Caller { source: "import", ..Caller::default() };
                        let subject = ("places", rows.first().map_or("", |row| row.id.as_str()));
                        let facts = json!({ "count": rows.len() });
                        let kind = "places.imported";
                        events::by_caller(tx, &core.clock, &by, kind, subject, facts).await
                    })
                })
                .await?;
        }
        Ok(())
    }
}
