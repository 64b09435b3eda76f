//! What the parts of the server may name.

use super::{NONE, Rule, hold};

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
