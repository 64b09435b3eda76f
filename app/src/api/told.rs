//! The answer to "can I have this time": ready sentences, the same on the page and in the island.

use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use crate::{
    error::AppError,
    forms::{Asked, query},
    i18n::{Lang, booking::Book, format, refusals},
    ports::Answer,
    ports::bookings::Preview,
};
#[cfg(feature = "ssr")]
use linli_domain::{
    ids::SpaceId,
    refusal::{Alternative, Refusal},
    zone::{self, Tz},
};

/// What to say of a slot.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// It can be booked.
    pub fits: bool,
    /// Whether, and if not, why not; empty where that is said elsewhere.
    pub sentence: String,
    /// Other times.
    pub instead: Vec<Instead>,
}

/// A link to another time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instead {
    /// The booking form with that time filled in.
    pub href: String,
    /// The time, and where, if elsewhere.
    pub label: String,
}

#[cfg(feature = "ssr")]
impl Told {
    /// Tells what a preview answered.
    ///
    /// # Errors
    /// What is not about this slot: a space that is not there, something broken.
    pub fn of(
        answer: Answer<Preview>,
        asked: &Asked,
        space: &SpaceId,
        lang: Lang,
        zone: Tz,
    ) -> Answer<Self> {
        match answer {
            Ok(preview) => {
                let (fits, price) =
                    (Book::of(lang).fits, format::money(preview.price.total_fen, lang));
                let sentence = format!("{fits}{}{price}", lang.pick("，", ", "));
                Ok(Self { fits: true, sentence, instead: Vec::new() })
            }
            Err(AppError::Refused(refusal)) => Ok(Self::refused(refusal, asked, space, lang, zone)),
            Err(error) => Err(error),
        }
    }

    /// Tells a refusal.
    pub fn refused(refusal: Refusal, asked: &Asked, space: &SpaceId, lang: Lang, zone: Tz) -> Self {
        let instead =
            refusal.alternatives.iter().map(|one| link(one, asked, space, lang, zone)).collect();
        let sentence = refusals::sentence(&AppError::Refused(refusal), lang, zone);
        Self { fits: false, sentence, instead }
    }
}

#[cfg(feature = "ssr")]
fn link(one: &Alternative, asked: &Asked, space: &SpaceId, lang: Lang, zone: Tz) -> Instead {
    let when = format!(
        "{} {}",
        format::day(zone::local_day(zone, one.slot.start), lang),
        format::times(one.slot, zone, lang)
    );
    let elsewhere = one.space_id != *space;
    let place = one.place.in_language(lang == Lang::En).0;
    let label = match (elsewhere, place) {
        (false, _) => when,
        (true, "") => format!("{when} · {}", Book::of(lang).other_space),
        (true, place) => format!("{when} · {place}"),
    };
    let pairs = query([
        ("start", format::stamp(one.slot.start).as_str()),
        ("end", format::stamp(one.slot.end).as_str()),
        ("persons", asked.persons.as_str()),
        ("purpose", asked.purpose.as_str()),
    ]);
    Instead { href: format!("/book/{}{pairs}", one.space_id), label }
}
