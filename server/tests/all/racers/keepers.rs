//! Sixteen keepers before one door: one mark; and every head is counted once.

use super::arena::{Arena, CLIENTS};
use crate::fixtures::both;
use linli_app::ports::openings::{CountInput, MarkInput};
use linli_domain::opening_log::MarkKind;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn all_tap_at_once_and_it_is_one_mark() {
    both(async |fresh| {
        let arena = Arena::on(&fresh.db).await;
        let hall = arena.town.publish(arena.town.hall()).await;
        let keeper = arena.town.keeper("kai").await;
        for (round, kind) in [(0, MarkKind::Open), (1, MarkKind::Close)] {
            let answers = arena
                .race(round, |_, _, services| {
                    let (keeper, hall) = (keeper.clone(), hall.id.clone());
                    Box::pin(async move {
                        let new = MarkInput { kind, at: None, source: None, entries: None };
                        services.openings.mark(&keeper, &hall, new, None).await.expect("is marked")
                    })
                })
                .await;
            assert_eq!(answers.iter().filter(|one| !one.replayed).count(), 1);
            assert!(answers.iter().all(|one| one.value.id == answers[0].value.id));
        }
        let counted = arena
            .race(2, |_, _, services| {
                let (keeper, hall) = (keeper.clone(), hall.id.clone());
                Box::pin(async move {
                    let new = CountInput { space_id: None, delta: Some(1), count: None };
                    services.openings.count(&keeper, &hall, new, None).await.expect("is counted")
                })
            })
            .await;
        let most = counted.iter().map(|one| one.value.count).max();
        assert_eq!(most, Some(i64::try_from(CLIENTS).expect("few")), "sixteen heads");
    })
    .await;
}
