use crate::common::Random;

/// Values to draw from. Where an edition must come out exactly, every ball is drawn once, so that all draws together
/// give the printed counts, in an order that nobody foresees; elsewhere balls go back, and counts are mere weights.
#[derive(Default)]
pub(super) struct Sampler<T> {
    balls: Vec<(T, u32)>,
    left: u32,
    put_back: bool,
}

impl<T: Copy + Default> Sampler<T> {
    /// An urn of which each ball is drawn once.
    pub(super) fn counted(balls: impl IntoIterator<Item = (T, u32)>) -> Self {
        Self::new(balls, false)
    }

    /// An urn into which balls are put back.
    pub(super) fn weighted(balls: impl IntoIterator<Item = (T, u32)>) -> Self {
        Self::new(balls, true)
    }

    fn new(balls: impl IntoIterator<Item = (T, u32)>, put_back: bool) -> Self {
        let balls: Vec<_> = balls.into_iter().collect();
        let left = balls.iter().map(|(_, count)| count).sum();
        Self { balls, left, put_back }
    }

    /// Returns the number of balls in it.
    pub(super) const fn left(&self) -> u32 {
        self.left
    }

    /// The value of a ball; from an empty urn, the default.
    pub(super) fn draw(&mut self, random: &mut Random) -> T {
        let mut place = random.below(self.left);
        for (value, count) in &mut self.balls {
            if place < *count {
                if !self.put_back {
                    *count -= 1;
                    self.left -= 1;
                }
                return *value;
            }
            place -= *count;
        }
        T::default()
    }
}

/// Parts of a whole in proportion to weights (not all of them 0); they sum to the whole.
pub(super) fn share<const N: usize>(whole: u32, weights: [u32; N]) -> [u32; N] {
    let mut left = u64::from(whole);
    let mut weight_left: u64 = weights.iter().copied().map(u64::from).sum();
    weights.map(|weight| {
        let part = left * u64::from(weight) / weight_left.max(1);
        left -= part;
        weight_left -= u64::from(weight);
        u32::try_from(part).unwrap_or(whole)
    })
}

#[cfg(test)]
mod tests {
    use super::{Random, Sampler, share};

    #[test]
    fn a_counted_urn_gives_every_ball_once_and_then_the_default() {
        let mut random = Random::new(7);
        let mut sampler = Sampler::counted([('a', 3), ('b', 0), ('c', 2)]);
        let mut drawn: Vec<char> = (0..5).map(|_| sampler.draw(&mut random)).collect();
        drawn.sort_unstable();
        assert_eq!(drawn, ['a', 'a', 'a', 'c', 'c']);
        assert_eq!((sampler.left(), sampler.draw(&mut random)), (0, '\0'));
    }

    #[test]
    fn a_weighted_urn_is_never_empty() {
        let mut random = Random::new(7);
        let mut sampler = Sampler::weighted([('a', 1), ('b', 0)]);
        assert!((0..10).all(|_| sampler.draw(&mut random) == 'a'));
    }

    #[test]
    fn parts_sum_to_the_whole_and_follow_their_weights() {
        assert_eq!(share(10, [0, 1, 1, 0]), [0, 5, 5, 0]);
        assert_eq!(share(100, [1, 2, 4]), [14, 28, 58]);
        assert_eq!(share(u32::MAX, [u32::MAX, u32::MAX]).iter().sum::<u32>(), u32::MAX);
    }
}
