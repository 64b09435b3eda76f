//! What pages of staff share: nobody sees one that is not for them.

use crate::components::Trouble;
use crate::context::caller;
use crate::error::AppError;
use leptos::prelude::*;
use linli_domain::account::Identity;
use linli_domain::authority::Act;
use linli_domain::refusal::Reason;

/// The page for who does this anywhere; for others there is no such page.
pub fn for_those_who<V: IntoView + 'static>(act: Act, page: impl FnOnce(Identity) -> V) -> AnyView {
    match caller().identity {
        None => view! { <Trouble error=AppError::from(Reason::SignedOut)/> }.into_any(),
        Some(who) if who.may_somewhere(act) => page(who).into_any(),
        Some(_) => view! { <Trouble error=AppError::NotFound/> }.into_any(),
    }
}

/// A line that answers what was done, from `?done=`.
#[component]
pub fn Done(
    /// Word in the address and what to say.
    words: Vec<(&'static str, &'static str)>,
) -> impl IntoView {
    let asked = super::query()("done");
    words
        .into_iter()
        .find(|(word, _)| *word == asked)
        .map(|(_, said)| view! { <p class="done" role="status">{said}</p> })
}
