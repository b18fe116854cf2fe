use crate::locale::Locale;
use crate::report::{Decimal, TableView, Value};

/// Decimals of a figure on the scale: it is in millionths.
const PLACES: u8 = 6;

/// A scale from a round number to a round number, with zero on it.
pub(super) struct Scale {
    from: i64,
    until: i64,
    step: i64,
}

impl Scale {
    /// A scale for all figures of a table and their bounds, with at most so many steps.
    pub(super) fn new(view: &TableView, most_steps: i64) -> Self {
        let values = view.body().filter_map(|(_, line)| line.cells.first()).map(|cell| cell.value);
        let (mut least, mut most) = (0, 0);
        for number in values.flat_map(numbers) {
            (least, most) = (number.min(least), number.max(most));
        }
        let step = step((most - least).max(1) / most_steps.max(1));
        let down = |number: i64| number.div_euclid(step) * step;
        Self { from: down(least), until: -down(-most.max(1)), step }
    }

    /// The place of a number between two edges.
    pub(super) fn x(&self, number: i64, left: i32, width: i32) -> i32 {
        let (along, length) = (i128::from(number - self.from), i128::from(self.until - self.from));
        left + i32::try_from(i128::from(width) * along / length.max(1)).unwrap_or(width)
    }

    /// The round numbers of the scale.
    pub(super) fn ticks(&self) -> impl Iterator<Item = i64> {
        let (from, step) = (self.from, self.step);
        (0..=(self.until - from) / step).map(move |index| from + index * step)
    }

    /// Writes a round number as the figures of the table are written.
    pub(super) fn say(&self, number: i64, like: &Value, locale: &Locale) -> String {
        let decimals = (0..PLACES).find(|places| self.step % 10_i64.pow(u32::from(PLACES - places)) == 0);
        let decimals = decimals.unwrap_or(PLACES);
        let number = Decimal::new(number / 10_i64.pow(u32::from(PLACES - decimals)), decimals);
        locale.figure_like(number, like)
    }
}

/// The figure and its bounds, in millionths.
pub(super) fn numbers(value: &Value) -> impl Iterator<Item = i64> {
    value.size().into_iter().chain(bounds(value).into_iter().flatten())
}

/// The bounds of a figure, in millionths.
pub(super) fn bounds(value: &Value) -> Option<[i64; 2]> {
    value.interval().map(|own| [own.low, own.high].map(|bound| bound.units_at(PLACES)))
}

/// The least of 1, 2, 5, 10, 20, 50 … that is no less than a number.
fn step(least: i64) -> i64 {
    let mut power = 1_i64;
    loop {
        for factor in [1, 2, 5] {
            let step = power.saturating_mul(factor);
            if step >= least || step == i64::MAX {
                return step;
            }
        }
        power = power.saturating_mul(10);
    }
}

#[cfg(test)]
mod tests {
    use super::step;

    #[test]
    fn steps_are_round() {
        assert_eq!([0, 1, 2, 3, 6, 11, 21, 51, 999].map(step), [1, 1, 2, 5, 10, 20, 50, 100, 1000]);
        assert_eq!(step(i64::MAX), i64::MAX);
    }
}
