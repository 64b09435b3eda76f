//! The table of the pages and of what their forms send.

use super::{Door, NOBODY_SEES_IT, PUBLIC, get, post};

/// A form with a file that nobody can read.
const FILE: &str = "--x\r\ncontent-disposition: form-data; name=\"kind\"\r\n\r\nunits\r\n\
    --x\r\ncontent-disposition: form-data; name=\"unit\"\r\n\r\n<unit>\r\n\
    --x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\na\r\n--x--\r\n";
/// The form of a published facility.
const SHEET: &str = "401 403 liaison=200 system=200";
/// The form of a facility that is not published.
const DRAFT: &str = "401 404 liaison=200 system=200 keeper=403 worker=403 street=403 district=403 city=403 inspector=403";
/// What those at this door may do, and those at another may not.
const OWN_DOOR: &str = "401 404 liaison=303 liaison_out=403 keeper=303 keeper_out=403 worker=303 worker_out=403 system=303";
/// A form that nobody at a door can mean.
const BAD_AT_A_DOOR: &str = "401 404 liaison=422 liaison_out=422 keeper=422 keeper_out=422 worker=422 worker_out=422 system=422";
/// A run that is not the caller's is nobody's, signed in or not.
const NO_SUCH_RUN: &str = "404 404";
/// Whoever stands at some door.
const AT_A_DOOR: &str = "401 404 liaison=200 liaison_out=200 keeper=200 keeper_out=200 worker=200 worker_out=200 system=200";

/// The pages.
pub const PAGES: &[Door] = &[
    get("/", PUBLIC),
    get("/facilities/{facility}", PUBLIC),
    get(
        "/facilities/{draft}",
        "404 404 liaison=200 keeper=200 worker=200 street=200 district=200 city=200 inspector=200 system=200",
    ),
    get("/facilities/{facility}/poster", PUBLIC),
    get("/facilities/{facility}/share", PUBLIC),
    get("/sheets/{community}", PUBLIC),
    get("/sheets/{community}/share", PUBLIC),
    get("/units/{unit}", PUBLIC),
    get("/communities/{community}", PUBLIC),
    get("/open-data", PUBLIC),
    get("/book/{space}", PUBLIC),
    get("/sign-in", PUBLIC),
    get("/register", PUBLIC),
    get("/forgot", PUBLIC),
    get("/reset", PUBLIC),
    get("/privacy", PUBLIC),
    get("/accessibility", PUBLIC),
    get("/about", PUBLIC),
    get("/me", "401 200"),
    get("/me/account", "401 200"),
    get("/me/bookings/{booking}", "401 404 liaison=200 keeper=200 worker=200 system=200"),
    get("/work", "401 200 resident=404 group_leader=404"),
    get("/unit/facilities", "401 200"),
    get("/facilities/{facility}/locked", PUBLIC),
    get("/desk/locked", "401 404 worker=200 worker_out=200 system=200"),
    get("/unit", AT_A_DOOR),
    get("/unit/facilities/new", "401 200"),
    get("/unit/facilities/{facility}", SHEET),
    get("/unit/facilities/{draft}", DRAFT),
    get("/unit/facilities/{facility}/basics", SHEET),
    get("/unit/facilities/{draft}/basics", DRAFT),
    get("/unit/facilities/{facility}/hours", SHEET),
    get("/unit/facilities/{draft}/hours", DRAFT),
    get("/unit/facilities/{facility}/spaces", SHEET),
    get("/unit/facilities/{draft}/spaces", DRAFT),
    get("/unit/facilities/{facility}/spaces/{key}", SHEET),
    get("/unit/facilities/{draft}/spaces/{key}", DRAFT),
    get("/unit/facilities/{facility}/rules", SHEET),
    get("/unit/facilities/{draft}/rules", DRAFT),
    get("/unit/facilities/{facility}/photos", SHEET),
    get("/unit/facilities/{draft}/photos", DRAFT),
    get("/unit/facilities/{facility}/access", SHEET),
    get("/unit/facilities/{draft}/access", DRAFT),
    get("/unit/facilities/{facility}/preview", SHEET),
    get("/unit/facilities/{draft}/preview", DRAFT),
    get("/unit/facilities/{facility}/history", SHEET),
    get("/unit/facilities/{draft}/history", DRAFT),
    get("/unit/import", "401 200"),
    get("/unit/import/{nothing}", NO_SUCH_RUN),
    get("/admin/import", "401 404 system=200"),
    get("/admin/import/{nothing}", NO_SUCH_RUN),
    get("/desk/people", "401 404 worker=200 worker_out=200"),
    get("/desk/people/{person}", "401 404 worker=200"),
    get("/admin/accounts", "401 404 system=200 security=200"),
    get("/admin/accounts/{account}", "401 404 system=200 security=200"),
    get("/admin/audit", "401 404 audit=200"),
    get("/admin/holidays", "401 404 system=200"),
    get("/admin/holidays/{calendar}/{year}", "401 404 system=200"),
    get(
        "/admin/vacations",
        "401 404 liaison=200 liaison_out=200 system=200 district=200 district_out=200 city=200 city_out=200",
    ),
    get("/admin/vacations/division/{community}", "401 404 system=200 district=200 city=200"),
    get(
        "/admin/vacations/unit/{school}",
        "401 404 liaison_out=200 system=200 district=200 city=200",
    ),
    get("/admin/site", "401 404 system=200"),
];

/// What the forms of the pages send. A refusal shows the page again, with its status.
pub const FORMS: &[Door] = &[
    post("/register", "login=a", "422 422"),
    post("/sign-in", "login=&password=", "401/429 401/429"),
    post("/sign-out", "a=b", "303 303"),
    post("/sign-in/code", "phone=x", "422 422"),
    post("/sign-in/code/verify", "phone=x&code=1", "422 422"),
    post("/forgot", "login=", "422 422"),
    post("/reset", "password=x", "422 422"),
    post("/me/account/code", "phone=x", "401 422"),
    post("/me/account/prove", "code=0", "401 422"),
    post("/me/account/password", "password=x", "401 422"),
    post("/book/{space}", "date=x", "401/422 422"),
    post(
        "/me/bookings/{booking}/cancel",
        "a=b",
        "401 404 liaison=422 keeper=403 worker=422 system=422",
    ),
    post("/me/bookings/{booking}/move", "date=x", "401/422 404/422"),
    post("/desk/people/find", "name=%E5%91%A8", "401 404 worker=200 worker_out=200"),
    post("/desk/people/new", "name=a", "401 404 worker=422 worker_out=422"),
    post("/desk/people/{person}/vouch", "a=b", "401 404 worker=303"),
    post("/desk/people/{person}/slip", "a=b", "401 404 worker=409"),
    post("/desk/people/{person}/merge", "duplicate_id=x", "401 404 worker=422"),
    post("/admin/accounts/new", "login=a", "401 404 system=422 security=403"),
    post("/admin/accounts/find", "login=nobody", "401 404 system=422 security=422"),
    post("/admin/accounts/{account}/grant", "role=inspector", "401 404 system=403 security=422"),
    post("/admin/accounts/{account}/revoke", "role=inspector", "401 404 system=403 security=422"),
    post("/admin/accounts/{account}/lock", "a=b", "401 404 system=403 security=303"),
    post("/admin/accounts/{account}/unlock", "a=b", "401 404 system=403 security=303"),
    post("/admin/site", "sponsor=a", "401 403/404 system=303"),
    // The door.
    post("/unit/mark", "door=<facility>&kind=open", OWN_DOOR),
    post("/unit/count", "door=<facility>&delta=1", OWN_DOOR),
    post("/unit/stop", "door=<facility>&reason_code=weather", OWN_DOOR),
    post("/unit/duty", "door=<facility>&start=x", BAD_AT_A_DOOR),
    post("/unit/duties/{nothing}/{step}", "a=b", NOBODY_SEES_IT),
    post("/unit/closures/{nothing}/lift", "a=b", NOBODY_SEES_IT),
    post("/unit/openings/{nothing}/confirm", "a=b", NOBODY_SEES_IT),
    post("/unit/locked/{nothing}/answer", "answer=wrong", BAD_AT_A_DOOR),
    post("/facilities/{facility}/locked", "note=", "409 409"),
    // Publishing.
    post(
        "/unit/facilities/new",
        "unit=<unit>&category=hall&name_zh=%E5%8E%85",
        "401 403 liaison=303 system=303",
    ),
    post("/unit/facilities/{facility}/photos", FILE, "401 403 liaison=422 system=422"),
    post("/unit/facilities/{facility}/photos/{nothing}", "do=up", "401 403 liaison=404 system=404"),
    post("/unit/facilities/{facility}/unpublish", "version=999", "401 403 liaison=412 system=412"),
    post(
        "/unit/facilities/{draft}/publish",
        "version=999",
        "401 404 liaison=412 system=412 keeper=403 worker=403 street=403 district=403 city=403 inspector=403",
    ),
    post("/unit/facilities/{facility}/copy", "a=b", "401 403 liaison=303 system=303"),
    post("/unit/facilities/{facility}/basics", "version=999", "401 403 liaison=422 system=422"),
    post("/unit/facilities/{facility}/rules", "version=999", "401 403 liaison=412 system=412"),
    post("/unit/facilities/{facility}/access", "version=999", "401 403 liaison=412 system=412"),
    post("/unit/facilities/{facility}/hours", "version=999", "401 403 liaison=412 system=412"),
    post("/unit/facilities/{facility}/spaces", "version=999", "401 403 liaison=412 system=412"),
    post(
        "/unit/facilities/{facility}/spaces/{key}/booking",
        "version=999",
        "401 403 liaison=412 system=412",
    ),
    post(
        "/unit/facilities/{facility}/spaces/{key}/fees",
        "version=999",
        "401 403 liaison=412 system=412",
    ),
    post("/unit/import", FILE, "401 422"),
    post("/unit/import/{nothing}/correct", "a=b", NO_SUCH_RUN),
    post("/unit/import/{nothing}/start", "a=b", NO_SUCH_RUN),
    post("/unit/import/{nothing}/undo", "a=b", NO_SUCH_RUN),
    post("/unit/import/{nothing}/discard", "a=b", NO_SUCH_RUN),
    post("/admin/import", FILE, "401 404 system=303"),
    post("/admin/import/{nothing}/correct", "a=b", NO_SUCH_RUN),
    post("/admin/import/{nothing}/start", "a=b", NO_SUCH_RUN),
    post("/admin/import/{nothing}/undo", "a=b", NO_SUCH_RUN),
    post("/admin/import/{nothing}/discard", "a=b", NO_SUCH_RUN),
    post("/admin/holidays/check", FILE, "401 404 system=200"),
    post("/admin/holidays/import", "carried=", "401 404 system=422"),
    post("/admin/calendars", "division=<community>", "401 404 system=303"),
    post(
        "/admin/vacations/{of_division}/{community}/keep",
        "a=b",
        "401 404 system=422 district=422 city=422",
    ),
    post(
        "/admin/vacations/{of_division}/{community}/withdraw",
        "a=b",
        "401 404 system=200 district=200 city=200",
    ),
    post(
        "/admin/vacations/{of_unit}/{school}/stages",
        "a=b",
        "401 404 liaison_out=303 system=303 district=303 city=303",
    ),
    get("/import/templates/{file}", PUBLIC),
    get("/import/runs/{nothing}/report.csv", NO_SUCH_RUN),
    post("/me/account/everywhere", "a=b", "401 303"),
];
