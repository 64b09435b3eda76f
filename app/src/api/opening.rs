//! What opening rules come to: for the page and for the live view of its form.
#![expect(missing_docs, reason = "the server macro makes a struct of the arguments")]

use crate::error::AppError;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use crate::{
    context::{door, lang},
    forms::opening::OpeningForm,
    i18n::{Lang, facility::Facility as Words, format, names, refusals},
    ports::Answer,
};
#[cfg(feature = "ssr")]
use linli_domain::{day_type::DayType, ids::FacilityId, opening::OpenDay};

/// The resolved days as ready sentences, or why there are none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoursTold {
    /// What stands in the way; empty where nothing does.
    pub fault: String,
    /// Today and the six days after.
    pub week: Vec<DayTold>,
    /// Days further ahead that are worth a look.
    pub ahead: Vec<DayTold>,
}

/// One day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayTold {
    /// 12月5日 周六
    pub date: String,
    /// What kind of day, with the holiday's name.
    pub kind: String,
    /// 08:00–12:00, 14:00–21:00; or that it is closed.
    pub times: String,
    /// It is closed.
    pub shut: bool,
    /// It is neither a plain workday nor a plain weekend.
    pub special: bool,
}

/// What the fields of the form come to, for the live view.
///
/// # Errors
/// Only what broke: a field that cannot be read is an answer too.
#[server(prefix = "/api/fn", endpoint = "preview_hours")]
pub async fn preview_hours(facility: String, fields: String) -> Result<HoursTold, AppError> {
    let read = |name: &str| {
        let mut pairs = form_urlencoded::parse(fields.as_bytes());
        pairs.find(|(key, _)| key == name).map_or_else(String::new, |(_, value)| value.into_owned())
    };
    told(facility.into(), &OpeningForm::read(read)).await
}

/// What the form comes to.
///
/// # Errors
/// As [`preview_hours`].
#[cfg(feature = "ssr")]
pub async fn told(facility: FacilityId, form: &OpeningForm) -> Answer<HoursTold> {
    let lang = lang();
    let rules = match form.rules() {
        Ok(rules) => rules,
        Err(error) => return Ok(refused(&error, lang)),
    };
    let (services, caller) = door();
    match services.publishing.hours(&caller, &facility, rules).await {
        Ok(seen) => Ok(HoursTold {
            fault: String::new(),
            week: seen.week.into_iter().map(|day| DayTold::of(day, lang)).collect(),
            ahead: seen.ahead.into_iter().map(|day| DayTold::of(day, lang)).collect(),
        }),
        Err(error) if error.status() == 422 => Ok(refused(&error, lang)),
        Err(error) => Err(error),
    }
}

#[cfg(feature = "ssr")]
fn refused(error: &AppError, lang: Lang) -> HoursTold {
    let fault = refusals::sentence(error, lang, crate::context::HOME_ZONE);
    HoursTold { fault, ..HoursTold::default() }
}

#[cfg(feature = "ssr")]
impl DayTold {
    fn of(open: OpenDay, lang: Lang) -> Self {
        let OpenDay { day, hours, .. } = open;
        let kind = names::day_type(day.day_type, lang);
        let named =
            day.name.as_ref().map(|name| format!("{} · {kind}", names::holiday(name, lang)));
        let times: Vec<String> = hours.iter().map(|one| format::hours(*one, lang)).collect();
        Self {
            date: format::day(day.date, lang),
            kind: named.unwrap_or_else(|| kind.to_owned()),
            shut: times.is_empty(),
            times: if times.is_empty() {
                Words::of(lang).closed.to_owned()
            } else {
                times.join(lang.pick("，", ", "))
            },
            special: !matches!(day.day_type, DayType::Workday | DayType::Weekend),
        }
    }
}
