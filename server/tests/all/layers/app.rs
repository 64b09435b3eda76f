//! What the domain and the app may name.

use super::{NONE, Rule, hold};

#[test]
fn the_domain_knows_nothing_of_databases_pages_or_servers() {
    hold(&Rule {
        whose: &["app/domain/"],
        but: NONE,
        never: &["sqlx", "axum", "leptos", "tokio", "linli_app", "linli_server"],
        except: NONE,
        because: "linli-domain is pure: bring it the facts as plain data",
    });
}

#[test]
fn the_app_knows_nothing_of_the_server_behind_its_ports() {
    hold(&Rule {
        whose: &["app/src/"],
        but: NONE,
        never: &["linli_server", "sqlx"],
        except: NONE,
        because: "the arrows go server → app → domain: what the app needs of the server is a port",
    });
}

#[test]
fn only_the_api_of_the_app_calls_ports() {
    hold(&Rule {
        whose: &["app/src/"],
        but: &["app/src/api", "app/src/context.rs", "app/src/ports"],
        never: &[
            "crate::context::door",
            "crate::ports::Services",
            "crate::ports::Accounts",
            "crate::ports::Audit",
            "crate::ports::Codes",
            "crate::ports::Persons",
            "crate::ports::Staff",
            "crate::ports::Bookings",
            "crate::ports::Closures",
            "crate::ports::Duties",
            "crate::ports::Locked",
            "crate::ports::Openings",
            "crate::ports::Facilities",
            "crate::ports::Holidays",
            "crate::ports::Nearby",
            "crate::ports::Places",
            "crate::ports::Photos",
            "crate::ports::Vacations",
            "crate::ports::Publishing",
        ],
        except: NONE,
        because: "pages, components and islands ask through crate::api, which calls the port",
    });
}

#[test]
fn components_take_props_and_never_ask_the_server() {
    hold(&Rule {
        whose: &["app/src/components"],
        but: NONE,
        never: &["crate::api", "crate::pages", "crate::islands"],
        except: NONE,
        because: "a component shows what it is given: let the page ask and pass the answer on",
    });
}

#[test]
fn islands_preview_on_the_server_and_never_run_admission() {
    hold(&Rule {
        whose: &["app/src/islands"],
        but: NONE,
        never: &["linli_domain::admission", "linli_domain::availability", "crate::pages"],
        except: NONE,
        because: "one function decides, on the server: an island asks crate::api for a preview",
    });
}
