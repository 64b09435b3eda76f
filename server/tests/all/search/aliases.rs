//! Names of places from a file.

use crate::fixtures::fresh_sqlite;
use crate::fixtures::town::{COMMUNITY, Town};
use linli_server::import::places::read;

const FILE: &str = "名称,类型,区划,纬度,经度,坐标系,别名\n\
    柳溪苑,小区,郭门社区居委会,29.9272,117.9376,,柳苑\n\
    石桥街,道路,341023100001,,,,\n\
    没有的地方,小区,不存在的社区,,,,\n";

#[tokio::test]
async fn the_same_file_twice_changes_nothing_and_a_dry_run_never_does() {
    let fresh = fresh_sqlite().await;
    let town = Town::on(&fresh.db).await;
    let (rows, faults) = read(FILE.as_bytes()).expect("is read");
    assert_eq!((rows.len(), faults.len()), (3, 0));
    let known = async |text: &str| {
        town.services.nearby.places(text).await.expect("is answered").into_iter().next()
    };
    let dry = town.core.import_places(&rows, true).await.expect("is tried");
    assert_eq!((dry.created, dry.refused.len()), (2, 1));
    assert_eq!(known("柳苑").await, None);

    let done = town.core.import_places(&rows, false).await.expect("is taken");
    assert_eq!((done.created, done.updated, done.unchanged), (2, 0, 0));
    assert_eq!((done.refused[0].0, done.refused[0].1.as_str()), (4, "没有的地方"));
    let place = known("柳苑").await.expect("is known");
    assert_eq!(place.division, Some(COMMUNITY.into()));
    assert_eq!(place.at, Some((29.9272, 117.9376)));

    let again = town.core.import_places(&rows, false).await.expect("is taken");
    assert_eq!((again.created, again.updated, again.unchanged), (0, 0, 2));

    // GCJ-02 is converted, and the place keeps its id.
    let moved = FILE.replace("29.9272,117.9376,,", "29.9223482,117.9430931,gcj02,");
    let (rows, _) = read(moved.as_bytes()).expect("is read");
    let done = town.core.import_places(&rows, false).await.expect("is taken");
    assert_eq!((done.created, done.updated, done.unchanged), (0, 1, 1));
    let after = known("柳苑").await.expect("is known");
    let (lat, lon) = after.at.expect("a point");
    assert!((lat - 29.925).abs() < 1e-5 && (lon - 117.938).abs() < 1e-5);
    assert_eq!(after.id, place.id);
}
