//! The dependency rule of the house, read from the sources: what crates do not enforce, these
//! tests say in a sentence.

mod paths;
mod shape;
mod sources;
mod sql;

use paths::paths;
use sources::{Source, rust};

/// Who may not name what.
struct Rule {
    /// Files that begin so, from the root of the workspace.
    whose: &'static [&'static str],
    /// Of these, files that are free to.
    but: &'static [&'static str],
    /// Paths that begin so.
    never: &'static [&'static str],
    /// And yet these may be named.
    except: &'static [&'static str],
    /// What to do instead.
    because: &'static str,
}

const NONE: &[&str] = &[];

/// Fails with a line for each path that the rule forbids.
fn hold(rule: &Rule) {
    let bound = |source: &&Source| {
        let inside = |places: &[&str]| places.iter().any(|place| source.path.starts_with(place));
        inside(rule.whose) && !inside(rule.but)
    };
    let files: Vec<Source> = rust();
    let files: Vec<&Source> = files.iter().filter(bound).collect();
    assert!(!files.is_empty(), "no file begins with {:?}: this rule guards nothing", rule.whose);
    let mut broken = Vec::new();
    for source in files {
        for (line, path) in paths(&source.text) {
            if names_one(&path, rule.never) && !names_one(&path, rule.except) {
                broken.push(format!("{}:{line} names {path}", source.path));
            }
        }
    }
    assert!(broken.is_empty(), "{}\n  {}", rule.because, broken.join("\n  "));
}

/// Whether the path is one of these, or lies in one of them.
fn names_one(path: &str, others: &[&str]) -> bool {
    let inside = |rest: &str| rest.is_empty() || rest.starts_with("::");
    others.iter().any(|other| path.strip_prefix(other).is_some_and(inside))
}

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
            "crate::ports::Bookings",
            "crate::ports::Facilities",
            "crate::ports::Places",
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

#[test]
fn only_the_store_and_the_database_module_speak_to_sqlx() {
    let because = "put the statement into server/src/store and call it from there";
    hold(&Rule {
        whose: &["server/src/"],
        but: &["server/src/store", "server/src/db", "server/src/failure.rs", "server/src/services"],
        never: &["sqlx"],
        except: NONE,
        because,
    });
    // Services hand connections on: they name the type and nothing else.
    hold(&Rule {
        whose: &["server/src/services"],
        but: NONE,
        never: &["sqlx"],
        except: &["sqlx::AnyConnection"],
        because,
    });
}

#[test]
fn the_web_goes_through_services_save_for_its_sessions() {
    hold(&Rule {
        whose: &["server/src/web"],
        but: &["server/src/web/session.rs"],
        never: &["crate::store"],
        except: NONE,
        because: "a handler calls a port of the app; only web/session.rs keeps rows of its own",
    });
    hold(&Rule {
        whose: &["server/src/web/session.rs"],
        but: NONE,
        never: &["crate::store"],
        except: &["crate::store::sessions"],
        because: "web/session.rs keeps sessions and nothing else",
    });
}

#[test]
fn nothing_below_names_what_is_above() {
    hold(&Rule {
        whose: &["server/src/services"],
        but: NONE,
        never: &["crate::web", "crate::jobs", "crate::commands", "axum"],
        except: NONE,
        because: "services answer whoever calls: they do not know the door",
    });
    hold(&Rule {
        whose: &["server/src/store", "server/src/db"],
        but: NONE,
        never: &["crate::services", "crate::web", "crate::jobs", "crate::commands", "axum"],
        except: NONE,
        because: "the store remembers: what decides stands in services or in the domain",
    });
    hold(&Rule {
        whose: &["server/src/db"],
        but: NONE,
        never: &["crate::store"],
        except: NONE,
        because: "the database module knows no tables",
    });
}

#[test]
fn only_the_clock_asks_for_the_time_or_draws() {
    hold(&Rule {
        whose: &["server/src/", "app/src/", "app/domain/src/"],
        but: &["server/src/clock.rs"],
        never: &[
            "rand",
            "Utc::now",
            "Local::now",
            "chrono::Utc::now",
            "chrono::Local::now",
            "SystemTime::now",
            "std::time::SystemTime::now",
        ],
        except: NONE,
        because: "time and chance are parameters: take a Clock",
    });
}
