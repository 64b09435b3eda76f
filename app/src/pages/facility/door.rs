//! 到了没开门 on the page of a facility, and what came of it: numbers, no blame.

use crate::context::lang;
use crate::i18n::today::{Locked, came_of_it};
use crate::ports::facilities::FacilityView;
use leptos::prelude::*;

/// The way to tell, in posted hours; and the counts of the last 90 days.
#[component]
pub fn Door(
    /// The facility.
    facility: FacilityView,
) -> impl IntoView {
    let lang = lang();
    let words = Locked::of(lang);
    let link = facility.open_now.then(|| {
        let href = format!("/facilities/{}/locked", facility.id);
        view! { <p class="no-print"><a class="button quiet" href=href>{words.link}</a></p> }
    });
    let came = (facility.locked.told > 0).then(|| {
        view! { <p class="small">{words.came_of_it}" "{came_of_it(&facility.locked, lang)}</p> }
    });
    view! { {link}{came} }
}
