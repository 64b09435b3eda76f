//! Against gcoord, and against itself.

use super::*;
use proptest::prelude::*;

fn point(lat: f64, lon: f64) -> Point {
    Point::new(lat, lon).expect("degrees")
}

/// WGS-84 and GCJ-02 as the npm package gcoord 1.0.7 (MIT) converts them.
#[rustfmt::skip]
const GCOORD: [(f64, f64, f64, f64); 12] = [
    (39.9087, 116.3975, 39.910_103_5, 116.403_743_6),
    (31.2304, 121.4737, 31.228_457_7, 121.478_223_1),
    (23.1291, 113.2644, 23.126_423_3, 113.269_729_6),
    (29.925, 117.938, 29.922_348_2, 117.943_093_1),
    (43.8256, 87.6168, 43.826_805_4, 87.619_649_9),
    (45.7567, 126.6424, 45.758_651_1, 126.648_369_8),
    (29.6456, 91.1409, 29.642_864_0, 91.142_429_3),
    (20.0311, 110.3312, 20.029_053_7, 110.335_570_8),
    (22.5431, 114.0579, 22.540_382_8, 114.063_014_0),
    (36.0581, 103.8236, 36.057_792_2, 103.826_025_5),
    (24.4798, 118.0894, 24.477_153_2, 118.094_377_1),
    (39.4704, 75.9898, 39.470_627_0, 75.992_755_0),
];

#[test]
fn twelve_cities_lie_where_gcoord_puts_them() {
    for (lat, lon, gcj_lat, gcj_lon) in GCOORD {
        let (wgs, gcj) = (point(lat, lon), point(gcj_lat, gcj_lon));
        assert!(wgs.to_gcj02().metres_to(gcj) < 0.05, "{wgs:?} → {:?}", wgs.to_gcj02());
        assert!(gcj.from_gcj02().metres_to(wgs) < 0.05, "{gcj:?} → {:?}", gcj.from_gcj02());
    }
}

#[test]
fn hong_kong_macau_taiwan_and_the_world_are_not_shifted() {
    for (name, lat, lon) in [
        ("Tsim Sha Tsui", 22.2976, 114.1722),
        ("Sheung Shui", 22.5013, 114.1281),
        ("Lo Wu station", 22.5283, 114.1131),
        ("Tin Shui Wai", 22.4590, 114.0023),
        ("Senado Square", 22.1937, 113.5399),
        ("Portas do Cerco", 22.2150, 113.5493),
        ("Coloane", 22.1180, 113.5560),
        ("Taipei", 25.0330, 121.5654),
        ("Kaohsiung", 22.6273, 120.3014),
        ("Magong", 23.5654, 119.5665),
        ("Jincheng, Kinmen", 24.4340, 118.3180),
        ("Nangan, Matsu", 26.1500, 119.9400),
        ("Seoul", 37.5665, 126.9780),
        ("Pyongyang", 39.0392, 125.7625),
        ("Tokyo", 35.6762, 139.6503),
        ("Hanoi", 21.0278, 105.8342),
        ("Ulaanbaatar", 47.8864, 106.9057),
        ("Almaty", 43.2220, 76.8512),
        ("Vladivostok", 43.1155, 131.8855),
        ("Kathmandu", 27.7172, 85.3240),
        ("London", 51.5072, -0.1276),
    ] {
        let here = point(lat, lon);
        assert!(!is_shifted(here), "{name}");
        assert_eq!(here.to_gcj02(), here, "{name}");
        // Read as GCJ-02, a point at the very border may as well be one of the other side.
        if !matches!(name, "Lo Wu station" | "Portas do Cerco") {
            assert_eq!(here.from_gcj02(), here, "{name}");
        }
    }
}

#[test]
fn their_neighbours_across_the_water_are() {
    for (name, lat, lon) in [
        ("Shenzhen, Luohu", 22.5485, 114.1180),
        ("Shenzhen, Futian port", 22.5260, 114.0650),
        ("Shenzhen, Shekou", 22.4870, 113.9170),
        ("Shenzhen, Yantian", 22.5580, 114.2370),
        ("Zhuhai, Gongbei", 22.2200, 113.5480),
        ("Zhuhai, Xiangzhou", 22.2710, 113.5670),
        ("Xiamen, Xiang'an", 24.6180, 118.2480),
        ("Fuzhou, Pingtan", 25.5000, 119.7900),
        ("Dandong", 40.1200, 124.3600),
        ("Heihe", 50.2450, 127.4800),
        ("Sanya", 18.2528, 109.5120),
        ("Kashgar", 39.4704, 75.9898),
        ("Mohe", 52.9720, 122.5390),
    ] {
        assert!(is_shifted(point(lat, lon)), "{name}");
    }
}

#[test]
fn distances_are_those_of_the_sphere() {
    // Beijing to Shanghai is 1,067 km.
    let metres = point(39.9042, 116.4074).metres_to(point(31.2304, 121.4737));
    assert!((1_066_000.0..1_069_000.0).contains(&metres), "{metres}");
    assert!(point(1.0, 2.0).metres_to(point(1.0, 2.0)) < 1e-9);
    let half_way_round = point(0.0, 0.0).metres_to(point(0.0, 180.0));
    assert!((half_way_round - PI * EARTH_M).abs() < 1.0, "{half_way_round}");
}

#[test]
fn minutes_are_rounded_up() {
    assert_eq!(walk_minutes(0.0, false), 1);
    assert_eq!(walk_minutes(576.0, false), 10);
    assert_eq!(walk_minutes(577.0, false), 11);
    assert_eq!(walk_minutes(576.0, true), 13);
}

proptest! {
    #[test]
    fn there_and_back_is_where_one_was(lat in 18.0..53.0f64, lon in 74.0..135.0f64) {
        let here = point(lat, lon);
        let there = here.to_gcj02();
        if is_shifted(here) {
            let back = there.from_gcj02();
            prop_assert!(back.metres_to(here) < 0.5, "{} m", back.metres_to(here));
        } else {
            prop_assert_eq!(there, here);
        }
    }

    #[test]
    fn the_shift_is_some_hundred_metres(lat in 18.0..53.0f64, lon in 74.0..135.0f64) {
        let here = point(lat, lon);
        prop_assert!(here.to_gcj02().metres_to(here) < 1_000.0);
    }
}
