//! What happened at the door: who came, and of whom somebody says that nobody came.

use crate::fixtures::both;
use crate::fixtures::town::{Town, at, code, space};
use linli_app::ports::check_ins::CheckInInput;
use linli_domain::booking::BookingState;
use linli_domain::check_in::CheckInProof;

fn by_code(code: &str) -> CheckInInput {
    CheckInInput { code: Some(code.to_owned()), ..CheckInInput::default() }
}

#[tokio::test]
async fn who_comes_is_signed_in_once_with_those_who_were_counted() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let hall = town.publish(town.hall()).await;
        let (wang, li) = (town.resident("wang").await, town.resident("li").await);
        let whole = space(&hall, "whole");
        let booked = town.book(&wang, &whole, at(5, "09:00"), at(5, "11:00")).await;
        let booked = booked.expect("is booked");
        let id = &booked.id;
        let early = town.as_of(at(5, "08:30"));
        let asked = early.services.check_ins.check_in(&wang, id, by_code(&booked.code)).await;
        assert_eq!(code(&asked), "wrong_state", "half an hour before");

        let there = town.as_of(at(5, "09:20"));
        let door = &there.services.check_ins;
        let wrong = by_code(if booked.code == "000000" { "000001" } else { "000000" });
        assert_eq!(code(&door.check_in(&wang, id, wrong).await), "invalid");
        let stranger = door.check_in(&li, id, by_code(&booked.code)).await;
        assert_eq!(code(&stranger), "not_found", "a code opens nothing to who may not see it");
        let own_word = CheckInInput { persons: Some(11), ..CheckInInput::default() };
        assert_eq!(code(&door.check_in(&wang, id, own_word.clone()).await), "not_permitted");

        let came = door.check_in(&town.liaison, id, own_word).await.expect("is signed in");
        assert_eq!((came.state, came.counted), (BookingState::CheckedIn, Some(11)));
        assert!(came.checked_in_at.is_some_and(|when| when >= at(5, "09:20")));
        assert_eq!(code(&door.check_in(&wang, id, by_code(&booked.code)).await), "wrong_state");
        assert_eq!(code(&door.nobody_came(&town.liaison, id).await), "wrong_state");
        let taken = there.book(&li, &whole, at(5, "10:00"), at(5, "11:00")).await;
        assert_eq!(code(&taken), "taken", "who came keeps the slot");

        let after = town.as_of(at(5, "11:00"));
        let over = after.services.bookings.booking(&wang, id).await.expect("is seen");
        assert_eq!((over.state, over.counted), (BookingState::Completed, Some(11)));
        assert_eq!(after.findings().await, Vec::<String>::new());
        linli_server::services::settling::settle_all(&after.core).await.expect("settles");
        assert_eq!(after.findings().await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn only_a_person_who_was_there_says_that_nobody_came_and_the_slot_is_free_again() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let hall = town.publish(town.hall()).await;
        let (wang, li) = (town.resident("wang").await, town.resident("li").await);
        let whole = space(&hall, "whole");
        let booked = town.book(&wang, &whole, at(5, "09:00"), at(5, "11:00")).await;
        let id = booked.expect("is booked").id;
        let soon = town.as_of(at(5, "09:10"));
        let asked = soon.services.check_ins.nobody_came(&town.liaison, &id).await;
        assert_eq!(code(&asked), "wrong_state", "ten minutes late is not absent");

        let later = town.as_of(at(5, "09:15"));
        let door = &later.services.check_ins;
        assert_eq!(code(&door.nobody_came(&wang, &id).await), "not_permitted");
        let missed = door.nobody_came(&town.liaison, &id).await.expect("is noted");
        assert_eq!(missed.state, BookingState::NoShow);
        later.book(&li, &whole, at(5, "09:30"), at(5, "10:30")).await.expect("is free again");
        assert_eq!(
            code(&door.check_in(&town.liaison, &id, CheckInInput::default()).await),
            "wrong_state"
        );
        assert_eq!(later.findings().await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn nobody_is_thrown_out_by_a_timer() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let hall = town.publish(town.hall()).await;
        let (wang, li) = (town.resident("wang").await, town.resident("li").await);
        let whole = space(&hall, "whole");
        let booked = town.book(&wang, &whole, at(5, "09:00"), at(5, "11:00")).await;
        let id = booked.expect("is booked").id;
        let late = town.as_of(at(5, "10:50"));
        linli_server::services::settling::settle_all(&late.core).await.expect("settles");
        let taken = late.book(&li, &whole, at(5, "10:50"), at(5, "11:50")).await;
        assert_ne!(code(&taken), "ok", "the slot is held to its end");
        let given = CheckInInput { source: Some(CheckInProof::Desk), ..CheckInInput::default() };
        let came = late.services.check_ins.check_in(&town.liaison, &id, given).await;
        assert_eq!(came.expect("late is not absent").state, BookingState::CheckedIn);
    })
    .await;
}
