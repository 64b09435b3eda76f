//! What audiences say to the person who looks: home and desk of the person, divisions of the
//! facilities. No statement where every space is open to everybody, or nobody is signed in.

use crate::failure::Failure;
use crate::store::audience;
use crate::store::divisions;
use crate::store::facilities::Facility;
use crate::store::spaces::Space;
use linli_domain::audience::{Here, Standing, standing};
use linli_domain::division::DivisionLevel;
use sqlx::AnyConnection;
use std::collections::{BTreeSet, HashMap};

/// The standing of this person in each space that is not open to everybody, by space.
pub(super) async fn standings(
    conn: &mut AnyConnection,
    facilities: &[Facility],
    spaces: &[Space],
    person: Option<&str>,
) -> Result<HashMap<String, Standing>, Failure> {
    let mut standings = HashMap::new();
    let restricted: Vec<&Space> = spaces.iter().filter(|one| !one.audience.is_open()).collect();
    let (Some(person), false) = (person, restricted.is_empty()) else { return Ok(standings) };
    let home = audience::home(conn, person).await?;
    let ids: BTreeSet<&str> = restricted.iter().map(|one| one.facility_id.as_str()).collect();
    let places: Vec<&Facility> =
        facilities.iter().filter(|one| ids.contains(one.id.as_str())).collect();
    let codes = places.iter().flat_map(|one| one.division_path.split('/'));
    let codes: BTreeSet<String> =
        codes.filter(|code| !code.is_empty()).map(str::to_owned).collect();
    let rows = divisions::divisions(conn, &codes.into_iter().collect::<Vec<_>>()).await?;
    for space in restricted {
        let Some(place) = places.iter().find(|one| one.id == space.facility_id) else { continue };
        let above = rows.iter().filter(|row| place.division_path.starts_with(&row.path));
        let here: Here = above
            .filter_map(|row| Some((DivisionLevel::parse(&row.level)?, row.path.clone())))
            .collect();
        standings.insert(space.id.clone(), standing(&space.audience, &here, &home));
    }
    Ok(standings)
}
