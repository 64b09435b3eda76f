//! Nobody's name or number stands in what the public can read: every page, JSON answer, calendar
//! and table that a visitor can reach from the first page is read and searched for them.

use super::{PASSWORD, Site};
use crate::fixtures::town::COMMUNITY;
use linli_app::ports::Caller;
use linli_app::ports::accounts::NewAccount;
use linli_domain::account::{Grant, Role, Scope};
use serde_json::json;
use std::collections::{BTreeSet, VecDeque};

/// Most addresses that one reading follows; the fixtures give some dozens.
const MOST: usize = 600;

/// Residents and staff whose traces are looked for: name, phone, mail.
const PEOPLE: [(&str, &str, &str, &str); 4] = [
    ("resident.of.the.fixture", "欧阳碧落", "13912340001", "ouyang@example.invalid"),
    ("liaison.of.the.fixture", "司徒望舒", "13912340002", "situ@example.invalid"),
    ("keeper.of.the.fixture", "诸葛青衿", "13912340003", "zhuge@example.invalid"),
    ("worker.of.the.fixture", "上官云岫", "13912340004", "shangguan@example.invalid"),
];

async fn person(site: &Site, who: usize, grants: Vec<Grant>) -> String {
    let (login, name, phone, email) = PEOPLE[who];
    let new = NewAccount {
        login: login.to_owned(),
        name: name.to_owned(),
        password: PASSWORD.to_owned(),
        phone: Some(phone.to_owned()),
        email: Some(email.to_owned()),
        division: Some(COMMUNITY.into()),
    };
    let by = Caller { source: "cli", ..Caller::default() };
    site.core.make_account(&by, new, grants).await.expect("an account");
    site.core.make_token(login, 1).await.expect("a token")
}

/// Addresses of this site in a page, a list or a calendar.
fn addresses(body: &str) -> BTreeSet<String> {
    let host = "http://127.0.0.1:3000";
    let quoted = body.split('"').filter(|word| word.starts_with('/'));
    let whole = body.split(['"', '<', '>', ' ', '\r', '\n']);
    let whole = whole.filter_map(|word| word.strip_prefix(host));
    let ours = quoted.chain(whole).filter(|path| path.starts_with('/') && !path.starts_with("//"));
    let ours = ours.map(|path| path.split('#').next().unwrap_or(path).replace("&amp;", "&"));
    // Searches of several conditions lead to each other for ever and show the same places; the
    // sign-in page is the same whatever follows.
    let leads_on =
        |path: &String| (path.starts_with("/?") && path.contains('&')) || path.contains("next=");
    let readable = |path: &String| path.len() < 400 && path.parse::<axum::http::Uri>().is_ok();
    ours.filter(|path| !leads_on(path) && readable(path) && !path.starts_with("/assets/")).collect()
}

/// A letter as JSON may write it.
fn escape(unit: u16) -> String {
    format!("\\u{unit:04x}")
}

#[tokio::test]
async fn what_the_public_can_read_names_nobody() {
    let (site, hall) = Site::with_hall().await;
    let unit = Scope::Unit(hall.unit_id.clone().into());
    let resident = person(&site, 0, Vec::new()).await;
    person(&site, 1, vec![Grant { role: Role::UnitLiaison, scope: unit.clone() }]).await;
    person(&site, 2, vec![Grant { role: Role::FacilityKeeper, scope: unit }]).await;
    person(&site, 3, Vec::new()).await;
    let note = "请给欧阳碧落留门 13912340001";
    let mut booking = hall.booking(10);
    booking["note"] = json!(note);
    let booked = site.post("/api/v1/bookings").by(&resident).json(&booking).await;
    assert_eq!(booked.status, 201, "{}", booked.json);

    let mut secrets: Vec<String> = vec![note.to_owned(), booked.text("/id"), booked.text("/code")];
    for (login, name, phone, email) in PEOPLE {
        secrets.extend([name, phone, email].map(str::to_owned));
        secrets.push(login.to_owned());
        // As it stands in an address, as JSON may write it, and with the country's code.
        secrets.push(linli_app::forms::encoded(name));
        secrets.push(name.encode_utf16().map(escape).collect());
        secrets.push(format!("{}-{}-{}", &phone[..3], &phone[3..7], &phone[7..]));
        secrets.push(format!("{} {} {}", &phone[..3], &phone[3..7], &phone[7..]));
    }

    let first = [
        "/",
        "/?lang=en",
        "/sitemap.xml",
        "/robots.txt",
        "/open-data",
        "/open-data/facilities.csv",
        "/api/v1/openapi.json",
        "/api/v1/facilities",
        "/api/v1/units",
        "/api/v1/divisions",
        "/metrics",
        "/healthz",
        "/readyz",
    ];
    let mut todo: VecDeque<String> = first.map(str::to_owned).into();
    for path in ["/api/v1/facilities/ID", "/facilities/ID?lang=en", "/calendar/facilities/ID.ics"] {
        todo.push_back(path.replace("ID", &hall.facility_id));
    }
    todo.push_back(format!(
        "/book/{}?date=2026-12-05&from=10:00&to=12:00&persons=2",
        hall.space_id
    ));
    todo.push_back(format!("/calendar/spaces/{}.ics", hall.space_id));
    todo.push_back(format!("/calendar/spaces/{}.ifb", hall.space_id));
    todo.push_back(format!("/api/v1/units/{}", hall.unit_id));
    todo.push_back(format!(
        "/api/v1/spaces/{}/availability?from=2026-12-05&to=2026-12-06",
        hall.space_id
    ));
    todo.push_back(format!("/me/bookings/{}", booked.text("/id")));
    todo.push_back(format!("/api/v1/bookings/{}", booked.text("/id")));

    let mut seen = BTreeSet::new();
    let mut kinds = BTreeSet::new();
    while let Some(path) = todo.pop_front() {
        if seen.len() >= MOST || !seen.insert(path.clone()) {
            continue;
        }
        let answer = site.get(&path).await;
        assert!(answer.status < 500, "{path} answers {}", answer.status);
        kinds.insert(answer.header("content-type").split(';').next().unwrap_or("").to_owned());
        for secret in secrets.iter().filter(|secret| !path.contains(secret.as_str())) {
            assert!(!answer.body.contains(secret), "{secret} stands in {path}");
        }
        todo.extend(addresses(&answer.body).into_iter().filter(|next| !seen.contains(next)));
    }
    for kind in ["text/html", "application/json", "text/calendar", "text/csv", "application/xml"] {
        assert!(kinds.contains(kind), "nothing of {kind} was read: {kinds:?}");
    }
    assert!(seen.len() > 30 && seen.len() < MOST, "{} addresses: {seen:?}", seen.len());
}
