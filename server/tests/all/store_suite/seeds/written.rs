//! The same, written into a database.

use super::{a_facility, a_person, a_space, now};
use crate::fixtures::town::{COMMUNITY, plant_divisions};
use futures::future::BoxFuture;
use linli_app::ports::facilities::AreaView;
use linli_app::ports::places::UnitInput;
use linli_domain::facility::UnitKind;
use linli_domain::name::Name;
use linli_server::db::{Db, Tx};
use linli_server::failure::Failure;
use linli_server::store::accounts::NewPerson;
use linli_server::store::facilities::Facility;
use linli_server::store::spaces::Space;
use linli_server::store::{accounts, facilities, spaces, units};

/// One write transaction that must succeed.
pub async fn write<T, F>(db: &Db, work: F) -> T
where
    T: Send + 'static,
    F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, Failure>> + Send + 'static,
{
    db.write(work).await.expect("is written")
}

/// Divisions, and a unit `u` in the community.
pub async fn unit(db: &Db) {
    plant_divisions(db).await;
    let unit = UnitInput {
        name: Name::new("碧阳小学", "Biyang School"),
        kind: UnitKind::SchoolPublic,
        division: COMMUNITY.into(),
        phone: None,
    };
    write(db, |tx| Box::pin(async move { units::insert(tx, "u", &unit, None, now()).await })).await;
}

/// Writes a facility with its search text.
pub async fn facility(db: &Db, facility: Facility, search_text: &str) {
    let text = search_text.to_owned();
    write(db, move |tx| {
        Box::pin(async move { facilities::save(tx, &facility, &text, now()).await })
    })
    .await;
}

/// Writes an area of a facility; answers its database key.
pub async fn area(db: &Db, facility_id: &str, key: &str) -> i64 {
    let view = AreaView {
        id: format!("{facility_id}-{key}").into(),
        key: key.to_owned(),
        name: Name::default(),
        area_m2: None,
    };
    let facility_id = facility_id.to_owned();
    write(db, move |tx| {
        Box::pin(async move { spaces::save_area(tx, &facility_id, &view, 0).await })
    })
    .await
}

/// Writes a space.
pub async fn space(db: &Db, space: Space) {
    write(db, move |tx| Box::pin(async move { spaces::save_space(tx, &space, 0).await })).await;
}

/// Writes a person.
pub async fn person(db: &Db, new: NewPerson) {
    write(db, move |tx| Box::pin(async move { accounts::insert(tx, &new, now()).await })).await;
}

/// Facility `f` with areas and spaces `east` and `west`, and person `wang`; the keys of the areas.
pub async fn hall(db: &Db) -> [i64; 2] {
    unit(db).await;
    facility(db, a_facility("f"), "").await;
    let keys = [area(db, "f", "E").await, area(db, "f", "W").await];
    space(db, a_space("east", "f", &keys[..1])).await;
    space(db, a_space("west", "f", &keys[1..])).await;
    person(db, a_person("wang")).await;
    keys
}
