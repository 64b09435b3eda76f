//! Every door, asked by everybody: anonymous, and each role inside and outside its scope. What
//! somebody may not see answers 404, what they see and may not do 403. One table; a door that is
//! missing from it fails the test.

mod doors;
mod world;

use super::client::DOCUMENT;
use doors::{API, Door, FORMS, PAGES};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use world::World;

/// Asks every door of a table as every actor.
async fn hold(world: &World, doors: &[Door]) {
    let mut wrong = Vec::new();
    for door in doors {
        for actor in &world.actors {
            let status = world.ask(door, actor).await;
            let wanted = door.wanted(actor.name);
            if !wanted.contains(&status) {
                let (method, path) = (door.method, door.path);
                wrong.push(format!("{method} {path} as {}: {status}, not {wanted:?}", actor.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn every_rest_door_answers_everybody_as_the_table_says() {
    let world = World::new().await;
    assert_eq!(world.actors.len(), 20);
    hold(&world, API).await;
}

#[tokio::test]
async fn every_page_and_form_answers_everybody_as_the_table_says() {
    let world = World::new().await;
    hold(&world, PAGES).await;
    hold(&world, FORMS).await;
}

/// `{facility}` and `:id` as `{id}`.
fn shape(path: &str) -> String {
    let part = |part: &str| {
        let open = part.starts_with('{') || part.starts_with(':');
        if open { "{id}".to_owned() } else { part.to_owned() }
    };
    path.split('?').next().unwrap_or(path).split('/').map(part).collect::<Vec<_>>().join("/")
}

fn listed(doors: &[Door]) -> BTreeSet<String> {
    doors.iter().map(|door| format!("{} {}", door.method, shape(door.path))).collect()
}

#[test]
fn no_rest_door_is_missing_from_the_table() {
    let mut all = BTreeSet::new();
    for (path, item) in DOCUMENT["paths"].as_object().expect("paths") {
        for method in item.as_object().expect("a path item").keys() {
            if ["get", "post", "patch", "put", "delete"].contains(&method.as_str()) {
                all.insert(format!("{} {}", method.to_uppercase(), shape(path)));
            }
        }
    }
    assert_eq!(all, listed(API), "left: the OpenAPI document, right: the table in matrix/doors.rs");
}

#[test]
fn no_page_is_missing_from_the_table() {
    let routes = leptos_axum::generate_route_list(linli_app::app::shell);
    let all: BTreeSet<String> =
        routes.iter().map(|route| format!("GET {}", shape(route.path()))).collect();
    assert!(all.len() > 15, "nothing was looked at");
    assert_eq!(
        all,
        listed(PAGES),
        "left: the routes of app.rs, right: the table in matrix/doors.rs"
    );
}

#[test]
fn no_form_is_missing_from_the_table() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/web/forms");
    let mut all = BTreeSet::new();
    for file in fs::read_dir(here).expect("the folder is there").flatten() {
        let Ok(text) = fs::read_to_string(file.path()) else { continue };
        for rest in text.split(".route(").skip(1) {
            let path = rest.split('"').nth(1).expect("a path");
            let download = rest.split(',').nth(1).is_some_and(|way| way.trim().starts_with("get("));
            all.insert(format!("{} {}", if download { "GET" } else { "POST" }, shape(path)));
        }
    }
    assert!(all.len() > 15, "nothing was looked at");
    assert_eq!(
        all,
        listed(FORMS),
        "left: server/src/web/forms, right: the table in matrix/doors.rs"
    );
}
