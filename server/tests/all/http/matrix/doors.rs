//! The table. Each door says what anonymous hears, what everybody else hears, and who hears
//! something else: `"401 404 worker=200"`. Where a call changes what the next one meets, both
//! answers stand: `200/409`.

mod browser;

pub use browser::{FORMS, PAGES};

/// One door.
pub struct Door {
    pub method: &'static str,
    /// With `{facility}` and the like for the things of the world.
    pub path: &'static str,
    /// With `<facility>` and the like.
    pub body: &'static str,
    wanted: &'static str,
}

impl Door {
    /// The statuses that the actor may hear.
    pub fn wanted(&self, actor: &str) -> Vec<u16> {
        let mut words = self.wanted.split(' ');
        let (anonymous, others) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
        let own = words.find_map(|word| word.strip_prefix(actor)?.strip_prefix('='));
        let said = own.unwrap_or(if actor == "anonymous" { anonymous } else { others });
        said.split('/').map(|status| status.parse().expect("a status")).collect()
    }
}

const fn get(path: &'static str, wanted: &'static str) -> Door {
    Door { method: "GET", path, body: "", wanted }
}

const fn post(path: &'static str, body: &'static str, wanted: &'static str) -> Door {
    Door { method: "POST", path, body, wanted }
}

const fn patch(path: &'static str, body: &'static str, wanted: &'static str) -> Door {
    Door { method: "PATCH", path, body, wanted }
}

const fn delete(path: &'static str, wanted: &'static str) -> Door {
    Door { method: "DELETE", path, body: "", wanted }
}

const SLOT: &str = r#"{"space_id":"<space>","start":"2026-12-05T10:00:00+08:00","end":"2026-12-05T12:00:00+08:00","persons":2,"purpose":"sport","accept_rules":true}"#;
const FACILITY: &str = r#"{"unit_id":"<unit>","name":{"zh":"新"},"category":"hall","areas":[{"key":"A"}],"spaces":[{"key":"a","areas":["A"],"mode":"exclusive","capacity":3}]}"#;
const CLOSURE: &str = r#"{"start":"2026-12-20T08:00:00+08:00","end":"2026-12-20T22:00:00+08:00","class":"planned","reason":"检修"}"#;
const BLOCK: &str =
    r#"{"start":"2026-12-21T08:00:00+08:00","end":"2026-12-21T09:00:00+08:00","kind":"own_use"}"#;
const DUTY: &str = r#"{"start":"2026-12-21T08:00:00+08:00","end":"2026-12-21T09:00:00+08:00"}"#;
const NOBODY_SEES_IT: &str = "401 404";
const PUBLIC: &str = "200 200";

/// The REST interface.
pub const API: &[Door] = &[
    // Signing in: no role changes anything.
    post("/api/v1/accounts", r#"{"login":"a","name":"b","password":"c"}"#, "422 422"),
    post("/api/v1/session", r#"{"login":"a"}"#, "422 422"),
    delete("/api/v1/session", "204 204"),
    post("/api/v1/session/code", r#"{"phone":"x"}"#, "422 422"),
    post("/api/v1/session/code/verify", r#"{"phone":"x","code":"1"}"#, "422 422"),
    post("/api/v1/password/forgot", r#"{"login":""}"#, "422 422"),
    post("/api/v1/password/reset", r#"{"password":"x"}"#, "422 422"),
    get("/api/v1/me", "401 200"),
    get("/api/v1/me/bookings", "401 200"),
    post("/api/v1/me/password", r#"{"password":"x"}"#, "401 422"),
    post("/api/v1/me/contact/code", "{}", "401 422"),
    post("/api/v1/me/contact/verify", r#"{"code":"0"}"#, "401 422"),
    // What everybody sees.
    get("/api/v1/divisions", PUBLIC),
    get("/api/v1/units", PUBLIC),
    get("/api/v1/places?q=%E4%B8%9C", PUBLIC),
    get("/api/v1/units/{unit}", PUBLIC),
    get("/api/v1/facilities", PUBLIC),
    get("/api/v1/facilities/{facility}", PUBLIC),
    get("/api/v1/facilities/{facility}/closures", PUBLIC),
    get("/api/v1/spaces/{space}/availability?from=2026-12-05&to=2026-12-05&minutes=60", PUBLIC),
    post("/api/v1/hours/read", r#"{"text":"周一至周五18:00-21:00"}"#, PUBLIC),
    post("/api/v1/bookings/preview", SLOT, "409 409"),
    post("/api/v1/bookings", SLOT, "409 409"),
    // Units and what they publish.
    post(
        "/api/v1/units",
        r#"{"name":{"zh":"新"},"kind":"enterprise","division":"<community>"}"#,
        "401 403 system=201",
    ),
    patch("/api/v1/units/{unit}", "{}", "401 403 liaison=412 system=412"),
    post("/api/v1/facilities", FACILITY, "401 403 liaison=201 system=201"),
    patch("/api/v1/facilities/{facility}", "{}", "401 403 liaison=412 system=412"),
    get(
        "/api/v1/facilities/{draft}",
        "404 404 liaison=200 keeper=200 worker=200 street=200 district=200 city=200 inspector=200 system=200",
    ),
    patch(
        "/api/v1/facilities/{draft}",
        "{}",
        "401 404 liaison=412 system=412 keeper=403 worker=403 street=403 district=403 city=403 inspector=403",
    ),
    post(
        "/api/v1/facilities/{facility}/closures",
        CLOSURE,
        "401 403 liaison=201 worker=201 system=201",
    ),
    post(
        "/api/v1/facilities/{draft}/closures",
        CLOSURE,
        "401 404 liaison=201 worker=201 system=201 keeper=403 street=403 district=403 city=403 inspector=403",
    ),
    post(
        "/api/v1/facilities/{facility}/closures/preview",
        CLOSURE,
        "401 403 liaison=200 worker=200 system=200",
    ),
    post(
        "/api/v1/closures/{closure}/lift",
        "",
        "401 403 liaison=200/409 worker=200/409 system=200/409",
    ),
    post(
        "/api/v1/facilities/{facility}/blocks",
        BLOCK,
        "401 403 liaison=201/409 keeper=201/409 system=201/409",
    ),
    delete("/api/v1/blocks/{nothing}", NOBODY_SEES_IT),
    // Bookings with their holders.
    get("/api/v1/units/{unit}/bookings", "401 404 liaison=200 keeper=200 worker=200 system=200"),
    get("/api/v1/bookings/{booking}", "401 404 liaison=200 keeper=200 worker=200 system=200"),
    patch(
        "/api/v1/bookings/{booking}",
        r#"{"persons":3}"#,
        "401 404 liaison=412 keeper=403 worker=412 system=412",
    ),
    post(
        "/api/v1/bookings/{booking}/cancel",
        "{}",
        "401 404 liaison=422 keeper=403 worker=422 system=422",
    ),
    post(
        "/api/v1/bookings/{booking}/check-in",
        "{}",
        "401 404 liaison=409 keeper=409 worker=409 system=409",
    ),
    post(
        "/api/v1/bookings/{booking}/no-show",
        "",
        "401 404 liaison=409 keeper=409 worker=409 system=409",
    ),
    // The door.
    post(
        "/api/v1/facilities/{facility}/openings",
        r#"{"kind":"open"}"#,
        "401 403 liaison=201 keeper=201 worker=201 system=201",
    ),
    get(
        "/api/v1/facilities/{facility}/openings?from=2026-12-01&to=2026-12-02",
        "401 403 liaison=200 keeper=200 worker=200 street=200 district=200 city=200 inspector=200 system=200",
    ),
    post("/api/v1/openings/{nothing}/confirm", "", NOBODY_SEES_IT),
    post(
        "/api/v1/facilities/{facility}/head-counts",
        r#"{"count":3}"#,
        "401 403 liaison=201 keeper=201 worker=201 system=201",
    ),
    get("/api/v1/units/{unit}/today", "401 404 liaison=200 keeper=200 worker=200 system=200"),
    post(
        "/api/v1/facilities/{facility}/close-today",
        r#"{"reason_code":"weather"}"#,
        "401 403 liaison=201 keeper=201 worker=201 system=201",
    ),
    post(
        "/api/v1/facilities/{facility}/duties",
        DUTY,
        "401 403 liaison=201 keeper=201 worker=201 system=201",
    ),
    post("/api/v1/duties/{nothing}/offer", "", NOBODY_SEES_IT),
    post("/api/v1/duties/{nothing}/accept", "", NOBODY_SEES_IT),
    delete("/api/v1/duties/{nothing}", NOBODY_SEES_IT),
    post("/api/v1/facilities/{facility}/locked-reports", r#"{"note":""}"#, "409 409"),
    post("/api/v1/locked-reports/{nothing}/answer", r#"{"answer":"confirmed"}"#, NOBODY_SEES_IT),
    get("/api/v1/desk/locked-reports", "401 404 worker=200 worker_out=200 system=200"),
    // Persons.
    post(
        "/api/v1/persons",
        r#"{"name":"周","phone":"13800138000","division":"<community>"}"#,
        "401 403 worker=200",
    ),
    post("/api/v1/persons/find", r#"{"name":"周奶奶"}"#, "401 404 worker=200 worker_out=200"),
    get("/api/v1/persons/{person}", "401 404 worker=200"),
    post("/api/v1/persons/{person}/vouch", "", "401 404 worker=200"),
    post("/api/v1/persons/{person}/merge", r#"{"duplicate_id":"<person>"}"#, "401 404 worker=422"),
    post("/api/v1/persons/{person}/slip", "", "401 404 worker=409"),
    // The three administrators.
    get("/api/v1/admin/accounts", "401 404 system=200 security=200"),
    post(
        "/api/v1/admin/accounts",
        r#"{"login":"n","name":"n"}"#,
        "401 404 system=422 security=403",
    ),
    post("/api/v1/admin/accounts/find", r#"{"login":"nobody"}"#, "401 404 system=422 security=422"),
    get("/api/v1/admin/accounts/{account}", "401 404 system=200 security=200"),
    post(
        "/api/v1/admin/accounts/{account}/roles",
        r#"{"role":"inspector"}"#,
        "401 404 system=403 security=422",
    ),
    post(
        "/api/v1/admin/accounts/{account}/roles/revoke",
        r#"{"role":"inspector"}"#,
        "401 404 system=403 security=422",
    ),
    post("/api/v1/admin/accounts/{account}/lock", "", "401 404 system=403 security=200"),
    post("/api/v1/admin/accounts/{account}/unlock", "", "401 404 system=403 security=200"),
    get("/api/v1/admin/sign-ins", "401 404 security=200"),
    get("/api/v1/admin/events", "401 404 audit=200"),
    // Last: it ends the tokens of who asks.
    delete("/api/v1/me/sessions", "401 204"),
];
