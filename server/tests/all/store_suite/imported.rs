//! What imports ask of places and what taking them back removes.

use super::seeds::write;
use crate::fixtures::both;
use crate::fixtures::town::{COMMUNITY, Town, at};
use linli_domain::day_type::{NoticeDay, NoticeKind};
use linli_domain::division::CalendarId;
use linli_server::store::{blocks, calendars, divisions, facilities, units};

#[tokio::test]
async fn divisions_and_units_by_name_and_out_again() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let mut conn = fresh.db.read().await.expect("a connection");
        let names = ["北街社区居委会".to_owned(), "无".to_owned()];
        let codes = divisions::codes_of_names(&mut conn, &names).await.expect("is read");
        assert_eq!(codes, ["341023100002"]);
        let all = divisions::all(&mut conn, "341023", 9).await.expect("is read");
        assert_eq!(all.len(), 3);
        assert_eq!(divisions::uses(&mut conn, "341023100002").await.expect("is read"), 0);
        assert!(divisions::uses(&mut conn, COMMUNITY).await.expect("is read") > 0);
        let same = units::named(&mut conn, COMMUNITY, "郭门社区居委会").await.expect("is read");
        assert_eq!(same[0].id, town.unit);
        // The liaison's role.
        assert_eq!(units::uses(&mut conn, town.unit.as_str()).await.expect("is read"), 1);
        drop(conn);
        let unit = town.unit.clone();
        write(&fresh.db, move |tx| {
            Box::pin(async move {
                divisions::delete(tx, "341023100002").await?;
                units::delete(tx, unit.as_str()).await
            })
        })
        .await;
        let mut conn = fresh.db.read().await.expect("a connection");
        assert!(units::unit(&mut conn, town.unit.as_str()).await.expect("is read").is_none());
    })
    .await;
}

#[tokio::test]
async fn notices_with_their_source_and_out_again() {
    both(async |fresh| {
        let day = NoticeDay { kind: NoticeKind::Off, name: "元旦".to_owned() };
        let days = [("2026-01-02".parse().expect("a date"), day)].into();
        write(&fresh.db, move |tx| {
            Box::pin(async move {
                calendars::replace(tx, CalendarId::Cn, 2026, "来源", &days, at(1, "08:00")).await
            })
        })
        .await;
        let mut conn = fresh.db.read().await.expect("a connection");
        let source = calendars::source(&mut conn, CalendarId::Cn, 2026).await.expect("is read");
        assert_eq!(source.as_deref(), Some("来源"));
        assert_eq!(
            calendars::notices(&mut conn).await.expect("is read"),
            [("cn".to_owned(), 2026)]
        );
        drop(conn);
        write(&fresh.db, move |tx| {
            Box::pin(async move { calendars::delete(tx, CalendarId::Cn, 2026).await })
        })
        .await;
        let mut conn = fresh.db.read().await.expect("a connection");
        assert!(calendars::notices(&mut conn).await.expect("is read").is_empty());
    })
    .await;
}

#[tokio::test]
async fn facilities_by_name_and_out_of_sight() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let hall = town.publish(town.hall()).await.id.0;
        let mut conn = fresh.db.read().await.expect("a connection");
        let named = facilities::named(&mut conn, town.unit.as_str(), "郭门社区多功能厅").await;
        assert_eq!(named.expect("is read"), std::slice::from_ref(&hall));
        assert_eq!(facilities::all(&mut conn, "", 9).await.expect("is read").len(), 1);
        assert_eq!(
            facilities::source_of(&mut conn, &hall).await.expect("is read"),
            Some((None, None))
        );
        assert!(blocks::all(&mut conn, "", 9).await.expect("is read").is_empty());
        drop(conn);
        let id = hall.clone();
        write(&fresh.db, move |tx| {
            Box::pin(async move {
                facilities::mark_source(tx, &id, "k", "h").await?;
                facilities::forget_source(tx, &id).await?;
                let source = facilities::source_of(tx, &id).await?;
                assert_eq!(source, Some((Some("k".to_owned()), None)));
                assert_eq!(facilities::of_source(tx, "k").await?, Some((id.clone(), None)));
                facilities::retire(tx, &id, at(1, "08:00")).await
            })
        })
        .await;
        let mut conn = fresh.db.read().await.expect("a connection");
        assert!(facilities::all(&mut conn, "", 9).await.expect("is read").is_empty());
        assert!(
            facilities::named(&mut conn, "", "郭门社区多功能厅").await.expect("is read").is_empty()
        );
        assert_eq!(facilities::of_source(&mut conn, "k").await.expect("is read"), None);
    })
    .await;
}
