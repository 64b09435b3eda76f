//! Fifteen book while the liaison closes the hall: each booking is either refused or flagged.

use super::arena::{Arena, CLIENTS, ROUNDS, two_hours};
use crate::closure_story::closure;
use crate::fixtures::both;
use crate::fixtures::town::{asked, space};
use chrono::Duration;
use linli_app::ports::closures::ClosureInput;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_booking_in_flight_is_refused_or_flagged_and_never_neither() {
    both(async |fresh| {
        let arena = Arena::on(&fresh.db).await;
        let hall = arena.town.publish(arena.town.hall()).await;
        let whole = space(&hall, "whole");
        let (mut made, mut flagged) = (0, 0);
        for round in 0..ROUNDS {
            let slot = two_hours(round);
            let closer = round as usize % CLIENTS;
            let answers = arena
                .race(round, |number, client, services| {
                    let (whole, hall) = (whole.clone(), hall.id.clone());
                    let liaison = arena.town.liaison.clone();
                    Box::pin(async move {
                        if number == closer {
                            let wait = 3 * u64::from(round % 4);
                            tokio::time::sleep(std::time::Duration::from_millis(wait)).await;
                            let shut = ClosureInput {
                                confirm_affected: true,
                                ..closure(slot.start, slot.end)
                            };
                            services
                                .closures
                                .close(&liaison, &hall, shut, None)
                                .await
                                .expect("closes");
                            return None;
                        }
                        // Seven quarters of an hour, so that several can be first.
                        let start = slot.start + Duration::minutes(30 * (number as i64 % 4));
                        let request = asked(&whole, start, start + Duration::minutes(30));
                        let booked = services.bookings.create(&client, request, None).await;
                        if let Err(error) = &booked {
                            assert_eq!(error.status(), 409, "round {round}: {error:?}");
                        }
                        Some((client, booked.ok()?.value.id))
                    })
                })
                .await;
            for (client, id) in answers.into_iter().flatten() {
                let seen = arena.town.services.bookings.booking(&client, &id).await.expect("seen");
                assert!(seen.to_relocate, "round {round}: it stands in a closure unflagged");
                made += 1;
                flagged += u32::from(seen.to_relocate);
            }
        }
        println!("{flagged} bookings were in time to be flagged");
        arena.judge(made).await;
    })
    .await;
}
