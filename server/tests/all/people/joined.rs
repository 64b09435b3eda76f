//! The desk: entering, vouching, joining.

use super::newcomer;
use crate::fixtures::town::{COMMUNITY, asked, at, code, space};
use crate::fixtures::{Town, both};
use linli_app::ports::Paging;
use linli_app::ports::persons::{FindPersons, MergeInput, NewPerson};
use linli_domain::account::Role;
use linli_domain::person::Assurance;
use linli_server::store::person_views;

const PHONE: &str = "13800138000";

#[tokio::test]
async fn one_number_is_entered_once_and_everybody_else_sees_nothing() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let worker = town.worker().await;
        let persons = &town.services.persons;
        let zhou = town.entered(&worker, PHONE).await;
        let again = persons.enter(&worker, newcomer("+86 138-0013-8000")).await.expect("answers");
        assert!(again.known && again.person.id == zhou.id);

        let next = town.staff("next", Role::CommunityWorker, "341023100002").await;
        assert_eq!(code(&persons.person(&next, &zhou.id).await), "not_found");
        assert_eq!(code(&persons.enter(&next, newcomer("13800138001")).await), "not_permitted");
        let wanted = FindPersons { contact: Some(PHONE.to_owned()), name: None };
        let found = persons.find(&next, wanted.clone()).await.expect("answers");
        assert!(found.items.is_empty());
        let found = persons.find(&worker, wanted).await.expect("answers");
        assert_eq!(found.items[0].phone.as_deref(), Some("138****8000"));
        let named = FindPersons { contact: None, name: Some("周奶奶".to_owned()) };
        assert_eq!(persons.find(&worker, named.clone()).await.expect("answers").items.len(), 1);
        assert!(persons.find(&next, named).await.expect("answers").items.is_empty());

        let officer = town.staff("officer", Role::StreetOfficer, "341023100").await;
        for who in [&officer, &town.admin, &town.liaison] {
            assert_eq!(code(&persons.person(who, &zhou.id).await), "not_found");
            assert_eq!(code(&persons.enter(who, newcomer(PHONE)).await), "not_permitted");
        }
        let nowhere = NewPerson { division: None, ..newcomer(PHONE) };
        assert_eq!(code(&persons.enter(&worker, nowhere).await), "invalid");
        let refused = NewPerson { agreed: Some(false), ..newcomer(PHONE) };
        assert_eq!(code(&persons.enter(&worker, refused).await), "invalid");
    })
    .await;
}

#[tokio::test]
async fn vouching_raises_assurance_and_every_look_is_logged() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let worker = town.worker().await;
        let zhou = town.entered(&worker, PHONE).await;
        assert_eq!(zhou.assurance, Assurance::Own);
        let seen = town.services.persons.vouch(&worker, &zhou.id).await.expect("is vouched for");
        assert_eq!(seen.assurance, Assurance::Desk);
        assert!(seen.vouched_at.is_some());
        town.services.persons.person(&worker, &zhou.id).await.expect("is seen");
        let mut conn = fresh.db.read().await.expect("a connection");
        let views = person_views::of_person(&mut conn, zhou.id.as_str()).await.expect("are read");
        assert_eq!(views.len(), 2, "vouching shows the person too");
        assert_eq!(views[0].1, "community_worker");
        assert_eq!(
            (town.events("person.viewed").await, town.events("person.vouched").await),
            (2, 1)
        );
        let wanted = FindPersons { contact: Some(PHONE.to_owned()), name: None };
        town.services.persons.find(&worker, wanted).await.expect("answers");
        let views = person_views::of_person(&mut conn, zhou.id.as_str()).await.expect("are read");
        assert_eq!(views.len(), 3, "so does finding");
        let own = worker.identity.clone().expect("signed in").person;
        assert_eq!(code(&town.services.persons.vouch(&worker, &own).await), "not_permitted");
    })
    .await;
}

#[tokio::test]
async fn joining_moves_bookings_quota_and_account() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let worker = town.worker().await;
        let mut hall = town.hall();
        hall.spaces[1].quota = serde_json::from_value(
            serde_json::json!([{ "per": "person", "window": "week", "max_hours": 2 }]),
        )
        .expect("a quota");
        let east = space(&town.publish(hall).await, "east");
        let zhou = town.entered(&worker, PHONE).await;
        let online = town.registered("13900139000").await;
        town.book(&online, &east, at(5, "09:00"), at(5, "11:00")).await.expect("is booked");
        let double = online.identity.clone().expect("signed in").person;
        let merge = MergeInput { duplicate_id: double.clone() };
        let kept = town.services.persons.merge(&worker, &zhou.id, merge.clone()).await;
        let kept = kept.expect("are joined");
        assert!(kept.has_account && kept.id == zhou.id);

        // The session of before goes on as the one person, bookings and quota with it.
        let account = online.identity.as_ref().expect("signed in").account.clone();
        let identity = town.services.accounts.identity(&account).await.expect("is read");
        assert_eq!(identity.as_ref().map(|who| &who.person), Some(&zhou.id));
        let now = linli_app::ports::Caller { identity, ..online.clone() };
        let mine = town.services.bookings.mine(&now, &Paging::default()).await.expect("are read");
        assert_eq!(mine.items.len(), 1);
        let more = town.book(&now, &east, at(5, "12:00"), at(5, "13:00")).await;
        assert_eq!(code(&more), "quota");
        // Even one who still believes to be the other.
        let stale = town.services.bookings.create(
            &online,
            asked(&east, at(5, "12:00"), at(5, "13:00")),
            None,
        );
        assert_eq!(code(&stale.await), "quota");

        let pointer = town.services.persons.person(&worker, &double).await.expect("is seen");
        assert_eq!(pointer.merged_into, Some(zhou.id.clone()));
        let again = town.services.persons.merge(&worker, &zhou.id, merge).await;
        assert_eq!(code(&again), "wrong_state");
        assert_eq!(town.events("person.merged").await, 1);
    })
    .await;
}

#[tokio::test]
async fn nobody_joins_staff_away_or_what_is_not_theirs() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let worker = town.worker().await;
        let zhou = town.entered(&worker, PHONE).await;
        let merge = |id: &linli_domain::ids::PersonId| MergeInput { duplicate_id: id.clone() };
        let persons = &town.services.persons;
        let admin = town.admin.identity.clone().expect("signed in").person;
        assert_eq!(code(&persons.merge(&worker, &zhou.id, merge(&admin)).await), "not_permitted");
        assert_eq!(code(&persons.issue_slip(&worker, &admin).await), "not_permitted");
        assert_eq!(code(&persons.merge(&worker, &zhou.id, merge(&zhou.id)).await), "invalid");
        assert_eq!(code(&persons.merge(&worker, &zhou.id, merge(&"none".into())).await), "invalid");
        let next = town.staff("next", Role::CommunityWorker, "341023100002").await;
        assert_eq!(code(&persons.merge(&next, &zhou.id, merge(&admin)).await), "not_found");
        assert_eq!(COMMUNITY, zhou.division.expect("a home").as_str());
    })
    .await;
}
