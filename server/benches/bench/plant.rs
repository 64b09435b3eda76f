//! Many rows quickly: facilities to search in, and a long past.

use crate::fixtures::town::{COMMUNITY, Town, at};
use linli_app::ports::bookings::Price;
use linli_app::ports::facilities::AreaView;
use linli_domain::booking::Purpose;
use linli_domain::division::CalendarId;
use linli_domain::facility::Category;
use linli_domain::name::Name;
use linli_domain::space::{Audience, Mode, Policy};
use linli_domain::time::Slot;
use linli_domain::zone;
use linli_server::db::{Db, Tx};
use linli_server::failure::Failure;
use linli_server::store::bookings::{self, NewRow, Placed};
use linli_server::store::facilities::{self, Facility};
use linli_server::store::occupancy;
use linli_server::store::spaces::{self, Space};
use serde_json::json;

/// Tomorrow's slot that searches ask for; one facility in five is taken then.
pub fn asked_slot() -> Slot {
    Slot::new(at(2, "18:00"), at(2, "20:00"))
}

/// Writes facilities number `from` up to `to`, each with one space.
pub async fn facilities(town: &Town, person: &str, account: &str, from: usize, to: usize) {
    let numbers: Vec<usize> = (from..to).collect();
    for batch in numbers.chunks(250) {
        let (batch, unit) = (batch.to_vec(), town.unit.0.clone());
        let who = (person.to_owned(), account.to_owned());
        let write = town.core.db.write(move |tx| {
            Box::pin(async move {
                for number in batch {
                    one(tx, number, &unit, &who).await?;
                }
                Ok(())
            })
        });
        write.await.expect("is written");
    }
}

async fn one(
    tx: &mut Tx,
    number: usize,
    unit: &str,
    (person, account): &(String, String),
) -> Result<(), Failure> {
    let id = format!("facility-{number:05}");
    let facility = facility(&id, number, unit);
    let text = format!("郭门社区第{number}活动室 碧阳镇郭门路 {number} 号 郭门社区居委会");
    facilities::save(tx, &facility, &text, at(1, "08:00")).await?;
    let view = AreaView {
        id: format!("{id}-A").into(),
        key: "A".to_owned(),
        name: Name::default(),
        area_m2: Some(80.0),
    };
    let area = spaces::save_area(tx, &id, &view, 0).await?;
    let space = Space {
        id: format!("{id}-room"),
        facility_id: id.clone(),
        key: "room".to_owned(),
        name: Name::default(),
        mode: Mode::Exclusive,
        capacity: 30,
        policy: Policy::default(),
        audience: Audience::default(),
        price: None,
        quota: Vec::new(),
        areas: vec![area],
    };
    spaces::save_space(tx, &space, 0).await?;
    if number.is_multiple_of(5) {
        let row = NewRow {
            id: format!("{id}-booking"),
            person_id: person.clone(),
            account_id: account.clone(),
            purpose: Purpose::Meeting,
            note: None,
            code: "000001".to_owned(),
        };
        let placed = Placed {
            space_id: space.id,
            facility_id: id,
            slot: asked_slot(),
            persons: 4,
            exclusive: true,
            buffer_before_min: 0,
            buffer_after_min: 0,
            price: Price::default(),
        };
        bookings::insert(tx, &row, &placed, at(1, "08:00")).await?;
        occupancy::hold(tx, &row.id, &[area], placed.slot, true).await?;
    }
    Ok(())
}

fn facility(id: &str, number: usize, unit: &str) -> Facility {
    Facility {
        id: id.to_owned(),
        unit_id: unit.to_owned(),
        unit: Name::default(),
        division: COMMUNITY.to_owned(),
        division_name: Name::default(),
        division_path: String::new(),
        calendar: CalendarId::Cn,
        category: Category::ALL[number % Category::ALL.len()],
        name: Name::new(format!("郭门社区第{number}活动室"), format!("Activity room {number}")),
        address: Name::new(format!("碧阳镇郭门路 {number} 号"), ""),
        location: Some(spot(number)),
        zone: zone::parse("Asia/Shanghai").expect("a zone"),
        phone: Some("0559-5522001".to_owned()),
        accessible: vec!["step_free".to_owned()],
        opening: serde_json::from_value(json!([
            { "days": ["workday", "makeup"], "hours": ["08:30-11:30", "14:00-21:00"] },
            { "days": ["weekend", "statutory", "off"], "hours": ["08:00-21:00"] },
            { "days": ["2026-12-31"], "hours": [] },
        ]))
        .expect("rules"),
        hours_text: None,
        rules: Name::new("请爱护设施,保持安静,自觉带走垃圾。", ""),
        plan: None,
        published: true,
        version: 1,
        posted_at: at(1, "08:00"),
    }
}

/// A place in a town of some twenty kilometres.
fn spot(number: usize) -> (f64, f64) {
    let across = |step: usize| (number * step % 1_009) as f64 / 1_009.0 * 0.2;
    (29.83 + across(37), 117.84 + across(101))
}

/// Saves one facility again, as its liaison would.
pub async fn touch(db: &Db) {
    let write = db.write(move |tx| {
        Box::pin(async move {
            sqlx::query(
                "UPDATE facility SET updated_at = updated_at + 1 WHERE id = 'facility-00007'",
            )
            .execute(&mut **tx)
            .await?;
            Ok(())
        })
    });
    write.await.expect("is written");
}

/// Writes completed bookings of one space, one every two hours up to today, the oldest first as
/// they came.
pub async fn past(db: &Db, space: &str, person: &str, count: i64) {
    let (space, person) = (space.to_owned(), person.to_owned());
    let write = db.write(move |tx| {
        Box::pin(async move {
            sqlx::query(
                "WITH RECURSIVE n(i) AS (SELECT CAST($1 AS BIGINT)
                     UNION ALL SELECT i - 1 FROM n WHERE i > 1)
                 INSERT INTO booking (id, space_id, facility_id, person_id, account_id, state,
                     starts_at, ends_at, persons, purpose, note, code, exclusive,
                     buffer_before_min, buffer_after_min, price_fen, price_lines, version,
                     created_at, updated_at)
                 SELECT 'past-' || n.i, s.id, s.facility_id, $2, NULL, 'completed',
                     $3 - n.i * 7200000, $3 - n.i * 7200000 + 7200000, 4, 'meeting', NULL, '0', 1,
                     0, 0, 0, '[]', 2, 0, 0
                 FROM n JOIN space s ON s.id = $4",
            )
            .bind(count)
            .bind(person)
            .bind(at(1, "00:00").timestamp_millis())
            .bind(space)
            .execute(&mut **tx)
            .await?;
            sqlx::query(
                "INSERT INTO occupancy (booking_id, area_key, starts_at, ends_at, exclusive, live)
                 SELECT b.id, a.area_key, b.starts_at, b.ends_at, 1, 1
                 FROM booking b JOIN space_area a ON a.space_id = b.space_id
                 WHERE b.state = 'completed' ORDER BY b.starts_at",
            )
            .execute(&mut **tx)
            .await?;
            Ok(())
        })
    });
    write.await.expect("is written");
}
