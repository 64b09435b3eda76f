//! One place among the results: its time first, then its name, then the rest.

use crate::components::{Badge, BadgeKind, ChineseOnly, Mark, Phone, Said, When, plain};
use crate::context::{lang, prefs, today, zone_of};
use crate::i18n::search::{Search, spaces_free, walk};
use crate::i18n::{format, names};
use crate::ports::facilities::FacilityItem;
use chrono::{Duration, NaiveDate};
use leptos::prelude::*;
use linli_domain::time::Slot;
use linli_domain::zone::{self, Tz};

/// The card.
#[component]
pub fn Card(
    /// The place.
    item: FacilityItem,
    /// A slot that can be booked, where another was asked for.
    #[prop(default = None)]
    free_slot: Option<Slot>,
) -> impl IntoView {
    let prefs = prefs();
    let lang = prefs.lang;
    let words = Search::of(lang);
    let zone = zone_of(&item.timezone);
    let walk = item.walk_min.map(|minutes| view! { <p class="walk">{walk(minutes, lang)}</p> });
    let next = item.next_free.filter(|_| !prefs.elder).map(|slot| {
        view! { <p class="next">{words.next_free}" "<When at=slot zone/></p> }
    });
    let slot = free_slot.map(|slot| {
        let word = words.bookable_then;
        view! { <p class="next">{word}" "<strong><When at=slot zone/></strong></p> }
    });
    let phone =
        item.phone.clone().map(|number| view! { <Phone number of=plain(&item.name, lang)/> });
    // Fewer things in elder mode: the name says what kind of place it is.
    let facts = [
        (!prefs.elder).then(|| names::category(item.category, lang).to_owned()),
        item.spaces_free.map(|count| spaces_free(count, lang)),
        item.free.then(|| words.free.to_owned()),
        item.accessible
            .iter()
            .any(|one| one == "step_free")
            .then(|| words.step_free.to_owned())
            .filter(|_| !prefs.elder),
    ]
    .into_iter()
    .flatten()
    .fold(String::new(), |said, fact| said + &fact + " · ");
    view! {
        <article class="card">
            <Mark category=item.category/>
            <div class="card-main">
                <Hours item=item.clone() zone/>
                <h3><a href=format!("/facilities/{}", item.id)><Said name=item.name.clone() quiet=true/></a></h3>
                {walk}
                <p class="where">{facts}<Said name=item.division.clone() quiet=true/>" "<Said name=item.address.clone() quiet=true/>
                    <ChineseOnly names=vec![item.name.clone(), item.division.clone(), item.address.clone()]/></p>
                <p class="badges">
                    {item.open_now.then(|| view! { <Badge kind=BadgeKind::Open word=words.open_now/> })}
                    {item.walk_in.then(|| view! { <Badge kind=BadgeKind::WalkIn word=words.walk_in/> })}
                    {item.bookable.then(|| view! { <Badge kind=BadgeKind::Bookable word=words.bookable/> })}
                </p>
                {slot}
                {next}
                {phone}
            </div>
        </article>
    }
}

/// The day's hours in large figures; hours that could not be read stand as posted.
#[component]
fn Hours(item: FacilityItem, zone: Tz) -> impl IntoView {
    let lang = lang();
    let words = Search::of(lang);
    let today = today(zone);
    let date = item.day.day.date;
    let day = format::near_day(date, today, lang);
    if let Some(text) = item.hours_text.filter(|text| item.open.is_empty() && !text.is_empty()) {
        return view! {
            <p class="as-posted"><Said name=text/></p>
            <p class="badges"><Badge kind=BadgeKind::Unsure word=words.unread/></p>
        }
        .into_any();
    }
    if item.open.is_empty() {
        let word = if date == today { words.closed_today } else { words.closed };
        return view! { <p class="hero quiet"><Badge kind=BadgeKind::Closed word/></p> }.into_any();
    }
    let times: Vec<_> = item
        .open
        .iter()
        .map(|slot| view! { <span class="time">{format::times(on_day(*slot, date, zone), zone, lang)}</span>" " })
        .collect();
    view! { <p class="hero"><span class="day">{day}" "</span><span class="times">{times}</span></p> }.into_any()
}

/// What of open hours belongs to a day: hours around the clock end at midnight, an evening that
/// runs past it keeps its end.
fn on_day(open: Slot, date: NaiveDate, zone: Tz) -> Slot {
    let day = zone::day_slot(zone, date);
    let runs_on = open.end > day.end + Duration::hours(12) || open.start < day.start;
    let end = if runs_on { open.end.min(day.end) } else { open.end };
    Slot::new(open.start.max(day.start), end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_shows_its_own_hours() {
        let zone = zone::parse("Asia/Shanghai").expect("a zone");
        let date: NaiveDate = "2026-12-01".parse().expect("a date");
        let at = |minutes| zone::instant(zone, date, minutes);
        for (open, shown) in [
            ((8 * 60, 17 * 60), (8 * 60, 17 * 60)),
            ((18 * 60, 26 * 60), (18 * 60, 26 * 60)),
            ((0, 48 * 60), (0, 24 * 60)),
            ((-24 * 60, 24 * 60), (0, 24 * 60)),
            ((-6 * 60, 2 * 60), (0, 2 * 60)),
        ] {
            let found = on_day(Slot::new(at(open.0), at(open.1)), date, zone);
            assert_eq!(found, Slot::new(at(shown.0), at(shown.1)), "{open:?}");
        }
    }
}
