use super::generator::{Edition, Generator, Situation};
use super::place::{PLACES, Place};
use super::row::{Row, days};
use super::sampler::{Sampler, share};
use crate::common::Random;

/// The year whose signals are the same in every sample, so that Missouri's rank among all jurisdictions is.
const RANKED: u16 = 2020;

/// Number of a jurisdiction's latest situations that further signals may be about.
const RECENT: usize = 8;

/// A year's signals, drawn one by one in the order of their dates.
pub(super) struct Year {
    number: u16,
    rows: u32,
    done: u32,
    random: Random,
    /// Origin of each signal, as a place among the cells.
    origins: Sampler<usize>,
    cells: Vec<Cell>,
}

/// The signals of one jurisdiction in a year.
struct Cell {
    place: &'static Place,
    signals: Sampler<Signal>,
    generator: Generator,
    opened: u32,
    recent: Vec<Situation>,
}

/// Kind of a signal.
#[derive(Clone, Copy, Default)]
enum Signal {
    /// Not substantive: a hang-up, a wrong number.
    #[default]
    Missed,
    /// About trafficking, but about no situation.
    General,
    /// About a situation that nobody has told of.
    New,
    /// About a situation that is known.
    Again,
}

/// Returns the number of rows of a year that every sample has: all of 2020, and Missouri's of 2017.
pub(super) const fn fixed_rows(year: u16) -> u32 {
    match year {
        RANKED => {
            let (mut rows, mut place) = (0, 0);
            while place < PLACES.len() {
                rows += PLACES[place].signals + PLACES[place].missed();
                place += 1;
            }
            rows
        }
        2017 => match Edition::Missouri2017.signals() {
            Some([missed, general, new, again]) => missed + general + new + again,
            None => 0,
        },
        _ => 0,
    }
}

impl Year {
    /// A year of its fixed rows and that many more, which 2020 has no room for.
    pub(super) fn new(year: u16, more: u32) -> Self {
        let mut random = Random::new(u64::from(year));
        let weights = PLACES.each_ref().map(|place| match Edition::of(year, place) {
            Edition::Any => place.signals * (85 + random.below(31)),
            Edition::Missouri2017 | Edition::Missouri2020 => 0,
        });
        let rows = share(more, weights);
        let cells: Vec<Cell> =
            PLACES.iter().zip(rows).map(|(place, rows)| Cell::new(year, place, rows, &mut random)).collect();
        let origins = Sampler::counted(cells.iter().map(|cell| cell.signals.left()).enumerate());
        Self { number: year, rows: origins.left(), done: 0, random, origins, cells }
    }

    /// The next signal.
    pub(super) fn row(&mut self) -> Option<Row> {
        if self.done == self.rows {
            return None;
        }
        let day = self.day();
        self.done += 1;
        let origin = self.origins.draw(&mut self.random);
        let cell = self.cells.get_mut(origin)?;
        Some(cell.row(self.number, self.done, day, &mut self.random))
    }

    /// The day of the next signal, from 0. Some are entered a day or two late, so the order is not perfect.
    fn day(&mut self) -> u32 {
        let today = u64::from(self.done) * u64::from(days(self.number)) / u64::from(self.rows);
        let late = self.random.below(20).saturating_sub(17);
        u32::try_from(today).unwrap_or(0).saturating_sub(late)
    }
}

impl Cell {
    /// A jurisdiction's year; of that many rows, where they are not fixed.
    fn new(year: u16, place: &'static Place, rows: u32, random: &mut Random) -> Self {
        let edition = Edition::of(year, place);
        let [missed, general, new, again] =
            edition.signals().unwrap_or_else(|| plausible_signals(year, place, rows, random));
        let kinds = [(Signal::Missed, missed), (Signal::General, general), (Signal::New, new), (Signal::Again, again)];
        Self {
            place,
            signals: Sampler::counted(kinds),
            generator: Generator::new(edition),
            opened: 0,
            recent: Vec::new(),
        }
    }

    /// The next signal from here.
    fn row(&mut self, year: u16, number: u32, day: u32, random: &mut Random) -> Row {
        let signal = self.signals.draw(random);
        let substantive = !matches!(signal, Signal::Missed);
        let signaler = self.generator.signaler(substantive, random);
        let situation = match signal {
            Signal::Missed | Signal::General => None,
            Signal::New => Some(self.open(random)),
            Signal::Again => self.recall(random),
        };
        Row { year, number, day, place: self.place, signaler, substantive, situation }
    }

    fn open(&mut self, random: &mut Random) -> Situation {
        let oldest = self.opened as usize % RECENT;
        self.opened += 1;
        let situation = self.generator.situation(self.opened, self.place, random);
        match self.recent.get_mut(oldest) {
            Some(known) => *known = situation,
            None => self.recent.push(situation),
        }
        situation
    }

    /// A known situation, if there is any.
    fn recall(&self, random: &mut Random) -> Option<Situation> {
        let known = u32::try_from(self.recent.len()).unwrap_or(0);
        self.recent.get(random.below(known) as usize).copied()
    }
}

/// The signals of a jurisdiction of which nothing is published, ordered as those of [`Edition::signals`].
fn plausible_signals(year: u16, place: &Place, rows: u32, random: &mut Random) -> [u32; 4] {
    let [missed, substantive] = if year == RANKED {
        [place.missed(), place.signals]
    } else {
        let percent = 22 + random.below(7);
        share(rows, [percent, 100 - percent])
    };
    let [general, new, again] =
        share(substantive, [40 + random.below(15), 30 + random.below(8), 10 + random.below(10)]);
    [missed, general, new, again]
}
