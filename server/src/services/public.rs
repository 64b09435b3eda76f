//! Pages of units and communities, the list of public pages, opening hours for calendars.

use super::facilities::may_see;
use super::facility_view::{TOLD, closed_days};
use super::facts::Calendars;
use super::{Core, closures};
use crate::failure::Failure;
use crate::store::facilities::{self, Facility};
use crate::store::search::{Filter, candidates};
use crate::store::stops::What;
use crate::store::{divisions, listed, spaces, units};
use async_trait::async_trait;
use chrono::Duration;
use linli_app::error::AppError;
use linli_app::ports::facilities::Search;
use linli_app::ports::places::{DivisionRef, UnitView};
use linli_app::ports::public::{
    Contact, DivisionPage, Listed, OpeningFeed, Public, Stop, TableRow, UnitPage,
};
use linli_app::ports::{Answer, Caller, Paging};
use linli_domain::facility::UnitKind;
use linli_domain::ids::{DivisionCode, FacilityId, UnitId};
use linli_domain::limits::MAX_PAGE;
use linli_domain::name::Name;
use linli_domain::opening::open_slots;
use linli_domain::time::{Instant, Slot, joined};
use linli_domain::zone;
use sqlx::AnyConnection;

/// Most facilities that the page of a unit or a division shows; a division links to its search.
const SHOWN: i64 = 200;
/// Most facilities of a division whose closures are told of.
const STOPS: i64 = 2_000;
/// Days of a calendar feed before and after today.
const FEED_DAYS: (i64, i64) = (14, 92);

#[async_trait]
impl Public for Core {
    async fn unit_page(&self, caller: &Caller, id: &UnitId) -> Answer<UnitPage> {
        Ok(self.page_of_unit(caller, id).await?)
    }

    async fn division_page(&self, caller: &Caller, code: &DivisionCode) -> Answer<DivisionPage> {
        Ok(self.page_of_division(caller, code).await?)
    }

    async fn listed(&self) -> Answer<Vec<Listed>> {
        Ok(listed::pages(&mut *self.db.read().await?).await?)
    }

    async fn table(&self) -> Answer<Vec<TableRow>> {
        let found = candidates(&mut *self.db.read().await?, &Filter::default()).await?;
        Ok(found.into_iter().map(row).collect::<Result<_, Failure>>()?)
    }

    async fn opening(&self, caller: &Caller, id: &FacilityId) -> Answer<OpeningFeed> {
        Ok(self.feed_of(caller, id).await?)
    }
}

impl Core {
    async fn page_of_unit(&self, caller: &Caller, id: &UnitId) -> Result<UnitPage, Failure> {
        let mut conn = self.db.read().await?;
        let unit = units::unit(&mut conn, id.as_str()).await?.ok_or(AppError::NotFound)?;
        let division = divisions::division(&mut conn, unit.division.as_str()).await?;
        let path = way(&mut conn, &division.map(|row| row.path).unwrap_or_default()).await?;
        let filter = Filter { unit: id.0.clone(), most: SHOWN, ..Filter::default() };
        let stops = stops(&mut conn, &filter, self.clock.now()).await?;
        drop(conn);
        let wanted = Search { unit: Some(id.clone()), ..Search::default() };
        let shared = self.list(caller, &wanted, &all()).await?.items;
        Ok(UnitPage { unit, path, shared, stops })
    }

    async fn page_of_division(
        &self,
        caller: &Caller,
        code: &DivisionCode,
    ) -> Result<DivisionPage, Failure> {
        let mut conn = self.db.read().await?;
        let row = divisions::division(&mut conn, code.as_str()).await?;
        let row = row.ok_or(AppError::NotFound)?;
        let mut above = way(&mut conn, &row.path).await?;
        above.retain(|one| one.code != *code);
        let in_use = divisions::paths_in_use(&mut conn).await?;
        let below = below(&mut conn, &row.path, &in_use).await?;
        let units = units::sharing(&mut conn, &row.path, SHOWN).await?;
        let filter = Filter { division_path: row.path.clone(), most: STOPS, ..Filter::default() };
        let stops = stops(&mut conn, &filter, self.clock.now()).await?;
        let bodies = units::bodies(&mut conn, code.as_str()).await?;
        drop(conn);
        let wanted = Search { division: Some(code.clone()), ..Search::default() };
        let page = self.list(caller, &wanted, &all()).await?;
        Ok(DivisionPage {
            division: row.view(!below.is_empty())?,
            above,
            below,
            contacts: contacts(bodies),
            units,
            shared: page.items,
            stops,
        })
    }

    async fn feed_of(&self, caller: &Caller, id: &FacilityId) -> Result<OpeningFeed, Failure> {
        let mut conn = self.db.read().await?;
        let facility = facilities::facility(&mut conn, id.as_str()).await?;
        let facility = facility.filter(|one| may_see(caller, one)).ok_or(AppError::NotFound)?;
        let today = zone::local_day(facility.zone, self.clock.now());
        let (first, last) =
            (today - Duration::days(FEED_DAYS.0), today + Duration::days(FEED_DAYS.1));
        let window = Slot::new(
            zone::instant(facility.zone, first, 0),
            zone::instant(facility.zone, last, 0),
        );
        let calendars = Calendars::load(&mut conn, std::iter::once(&facility), window).await?;
        let days = calendars.open_days(&facility, first, last);
        let open = calendars.really_open(&facility, &days);
        let begins = |slot: &Slot| open.iter().any(|open| open.start == slot.start);
        let posted = joined(&open_slots(&days, facility.zone)).into_iter();
        Ok(OpeningFeed {
            cancelled: posted.filter(|slot| !begins(slot)).collect(),
            open,
            changed_at: changed(&calendars, &facility),
            id: facility.id.into(),
            name: facility.name,
            address: facility.address,
            location: facility.location,
        })
    }
}

/// When what a calendar shows last changed: the posting, or a closure announced or lifted.
fn changed(calendars: &Calendars, facility: &Facility) -> Instant {
    let stops = calendars.stopped(facility).iter().filter_map(|row| match &row.what {
        What::Closure(told) => told.closure.lifted_at.max(Some(told.closure.announced_at)),
        What::Block(_) => None,
    });
    stops.fold(facility.posted_at, Instant::max)
}

fn row(facility: Facility) -> Result<TableRow, Failure> {
    let hours = facility.hours_text.unwrap_or_default();
    Ok(TableRow {
        path: format!("/facilities/{}", facility.id),
        id: facility.id,
        name_zh: as_text(facility.name.zh),
        name_en: as_text(facility.name.en),
        category: facility.category.as_str(),
        unit_zh: as_text(facility.unit.zh),
        unit_en: as_text(facility.unit.en),
        division: facility.division,
        division_zh: as_text(facility.division_name.zh),
        address_zh: as_text(facility.address.zh),
        address_en: as_text(facility.address.en),
        phone: as_text(facility.phone.unwrap_or_default()),
        opening: serde_json::to_string(&facility.opening)?,
        hours_posted: as_text(if hours.zh.is_empty() { hours.en } else { hours.zh }),
        lat: facility.location.map(|(lat, _)| lat),
        lon: facility.location.map(|(_, lon)| lon),
        timezone: facility.zone.name().to_owned(),
    })
}

/// Text that a spreadsheet must not take for a formula.
fn as_text(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text }
}

fn all() -> Paging {
    Paging { limit: i64::try_from(MAX_PAGE).ok(), cursor: None }
}

/// The divisions of a path, topmost first.
pub(super) async fn way(conn: &mut AnyConnection, path: &str) -> Result<Vec<DivisionRef>, Failure> {
    let codes: Vec<String> =
        path.split('/').filter(|code| !code.is_empty()).map(str::to_owned).collect();
    refs(conn, &codes).await
}

async fn refs(conn: &mut AnyConnection, codes: &[String]) -> Result<Vec<DivisionRef>, Failure> {
    let rows = divisions::divisions(conn, codes).await?.into_iter();
    let link = |row: divisions::DivisionRow| DivisionRef {
        code: row.code.into(),
        name: Name::new(row.name_zh, row.name_en),
    };
    Ok(rows.map(link).collect())
}

/// The divisions right below `path` in whose subtrees something is shared.
async fn below(
    conn: &mut AnyConnection,
    path: &str,
    in_use: &[String],
) -> Result<Vec<DivisionRef>, Failure> {
    let next = in_use.iter().filter_map(|one| one.strip_prefix(path)?.split('/').next());
    let mut codes: Vec<String> = next.filter(|code| !code.is_empty()).map(str::to_owned).collect();
    codes.sort_unstable();
    codes.dedup();
    refs(conn, &codes).await
}

fn contacts(bodies: Vec<UnitView>) -> Vec<Contact> {
    let own = bodies.into_iter().filter(|unit| unit.kind == UnitKind::CommunityBody);
    own.filter_map(|unit| Some(Contact { name: unit.name, phone: unit.phone? })).collect()
}

/// Closures of the coming weeks, of the facilities that have any.
async fn stops(
    conn: &mut AnyConnection,
    filter: &Filter,
    now: Instant,
) -> Result<Vec<Stop>, Failure> {
    let facilities = candidates(conn, filter).await?;
    let told = Slot::new(now, now + TOLD);
    let calendars = Calendars::load(conn, facilities.iter(), told).await?;
    let mut found = Vec::new();
    for facility in &facilities {
        let rows = calendars.stopped(facility);
        // Only a closure of some areas has to name them.
        let areas = if rows.iter().any(|row| row.stop.areas.is_some()) {
            spaces::areas(conn, &facility.id).await?
        } else {
            Vec::new()
        };
        let stop = Stop {
            facility_id: facility.id.clone().into(),
            facility: facility.name.clone(),
            timezone: facility.zone.name().to_owned(),
            closures: closures::views(rows, &areas, now, told).closures,
            days: closed_days(facility, now),
        };
        found.extend((!stop.closures.is_empty() || !stop.days.is_empty()).then_some(stop));
    }
    Ok(found)
}
