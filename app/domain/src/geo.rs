//! Where things are: WGS-84 and the mainland's shifted coordinates (GCJ-02), distances, walking.

mod outline;

pub use outline::is_shifted;

use std::f64::consts::PI;

/// A point of the earth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
}

/// Mean radius of the earth (IUGG), metres.
const EARTH_M: f64 = 6_371_008.8;
/// The ellipsoid that GCJ-02 is defined on (Krasovsky 1940): half axis in metres, and squared
/// eccentricity.
const KRASOVSKY: (f64, f64) = (6_378_245.0, 0.006_693_421_622_965_943);
/// Ways through streets are longer than the straight line: 1.3 is usual for towns built in blocks.
pub const DETOUR: f64 = 1.3;
/// Metres in a minute at 4.5 km/h: an adult in no hurry.
const ADULT_M: f64 = 75.0;
/// Metres in a minute at 3.6 km/h: an older person, 1 m a second.
const ELDER_M: f64 = 60.0;

impl Point {
    /// A point from degrees, if they are degrees of the earth.
    pub fn new(lat: f64, lon: f64) -> Option<Self> {
        ((-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon))
            .then_some(Self { lat, lon })
    }

    /// Metres to another point along the surface of the mean sphere (haversine; within 0.6 % of
    /// the ellipsoid, far below what the detour leaves open).
    pub fn metres_to(self, other: Self) -> f64 {
        let half = |a: f64, b: f64| ((b - a).to_radians() / 2.0).sin();
        let (north, east) = (half(self.lat, other.lat), half(self.lon, other.lon));
        let across = self.lat.to_radians().cos() * other.lat.to_radians().cos();
        let h = north * north + across * east * east;
        2.0 * EARTH_M * h.clamp(0.0, 1.0).sqrt().asin()
    }

    /// A WGS-84 point as maps of the mainland draw it; the same point elsewhere.
    #[must_use]
    pub fn to_gcj02(self) -> Self {
        if !is_shifted(self) {
            return self;
        }
        let (north, east) = shift(self);
        Self { lat: self.lat + north, lon: self.lon + east }
    }

    /// The WGS-84 point that maps of the mainland draw here, to less than a millimetre; the same
    /// point elsewhere.
    ///
    /// The shift changes slowly, so that taking it off at the last guess comes closer by about
    /// three digits each time.
    #[must_use]
    pub fn from_gcj02(self) -> Self {
        let mut guess = self;
        for _ in 0..6 {
            let (north, east) = shift(guess);
            guess = Self { lat: self.lat - north, lon: self.lon - east };
        }
        if is_shifted(guess) { guess } else { self }
    }
}

/// How far GCJ-02 lies to the north and east of a WGS-84 point, in degrees.
fn shift(at: Point) -> (f64, f64) {
    let (x, y) = (at.lon - 105.0, at.lat - 35.0);
    let wave = |angle: f64, height: f64| height * (angle * PI).sin() * 2.0 / 3.0;
    let root = x.abs().sqrt();
    let ripple = wave(6.0 * x, 20.0) + wave(2.0 * x, 20.0);
    let waves_north =
        wave(y, 20.0) + wave(y / 3.0, 40.0) + wave(y / 12.0, 160.0) + wave(y / 30.0, 320.0);
    let waves_east =
        wave(x, 20.0) + wave(x / 3.0, 40.0) + wave(x / 12.0, 150.0) + wave(x / 30.0, 300.0);
    let plane_north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root;
    let plane_east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root;
    let (north, east) = (plane_north + ripple + waves_north, plane_east + ripple + waves_east);
    let (axis, eccentricity) = KRASOVSKY;
    let lat = at.lat.to_radians();
    let bend = 1.0 - eccentricity * lat.sin() * lat.sin();
    let meridian = axis * (1.0 - eccentricity) / (bend * bend.sqrt());
    let parallel = axis / bend.sqrt() * lat.cos();
    ((north / meridian).to_degrees(), (east / parallel).to_degrees())
}

/// Walking minutes for a straight line of so many metres, rounded up: metres × [`DETOUR`] at
/// 4.5 km/h, or at 3.6 km/h for older people. Nothing is nearer than a minute.
pub fn walk_minutes(metres: f64, elder: bool) -> i64 {
    let pace = if elder { ELDER_M } else { ADULT_M };
    ((metres * DETOUR / pace).ceil() as i64).max(1)
}

#[cfg(test)]
mod tests;
