//! Bookings that a change of days leaves outside opening hours, as a list.

use super::notice::{Notice, NoticeKind};
use super::said::Said;
use crate::context::{lang, zone_of};
use crate::i18n::days::Days as Words;
use crate::i18n::format;
use crate::ports::holidays::{Affected, AffectedBooking};
use leptos::prelude::*;
use linli_domain::zone;

/// The list, or that there is none.
#[component]
pub fn AffectedList(
    /// Whom it affects.
    affected: Affected,
) -> impl IntoView {
    let words = Words::of(lang());
    if affected.bookings.is_empty() {
        return view! { <p class="affected-none">{words.affected_none}</p> }.into_any();
    }
    let more = affected.more.then(|| view! { <p>{words.affected_more}</p> });
    let rows: Vec<_> =
        affected.bookings.into_iter().map(|one| view! { <li><One one/></li> }).collect();
    view! {
        <Notice kind=NoticeKind::Wait><p><strong>{words.affected}</strong>" · "{words.affected_help}</p></Notice>
        <ul class="affected">{rows}</ul>
        {more}
    }
    .into_any()
}

#[component]
fn One(one: AffectedBooking) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let zone = zone_of(&one.timezone);
    let day = format::full_day(zone::local_day(zone, one.slot.start), lang);
    let when = format!("{day} {}", format::times(one.slot, zone, lang));
    let same_day = one
        .open
        .iter()
        .filter(|slot| zone::local_day(zone, slot.start) == zone::local_day(zone, one.slot.start));
    let open: Vec<String> = same_day.map(|slot| format::times(*slot, zone, lang)).collect();
    let open = if open.is_empty() { words.then_closed.to_owned() } else { open.join(" ") };
    let space = (!one.space.is_empty()).then(|| view! { " · "<Said name=one.space quiet=true/> });
    view! {
        <strong>{when}</strong>" "
        <a href=format!("/facilities/{}", one.facility_id)><Said name=one.facility quiet=true/></a>
        {space}" "<span class="quiet">{words.then_open}" "{open}</span>
    }
}
