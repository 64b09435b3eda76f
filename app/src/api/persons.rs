//! People at the desk.

use crate::context::door;
use crate::ports::Answer;
use crate::ports::persons::{FindPersons, PersonItem, PersonView};
use linli_domain::ids::PersonId;

/// Whom the desk looks for.
///
/// # Errors
/// What the port answers.
pub async fn find(wanted: FindPersons) -> Answer<Vec<PersonItem>> {
    let (services, caller) = door();
    Ok(services.persons.find(&caller, wanted).await?.items)
}

/// One person; the look is logged.
///
/// # Errors
/// `NotFound` outside the reader's scope.
pub async fn person(id: PersonId) -> Answer<PersonView> {
    let (services, caller) = door();
    services.persons.person(&caller, &id).await
}
