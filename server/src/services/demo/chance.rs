//! Chance of the demo: the same every time, so that two loads on the same day look the same.

/// Splitmix64 from a fixed seed.
#[derive(Clone, Debug)]
pub(super) struct Chance(u64);

impl Chance {
    /// From a seed and the place in which it is used: what happens at one door does not depend on
    /// how much happened at another.
    pub(super) fn new(seed: u64, place: u64) -> Self {
        Self(seed ^ place.wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    /// The next 64 bits.
    pub(super) fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from `low` up to and without `high`; `low` where there is none.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = u64::try_from(high - low).unwrap_or(0);
        let drawn = if span == 0 { 0 } else { self.draw() % span };
        low + i64::try_from(drawn).unwrap_or(0)
    }

    /// Happens in so many of 100 cases.
    pub(super) fn happens(&mut self, percent: i64) -> bool {
        self.between(0, 100) < percent
    }

    /// One of several.
    pub(super) fn one<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        let most = i64::try_from(of.len()).unwrap_or(0);
        of.get(usize::try_from(self.between(0, most)).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::Chance;

    #[test]
    fn the_same_seed_draws_the_same_and_another_place_something_else() {
        let drawn = |place| {
            let mut chance = Chance::new(7, place);
            (0..20).map(|_| chance.between(-3, 9)).collect::<Vec<_>>()
        };
        assert_eq!(drawn(1), drawn(1));
        assert_ne!(drawn(1), drawn(2));
        assert!(drawn(1).iter().all(|one| (-3..9).contains(one)));
        assert_eq!(Chance::new(7, 1).between(4, 4), 4);
    }

    #[test]
    fn what_happens_in_thirty_of_a_hundred_does() {
        let mut chance = Chance::new(1, 1);
        let count = (0..10_000).filter(|_| chance.happens(30)).count();
        assert!((2_800..3_200).contains(&count), "{count}");
    }
}
