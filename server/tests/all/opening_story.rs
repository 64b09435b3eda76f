//! A keeper at the door, on both databases: marks, heads, duty, and people who found it locked.

use crate::fixtures::both;
use crate::fixtures::town::{Town, at, code, space};
use chrono::{DateTime, Utc};
use linli_app::ports::Caller;
use linli_app::ports::duties::{DutyInput, VolunteerInput};
use linli_app::ports::facilities::FacilitySaved;
use linli_app::ports::locked::{LockedAnswering, LockedInput};
use linli_app::ports::openings::{CountInput, EvidenceView, MarkInput};
use linli_domain::closure::ClosureReason;
use linli_domain::locked::{LockedAnswer, LockedState};
use linli_domain::opening_log::{MarkKind, Proof};
use linli_domain::time::Slot;
use linli_server::store::events;

fn mark(kind: MarkKind, at: Option<DateTime<Utc>>) -> MarkInput {
    MarkInput { kind, at, source: None, entries: None }
}

fn heads(delta: i64) -> CountInput {
    CountInput { space_id: None, delta: Some(delta), count: None }
}

async fn evidence(town: &Town, hall: &FacilitySaved, who: &Caller) -> EvidenceView {
    let day = at(1, "12:00").date_naive();
    town.services.openings.evidence(who, &hall.id, day, day).await.expect("is read")
}

#[tokio::test]
async fn a_day_at_the_door() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let hall = town.publish(town.hall()).await;
        let (kai, mei) = (town.keeper("kai").await, town.keeper("mei").await);
        let when = async |time: &str| town.as_of(at(1, time));
        let morning = when("08:05").await;
        let opens = |town: &Town, who: &Caller| {
            let (services, who, id) = (town.services.clone(), who.clone(), hall.id.clone());
            async move { services.openings.mark(&who, &id, mark(MarkKind::Open, None), None).await }
        };
        let first = opens(&morning, &kai).await.expect("is marked");
        let again = opens(&morning, &mei).await.expect("is the same");
        assert_eq!(
            (first.replayed, again.replayed),
            (false, true),
            "a second tap is no second mark"
        );
        assert_eq!(first.value.id, again.value.id);
        assert_eq!(first.value.by, "测*", "a name is masked");

        let later = when("09:00").await;
        let count = async |delta| {
            let made = later.services.openings.count(&kai, &hall.id, heads(delta), None).await;
            made.expect("is counted").value.count
        };
        assert_eq!((count(1).await, count(1).await, count(1).await, count(-1).await), (1, 2, 3, 2));
        assert_eq!(count(-9).await, 0, "never below nought");
        let whole =
            CountInput { space_id: Some(space(&hall, "east")), delta: None, count: Some(12) };
        let made = later.services.openings.count(&mei, &hall.id, whole, None).await;
        assert_eq!(made.expect("is counted").value.visits, 12);

        let today = later.services.openings.today(&kai, None).await.expect("is shown");
        let door = &today.doors[0];
        assert!(door.should_be_open && door.open_since == Some(first.value.at));
        assert_eq!((door.visits, door.marks.len(), today.staff.len()), (12, 1, 3));
        assert_eq!(door.gaps[0].end, at(1, "22:00"), "nobody is on duty");

        let evening = when("22:03").await;
        let close =
            evening.services.openings.mark(&mei, &hall.id, mark(MarkKind::Close, None), None);
        let closed = close.await.expect("is marked").value;
        let told = evidence(&evening, &hall, &town.liaison).await;
        assert_eq!(told.opened, [Slot::new(first.value.at, closed.at)]);
        assert_eq!((told.marks.len(), told.visits[0].visits), (2, 12));
        let mut conn = fresh.db.read().await.expect("a connection");
        let events = events::of_subject(&mut conn, "opening", first.value.id.as_str()).await;
        assert_eq!(events.expect("are read")[0].1, "door.opened");
        let stranger = town.resident("wang").await;
        let refused = opens(&town, &stranger).await;
        assert_eq!(code(&refused), "not_permitted", "everybody sees the facility");
        assert_eq!(code(&town.services.openings.today(&stranger, None).await), "not_found");
        let other = town.services.openings.today(&stranger, Some(&town.unit)).await;
        assert_eq!(code(&other), "not_found");
    })
    .await;
}

#[tokio::test]
async fn what_is_written_afterwards_needs_a_second_person_and_ends_after_three_days() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let hall = town.publish(town.hall()).await;
        let (kai, mei) = (town.keeper("kai").await, town.keeper("mei").await);
        let later = town.as_of(at(3, "09:00"));
        let marks = &later.services.openings;
        let write =
            async |kind, when| marks.mark(&kai, &hall.id, mark(kind, Some(when)), None).await;
        let open = write(MarkKind::Open, at(1, "10:00")).await.expect("within 72 hours").value;
        let shut = write(MarkKind::Close, at(1, "12:00")).await.expect("within 72 hours").value;
        assert_eq!((open.source, open.late, open.counts), (Proof::Paper, true, false));
        let before = write(MarkKind::Open, at(1, "08:00") - chrono::Duration::days(2)).await;
        assert_eq!(code(&before), "invalid", "too long ago");
        assert_eq!(code(&write(MarkKind::Open, at(3, "09:30")).await), "invalid", "to come");
        assert!(
            evidence(&later, &hall, &kai).await.opened.is_empty(),
            "paper alone proves nothing"
        );
        let own = marks.confirm_mark(&kai, &open.id).await;
        assert_eq!(code(&own), "wrong_state", "nobody vouches for their own paper");
        marks.confirm_mark(&mei, &open.id).await.expect("a second person");
        marks.confirm_mark(&mei, &shut.id).await.expect("a second person");
        assert_eq!(code(&marks.confirm_mark(&mei, &shut.id).await), "wrong_state", "once");
        let proved = evidence(&later, &hall, &kai).await.opened;
        assert_eq!(proved, [Slot::new(at(1, "10:00"), at(1, "12:00"))]);
    })
    .await;
}

#[tokio::test]
async fn a_locked_door_is_told_answered_and_taken_off_what_was_open() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let hall = town.publish(town.hall()).await;
        let kai = town.keeper("kai").await;
        let worker = town.desk_worker("worker").await;
        let from = |network: &str| Caller { network: network.to_owned(), ..Caller::default() };
        let noon = town.as_of(at(1, "12:00"));
        let tell = async |town: &Town, network: &str, note: Option<&str>| {
            let new = LockedInput { note: note.map(str::to_owned), ..LockedInput::default() };
            town.services.locked.report(&from(network), &hall.id, new).await
        };
        let first = tell(&noon, "10.0.0.1", Some("敲门没人应")).await.expect("is told");
        let again = tell(&noon, "10.0.0.1", None).await.expect("is the same");
        assert_eq!((first.replayed, again.replayed), (false, true));
        assert_eq!(
            first.value.due_at - chrono::Duration::hours(24),
            again.value.due_at - chrono::Duration::hours(24)
        );
        let second = tell(&noon, "10.0.0.2", None).await.expect("another network").value;
        let early = tell(&town.as_of(at(1, "07:00")), "10.0.0.3", None).await;
        assert_eq!(code(&early), "closed", "at seven it need not be open");
        let mut conn = fresh.db.read().await.expect("a connection");
        let told: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM outbox WHERE kind = 'locked'")
            .fetch_one(&mut *conn)
            .await
            .expect("are counted");
        assert_eq!(told, 2, "keeper and liaison, once for both reports");
        drop(conn);

        let screen = noon.services.openings.today(&kai, None).await.expect("is shown");
        assert_eq!(screen.doors[0].locked.len(), 2);
        assert_eq!(screen.doors[0].locked[0].note.as_deref(), Some("敲门没人应"));
        let answer = async |town: &Town, who: &Caller, id, answer, reason_code| {
            let said = LockedAnswering { answer, reason_code };
            town.services.locked.answer_locked(who, id, said).await
        };
        let wang = town.resident("wang").await;
        let nobody = answer(&noon, &wang, &second.id, LockedAnswer::Confirmed, None).await;
        assert_eq!(code(&nobody), "not_found");
        let unproved = answer(&noon, &kai, &second.id, LockedAnswer::WasOpen, None).await;
        assert_eq!(code(&unproved), "incomplete", "that needs a mark at the door");
        let lazy = Some(ClosureReason::Staff);
        let excuse = answer(&noon, &kai, &second.id, LockedAnswer::Exempt, lazy).await;
        assert_eq!(code(&excuse), "invalid", "too few hands are no excuse");
        let rain = Some(ClosureReason::Weather);
        let excused = answer(&noon, &kai, &second.id, LockedAnswer::Exempt, rain).await;
        assert_eq!(excused.expect("is answered").state, LockedState::Answered);

        assert!(noon.services.locked.escalated(&worker).await.expect("is read").is_empty());
        let next = town.as_of(at(2, "12:01"));
        let late = next.services.locked.escalated(&worker).await.expect("is read");
        assert_eq!((late.len(), late[0].state), (1, LockedState::Escalated));
        assert_eq!(code(&next.services.locked.escalated(&kai).await), "not_found");
        let marks = &next.services.openings;
        for (kind, when) in [(MarkKind::Open, "08:00"), (MarkKind::Close, "21:00")] {
            let made = marks.mark(&kai, &hall.id, mark(kind, Some(at(1, when))), None).await;
            let id = made.expect("is written").value.id;
            marks.confirm_mark(&town.liaison, &id).await.expect("is confirmed");
        }
        assert_eq!(evidence(&next, &hall, &kai).await.opened.len(), 1);
        let done = answer(&next, &worker, &first.value.id, LockedAnswer::Confirmed, None).await;
        done.expect("the desk may answer");
        assert!(evidence(&next, &hall, &kai).await.opened.is_empty(), "it was not open");
        let seen =
            next.services.facilities.facility(&wang, &hall.id).await.expect("is seen").locked;
        assert_eq!((seen.told, seen.confirmed, seen.exempt, seen.waiting), (2, 1, 1, 0));
    })
    .await;
}

#[tokio::test]
async fn what_was_open_is_answered_with_the_mark_that_says_so() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let hall = town.publish(town.hall()).await;
        let kai = town.keeper("kai").await;
        let morning = town.as_of(at(1, "08:01"));
        let opened =
            morning.services.openings.mark(&kai, &hall.id, mark(MarkKind::Open, None), None);
        opened.await.expect("is marked");
        let ten = town.as_of(at(1, "10:00"));
        let (anyone, new) = (Caller::default(), LockedInput::default());
        let told = ten.services.locked.report(&anyone, &hall.id, new).await.expect("is told").value;
        let said = LockedAnswering { answer: LockedAnswer::WasOpen, reason_code: None };
        ten.services.locked.answer_locked(&kai, &told.id, said).await.expect("the mark says so");
        let proved = evidence(&town.as_of(at(2, "08:00")), &hall, &kai).await.opened;
        assert_eq!(proved[0].end, at(1, "22:00"), "nothing is taken away");
    })
    .await;
}

#[tokio::test]
async fn turns_are_given_swapped_and_missing_ones_show() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let hall = town.publish(town.hall()).await;
        let (kai, mei) = (town.keeper("kai").await, town.keeper("mei").await);
        let doors = &town.services.duties;
        let account = |who: &Caller| who.identity.as_ref().expect("signed in").account.clone();
        let turn = |day, from: &str, to: &str| DutyInput {
            start: at(day, from),
            end: at(day, to),
            account_id: None,
            volunteer_id: None,
            volunteer: None,
        };
        let own = doors.assign(&kai, &hall.id, turn(1, "08:00", "15:00"), None).await;
        let own = own.expect("a keeper takes a turn").value;
        assert!(own.own && !own.offered);
        let for_mei = DutyInput { account_id: Some(account(&mei)), ..turn(1, "15:00", "22:00") };
        let refused = doors.assign(&kai, &hall.id, for_mei.clone(), None).await;
        assert_eq!(code(&refused), "not_permitted", "the liaison gives turns");
        doors.assign(&town.liaison, &hall.id, for_mei, None).await.expect("is given");
        let aunt =
            VolunteerInput { name: "刘阿姨".to_owned(), contact: "13900000000".to_owned() };
        let helps = DutyInput { volunteer: Some(aunt), ..turn(2, "08:00", "12:00") };
        let helped =
            doors.assign(&town.liaison, &hall.id, helps, None).await.expect("is given").value;
        assert!(helped.volunteer && helped.contact.is_some());
        let night = doors.assign(&kai, &hall.id, turn(1, "23:00", "23:30"), None).await;
        assert_eq!(code(&night), "closed", "a turn belongs to open hours");
        let gaps = async |who: &Caller| {
            let today = town.services.openings.today(who, None).await.expect("is shown");
            today.doors[0].gaps.clone()
        };
        assert_eq!(gaps(&mei).await[0], Slot::new(at(2, "12:00"), at(2, "22:00")));

        assert_eq!(code(&doors.accept(&mei, &own.id).await), "wrong_state", "it is not offered");
        assert_eq!(code(&doors.offer(&mei, &own.id).await), "not_permitted", "it is not hers");
        doors.offer(&kai, &own.id).await.expect("is offered");
        assert_eq!(code(&doors.accept(&kai, &own.id).await), "wrong_state", "it is his");
        let taken = doors.accept(&mei, &own.id).await.expect("is taken over");
        assert!(taken.own && !taken.offered);
        let mut conn = fresh.db.read().await.expect("a connection");
        let events = events::of_subject(&mut conn, "duty", own.id.as_str()).await;
        let (kinds, payloads): (Vec<String>, Vec<String>) =
            events.expect("are read").into_iter().map(|e| (e.1, e.2)).unzip();
        assert_eq!(kinds, ["duty.assigned", "duty.offered", "duty.swapped"]);
        let all: Vec<String> = sqlx::query_scalar("SELECT payload FROM event ORDER BY id")
            .fetch_all(&mut *conn)
            .await
            .expect("are read");
        assert!(
            payloads.len() == 3 && !all.concat().contains("刘") && !all.concat().contains("139")
        );
        drop(conn);
        doors.withdraw(&mei, &own.id).await.expect("is taken off");
        assert_eq!(gaps(&mei).await[0].end, at(1, "15:00"), "now there is a gap");
    })
    .await;
}
