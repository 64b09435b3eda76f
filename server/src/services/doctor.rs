//! What must always be true of the rows; `linli doctor` and the tests ask.

use super::Core;
use crate::failure::Failure;
use crate::store::{bookings, occupancy};

/// Everything that is found wrong, a sentence each; nothing when all is well.
///
/// # Errors
/// The database fails.
pub async fn findings(core: &Core) -> Result<Vec<String>, Failure> {
    let mut conn = core.db.read().await?;
    let mut found = Vec::new();
    for (one, other) in occupancy::overlaps(&mut conn).await? {
        found.push(format!("bookings {one} and {other} hold the same floor at the same time"));
    }
    for id in occupancy::strays(&mut conn).await? {
        found.push(format!("booking {id}: what it holds is not what it says"));
    }
    for id in bookings::settled_early(&mut conn, core.clock.now()).await? {
        found.push(format!("booking {id} is settled though its time is not over"));
    }
    Ok(found)
}
