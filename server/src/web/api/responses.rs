//! The errors that operations answer, in groups, for the OpenAPI document.

use crate::web::problem::ProblemBody;
use std::collections::BTreeMap;
use utoipa::openapi::response::{Response, ResponseBuilder};
use utoipa::openapi::{Content, HeaderBuilder, Ref, RefOr};
use utoipa::{IntoResponses, ToSchema};

fn problem(description: &str) -> ResponseBuilder {
    let schema = Ref::from_schema_name(ProblemBody::name());
    ResponseBuilder::new()
        .description(description)
        .content("application/problem+json", Content::new(Some(RefOr::Ref(schema))))
}

macro_rules! group {
    ($(#[$doc:meta])* $name:ident { $($status:literal $description:literal),* $(,)? }) => {
        $(#[$doc])*
        pub struct $name;

        impl IntoResponses for $name {
            fn responses() -> BTreeMap<String, RefOr<Response>> {
                BTreeMap::from([$(($status.to_string(), problem($description).build().into())),*])
            }
        }
    };
}

group! {
    /// What every operation may answer.
    Any {
        401 "nobody is signed in where somebody must be, or the bearer token is not valid",
        500 "something broke; `facts.id` stands in the log",
        503 "it took longer than 30 seconds",
    }
}

group! {
    /// An operation that changes something.
    Change {
        403 "the role does not allow it, or another site made the browser send it",
        413 "the body is larger than 256 KiB",
    }
}

group! {
    /// An operation with a body.
    Body {
        415 "the body is not `application/json`",
        422 "a member is missing, unknown or malformed, or against a rule; `facts` says which",
    }
}

group! {
    /// An operation with a query.
    Parameters { 422 "a parameter is missing, unknown or malformed" }
}

group! {
    /// An operation on one thing.
    One { 404 "no such thing, or not visible to the caller" }
}

group! {
    /// PATCH.
    Versioned {
        412 "somebody changed it since it was read",
        428 "`If-Match` is missing",
    }
}

group! {
    /// Taking a slot.
    Slot { 409 "`closed`, `taken` or `wrong_state`, with up to five alternatives" }
}

group! {
    /// An operation that the thing's state may not allow.
    State { 409 "`wrong_state`: it is over or cancelled" }
}

group! {
    /// Changing a facility.
    Affecting { 409 "`affected`: future bookings stand in the way; `facts.bookings` says how many" }
}

group! {
    /// What only staff may read of a thing that everybody sees.
    Staff { 403 "only for the unit and those above it" }
}

group! {
    /// Something that only makes sense in open hours.
    Shut { 409 "`closed`: not in posted hours, or in a closure; `facts.open` says when it is open" }
}

/// Trying passwords.
pub struct Counted;

impl IntoResponses for Counted {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let wait = HeaderBuilder::new().description(Some("seconds to wait")).build();
        let refused = problem("too many tries").header("Retry-After", wait).build();
        BTreeMap::from([("429".to_owned(), refused.into())])
    }
}
