/// A stream of numbers that look random and are the same everywhere: `SplitMix64`, from G. L. Steele, D. Lea and
/// C. H. Flood, “Fast splittable pseudorandom number generators”, OOPSLA 2014, <https://doi.org/10.1145/2660193.2660195>.
pub(crate) struct Random(u64);

impl Random {
    /// Returns the stream of a seed.
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Returns the next number, of 64 bits.
    pub(crate) const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    /// A number below the bound; 0 below 0. By multiplication, as D. Lemire has it (“Fast random integer generation in
    /// an interval”, 2019), without his rejection: the unevenness, at most bound / 2³², does not matter here.
    pub(crate) const fn below(&mut self, bound: u32) -> u32 {
        (((self.next() >> 32) * bound as u64) >> 32) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::Random;

    #[test]
    fn the_stream_is_that_of_splitmix64() {
        let mut random = Random::new(1_234_567);
        let published = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423];
        assert_eq!([random.next(), random.next(), random.next()], published);
    }

    #[test]
    fn every_number_below_the_bound_comes_up_and_none_above() {
        let mut random = Random::new(1);
        let mut times = [0; 6];
        for _ in 0..600 {
            times[random.below(6) as usize] += 1;
        }
        assert!(times.iter().all(|times| (60..140).contains(times)), "{times:?}");
        assert_eq!(random.below(0), 0);
    }
}
