//! A slot as day and times; the times stay on one line.

use crate::context::{lang, today};
use crate::i18n::format;
use leptos::prelude::*;
use linli_domain::time::Slot;
use linli_domain::zone::{self, Tz};

/// 今天 18:00–21:00
#[component]
pub fn When(
    /// The slot.
    at: Slot,
    /// The zone of the place.
    zone: Tz,
) -> impl IntoView {
    let lang = lang();
    let day = format::near_day(zone::local_day(zone, at.start), today(zone), lang);
    view! {
        <time class="when" datetime=format::stamp(at.start)>
            {day}" "<span class="time">{format::times(at, zone, lang)}</span>
        </time>
    }
}
