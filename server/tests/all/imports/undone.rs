//! An import taken back: what is new goes, what was changed becomes what it was, and what somebody
//! depends on stays with a reason.

use super::{count, found, import};
use crate::fixtures::both;
use crate::fixtures::town::{Town, at, code};
use linli_app::ports::facilities::{FacilityPatch, Search};
use linli_app::ports::{Caller, Paging};
use linli_domain::division::CalendarId;
use linli_domain::ids::{FacilityId, SpaceId};
use linli_domain::name::Name;
use linli_server::import::report::{Action, Report};
use linli_server::import::{Kind, Options, Reading, Why, read_bytes};
use linli_server::services::imports::Scope;
use linli_server::store::{calendars, divisions, events, units};

pub fn table(kind: Kind, text: &str) -> Reading {
    read_bytes(kind, "表.csv", text.as_bytes(), None, &Options::default()).expect("is read")
}

const TWO_ROOMS: &str = "设施名称,所属单位,单位类型,所在社区,类别,地址,电话,开放时间,方式,人数\n\
    东街阅览室,东街小学,公办学校,郭门,图书室,东街1号,0559-1,周一至周日8:00-22:00,整场预约,20\n\
    东街球场,东街小学,公办学校,郭门,篮球场,东街1号,0559-1,周一至周日8:00-22:00,整场预约,20\n";

async fn undone(town: &Town, report: &Report) -> Vec<(String, Why)> {
    let run = report.run.as_deref().expect("something was written");
    town.core.undo_now(&Scope::default(), run).await.expect("is undone")
}

/// The one facility with this word in its name: its id and that of its first space.
pub async fn the_one(town: &Town, word: &str) -> (FacilityId, SpaceId) {
    let wanted = Search { q: Some(word.to_owned()), ..Search::default() };
    let facilities = &town.services.facilities;
    let page = facilities.search(&Caller::default(), &wanted, &Paging::default()).await;
    let id = page.expect("is searched").items[0].id.clone();
    let view = facilities.facility(&Caller::default(), &id).await.expect("is shown");
    (id, view.spaces[0].id.clone())
}

#[tokio::test]
async fn what_is_new_goes_and_can_come_again() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let first = import(&town.core, &table(Kind::Facilities, TWO_ROOMS), false).await;
        assert_eq!(count(&first, Action::Skip), 0, "{first}");
        assert_eq!(found(&town.core, "东街").await, 2);
        let stays = [("东街小学".to_owned(), Why::InUse)];
        assert_eq!(undone(&town, &first).await, stays);
        assert_eq!(found(&town.core, "东街").await, 0);
        let mut conn = fresh.db.read().await.expect("a connection");
        let gone = units::named(&mut conn, "341023100001", "东街小学").await.expect("is read");
        // Its facilities are retired, not removed: their postings stay, and so does their unit.
        assert_eq!(gone.len(), 1);
        let run = first.run.as_deref().expect("a run");
        let told = events::of_subject(&mut conn, "import", run).await.expect("is read");
        let kinds: Vec<&str> = told.iter().map(|(_, kind, _)| kind.as_str()).collect();
        assert_eq!(kinds, ["import.done", "import.undone"]);
        drop(conn);
        import(&town.core, &table(Kind::Facilities, TWO_ROOMS), false).await;
        assert_eq!(found(&town.core, "东街").await, 2);
        assert!(town.findings().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_booking_made_in_between_keeps_its_place() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let first = import(&town.core, &table(Kind::Facilities, TWO_ROOMS), false).await;
        let (_, court) = the_one(&town, "东街球场").await;
        let resident = town.resident("wang").await;
        let booked = town.book(&resident, &court, at(5, "09:00"), at(5, "10:00")).await;
        assert_eq!(code(&booked), "ok");
        let kept = undone(&town, &first).await;
        assert!(kept.contains(&("东街球场".to_owned(), Why::Booked(1))), "{kept:?}");
        assert_eq!(found(&town.core, "东街").await, 1);
        let seen = town.services.bookings.booking(&resident, &booked.expect("a booking").id).await;
        assert!(seen.expect("is seen").open);
    })
    .await;
}

#[tokio::test]
async fn what_was_changed_becomes_what_it_was_unless_somebody_changed_it_since() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        import(&town.core, &table(Kind::Facilities, TWO_ROOMS), false).await;
        let moved = table(Kind::Facilities, &TWO_ROOMS.replace("东街1号", "西街9号"));
        let second = import(&town.core, &moved, false).await;
        assert_eq!(count(&second, Action::Update), 2);
        let (court, _) = the_one(&town, "东街球场").await;
        let facilities = &town.services.facilities;
        let version = facilities.facility(&town.admin, &court).await.expect("is shown").version;
        let patch = FacilityPatch {
            name: Some(Name::new("东街灯光球场", "")),
            ..FacilityPatch::default()
        };
        facilities.update(&town.admin, &court, version, patch).await.expect("is changed");
        let kept = undone(&town, &second).await;
        assert_eq!(kept, [("东街球场".to_owned(), Why::ChangedSince)]);
        let (room, _) = the_one(&town, "东街阅览室").await;
        let room = facilities.facility(&town.admin, &room).await.expect("is shown");
        assert_eq!((room.address.zh.as_str(), found(&town.core, "灯光").await), ("东街1号", 1));
    })
    .await;
}

#[tokio::test]
async fn divisions_units_and_notices_go_back_too() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let list = "代码,名称\n341023100003,南街社区居委会\n341023100001,郭门新村社区居委会\n";
        let places = import(&town.core, &table(Kind::Divisions, list), false).await;
        assert_eq!((count(&places, Action::Create), count(&places, Action::Update)), (1, 1));
        let bodies = "单位名称,单位类型,所在社区\n南街社区居委会,社区,341023100003\n";
        let bodies = import(&town.core, &table(Kind::Units, bodies), false).await;
        assert_eq!(undone(&town, &places).await, [("南街社区居委会".to_owned(), Why::InUse)]);
        assert_eq!(undone(&town, &bodies).await, []);
        let days = "日期,类型,节日\n2026-01-01,放假,元旦\n2026-01-04,上班,元旦\n";
        let notice = import(&town.core, &table(Kind::Holidays, days), false).await;
        assert_eq!(undone(&town, &notice).await, []);
        let mut conn = fresh.db.read().await.expect("a connection");
        let calendar =
            calendars::calendar(&mut conn, CalendarId::Cn, 2026, 2026).await.expect("is read");
        assert!(calendar.years.is_empty() && calendar.days.is_empty());
        let home = divisions::division(&mut conn, "341023100001")
            .await
            .expect("is read")
            .expect("is there");
        assert_eq!(home.name_zh, "郭门社区居委会");
    })
    .await;
}

#[tokio::test]
async fn one_row_that_cannot_be_written_does_not_take_the_others_with_it() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        import(&town.core, &table(Kind::Facilities, TWO_ROOMS), false).await;
        let (_, court) = the_one(&town, "东街球场").await;
        let resident = town.resident("li").await;
        town.book(&resident, &court, at(5, "09:00"), at(5, "10:00")).await.expect("is booked");
        // The court has been booked: how it is used stays. The reading room changes.
        let open = table(Kind::Facilities, &TWO_ROOMS.replace("整场预约", "按人预约"));
        let report = import(&town.core, &open, false).await;
        let told: Vec<_> =
            report.rows.iter().filter(|row| row.row > 0).map(|row| (row.row, row.action)).collect();
        assert_eq!(told, [(2, Action::Update), (3, Action::Skip)], "{report}");
        assert!(report.rows.iter().any(|row| row.notes.contains(&Why::BookedSpace)));
    })
    .await;
}

/// An import that takes a space's floor and bookings of it, at once: one of both is refused, and
/// nothing is lost.
#[tokio::test(flavor = "multi_thread")]
async fn importing_and_booking_at_once_ends_in_one_order_or_the_other() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        import(&town.core, &table(Kind::Facilities, TWO_ROOMS), false).await;
        let (_, court) = the_one(&town, "东街球场").await;
        let resident = town.resident("zhao").await;
        let open = table(Kind::Facilities, &TWO_ROOMS.replace("整场预约", "按人预约"));
        let (report, booked) = tokio::join!(
            import(&town.core, &open, false),
            town.book(&resident, &court, at(5, "09:00"), at(5, "10:00")),
        );
        assert_eq!(code(&booked), "ok");
        let court_row = report.rows.iter().find(|row| row.row == 3).expect("a row");
        assert!([Action::Update, Action::Skip].contains(&court_row.action));
        assert!(town.findings().await.is_empty());
    })
    .await;
}
