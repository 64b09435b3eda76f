//! Closing a hall that people have booked, on both databases.

use crate::fixtures::both;
use crate::fixtures::town::{Town, at, code, space};
use chrono::{DateTime, Utc};
use linli_app::ports::Caller;
use linli_app::ports::bookings::{BookingPatch, CancelInput};
use linli_app::ports::closures::{BlockInput, ClosureInput};
use linli_app::ports::facilities::{AvailabilityQuery, Search};
use linli_domain::booking::BookingState;
use linli_domain::closure::{BlockKind, ClosureClass, ClosureReason, ClosureState};
use linli_domain::ids::SpaceId;
use linli_domain::time::Slot;
use linli_server::store::events;

pub fn closure(start: DateTime<Utc>, end: DateTime<Utc>) -> ClosureInput {
    ClosureInput {
        start,
        end,
        class: ClosureClass::Planned,
        reason: Some("更换地板".to_owned()),
        reason_code: Some(ClosureReason::Repair),
        space_ids: Vec::new(),
        areas: Vec::new(),
        confirm_affected: false,
    }
}

fn block(start: DateTime<Utc>, end: DateTime<Utc>, spaces: &[SpaceId]) -> BlockInput {
    BlockInput {
        start,
        end,
        kind: BlockKind::Teaching,
        label: Some("三(2)班 李老师".to_owned()),
        space_ids: spaces.to_vec(),
        areas: Vec::new(),
        series: None,
        confirm_affected: false,
    }
}

#[tokio::test]
async fn a_closure_shows_who_is_inside_and_then_asks_them_to_move() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let hall = town.publish(town.hall()).await;
        let (wang, li) = (town.resident("wang").await, town.resident("li").await);
        let (east, west) = (space(&hall, "east"), space(&hall, "west"));
        let first =
            town.book(&wang, &east, at(12, "09:00"), at(12, "11:00")).await.expect("booked");
        town.book(&wang, &west, at(12, "14:00"), at(12, "15:00")).await.expect("booked");
        town.book(&li, &west, at(12, "09:00"), at(12, "11:00")).await.expect("booked");
        let shut = closure(at(12, "08:00"), at(12, "18:00"));
        let doors = &town.services.closures;
        let asked = doors.close(&town.liaison, &hall.id, shut.clone(), None).await;
        assert_eq!(code(&asked), "affected");
        assert!(doors.stops(&wang, &hall.id).await.expect("are read").closures.is_empty());
        let sure = ClosureInput { confirm_affected: true, ..shut };
        let made = doors.close(&town.liaison, &hall.id, sure, None).await.expect("is closed").value;
        assert!(!made.short_notice, "eleven days ahead");
        assert_eq!(made.state, ClosureState::Announced);
        let mine = town.services.bookings.booking(&wang, &first.id).await.expect("is seen");
        assert!(mine.to_relocate && mine.open && mine.state == BookingState::Confirmed);
        let told = notices(&town).await;
        assert_eq!(told, 2, "each holder is told once, whatever they had booked");

        let taken = town.book(&li, &east, at(12, "12:00"), at(12, "13:00")).await;
        assert_eq!(code(&taken), "closed");
        town.book(&li, &east, at(12, "18:00"), at(12, "19:00")).await.expect("it touches");
        let change = BookingPatch { start: Some(at(12, "12:00")), ..BookingPatch::default() };
        let change = town.services.bookings.change(&wang, &first.id, mine.version, change).await;
        assert_eq!(code(&change), "closed", "nobody moves into a closure");
        let change = BookingPatch { start: Some(at(13, "09:00")), ..BookingPatch::default() };
        let moved = town.services.bookings.change(&wang, &first.id, mine.version, change).await;
        assert!(!moved.expect("is moved").to_relocate, "it has found its place");
        assert_eq!(town.findings().await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn lifting_gives_back_what_still_stands_and_raises_nothing_from_the_dead() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let hall = town.publish(town.hall()).await;
        let wang = town.resident("wang").await;
        let whole = space(&hall, "whole");
        let stays =
            town.book(&wang, &whole, at(12, "09:00"), at(12, "10:00")).await.expect("booked");
        let gone =
            town.book(&wang, &whole, at(12, "11:00"), at(12, "12:00")).await.expect("booked");
        let both_hit = town.book(&wang, &whole, at(12, "15:00"), at(12, "16:00")).await.expect("b");
        let shut = |from: &str, to: &str| ClosureInput {
            confirm_affected: true,
            ..closure(at(12, from), at(12, to))
        };
        let doors = &town.services.closures;
        let one = doors.close(&town.liaison, &hall.id, shut("08:00", "18:00"), None).await;
        let one = one.expect("is closed").value;
        doors.close(&town.liaison, &hall.id, shut("14:00", "20:00"), None).await.expect("closed");
        assert_eq!(notices(&town).await, 1, "who was told of one is not told of the other");
        let back = town.services.bookings.cancel(&wang, &gone.id, CancelInput::default()).await;
        back.expect("is given back");
        let lifted = doors.lift(&town.liaison, &one.id).await.expect("is lifted");
        assert_eq!(lifted.state, ClosureState::Lifted);
        assert_eq!(code(&doors.lift(&town.liaison, &one.id).await), "wrong_state");
        let seen = async |id| town.services.bookings.booking(&wang, id).await.expect("is seen");
        assert!(!seen(&stays.id).await.to_relocate, "nothing stops it any more");
        assert!(seen(&both_hit.id).await.to_relocate, "the other closure still does");
        assert_eq!(seen(&gone.id).await.state, BookingState::Cancelled);
        let free = town.book(&wang, &whole, at(12, "11:00"), at(12, "12:00")).await;
        free.expect("lifted hours can be booked");
        let still = town.book(&wang, &whole, at(12, "18:00"), at(12, "19:00")).await;
        assert_eq!(code(&still), "closed", "overlapping closures end separately");
        let mut conn = fresh.db.read().await.expect("a connection");
        let events = events::of_subject(&mut conn, "closure", one.id.as_str()).await;
        let (kinds, payloads): (Vec<String>, Vec<String>) =
            events.expect("are read").into_iter().map(|e| (e.1, e.2)).unzip();
        assert_eq!(kinds, ["closure.announced", "closure.lifted"]);
        assert!(!payloads.concat().contains("地板"), "free text stays out of the chain");
    })
    .await;
}

#[tokio::test]
async fn what_is_closed_is_offered_nowhere() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let hall = town.publish(town.hall()).await;
        let anyone = Caller::default();
        let open_now = async || {
            let seen = town.services.facilities.facility(&anyone, &hall.id).await.expect("is seen");
            let found =
                town.services.facilities.search(&anyone, &Search::default(), &paging()).await;
            (seen.open_now, found.expect("is found").items[0].open_now)
        };
        let morning = town.as_of(at(1, "09:00"));
        let doors = &morning.services.closures;
        let now_open = morning.services.facilities.facility(&anyone, &hall.id).await;
        assert!(now_open.expect("is seen").open_now);
        let shut = closure(at(1, "08:00"), at(1, "12:00"));
        let made = doors.close(&town.liaison, &hall.id, shut, None).await.expect("closed").value;
        assert!(made.short_notice);
        let seen = morning.services.facilities.facility(&anyone, &hall.id).await.expect("seen");
        assert!(!seen.open_now);
        assert_eq!(seen.closures.len(), 1);
        let found =
            morning.services.facilities.search(&anyone, &Search::default(), &paging()).await;
        let item = found.expect("is found").items.remove(0);
        assert!(!item.open_now);
        assert_eq!(item.next_free.expect("is free").start, at(1, "12:00"));
        assert_eq!(open_now().await, (false, false), "at eight too: it began then");

        let east = space(&hall, "east");
        let teaching = block(at(1, "14:00"), at(1, "16:00"), std::slice::from_ref(&east));
        doors.block(&town.liaison, &hall.id, teaching, None).await.expect("is taken");
        let day = |space: &SpaceId| {
            let date = at(1, "08:00").date_naive();
            let query =
                AvailabilityQuery { from: date, to: date, minutes: Some(60), persons: None };
            let (space, services) = (space.clone(), morning.services.clone());
            async move {
                let anyone = Caller::default();
                let free = services.facilities.availability(&anyone, &space, &query).await;
                free.expect("is free at times")
            }
        };
        let halves = day(&east).await;
        let left = [("12:00", "14:00"), ("16:00", "22:00")];
        let left = left.map(|(from, to)| Slot::new(at(1, from), at(1, to)));
        assert_eq!(halves.open, left);
        assert!(
            halves.starts.contains(&at(1, "13:00")) && !halves.starts.contains(&at(1, "13:30"))
        );
        let west = day(&space(&hall, "west")).await;
        assert!(west.starts.contains(&at(1, "14:30")), "the other half stays free");
        let whole = day(&space(&hall, "whole")).await;
        assert!(!whole.starts.contains(&at(1, "14:30")), "the whole needs both halves");
        for (key, fits) in [("east", false), ("whole", false), ("west", true)] {
            let asked = space(&hall, key);
            let booked = morning.book(&town.liaison, &asked, at(1, "15:00"), at(1, "16:00"));
            assert_eq!(booked.await.is_ok(), fits, "{key}");
        }
    })
    .await;
}

#[tokio::test]
async fn buffers_do_not_apply_against_blocks() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let mut input = town.hall();
        input.spaces[0].policy.buffer_before_min = 30;
        input.spaces[0].policy.buffer_after_min = 30;
        let hall = town.publish(input).await;
        let wang = town.resident("wang").await;
        let taken = block(at(5, "10:00"), at(5, "12:00"), &[]);
        let doors = &town.services.closures;
        let made = doors.block(&town.liaison, &hall.id, taken, None).await.expect("is taken").value;
        let whole = space(&hall, "whole");
        town.book(&wang, &whole, at(5, "09:00"), at(5, "10:00")).await.expect("right before it");
        town.book(&wang, &whole, at(5, "12:00"), at(5, "13:00")).await.expect("right after it");
        let inside = town.book(&wang, &whole, at(5, "10:30"), at(5, "11:00")).await;
        assert_eq!(code(&inside), "closed");
        doors.unblock(&town.liaison, &made.id).await.expect("is given back");
        town.book(&wang, &whole, at(5, "10:30"), at(5, "11:30")).await.expect("is free again");
        assert_eq!(code(&doors.unblock(&town.liaison, &made.id).await), "not_found");
        let over = block(at(5, "09:00"), at(5, "10:00"), &[]);
        let refused = doors.block(&town.liaison, &hall.id, over.clone(), None).await;
        assert_eq!(code(&refused), "affected", "own use goes no other way than a closure");
        let sure = BlockInput { confirm_affected: true, ..over };
        let seen = doors.block(&town.liaison, &hall.id, sure, None).await.expect("seen").value;
        assert_eq!(seen.label.as_deref(), Some("三(2)班 李老师"));
        let public = doors.stops(&wang, &hall.id).await.expect("are read").blocks;
        assert_eq!(public[0].label, None, "what a unit calls its own use is its own");
    })
    .await;
}

async fn notices(town: &Town) -> i64 {
    let mut conn = town.core.db.read().await.expect("a connection");
    sqlx::query_scalar("SELECT COUNT(*) FROM outbox WHERE kind = 'to_relocate'")
        .fetch_one(&mut *conn)
        .await
        .expect("are counted")
}

fn paging() -> linli_app::ports::Paging {
    linli_app::ports::Paging::default()
}
