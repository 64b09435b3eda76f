//! `GET /facilities` and `GET /places`: finding facilities (设施) and the names of places.

use super::responses::{Any, Parameters};
use crate::web::answer::Answer;
use crate::web::caller::Asker;
use crate::web::extract::{PageQuery, Query, instant};
use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use chrono::{DateTime, NaiveDate, Utc};
use linli_app::error::AppError;
use linli_app::ports::facilities::{Datum, Found, Location, Search};
use linli_app::ports::nearby::PlaceView;
use linli_app::ports::{Page, Services};
use linli_domain::facility::Category;
use linli_domain::geo::Point;
use linli_domain::ids::{DivisionCode, UnitId};
use linli_domain::refusal::FieldFault;
use serde::Deserialize;
use utoipa::IntoParams;

/// What a search asks for; everything is optional.
#[expect(clippy::struct_excessive_bools, reason = "each is a filter of its own")]
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// Words of the name, the address, the unit or a space: in simplified or traditional signs, in
    /// pinyin or by its initials, in English.
    q: Option<String>,
    /// A category.
    #[param(inline)]
    category: Option<Category>,
    /// Code of a division; its whole subtree counts.
    #[param(value_type = Option<String>)]
    division: Option<DivisionCode>,
    /// Only what this unit shares.
    #[param(value_type = Option<String>)]
    unit: Option<UnitId>,
    /// `LAT,LON`: nearest first, with `distance_m` and `walk_min`; places without a location last.
    near: Option<String>,
    /// Of `near`; `gcj02` is converted inside the mainland.
    #[param(inline)]
    datum: Option<Datum>,
    /// Only within so many metres of `near`, as the crow flies.
    #[param(minimum = 1, maximum = 1_000_000)]
    radius_m: Option<i64>,
    /// Only with a space free for the whole slot, together with `to`.
    #[serde(default, deserialize_with = "instant")]
    from: Option<DateTime<Utc>>,
    /// See `from`.
    #[serde(default, deserialize_with = "instant")]
    to: Option<DateTime<Utc>>,
    /// A local day; only facilities open on it.
    day: Option<NaiveDate>,
    /// Last of several days from `day` on, at most 14.
    until: Option<NaiveDate>,
    /// People that must fit.
    persons: Option<i64>,
    /// Only what costs nothing; with a slot, for that slot.
    #[serde(default)]
    free: bool,
    /// `true`: can be entered without steps. Or attributes, separated by commas, all of which must
    /// be there: `step_free,hearing_loop`.
    accessible: Option<String>,
    /// Only what is open at this moment.
    #[serde(default)]
    open_now: bool,
    /// Only with a space for which nobody books.
    #[serde(default)]
    walk_in: bool,
    /// Only with a space that can be booked.
    #[serde(default)]
    bookable: bool,
    /// Rows, at most 200; 50 where nothing is asked.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// Facilities that match: the best match, then the nearest, then what is open first. Where nothing
/// matches, `instead` holds what comes nearest in time or place.
#[utoipa::path(
    get, path = "/facilities", tag = "facilities", operation_id = "facilities",
    security((), ("cookie" = []), ("bearer" = [])), params(Wanted),
    responses((status = 200, description = "one page", body = Found), Any, Parameters)
)]
pub async fn search(
    State(services): State<Services>,
    Asker(caller): Asker,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let near = wanted.near.as_deref().map(|text| point(text, wanted.datum)).transpose()?;
    if wanted.datum.is_some() && near.is_none() {
        return Err(AppError::field("near", FieldFault::Missing).into());
    }
    let paging = PageQuery { limit: wanted.limit, cursor: wanted.cursor }.paging()?;
    let search = Search {
        q: wanted.q,
        category: wanted.category,
        division: wanted.division,
        unit: wanted.unit,
        from: wanted.from,
        to: wanted.to,
        day: wanted.day,
        until: wanted.until,
        persons: wanted.persons,
        near,
        radius_m: wanted.radius_m,
        around: None,
        free: wanted.free,
        accessible: attributes(wanted.accessible.as_deref().unwrap_or_default()),
        open_now: wanted.open_now,
        walk_in: wanted.walk_in,
        bookable: wanted.bookable,
        elder: false,
    };
    Ok(Json(services.facilities.search(&caller, &search, &paging).await?).into_response())
}

/// `LAT,LON` in a datum, as WGS-84.
fn point(text: &str, datum: Option<Datum>) -> Result<Point, AppError> {
    let malformed = || AppError::field("near", FieldFault::Malformed);
    let (lat, lon) = text.split_once(',').ok_or_else(malformed)?;
    let degrees = |text: &str| text.trim().parse::<f64>().map_err(|_| malformed());
    let given =
        Location { lat: degrees(lat)?, lon: degrees(lon)?, datum: datum.unwrap_or_default() };
    given.point().ok_or_else(malformed)
}

/// The attributes asked for.
fn attributes(text: &str) -> Vec<String> {
    match text {
        "" | "false" => Vec::new(),
        "true" => vec!["step_free".to_owned()],
        list => list.split(',').map(|word| word.trim().to_owned()).collect(),
    }
}

/// A name of a place.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Named {
    /// 小区, road, landmark, street or community: in part, in either script, in pinyin.
    q: String,
}

/// Places of this name, the best match first, at most twelve.
#[utoipa::path(
    get, path = "/places", tag = "places", operation_id = "places",
    security((), ("cookie" = []), ("bearer" = [])), params(Named),
    responses((status = 200, description = "all of them", body = Page<PlaceView>), Any, Parameters)
)]
pub async fn places(
    State(services): State<Services>,
    _: Asker,
    Query(named): Query<Named>,
) -> Answer {
    let items = services.nearby.places(&named.q).await?;
    Ok(Json(Page { items, next_cursor: None }).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_read_in_their_datum() {
        let wgs = point("29.925,117.938", None).expect("a point");
        let gcj = point(" 29.9223482, 117.9430931 ", Some(Datum::Gcj02)).expect("a point");
        assert!(wgs.metres_to(gcj) < 0.1, "{wgs:?} {gcj:?}");
        for wrong in ["", "29.9", "x,y", "91,0", "0,181", "NaN,0"] {
            assert!(point(wrong, None).is_err(), "{wrong}");
        }
    }
}
